"""The agreement as text: the template for the editor, and the line with the date to look at it again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.input.dates.read import read_day
from mentorlog.cli.input.text.private_marker import escape_public
from mentorlog.cli.input.text.read import escape_help, help_lines
from mentorlog.errors import DateError
from mentorlog.insight.collaboration.agreement_parts import AGAIN, all_headings, parts
from mentorlog.named_tuples import NamedTuple
from mentorlog.normalise import normalise_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship

_AGAIN_LINE: Final = re.compile(
    r"[ \t]*(?:[-*#]+[ \t]*)?(?:look at it again|se på den igen)[ \t]*:[ \t]*(.*?)\.?[ \t]*", re.IGNORECASE
)


class ParsedAgreement(NamedTuple):
    """An agreement as the user wrote it."""

    text: str
    """The text, without the line with the date."""
    look_again_on: dt.date | None = None
    """The date to look at it again; None if no valid one is given."""


class _Help(NamedTuple):
    """The lines of help in the template."""

    day: str
    empty_parts: str
    missing: str
    only_the_day: str


_HELP: Final = {
    "en": _Help(
        'A date, such as "in 3 months" (default: half a year from now).',
        "Empty parts are not saved.",
        "Not in the agreement yet:",
        "To change only the date:",
    ),
    "da": _Help(
        'En dato, for eksempel "om 3 måneder" (ellers om et halvt år).',
        "Tomme afsnit gemmes ikke.",
        "Ikke med i aftalen endnu:",
        "Skal kun datoen ændres:",
    ),
}


def editor_template(relationship: Relationship, *, today: dt.date, language: str = "en") -> str:
    """The text that the editor opens: the agreement, or a heading for each usual part of one if there is none; and the
    date to look at it again, if it is in the future."""
    on, texts = relationship.look_again_on, _HELP[language]
    again = f"{AGAIN[language]} {on if on and on > today else ''}".rstrip()
    if not relationship.agreement:
        template = "\n\n".join(f"{heading}{help_lines(example)}" for heading, example in parts(relationship, language))
        return f"{template}\n\n{again}{help_lines(texts.day)}{help_lines(texts.empty_parts).lstrip()}"
    lines = [f"{texts.only_the_day} mentorlog agreement {relationship.ref} --again DATE"]
    missing = _missing_headings(relationship, language)
    if missing:
        lines.insert(0, f"{texts.missing} {'; '.join(missing)}.")
    return f"{escape_help(escape_public(relationship.agreement))}\n\n{again}\n{help_lines(*lines)}"


def _missing_headings(relationship: Relationship, language: str) -> list[str]:
    """The headings, without their colons, that the agreement has in no language."""
    agreed = (relationship.agreement or "").casefold()
    pairs = zip(parts(relationship, language), all_headings(relationship), strict=True)
    return [heading.rstrip(":") for (heading, _), same in pairs if not any(each.casefold() in agreed for each in same)]


def expectations_of_prospect(prospect: Relationship, *, language: str) -> str:
    """What I hope for and what I offer, below the headings of the template; empty if neither was recorded."""
    texts = zip(parts(prospect, language), (prospect.hope, prospect.offer), strict=False)
    return "\n\n".join(f"{heading}\n{text}" for (heading, _), text in texts if text)


def remove_empty_parts(text: str, relationship: Relationship) -> str:
    """The text without headings of the template that have nothing below them."""
    filled = [part for part in _split_parts(text, relationship) if _is_filled(part, relationship)]
    kept = "\n".join(line for part in filled for line in _join_day_line(part)).strip("\n")
    return kept if relationship.agreement else re.sub(r"\n{3,}", "\n\n", kept)


def _split_parts(text: str, relationship: Relationship) -> Iterator[list[str]]:
    """Split the lines of a text before each heading of the template."""
    part: list[str] = []
    for line in text.split("\n"):
        if part and _heading_of(line, relationship):
            yield part
            part = []
        part.append(line)
    yield part


def _is_filled(part: list[str], relationship: Relationship) -> bool:
    heading = _heading_of(part[0], relationship)
    return heading is None or any(line.strip() for line in (part[0].strip()[len(heading) :], *part[1:]))


def _join_day_line(part: list[str]) -> list[str]:
    """The lines of a part; a date below its heading is moved to the line of the heading."""
    first = part[0].strip()
    if first.casefold() not in [again.casefold() for again in AGAIN.values()]:
        return part
    day = next(number for number, line in enumerate(part) if number and line.strip())
    return [f"{first} {part[day].strip()}", *part[day + 1 :]]


def _heading_of(line: str, relationship: Relationship) -> str | None:
    """The heading, in any language, that a line begins with, None for another line."""
    start = line.strip().casefold()
    known = (*(heading for same in all_headings(relationship) for heading in same), *AGAIN.values())
    return next((heading for heading in known if start.startswith(heading.casefold())), None)


def parse_agreement(app: App, text: str, relationship: Relationship) -> ParsedAgreement:
    """Separate the line `Look at it again: DATE` (`Se på den igen: DATE`) from the text. A line without a future date
    stays in the text, with a warning."""
    day: dt.date | None = None
    lines: list[str] = []
    was_removed = False
    for line in text.split("\n"):
        found = _AGAIN_LINE.fullmatch(line)
        on = _future_day(app, found[1], relationship) if found and found[1] else None
        if on is not None:
            day, was_removed = on, True
        elif not was_removed or line.strip() or (lines and lines[-1].strip()):
            # keep only the empty lines before the line that was removed
            lines.append(line)
            was_removed = False
    return ParsedAgreement("\n".join(lines).strip("\n") if day else text, day)


def is_unchanged(text: str, relationship: Relationship, *, in_editor: bool) -> bool:
    """Whether a text is the agreement as it is, apart from blanks at the end of a line and the form of line breaks; in
    the editor also apart from empty parts."""
    agreed = normalise_text(relationship.agreement or "")
    typed = normalise_text(text).strip("\n")
    if in_editor and typed == remove_empty_parts(agreed, relationship).strip("\n"):
        return True
    return typed == agreed.strip("\n")


def _future_day(app: App, words: str, relationship: Relationship) -> dt.date | None:
    try:
        on = read_day(app, words, direction="future")
    except DateError:
        on = None
    if on is not None and on > app.today:
        return on
    output.warn(
        f"{words!r} is not a future date I recognise; the line is kept as text. "
        f"To set the date: mentorlog agreement {relationship.ref} --again DATE"
    )
    return None
