"""Properties of the signals of any journal, with random journals that are read as the review reads them."""

from __future__ import annotations

import datetime as dt
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.collaboration.partnership import EVERY_3_MONTHS, partnership_check
from mentorlog.insight.review import build_review
from mentorlog.insight.signals import MOST_SIGNALS, RULES, SHORT_MINUTES, find_signals
from mentorlog.model import Dossier, Ref
from mentorlog.store import Journal
from tests.property_tests import settings
from tests.store import build as store

NOW = store.LOCAL
TODAY = NOW.date()

parties = st.sampled_from([None, "me", "them"])
owners = st.sampled_from(["me", "them"])


def days(least: int, most: int) -> st.SearchStrategy[dt.date]:
    """Days in this range, counted from today (negative: before today)."""
    return st.integers(least, most).map(lambda far: TODAY + dt.timedelta(days=far))


class Random(NamedTuple):
    """A journal of one relationship, in memory."""

    journal: Journal
    one: Ref

    def dossier(self) -> Dossier:
        """The dossier of the relationship."""
        return self.journal.dossier(self.one)


@st.composite
def journals(draw: st.DrawFn) -> Random:
    """A relationship with random entries of up to the last 300 days."""
    journal = store.in_memory()
    with journal.command("all", now=store.NOW) as change:
        cadence = draw(st.sampled_from(["weekly", "every 2 weeks", "monthly", "none"]))
        one = change.add(
            "relationship",
            name="Ana Souza",
            role=draw(st.sampled_from(["mentor", "mentee"])),
            started_on=draw(days(-300, -1)),
            cadence=cadence,
        )
        goals = [change.add("goal", relationship=one, **fields) for fields in draw(st.lists(_goals, max_size=3))]
        for goal in goals:
            for on, progress in draw(st.lists(st.tuples(days(-90, 0), _tens | st.just(100)), max_size=5)):
                change.checkpoint(goal, on=on, progress=progress)
        for fields in draw(st.lists(_sessions, min_size=1, max_size=9)):
            worked = draw(st.lists(st.sampled_from(goals), unique=True)) if goals else []
            change.add("session", relationship=one, goals=tuple(worked), **fields)
        for fields in draw(st.lists(_actions, max_size=4)):
            change.add("action", relationship=one, text="Send it", **fields)
        for fields in draw(st.lists(_checkins, max_size=2)):
            change.add("checkin", relationship=one, **fields)
    return Random(journal, one)


_private = st.sampled_from([False, False, True])
_tens = st.integers(0, 10).map(lambda ten: ten * 10)
_goals = st.fixed_dictionaries({"title": st.just("Lead"), "on": days(-200, 0), "private": _private})
_held = st.fixed_dictionaries(
    {
        "status": st.just("held"),
        "on": days(-90, 0),
        "at": st.sampled_from([None, dt.time(10), dt.time(15)]),
        "minutes": st.none() | st.integers(1, 90),
        "moved": st.sampled_from([0, 0, 1, 3]),
        "moved_by": parties,
        "private": _private,
    }
)
_unheld = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["planned", "cancelled", "missed"]),
        "on": days(-60, 30),
        "moved": st.integers(0, 4),
        "moved_by": parties,
        "cancelled_by": parties,
        "private": _private,
    }
)
_sessions = st.one_of(_held, _held, _unheld)
_actions = st.fixed_dictionaries(
    {"owner": owners, "on": days(-90, 0), "due_on": st.none() | days(-60, 60), "private": _private}
)
_answers = st.none() | st.integers(1, 5)
_checkins = st.fixed_dictionaries(
    {
        "on": days(-300, 0),
        "frequency": _answers,
        "challenge": _answers,
        "more": st.just("Questions"),
        "private": _private,
    }
)


def names(dossier: Dossier) -> set[str]:
    """The names of all signals, not limited to three."""
    return {signal.signal for signal in find_signals(dossier, today=TODAY)}


def entries(dossier: Dossier) -> dict[Ref, set[dt.date]]:
    """The entries of a dossier, each with its days."""
    days = {one.ref: {one.on} for one in all_entries(dossier)}
    for goal in dossier.goals:
        days[goal.ref] |= {reached.on for reached in goal.checkpoints}
        days[goal.ref] |= {one.on for one in (*dossier.past, *dossier.held) if goal.ref in one.goals}
    return days | {dossier.relationship.ref: {dossier.relationship.started_on}}


def all_entries(dossier: Dossier) -> list[Any]:
    """The entries of a dossier that a signal may name."""
    sessions = (*dossier.past, *dossier.held, *dossier.planned)
    return [*sessions, *dossier.goals, *dossier.actions, *dossier.checkins]


def private(dossier: Dossier) -> set[Ref]:
    """The refs of those entries that are private."""
    return {one.ref for one in all_entries(dossier) if one.private}


def meet(filled: Random, data: st.DataObject) -> None:
    """Record a session of ordinary length today, close every open action and raise every open goal."""
    before = filled.dossier()
    with filled.journal.command("log", now=store.NOW) as change:
        change.add(
            "session",
            relationship=filled.one,
            status="held",
            on=TODAY,
            at=data.draw(st.sampled_from([None, dt.time(9), dt.time(12)])),
            minutes=data.draw(st.none() | st.integers(SHORT_MINUTES, 180)),
        )
        for action in before.actions:
            change.set(action.ref, status="done", done_on=TODAY)
        for goal in before.goals:
            if goal.progress < 100:
                change.checkpoint(goal.ref, on=TODAY, progress=data.draw(st.integers(goal.progress + 1, 100)))


@pytest.mark.heavy
@settings(deadline=None, max_examples=80)
@given(journals(), st.data())
def test_a_session_with_every_action_done_never_adds_a_signal(filled, data):
    """Progress must never give the user a new signal."""
    before = names(filled.dossier())
    meet(filled, data)
    assert names(filled.dossier()) <= before


@pytest.mark.heavy
@settings(deadline=None, max_examples=80)
@given(journals())
def test_every_signal_has_evidence(filled):
    """The evidence has entries of the dossier with their days, each signal has one question, and the review has at most
    three."""
    dossier = filled.dossier()
    known, found = entries(dossier), find_signals(dossier, today=TODAY)
    for signal in found:
        assert signal.evidence
        assert all(each.on in known[each.ref] for each in signal.evidence)
        assert len({each.ref for each in signal.evidence}) == len(signal.evidence)
        assert signal.question.count("?") == 1
        assert signal.question.endswith("?")
    assert len({(signal.signal, signal.private) for signal in found}) == len(found)
    assert found[:MOST_SIGNALS] == build_review(dossier, now=NOW).signals


@pytest.mark.heavy
@settings(deadline=None, max_examples=80)
@given(journals())
def test_signals_are_private_if_their_evidence_is(filled):
    """Every rule that finds something still has a signal, and every action, goal and check-in that it found is in the
    evidence."""
    dossier = filled.dossier()
    hidden, found = private(dossier), find_signals(dossier, today=TODAY)
    assert [signal.private for signal in found] == [
        any(each.ref in hidden for each in signal.evidence) for signal in found
    ]
    for rule in RULES:
        whole = rule(dossier, TODAY)
        named = {each.ref for signal in found if signal.signal == rule.__name__ for each in signal.evidence}
        shown = {each.ref for each in whole.evidence} if whole else set()
        assert bool(whole) == bool(named)
        if rule.__name__.startswith(("actions", "goals", "checkin")):
            assert named == shown


@pytest.mark.heavy
@settings(deadline=None, max_examples=80)
@given(journals(), st.integers(0, 40))
def test_the_due_day_of_a_check_does_not_change(filled, later):
    """It is the same on later days while no entry and no signal changes."""
    dossier = filled.dossier()
    checks = []
    for today in (TODAY, TODAY + dt.timedelta(days=later)):
        found = find_signals(dossier, today=today)
        check = partnership_check(dossier, today=today, every=EVERY_3_MONTHS, signals=found)
        assert check is None or check.is_due == (check.due_on <= today)
        checks.append((found and {each.signal for each in found}, check and check.due_on))
    if checks[0][0] == checks[1][0] and not any(session.on >= TODAY for session in dossier.planned):
        assert checks[0][1] == checks[1][1]


@pytest.mark.heavy
@settings(deadline=None, max_examples=60)
@given(
    st.lists(st.integers(SHORT_MINUTES, 120) | st.none(), min_size=1, max_size=8),
    st.sampled_from([("weekly", 7), ("every 2 weeks", 14), ("monthly", 30), ("none", 45)]),
    st.integers(0, 1),
)
def test_a_journal_in_which_all_is_well_has_no_signals(minutes, rhythm, late):
    """Sessions follow the cadence or are a day late, and each action is done before the next session and raises the
    goal."""
    (cadence, every), journal = rhythm, store.in_memory()
    build = store.Build(journal)
    held = [TODAY - dt.timedelta(days=(every + late) * n) for n in range(len(minutes), 0, -1)]
    one = build.relationship(started_on=held[0], cadence=cadence, agreement="Here", agreed_on=held[0])
    goal = build.goal(on=held[0])
    for number, (on, length) in enumerate(zip(held, minutes, strict=True), 1):
        session = build.held(str(on), minutes=length, goals=(goal,))
        build.checkpoint(goal, str(on), number * 10)
        is_last = number == len(held)
        build.action(on=on, session=session, **({} if is_last else {"status": "done", "done_on": held[number]}))
    build.checkin(on=max(held[0], TODAY - dt.timedelta(days=30)), frequency=4, challenge=3)
    build.planned(str(TODAY), "14:00")
    dossier = journal.dossier(one)
    assert dossier.actions
    assert dossier.sessions_held == len(held)
    assert find_signals(dossier, today=TODAY) == ()


def test_the_counts_of_the_signals_are_those_of_the_journal():
    """Only sessions after the day of an entry count for it."""
    build = store.Build(store.in_memory())
    one = build.relationship(cadence="every 2 weeks")
    goal = build.goal(on=store.day("03-02"), measure="three reviews")
    first = build.held("09-28", goals=(goal,))
    build.action(on=store.day("09-28"), session=first)
    for on in ("10-12", "10-26"):
        build.held(on)
    assert names(build.journal.dossier(one)) == set()
    build.held("11-09")
    carried, untouched = find_signals(build.journal.dossier(one), today=TODAY)
    assert carried.question == "A promise of yours was carried over 3 times. What is in the way?"
    assert untouched.question == "A goal has been untouched for 3 sessions. Is it still the right one?"
    build.checkpoint(goal, "10-11", 20)
    assert names(build.journal.dossier(one)) == {"actions_carried", "goals_untouched"}
    build.checkpoint(goal, "10-12", 30)
    assert names(build.journal.dossier(one)) == {"actions_carried"}
