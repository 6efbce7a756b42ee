"""`snooze`: postpone reminders."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor


def due(mentor: Mentor) -> list[tuple[str, str]]:
    """Return the kinds and refs that `remind` shows."""
    return [(reminder["reminder"], reminder["ref"]) for reminder in mentor("remind --within 30d --json").json]


def test_a_snoozed_reminder_is_hidden_until_its_day(ana: Mentor) -> None:
    """The answer shows that day."""
    ana("log first words --next 2026-12-15")
    ana("action add Send the checklist by yesterday --on 2026-11-01 --by 2026-11-20")
    assert ("action_overdue", "a1") in due(ana)
    answer = ana("snooze a1 --until friday")
    assert "Not before Fri 27 Nov: Send the checklist" in answer.out
    assert due(ana) == [("session_planned", "s2")]
    ana.now = "2026-11-27T08:00"
    assert ("action_overdue", "a1") in due(ana)


def test_snoozing_a_relationship_hides_all_of_its_reminders(two: Mentor) -> None:
    """Reminders of other relationships are still shown."""
    two("action add Send the checklist --by 2026-11-20 -w ana")
    two("action add Read the book --by 2026-11-20 -w bo")
    two('snooze ana --until "in 2 weeks"')
    refs = [ref for _, ref in due(two)]
    assert "a2" in refs
    assert "a1" not in refs
    assert "r1" not in refs


def test_undo_reverts_a_snooze(ana: Mentor) -> None:
    """The same reminders are due as before."""
    ana("action add Send the checklist --by 2026-11-20")
    before = due(ana)
    ana("snooze a1 --until friday")
    ana("undo")
    assert due(ana) == before


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("snooze a1", "Give a date.\n  mentorlog snooze a1 DATE"),
        ("snooze a1 --until yesterday", "is not in the future"),
        ("snooze a1 --until 2026-11-23", "is not in the future"),
        ("snooze n1 --until friday", "which has no reminders"),
        ("snooze --until friday", "Give the ref of an entry"),
    ],
)
def test_an_invalid_snooze_is_refused(ana: Mentor, line: str, message: str) -> None:
    """The error gives the reason, and the entry is unchanged."""
    ana("action add Send the checklist --by 2026-11-20")
    ana("note seemed tired")
    assert message in ana.fails(line, code=2)
    assert ana("show a1 --json").json["snoozed_until"] is None


@pytest.mark.parametrize(
    ("line", "ref", "until"),
    [
        ("snooze a1 1 dec", "a1", "2026-12-01"),
        ("snooze A1 next friday", "a1", "2026-12-04"),
        ("snooze a1 2026-12-24 --json", "a1", "2026-12-24"),
        ("snooze ana 1 dec", "r1", "2026-12-01"),
        ("snooze ana souza in 2 weeks", "r1", "2026-12-07"),
        ("snooze Ana Souza 1 dec", "r1", "2026-12-01"),
        ("snooze -w ana 1 dec", "r1", "2026-12-01"),
        ("snooze r1 tomorrow", "r1", "2026-11-24"),
        ("snooze r1 --until tomorrow", "r1", "2026-11-24"),
    ],
)
def test_the_date_may_follow_a_ref_or_a_name(ana: Mentor, line: str, ref: str, until: str) -> None:
    """The name is the longest sequence of first words that selects one person."""
    ana("action add Send the checklist")
    ana(line)
    assert ana(f"show {ref} --json").json["snoozed_until"] == until
