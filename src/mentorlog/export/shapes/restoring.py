"""The JSON of `restore`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import day

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mentorlog.export.shapes.values import Shape
    from mentorlog.model.results.backups import BackupContent
    from mentorlog.model.results.restoring import Differences, DifferentEntries


def restored_entries(item: Differences, *, file: Path, restored: bool, saved: Path | None) -> Shape:
    """What was restored, or would be, in a sound journal; `saved` is the backup that was made before."""
    return {
        "file": str(file),
        "restored": restored,
        "backup": str(saved) if saved else None,
        "comes_back": _entries(item.comes),
        "removed": _entries(item.goes),
        "changed": _entries(item.changes),
    }


def _entries(item: DifferentEntries) -> Shape:
    return {
        "counts": dict(item.counts),
        "first": [
            {
                "ref": str(entry.ref),
                "kind": entry.ref.kind,
                "title": entry.title,
                "on": day(entry.on),
                "relationship": entry.relationship or None,
            }
            for entry in item.first
        ],
    }


def restored_file(
    content: BackupContent, *, file: Path, restored: bool, state: str, kept: Sequence[Path], lost: int
) -> Shape:
    """The file that was put, or would be, in the place of a journal that was missing or damaged; `lost` is the number
    of entries that only that journal has."""
    return {
        "file": str(file),
        "restored": restored,
        "journal_was": state,
        "kept": [str(path) for path in kept],
        "only_in_journal": lost,
        "entries": content.entries,
        "people": content.people,
        "until": day(content.until),
    }
