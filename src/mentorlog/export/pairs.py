"""Write the pairs that are proposed for a programme, as a CSV table and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export.tables import sheet
from mentorlog.insight.programme.matching import pair_reasons, reason_free, reason_unpaired

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.insight.programme.matching import Pair, Proposal

COLUMNS: Final = ("mentor", "mentee", "reasons")


def pairs_table(proposal: Proposal) -> bytes:
    """The pairs as a table; the reasons are separated by semicolons."""
    rows = ((each.mentor.name, each.mentee.name, "; ".join(pair_reasons(each))) for each in proposal.pairs)
    return sheet(COLUMNS, rows)


def proposal_shape(proposal: Proposal, *, programme: str) -> Shape:
    """The JSON of the pairs and of those who are left over."""
    unpaired, free = reason_unpaired(proposal), reason_free(proposal)
    return {
        "programme": programme,
        "pairs": [_pair(each) for each in proposal.pairs],
        "mentees_without_mentor": [{"name": each.name, "reason": unpaired} for each in proposal.unpaired],
        "mentors_with_room": [
            {"name": each.name, "capacity": each.capacity, "free": number, "reason": free}
            for each, number in proposal.free
        ],
    }


def _pair(pair: Pair) -> Shape:
    return {
        "mentor": pair.mentor.name,
        "mentee": pair.mentee.name,
        "shared_skills": list(pair.shared_skills),
        "another_organisation": pair.is_across_organisations,
        "place": pair.place,
        "capacity": pair.mentor.capacity,
        "reasons": list(pair_reasons(pair)),
    }
