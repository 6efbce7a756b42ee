"""`remind`: what is due, for people, scripts and shells that start."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

import pytest

from tests.cli.conftest import Mentor


def due(mentor: Mentor, options: str = "") -> dict[tuple[str, str], int]:
    """What is due, by its kind and ref, in days from today."""
    return {(one["reminder"], one["ref"]): one["days"] for one in mentor(f"remind --json {options}").json}


@pytest.fixture
def met(ana: Mentor) -> Mentor:
    """Somebody who met Ana, whom they meet every two weeks, on 16 November."""
    ana("log talked --on 2026-11-16")
    return ana


@pytest.mark.parametrize(
    ("lines", "reminder", "days"),
    [
        ([], "session_due s", 7),
        (["plan 2026-11-24 14:00"], "session_planned s2", 1),
        (["plan 2026-11-17"], "unlogged_session s2", -6),
        (["action add Send --by 2026-11-20"], "action_overdue a1", -3),
        (["action add Send --by 2026-11-23"], "action_due a1", 0),
        (["goal add Lead --by 2026-11-30"], "goal_due g1", 7),
        (["goal add Lead --by 2026-11-20"], "goal_due g1", -3),
        (["feedback give Clear --follow-up 2026-11-25"], "feedback_follow_up f1", 2),
        (["milestone add First --by 2026-11-27"], "milestone_due m1", 4),
        (["milestone add First --on 2026-11-21"], "milestone_uncelebrated m1", -2),
    ],
)
def test_each_kind_of_reminder(met: Mentor, lines: list[str], reminder: str, days: int) -> None:
    """With the ref of what is due, and how many days there are."""
    for line in lines:
        met(line)
    kind, ref = reminder.split()
    found = due(met)
    assert {one[0]: days for one, days in found.items() if one[0] == kind} == {kind: days}
    assert ref == "s" or (kind, ref) in found


def test_what_is_settled_is_not_due(met: Mentor) -> None:
    """Done, celebrated, answered, held, planned: nothing reminds of it any more."""
    met("plan 2026-12-10")
    met("action add Send --by 2026-11-20")
    met("goal add Lead --by 2026-11-20")
    met("feedback give Clear --follow-up 2026-11-20")
    met("milestone add First --on 2026-11-20")
    assert len(due(met)) == 4
    for line in ("done a1", "done g1", "outcome f1 improved", "celebrate m1"):
        met(line)
    assert due(met) == {}


def test_meeting_again_is_not_due_when_paused_or_ended(met: Mentor) -> None:
    """But what was promised still is."""
    met.now = "2026-12-20T09:00"
    met("action add Send --by 2026-11-20")
    assert set(due(met)) == {("session_due", "r1"), ("action_overdue", "a1")}
    met("pause ana")
    assert set(due(met)) == {("action_overdue", "a1")}
    met("resume ana")
    assert set(due(met)) == {("session_due", "r1"), ("action_overdue", "a1")}
    met("end ana")
    assert set(due(met)) == {("action_overdue", "a1")}


@pytest.mark.parametrize(
    ("within", "refs"), [("0", {"a1"}), ("3d", {"a1", "a2"}), ("2w", {"a1", "a2", "a3"}), ("1m", {"a1", "a2", "a3"})]
)
def test_within_says_how_far_ahead(met: Mentor, within: str, refs: set[str]) -> None:
    """Days, weeks or months; what is late is always due."""
    met("plan 2027-01-10")
    for day in ("2026-11-20", "2026-11-26", "2026-12-07"):
        met(f"action add Send --by {day}")
    assert {ref for _, ref in due(met, f"--within {within}")} == refs


def test_the_setting_says_how_far_when_nothing_else_does(met: Mentor) -> None:
    """`config within 1d`; the option wins."""
    met("action add Send --by 2026-11-26")
    assert ("action_due", "a1") in due(met)
    met("config within 1d")
    assert ("action_due", "a1") not in due(met)
    assert ("action_due", "a1") in due(met, "--within 7d")


def test_exit_code(met: Mentor) -> None:
    """3 when something is due and it is asked for, else 0."""
    assert met("remind --within 0d --exit-code").code == 0
    met("action add Send --by today")
    assert met("remind").code == 0
    answer = met("remind --exit-code", ok=False)
    assert answer.code == 3
    assert "Send" in answer.out
    assert met("remind --exit-code --json", ok=False).code == 3
    assert met("remind --exit-code --count", ok=False).code == 3


def test_count(met: Mentor) -> None:
    """How many, without names, for a prompt; nothing at all when nothing is due."""
    assert met("remind --count --within 0d") == (0, "", "")
    met("action add Send --by today")
    met("action add Call --by yesterday")
    assert met("remind --count --within 0d") == (0, "2 due\n", "")
    assert met("remind --count --within 0d --json").json == {"due": 2}


def test_each_reminder_says_how_to_settle_it(met: Mentor) -> None:
    """On its line: what, when, and the command to type."""
    met("action add Send the list --by 2026-11-20")
    (line,) = [line for line in met("remind").out.splitlines() if "Send the list" in line]
    assert "3 days late" in line
    assert "mentorlog done a1" in line
    assert line.endswith("\ta1")


def test_a_shell_that_starts_never_waits_or_fails(met: Mentor) -> None:
    """Another program holds the journal: it says so on stderr and exits 0, long before a second is over."""
    with closing(sqlite3.connect(met.db, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        for line in ("remind", "remind --count", "remind --exit-code"):
            start = time.monotonic()
            answer = met(line)
            assert time.monotonic() - start < 1
            assert answer == (0, "", f"mentorlog: The journal {met.db} is in use by another program.\n")
        assert met("remind --json").json == []
        start = time.monotonic()
        assert met.process("remind").code == 0
        assert time.monotonic() - start < 3  # a whole process on a busy machine; alone it takes a third of a second


def test_a_reader_does_not_disturb_it(met: Mentor) -> None:
    """Somebody else who reads holds nobody up."""
    met("action add Send --by today")
    with closing(sqlite3.connect(met.db, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM action").fetchone()
        assert "Send" in met("remind").out
