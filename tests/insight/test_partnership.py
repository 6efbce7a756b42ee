"""When the two should ask each other how they find working together."""

import datetime as dt

import pytest

from mentorlog.dates import Cadence
from mentorlog.insight.partnership import EVERY_3_MONTHS, QUESTIONS, SIGNAL_REASONS, partnership_check
from mentorlog.insight.signals import RULES, Evidence, Signal
from tests.builders import TODAY, checkin, day, dossier, ref, relationship, session


def begun(on="2026-03-02", bond=None, *, last=None, **fields):
    """A dossier whose first session was on that day."""
    return dossier(bond, first_session_on=day(on), last_session=last or session(8, "2026-11-09"), **fields)


def noticed(*names, on=TODAY):
    """Signals of those names, shown by a session of that day."""
    return tuple(
        Signal(name, (Evidence(ref("s7"), day("2026-03-02")), Evidence(ref("s8"), on)), "Why?") for name in names
    )


def check(filled, *signals, today=TODAY, every=EVERY_3_MONTHS):
    """The check of a dossier, where those signals were noticed."""
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
    """On the day itself, and from then on until it is done."""
    found = check(begun(first))
    assert (found.due_on, found.is_due) == (day(due_on), is_due)
    assert (found.last, found.before) == (None, None)


@pytest.mark.parametrize(("last", "is_due"), [("2026-08-23", True), ("2026-08-24", False)])
def test_the_next_is_counted_from_the_last(last, is_due):
    """However long ago the first session was; the last two stand beside each other."""
    newest, before = checkin(3, last, frequency=4), checkin(2, "2026-05-01", frequency=2)
    found = check(begun("2024-01-01", checkins=(newest, before)))
    assert (found.is_due, found.last, found.before) == (is_due, newest, before)
    assert check(begun(checkins=(newest,))).before is None


@pytest.mark.parametrize(("every", "due_on"), [(Cadence(days=7), "2026-03-09"), (Cadence(months=12), "2027-03-02")])
def test_how_often_is_for_the_settings_to_say(every, due_on):
    """The rhythm is passed in."""
    assert check(begun(), every=every).due_on == day(due_on)


def test_no_check_where_there_is_nothing_to_check():
    """Before the first session, while it rests, after its end, and where the settings say none."""
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
def test_signals_about_how_the_two_meet_call_for_it(signal, reason):
    """It need not wait for its day when the sessions themselves ask for it: from the latest of them on, whenever one
    looks, and after its own day has come too."""
    filled = begun("2026-09-01")
    for today in (*LATER, day("2027-03-01")):
        found = partnership_check(
            filled, today=today, every=EVERY_3_MONTHS, signals=noticed("goals_untouched", signal, on=day("2026-11-09"))
        )
        assert (found.due_on, found.is_due, found.reason) == (day("2026-11-09"), True, reason)


def test_a_silence_calls_for_it_from_its_first_day_on():
    """That is two cadences after the last session, and a day."""
    filled = begun("2026-09-01", last=session(8, "2026-10-12"))
    for today in LATER:
        found = check(filled, "long_silence", today=today)
        assert (found.due_on, found.is_due, found.reason) == (
            day("2026-11-10"),
            True,
            "you have not met for a long time",
        )


def test_of_several_signals_the_earliest_called_for_it():
    """What came later does not make it newer."""
    short, moved = noticed("sessions_short", on=day("2026-10-05")), noticed("sessions_disturbed", on=day("2026-11-09"))
    for signals in ((*short, *moved), (*moved, *short)):
        found = partnership_check(begun("2026-09-01"), today=TODAY, every=EVERY_3_MONTHS, signals=signals)
        assert (found.due_on, found.reason) == (day("2026-10-05"), "sessions were short")


def test_a_session_that_lies_ahead_calls_for_it_on_its_day():
    """One that is moved again and again, or was cancelled ahead of its day: the day is the same before and after."""
    ahead = noticed("sessions_disturbed", on=day("2026-11-25"))
    found = {
        today.day: partnership_check(begun("2026-10-01"), today=today, every=EVERY_3_MONTHS, signals=ahead)
        for today in (TODAY, *(day(f"2026-11-{n}") for n in (24, 25, 26)))
    }
    assert {each.due_on for each in found.values()} == {day("2026-11-25")}
    assert [found[n].is_due for n in (23, 24, 25, 26)] == [False, False, True, True]


def test_it_says_nothing_private():
    """Private sessions call for it, and a private check-in is counted from, but neither is said to be the reason."""
    secret = tuple(each._replace(private=True) for each in noticed("sessions_short"))
    found = partnership_check(begun("2026-11-09"), today=TODAY, every=EVERY_3_MONTHS, signals=secret)
    assert (found.is_due, found.reason) == (True, "none yet, the first session was 14 days ago")
    told = check(begun("2026-03-02", checkins=(checkin(1, "2026-08-23", private=True),)))
    assert (told.is_due, told.reason) == (True, "the first session was 8 months ago")


@pytest.mark.parametrize("signal", ["actions_carried", "goals_untouched", "goals_stalled", "checkin_low"])
def test_signals_about_the_work_do_not(signal):
    """What stands still is talked about in the session; and a low answer was just given."""
    assert not check(begun("2026-11-01"), signal).is_due


def test_the_signals_that_call_are_signals():
    """Each has a rule."""
    assert set(SIGNAL_REASONS) < {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(("last", "is_due"), [("2026-10-23", True), ("2026-10-24", False), ("2026-11-23", False)])
def test_no_signal_calls_within_a_month_of_the_last(last, is_due):
    """What was asked is given time; a month later to the day it may be asked again."""
    called = noticed("sessions_disturbed", on=day("2026-10-12"))
    found = partnership_check(begun(checkins=(checkin(1, last),)), today=TODAY, every=EVERY_3_MONTHS, signals=called)
    assert found.is_due is is_due
    assert found.due_on == Cadence(months=1).after(day(last))


def test_what_is_due_anyway_keeps_its_day():
    """A signal does not make it newer than it is."""
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
def test_it_says_why(filled, reason):
    """In a few words, due or not."""
    assert check(filled).reason == reason


def test_each_asks_for_both():
    """A mentor asks about the mentee's side too; there is a question for each of the four answers."""
    asked = {role: check(begun(bond=relationship(role=role))).questions for role in ("mentor", "mentee")}
    assert asked == QUESTIONS
    assert asked["mentor"][1].startswith("Am I challenging you enough")
    assert asked["mentee"][1].startswith("Do you challenge me enough")
    assert all(len(four) == 4 and all("?" in one for one in four) for four in asked.values())
    assert all(["(1-5)" in one for one in four] == [True, True, False, False] for four in asked.values())


def test_it_is_the_same_however_late_it_is():
    """The day on which it was due stands still while nobody checks."""
    filled = begun("2026-03-02")
    assert {check(filled, today=TODAY + dt.timedelta(days=n)).due_on for n in range(90)} == {day("2026-06-02")}
