"""Shapes for other people: without refs, whose gaps would show how many private entries there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mentorlog.export.shapes.values import Shape

LINKS: Final = frozenset(
    name
    for fields in FIELDS.values()
    for name, field in fields.items()
    if field.type in ("ref", "refs") and field.kind and field.in_json
)
"""The keys that link to other entries."""


def without_refs(shape: Shape) -> Shape:
    """A shape without refs. A link is the uuid of an entry that is also in the shape, else null; a list of links has
    only those that are. One of the owner's questions has its uuid as `id`."""
    uuids = dict(_uuids(shape))
    return {name: _without(value, uuids, key=name) for name, value in shape.items()}


def _uuids(value: object) -> Iterator[tuple[str, str]]:
    """The ref and the uuid of every entry in a shape."""
    if isinstance(value, list):
        for each in value:
            yield from _uuids(each)
    elif isinstance(value, dict):
        if value.get("ref") and "uuid" in value:
            yield value["ref"], value["uuid"]
        for each in value.values():
            yield from _uuids(each)


def _without(value: object, uuids: Mapping[str, str], *, key: str) -> object:
    """A value of a key without refs."""
    if isinstance(value, dict):
        kept = {name: _without(each, uuids, key=name) for name, each in value.items() if name != "ref"}
        return kept | {"id": value["uuid"]} if "id" in value and value.get("ref") else kept
    if isinstance(value, list):
        if key in LINKS and all(isinstance(each, str) for each in value):
            return [uuids[each] for each in value if each in uuids]
        return [_without(each, uuids, key=key) for each in value]
    return uuids.get(value) if isinstance(value, str) and key in LINKS else value
