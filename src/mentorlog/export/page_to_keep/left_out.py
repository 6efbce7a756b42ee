"""Say what the page to keep has no space for, to the person who exports it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.enumeration import enumerated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.insight.page_to_keep.build import LeftOut

_NAMES: Final = {
    "name": "the name",
    "focus": "the focus",
    "goals": "titles of goals",
    "learned": "what was learned",
    "thanks": "the thanks",
    "next": "what comes next",
    "readers": "who may read it",
}


def describe_left_out(left_out: LeftOut) -> Iterator[str]:
    """What was left out, and what was shortened, as a message each."""
    omitted = []
    if left_out.goals:
        omitted.append(f"{_count(len(left_out.goals), 'goal')} ({'; '.join(left_out.goals)})")
    if left_out.learned:
        omitted.append(f"{_count(left_out.learned, 'more thing')} learned")
    if left_out.takeaways:
        omitted.append(_count(left_out.takeaways, "older takeaway"))
    if omitted:
        yield f"the page has no space for {enumerated(omitted)}; an export without --page has them."
    if left_out.shortened:
        yield f"shortened on the page: {enumerated([_NAMES[name] for name in left_out.shortened])}."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
