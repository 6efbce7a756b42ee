"""What a relationship came to, and the dated record of it."""

import datetime as dt

import pytest
from hypothesis import given, settings
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
"""After all that the properties are about."""


def told(*entries, bond=None, since=None, until=None):
    """The summary of a relationship with these entries."""
    return build_summary(whole(*entries, bond=bond), now=NOW, since=day(since), until=day(until))


def refs(entries):
    """The entries' refs as words."""
    return " ".join(str(entry.ref) for entry in entries)


# the facts


def test_the_facts_count_what_is_in_it():
    """Sessions by what became of them, minutes of those that have a length, and the days of the first and last."""
    said = told(*ENTRIES)
    assert (said.sessions_held, said.minutes_held, said.sessions_with_length) == (3, 90, 2)
    assert (said.cancelled, said.missed) == (1, 1)
    assert (said.first_held_on, said.last_held_on) == (day("2026-03-02"), day("2026-05-01"))
    assert (said.exported_on, said.private_included) == (TODAY, False)


def test_an_empty_relationship_has_a_summary():
    """Nothing recorded is a summary of nothing."""
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
def test_what_the_cadence_asked_for(cadence, ended_on, expected):
    """From the start until today, or until the end; nothing where there is no cadence, or none that is known."""
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
def test_what_the_cadence_asked_for_in_a_span(since, until, expected):
    """Not before the start, and not in days to come; both ends of the span are in it, so that June has a month."""
    assert (
        told(session(1, "2026-03-02"), bond=relationship(cadence="monthly"), since=since, until=until).expected
        == expected
    )


def test_a_session_before_the_start_counts_as_the_start():
    """What was held is held, whatever day the relationship is said to have begun."""
    bond = relationship(cadence="monthly", started_on="2026-11-01")
    assert told(session(1, "2026-09-23"), bond=bond).expected == 2


# sessions


def test_the_record_is_dated_and_whole():
    """Every session that is no longer planned, oldest first, with the goals, points and actions of the day."""
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
def test_the_next_session_is_the_first_ahead(planned, following):
    """One that has passed and was never logged is not ahead; today's is, until the day is over."""
    said = told(*(session(n, on, status="planned") for n, on in enumerate(planned, start=1)))
    assert (str(said.next_session.ref) if said.next_session else None) == following


def test_what_was_learned_is_told_with_its_day():
    """Each takeaway, in the order of the sessions."""
    assert told(*ENTRIES).takeaways == (Takeaway(day("2026-04-01"), "Ask first"), Takeaway(day("2026-04-01"), "Wait"))


# goals


def test_a_goal_has_what_was_done_for_it():
    """The held sessions that worked on it, its milestones, and what is still promised for it."""
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
def test_a_goal_in_a_span_begins_from_what_it_was(since, until, steps):
    """The last checkpoint before the span is what its own are held against; none where it did not move."""
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
def test_what_was_expected_at_the_start(on, held, from_start):
    """Goals of the first six weeks, counted from the first session where that came first, or until the second one."""
    assert dt.timedelta(days=INITIAL_DAYS) == day("2026-04-13") - relationship().started_on
    (pursued,) = told(goal(1, on=on), *(session(n, each) for n, each in enumerate(held, start=1))).goals
    assert pursued.is_initial is from_start


# skills


def test_a_skill_is_its_first_rating_and_its_last():
    """Case aside, and apart for each of the two; the first rated first."""
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
def test_a_skill_in_a_span_begins_from_what_it_was(since, until, then, now):
    """The last rating before the span is what its own are held against; what was not rated in it is not told."""
    rated = (rating(1, on="2026-03-01"), rating(2, on="2026-05-01"), rating(3, on="2026-07-01"))
    found = told(*rated, since=since, until=until).skills
    assert [(str(skill.first.ref), str(skill.latest[-1].ref)) for skill in found] == ([(then, now)] if then else [])


def test_one_rating_is_no_now():
    """It is the first and the latest."""
    only = rating(1, on="2026-03-01")
    (skill,) = group_skills([only])
    assert (skill.first, skill.latest) == (only, (only,))


# feedback, promises, the agenda


def test_what_came_of_it():
    """Feedback by whether it changed something, promises by what became of them, points that are still open."""
    said = told(*ENTRIES)
    assert (refs(said.feedback_with_effect), refs(said.feedback)) == ("f1 f3", "f2 f4")
    assert (refs(said.done_actions), refs(said.open_actions), refs(said.dropped_actions)) == ("a1", "a2", "a3")
    assert (refs(said.agenda), refs(said.notes), refs(said.milestones)) == ("t2", "n1", "m1")


def test_what_was_promised_in_a_private_session_is_marked():
    """Wherever it is told, though it does not bear the mark itself."""
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
    """A goal that went through these steps, one a month from March on."""
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
    """With how far it fell, and the day and progress where it came further than before, if it did."""
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
def test_constructive_feedback_that_helped_is_a_challenge_met(tone, outcome, is_one):
    """What was said, and what came of it when."""
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
def test_a_goal_that_was_dropped_after_it_fell_back_says_so(fields, was_dropped, dropped_on):
    """It was no challenge that was met."""
    (challenge,) = told(fell(40, 20, **fields)).challenges
    assert (challenge.was_dropped, challenge.dropped_on) == (was_dropped, dropped_on)


def test_challenges_stand_by_their_day():
    """Whatever they are."""
    given_ = feedback(1, on="2026-03-20", tone="constructive", outcome="improved", outcome_on="2026-11-12")
    assert [each.kind for each in told(fell(40, 20, 30, 25), given_).challenges] == ["feedback", "setback", "setback"]


# spans


def test_a_span_has_what_happened_in_it():
    """Both ends included; what was promised before and still open, or settled in it, is of the span."""
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


def test_a_span_that_is_over_is_told_as_it_stood_then():
    """What was reached, kept, answered, celebrated, discussed or agreed later is not known yet."""
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


def test_a_goal_that_was_closed_before_a_span_is_not_of_it():
    """One that was closed in it is, and so is one that is open; and one that was set in it, whenever it was closed."""
    goals = (
        goal(1, status="achieved", closed_on="2026-04-01"),
        goal(2, status="dropped", closed_on="2026-05-01"),
        goal(3),
        goal(4, on="2026-05-01", status="dropped", closed_on="2026-03-01"),
    )
    assert refs(each.goal for each in told(*goals, since="2026-05-01").goals) == "g2 g3 g4"


@pytest.mark.parametrize(("since", "count"), [("2026-04-02", 1), ("2026-06-01", 1), ("2026-06-02", 0)])
def test_a_challenge_is_of_the_span_in_which_it_was_met(since, count):
    """One that was over before is not told again."""
    assert len(told(fell(40, 20, 30, 50), since=since).challenges) == count


def test_nobody_knows_the_next_session_of_a_span_that_is_over():
    """Of one that reaches today it is told."""
    planned = session(1, "2026-12-01", status="planned")
    assert told(planned, until="2026-11-22").next_session is None
    assert told(planned, until="2026-11-23").next_session == planned


@given(histories(), bonds(), st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
@settings(max_examples=30, deadline=None)
def test_what_comes_later_changes_nothing(history, bond, until):
    """The report of a span is the same whether it is made on its last day or from a journal that goes on."""
    everything = whole(*history.everything, bond=bond)
    assert build_summary(everything, now=NEW_YEAR, until=until) == build_summary(
        entries_as_of(everything, until), now=NEW_YEAR, until=until
    )


@given(histories(), bonds(), st.dates(dt.date(2026, 1, 1), dt.date(2026, 12, 31)))
@settings(max_examples=30, deadline=None)
def test_two_spans_make_the_whole(history, bond, between):
    """Every session, note, takeaway and milestone is in one of two spans that follow one another, in neither twice."""
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
def test_it_tells_of_the_end_where_that_is_in_it(ended_on, since, until, is_closed, has_ended):
    """A report of a span before the end knows nothing of it, one after it has other things to tell."""
    bond = relationship(status="ended" if ended_on else "active", ended_on=ended_on)
    said = told(bond=bond, since=since, until=until)
    assert (said.includes_end, said.has_ended) == (is_closed, has_ended)
