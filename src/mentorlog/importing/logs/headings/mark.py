"""The beginning of a session in a log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.importing.logs.headings.titles import Title

LINE_LEVEL: Final = 90
"""The level of a line that begins a session and is not a heading: above those of all headings."""
MarkKind = Literal["heading", "line"]
"""Whether a session begins at a heading or at another line."""


class Mark(NamedTuple):
    """The beginning of a session, or of a template."""

    start: int
    """The place of its first line."""
    dated: int
    """The place of the line with the day."""
    level: int
    """The level of its heading; a number above all levels for a line."""
    title: Title
    """What its heading or line says."""
    kind: MarkKind
    """What begins it."""
    heading: str = ""
    """The heading that has no day itself, if the day is on a line below it."""
    text: str = ""
    """The text that follows the day on the same line and belongs to the session."""
