"""The sources of the timeline, for `mentorlog timeline` and for the view `timeline` in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import BENEFITS
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.local_times import LOCAL_TIME
from mentorlog.store.titles import title_sql

if TYPE_CHECKING:
    from mentorlog.model import Kind


class Source(NamedTuple):
    """SQL for the lines of the timeline that come from one table; `x` is the table."""

    kind: Kind
    """The kind of the entry."""
    table: str
    """The table, after FROM."""
    number: str = "x.id"
    """The number of the entry."""
    day: str = "x.day"
    """The day of the line."""
    at: str = "NULL"
    """The time of day."""
    zone: str = "NULL"
    """The time zone of the time of day, if the clocks there differ from local time."""
    text: str = "x.text"
    """The text."""
    status: str = "x.status"
    """What happened on the day."""
    owner: str = "x.relationship"
    """The number of the relationship."""
    private: str = "x.private"
    """Whether the line is private."""
    only: str = ""
    """The condition for a row to be listed, written as in its index; none if empty."""


def _list(column: str) -> str:
    return f"(SELECT group_concat(value, ', ') FROM json_each(x.{column}))"


def _joined(separator: str, *parts: str) -> str:
    """SQL for the parts that are not NULL, with a separator between them; NULL if all are."""
    joined = " || ".join(f"ifnull('{separator}' || {part}, '')" for part in parts)
    return f"nullif(substr({joined}, {len(separator) + 1}), '')"


_SCORES: Final = _joined(
    ", ",
    "iif(x.owner = 'them', 'theirs', NULL)",
    *(f"'{name} ' || x.{name}" for name in ("frequency", "challenge", "expectations", *BENEFITS)),
)
_ANSWERS: Final = _joined("; ", "'more: ' || x.more", "'less: ' || x.less", "x.expectations_note")
_RELATIONSHIP: Final = Source("relationship", "relationship x", owner="x.id")
_GOAL: Final = Source("goal", "goal x", text=title_sql("goal"))
_ACTION: Final = Source("action", "action x")
_MILESTONE: Final = Source("milestone", "milestone x", text=title_sql("milestone"))
_POINT: Final = Source("point", "point x")
_RESOURCE: Final = Source("resource", "resource x", text=title_sql("resource"))

SOURCES: Final = (
    _RELATIONSHIP._replace(
        day="x.asked_on", text="x.message", status="'asked'", private="1", only="x.asked_on IS NOT NULL"
    ),
    _RELATIONSHIP._replace(
        day="x.answered_on",
        text="x.answer_note",
        status="'answered ' || x.answer",
        private="1",
        only="x.answered_on IS NOT NULL",
    ),
    _RELATIONSHIP._replace(day="x.started_on", text="x.focus", status="'started'", only="x.started_on IS NOT NULL"),
    Source(
        "session",
        "session x",
        at="x.at",
        zone=f"iif({LOCAL_TIME.format(x='x.')} IS NULL, NULL, x.zone)",
        text=f"coalesce(x.notes, {_list('takeaways')}, {_list('topics')}, x.why)",
    ),
    _GOAL._replace(status="'open'"),
    Source(
        "goal",
        "checkpoint x JOIN goal g ON g.id = x.goal",
        number="x.goal",
        text="coalesce(x.note, g.title)",
        status="x.progress || '%'",
        private="g.private",
    ),
    _GOAL._replace(day="x.closed_on", only="x.status <> 'open'"),
    # the day on which an action was dropped is not known
    _ACTION._replace(status="iif(x.status = 'dropped', 'dropped', 'open')"),
    _ACTION._replace(day="x.done_on", only="x.status = 'done'"),
    Source("feedback", "feedback x", text=title_sql("feedback"), status="x.direction"),
    Source(
        "feedback",
        "feedback x",
        day="x.outcome_on",
        text=f"coalesce(x.outcome_note, {title_sql('feedback')})",
        status="x.outcome",
        only="x.outcome IS NOT NULL AND x.outcome_on IS NOT NULL",
    ),
    _MILESTONE,
    _MILESTONE._replace(day="x.celebrated_on", status="'celebrated'", only="x.celebrated_on IS NOT NULL"),
    _POINT._replace(status="'open'"),
    _POINT._replace(day="x.closed_on", only="x.closed_on IS NOT NULL"),
    Source("note", "note x", status="NULL"),
    Source("checkin", "checkin x", text=_ANSWERS, status=_SCORES),
    Source("rating", "rating x", text=title_sql("rating"), status="x.score || '/5'"),
    Source("advice", "advice x", status="x.direction"),
    Source(
        "advice",
        "advice x",
        day="x.outcome_on",
        text="coalesce(x.outcome_note, x.text)",
        status="replace(x.outcome, '_', ' ')",
        only="x.outcome IS NOT NULL AND x.outcome_on IS NOT NULL",
    ),
    # the day on which a resource was dropped is not known
    _RESOURCE._replace(status="iif(x.status = 'dropped', 'dropped', 'open')"),
    _RESOURCE._replace(day="x.done_on", status="'done'", only="x.status = 'done'"),
    Source("question", "question x", status="NULL"),
    _RELATIONSHIP._replace(day="x.ended_on", text="x.reason", status="'ended'", only="x.ended_on IS NOT NULL"),
)
"""The sources in the order in which the lines of one day are listed. A closed entry is listed again on that day."""
