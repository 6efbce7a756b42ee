"""Read the contact log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.insight.hours import build_anonymous_hours, build_hours, build_learning
from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.insight.hours import Hours
    from mentorlog.model import Contact, Ref, Resource
    from mentorlog.store import Journal


class GatheredHours(NamedTuple):
    """The contact log, with what is private in it."""

    hours: Hours
    """The log with its totals."""
    private_included: int
    """The number of private sessions, courses and workshops in it."""
    has_omitted_private: bool
    """Whether private sessions, courses or workshops of these days were left out."""


def gather_hours(
    journal: Journal,
    *,
    relationship: Ref | None = None,
    since: dt.date | None,
    until: dt.date | None,
    anonymous: bool,
    include_private: bool,
    learning: bool = False,
    owner: str | None = None,
) -> GatheredHours:
    """Read the sessions held from `since` to `until` (None: no limit) in one relationship or all, without names if
    `anonymous`, also without that of the `owner`; with `learning`, also the courses and workshops that were done.
    Without `include_private`, the journal is switched to its shareable view."""

    def contacts_of() -> tuple[Contact, ...]:
        contacts = journal.contacts(since=since, until=until)
        if relationship is None:
            return contacts
        return tuple(contact for contact in contacts if contact.relationship_ref == relationship)

    def courses_of() -> tuple[Resource, ...]:
        return journal.courses(relationship=relationship, since=since, until=until) if learning else ()

    # the names of private people must not be in a topic either
    identifying = IdentifyingText(journal.identities(), other_names=[owner]) if anonymous else None
    held = attended = 0
    if not include_private:
        attended = len(courses_of())
        held = len(contacts_of()) if relationship else journal.contacts_count(since=since, until=until)
        journal.hide_private()
    contacts, courses = contacts_of(), courses_of()
    if identifying:
        people = journal.relationships()
        log = build_anonymous_hours(contacts, people=people, identifying=identifying, since=since, until=until)
    else:
        log = build_hours(contacts, since=since, until=until)
    if learning:
        log = log._replace(learning=build_learning(courses, identifying=identifying))
    return GatheredHours(
        log,
        private_included=sum(each.private for each in contacts) + sum(each.private for each in courses),
        has_omitted_private=not include_private and (held > len(contacts) or attended > len(courses)),
    )
