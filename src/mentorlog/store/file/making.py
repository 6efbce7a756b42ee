"""Create the file of a journal."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from mentorlog.errors import JournalError
from mentorlog.store.file.files import (
    create_private,
    make_folder,
    put_in_place,
    remove_abandoned,
    remove_draft,
    temporary_name,
)
from mentorlog.store.file.header import connect
from mentorlog.store.file.new_file import make_new_file


def make(path: str) -> None:
    """Create an empty journal at `path` atomically; if another process creates one first, that one is kept.

    The file is created under a temporary name in the same folder, with mode 0600 while it is empty, and then linked to
    `path`, so that a killed process leaves no incomplete journal. Raises JournalError.
    """
    target = Path(path).resolve()
    draft = temporary_name(target)
    try:
        make_folder(target.parent)
        create_private(draft)
        remove_abandoned(target, written=draft)
        with closing(connect(draft, mode="rw", wait=0)) as connection:
            make_new_file(connection)
        put_in_place(draft, target)
    except OSError as error:
        raise JournalError(
            f"A journal can't be created at {path}: {error.strerror}.", hint="Name another file with --db."
        ) from error
    finally:
        remove_draft(draft)
