"""Parse a text with a block of field lines, such as `for: 45m`, at its top or end, and a private part below it."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final

from mentorlog.cli.input.dates.checked_dates import check_future_date
from mentorlog.cli.input.dates.read import read_when
from mentorlog.cli.input.people.lookup import find_relationship, parse_ref
from mentorlog.cli.input.sessions import checked_manner, minutes_of
from mentorlog.cli.input.text.private_marker import MARKER, find_private_part, trim_blank_lines, unescape_markers
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.model import Ref
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import shortened
from mentorlog.shell_line import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.cli.app import App
    from mentorlog.cli.input.text.log_values import TypedSession
    from mentorlog.model import Kind
    from mentorlog.store import Journal

Checks = Mapping[str, Callable[[str], object]]
"""A function for each field line that parses its value; it raises MentorlogError for an invalid one."""

HELP: Final = (
    "Type what the session was about. Field lines may be in one block before or after the text, with an empty line "
    "between:",
    "  with: NAME   on: DATE   for: 45m   how: video   where: PLACE   next: DATE",
    "  me: what I promised, by DATE   them: what they promised",
    "  take: what to remember   topic: ...   goal: g1   point: t4   advice: what to try",
    f"Everything after a line `{MARKER}` is never exported.",
)

_SINGLE: Final = {"with": "with_", "on": "on", "for": "length", "how": "how", "where": "where", "next": "next"}
_REPEATED: Final = {
    "me": "mine",
    "them": "theirs",
    "take": "takeaways",
    "topic": "topics",
    "goal": "goals",
    "point": "points",
    "advice": "advice",
}
_DANISH: Final = {
    "med": "with",
    "dato": "on",
    "varighed": "for",
    "form": "how",
    "sted": "where",
    "mig": "me",
    "dem": "them",
    "husk": "take",
    "emne": "topic",
    "mål": "goal",
    "maal": "goal",
    "punkt": "point",
    "råd": "advice",
    "raad": "advice",
    "næste": "next",
    "naeste": "next",
}
_MAX_WORDS: Final = 6
"""A line whose value has more words, and can't be read, is a sentence."""
_LINE: Final = re.compile(r"(\\*)((?:[^\W\d_]|[\u0300-\u036f])+)[ \t]*:(?:[ \t]+(.*)|(?=\S)(.*))?")


class FieldLine(NamedTuple):
    """A line that may be a field."""

    line: str
    """The line as it was typed."""
    name: str
    """The English name of the field; empty if no field has the name that was typed."""
    value: str
    """Its value, without blanks around it."""
    error: MentorlogError | None = None
    """Why the value can't be read; None if it can."""

    @property
    def is_meant(self) -> bool:
        """Whether it is clearly meant as a field: its value can be read, or is as short as such values are."""
        if not self.name or not self.value:
            return False
        if self.error is None:
            return True
        if self.name in ("goal", "point"):
            return any(Ref.parse(word) for word in self.value.replace(",", " ").split()[:1])
        return len(self.value.split()) <= _MAX_WORDS

    @property
    def is_sentence(self) -> bool:
        """Whether it is a sentence that begins with the name of a field."""
        return bool(self.name and self.value) and not self.is_meant


class ParsedText(NamedTuple):
    """A text without its field lines, and the values of these."""

    single: dict[str, str]
    """The values of fields that a session has once, by field of TypedSession."""
    repeated: dict[str, tuple[str, ...]]
    """The values of fields that may be repeated, by field of TypedSession."""
    text: str | None
    """The remaining text; None if it is empty."""
    private_notes: str | None
    """The text after the private marker; None if it is empty."""
    misplaced: tuple[str, ...] = ()
    """The lines of the text that look like field lines but are in the wrong place."""


def parse_text(text: str, *, checks: Checks) -> ParsedText:
    """Separate a text, its block of field lines at the top or the end, and its private part. Lines elsewhere are text.

    Raises UsageError for a field line with a value that can't be read, a field that is repeated but must not be, and a
    near miss of the private marker."""
    public, private, _ = find_private_part(text)
    block, rest = _split_block(public, checks)
    single: dict[str, str] = {}
    repeated: dict[str, tuple[str, ...]] = {}
    for found in block:
        name, value = found.name, found.value
        if not name:
            raise _unreadable(found.line, f"the fields are {', '.join((*_SINGLE, *_REPEATED))}.")
        if found.error:
            raise _unreadable(found.line, found.error.message, hint=found.error.hint)
        if _SINGLE.get(name) in single:
            raise _unreadable(found.line, f"`{name}:` is given twice.")
        if name in _SINGLE and value:
            single[_SINGLE[name]] = value
        elif value:
            values = value.replace(",", " ").split() if name in ("goal", "point") else [value]
            repeated[_REPEATED[name]] = (*repeated.get(_REPEATED[name], ()), *values)
    misplaced = tuple(field.line for field in _misplaced_fields(rest, checks))
    return ParsedText(single, repeated, _unescape(rest) if rest.strip() else None, private, misplaced)


def _unreadable(line: str, reason: str, *, hint: str | None = None) -> UsageError:
    start = shortened(line)
    return UsageError(f"`{start}` can't be read as a field: {reason} To keep it as text, write `\\{start}`.", hint=hint)


def _split_block(text: str, checks: Checks) -> tuple[list[FieldLine], str]:
    """The lines of the block of fields, and the text without it. The block is the first or the last paragraph."""
    lines = text.split("\n")
    blank = [number for number, line in enumerate(lines) if not line.strip()]
    first = next((number for number, line in enumerate(lines) if line.strip()), len(lines))
    last = next((number for number in reversed(range(len(lines))) if lines[number].strip()), -1)
    end_of_first = next((number for number in blank if number > first), len(lines))
    start_of_last = next((number + 1 for number in reversed(blank) if number < last), 0)
    for start, end in ((first, end_of_first), (start_of_last, last + 1)):
        block = _read_block(lines[start:end], checks)
        if block:
            sentences = [field.line for field in block if field.is_sentence]
            rest = trim_blank_lines("\n".join((*lines[:start], *sentences, *lines[end:])))
            return [field for field in block if not field.is_sentence], rest
    return [], text


def _read_block(paragraph: list[str], checks: Checks) -> list[FieldLine]:
    """The lines of a paragraph if all of them have the form of a field; otherwise none. A line with an unknown name is
    one only beside a field whose value is checked: in a chat, every name is followed by a colon."""
    fields = [field for line in paragraph if (field := _field_line(line, checks))]
    meant = [field for field in fields if field.is_meant]
    if len(fields) < len(paragraph) or not meant:
        return []
    is_known = all(field.name for field in fields)
    return fields if is_known or any(field.name in checks for field in meant) else []


def _field_line(line: str, checks: Checks) -> FieldLine | None:
    """A line that has the form of a field: a word, a colon and, perhaps, a value."""
    found = _LINE.fullmatch(line)
    if found is None or found[1]:
        return None
    name, value = _english_name(found[2]), (found[3] or found[4] or "").strip()
    if not name and found[3] is None:
        return None  # an address such as https://example.org
    error = _error_of(name, value, checks) if name in checks and value else None
    return FieldLine(line, name, value, error)


def _english_name(word: str) -> str:
    """The English name of a field, which may be typed in Danish; empty for another word."""
    from unicodedata import normalize

    name = normalize("NFC", word).casefold()
    name = _DANISH.get(name, name)
    return name if name in _SINGLE or name in _REPEATED else ""


def _error_of(name: str, value: str, checks: Checks) -> MentorlogError | None:
    try:
        checks[name](value)
    except MentorlogError as error:
        return error
    return None


def _misplaced_fields(text: str, checks: Checks) -> list[FieldLine]:
    """The lines of a text without its block that are clearly meant as fields: those at the start and end of its first
    and its last paragraph, and paragraphs of such lines."""
    paragraphs = [part.split("\n") for part in re.split(r"\n(?:[ \t]*\n)+", text)]
    blocks = [_read_block(paragraph, checks) for paragraph in paragraphs]
    in_blocks = [block for block in blocks if any(field.name in checks and field.is_meant for field in block)]
    fields = list(itertools.chain.from_iterable(in_blocks))
    for lines in (paragraphs[0], paragraphs[-1]):
        fields += [*_first_fields(lines, checks), *_first_fields(reversed(lines), checks)]
    meant = {field.line.strip(): field for field in fields if field.is_meant}
    return [meant[line] for line in dict.fromkeys(map(str.strip, text.split("\n"))) if line in meant]


def _first_fields(lines: Iterable[str], checks: Checks) -> list[FieldLine]:
    """The fields before the first line that is not meant as one."""
    fields = (_field_line(line.strip(), checks) for line in lines)
    return [field for field in itertools.takewhile(lambda field: field is not None and field.is_meant, fields) if field]


def fields_in_argument(text: str, checks: Checks) -> list[str]:
    """The lines of an argument that would be fields in piped text, each as the option to give instead."""
    block, rest = _split_block(text, checks)
    fields = [field for field in block if field.is_meant]
    fields += _misplaced_fields(rest, checks) if rest.strip() else []
    return [f"--{'takeaway' if field.name == 'take' else field.name} {quote(field.value)}" for field in fields]


def _unescape(text: str) -> str:
    """The text without the backslash before lines that are not fields or markers."""
    lines = []
    for line in text.split("\n"):
        found = _LINE.fullmatch(line)
        is_escaped = found is not None and found[1] and _english_name(found[2])
        lines.append(line.removeprefix("\\") if is_escaped else line)
    return unescape_markers("\n".join(lines))


def merge(typed: TypedSession, found: ParsedText) -> TypedSession:
    """Merge the command line with the fields in the text. For a field that a session has once, the command line wins;
    values of repeated fields are added."""
    merged = typed._replace(text=found.text)
    fields: dict[str, Any] = {field: value for field, value in found.single.items() if getattr(merged, field) is None}
    fields |= {field: (*getattr(merged, field), *values) for field, values in found.repeated.items()}
    return with_private_notes(merged._replace(**fields), found.private_notes)


def with_private_notes(typed: TypedSession, notes: str | None) -> TypedSession:
    """What was typed, with private notes from the text below those of the option."""
    parts = [part for part in (typed.private_notes, notes) if part]
    return typed._replace(private_notes="\n\n".join(parts) or None)


def checks(app: App, journal: Journal) -> Checks:
    """The functions that parse the values of field lines."""

    def entries_of(kind: Kind, value: str) -> object:
        return [journal.entry(parse_ref(word, kind)) for word in value.replace(",", " ").split()]

    return {
        "with": lambda value: find_relationship(journal, value),
        "on": lambda value: read_when(app, value, direction="past"),
        "for": minutes_of,
        "how": checked_manner,
        "goal": lambda value: entries_of("goal", value),
        "point": lambda value: entries_of("point", value),
        "next": lambda value: check_future_date(app, value),
    }


def check_early(app: App, journal: Journal, typed: TypedSession, session: Ref | None) -> None:
    """Refuse a session, a name or a day that is not valid before the user types at length."""
    if session:
        journal.entry(session)
    for name, value in (("with", typed.with_), ("on", typed.on)):
        if value:
            checks(app, journal)[name](value)
