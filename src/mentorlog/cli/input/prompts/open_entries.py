"""Ask for the outcome of an entry that is still planned or open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import model
from mentorlog.cli import output
from mentorlog.cli.input.counts import whole_number
from mentorlog.cli.input.prompts.ask import ask, show_choice
from mentorlog.dates import format_date
from mentorlog.insight.open_entries import due_day
from mentorlog.model import OUTCOMES_BY_KIND
from mentorlog.model.choices import find_choice
from mentorlog.model.titles import title_of
from mentorlog.names import first_name
from mentorlog.present.entries.fields import format_session_time
from mentorlog.present.phrases import owes_phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.cli.app import App
    from mentorlog.model import Entry, Kind

OUTCOMES: Final[Mapping[Kind, tuple[str, ...]]] = {
    "goal": ("achieved", "dropped"),
    "action": ("done", "dropped"),
    **OUTCOMES_BY_KIND,
    "milestone": ("reached",),
    "point": ("discussed", "dropped"),
    "resource": ("done", "dropped"),
}
"""The possible outcomes of an open entry, by kind."""
PASSED: Final = ("held", "missed", "cancelled")
"""The possible outcomes of a planned session that has passed."""


def choose_outcome(app: App, question: str, outcomes: tuple[str, ...], *, keep: str) -> str | None:
    """One of the outcomes by its number, its first letters or a Danish word; None if the user presses Enter, which has
    the effect `keep`. Without a question, the choices are a line below it, and the answer is below them. Raises
    Stopped."""
    words = [outcome.replace("_", " ") for outcome in outcomes]
    choices = ", ".join(f"{number} {word}" for number, word in enumerate(words, start=1))
    if app.uses_sentences:
        answer = _ask_line_by_line(app, question, words, keep=keep)
    else:
        if not question:
            output.write_stderr(f"  {choices}?")
        answer = ask(app, f"{question}: {choices}?" if question else ">")
    while answer:
        number = whole_number(answer, lowest=1, highest=len(outcomes))
        if number is not None:
            return outcomes[number - 1]
        if found := find_choice(answer, outcomes):
            return found
        answer = ask(app, f"{choices}, or Enter to {keep}:")
    return None


def _ask_line_by_line(app: App, question: str, words: list[str], *, keep: str) -> str:
    """Ask with each choice on a line of its own, for a screen reader."""
    if question:
        output.write_stderr(f"{question}.")
    for number, word in enumerate(words, start=1):
        show_choice(app, number, word)
    return ask(app, f"Type a number, or press Enter to {keep}:")


def describe(app: App, entry: Entry) -> str:
    """An open entry in a question: its ref, its title, who owes it or its progress, and when it is due."""
    match entry:
        case model.Session():
            when = format_session_time(entry, today=app.today)
            return f"{_ref(app, entry)}The session {'of' if entry.has_passed(app.now) else 'planned for'} {when}"
        case model.Goal():
            facts = [f"{entry.progress} percent" if app.uses_sentences else f"{entry.progress}%"]
        case model.Action():
            facts = [owes_phrase(entry.owner, first_name(entry.relationship))]
        case model.Feedback():
            facts = ["did it change?"]
        case model.Advice():
            facts = ["did it work?"]
        case _:
            facts = []
    due_on = due_day(entry)
    facts += [f"due {format_date(due_on, today=app.today)}"] if due_on else []
    return f"{_ref(app, entry)}{title_of(entry)}" + (f" ({', '.join(facts)})" if facts else "")


def _ref(app: App, entry: Entry) -> str:
    """The ref before a text."""
    return f"ref {entry.ref}, " if app.uses_sentences else f"{entry.ref}  "
