"""What the two people expected of each other, as their agreement says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.insight.collaboration.agreement_parts import all_headings, heading_of
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.model import Relationship

_EXPECTATIONS: Final = 2
"""The first headings of the agreement: what each of the two expects."""
_MARKS: Final = re.compile(r"[ \t]*(?:[-*#>]+[ \t]*)?")


class Expected(NamedTuple):
    """What one of the two expected, or the whole agreement."""

    label: str
    """The heading in the agreement, without its colon; empty for the whole agreement."""
    text: str


def expected(relationship: Relationship) -> tuple[Expected, ...]:
    """What the two expected of each other: the texts under the first two headings of the agreement's template, in any
    language, else the whole agreement; nothing without an agreement."""
    agreement = (relationship.agreement or "").strip("\n")
    if not agreement.strip():
        return ()
    wanted = [heading.removesuffix(":") for same in all_headings(relationship)[:_EXPECTATIONS] for heading in same]
    texts: dict[str, list[str]] = {}
    under: str | None = None
    for line in agreement.split("\n"):
        start = _MARKS.match(line)
        bare = line[start.end() :] if start else line
        heading = heading_of(bare, relationship)
        if heading is not None:
            under = heading
            rest = bare[len(heading) :].lstrip(":* \t")
            texts.setdefault(heading, []).extend([rest] if rest else [])
        elif under is not None:
            texts[under].append(line)
    found = [(heading, "\n".join(texts.get(heading, ())).strip("\n")) for heading in wanted]
    parts = tuple(Expected(heading, text) for heading, text in found if text.strip())
    return parts or (Expected("", agreement),)
