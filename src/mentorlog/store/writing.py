"""Writing: what a command changes, in one transaction that the triggers record."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import UsageError
from mentorlog.model import UNSET, Kind, Ref
from mentorlog.model.fields import FIELDS
from mentorlog.store.changes import touched_by
from mentorlog.store.checks import owner_of, refuse_name_in_use, refuse_other_relationship
from mentorlog.store.transactions import immediately, instant

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from mentorlog.model import Entry

_CLEARED: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("relationship", "active"): ("paused_until",),
    ("relationship", "ended"): ("paused_until",),
    ("session", "planned"): ("cancelled_by", "why"),
    ("milestone", "planned"): ("how",),
}
"""The fields that a status clears, in addition to those that belong only to other statuses."""

_ONCE_A_DAY: Final[dict[str, tuple[str, ...]]] = {
    "checkpoint": ("goal",),
    "checkin": ("relationship",),
    "rating": ("relationship", "owner", "skill"),
}
"""What is recorded at most once a day, and the columns by which a second one of that day is known to be the same."""

_LINKS: Final = ("session", "goal")
"""Fields that lead to another entry, named after its kind."""

_LINKED: Final[dict[Kind, tuple[tuple[str, str, str], ...]]] = {
    "session": (("action", "goal", "session"), ("point", "session", "session")),
    "goal": (("action", "goal", "goal"), ("milestone", "goal", "goal")),
    "action": (("action", "session", "id"), ("action", "goal", "id")),
    "milestone": (("milestone", "goal", "id"),),
    "point": (("point", "session", "id"),),
}
"""Which links an entry that moves to another relationship can leave behind: table, link, and the column that is it."""

# Whether any row is other than it was: what a command did and took back itself is nothing.
_CHANGED: Final = """
SELECT 1 FROM (SELECT min(id) AS first, max(id) AS last FROM change WHERE command = ? GROUP BY tbl, row) x
JOIN change a ON a.id = x.first JOIN change b ON b.id = x.last
WHERE a.before IS NOT b.after LIMIT 1
"""


class Change:
    """What one command changes. Fields are named as in the model and take its values; UNSET ones are left alone.

    What the schema itself refuses leaves the command as a UsageError or ConflictError.
    """

    def __init__(self, connection: sqlite3.Connection, *, now: dt.datetime) -> None:
        self._connection = connection
        self._created_at = instant(now)

    def add(self, kind: Kind, /, **fields: object) -> Ref:
        """Record a new entry and answer its ref. Raises UsageError, ConflictError, NotFoundError (a ref in a field)."""
        goals = fields.pop("goals", UNSET) if kind == "session" else UNSET
        owner = fields.get("relationship")
        columns = self._columns(kind, fields, owner=owner if isinstance(owner, Ref) else None)
        if kind == "relationship":
            self._check_name(None, fields)
        ref = Ref(kind, self._write(kind, None, columns))
        if goals is not UNSET:
            self._link_goals(ref, goals)
        return ref

    def set(self, ref: Ref, /, **fields: object) -> None:
        """Change fields of an entry; `goals` of a session replaces its links, `relationship` moves the entry. A session
        that becomes private takes what was promised in it along, one whose day is corrected also the points discussed.

        Raises as `add` does, and NotFoundError where there is no such entry.
        """
        owner = self._owner(ref)
        moved_to = fields.get("relationship", UNSET)
        goals = fields.pop("goals", UNSET) if ref.kind == "session" else UNSET
        if ref.kind == "session" and fields.get("at", UNSET) is None:
            fields["zone"] = None  # which belongs to the time of day
        for field in _cleared_by(ref.kind, fields.get("status", UNSET)):
            if fields.get(field, UNSET) is UNSET:
                fields[field] = None
        if ref.kind == "relationship":
            self._check_name(ref, fields)
        columns = self._columns(ref.kind, fields, owner=moved_to if isinstance(moved_to, Ref) else owner)
        if ref.kind == "session" and "day" in columns:
            self._move_day(ref, columns["day"])
        if columns:
            self._write(ref.kind, ref.number, columns)
        if ref.kind == "session" and fields.get("private") is True:
            self._connection.execute("UPDATE action SET private = 1 WHERE session = ?", (ref.number,))
        if isinstance(moved_to, Ref) and moved_to != owner:
            self._cut_links(ref)
        if goals is not UNSET:
            self._link_goals(ref, goals)

    def _move_day(self, session: Ref, day: str) -> None:
        """What was promised and what was discussed on the day of a session goes with it to another day."""
        (before,) = self._connection.execute("SELECT day FROM session WHERE id = ?", (session.number,)).fetchone()
        if before == day:
            return
        for table, column in (("action", "day"), ("point", "closed_on")):
            self._connection.execute(
                f"UPDATE {table} SET {column} = ? WHERE session = ? AND {column} = ?", (day, session.number, before)
            )

    def remove(self, ref: Ref) -> None:
        """Delete an entry with what belongs to it (checkpoints; all entries of a relationship)."""
        self._owner(ref)
        self._connection.execute(f"DELETE FROM {ref.kind} WHERE id = ?", (ref.number,))

    def record_once_a_day(self, kind: Kind, /, *, private: bool = False, **fields: object) -> tuple[Ref, Entry | None]:
        """Record a check-in or a rating; a second one of a day replaces the first in the fields that are given, and is
        private if the first was. Returns its ref and the entry that it replaces. Raises as `add` does."""
        from mentorlog.store import reading

        owner = fields.get("relationship")
        columns = self._columns(kind, fields, owner=owner if isinstance(owner, Ref) else None)
        number = self._recorded_that_day(kind, columns)
        before = None if number is None else reading.entry(self._connection, Ref(kind, number))
        columns["private"] = int(private or (before is not None and before.private))
        return Ref(kind, self._write(kind, number, columns)), before

    def checkpoint(self, goal: Ref, *, on: dt.date, progress: int, note: str | None = None) -> None:
        """Record how far a goal has come; a second checkpoint of a day replaces the first."""
        columns = {
            "goal": goal.number,
            "relationship": self._owner(goal).number,
            "day": on.isoformat(),
            "progress": progress,
            "note": self._stored(note),
        }
        self._write("checkpoint", self._recorded_that_day("checkpoint", columns), columns)

    def _recorded_that_day(self, table: str, columns: dict[str, Any]) -> int | None:
        """The row that a second one of a day replaces, whatever the case of texts; the newest if edits have made them
        several."""
        belongs, *texts = _ONCE_A_DAY[table]
        wanted = [columns[text].casefold() for text in texts]
        for number, *found in self._connection.execute(
            f"SELECT {', '.join(['id', *texts])} FROM {table} WHERE {belongs} = ? AND day = ? ORDER BY id DESC",
            (columns[belongs], columns["day"]),
        ):
            if [text.casefold() for text in found] == wanted:
                return int(number)
        return None

    def _write(self, table: str, number: int | None, columns: dict[str, Any]) -> int:
        """Write columns to a row, a new one if it has no number. Returns its number."""
        if number is not None:
            marks = ", ".join(f"{column} = ?" for column in columns)
            self._connection.execute(f"UPDATE {table} SET {marks} WHERE id = ?", (*columns.values(), number))
            return number
        columns = {**columns, "created_at": self._created_at}
        marks = ", ".join("?" * len(columns))
        written = self._connection.execute(
            f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values())
        )
        return written.lastrowid or 0

    def _owner(self, ref: Ref) -> Ref:
        return owner_of(self._connection, ref)

    def _columns(self, kind: Kind, fields: dict[str, object], *, owner: Ref | None) -> dict[str, Any]:
        given = {field: value for field, value in fields.items() if value is not UNSET}
        columns = _columns_of(kind)
        unknown = given.keys() - columns.keys()
        if unknown:
            raise TypeError(f"{kind} has no field {', '.join(sorted(unknown))} to write")
        if isinstance(given.get("relationship"), Ref):
            self._owner(given["relationship"])  # type: ignore[arg-type]
        for field in _LINKS:
            link = given.get(field)
            if isinstance(link, Ref):
                self._check_link(link, field=field, owner=owner)
        return {columns[field]: self._stored(value) for field, value in given.items()}

    def _check_link(self, link: Ref, *, field: str, owner: Ref | None) -> None:
        """Links never lead to another kind, nor to another relationship."""
        if link.kind != field:
            raise UsageError(f"{link} is not a {field}.")
        refuse_other_relationship(self._connection, link, relationship=owner or self._owner(link))

    def _stored(self, value: object) -> object:
        if isinstance(value, str):
            return storable(value)
        if isinstance(value, Ref):
            return value.number
        if isinstance(value, tuple | list):
            texts = [storable(text) for text in value]
            marks = ", ".join("?" * len(texts))
            return self._connection.execute(f"SELECT json_array({marks})", texts).fetchone()[0]
        return _plain(value)

    def _link_goals(self, session: Ref, goals: object) -> None:
        wanted = [] if goals is None else list(goals)  # type: ignore[call-overload]
        owner = self._owner(session)
        for goal in wanted:
            self._check_link(goal, field="goal", owner=owner)
        numbers = list(dict.fromkeys(goal.number for goal in wanted))
        linked = [
            row[0]
            for row in self._connection.execute(
                "SELECT goal FROM session_goal WHERE session = ? ORDER BY id", (session.number,)
            )
        ]
        self._unlink(session, [number for number in linked if number not in numbers])
        self._connection.executemany(
            "INSERT INTO session_goal (session, goal) VALUES (?, ?)",
            [(session.number, number) for number in numbers if number not in linked],
        )

    def _unlink(self, session: Ref, goals: Sequence[int]) -> None:
        self._connection.executemany(
            "DELETE FROM session_goal WHERE session = ? AND goal = ?", [(session.number, number) for number in goals]
        )

    def _cut_links(self, ref: Ref) -> None:
        """After an entry moved to another relationship: what was promised in a session goes with it, and no link
        leads from one relationship to another."""
        if ref.kind == "session":
            self._connection.execute(
                "UPDATE action SET relationship = (SELECT relationship FROM session WHERE id = ?1) WHERE session = ?1",
                (ref.number,),
            )
        for table, link, moved in _LINKED.get(ref.kind, ()):
            self._connection.execute(
                f"UPDATE {table} SET {link} = NULL WHERE {moved} = ? AND relationship <> "
                f"(SELECT y.relationship FROM {link} y WHERE y.id = {table}.{link})",
                (ref.number,),
            )
        if ref.kind in _LINKS:
            self._connection.execute(
                f"DELETE FROM session_goal WHERE {ref.kind} = ? AND "
                "(SELECT s.relationship FROM session s WHERE s.id = session_goal.session) <> "
                "(SELECT g.relationship FROM goal g WHERE g.id = session_goal.goal)",
                (ref.number,),
            )

    def _check_name(self, ref: Ref | None, fields: dict[str, object]) -> None:
        """Refuse (ConflictError) a second relationship of one name when one is added, renamed or becomes active."""
        name, status = fields.get("name", UNSET), fields.get("status", UNSET)
        is_new_name = name is not UNSET
        if ref is not None:
            if name is UNSET and status is UNSET:
                return
            stored = self._connection.execute(
                "SELECT name, status FROM relationship WHERE id = ?", (ref.number,)
            ).fetchone()
            name, status = (old if new is UNSET else new for old, new in zip(stored, (name, status), strict=True))
            is_new_name = name != stored[0]
        if status in ("active", UNSET) or (is_new_name and status != "ended"):
            refuse_name_in_use(self._connection, str(name), except_for=ref)


def writable(kind: Kind) -> frozenset[str]:
    """The fields that `Change` takes: those with a column, and the goals of a session, which are rows of their own."""
    return frozenset(_columns_of(kind)) | ({"goals"} if kind == "session" else set())


@cache
def _columns_of(kind: Kind) -> dict[str, str]:
    """The column of each field that can be written. The relationship that an entry belongs to is written by that name,
    under which a read gives the other person's."""
    columns = {name: field.column for name, field in FIELDS[kind].items() if field.column}
    owner = columns.pop("relationship_ref", None)
    columns |= {"relationship": owner} if owner else {}
    return {name: column for name, column in columns.items() if name not in ("ref", "uuid")}


def _cleared_by(kind: Kind, status: object) -> list[str]:
    """The fields that have no value in an entry with that status: setting it clears them, unless they are given too."""
    if not isinstance(status, str):
        return []
    of_others = [name for name, field in FIELDS[kind].items() if field.statuses and status not in field.statuses]
    return [*of_others, *_CLEARED.get((kind, status), ())]


@contextmanager
def command(connection: sqlite3.Connection, verb: str, *, now: dt.datetime) -> Iterator[Change]:
    """One transaction and one entry of the record; neither, where nothing changed or anything went wrong."""
    with immediately(connection):
        number = (
            connection.execute(
                "INSERT INTO command (at, verb, status) VALUES (?, ?, 'done')", (instant(now), storable(verb))
            ).lastrowid
            or 0
        )
        connection.execute("UPDATE recording SET command = ?", (number,))
        yield Change(connection, now=now)
        if connection.execute(_CHANGED, (number,)).fetchone():
            connection.execute("UPDATE command SET status = 'discarded' WHERE status = 'undone'")
            connection.execute(
                "UPDATE command SET refs = ?, touched = ? WHERE id = ?", (*touched_by(connection, number), number)
            )
            connection.execute("UPDATE recording SET command = NULL")
        else:
            connection.execute("ROLLBACK")


def storable(text: str) -> str:
    """`text`, once it is known that it can be stored as it is; UsageError otherwise."""
    if "\0" in text:
        raise UsageError("This text contains a NUL character and can't be stored.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UsageError("This text contains an incomplete character (a lone surrogate) and can't be stored.") from None
    return text


def _plain(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dt.datetime):
        raise TypeError("a date was meant, not an instant")
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat(timespec="minutes")
    return value
