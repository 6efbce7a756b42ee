"""Reminders: what is due, when, in which order, and the command that settles it."""

import datetime as dt
import shlex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.due.quoted_name import quote_name
from mentorlog.insight.due.reminders import find_reminders
from mentorlog.model import Ref, Watch
from tests.builders import (
    NOW,
    SOREN,
    TODAY,
    action,
    day,
    feedback,
    goal,
    milestone,
    person,
    ref,
    relationship,
    session,
)


def due(watch, *, within=7, now=NOW):
    """Each reminder as its kind, ref and days."""
    return [(one.reminder, str(one.ref), one.days) for one in find_reminders(watch, now=now, within=within)]


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        ("2026-11-20", [("action_overdue", "a1", -3)]),
        ("2026-11-22", [("action_overdue", "a1", -1)]),
        ("2026-11-23", [("action_due", "a1", 0)]),
        ("2026-11-30", [("action_due", "a1", 7)]),
        ("2026-12-01", []),
        (None, []),
    ],
)
def test_an_action_is_due_on_its_date_and_overdue_from_the_day_after(due_on, expected):
    """The last day of the requested period is included."""
    assert due(Watch(actions=(action(1, due_on=due_on),))) == expected


def test_a_closed_action_or_goal_is_not_due():
    """Only open entries of the watch are reminders."""
    watch = Watch(
        actions=(action(1, due_on="2026-11-20", status="done"),),
        goals=(goal(1, due_on="2026-11-20", status="dropped"),),
        feedback=(feedback(1, follow_up_on="2026-11-20", outcome="improved"), feedback(2)),
        milestones=(milestone(1, on="2026-11-20", celebrated_on="2026-11-21"),),
        sessions=(session(1, "2026-11-20"),),
    )
    assert due(watch) == []


def test_goals_feedback_and_milestones_are_due_on_their_dates():
    """A reached milestone is due from its date until it is celebrated."""
    watch = Watch(
        goals=(goal(1, due_on="2026-11-22"), goal(2, due_on="2026-11-30"), goal(3, due_on="2026-12-01")),
        feedback=(feedback(1, follow_up_on="2026-11-23"),),
        milestones=(
            milestone(1, on="2026-11-12"),
            milestone(2, on="2026-11-25", status="planned"),
            milestone(3, on="2026-12-25", status="planned"),
        ),
    )
    assert due(watch) == [
        ("goal_due", "g1", -1),
        ("milestone_uncelebrated", "m1", -11),
        ("feedback_follow_up", "f1", 0),
        ("milestone_due", "m2", 2),
        ("goal_due", "g2", 7),
    ]


@pytest.mark.parametrize(
    ("on", "at", "expected"),
    [
        ("2026-11-30", None, [("session_planned", "s9", 7)]),
        ("2026-12-01", None, []),
        ("2026-11-23", dt.time(14, 0), [("session_planned", "s9", 0)]),
        ("2026-11-23", dt.time(8, 0), [("session_planned", "s9", 0)]),
        ("2026-11-23", dt.time(7, 59), [("unlogged_session", "s9", 0)]),
        ("2026-11-23", None, [("session_planned", "s9", 0)]),
        ("2026-11-22", None, [("unlogged_session", "s9", -1)]),
        ("2026-01-01", None, [("unlogged_session", "s9", -326)]),
    ],
)
def test_a_planned_session_is_unlogged_an_hour_after_its_start(on, at, expected):
    """A session without a time is unlogged from the day after."""
    assert due(Watch(sessions=(session(9, on, at=at, status="planned"),))) == expected


@pytest.mark.parametrize(
    ("cadence", "last", "expected"),
    [
        ("every 2 weeks", "2026-11-02", [("session_due", "r1", -7)]),
        ("every 2 weeks", "2026-11-09", [("session_due", "r1", 0)]),
        ("every 2 weeks", "2026-11-16", [("session_due", "r1", 7)]),
        ("every 2 weeks", "2026-11-17", []),
        ("monthly", "2026-10-23", [("session_due", "r1", 0)]),
        ("none", "2026-01-01", []),
        ("when the moon is full", "2026-01-01", []),
    ],
)
def test_the_next_session_is_due_a_cadence_after_the_last(cadence, last, expected):
    """Nothing is due without a cadence that the program understands."""
    bond = relationship(cadence=cadence)
    assert due(Watch(people=(person(bond, sessions_held=3, last_session_on=last),))) == expected


def test_no_session_is_due_if_the_planned_end_comes_first():
    """The closing is prepared instead."""
    bond = relationship(cadence="every 2 weeks", ends_on="2026-11-24")
    kinds = [kind for kind, _, _ in due(Watch(people=(person(bond, sessions_held=3, last_session_on="2026-11-06"),)))]
    assert "closing_near" in kinds
    assert "session_due" not in kinds


@pytest.mark.parametrize(
    ("started_on", "expected"),
    [("2026-11-23", [("session_due", "r1", 7)]), ("2026-11-10", [("session_due", "r1", -6)]), ("2026-11-24", [])],
)
def test_the_first_session_is_due_a_week_after_the_start(started_on, expected):
    """The cadence does not change this."""
    assert due(Watch(people=(person(relationship(started_on=started_on, cadence="monthly")),))) == expected


@pytest.mark.parametrize(
    ("next_on", "next_at", "silent"),
    [
        ("2027-01-01", None, True),
        ("2026-11-23", None, True),
        ("2026-11-23", dt.time(8, 0), True),
        ("2026-11-23", dt.time(7, 59), True),
        ("2026-11-22", None, True),
        (None, None, False),
    ],
)
def test_no_session_is_due_while_one_is_planned(next_on, next_at, silent):
    """A planned session in the past needs to be logged first."""
    one = person(sessions_held=3, last_session_on="2026-01-01", next_session_on=next_on, next_session_at=next_at)
    assert ("session_due" not in [kind for kind, _, _ in due(Watch(people=(one,)))]) is silent


def test_an_unlogged_session_is_one_reminder():
    """The date of the next session depends on what is logged, so no session is due until then."""
    passed = session(8, "2026-11-20", status="planned")
    one = person(sessions_held=3, last_session_on="2026-01-01", unlogged=passed)
    assert due(Watch(people=(one,), sessions=(passed,))) == [("unlogged_session", "s8", -3)]
    assert due(Watch(people=(one,), sessions=(passed._replace(snoozed_until=day("2026-12-01")),))) == []


def test_no_session_is_due_if_the_watch_has_a_planned_one():
    """The next session of a person may be one that has passed."""
    one = person(sessions_held=3, last_session_on="2026-01-01", next_session_on="2026-11-20")
    sessions = (session(8, "2026-11-20", status="planned"), session(9, "2026-11-25", status="planned"))
    assert due(Watch(people=(one,), sessions=sessions)) == [
        ("unlogged_session", "s8", -3),
        ("session_planned", "s9", 2),
    ]


def test_the_planned_end_is_a_reminder_within_the_period():
    """The default period is seven days."""
    one = person(relationship(ends_on="2027-02-20", cadence="none"))
    assert due(Watch(people=(one,))) == []
    assert due(Watch(people=(one,)), within=90) == [("closing_near", "r1", 89)]


def told(one, *, within=7):
    """The days, text and command of each reminder about the closing."""
    return [
        (each.days, each.text, each.settle)
        for each in find_reminders(Watch(people=(one,)), now=NOW, within=within)
        if each.reminder == "closing_near"
    ]


PREPARE = "mentorlog end 'Søren Østergård' --prepare"


def prepare(reason, *, days):
    """The reminder to prepare the closing."""
    return (days, f"Prepare the closing: {reason}", PREPARE)


END = (42, "The planned end", "mentorlog end 'Søren Østergård'")


@pytest.mark.parametrize(
    ("cadence", "last_session_on", "last_planned_on", "due_on"),
    [
        ("none", None, "2026-12-25", "2026-12-25"),
        ("none", "2026-11-20", "2026-11-23", "2026-11-23"),
        ("monthly", "2026-11-10", None, "2026-12-10"),
        ("every 2 weeks", "2026-11-20", None, "2027-01-01"),
        ("every 2 weeks", "2026-11-20", "2026-11-30", "2026-12-28"),
        ("monthly", "2026-08-10", None, "2026-12-10"),  # no session was held on the days of the cadence in between
        ("monthly", "2026-11-10", "2026-12-28", "2026-12-28"),
    ],
)
def test_the_closing_is_due_by_the_last_session_before_the_end(cadence, last_session_on, last_planned_on, due_on):
    """The day of this session is planned or follows from the cadence."""
    near = relationship(ends_on="2027-01-04", cadence=cadence)
    one = person(near, last_session_on=last_session_on, last_planned_on=last_planned_on)
    days = (day(due_on) - TODAY).days
    assert told(one, within=50) == [prepare("the planned end is 4 Jan", days=days), END]
    assert told(one, within=days) == [prepare("the planned end is 4 Jan", days=days)]


def test_the_closing_without_another_session_is_due_at_the_end():
    """The reminder of the end suggests preparing it, so that it is not due for weeks before."""
    near = relationship(ends_on="2027-01-04", cadence="none")
    for one in (person(near), person(near._replace(cadence="monthly"), last_session_on="2026-12-20")):
        assert told(one, within=41) == []
        end = find_reminders(Watch(people=(one,)), now=NOW, within=42)[-1]
        assert (end.due_on, end.settle) == (day("2027-01-04"), "mentorlog end 'Søren Østergård'")
        assert PREPARE in end.alternatives


def test_the_closing_is_due_at_most_six_weeks_before_the_end():
    """With a long cadence it is two cadences; an earlier planned session makes no difference."""
    far = relationship(ends_on="2027-01-05", cadence="none")
    assert told(person(far, last_planned_on="2026-11-25")) == []
    monthly = relationship(ends_on="2027-01-22", cadence="monthly")
    one = person(monthly, last_session_on="2026-11-22", last_planned_on="2026-11-25")
    assert prepare("the planned end is 22 Jan", days=32) in told(one, within=32)


@pytest.mark.parametrize(
    ("cadence", "last_planned_on", "due_on"),
    [
        ("none", "2026-12-02", "2026-12-02"),
        ("monthly", "2026-11-30", "2026-11-30"),
        ("monthly", None, "2026-12-02"),
        ("every 2 weeks", None, "2026-11-16"),
        ("none", None, "2026-12-02"),
    ],
)
def test_the_closing_is_due_when_all_goals_are_reached(cadence, last_planned_on, due_on):
    """Without a planned end it is due by the next session, or within a month of the last one if no other is
    expected."""
    one = person(
        relationship(cadence=cadence),
        sessions_held=3,
        last_session_on="2026-11-02",
        next_session_on=last_planned_on,
        last_planned_on=last_planned_on,
        goals_achieved=1,
    )
    assert told(one, within=30) == [prepare("all goals are reached", days=(day(due_on) - TODAY).days)]
    assert told(one._replace(sessions_held=2), within=30) == []


def test_without_reached_goals_the_closing_is_not_due():
    """A single goal below 100% is enough, and there must be a goal."""
    one = relationship(cadence="none")
    some = {"sessions_held": 9, "last_session_on": "2026-11-02"}
    assert told(person(one, goals_open=1, goals_short=1, goals_achieved=3, **some), within=30) == []
    assert told(person(one, **some), within=30) == []
    assert told(person(one, goals_open=1, **some), within=30) == [prepare("all goals are reached", days=9)]


def test_a_closing_with_an_answer_is_not_due():
    """The planned end is still a reminder on its day."""
    begun = relationship(ends_on="2027-01-04", cadence="none", thanks="for every question")
    assert told(person(begun)) == []
    assert told(person(begun), within=60) == [(42, "The planned end", "mentorlog end 'Søren Østergård'")]


def test_the_most_urgent_reminder_comes_first():
    """Overdue entries come first, then unlogged sessions, then the others by date; ties are sorted by relationship and
    ref."""
    watch = Watch(
        sessions=(session(1, "2026-11-01", status="planned"), session(2, "2026-11-24", status="planned")),
        actions=(
            action(4, due_on="2026-11-25"),
            action(3, due_on="2026-11-20"),
            action(2, due_on="2026-11-10"),
            action(1, due_on="2026-11-20"),
            action(5, due_on="2026-11-20", relationship="Bo Lind"),
        ),
        goals=(goal(1, due_on="2026-11-15"),),
        milestones=(milestone(1, on="2026-01-01"),),
    )
    assert [str(one.ref) for one in find_reminders(watch, now=NOW)] == [
        "a2",
        "g1",
        "a5",
        "a1",
        "a3",
        "s1",
        "m1",
        "s2",
        "a4",
    ]


@given(st.permutations([action(n, due_on=f"2026-11-{20 + n % 3}") for n in range(6)]))
def test_the_order_does_not_depend_on_the_watch(actions):
    """The same actions in any order give the same list."""
    ordered = Watch(actions=tuple(sorted(actions)))
    assert find_reminders(Watch(actions=tuple(actions)), now=NOW) == find_reminders(ordered, now=NOW)


@given(st.integers(-400, 400), st.integers(0, 400))
def test_reminders_are_within_the_requested_period(offset, within):
    """All entries that are due in the period are listed, and no others."""
    on = TODAY + dt.timedelta(days=offset)
    seen = find_reminders(Watch(actions=(action(1, due_on=on),), goals=(goal(1, due_on=on),)), now=NOW, within=within)
    assert len(seen) == (2 if offset <= within else 0)
    assert all(one.days == offset and one.due_on == on for one in seen)


SETTLED = [
    (Watch(actions=(action(12, due_on="2026-11-20"),)), "done a12"),
    (Watch(goals=(goal(1, due_on="2026-11-20", progress=40),)), "done g1"),
    (Watch(goals=(goal(1, due_on="2026-11-24", progress=95),)), "done g1"),
    (Watch(goals=(goal(1, due_on="2026-11-20", progress=100),)), "done g1"),
    (Watch(feedback=(feedback(2, follow_up_on="2026-11-20"),)), "outcome f2 OUTCOME"),
    (Watch(milestones=(milestone(1, on="2026-11-20"),)), "celebrate m1"),
    (Watch(milestones=(milestone(1, on="2026-11-20", status="planned"),)), "done m1"),
    (Watch(sessions=(session(14, "2026-11-19", status="planned"),)), "log s14"),
    (Watch(sessions=(session(14, "2026-11-24", status="planned"),)), f"review '{SOREN}'"),
    (Watch(people=(person(),)), f"plan DATE -w '{SOREN}'"),
    (Watch(people=(person(relationship(cadence="none", ends_on="2026-11-24")),)), f"end '{SOREN}'"),
]


@pytest.mark.parametrize(("watch", "line"), SETTLED)
def test_each_reminder_has_the_command_that_settles_it(watch, line):
    """The command is complete, so the user can copy it."""
    (one,) = find_reminders(watch, now=NOW)
    assert one.settle == f"mentorlog {line}"


def test_a_late_goal_can_be_moved_or_dropped():
    """A checkpoint would leave it overdue, so the commands close it or change its date."""
    (one,) = find_reminders(Watch(goals=(goal(2, due_on="2026-11-20", progress=95),)), now=NOW)
    assert one.alternatives == ("mentorlog edit g2 --by DATE", "mentorlog drop g2")


def test_entries_of_paused_and_ended_relationships_are_due():
    """No session is due in these relationships, and their people are not in the watch."""
    watch = Watch(
        sessions=(session(1, "2026-11-20", status="planned"), session(2, "2026-11-24", status="planned")),
        actions=(action(1, due_on="2026-11-20"),),
        goals=(goal(1, due_on="2026-11-20"),),
        feedback=(feedback(1, follow_up_on="2026-11-20"),),
        milestones=(milestone(1, on="2026-11-20"),),
        paused=(relationship(status="paused", ends_on="2026-11-25"),),
    )
    assert {kind for kind, *_ in due(watch)} == {
        *("unlogged_session", "session_planned", "action_overdue", "goal_due", "feedback_follow_up"),
        *("milestone_uncelebrated", "closing_near"),
    }
    offered = {str(one.ref): one.alternatives for one in find_reminders(watch, now=NOW)}
    assert offered["s1"] == ("mentorlog miss s1", "mentorlog cancel s1")
    assert offered["s2"] == ("mentorlog move s2 DATE", "mentorlog cancel s2")


@pytest.mark.parametrize("field", ["paused", "ended"])
def test_a_snoozed_paused_or_ended_relationship_has_no_reminders(field):
    """Its entries have no reminders either until that day."""
    one = relationship(status=field, snoozed_until="2026-11-24", keep_in_touch_on="2026-11-20", ends_on="2026-11-24")
    watch = Watch(actions=(action(1, due_on="2026-11-20"),), **{field: (one,)})
    assert due(watch) == []
    assert len(due(watch, now=NOW + dt.timedelta(days=1))) == 2


def test_logging_a_session_settles_a_day_to_get_in_touch():
    """The user can also move or clear the day."""
    one = relationship(status="ended", ended_on="2026-10-01", keep_in_touch_on="2026-11-20")
    (found,) = find_reminders(Watch(ended=(one,)), now=NOW)
    assert found.settle == "mentorlog log TEXT --with r1", "an active relationship may have the same name"
    assert found.alternatives == ("mentorlog edit r1 --keep-in-touch DATE", "mentorlog edit r1 --clear keep-in-touch")


@pytest.mark.parametrize(
    ("on", "words"),
    [
        ("2026-11-22", "Yesterday's session is not logged"),
        ("2026-11-19", "Thursday's session is not logged"),
        ("2026-11-17", "Tuesday's session is not logged"),
        ("2026-11-16", "The session of 16 Nov is not logged"),
        ("2026-11-02", "The session of 2 Nov is not logged"),
    ],
)
def test_an_unlogged_session_is_named_by_its_day(on, words):
    """It has its weekday within the last six days and its date before, so the day is never ambiguous."""
    (one,) = find_reminders(Watch(sessions=(session(1, on, status="planned"),)), now=NOW)
    assert one.text == words


def test_an_unlogged_session_of_this_morning_is_todays():
    """The reminder has its time too."""
    watch = Watch(sessions=(session(1, "2026-11-23", at=dt.time(6), status="planned"),))
    (one,) = find_reminders(watch, now=NOW)
    assert (one.text, one.at) == ("Today's session is not logged", dt.time(6))


def test_a_reminder_has_the_text_of_its_entry():
    """The text is not changed; a planned session shows its topics and place."""
    watch = Watch(
        sessions=(session(1, "2026-11-24", status="planned", topics=("fear", "[red]"), where="Café"),),
        actions=(action(1, text="[/x] :smile:\nmore", due_on="2026-11-24", owner="them", private=True),),
        milestones=(milestone(1, on="2026-11-24", status="planned"),),
        feedback=(feedback(1, follow_up_on="2026-11-24"),),
        goals=(goal(1, due_on="2026-11-24"),),
    )
    said = {str(one.ref): one for one in find_reminders(watch, now=NOW)}
    assert {key: one.text for key, one in said.items()} == {
        "s1": "Session: fear, [red] (Café)",
        "a1": "[/x] :smile:\nmore",
        "m1": "First review led",
        "f1": "Cut in twice",
        "g1": "Run it alone",
    }
    assert (said["a1"].owner, said["a1"].private, said["a1"].relationship) == ("them", True, SOREN)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Ana", "Ana"),
        ("王小明", "王小明"),
        ("Ingrid Marie Thorvaldsen", "r7"),
        ("Søren Østergård", "'Søren Østergård'"),
        ("O'Neill", '"O\'Neill"'),
        ("r2", "r7"),
        ("-x", "r7"),
        ("a\nb", "r7"),
        ("\u202eevil", "r7"),
        (" ", "r7"),
    ],
)
def test_a_name_is_quoted_for_the_shell(name, word):
    """The ref is used if the name is long, cannot be quoted, or looks like a ref or an option."""
    assert quote_name(name, ref("r7")) == word


@given(st.text(min_size=1))
def test_a_quoted_name_is_one_shell_word(name):
    """The shell returns the name or the ref of the relationship for any name."""
    assert shlex.split(quote_name(name, Ref("relationship", 7))) in ([name], ["r7"])


def test_an_action_due_today_is_due_until_midnight():
    """The days are counted from the local date."""
    watch = Watch(actions=(action(1, due_on=day("2026-11-23")),))
    assert due(watch, now=NOW.replace(hour=23, minute=59)) == [("action_due", "a1", 0)]
