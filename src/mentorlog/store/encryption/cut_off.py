"""Encrypted journals that end within a page: they were cut off while they were copied, so no key opens them.

Only the size and the bytes without a pattern tell of them, so that a file of another program may be taken for one.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.encryption.keys import PAGE_SIZE
from mentorlog.store.encryption.unlocking import begins_encrypted

if TYPE_CHECKING:
    from pathlib import Path


class CutOff(NamedTuple):
    """A file that may be the beginning of an encrypted journal."""

    sentence: str
    """What its size says."""
    whole_pages: int
    """The bytes up to the end of its last complete page."""

    def copying_line(self, file: "Path", new: "Path") -> str:
        """The line that copies the complete pages of the file to a new one, which only its owner can read."""
        read = shell_line.join(["head", "-c", str(self.whole_pages), str(file)])
        return f"(umask 077; {read} > {shell_line.quote(str(new))})"

    def lines_for_journal(self, journal: "Path") -> list[str]:
        """The lines that keep the file, and put its complete pages in its place: a damaged journal."""
        kept = journal.with_name(f"{journal.name}.cut-off")
        return [shell_line.join(["mv", str(journal), str(kept)]), self.copying_line(kept, journal)]


def cut_off_journal(file: "Path") -> CutOff | None:
    """What the size of a file says if it may be an encrypted journal that was cut off; None for any other file, and for
    one that can't be read."""
    try:
        size = file.stat().st_size
        if size % PAGE_SIZE == 0 or not begins_encrypted(file):
            return None
    except OSError:
        return None
    sentence = (
        f"If it is an encrypted one, it was cut off: its size, {size:,} bytes, is not a multiple of {PAGE_SIZE:,}."
    )
    return CutOff(sentence, size // PAGE_SIZE * PAGE_SIZE)
