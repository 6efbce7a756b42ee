"""What a date with a time of day is parsed into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates.vocabulary import add_to_date
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from datetime import date, time

    from mentorlog.dates.days import Context


class When(NamedTuple):
    """A day, and a time of day if one was given."""

    on: date
    at: time | None = None
    """Local time, to the minute."""
    minutes: int | None = None
    """The minutes from `at` to the end, if both were given: `kl. 10-11`."""
    has_part_of_day: bool = False
    """Whether a part of the day was given without a time, which is not kept: `tomorrow morning`."""


def nearest_time(at: time, context: Context, minute: time) -> When:
    """A time alone: today if that is in the direction asked for, else the next or previous day."""
    is_other_day = at > minute if context.direction == "past" else at < minute
    return When(add_to_date(context.today, days=context.sign) if is_other_day else context.today, at)
