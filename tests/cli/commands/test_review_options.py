"""`review --brief`, `--all` and `--within`, what goes together and what does not, and the settings that it heeds."""

from __future__ import annotations

import re

import pytest
from rich.cells import cell_len

from mentorlog.insight.questions import load_bank
from tests.cli.conftest import Mentor
from tests.cli.terminal import read

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


@pytest.fixture
def busy(two: Mentor) -> Mentor:
    """Much to say about Ana, whom one meets tomorrow, and a little about Bo, whom one meets on Friday."""
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


# in five lines


def test_brief_says_the_essentials(busy: Mentor) -> None:
    """Who and when; what I owe and how much of it, what they owe; the first point; what to ask."""
    lines = [line.split("\t") for line in busy("review ana --brief").out.splitlines()]
    assert lines[0][0] == "Ana Souza"
    assert lines[0][-2:] == ["tomorrow 14:00", "s3"]
    assert lines[1] == ["You owe", "Send the list", "22 days late", "carried 1×", "a1", "+2 more"]
    assert lines[2] == ["Ana owes", "Shadow one review", "Tue 1 Dec", "a4"]
    assert [line[0] for line in lines[3:]] == ["Agenda", "Ask"]


def test_brief_names_a_goal_where_nothing_is_to_be_raised(busy: Mentor) -> None:
    """Then it is what the meeting is about."""
    busy("drop t1 t2")
    assert [line.partition("\t")[0] for line in busy("review ana --brief").out.splitlines()][3:] == ["Goals", "Ask"]


@pytest.mark.parametrize("columns", [20, 30, 36, 40, 60, 80, 120, 200])
@pytest.mark.parametrize("who", ["ana", "bo"])
def test_brief_is_at_most_five_lines_of_any_width(busy: Mentor, columns: int, who: str) -> None:
    """Longer lines are shortened, and the ref at their end says where the rest is."""
    said = COLOUR.sub("", busy(f"--color always review {who} --brief", COLUMNS=str(columns)).out).splitlines()
    assert 2 <= len(said) <= 5
    assert max(map(cell_len, said)) <= columns
    for line in said:
        assert "…" not in line or re.search(r" [a-z]\d+( · \+\d+ more| \+\d+)?$", line) or line.startswith("Ask")


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_brief_keeps_what_is_late(busy: Mentor, columns: int) -> None:
    """What else is said of a promise gives way, and its words are shortened."""
    said = COLOUR.sub("", busy("--color always review ana --brief", COLUMNS=str(columns)).out).splitlines()
    assert re.search(r"● (Send|S).*  22 days late · .*a1\b", said[1])


def test_brief_names_all_that_shows_a_notice(two: Mentor) -> None:
    """In a pipe each of them; on a screen as many as leave room for the question."""
    for day in ("2026-10-12", "2026-10-26", "2026-11-09"):
        two(f"log -w ana --on {day} --for 10m talked")
    said = "Notice\tThe last three sessions took 10 min each. Is that the time you both need?\ts1 s2 s3"
    assert said in two("review ana --brief").out
    drawn = {n: COLOUR.sub("", two("--color always review ana --brief", COLUMNS=str(n)).out) for n in (80, 36)}
    assert re.search("Notice .* s1 s2 s3$", drawn[80], re.MULTILINE)
    assert re.search(r"Notice .* s1 \+2$", drawn[36], re.MULTILINE)


def test_brief_says_that_one_met_today(ana: Mentor) -> None:
    """As the whole page does."""
    ana("log talked")
    assert ana("review --brief").out.startswith("Ana Souza\t2nd session\tmet today\t")


def test_brief_says_nothing_private(busy: Mentor) -> None:
    """It is read in a corridor."""
    said = busy("review ana --brief").out
    assert "tired" not in said
    assert "HR" not in said


@pytest.mark.parametrize("line", ["start Cy Nord --i-am mentor", "end ana"])
def test_brief_at_the_beginning_and_at_the_end(ana: Mentor, line: str) -> None:
    """There is something to say of any relationship."""
    ana(line)
    assert 2 <= ana(f"review {'cy' if 'start' in line else 'ana'} --brief").out.count("\n") <= 5


# everybody whom one meets soon


def met(mentor: Mentor, line: str = "review --all") -> list[str]:
    """The names in the answer, in its order."""
    return [each["relationship"]["name"] for each in mentor(f"{line} --json").json]


def test_all_are_reviewed_by_the_time_of_their_session(busy: Mentor) -> None:
    """One page after the other, each below a line that counts them."""
    assert met(busy) == ["Ana Souza", "Bo Lind"]
    said = busy("review --all").out
    assert re.findall("^(--- .*|[A-Z][a-z]+ [A-Z][a-z]+,.*?)(?:\t|$)", said, re.MULTILINE) == [
        "--- 1 of 2",
        "Ana Souza, you mentor",
        "--- 2 of 2",
        "Bo Lind, mentors you",
    ]
    pages = re.split("^--- .*\n", said, flags=re.MULTILINE)[1:]
    assert pages == [busy("review ana").out, busy("review bo").out]
    busy("plan 2026-11-23 18:00 -w bo")
    assert met(busy) == ["Bo Lind", "Ana Souza"]


def test_one_alone_is_not_counted(busy: Mentor) -> None:
    """It is the page that it would be by name."""
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
def test_the_next_days_begin_an_hour_ago(ana: Mentor, planned: str, within: str | None, expected: list[str]) -> None:
    """At nine o'clock, one that began at eight is still going on; then as many days as one says, or a week."""
    ana(f"plan {planned}")
    assert met(ana, f"review --all{f' --within {within}' if within else ''}") == expected


def test_shortly_after_midnight_yesterday_evening_counts(ana: Mentor) -> None:
    """An hour ago was another day."""
    ana("plan 2026-11-23 23:40")
    ana.now = "2026-11-24T00:30"
    assert met(ana) == ["Ana Souza"]


def test_nobody_is_reviewed_twice_and_nobody_who_has_ended(two: Mentor) -> None:
    """Two sessions with one are one page, at the first; one who is paused is met all the same."""
    for line in ("plan 2026-11-26 -w ana", "plan 2026-11-24 -w bo", "plan 2026-11-25 -w ana", "plan 2026-11-23 -w ana"):
        two(line)
    assert met(two) == ["Ana Souza", "Bo Lind"]
    two("pause ana")
    assert met(two) == ["Ana Souza", "Bo Lind"]
    two("end bo")
    assert met(two) == ["Ana Souza"]


def test_brief_and_all_are_five_lines_each(busy: Mentor) -> None:
    """With an empty line in between in a pipe, and a rule on a screen."""
    said = busy("review --all --brief").out
    assert said.split("\n\n") == [busy("review ana --brief").out[:-1], busy("review bo --brief").out]
    drawn = COLOUR.sub("", busy("--color always review --all --brief", COLUMNS="80").out).splitlines()
    assert [len(set(line)) for line in drawn].count(1) == 1
    assert len(drawn) <= 11


def test_nobody_to_meet_is_said_with_what_to_do(two: Mentor) -> None:
    """And whom one meets after that; it is no error, and for a script an empty list."""
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
def test_what_is_offered_to_look_further_finds_the_next_one(ana: Mentor, within: str, options: str) -> None:
    """With the same options, and never the very command that was typed."""
    ana("plan 2027-01-07 10:00")
    typed = f"review --all{within}{options}"
    offered = re.findall("Look further: mentorlog (.*)", ana(typed).err)
    assert offered == [f"review --all --within 45d{options}"]
    assert "Ana Souza" in ana(offered[0]).out


def test_an_empty_journal_says_how_to_begin(mentor: Mentor) -> None:
    """Whatever was asked of it."""
    assert "mentorlog start NAME" in mentor("review --all").said
    assert "mentorlog start NAME" in mentor("review --brief").said
    assert mentor("review --all --json").json == []


# what goes together


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
def test_what_contradicts_itself_is_refused(busy: Mentor, line: str, hint: str) -> None:
    """As wrong usage, with what to type or which to choose."""
    assert hint in busy.fails(line, code=2)


def test_json_is_the_same_with_and_without_all(busy: Mentor) -> None:
    """An array of what each review answers by name."""
    assert busy("review --all --json").json == [busy("review ana --json").json, busy("review bo --json").json]


# settings


def test_questions_are_in_the_language_of_the_settings(busy: Mentor) -> None:
    """English unless set; the same questions in Danish."""
    english, danish = ({each.id: each.text for each in load_bank(language)} for language in ("en", "da"))
    asked = busy("review ana --json").json["questions"]
    busy("config language da")
    spurgt = busy("review ana --json").json["questions"]
    assert [each["id"] for each in spurgt] == [each["id"] for each in asked]
    assert all(english[each["id"]] == each["text"] for each in asked)
    assert all(danish[each["id"]] == each["text"] for each in spurgt)
    assert spurgt[0]["text"] in busy("review ana").out


def test_the_check_is_proposed_as_often_as_the_settings_say(busy: Mentor) -> None:
    """Every three months unless set, and never where they say so."""
    busy("log -w ana --on 2026-08-03 'The first'")
    assert "Check-in\tTime for a partnership check" in busy("review ana").out
    busy("config checkin_every 'every 6 months'")
    assert "Check-in" not in busy("review ana").out
    busy("config checkin_every none")
    assert busy("review ana --json").json["partnership_check"] is None


# the screen


def test_a_page_is_as_long_as_the_terminal(busy: Mentor) -> None:
    """At 24 lines it fits with the prompt, and a pager is not needed; on a longer one nothing need be left out."""
    for number in range(12):
        busy(f"note thought number {number} -w ana")
    code, small = read(busy, "review", "ana", PAGER="false")
    assert (code, small.count("\n") <= 23) == (0, True)
    assert "more: mentorlog review r1 | less" in small
    code, large = read(busy, "review", "ana", size=(60, 80), PAGER="false")
    assert code == 0
    assert 24 < large.count("\n") < 60
    assert "more: " not in large


def test_a_pipe_leaves_nothing_out(busy: Mentor) -> None:
    """So that `| less` shows what the page says it does."""
    for number in range(9):
        busy(f"note thought number {number} -w ana")
    said = busy("review ana").out
    assert all(f"thought number {number}" in said for number in range(9))
    assert "more: " not in said
