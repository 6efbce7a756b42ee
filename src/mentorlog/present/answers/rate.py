"""The confirmation of `rate`: the person, the skill, its score, and the scores before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_recorded_date, format_short_date
from mentorlog.present.entries.fields import side_facts
from mentorlog.present.page import Line, Row, Span, text
from mentorlog.present.phrases import first_name, score_phrase, score_trend

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Rating, Skill
    from mentorlog.present.page import Page


def rate_page(
    rating: Rating, *, skill: Skill, today: dt.date, before: Rating | None = None, short_name: str = ""
) -> Page:
    """The rating and how the scores have changed.

    `before` is the rating that it replaced; `skill` has all ratings of the skill, including this one.
    `short_name` is that of the person (default: the first name).
    """
    if before == rating:
        return (Line(text(Span(str(rating.ref), "strong"), f" was {score_phrase(rating.score)} already.")),)
    person = "yourself" if rating.owner == "me" else short_name or first_name(rating.relationship)
    was = f" (was {before.score})" if before and before.score != rating.score else None
    on = format_recorded_date(rating.on, today=today) if rating.on != today else None
    trend = score_trend(skill)
    since = f", since {format_short_date(skill.first.on, today=today)}"
    history = text(trend._replace(style="plain"), since) if trend else ()
    return (
        Row(
            body=text(f"Rated {person} in ", rating.skill, ": ", Span(score_phrase(rating.score), "strong"), was),
            side=side_facts(rating, on),
            under=(history,) if history else (),
        ),
    )
