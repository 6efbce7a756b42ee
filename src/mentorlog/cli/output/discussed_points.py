"""The warning that others see a point as open which the owner has discussed in a private session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.messages import warn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.model import Point


def warn_of_discussed_points(shown: Iterable[Point], *, still_open: Iterable[Point]) -> None:
    """Warn if one of the points that are `shown` to others as open is not open any more, because a private session
    discussed it."""
    if {point.ref for point in shown} - {point.ref for point in still_open}:
        warn(
            "a point that was discussed in a private session is shown as open, because others do not know of the "
            "session; to leave it out: mentorlog private REF"
        )
