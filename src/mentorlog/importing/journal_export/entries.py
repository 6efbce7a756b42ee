"""From the content of an export to the entries of the model, for what is shown and not stored."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, cast

from mentorlog import model
from mentorlog.model import KINDS, ME, Checkpoint, Ref, Session
from mentorlog.model.fields import FIELDS
from mentorlog.model.journal_schema import LISTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from mentorlog.model import Action, Entry, Kind, Relationship
    from mentorlog.model.results.journal_export import JournalExport, JsonObject


def exported_entries(export: JournalExport) -> Iterator[tuple[Relationship, list[Entry]]]:
    """Each relationship of an export with its entries, which `insight.relationship_entries.group_entries` takes. The
    refs are those of the export: two exports may have the same refs for different entries."""
    owners = [cast("Relationship", _entry("relationship", each, owner=None)) for each in export.relationships]
    actions_of: dict[Ref | None, list[Action]] = {}
    for owner, each in zip(owners, export.relationships, strict=True):
        for action in each["actions"]:
            entry = cast("Action", _entry("action", action, owner=owner))
            actions_of.setdefault(entry.session, []).append(entry)
    for owner, each in zip(owners, export.relationships, strict=True):
        yield owner, list(_entries(each, owner, actions_of))


def _entries(
    relationship: JsonObject, owner: Relationship, actions_of: Mapping[Ref | None, list[Action]]
) -> Iterator[Entry]:
    """The entries of a relationship; sessions with the actions that were promised in them."""
    for kind in KINDS[1:]:
        for each in relationship[LISTS[kind]]:
            entry = _entry(kind, each, owner=owner)
            if isinstance(entry, Session):
                entry = entry._replace(actions=tuple(sorted(actions_of.get(entry.ref, ()), key=_number)))
            yield entry


def _number(action: Action) -> int:
    return action.ref.number


def _entry(kind: Kind, values: JsonObject, *, owner: Relationship | None) -> Entry:
    """An entry of the model from its JSON."""
    entry_class: type[Any] = getattr(model, kind.capitalize())
    fields = {
        name: _value(FIELDS[kind][name].type, values[name])
        for name in entry_class._fields
        if name in values and name != "relationship"
    }
    if owner is not None:
        fields |= {"relationship": owner.name, "relationship_ref": owner.ref}
    entry: Entry = entry_class(**fields)
    return entry


def _value(of_type: str, value: object) -> object:
    convert = _CONVERTERS.get(of_type)
    return value if value is None or convert is None else convert(value)


def _ref(text: str) -> Ref:
    ref = ME if text == str(ME) else Ref.parse(text)
    assert ref is not None  # noqa: S101 - the schema allows refs alone
    return ref


def _checkpoints(values: list[JsonObject]) -> tuple[Checkpoint, ...]:
    return tuple(
        sorted(Checkpoint(dt.date.fromisoformat(each["on"]), each["progress"], each["note"]) for each in values)
    )


_CONVERTERS: dict[str, Callable[[Any], Any]] = {
    "past date": dt.date.fromisoformat,
    "future date": dt.date.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "ref": _ref,
    "refs": lambda values: tuple(_ref(each) for each in values),
    "texts": tuple,
    "entries": _checkpoints,
}
"""The functions that convert JSON values of a type to values of the model."""
