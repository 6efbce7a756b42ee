"""Ask, when a relationship is paused, for decisions about entries that are due during the pause."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.cli.input.prompts.ask import ask_day, default_answer
from mentorlog.cli.input.prompts.open_entries import OUTCOMES, PASSED, choose_outcome, describe
from mentorlog.dates import format_date
from mentorlog.insight.open_entries import due_day, due_entries, open_entries
from mentorlog.model import Milestone, Session
from mentorlog.named_tuples import NamedTuple
from mentorlog.workflows.decide import MOVED, Decision

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Entry, Relationship
    from mentorlog.store import Journal

_KEEP: Final = "keep it; it still reminds"
MOVE: Final = "move past the pause"
"""The answer that gives an entry a day after the pause."""


class AskedPause(NamedTuple):
    """The answers to the questions of a pause."""

    until: dt.date | None = None
    """The day on which the pause ends; None if it has no end yet."""
    decisions: tuple[Decision, ...] = ()
    """The decisions about entries that are due during the pause."""


def ask_pause(app: App, journal: Journal, before: Relationship) -> AskedPause:
    """Ask until when the relationship is paused, and for a decision about each entry that is due before that day. Asks
    nothing if no entry has a date. Raises Stopped."""
    entries = open_entries(journal.dossier(before.ref))
    if not due_entries(entries):
        return AskedPause()
    output.write_stderr(
        f"Something is still planned or open with {before.name}. Enter keeps it; Ctrl-C stops and changes nothing."
    )
    until = _ask_until(app)
    asked = AskedPause(until)
    _remember(app, before, asked)
    for entry in due_entries(entries, before=until):
        decision = _ask_decision(app, entry, until=until) if _is_asked(entry) else None
        if decision:
            asked = asked._replace(decisions=(*asked.decisions, decision))
            _remember(app, before, asked)
    return asked


def _remember(app: App, before: Relationship, asked: AskedPause) -> None:
    """Keep the answers so far as the command lines that record them."""
    from mentorlog.cli.input.prompts.decision_lines import decision_lines
    from mentorlog.cli.input.text.unsaved import remember_lines

    until = ["--until", asked.until.isoformat()] if asked.until else []
    if until or asked.decisions:
        pause = ["mentorlog", "--yes", "pause", str(before.ref), *until]
        remember_lines(app, *decision_lines(asked.decisions), pause)


def _ask_until(app: App) -> dt.date | None:
    """The day on which the pause ends, asked again if it has passed."""
    while True:
        day = ask_day(app, "Until when do you pause? (a date; Enter: until you resume it)", direction="future")
        if day is None or day >= app.today:
            return day
        output.write_stderr("That has passed: type a day in the future, or press Ctrl-C to stop.")


def _is_asked(entry: Entry) -> bool:
    """Whether to ask about an entry; a reached milestone can only be celebrated later."""
    return not (isinstance(entry, Milestone) and entry.status == "reached")


def _ask_decision(app: App, entry: Entry, *, until: dt.date | None) -> Decision | None:
    """The decision about an entry; None if it is not changed."""
    if not isinstance(entry, Session):
        outcomes = (*OUTCOMES[entry.ref.kind], MOVE)
    else:
        outcomes = PASSED if entry.has_passed(app.now) else ("cancelled", MOVE)
    outcome = choose_outcome(app, describe(app, entry), outcomes, keep=_KEEP)
    if outcome != MOVE:
        return Decision(entry, outcome) if outcome else None
    day = _ask_new_day(app, entry, until=until)
    return Decision(entry, MOVED, day) if day else None


def _ask_new_day(app: App, entry: Entry, *, until: dt.date | None) -> dt.date | None:
    """The new day of an entry, by default the first one after the pause on the same weekday. None: it is not moved."""
    default = _same_weekday(due_day(entry) or until, until) if until else None
    shown = default_answer(app, format_date(default, today=app.today)) if default else "(a date; Enter: do not move it)"
    while True:
        day = ask_day(app, f"{entry.ref}  To which day? {shown}", direction="future") or default
        if day is None or not until or day >= until:
            return day
        output.write_stderr(f"The pause ends on {format_date(until, today=app.today)}: type that day or a later one.")


def _same_weekday(day: dt.date, until: dt.date) -> dt.date:
    """The first day from `until` on with the weekday of `day`."""
    return until + dt.timedelta(days=(day.weekday() - until.weekday()) % 7)
