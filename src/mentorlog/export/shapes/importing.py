"""The JSON of importing a journal or an export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import day, ref

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.export.shapes.values import Shape
    from mentorlog.model.results.forgetting import Skipped
    from mentorlog.model.results.importing import Imported, ImportedEntries, ImportedEntry


def imported_entries(item: Imported, *, file: Path, saved: bool | None, skipped: Skipped) -> Shape:
    """What was imported, or would be. `saved`: whether it was recorded as a command; None for a dry run. `skipped`:
    what was not read because it was forgotten here."""
    return {
        "file": str(file),
        "imported": bool(saved),
        "dry_run": saved is None,
        "exact": item.is_exact,
        "came": _entries(item.came),
        "changed": _entries(item.changed),
        "filled": _entries(item.filled),
        "differ": _entries(item.differ),
        "deleted_here": _entries(item.deleted),
        "waiting": _entries(item.waiting),
        "kept_private": _entries(item.kept_private),
        "joined": [{"ref_there": ref(each.there), "ref": ref(each.here), "name": each.name} for each in item.joined],
        "same": item.same,
        "from_same_log": item.from_same_log,
        "not_read": list(item.ignored),
        "forgotten_here": {"relationships": skipped.relationships, "entries": skipped.entries},
    }


def _entries(item: ImportedEntries) -> Shape:
    return {"counts": dict(item.counts), "entries": [_entry(each) for each in item.first]}


def _entry(item: ImportedEntry) -> Shape:
    return {
        "ref_there": ref(item.there),
        "ref": ref(item.here),
        "kind": item.kind,
        "title": item.title,
        "on": day(item.on),
        "relationship": item.relationship or None,
        "fields": list(item.fields),
    }
