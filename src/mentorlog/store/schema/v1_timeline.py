"""The `timeline` view of schema version 1. It shipped: never edit it, add a step."""

from __future__ import annotations

from typing import Final


def _list(column: str) -> str:
    return f"(SELECT group_concat(value, ', ') FROM json_each(x.{column}))"


_MOMENTS: Final = (
    # day, at, kind, ref, relationship, text, status, private, table and condition
    ("started_on", "NULL", "relationship", "r", "x.id", "x.focus", "'started'", "relationship x"),
    (
        "ended_on",
        "NULL",
        "relationship",
        "r",
        "x.id",
        "x.reason",
        "'ended'",
        "relationship x WHERE ended_on IS NOT NULL",
    ),
    (
        "day",
        "x.at",
        "session",
        "s",
        "x.relationship",
        f"coalesce(x.notes, {_list('takeaways')}, {_list('topics')}, x.why)",
        "x.status",
        "session x",
    ),
    ("day", "NULL", "goal", "g", "x.relationship", "x.title", "x.status", "goal x"),
    ("day", "NULL", "action", "a", "x.relationship", "x.text", "x.status", "action x"),
    (
        "day",
        "NULL",
        "feedback",
        "f",
        "x.relationship",
        "coalesce(x.behaviour, x.text, x.impact, x.situation)",
        "x.direction",
        "feedback x",
    ),
    ("day", "NULL", "milestone", "m", "x.relationship", "x.title", "x.status", "milestone x"),
    ("day", "NULL", "point", "t", "x.relationship", "x.text", "x.status", "point x"),
    ("day", "NULL", "note", "n", "x.relationship", "x.text", "NULL", "note x"),
)

TIMELINE: Final = (
    "CREATE VIEW timeline (day, at, kind, ref, relationship, text, status, private) AS\n"
    + "\nUNION ALL\n".join(
        f"SELECT x.{day}, {at}, '{kind}', '{letter}' || x.id, (SELECT name FROM relationship WHERE id = {owner}), "
        f"{text}, {status}, x.private FROM {source}"
        for day, at, kind, letter, owner, text, status, source in _MOMENTS
    )
    + "\nUNION ALL\n"
    "SELECT x.day, NULL, 'goal', 'g' || x.goal, (SELECT name FROM relationship WHERE id = x.relationship), "
    "coalesce(x.note, g.title), x.progress || '%', g.private FROM checkpoint x JOIN goal g ON g.id = x.goal"
)
