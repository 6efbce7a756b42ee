"""When the two should check how they work together."""

import datetime as dt

import pytest

from mentorlog.dates import Cadence
from mentorlog.insight.collaboration.partnership import EVERY_3_MONTHS, QUESTIONS, SIGNAL_REASONS, partnership_check
from mentorlog.insight.signals import RULES, Evidence, Signal
from tests.builders import TODAY, checkin, day, dossier, ref, relationship, session


def begun(on="2026-03-02", bond=None, *, last=None, **fields):
    """A dossier with its first session on this day."""
    return dossier(bond, first_session_on=day(on), last_session=last or session(8, "2026-11-09"), **fields)


def noticed(*names, on=TODAY):
    """Signals with these names and a session of this day as evidence."""
    return tuple(
        Signal(name, (Evidence(ref("s7"), day("2026-03-02")), Evidence(ref("s8"), on)), "Why?") for name in names
    )


def check(filled, *signals, today=TODAY, every=EVERY_3_MONTHS):
    """The partnership check of a dossier with these signals."""
    return partnership_check(filled, today=today, every=every, signals=noticed(*signals))


@pytest.mark.parametrize(
    ("first", "due_on", "is_due"),
    [
        ("2026-08-22", "2026-11-22", True),
        ("2026-08-23", "2026-11-23", True),
        ("2026-08-24", "2026-11-24", False),
        ("2026-11-30", "2027-02-28", False),
    ],
)
def test_the_first_check_is_due_three_months_after_the_first_session(first, due_on, is_due):
    """It stays due until it is done."""
    found = check(begun(first))
    assert (found.due_on, found.is_due) == (day(due_on), is_due)
    assert (found.last, found.before) == (None, None)


@pytest.mark.parametrize(("last", "is_due"), [("2026-08-23", True), ("2026-08-24", False)])
def test_the_next_check_is_due_three_months_after_the_last(last, is_due):
    """The first session does not matter then; the last two check-ins are returned for comparison."""
    newest, before = checkin(3, last, frequency=4), checkin(2, "2026-05-01", frequency=2)
    found = check(begun("2024-01-01", checkins=(newest, before)))
    assert (found.is_due, found.last, found.before) == (is_due, newest, before)
    assert check(begun(checkins=(newest,))).before is None


@pytest.mark.parametrize(("every", "due_on"), [(Cadence(days=7), "2026-03-09"), (Cadence(months=12), "2027-03-02")])
def test_the_interval_of_the_checks_is_a_setting(every, due_on):
    """The caller passes it in."""
    assert check(begun(), every=every).due_on == day(due_on)


def test_an_inactive_relationship_has_no_check():
    """There is none before the first session or if the settings turn it off either."""
    assert check(begun(), every=None) is None
    assert check(dossier(), "long_silence") is None
    assert check(begun(bond=relationship(status="paused"))) is None
    assert check(begun(bond=relationship(status="ended"))) is None


LATER = [TODAY + dt.timedelta(days=n) for n in (0, 1, 20)]


@pytest.mark.parametrize(
    ("signal", "reason"),
    [
        ("sessions_disturbed", "sessions were moved, cancelled or missed"),
        ("sessions_short", "sessions were short"),
    ],
)
def test_signals_about_sessions_make_a_check_due(signal, reason):
    """It is due from the latest of these sessions on, even if its regular day comes later."""
    filled = begun("2026-09-01")
    for today in (*LATER, day("2027-03-01")):
        found = partnership_check(
            filled, today=today, every=EVERY_3_MONTHS, signals=noticed("goals_untouched", signal, on=day("2026-11-09"))
        )
        assert (found.due_on, found.is_due, found.reason) == (day("2026-11-09"), True, reason)


def test_a_long_silence_makes_a_check_due():
    """It is due on the first day of the silence, a day after two cadences."""
    filled = begun("2026-09-01", last=session(8, "2026-10-12"))
    for today in LATER:
        found = check(filled, "long_silence", today=today)
        assert (found.due_on, found.is_due, found.reason) == (
            day("2026-11-10"),
            True,
            "you have not met for a long time",
        )


def test_the_earliest_of_several_signals_makes_a_check_due():
    """Later signals do not change the day."""
    short, moved = noticed("sessions_short", on=day("2026-10-05")), noticed("sessions_disturbed", on=day("2026-11-09"))
    for signals in ((*short, *moved), (*moved, *short)):
        found = partnership_check(begun("2026-09-01"), today=TODAY, every=EVERY_3_MONTHS, signals=signals)
        assert (found.due_on, found.reason) == (day("2026-10-05"), "sessions were short")


def test_a_disturbed_future_session_makes_a_check_due_on_its_day():
    """The session was moved often or cancelled early; the due day is the same before and after it."""
    ahead = noticed("sessions_disturbed", on=day("2026-11-25"))
    found = {
        today.day: partnership_check(begun("2026-10-01"), today=today, every=EVERY_3_MONTHS, signals=ahead)
        for today in (TODAY, *(day(f"2026-11-{n}") for n in (24, 25, 26)))
    }
    assert {each.due_on for each in found.values()} == {day("2026-11-25")}
    assert [found[n].is_due for n in (23, 24, 25, 26)] == [False, False, True, True]


def test_the_reason_of_a_check_is_never_private():
    """Private sessions and check-ins change the due day, but the reason does not mention them."""
    secret = tuple(each._replace(private=True) for each in noticed("sessions_short"))
    found = partnership_check(begun("2026-11-09"), today=TODAY, every=EVERY_3_MONTHS, signals=secret)
    assert (found.is_due, found.reason) == (True, "none yet, the first session was 14 days ago")
    told = check(begun("2026-03-02", checkins=(checkin(1, "2026-08-23", private=True),)))
    assert (told.is_due, told.reason) == (True, "the first session was 8 months ago")


@pytest.mark.parametrize("signal", ["actions_carried", "goals_untouched", "goals_stalled", "checkin_low"])
def test_signals_about_goals_and_actions_make_no_check_due(signal):
    """The two talk about these in the session, and a low answer comes from a recent check."""
    assert not check(begun("2026-11-01"), signal).is_due


def test_every_signal_that_makes_a_check_due_has_a_rule():
    """A renamed rule would break the reasons."""
    assert set(SIGNAL_REASONS) < {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(("last", "is_due"), [("2026-10-23", True), ("2026-10-24", False), ("2026-11-23", False)])
def test_no_signal_makes_a_check_due_within_a_month_of_the_last(last, is_due):
    """The two need time for changes; exactly a month later a check can be due again."""
    called = noticed("sessions_disturbed", on=day("2026-10-12"))
    found = partnership_check(begun(checkins=(checkin(1, last),)), today=TODAY, every=EVERY_3_MONTHS, signals=called)
    assert found.is_due is is_due
    assert found.due_on == Cadence(months=1).after(day(last))


def test_a_signal_does_not_move_a_check_that_is_already_due():
    """The check keeps its earlier day and reason."""
    found = check(begun(), "sessions_short")
    assert (found.due_on, found.reason) == (day("2026-06-02"), "none yet, the first session was 8 months ago")


@pytest.mark.parametrize(
    ("filled", "reason"),
    [
        (begun(checkins=(checkin(1, "2026-11-23"),)), "the last was today"),
        (begun(checkins=(checkin(1, "2026-11-22"),)), "the last was 1 day ago"),
        (begun(checkins=(checkin(1, "2026-08-23"),)), "the last was 3 months ago"),
        (begun("2026-11-09"), "none yet, the first session was 14 days ago"),
        (begun("2026-11-23"), "none yet, the first session was today"),
    ],
)
def test_a_check_has_a_reason(filled, reason):
    """It has one whether it is due or not."""
    assert check(filled).reason == reason


def test_a_check_has_questions_for_both_roles():
    """A mentor asks about the side of the mentee too, and each role has four questions."""
    asked = {role: check(begun(bond=relationship(role=role))).questions for role in ("mentor", "mentee")}
    assert asked == QUESTIONS
    assert asked["mentor"][1].startswith("Am I challenging you enough")
    assert asked["mentee"][1].startswith("Do you challenge me enough")
    assert all(len(four) == 4 and all("?" in one for one in four) for four in asked.values())
    assert all(["(1-5)" in one for one in four] == [True, True, False, False] for four in asked.values())


def test_the_due_day_of_a_check_does_not_change_while_it_is_late():
    """It is the same on each of the next 90 days."""
    filled = begun("2026-03-02")
    assert {check(filled, today=TODAY + dt.timedelta(days=n)).due_on for n in range(90)} == {day("2026-06-02")}
