"""Making a journal's file."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from mentorlog.errors import JournalError
from mentorlog.store import migrations
from mentorlog.store.files import create_private, make_folder, put_in_place, temporary_name
from mentorlog.store.header import connect


def make(path: str) -> None:
    """Make an empty journal at `path`, all at once; if another process makes one first, that one is kept.

    The file is made under another name in the same folder, 0600 before there is anything in it, and linked into place,
    so that a process that is killed meanwhile leaves no incomplete journal.
    """
    target = Path(path).resolve()  # a link may point to where the journal is to be
    draft = temporary_name(target)
    try:
        make_folder(target.parent)
        create_private(draft)
        with closing(connect(draft, mode="rw", wait=0)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            migrations.apply(connection)
            connection.execute("COMMIT")
        put_in_place(draft, target)
    except OSError as error:
        raise JournalError(
            f"A journal can't be created at {path}: {error.strerror}.", hint="Name another file with --db."
        ) from error
    finally:
        draft.unlink(missing_ok=True)
