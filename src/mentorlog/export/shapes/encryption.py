"""The JSON of `encrypt` and `decrypt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mentorlog.export.shapes.values import Shape
    from mentorlog.model.results.encryption import Conversion


def conversion(done: Conversion, *, journal: Path, recovery_code: Sequence[str] = (), is_encrypted: bool) -> Shape:
    """What was converted, and the recovery code if the journal has a new key."""
    return {
        "journal": str(journal),
        "encrypted": is_encrypted,
        "changed": done.is_journal_converted,
        "backups": [str(file) for file in done.backups],
        "copies": [str(file) for file in done.copies],
        "deleted": [str(file) for file in done.deleted],
        "left": [{"file": str(left.path), "reason": left.why, "encrypted": left.is_encrypted} for left in done.left],
        "unknown": [str(file) for file in done.unknown],
        "texts": [str(file) for file in done.texts],
        "absent": [str(folder) for folder in done.absent],
        "recovery_code": list(recovery_code),
    }
