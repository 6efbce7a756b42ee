"""The JSON of backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import day

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.model.results.backups import Backup, BackupContent


def backup(item: Backup, content: BackupContent | None) -> Shape:
    """One backup; what it contains is null if the file is damaged."""
    return {
        **_file(item),
        "entries": content.entries if content else None,
        "people": content.people if content else None,
        "until": day(content.until) if content else None,
        "size": content.size if content else None,
    }


def verified_backup(item: Backup, problem: str | None) -> Shape:
    """One backup, whether it is sound, and what is wrong if it is not."""
    return {**_file(item), "sound": problem is None, "problem": problem}


def _file(item: Backup) -> Shape:
    made_at = item.made_at.isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"file": str(item.path), "made_at": made_at, "machine": item.machine}
