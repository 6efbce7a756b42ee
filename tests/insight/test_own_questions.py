"""One's own questions: when each of them is asked."""

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.questions import choose_questions
from mentorlog.insight.questions.bank import ANY, CYCLE, FOR_ME, PHASES, load_bank
from mentorlog.insight.questions.choose import SIGNALS_OF_DIFFERENCES
from mentorlog.insight.questions.own import MOST_OWN_QUESTIONS, choose_questions_for_me, own_questions_in_turn
from mentorlog.insight.signals import RULES, Signal
from mentorlog.model import OwnQuestion
from tests.builders import advice, question, relationship
from tests.insight.test_questions import after, meetings, told

BEFORE = st.integers(0, 30)


def own(number, *, before=0, phase=ANY, **fields):
    """A question of one's own that was added after that many sessions."""
    return OwnQuestion(question(number, f"What about {number}?", phase=phase, **fields), before)


def numbers(found):
    """The numbers of their refs."""
    return [each.ref.number for each in found]


def test_a_question_is_asked_next_then_after_six_other_sessions():
    """It is also asked at the next session after a long time without questions."""
    asked = [held for held in range(40) if own_questions_in_turn([own(1, before=9)], phase=ANY, held=held)]
    assert asked == [9, 16, 23, 30, 37]


@given(st.lists(BEFORE, min_size=1, max_size=40))
def test_every_question_comes_at_equal_intervals_and_two_at_most_at_a_time(before):
    """The interval is seven sessions, or as many as two at a time need for all of them; the first wait is shorter."""
    added = [own(number, before=count) for number, count in enumerate(before, start=1)]
    interval = max(CYCLE, -(-len(added) // MOST_OWN_QUESTIONS))
    pages = [numbers(own_questions_in_turn(added, phase="enabling growth", held=held)) for held in range(200)]
    assert max(map(len, pages)) <= MOST_OWN_QUESTIONS
    for each in added:
        asked = [held for held, page in enumerate(pages) if each.question.ref.number in page]
        assert 0 <= asked[0] - each.sessions_before < interval
        assert {late - early for early, late in pairwise(asked)} == {interval}


@given(st.lists(BEFORE, min_size=1, max_size=13), BEFORE)
def test_a_new_question_does_not_change_when_the_others_are_asked(before, more):
    """It gets a place that is free."""
    added = [own(number, before=count) for number, count in enumerate(sorted(before), start=1)]
    new = own(50, before=max([*before, more]))
    for held in range(40):
        page = own_questions_in_turn([*added, new], phase=ANY, held=held)
        assert [each for each in numbers(page) if each != 50] == numbers(
            own_questions_in_turn(added, phase=ANY, held=held)
        )


@pytest.mark.parametrize("phase", [*PHASES, ANY])
def test_a_question_for_a_phase_is_asked_only_in_it(phase):
    """Questions for a short phase come first, and take turns without waiting for six other sessions. The third and the
    fourth session may be in two phases."""
    every = [own(number, phase=one) for number, one in enumerate([*PHASES, ANY], start=1)]
    fitting = {
        ANY: {"negotiating", "enabling growth", ANY},
        "ended": {"ended"},
    }.get(phase, {phase, ANY})
    asked = own_questions_in_turn(every, phase=phase, held=0)
    assert {each.phase for each in asked} <= fitting
    assert len(asked) == min(2, len(fitting))
    if phase not in (ANY, "enabling growth"):
        assert [own_questions_in_turn(every, phase=phase, held=held)[0].phase for held in range(9)] == [phase] * 9


def test_own_questions_come_before_those_of_the_bank():
    """A page has three questions, and the last place is for the outcome. A topic is not asked about twice."""
    known = told(sessions=meetings(8))
    bank = choose_questions(known)
    found = choose_questions(known, own=[own(1, before=8), own(2, before=8), own(3, before=8)])
    assert (numbers(found[:2]), found[2]) == ([1, 2], bank[0])
    found = choose_questions(known, own=[own(1, before=8, topic="outcome")])
    assert (numbers(found[:1]), len(found)) == ([1], 3)
    assert "outcome" not in [each.topic for each in found[1:]]
    assert choose_questions(known, own=[own(1, before=9)]) == bank


# what the journal suggests


@pytest.mark.parametrize("signal", sorted(rule.__name__ for rule in RULES))
@pytest.mark.parametrize("count", [1, 3, 8])
def test_signals_about_the_two_ask_about_their_differences(signal, count):
    """The question comes after the one about the outcome; the others stay."""
    known = told(sessions=meetings(count))
    found = choose_questions(known, signals=[Signal(signal, (), "What happened?")])
    plain = choose_questions(known)
    is_asked = signal in SIGNALS_OF_DIFFERENCES
    assert (found[1].topic == "differences") is is_asked
    assert [each for each in found if each.topic != "differences"] == list(plain[:2] if is_asked else plain)
    assert choose_questions(known, signals=[Signal(signal, (), "What happened?", private=True)]) == plain


def test_advice_to_try_asks_about_advice_and_decisions():
    """It must have been given at one of the last three sessions or between them."""
    sessions = meetings(8)
    for on, is_asked in ((after(5), False), (after(6), True), (after(8), True), (after(9), False)):
        found = choose_questions(told(sessions=sessions, advice=(advice(1, on=on),)))
        assert ("decisions" in [each.topic for each in found]) is is_asked, on
    private = choose_questions(told(sessions=sessions, advice=(advice(1, on=after(8), private=True),)))
    assert private == choose_questions(told(sessions=sessions))


# one's own development


def test_questions_for_me_stay_for_a_month_and_come_again_after_three():
    """They are those of the bank with the role `me`."""
    mine = [each.id for each in load_bank() if each.role == FOR_ME]
    assert len(mine) == 8
    months = [dt.date(2026 + month // 12, 1 + month % 12, 1) for month in range(8)]
    pages = [[each.id for each in choose_questions_for_me(today=day)] for day in months]
    assert sorted(pages[0] + pages[1] + pages[2] + pages[3]) == mine
    assert pages[4:] == pages[:4]
    assert choose_questions_for_me(today=dt.date(2026, 1, 31)) == choose_questions_for_me(today=months[0])
    danish = choose_questions_for_me(today=months[0], language="da")
    assert [each.id for each in danish] == pages[0]
    assert danish[0].text != choose_questions_for_me(today=months[0])[0].text


def test_my_own_question_is_asked_in_its_month_and_after_six_others():
    """It comes before one of the bank."""
    mine = [own(1, role=FOR_ME, on="2026-03-20")]
    months = [dt.date(2026 + month // 12, 1 + month % 12, 1) for month in range(14)]
    found = [choose_questions_for_me(mine, today=day) for day in months]
    assert [page[0].ref is not None for page in found] == [month in (2, 9) for month in range(14)]
    assert {len(page) for page in found} == {2}


def test_questions_for_me_are_not_asked_at_a_meeting():
    """No role asks them, and no phase."""
    for count in range(20):
        for role in ("mentor", "mentee"):
            found = choose_questions(told(relationship(role=role), sessions=meetings(count)))
            assert FOR_ME not in [each.role for each in found]
