"""The log of held sessions in the store."""

import datetime as dt

import pytest

from mentorlog.model import Contact
from tests.store.build import Build, connection, day, in_memory, statements


@pytest.fixture
def met(build):
    """Two people with sessions of every status."""
    ana = build.relationship("Ana")
    bo = build.relationship("Bo", role="mentee", status="ended", ended_on=day("06-01"))
    build.held("03-09", relationship=bo, minutes=60, how="video", topics=("career goals", "fear"))
    build.held("03-02", relationship=ana, at=dt.time(14))
    build.held("03-02", relationship=ana, at=dt.time(9), minutes=30)
    for status in ("planned", "cancelled", "missed"):
        build.add("session", relationship=ana, status=status, on=day("03-03"), minutes=60)
    return ana, bo


def test_the_log_has_every_held_session(build, met):
    """It is sorted by day and time, and includes ended relationships."""
    ana, bo = met
    assert build.journal.contacts() == (
        Contact(day("03-02"), ana, "Ana", "mentor", 30),
        Contact(day("03-02"), ana, "Ana", "mentor"),
        Contact(day("03-09"), bo, "Bo", "mentee", 60, "video", ("career goals", "fear")),
    )
    assert build.journal.contacts_count() == 3


@pytest.mark.parametrize(
    ("since", "until", "count"),
    [(None, "03-08", 2), ("03-02", "03-02", 2), ("03-03", None, 1), ("03-10", None, 0), ("03-02", "03-09", 3)],
)
def test_both_ends_of_a_span_are_included(build, met, since, until, count):
    """The span is given by its first and its last day."""
    span = {"since": since and day(since), "until": until and day(until)}
    assert len(build.journal.contacts(**span)) == build.journal.contacts_count(**span) == count


def test_private_sessions_are_marked_and_not_in_the_shareable_view(build):
    """All sessions of a private relationship are private."""
    ana = build.relationship("Ana")
    cy = build.relationship("Cy", private=True)
    build.held("03-02", relationship=ana)
    build.held("03-03", relationship=ana, private=True)
    build.held("03-04", relationship=cy)
    assert [each.private for each in build.journal.contacts()] == [False, True, True]
    build.journal.hide_private()
    assert [each.on for each in build.journal.contacts()] == [day("03-02")]
    assert build.journal.contacts_count() == 1


@pytest.mark.heavy
def test_a_hundred_thousand_sessions_are_read_in_one_statement():
    """The statement uses the order of an index and does not sort."""
    with in_memory() as journal:
        one = Build(journal).relationship()
        at = connection(journal)
        for (name,) in at.execute("SELECT name FROM sqlite_schema WHERE type = 'trigger'").fetchall():
            at.execute(f"DROP TRIGGER {name}")
        days = [str(dt.date(2000, 1, 1) + dt.timedelta(days=number % 9000)) for number in range(100_000)]
        at.executemany(
            "INSERT INTO session (relationship, status, day, minutes, topics) VALUES (?, 'held', ?, 60, ?)",
            [(one.number, on, '["skills"]') for on in days],
        )
        with statements(journal) as seen:
            found = journal.contacts()
        asked = [sql for sql in seen if sql.startswith("SELECT")]
        plan = [row[3] for row in at.execute(f"EXPLAIN QUERY PLAN {asked[0]}")]
    assert len(found) == 100_000
    assert len(asked) == 1
    assert any("USING INDEX session_day" in part for part in plan)
    assert not any("TEMP B-TREE" in part for part in plan)
