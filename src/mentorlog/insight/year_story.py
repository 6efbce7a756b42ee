"""The story of a year of mentoring, to share: what was given and received, in the words of the journal's owner.

It is built from what the shareable view shows. Without names, every text is rewritten. Days are reduced to months, and
the goals of mentees are only counted, because they are theirs to tell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.insight.year import build_year
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from mentorlog.insight.year import Learned, Meetings, RoleInYear, Year
    from mentorlog.model import Role
    from mentorlog.model.results.year import Exchanged, YearEntries, YearEntry

    Rewrite = Callable[[str, str | None], str]

MOST_SHOWN: Final = 6
"""How many items of a list a page shows, so that a story is about a page long. The JSON has all."""


class StoryItem(NamedTuple):
    """Something that is told in the words of the journal's owner."""

    text: str
    month: dt.date
    """The first day of the month in which it counts."""
    role: Role
    """The role of the journal's owner in its relationship; `self` for one's own development."""
    relationship_type: str
    """mentoring or coaching."""
    source: str
    """What it is: advice, goal, milestone, closing, session, resource, or the type of a resource."""
    relationship: str | None = None
    """The name of the other person; None without names, and for one's own development."""
    is_celebrated: bool = False
    """Whether a milestone was celebrated."""


class SkillGrown(NamedTuple):
    """A skill of the journal's owner whose last rating of the year is higher than its first."""

    skill: str
    first: int
    last: int


class Exchange(NamedTuple):
    """What was given as a mentor, or received as a mentee."""

    meetings: RoleInYear
    """The sessions in this role."""
    people: tuple[str, ...] = ()
    """The names of the people met in this role, those met most often first; empty without names."""
    feedback: int = 0
    """How often feedback was given, or received, in either role."""
    promises: int = 0
    """How many promises the mentor kept."""
    introductions: int = 0
    """How many introductions the journal's owner made, or was given."""
    contacts: tuple[str, ...] = ()
    """The people who were introduced; empty without names."""
    goals: int = 0
    """How many goals the mentees reached."""
    advice: tuple[StoryItem, ...] = ()
    """The advice that worked, newest first."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was given, or received."""
        return not any((self.meetings.total.sessions, *self[2:]))


class Story(NamedTuple):
    """The story of a year."""

    year: int
    until: dt.date | None
    """Today, if the year is not over."""
    total: Meetings
    """All sessions."""
    people: int
    """How many people were met."""
    given: Exchange
    received: Exchange
    learned: tuple[StoryItem, ...] = ()
    """What was learned in a relationship that ended, from resources, and from sessions; each newest first."""
    skills: tuple[SkillGrown, ...] = ()
    """The skills of the journal's owner that rose."""
    resources: tuple[StoryItem, ...] = ()
    """What the journal's owner read, watched and attended, by month."""
    reached: tuple[StoryItem, ...] = ()
    """The milestones, and the goals of the journal's owner, by month."""
    thanks: tuple[StoryItem, ...] = ()
    """What people were thanked for when the relationship ended."""
    is_named: bool = False
    """Whether people are named."""

    @property
    def type(self) -> str:
        """`coaching` if all relationships of the year are coaching, else `mentoring`."""
        types = {each.meetings.type for each in (self.given, self.received) if each.meetings.people}
        return "coaching" if types == {"coaching"} else "mentoring"

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell."""
        items = (*self.learned, *self.skills, *self.resources, *self.reached, *self.thanks)
        return self.given.is_empty and self.received.is_empty and not items


def build_story(
    entries: YearEntries, exchanged: Exchanged, year: int, *, today: dt.date, rewrite: Rewrite | None = None
) -> Story:
    """The story of one year. `rewrite` returns a text without what identifies people; it also gets the name of the
    person whom the text is about, if there is one. Without it, people are named."""
    return _Writer(build_year(entries, year, today=today), entries, exchanged, rewrite).story()


class _Writer:
    """Collects the story of one year."""

    def __init__(self, year: Year, entries: YearEntries, exchanged: Exchanged, rewrite: Rewrite | None) -> None:
        self.year, self.entries, self.exchanged = year, entries, exchanged
        self.rewrite: Rewrite = rewrite or (lambda text, _: text)
        self.is_named = rewrite is None

    def story(self) -> Story:
        """The story, complete."""
        year = self.year
        shown: dict[str, Any] = {
            "given": self._given(),
            "received": self._received(),
            "learned": self._learned(),
            "skills": tuple(self._skills()),
            "resources": self._items(
                (each, each.text, each.resource_type or "resource")
                for each in sorted(year.resources, key=lambda each: each.on)
                if each.role != "mentor"
            ),
            "reached": self._reached(),
            "thanks": self._thanks(),
        }
        return Story(
            year.year,
            year.until,
            year.total,
            year.counts.people,
            is_named=self.is_named,
            **shown,
        )

    def _given(self) -> Exchange:
        year = self.year
        return self._exchange("mentor", "me", "given")._replace(
            feedback=self.exchanged.feedback_given,
            promises=self.exchanged.promises_kept,
            goals=sum(each.role == "mentor" for each in year.goals),
        )

    def _received(self) -> Exchange:
        return self._exchange("mentee", "them", "received")._replace(
            feedback=self.exchanged.feedback_received, promises=self.exchanged.promises_kept_to_me
        )

    def _exchange(self, role: Role, owner: str, direction: str) -> Exchange:
        """The sessions, people, introductions and advice of one direction."""
        year = self.year
        contacts = [each for each in year.contacts if each.owner == owner]
        advice = [
            each
            for each in reversed(self.entries.advice)
            if each.outcome == "worked" and each.direction == direction and each.on.year == year.year
        ]
        return Exchange(
            next(each for each in year.roles if each.role == role),
            tuple(each.name for each in year.people if each.role == role) if self.is_named else (),
            introductions=len(contacts),
            contacts=tuple(each.person for each in contacts if each.person) if self.is_named else (),
            advice=self._items((each, each.text, "advice") for each in advice),
        )

    def _learned(self) -> tuple[StoryItem, ...]:
        """What was learned, but from advice, which is told where it was given or received; and what a mentee took from
        a resource is the mentee's."""
        order = ("closing", "resource", "session")
        found = [
            each
            for each in self.year.learned
            if each.source in order and (each.source, each.role) != ("resource", "mentor")
        ]
        found.sort(key=lambda each: order.index(each.source))  # stable: newest first
        first: dict[tuple[str, str], Learned] = {}
        for each in found:  # a takeaway may be in several sessions
            first.setdefault((each.text, each.source), each)
        return self._items((each, each.text, each.source) for each in first.values())

    def _skills(self) -> Iterator[SkillGrown]:
        for each in self.year.skills:
            if each.owner == "me" and each.is_up:
                yield SkillGrown(self.rewrite(each.skill, None), each.first.score, each.last.score)

    def _reached(self) -> tuple[StoryItem, ...]:
        goals = [(each.on, each, "goal") for each in self.year.goals if each.role != "mentor"]
        milestones = [(self._day_in_year(each), each, "milestone") for each in self.year.milestones]
        in_order = sorted((*goals, *milestones), key=lambda each: each[0])
        return self._items((each._replace(on=on), each.text, source) for on, each, source in in_order)

    def _day_in_year(self, milestone: YearEntry) -> dt.date:
        """The day it was reached, or the day it was celebrated if it was reached in an earlier year."""
        celebrated = milestone.celebrated_on
        return celebrated if celebrated and milestone.on.year != self.year.year else milestone.on

    def _thanks(self) -> tuple[StoryItem, ...]:
        ended = [
            (each.ended_on, each.ref.number, each)
            for each in self.entries.relationships
            if each.thanks and each.ended_on and each.ended_on.year == self.year.year
        ]
        return tuple(
            self._item(each.thanks or "", on, each.role, each.type, "closing", each.name)
            for on, _, each in sorted(ended, key=lambda each: each[:2])
        )

    def _items(self, found: Iterable[tuple[YearEntry | Learned, str, str]]) -> tuple[StoryItem, ...]:
        """The items of entries, each with its text and what it is."""
        return tuple(
            self._item(text, each.on, each.role, each.relationship_type, source, each.relationship)._replace(
                is_celebrated=bool(getattr(each, "celebrated_on", None))
            )
            for each, text, source in found
        )

    def _item(self, text: str, on: dt.date, role: Role, type_: str, source: str, name: str) -> StoryItem:
        person = None if role == "self" else name
        shown = self.rewrite(text, person)
        return StoryItem(shown, on.replace(day=1), role, type_, source, person if self.is_named else None)
