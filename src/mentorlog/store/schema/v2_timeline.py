"""The `timeline` view of schema version 2, and the indexes it is read by. It shipped: never edit it, add a step."""

from __future__ import annotations

from typing import Final

CLOSINGS: Final = (
    "CREATE INDEX goal_closed_on ON goal (closed_on) WHERE status <> 'open'",
    "CREATE INDEX action_done_on ON action (done_on) WHERE status = 'done'",
    "CREATE INDEX feedback_outcome_on ON feedback (outcome_on) WHERE outcome IS NOT NULL",
    "CREATE INDEX feedback_outcome ON feedback (relationship, outcome_on) WHERE outcome IS NOT NULL",
    "CREATE INDEX milestone_celebrated_on ON milestone (celebrated_on) WHERE celebrated_on IS NOT NULL",
    "CREATE INDEX milestone_celebrated ON milestone (relationship, celebrated_on) WHERE celebrated_on IS NOT NULL",
    "CREATE INDEX point_closed_on ON point (closed_on) WHERE closed_on IS NOT NULL",
    "CREATE INDEX point_closed ON point (relationship, closed_on) WHERE closed_on IS NOT NULL",
)


def _list(column: str) -> str:
    return f"(SELECT group_concat(value, ', ') FROM json_each(x.{column}))"


_FEEDBACK: Final = "coalesce(x.behaviour, x.text, x.impact, x.situation)"
_SESSION: Final = f"coalesce(x.notes, {_list('takeaways')}, {_list('topics')}, x.why)"
_DROPPED: Final = "iif(x.status = 'dropped', 'dropped', 'open')"

Moments = tuple[tuple[str, str, str, str, str, str, str, str], ...]

MOMENTS: Final[Moments] = (
    # day, at, kind, ref, relationship, text, status, table and condition
    ("started_on", "NULL", "relationship", "r", "id", "x.focus", "'started'", "relationship x"),
    (
        "ended_on",
        "NULL",
        "relationship",
        "r",
        "id",
        "x.reason",
        "'ended'",
        "relationship x WHERE x.ended_on IS NOT NULL",
    ),
    ("day", "x.at", "session", "s", "relationship", _SESSION, "x.status", "session x"),
    ("day", "NULL", "goal", "g", "relationship", "x.title", "'open'", "goal x"),
    ("closed_on", "NULL", "goal", "g", "relationship", "x.title", "x.status", "goal x WHERE x.status <> 'open'"),
    ("day", "NULL", "action", "a", "relationship", "x.text", _DROPPED, "action x"),
    ("done_on", "NULL", "action", "a", "relationship", "x.text", "x.status", "action x WHERE x.status = 'done'"),
    ("day", "NULL", "feedback", "f", "relationship", _FEEDBACK, "x.direction", "feedback x"),
    (
        "outcome_on",
        "NULL",
        "feedback",
        "f",
        "relationship",
        f"coalesce(x.outcome_note, {_FEEDBACK})",
        "x.outcome",
        "feedback x WHERE x.outcome IS NOT NULL AND x.outcome_on IS NOT NULL",
    ),
    ("day", "NULL", "milestone", "m", "relationship", "x.title", "x.status", "milestone x"),
    (
        "celebrated_on",
        "NULL",
        "milestone",
        "m",
        "relationship",
        "x.title",
        "'celebrated'",
        "milestone x WHERE x.celebrated_on IS NOT NULL",
    ),
    ("day", "NULL", "point", "t", "relationship", "x.text", "'open'", "point x"),
    ("closed_on", "NULL", "point", "t", "relationship", "x.text", "x.status", "point x WHERE x.closed_on IS NOT NULL"),
    ("day", "NULL", "note", "n", "relationship", "x.text", "NULL", "note x"),
)


def timeline(moments: Moments) -> str:
    """The statement that makes the view of these moments, and of checkpoints."""
    return (
        "CREATE VIEW timeline (day, at, kind, ref, relationship, text, status, private) AS\n"
        + "\nUNION ALL\n".join(
            f"SELECT x.{day}, {at}, '{kind}', '{letter}' || x.id, "
            f"(SELECT name FROM relationship WHERE id = x.{owner}), {text}, {status}, x.private FROM {source}"
            for day, at, kind, letter, owner, text, status, source in moments
        )
        + "\nUNION ALL\n"
        "SELECT x.day, NULL, 'goal', 'g' || x.goal, (SELECT name FROM relationship WHERE id = x.relationship), "
        "coalesce(x.note, g.title), x.progress || '%', g.private FROM checkpoint x JOIN goal g ON g.id = x.goal"
    )


TIMELINE: Final = timeline(MOMENTS)
