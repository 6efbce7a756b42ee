"""What is recorded of a prospect is private, whoever writes it."""

from __future__ import annotations

import datetime as dt

import pytest

from mentorlog.errors import ConflictError
from mentorlog.model import KINDS, Ref
from mentorlog.store import Journal
from tests.store.build import NOW, connection

LONE, ANA = Ref("relationship", 1), Ref("relationship", 2)
DAY = dt.date(2026, 1, 2)


@pytest.fixture
def journal() -> Journal:
    """A journal with a prospect and an active relationship."""
    made = Journal.in_memory()
    with made.command("test", now=NOW) as change:
        assert change.add("relationship", name="Lone", role="mentee", status="prospect", private=False) == LONE
        assert change.add("relationship", name="Ana", role="mentor", status="active", started_on=DAY) == ANA
    return made


def test_all_that_is_recorded_under_a_prospect_is_private(journal: Journal) -> None:
    """It can be shared only once the relationship has begun, and then only by its own command."""
    with journal.command("test", now=NOW) as change:
        note = change.add("note", relationship=LONE, on=DAY, text="kind", private=False)
        action = change.add("action", relationship=ANA, on=DAY, text="Send it", owner="me", status="open")
        change.set(action, relationship=LONE)
    assert [journal.entry(ref).private for ref in (LONE, note, action)] == [True] * 3
    for ref in (LONE, note, action):
        with pytest.raises(ConflictError, match="is a prospect"), journal.command("test", now=NOW) as change:
            change.set(ref, private=False)
    with journal.command("test", now=NOW) as change:
        change.set(LONE, status="active", started_on=DAY, private=False)
        assert not journal.entry(LONE).private
        assert journal.entry(note).private
        change.set(note, private=False)
    assert not journal.entry(note).private


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in ("relationship", "note", "action")])
def test_other_kinds_need_a_relationship_that_has_begun(journal: Journal, kind: str) -> None:
    """The error names the line that starts it, and nothing is recorded."""
    before = connection(journal).execute("SELECT count(*) FROM change").fetchone()
    with pytest.raises(ConflictError) as error, journal.command("test", now=NOW) as change:
        change.add(kind, relationship=LONE, on=DAY)  # type: ignore[arg-type]
    assert error.value.hint == "mentorlog start r1"
    assert connection(journal).execute("SELECT count(*) FROM change").fetchone() == before


def test_reminders_read_prospects_in_the_same_statement_as_the_paused_and_ended(journal: Journal) -> None:
    """One that is due costs `remind --count` one statement more, which reads all of these."""
    statements: list[str] = []
    connection(journal).set_trace_callback(statements.append)
    now = dt.datetime.combine(DAY, dt.time(9))
    assert journal.watch(until=DAY, now=now).prospects == ()
    before, statements[:] = len(statements), []
    with journal.command("test", now=NOW) as change:
        change.set(LONE, follow_up_on=DAY)
    statements.clear()
    (prospect,) = journal.watch(until=DAY, now=now).prospects
    assert prospect.ref == LONE
    assert len(statements) == before + 1
