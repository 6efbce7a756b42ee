"""The summary of a relationship and its dated list of sessions."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.relationship_entries import entries_as_of
from mentorlog.insight.summary import INITIAL_DAYS, Takeaway, build_summary, group_skills
from tests.builders import (
    NOW,
    TODAY,
    action,
    checkin,
    checkpoints,
    day,
    feedback,
    goal,
    milestone,
    note,
    point,
    rating,
    ref,
    relationship,
    session,
    whole,
)
from tests.insight.journals import bonds, histories
from tests.property_tests import settings

ENTRIES = (
    session(3, "2026-04-01", minutes=60, takeaways=("Ask first", "Wait"), goals=(ref("g1"),)),
    session(1, "2026-03-02", minutes=30),
    session(2, "2026-03-16", status="cancelled"),
    session(4, "2026-05-01"),
    session(5, "2026-05-15", status="missed"),
    session(6, "2026-12-24", status="planned"),
    goal(1),
    point(1, status="discussed", session=ref("s3"), closed_on="2026-04-01", on="2026-03-20"),
    point(2),
    action(1, status="done", done_on="2026-11-10"),
    action(2, on="2026-04-01", session=ref("s3")),
    action(3, status="dropped"),
    feedback(1, outcome="improved"),
    feedback(2, outcome="unchanged"),
    feedback(3, outcome="worse"),
    feedback(4),
    milestone(1, on="2026-06-01"),
    note(1, private=False),
    checkin(1, "2026-06-01"),
)


NEW_YEAR = dt.datetime.fromisoformat("2027-01-01T00:00")
"""A time after every entry of the property tests."""


def told(*entries, bond=None, since=None, until=None):
    """The summary of a relationship with these entries."""
    return build_summary(whole(*entries, bond=bond), now=NOW, since=day(since), until=day(until))


def refs(entries):
    """The entries' refs as words."""
    return " ".join(str(entry.ref) for entry in entries)


# the counts


def test_the_summary_counts_sessions_and_minutes():
    """It has the sessions by status, the total minutes and the days of the first and the last session."""
    said = told(*ENTRIES)
    assert (said.sessions_held, said.minutes_held, said.sessions_with_length) == (3, 90, 2)
    assert (said.cancelled, said.missed) == (1, 1)
    assert (said.first_held_on, said.last_held_on) == (day("2026-03-02"), day("2026-05-01"))
    assert (said.exported_on, said.private_included) == (TODAY, False)


def test_an_empty_relationship_has_a_summary():
    """All counts are zero and all lists are empty."""
    said = told()
    assert (said.sessions_held, said.minutes_held, said.first_held_on, said.last_held_on) == (0, 0, None, None)
    assert not any(
        (said.goals, said.sessions, said.takeaways, said.skills, said.challenges, said.done_actions, said.agenda)
    )


@pytest.mark.parametrize(
    ("cadence", "ended_on", "expected"),
    [
        ("monthly", None, 8),
        ("monthly", "2026-06-02", 3),
        ("every 2 weeks", None, 19),
        ("none", None, None),
        ("??", None, None),
    ],
)
def test_the_cadence_gives_the_expected_number_of_sessions(cadence, ended_on, expected):
    """The number counts from the start to today or to the end; it is None without a cadence that the program
    understands."""
    bond = relationship(cadence=cadence, ended_on=ended_on, status="ended" if ended_on else "active")
    assert told(session(1, "2026-03-02"), bond=bond).expected == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        ("2026-09-02", None, 2),
        (None, "2026-05-02", 2),
        ("2026-04-01", "2026-07-01", 3),
        ("2026-04-01", "2026-06-30", 3),
        ("2026-03-02", "2026-04-01", 1),
        ("2026-06-01", "2026-06-29", 0),
        (None, "2030-01-01", 8),
    ],
)
def test_the_expected_number_of_sessions_in_a_span(since, until, expected):
    """Days before the start and in the future do not count; both ends of the span are included."""
    assert (
        told(session(1, "2026-03-02"), bond=relationship(cadence="monthly"), since=since, until=until).expected
        == expected
    )


def test_a_session_before_the_start_moves_the_start_back():
    """The expected number counts from the first session if it is earlier than the recorded start."""
    bond = relationship(cadence="monthly", started_on="2026-11-01")
    assert told(session(1, "2026-09-23"), bond=bond).expected == 2


# sessions


def test_the_summary_lists_every_past_session_by_day():
    """Each session has its goals, points and actions."""
    said = told(*ENTRIES)
    assert refs(meeting.session for meeting in said.sessions) == "s1 s2 s3 s4 s5"
    third = said.sessions[2]
    assert (refs(third.goals), refs(third.points), refs(third.session.actions)) == ("g1", "t1", "a2")


@pytest.mark.parametrize(
    ("planned", "following"),
    [
        (("2026-11-22", "2026-11-25", "2026-12-01"), "s2"),
        (("2026-11-22",), None),
        (("2026-11-23",), "s1"),
        ((), None),
    ],
)
def test_the_next_session_is_the_first_from_today_on(planned, following):
    """A planned session in the past is not the next one; today's is until the day is over."""
    said = told(*(session(n, on, status="planned") for n, on in enumerate(planned, start=1)))
    assert (str(said.next_session.ref) if said.next_session else None) == following


def test_a_takeaway_has_the_day_of_its_session():
    """The takeaways are in the order of the sessions."""
    assert told(*ENTRIES).takeaways == (Takeaway(day("2026-04-01"), "Ask first"), Takeaway(day("2026-04-01"), "Wait"))


# goals


def test_a_goal_has_its_sessions_milestones_and_open_actions():
    """Only held sessions and open actions count."""
    g1 = ref("g1")
    (one, other) = told(
        goal(1),
        goal(2),
        session(1, "2026-03-09", goals=(g1,)),
        session(2, "2026-03-16", goals=(g1,), status="cancelled"),
        session(3, "2026-03-30", goals=(g1, ref("g2"))),
        milestone(1, on="2026-05-01", goal=g1),
        milestone(2, on="2026-05-02"),
        action(1, goal=g1),
        action(2, goal=g1, status="done", done_on="2026-11-10"),
    ).goals
    assert one.worked_on == (day("2026-03-09"), day("2026-03-30"))
    assert (refs(one.milestones), refs(one.open_actions)) == ("m1", "a1")
    assert (other.worked_on, other.milestones, other.open_actions) == ((day("2026-03-30"),), (), ())


@pytest.mark.parametrize(
    ("since", "until", "steps"),
    [
        (None, None, [20, 30, 50]),
        ("2026-04-01", None, [20, 30, 50]),
        ("2026-04-02", None, [30, 50]),
        ("2026-05-02", None, []),
        (None, "2026-04-30", [20, 30]),
        ("2026-03-15", "2026-03-20", []),
    ],
)
def test_a_goal_in_a_span_includes_the_last_checkpoint_before_it(since, until, steps):
    """Progress in the span is measured from that checkpoint; a goal without a checkpoint in the span has none."""
    one = goal(1, checkpoints=checkpoints(("2026-03-02", 20), ("2026-04-01", 30), ("2026-05-01", 50)))
    (pursued,) = told(one, since=since, until=until).goals
    assert [each.progress for each in pursued.checkpoints] == steps


@pytest.mark.parametrize(
    ("on", "held", "from_start"),
    [
        ("2026-02-01", (), True),
        ("2026-04-13", (), True),
        ("2026-04-14", (), False),
        ("2026-05-20", ("2026-03-09", "2026-05-20"), True),
        ("2026-05-21", ("2026-03-09", "2026-05-20", "2026-05-21"), False),
        ("2026-04-13", ("2026-01-05",), False),
    ],
)
def test_a_goal_of_the_first_six_weeks_is_an_initial_goal(on, held, from_start):
    """The six weeks count from the first session if it is earlier than the start; a goal set by the second session is
    initial too."""
    assert dt.timedelta(days=INITIAL_DAYS) == day("2026-04-13") - relationship().started_on
    (pursued,) = told(goal(1, on=on), *(session(n, each) for n, each in enumerate(held, start=1))).goals
    assert pursued.is_initial is from_start


# skills


def test_a_skill_has_its_first_and_its_latest_ratings():
    """Skills are grouped without regard to case, separately for each person, in the order of their first rating."""
    rated = (
        rating(1, 2, "2026-03-02", skill="Listening"),
        rating(2, 4, "2026-03-03", skill="Listening", owner="me"),
        rating(3, 3, "2026-05-01", skill="listening"),
        rating(4, 3, "2026-06-01", skill="Listening"),
        rating(5, 4, "2026-07-01", skill="LISTENING"),
        rating(6, 1, "2026-08-01", skill="Åbenhed"),
    )
    found = told(*rated).skills
    assert [(skill.skill, skill.owner, skill.first.score) for skill in found] == [
        ("Listening", "them", 2),
        ("Listening", "me", 4),
        ("Åbenhed", "them", 1),
    ]
    assert refs(found[0].latest) == "k3 k4 k5"
    assert found[0].latest[-1].score == 4


@pytest.mark.parametrize(
    ("since", "until", "then", "now"),
    [
        (None, None, "k1", "k3"),
        ("2026-05-01", None, "k1", "k3"),
        ("2026-05-02", None, "k2", "k3"),
        (None, "2026-06-30", "k1", "k2"),
        ("2026-07-01", "2026-07-01", "k2", "k3"),
        ("2026-08-01", None, None, None),
        (None, "2026-02-01", None, None),
    ],
)
def test_a_skill_in_a_span_starts_from_the_last_rating_before_it(since, until, then, now):
    """A skill without a rating in the span is not listed."""
    rated = (rating(1, on="2026-03-01"), rating(2, on="2026-05-01"), rating(3, on="2026-07-01"))
    found = told(*rated, since=since, until=until).skills
    assert [(str(skill.first.ref), str(skill.latest[-1].ref)) for skill in found] == ([(then, now)] if then else [])


def test_a_single_rating_is_both_the_first_and_the_latest():
    """The skill has the same rating twice."""
    only = rating(1, on="2026-03-01")
    (skill,) = group_skills([only])
    assert (skill.first, skill.latest) == (only, (only,))


# feedback, actions, the agenda


def test_the_summary_groups_feedback_and_actions_by_outcome():
    """The agenda has only open points."""
    said = told(*ENTRIES)
    assert (refs(said.feedback_with_effect), refs(said.feedback)) == ("f1 f3", "f2 f4")
    assert (refs(said.done_actions), refs(said.open_actions), refs(said.dropped_actions)) == ("a1", "a2", "a3")
    assert (refs(said.agenda), refs(said.notes), refs(said.milestones)) == ("t2", "n1", "m1")


def test_an_action_from_a_private_session_is_private():
    """The action has no private mark of its own, and is private in every list of the summary."""
    said = told(
        goal(1),
        session(1, "2026-11-09", private=True),
        session(2, "2026-11-09"),
        action(1, session=ref("s1"), goal=ref("g1")),
        action(2, session=ref("s2"), goal=ref("g1")),
    )
    assert [each.private for each in said.open_actions] == [True, False]
    assert [each.private for each in said.goals[0].open_actions] == [True, False]
    assert [meeting.session.actions[0].private for meeting in said.sessions] == [True, False]


# challenges


def fell(*steps, **fields):
    """A goal with these progress values, one per month from March on."""
    months = [(f"2026-{month:02}-01", progress) for month, progress in enumerate(steps, start=3)]
    return goal(1, checkpoints=checkpoints(*months), **fields)


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        ((), []),
        ((20, 40, 40), []),
        ((40, 20), [("2026-04-01", 40, 20, None, None)]),
        ((40, 20, 40), [("2026-04-01", 40, 20, None, None)]),
        ((40, 20, 30, 50, 90), [("2026-04-01", 40, 20, "2026-06-01", 50)]),
        ((40, 20, 10, 30), [("2026-04-01", 40, 20, None, None), ("2026-05-01", 20, 10, "2026-06-01", 30)]),
    ],
)
def test_a_goal_that_fell_back_is_a_challenge(steps, found):
    """The challenge has both progress values and, if the goal later rose above the first, that day and value."""
    challenges = told(fell(*steps)).challenges
    assert [(each.on, each.before, each.after, each.resolved_on, each.resolved_progress) for each in challenges] == [
        (day(on), before, after, day(met_on), met_at) for on, before, after, met_on, met_at in found
    ]


@pytest.mark.parametrize(
    ("tone", "outcome", "is_one"),
    [
        ("constructive", "improved", True),
        ("praise", "improved", False),
        (None, "improved", False),
        ("constructive", "worse", False),
        ("constructive", None, False),
    ],
)
def test_constructive_feedback_that_helped_is_a_resolved_challenge(tone, outcome, is_one):
    """The challenge has the text of the feedback, the note on its outcome and the day."""
    given_ = feedback(1, tone=tone, outcome=outcome, outcome_on="2026-11-12" if outcome else None, outcome_note="asks")
    challenges = told(given_).challenges
    assert bool(challenges) is is_one
    for each in challenges:
        assert (each.kind, each.text, each.note, each.resolved_on) == (
            "feedback",
            "Cut in twice",
            "asks",
            day("2026-11-12"),
        )


@pytest.mark.parametrize(
    ("fields", "was_dropped", "dropped_on"),
    [
        ({"status": "open"}, False, None),
        ({"status": "achieved", "closed_on": "2026-06-01"}, False, None),
        ({"status": "dropped", "closed_on": "2026-06-01"}, True, day("2026-06-01")),
        ({"status": "dropped"}, True, None),
    ],
)
def test_the_challenge_of_a_dropped_goal_says_that_it_was_dropped(fields, was_dropped, dropped_on):
    """A dropped goal is not a resolved challenge."""
    (challenge,) = told(fell(40, 20, **fields)).challenges
    assert (challenge.was_dropped, challenge.dropped_on) == (was_dropped, dropped_on)


def test_challenges_are_sorted_by_day():
    """Feedback and goals are in one list."""
    given_ = feedback(1, on="2026-03-20", tone="constructive", outcome="improved", outcome_on="2026-11-12")
    assert [each.kind for each in told(fell(40, 20, 30, 25), given_).challenges] == ["feedback", "setback", "setback"]


# spans


def test_a_span_has_the_entries_of_its_days():
    """Both ends are included; earlier actions are included if they are open or were closed in the span."""
    said = told(
        *(session(n, f"2026-0{n}-01", minutes=60, takeaways=(f"lesson {n}",)) for n in range(1, 7)),
        *(note(n, on=f"2026-0{n}-01", private=False) for n in range(1, 7)),
        *(feedback(n, on=f"2026-0{n}-01") for n in range(1, 7)),
        *(milestone(n, on=f"2026-0{n}-01") for n in range(1, 7)),
        *(point(n, on=f"2026-0{n}-01") for n in range(1, 7)),
        action(1, on="2026-02-01", status="done", done_on="2026-02-20"),
        action(2, on="2026-02-01", status="done", done_on="2026-03-01"),
        action(3, on="2026-02-01"),
        action(4, on="2026-04-01", status="dropped"),
        action(5, on="2026-02-01", status="dropped"),
        action(6, on="2026-06-01"),
        since="2026-03-01",
        until="2026-05-01",
    )
    assert (said.since, said.until) == (day("2026-03-01"), day("2026-05-01"))
    assert refs(meeting.session for meeting in said.sessions) == "s3 s4 s5"
    assert (said.sessions_held, said.minutes_held, said.first_held_on) == (3, 180, day("2026-03-01"))
    assert [each.text for each in said.takeaways] == ["lesson 3", "lesson 4", "lesson 5"]
    assert (refs(said.notes), refs(said.feedback), refs(said.milestones)) == ("n3 n4 n5", "f3 f4 f5", "m3 m4 m5")
    assert (refs(said.done_actions), refs(said.open_actions), refs(said.dropped_actions)) == ("a2", "a3", "a4")
    assert refs(said.agenda) == "t1 t2 t3 t4 t5"


def test_a_past_span_ignores_later_changes():
    """A goal achieved, an action done or feedback answered after the span is still open in it."""
    said = told(
        goal(
            1,
            status="achieved",
            closed_on="2026-06-01",
            checkpoints=checkpoints(("2026-04-01", 30), ("2026-06-01", 100)),
        ),
        goal(2, on="2026-06-01"),
        session(1, "2026-04-01"),
        action(1, on="2026-04-01", status="done", done_on="2026-06-01", session=ref("s1")),
        feedback(
            1, on="2026-04-01", outcome="improved", outcome_on="2026-06-01", outcome_note="asks", tone="constructive"
        ),
        milestone(1, on="2026-04-01", celebrated_on="2026-06-01", how="Cake"),
        point(1, on="2026-04-01", status="discussed", closed_on="2026-06-01", session=ref("s2")),
        session(2, "2026-06-01"),
        bond=relationship(agreement="What is said here stays here", agreed_on="2026-06-01"),
        until="2026-05-01",
    )
    (pursued,) = said.goals
    assert (pursued.goal.status, pursued.goal.closed_on, pursued.goal.progress) == ("open", None, 30)
    assert len(pursued.goal.checkpoints) == 1
    assert (refs(said.done_actions), refs(said.open_actions)) == ("", "a1")
    assert said.sessions[0].session.actions == said.open_actions
    assert (refs(said.feedback_with_effect), refs(said.feedback), said.challenges) == ("", "f1", ())
    assert said.feedback[0].outcome_note is None
    assert (said.milestones[0].celebrated_on, said.milestones[0].how) == (None, None)
    assert refs(said.agenda) == "t1"
    assert said.relationship.agreement is None


def test_a_goal_that_was_closed_before_a_span_is_not_in_it():
    """An open goal, a goal closed in the span and a goal set in it are included."""
    goals = (
        goal(1, status="achieved", closed_on="2026-04-01"),
        goal(2, status="dropped", closed_on="2026-05-01"),
        goal(3),
        goal(4, on="2026-05-01", status="dropped", closed_on="2026-03-01"),
    )
    assert refs(each.goal for each in told(*goals, since="2026-05-01").goals) == "g2 g3 g4"


@pytest.mark.parametrize(("since", "count"), [("2026-04-02", 1), ("2026-06-01", 1), ("2026-06-02", 0)])
def test_a_challenge_is_in_a_span_until_it_is_resolved(since, count):
    """A challenge that was resolved before the span is not listed."""
    assert len(told(fell(40, 20, 30, 50), since=since).challenges) == count


def test_a_past_span_has_no_next_session():
    """A span that includes today has one."""
    planned = session(1, "2026-12-01", status="planned")
    assert told(planned, until="2026-11-22").next_session is None
    assert told(planned, until="2026-11-23").next_session == planned


@given(histories(), bonds(), st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
@settings(max_examples=30, deadline=None)
def test_later_entries_do_not_change_the_summary_of_a_span(history, bond, until):
    """The summary is the same if it is made on the last day of the span or later."""
    everything = whole(*history.everything, bond=bond)
    assert build_summary(everything, now=NEW_YEAR, until=until) == build_summary(
        entries_as_of(everything, until), now=NEW_YEAR, until=until
    )


@given(histories(), bonds(), st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
@settings(max_examples=30, deadline=None)
def test_two_adjacent_spans_add_up_to_the_full_summary(history, bond, between):
    """Each session, note, takeaway and milestone is in exactly one of the two spans."""
    everything = whole(*history.everything, bond=bond)
    before = build_summary(everything, now=NEW_YEAR, until=between)
    after = build_summary(everything, now=NEW_YEAR, since=between + dt.timedelta(days=1))
    both = build_summary(everything, now=NEW_YEAR)
    assert before.sessions_held + after.sessions_held == both.sessions_held
    assert before.minutes_held + after.minutes_held == both.minutes_held
    assert before.takeaways + after.takeaways == both.takeaways
    assert before.notes + after.notes == both.notes
    assert {each.ref for each in before.milestones + after.milestones} == {each.ref for each in both.milestones}
    assert {each.goal.ref for each in before.goals + after.goals} == {each.goal.ref for each in both.goals}


# the end


@pytest.mark.parametrize(
    ("ended_on", "since", "until", "is_closed", "has_ended"),
    [
        (None, None, None, False, False),
        ("2026-11-01", None, None, True, True),
        ("2026-11-01", None, "2026-11-01", True, True),
        ("2026-11-01", None, "2026-10-31", False, False),
        ("2026-11-01", "2026-11-01", None, True, True),
        ("2026-11-01", "2026-11-02", None, False, True),
        ("2026-11-01", "2026-11-02", "2026-11-20", False, True),
        ("2026-11-01", "2026-10-01", "2026-10-31", False, False),
    ],
)
def test_a_summary_includes_the_end_if_its_span_does(ended_on, since, until, is_closed, has_ended):
    """A span before the end does not know of it; a span after the end only has `has_ended`."""
    bond = relationship(status="ended" if ended_on else "active", ended_on=ended_on)
    said = told(bond=bond, since=since, until=until)
    assert (said.includes_end, said.has_ended) == (is_closed, has_ended)
