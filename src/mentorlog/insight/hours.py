"""The contact log that accreditation bodies ask for: who was met when, for how long and how, and what years came to.

The EMCC and the ICF count hours by role and year, and take a log in which nobody is named.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentorlog import names
from mentorlog.model import Contact, Relationship, Role


class Met(NamedTuple):
    """A session of the log: `person` is who was met, by name or as `Person 1`; `minutes` None where nobody said."""

    on: dt.date
    person: str
    role: Role
    minutes: int | None
    how: str | None
    topics: tuple[str, ...] = ()
    private: bool = False


class Total(NamedTuple):
    """What a year came to in one role: the `people` met, the `sessions` held, and the `minutes` of those that have a
    length; `unmeasured` counts those that have none. `year` None: all years."""

    year: int | None
    role: Role
    people: int
    sessions: int
    minutes: int
    unmeasured: int


class Hours(NamedTuple):
    """The log, by day, of the days from `since` to `until` (None: open), and its totals: by year and role, and by role
    of all years where they are several."""

    since: dt.date | None
    until: dt.date | None
    anonymous: bool
    met: tuple[Met, ...]
    totals: tuple[Total, ...]


def hours(contacts: Sequence[Contact], *, since: dt.date | None = None, until: dt.date | None = None) -> Hours:
    """The log of these contacts, under their names."""
    met = tuple(
        Met(each.on, each.relationship, each.role, each.minutes, each.how, each.topics, each.private)
        for each in contacts
    )
    return Hours(since, until, False, met, _totals(contacts))


def anonymous_hours(
    contacts: Sequence[Contact],
    *,
    people: Iterable[Relationship],
    everybody: Iterable[Relationship],
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Hours:
    """The log of these contacts in which nobody is named.

    People are numbered in the order in which they came into the journal, so that one is the same in every log,
    whatever its days; `people` are those that may be in one. Topics in which somebody's name or organisation stands,
    whoever's of `everybody`, are left out.
    """
    numbers = sorted(one.ref.number for one in people)
    called = {number: f"Person {place}" for place, number in enumerate(numbers, start=1)}
    telling = _Names(everybody)
    met = tuple(
        Met(
            each.on,
            called[each.relationship_ref.number],
            each.role,
            each.minutes,
            each.how,
            tuple(topic for topic in each.topics if not telling.in_(topic)),
            each.private,
        )
        for each in contacts
    )
    return Hours(since, until, True, met, _totals(contacts))


class _Names:
    """What somebody may be known by: every word of a name, whole names, organisations and addresses."""

    def __init__(self, everybody: Iterable[Relationship]) -> None:
        people = tuple(everybody)
        self._words = {word for one in people for word in names.word_spellings(one.name) if len(word) > 1}
        self._phrases = {
            reading
            for one in people
            for said in (one.name, one.org, one.email)
            if said and said.strip()
            for reading in names.spellings(said)
        }
        self._known: dict[str, bool] = {}

    def in_(self, topic: str) -> bool:
        """Whether any of it stands in a topic, in whatever case and with or without accents; or with a genitive's s."""
        if topic not in self._known:
            said = names.word_spellings(topic)
            said |= {word.removesuffix("s") for word in said}
            whole = names.spellings(topic)
            self._known[topic] = bool(said & self._words) or any(
                phrase in reading for phrase in self._phrases for reading in whole
            )
        return self._known[topic]


def _totals(contacts: Iterable[Contact]) -> tuple[Total, ...]:
    counted: dict[tuple[int | None, Role], list[int]] = {}
    people: dict[tuple[int | None, Role], set[int]] = {}
    for each in contacts:
        for year in (each.on.year, None):
            key = year, each.role
            sums = counted.setdefault(key, [0, 0, 0])
            sums[0] += 1
            sums[1] += each.minutes or 0
            sums[2] += each.minutes is None
            people.setdefault(key, set()).add(each.relationship_ref.number)
    several = len({year for year, _ in counted if year is not None}) > 1
    keys = sorted(counted, key=lambda key: (key[0] is None, key[0] or 0, key[1]))
    return tuple(
        Total(year, role, len(people[year, role]), *counted[year, role])
        for year, role in keys
        if year is not None or several
    )
