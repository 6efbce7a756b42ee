"""What the review notices, each rule at its threshold, and that it is silent when all is well."""

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
    """The last sessions, newest first and every two weeks, from words such as `held`, `moved`, `cancelled`, or from
    their minutes."""
    return tuple(_past(9 - n, day(last) - n * FORTNIGHT, state, fields) for n, state in enumerate(states))


def _past(number, on, state, fields):
    if isinstance(state, int):
        return session(number, on, minutes=state, **fields)
    if state == "moved":
        return session(number, on, moved=1, **fields)
    return session(number, on, status=state, **fields)


def lately(*states, bond=None, last="2026-11-09", **fields):
    """A dossier of somebody who met two weeks ago, every two weeks, and of whom nothing else is to be said."""
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


# silence


def test_silence_when_all_is_well():
    """Sessions that were held, promises carried twice, goals touched lately: nothing to notice."""
    well = lately(
        *(60, 45, 30, "cancelled", "cancelled", "missed"),
        actions=(action(1, carried=2), action(2, carried=9, due_on="2026-12-24")),
        goals=(goal(1, idle=2), goal(2), goal(3, idle=9, progress=100)),
        checkins=(checkin(1, frequency=3, challenge=5),),
    )
    assert find_signals(well, today=TODAY) == ()


def test_nothing_is_noticed_of_what_has_only_begun():
    """A relationship of three days has nothing to its name but its start."""
    assert names(dossier(relationship(started_on="2026-11-20"))) == []


BAD = {
    "past": past("missed", "missed", 10, 10),
    "last_session": session(1, "2026-08-01"),
    "actions": (action(1, carried=9),),
    "goals": (goal(1, idle=9), goal(2, idle=0)),
    "checkins": (checkin(1, challenge=1),),
}


@pytest.mark.parametrize("status", ["paused", "ended"])
def test_nothing_is_noticed_of_what_rests(status):
    """A pause was agreed, and an end is an end."""
    assert names(dossier(**BAD))
    assert names(dossier(relationship(status=status), **BAD)) == []


def test_at_most_three_the_weightiest_first():
    """However bad it is, a review names three things, each with the entries that show it and a question."""
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


def test_a_rule_bears_the_name_of_its_signal():
    """Who reads a signal finds the rule that made it."""
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
def test_two_cadences_without_a_session_are_a_long_silence(cadence, last, silent):
    """Not on the day on which two have passed, but from the next on; without a cadence after half a year."""
    noticed = seen(lately(bond=relationship(cadence=cadence), last=last))
    assert (noticed is None) is silent
    assert noticed is None or (noticed.signal, shown(noticed)) == ("long_silence", [f"s9 {last[5:]}"])


def test_a_long_silence_says_how_long_and_against_what():
    """In days, which are right to the last one, and in the words of the cadence."""
    said = "No session is logged for 29 days, and you planned to meet every 2 weeks. What got in the way?"
    assert seen(lately(last="2026-10-25")).question == said
    without = seen(lately(last="2026-05-01", bond=relationship(cadence="none")))
    assert without.question == "No session is logged for 206 days. Do you both want to go on?"


def test_a_planned_session_does_not_undo_a_silence():
    """The page is read before the session: that is when the question is to be asked."""
    planned = (session(10, "2026-11-23", status="planned"),)
    assert names(lately(last="2026-10-25", planned=planned)) == ["long_silence"]


def test_a_session_that_is_not_logged_counts_as_one_for_a_while():
    """Perhaps they met: the silence is counted from that day, and it stands among the evidence."""
    fields = {"last": "2026-08-31"}
    lost = session(7, "2026-07-01", status="planned"), session(8, "2026-09-14", status="planned")
    assert seen(lately(**fields, planned=(*lost, session(10, "2026-10-26", status="planned")))) is None
    noticed = seen(lately(**fields, planned=(*lost, session(10, "2026-10-25", status="planned"))))
    assert shown(noticed) == ["s9 08-31", "s10 10-25"]
    assert "for 84 days" in noticed.question
    assert shown(seen(lately(**fields, planned=lost[:1]))) == ["s9 08-31"]


def test_the_end_of_a_pause_begins_the_count_anew():
    """A pause that is over by itself leaves its day behind: the silence until then was agreed."""
    resumed = relationship(paused_until=day("2026-10-26"))
    assert seen(lately(last="2026-06-01", bond=resumed)) is None
    assert seen(lately(last="2026-06-01", bond=resumed._replace(paused_until=day("2026-10-25"))))


@pytest.mark.parametrize(("started", "silent"), [("2026-10-26", True), ("2026-10-25", False)])
def test_a_first_session_that_does_not_come(started, silent):
    """Before any session the count begins with the relationship, which is the evidence then."""
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
def test_sessions_that_did_not_happen_as_planned(states, evidence, words):
    """Two of the last three are worth a question; the evidence is in the order of the days."""
    noticed = seen(lately(*states))
    assert noticed.signal == "sessions_disturbed"
    assert [str(each.ref) for each in noticed.evidence] == evidence.split()
    assert noticed.question == f"{words} Is the cadence right?"


def test_the_evidence_bears_the_days_of_the_sessions():
    """Each with the day on which it was, or should have been."""
    assert shown(seen(lately("cancelled", "held", "missed"))) == ["s7 10-12", "s9 11-09"]


@pytest.mark.parametrize("states", [("moved",), ("moved", "held", "held"), ("held", "held", "cancelled", "missed")])
def test_one_that_was_moved_is_no_signal(states):
    """Life happens: one of three, or something long ago, says nothing."""
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
def test_who_was_behind_it_is_said_where_it_is_known(by, said):
    """Who cancelled, missed or moved it, of those of which somebody said."""
    parties = [None if party == "-" else party for party in by.split()]
    found = past(*["cancelled"] * len(parties))
    found = tuple(one._replace(cancelled_by=party) for one, party in zip(found, parties, strict=True))
    question = seen(lately(past=found)).question
    number = "two" if len(parties) == 2 else "three"
    assert question == f"The last {number} sessions were cancelled{said}. Is the cadence right?"


def test_who_moved_a_session_is_not_who_cancelled_it():
    """Of one that was held, who moved it counts; of one that was cancelled, who cancelled it."""
    moved, cancelled = past("moved", "cancelled", moved_by="me", cancelled_by="them")
    question = seen(lately(past=(moved, cancelled._replace(moved=1)))).question
    assert (
        question == "The last two sessions were moved or cancelled, one by Søren and one by you. Is the cadence right?"
    )


@pytest.mark.parametrize(("moved", "noticed"), [(2, False), (3, True)])
def test_one_session_that_is_moved_again_and_again(moved, noticed):
    """From the third time on one session is enough, whether it is still planned or was held at last."""
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


def test_long_ago_a_session_was_moved_again_and_again():
    """Only the last three count, and those that are planned."""
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
def test_a_low_answer_of_the_last_check_in(answers, said):
    """One and two of five are low; what was not answered is not."""
    noticed = seen(lately(checkins=(checkin(1, "2026-11-09", **answers),)))
    assert (noticed is None) is (said is None)
    if noticed:
        assert (noticed.signal, shown(noticed)) == ("checkin_low", ["c1 11-09"])
        assert noticed.question == f"In the check-in of 9 Nov, {said} of 5. What would make it better?"


def test_only_the_last_check_in_speaks():
    """What was low before and is better now is well."""
    assert seen(lately(checkins=(checkin(2, challenge=4), checkin(1, "2026-08-01", challenge=1)))) is None


@pytest.mark.parametrize(("on", "noticed"), [("2026-05-23", True), ("2026-05-22", False)])
def test_an_old_check_in_says_nothing_of_today(on, noticed):
    """Half a year long its answers count, the last day included."""
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
def test_sessions_that_were_short(minutes, evidence, said):
    """Two of the last three under 25 minutes; their lengths are said in the order of the days."""
    noticed = seen(lately(*minutes))
    assert noticed.signal == "sessions_short"
    assert [str(each.ref) for each in noticed.evidence] == evidence.split()
    assert noticed.question == f"{said} Is that the time you both need?"


@pytest.mark.parametrize("minutes", [(5,), (25, 25, 25), (10, 60, 60, 10), (10, 25, 60)])
def test_sessions_of_ordinary_length(minutes):
    """One that was short among three is none too few, nor are half-hour slots that end a little early."""
    assert seen(lately(*minutes)) is None


def test_a_session_without_a_length_is_not_short_and_one_that_was_not_held_has_none():
    """The last three held ones count, whatever was cancelled between them."""
    assert seen(lately("held", "held", 10)) is None
    assert seen(lately(10, "cancelled", "held", "held", 10)) is None
    many = (session(20 + n, f"2026-11-{20 - n}", status="cancelled") for n in range(6))
    assert "sessions_short" in names(lately(past=tuple(many), held=past(10, 10)))
    assert seen(lately(10, "cancelled", "held", 10, 10)).question.startswith(
        "Two of the last three sessions took 10 min each."
    )


# promises


@pytest.mark.parametrize(("carried", "noticed"), [(2, False), (3, True), (12, True)])
def test_promises_carried_again_and_again(carried, noticed):
    """From three sessions on; the number is said."""
    found = seen(lately(actions=(action(1, carried=carried, on="2026-09-14"), action(2, carried=1))))
    assert (found is not None) is noticed
    if found:
        assert (found.signal, shown(found)) == ("actions_carried", ["a1 09-14"])
        assert found.question == f"A promise of yours was carried over {carried} times. What is in the way?"


@pytest.mark.parametrize(
    ("due", "noticed"), [(None, True), ("2026-11-22", True), ("2026-11-23", False), ("2026-12-24", False)]
)
def test_a_promise_that_is_not_due_yet_is_not_carried_in_vain(due, noticed):
    """A day that was agreed and has not passed is no reason to ask."""
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
def test_whose_promises_were_carried(owners, said):
    """The most carried first, and whose they are."""
    actions = tuple(action(n, owner=owner, carried=n + 2) for n, owner in enumerate(owners, 1))
    noticed = seen(lately(actions=actions))
    assert noticed.question == said
    assert [each.ref for each in noticed.evidence] == [one.ref for one in reversed(actions)]


# goals


def test_goals_untouched():
    """From three sessions on, the longest untouched first; one whose sessions were not counted is left in peace."""
    one = seen(lately(goals=(goal(1, idle=3), goal(2), goal(3, idle=2))))
    assert (one.signal, shown(one)) == ("goals_untouched", ["g1 03-02"])
    assert one.question == "A goal has been untouched for 3 sessions. Is it still the right one?"
    two = seen(lately(goals=(goal(1, idle=3), goal(2, idle=7))))
    assert [str(each.ref) for each in two.evidence] == ["g2", "g1"]
    assert two.question == "Two goals have been untouched for 3 sessions or more. Are they still the right ones?"


def test_a_goal_shows_the_day_on_which_it_was_last_touched():
    """That of its last checkpoint, or of the last session about it, whichever is later; not the one it was set on."""
    reached = checkpoints(("2026-04-01", 10), ("2026-09-07", 20))
    sessions = past("held", "held", "cancelled", "held", "held")
    sessions = (*sessions[:2], *(one._replace(goals=(ref("g2"),)) for one in sessions[2:]))
    goals = (goal(1, idle=3, checkpoints=reached), goal(2, idle=3, checkpoints=reached), goal(3, idle=3))
    assert shown(seen(lately(past=sessions, goals=goals))) == ["g1 09-07", "g2 09-28", "g3 03-02"]
    moving = stalled(4, ("2026-11-10", 40), ("2026-11-20", 40))
    assert shown(seen(moving)) == ["g1 11-20"]


@pytest.mark.parametrize(("progress", "noticed"), [(99, True), (100, False)])
def test_a_goal_at_its_end_wants_to_be_closed_not_touched(progress, noticed):
    """Of a goal at 100% nothing more is expected."""
    assert (seen(lately(goals=(goal(1, idle=9, progress=progress),))) is not None) is noticed


def stalled(sessions, *reached, **fields):
    """A dossier with so many sessions before today, the oldest of them on 2 November at the latest, and one goal that
    was worked on."""
    days = [TODAY - dt.timedelta(days=2 * n) for n in range(1, sessions + 1)]
    held = tuple(session(20 - n, on) for n, on in enumerate(days))
    points = checkpoints(*reached)
    ordinary = {"idle": 0, "on": "2026-11-10", "progress": points[-1].progress if points else 0}
    return dossier(past=held, last_session=held[0], goals=(goal(1, checkpoints=points, **ordinary | fields),))


@pytest.mark.parametrize(("sessions", "noticed"), [(3, False), (4, True), (6, True)])
def test_a_goal_that_is_worked_on_and_stands_still(sessions, noticed):
    """Progress is gradual: from four sessions on, as many as are said."""
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
        ([("2026-11-15", 40), ("2026-11-18", 40), ("2026-11-20", 40)], False),  # what stood before it is not known
        ([("2026-11-14", 40), ("2026-11-18", 40), ("2026-11-20", 40)], True),
        ([("2026-11-15", 0), ("2026-11-18", 0), ("2026-11-20", 0)], True),
    ],
)
def test_what_counts_as_progress(reached, noticed):
    """A checkpoint above the one before it, on its own day; the same again, or less, is none."""
    assert (seen(stalled(4, *reached, on="2026-11-01")) is not None) is noticed


def test_a_session_of_today_is_counted_but_does_not_yet_decide():
    """What it brought may still be written down."""
    four = stalled(4)
    with_today = four._replace(past=(session(30, TODAY), *four.past))
    assert "for 5 sessions." in seen(with_today).question
    three = stalled(3)
    assert seen(three._replace(past=(session(30, TODAY), *three.past))) is None


def test_only_held_sessions_count_against_a_goal():
    """Nobody works on a goal in a session that was cancelled."""
    four = stalled(4)
    assert seen(four._replace(past=(four.past[0]._replace(status="cancelled"), *four.past[1:]))) is None


def test_a_goal_is_untouched_or_stands_still_not_both():
    """What was not worked on can't have moved: the first is the better question."""
    assert names(stalled(6, idle=3)) == ["goals_untouched"]
    assert names(stalled(6, idle=2)) == ["goals_stalled"]
    assert names(stalled(6, idle=0, progress=100)) == []


@pytest.mark.parametrize("sessions", [4, 5, 6])
def test_several_goals_that_stand_still(sessions):
    """They are counted, and all of them are evidence; what is said of them stays true while sessions pass."""
    one = stalled(sessions)
    two = one._replace(goals=(*one.goals, one.goals[0]._replace(ref=ref("g2"))))
    said = "Two goals were worked on, but have not progressed for 4 sessions or more. Which comes first?"
    assert (seen(two).question, shown(seen(two))) == (said, ["g1 11-10", "g2 11-10"])


def test_more_sessions_than_the_dossier_carries_may_have_passed():
    """Where a goal rose in none of those that it does, there may be more; not where these are all."""
    still = stalled(6)
    assert "has not progressed for 6 sessions or more." in seen(still._replace(months=months_held(9))).question
    assert "has not progressed for 6 sessions." in seen(still._replace(months=months_held(6))).question
    risen = stalled(6, ("2026-11-12", 10))._replace(months=months_held(9))
    assert "has not progressed for 5 sessions." in seen(risen).question


# the guide


def test_the_guide_has_every_rule():
    """Who is told something can read why; the weightiest first there too."""
    guide = (Path(__file__).parents[2] / "docs" / "guide.md").read_text(encoding="utf-8")
    section = guide.split("\n## Signals\n")[1].split("\n## ")[0]
    documented = [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")]
    assert documented == [rule.__name__ for rule in RULES]
    assert f"less than {SHORT_MINUTES} minutes" in section
