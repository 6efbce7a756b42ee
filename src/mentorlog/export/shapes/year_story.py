"""Convert the story of a year to JSON-ready data. It has no refs and no uuids, because it is to be shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import day

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.insight.year_story import Exchange, Story, StoryItem


def year_story(story: Story) -> Shape:
    """The JSON of `year --story`. Unless it is `named`, `relationship` is null, `names` and `contacts` are empty."""
    return {
        "year": story.year,
        "until": day(story.until),
        "named": story.is_named,
        "people": story.people,
        "sessions": story.total.sessions,
        "minutes": story.total.minutes,
        "without_length": story.total.without_length,
        "given": _exchange(story.given),
        "received": _exchange(story.received),
        "learned": [{**_item(each), "source": each.source} for each in story.learned],
        "skills": [each._asdict() for each in story.skills],
        "resources": [{**_item(each, "title"), "type": _type(each)} for each in story.resources],
        "reached": [
            {**_item(each, "title"), "kind": each.source, "celebrated": each.is_celebrated} for each in story.reached
        ],
        "thanks": list(map(_item, story.thanks)),
    }


def _exchange(exchange: Exchange) -> Shape:
    meetings = exchange.meetings
    return {
        "role": meetings.role,
        "type": meetings.type,
        "people": meetings.people,
        "in_coaching": meetings.in_coaching,
        "sessions": meetings.total.sessions,
        "minutes": meetings.total.minutes,
        "names": list(exchange.people),
        "feedback": exchange.feedback,
        "promises": exchange.promises,
        "introductions": exchange.introductions,
        "contacts": list(exchange.contacts),
        "goals": exchange.goals,
        "advice": list(map(_item, exchange.advice)),
    }


def _item(item: StoryItem, text_key: str = "text") -> Shape:
    """An item with the month in which it counts, as `YYYY-MM`."""
    return {
        "month": f"{item.month:%Y-%m}",
        "relationship": "me" if item.role == "self" else item.relationship,
        "role": item.role,
        text_key: item.text,
    }


def _type(resource: StoryItem) -> str | None:
    return None if resource.source == "resource" else resource.source
