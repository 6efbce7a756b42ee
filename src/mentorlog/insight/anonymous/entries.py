"""Rewrite the entries of an export: no names, new identities, and other dates if that is asked for."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast
from uuid import uuid4

from mentorlog.model import ME, Action, Checkpoint, Session
from mentorlog.model.fields import FIELDS
from mentorlog.model.vocabulary import ME_UUID

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.insight.anonymous.replace import Replacements
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Entry, Ref, Relationship
    from mentorlog.model.fields import Field
    from mentorlog.model.results.export_details import ExportDetails

E = TypeVar("E", bound="Entry")
D = TypeVar("D", bound=dt.date)
_DAY: Final = len("2026-11-23")
_NOT_IN_TEXT: Final = frozenset(("relationship", "person", "zone", "cadence"))
"""Fields that are names themselves, and those that programs read: a time zone and a cadence."""
_MIDNIGHT: Final = "T00:00:00.000Z"
_UNKNOWN_DAY: Final = dt.date(2000, 1, 1)


def moved(day: D, shift: dt.timedelta) -> D:
    """A day or a moment, moved; unchanged if there is no such year: another program may have written the year 1."""
    try:
        return day + shift
    except OverflowError:
        return day


class AnonymousEntries:
    """The entries of one export: the same name has the same stand-in in all of them, and the same identity the same new
    one, so that links hold. The identities are new in each export, so that two exports can't be compared by them."""

    def __init__(self, replacements: Replacements, *, shift: dt.timedelta) -> None:
        """`shift` is added to every date."""
        self._replacements = replacements
        self._shift = shift
        self._uuids: dict[str, str] = {}

    def relationship(self, entries: RelationshipEntries) -> RelationshipEntries:
        """A relationship with its entries."""
        # first, so that the person of a page is Person A
        shown = self._relationship(entries.relationship)
        person = None if shown.ref == ME else entries.relationship.name
        # the actions of sessions are also among the actions of the relationship
        actions = {each.ref: self._entry(each, person=person, shown_as=shown.name) for each in entries.actions}
        lists: dict[str, Any] = {
            name: tuple(
                actions.get(each.ref) or self._entry(each, person=person, shown_as=shown.name, actions=actions)
                for each in listed
            )
            for name, listed in entries._asdict().items()
            if name != "relationship"
        }
        return entries._replace(relationship=shown, **lists)

    def details(self, details: ExportDetails) -> ExportDetails:
        """What only the JSON has. Creation times, calendar sequences and digests could be compared with another export,
        so that they are midnight of the day, 0 and None."""
        return details._replace(
            entries={ref: self._detail(keys) for ref, keys in details.entries.items()},
            checkpoints={
                (goal, self._day_of(day).isoformat()): self._detail(keys)
                for (goal, day), keys in details.checkpoints.items()
            },
            evaluations=tuple(self._evaluation(each) for each in details.evaluations),
        )

    def _relationship(self, relationship: Relationship) -> Relationship:
        if relationship.ref == ME:
            return self._entry(relationship, person=None, shown_as=relationship.name)
        replacements, name = self._replacements, relationship.name
        shown_as = replacements.name(name, number=relationship.ref.number)
        named: dict[str, Any] = {
            "name": shown_as,
            "org": relationship.org and replacements.organisation(relationship.org),
            "email": relationship.email and replacements.address(relationship.email, person=name),
            "programme": relationship.programme and replacements.programme(relationship.programme),
        }
        others = relationship._replace(name="", org=None, email=None, programme=None)
        return self._entry(others, person=name, shown_as=shown_as)._replace(**named)

    def _entry(self, entry: E, *, person: str | None, shown_as: str, actions: Mapping[Ref, Action] | None = None) -> E:
        """An entry of a person. `actions` are those that were rewritten already."""
        fields = FIELDS[entry.ref.kind]
        values: dict[str, Any] = {
            name: self._value(value, fields.get(name), person=person)
            for name, value in entry._asdict().items()
            if value is not None and name not in _NOT_IN_TEXT
        }
        if "relationship" in entry._fields:
            values["relationship"] = shown_as
        if isinstance(entry, Session):
            known = actions or {}
            values["actions"] = tuple(
                known.get(each.ref) or self._entry(each, person=person, shown_as=shown_as) for each in entry.actions
            )
        if isinstance(entry, Action) and entry.person:
            values["person"] = self._replacements.name(entry.person)
        if entry.ref == ME:
            values |= {"uuid": entry.uuid, "name": shown_as}
        return cast("E", entry._replace(**values))

    def _value(self, value: Any, field: Field | None, *, person: str | None) -> Any:  # noqa: ANN401 - of any field
        if isinstance(value, dt.date):
            return moved(value, self._shift)
        if isinstance(value, Checkpoint):
            note = value.note and self._text(value.note, person)
            return value._replace(on=moved(value.on, self._shift), note=note)
        if field is None:
            return value
        if field.type == "uuid":
            return self._new_uuid(value)
        if field.type == "text":
            return self._text(value, person)
        if field.type == "texts":
            return tuple(self._text(each, person) for each in value)
        if field.type == "entries" and isinstance(value, tuple) and value and isinstance(value[0], Checkpoint):
            return tuple(self._value(each, field, person=person) for each in value)
        return value

    def _text(self, text: str, person: str | None) -> str:
        return self._replacements.replace(text, person=person)

    def _new_uuid(self, uuid: str) -> str:
        if uuid == ME_UUID:
            return uuid  # the same in every journal
        return self._uuids.setdefault(uuid.lower(), str(uuid4()))

    def _day_of(self, text: str) -> dt.date:
        """The day of a date or a moment, as text."""
        try:
            return moved(dt.date.fromisoformat(text[:_DAY]), self._shift)
        except ValueError:  # another program may have written it
            return _UNKNOWN_DAY

    def _detail(self, keys: Mapping[str, object]) -> dict[str, object]:
        shown = dict(keys)
        for name, value in keys.items():
            if name == "uuid":
                shown[name] = self._new_uuid(str(value))
            elif name == "created_at":
                shown[name] = f"{self._day_of(str(value))}{_MIDNIGHT}"
            elif name == "sequence":
                shown[name] = 0
            elif name == "source_digest":
                shown[name] = None
            elif name == "stored":
                shown[name] = self._stored(value)
        return shown

    def _stored(self, stored: Any) -> dict[str, object]:  # noqa: ANN401 - a JSON object
        day = stored["started_on"]
        return {**stored, "started_on": day and self._day_of(day).isoformat()}

    def _evaluation(self, evaluation: Mapping[str, object]) -> dict[str, object]:
        shown = self._detail(evaluation)
        shown["programme"] = self._replacements.programme(str(evaluation["programme"]))
        for name in ("on", "look_again_on"):
            if evaluation[name] is not None:
                shown[name] = self._day_of(str(evaluation[name])).isoformat()
        if evaluation["note"] is not None:
            shown["note"] = self._replacements.replace(str(evaluation["note"]))
        return shown
