"""Convert entries to JSON-ready data: the fields of their kind, in the order of `FIELDS`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from mentorlog import model
from mentorlog.export.shapes.values import clock, day, head, ref, refs
from mentorlog.model import Checkpoint
from mentorlog.model.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mentorlog.export.shapes.values import Shape
    from mentorlog.model import Entry, Kind
    from mentorlog.model.fields import Field

    _Keys = tuple[tuple[str, Callable[[Any], object] | None], ...]
    """The keys of a shape, each with the function that converts its value, or None if it is JSON already."""


def entry(item: Entry) -> Shape:
    """An entry with all fields of its kind; the time of a session is in the time zone that the shape names."""
    if item.ref.kind == "session" and isinstance(item, model.Session):
        item = item.in_own_zone()
    return {**head(item), **_values(item, _own_keys(item.ref.kind))}


def entries(items: Iterable[Entry]) -> list[Shape]:
    """Several entries, each with all fields of its kind."""
    return [entry(item) for item in items]


def _second_read(items: Iterable[Entry | Checkpoint]) -> list[Shape]:
    return [_values(item, _checkpoint_keys()) if isinstance(item, Checkpoint) else entry(item) for item in items]


def _values(item: Entry | Checkpoint, keys: _Keys) -> Shape:
    return {name: convert(getattr(item, name)) if convert else getattr(item, name) for name, convert in keys}


@cache
def _own_keys(kind: Kind) -> _Keys:
    """The keys of a kind after those that every entry has."""
    return _keys({name: field for name, field in FIELDS[kind].items() if name not in ("ref", "uuid", "relationship")})


@cache
def _checkpoint_keys() -> _Keys:
    from mentorlog.model.fields.goal import CHECKPOINT

    return _keys(CHECKPOINT)


def _keys(described: Mapping[str, Field]) -> _Keys:
    return tuple((name, _CONVERTERS.get(field.type)) for name, field in described.items() if field.in_json)


_CONVERTERS: Final[dict[str, Callable[[Any], object]]] = {
    "past date": day,
    "future date": day,
    "date": day,
    "time": clock,
    "ref": ref,
    "refs": refs,
    "texts": list,
    "entries": _second_read,
}
"""The functions that convert values of a type. Values of other types are JSON already."""
