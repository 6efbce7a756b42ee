"""`done`, `drop` and `reopen`."""

from __future__ import annotations

import datetime as dt

import pytest

from mentorlog.errors import ConflictError
from mentorlog.workflows.close_entries import STATUS_AFTER, close_entries
from tests.store.build import day
from tests.workflows.conftest import NOW, TODAY, Filled


def close(filled: Filled, ref, verb, *, on=None):
    """The entry after the command."""
    ((after, before),) = close_entries(filled.journal, [filled.entry(ref)], verb, on=on, now=NOW)
    assert filled.entry(ref) == after
    assert before.ref == ref
    return after


@pytest.mark.parametrize("on", [None, day("11-20")])
@pytest.mark.parametrize(
    ("kind", "verb", "closed_on"),
    [
        ("goal", "done", "closed_on"),
        ("goal", "drop", "closed_on"),
        ("action", "done", "done_on"),
        ("point", "done", "closed_on"),
        ("point", "drop", "closed_on"),
        ("milestone", "done", "on"),
    ],
)
def test_closing_records_the_day(filled: Filled, kind, verb, closed_on, on) -> None:
    """The default is today."""
    fields = {"status": "planned", "on": day("12-24")} if kind == "milestone" else {}
    after = close(filled, getattr(filled, kind)(**fields), verb, on=on)
    assert (after.status, getattr(after, closed_on)) == (STATUS_AFTER[verb][kind], on or TODAY)
    assert filled.verbs()[0] == verb


def test_a_dropped_action_has_no_done_date(filled: Filled) -> None:
    """Dropping clears the date of an action that was done before."""
    action = filled.action()
    assert close(filled, action, "done").done_on == TODAY
    dropped = close(filled, action, "drop")
    assert (dropped.status, dropped.done_on) == ("dropped", None)


@pytest.mark.parametrize(
    ("planned", "on", "held", "at"),
    [
        ("11-20", None, day("11-20"), dt.time(14)),
        ("11-23", None, TODAY, dt.time(14)),
        ("11-30", None, TODAY, None),
        ("11-20", day("11-18"), day("11-18"), None),
        ("11-20", day("11-20"), day("11-20"), dt.time(14)),
    ],
)
def test_a_done_session_was_held_on_its_planned_day(filled: Filled, planned, on, held, at) -> None:
    """If it is planned for a later day, it was held today and has no time."""
    after = close(filled, filled.planned(planned, "14:00"), "done", on=on)
    assert (after.status, after.on, after.at) == ("held", held, at)


@pytest.mark.parametrize("status", ["cancelled", "missed"])
def test_a_cancelled_or_missed_session_cannot_be_done(filled: Filled, status: str) -> None:
    """Nothing of the command is recorded."""
    action, session = filled.action(), filled.planned("11-20")
    filled.set(session, status=status)
    with pytest.raises(ConflictError, match=rf"s1 was {status}\.") as caught:
        close_entries(filled.journal, [filled.entry(action), filled.entry(session)], "done", now=NOW)
    assert caught.value.hint == "mentorlog reopen s1"
    assert filled.entry(action).status == "open"


def test_reopening_clears_the_fields_that_closing_set(filled: Filled) -> None:
    """The fields are the date, the session of a point, how a milestone was celebrated, and who cancelled a session and
    why."""
    session, goal, action = filled.held("11-20"), filled.goal(), filled.action()
    for ref in (goal, action):
        close(filled, ref, "done")
    point = filled.point(status="discussed", closed_on=day("11-20"), session=session)
    milestone = filled.milestone(celebrated_on=TODAY, how="cake")
    cancelled = filled.planned("11-25", "14:00")
    filled.set(cancelled, status="cancelled", cancelled_by="me", why="flu")
    refs = [goal, action, point, milestone, cancelled]
    after = [new for new, _ in close_entries(filled.journal, [filled.entry(ref) for ref in refs], "reopen", now=NOW)]
    assert [entry.status for entry in after] == ["open", "open", "open", "planned", "planned"]  # type: ignore[union-attr]
    empty = ("closed_on", "done_on", "celebrated_on", "how", "cancelled_by", "why")
    assert {getattr(entry, field) for entry in after for field in empty if hasattr(entry, field)} == {None}
    assert after[2].session is None  # type: ignore[union-attr]
    assert after[4].at == dt.time(14)  # type: ignore[union-attr]


def test_an_entry_that_already_has_the_status_is_not_changed(filled: Filled) -> None:
    """Its date is kept, and nothing is recorded."""
    action = filled.action(status="done", done_on=day("11-01"))
    before = filled.verbs()
    assert close(filled, action, "done").done_on == day("11-01")
    assert filled.verbs() == before
