"""Record that a programme was evaluated."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.errors import NotFoundError
from mentorlog.insight.due.due_evaluation import programme_line
from mentorlog.insight.programme.listing import evaluations_of
from mentorlog.model import UNSET
from mentorlog.model.results.evaluations import Evaluated

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Evaluation, Unset
    from mentorlog.store import Journal

VERB: Final = "programme"
"""What `history` calls the command."""


def evaluate_programme(
    journal: Journal,
    label: str,
    *,
    on: dt.date,
    note: str | Unset | None = UNSET,
    look_again_on: dt.date | Unset | None = UNSET,
    now: dt.datetime,
) -> Evaluated:
    """Record the evaluation of a programme on a day. A second one on the same day replaces the given fields of the
    first; None clears one. Raises NotFoundError if there is none on that day to clear a field of."""
    earlier = evaluations_of(label, journal.evaluations())
    before = _on_day(earlier, on)
    if before is None and (note is None or look_again_on is None):
        raise _not_evaluated(label, on)
    with journal.command(VERB, now=now) as change:
        # all evaluations of a programme have the same spelling, so that the latest settles the reminder of the others
        spelled = (before or earlier[-1]).programme if earlier else label
        change.evaluate(spelled, on=on, note=note, look_again_on=look_again_on)
    known = evaluations_of(label, journal.evaluations())
    return Evaluated(next(each for each in known if each.on == on), before, known[-1])


def remove_evaluation(journal: Journal, label: str, *, on: dt.date, now: dt.datetime) -> Evaluation:
    """Delete the evaluation of a programme on a day and return it. Raises NotFoundError if there is none."""
    before = _on_day(evaluations_of(label, journal.evaluations()), on)
    if before is None:
        raise _not_evaluated(label, on)
    with journal.command(VERB, now=now) as change:
        change.remove_evaluation(before.programme, on=on)
    return before


def _not_evaluated(label: str, on: dt.date) -> NotFoundError:
    return NotFoundError(f"{label} was not evaluated on {on}.", hint=programme_line(label))


def _on_day(evaluations: Iterable[Evaluation], on: dt.date) -> Evaluation | None:
    return next((each for each in evaluations if each.on == on), None)
