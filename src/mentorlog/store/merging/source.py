"""The file from which entries are imported, as a journal file of the current schema that no process changes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from mentorlog.store.merging.choices import Choices
from mentorlog.store.restoring.source import readable_copy, scratch_file
from mentorlog.store.shareable import hidden_columns

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    from mentorlog.model.results.journal_export import JournalExport


def copy_of_journal(source: Path, *, journal: Path) -> AbstractContextManager[Path]:
    """A checked copy of the journal file `source`. Raises what `readable_copy` raises."""
    return readable_copy(source, journal=journal, command="import")


@contextmanager
def copy_of_export(export: JournalExport, *, journal: Path) -> Iterator[Path]:
    """The content of a JSON export as a journal file, which is deleted at the end. Raises ImportFileError for a value
    that a journal can't have, JournalError about the folder of the journal."""
    from mentorlog.store.merging.from_export import write_scratch

    with scratch_file(journal) as draft:
        write_scratch(export, draft)
        yield draft


def choices_for(export: JournalExport | None) -> Choices:
    """How the entries of a file are compared: of an export, or of a journal (None), which has everything."""
    if export is None:
        return Choices()
    # an export may have one relationship, without the goal of another one
    maybe_missing = {"relationship": frozenset({"goal"})}
    if not export.private_included:
        maybe_missing = hidden_columns()
    return Choices(
        has_refs=export.has_refs,
        has_private=export.private_included,
        missing=export.missing_columns,
        maybe_missing=maybe_missing,
    )
