"""The question bank: questions written for this program, each in English and Danish.

They are open, short and honest, ask one thing each, and never ask for a justification. On a mentor's page a question is
for the mentee; on a mentee's page it is for the mentor, or for oneself.

`bank.tsv` has one question per line: id, phase, role, topic, technique, and the text in each language. An id must never
be changed or reused, because it decides in which sessions the question is asked (`choose`); a new question gets the
next free id. Everything else may be edited.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog import model
    from mentorlog.insight.phases import PhaseName


PHASES: Final[tuple[PhaseName, ...]] = ("preparing", "negotiating", "enabling growth", "coming to closure", "ended")
ANY: Final = "any"
"""The phase of questions that fit every phase from the first session to the last."""
EITHER: Final = "either"
"""The role of questions that both may ask."""
FOR_ME: Final = "me"
"""The role of questions about one's own development, which no meeting asks."""

CYCLE: Final = 7
"""The sessions after which a question may be asked again. It is prime, so any step size visits every session of a
cycle. For each slot the bank must have questions for all seven; a test checks it."""

TOPICS: Final[dict[str, str]] = {
    "outcome": "what this meeting should achieve",
    "direction": "where the mentee wants to go",
    "goal": "a goal without recent progress",
    "progress": "what has been achieved, and what is next",
    "career goals": "work in the coming years",
    "skills": "what the mentee can do, and wants to learn",
    "networking": "people who could help",
    "challenges": "what is difficult, and what could be done",
    "work-life balance": "work and the rest of life",
    "strengths": "what goes well",
    "learning": "what was learned, and how",
    "feedback": "what the two notice about each other",
    "partnership": "how the two work together",
    "differences": "disagreement, different ways of working, compromise and common goals",
    "decisions": "advice, and decisions to make",
    "closing": "what to keep, and how to say goodbye",
}
"""What a question is about, with a description."""

CORE_TOPICS: Final = ("career goals", "skills", "networking", "challenges", "work-life balance")
"""The topics that every mentoring relationship should discuss at some time."""

TECHNIQUES: Final[dict[str, str]] = {
    "goal": "GROW: what is wanted",
    "reality": "GROW: how things are now",
    "options": "GROW: what could be done",
    "will": "GROW: what will be done",
    "contracting": "agree on how to work together",
    "listening": "invite the other to talk, and listen",
    "reflection": "look back, and learn from it",
    "scaling": "give a number from 1 to 10",
    "feedforward": "ask what would help next time",
    "appreciation": "notice what is good",
    "challenge": "say kindly what is not being said",
    "clean": "use the other person's own words",
}
"""How a question works, with a description. GROW is by Sir John Whitmore, feedforward by Marshall Goldsmith, clean
language by David Grove; scaling comes from solution-focused practice (de Shazer and Berg)."""

GROW: Final = ("goal", "reality", "options", "will")
"""The techniques of the GROW model, in order."""


class Question(NamedTuple):
    """A question of the bank."""

    id: str
    """`bank-` and a number; never changed or reused."""
    text: str
    phase: str
    """One of PHASES, or ANY."""
    role: str
    """The role of the person who may ask it, EITHER, or FOR_ME."""
    topic: str
    """One of TOPICS."""
    technique: str
    """One of TECHNIQUES."""

    @property
    def number(self) -> int:
        """The number in its id."""
        return int(self.id.rpartition("-")[2])

    @property
    def ref(self) -> None:
        """A question of the bank is not an entry of the journal."""
        return None

    @property
    def private(self) -> bool:
        """A question of the bank is never private."""
        return False


if TYPE_CHECKING:
    AnyQuestion = Question | model.Question
    """A question of the bank, or one of one's own."""


def load_bank(language: str = "en") -> tuple[Question, ...]:
    """Read all questions in `language` (`en` or `da`), in the order of the phases."""
    # importing pathlib or importlib.resources would take longer than all of this
    with open(f"{os.path.dirname(__file__)}/bank.tsv", encoding="utf-8") as file:  # noqa: PTH120, PTH123
        header, *lines = file.read().splitlines()
    column = header.split("\t").index(language)
    return tuple(_question(line.split("\t"), column) for line in lines)


def _question(cells: list[str], column: int) -> Question:
    return Question(cells[0], cells[column], cells[1], cells[2], cells[3], cells[4])
