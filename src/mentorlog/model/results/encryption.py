"""What `encrypt` and `decrypt` did to a journal and to the files that belong to it.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from pathlib import Path

from mentorlog.named_tuples import NamedTuple


class LeftFile(NamedTuple):
    """A file that was not converted."""

    path: Path
    """The file."""
    why: str
    """The reason, as the end of a sentence about it."""
    is_encrypted: bool
    """Whether the file is encrypted."""


class Conversion(NamedTuple):
    """The files that were encrypted or decrypted, or got another key."""

    is_journal_converted: bool
    """Whether the journal was converted now, and not by an earlier command."""
    backups: tuple[Path, ...] = ()
    """The backups that were converted."""
    copies: tuple[Path, ...] = ()
    """Other copies of the journal that were converted: from before an upgrade, or set aside."""
    deleted: tuple[Path, ...] = ()
    """Incomplete files of killed commands, which were deleted."""
    left: tuple[LeftFile, ...] = ()
    """Backups and copies that could not be converted."""
    unknown: tuple[Path, ...] = ()
    """Copies that another program made, and other files in the folders of backups, which are not changed."""
    texts: tuple[Path, ...] = ()
    """Files with text that was not saved, which are not encrypted."""
    absent: tuple[Path, ...] = ()
    """Folders of backups on a disk that is not there."""

    @property
    def has_converted(self) -> bool:
        """Whether a file was converted."""
        return self.is_journal_converted or bool(self.backups or self.copies)
