"""A year of mentoring, over all relationships and in both roles: when people met, what was reached and learned.

`build_year` returns one year of what the store has read, `build_years` every year of it. `shareable_year` prepares it
for other people.
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final, Literal

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.model import Party, Rating, Ref, Role
    from mentorlog.model.results.year import MonthWithPerson, YearEntries, YearEntry

ROLES_OF_SESSIONS: Final[tuple[Role, ...]] = ("mentor", "mentee")
"""The roles in which there are sessions, in the order of a page."""
MONTHS_OF_YEAR: Final = 12


class Meetings(NamedTuple):
    """The sessions of a month or of a year."""

    sessions: int = 0
    """How many were held."""
    minutes: int = 0
    """The length of those that have one."""
    without_length: int = 0
    """How many of those held have no length."""
    cancelled: int = 0
    """How many were cancelled."""
    missed: int = 0
    """How many did not take place without being cancelled."""


class RoleInYear(NamedTuple):
    """The sessions of a year in one role."""

    role: Role
    """`mentor` or `mentee`; coaching relationships count too."""
    months: tuple[Meetings, ...]
    """January to December."""
    total: Meetings
    """The sums over the months."""
    people: int
    """How many people were met."""
    in_coaching: int
    """How many of them in a coaching relationship."""

    @property
    def type(self) -> str:
        """`coaching` if all these relationships are coaching, else `mentoring`."""
        return "coaching" if self.in_coaching and self.in_coaching == self.people else "mentoring"


class PersonMet(NamedTuple):
    """A person with whom a session was held."""

    ref: Ref
    """The handle of the relationship."""
    uuid: str
    """The permanent identity of the relationship."""
    name: str
    role: Role
    """The role of the journal's owner."""
    type: str
    """mentoring or coaching."""
    sessions: int
    minutes: int
    private: bool = False
    """Whether the relationship is private."""


class Learned(NamedTuple):
    """Something that was learned, with its origin."""

    source: Literal["closing", "advice", "resource", "session"]
    """What it comes from: the end of a relationship, advice that worked, a resource or a session."""
    on: dt.date
    ref: Ref
    """The entry, or the relationship that ended."""
    uuid: str
    relationship: str
    """The name of the other person; `me` for one's own development."""
    role: Role
    relationship_type: str
    text: str
    private: bool = False


class SkillInYear(NamedTuple):
    """A skill that was rated on several days of the year."""

    skill: str
    owner: Party
    """Whose skill it is: `me` is the journal's owner, whose ratings are joined over all relationships."""
    relationships: tuple[str, ...]
    """The names of the relationships in which it was rated."""
    first: Rating
    """The first rating of the year."""
    last: Rating
    """The last rating of the year."""
    private: bool = False
    """Whether one of the two, or its relationship, is private."""

    @property
    def is_up(self) -> bool:
        """Whether the last rating is higher than the first."""
        return self.last.score > self.first.score


class Counts(NamedTuple):
    """The number of entries of each kind, also of those that a page for other people does not list."""

    people: int = 0
    goals: int = 0
    """Goals reached."""
    milestones: int = 0
    """Milestones reached."""
    celebrated: int = 0
    """Milestones celebrated."""
    learned: int = 0
    skills_up: int = 0
    """Skills whose last rating is higher than their first."""
    contacts: int = 0
    """Introductions that took place."""
    resources: int = 0
    """Resources finished."""


class OwnDevelopment(NamedTuple):
    """The numbers of one's own development, which are also contained in Counts, except the actions."""

    goals: int = 0
    milestones: int = 0
    resources: int = 0
    actions: int = 0
    """Actions done."""


class NotShown(NamedTuple):
    """How many texts were removed from each list, because they contain a name, organisation or address."""

    goals: int = 0
    milestones: int = 0
    """Those that were celebrated this year and reached before it count too."""
    learned: int = 0
    skills: int = 0
    resources: int = 0


class Year(NamedTuple):
    """A year of mentoring."""

    year: int
    until: dt.date | None
    """Today, if the year is not over."""
    roles: tuple[RoleInYear, ...]
    """Both roles, also one without a session."""
    total: Meetings
    """All sessions."""
    counts: Counts
    own: OwnDevelopment
    people: tuple[PersonMet, ...] = ()
    """Those met most often first."""
    goals: tuple[YearEntry, ...] = ()
    milestones: tuple[YearEntry, ...] = ()
    """Those that were reached or celebrated, by the day they were reached."""
    learned: tuple[Learned, ...] = ()
    """What was learned in a relationship that ended, then the rest, newest first."""
    skills: tuple[SkillInYear, ...] = ()
    """Those that rose first."""
    contacts: tuple[YearEntry, ...] = ()
    """Introductions that took place."""
    resources: tuple[YearEntry, ...] = ()
    is_shareable: bool = False
    """Whether names and texts that contain them were removed."""
    not_shown: NotShown = NotShown()

    @property
    def omitted(self) -> int:
        """How many texts were removed from all lists."""
        return sum(self.not_shown)

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the year counts."""
        return not any((*self.total, *self.counts, *self.own, self.skills))


def build_year(entries: YearEntries, year: int, *, today: dt.date) -> Year:
    """What `entries` have of one year."""
    found = _of_year(entries, year)
    private = {each.ref for each in entries.relationships if each.private}
    people, learned, skills = _people(found, private), _learned(found, year), _skills(found.ratings, private)
    reached = [each for each in found.milestones if each.on.year == year]
    celebrated = [each for each in found.milestones if each.celebrated_on and each.celebrated_on.year == year]
    roles = tuple(_role(found, people, role) for role in ROLES_OF_SESSIONS)
    return Year(
        year,
        until=today if year == today.year else None,
        roles=roles,
        total=_sum(each.total for each in roles),
        counts=Counts(
            people=len(people),
            goals=len(found.goals),
            milestones=len(reached),
            celebrated=len(celebrated),
            learned=len(learned),
            skills_up=sum(each.is_up for each in skills),
            contacts=len(found.introductions),
            resources=len(found.resources),
        ),
        own=OwnDevelopment(
            goals=_count_own(found.goals),
            milestones=_count_own(reached),
            resources=_count_own(found.resources),
            actions=sum(number for _, number in found.own_actions),
        ),
        people=people,
        goals=found.goals,
        milestones=found.milestones,
        learned=learned,
        skills=skills,
        contacts=found.introductions,
        resources=found.resources,
    )


def build_years(entries: YearEntries, *, today: dt.date) -> list[Year]:
    """Every year of `entries`, newest first, from the first to the last in which something counts; those between them
    that are empty are included."""
    years = years_in(entries)
    return [build_year(entries, year, today=today) for year in range(years[-1], years[0] - 1, -1)] if years else []


def years_in(entries: YearEntries) -> list[int]:
    """The years in which something counts, oldest first."""
    found = {each.year for each in entries.months} | {year for year, _ in entries.own_actions}
    for each in (*entries.takeaways, *entries.goals, *entries.milestones, *entries.resources, *entries.introductions):
        found.add(each.on.year)
        if each.celebrated_on:
            found.add(each.celebrated_on.year)
    found |= {each.on.year for each in entries.advice if each.outcome == "worked"}
    found |= {each.ended_on.year for each in entries.relationships if each.ended_on and each.learned}
    by_year = groupby(entries.ratings, key=lambda each: each.on.year)
    found |= {year for year, ratings in by_year if _skills(ratings, set())}
    return sorted(year for year in found if entries.first.year <= year <= entries.last.year)


def _of_year(entries: YearEntries, year: int) -> YearEntries:
    """What belongs to one year."""

    def of(items: tuple[YearEntry, ...]) -> tuple[YearEntry, ...]:
        return tuple(each for each in items if year in (each.on.year, each.celebrated_on and each.celebrated_on.year))

    return entries._replace(
        months=tuple(each for each in entries.months if each.year == year),
        takeaways=of(entries.takeaways),
        goals=of(entries.goals),
        milestones=of(entries.milestones),
        advice=of(entries.advice),
        resources=of(entries.resources),
        introductions=of(entries.introductions),
        ratings=tuple(each for each in entries.ratings if each.on.year == year),
        own_actions=tuple(each for each in entries.own_actions if each[0] == year),
    )


def _sum(meetings: Iterable[Meetings]) -> Meetings:
    return Meetings(*map(sum, zip(Meetings(), *meetings, strict=True)))


def _role(entries: YearEntries, people: tuple[PersonMet, ...], role: Role) -> RoleInYear:
    """The sessions in one role, by month."""
    roles = {each.ref: each.role for each in entries.relationships}
    of_role = [each for each in entries.months if roles[each.relationship_ref] == role]
    months = tuple(
        _sum(_meetings(each) for each in of_role if each.month == month) for month in range(1, MONTHS_OF_YEAR + 1)
    )
    met = [each for each in people if each.role == role]
    return RoleInYear(role, months, _sum(months), len(met), sum(each.type == "coaching" for each in met))


def _meetings(month: MonthWithPerson) -> Meetings:
    return Meetings(month.held, month.minutes, month.without_length, month.cancelled, month.missed)


def _people(entries: YearEntries, private: set[Ref]) -> tuple[PersonMet, ...]:
    """The people with whom a session was held, those met most often first."""
    met = []
    for person in entries.relationships:
        total = _sum(_meetings(each) for each in entries.months if each.relationship_ref == person.ref)
        if total.sessions:
            met.append(
                PersonMet(
                    person.ref,
                    person.uuid,
                    person.name,
                    person.role,
                    person.type,
                    total.sessions,
                    total.minutes,
                    person.ref in private,
                )
            )
    return tuple(sorted(met, key=lambda each: (-each.sessions, each.name.casefold(), each.uuid)))


def _learned(entries: YearEntries, year: int) -> tuple[Learned, ...]:
    """What was learned: in relationships that ended, then from advice, resources and sessions, newest first."""
    closings = [
        Learned(
            "closing", each.ended_on, each.ref, each.uuid, each.name, each.role, each.type, each.learned, each.private
        )
        for each in entries.relationships
        if each.learned and each.ended_on and each.ended_on.year == year
    ]
    others = [_as_learned("advice", each, each.text) for each in entries.advice if each.outcome == "worked"]
    others += [_as_learned("resource", each, each.takeaway) for each in entries.resources if each.takeaway]
    others += [_as_learned("session", each, each.text) for each in entries.takeaways]
    newest_first = sorted(others, key=lambda each: each.on, reverse=True)  # stable: one session's keep their order
    return (*sorted(closings, key=lambda each: (each.on, each.relationship.casefold(), each.uuid)), *newest_first)


def _as_learned(source: Literal["advice", "resource", "session"], entry: YearEntry, text: str) -> Learned:
    return Learned(
        source,
        entry.on,
        entry.ref,
        entry.uuid,
        entry.relationship,
        entry.role,
        entry.relationship_type,
        text,
        entry.private,
    )


def _skills(ratings: Iterable[Rating], private: set[Ref]) -> tuple[SkillInYear, ...]:
    """The skills that were rated on several days, those that rose first, by the day of their last rating."""
    rated: dict[tuple[Party, int, str], list[Rating]] = {}
    for each in ratings:
        # one's own skills are the same in all relationships
        number = each.relationship_ref.number if each.owner == "them" else 0
        rated.setdefault((each.owner, number, each.skill.casefold()), []).append(each)
    found = [_skill(those, private) for those in rated.values() if those[0].on < those[-1].on]
    return tuple(sorted(found, key=lambda each: (not each.is_up, each.last.on, each.last.ref.number)))


def _skill(ratings: list[Rating], private: set[Ref]) -> SkillInYear:
    first, last = ratings[0], ratings[-1]
    return SkillInYear(
        first.skill,
        first.owner,
        tuple(dict.fromkeys(each.relationship for each in ratings)),
        first,
        last,
        any(each.private or each.relationship_ref in private for each in (first, last)),
    )


def _count_own(entries: Iterable[YearEntry]) -> int:
    return sum(each.role == "self" for each in entries)
