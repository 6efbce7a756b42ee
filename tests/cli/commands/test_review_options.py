"""`review --brief`, `--all` and `--within`, how they combine, and the settings that a review uses."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from mentorlog.insight.questions import load_bank
from tests.cli.conftest import Mentor
from tests.cli.page_fields import page_fields
from tests.cli.terminal import read

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def busy(two: Mentor) -> Mentor:
    """Many entries with Ana, to meet tomorrow, and a few with Bo, to meet on Friday."""
    return two.given(
        "log -w ana --on 2026-10-12 talked --me 'Send the list by 2026-11-01' --me 'Ask Mette' --me 'Find a room'",
        "log -w ana --on 2026-11-09 --them 'Shadow one review by 2026-12-01' --takeaway 'Ask before telling' talked",
        "goal add Run the design review alone in front of everybody and without any rescue at all -w ana",
        "raise Conflict with the platform team that everybody knows of and nobody has ever spoken about -w ana",
        "raise Something else -w ana",
        "note she seemed tired -w ana",
        "action add Ask HR about her pay --private -w ana --by 2026-11-02",
        "plan 2026-11-24 14:00 -w ana",
        "log -w bo --on 2026-11-02 'We began'",
        "plan 2026-11-27 -w bo",
    )


# --brief


def test_brief_shows_promises_the_first_point_and_a_question(busy: Mentor) -> None:
    """The first line has the name and the next session, and each promise line counts the others."""
    lines = [line.split("\t") for line in busy("review ana --brief").fields.splitlines()]
    assert lines[0][0] == "Ana Souza"
    assert lines[0][-2:] == ["tomorrow 14:00", "s3"]
    assert lines[1] == ["You owe", "Send the list", "22 days late", "a1", "+2 more"]
    assert lines[2] == ["Ana owes", "Shadow one review", "Tue 1 Dec", "a4"]
    assert [line[0] for line in lines[3:]] == ["Agenda", "Ask"]


def test_brief_shows_a_goal_if_no_point_is_open(busy: Mentor) -> None:
    """The goal replaces the agenda line."""
    busy("drop t1 t2")
    assert [line.partition("\t")[0] for line in busy("review ana --brief").fields.splitlines()][3:] == ["Goals", "Ask"]


@pytest.mark.parametrize("columns", [20, 30, 36, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("who", ["ana", "bo"])
def test_brief_has_at_most_five_lines_at_any_width(busy: Mentor, columns: int, who: str) -> None:
    """Longer lines are shortened; they end with the ref that shows the rest, or on a narrow terminal with facts."""
    lines = COLOUR.sub("", busy(f"--color always review {who} --brief", COLUMNS=str(columns)).out).splitlines()
    assert 2 <= len(lines) <= 5
    assert max(map(cell_len, lines)) <= columns
    for line in lines if columns >= 60 else ():
        assert "…" not in line or re.search(r" [a-z]\d+( · \+\d+ more| \+\d+)?$", line) or line.startswith("Ask")


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_brief_keeps_how_late_a_promise_is(busy: Mentor, columns: int) -> None:
    """In a narrow terminal, its text is shortened and other details are omitted, the ref first."""
    lines = COLOUR.sub("", busy("--color always review ana --brief", COLUMNS=str(columns)).out).splitlines()
    assert re.search(r"● .*Send.*  22 days late", lines[1])
    assert ("a1" in lines[1]) is (columns >= 60)


def test_brief_lists_the_refs_of_a_notice(two: Mentor) -> None:
    """A pipe has all of them, and a terminal as many as fit."""
    for day in ("2026-10-12", "2026-10-26", "2026-11-09"):
        two(f"log -w ana --on {day} --for 10m talked")
    expected = "Notice\tThe last three sessions took 10 min each. Is that the time you both need?\ts1 s2 s3"
    assert expected in two("review ana --brief").fields
    drawn = {n: COLOUR.sub("", two("--color always review ana --brief", COLUMNS=str(n)).out) for n in (80, 36)}
    assert re.search("Notice .* s1 s2 s3$", drawn[80], re.MULTILINE)
    assert re.search(r"Notice: .* s1 \+2$", drawn[36], re.MULTILINE)


def test_brief_shows_a_session_of_today(ana: Mentor) -> None:
    """The line is the same as in the full review."""
    ana("log talked")
    assert ana("review --brief").fields.startswith("Ana Souza\t2nd session\tmet today\t")


def test_brief_has_no_private_entries(busy: Mentor) -> None:
    """Other people may see the screen."""
    output = busy("review ana --brief").out
    assert "tired" not in output
    assert "HR" not in output


@pytest.mark.heavy
def test_brief_is_the_same_if_nothing_private_was_recorded(busy: Mentor) -> None:
    """A private session leaves neither its time nor a count, and a private person is not found."""
    lines = ("review ana --brief", "review --brief", "review --all --brief", "review bo --brief")
    before = [busy(line).output for line in lines]
    for line in (
        "plan 2026-11-23 12:00 -w bo --private",
        "plan 2026-11-23 16:00 -w ana --private",
        "log hush --extra --private -w ana --on 2026-11-20",
        "start Cy Nord --i-am mentor --private",
        "plan 2026-11-23 11:00 -w cy",
    ):
        busy(line)
    assert [busy(line).output for line in lines] == before
    assert "'cy' (private entries are hidden)" in busy.fails("review cy --brief", code=1)


@pytest.mark.parametrize("line", ["start Cy Nord --i-am mentor", "end ana"])
def test_brief_works_for_new_and_ended_relationships(ana: Mentor, line: str) -> None:
    """It has two to five lines."""
    ana(line)
    assert 2 <= ana(f"review {'cy' if 'start' in line else 'ana'} --brief").out.count("\n") <= 5


# everyone to meet soon


def reviewed(mentor: Mentor, line: str = "review --all") -> list[str]:
    """Return the names of the reviewed relationships, in order."""
    return [review["relationship"]["name"] for review in mentor(f"{line} --json").json]


def test_review_all_is_sorted_by_session(busy: Mentor) -> None:
    """Each page is the review by name, below a line that counts the pages."""
    assert reviewed(busy) == ["Ana Souza", "Bo Lind"]
    output = busy("review --all").out
    assert re.findall("^(?:━━ )?(\\d of \\d|[A-Z][a-z]+ [A-Z][a-z]+, [a-z ]+\\b)", output, re.MULTILINE) == [
        "1 of 2",
        "Ana Souza, you mentor",
        "2 of 2",
        "Bo Lind, mentors you",
    ]
    pages = re.split("^━━ .*\n", output, flags=re.MULTILINE)[1:]
    assert [page_fields(page) for page in pages] == [busy("review ana").fields, busy("review bo").fields]
    busy("plan 2026-11-23 18:00 -w bo")
    assert reviewed(busy) == ["Bo Lind", "Ana Souza"]


def test_a_single_page_has_no_page_number(busy: Mentor) -> None:
    """It is the same page as the review by name."""
    assert busy("review --all --within 1d").out == busy("review ana").out


@pytest.mark.parametrize(
    ("planned", "within", "expected"),
    [
        ("2026-11-23 08:00", "0", ["Ana Souza"]),
        ("2026-11-23 07:59", "0", []),
        ("2026-11-23", "0", ["Ana Souza"]),
        ("2026-11-23 23:59", "0", ["Ana Souza"]),
        ("2026-11-24", "0", []),
        ("2026-11-22", "7d", []),
        ("2026-11-30 23:59", None, ["Ana Souza"]),
        ("2026-12-01", None, []),
        ("2026-12-01", "2w", ["Ana Souza"]),
    ],
)
def test_review_all_includes_sessions_from_an_hour_ago(
    ana: Mentor, planned: str, within: str | None, expected: list[str]
) -> None:
    """By default it looks a week ahead, and `--within` changes that."""
    ana(f"plan {planned}")
    assert reviewed(ana, f"review --all{f' --within {within}' if within else ''}") == expected


def test_after_midnight_a_session_of_last_evening_is_included(ana: Mentor) -> None:
    """An hour ago may be the day before."""
    ana("plan 2026-11-23 23:40")
    ana.now = "2026-11-24T00:30"
    assert reviewed(ana) == ["Ana Souza"]


def test_review_all_shows_each_person_once(two: Mentor) -> None:
    """Two sessions give one page, at the first; a paused relationship is included and an ended one is not."""
    for line in ("plan 2026-11-26 -w ana", "plan 2026-11-24 -w bo", "plan 2026-11-25 -w ana", "plan 2026-11-23 -w ana"):
        two(line)
    assert reviewed(two) == ["Ana Souza", "Bo Lind"]
    two("pause ana")
    assert reviewed(two) == ["Ana Souza", "Bo Lind"]
    two("end bo")
    assert reviewed(two) == ["Ana Souza"]


def test_review_all_brief_has_at_most_five_lines_per_person(busy: Mentor) -> None:
    """The persons are separated by a rule."""
    output = busy("review --all --brief", COLUMNS="80").out
    each = [busy(f"review {name} --brief", COLUMNS="80").fields for name in ("ana", "bo")]
    assert [page_fields(page) for page in output.split(f"{'─' * 80}\n")] == each
    drawn = COLOUR.sub("", busy("--color always review --all --brief", COLUMNS="80").out).splitlines()
    assert [len(set(line)) for line in drawn].count(1) == 1
    assert len(drawn) <= 11


def test_review_all_without_sessions_suggests_plan(two: Mentor) -> None:
    """The note names the next session after that period, and the JSON is an empty list."""
    answer = two("review --all")
    assert answer.out == ""
    assert answer.err.startswith("No session is planned in the next 7 days.")
    assert "mentorlog plan DATE -w NAME" in answer.err
    assert "Look further" not in answer.err
    two("plan 2026-12-09 10:00 -w bo")
    assert "today or tomorrow; the next is with Bo Lind, Wed 9 Dec 10:00." in two("review --all --within 1d").err
    assert "No session is planned today;" in two("review --all --within 0").err
    assert two("review --all --json").json == []


@pytest.mark.parametrize("options", ["", " --brief", " --shareable", " --brief --shareable"])
@pytest.mark.parametrize("within", ["", " --within 0", " --within 30d"])
def test_the_suggested_within_finds_the_next_session(ana: Mentor, within: str, options: str) -> None:
    """The suggestion keeps the options and is never the command that was typed."""
    ana("plan 2027-01-07 10:00")
    typed = f"review --all{within}{options}"
    offered = re.findall("Look further: mentorlog (.*)", ana(typed).err)
    assert offered == [f"review --all --within 45d{options}"]
    assert "Ana Souza" in ana(offered[0]).out


@pytest.mark.heavy
def test_an_empty_journal_suggests_start(mentor: Mentor) -> None:
    """The hint is the same with `--all` and `--brief`."""
    assert "mentorlog start NAME" in mentor("review --all").output
    assert "mentorlog start NAME" in mentor("review --brief").output
    assert mentor("review --all --json").json == []


# combinations of options


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("review ana --all", "--all shows everyone you meet soon"),
        ("review --all --with ana", "--all shows everyone you meet soon"),
        ("review --within 2d", "mentorlog review --within 2d --all"),
        ("review ana --within '2 weeks'", "mentorlog review --all --within '2 weeks'"),
        ("review ana --brief --json", "--brief and --json can't be used together"),
        ("review --all --within soonish", "for example: 7d, 2w, 1m"),
    ],
)
def test_contradictory_options_are_refused(busy: Mentor, line: str, hint: str) -> None:
    """The error (exit 2) shows a command to type or which option to choose."""
    assert hint in busy.fails(line, code=2)


def test_the_json_of_review_all_is_an_array_of_reviews(busy: Mentor) -> None:
    """Each element is the JSON of the review by name."""
    assert busy("review --all --json").json == [busy("review ana --json").json, busy("review bo --json").json]


# settings


def test_the_language_setting_selects_the_language_of_questions(busy: Mentor) -> None:
    """The questions are the same in English and Danish."""
    english, danish = ({question.id: question.text for question in load_bank(language)} for language in ("en", "da"))
    english_questions = busy("review ana --json").json["questions"]
    busy("config language da")
    danish_questions = busy("review ana --json").json["questions"]
    assert [question["id"] for question in danish_questions] == [question["id"] for question in english_questions]
    assert all(english[question["id"]] == question["text"] for question in english_questions)
    assert all(danish[question["id"]] == question["text"] for question in danish_questions)
    assert danish_questions[0]["text"] in busy("review ana").out


def test_checkin_every_sets_how_often_a_check_in_is_suggested(busy: Mentor) -> None:
    """The default is every three months, and with `none` it is never suggested."""
    busy("log -w ana --on 2026-08-03 'The first'")
    assert "Check-in\tTime for a partnership check" in busy("review ana").fields
    busy("config checkin_every 'every 6 months'")
    assert "Check-in" not in busy("review ana").fields
    busy("config checkin_every none")
    assert busy("review ana --json").json["partnership_check"] is None


# the height of the terminal


@pytest.mark.heavy
def test_a_review_fits_the_height_of_the_terminal(busy: Mentor) -> None:
    """At 24 lines it leaves room for the prompt and opens no pager; a taller terminal shows everything."""
    for number in range(12):
        busy(f"note thought number {number} -w ana")
    code, small = read(busy, "review", "ana", PAGER="false")
    assert (code, small.count("\n") <= 23) == (0, True)
    assert COLOUR.sub("", small).rstrip().endswith("mentorlog review r1 --full")
    code, full = read(busy, "review", "ana", "--full", PAGER="cat")
    assert code == 0
    assert all(f"thought number {number}" in full for number in range(12))
    code, large = read(busy, "review", "ana", size=(60, 80), PAGER="false")
    assert code == 0
    assert 24 < large.count("\n") < 60
    assert "--full" not in large


def test_a_review_in_a_pipe_is_complete(busy: Mentor) -> None:
    """It is the page that `review --full` shows at a terminal."""
    for number in range(9):
        busy(f"note thought number {number} -w ana")
    output = busy("review ana").out
    assert all(f"thought number {number}" in output for number in range(9))
    assert "--full" not in output
    assert output == busy("review ana --full").out
