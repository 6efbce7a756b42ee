"""Relationships as tables, one a kind of entry, as spreadsheets open them: CSV (RFC 4180), in UTF-8 with a byte order
mark.

A text that a spreadsheet would take for a formula gets an apostrophe before it, as OWASP's page on CSV injection has
it; one that has one already gets another, so that a reader can take one off. docs/tables.md tells it all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from mentorlog.export import shapes
from mentorlog.export.escape import shown, visible
from mentorlog.insight.whole import Whole
from mentorlog.model import Entry

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    name: tuple(columns.split())
    for name, columns in {
        "relationships": "name role status focus cadence started_on ends_on paused_until resumed_on ended_on reason "
        "thanks learned same different next email org agreement agreed_on look_again_on keep_in_touch_on private",
        "sessions": "relationship status on at minutes how where zone notes private_notes topics takeaways goals "
        "points cancelled_by why moved moved_by private",
        "goals": "relationship title why measure on due_on status progress closed_on idle private",
        "checkpoints": "relationship goal on progress note private",
        "actions": "relationship text owner on due_on status done_on session goal carried private",
        "feedback": "relationship direction tone on text situation behaviour impact follow_up_on outcome outcome_note "
        "outcome_on private",
        "milestones": "relationship title on status celebrated_on how goal private",
        "points": "relationship text status on closed_on session carried private",
        "notes": "relationship on text private",
        "checkins": "relationship on frequency challenge more less private",
        "ratings": "relationship on skill score owner private",
    }.items()
}
"""The columns of each table: the keys of the JSON. What leads to another entry says what that is: the day of a session,
the title of a goal, the text of a point; refs mean nothing to others."""

_LINKS: Final = frozenset(("session", "goal", "goals", "points"))
_FORMULA: Final = re.compile("'*\\s*[=+\\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")
"""What a spreadsheet may take for the beginning of a formula, however it is written, spaces before it aside."""


def tables(told: Iterable[Whole]) -> dict[str, bytes]:
    """The relationships, by the names of the tables' files; a table with nothing in it has its columns."""
    everybody = tuple(told)
    return {f"{name}.csv": sheet(columns, _rows(name, everybody)) for name, columns in COLUMNS.items()}


def sheet(columns: Iterable[str], rows: Iterable[Iterable[object]]) -> bytes:
    """One table as a file: texts, numbers, whether something is so, lists of texts (one a line), or nothing (None)."""
    import csv
    from io import StringIO

    out = StringIO(newline="")
    writer = csv.writer(out)  # the dialect of spreadsheets: commas, CR LF, quotes where they are needed
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue().encode("utf-8-sig")


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    said = "\n".join(map(visible, value)) if isinstance(value, list) else shown(str(value))
    return f"'{said}" if _FORMULA.match(said) else said


def _rows(name: str, everybody: Iterable[Whole]) -> Iterator[list[object]]:
    for one in everybody:
        if name == "checkpoints":
            yield from _checkpoints(one)
            continue
        said = _said(one)
        entries: Iterable[Entry] = (one.relationship,) if name == "relationships" else getattr(one, name)
        for entry in entries:
            shape = shapes.entry(entry)
            yield [said(shape[key]) if key in _LINKS else shape[key] for key in COLUMNS[name]]


def _said(one: Whole) -> Callable[[object], object]:
    """What stands for a ref, and for several."""
    names: dict[object, str] = {str(session.ref): session.on.isoformat() for session in one.sessions}
    names |= {str(goal.ref): goal.title for goal in one.goals}
    names |= {str(point.ref): point.text for point in one.points}

    def said(link: object) -> object:
        return [names[ref] for ref in link if ref in names] if isinstance(link, list) else names.get(link)

    return said


def _checkpoints(one: Whole) -> Iterator[list[object]]:
    for goal in one.goals:
        for at in goal.checkpoints:
            yield [goal.relationship, goal.title, at.on.isoformat(), at.progress, at.note, goal.private]
