"""When the two should ask each other how they find working together."""

import datetime as dt

import pytest

from mentorlog.dates import Cadence
from mentorlog.insight.partnership import CALLING, EVERY_3_MONTHS, QUESTIONS, partnership
from mentorlog.insight.signals import RULES, Evidence, Signal
from tests.insight.build import TODAY, checkin, day, dossier, ref, relationship, session


def begun(on="2026-03-02", bond=None, **fields):
    """A dossier whose first session was on that day."""
    return dossier(bond, first_session_on=day(on), last_session=session(8, "2026-11-09"), **fields)


def noticed(*names):
    """Signals of those names."""
    return tuple(Signal(name, (Evidence(ref("s8"), TODAY),), "Why?") for name in names)


def check(filled, *signals, today=TODAY, every=EVERY_3_MONTHS):
    """The check of a dossier, where those signals were noticed."""
    return partnership(filled, today=today, every=every, signals=noticed(*signals))


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


@pytest.mark.parametrize(
    ("signal", "reason"),
    [
        ("long_silence", "you have not met for long"),
        ("sessions_disturbed", "sessions were moved, cancelled or missed"),
        ("sessions_short", "sessions were short"),
    ],
)
def test_signals_about_how_the_two_meet_call_for_it_today(signal, reason):
    """It need not wait for its day when the sessions themselves ask for it."""
    found = check(begun("2026-11-01"), "goals_untouched", signal)
    assert (found.due_on, found.is_due, found.reason) == (TODAY, True, reason)


@pytest.mark.parametrize("signal", ["actions_carried", "goals_untouched", "goals_stalled", "checkin_low"])
def test_signals_about_the_work_do_not(signal):
    """What stands still is talked about in the session; and a low answer was just given."""
    assert not check(begun("2026-11-01"), signal).is_due


def test_the_signals_that_call_are_signals():
    """Each has a rule."""
    assert set(CALLING) < {rule.__name__ for rule in RULES}


@pytest.mark.parametrize(("last", "is_due"), [("2026-10-23", True), ("2026-10-24", False), ("2026-11-23", False)])
def test_no_signal_calls_within_a_month_of_the_last(last, is_due):
    """What was asked is given time; a month later to the day it may be asked again."""
    found = check(begun(checkins=(checkin(1, last),)), "sessions_disturbed")
    assert found.is_due is is_due
    assert found.due_on == (TODAY if is_due else EVERY_3_MONTHS.after(day(last)))


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
