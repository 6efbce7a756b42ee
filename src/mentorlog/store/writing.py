"""Write the changes of a command, in one transaction that the triggers record."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import UsageError
from mentorlog.model import ME, UNSET, Ref
from mentorlog.model.fields import FIELDS
from mentorlog.store.checks import (
    check_length,
    check_storable,
    owner_of,
    prospect_name,
    refuse_kind_for_prospect,
    refuse_name_in_use,
    refuse_other_relationship,
    refuse_shareable_for_prospect,
)
from mentorlog.store.record.changes import has_changed, touched_by
from mentorlog.store.transactions import utc_timestamp, write_transaction

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from mentorlog.model import Entry, Kind
    from mentorlog.store.origin import Origin

_CLEARED: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("relationship", "active"): ("paused_until",),
    ("relationship", "ended"): ("paused_until",),
    ("session", "planned"): ("cancelled_by", "why"),
    ("milestone", "planned"): ("how",),
}
"""The fields that a status clears, in addition to those that belong only to other statuses."""

_ONCE_A_DAY: Final[dict[str, tuple[str, ...]]] = {
    "checkpoint": ("goal",),
    "checkin": ("relationship", "owner", "private"),
    "rating": ("relationship", "owner", "skill", "private"),
    "evaluation": ("programme",),
}
"""Tables with at most one row per day for the same values of these columns."""

_LINKS: Final = ("session", "goal")
"""Fields that link to another entry; each is named after the kind of that entry."""


class Change:
    """The changes of one command. Fields have the names and values of the model; UNSET ones are not changed.

    If the schema refuses a value, the command raises UsageError or ConflictError.
    """

    def __init__(self, connection: sqlite3.Connection, *, now: dt.datetime) -> None:
        self._connection = connection
        self._created_at = utc_timestamp(now)
        self.is_saved = False
        """Whether the command was saved: it has ended, and changed something."""

    def add(self, kind: Kind, /, **fields: object) -> Ref:
        """Record a new entry and return its ref. Raises UsageError, ConflictError, NotFoundError (a ref in a field)."""
        return self._add(kind, fields, {})

    def add_imported(self, kind: Kind, origin: Origin, /, **fields: object) -> Ref:
        """As `add`, for an entry that is imported from a log and has its identity from there."""
        return self._add(kind, fields, origin.columns())

    def _add(self, kind: Kind, fields: dict[str, object], identity: dict[str, str]) -> Ref:
        goals = fields.pop("goals", UNSET) if kind == "session" else UNSET
        owner = fields.get("relationship")
        if owner == ME:
            from mentorlog.store.own_development import add_missing_me  # few entries are one's own

            add_missing_me(self._connection)
        columns = self._columns(kind, fields, owner=owner if isinstance(owner, Ref) else None)
        if kind == "relationship":
            self._check_name(None, fields)
        ref = Ref(kind, self._write(kind, None, columns | identity))
        if goals is not UNSET:
            self._link_goals(ref, goals)
        return ref

    def set(self, ref: Ref, /, **fields: object) -> None:
        """Change fields of an entry; `goals` of a session replaces its links, `relationship` moves the entry. If a
        session becomes private, so do its actions and advice; if its day changes, so do their days and its points.

        Raises the same errors as `add`, and NotFoundError if there is no such entry.
        """
        owner = self._owner(ref)
        moved_to = fields.get("relationship", UNSET)
        goals = fields.pop("goals", UNSET) if ref.kind == "session" else UNSET
        if ref.kind == "session" and fields.get("at", UNSET) is None:
            fields["zone"] = None  # a time zone belongs to a time of day
        for field in _cleared_by(ref.kind, fields.get("status", UNSET)):
            if fields.get(field, UNSET) is UNSET:
                fields[field] = None
        if ref.kind == "relationship":
            self._check_name(ref, fields)
        self._refuse_shareable(owner, fields)
        columns = self._columns(ref.kind, fields, owner=moved_to if isinstance(moved_to, Ref) else owner)
        if ref.kind == "session" and "day" in columns:
            self._move_day(ref, columns["day"])
        if columns:
            self._write(ref.kind, ref.number, columns)
        if ref.kind == "session" and fields.get("private") is True:
            self._make_private_with(ref)
        if isinstance(moved_to, Ref) and moved_to != owner:
            from mentorlog.store.moving import cut_links  # few commands move an entry

            cut_links(self._connection, ref)
        if goals is not UNSET:
            self._link_goals(ref, goals)

    def set_source(self, session: Ref, digest: str) -> None:
        """Set the section of a log that a session was imported from, by its SHA-256."""
        self._write(session.kind, session.number, {"source_digest": digest})

    def _make_private_with(self, session: Ref) -> None:
        """Make the actions and the advice of a session private."""
        for table in ("action", "advice"):
            self._connection.execute(f"UPDATE {table} SET private = 1 WHERE session = ?", (session.number,))

    def _move_day(self, session: Ref, day: str) -> None:
        """Move the actions, the advice and the discussed points of a session to its new day."""
        (before,) = self._connection.execute("SELECT day FROM session WHERE id = ?", (session.number,)).fetchone()
        if before == day:
            return
        for table, column in (("action", "day"), ("point", "closed_on"), ("advice", "day")):
            self._connection.execute(
                f"UPDATE {table} SET {column} = ? WHERE session = ? AND {column} = ?", (day, session.number, before)
            )

    def remove(self, ref: Ref) -> None:
        """Delete an entry and everything that belongs to it (checkpoints; all entries of a relationship)."""
        self._owner(ref)
        self._connection.execute(f"DELETE FROM {ref.kind} WHERE id = ?", (ref.number,))

    def record_once_a_day(self, kind: Kind, /, *, private: bool = False, **fields: object) -> tuple[Ref, Entry | None]:
        """Record a check-in or a rating. A second one on the same day replaces the given fields of the first, if both
        are private or both are shareable. Returns its ref and the replaced entry. Raises the same errors as `add`."""
        from mentorlog.store.queries import reading

        owner = fields.get("relationship")
        fields["private"] = private
        columns = self._columns(kind, fields, owner=owner if isinstance(owner, Ref) else None)
        number = self._recorded_that_day(kind, columns)
        before = None if number is None else reading.entry(self._connection, Ref(kind, number))
        return Ref(kind, self._write(kind, number, columns)), before

    def checkpoint(self, goal: Ref, *, on: dt.date, progress: int, note: str | None = None) -> None:
        """Record the progress of a goal in percent. A second checkpoint on the same day replaces the first, whose note
        stays unless a new one is given."""
        columns = {
            "goal": goal.number,
            "relationship": self._owner(goal).number,
            "day": on.isoformat(),
            "progress": progress,
        }
        number = self._recorded_that_day("checkpoint", columns)
        noted = {} if note is None and number is not None else {"note": self._stored(note)}
        self._write("checkpoint", number, columns | noted)

    def evaluate(self, programme: str, *, on: dt.date, **fields: object) -> None:
        """Record an evaluation of a programme: its `note` and `look_again_on`. A second one on the same day replaces
        the given fields of the first."""
        columns = {"programme": self._stored(programme), "day": self._stored(on)}
        given = {name: self._stored(value) for name, value in fields.items() if value is not UNSET}
        self._write("evaluation", self._recorded_that_day("evaluation", columns), columns | given)

    def remove_evaluation(self, programme: str, *, on: dt.date) -> None:
        """Delete the evaluation of a programme on a day, if there is one."""
        self._connection.execute("DELETE FROM evaluation WHERE programme = ? AND day = ?", (programme, on.isoformat()))

    def _recorded_that_day(self, table: str, columns: dict[str, Any]) -> int | None:
        """The number of the row to replace, ignoring case; the newest if edits have produced several. None: no row."""
        belongs, *others = _ONCE_A_DAY[table]
        wanted = [str(columns[other]).casefold() for other in others]
        for number, *found in self._connection.execute(
            f"SELECT {', '.join(['id', *others])} FROM {table} WHERE {belongs} = ? AND day = ? ORDER BY id DESC",
            (columns[belongs], columns["day"]),
        ):
            if [str(value).casefold() for value in found] == wanted:
                return int(number)
        return None

    def _write(self, table: str, number: int | None, columns: dict[str, Any]) -> int:
        """Update a row, or insert a new one if `number` is None. Returns its number."""
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
        belongs_to = given.get("relationship")
        if isinstance(belongs_to, Ref):
            self._owner(belongs_to)
        if self._is_for_prospect(kind, given, belongs_to=belongs_to):
            given["private"] = True
        for field in _LINKS:
            link = given.get(field)
            if isinstance(link, Ref):
                # a prospect may help with a goal of any relationship
                self._check_link(link, field=field, owner=None if kind == "relationship" else owner)
        return {columns[field]: self._stored(value) for field, value in given.items()}

    def _refuse_shareable(self, owner: Ref, fields: dict[str, object]) -> None:
        """Raise ConflictError if an entry of a prospect would become shareable before the relationship begins."""
        if fields.get("private") is False and fields.get("status", UNSET) is UNSET:
            refuse_shareable_for_prospect(self._connection, owner)

    def _is_for_prospect(self, kind: Kind, given: dict[str, object], *, belongs_to: object) -> bool:
        """Whether fields are those of a prospect, or of an entry that is recorded under a prospect or moved to one.
        Both are private. Raises ConflictError for a kind that needs a relationship that has begun."""
        if kind == "relationship":
            return given.get("status") == "prospect"
        name = prospect_name(self._connection, belongs_to) if isinstance(belongs_to, Ref) else None
        if name is None or not isinstance(belongs_to, Ref):
            return False
        refuse_kind_for_prospect(kind, name=name, relationship=belongs_to)
        return True

    def _check_link(self, link: Ref, *, field: str, owner: Ref | None) -> None:
        """Raise UsageError if a link leads to an entry of another kind or of another relationship."""
        if link.kind != field:
            raise UsageError(f"{link} is not a {field}.")
        refuse_other_relationship(self._connection, link, relationship=owner or self._owner(link))

    def _stored(self, value: object) -> object:
        if isinstance(value, str):
            return check_storable(value)
        if isinstance(value, Ref):
            return value.number
        if isinstance(value, tuple | list):
            check_length(*value)
            texts = [check_storable(text) for text in value]
            # one by one, because a function of SQLite takes at most 127 arguments
            quoted = (self._connection.execute("SELECT json_quote(?)", (text,)).fetchone()[0] for text in texts)
            return f"[{','.join(quoted)}]"
        return _to_column_value(value)

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

    def _check_name(self, ref: Ref | None, fields: dict[str, object]) -> None:
        """Raise ConflictError if a relationship that is added, renamed or activated has a name that is in use."""
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
    """The fields that `Change` accepts: those with a column, and the goals of a session, which have their own table."""
    return frozenset(_columns_of(kind)) | ({"goals"} if kind == "session" else set())


@cache
def _columns_of(kind: Kind) -> dict[str, str]:
    """The column of each field that can be written. The field `relationship` takes a ref here, although reading returns
    the other person's name."""
    columns = {name: field.column for name, field in FIELDS[kind].items() if field.column}
    owner = columns.pop("relationship_ref", None)
    columns |= {"relationship": owner} if owner else {}
    return {name: column for name, column in columns.items() if name not in ("ref", "uuid")}


def _cleared_by(kind: Kind, status: object) -> list[str]:
    """The fields to clear when an entry gets a status, unless they are given too."""
    if not isinstance(status, str):
        return []
    other_statuses = [name for name, field in FIELDS[kind].items() if field.statuses and status not in field.statuses]
    return [*other_statuses, *_CLEARED.get((kind, status), ())]


@contextmanager
def command(connection: sqlite3.Connection, verb: str, *, now: dt.datetime) -> Iterator[Change]:
    """Make the changes of the block one transaction and one recorded command. Nothing is recorded if nothing changed or
    an exception is raised."""
    with write_transaction(connection):
        number = (
            connection.execute(
                "INSERT INTO command (at, verb, status) VALUES (?, ?, 'done')",
                (utc_timestamp(now), check_storable(verb)),
            ).lastrowid
            or 0
        )
        connection.execute("UPDATE recording SET command = ?", (number,))
        change = Change(connection, now=now)
        yield change
        if has_changed(connection, number):
            connection.execute("UPDATE command SET status = 'discarded' WHERE status = 'undone'")
            connection.execute(
                "UPDATE command SET refs = ?, touched = ? WHERE id = ?", (*touched_by(connection, number), number)
            )
            connection.execute("UPDATE recording SET command = NULL")
            change.is_saved = True
        else:
            connection.execute("ROLLBACK")


def _to_column_value(value: object) -> object:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, dt.datetime):
        raise TypeError("expected a date, not a datetime")
    if isinstance(value, dt.date):
        if not 1900 <= value.year < 2200:
            from mentorlog.dates import check_year

            check_year(value)
        return value.isoformat()
    if isinstance(value, dt.time):
        return value.isoformat(timespec="minutes")
    return value
