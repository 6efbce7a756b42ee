"""`remind`: show what is due, for people, scripts and shell start-up."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing

import pytest

from tests.cli.conftest import Mentor


def due(mentor: Mentor, options: str = "") -> dict[tuple[str, str], int]:
    """Return what is due: the number of days from today by kind of reminder and ref."""
    return {
        (reminder["reminder"], reminder["ref"]): reminder["days"]
        for reminder in mentor(f"remind --json {options}").json
    }


@pytest.fixture
def met(ana: Mentor) -> Mentor:
    """A relationship with a meeting every two weeks, the last on 16 November."""
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
def test_each_kind_of_reminder_is_due_on_its_day(met: Mentor, lines: list[str], reminder: str, days: int) -> None:
    """The number of days is negative if it is late."""
    for line in lines:
        met(line)
    kind, ref = reminder.split()
    found = due(met)
    assert {key[0]: days for key, days in found.items() if key[0] == kind} == {kind: days}
    assert ref == "s" or (kind, ref) in found


def test_closed_entries_are_not_due(met: Mentor) -> None:
    """Closing an entry with its own command removes its reminder."""
    met("plan 2026-12-10")
    met("action add Send --by 2026-11-20")
    met("goal add Lead --by 2026-11-20")
    met("feedback give Clear --follow-up 2026-11-20")
    met("milestone add First --on 2026-11-20")
    assert len(due(met)) == 4
    for line in ("done a1", "done g1", "outcome f1 improved", "celebrate m1"):
        met(line)
    assert due(met) == {}


def test_a_paused_or_ended_relationship_has_no_meeting_due(met: Mentor) -> None:
    """Its actions are still due."""
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
def test_within_sets_how_far_to_look_ahead(met: Mentor, within: str, refs: set[str]) -> None:
    """It takes days, weeks or months, and late entries are always due."""
    met("plan 2027-01-10")
    for day in ("2026-11-20", "2026-11-26", "2026-12-07"):
        met(f"action add Send --by {day}")
    assert {ref for _, ref in due(met, f"--within {within}")} == refs


def test_the_within_setting_is_the_default(met: Mentor) -> None:
    """`--within` overrides it."""
    met("action add Send --by 2026-11-26")
    assert ("action_due", "a1") in due(met)
    met("config within 1d")
    assert ("action_due", "a1") not in due(met)
    assert ("action_due", "a1") in due(met, "--within 7d")


def test_exit_code_is_3_if_something_is_due(met: Mentor) -> None:
    """Without `--exit-code`, or if nothing is due, it is 0."""
    assert met("remind --within 0d --exit-code").code == 0
    met("action add Send --by today")
    assert met("remind").code == 0
    answer = met("remind --exit-code", ok=False)
    assert answer.code == 3
    assert "Send" in answer.out
    assert met("remind --exit-code --json", ok=False).code == 3
    assert met("remind --exit-code --count", ok=False).code == 3


def test_count_prints_only_the_number(met: Mentor) -> None:
    """It prints nothing if nothing is due."""
    assert met("remind --count --within 0d") == (0, "", "")
    met("action add Send --by today")
    met("action add Call --by yesterday")
    assert met("remind --count --within 0d") == (0, "2 due\n", "")
    assert met("remind --count --within 0d --json").json == {"due": 2}


def test_each_reminder_shows_its_day_and_a_command(met: Mentor) -> None:
    """The line ends with the ref."""
    met("action add Send the list --by 2026-11-20")
    (line,) = [line for line in met("remind").fields.splitlines() if "Send the list" in line]
    assert "3 days late" in line
    assert "mentorlog done a1" in line
    assert line.endswith("\ta1")


@pytest.mark.heavy
def test_a_locked_journal_does_not_delay_or_fail(met: Mentor) -> None:
    """The commands report it on stderr and exit with 0 in less than a second."""
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
        assert time.monotonic() - start < 3  # a new process on a busy machine; alone it takes a third of a second


def test_another_reader_does_not_block_reminders(met: Mentor) -> None:
    """The reader has an open transaction."""
    met("action add Send --by today")
    with closing(sqlite3.connect(met.db, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM action").fetchone()
        assert "Send" in met("remind").out
