"""Writing: what a command changes, in one transaction that the triggers record."""

from __future__ import annotations

import datetime as dt
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import ConflictError, NotFoundError, UsageError
from mentorlog.model import UNSET, Kind, Ref
from mentorlog.store.changes import touched_by
from mentorlog.store.transactions import immediately, instant

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

_RELATIONSHIP: Final = (
    "name role status started_on cadence focus email org ends_on paused_until ended_on reason thanks agreement "
    "agreed_on private snoozed_until keep_in_touch_on look_again_on "
    "learned same different next resumed_on"
)
FIELDS: Final[dict[str, frozenset[str]]] = {
    kind: frozenset(fields.split())
    for kind, fields in {
        "relationship": _RELATIONSHIP,
        "session": "relationship status on at zone minutes how where notes private_notes topics takeaways goals "
        "snoozed_until cancelled_by why moved moved_by private",
        "goal": "snoozed_until relationship title status on why measure due_on closed_on private",
        "action": "snoozed_until relationship text owner status on due_on done_on session goal private",
        "feedback": "snoozed_until relationship direction on tone text situation behaviour impact follow_up_on outcome "
        "outcome_note outcome_on private",
        "milestone": "snoozed_until relationship title status on celebrated_on how goal private",
        "point": "relationship text status on closed_on session private",
        "note": "relationship on text private",
        "checkin": "relationship on frequency challenge more less private",
        "rating": "relationship on skill score owner private",
    }.items()
}
"""The fields that can be written, by kind; the others of the model are computed."""

_COLUMNS: Final = {"on": "day", "where": "place"}
"""Fields whose names SQL keeps for itself."""

_CLEARED: Final[dict[tuple[Kind, str], tuple[str, ...]]] = {
    ("relationship", "active"): ("ended_on", "paused_until"),
    ("relationship", "paused"): ("ended_on",),
    ("goal", "open"): ("closed_on",),
    ("action", "open"): ("done_on",),
    ("action", "dropped"): ("done_on",),
    ("milestone", "planned"): ("celebrated_on", "how"),
    ("point", "open"): ("closed_on", "session"),
    ("point", "dropped"): ("session",),
}
"""What a status leaves no room for: setting the status clears it, unless it is given too."""

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
            self._keep_name_free(None, fields)
        columns["created_at"] = self._created_at
        marks = ", ".join("?" * len(columns))
        number = self._connection.execute(
            f"INSERT INTO {kind} ({', '.join(columns)}) VALUES ({marks})",
            tuple(columns.values()),
        ).lastrowid
        ref = Ref(kind, number or 0)
        if kind == "checkin":
            self._check_answered(ref)
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
        for field in _CLEARED.get((ref.kind, str(fields.get("status"))), ()):
            if fields.get(field, UNSET) is UNSET:
                fields[field] = None
        if ref.kind == "relationship":
            self._keep_name_free(ref, fields)
        columns = self._columns(ref.kind, fields, owner=moved_to if isinstance(moved_to, Ref) else owner)
        if ref.kind == "session" and "day" in columns:
            self._move_day(ref, columns["day"])
        if columns:
            marks = ", ".join(f"{column} = ?" for column in columns)
            self._connection.execute(
                f"UPDATE {ref.kind} SET {marks} WHERE id = ?",
                (*columns.values(), ref.number),
            )
        self._finish_change(ref, fields)
        if isinstance(moved_to, Ref) and moved_to != owner:
            self._cut_links(ref)
        if goals is not UNSET:
            self._link_goals(ref, goals)

    def _finish_change(self, ref: Ref, fields: dict[str, object]) -> None:
        if ref.kind == "checkin":
            self._check_answered(ref)
        if ref.kind == "session" and fields.get("private") is True:
            self._connection.execute("UPDATE action SET private = 1 WHERE session = ?", (ref.number,))

    def _check_answered(self, checkin: Ref) -> None:
        """UsageError for a check-in that answers none of its questions. Not a constraint: questions will be added."""
        (answered,) = self._connection.execute(
            "SELECT coalesce(frequency, challenge, more, less) IS NOT NULL FROM checkin WHERE id = ?",
            (checkin.number,),
        ).fetchone()
        if not answered:
            raise UsageError("That can't be recorded: a check-in answers something.")

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

    def checkpoint(self, goal: Ref, *, on: dt.date, progress: int, note: str | None = None) -> None:
        """Record how far a goal has come; a second checkpoint of a day replaces the first."""
        owner = self._owner(goal)
        here = (goal.number, on.isoformat())
        found = self._connection.execute("SELECT id FROM checkpoint WHERE goal = ? AND day = ?", here).fetchone()
        if found:
            self._connection.execute(
                "UPDATE checkpoint SET progress = ?, note = ? WHERE id = ?", (progress, self._stored(note), found[0])
            )
        else:
            self._connection.execute(
                "INSERT INTO checkpoint (goal, relationship, day, progress, note, created_at) "
                "VALUES (?, ?, ?, ?, ?, ?)",
                (goal.number, owner.number, here[1], progress, self._stored(note), self._created_at),
            )

    def _owner(self, ref: Ref) -> Ref:
        """The relationship of an entry; NotFoundError where there is no such entry."""
        column = "id" if ref.kind == "relationship" else "relationship"
        found = self._connection.execute(
            f"SELECT {column} FROM {ref.kind} WHERE id = ?",
            (ref.number,),
        ).fetchone()
        if not found:
            raise NotFoundError(f"There is no {ref}.")
        return Ref("relationship", found[0])

    def _columns(self, kind: Kind, fields: dict[str, object], *, owner: Ref | None) -> dict[str, Any]:
        given = {field: value for field, value in fields.items() if value is not UNSET}
        unknown = given.keys() - FIELDS[kind]
        if unknown:
            raise TypeError(f"{kind} has no field {', '.join(sorted(unknown))} to write")
        if isinstance(given.get("relationship"), Ref):
            self._owner(given["relationship"])  # type: ignore[arg-type]
        for field in _LINKS:
            link = given.get(field)
            if isinstance(link, Ref):
                self._check_link(link, field=field, owner=owner)
        return {_COLUMNS.get(field, field): self._stored(value) for field, value in given.items()}

    def _check_link(self, link: Ref, *, field: str, owner: Ref | None) -> None:
        """Links never lead to another kind, nor to another relationship."""
        if link.kind != field:
            raise UsageError(f"{link} is not a {field}.")
        other = self._owner(link)
        if owner is not None and other != owner:
            raise ConflictError(f"{link} belongs to {self._name(other)}, not to {self._name(owner)}.")

    def _name(self, relationship: Ref) -> str:
        found = self._connection.execute(
            "SELECT name FROM relationship WHERE id = ?", (relationship.number,)
        ).fetchone()
        return str(found[0]) if found else str(relationship)

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

    def _keep_name_free(self, ref: Ref | None, fields: dict[str, object]) -> None:
        """ConflictError for a second active relationship of one name, whatever its case."""
        name, status = fields.get("name", UNSET), fields.get("status", UNSET)
        if ref is not None:
            if name is UNSET and status is UNSET:
                return
            stored = self._connection.execute(
                "SELECT name, status FROM relationship WHERE id = ?", (ref.number,)
            ).fetchone()
            name, status = (old if new is UNSET else new for old, new in zip(stored, (name, status), strict=True))
        if status not in ("active", UNSET):
            return
        for number, other in self._connection.execute("SELECT id, name FROM relationship WHERE status = 'active'"):
            if other.casefold() == str(name).casefold() and (ref is None or ref.number != number):
                raise ConflictError(
                    f"There is an active relationship with {other} already: r{number}.",
                    hint=f"Give one of them another name, or end that one first: mentorlog end r{number}",
                )


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
        raise UsageError("This text has a NUL character in it, which can't be stored.")
    try:
        text.encode()
    except UnicodeEncodeError:
        raise UsageError("This text has half a character in it (a lone surrogate), which can't be stored.") from None
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
