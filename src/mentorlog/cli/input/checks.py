"""What is typed for a field, checked and turned into what the journal keeps; for the commands that record it and for
`edit`."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.errors import UsageError
from mentorlog.model import OUTCOMES, ROLES, SCORES, Ref, Role


def usable_name(name: str) -> str:
    """The name of a person, trimmed, on one line. Raises UsageError for one that nobody could type again."""
    name = " ".join(name.split())
    if not name:
        raise UsageError("The name is empty.")
    if Ref.parse(name) is not None:
        raise UsageError(f"{name!r} looks like a ref, so it could never be typed as a name.", hint="give the full name")
    return name


def checked_role(said: str) -> Role:
    """The role that was typed. Raises UsageError."""
    for role in ROLES:
        if said.strip().casefold() == role:
            return role
    raise UsageError(f"--i-am is mentor or mentee, not {said!r}.")


_MEANT_AS_DATE: Final = r"\s(?:by|inden|senest)\s+(?:\S+\s+){0,2}\S+\s*$"
"""The end of a promise that may have been meant as its date."""


def promise(app: App, text: str, *, by: str | None, from_day: dt.date) -> tuple[str, dt.date | None]:
    """The words of a promise and its due date: --by, else an inline `by DATE` counted from the day it was promised,
    whose words are taken off."""
    from mentorlog.dates import parse_date, split_deadline

    moment = dt.datetime.combine(from_day, app.now.time())
    if by is not None:
        return text, parse_date(by, now=moment, direction="future", order=app.date_order)
    said, due_on = split_deadline(text, now=moment, order=app.date_order)
    if due_on is None and (tail := re.search(_MEANT_AS_DATE, text, re.IGNORECASE)):
        output.warn(f"{tail[0].strip()!r} is no date I know, so it stays text; --by DATE gives one.")
    return said, due_on


def tone_of(*, praise: bool, constructive: bool) -> str | None:
    """The tone that --praise or --constructive names, None for neither."""
    if praise and constructive:
        raise UsageError("--praise and --constructive contradict each other; record them as two.")
    return "praise" if praise else "constructive" if constructive else None


def outcome_of(word: str) -> str:
    """An outcome as typed, in any case. Raises UsageError."""
    if word.casefold() not in OUTCOMES:
        raise UsageError(
            f"An outcome is improved, unchanged or worse, not {word!r}.", hint="mentorlog outcome f1 improved"
        )
    return word.casefold()


def is_score(word: str) -> bool:
    """Whether a score is spelled, alone or with the scale it stands on (`4/5`)."""
    return word.strip().removesuffix(f"/{SCORES[-1]}") in map(str, SCORES)


def score_of(word: str, *, what: str = "A score", hint: str | None = None) -> int:
    """A score as typed; `what` is said to be one, and `hint` what to type, where it is none. Raises UsageError."""
    if not is_score(word):
        raise UsageError(f"{what} is a whole number from {SCORES[0]} to {SCORES[-1]}, not {word!r}.", hint=hint)
    return int(word.strip()[0])
