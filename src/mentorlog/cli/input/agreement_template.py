"""The agreement as it is written: the template of a first one, and the line that says when to look at it again."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.dates import read_day
from mentorlog.cli.input.text import helped
from mentorlog.errors import DateError
from mentorlog.model import Relationship
from mentorlog.names import first_name

AGAIN: Final = "Look at it again:"
PARTS: Final = (
    ("What I expect of {name}:", "To come prepared, say, and to tell you when something does not help."),
    ("What {name} expects of me:", "Honest answers, say; two hours a month; an introduction to somebody."),
    ("What stays between us:", "What either may tell others, and write down."),
    ("How often we meet:", "And for how long."),
    ("Where we meet:", "A room, a walk, video; in which language."),
    ("Who books:", "Who proposes the time, sends the invitation, brings the agenda."),
    ("Ground rules:", "Being late, moving a session, saying no, disagreeing, ending it without hard feelings."),
)
"""The headings of the template, each with a word of help."""

_AGAIN_LINE: Final = re.compile(
    r"[ \t]*(?:[-*#]+[ \t]*)?(?:look at it again|se på den igen)[ \t]*:[ \t]*(.*?)\.?[ \t]*", re.IGNORECASE
)


class Terms(NamedTuple):
    """An agreement as it was written: its text, without the line that gave the day to look at it again."""

    text: str
    look_again_on: dt.date | None = None


def template(relationship: Relationship, *, today: dt.date) -> str:
    """What the editor opens with: what was agreed, or else a heading for each thing that people agree on; and the day
    to look at it again, where it is ahead."""
    on = relationship.look_again_on
    again = f"{AGAIN} {on if on and on > today else ''}".rstrip()
    heads = _heads(relationship)
    if not relationship.agreement:
        parts = "\n\n".join(f"{head}{helped(said)}" for head, (_, said) in zip(heads, PARTS, strict=True))
        when = helped('A date, such as "in 3 months"; half a year from now where you leave it empty.')
        return f"{parts}\n\n{again}{when}{helped('What you leave empty is not kept.').lstrip()}"
    said = relationship.agreement.casefold()
    missing = [head.rstrip(":") for head in heads if head.casefold() not in said]
    lines = [f"Nothing yet under: {'; '.join(missing)}."] if missing else []
    lines.append(f"Nothing to change? Then mentorlog agreement {relationship.ref} --again DATE says when to look next.")
    return f"{relationship.agreement}\n\n{again}\n{helped(*lines)}"


def filled(text: str, relationship: Relationship) -> str:
    """The text that the editor left, without headings of the template that nothing was written under."""
    parts = [part for part in _parts(text, relationship) if _is_filled(part, relationship)]
    said = "\n".join(line for part in parts for line in _with_day(part)).strip("\n")
    return said if relationship.agreement else re.sub(r"\n{3,}", "\n\n", said)


def _parts(text: str, relationship: Relationship) -> Iterator[list[str]]:
    """The lines of a text, parted before each heading of the template."""
    part: list[str] = []
    for line in text.split("\n"):
        if part and _head_of(line, relationship):
            yield part
            part = []
        part.append(line)
    yield part


def _is_filled(part: list[str], relationship: Relationship) -> bool:
    head = _head_of(part[0], relationship)
    return head is None or any(line.strip() for line in (part[0].strip()[len(head) :], *part[1:]))


def _with_day(part: list[str]) -> list[str]:
    """A day that was written below its heading, as all else is, beside it."""
    if part[0].strip().casefold() != AGAIN.casefold():
        return part
    day = next(number for number, line in enumerate(part) if number and line.strip())
    return [f"{AGAIN} {part[day].strip()}", *part[day + 1 :]]


def _head_of(line: str, relationship: Relationship) -> str | None:
    """The heading that a line begins with."""
    begun = line.strip().casefold()
    return next((head for head in (*_heads(relationship), AGAIN) if begun.startswith(head.casefold())), None)


def _heads(relationship: Relationship) -> tuple[str, ...]:
    return tuple(head.format(name=first_name(relationship.name)) for head, _ in PARTS)


def read(app: App, text: str, relationship: Relationship) -> Terms:
    """The text without its line `Look at it again: DATE` (`Se på den igen: DATE`), and the day that it names; where
    that is no day ahead, the line stays and a hint says so."""
    day: dt.date | None = None
    lines: list[str] = []
    has_gone = False
    for line in text.split("\n"):
        found = _AGAIN_LINE.fullmatch(line)
        on = _ahead(app, found[1], relationship) if found and found[1] else None
        if on is not None:
            day, has_gone = on, True
        elif not has_gone or line.strip() or (lines and lines[-1].strip()):
            # of the empty lines around a line that is gone, those before it are enough
            lines.append(line)
            has_gone = False
    return Terms("\n".join(lines).strip("\n") if day else text, day)


def _ahead(app: App, words: str, relationship: Relationship) -> dt.date | None:
    try:
        on = read_day(app, words, direction="future")
    except DateError:
        on = None
    if on is not None and on > app.today:
        return on
    output.warn(
        f"{words!r} is no day ahead that I know, so the line stays text; "
        f"mentorlog agreement {relationship.ref} --again DATE says when to look at it again."
    )
    return None
