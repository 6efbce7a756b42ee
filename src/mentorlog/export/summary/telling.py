"""What all sections of the summary share: one summary, told in one language."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from mentorlog.export.document import Fact, Item, Items, Typed
from mentorlog.export.speech import Speech
from mentorlog.insight.summary import Summary
from mentorlog.model import Action, Checkpoint, Session

MANY: Final = 30
"""Claims in one list from which they are told by year."""


class Telling:
    """One summary and how it speaks: `told`, its relationship (`one`), and the words for the two people: `roles` at the
    beginning of a line, `doers` within one."""

    def __init__(self, told: Summary, speech: Speech) -> None:
        self.told = told
        self.one = told.relationship
        self.speech = speech
        self.say = speech.say
        self.on = speech.on
        mentor, mentee = self.say("Mentor"), self.say("Mentee")
        mine, theirs = (mentor, mentee) if self.one.role == "mentor" else (mentee, mentor)
        self.roles = {"me": mine, "them": theirs}
        mentor, mentee = self.say("mentor"), self.say("mentee")
        mine, theirs = (mentor, mentee) if self.one.role == "mentor" else (mentee, mentor)
        self.doers = {"me": mine, "them": theirs}

    def claim(
        self,
        on: dt.date | None,
        text: str | None = None,
        *,
        label: str = "",
        private: bool = False,
        under: tuple[Item, ...] = (),
    ) -> Item:
        """A claim with the day of the entry that it rests on, None where that is not known."""
        cite = self.on(on) + self.mark(private=private) if on else ""
        return Item(cite, label, Typed(text or ""), under, on=on)

    def listed(self, items: Iterable[Item], title: str = "") -> Iterator[Items]:
        """Claims in one list, or in one a year where they are many."""
        claims = tuple(items)
        if len(claims) < MANY:
            if claims:
                yield Items(claims, title)
            return
        for year, those in groupby(claims, key=lambda each: each.on.year if each.on else 0):
            yield Items(tuple(those), f"{title}, {year}" if title else str(year))

    def fact(self, label: str, text: str | None) -> tuple[Fact, ...]:
        """What was typed under a label, nothing where nothing was."""
        return (Fact(label, (Typed(text),)),) if text else ()

    def mark(self, *, private: bool) -> str:
        """What stands after the day or the name of a private entry."""
        mark = self.say("private")
        return f" ({mark})" if private else ""

    def reached(self, at: Checkpoint) -> str:
        """How far a goal had come: `40% on Mon 9 Nov 2026`."""
        return self.say("{progress} on {day}").format(progress=self.speech.percent(at.progress), day=self.on(at.on))

    def when(self, session: Session) -> str:
        """The day of a session, and its time of day where it has one."""
        return self.speech.at(session.on, session.at) if session.at else self.on(session.on)

    def lengths(self, minutes: int, *, missing: int) -> str:
        """The time of several sessions, and how many of them have no length: `3 h 15 min, one without a length`."""
        count, hours = self.speech.count, self.speech.hours(minutes)
        if not minutes:
            return count("one without a length", "{count} without a length", missing) if missing else ""
        if not missing:
            return hours
        return count("{hours}, one without a length", "{hours}, {count} without a length", missing, hours=hours)

    def action(self, action: Action) -> Item:
        """A promise: when, whose, by when, and what became of it."""
        said = [self.doers[action.owner]]
        if action.due_on and action.status == "open":
            said.append(self.say("by {day}").format(day=self.on(action.due_on)))
        if action.done_on:
            said.append(self.say("done {day}").format(day=self.on(action.done_on)))
        return self.claim(action.on, action.text, label=", ".join(said), private=action.private)
