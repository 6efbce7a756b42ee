"""The contact log that accreditation bodies ask for: who was met, when, for how long and how, with yearly totals.

The EMCC and the ICF count hours by role and year, and accept a log without names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

    from mentorlog.insight.identifying_text import IdentifyingText
    from mentorlog.model import Contact, Relationship, Resource, Role


class ContactLine(NamedTuple):
    """A session in the log."""

    on: dt.date
    person: str
    """The name of the other person, or `Person 1`."""
    role: Role
    minutes: int | None
    """The length; None if it was not recorded."""
    how: str | None
    topics: tuple[str, ...] = ()
    type: str = "mentoring"
    """Whether the relationship is mentoring or coaching."""
    private: bool = False


class Total(NamedTuple):
    """The totals of one year in one role and type of relationship."""

    year: int | None
    """None for all years."""
    role: Role
    type: str
    """mentoring or coaching."""
    people: int
    """How many people were met."""
    sessions: int
    """How many sessions were held."""
    minutes: int
    """The length of the sessions that have one."""
    without_length: int
    """How many sessions have no length."""


class Course(NamedTuple):
    """A course or workshop that was attended."""

    on: dt.date
    title: str | None
    """What it is called; None in a log without names, if the title contains one."""
    type: str | None
    minutes: int | None
    """The time spent on it; None if it was not recorded."""
    skill: str | None = None
    private: bool = False


class CourseTotal(NamedTuple):
    """The courses and workshops of one year."""

    year: int | None
    """None for all years."""
    courses: int
    """How many were attended."""
    minutes: int
    """The time spent on those that have one."""
    without_length: int
    """How many have no time."""


class Learning(NamedTuple):
    """The time spent on courses and workshops, for those who must show their professional development."""

    courses: tuple[Course, ...]
    """By day."""
    totals: tuple[CourseTotal, ...]
    """By year; if there are several years, then for all years."""


class Hours(NamedTuple):
    """The contact log with its totals."""

    since: dt.date | None
    """The first day; None if not limited."""
    until: dt.date | None
    """The last day; None if not limited."""
    anonymous: bool
    lines: tuple[ContactLine, ...]
    """By day."""
    totals: tuple[Total, ...]
    """By year, type and role; if there are several years, then by type and role for all years."""
    learning: Learning | None = None
    """Courses and workshops, if they were asked for."""


def build_hours(contacts: Sequence[Contact], *, since: dt.date | None = None, until: dt.date | None = None) -> Hours:
    """The log of these contacts, with names."""
    lines = tuple(
        ContactLine(each.on, each.relationship, each.role, each.minutes, each.how, each.topics, each.type, each.private)
        for each in contacts
    )
    return Hours(since, until, False, lines, _totals(contacts))


def build_anonymous_hours(
    contacts: Sequence[Contact],
    *,
    people: Iterable[Relationship],
    identifying: IdentifyingText,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Hours:
    """The log of these contacts, without names.

    `people` are those who may be in a log. They are numbered in the order in which the relationships began, so a person
    has the same number in every log; their refs would tell who was a prospect before. A topic that can identify people
    is omitted.
    """
    begun = sorted(people, key=lambda person: (person.started_on, person.uuid))
    labels = {person.ref.number: f"Person {place}" for place, person in enumerate(begun, start=1)}
    lines = tuple(
        ContactLine(
            each.on,
            labels[each.relationship_ref.number],
            each.role,
            each.minutes,
            each.how,
            tuple(topic for topic in each.topics if not identifying.is_in(topic)),
            each.type,
            each.private,
        )
        for each in contacts
    )
    return Hours(since, until, True, lines, _totals(contacts))


def build_learning(courses: Sequence[Resource], *, identifying: IdentifyingText | None = None) -> Learning:
    """The courses and workshops that were done, by day, with their totals. A title or skill that can identify people is
    omitted, if it is given what identifies them."""

    def kept(text: str | None) -> str | None:
        return None if text is None or (identifying and identifying.is_in(text)) else text

    lines = tuple(
        Course(each.done_on or each.on, kept(each.title), each.type, each.minutes, kept(each.skill), each.private)
        for each in courses
    )
    years = sorted({line.on.year for line in lines})
    spans: list[int | None] = [*years, None] if len(years) > 1 else [*years]
    return Learning(lines, tuple(_course_total(lines, year) for year in spans))


def _course_total(courses: Iterable[Course], year: int | None) -> CourseTotal:
    counted = [each.minutes for each in courses if year in (None, each.on.year)]
    return CourseTotal(year, len(counted), sum(minutes or 0 for minutes in counted), counted.count(None))


def _totals(contacts: Iterable[Contact]) -> tuple[Total, ...]:
    sums: dict[tuple[int | None, str, Role], list[int]] = {}
    people: dict[tuple[int | None, str, Role], set[int]] = {}
    for each in contacts:
        for year in (each.on.year, None):
            key = year, each.type, each.role
            total = sums.setdefault(key, [0, 0, 0])
            total[0] += 1
            total[1] += each.minutes or 0
            total[2] += each.minutes is None
            people.setdefault(key, set()).add(each.relationship_ref.number)
    has_years = len({year for year, _, _ in sums if year is not None}) > 1
    # mentoring before coaching
    keys = sorted(sums, key=lambda key: (key[0] is None, key[0] or 0, key[1] != "mentoring", key[2]))
    return tuple(
        Total(year, role, kind, len(people[year, kind, role]), *sums[year, kind, role])
        for year, kind, role in keys
        if year is not None or has_years
    )
