"""What `encrypt` and `decrypt` share: finding the files of the journal, and saying which of them were left."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.cli.input.journal_files import files_of
from mentorlog.errors import JournalError, LockedError, MentorlogError, Stopped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.model.results.encryption import Conversion, LeftFile
    from mentorlog.store.encryption.journal_files import JournalFiles
    from mentorlog.store.encryption.keys import Key


def find_files(app: App) -> JournalFiles:
    """The journal and everything that belongs to it. Raises JournalError if there is no journal, or if it can't be
    read."""
    from mentorlog.store.encryption.journal_files import find_journal_files
    from mentorlog.store.file.permission_lines import permission_line

    path = Path(app.journal_path)
    if not app.has_journal:
        app.refuse_lost_journal()
    if not app.has_journal and not path.is_symlink():
        raise JournalError(f"There is no journal at {path}.", hint="mentorlog start NAME --i-am mentor")
    if not path.is_file():
        open_and_check(app)  # says what is there
    try:
        return find_journal_files(files_of(app))
    except OSError as error:
        raise JournalError(
            f"The journal {path} can't be read: {error.strerror}.", hint=permission_line(path)
        ) from error


def open_and_check(app: App) -> None:
    """Open the journal as every command does, so that an older one is migrated and another file is refused, and close
    it. Raises JournalError, in particular LockedError, and DamagedError if SQLite finds damage in it."""
    from mentorlog.store.encryption.whole_journal import refuse_damaged_journal

    app.open_for_writing()
    app.close()
    refuse_damaged_journal(Path(app.journal_path).resolve())


def unlock_with_file(found: JournalFiles, file: Path) -> None:
    """Use the passphrase in a file for the files that it opens. Raises LockedError if it opens none, MentorlogError if
    it can't be read."""
    from mentorlog.cli.encryption.passphrase_file import read_passphrase_file
    from mentorlog.store.encryption.recovery_code import problem_of_recovery_code

    if all(each.salt is None for each in (found.journal, *found.others)):
        return
    passphrase = read_passphrase_file(file)
    if not unlock_with(found, passphrase):
        why = f" {problem}" if (problem := problem_of_recovery_code(passphrase)) else ""
        raise LockedError(f"The passphrase in {file} does not open {found.journal.path}.{why}")


def unlock_with(found: JournalFiles, passphrase: str) -> bool:
    """Use a passphrase for the files that it opens; whether it opens any."""
    from mentorlog.store.encryption.journal_files import opening_key

    files = (found.journal, *found.others)
    salts = dict.fromkeys(file.salt for file in files if file.salt is not None)
    keys = [opening_key(passphrase, [file.path for file in files if file.salt == salt], salt=salt) for salt in salts]
    return any(keys)


def convert(app: App, found: JournalFiles, *, key: Key | None, line: str) -> Conversion:
    """Convert all files; raises MentorlogError if the journal was not changed. The keys of copies that have another one
    are asked for first. `line` completes what is stopped; Stopped is raised for Ctrl-C."""
    from mentorlog.cli.output.progress_bar import progress_bar
    from mentorlog.store.encryption.journal_files import find_missing_keys
    from mentorlog.store.encryption.unlocking import salt_of
    from mentorlog.store.encryption.whole_journal import convert_journal

    missing, salt = find_missing_keys(found, key), found.journal.salt
    try:
        with progress_bar(app) as bar:
            return convert_journal(files_of(app), key=key, salt=salt, missing=missing, start=bar.start_phase)
    except BaseException as error:
        if salt_of(found.journal.path) == (key.salt if key else None):
            what = "encrypted" if key else "decrypted"
            app.saved, app.saved_line = f"the journal is {what}, but perhaps not all of its backups", line
        if isinstance(error, KeyboardInterrupt):
            raise Stopped from None
        raise


def salts_of(found: JournalFiles, *, key: Key | None) -> list[bytes]:
    """The salts of the keys that the files have now and will not have any more."""
    salts = dict.fromkeys(file.salt for file in (found.journal, *found.others) if file.salt is not None)
    return [salt for salt in salts if key is None or salt != key.salt]


def refuse_left_files(left: Sequence[LeftFile], *, is_encrypting: bool) -> None:
    """Raise MentorlogError if files could not be converted, after the answer was shown."""
    from mentorlog.store.encryption.journal_files import NOT_KNOWN

    if not left:
        return
    what = "encrypted" if is_encrypting else "decrypted"
    lines = [
        f"{file.path} could not be {what}{'' if file.is_encrypted else ', and is still plain'}: {file.why}."
        for file in left
    ]
    other = [str(file.path) for file in left if file.why != NOT_KNOWN]
    hints = [shell_line.join(["rm", *other])] if other else []
    if len(other) == len(left):
        lines.append("Delete what you don't need:")
    else:
        delete = ", and delete what you don't need of the other files" if other else ""
        lines.append(f"Put the passphrase that is not known into a file{delete}:")
        hints.insert(0, f"mentorlog {'encrypt' if is_encrypting else 'decrypt'} --passphrase-file PASSPHRASE_FILE")
    raise MentorlogError("\n".join(lines), hint="\n".join(hints))
