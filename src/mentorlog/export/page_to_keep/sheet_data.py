"""Convert the page to keep to the JSON that its typst layout reads, with invisible characters made visible."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.export.charts import plain_text
from mentorlog.export.document import UserText
from mentorlog.export.page_to_keep.sheet import describe
from mentorlog.export.pdf.user_nodes import is_right_to_left, isolated, line_nodes, show_controls

if TYPE_CHECKING:
    from mentorlog.export.document import InlineText
    from mentorlog.export.page_to_keep.sheet import GoalPicture, Sheet

Json = dict[str, Any]


def sheet_data(sheet: Sheet) -> Json:
    """The texts of the page and the geometry of its charts: strings, numbers, lists and objects."""
    return {
        "language": sheet.language,
        "on": [sheet.on.year, sheet.on.month, sheet.on.day],
        "title": _plain(sheet.title),
        "title_parts": _title_parts(sheet.title),
        "description": show_controls(describe(sheet)),
        "focus": _line(sheet.focus),
        "since": sheet.since,
        "until": sheet.until,
        "sessions": sheet.sessions,
        "others": [{"kind": kind, "text": text} for kind, text in sheet.others],
        "about_heights": sheet.about_heights,
        "timeline": sheet.timeline_description,
        "marks": [each._asdict() for each in sheet.marks],
        "ticks": sheet.ticks,
        "years": sheet.years,
        "goals_title": sheet.goals_title,
        "goals": list(map(_goal, sheet.goals)),
        "learned_title": sheet.learned_title,
        "learned": list(map(_line, sheet.learned)),
        "thanks_title": sheet.thanks_title,
        "thanks": list(map(_line, sheet.thanks)),
        "signature": _line(sheet.signature),
        "next_title": sheet.next_title,
        "next": list(map(_line, sheet.next)),
        "in_touch": sheet.in_touch,
        "origin": _line(sheet.origin),
    }


def _goal(goal: GoalPicture) -> Json:
    return {
        "title": _line(goal.title),
        "percent": goal.percent,
        "result": goal.result,
        "description": f"{_plain(goal.title)}: {goal.description}" if goal.description else "",
        "is_achieved": goal.is_achieved,
        "points": goal.points,
    }


def _title_parts(title: InlineText) -> list[Json]:
    """The parts of the title; the name is user text, and stands alone on its lines."""
    return [
        {
            "is_name": isinstance(part, UserText),
            "nodes": line_nodes((part if isinstance(part, UserText) else part.strip(),)),
        }
        for part in title
        if isinstance(part, UserText) or part.strip()
    ]


def _line(text: InlineText) -> Json | None:
    """A line of text and its direction; None if it is empty."""
    return {"nodes": line_nodes(text), "rtl": is_right_to_left(_plain(text))} if text else None


def _plain(text: InlineText) -> str:
    return isolated(show_controls(plain_text(text)))
