"""Give every entry of an export a ref, and check that every link leads to an entry of it.

Links are refs, or uuids in an export without refs. The result is the same for both, and for every version.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID, uuid5

from mentorlog.errors import ImportFileError
from mentorlog.model.journal_schema import ADDED_IN_2, FIELDS_ADDED_IN_2, LISTS, exported_fields
from mentorlog.model.results.journal_export import JournalExport
from mentorlog.model.vocabulary import KINDS, ME, ME_UUID, REF_LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mentorlog.model import Kind
    from mentorlog.model.results.journal_export import JsonObject

_LINKS: Final[dict[Kind, tuple[tuple[str, Kind], ...]]] = {
    kind: tuple(
        (name, field.kind) for name, field in exported_fields(kind) if field.type in ("ref", "refs") and field.kind
    )
    for kind in KINDS
}
"""The keys of each kind that link to other entries, and the kind of these."""

_MISSING_IN_1: Final[dict[str, frozenset[str]]] = {
    owner: frozenset(FIELDS_ADDED_IN_2.get(owner, ()))
    | {key for key in ("uuid", "created_at", "source_digest") if owner in ADDED_IN_2[key].owners}
    for owner in (*KINDS, "checkpoint")
}
"""The columns of each table that version 1 does not have; those of other keys can be computed."""
_MISSING_WITHOUT_PRIVATE: Final[dict[str, frozenset[str]]] = dict.fromkeys(
    ADDED_IN_2["source_digest"].owners, frozenset({"source_digest"})
)


def normalise(export: JsonObject, *, name: str, unknown_keys: tuple[str, ...]) -> JournalExport:
    """The content of an export that follows the schema. Raises ImportFileError."""
    is_first = export["mentorlog_export"] == 1
    entries = _Entries(export, name=name)
    entries.check_identities()
    entries.resolve_links(allow_outside=is_first)
    if is_first:
        _add_what_version_1_lacks(export)
    return JournalExport(
        name=name,
        version=export["mentorlog_export"],
        exported_at=entries.exported_at(),
        owner=export.get("owner"),
        private_included=export["private_included"],
        has_refs=entries.has_refs,
        next_numbers=export.get("next_numbers") or {},
        relationships=tuple(export["relationships"]),
        evaluations=tuple(export.get("evaluations", ())),
        unknown_keys=unknown_keys,
        missing_columns=(_MISSING_IN_1 if is_first else {} if export["private_included"] else _MISSING_WITHOUT_PRIVATE),
    )


def each_entry(relationships: list[JsonObject] | tuple[JsonObject, ...]) -> Iterator[tuple[Kind, str, JsonObject]]:
    """Every entry with its kind and its place in the file, relationships first."""
    for number, relationship in enumerate(relationships):
        yield "relationship", f"relationships[{number}]", relationship
    for number, relationship in enumerate(relationships):
        for kind, key in LISTS.items():
            for position, entry in enumerate(relationship[key]):
                yield kind, f"relationships[{number}].{key}[{position}]", entry


class _Entries:
    """The entries of an export by ref and by uuid."""

    def __init__(self, export: JsonObject, *, name: str) -> None:
        self._export = export
        self._name = name
        self._all = list(each_entry(export["relationships"]))
        self.has_refs = any("ref" in entry for _, _, entry in self._all)
        """Whether the file has refs; `check_identities` adds those that are missing."""
        self._refs: dict[str, str] = {}
        """Where each ref is in the file."""
        self._by_uuid: dict[tuple[Kind, str], str] = {}
        """The ref of each uuid."""

    def exported_at(self) -> dt.datetime:
        try:
            return dt.datetime.fromisoformat(self._export["exported_at"])
        except ValueError:
            raise self._error("exported_at is not an existing time") from None

    def check_identities(self) -> None:
        """Add missing refs, and refuse what is in the file twice, or is `me` by halves."""
        for kind, place, entry in self._all:
            ref = entry.get("ref")
            if kind == "relationship":
                self._check_me(place, entry)
            if ref is not None and self._refs.setdefault(ref, place) != place:
                raise self._error(f"{place}.ref: {ref} is also the ref of {self._refs[ref]}")
        self._add_refs()
        for kind, place, entry in self._all:
            key = (kind, entry["uuid"])
            if self._by_uuid.setdefault(key, entry["ref"]) != entry["ref"]:
                other = self._refs[self._by_uuid[key]]
                raise self._error(f"{place} has the same uuid as {other}: the {kind} is in the file twice")
            self._check_moment(place, entry.get("created_at"))
            for position, checkpoint in enumerate(entry.get("checkpoints", ())):
                self._check_moment(f"{place}.checkpoints[{position}]", checkpoint.get("created_at"))
        for position, evaluation in enumerate(self._export.get("evaluations", ())):
            self._check_moment(f"evaluations[{position}]", evaluation["created_at"])

    def _check_me(self, place: str, relationship: JsonObject) -> None:
        marks = {relationship["role"] == "self", relationship["uuid"] == ME_UUID}
        if "ref" in relationship:
            marks.add(relationship["ref"] == str(ME))
        if len(marks) > 1:
            raise self._error(f"{place} must have the role self, the ref me and the uuid {ME_UUID}, or none of them")

    def _add_refs(self) -> None:
        """Number the entries without a ref, in the order of the file, after the highest number of their kind."""
        last = dict.fromkeys(KINDS, 0)
        for kind, _, entry in self._all:
            if entry.get("ref", str(ME)) != str(ME):
                last[kind] = max(last[kind], int(entry["ref"][1:]))
        for kind, place, entry in self._all:
            if "ref" not in entry:
                if entry["uuid"] == ME_UUID and kind == "relationship":
                    entry["ref"] = str(ME)
                    if str(ME) in self._refs:
                        raise self._error(f"{place} and {self._refs[str(ME)]} are both the relationship with oneself")
                else:
                    last[kind] += 1
                    entry["ref"] = f"{REF_LETTERS[kind]}{last[kind]}"
                self._refs[entry["ref"]] = place

    def _check_moment(self, place: str, created_at: str | None) -> None:
        if created_at is not None:
            try:
                dt.datetime.fromisoformat(created_at)
            except ValueError:
                raise self._error(f'{place}.created_at must be an existing time, not "{created_at}"') from None

    def resolve_links(self, *, allow_outside: bool) -> None:
        """Replace uuids with refs. `allow_outside`: the goal of a relationship may be in another export; that link is
        removed."""
        for kind, place, entry in self._all:
            for key, linked in _LINKS[kind]:
                value = entry[key]
                if isinstance(value, list):
                    entry[key] = [self._resolve(each, linked, place=f"{place}.{key}") for each in value]
                elif value is not None and not (allow_outside and kind == "relationship" and value not in self._refs):
                    entry[key] = self._resolve(value, linked, place=f"{place}.{key}")
                else:
                    entry[key] = None
        self._check_points()

    def _resolve(self, link: str, kind: Kind, *, place: str) -> str:
        ref = link if link in self._refs else self._by_uuid.get((kind, link))
        if ref is None:
            raise self._error(f"{place} links to {link}, which is not in the file")
        return ref

    def _check_points(self) -> None:
        """Refuse a point that a session lists, and that says that it was discussed in another one."""
        session_of = {entry["ref"]: entry["session"] for kind, _, entry in self._all if kind == "point"}
        for kind, place, entry in self._all:
            if kind == "session":
                for point in entry["points"]:
                    if session_of[point] != entry["ref"]:
                        session = self._link(session_of[point]) or "null"
                        raise self._error(f"{place}.points has {self._link(point)}, whose session is {session}")

    def _link(self, ref: str | None) -> str | None:
        """A link to an entry as the file has it: a ref, or a uuid if the file has no refs."""
        if self.has_refs or ref is None:
            return ref
        uuid: str = next(entry["uuid"] for _, _, entry in self._all if entry["ref"] == ref)
        return uuid

    def _error(self, problem: str) -> ImportFileError:
        return ImportFileError(f"{self._name}: {problem}.")


def _add_what_version_1_lacks(export: JsonObject) -> None:
    """Add the keys of version 2 to an export of version 1."""
    last_day = export["exported_at"][:10]
    for kind, _, entry in each_entry(export["relationships"]):
        day = entry["started_on"] if kind == "relationship" else entry["on"]
        entry["created_at"] = f"{min(day, last_day)}T00:00:00.000Z"
        if kind == "relationship":
            entry["stored"] = _stored(entry)
        for name in FIELDS_ADDED_IN_2.get(kind, ()):
            entry[name] = None
        if kind in ADDED_IN_2["sequence"].owners:
            entry["sequence"] = 0
        if kind in ADDED_IN_2["source_digest"].owners:
            entry["source_digest"] = None
        for checkpoint in entry.get("checkpoints", ()):
            checkpoint["uuid"] = checkpoint_uuid(entry["uuid"], checkpoint["on"])
            checkpoint["created_at"] = f"{min(checkpoint['on'], last_day)}T00:00:00.000Z"


def _stored(relationship: JsonObject) -> Mapping[str, Any]:
    is_self, is_prospect = relationship["role"] == "self", relationship["status"] == "prospect"
    return {
        "status": relationship["status"],
        "cadence": None if is_self else relationship["cadence"],
        "started_on": None if is_self or is_prospect else relationship["started_on"],
    }


def checkpoint_uuid(goal: str, day: str) -> str:
    """The identity of a checkpoint whose own is not known: the same for the same goal and day."""
    return str(uuid5(UUID(goal), f"checkpoint {day}"))
