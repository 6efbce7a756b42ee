"""Whether a page about what was said may be sent to the other person, by what the two agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from mentorlog.model import Relationship

SendingRule = Literal["send", "ask", "refuse"]
"""What happens when a page is to be sent: it is written, the user is asked first, or it is refused."""


def sending_rule(relationship: Relationship) -> SendingRule:
    """What the two agreed on pages such as the recap. If the question was never answered, they may be sent."""
    if relationship.recap == "no":
        return "refuse"
    return "ask" if relationship.recap == "ask" else "send"
