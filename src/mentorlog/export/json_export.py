"""Export relationships as one JSON-ready object, from which a journal can be rebuilt exactly (docs/export.md).

`{"mentorlog_export": 2, "exported_at", ..., "relationships": [{..., "sessions": [...], ...}], "evaluations": [...]}`.
Entries have the same shape as in all JSON, with a few more keys. A session has no `actions`: they are in the list of
the relationship, and name their `session`.

Without private entries there are no refs, whose gaps would show how many entries were left out: links are uuids.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.export import shapes
from mentorlog.export.shapes.shareable import LINKS
from mentorlog.model import KINDS
from mentorlog.model.journal_schema import VERSION

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from mentorlog.export.shapes import Shape
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Entry, Ref
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
    recorded in the export: whether it has private entries, and with them refs. What another command has deleted
    meanwhile is left out: the details, which were read last, do not have it."""
    found = [entry for each in relationships for entry in (each.relationship, *_entries(each))]
    links = Links(found, exported=details.entries.keys(), has_refs=include_private)
    return {
        "mentorlog_export": VERSION,
        "exported_at": now.isoformat(timespec="seconds"),
        "private_included": include_private,
        "owner": owner,
        "next_numbers": details.next_numbers and {kind: details.next_numbers[kind] for kind in KINDS},
        "relationships": [
            _relationship(each, details, links) for each in relationships if each.relationship.ref in details.entries
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


class Links:
    """How the entries of an export link to each other: by ref, or by uuid in an export without refs."""

    def __init__(self, entries: Iterable[Entry], *, exported: Collection[Ref], has_refs: bool) -> None:
        self.has_refs = has_refs
        self._links: dict[str, tuple[int, str]] = {}
        """The place of each entry in the export, and how it is linked to, by ref."""
        for place, entry in enumerate(entries):
            if entry.ref in exported:
                self._links[str(entry.ref)] = place, str(entry.ref) if has_refs else entry.uuid

    def linked(self, shape: dict[str, Any]) -> dict[str, Any]:
        """An entry without links to entries that are not exported: the goal of another relationship."""
        for key in LINKS & shape.keys():
            link = shape[key]
            if isinstance(link, list):
                shape[key] = self._several(link)
            elif link is not None:
                _, shape[key] = self._links.get(link, (0, None))
        if not self.has_refs:
            del shape["ref"]
        return shape

    def _several(self, refs: Iterable[str]) -> list[str]:
        found = [self._links[ref] for ref in refs if ref in self._links]
        # by ref, they are in the order of their numbers, which an export without refs does not have
        return [link for _, link in (found if self.has_refs else sorted(found))]


def _relationship(entries: RelationshipEntries, details: ExportDetails, links: Links) -> Shape:
    def shape(item: Entry) -> dict[str, Any]:
        shown = {**links.linked(shapes.entry(item)), **details.entries[item.ref]}
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


def _checkpoints(checkpoints: list[Shape], goal: int, details: ExportDetails) -> list[Shape]:
    found = ((checkpoint, details.checkpoints.get((goal, str(checkpoint["on"])))) for checkpoint in checkpoints)
    return [{**checkpoint, **added} for checkpoint, added in found if added is not None]
