"""The calendar of a relationship."""

import datetime as dt

import pytest

from mentorlog.insight.calendar import Event, Todo, build_calendar
from tests.builders import NOW, SOREN, action, day, goal, milestone, note, point, ref, session, whole

TWO = dt.time(14)


def told(*entries, revisions=None):
    """The calendar of a relationship with these entries."""
    return build_calendar(whole(*entries), revisions=revisions or {}, now=NOW)


def uuids(items):
    """The entries of these events or to-dos."""
    return " ".join(item.uuid.removeprefix("uuid-") for item in items)


def test_a_planned_session_is_an_event():
    """The event has the person, the day, the time, the length, the place and how the two meet."""
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
def test_a_session_without_a_length_is_an_hour(at, said, minutes):
    """A session without a time has no default length."""
    (event,) = told(session(1, "2026-11-24", status="planned", at=at, minutes=said)).events
    assert event.minutes == minutes


def test_a_cancelled_session_is_a_cancelled_event():
    """A calendar that imported the session before can then remove it; held and missed sessions are omitted."""
    sessions = [
        session(n, f"2026-12-0{n}", status=status)
        for n, status in enumerate(("planned", "cancelled", "held", "missed"), start=1)
    ]
    events = told(*sessions).events
    assert [(event.uuid, event.cancelled, event.has_alarm) for event in events] == [
        ("uuid-s1", False, True),
        ("uuid-s2", True, False),
    ]


def test_events_are_sorted_by_day_and_time():
    """The order does not depend on the refs."""
    sessions = (
        session(1, "2026-12-02", status="planned"),
        session(2, "2026-12-01", status="planned", at=dt.time(15)),
        session(3, "2026-12-01", status="cancelled", at=dt.time(9)),
    )
    assert uuids(told(*sessions).events) == "s3 s2 s1"


def test_only_the_next_session_has_the_agenda():
    """The agenda has the open points in their order; past, cancelled and later sessions have none."""
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


def test_a_past_session_has_no_alarm():
    """An unlogged session stays in the calendar."""
    (event,) = told(session(1, "2026-11-23", status="planned", at=dt.time(8, 59))).events
    assert not event.has_alarm


def test_goals_and_actions_with_a_due_date_are_to_dos():
    """The title of an action says who promised it."""
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


def test_closed_goals_and_actions_are_closed_to_dos():
    """A calendar that imported the to-do before can then complete or remove it."""
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


def test_other_entries_are_not_in_the_calendar():
    """Examples are notes and milestones."""
    assert told(note(1, private=False), milestone(1, on="2026-12-24", status="planned"))[1:] == ((), ())


def test_private_entries_are_marked_in_the_calendar():
    """A session with a private point on its agenda and an action from a private session are private too."""
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
