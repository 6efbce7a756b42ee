"""The page of `remind`: what is due. `status` shares its phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_relative_when, format_short_date
from mentorlog.present.name_labels import MAX_NAME, fitted_names
from mentorlog.present.page import Row, Span, text
from mentorlog.present.phrases import (
    cells,
    due_phrase,
    join_facts,
    owes_phrase,
    private_marker,
    with_question,
)
from mentorlog.present.time_there import time_there_suffix

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.insight.due.reminder import Reminder
    from mentorlog.present.page import Page, Text


def remind_page(reminders: Sequence[Reminder], *, today: dt.date, is_drawn: bool = True) -> Page:
    """Everything that is due, in the given order, each with the command that settles it; empty if nothing is due.
    `is_drawn`: the page is for a terminal, where long names are cut."""
    rows = []
    group = ""
    for reminder, shown in zip(reminders, _with_fitted_names(reminders) if is_drawn else reminders, strict=True):
        label = _group(reminder)
        body, below = reminder_text(reminder), (reminder_person(reminder), Span(reminder.settle, "command"))
        facts = (reminder_due(reminder, today=today), private_marker(private=reminder.private), reminder.ref)
        commands = (Span(line, "command") for line in (reminder.settle, *reminder.alternatives))
        rows.append(
            Row(
                label="" if label == group else label,
                body=body,
                side=join_facts(*facts),
                under=(join_facts(reminder_person(shown), *commands),),
                max_lines=2,
                cells=cells(body, *below, *facts),
            )
        )
        group = label
    return tuple(rows)


def _with_fitted_names(reminders: Sequence[Reminder]) -> tuple[Reminder, ...]:
    """The reminders with names of at most `MAX_NAME` cells."""
    names = {(each.relationship_ref, each.person): each.person for each in reminders if each.person}
    fitted = fitted_names(names, MAX_NAME)
    return tuple(
        each._replace(person=fitted[each.relationship_ref, each.person]) if each.person else each for each in reminders
    )


def reminder_text(reminder: Reminder) -> Text:
    """The text of the entry that is due, and the question about it, if there is one."""
    if reminder.reminder == "milestone_uncelebrated":
        return with_question(reminder.text, "not celebrated yet")
    if reminder.reminder == "feedback_follow_up":
        return with_question(reminder.text, "did it change?")
    if reminder.reminder == "advice_try_by" and reminder.days <= 0:
        return with_question(reminder.text, "did it work?")
    return text(reminder.text)


def reminder_person(reminder: Reminder) -> str:
    """The person: `you owe Søren`, `Søren owes you` (actions), else `with Søren`; `me` for what is my own; empty for
    what belongs to no relationship."""
    if reminder.relationship is None:
        return ""
    if reminder.is_own:
        return reminder.relationship
    if reminder.owner:
        return owes_phrase(reminder.owner, reminder.person)
    return f"with {reminder.person}"


def reminder_due(reminder: Reminder, *, today: dt.date) -> Span:
    """How late the entry is, or when it is due; if it is past but not late, its date."""
    if reminder.days < 0 and not reminder.is_late:
        return Span(format_short_date(reminder.due_on, today=today))
    if reminder.at and reminder.days >= 0:
        time = format_relative_when(reminder.due_on, reminder.at, today=today)
        time += time_there_suffix(reminder.due_on, reminder.there)
        return Span(time, "look" if reminder.days <= 1 else "plain")
    return due_phrase(reminder.due_on, today=today)


def _group(reminder: Reminder) -> str:
    if reminder.days < 0:
        return "Late" if reminder.is_late else "Waiting"
    return "Coming" if reminder.days else "Today"
