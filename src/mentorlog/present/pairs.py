"""The page of the pairs that are proposed for a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.insight.programme.matching import pair_reasons
from mentorlog.present.page import Line, Row, Span, text
from mentorlog.present.phrases import count_phrase, join_facts

if TYPE_CHECKING:
    from mentorlog.insight.programme.matching import Proposal
    from mentorlog.present.page import Page


def pairs_page(proposal: Proposal, *, programme: str) -> Page:
    """Each mentor with a mentee, and the reasons below."""
    rows = (
        Row(
            body=text(Span(each.mentor.name, "title"), " with ", Span(each.mentee.name, "title")),
            under=(join_facts(*pair_reasons(each)),),
        )
        for each in proposal.pairs
    )
    return (Line(text(f"{count_phrase(len(proposal.pairs), 'pair')} proposed for ", programme)), *rows)
