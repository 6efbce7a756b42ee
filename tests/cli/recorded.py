"""Write relationships that tests build to a real journal."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from mentorlog.model import Goal, Ref, Relationship
from mentorlog.store import Journal
from mentorlog.store.writing import Change, writable
from tests.store.build import NOW


def record(path: Path, bond: Relationship, entries: Iterable[Any]) -> None:
    """Write a journal to `path` with this relationship and these entries, in this order."""
    path.touch(mode=0o600)
    path.write_bytes(_empty())
    with Journal.open(path, access="write") as journal, journal.command("test", now=NOW) as change:
        known = {bond.ref: change.add("relationship", **_fields(bond, {}))}
        for entry in entries:
            known[entry.ref] = change.add(entry.ref.kind, **_fields(entry, known))
            if isinstance(entry, Goal):
                _checkpoints(change, known[entry.ref], entry)


@cache
def _empty() -> bytes:
    """The bytes of an empty journal; copying one is thirty times as fast as creating it."""
    with TemporaryDirectory() as folder:
        place = Path(folder) / "journal.db"
        Journal.open(place, access="write").close()
        return place.read_bytes()


def _fields(entry: Any, known: dict[Ref, Ref]) -> dict[str, Any]:
    """The fields of an entry that can be written, with the refs of the journal."""
    fields = {name: getattr(entry, name) for name in writable(entry.ref.kind) - {"relationship"}}
    if entry.ref.kind != "relationship":
        fields["relationship"] = known[entry.relationship_ref]
    return {name: _known(value, known) for name, value in fields.items()}


def _known(value: Any, known: dict[Ref, Ref]) -> Any:
    if isinstance(value, Ref):
        return known[value]
    if isinstance(value, tuple):
        return tuple(_known(each, known) for each in value)
    return value


def _checkpoints(change: Change, ref: Ref, goal: Goal) -> None:
    for at in goal.checkpoints:
        change.checkpoint(ref, on=at.on, progress=at.progress, note=at.note)
