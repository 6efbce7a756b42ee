"""The description of every field of every kind: `FIELDS[kind][name]`.

The store, `edit`, `show`, JSON, CSV tables, search and the field tables of the docs use it. The schema of the file
(`store/schema`) and the shareable view do not. The meaning of a field is the line below it in the class of its kind
(`model/session.py`, ...).
"""

from __future__ import annotations

from collections.abc import Mapping

from mentorlog.model.fields.field import Field
from mentorlog.model.vocabulary import KINDS, Kind

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

__all__ = ["FIELDS", "Field"]


class _Fields(Mapping[Kind, Mapping[str, Field]]):
    """The fields of each kind, by name, in the order of the JSON. The module of a kind is loaded on first use,
    because most commands need two or three of the ten."""

    def __init__(self) -> None:
        self._loaded: dict[Kind, Mapping[str, Field]] = {}

    def __getitem__(self, kind: Kind) -> Mapping[str, Field]:
        found = self._loaded.get(kind)
        if found is None:
            if kind not in KINDS:
                raise KeyError(kind)
            # not importlib.import_module, as in mentorlog.model
            module = __import__(f"{__name__}.{kind}", fromlist=("FIELDS",))
            found = self._loaded[kind] = module.FIELDS
        return found

    def __iter__(self) -> Iterator[Kind]:
        return iter(KINDS)

    def __len__(self) -> int:
        return len(KINDS)


FIELDS: Final[Mapping[Kind, Mapping[str, Field]]] = _Fields()
