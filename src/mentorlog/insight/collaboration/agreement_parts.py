"""The parts of an agreement: the headings of its template, each with an example of what belongs below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.names import first_name

if TYPE_CHECKING:
    from mentorlog.model import Relationship

AGAIN: Final = "Look at it again:"
"""The last line of the template, with the day."""
PARTS: Final = (
    ("What I expect of {name}:", "For example, to come prepared, and to tell you when something does not help."),
    ("What {name} expects of me:", "For example, honest answers, two hours per month, or an introduction."),
    ("What stays between us:", "What each of you may tell others or write down."),
    ("How often we meet:", "And for how long."),
    ("Where we meet:", "A room, a walk, video; in which language."),
    ("Who books:", "Who proposes the time, sends the invitation, brings the agenda."),
    ("Ground rules:", "Being late, moving a session, saying no, disagreeing, ending it without hard feelings."),
)
"""The headings of the template, each with a line of help."""
COACHING_PARTS: Final = (
    ("What I expect of {name}:", "For example, to choose the topic, and to do what was decided between sessions."),
    ("What {name} expects of me:", "For example, to listen, to ask and not to advise, and to say what you notice."),
    ("What the coaching is for:", "What should be different at the end, and how both of you will see it."),
    ("What it is not:", "For example, therapy, advice or an assessment; and where to go for these."),
    ("Who else is involved:", "An employer who pays or a manager who asked for it, and what each of them is told."),
    ("What stays between us:", "And its limits: the law, danger to somebody, the coach's own supervision."),
    ("How many sessions, and how long:", "How often, how long each takes, and what a cancelled one costs."),
    ("How either of us can end it:", "And how both will look back on it."),
)
"""The same for coaching, which is for a purpose and a number of sessions, often with a third person involved."""


def parts(relationship: Relationship) -> tuple[tuple[str, str], ...]:
    """The headings for a relationship, each with a line of help."""
    name, template = first_name(relationship.name), COACHING_PARTS if relationship.type == "coaching" else PARTS
    return tuple((heading.replace("{name}", name), example) for heading, example in template)


def headings(relationship: Relationship) -> tuple[str, ...]:
    """The headings for a relationship, without their colons."""
    return tuple(heading.removesuffix(":") for heading, _ in parts(relationship))


def heading_of(line: str, relationship: Relationship) -> str | None:
    """The heading that a line begins with, or None."""
    start = line.casefold()
    known = (*headings(relationship), AGAIN.removesuffix(":"))
    return next((heading for heading in known if start.startswith(heading.casefold())), None)
