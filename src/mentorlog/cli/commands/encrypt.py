"""`encrypt`: encrypt the journal and its backups with a passphrase, or give them a new passphrase."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.encryption.conversion import (
    convert,
    find_files,
    open_and_check,
    refuse_left_files,
    salts_of,
    unlock_with,
    unlock_with_file,
)
from mentorlog.cli.encryption.find_key import UNLOCK
from mentorlog.cli.encryption.new_passphrase import new_passphrase
from mentorlog.cli.encryption.passphrase_file import passphrase_path
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import ConflictError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.cli.app import App
    from mentorlog.model.results.encryption import Conversion
    from mentorlog.store.encryption.journal_files import JournalFiles
    from mentorlog.store.encryption.keys import Key

IsRekeyed = Annotated[bool, typer.Option("--rekey", help="Replace the passphrase of an encrypted journal.")]
PassphraseFile = Annotated[
    str | None,
    typer.Option("--passphrase-file", metavar="FILE", help="Read the new passphrase from this file."),
]
_REKEY = "mentorlog encrypt --rekey"


def encrypt(
    ctx: typer.Context,
    is_rekeyed: IsRekeyed = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """Encrypt the journal and its backups with a passphrase."""
    from mentorlog.store.encryption.requirement import require_sqlcipher

    app: App = ctx.obj
    require_sqlcipher()  # before a passphrase is asked for
    file = passphrase_path(passphrase_file)
    found = find_files(app)
    if is_rekeyed:
        if found.journal.salt is None:
            raise ConflictError("The journal is not encrypted.", hint="mentorlog encrypt")
        return _rekey(app, found, passphrase_file=file, as_json=as_json)
    if found.journal.salt is not None:
        return _complete(app, found, passphrase_file=file, as_json=as_json)
    from mentorlog.store.encryption.journal_files import key_for_passphrase

    open_and_check(app)
    passphrase = new_passphrase(app, file=file, is_rekeyed=False)
    found = find_files(app)  # with the copy of a journal that was migrated
    return _convert(app, found, key=key_for_passphrase(passphrase, found), as_json=as_json)


def _complete(app: "App", found: "JournalFiles", *, passphrase_file: "Path | None", as_json: bool) -> None:
    """Encrypt the files that a killed command has left plain; if there are none, say that the journal is encrypted."""
    from mentorlog.store.file.driver import key_of

    salts = {file.salt for file in found.others} | {found.journal.salt}
    if len(salts) == 1 and not found.around.drafts:
        if passphrase_file is not None:
            raise UsageError("The journal is already encrypted.", hint=f"{_REKEY} --passphrase-file FILE")
        open_and_check(app)  # only its key tells it from random bytes and the file of another program
        return _already_encrypted(app, found, as_json=as_json)
    if passphrase_file is not None:
        unlock_with_file(found, passphrase_file)
    open_and_check(app)
    key = key_of(found.journal.path)
    if key is None:
        raise ConflictError("Another command has decrypted the journal meanwhile. Nothing was changed.")
    return _convert(app, found, key=key, as_json=as_json, has_new_key=False)


def _already_encrypted(app: "App", found: "JournalFiles", *, as_json: bool) -> None:
    """Say that there is nothing to encrypt, and name the files that are not encrypted."""
    from mentorlog.model.results.encryption import Conversion
    from mentorlog.store.encryption.journal_files import plain_unknown_files

    nothing = Conversion(
        is_journal_converted=False,
        unknown=plain_unknown_files(found),
        texts=found.around.texts,
        absent=found.around.absent,
    )
    if as_json:
        from mentorlog.export.shapes.encryption import conversion

        return output.show_json(conversion(nothing, journal=found.journal.path, is_encrypted=True))
    from mentorlog.present.journal.encryption import already_encrypted_page

    output.show(app, already_encrypted_page(nothing, journal=found.journal.path))
    return output.write_line_to_type("To change the passphrase", _REKEY)


def _rekey(app: "App", found: "JournalFiles", *, passphrase_file: "Path | None", as_json: bool) -> None:
    """Give all files another key. If a command that did this was killed, the journal may have the new passphrase
    already."""
    from mentorlog.store.encryption.journal_files import key_for_passphrase

    passphrase = None
    if passphrase_file is not None or not app.can_ask_passphrase:
        passphrase = new_passphrase(app, file=passphrase_file, is_rekeyed=True)
    if passphrase is not None:
        unlock_with(found, passphrase)
    open_and_check(app)
    if passphrase is None:
        passphrase = new_passphrase(app, file=None, is_rekeyed=True)
    found = find_files(app)
    return _convert(app, found, key=key_for_passphrase(passphrase, found), as_json=as_json, is_rekeyed=True)


def _convert(
    app: "App",
    found: "JournalFiles",
    *,
    key: "Key",
    as_json: bool,
    is_rekeyed: bool = False,
    has_new_key: bool = True,
) -> None:
    """Convert the files, and show the recovery code of a new key. That of the key which the journal had is not shown
    again: an unlocked journal would give it to anyone."""
    from mentorlog.cli.encryption.cached_keys import replace_cached_keys
    from mentorlog.store.encryption.recovery_code import recovery_lines

    done = convert(app, found, key=key, line=_REKEY if is_rekeyed else "mentorlog encrypt")
    app.saved = "the journal is encrypted. Its recovery code was not shown; this line makes a new one"
    app.saved_line = _REKEY
    is_unlocked = replace_cached_keys(app, salts_of(found, key=key), key=key)
    code = recovery_lines(key.secret) if has_new_key else []
    if as_json:
        from mentorlog.export.shapes.encryption import conversion

        output.show_json(conversion(done, journal=found.journal.path, recovery_code=code, is_encrypted=True))
    elif not done.has_converted:
        _already_encrypted(app, found, as_json=False)
    else:
        _show(app, done, journal=found.journal.path, code=code, is_rekeyed=is_rekeyed, is_unlocked=is_unlocked)
    if code and (as_json or done.has_converted):
        from mentorlog.cli.encryption.shown_code import warn_of_shown_code

        output.flush()
        warn_of_shown_code(rekey=_REKEY)
    if is_rekeyed and app.settings.passphrase_command:
        output.warn("The program of the setting passphrase_command must print the new passphrase from now on.")
    if done.left:
        output.flush()
        app.saved = None
        refuse_left_files(done.left, is_encrypting=True)


def _show(
    app: "App", done: "Conversion", *, journal: "Path", code: list[str], is_rekeyed: bool, is_unlocked: bool
) -> None:
    from mentorlog.present.journal.encryption import encrypted_page

    page = encrypted_page(
        done,
        journal=journal,
        recovery_code=code,
        rekey=_REKEY,
        is_rekeyed=is_rekeyed,
    )
    output.show(app, page, paged=False)
    if not is_unlocked and app.runtime_folder is not None:
        output.write_line_to_type("To type the passphrase only once", UNLOCK)


command = build(encrypt, "encrypt", example="mentorlog encrypt")
