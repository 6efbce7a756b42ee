"""Find a rollback file beside a journal that belongs to another file, before SQLite rolls it back.

SQLite rolls `journal.db-journal` back into whatever file is called `journal.db`. If that is a copy which was put in the
place of the file that the rollback file was written for, its pages come from two files, and it is damaged. The rollback
file contains page 1 as it was before the write, and page 1 counts the writes of a file: in the right file the count is
the same, or one more if the new page 1 was already written. For encrypted files, see `encryption.rollback_file`.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.errors import JournalError
from mentorlog.store.file.driver import key_of

if TYPE_CHECKING:
    from typing import BinaryIO

_MAGIC: Final = bytes.fromhex("d9d505f920a163d7")
_HEADER: Final = 28
"""The bytes of the header of a rollback file: magic, number of pages, nonce, pages before, sector size, page size."""
_COUNTER: Final = slice(24, 28)
"""Where page 1 has the number of writes."""
_MOST_PAGES: Final = 100_000
"""How many pages are looked at to find page 1."""
_LOOKS: Final = 3
_SECONDS_BETWEEN: Final = 0.05


def refuse_foreign_rollback(path: str) -> None:
    """Raise JournalError if the rollback file beside the journal at `path` belongs to another file. Call it only if
    there is one, and before the journal is opened: reading the file would end the locks that this process holds."""
    if key_of(path) and _rollback(f"{path}-journal"):
        from mentorlog.store.encryption.rollback_file import belongs_to_encrypted

        belongs = belongs_to_encrypted(path)
    else:
        belongs = _belongs(path)
    if belongs:
        return
    beside = f"{path}-journal"
    raise JournalError(
        f"{beside} is the rollback file of another file than {path}: SQLite would damage the journal with it. "
        "Nothing was changed.",
        hint=f"{shell_line.join(['mv', beside, f'{beside}.old'])}\nmentorlog restore",
    )


def _belongs(path: str) -> bool:
    """Whether the rollback file beside a file belongs to it, or there is nothing to roll back."""
    seen = None
    for look in range(_LOOKS):
        found = _rollback(f"{path}-journal")
        if found is None or (seen is not None and found != seen):
            return True  # it is empty or finished, or another process is writing
        before = found[1]
        with Path(path).open("rb") as file:
            counter = int.from_bytes(file.read(100)[_COUNTER])
        if before is None or counter in (before, (before + 1) & 0xFFFFFFFF):
            return True
        seen = found
        if look < _LOOKS - 1:
            time.sleep(_SECONDS_BETWEEN)
    return False


def _rollback(path: str) -> tuple[bytes, int | None] | None:
    """The header of a rollback file that SQLite would roll back, and the number of writes in its page 1 (None if it
    does not have that page). None if there is nothing to roll back."""
    try:
        with Path(path).open("rb") as file:
            header = file.read(_HEADER)
            if len(header) < _HEADER or not header.startswith(_MAGIC):
                return None
            sector, size = (int.from_bytes(header[at : at + 4]) for at in (20, 24))
            return header, _counter_before(file, sector=sector, size=size)
    except OSError:
        return None


def _counter_before(file: BinaryIO, *, sector: int, size: int) -> int | None:
    """The number of writes in the page 1 of a rollback file, whose records follow the first sector: the number of the
    page, the page, and a check sum."""
    if not 512 <= size <= 65536 or not 32 <= sector <= 65536:
        return None
    for record in range(_MOST_PAGES):
        file.seek(sector + record * (size + 8))
        number, page = file.read(4), file.read(_COUNTER.stop)
        if len(page) < _COUNTER.stop:
            return None
        if int.from_bytes(number) == 1:
            return int.from_bytes(page[_COUNTER])
    return None
