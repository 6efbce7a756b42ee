"""Read the relationships of a programme, and the programmes of a journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.insight.programme.labels import distinct_labels
from mentorlog.insight.programme.listing import evaluations_of, list_programmes
from mentorlog.insight.programme.member import build_member
from mentorlog.insight.relationship_entries import group_entries
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import spelling_key

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.insight.programme.listing import ProgrammeLine
    from mentorlog.insight.programme.member import Member
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Entry, Evaluation, Kind, Relationship
    from mentorlog.store import Journal

_COUNTED: Final[tuple[Kind, ...]] = ("session", "goal", "milestone", "checkin", "rating")
"""The kinds of entries that an overview is made of."""


class GatheredProgramme(NamedTuple):
    """A programme with what its relationships came to."""

    label: str
    members: tuple[Member, ...]
    evaluations: tuple[Evaluation, ...]
    """Oldest first."""
    private_included: int = 0
    """How many private relationships, or entries of others, are counted."""
    has_omitted_private: bool = False
    """Whether private relationships or entries are left out."""
    notes: int = 0
    """How many evaluations have a note; 0 if private things are left out."""


def programme_labels(journal: Journal) -> tuple[str, ...]:
    """The labels of the relationships that have begun, and of evaluations, each in one spelling: that of the
    relationships that are not private, if there are any."""
    begun = [each for each in journal.relationships() if each.programme and each.status != "prospect"]
    shown = [each.programme for each in begun if each.programme and not each.private]
    private = [each.programme for each in begun if each.programme and each.private]
    known = distinct_labels([*shown, *(each.programme for each in journal.evaluations())])
    keys = set(map(spelling_key, known))
    return distinct_labels([*known, *(label for label in private if spelling_key(label) not in keys)])


def gather_programmes(journal: Journal, *, now: dt.datetime, is_shareable: bool) -> tuple[ProgrammeLine, ...]:
    """Read the programmes of a journal; if `is_shareable`, without private relationships, and without programmes that
    have only such. The journal is then switched to its shareable view."""
    evaluations = journal.evaluations()
    everyone = journal.people(now=now, all=True)
    if not is_shareable:
        return list_programmes(everyone, evaluations)
    private = {spelling_key(each.relationship.programme) for each in everyone if each.relationship.programme}
    journal.hide_private()
    people = journal.people(now=now, all=True)
    private -= {spelling_key(each.relationship.programme) for each in people if each.relationship.programme}
    return list_programmes(people, (each for each in evaluations if spelling_key(each.programme) not in private))


def gather_programme(journal: Journal, label: str, *, today: dt.date, is_shareable: bool) -> GatheredProgramme:
    """Read what the relationships of a programme came to; if `is_shareable`, without what is private and without the
    notes of evaluations, which are the owner's: the journal is then switched to its shareable view."""
    people = _members(journal, label)
    if not is_shareable:
        evaluations = evaluations_of(label, journal.evaluations())
        notes = sum(each.note is not None for each in evaluations)
        entries = [group_entries(each, journal.history(each.ref)) for each in people]
        members = tuple(build_member(each, today=today) for each in entries)
        private = sum(map(_private, entries))
        return GatheredProgramme(label, members, evaluations, private_included=private, notes=notes)
    before = _size(journal, people)
    journal.hide_private()
    people = _members(journal, label)
    return GatheredProgramme(
        label,
        tuple(build_member(group_entries(each, journal.history(each.ref)), today=today) for each in people),
        evaluations_of(label, journal.evaluations()),
        has_omitted_private=_size(journal, people) < before,
    )


def _members(journal: Journal, label: str) -> list[Relationship]:
    """The relationships of a programme that have begun."""
    key = spelling_key(label)
    people = [each for each in journal.relationships() if each.status != "prospect"]
    return [each for each in people if each.programme and spelling_key(each.programme) == key]


def _private(entries: RelationshipEntries) -> int:
    """How many private things of a relationship count: itself and its entries."""
    counted: tuple[Entry, ...] = (*entries.sessions, *entries.goals, *entries.milestones)
    counted = (*counted, *entries.checkins, *entries.ratings)
    return entries.relationship.private + sum(each.private for each in counted)


def _size(journal: Journal, people: list[Relationship]) -> int:
    """The number of relationships and of their entries that count."""
    counts = [journal.counts(each.ref) for each in people]
    return len(people) + sum(count[kind] for count in counts for kind in _COUNTED)
