"""Copy a journal of any supported version to a new file of the current schema."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from mentorlog.errors import JournalError, NewerJournalError
from mentorlog.store import migrations, rebuilding
from mentorlog.store.files import create_private, temporary_name
from mentorlog.store.header import VERSION, connect, is_journal, uri, version_of
from mentorlog.store.schema import FIRST_VERSION
from mentorlog.store.schema.taken_names import refuse_taken_names

if TYPE_CHECKING:
    from pathlib import Path


def copy_to_journal(source: Path, draft: Path) -> None:
    """Copy the journal at `source`, which is not changed, to the empty file `draft`, and bring the copy to the current
    schema. Raises JournalError for a file that is not a journal, NewerJournalError."""
    if not is_journal(str(source)):
        raise JournalError(f"There is no file {source}.")
    with closing(connect(source, mode="ro", wait=2)) as old, closing(connect(draft, mode="rw", wait=0)) as new:
        version = version_of(old)
        _check_version(version, source)
        old.backup(new)
        new.execute("PRAGMA journal_mode = DELETE")
    if version < FIRST_VERSION:
        _rebuild(draft)
    elif version < VERSION:
        with closing(connect(draft, mode="rw", wait=0)) as new:
            refuse_taken_names(new, str(source), version=version)
            new.execute("BEGIN IMMEDIATE")
            migrations.apply(new)
            new.execute("COMMIT")


def _check_version(version: int, source: Path) -> None:
    if version > VERSION:
        raise NewerJournalError(
            f"The file {source} was made by a newer mentorlog (schema {version}; this version supports {VERSION}). "
            "Nothing was changed.",
            hint="Update mentorlog: pip install -U mentorlog",
        )
    if version < 1:
        raise JournalError(f"The file {source} is damaged: it has no schema. Nothing was changed.")


def _rebuild(draft: Path) -> None:
    """Rebuild the journal of one of the first versions in `draft` in its place."""
    rebuilt = create_private(temporary_name(draft))
    try:
        with closing(connect(rebuilt, mode="rw", wait=0)) as new:
            rebuilding.rebuild(new, uri(draft, mode="ro"))
        rebuilt.replace(draft)
    finally:
        rebuilt.unlink(missing_ok=True)
