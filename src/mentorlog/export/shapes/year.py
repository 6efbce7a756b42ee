"""Convert a year of mentoring to JSON-ready data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import day, ref
from mentorlog.insight.year import MONTHS_OF_YEAR

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.insight.year import Learned, Meetings, PersonMet, SkillInYear, Year
    from mentorlog.model import Rating
    from mentorlog.model.results.year import YearEntry


def year(item: Year) -> Shape:
    """The JSON of `year`. For other people it has no refs and no names: `relationship` is null, and `people` and
    `contacts` are empty."""
    has_refs = not item.is_shareable
    return {
        "year": item.year,
        "until": day(item.until),
        "shareable": item.is_shareable,
        "sessions": item.total.sessions,
        "minutes": item.total.minutes,
        "counts": item.counts._asdict(),
        "own": item.own._asdict(),
        "roles": [
            {"role": each.role, **_meetings(each.total), "people": each.people, "in_coaching": each.in_coaching}
            for each in item.roles
        ],
        "months": [_month(item, month) for month in range(1, MONTHS_OF_YEAR + 1)],
        "people": [_person(each) for each in item.people],
        "goals": [_entry(each, "title", has_refs=has_refs) for each in item.goals],
        "milestones": [
            {**_entry(each, "title", has_refs=has_refs), "celebrated_on": day(each.celebrated_on)}
            for each in item.milestones
        ],
        "learned": [{**_entry(each, "text", has_refs=has_refs), "source": each.source} for each in item.learned],
        "skills": [_skill(each, has_refs=has_refs) for each in item.skills],
        "contacts": [
            {**_entry(each, "text", has_refs=has_refs), "person": each.person, "owner": each.owner}
            for each in item.contacts
        ],
        "resources": [_resource(each, has_refs=has_refs) for each in item.resources],
        "omitted": item.omitted,
        "not_shown": item.not_shown._asdict(),
    }


def _meetings(meetings: Meetings) -> Shape:
    return dict(meetings._asdict())


def _month(year: Year, month: int) -> Shape:
    """The sessions of a month, from 1, in each role."""
    return {"month": f"{year.year}-{month:02}", **{each.role: _meetings(each.months[month - 1]) for each in year.roles}}


def _person(person: PersonMet) -> Shape:
    return {
        "ref": ref(person.ref),
        "uuid": person.uuid,
        "kind": "relationship",
        "relationship": person.name,
        "role": person.role,
        "type": person.type,
        "sessions": person.sessions,
        "minutes": person.minutes,
        "private": person.private,
    }


def _entry(entry: YearEntry | Learned, text_key: str, *, has_refs: bool) -> Shape:
    """The keys of every entry, and its title or text."""
    return {
        **({"ref": ref(entry.ref)} if has_refs else {}),
        "uuid": entry.uuid,
        "kind": entry.ref.kind,
        "relationship": entry.relationship or None,
        "role": entry.role,
        "on": day(entry.on),
        text_key: entry.text,
        "private": entry.private,
    }


def _resource(resource: YearEntry, *, has_refs: bool) -> Shape:
    return {
        **_entry(resource, "title", has_refs=has_refs),
        "type": resource.resource_type,
        "minutes": resource.minutes,
        "takeaway": resource.takeaway,
    }


def _skill(skill: SkillInYear, *, has_refs: bool) -> Shape:
    return {
        "skill": skill.skill,
        "owner": skill.owner,
        "relationships": list(skill.relationships),
        "first": _rating(skill.first, has_refs=has_refs),
        "last": _rating(skill.last, has_refs=has_refs),
        "private": skill.private,
    }


def _rating(rating: Rating, *, has_refs: bool) -> Shape:
    """A rating without the skill and the person."""
    shown: Shape = {"uuid": rating.uuid, "on": day(rating.on), "score": rating.score}
    return {"ref": ref(rating.ref), **shown} if has_refs else shown
