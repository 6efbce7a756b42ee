"""The words for the owner's roles in a year, and their numbers, on pages for other people."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.export.translation import Translator
    from mentorlog.insight.year import Meetings, RoleInYear
    from mentorlog.model import Role


def role_phrase(role: Role, relationship_type: str, translator: Translator) -> str:
    """A role within a line: `as mentor`, or `as coach` in a coaching relationship; of `self`, what it is."""
    of_type = translator.of_type(relationship_type)
    if role == "self":
        return of_type.translate("my own development")
    return of_type.translate("as mentor") if role == "mentor" else of_type.translate("as mentee")


def role_numbers(role: RoleInYear, translator: Translator) -> str:
    """The sessions of a role: `8 sessions with 1 person, 8 h 50 min`."""
    held = translator.translate_plural("{count} session", "{count} sessions", role.total.sessions)
    people = translator.translate_plural("with {count} person", "with {count} people", role.people)
    return ", ".join([f"{held} {people}", *_length(role.total, translator)])


def _length(total: Meetings, translator: Translator) -> list[str]:
    """The length of the sessions, and how many have none."""
    parts = [translator.format_hours(total.minutes)] if total.minutes else []
    if total.without_length:
        number = total.without_length
        parts.append(translator.translate_plural("one without a length", "{count} without a length", number))
    return parts
