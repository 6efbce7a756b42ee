"""Export relationships as one JSON-ready object, from which a journal can be rebuilt exactly (docs/export.md).

`{"mentorlog_export": 2, "exported_at", ..., "relationships": [{..., "sessions": [...], ...}], "evaluations": [...]}`.
Entries have the same shape as in all JSON, with a few more keys. A session has no `actions`: they are in the list of
the relationship, and name their `session`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.export import shapes
from mentorlog.model import KINDS
from mentorlog.model.journal_schema import VERSION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Sequence

    from mentorlog.export.shapes import Shape
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Entry
    from mentorlog.model.results.export_details import ExportDetails


def json_export(
    relationships: Sequence[RelationshipEntries],
    details: ExportDetails,
    *,
    now: dt.datetime,
    owner: str | None = None,
    include_private: bool = False,
) -> Shape:
    """The relationships with all their entries. `owner` is the name of the journal's owner; `include_private` is
    recorded in the export: whether it has private entries. What another command has deleted meanwhile is left out: the
    details, which were read last, do not have it."""
    found = {ref for each in relationships for ref in (each.relationship.ref, *(entry.ref for entry in _entries(each)))}
    exported = {str(ref) for ref in found & details.entries.keys()}
    return {
        "mentorlog_export": VERSION,
        "exported_at": now.isoformat(timespec="seconds"),
        "private_included": include_private,
        "owner": owner,
        "next_numbers": details.next_numbers and {kind: details.next_numbers[kind] for kind in KINDS},
        "relationships": [
            _relationship(each, details, exported) for each in relationships if each.relationship.ref in details.entries
        ],
        "evaluations": [dict(each) for each in details.evaluations],
    }


def _entries(relationship: RelationshipEntries) -> Iterator[Entry]:
    for entries in _lists(relationship).values():
        yield from entries


def _lists(relationship: RelationshipEntries) -> dict[str, tuple[Entry, ...]]:
    """The entries of a relationship by the name of their list."""
    lists = relationship._asdict()
    del lists["relationship"]
    return lists


def _relationship(entries: RelationshipEntries, details: ExportDetails, exported: Collection[str]) -> Shape:
    def shape(item: Entry) -> dict[str, Any]:
        shown = {**_linked(shapes.entry(item), exported), **details.entries[item.ref]}
        if item.ref.kind == "session":
            del shown["actions"]
        elif item.ref.kind == "goal":
            shown["checkpoints"] = _checkpoints(shown["checkpoints"], item.ref.number, details)
        return shown

    return {
        **shape(entries.relationship),
        **{
            name: [shape(item) for item in items if item.ref in details.entries]
            for name, items in _lists(entries).items()
        },
    }


def _linked(shape: dict[str, Any], exported: Collection[str]) -> dict[str, Any]:
    """An entry without links to entries that are not exported: the goal of another relationship."""
    for key in ("goal", "session"):
        if shape.get(key) is not None and shape[key] not in exported:
            shape[key] = None
    for key in ("goals", "points"):
        if shape.get(key):
            shape[key] = [ref for ref in shape[key] if ref in exported]
    return shape


def _checkpoints(checkpoints: list[Shape], goal: int, details: ExportDetails) -> list[Shape]:
    found = ((checkpoint, details.checkpoints.get((goal, str(checkpoint["on"])))) for checkpoint in checkpoints)
    return [{**checkpoint, **added} for checkpoint, added in found if added is not None]
