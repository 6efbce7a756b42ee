"""Which questions are asked: two or three that fit, the same until the next session is held, none again soon.

Nothing is stored. Every question has its turn, one session in seven: its id and the relationship's uuid say which. So
whatever the journal shows, a question that was asked can't come again within six sessions; and as the rest of the
choice goes by how the journal stood at the last session (`standing`), it changes when a session is held and not before.
Taking a session back brings its questions back.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple
from zlib import crc32

from mentorlog.insight.questions.bank import ANY, EITHER, FIVE, GROW, TECHNIQUES, TOPICS, Question, bank
from mentorlog.insight.questions.standing import Standing, standing
from mentorlog.model import Dossier

MOST: Final = 3
TURNS: Final = 7
"""Sessions from one turn of a question to the next. It is a prime, so that any step leads through all of them; each
place on the page is filled from questions whose ids cover all turns, which a test proves."""
PACE: Final = 2
"""Sessions that each step of GROW is stayed with, from the third session on; after the last it begins anew."""
_BEGUN: Final = 2

_WITHIN: Final[dict[str, tuple[str, ...]]] = {
    ANY: (ANY,),
    "preparing": ("preparing",),
    "negotiating": ("negotiating",),
    "enabling growth": ("enabling growth", ANY),
    "coming to closure": ("coming to closure",),
    "ended": ("ended",),
}
"""The phases whose questions are asked in a phase, but for those that the journal itself asks for."""
_OF_THE_PHASE: Final = tuple(topic for topic in TOPICS if topic not in ("outcome", "goal", *FIVE))
"""Topics that are asked about without a reason in the journal."""


class Place(NamedTuple):
    """What a place on the page may be filled with: phases, topics and techniques."""

    phases: tuple[str, ...]
    topics: tuple[str, ...] = tuple(TOPICS)
    techniques: tuple[str, ...] = tuple(TECHNIQUES)

    def takes(self, question: Question) -> bool:
        """Whether a question fits here."""
        return question.phase in self.phases and question.topic in self.topics and question.technique in self.techniques


def questions(dossier: Dossier, *, language: str = "en") -> tuple[Question, ...]:
    """Two or three questions to take into the coming meeting, in `language`, no two of one topic: what outcome it
    should have; then what the journal asks for (a goal that lies still, a topic never discussed); then the phase's own.
    """
    relationship, held = dossier.relationship, dossier.sessions_held
    stood = standing(dossier)
    ready = [
        question
        for question in bank(language)
        if question.role in (relationship.role, EITHER) and is_its_turn(question.id, relationship.uuid, held)
    ]
    asked: list[Question] = []
    for place in places(stood, held=held, begins=crc32(relationship.uuid.encode())):
        about = {question.topic for question in asked}
        fitting = [question for question in ready if place.takes(question) and question.topic not in about]
        if fitting and len(asked) < MOST:
            asked.append(min(fitting, key=lambda question: crc32(f"{relationship.uuid} {held} {question.id}".encode())))
    return tuple(asked)


def is_its_turn(id: str, uuid: str, held: int) -> bool:  # noqa: A002
    """Whether the question `id` may be asked at the session that follows `held` others: in one of any seven. The order
    and the beginning of the turns are the relationship's own."""
    mixed = crc32(uuid.encode())
    step, first = 1 + mixed % (TURNS - 1), mixed // TURNS
    return (int(id[1:]) * step + first) % TURNS == held % TURNS


def places(stood: Standing, *, held: int, begins: int) -> Iterator[Place]:
    """The places to fill, in order, when `held` sessions were held; more than a page has. `begins` is a number of the
    relationship's own: which of several topics comes first."""
    here = _WITHIN[stood.phase]
    yield Place(here, ("outcome",))
    if stood.phase not in ("preparing", "ended"):
        there = tuple(dict.fromkeys((*here, ANY)))
        if stood.is_goal_still:
            yield Place(there, ("goal",))
        if stood.undiscussed:
            yield Place(there, (stood.undiscussed[(held + begins) % len(stood.undiscussed)],))
    yield from _of_the_phase(here, held)


def _of_the_phase(here: tuple[str, ...], held: int) -> Iterator[Place]:
    """The phase's own: while the two are at work, the step of GROW whose turn it is, and another technique."""
    if ANY not in here:
        own = tuple(topic for topic in TOPICS if topic not in ("outcome", "goal"))
        yield from (Place(here, own),) * MOST
        return
    step = grow_step(held)
    # the first step is the same before and after a goal stands; the others need one
    yield Place(here, ("direction",), (step,)) if step == GROW[0] else Place(("enabling growth",), techniques=(step,))
    yield Place(here, _OF_THE_PHASE, tuple(technique for technique in TECHNIQUES if technique not in GROW))


def grow_step(held: int) -> str:
    """The step of GROW for the session that follows `held` others (two or more): goal first, then reality, options and
    will, two sessions each, and round again."""
    return GROW[(held - _BEGUN) // PACE % len(GROW)]
