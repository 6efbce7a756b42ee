"""Parse the options that record an evaluation of a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.dates.read import read_day, read_past_day
from mentorlog.errors import UsageError
from mentorlog.model import UNSET
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.cli.app import App
    from mentorlog.model import Unset

CLEARABLE: Final = ("note", "again", "evaluation")
"""What `--clear` takes; `evaluation` deletes all of it."""


class EvaluationGiven(NamedTuple):
    """The evaluation that the options describe."""

    on: dt.date
    note: str | Unset | None
    """None clears it."""
    look_again_on: dt.date | Unset | None
    """None clears it."""
    is_deleted: bool = False


def read_evaluation(
    app: App, day: str, *, note: str | None, again: str | None, clear: Iterable[str]
) -> EvaluationGiven:
    """The evaluation that the options describe. Raises UsageError for a day in the future, for a day to evaluate again
    that is not in the future, and for a field that is both given and cleared; DateError."""
    on = read_past_day(app, day, option="--evaluated")
    cleared = {_field(name) for name in clear}
    for name, value in (("note", note), ("again", again), ("evaluation", note or again)):
        if name in cleared and value is not None:
            given = f"--{name}" if name != "evaluation" else "--note or --again"
            raise UsageError(f"--clear {name} can't be used with {given}.")
    return EvaluationGiven(
        on,
        None if "note" in cleared else UNSET if note is None else note,
        None if "again" in cleared else UNSET if again is None else _read_again(app, again),
        is_deleted="evaluation" in cleared,
    )


def _field(name: str) -> str:
    if name.strip().casefold() not in CLEARABLE:
        raise UsageError(f"--clear must be {', '.join(CLEARABLE[:-1])} or {CLEARABLE[-1]}, not {quoted(name)}.")
    return name.strip().casefold()


def _read_again(app: App, again: str) -> dt.date | None:
    """The day of --again. Raises UsageError if it is not in the future."""
    on = read_day(app, again, direction="future")
    if on is not None and on <= app.today:
        raise UsageError(f"{on:%a} {on} is not in the future; --again must be a future date.", hint="--again DATE")
    return on
