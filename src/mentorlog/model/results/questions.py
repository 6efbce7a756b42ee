"""Questions of one's own, with what decides when they are asked."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.model.question import Question


class OwnQuestion(NamedTuple):
    """A question of one's own that may be asked in a relationship."""

    question: Question
    sessions_before: int = 0
    """How many sessions of the relationship were held up to the day on which it was recorded."""
