"""The signals of the review: each rule at its threshold, and no signal when all is well."""

import datetime as dt
from pathlib import Path

import pytest

from mentorlog.insight.review import build_review
from mentorlog.insight.signals import RULES, SHORT_MINUTES, find_signals
from tests.builders import (
    NOW,
    TODAY,
    action,
    checkin,
    checkpoints,
    day,
    dossier,
    goal,
    months_held,
    ref,
    relationship,
    session,
)

FORTNIGHT = dt.timedelta(days=14)


def past(*states, last="2026-11-09", **fields):
    """The last sessions, newest first and two weeks apart, from states such as `held`, `moved` and `cancelled`, or from
    lengths in minutes."""
    return tuple(_past(9 - n, day(last) - n * FORTNIGHT, state, fields) for n, state in enumerate(states))


def _past(number, on, state, fields):
    if isinstance(state, int):
        return session(number, on, minutes=state, **fields)
    if state == "moved":
        return session(number, on, moved=1, **fields)
    return session(number, on, status=state, **fields)


def lately(*states, bond=None, last="2026-11-09", **fields):
    """A dossier with a session two weeks ago and one every two weeks before, and no other entries."""
    sessions = past(*(states or ("held",)), last=last)
    last_held = next((one for one in sessions if one.status == "held"), session(1, "2026-11-09"))
    return dossier(bond, **{"past": sessions, "last_session": last_held} | fields)


def seen(filled, today=TODAY):
    """The one signal of a dossier, or None."""
    found = find_signals(filled, today=today)
    assert len(found) <= 1
    return found[0] if found else None


def shown(signal):
    """The evidence of a signal as words."""
    return [f"{each.ref} {each.on:%m-%d}" for each in signal.evidence]


def names(filled, today=TODAY):
    """The names of all signals of a dossier."""
    return [signal.signal for signal in find_signals(filled, today=today)]


# no signals


def test_there_is_no_signal_when_all_is_well():
    """Held sessions, actions carried twice and goals touched lately give no signal."""
    well = lately(
        *(60, 45, 30, "cancelled", "cancelled", "missed"),
        actions=(action(1, carried=2), action(2, carried=9, due_on="2026-12-24")),
        goals=(goal(1, idle=2), goal(2), goal(3, idle=9, progress=100)),
        checkins=(checkin(1, frequency=3, challenge=5),),
    )
    assert find_signals(well, today=TODAY) == ()


def test_a_new_relationship_has_no_signals():
    """The relationship began three days ago and has no entries."""
    assert names(dossier(relationship(started_on="2026-11-20"))) == []


BAD = {
    "past": past("missed", "missed", 10, 10),
    "last_session": session(1, "2026-08-01"),
    "actions": (action(1, carried=9),),
    "goals": (goal(1, idle=9), goal(2, idle=0)),
    "checkins": (checkin(1, challenge=1),),
}


@pytest.mark.parametrize("status", ["paused", "ended"])
def test_a_paused_or_ended_relationship_has_no_signals(status):
    """The same entries give signals while the relationship is active."""
    assert names(dossier(**BAD))
    assert names(dossier(relationship(status=status), **BAD)) == []


def test_a_review_shows_at_most_three_signals_by_weight():
    """Each signal has the entries that show it and a question."""
    bad = dossier(**BAD)
    assert names(bad) == [
        "long_silence",
        "sessions_disturbed",
        "checkin_low",
        "sessions_short",
        "actions_carried",
        "goals_untouched",
    ]
    assert build_review(bad, now=NOW).signals == find_signals(bad, today=TODAY)[:3]
    assert all(each.evidence and each.question.endswith("?") for each in find_signals(bad, today=TODAY))


def test_a_rule_has_the_name_of_its_signal():
    """A developer who sees a signal can search for its rule by name."""
    for rule in RULES:
        made = [one for one in (rule(dossier(**BAD), TODAY), rule(stalled(4), TODAY)) if one]
        assert {one.signal for one in made} == {rule.__name__}


# long silence


@pytest.mark.parametrize(
    ("cadence", "last", "silent"),
    [
        ("every 2 weeks", "2026-10-26", True),  # four weeks ago to the day
        ("every 2 weeks", "2026-10-25", False),
        ("monthly", "2026-09-23", True),
        ("monthly", "2026-09-22", False),
        ("weekly", "2026-11-09", True),
        ("weekly", "2026-11-08", False),
        ("none", "2026-05-23", True),
        ("none", "2026-05-22", False),
        ("when the moon is full", "2026-05-22", False),
    ],
)
def test_more_than_two_cadences_without_a_session_are_a_long_silence(cadence, last, silent):
    """The signal begins on the day after two full cadences; without a cadence it begins after half a year."""
    noticed = seen(lately(bond=relationship(cadence=cadence), last=last))
    assert (noticed is None) is silent
    assert noticed is None or (noticed.signal, shown(noticed)) == ("long_silence", [f"s9 {last[5:]}"])


def test_a_long_silence_gives_its_days_and_the_cadence():
    """The question gives the exact number of days and the cadence in words."""
    said = "No session is logged for 29 days, and you planned to meet every 2 weeks. What got in the way?"
    assert seen(lately(last="2026-10-25")).question == said
    without = seen(lately(last="2026-05-01", bond=relationship(cadence="none")))
    assert without.question == "No session is logged for 206 days. Do you both want to go on?"


def test_a_planned_session_does_not_end_a_long_silence():
    """The user reads the review before the planned session, when the question is still useful."""
    planned = (session(10, "2026-11-23", status="planned"),)
    assert names(lately(last="2026-10-25", planned=planned)) == ["long_silence"]


def test_a_silence_is_counted_from_an_unlogged_session():
    """The two may have met, so the unlogged session is part of the evidence."""
    fields = {"last": "2026-08-31"}
    lost = session(7, "2026-07-01", status="planned"), session(8, "2026-09-14", status="planned")
    assert seen(lately(**fields, planned=(*lost, session(10, "2026-10-26", status="planned")))) is None
    noticed = seen(lately(**fields, planned=(*lost, session(10, "2026-10-25", status="planned"))))
    assert shown(noticed) == ["s9 08-31", "s10 10-25"]
    assert "for 84 days" in noticed.question
    assert shown(seen(lately(**fields, planned=lost[:1]))) == ["s9 08-31"]


def test_a_silence_is_counted_from_the_end_of_a_pause():
    """The two agreed not to meet during the pause."""
    resumed = relationship(paused_until=day("2026-10-26"))
    assert seen(lately(last="2026-06-01", bond=resumed)) is None
    assert seen(lately(last="2026-06-01", bond=resumed._replace(paused_until=day("2026-10-25"))))


@pytest.mark.parametrize(("started", "silent"), [("2026-10-26", True), ("2026-10-25", False)])
def test_a_relationship_without_sessions_can_have_a_long_silence(started, silent):
    """Before the first session the days count from the start, and the relationship is the evidence."""
    bond = relationship(started_on=started)
    noticed = seen(dossier(bond))
    assert (noticed is None) is silent
    if noticed:
        assert shown(noticed) == ["r1 10-25"]
        assert noticed.question.startswith("You began 29 days ago, and no session is logged yet.")
    for on, quiet in (("2026-11-23", True), ("2026-12-24", True), ("2026-11-22", True), ("2026-10-24", silent)):
        planned = (session(1, on, status="planned"),)
        assert (seen(dossier(bond, planned=planned)) is None) is quiet


# disturbed sessions


@pytest.mark.parametrize(
    ("states", "evidence", "words"),
    [
        (("moved", "moved", "moved"), "s7 s8 s9", "The last three sessions were moved."),
        (("cancelled", "held", "missed"), "s7 s9", "Two of the last three sessions were cancelled or missed."),
        (("held", "moved", "cancelled"), "s7 s8", "Two of the last three sessions were moved or cancelled."),
        (("moved", "cancelled", "missed"), "s7 s8 s9", "The last three sessions were moved, cancelled or missed."),
        (("missed", "missed"), "s8 s9", "The last two sessions were missed."),
    ],
)
def test_two_disturbed_sessions_of_the_last_three_are_a_signal(states, evidence, words):
    """The evidence is in the order of the days."""
    noticed = seen(lately(*states))
    assert noticed.signal == "sessions_disturbed"
    assert [str(each.ref) for each in noticed.evidence] == evidence.split()
    assert noticed.question == f"{words} Is the cadence right?"


def test_the_evidence_has_the_days_of_the_sessions():
    """A cancelled or missed session shows the day it was planned for."""
    assert shown(seen(lately("cancelled", "held", "missed"))) == ["s7 10-12", "s9 11-09"]


@pytest.mark.parametrize("states", [("moved",), ("moved", "held", "held"), ("held", "held", "cancelled", "missed")])
def test_one_disturbed_session_of_the_last_three_is_not_a_signal(states):
    """Sessions before the last three do not count."""
    assert seen(lately(*states)) is None


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("me them them", ", two by Søren and one by you"),
        ("them them them", ", all three by Søren"),
        ("me me me", ", all three by you"),
        ("me me", ", both by you"),
        ("me them", ", one by Søren and one by you"),
        ("them - -", ", one by Søren"),
        ("- - -", ""),
    ],
)
def test_the_question_names_who_cancelled_if_it_is_recorded(by, said):
    """Sessions without a recorded person are left out of these counts."""
    parties = [None if party == "-" else party for party in by.split()]
    found = past(*["cancelled"] * len(parties))
    found = tuple(one._replace(cancelled_by=party) for one, party in zip(found, parties, strict=True))
    question = seen(lately(past=found)).question
    number = "two" if len(parties) == 2 else "three"
    assert question == f"The last {number} sessions were cancelled{said}. Is the cadence right?"


def test_a_moved_session_counts_for_the_one_who_moved_it():
    """A cancelled session counts for the one who cancelled it, even if it was moved before."""
    moved, cancelled = past("moved", "cancelled", moved_by="me", cancelled_by="them")
    question = seen(lately(past=(moved, cancelled._replace(moved=1)))).question
    assert (
        question == "The last two sessions were moved or cancelled, one by Søren and one by you. Is the cadence right?"
    )


@pytest.mark.parametrize(("moved", "noticed"), [(2, False), (3, True)])
def test_a_session_that_is_moved_three_times_is_a_signal(moved, noticed):
    """One session is enough, whether it is still planned or was held in the end."""
    planned = session(10, "2026-11-24", status="planned", moved=moved, moved_by="them")
    held = past("held", "held", "moved")
    for filled in (lately(planned=(planned,)), lately(past=(*held[:2], held[2]._replace(moved=moved)))):
        assert (seen(filled) is not None) is noticed
    if noticed:
        said = "A session was moved 3 times, last by Søren. Is the cadence right?"
        assert (seen(lately(planned=(planned,))).question, shown(seen(lately(planned=(planned,))))) == (
            said,
            ["s10 11-24"],
        )
        two = seen(lately(planned=(planned, planned._replace(ref=ref("s11"), on=day("2026-12-08")))))
        assert two.question == "Two sessions were moved 3 times or more. Is the cadence right?"
        assert shown(two) == ["s10 11-24", "s11 12-08"]


def test_an_older_session_that_was_moved_often_is_not_a_signal():
    """Only the last three sessions and the planned ones count."""
    held = past("held", "held", "held", "moved")
    assert seen(lately(past=(*held[:3], held[3]._replace(moved=9)))) is None


# check-ins


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"frequency": 2, "challenge": 4}, "frequency got 2"),
        ({"frequency": 3, "challenge": 1}, "challenge got 1"),
        ({"frequency": 1, "challenge": 2}, "frequency got 1 and challenge got 2"),
        ({"frequency": 2}, "frequency got 2"),
        ({"frequency": 3, "challenge": 3}, None),
        ({"more": "Questions"}, None),
    ],
)
def test_a_low_answer_in_the_last_check_in_is_a_signal(answers, said):
    """A score of 1 or 2 out of 5 is low; an unanswered question is not."""
    noticed = seen(lately(checkins=(checkin(1, "2026-11-09", **answers),)))
    assert (noticed is None) is (said is None)
    if noticed:
        assert (noticed.signal, shown(noticed)) == ("checkin_low", ["c1 11-09"])
        assert noticed.question == f"In the check-in of 9 Nov, {said} of 5. What would make it better?"


def test_only_the_last_check_in_counts():
    """A low score in an earlier check-in gives no signal."""
    assert seen(lately(checkins=(checkin(2, challenge=4), checkin(1, "2026-08-01", challenge=1)))) is None


@pytest.mark.parametrize(("on", "noticed"), [("2026-05-23", True), ("2026-05-22", False)])
def test_a_check_in_counts_for_half_a_year(on, noticed):
    """The last day of the half year is included."""
    assert (seen(lately(checkins=(checkin(1, on, challenge=1),))) is not None) is noticed


# short sessions


@pytest.mark.parametrize(
    ("minutes", "evidence", "said"),
    [
        ((15, 24), "s8 s9", "The last two sessions took 24 and 15 min."),
        ((20, 60, 10), "s7 s9", "Two of the last three sessions took 10 and 20 min."),
        ((1, 1), "s8 s9", "The last two sessions took 1 min each."),
        ((24, 24, 24, 60), "s7 s8 s9", "The last three sessions took 24 min each."),
    ],
)
def test_two_short_sessions_of_the_last_three_are_a_signal(minutes, evidence, said):
    """A session under 25 minutes is short; the lengths are listed in the order of the days."""
    noticed = seen(lately(*minutes))
    assert noticed.signal == "sessions_short"
    assert [str(each.ref) for each in noticed.evidence] == evidence.split()
    assert noticed.question == f"{said} Is that the time you both need?"


@pytest.mark.parametrize("minutes", [(5,), (25, 25, 25), (10, 60, 60, 10), (10, 25, 60)])
def test_one_short_session_of_the_last_three_is_not_a_signal(minutes):
    """A session of 25 minutes, such as a half-hour slot that ends early, is not short."""
    assert seen(lately(*minutes)) is None


def test_only_held_sessions_with_a_length_can_be_short():
    """The last three held sessions count, even with cancelled ones between them."""
    assert seen(lately("held", "held", 10)) is None
    assert seen(lately(10, "cancelled", "held", "held", 10)) is None
    many = (session(20 + n, f"2026-11-{20 - n}", status="cancelled") for n in range(6))
    assert "sessions_short" in names(lately(past=tuple(many), held=past(10, 10)))
    assert seen(lately(10, "cancelled", "held", 10, 10)).question.startswith(
        "Two of the last three sessions took 10 min each."
    )


# actions


@pytest.mark.parametrize(("carried", "noticed"), [(2, False), (3, True), (12, True)])
def test_an_action_that_is_carried_three_times_is_a_signal(carried, noticed):
    """The question gives the number of times."""
    found = seen(lately(actions=(action(1, carried=carried, on="2026-09-14"), action(2, carried=1))))
    assert (found is not None) is noticed
    if found:
        assert (found.signal, shown(found)) == ("actions_carried", ["a1 09-14"])
        assert found.question == f"A promise of yours was carried over {carried} times. What is in the way?"


@pytest.mark.parametrize(
    ("due", "noticed"), [(None, True), ("2026-11-22", True), ("2026-11-23", False), ("2026-12-24", False)]
)
def test_an_action_with_a_later_due_date_is_not_a_signal(due, noticed):
    """The two agreed on a date that has not passed."""
    assert (seen(lately(actions=(action(1, carried=5, due_on=due),))) is not None) is noticed


@pytest.mark.parametrize(
    ("owners", "said"),
    [
        (["them"], "A promise by Søren was carried over 3 times. What is in the way?"),
        (["me", "me"], "Two promises of yours were carried over 3 times or more. Which of them still matter?"),
        (["them", "them"], "Two promises by Søren were carried over 3 times or more. Which of them still matter?"),
        (
            ["them", "me"],
            "Two promises were carried over 3 times or more, one of them yours. Which of them still matter?",
        ),
        (
            ["me", "them", "me"],
            "Three promises were carried over 3 times or more, two of them yours. Which of them still matter?",
        ),
    ],
)
def test_the_question_says_who_owns_the_carried_actions(owners, said):
    """The action that was carried most comes first in the evidence."""
    actions = tuple(action(n, owner=owner, carried=n + 2) for n, owner in enumerate(owners, 1))
    noticed = seen(lately(actions=actions))
    assert noticed.question == said
    assert [each.ref for each in noticed.evidence] == [one.ref for one in reversed(actions)]


# goals


def test_a_goal_that_is_untouched_for_three_sessions_is_a_signal():
    """The goal that is untouched longest comes first; a goal without a session count gives no signal."""
    one = seen(lately(goals=(goal(1, idle=3), goal(2), goal(3, idle=2))))
    assert (one.signal, shown(one)) == ("goals_untouched", ["g1 03-02"])
    assert one.question == "A goal has been untouched for 3 sessions. Is it still the right one?"
    two = seen(lately(goals=(goal(1, idle=3), goal(2, idle=7))))
    assert [str(each.ref) for each in two.evidence] == ["g2", "g1"]
    assert two.question == "Two goals have been untouched for 3 sessions or more. Are they still the right ones?"


def test_a_goal_shows_the_day_on_which_it_was_last_touched():
    """It is the day of the last checkpoint or of the last session about the goal, whichever is later."""
    reached = checkpoints(("2026-04-01", 10), ("2026-09-07", 20))
    sessions = past("held", "held", "cancelled", "held", "held")
    sessions = (*sessions[:2], *(one._replace(goals=(ref("g2"),)) for one in sessions[2:]))
    goals = (goal(1, idle=3, checkpoints=reached), goal(2, idle=3, checkpoints=reached), goal(3, idle=3))
    assert shown(seen(lately(past=sessions, goals=goals))) == ["g1 09-07", "g2 09-28", "g3 03-02"]
    moving = stalled(4, ("2026-11-10", 40), ("2026-11-20", 40))
    assert shown(seen(moving)) == ["g1 11-20"]


@pytest.mark.parametrize(("progress", "noticed"), [(99, True), (100, False)])
def test_an_untouched_goal_at_100_percent_is_not_a_signal(progress, noticed):
    """A goal at 100% needs no more work."""
    assert (seen(lately(goals=(goal(1, idle=9, progress=progress),))) is not None) is noticed


def stalled(sessions, *reached, **fields):
    """A dossier with this number of sessions before today, two days apart, and one goal that was worked on."""
    days = [TODAY - dt.timedelta(days=2 * n) for n in range(1, sessions + 1)]
    held = tuple(session(20 - n, on) for n, on in enumerate(days))
    points = checkpoints(*reached)
    ordinary = {"idle": 0, "on": "2026-11-10", "progress": points[-1].progress if points else 0}
    return dossier(past=held, last_session=held[0], goals=(goal(1, checkpoints=points, **ordinary | fields),))


@pytest.mark.parametrize(("sessions", "noticed"), [(3, False), (4, True), (6, True)])
def test_a_goal_without_progress_for_four_sessions_is_a_signal(sessions, noticed):
    """Progress is gradual, so fewer than four sessions give no signal."""
    found = seen(stalled(sessions))
    assert (found is not None) is noticed
    if found:
        assert (found.signal, shown(found)) == ("goals_stalled", ["g1 11-10"])
        assert f"has not progressed for {sessions} sessions." in found.question


@pytest.mark.parametrize(
    ("reached", "noticed"),
    [
        ([("2026-11-10", 40)], True),
        ([("2026-11-10", 40), ("2026-11-20", 40)], True),
        ([("2026-11-10", 40), ("2026-11-20", 30)], True),
        ([("2026-11-10", 0), ("2026-11-20", 0)], True),
        ([("2026-11-10", 40), ("2026-11-20", 41)], False),
        ([("2026-11-10", 40), ("2026-11-20", 30), ("2026-11-22", 35)], False),
        ([("2026-11-15", 10)], False),  # fifteenth, seventeenth, nineteenth, twenty-first: three are later
        ([("2026-11-14", 10)], True),
        ([("2026-11-15", 40), ("2026-11-18", 40), ("2026-11-20", 40)], False),  # the checkpoint before it is not known
        ([("2026-11-14", 40), ("2026-11-18", 40), ("2026-11-20", 40)], True),
        ([("2026-11-15", 0), ("2026-11-18", 0), ("2026-11-20", 0)], True),
    ],
)
def test_a_checkpoint_above_the_one_before_is_progress(reached, noticed):
    """An equal or lower checkpoint is not progress."""
    assert (seen(stalled(4, *reached, on="2026-11-01")) is not None) is noticed


def test_a_session_today_is_counted_but_does_not_trigger_the_signal():
    """The user may not have recorded the progress of today's session yet."""
    four = stalled(4)
    with_today = four._replace(past=(session(30, TODAY), *four.past))
    assert "for 5 sessions." in seen(with_today).question
    three = stalled(3)
    assert seen(three._replace(past=(session(30, TODAY), *three.past))) is None


def test_only_held_sessions_count_against_a_goal():
    """A cancelled session does not count as a session without progress."""
    four = stalled(4)
    assert seen(four._replace(past=(four.past[0]._replace(status="cancelled"), *four.past[1:]))) is None


def test_a_goal_is_either_untouched_or_stalled():
    """A goal that was not worked on cannot have progressed, so only the first signal is useful."""
    assert names(stalled(6, idle=3)) == ["goals_untouched"]
    assert names(stalled(6, idle=2)) == ["goals_stalled"]
    assert names(stalled(6, idle=0, progress=100)) == []


@pytest.mark.parametrize("sessions", [4, 5, 6])
def test_several_stalled_goals_are_one_signal(sessions):
    """All of them are evidence, and the question gives their number."""
    one = stalled(sessions)
    two = one._replace(goals=(*one.goals, one.goals[0]._replace(ref=ref("g2"))))
    said = "Two goals were worked on, but have not progressed for 4 sessions or more. Which comes first?"
    assert (seen(two).question, shown(seen(two))) == (said, ["g1 11-10", "g2 11-10"])


def test_the_count_says_or_more_if_the_dossier_lacks_older_sessions():
    """The dossier loads only the last sessions, so the exact number may be unknown."""
    still = stalled(6)
    assert "has not progressed for 6 sessions or more." in seen(still._replace(months=months_held(9))).question
    assert "has not progressed for 6 sessions." in seen(still._replace(months=months_held(6))).question
    risen = stalled(6, ("2026-11-12", 10))._replace(months=months_held(9))
    assert "has not progressed for 5 sessions." in seen(risen).question


# the guide


def test_the_guide_lists_every_rule():
    """The guide lists the rules by weight, so that users can look up each signal."""
    guide = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
    section = guide.split("\n## Signals\n")[1].split("\n## ")[0]
    documented = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert documented == [rule.__name__ for rule in RULES]
    assert f"less than {SHORT_MINUTES} minutes" in section
