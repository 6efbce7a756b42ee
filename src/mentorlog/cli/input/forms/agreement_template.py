"""The agreement as text: the template for the editor, and what is read back from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.forms.agreement_lines import again_line, heading_of, may_send_line, readers_line
from mentorlog.cli.input.text.private_marker import escape_markers, escape_public
from mentorlog.cli.input.text.read import escape_help, help_lines
from mentorlog.insight.collaboration.agreement_parts import LINES, MAY_SEND, all_headings, parts, readers_help
from mentorlog.named_tuples import NamedTuple
from mentorlog.normalise import normalise_text

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.model import Relationship


class _Help(NamedTuple):
    """The lines of help in the template."""

    may_send: str
    day: str
    empty_parts: str
    missing: str
    only_the_day: str
    other_readers: str


_HELP: Final = {
    "en": _Help(
        "yes, no or ask (ask before each time).",
        'A date, such as "in 3 months" (default: half a year from now).',
        "Empty parts are not saved.",
        "Not in the agreement yet:",
        "To change only the date:",
        "Who may read the summary can't be shown here:",
    ),
    "da": _Help(
        "ja, nej eller spørg (spørg før hver gang).",
        'En dato, for eksempel "om 3 måneder" (ellers om et halvt år).',
        "Tomme afsnit gemmes ikke.",
        "Ikke med i aftalen endnu:",
        "Skal kun datoen ændres:",
        "Hvem der må læse referatet, kan ikke vises her:",
    ),
}


def editor_template(relationship: Relationship, *, today: dt.date, language: str = "en") -> str:
    """The text that the editor opens: the agreement, or a heading for each usual part of one if there is none; whether
    a summary may be sent, who may read it, and the date to look at the agreement again, if it is in the future."""
    again = again_line(relationship, today=today, language=language)
    sending = may_send_line(relationship, language)
    readers = readers_line(relationship, language)
    if not relationship.agreement:
        texts = _HELP[language]
        lines = [*parts(relationship, language), (sending, texts.may_send)]
        lines += [(readers, readers_help(relationship, language))] if readers else []
        template = "\n\n".join(f"{line}{help_lines(example)}" for line, example in lines)
        day = f"{again}{help_lines(texts.day)}{help_lines(texts.empty_parts).lstrip()}"
        return f"{template}\n\n{day}{'' if readers else help_lines(_other_readers(relationship, language)).lstrip()}"
    lines_below = "\n".join((sending, *((readers,) if readers else ()), again))
    help_text = help_lines(*_help_of_existing(relationship, language, shows_readers=readers is not None))
    # lines that have a value stay in the text, which is then one of several lines
    has_values = any(not line.endswith((":", "?")) for line in lines_below.split("\n"))
    escape = escape_markers if has_values else escape_public
    return f"{escape_help(escape(relationship.agreement))}\n\n{lines_below}\n{help_text}"


def _other_readers(relationship: Relationship, language: str) -> str:
    """The line of help if the template can't show who may read the summary."""
    return f"{_HELP[language].other_readers} mentorlog edit {relationship.ref} --readers TEXT"


def _help_of_existing(relationship: Relationship, language: str, *, shows_readers: bool) -> Iterator[str]:
    """The lines of help below an agreement that was written before."""
    texts = _HELP[language]
    missing = _missing_headings(relationship, language)
    if missing:
        yield f"{texts.missing} {'; '.join(missing)}."
    yield f"{MAY_SEND[language]} {texts.may_send}"
    if not shows_readers:
        yield _other_readers(relationship, language)
    yield f"{texts.only_the_day} mentorlog agreement {relationship.ref} --again DATE"


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
    kept = "\n".join(line for part in filled for line in _join_value(part)).strip("\n")
    return kept if relationship.agreement else re.sub(r"\n{3,}", "\n\n", kept)


def _split_parts(text: str, relationship: Relationship) -> Iterator[list[str]]:
    """Split the lines of a text before each heading of the template."""
    part: list[str] = []
    for line in text.split("\n"):
        if part and heading_of(line, relationship):
            yield part
            part = []
        part.append(line)
    yield part


def _is_filled(part: list[str], relationship: Relationship) -> bool:
    heading = heading_of(part[0], relationship)
    return heading is None or any(line.strip() for line in (part[0].strip()[len(heading) :], *part[1:]))


def _join_value(part: list[str]) -> list[str]:
    """The lines of a part; a value below the heading that it belongs to is moved to the line of the heading."""
    first = part[0].strip()
    if first.casefold() not in [line.casefold() for by_language in LINES for line in by_language.values()]:
        return part
    day = next(number for number, line in enumerate(part) if number and line.strip())
    return [f"{first} {part[day].strip()}", *part[day + 1 :]]


def is_unchanged(text: str, relationship: Relationship, *, in_editor: bool) -> bool:
    """Whether a text is the agreement as it is, apart from blanks at the end of a line and the form of line breaks; in
    the editor also apart from empty parts."""
    agreed = normalise_text(relationship.agreement or "")
    typed = normalise_text(text).strip("\n")
    if in_editor and typed == remove_empty_parts(agreed, relationship).strip("\n"):
        return True
    return typed == agreed.strip("\n")
