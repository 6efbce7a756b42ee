"""The answer of `rate`: whose skill, its score, and the scores before."""

from __future__ import annotations

import datetime as dt

from mentorlog.dates import format_date, format_short_date
from mentorlog.model import Rating, Skill
from mentorlog.present.fields import facts
from mentorlog.present.page import Line, Page, Row, Span, text
from mentorlog.present.words import first_name, out_of, way


def rate_page(rating: Rating, *, skill: Skill, today: dt.date, before: Rating | None = None) -> Page:
    """The rating and how the scores have changed. `before` is the rating that it replaced, `skill` has all ratings of
    the skill, this one included."""
    if before == rating:
        return (Line(text(Span(str(rating.ref), "strong"), f" was {out_of(rating.score)} already.")),)
    whom = "yourself" if rating.owner == "me" else first_name(rating.relationship)
    was = f" (was {before.score})" if before and before.score != rating.score else None
    on = format_date(rating.on, today=today) if rating.on != today else None
    came = text(f"{way(skill)}, since {format_short_date(skill.first.on, today=today)}") if way(skill) else ()
    return (
        Row(
            body=text(f"Rated {whom} in ", rating.skill, ": ", Span(out_of(rating.score), "strong"), was),
            side=facts(rating, on),
            under=(came,) if came else (),
        ),
    )
