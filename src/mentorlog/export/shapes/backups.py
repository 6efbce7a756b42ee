"""The JSON of backups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import day

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.model.results.backups import Backup, BackupContent, Unread


def backup(item: Backup, described: BackupContent | Unread) -> Shape:
    """One backup; what it contains is null if the file is damaged, or encrypted with a key that is not known."""
    content = None if isinstance(described, str) else described
    return {
        **_file(item),
        "entries": content.entries if content else None,
        "people": content.people if content else None,
        "until": day(content.until) if content else None,
        "size": content.size if content else None,
    }


def verified_backup(item: Backup, problem: str | None, *, is_locked: bool) -> Shape:
    """One backup, whether it is sound (null if it could not be read), and what is wrong if it is not."""
    return {**_file(item), "sound": None if is_locked else problem is None, "problem": problem}


def _file(item: Backup) -> Shape:
    made_at = item.made_at.isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"file": str(item.path), "made_at": made_at, "machine": item.machine}
