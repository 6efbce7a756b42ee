"""`action`: list actions; `action add` records a promise."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_an_action_is_mine_by_default(ana: Mentor) -> None:
    """The answer shows who made the promise, the due date and the ref; `--theirs` changes the owner."""
    output = ana("action add Send the checklist --by friday").out
    assert "You owe Ana" in output
    assert "Send the checklist" in output
    assert "Fri 27 Nov" in output
    assert "a1" in output
    assert "Ana owes you" in ana("action add Read it --theirs").out


def test_every_option_is_recorded(ana: Mentor) -> None:
    """Owner, due date, goal, privacy and day are stored, and refs are accepted in any case."""
    ana("goal add Speak up")
    entry = ana("action add Read chapter 3 --theirs --by 2026-12-01 --goal G1 --private --on yesterday --json").json
    shaped(entry, "action")
    has(
        entry,
        ref="a1",
        relationship="Ana Souza",
        text="Read chapter 3",
        owner="them",
        due_on="2026-12-01",
        status="open",
        done_on=None,
        session=None,
        goal="g1",
        carried=0,
        private=True,
    )
    has(ana("action add Send it --mine --json").json, owner="me", due_on=None, goal=None, private=False)


@pytest.mark.parametrize(
    ("words", "text", "due_on"),
    [
        ("Send the checklist by friday", "Send the checklist", "2026-11-27"),
        ("Send the checklist by 20 dec", "Send the checklist", "2026-12-20"),
        ("Send the checklist by 2026-12-01", "Send the checklist", "2026-12-01"),
        ("Send the checklist by end of month", "Send the checklist", "2026-11-30"),
        ("Send the checklist By Friday", "Send the checklist", "2026-11-27"),
        ("Send listen inden fredag", "Send listen", "2026-11-27"),
        ("Send listen senest 1. december", "Send listen", "2026-12-01"),
        ("Stop by by friday", "Stop by", "2026-11-27"),
        ("Stand by", "Stand by", None),
        ("Come by the office", "Come by the office", None),
        ("Learn to code by myself", "Learn to code by myself", None),
        ("by friday", "by friday", None),
    ],
)
def test_a_due_date_at_the_end_of_the_text_is_parsed(ana: Mentor, words: str, text: str, due_on: str | None) -> None:
    """English and Danish dates are removed from the text; text that does not parse as a date is kept."""
    has(ana(f"action add {words} --json").json, text=text, due_on=due_on)


@pytest.mark.parametrize("line", ["action add {}", "log talked --me '{}'", "log talked --them '{}'"])
def test_a_day_that_does_not_exist_is_refused(ana: Mentor, line: str) -> None:
    """Nothing is recorded, and the hint has days that exist."""
    for end, days in {
        "by 29 feb": "28 Feb 2027 or 29 Feb 2028",
        "by 30 feb": "28 Feb",
        "senest 31. april": "30 Apr",
    }.items():
        assert f"for example: {days}" in ana.fails(line.format(f"Send it {end}"), code=2)
    assert ana("action --json").json == []


def test_with_the_by_option_the_text_is_not_parsed(ana: Mentor) -> None:
    """A date in the text is kept as text, and the option sets the due date."""
    has(ana('action add Call by friday --by "1 dec" --json').json, text="Call by friday", due_on="2026-12-01")


def test_a_date_in_the_text_counts_from_the_day_of_the_promise(ana: Mentor) -> None:
    """In a promise of Monday 9 November, "by friday" is Friday of that week."""
    has(ana("action add Send it by friday --on 2026-11-09 --json").json, text="Send it", due_on="2026-11-13")


def test_the_goal_selects_the_relationship(two: Mentor) -> None:
    """`-w` may be omitted; a goal of another relationship is a usage error."""
    two("goal add Speak up -w bo")
    assert two("action add Ask twice --goal g1 --json").json["relationship"] == "Bo Lind"
    assert "Bo Lind" in two.fails("action add Ask twice --goal g1 -w ana", code=2)


def test_actions_are_listed_by_due_date(two: Mentor) -> None:
    """Actions without a due date come last; the list can be filtered, and `--all` adds closed ones."""
    two("action add later -w ana")
    two("action add soon -w ana --theirs --by friday")
    two("action add sooner -w bo --by tomorrow")
    two("action add over -w bo")
    two("done a4")
    assert [entry["text"] for entry in two("action --json").json] == ["sooner", "soon", "later"]
    assert [entry["text"] for entry in two("action -w ana --json").json] == ["soon", "later"]
    assert [entry["text"] for entry in two("action --mine --json").json] == ["sooner", "later"]
    assert [entry["text"] for entry in two("action --theirs --json").json] == ["soon"]
    assert [entry["text"] for entry in two("action -w bo --all --json").json] == ["sooner", "over"]
    for entry in two("action --all --json").json:
        shaped(entry, "action")
    listed = two("action -w ana").out
    for word in ("soon", "a2", "Fri 27 Nov", "later", "a1"):
        assert word in listed


def test_carried_counts_the_sessions_held_after_the_promise(ana: Mentor) -> None:
    """The session in which the promise was made is not counted."""
    ana("log --on 2026-11-02 first --me 'Send it'")
    ana("log --on 2026-11-09 second")
    ana("log --on 2026-11-16 third")
    has(ana("show a1 --json").json, carried=2, session="s1")


@pytest.mark.heavy
def test_an_empty_list_shows_how_to_add_an_action(mentor: Mentor) -> None:
    """The hint suggests `start` if there is no relationship, and listing creates no journal."""
    assert "mentorlog start" in mentor("action").output
    assert mentor("action --json").json == []
    assert not mentor.db.exists()
    mentor("start Ana --i-am mentor")
    assert "mentorlog action add" in mentor("action").output


@pytest.mark.parametrize("option", ["-w ana", "--all", "--mine", "--theirs", "--json"])
def test_an_option_before_add_is_refused(ana: Mentor, option: str) -> None:
    """The option would have no effect, so the error suggests the command with the option after `add`."""
    assert "mentorlog action add" in ana.fails(f"action {option} add Send it", code=2)
    assert ana("action --json").json == []


@pytest.mark.parametrize(
    "line",
    [
        "action add Send it --mine --theirs",
        "action --mine --theirs",
        "action add Send it --by nonsense",
        "action add Send it --by 2026-02-31",
        "action add Send it --by 03/04/2027",
        "action add Send it --goal a1",
        "action add Send it --goal nonsense",
        "action buy milk",
    ],
)
def test_an_invalid_command_adds_nothing(ana: Mentor, line: str) -> None:
    """Contradictory options, invalid dates and refs and unknown subcommands are usage errors (exit 2)."""
    ana.fails(line, code=2)
    assert ana("action --json").json == []


def test_an_unknown_goal_is_an_error(ana: Mentor) -> None:
    """The command fails with exit 1 and names the ref."""
    assert "g9" in ana.fails("action add Send it --goal g9", code=1)
