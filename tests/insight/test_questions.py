"""The questions that the program chooses for a session."""

import datetime as dt
import re
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.questions import choose_questions
from mentorlog.insight.questions.as_of_last_session import (
    IDLE_SESSIONS,
    QuestionContext,
    as_of_last_session,
    question_context,
)
from mentorlog.insight.questions.bank import ANY, CORE_TOPICS, CYCLE, EITHER, FOR_ME, GROW, PHASES, load_bank
from mentorlog.insight.questions.choose import grow_step, is_in_turn, slots
from mentorlog.model import ROLES, Month, Ref
from tests.builders import action, checkpoints, dossier, goal, milestone, note, point, relationship, session
from tests.store import build as store

BEGAN = dt.date(2026, 3, 2)
UUIDS = ("6f0a2c1e-77aa-4c3e-9f52-0b1d7c4f0a11", "uuid-r1", "", "0", "ø", "b7e1b0d2-1c53-4e51-8a0e-2f6d8f3a9c70")


def after(number):
    """The day of the session with that number: every two weeks from the second of March."""
    return BEGAN + dt.timedelta(weeks=2 * number)


def told(bond=None, *, sessions=(), goals=(), **fields):
    """The dossier of a full history, as a journal loads it: counts, the last few sessions, the last three checkpoints
    of each goal and the idle sessions of each open goal."""
    newest = sorted(sessions, key=lambda one: (one.on, one.ref.number), reverse=True)
    happened = [one for one in newest if one.status == "held"]
    months = {}
    for one in happened:
        months[one.on.year, one.on.month] = months.get((one.on.year, one.on.month), 0) + 1
    loaded = [_loaded(each, happened) for each in goals]
    closed = sorted((one for one in loaded if one.status != "open"), key=lambda one: one.closed_on, reverse=True)
    return dossier(
        bond,
        months=tuple(Month(year, month, held=count) for (year, month), count in sorted(months.items())),
        held=tuple(happened[:3]),
        past=tuple([one for one in newest if one.status != "planned"][:6]),
        planned=tuple(one for one in newest if one.status == "planned"),
        goals=tuple(one for one in loaded if one.status == "open"),
        closed_goals=tuple(closed[: max(5, sum(bool(happened) and one.closed_on >= happened[0].on for one in closed))]),
        goals_achieved=sum(one.status == "achieved" for one in goals),
        topics=tuple(dict.fromkeys(topic for one in happened for topic in one.topics)),
        **fields,
    )


def _loaded(one, happened):
    worked = [each.on for each in happened if one.ref in each.goals]
    touched = max([one.on, *worked, *(point.on for point in one.checkpoints)])
    reached = sorted(one.checkpoints)
    return one._replace(
        checkpoints=tuple(reached[-3:]),
        previous_checkpoint=next(
            (point for point in reversed(reached) if happened and point.on < happened[0].on), None
        ),
        progress=reached[-1].progress if reached else 0,
        idle=sum(each.on > touched for each in happened) if one.status == "open" else None,
    )


def meetings(count, **last):
    """A list of `count` held sessions, two weeks apart; `last` are fields of the last session."""
    made = [session(number, after(number)) for number in range(1, count + 1)]
    return [*made[:-1], made[-1]._replace(**last)] if made and last else made


def asked(*, bond=None, count, **fields):
    """The questions after this number of sessions."""
    return choose_questions(told(bond, sessions=meetings(count), **fields))


# each slot


def standings():
    """Every phase, with and without an idle goal and advice to try, with each of the five topics or none
    undiscussed."""
    for phase, still, topic in product((*PHASES, ANY), (False, True), (None, *CORE_TOPICS)):
        yield QuestionContext(phase, still, (topic,) if topic else (), has_advice=still)


@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("uuid", UUIDS)
def test_every_slot_has_a_question(role, uuid):
    """For each phase, role and number of sessions, at least one question in turn fits each slot."""
    ours = [question for question in load_bank() if question.role in (role, EITHER)]
    for stood, count in product(standings(), range(2, 2 + 4 * CYCLE)):
        ready = [question for question in ours if is_in_turn(question.number, uuid, count)]
        for place in slots(stood, held=count, seed=0, has_differences=stood.has_advice):
            assert any(place.accepts(question) for question in ready), (stood, count, place)


@pytest.mark.parametrize("uuid", UUIDS)
def test_every_question_has_one_turn_in_seven_sessions(uuid):
    """The turn is always the same, so a question cannot come again within six sessions."""
    for question in load_bank():
        turns = [count for count in range(4 * CYCLE) if is_in_turn(question.number, uuid, count)]
        assert len(turns) == 4
        assert {late - early for early, late in pairwise(turns)} == {CYCLE}


def test_each_relationship_has_its_own_order_of_questions():
    """Two relationships with a session on the same day get different questions."""
    orders = {
        tuple(count for number in range(1, 8) for count in range(7) if is_in_turn(number, f"r{one}", count))
        for one in range(60)
    }
    assert len(orders) > 20


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("phase", PHASES)
def test_each_phase_has_two_or_three_questions(phase, role):
    """The first is about the outcome of the session; each question has its own topic and fits the role and the
    phase."""
    status = {"status": "ended", "ended_on": "2026-11-20"} if phase == "ended" else {}
    ends_on = after(20) if phase == "coming to closure" else None
    first, least = {"preparing": (0, 1), "negotiating": (1, 2), "enabling growth": (4, 16)}.get(phase, (18, 22))
    for count in range(first, least):
        found = asked(bond=relationship(role=role, ends_on=ends_on, **status), count=count)
        assert len(found) == (2 if phase == "ended" else 3)
        assert [question.topic == "outcome" for question in found] == [True] + [False] * (len(found) - 1)
        assert len({question.topic for question in found}) == len(found)
        assert {question.role for question in found} <= {role, EITHER}
        fits = {phase} if phase in ("preparing", "negotiating", "ended") else {phase, ANY}
        assert {question.phase for question in found} <= fits


# when the questions change


@st.composite
def histories(draw):
    """Any relationship: sessions with topics and goals, and goals with checkpoints."""
    count = draw(st.integers(0, 12))
    goals = [draw(_goals(number, count)) for number in range(1, draw(st.integers(0, 3) | st.integers(6, 8)) + 1)]
    known = [one.ref for one in goals]
    sessions = [
        session(
            number,
            after(number),
            status="held" if number == count else draw(st.sampled_from(["held", "held", "cancelled", "missed"])),
            goals=tuple(draw(st.lists(st.sampled_from(known), max_size=1))) if known else (),
            topics=tuple(draw(st.lists(st.sampled_from(["karriere", "Networking", "balance", "x"]), max_size=2))),
        )
        for number in range(1, count + 1)
    ]
    bond = relationship(
        role=draw(st.sampled_from(ROLES)),
        cadence=draw(st.sampled_from(["every 2 weeks", "monthly", "none"])),
        ends_on=draw(st.none() | st.integers(1, 24).map(after)),
        agreement=draw(st.sampled_from([None, "Mondays"])),
    )
    return bond._replace(uuid=draw(st.uuids()).__str__()), sessions, goals


@st.composite
def _goals(draw, number, count):
    on = BEGAN + dt.timedelta(draw(st.integers(0, 14 * count + 1)))
    days = draw(st.lists(st.integers(0, max(14 * count - (on - BEGAN).days, 0)), max_size=5, unique=True))
    reached = [((on + dt.timedelta(day)).isoformat(), draw(st.sampled_from([0, 40, 100]))) for day in sorted(days)]
    return goal(number, on=on, checkpoints=checkpoints(*reached))


def _since(draw, sessions):
    last = sessions[-1].on if sessions else BEGAN
    return last + dt.timedelta(draw(st.integers(0, 60)))


def changed(draw, bond, sessions, goals):
    """The same history after more entries on or after the day of the last session, but no held session."""
    goals = list(goals)
    all_closed = draw(st.booleans())
    for at, one in enumerate(goals):
        later = {_since(draw, sessions) for _ in range(draw(st.integers(0, 5)))}
        more = checkpoints(*((day.isoformat(), draw(st.sampled_from([10, 100]))) for day in later))
        kept = tuple(old for old in one.checkpoints if old.on not in later)
        goals[at] = one._replace(checkpoints=tuple(sorted((*kept, *more))))
        if all_closed or draw(st.booleans()):
            status = draw(st.sampled_from(["achieved", "dropped"]))
            goals[at] = goals[at]._replace(status=status, closed_on=max(_since(draw, sessions), one.on))
    new = [goal(50 + number, on=_since(draw, sessions)) for number in range(draw(st.integers(0, 3)))]
    new = [one._replace(checkpoints=checkpoints((one.on.isoformat(), 100))) for one in new]
    status = st.sampled_from(["planned", "cancelled", "missed"])
    put = [
        session(90 + number, _since(draw, sessions), status=draw(status)) for number in range(draw(st.integers(0, 8)))
    ]
    day = _since(draw, sessions)
    bond = bond._replace(
        agreement=draw(st.sampled_from([bond.agreement, "Tuesdays, and what is said stays here"])),
        agreed_on=day,
        look_again_on=day,
        focus="Another",
        paused_until=day,
    )
    return told(
        bond,
        sessions=[*sessions, *put],
        goals=[*goals, *new],
        actions=(action(1, on=day),),
        points=(point(1, on=day),),
        notes=(note(1, on=day, private=False),),
        milestones=(milestone(1, on=day),),
    )


@given(histories(), st.data())
def test_only_a_held_session_changes_the_questions(history, data):
    """A note, goal, checkpoint, agreement, action, point, milestone or plan changes no question, even on the day of the
    session."""
    bond, sessions, goals = history
    before = told(bond, sessions=sessions, goals=goals)
    after_all = changed(data.draw, bond, sessions, goals)
    assert question_context(after_all) == question_context(before)
    assert choose_questions(after_all) == choose_questions(before)


@given(histories())
def test_a_question_does_not_repeat_within_six_sessions(history):
    """A page has no question twice either."""
    bond, sessions, goals = history
    pages = []
    for count in (0, *(one.ref.number for one in sessions if one.status == "held")):
        known = [one for one in goals if one.on <= after(count)]
        pages.append(choose_questions(told(bond, sessions=sessions[:count], goals=known)))
    for number, page in enumerate(pages):
        assert 2 <= len({question.id for question in page}) == len(page) <= 3
        assert [question.topic for question in page].count("outcome") == 1
        soon = {question.id for later in pages[number + 1 : number + 7] for question in later}
        assert not soon & {question.id for question in page}


@given(histories())
def test_undoing_a_session_restores_its_questions(history):
    """The questions are computed from the journal, so undo does not need to store them."""
    bond, sessions, goals = history
    before = choose_questions(told(bond, sessions=sessions, goals=goals))
    more = [*sessions, session(60, after(60), goals=tuple(one.ref for one in goals), topics=("skills",))]
    assert choose_questions(told(bond, sessions=more, goals=goals)) != before
    assert choose_questions(told(bond, sessions=more[:-1], goals=goals)) == before


@given(histories(), st.data())
def test_goals_are_as_of_the_last_session(history, data):
    """Changes to goals since the last session are ignored."""
    bond, sessions, goals = history
    if sessions:
        day = sessions[-1].on
        known = [one for one in goals if one.on < day]
        then = [one._replace(checkpoints=tuple(at for at in one.checkpoints if at.on < day)) for one in known]
        expected = told(bond, sessions=sessions, goals=then)
        found = as_of_last_session(changed(data.draw, bond, sessions, then))
        assert [(one.ref, one.status, one.progress, one.idle) for one in found.goals] == [
            (one.ref, one.status, one.progress, min(one.idle, IDLE_SESSIONS)) for one in expected.goals
        ]
        assert (found.closed_goals, found.goals_achieved) == ((), 0)


def test_the_language_changes_only_the_text_of_the_questions():
    """The same questions are chosen in English and in Danish."""
    known = told(sessions=meetings(7))
    english, danish = choose_questions(known), choose_questions(known, language="da")
    assert [question._replace(text="") for question in english] == [question._replace(text="") for question in danish]
    assert all(one.text != other.text for one, other in zip(english, danish, strict=True))


def test_many_cancelled_sessions_and_closed_goals_do_not_change_the_questions():
    """The dossier is read from a journal, which loads a limited number of sessions and goals."""
    build = store.Build(store.in_memory())
    one = build.relationship()
    still, others = build.goal(on=store.day("01-05")), [build.goal(on=store.day("01-05")) for _ in range(7)]
    for on in ("02-02", "03-02", "04-06"):
        build.held(on, goals=tuple(others))
    before = build.journal.dossier(one)
    assert question_context(before).has_idle_goal
    for number in range(7):
        build.add("session", status=["cancelled", "missed"][number % 2], on=store.day(f"05-{10 + number}"))
    build.checkpoint(still, "05-20", 10)
    build.set(still, status="achieved", closed_on=store.day("05-21"))
    for other in others:
        build.set(other, status="achieved", closed_on=store.day("05-22"))
    found = build.journal.dossier(one)
    assert question_context(found) == question_context(before)
    assert choose_questions(found) == choose_questions(before)


# the phase


@pytest.mark.parametrize(
    ("count", "phases"),
    [
        (0, {"preparing"}),
        (1, {"negotiating"}),
        (2, {ANY}),
        (3, {ANY}),
        (4, {"enabling growth", ANY}),
        (30, {"enabling growth", ANY}),
    ],
)
@pytest.mark.parametrize("agreement", [None, "Mondays"])
@pytest.mark.parametrize("goals", [(), (goal(1, on=BEGAN),)])
def test_the_number_of_sessions_gives_the_phase(count, phases, agreement, goals):
    """The third and fourth sessions have only questions that fit two phases."""
    known = told(relationship(agreement=agreement), sessions=meetings(count), goals=goals)
    assert {question.phase for question in choose_questions(known)} <= phases


def test_the_phase_is_that_of_the_day_of_the_next_session():
    """If the end will be near at the next session, the questions are about closing."""
    phases = [
        {question.phase for question in asked(bond=relationship(ends_on=after(10), cadence=words), count=count)}
        for words, count in (("every 2 weeks", 5), ("every 2 weeks", 6), ("monthly", 4), ("none", 4), ("none", 6))
    ]
    closing = [("coming to closure" in found) for found in phases]
    assert closing == [False, True, True, False, True]


def test_the_closing_phase_begins_when_all_goals_are_reached():
    """The goals must have been reached before the last session."""
    reached = goal(1, on=BEGAN, checkpoints=checkpoints((after(7).isoformat(), 100)))
    before, then = (told(sessions=meetings(count), goals=[reached]) for count in (7, 8))
    assert question_context(before).phase == "enabling growth"
    assert question_context(then).phase == "coming to closure"
    achieved = reached._replace(status="achieved", closed_on=after(7))
    assert question_context(told(sessions=meetings(8), goals=[achieved])).phase == "coming to closure"
    assert (
        question_context(told(sessions=meetings(8), goals=[achieved, goal(2, on=after(7))])).phase == "enabling growth"
    )


def test_an_ended_relationship_has_its_own_questions():
    """The phase changes at once, because no more sessions are held."""
    bond = relationship(status="ended", ended_on="2026-11-20")
    for count in (0, 1, 9):
        assert {question.phase for question in asked(bond=bond, count=count)} == {"ended"}


def test_before_the_first_session_only_a_near_end_changes_the_phase():
    """Early goals and agreements are part of preparing."""
    set_up = told(
        relationship(agreement="Mondays"), goals=[goal(1, on=BEGAN, checkpoints=checkpoints((str(BEGAN), 100)))]
    )
    assert choose_questions(set_up) == choose_questions(told())
    assert {question.phase for question in choose_questions(set_up)} == {"preparing"}
    short = told(relationship(ends_on=BEGAN + dt.timedelta(weeks=4)))
    assert {question.phase for question in choose_questions(short)} == {"coming to closure"}


@pytest.mark.parametrize("role", ROLES)
def test_the_questions_follow_the_grow_model(role):
    """The steps goal, reality, options and will have two sessions each from the third session on, and then repeat."""
    everything = dict.fromkeys(CORE_TOPICS)
    steps = []
    for count in range(2, 18):
        found = choose_questions(told(relationship(role=role), sessions=meetings(count, topics=tuple(everything))))
        steps.append(next(question.technique for question in found[1:] if question.technique in GROW))
        assert [question.technique in GROW for question in found[1:]] == [True, False]
    assert steps == [step for step in (*GROW, *GROW) for _ in range(2)]
    assert steps == [grow_step(count) for count in range(2, 18)]


# idle goals and undiscussed topics


@pytest.mark.parametrize("role", ROLES)
def test_an_idle_goal_gets_a_question(role):
    """A goal is idle after three sessions without it; its question comes after the one about the outcome."""
    lying = goal(1, on=after(4))
    for count, is_asked in ((6, False), (7, True), (8, True), (20, True)):
        found = choose_questions(told(relationship(role=role), sessions=meetings(count), goals=[lying]))
        assert (found[1].topic == "goal") is is_asked, count


@pytest.mark.parametrize(
    "touched",
    [
        {"checkpoints": checkpoints((after(8).isoformat(), 10))},
        {"checkpoints": checkpoints((after(2).isoformat(), 100))},
        {"status": "dropped", "closed_on": after(8)},
    ],
)
def test_other_goals_get_no_question(touched):
    """Examples are a goal that was touched, a goal at 100% and a closed goal."""
    quiet, spoken = goal(2, on=BEGAN), goal(1, on=BEGAN)._replace(**touched)
    sessions = meetings(9, goals=(Ref("goal", 2),))
    assert "goal" not in {
        question.topic for question in choose_questions(told(sessions=sessions, goals=[spoken, quiet]))
    }
    assert "goal" in {
        question.topic for question in choose_questions(told(sessions=meetings(9), goals=[spoken, quiet]))
    }


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("topic", CORE_TOPICS)
def test_a_topic_that_was_never_discussed_gets_a_question(topic, role):
    """The rule applies to the five core topics after three sessions."""
    others = tuple(one for one in CORE_TOPICS if one != topic)
    for count in range(1, 20):
        found = choose_questions(told(relationship(role=role), sessions=meetings(count, topics=others)))
        assert not {question.topic for question in found if question.phase == ANY} & set(others)
        assert (found[1].topic == topic and found[1].phase in (ANY, "enabling growth")) is (count >= 3), count


def test_undiscussed_topics_take_turns():
    """An idle goal comes before an undiscussed topic."""
    about = [asked(count=count)[1].topic for count in range(3, 13)]
    assert set(about) == set(CORE_TOPICS)
    assert all(one != other for one, other in pairwise(about))
    found = asked(count=9, goals=[goal(1, on=BEGAN)])
    assert [question.topic for question in found[:2]] == ["outcome", "goal"]
    assert found[2].topic in CORE_TOPICS


@pytest.mark.parametrize(
    ("typed", "topic"),
    [
        ("Career", "career goals"),
        ("career-goals", "career goals"),
        ("karrieremål", "career goals"),
        ("Næste job", "career goals"),
        ("forfremmelse", "career goals"),
        ("promotion", "career goals"),
        ("ny stilling?", "career goals"),
        ("presentation skills", "skills"),
        ("FÆRDIGHEDER", "skills"),
        ("faerdigheder", "skills"),
        ("kompetencer", "skills"),
        ("competence", "skills"),
        ("evner", "skills"),
        ("networking", "networking"),
        ("my network", "networking"),
        ("netværk", "networking"),
        ("netva\u0308rk", "networking"),
        ("kontakter", "networking"),
        ("challenges", "challenges"),
        ("Udfordringer på arbejdet", "challenges"),
        ("problemer", "challenges"),
        ("svære samtaler", "challenges"),
        ("a difficult colleague", "challenges"),
        ("work-life balance", "work-life balance"),
        ("work/life balance", "work-life balance"),
        ("balancen", "work-life balance"),
        ("arbejdsliv", "work-life balance"),
        ("Trivsel", "work-life balance"),
        ("stress", "work-life balance"),
        ("well-being", "work-life balance"),
    ],
)
def test_the_five_core_topics_are_recognised(typed, topic):
    """They are recognised in English and Danish, in any case, and without Danish letters."""
    found = question_context(told(sessions=meetings(3, topics=(typed,)))).undiscussed
    assert set(CORE_TOPICS) - set(found) == {topic}


@pytest.mark.parametrize("typed", ["", "delegation", "udstilling", "ledelse", "jazz", "📅", "王小明", "bestilling"])
def test_other_topics_are_not_core_topics(typed):
    """A stem matches only at the beginning of a word."""
    assert question_context(told(sessions=meetings(3, topics=(typed,)))).undiscussed == CORE_TOPICS


# the bank


def test_the_bank_has_at_least_170_numbered_questions():
    """The ids count up from one, and both languages have the same fields."""
    both = list(zip(load_bank("en"), load_bank("da"), strict=True))
    assert len(both) >= 170
    assert [english.id for english, _ in both] == [f"bank-{number:03}" for number in range(1, len(both) + 1)]
    assert [english._replace(text="") for english, _ in both] == [danish._replace(text="") for _, danish in both]


def test_the_bank_uses_exactly_the_known_values():
    """The values are those of phases, roles, topics and techniques."""
    from mentorlog.insight.questions import TECHNIQUES, TOPICS

    for field, values in (
        ("phase", (*PHASES, ANY)),
        ("role", (*ROLES, EITHER, FOR_ME)),
        ("topic", tuple(TOPICS)),
        ("technique", tuple(TECHNIQUES)),
    ):
        assert {getattr(question, field) for question in load_bank()} == set(values)
    assert set(CORE_TOPICS) < set(TOPICS)
    assert set(GROW) < set(TECHNIQUES)


@pytest.mark.parametrize("language", ["en", "da"])
def test_the_bank_has_no_question_twice(language):
    """Case and punctuation are ignored in the comparison."""
    texts = [re.sub(r"\W+", " ", question.text.casefold()) for question in load_bank(language)]
    assert len(texts) == len(set(texts))


OPEN = {
    "en": r"(What|How|Who|Which|Where|When|Whose|If|From 1 to 10, how|Ten years from now, what)\b",
    "da": r"(Hvad|Hvordan|Hvem|Hvilke[nt]?|Hvor|Hvornår|Når|Hvis)\b",
}
ACCUSING = {"en": r"\bwhy\b|n't you\b|\bshould have\b", "da": r"\bhvorfor\b|\bburde have\b|\bDe\b|\bDem\b|\bDeres\b"}
DOUBLE = {
    "en": r", (and|or) |\band (what|how|who|which|where|when)\b|\?.*\?",
    "da": r", (og|eller) |\bog (hvad|hvordan|hvem|hvilke|hvor)\b|\?.*\?",
}


@pytest.mark.parametrize("language", ["en", "da"])
def test_each_question_is_open_and_short_and_asks_one_thing(language):
    """A question also does not accuse, and fits on two lines."""
    for question in load_bank(language):
        text = question.text
        assert re.match(OPEN[language], text), text
        assert not re.search(ACCUSING[language], text, re.IGNORECASE if language == "en" else 0), text
        assert not re.search(DOUBLE[language], text), text
        assert text.endswith("?") and len(text) <= 84, text
        assert text == " ".join(text.split()), text


ONE_OF_US = {"en": r"\b(I|me|my|mine|you|yours?)\b", "da": r"\b(jeg|mig|min|mit|mine|du|dig|din|dit|dine)\b"}


@pytest.mark.parametrize("language", ["en", "da"])
def test_questions_for_both_roles_do_not_say_i_or_you(language):
    """The same text must fit a mentor and a mentee, so it uses `we`."""
    for question in load_bank(language):
        if question.role == EITHER:
            assert not re.search(ONE_OF_US[language], question.text, re.IGNORECASE), question.text


STILL_NOW = {
    "en": r"lies|stands still|lying|stalled|left alone|forgotten|standing|has been",
    "da": r"ligge|ligget|står stille|er gået|glemt|har været",
}


@pytest.mark.parametrize("language", ["en", "da"])
def test_questions_about_an_idle_goal_do_not_call_it_idle_now(language):
    """The goal was idle at the last session, but may have been touched since."""
    about = [question.text for question in load_bank(language) if question.topic == "goal"]
    assert about
    assert not [text for text in about if re.search(STILL_NOW[language], text, re.IGNORECASE)]


def test_danish_questions_use_danish_letters():
    """They use æ, ø and å instead of ae, oe and aa, and no English words."""
    texts = [question.text.casefold() for question in load_bank("da")]
    assert not [text for text in texts if re.search(r"aa|oe(?!n)|\bae", text)]
    assert sum(bool(re.search("[æøå]", text)) for text in texts) > len(texts) / 2
    assert not [text for text in texts if re.search(r"\b(the|what|you|of|is|and)\b", text)]
