"""The rows of a review about advice and resources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_short_date
from mentorlog.model import Advice, Resource
from mentorlog.present.page import Row, Span, text
from mentorlog.present.phrases import due_phrase, join_facts
from mentorlog.present.review.sides import with_command, with_sides

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.insight.review import Review
    from mentorlog.present.page import Text
    from mentorlog.present.review.detail import Detail


def advice_to_judge(review: Review, detail: Detail) -> list[Row]:
    """Advice whose day to try it has come, each with the command that records what came of it."""
    return [
        with_command(
            Row(mark=Span("↺", "look"), body=text(advice.text)),
            _day(review, advice.try_by),
            f"mentorlog outcome {advice.ref} OUTCOME",
            advice.ref,
            detail=detail,
        )
        for advice in review.advice_due
    ]


def advice_to_try(review: Review, detail: Detail) -> list[Row]:
    """Advice that is still to be tried."""
    return [
        with_sides(Row(body=text(advice.text)), advice_facts(review, advice), detail=detail) for advice in review.advice
    ]


def open_resources(review: Review, detail: Detail) -> list[Row]:
    """What is to be read, watched or attended."""
    return [
        with_sides(Row(body=text(resource.title)), resource_facts(review, resource), detail=detail)
        for resource in review.resources
    ]


def advice_facts(review: Review, advice: Advice) -> Text:
    """When advice is to be tried, or when it was given, and its ref."""
    by = due_phrase(advice.try_by, today=review.today) if advice.try_by else _day(review, advice.on)
    return join_facts(by, advice.ref)


def _day(review: Review, day: dt.date | None) -> str | None:
    return format_short_date(day, today=review.today) if day else None


def resource_facts(review: Review, resource: Resource) -> Text:
    """The type of a resource, when it is due, and its ref."""
    due = due_phrase(resource.due_on, today=review.today) if resource.due_on else None
    return join_facts(resource.type, due, resource.ref)


def private_facts(review: Review, entry: object) -> Text:
    """The facts of private advice or a private resource, for the block of private entries."""
    if isinstance(entry, Advice):
        return join_facts("did it work?" if entry in review.advice_due else "to try", advice_facts(review, entry))
    return join_facts("learn from", resource_facts(review, entry)) if isinstance(entry, Resource) else ()
