"""An evaluation of a programme."""

from __future__ import annotations

from mentorlog.named_tuples import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime as dt


class Evaluation(NamedTuple):
    """What was found when a programme was evaluated. It belongs to a programme, not to a relationship."""

    programme: str
    """The label of the programme."""
    on: dt.date
    """The day of the evaluation; a second on the same day replaces the first."""
    note: str | None = None
    """What was found, and what to adjust."""
    look_again_on: dt.date | None = None
    """The day to evaluate it again."""


class Evaluated(NamedTuple):
    """An evaluation that was recorded."""

    evaluation: Evaluation
    """The evaluation as it is now."""
    before: Evaluation | None
    """The evaluation of the same day that it replaced."""
    latest: Evaluation
    """The latest evaluation of the programme, which decides when it is evaluated again."""
