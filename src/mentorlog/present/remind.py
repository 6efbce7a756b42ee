"""What is due, as `remind` says it, and the phrases it shares with `status`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from mentorlog.dates import format_relative_when, format_short_date
from mentorlog.insight.reminders import Reminder
from mentorlog.present.page import Page, Row, Span, Text, text
from mentorlog.present.words import asked, dotted, due, first_name, party_phrase, private_mark


def remind_page(reminders: Sequence[Reminder], *, today: dt.date) -> Page:
    """Everything that is due, late things first, each with the line that settles it; nothing at all when nothing is."""
    rows = []
    group = ""
    for reminder in reminders:
        label = _group(reminder)
        rows.append(
            Row(
                label="" if label == group else label,
                body=matter(reminder),
                side=dotted(when(reminder, today=today), private_mark(private=reminder.private), reminder.ref),
                under=(dotted(about(reminder), reminder.settle),),
                max_lines=2,
            )
        )
        group = label
    return tuple(rows)


def matter(reminder: Reminder) -> Text:
    """What is due, in the entry's own words, with the question it raises."""
    if reminder.reminder == "milestone_uncelebrated":
        return asked(reminder.text, "not celebrated yet")
    if reminder.reminder == "feedback_follow_up":
        return asked(reminder.text, "did it change?")
    return text(reminder.text)


def about(reminder: Reminder) -> str:
    """Whom it concerns: `to Søren` (my promise), `from Søren` (theirs), else `with Søren`."""
    if reminder.owner:
        return party_phrase(reminder.owner, reminder.relationship)
    return f"with {first_name(reminder.relationship)}"


def when(reminder: Reminder, *, today: dt.date) -> Span:
    """How late it is, or when it is due; what merely waits has its date."""
    if reminder.days < 0 and not reminder.late:
        return Span(format_short_date(reminder.due_on, today=today))
    if reminder.at and reminder.days >= 0:
        near = format_relative_when(reminder.due_on, reminder.at, today=today)
        return Span(near, "look" if reminder.days <= 1 else "plain")
    return due(reminder.due_on, today=today)


def _group(reminder: Reminder) -> str:
    if reminder.days < 0:
        return "Late" if reminder.late else "Waiting"
    return "Coming" if reminder.days else "Today"
