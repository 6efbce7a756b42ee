"""What is beside a text of a review, and what is there instead if the text would be cut for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.page import is_attached, line_to_type, split_facts, text, with_dots
from mentorlog.present.phrases import join_facts

if TYPE_CHECKING:
    from mentorlog.model import Ref
    from mentorlog.present.page import Row, Text
    from mentorlog.present.review.detail import Detail


def with_sides(row: Row, side: Text, *shorter: Text, detail: Detail) -> Row:
    """A row whose text may be shortened, but not for what is beside it: a shorter side is drawn instead (default: those
    of `shorter_sides`)."""
    shorter = (shorter or shorter_sides(side)) if detail.max_lines else ()
    return row._replace(side=side, shorter=shorter, max_lines=detail.max_lines)


def shorter_sides(side: Text) -> tuple[Text, ...]:
    """The side with fewer and fewer of its facts: the last one is left out first, but never a ref, what is late or due,
    or a command."""
    facts = list(split_facts(side))
    sides = []
    for place in reversed(range(len(facts))):
        if not (is_attached(facts[place]) or _always_shown(facts[place])):
            del facts[place]
            sides.append(with_dots(facts))
    return tuple(sides)


def _always_shown(fact: Text) -> bool:
    return bool(fact) and fact[0].style in ("late", "look", "command")


def with_command(row: Row, day: str | None, line: str, ref: Ref, *, detail: Detail) -> Row:
    """A row with the command that answers it; if it has no space beside the text, with the ref that it names."""
    command = line_to_type(line)
    return with_sides(row, join_facts(day, command), text(command), join_facts(ref), detail=detail)
