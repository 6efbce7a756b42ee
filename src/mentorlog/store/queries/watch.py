"""Read what can be due: `Journal.watch`."""

from __future__ import annotations

from mentorlog import model
from mentorlog.store.local_times import widened
from mentorlog.store.queries import rows
from mentorlog.store.queries.reading import by_moment, people

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt
    import sqlite3
    from typing import Any, Final

    from mentorlog.model import Evaluation, Kind, Session, Watch


_INACTIVE: Final = (
    "WHERE (x.status = 'ended' AND x.keep_in_touch_on <= ?1) OR (x.status = 'paused' AND x.ends_on <= ?1) "
    "OR (x.status = 'prospect' AND x.follow_up_on <= ?1) "
    "OR ((x.status <> 'active' OR x.id = 0) AND x.snoozed_until > ?2)"
)
"""The prospects and the paused and ended relationships with a reminder of their own, or that are snoozed; `me` if
snoozed."""

_DUE: Final[dict[Kind, tuple[str, str]]] = {
    "session": ("x.status = 'planned'", "x.day"),
    "action": ("x.status = 'open'", "x.due_on"),
    "goal": ("x.status = 'open'", "x.due_on"),
    "feedback": ("x.outcome IS NULL AND x.follow_up_on IS NOT NULL", "x.follow_up_on"),
    "milestone": ("x.celebrated_on IS NULL", "x.day"),
    "advice": ("x.outcome IS NULL", "x.try_by"),
    "resource": ("x.status = 'open'", "x.due_on"),
}
"""Which entries of each kind can be due, and the column with the day on which they are."""

_HAS_DUE: Final = "SELECT {}, {}, {}, {}".format(
    ", ".join(
        f"EXISTS (SELECT 1 FROM relationship r CROSS JOIN {kind} x ON x.relationship = r.id AND {condition} "
        f"AND {day} <= {'?3' if kind == 'session' else '?1'})"
        for kind, (condition, day) in _DUE.items()
    ),
    f"EXISTS (SELECT 1 FROM relationship x {_INACTIVE})",
    "EXISTS (SELECT 1 FROM evaluation WHERE look_again_on <= ?1)",
    f"(SELECT count(*) FROM relationship x WHERE {rows.STATUS} = 'paused')",
)
"""Whether there is anything to read: an entry of each kind, an inactive relationship with a reminder, a programme to
evaluate again. Then how many relationships are paused. The values are the last day, today and the last stored day of
planned sessions. Loading a class and running its statement in vain takes longer than this for all."""


def watch(connection: sqlite3.Connection, *, until: dt.date, now: dt.datetime, meetings: int = 0) -> Watch:
    """Read what can be due by the day `until`, whatever has become of its relationship. The people have their last
    `meetings`."""
    last, today = until.isoformat(), now.date().isoformat()
    _, last_stored = widened(None, until)
    *has_entries, has_inactive, has_evaluations, paused = connection.execute(
        _HAS_DUE, (last, today, last_stored)
    ).fetchone()
    kinds = {kind for kind, has_entry in zip(_DUE, has_entries, strict=True) if has_entry}

    def due(kind: Kind) -> tuple[Any, ...]:
        if kind not in kinds:
            return ()
        condition, day = _DUE[kind]
        tail = f"WHERE {condition} AND {day} <= ? ORDER BY {day}, x.id"
        return tuple(rows.read(connection, rows.class_of(kind), tail, (last,), by_owner=True))

    inactive = (
        rows.read(
            connection,
            model.Relationship,
            f"{_INACTIVE} ORDER BY x.keep_in_touch_on, x.follow_up_on, x.id",
            (last, today),
        )
        if has_inactive
        else ()
    )
    return model.Watch(
        people=people(connection, now=now, where=f"WHERE {rows.ACTIVE.format(x='x')} ", meetings=meetings),
        paused=tuple(each for each in inactive if each.status == "paused"),
        ended=tuple(each for each in inactive if each.status == "ended"),
        prospects=tuple(each for each in inactive if each.status == "prospect"),
        own=tuple(each for each in inactive if each.ref == model.ME),
        paused_count=paused,
        sessions=_planned_until(connection, until) if "session" in kinds else (),
        actions=due("action"),
        goals=due("goal"),
        feedback=due("feedback"),
        milestones=due("milestone"),
        advice=due("advice"),
        resources=due("resource"),
        evaluations=_evaluations_due(connection, until) if has_evaluations else (),
    )


def _evaluations_due(connection: sqlite3.Connection, until: dt.date) -> tuple[Evaluation, ...]:
    from mentorlog.store import evaluations

    return evaluations.due(connection, until)


def _planned_until(connection: sqlite3.Connection, until: dt.date) -> tuple[Session, ...]:
    """The planned sessions up to a day, by day and time."""
    tail = "WHERE x.status = 'planned' AND x.day <= ?"
    _, last = widened(None, until)
    return by_moment(
        session for session in rows.read(connection, model.Session, tail, (last,), by_owner=True) if session.on <= until
    )
