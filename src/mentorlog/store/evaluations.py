"""Read the evaluations of programmes, and find those to repeat.

They have no ref, and belong to a programme by its label, not to a relationship. SQLite ignores the case of the label in
ASCII only; the caller decides which other spellings are the same label.
"""

from __future__ import annotations

import datetime as dt

from mentorlog import model
from mentorlog.store.queries.rows import day

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable
    from typing import Any, Final

    from mentorlog.model import Evaluation

_COLUMNS: Final = "SELECT e.programme, e.day, e.note, e.look_again_on FROM evaluation e"
_DUE: Final = (
    f"{_COLUMNS} WHERE e.look_again_on <= ? "
    "AND NOT EXISTS (SELECT 1 FROM evaluation later WHERE later.programme = e.programme AND later.day > e.day) "
    "ORDER BY e.look_again_on, e.programme"
)


def evaluations(connection: sqlite3.Connection) -> tuple[Evaluation, ...]:
    """Read all evaluations by label, then by day."""
    return _read(connection.execute(f"{_COLUMNS} ORDER BY e.programme, e.day"))


def due(connection: sqlite3.Connection, until: dt.date) -> tuple[Evaluation, ...]:
    """Read the latest evaluation of each label, if it is to be repeated by the day `until`."""
    return _read(connection.execute(_DUE, (until.isoformat(),)))


def _read(rows: Iterable[tuple[Any, ...]]) -> tuple[Evaluation, ...]:
    return tuple(map(_evaluation, rows))


def _evaluation(row: tuple[Any, ...]) -> Evaluation:
    """The evaluation of a row. Raises DamagedValueError for a value that its column does not allow."""
    programme, on, note, again = row
    try:
        days = dt.date.fromisoformat(on), day(again)
    except (TypeError, ValueError):
        days = None
    if days is None or not isinstance(programme, str) or not isinstance(note, str | None):
        from mentorlog.store.errors import DamagedValueError

        raise DamagedValueError("a row of `evaluation` has a value that its column does not allow")
    return model.Evaluation(programme, days[0], note, days[1])
