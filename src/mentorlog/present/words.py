"""Turns of phrase that several pages share, so that one thing is called the same everywhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from mentorlog.dates import format_date, format_days, format_short_date
from mentorlog.model import SCORES, Checkin, Checkpoint, Party, Ref, Role, Skill
from mentorlog.names import first_name as first_name
from mentorlog.present.page import SEP, Span, Text

BAR_WIDTH: Final = 14
_SUFFIXES: Final = {1: "st", 2: "nd", 3: "rd"}


def role_phrase(role: Role) -> str:
    """What stands after a name: `you mentor` or `mentors you`."""
    return "you mentor" if role == "mentor" else "mentors you"


def party_phrase(owner: Party, name: str) -> str:
    """Who an action is promised to or by: `to Søren` (mine), `from Søren` (theirs)."""
    return f"{'to' if owner == 'me' else 'from'} {first_name(name)}"


def owes(owner: Party, name: str) -> str:
    """The label of promises: `You owe` or `Søren owes`."""
    return "You owe" if owner == "me" else f"{first_name(name)} owes"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun: `1 goal`, `2 goals`."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def ordinal(number: int) -> str:
    """`1st`, `2nd`, `3rd`, `11th`."""
    suffix = "th" if number % 100 in {11, 12, 13} else _SUFFIXES.get(number % 10, "th")
    return f"{number}{suffix}"


def late(days: int) -> str:
    """How late something is that was due `days` ago: `3 days late`."""
    return f"{format_days(days)} late"


def due(due_on: dt.date, *, today: dt.date) -> Span:
    """When something is due: `3 days late`, `today`, `tomorrow`, else its date."""
    days = (due_on - today).days
    if days < 0:
        return Span(late(-days), "late")
    if days <= 1:
        return Span("tomorrow" if days else "today", "look")
    return Span(format_date(due_on, today=today))


def by(due_on: dt.date | None, *, today: dt.date) -> Span:
    """A goal's date: `by 1 Feb`, `no date`, or how late it is."""
    if due_on is None:
        return Span("no date")
    if due_on <= today:
        return due(due_on, today=today)
    return Span(f"by {format_short_date(due_on, today=today)}")


def asked(said: str, question: str) -> Text:
    """Somebody's words with a question about them: `First review led: not celebrated yet`."""
    return (Span(said), Span(f"{': ' if said[-1:].isalnum() else ' '}{question}", "dim"))


def refs(found: Iterable[Ref]) -> str:
    """Refs in a row: `s6 s7 s8`."""
    return " ".join(str(ref) for ref in found)


def dotted(*parts: str | Span | Text | Ref | None) -> Text:
    """Facts parted by dots, as one text; empty ones and None are left out. A line may be broken at a dot, and in a
    pipe the facts are parted by tabs."""
    spans: list[Span] = []
    for part in parts:
        more = _as_text(part)
        if more:
            spans.extend((SEP, *more) if spans else more)
    return tuple(spans)


def private_mark(*, private: bool) -> Span | None:
    """The word that marks a private entry among its facts."""
    return Span("private", "look") if private else None


def bar(progress: int, *, width: int = BAR_WIDTH) -> Text:
    """A bar of `width` cells for a progress of 0-100; anything begun shows, and only what is complete looks it."""
    filled = min(-(-progress * width // 100), width - 1) if progress < 100 else width
    spans = (Span("━" * filled, "bar"), Span("─" * (width - filled), "track"))
    return tuple(span for span in spans if span.text)


def percent(progress: int, *, beside: Iterable[int] = ()) -> Text:
    """A progress of 0-100 as a column, set flush right with those `beside` it: ` 5%`."""
    widest = max((progress, *beside))
    return (Span(f"{progress}%".rjust(len(f"{widest}%"))),)


def trend(checkpoints: Iterable[Checkpoint]) -> str:
    """Checkpoints in a row: `15 → 25 → 40`; one alone says nothing that the bar does not, and is left out."""
    values = [str(checkpoint.progress) for checkpoint in checkpoints]
    return " → ".join(values) if len(values) > 1 else ""


def out_of(score: int) -> str:
    """A score with the scale it stands on: `4 of 5`."""
    return f"{score} of {SCORES[-1]}"


def way(skill: Skill) -> str:
    """The way that a skill has come: `2 → 3 → 4`, and where there were more ratings `first 1, lately 2 → 3 → 4`;
    empty where there is one alone."""
    steps = " → ".join(str(rating.score) for rating in skill.latest)
    if skill.first not in skill.latest:
        return f"first {skill.first.score}, lately {steps}"
    return steps if len(skill.latest) > 1 else ""


def answers(checkin: Checkin) -> str:
    """What was answered, in one line: `frequency 4, challenge 2; more: live reviews`."""
    scored = (("frequency", checkin.frequency), ("challenge", checkin.challenge))
    said = (("more", checkin.more), ("less", checkin.less))
    scores = ", ".join(f"{asked} {score}" for asked, score in scored if score is not None)
    return "; ".join(part for part in (scores, *(f"{asked}: {words}" for asked, words in said if words)) if part)


def _as_text(part: str | Span | Text | Ref | None) -> Text:
    """One fact as a text."""
    if isinstance(part, Span):
        return (part,) if part.text else ()
    if isinstance(part, Ref):
        return (Span(str(part)),)
    if isinstance(part, str):
        return (Span(part),) if part else ()
    return part or ()
