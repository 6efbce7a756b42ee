"""`questions add`: one's own questions, from being recorded to being asked."""

from __future__ import annotations

import contextlib
import io
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from mentorlog.cli.app import App
from mentorlog.cli.typer_app.completion import complete
from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import at_terminal

ASKED = "What would you try if nobody watched?"
KEYS = ["ref", "uuid", "kind", "relationship", "text", "on", "phase", "role", "topic", "private"]


def in_review(mentor: Mentor, options: str = "") -> list[str]:
    """The ids of the questions in the review of Ana."""
    return [question["id"] for question in mentor(f"review ana --json {options}").json["questions"]]


def completed(mentor: Mentor, *words: str) -> list[str]:
    """What the shell offers for the last of these words."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        assert complete(App(mentor.environ), "zsh", list(words)) == 0
    return [line.split("\t")[0] for line in said.getvalue().splitlines()]


def test_a_question_is_recorded_without_a_relationship(mentor: Mentor) -> None:
    """It belongs to `me`. The answer says when it will be asked."""
    answer = mentor(["questions", "add", ASKED, "--role", "mentor", "--topic", "networking"]).fields
    assert answer == f"Question of your own: {ASKED}\tq1\nphase any\trole mentor\ttopic networking\n"
    found = mentor("questions add how are you doing? --private --on yesterday --json").json
    assert list(found) == KEYS
    has(found, ref="q2", kind="question", relationship="me", phase="any", role="either", topic=None, private=True)
    has(found, on="2026-11-22", text="how are you doing?")
    assert mentor("people --all --json").json == []


def test_own_questions_are_listed_before_those_of_the_bank(ana: Mentor) -> None:
    """In JSON they have the keys of the bank, and those of every entry."""
    ana(["questions", "add", ASKED, "--phase", "ended", "--topic", "delegation", "--private"])
    found = ana("questions --phase ended --json").json
    has(found[0], id="q1", ref="q1", kind="question", technique=None, private=True)
    assert list(found[1]) == ["id", "text", "phase", "role", "topic", "technique"] == list(found[0])[:6]
    assert {question["id"][:5] for question in found[1:]} == {"bank-"}
    line = f"ended\t{ASKED}\tdelegation\t\teither\tprivate\tq1"
    assert ana("questions --phase ended").fields.splitlines()[0] == line
    assert ana("questions nobody watch").fields.splitlines() == [line]
    assert ana("questions --topic delegation").fields.splitlines() == [line]
    assert ana("questions --technique scaling nobody watched").fields == ""
    assert ana("questions --lang da --phase ended -n 1").fields.splitlines() == [line]


def test_the_role_me_lists_only_questions_about_oneself(mentor: Mentor) -> None:
    """Questions for either role are for a meeting of two."""
    mentor("questions add who do I learn from? --role mig")
    mentor("questions add what next?")
    found = mentor("questions --role me --json").json
    assert {question["role"] for question in found} == {"me"}
    assert [question["ref"] for question in found if question["id"] == "q1"] == ["q1"]


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("--phase afslutning --role menteen --topic netværk", ("coming to closure", "mentee", "networking")),
        ("--phase vækst --role mig --topic Udfordringer", ("enabling growth", "me", "challenges")),
        ("--phase enhver --role begge --topic uenighed", ("any", "either", "differences")),
        ("--phase enabling-growth --topic work-life-balance", ("enabling growth", "either", "work-life balance")),
        ("--topic beslutninger", ("any", "either", "decisions")),
        ("--topic 'Børn og job'", ("any", "either", "Børn og job")),
        ("--topic work", ("any", "either", "work")),
    ],
)
def test_values_are_read_in_english_and_danish(mentor: Mentor, typed: str, values: tuple[str, str, str]) -> None:
    """`edit` reads the same values. A topic that is not one of the bank is kept as typed."""
    expected = dict(zip(("phase", "role", "topic"), values, strict=True))
    has(mentor(f"questions add what is new? {typed} --json").json, **expected)
    mentor("questions add what else?")
    has(mentor(f"edit q2 {typed} --json").json, **expected)


@pytest.mark.heavy
def test_a_question_is_asked_next_then_after_six_other_sessions(ana: Mentor) -> None:
    """It comes before those of the bank, with its ref."""
    ana("log talked --on 2026-11-20")
    ana(["questions", "add", ASKED, "--role", "mentor"])
    asked = []
    for session in range(9):
        asked.append(in_review(ana)[0] == "q1")
        ana.now = f"2026-12-{1 + 2 * session:02}T09:00"
        ana("log talked -w ana --extra")
    assert asked == [True, *[False] * 6, True, False]
    ana("undo")
    ana("undo")
    assert f"{ASKED}\tq1" in ana("review ana").fields
    assert f"Ask\t{ASKED}\tq1" in ana("review ana --brief").fields


def test_only_questions_that_fit_are_asked(two: Mentor) -> None:
    """The role is that in the relationship; the phase is that of the next session."""
    for options in ("--role mentee", "--role me", "--phase ended", "--role mentor --phase coming-to-closure"):
        two(f"questions add does it fit? {options}")
    assert all(each.startswith("bank-") for each in in_review(two))
    two("questions add does this fit? --phase preparing --role mentor")
    assert in_review(two)[0] == "q5"
    assert two("review bo --json").json["questions"][0]["id"] == "q1"


def test_a_private_question_is_not_shown_to_others(ana: Mentor) -> None:
    """Its owner sees it below the page, with the other private entries."""
    before = ana("review ana --shareable --json").json["questions"]
    ana(["questions", "add", ASKED, "--private"])
    assert in_review(ana)[0] == "q1"
    assert f"Private\t{ASKED}\task\tq1" in ana("review ana").fields
    assert ASKED not in ana("review ana --brief").fields + ana("review ana --shareable").fields
    assert ana("review ana --shareable --json").json["questions"] == before
    ana("shareable q1")
    asked = ana("review ana --shareable --json").json["questions"][0]
    assert (asked["text"], "ref" in asked, asked["id"]) == (ASKED, False, asked["uuid"])


def test_a_question_is_an_entry_like_others(ana: Mentor) -> None:
    """It can be shown, searched, edited, deleted and undone, and the shell completes its ref."""
    ana(["questions", "add", ASKED])
    assert ASKED in ana("questions q1").out
    assert ana("show q1 --json").json == ana("questions q1 --json").json
    assert [each["ref"] for each in ana("search watched --json").json] == ["q1"]
    assert [each["ref"] for each in ana("timeline --in spørgsmål --json").json] == ["q1"]
    has(ana(["edit", "q1", "--text", "What do you enjoy?", "--json"]).json, text="What do you enjoy?")
    for command in ("show", "edit", "private", "shareable", "delete", "questions"):
        assert "q1" in completed(ana, command, "q")
    assert "add" in completed(ana, "questions", "a")
    assert {"--phase", "--role", "--topic", "--private"} <= set(completed(ana, "questions", "add", "--"))
    assert "enabling-growth" in completed(ana, "questions", "add", "--phase", "")
    ana("delete q1")
    assert "There is no q1." in ana.fails("show q1", code=1)
    ana("undo")
    has(ana("show q1 --json").json, text="What do you enjoy?")
    ana("undo")
    assert ana("questions watched --json").json[0]["text"] == ASKED
    ana("undo")
    has(ana("questions add what is next? --json").json, ref="q2")


def test_the_text_comes_from_standard_input_and_is_inert(ana: Mentor) -> None:
    """Markup and control characters of a question never reach the terminal."""
    ana("questions add -", stdin="What [bold]now[/bold]?\x1b[31m\r\n")
    assert ana("show q1 --json").json["text"] == "What [bold]now[/bold]?\x1b[31m"
    for line in ("questions q1", "questions bold", "review ana", "review ana --brief", "edit q1 --topic x"):
        found = ana([*line.split(), "--color", "always"]).out
        assert "[bold]now[/bold]" in found or line.startswith("edit")
        assert "\x1b[31m\n" not in found


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("questions add", "Nothing to record: give the text."),
        ("questions add ''", "The text is empty."),
        ("questions add what? --role boss", "--role must be either, mentor, mentee or me, not 'boss'."),
        ("questions add what? --phase begun", "--phase must be any, preparing, negotiating, enabling growth,"),
        ("questions add what? --topic ''", "--topic is empty."),
        ("questions add what? --on tomorrow", "is in the future; --on must be today or earlier."),
        ("questions add what? --with ana", "has no option --with"),
        ("questions --phase any add what?", "--phase must come after `add`."),
        ("questions what? --private", "`questions` lists, and has no --private then"),
        ("questions new what?", "`questions` has no subcommand 'new'."),
        ("questions list", "`questions` has no subcommand 'list'."),
        ("edit q1 --with ana", "q1 belongs to no relationship; --role and --phase say when it is asked."),
        ("edit q1 --clear phase", "--phase of a question can't be empty."),
        ("edit q1 --role boss", "--role must be either, mentor, mentee or me, not 'boss'."),
        ("goal q1", "q1 is a question, not a goal."),
    ],
)
@pytest.mark.several_mistakes
def test_what_is_wrong_is_refused_with_the_line_to_type(ana: Mentor, line: str, message: str) -> None:
    """Nothing is recorded."""
    ana(["questions", "add", ASKED])
    before = ana.db.read_bytes()
    assert message in " ".join(ana.fails(line, code=2).split())
    assert ana.db.read_bytes() == before


def test_a_line_that_is_refused_creates_no_journal(mentor: Mentor) -> None:
    """Only a question that is recorded creates the file."""
    mentor.fails("questions add what? --role boss", code=2)
    mentor.fails("questions add", code=2)
    assert not mentor.db.exists()


def test_the_editor_opens_without_text(ana: Mentor) -> None:
    """At a terminal, as for other texts."""
    child = at_terminal(ana, "questions", "add", EDITOR="sed -i '1i What now?'")
    child.expect("Question of your own: What now")
    child.close()


def test_a_low_check_in_asks_about_differences(ana: Mentor) -> None:
    """So do sessions that were cancelled, but not a good check-in."""
    ana("log talked --on yesterday")
    good, low = ("checkin ana --frequency 5 --challenge 5", "checkin ana --challenge 2")
    topics = []
    for line in (good, low):
        ana(line)
        topics.append([question["topic"] for question in ana("review ana --json").json["questions"]])
    assert ["differences" in each for each in topics] == [False, True]


def test_a_review_without_own_questions_loads_nothing_for_them(ana: Mentor) -> None:
    """With one it does."""
    code = (
        "import sys; from mentorlog.cli.typer_app.run import run; run(['review', 'ana', '--json'])\n"
        "names = ('mentorlog.model.question', 'mentorlog.model.results.questions', 'mentorlog.insight.questions.own')\n"
        "print([name in sys.modules for name in names], file=sys.stderr)"
    )
    loaded = []
    for _ in range(2):
        done = subprocess.run([sys.executable, "-c", code], env=ana.environ, capture_output=True, text=True, check=True)
        loaded.append(done.stderr.splitlines()[-1])
        ana(["questions", "add", ASKED])
    assert loaded == ["[False, False, False]", "[True, True, True]"]


def test_a_question_for_an_unknown_phase_is_listed(mentor: Mentor) -> None:
    """Another version of the program, or another program, may know more phases."""
    mentor.given("questions add What now?")
    with closing(sqlite3.connect(mentor.db)) as at, at:
        at.execute("UPDATE question SET phase = 'resting'")
    assert "What now?" in mentor("questions").out
