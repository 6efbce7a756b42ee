"""What `forget` erases.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from pathlib import Path

from mentorlog.model.relationship import Relationship
from mentorlog.named_tuples import NamedTuple


class DeletedFile(NamedTuple):
    """A file that is deleted."""

    path: Path
    """The file."""
    beginning: str = ""
    """The first line of a text; empty for a file that is not text."""


class ForgetPlan(NamedTuple):
    """What is erased with a relationship."""

    name: str
    """The name of the person, which must be typed."""
    relationship: Relationship | None
    """The relationship; None if only backups and other files still have it."""
    counts: tuple[tuple[str, int], ...] = ()
    """How many entries of each kind are erased, without kinds that have none; `checkpoint` for those of goals."""
    held: int = 0
    """How many of the sessions were held."""
    moved: int = 0
    """How many entries belong to another relationship now, and stay without their earlier versions."""
    commands: int = 0
    """How many commands of the history are erased, or lose a part."""
    backups: tuple[Path, ...] = ()
    """The backups that are rewritten."""
    copies: tuple[Path, ...] = ()
    """Other copies of the journal that are rewritten: from before an upgrade, or set aside."""
    deleted: tuple[DeletedFile, ...] = ()
    """Files that are deleted: text that was not saved, descriptions of bugs, incomplete files of killed commands."""
    out_of_reach: tuple[Path, ...] = ()
    """Copies that another program made, and other files in the folders of backups, which are not changed."""
    absent: tuple[Path, ...] = ()
    """Folders of backups on a disk that is not there."""


class Skipped(NamedTuple):
    """What an import or a restore has not read, because it was forgotten here."""

    relationships: int = 0
    """How many relationships."""
    entries: int = 0
    """How many entries, without relationships and checkpoints."""
