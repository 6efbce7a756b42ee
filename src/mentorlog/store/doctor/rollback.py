"""Whether a rollback journal (`journal.db-journal`) belongs to the file beside it.

SQLite rolls a file back with any such journal that it finds. If the file was replaced by a copy in the meantime, that
damages it. The journal has the first page as it was before the write, with the change counter of the file: the counter
of the file is the same, or one more if the write had reached the first page.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_COUNTER: Final = slice(24, 28)
"""The place of the change counter in the first page."""


def belongs_to(rollback: Path, file: Path) -> bool:
    """Whether a rollback journal was written for the present content of a file; True if it can't be known. See
    https://www.sqlite.org/fileformat.html#the_rollback_journal."""
    try:
        content = rollback.read_bytes()
        with file.open("rb") as opened:
            counter = int.from_bytes(opened.read(100)[_COUNTER])
    except OSError:
        return True
    before = _counter_before(content)
    return before is None or counter in (before, before + 1)


def _counter_before(content: bytes) -> int | None:
    """The change counter in the first page that a rollback journal keeps; None if it does not keep the first page."""
    if not content.startswith(_MAGIC):
        return None
    sector, page = (int.from_bytes(content[at : at + 4]) for at in (20, 24))
    if not sector or not page:
        return None
    for start in range(sector, len(content) - page - 4, page + 8):
        if int.from_bytes(content[start : start + 4]) == 1:
            return int.from_bytes(content[start + 4 :][_COUNTER])
    return None
