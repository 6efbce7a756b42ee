"""What the store reads of years, for tests: a full year in both roles, and an entry or a month of sessions."""

from __future__ import annotations

from typing import Any

from mentorlog.model.results.year import MonthWithPerson, YearEntries, YearEntry
from tests.builders import day, rating, ref, relationship

SOREN = relationship()
ANA = relationship("r2", name="Ana Souza", role="mentee", org="Nordlys")
LONE = relationship("r3", name="Lone Dahl", role="mentee", type="coaching")
BO = relationship(
    "r4",
    name="Bo Lind",
    status="ended",
    started_on=day("2024-03-02"),
    ended_on=day("2026-06-30"),
    learned="To wait for the second answer, because the first one is for me",
    private=True,
)
PEOPLE = (SOREN, ANA, LONE, BO)
_TYPES = {person.ref: person.type for person in PEOPLE}
_ROLES = {person.ref: person.role for person in PEOPLE}
_NAMES = {person.ref: person.name for person in PEOPLE}


def entry(number: str, text: str, on: str, *, of: str = "r1", **fields: Any) -> YearEntry:
    """An entry of a relationship (`me` is one's own development)."""
    owner = ref("r0" if of == "me" else of)
    name, role, kind = _NAMES.get(owner, "me"), _ROLES.get(owner, "self"), _TYPES.get(owner, "mentoring")
    return YearEntry(ref(number), f"uuid-{number}", name, owner, role, kind, day(on), text, **fields)


def month(number: int, *, of: str = "r1", year: int = 2026, held: int = 1, **fields: int) -> MonthWithPerson:
    """A month with sessions of an hour."""
    return MonthWithPerson(ref(of), year, number, held, fields.get("cancelled", 0), fields.get("missed", 0), held * 60)


def entries(first: str = "2026-01-01", last: str = "2026-12-31", **parts: Any) -> YearEntries:
    """What was read of a span (default: of 2026)."""
    return YearEntries(day(first), day(last), parts.pop("relationships", PEOPLE), parts.pop("months", ()), **parts)


FULL = entries(
    months=(
        *(month(number) for number in (1, 2, 3, 5, 6, 8, 9, 10, 11)),
        *(month(number, of="r2") for number in (2, 4, 6)),
        month(9, of="r2", held=2, cancelled=1)._replace(minutes=60, without_length=1),
        month(10, of="r3", missed=1),
        *(month(number, of="r4", held=3) for number in (1, 4)),
    ),
    takeaways=(
        entry("s1", "Ask before telling", "01-12"),
        entry("s1", "Let the silence work", "01-12"),
        entry(
            "s2", "Slides are for the room, notes are for me, and the handout is for those who could not come", "02-09"
        ),
        entry("s7", "Søren waits for the *second* answer", "09-07"),
    ),
    goals=(
        entry("g4", "Ask for feedback within a day", "09-29", of="r2"),
        entry("g5", "Say no once", "10-02", of="me"),
    ),
    milestones=(
        entry("m1", "On-call rota handed over [ops]", "2025-12-30", celebrated_on=day("2026-01-06")),
        entry("m2", "Talk given", "05-26", of="r2", celebrated_on=day("05-26")),
        entry("m4", "First review led", "11-12"),
    ),
    advice=(
        entry("v1", "Give the date before the reason", "09-17", outcome="worked", direction="given"),
        entry("v2", "Write it down", "09-18", outcome="did_not_work", direction="given"),
    ),
    resources=(
        entry("b1", "The Manager's Path", "05-09", resource_type="book", minutes=480, takeaway="Lead fewer hours"),
        entry("b2", "The price is the last question", "11-13", of="me", resource_type="workshop", private=True),
    ),
    introductions=(
        entry("a20", "Introduce me to the regulator", "11-18", of="r2", person="Karim Haddad", owner="them"),
    ),
    ratings=(
        rating("k1", 2, "02-01", skill="Giving feedback"),
        rating("k2", 2, "03-01", skill="listening", owner="me"),
        rating("k3", 3, "08-01", skill="Planning"),
        rating("k4", 4, "10-01", skill="giving feedback"),
        rating("k5", 3, "10-08", skill="Listening", owner="me", relationship="Ana Souza", relationship_ref=ref("r2")),
        rating("k6", 2, "10-09", skill="planning"),
        rating("k7", 5, "10-10", skill="Rated once", owner="me"),
    ),
    own_actions=((2026, 2),),
)
"""A year with something of every kind."""
