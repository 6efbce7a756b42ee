"""What is beside a text of a review, and what is there instead if the text would be cut for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.page import line_to_type, text
from mentorlog.present.phrases import join_facts

if TYPE_CHECKING:
    from mentorlog.model import Ref
    from mentorlog.present.page import Row, Text
    from mentorlog.present.review.detail import Detail


def with_sides(row: Row, side: Text, *shorter: Text, detail: Detail) -> Row:
    """A row whose text may be shortened, but not for what is beside it: a shorter side is drawn instead."""
    return row._replace(side=side, shorter=shorter if detail.max_lines else (), max_lines=detail.max_lines)


def with_command(row: Row, day: str | None, line: str, ref: Ref, *, detail: Detail) -> Row:
    """A row with the command that answers it; if it has no space beside the text, with the ref that it names."""
    command = line_to_type(line)
    return with_sides(row, join_facts(day, command), text(command), join_facts(ref), detail=detail)
