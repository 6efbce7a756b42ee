"""The contents of the review."""

import datetime as dt

import pytest

from mentorlog.insight.review import build_review
from tests.builders import (
    NOW,
    TODAY,
    action,
    day,
    dossier,
    feedback,
    goal,
    milestone,
    months_held,
    note,
    point,
    relationship,
    session,
)
from tests.store.build import Build, in_memory


def refs(entries):
    """The entries' refs as words."""
    return " ".join(str(entry.ref) for entry in entries)


def test_an_empty_relationship_has_a_review():
    """Without entries it has the first session number, a phase and questions."""
    seen = build_review(dossier(relationship(started_on="2026-11-20")), now=NOW)
    assert (seen.session_number, seen.days_since, seen.days_left, seen.last_session, seen.next_session) == (
        1,
        None,
        None,
        None,
        None,
    )
    assert seen.phase.name == "preparing"
    assert seen.questions
    assert not seen.signals


def test_the_review_counts_days_since_the_last_session_and_to_the_end():
    """The session number is one more than the number of held sessions."""
    last = session(8, "2026-11-09")
    seen = build_review(dossier(relationship(ends_on="2027-01-04"), last_session=last, months=months_held(8)), now=NOW)
    assert (seen.session_number, seen.days_since, seen.days_left, seen.today) == (9, 14, 42, TODAY)
    assert seen.last_session == last


def test_days_left_are_negative_after_the_planned_end():
    """The planned end was three days ago."""
    assert build_review(dossier(relationship(ends_on="2026-11-20")), now=NOW).days_left == -3


def test_the_review_shows_the_latest_unlogged_session():
    """It is not the next session, and an ended relationship has none."""
    earlier, passed = session(7, "2026-11-10", status="planned"), session(8, "2026-11-19", status="planned")
    planned = (earlier, passed, session(9, "2026-11-24", status="planned"))
    seen = build_review(dossier(planned=planned), now=NOW)
    assert (str(seen.unlogged.ref), str(seen.next_session.ref)) == ("s8", "s9")
    assert build_review(dossier(planned=planned[2:]), now=NOW).unlogged is None
    ended = relationship(status="ended", ended_on="2026-11-20")
    assert build_review(dossier(ended, planned=planned), now=NOW).unlogged is None


def test_a_session_is_not_overdue_while_another_is_unlogged():
    """The two may have met on the day of the unlogged session."""
    long_ago = {"last_session": session(1, "2026-01-05"), "months": months_held(1)}
    assert build_review(dossier(**long_ago), now=NOW).is_overdue
    assert not build_review(
        dossier(planned=(session(2, "2026-11-19", status="planned"),), **long_ago), now=NOW
    ).is_overdue


def test_late_actions_come_first_and_undated_ones_last():
    """Actions are sorted by due date; actions without one are sorted by number."""
    actions = (
        action(5),
        action(2),
        action(3, due_on="2026-11-27"),
        action(4, due_on="2026-11-20"),
        action(1, due_on="2026-11-01"),
        action(6, owner="them", due_on="2026-12-01"),
        action(7, owner="them"),
    )
    seen = build_review(dossier(actions=actions), now=NOW)
    assert refs(seen.mine) == "a1 a4 a3 a2 a5"
    assert refs(seen.theirs) == "a6 a7"


@pytest.mark.parametrize(
    ("due_on", "standing"),
    [
        ("2026-11-22", "overdue"),
        ("2026-11-23", "due"),
        ("2026-12-01", "due"),
        ("2026-12-02", "open"),
        (None, "open"),
    ],
)
def test_an_action_is_overdue_due_or_open(due_on, standing):
    """It is due up to the day of the next session, and overdue from the day after its due date."""
    seen = build_review(dossier(planned=(session(9, "2026-12-01", status="planned"),)), now=NOW)
    assert seen.action_state(action(1, due_on=due_on)) == standing


@pytest.mark.parametrize(
    ("fields", "bond", "due_by"),
    [
        ({"last_session": session(8, "2026-11-20")}, {}, "2026-12-04"),
        ({"last_session": session(8, "2026-11-09")}, {}, "2026-11-23"),
        ({"last_session": session(8, "2026-11-08")}, {}, "2026-11-23"),
        ({"last_session": session(8, "2026-11-20")}, {"cadence": "none"}, None),
        ({"last_session": session(8, "2026-11-20")}, {"status": "paused"}, None),
        ({"last_session": session(8, "2026-11-20")}, {"status": "ended"}, None),
        ({}, {"started_on": "2026-11-20"}, "2026-11-27"),
        ({}, {"started_on": "2026-11-01"}, "2026-11-23"),
        (
            {"last_session": session(7, "2026-11-06"), "planned": (session(8, "2026-11-20", status="planned"),)},
            {},
            "2026-12-04",
        ),
        (
            {"last_session": session(8, "2026-11-09"), "planned": (session(9, "2027-01-11", status="planned"),)},
            {"status": "paused"},
            "2027-01-11",
        ),
    ],
)
def test_the_next_session_decides_which_actions_are_due(fields, bond, due_by):
    """Without a planned session, its day is computed from the cadence and the last session, and is never in the
    past."""
    seen = build_review(dossier(relationship(**bond), **fields), now=NOW)
    assert seen.due_by == day(due_by)
    assert seen.action_state(action(1, due_on=due_by or "2026-11-24")) == ("due" if due_by else "open")
    assert seen.action_state(action(1, due_on="2026-11-23")) == "due"


def test_actions_are_sorted_overdue_then_due_then_open():
    """Actions without a due date are sorted by how often they were carried."""
    days = ("2026-12-02", None, "2026-11-22", "2026-12-01", "2026-10-01", None)
    actions = tuple(action(n, due_on=due_on, carried=n) for n, due_on in enumerate(days, 1))
    seen = build_review(dossier(actions=actions, planned=(session(9, "2026-12-01", status="planned"),)), now=NOW)
    assert refs(seen.mine) == "a5 a3 a4 a1 a6 a2"
    assert [seen.action_state(owed) for owed in seen.mine] == ["overdue", "overdue", "due", "open", "open", "open"]


def test_the_review_lists_actions_done_since_the_last_session():
    """Actions that were done on the day of the last session are included."""
    build = Build(in_memory())
    one = build.relationship()
    build.held("10-26")
    last = build.held("11-09")
    done = {"status": "done", "on": day("2026-10-26")}
    before = build.action(**done, done_on=day("2026-11-08"))
    that_day = build.action(**done, done_on=day("2026-11-09"))
    promised = build.action(status="done", on=day("2026-11-09"), done_on=day("2026-11-09"), session=last)
    later = build.action(**done, done_on=day("2026-11-23"), owner="them")
    dropped = build.action(status="dropped", on=day("2026-10-26"))
    seen = build_review(build.journal.dossier(one), now=NOW)
    assert {owed.ref for owed in seen.done_actions} == {that_day, promised, later}
    assert not {before, dropped} & {owed.ref for owed in (*seen.done_actions, *seen.mine, *seen.theirs)}


def test_the_session_number_counts_held_sessions_only():
    """Cancelled, missed and planned sessions have refs, but do not count."""
    build = Build(in_memory())
    one = build.relationship()
    build.add("session", status="cancelled", on=day("2026-09-28"))
    build.held("10-12")
    build.add("session", status="missed", on=day("2026-10-26"))
    build.held("11-09")
    coming = build.planned("11-24")
    seen = build_review(build.journal.dossier(one), now=NOW)
    assert (seen.session_number, seen.days_since, str(seen.next_session.ref)) == (3, 14, str(coming))


def test_an_ended_relationship_has_no_days_left():
    """Its planned end may still be in the future."""
    bond = relationship(status="ended", ended_on="2026-11-20", ends_on="2027-01-04")
    assert build_review(dossier(bond), now=NOW).days_left is None


def test_the_missing_fields_of_a_goal_are_its_measure_and_due_date():
    """A blank measure is missing too."""
    seen = build_review(dossier(), now=NOW)
    assert seen.missing_fields(goal(1)) == ("measure", "due_on")
    assert seen.missing_fields(goal(1, measure="three reviews", due_on="2027-02-01")) == ()
    assert seen.missing_fields(goal(1, measure="", due_on="2027-02-01")) == ("measure",)
    assert seen.missing_fields(goal(1, measure="three reviews")) == ("due_on",)


def test_the_review_lists_uncelebrated_milestones_and_the_next_planned_one():
    """A reached milestone is listed until it is celebrated, however old it is."""
    milestones = (
        milestone(1, on="2026-11-12"),
        milestone(2, on="2025-01-01"),
        milestone(3, on="2026-10-01", celebrated_on="2026-10-02"),
        milestone(4, on="2027-03-01", status="planned"),
        milestone(5, on="2026-12-24", status="planned"),
    )
    assert refs(build_review(dossier(milestones=milestones), now=NOW).milestones) == "m2 m1 m5"


def test_the_agenda_begins_with_the_point_carried_most():
    """Points that were carried equally often are sorted by day."""
    points = (point(1), point(4, carried=2), point(2, carried=2), point(3, carried=1))
    assert refs(build_review(dossier(points=points), now=NOW).agenda) == "t4 t2 t3 t1"


@pytest.mark.parametrize(
    ("planned", "due"), [(None, "f1 f2"), ("2026-11-24", "f1 f2 f3"), ("2026-12-01", "f1 f2 f3 f4")]
)
def test_feedback_is_listed_from_its_follow_up_date_on(planned, due):
    """If a session is planned, feedback with a follow-up date up to that day is listed."""
    days = ("2026-11-01", "2026-11-23", "2026-11-24", "2026-12-01", "2026-12-02")
    waiting = tuple(feedback(n, follow_up_on=on) for n, on in enumerate(days, 1))
    sessions = (session(9, planned, status="planned"),) if planned else ()
    assert refs(build_review(dossier(feedback=waiting, planned=sessions), now=NOW).feedback) == due


def test_a_milestone_whose_day_has_passed_does_not_hide_the_next():
    """A planned milestone in the past may or may not have been reached, so both are listed."""
    days = ("2026-12-24", "2026-11-22", "2026-11-23", "2026-11-01")
    milestones = tuple(milestone(n, on=on, status="planned") for n, on in enumerate(days, 1))
    assert refs(build_review(dossier(milestones=milestones), now=NOW).milestones) == "m4 m2 m3"


def test_the_review_has_checks_and_signals():
    """A signal can make the partnership check due."""
    bond = relationship(agreement="Here", agreed_on="2026-05-23")
    short = tuple(session(9 - n, f"2026-08-{9 - n:02}", minutes=10) for n in range(3))
    filled = dossier(
        bond, past=short, last_session=short[0], first_session_on=day("2026-06-01"), actions=(action(1, carried=3),)
    )
    seen = build_review(filled, now=NOW)
    assert [signal.signal for signal in seen.signals] == ["long_silence", "sessions_short", "actions_carried"]
    assert (seen.partnership.is_due, seen.partnership.due_on) == (True, short[0].on)
    assert seen.agreement.is_due
    assert build_review(filled, now=NOW, check_every=None).partnership is None


def test_feedback_is_sorted_by_its_follow_up_date():
    """The oldest date comes first."""
    waiting = (feedback(1, follow_up_on="2026-11-20"), feedback(2, follow_up_on="2026-11-01"))
    assert refs(build_review(dossier(feedback=waiting), now=NOW).feedback) == "f2 f1"


def test_the_review_has_the_goals_actions_and_notes_of_the_dossier():
    """They are not filtered again."""
    seen = build_review(
        dossier(goals=(goal(1),), kept=(action(1, status="done"),), notes=(note(5, private=False),)), now=NOW
    )
    assert (refs(seen.goals), refs(seen.done_actions), refs(seen.notes)) == ("g1", "a1", "n5")


@pytest.mark.parametrize(
    ("planned", "expected"),
    [
        pytest.param([("2026-11-24", None), ("2026-12-08", None)], "s1", id="the nearest"),
        pytest.param([("2026-11-22", None), ("2026-12-08", None)], "s2", id="not one that has passed"),
        pytest.param([("2026-11-22", None)], None, id="none where all have passed"),
        pytest.param([("2026-11-23", None)], "s1", id="today without a time"),
        pytest.param([("2026-11-23", dt.time(8, 0))], "s1", id="an hour ago"),
        pytest.param([("2026-11-23", dt.time(7, 59))], None, id="more than an hour ago"),
        pytest.param([("2026-11-23", dt.time(16, 0)), ("2026-11-23", dt.time(10, 0))], "s2", id="by time of day"),
    ],
)
def test_the_next_session_is_the_first_planned_one(planned, expected):
    """A session that began up to an hour ago is still the next one."""
    sessions = tuple(session(n, on, at=at, status="planned") for n, (on, at) in enumerate(planned, 1))
    coming = build_review(dossier(planned=sessions), now=NOW).next_session
    assert (str(coming.ref) if coming else None) == expected


def test_an_aware_time_is_read_as_local_time():
    """The review is the same whether or not `now` has a time zone."""
    zone = dt.timezone(dt.timedelta(hours=1))
    filled = dossier(planned=(session(1, "2026-11-23", at=dt.time(10), status="planned"),))
    assert build_review(filled, now=NOW.replace(tzinfo=zone)) == build_review(filled, now=NOW)


def test_a_session_without_a_time_is_over_at_midnight():
    """The extra hour applies only to sessions with a time."""
    filled = dossier(planned=(session(1, "2026-11-22", status="planned"),))
    assert build_review(filled, now=NOW.replace(hour=0, minute=30)).next_session is None


def test_the_review_does_not_change_during_the_day():
    """Only the next session depends on the time of day."""
    filled = dossier(last_session=session(1, "2026-11-09"), months=months_held(3))
    assert build_review(filled, now=NOW) == build_review(filled, now=NOW.replace(hour=23))
    assert build_review(filled, now=NOW).today == day("2026-11-23")
