"""Choose the questions for the next meeting: two or three that fit, unchanged until it is held.

Questions of one's own come first (`own`). The rest of this is about those of the bank.

Nothing is stored. A question's id and the relationship's uuid decide in which session out of seven it may be asked, so
no question is repeated within six sessions. The rest of the choice depends only on the state of the journal at the last
session (`as_of_last_session`), so it changes only when a session is held. If a session is undone, its questions return.
Two things count at once, because the next meeting should talk about them: a signal that the two do not work well
together, and an outcome of the advice of the last sessions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from zlib import crc32

from mentorlog.insight.questions.as_of_last_session import question_context
from mentorlog.insight.questions.bank import ANY, CORE_TOPICS, CYCLE, EITHER, GROW, TECHNIQUES, TOPICS, load_bank
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.insight.questions.as_of_last_session import QuestionContext
    from mentorlog.insight.questions.bank import AnyQuestion, Question
    from mentorlog.insight.signals import Signal
    from mentorlog.model import Dossier, OwnQuestion


MOST_QUESTIONS: Final = 3
SESSIONS_PER_STEP: Final = 2
"""The sessions for which a step of GROW is kept."""
_GROW_FROM: Final = 2
"""Sessions held before the first step of GROW."""

_PHASES_ASKED: Final[dict[str, tuple[str, ...]]] = {
    ANY: (ANY,),
    "preparing": ("preparing",),
    "negotiating": ("negotiating",),
    "enabling growth": ("enabling growth", ANY),
    "coming to closure": ("coming to closure",),
    "ended": ("ended",),
}
"""For each phase of a relationship, the phases of the questions that are asked in it."""
_GENERAL_TOPICS: Final = tuple(
    topic for topic in TOPICS if topic not in ("outcome", "goal", "differences", "decisions", *CORE_TOPICS)
)
"""Topics that are asked about without a reason in the journal."""
SIGNALS_OF_DIFFERENCES: Final = ("checkin_low", "sessions_disturbed", "sessions_short")
"""The signals that the two do not work well together, for which they are asked about their differences."""


class Slot(NamedTuple):
    """The questions that may be chosen for one place of the page."""

    phases: tuple[str, ...]
    topics: tuple[str, ...] = tuple(TOPICS)
    techniques: tuple[str, ...] = tuple(TECHNIQUES)

    def accepts(self, question: Question) -> bool:
        """Whether a question may be chosen."""
        return question.phase in self.phases and question.topic in self.topics and question.technique in self.techniques


def choose_questions(
    dossier: Dossier,
    *,
    language: str = "en",
    own: Sequence[OwnQuestion] = (),
    signals: Iterable[Signal] = (),
) -> tuple[AnyQuestion, ...]:
    """Two or three questions for the next meeting: at most two of `own`, then those of the bank in `language`, each
    with another topic.

    Of the bank: first the outcome that the meeting should have; then what the journal suggests (a signal that the two
    do not work well together, an idle goal, advice to try, a core topic never discussed); then questions of the phase.
    `own` are one's own questions for this relationship, `signals` all signals of it.
    """
    relationship, held, context = dossier.relationship, dossier.sessions_held, question_context(dossier)
    # a question must not show that there is a private entry
    has_differences = any(each.signal in SIGNALS_OF_DIFFERENCES and not each.private for each in signals)
    available = [
        question
        for question in load_bank(language)
        if question.role in (relationship.role, EITHER) and is_in_turn(question.number, relationship.uuid, held)
    ]
    chosen: list[AnyQuestion] = list(_own_in_turn(own, context.phase, held=held))
    seed = crc32(relationship.uuid.encode())
    for slot in slots(context, held=held, seed=seed, has_differences=has_differences):
        topics = {question.topic for question in chosen}
        candidates = [each for each in available if slot.accepts(each) and each.topic not in topics]
        if candidates and len(chosen) < MOST_QUESTIONS:
            chosen.append(min(candidates, key=lambda each: crc32(f"{relationship.uuid} {held} {_key(each)}".encode())))
    return tuple(chosen)


def _own_in_turn(own: Sequence[OwnQuestion], phase: str, *, held: int) -> Sequence[AnyQuestion]:
    if not own:
        return ()
    from mentorlog.insight.questions.own import own_questions_in_turn

    return own_questions_in_turn(own, phase=phase, held=held)


def _key(question: Question) -> str:
    """What decides which of several questions is asked. It never changes, so that journals keep their questions."""
    return f"q{question.number:03}"


def is_in_turn(number: int, uuid: str, held: int) -> bool:
    """Whether the question with that number may be asked at the session after `held` others: at one in any seven. The
    order of the questions is different for each relationship."""
    seed = crc32(uuid.encode())
    step, first = 1 + seed % (CYCLE - 1), seed // CYCLE
    return (number * step + first) % CYCLE == held % CYCLE


def slots(context: QuestionContext, *, held: int, seed: int, has_differences: bool = False) -> Iterator[Slot]:
    """The slots in order, after `held` sessions; there are more than a page has questions. `seed` is a number of the
    relationship, which decides which of several topics is first."""
    phases = _PHASES_ASKED[context.phase]
    yield Slot(phases, ("outcome",))
    if context.phase not in ("preparing", "ended"):
        with_any = tuple(dict.fromkeys((*phases, ANY)))
        if has_differences:
            yield Slot(with_any, ("differences",))
        if context.has_idle_goal:
            yield Slot(with_any, ("goal",))
        if context.has_advice:
            yield Slot(with_any, ("decisions",))
        if context.undiscussed:
            yield Slot(with_any, (context.undiscussed[(held + seed) % len(context.undiscussed)],))
    yield from _phase_slots(phases, held)


def _phase_slots(phases: tuple[str, ...], held: int) -> Iterator[Slot]:
    """The slots of the phase. While the two work on goals: the current step of GROW, and another technique."""
    if ANY not in phases:
        topics = tuple(topic for topic in TOPICS if topic not in ("outcome", "goal"))
        yield from (Slot(phases, topics),) * MOST_QUESTIONS
        return
    step = grow_step(held)
    # the first step of GROW needs no goal; the others do
    yield Slot(phases, ("direction",), (step,)) if step == GROW[0] else Slot(("enabling growth",), techniques=(step,))
    yield Slot(phases, _GENERAL_TOPICS, tuple(technique for technique in TECHNIQUES if technique not in GROW))


def grow_step(held: int) -> str:
    """The step of GROW for the session after `held` others (two or more): goal, reality, options, will, two sessions
    each, then goal again."""
    return GROW[(held - _GROW_FROM) // SESSIONS_PER_STEP % len(GROW)]
