"""Relationships as CSV tables (RFC 4180, UTF-8 with a byte order mark) for spreadsheets, one table per kind of entry.

A text that a spreadsheet would read as a formula gets an apostrophe before it, as OWASP's page on CSV injection
advises; one that already has an apostrophe there gets another, so that a reader can remove one. So does what follows a
semicolon, a tab or a line break within a text: a spreadsheet that splits at these would begin a cell there. See
docs/tables.md.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.export import shapes
from mentorlog.export.escape import make_text_visible, make_visible
from mentorlog.model import KINDS
from mentorlog.model.fields import FIELDS
from mentorlog.model.fields.goal import CHECKPOINT
from mentorlog.model.titles import title_of
from mentorlog.model.vocabulary import UNCOUNTED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mentorlog.export.shapes import Shape
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Entry, Goal, Kind, Point, Ref, Session

KINDS_OF_TABLES: Final[dict[str, Kind]] = {kind if kind in UNCOUNTED else f"{kind}s": kind for kind in KINDS}
"""The table of each kind. Checkpoints have a table too, after that of the goals."""
_EARLIER: Final = {"resumed_on": "ended_on"}
"""Columns that come before another one, not in the place of their JSON key."""


def _links(kind: Kind) -> dict[str, str]:
    """The keys of a kind that link to other entries, each with the name of its column of uuids."""
    linked = {name: field for name, field in FIELDS[kind].items() if field.in_tables and field.kind}
    return {name: f"{field.kind}_uuids" if field.type == "refs" else f"{name}_uuid" for name, field in linked.items()}


def _columns() -> Iterator[tuple[str, tuple[str, ...]]]:
    for table, kind in KINDS_OF_TABLES.items():
        names = [name for name, field in FIELDS[kind].items() if field.in_tables]
        for name, following in _EARLIER.items():
            if name in names:
                names.remove(name)
                names.insert(names.index(following), name)
        owner = () if kind == "relationship" else ("relationship_uuid",)
        yield table, (*names, "uuid", *owner, *_links(kind).values())
        if kind == "goal":
            yield "checkpoints", ("relationship", "goal", *CHECKPOINT, "private", "relationship_uuid", "goal_uuid")


COLUMNS: Final[dict[str, tuple[str, ...]]] = dict(_columns())
"""The columns of each table: the keys of the JSON. A link is written as the day of a session, the title of a goal or
the text of a point, because other people do not know refs; columns at the end have the uuids of the entry and of those
that it links to."""

_SIGN: Final = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_FORMULA: Final = re.compile(f"'*\\s*[{_SIGN}]|'*[\t\r\n]")
"""What a spreadsheet may read as the beginning of a formula, with or without spaces before it."""
_SIGNS: Final = re.compile(f"[{_SIGN}]")
_SEPARATORS: Final = ";\t\n"
"""Where a spreadsheet may begin a new cell within a text, if it does not split at commas."""
_EMPTY: Final = '""'
"""A row of one empty cell, which would be no row as an empty line."""
_QUOTED: Final = re.compile('[",;\t\r\n]')
"""What a cell is in quotes for; so it is one cell for a spreadsheet that splits at commas, semicolons and tabs."""


def tables(exported: Iterable[RelationshipEntries]) -> dict[str, bytes]:
    """The tables by the names of their files; a table without rows has its header."""
    relationships = tuple(exported)
    return {f"{name}.csv": sheet(columns, _rows(name, relationships)) for name, columns in COLUMNS.items()}


def sheet(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """One table as a file. A cell is a text, a number, a truth value, a list of texts (one per line) or None."""
    lines = [",".join(map(_in_quotes, columns))]
    lines += [",".join(_in_quotes(_cell(value)) for value in row) for row in rows]
    return "".join(f"{line or _EMPTY}\r\n" for line in lines).encode("utf-8-sig")


def _in_quotes(cell: str) -> str:
    if not _QUOTED.search(cell):
        return cell
    doubled = cell.replace('"', '""')
    return f'"{doubled}"'


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    text = "\n".join(map(make_visible, value)) if isinstance(value, list) else make_text_visible(str(value))
    text = _SIGNS.sub(_sign, text)
    return f"'{text}" if _FORMULA.match(text) else text


def _sign(found: re.Match[str]) -> str:
    """A sign that begins a formula, with an apostrophe before it if a cell may begin there: after a separator, with or
    without quotes, apostrophes and spaces between them."""
    text, at = found.string, found.start()
    while at and (text[at - 1] in "\"';" or text[at - 1].isspace()):
        at -= 1
        if text[at] in _SEPARATORS:
            return f"'{found[0]}"
    return found[0]


def _rows(name: str, relationships: Iterable[RelationshipEntries]) -> Iterator[list[object]]:
    for relationship in relationships:
        rows = _checkpoints(relationship) if name == "checkpoints" else _entries(relationship, name)
        for row in rows:
            yield [row[column] for column in COLUMNS[name]]


def _entries(relationship: RelationshipEntries, name: str) -> Iterator[Shape]:
    """The entries of one table, with their links in words and as uuids."""
    links = _links(KINDS_OF_TABLES[name])
    linked = tuple(_linked(relationship)) if links else ()
    in_words = _lookup({each.ref: _words(each) for each in linked})
    in_uuids = _lookup({each.ref: each.uuid for each in linked})
    owner = {"relationship_uuid": relationship.relationship.uuid}
    entries: Iterable[Entry] = (relationship.relationship,) if name == "relationships" else getattr(relationship, name)
    for entry in entries:
        shape = shapes.entry(entry)
        yield (
            shape
            | owner
            | {column: in_uuids(shape[key]) for key, column in links.items()}
            | {key: in_words(shape[key]) for key in links}
        )


def _linked(relationship: RelationshipEntries) -> Iterator[Session | Goal | Point]:
    """The entries that others may link to."""
    yield from relationship.sessions
    yield from relationship.goals
    yield from relationship.points


def _words(entry: Session | Goal | Point) -> str:
    """The words for an entry that is linked to: the day of a session."""
    return title_of(entry) if entry.ref.kind != "session" else entry.on.isoformat()


def _lookup(found: Mapping[Ref, str]) -> Callable[[object], object]:
    """A function from a ref, or several, to what is found for it; None for one that is not exported."""
    values: dict[object, str] = {str(ref): value for ref, value in found.items()}

    def look_up(link: object) -> object:
        return [values[ref] for ref in link if ref in values] if isinstance(link, list) else values.get(link)

    return look_up


def _checkpoints(relationship: RelationshipEntries) -> Iterator[Shape]:
    for goal in relationship.goals:
        for checkpoint in shapes.entry(goal)["checkpoints"]:  # type: ignore[attr-defined] # a list of shapes
            uuids = {"relationship_uuid": relationship.relationship.uuid, "goal_uuid": goal.uuid}
            words = {"relationship": goal.relationship, "goal": goal.title, "private": goal.private}
            yield {**checkpoint, **words, **uuids}
