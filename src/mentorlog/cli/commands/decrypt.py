"""`decrypt`: decrypt the journal and its backups."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.encryption.conversion import (
    convert,
    find_files,
    open_and_check,
    refuse_left_files,
    salts_of,
    unlock_with_file,
)
from mentorlog.cli.encryption.passphrase_file import passphrase_path
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import MentorlogError
from mentorlog.model.results.encryption import Conversion

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.cli.app import App


PassphraseFile = Annotated[
    str | None,
    typer.Option("--passphrase-file", metavar="FILE", help="Read the passphrase from this file."),
]


def decrypt(ctx: typer.Context, passphrase_file: PassphraseFile = None, as_json: AsJson = False) -> None:
    """Decrypt the journal and its backups."""
    app: App = ctx.obj
    file = passphrase_path(passphrase_file)
    found = find_files(app)
    if file is not None:
        unlock_with_file(found, file)
    journal = found.journal.path
    open_and_check(app)
    if all(file.salt is None for file in (found.journal, *found.others)):
        return _show(app, Conversion(is_journal_converted=False), journal=journal, as_json=as_json)
    if app.can_ask and not app.yes:
        from mentorlog.cli.input.prompts.ask import confirm

        question = f"Decrypt {journal} and its backups? Anyone who can read the files can read them then."
        if not confirm(app, question, default=False):
            raise MentorlogError("Nothing was changed.")
    done = convert(app, find_files(app), key=None, line="mentorlog decrypt")
    app.saved, app.saved_line = "the journal is not encrypted any more", "mentorlog path"
    from mentorlog.cli.encryption.cached_keys import replace_cached_keys

    replace_cached_keys(app, salts_of(found, key=None), key=None)
    _show(app, done, journal=journal, as_json=as_json)
    if done.left:
        output.flush()
        app.saved = None
        refuse_left_files(done.left, is_encrypting=False)
    return None


def _show(app: "App", done: Conversion, *, journal: "Path", as_json: bool) -> None:
    if as_json:
        from mentorlog.export.shapes.encryption import conversion

        return output.show_json(conversion(done, journal=journal, is_encrypted=False))
    from mentorlog.present.journal.encryption import decrypted_page, not_encrypted_page

    return output.show(
        app, decrypted_page(done, journal=journal) if done.has_converted else not_encrypted_page(journal)
    )


command = build(decrypt, "decrypt", example="mentorlog decrypt")
