"""The bank: questions written for this program, each in English and in Danish.

They are open, short and honest, and ask one thing; none asks for a justification. On a mentor's page a question is one
to ask the mentee, on a mentee's page one to ask the mentor, or oneself.

`bank.tsv` has one on each line: its id, phase, role, topic and technique, then its text in each language. It may be
edited freely but for two things: an id is never changed or used again, and a new question goes to the end of the ids,
for the id decides in which sessions it is asked (`choice`).
"""

from __future__ import annotations

from typing import Final, NamedTuple

from mentorlog.insight.phases import PhaseName

PHASES: Final[tuple[PhaseName, ...]] = ("preparing", "negotiating", "enabling growth", "coming to closure", "ended")
ANY: Final = "any"
"""The phase of questions that fit all phases in which the two meet: from the first session to the last."""
EITHER: Final = "either"
"""The role of questions that both may ask."""

TOPICS: Final[dict[str, str]] = {
    "outcome": "what this meeting should bring",
    "direction": "where the mentee wants to go",
    "goal": "a goal that has been lying still",
    "progress": "how far it has come, and what is next",
    "career goals": "work in the years ahead",
    "skills": "what the mentee can do, and wants to",
    "networking": "the people who could help",
    "challenges": "what is hard, and what could be done",
    "work-life balance": "work and the rest of life",
    "strengths": "what goes well",
    "learning": "what was learned, and how",
    "feedback": "what each sees in the other",
    "partnership": "how the two work together",
    "closing": "what remains of it, and how to part",
}
"""What a question is about, each with its meaning."""

FIVE: Final = ("career goals", "skills", "networking", "challenges", "work-life balance")
"""The topics that every mentoring relationship should have come to at some time."""

TECHNIQUES: Final[dict[str, str]] = {
    "goal": "GROW: what is wanted",
    "reality": "GROW: where things are",
    "options": "GROW: what could be done",
    "will": "GROW: what will be done",
    "contracting": "agree on how to work together",
    "listening": "invite to tell, and listen",
    "reflection": "look back, and learn from it",
    "scaling": "put it on a scale from 1 to 10",
    "feedforward": "look for what would help next time",
    "appreciation": "see what is good",
    "challenge": "say kindly what is not said",
    "clean": "stay with the other's own words and pictures",
}
"""How a question works, each with its meaning. GROW is Sir John Whitmore's, feedforward Marshall Goldsmith's, clean
language David Grove's; scaling is of solution-focused practice (de Shazer and Berg)."""

GROW: Final = ("goal", "reality", "options", "will")


class Question(NamedTuple):
    """A question of the bank: `id` is for ever; `phase` one of PHASES or ANY, `role` mine or EITHER, `topic` and
    `technique` of the sets above."""

    id: str
    text: str
    phase: str
    role: str
    topic: str
    technique: str


def bank(language: str = "en") -> tuple[Question, ...]:
    """Read all questions in `language` (`en`, `da`), in the order of the phases."""
    # the command line has loaded pathlib already; nothing else that reads a package's file is as quick
    from pathlib import Path

    head, *lines = Path(__file__).with_name("bank.tsv").read_text(encoding="utf-8").splitlines()
    column = head.split("\t").index(language)
    return tuple(_question(line.split("\t"), column) for line in lines)


def _question(cells: list[str], column: int) -> Question:
    return Question(cells[0], cells[column], cells[1], cells[2], cells[3], cells[4])
