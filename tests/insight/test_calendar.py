"""A relationship in a calendar."""

import datetime as dt

import pytest

from mentorlog.insight.calendar import Event, Todo, build_calendar
from tests.builders import NOW, SOREN, action, day, goal, milestone, note, point, ref, session, whole

TWO = dt.time(14)


def told(*entries, revisions=None):
    """The calendar of a relationship with these entries."""
    return build_calendar(whole(*entries), revisions=revisions or {}, now=NOW)


def uuids(items):
    """The entries that these events or to-dos are of."""
    return " ".join(item.uuid.removeprefix("uuid-") for item in items)


def test_a_planned_session_is_an_event():
    """With whom, when, how long, how and where."""
    planned = session(
        1, "2026-11-24", status="planned", at=TWO, zone="Europe/Copenhagen", minutes=45, how="video", where="the link"
    )
    assert told(planned, revisions={ref("s1"): 4}).events == (
        Event(
            "uuid-s1",
            4,
            f"Mentoring with {SOREN}",
            day("2026-11-24"),
            TWO,
            "Europe/Copenhagen",
            minutes=45,
            how="video",
            where="the link",
            has_alarm=True,
        ),
    )


@pytest.mark.parametrize(
    ("at", "said", "minutes"), [(TWO, None, 60), (TWO, 90, 90), (None, None, None), (None, 45, 45)]
)
def test_a_session_is_an_hour_unless_said(at, said, minutes):
    """But a day of which no time was said is no hour."""
    (event,) = told(session(1, "2026-11-24", status="planned", at=at, minutes=said)).events
    assert event.minutes == minutes


def test_what_was_called_off_goes_along_as_such():
    """So that a calendar that has it from before takes it away; what took place or did not is the calendar's own."""
    sessions = [
        session(n, f"2026-12-0{n}", status=status)
        for n, status in enumerate(("planned", "cancelled", "held", "missed"), start=1)
    ]
    events = told(*sessions).events
    assert [(event.uuid, event.cancelled, event.has_alarm) for event in events] == [
        ("uuid-s1", False, True),
        ("uuid-s2", True, False),
    ]


def test_events_stand_by_day_and_time():
    """Whatever order they were planned in."""
    sessions = (
        session(1, "2026-12-02", status="planned"),
        session(2, "2026-12-01", status="planned", at=dt.time(15)),
        session(3, "2026-12-01", status="cancelled", at=dt.time(9)),
    )
    assert uuids(told(*sessions).events) == "s3 s2 s1"


def test_the_agenda_stands_in_the_next_session():
    """Open points in their order, in the one session where they will be raised: not in one that has passed, was called
    off, or comes later."""
    events = told(
        session(1, "2026-11-20", status="planned"),
        session(2, "2026-11-23", status="planned", at=dt.time(8)),
        session(3, "2026-11-24", status="cancelled"),
        session(4, "2026-11-25", status="planned"),
        session(5, "2026-12-09", status="planned"),
        point(1, text="Newest", on="2026-11-20"),
        point(2, text="Oldest", on="2026-10-01"),
        point(3, text="Had", status="discussed"),
        point(4, text="Given up", status="dropped"),
    ).events
    assert [event.agenda for event in events] == [(), (), (), ("Oldest", "Newest"), ()]
    assert [event.has_alarm for event in events] == [False, False, False, True, True]


def test_a_session_that_has_passed_rings_no_bell():
    """One that nobody logged yet stays in the calendar, silent."""
    (event,) = told(session(1, "2026-11-23", status="planned", at=dt.time(8, 59))).events
    assert not event.has_alarm


def test_dated_goals_and_actions_are_to_dos():
    """With their date, and said whose promise it is; what has no date is none."""
    todos = told(
        goal(1, title="Lead", due_on="2027-02-01", measure="three reviews"),
        goal(2),
        action(1, text="Send it", due_on="2026-11-20"),
        action(2, text="Read it", owner="them", due_on="2026-12-01"),
        action(3),
        revisions={ref("g1"): 2, ref("a1"): 5},
    ).todos
    assert todos == (
        Todo("uuid-g1", 2, f"Lead (goal with {SOREN})", day("2027-02-01"), measure="three reviews"),
        Todo("uuid-a1", 5, f"Send it (I promised {SOREN})", day("2026-11-20")),
        Todo("uuid-a2", 0, f"Read it ({SOREN} promised)", day("2026-12-01")),
    )


def test_what_is_settled_is_told_as_settled():
    """So that a to-do from an earlier export is ticked off, or goes."""
    todos = told(
        goal(1, status="achieved", due_on="2026-12-01", closed_on="2026-11-01"),
        goal(2, status="dropped", due_on="2026-12-01", closed_on="2026-11-02"),
        action(1, status="done", due_on="2026-12-01", done_on="2026-11-03"),
        action(2, status="dropped", due_on="2026-12-01"),
        action(3, status="done", done_on="2026-11-03"),
    ).todos
    assert [(todo.state, todo.done_on) for todo in todos] == [
        ("done", day("2026-11-01")),
        ("dropped", None),
        ("done", day("2026-11-03")),
        ("dropped", None),
    ]


def test_other_kinds_are_no_part_of_it():
    """Notes and milestones are for the journal."""
    assert told(note(1, private=False), milestone(1, on="2026-12-24", status="planned"))[1:] == ((), ())


def test_what_is_private_says_so():
    """Each event and to-do of a private entry, a session in which a private point is to be raised, and what was
    promised in a private session."""
    entries = (
        session(1, "2026-11-24", status="planned", private=True),
        session(2, "2026-11-25", status="planned"),
        point(1, text="Open"),
        goal(1, due_on="2026-12-01", private=True),
        action(1, due_on="2026-12-01", session=ref("s1")),
        action(2, due_on="2026-12-01"),
    )
    everything = told(*entries)
    assert [event.private for event in everything.events] == [True, False]
    assert [todo.private for todo in everything.todos] == [True, True, False]
    (event,) = told(*entries[1:3], point(2, text="Hidden", private=True)).events
    assert (event.agenda, event.private) == (("Open", "Hidden"), True)
