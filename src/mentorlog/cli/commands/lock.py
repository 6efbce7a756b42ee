"""`lock`: remove the key of an encrypted journal from memory."""

import os
from typing import TYPE_CHECKING

import typer

from mentorlog.cli import output
from mentorlog.cli.encryption.salt_of_journal import salt_of_journal
from mentorlog.cli.real_clock import seconds_now
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def lock(ctx: typer.Context, as_json: AsJson = False) -> None:
    """Remove the key of an encrypted journal from memory."""
    from mentorlog.store.encryption.cached_key import remove_cached_key, remove_expired_keys

    app: App = ctx.obj
    salt = salt_of_journal(app)
    folder = app.runtime_folder
    was_unlocked = False
    if folder is not None:
        remove_expired_keys(folder, now=seconds_now())
        try:
            was_unlocked = remove_cached_key(folder, salt=salt)
        except OSError as error:
            raise MentorlogError(f"The key in {folder} can't be deleted: {error.strerror}.") from error
    if as_json:
        return output.show_json({"journal": os.path.abspath(app.journal_path), "was_unlocked": was_unlocked})  # noqa: PTH100 - as it was named
    return output.show_line(app, "The journal is locked." if was_unlocked else "The journal was already locked.")


command = build(lock, "lock", example="mentorlog lock")
