"""Shared parts of all sections of the summary: the summary, the translator, and parts that several sections use."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from mentorlog.export.document import Fact, ListItem, ListItems, UserText
from mentorlog.export.introductions import introduced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mentorlog.export.translation import Translator
    from mentorlog.insight.summary import Summary
    from mentorlog.model import Action, Checkpoint, Session

MANY_ITEMS: Final = 30
"""A list with this many items is divided by year."""


class SummaryWriter:
    """A summary, and the language in which it is written."""

    def __init__(self, summary: Summary, translator: Translator) -> None:
        self.summary = summary
        self.relationship = summary.relationship
        self.translator = translator
        self.translate = translator.translate
        self.date = translator.format_date
        mentor, mentee = self.translate("Mentor"), self.translate("Mentee")
        self.role_titles = self._by_party(mentor, mentee)
        """The roles of the two people (`me`, `them`) for the beginning of a line."""
        mentor, mentee = self.translate("mentor"), self.translate("mentee")
        self.roles = self._by_party(mentor, mentee)
        """The roles of the two people within a line."""

    def _by_party(self, mentor: str, mentee: str) -> dict[str, str]:
        mine, theirs = (mentor, mentee) if self.relationship.role == "mentor" else (mentee, mentor)
        return {"me": mine, "them": theirs}

    def item(
        self,
        on: dt.date | None,
        text: str | None = None,
        *,
        label: str = "",
        private: bool = False,
        children: tuple[ListItem, ...] = (),
    ) -> ListItem:
        """A list item of user text with the day of its entry; None if the day is not known."""
        cite = self.date(on) + self.private_marker(private=private) if on else ""
        return ListItem(cite, label, UserText(text or ""), children, on=on)

    def lists(self, items: Iterable[ListItem], title: str = "") -> Iterator[ListItems]:
        """The items in one list, or in one list per year if there are many; nothing if there are none."""
        all_items = tuple(items)
        if len(all_items) < MANY_ITEMS:
            if all_items:
                yield ListItems(all_items, title)
            return
        for year, those in groupby(all_items, key=lambda each: each.on.year if each.on else 0):
            yield ListItems(tuple(those), f"{title}, {year}" if title else str(year))

    def fact(self, label: str, text: str | None) -> tuple[Fact, ...]:
        """A fact with user text; empty if there is no text."""
        return (Fact(label, (UserText(text),)),) if text else ()

    def private_marker(self, *, private: bool) -> str:
        """The text after the day or the name of a private entry; empty for others."""
        marker = self.translate("private")
        return f" ({marker})" if private else ""

    def format_checkpoint(self, checkpoint: Checkpoint) -> str:
        """A checkpoint: `40% on Mon 9 Nov 2026`."""
        progress = self.translator.format_percent(checkpoint.progress)
        return self.translate("{progress} on {day}").format(progress=progress, day=self.date(checkpoint.on))

    def format_session_time(self, session: Session) -> str:
        """The day of a session, with its time if it has one."""
        if session.at is None:
            return self.date(session.on)
        return self.translator.format_when(session.on, session.at) + self.translator.format_time_there(session)

    def format_session_heading(self, session: Session) -> str:
        """The day of a session as a heading, written out, with its time if it has one."""
        day = self.translator.capitalize(self.translator.format_full_date(session.on))
        if session.at is None:
            return day
        time = self.translator.format_time(session.at) + self.translator.format_time_there(session)
        return self.translate("{day}, {time}").format(day=day, time=time)

    def format_total_length(self, minutes: int, *, without_length: int) -> str:
        """The total length of sessions, and how many have none: `3 h 15 min, one without a length`."""
        translate_plural = self.translator.translate_plural
        if not minutes:
            if not without_length:
                return ""
            return translate_plural("one without a length", "{count} without a length", without_length)
        hours = self.translator.format_hours(minutes)
        if not without_length:
            return hours
        return translate_plural(
            "{hours}, one without a length", "{hours}, {count} without a length", without_length, hours=hours
        )

    def action_item(self, action: Action) -> ListItem:
        """A list item of an action: when it was promised, by whom, and until when or when it was done."""
        parts = [] if self.relationship.role == "self" else [self.roles[action.owner]]
        if action.due_on and action.status == "open":
            parts.append(self.translate("by {day}").format(day=self.date(action.due_on)))
        if action.done_on:
            done = self.translate("kept {day}") if parts else self.translate("done {day}")
            parts.append(done.format(day=self.date(action.done_on)))
        person = introduced(action, self.translator)
        return self.item(action.on, action.text, label=", ".join(parts), private=action.private, children=person)
