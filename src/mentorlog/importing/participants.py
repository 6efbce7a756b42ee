"""Read the people of a programme from a table: `name,role,skills,organisation,capacity`.

The table is CSV with commas, semicolons or tabs, as spreadsheets write it: also with a first line `sep=;`, and in
Windows-1252. Skills are separated by semicolons. Every fault is reported with its line, and nothing is read from a file
with a fault.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, Final, NoReturn

from mentorlog import shell_line
from mentorlog.encrypted_formats import encryption_of
from mentorlog.errors import MentorlogError
from mentorlog.model.choices import find_choice, spell_choice
from mentorlog.model.results.participant import Participant
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import spelling_key
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.model import Role

COLUMNS: Final = ("name", "role", "skills", "organisation", "capacity")
_DANISH_COLUMNS: Final = ("navn", "rolle", "kompetencer", "organisation", "pladser")
"""COLUMNS in Danish, for messages about a file with Danish headings."""
_HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "name": ("name", "full name"),
    "first name": ("first name", "given name", "firstname"),
    "last name": ("last name", "surname", "family name", "lastname"),
    "role": ("role",),
    "skills": ("skills", "skill", "can teach"),
    "wishes": ("wants to learn", "wishes to learn", "would like to learn"),
    "organisation": ("organisation", "organization", "org", "company", "employer"),
    "capacity": ("capacity", "places"),
}
"""The headings of each column; `wishes` has the skills of mentees, if those of mentors are in another column."""
_DANISH_HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "name": ("navn", "fulde navn"),
    "first name": ("fornavn",),
    "last name": ("efternavn",),
    "role": ("rolle",),
    "skills": ("færdigheder", "færdighed", "kompetencer", "kompetence"),
    "wishes": ("ønsker at lære", "vil lære", "vil gerne lære", "ønsker", "læringsønsker"),
    "organisation": ("virksomhed", "arbejdsplads", "firma"),
    "capacity": ("kapacitet", "pladser", "antal pladser", "antal", "antal mentees", "antal menteer"),
}
_REQUIRED: Final = {
    "name": ("name", "first name", "last name"),
    "role": ("role",),
    "skills": ("skills", "wishes"),
}
"""Each column that a table needs, with those that stand for it."""
_ROLES: Final[dict[str, Role]] = {
    "mentor": "mentor",
    "mentee": "mentee",
    "coach": "mentor",
    "client": "mentee",
    "mentors": "mentor",
    "mentorer": "mentor",
    "mentees": "mentee",
    "menteer": "mentee",
}
_DELIMITERS: Final = ",;\t"
MOST_BYTES: Final = 10_000_000
_MOST_CAPACITY: Final = 1000
_MOST_FAULTS: Final = 10
"""The maximum number of faults that are listed."""


class ParticipantTable(NamedTuple):
    """The people in a table."""

    participants: tuple[Participant, ...]
    """In the order of the rows."""
    unused_columns: tuple[str, ...] = ()
    """The headings of columns that mean nothing here."""
    comma_lists: tuple[tuple[int, str], ...] = ()
    """The lists of skills that have commas and no semicolon, so that they were read as one skill, with their lines."""
    is_windows_text: bool = False
    """Whether the file is not UTF-8, and was read as Windows-1252."""


def read_participants(content: bytes, *, name: str) -> ParticipantTable:
    """The people in the table. Raises MentorlogError for a file that is not such a table, and for rows with faults,
    each with its line; `name` is the name of the file."""
    text, is_windows_text = _decode(content, name)
    rows = _rows(text, name)
    if not rows:
        raise MentorlogError(f"{name} is empty. Its first line must have the headings {','.join(COLUMNS)}.")
    (_, headings), *rows = rows
    places, unused = _columns(headings, name)
    if not rows:
        raise MentorlogError(f"{name} has headings, but no people below them.")
    found = _people(rows, len(headings), places, name)
    _check_roles(found, name)
    commas = tuple(
        (line, each.skills[0])
        for (line, _), each in zip(rows, found, strict=True)
        if len(each.skills) == 1 and "," in each.skills[0]
    )
    return ParticipantTable(found, unused, commas, is_windows_text)


def _people(
    rows: Sequence[tuple[int, Sequence[str]]], width: int, places: dict[str, int], name: str
) -> tuple[Participant, ...]:
    """The people in the rows, which have `width` columns. Raises MentorlogError that lists all faults."""
    found: list[Participant] = []
    faults: list[str] = []
    lines: dict[tuple[str, Role], int] = {}
    for line, cells in rows:
        try:
            if any(cells[width:]):
                _refuse(f"{len(cells)} values for {width} columns; put a value that contains the delimiter in quotes")
            participant = _participant({column: cells[at] if at < len(cells) else "" for column, at in places.items()})
            first = lines.setdefault((spelling_key(participant.name), participant.role), line)
            if first != line:
                _refuse(f"{participant.name} is already a {participant.role} in line {first}")
            found.append(participant)
        except _FaultError as fault:
            faults.append(f"line {line}: {fault}.")
    if faults:
        raise _error(faults, name)
    return tuple(found)


class _FaultError(Exception):
    """What is wrong with a row."""


def _refuse(fault: str) -> NoReturn:
    raise _FaultError(fault)


def _decode(content: bytes, name: str) -> tuple[str, bool]:
    """The text of the file, and whether it is in Windows-1252, in which spreadsheets save CSV if it is not UTF-8.
    Raises MentorlogError for a file that is neither."""
    if len(content) > MOST_BYTES:
        raise MentorlogError(f"{name} is too large: {len(content):,} bytes, of at most {MOST_BYTES:,}.")
    if encryption := encryption_of(content):
        program, decrypt = encryption
        raise MentorlogError(
            f"{name} is encrypted with {program}. Decrypt it first:",
            hint=f"{decrypt} {shell_line.quote(name)} > participants.csv",
        )
    try:
        return content.decode("utf-8-sig"), False
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
    try:
        if b"\0" not in content:
            return content.decode("cp1252"), True
    except UnicodeDecodeError:
        pass
    raise MentorlogError(f"{name} is not UTF-8 text (line {line}).", hint="in a spreadsheet, save it as `CSV UTF-8`")


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """The rows that are not blank, with their lines and trimmed values."""
    declared = re.match(r'"?sep=(.)"?[ ,;\t]*\r?(\n|$)', text, re.IGNORECASE)
    # the number of the last line that was read
    end = 0
    if declared:
        text, end = text[declared.end() :], 1
    first = next((line for line in text.splitlines() if line.strip()), "")
    delimiter = declared[1] if declared else max(_DELIMITERS, key=lambda each: _known_headings(first.split(each)))
    before = end
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found = []
    try:
        for cells in reader:
            start, end = end + 1, before + reader.line_num
            values = [cell.strip() for cell in cells]
            if any(values):
                found.append((start, values))
    except csv.Error as error:
        raise MentorlogError(f"{name}, line {end + 1}: this is not a row of CSV ({error}).") from None
    return found


def _known_headings(headings: Sequence[str]) -> int:
    return sum(_column_of(each.strip().strip('"')) is not None for each in headings)


def _column_of(heading: str) -> str | None:
    """The column that a heading names."""
    return _find(_HEADINGS, heading) or _find(_DANISH_HEADINGS, heading)


def _find(headings: dict[str, tuple[str, ...]], heading: str) -> str | None:
    key = spell_choice(heading)
    return next((column for column, names in headings.items() if key in map(spell_choice, names)), None)


def _columns(headings: Sequence[str], name: str) -> tuple[dict[str, int], tuple[str, ...]]:
    """The place of each column, and the headings of other columns. Raises MentorlogError for a missing column and for
    one that is there twice."""
    places: dict[str, int] = {}
    unused = []
    for at, heading in enumerate(headings):
        column = _column_of(heading)
        if column is None:
            unused += [heading] if heading else []
        elif column in places:
            raise MentorlogError(
                f"{name} has two columns for {column}: {quoted(headings[places[column]])} and {quoted(heading)}."
            )
        else:
            places[column] = at
    missing = [column for column, others in _REQUIRED.items() if not any(each in places for each in others)]
    if missing:
        raise MentorlogError(_missing(missing, headings, name))
    return places, tuple(unused)


def _missing(columns: Sequence[str], headings: Sequence[str], name: str) -> str:
    """What is missing, with the headings in Danish too if the file has Danish ones."""
    danish = any(_find(_DANISH_HEADINGS, each) or set(each.casefold()) & set("æøå") for each in headings)
    in_danish = f" (in Danish {','.join(_DANISH_COLUMNS)})" if danish else ""
    return (
        f"{name} has no {'column' if len(columns) == 1 else 'columns'} {' and '.join(columns)}. Its first line must "
        f"have the headings {','.join(COLUMNS)}{in_danish}; organisation and capacity may be omitted."
    )


def _participant(cells: dict[str, str]) -> Participant:
    """The person in a row. Raises _FaultError."""
    parts = (cells["name"],) if "name" in cells else (cells.get("first name", ""), cells.get("last name", ""))
    name = " ".join(" ".join(parts).split())
    if not name:
        _refuse("the name is missing")
    role = _role(cells["role"])
    return Participant(
        name,
        role,
        skills=tuple(_skills(_list_of(cells, role))),
        organisation=" ".join(cells.get("organisation", "").split()) or None,
        capacity=_capacity(cells.get("capacity", ""), role),
    )


def _role(text: str) -> Role:
    if not text:
        _refuse("the role is missing; it must be mentor or mentee")
    found = find_choice(text, _ROLES)
    if found is None:
        _refuse(f"the role must be mentor or mentee, not {quoted(text)}")
    return _ROLES[found]


def _list_of(cells: dict[str, str], role: Role) -> str:
    """The list of skills: what a mentor can teach, what a mentee wants to learn. One column can have both."""
    own, other = ("wishes", "skills") if role == "mentee" else ("skills", "wishes")
    return cells[own] if own in cells else cells[other]


def _skills(text: str) -> Iterator[str]:
    for part in text.replace("\n", ";").replace("\r", ";").split(";"):
        skill = " ".join(part.split())
        if skill:
            yield skill


def _capacity(text: str, role: Role) -> int:
    if not text:
        return 1
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(_MOST_CAPACITY)) else 0
    if not 1 <= number <= _MOST_CAPACITY:
        _refuse(f"the capacity must be a whole number from 1 to {_MOST_CAPACITY}, not {quoted(text)}")
    if role == "mentee" and number != 1:
        _refuse("a mentee has no capacity; leave it empty")
    return number


def _error(faults: Sequence[str], name: str) -> MentorlogError:
    if len(faults) == 1:
        return MentorlogError(f"{name}, {faults[0]}")
    more = [f"and {len(faults) - _MOST_FAULTS} more"] if len(faults) > _MOST_FAULTS else []
    return MentorlogError(
        f"{name} has {len(faults)} faults; nothing was matched.", hint="\n".join([*faults[:_MOST_FAULTS], *more])
    )


def _check_roles(participants: Sequence[Participant], name: str) -> None:
    for role in ("mentor", "mentee"):
        if not any(each.role == role for each in participants):
            raise MentorlogError(f"{name} has no {role}, so no one can be paired.")
