"""Results that are read page by page: the timeline and the history of a relationship."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.model import KINDS, Ref
from tests.property_tests import settings
from tests.store.build import NOW, Build, connection, day, in_memory, statements
from tests.store.commands import START, STEPS, perform


def test_the_timeline_has_every_kind_oldest_first(build):
    """It has a line for each entry, checkpoint and closing, and for the start and end of a relationship."""
    build.relationship("Ana", focus="leading", started_on=day("01-05"))
    goal = build.goal("Lead", on=day("02-01"))
    build.checkpoint(goal, "02-03", 40, "slow")
    build.checkpoint(goal, "02-02", 20)
    (
        build.held("02-04", takeaways=("Ask", "Listen")),
        build.add("session", status="cancelled", on=day("02-05"), why="flu"),
    )
    build.planned("02-06", "14:00")
    build.action("Send", on=day("02-07"), status="done", done_on=day("02-08"))
    build.feedback("cut in", on=day("02-08"), text="x"), build.feedback(None, on=day("02-09"), situation="standup")
    build.milestone("Led", on=day("02-10"), private=True), build.point("Raise", on=day("02-11"))
    build.note("tired", on=day("02-12"))
    build.set(build.one, status="ended", ended_on=day("02-13"), reason="done")
    lines = [(one.on, str(one.ref), one.status, one.text) for one in build.journal.timeline()]
    assert lines == [
        (day("01-05"), "r1", "started", "leading"),
        (day("02-01"), "g1", "open", "Lead"),
        (day("02-02"), "g1", "20%", "Lead"),
        (day("02-03"), "g1", "40%", "slow"),
        (day("02-04"), "s1", "held", "Ask, Listen"),
        (day("02-05"), "s2", "cancelled", "flu"),
        (day("02-06"), "s3", "planned", None),
        (day("02-07"), "a1", "open", "Send"),
        (day("02-08"), "a1", "done", "Send"),
        (day("02-08"), "f1", "given", "cut in"),
        (day("02-09"), "f2", "given", "standup"),
        (day("02-10"), "m1", "reached", "Led"),
        (day("02-11"), "t1", "open", "Raise"),
        (day("02-12"), "n1", None, "tired"),
        (day("02-13"), "r1", "ended", "done"),
    ]
    assert [one.private for one in build.journal.timeline()].index(True) == 11


def test_closing_an_entry_is_listed_on_its_day(build):
    """The first line does not show how it ended; a dropped action has no other day."""
    made, closed = {"on": day("02-01")}, {"closed_on": day("02-03")}
    build.relationship("Ana", started_on=day("02-01"))
    build.goal("Lead", status="achieved", **made, **closed), build.goal("Plan", status="dropped", **made, **closed)
    build.action("Send", status="done", done_on=day("02-02"), **made), build.action("Ask", status="dropped", **made)
    build.feedback("cut in", outcome="improved", outcome_note="waits", outcome_on=day("02-04"), **made)
    build.feedback("asked", outcome="unchanged", outcome_on=day("02-04"), **made)
    build.milestone("Led", celebrated_on=day("02-05"), **made)
    build.point("Raise", status="discussed", **made, **closed), build.point("Drop", status="dropped", **made, **closed)
    lines = [(one.on.day, str(one.ref), one.status, one.text) for one in build.journal.timeline()]
    assert lines == [
        (1, "r1", "started", None),
        (1, "g1", "open", "Lead"),
        (1, "g2", "open", "Plan"),
        (1, "a1", "open", "Send"),
        (1, "a2", "dropped", "Ask"),
        (1, "f1", "given", "cut in"),
        (1, "f2", "given", "asked"),
        (1, "m1", "reached", "Led"),
        (1, "t1", "open", "Raise"),
        (1, "t2", "open", "Drop"),
        (2, "a1", "done", "Send"),
        (3, "g1", "achieved", "Lead"),
        (3, "g2", "dropped", "Plan"),
        (3, "t1", "discussed", "Raise"),
        (3, "t2", "dropped", "Drop"),
        (4, "f1", "improved", "waits"),
        (4, "f2", "unchanged", "asked"),
        (5, "m1", "celebrated", "Led"),
    ]
    only = build.journal.timeline(relationship=build.one, kinds=("action",), since=day("02-02"), until=day("02-02"))
    assert [(str(one.ref), one.status) for one in only] == [("a1", "done")]


def test_a_reopened_entry_has_no_closing_line(build):
    """Reopening an action removes the line of the day it was done."""
    action = build.action(status="done", done_on=day("03-09"))
    build.set(action, status="open", done_on=None)
    assert [one.status for one in build.journal.timeline(kinds=("action",))] == ["open"]


def test_a_day_is_sorted_by_kind_time_and_number(build):
    """The entries of a session come after it, and two sessions are sorted by time."""
    on = {"on": day("03-03")}
    build.relationship("Ana", started_on=day("03-03"))
    build.note(**on), build.action(**on), build.goal(**on)
    build.planned("03-03", "14:00"), build.planned("03-03", "09:00"), build.planned("03-03")
    assert [str(one.ref) for one in build.journal.timeline()] == ["r1", "s3", "s2", "s1", "g1", "a1", "n1"]


def test_the_timeline_can_be_filtered(build):
    """The filters are a relationship, kinds and days; both ends of a span are included."""
    build.relationship("Ana")
    bo = build.relationship("Bo", started_on=day("02-01"))
    build.note(on=day("03-01")), build.note(on=day("03-02"), relationship=bo), build.goal(on=day("03-03"))
    build.checkpoint(Ref("goal", 1), "03-04", 10)

    def lines(**narrowed):
        return [str(one.ref) for one in build.journal.timeline(**narrowed)]

    assert lines() == ["r1", "r2", "n1", "n2", "g1", "g1"]
    assert lines(relationship=bo) == ["r2", "n2"]
    assert lines(kinds=("note",)) == ["n1", "n2"]
    assert lines(kinds=("goal", "relationship")) == ["r1", "r2", "g1", "g1"]
    assert lines(since=day("03-02"), until=day("03-03")) == ["n2", "g1"]
    assert lines(relationship=bo, until=day("02-28")) == ["r2"]


@pytest.mark.heavy
@given(steps=st.lists(STEPS, max_size=8))
@settings(max_examples=40, deadline=None)
def test_the_timeline_equals_the_view(steps):
    """Another program that reads the view gets the same lines."""
    with in_memory() as journal:
        for step in [START, *steps]:
            perform(journal, step)
        lines = [
            (
                one.on.isoformat(),
                one.at and one.at.isoformat("minutes"),
                one.ref.kind,
                str(one.ref),
                one.relationship,
                one.text,
                one.status,
                int(one.private),
            )
            for one in journal.timeline()
        ]
        view = connection(journal).execute("SELECT * FROM timeline").fetchall()
        assert sorted(lines, key=repr) == sorted(view, key=repr)
        assert [one[0] for one in lines] == sorted(one[0] for one in lines)
        for kind in KINDS:
            assert [one for one in lines if one[2] == kind] == [
                (
                    one.on.isoformat(),
                    one.at and one.at.isoformat("minutes"),
                    kind,
                    str(one.ref),
                    *one[3:6],
                    int(one.private),
                )
                for one in journal.timeline(kinds=(kind,))
            ]


@pytest.fixture
def long(journal):
    """A journal with a thousand notes on few days, and as many sessions."""
    build = Build(journal)
    build.relationship()
    with journal.command("import", now=NOW) as change:
        for number in range(1000):
            on = day("03-01") + dt.timedelta(days=number % 7)
            change.add("note", relationship=build.one, on=on, text=str(number))
            change.add("session", relationship=build.one, status="held", on=on)
    return journal


@pytest.mark.heavy
def test_a_long_timeline_is_complete(long):
    """Pages can end within a day; nothing is missing or repeated."""
    lines = [one.ref for one in long.timeline()]
    assert len(lines) == len(set(lines)) == 2001


@pytest.mark.heavy
def test_the_first_line_does_not_wait_for_the_last(long):
    """A reader of one line does not wait for the others to be read."""
    with statements(long) as seen:
        next(long.timeline())
    assert not any("LIMIT 512" in statement for statement in seen)
    with statements(long) as seen:
        list(long.timeline())
    assert any("LIMIT 512" in statement for statement in seen)


@pytest.mark.heavy
def test_no_lock_is_held_between_lines(long):
    """A pager that waits does not block writers."""
    moments = long.timeline()
    next(moments)
    assert not connection(long).in_transaction
    entries = long.history(Ref("relationship", 1))
    next(entries)
    assert not connection(long).in_transaction


def test_history_has_all_entries_of_a_relationship(build):
    """They are sorted by kind and day, and a goal has all its checkpoints."""
    build.relationship("Ana")
    bo = build.relationship("Bo")
    late, early = build.held("04-01"), build.held("03-01")
    goal = build.goal()
    for number in range(1, 6):
        build.checkpoint(goal, f"05-0{number}", number)
    build.action(), build.feedback(), build.milestone(), build.point(), build.note()
    build.note(relationship=bo)
    entries = list(build.journal.history(build.one))
    assert [str(entry.ref) for entry in entries] == [str(early), str(late), "g1", "a1", "f1", "m1", "t1", "n1"]
    assert len(entries[2].checkpoints) == 5
    assert entries == [build.journal.entry(entry.ref) for entry in entries]


def test_history_within_a_span(build):
    """Both ends are included."""
    for on in ("03-01", "03-02", "03-03", "03-04"):
        build.note(on, on=day(on)), build.held(on)
    entries = build.journal.history(build.relationship("Bo"), since=day("03-02"), until=day("03-03"))
    assert list(entries) == []
    entries = build.journal.history(build.one, since=day("03-02"), until=day("03-03"))
    assert [str(entry.ref) for entry in entries] == ["s2", "s3", "n2", "n3"]


@pytest.mark.heavy
def test_a_long_history_is_complete(long):
    """A page can end within a day."""
    lines = [entry.ref for entry in long.history(Ref("relationship", 1))]
    assert len(lines) == len(set(lines)) == 2000
