"""Entries as JSON-ready data: the fields of their kind, in the order of its description."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mentorlog.export.shapes.values import Shape, clock, day, head, ref, refs
from mentorlog.model import Checkpoint
from mentorlog.model.fields import FIELDS, Field

if TYPE_CHECKING:
    from mentorlog.model import Entry, Kind

    _Keys = tuple[tuple[str, Callable[[Any], object] | None], ...]
    """The keys of a shape, each with the function that writes its value, or None if the value is JSON already."""


def entry(item: Entry) -> Shape:
    """An entry with all fields of its kind."""
    return {**head(item), **_values(item, _own_keys(item.ref.kind))}


def entries(items: Iterable[Entry]) -> list[Shape]:
    """Several entries, each with all fields of its kind."""
    return [entry(item) for item in items]


def _second_read(items: Iterable[Entry | Checkpoint]) -> list[Shape]:
    return [_values(item, _checkpoint_keys()) if isinstance(item, Checkpoint) else entry(item) for item in items]


def _values(item: Entry | Checkpoint, keys: _Keys) -> Shape:
    return {name: write(getattr(item, name)) if write else getattr(item, name) for name, write in keys}


@cache
def _own_keys(kind: Kind) -> _Keys:
    """The keys that a kind adds to those that every entry begins with."""
    return _keys({name: field for name, field in FIELDS[kind].items() if name not in ("ref", "uuid", "relationship")})


@cache
def _checkpoint_keys() -> _Keys:
    from mentorlog.model.fields.goal import CHECKPOINT

    return _keys(CHECKPOINT)


def _keys(described: Mapping[str, Field]) -> _Keys:
    return tuple((name, _WRITERS.get(field.type)) for name, field in described.items() if field.in_json)


_WRITERS: Final[dict[str, Callable[[Any], object]]] = {
    "past date": day,
    "future date": day,
    "date": day,
    "time": clock,
    "ref": ref,
    "refs": refs,
    "texts": list,
    "entries": _second_read,
}
"""The functions that write the values of a type; those of other types are JSON already."""
