"""Every field of every kind, described once: `FIELDS[kind][name]`.

The rows of the store, `edit`, `show`, JSON, CSV tables, the texts of search and the field tables of the docs follow
from it. What the file looks like does not (`store/schema`), nor what may leave the journal (the shareable view).
What a field means is the line below it in the class of its kind (`model/entries.py`, `model/relationship.py`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

from mentorlog.model.fields.field import Field
from mentorlog.model.words import KINDS, Kind

__all__ = ["FIELDS", "Field"]


class _Fields(Mapping[Kind, Mapping[str, Field]]):
    """The fields of each kind, by name, in the order of the JSON. A kind's file is loaded when it is first asked for:
    an everyday command needs two or three of the ten."""

    def __init__(self) -> None:
        self._loaded: dict[Kind, Mapping[str, Field]] = {}

    def __getitem__(self, kind: Kind) -> Mapping[str, Field]:
        found = self._loaded.get(kind)
        if found is None:
            if kind not in KINDS:
                raise KeyError(kind)
            found = self._loaded[kind] = import_module(f"{__name__}.{kind}").FIELDS
        return found

    def __iter__(self) -> Iterator[Kind]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)


FIELDS: Final[Mapping[Kind, Mapping[str, Field]]] = _Fields()
