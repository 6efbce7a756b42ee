"""The head of the summary: whose it is, and the facts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from mentorlog.export.document import Fact, Typed, Words
from mentorlog.export.speech import _
from mentorlog.export.summary.telling import Telling
from mentorlog.insight.schedule import cadence_of

SUGGESTED: Final = (_("goals reached"), _("time over"), _("moved on"), _("no fault of either"))
OTHER: Final = "other"
"""Why relationships end, as `end` suggests it; and what says nothing to anybody else."""


def lead(tell: Telling) -> Words:
    """Whose page it is, of which day, and whether private entries are in it."""
    from_journal = (
        tell.say("From the journal of the mentor, {day}.")
        if tell.one.role == "mentor"
        else tell.say("From the journal of the mentee, {day}.")
    ).format(day=tell.on(tell.told.exported_on))
    if tell.told.private_included:
        return (from_journal, " ", tell.say("Private entries are included."))
    return (from_journal,)


def facts(tell: Telling) -> Iterator[Fact]:
    """Who, what about, when, how often, and why it ended."""
    one, told, say = tell.one, tell.told, tell.say
    org: Words = (" (", Typed(one.org), ")") if one.org else ()
    yield Fact(tell.roles["them"], (Typed(one.name), *org, tell.mark(private=one.private)))
    if one.focus:
        yield Fact(say("Focus"), (Typed(one.focus),))
    yield Fact(say("Time"), (_period(tell),))
    if told.since or told.until:
        yield Fact(say("This report"), (_span(tell),))
    yield Fact(say("Sessions"), (", ".join(_counts(tell)),))
    yield Fact(say("Cadence"), _rhythm(tell))
    if told.includes_end and one.reason and _plain(one.reason) != OTHER:
        yield Fact(say("Why it ended"), (_reason(tell, one.reason),))


def _reason(tell: Telling, reason: str) -> str | Typed:
    """Why it ended: in the page's words where it is one that is suggested, else, and in English, as typed."""
    known = _plain(reason)
    said = tell.say(known) if known in SUGGESTED else known
    return Typed(reason) if said == known else said


def _plain(reason: str) -> str:
    return " ".join(reason.casefold().split())


def _period(tell: Telling) -> str:
    one, since = tell.one, tell.on(tell.one.started_on)
    if tell.told.has_ended and one.ended_on:
        return tell.say("{since} to {until}").format(since=since, until=tell.on(one.ended_on))
    if one.ends_on:
        return tell.say("since {since}, planned until {until}").format(since=since, until=tell.on(one.ends_on))
    return tell.say("since {since}").format(since=since)


def _span(tell: Telling) -> str:
    since, until = tell.told.since, tell.told.until
    if since and until:
        return tell.say("{since} to {until}").format(since=tell.on(since), until=tell.on(until))
    if since:
        return tell.say("since {since}").format(since=tell.on(since))
    return tell.say("until {until}").format(until=tell.on(until)) if until else ""


def _counts(tell: Telling) -> Iterator[str]:
    told, count = tell.told, tell.speech.count
    held = count("{count} held", "{count} held", told.sessions_held) if told.sessions_held else tell.say("none held")
    lengths = tell.lengths(told.minutes_held, missing=told.sessions_held - told.sessions_with_length)
    yield f"{held} ({lengths})" if told.minutes_held else held
    if told.cancelled:
        yield count("{count} cancelled", "{count} cancelled", told.cancelled)
    if told.missed:
        yield count("{count} missed", "{count} missed", told.missed)
    if told.first_held_on and told.last_held_on and told.first_held_on != told.last_held_on:
        yield tell.say("from {since} to {until}").format(
            since=tell.on(told.first_held_on), until=tell.on(told.last_held_on)
        )


def _rhythm(tell: Telling) -> Words:
    """The cadence in the page's words (as typed where they are none that are known), and how it was kept."""
    told, cadence = tell.told, cadence_of(tell.one)
    agreed = tell.speech.cadence(cadence) if cadence else Typed(tell.one.cadence)
    if not told.expected:
        return (agreed,)
    return tell.speech.say_with(
        "{cadence} ({held} of about {expected} sessions)",
        cadence=agreed,
        held=str(told.sessions_held),
        expected=str(told.expected),
    )
