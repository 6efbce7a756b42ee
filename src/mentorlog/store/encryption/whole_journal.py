"""Encrypt a journal with all its backups and copies, decrypt them, or give them another key.

The journal comes first: if the process is killed, it is complete with the old key or with the new one, and the same
command converts the files that are left.
"""

from __future__ import annotations

from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.errors import ConflictError, JournalError, MentorlogError
from mentorlog.model.results.encryption import Conversion, LeftFile
from mentorlog.store.backups.checking import integrity_problem
from mentorlog.store.backups.checksums import checksums_file, is_changed, renewed_checksum
from mentorlog.store.backups.lock import one_at_a_time
from mentorlog.store.backups.making import as_write_error, explain_write_errors
from mentorlog.store.damage import UNREADABLE, is_damage, name_of
from mentorlog.store.encryption.converting import convert_file, erase_file
from mentorlog.store.encryption.journal_files import JournalFile, find_journal_files, plain_unknown_files
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.unlocking import salt_of
from mentorlog.store.errors import damaged, translate_sqlite_errors
from mentorlog.store.file.header import connect
from mentorlog.store.file.permission_lines import permission_line
from mentorlog.store.restoring.side_files import end_interrupted_write, has_side_files, settled_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mentorlog.store.encryption.keys import Key
    from mentorlog.store.forgetting.places import Files

_WAIT: Final = 5.0
"""Seconds to wait for the lock of the journal, and for that of a folder of backups."""


def refuse_damaged_journal(journal: Path) -> None:
    """Raise DamagedError if SQLite finds damage in the journal: nothing of it would be lost unseen. Raises
    JournalError."""
    with translate_sqlite_errors(str(journal)), closing(connect(journal, mode="rw", wait=_WAIT)) as connection:
        problem = integrity_problem(connection, full_check=False)
    if problem:
        raise damaged(str(journal), problem=problem)


def convert_journal(
    files: Files,
    *,
    key: Key | None,
    salt: bytes | None,
    missing: dict[bytes, str],
    start: Callable[[str], None] = lambda _: None,
) -> Conversion:
    """Give the journal and everything that belongs to it a key, or none. `salt` is that of the key that the journal was
    found to have; `missing` says why a key is not there, by its salt; `start` is called with each phase. A backup or
    copy that can't be converted stays as it is, and is in the result. Raises MentorlogError, in particular BusyError
    and ConflictError, if the journal was not changed."""
    with ExitStack() as locks:
        for folder in dict.fromkeys(files.folders):
            if folder.is_dir():
                with explain_write_errors(folder):
                    locks.enter_context(one_at_a_time(folder, wait=_WAIT))
        found = find_journal_files(files)
        if found.journal.salt != salt:
            raise ConflictError("Another command has changed the journal meanwhile. Nothing was changed; try again.")
        linked, _ = _erase(draft for draft in found.around.drafts if _has_other_name(draft))
        is_converted = salt != (key.salt if key else None)
        if is_converted:
            start(f"{'Encrypting' if key else 'Decrypting'} the journal")
            _convert_journal(files.journal, key=key)
        ring.new_files = key
        converted, left = list[JournalFile](), list[LeftFile]()
        for file in found.with_other_key(key):
            start(f"{'Encrypting' if key else 'Decrypting'} {file.path.name}")
            why = missing.get(file.salt) if file.salt else None
            why = why or _convert(file, key=key, files=files)
            if why is None:
                converted.append(file)
            else:
                left.append(LeftFile(file.path, why, is_encrypted=file.salt is not None))
        deleted, kept = _erase(draft for draft in found.around.drafts if draft not in linked)
    return Conversion(
        is_converted,
        backups=tuple(file.path for file in converted if file.backup),
        copies=tuple(file.path for file in converted if not file.backup),
        deleted=(*linked, *deleted),
        left=(*left, *kept),
        unknown=plain_unknown_files(found),
        texts=found.around.texts,
        absent=found.around.absent,
    )


def _convert_journal(journal: Path, *, key: Key | None) -> None:
    try:
        with translate_sqlite_errors(str(journal)), as_write_error():
            convert_file(journal, key=key, wait=_WAIT)
    except OSError as error:
        what = "encrypted" if key else "decrypted"
        raise JournalError(
            f"The journal {journal} can't be {what}: {error.strerror}. It was not changed.",
            hint=permission_line(journal),
        ) from error


def _convert(file: JournalFile, *, key: Key | None, files: Files) -> str | None:
    """Convert a backup or another copy; returns why that is not possible, None if it is done."""
    backup, path = file.backup, file.path
    try:
        with translate_sqlite_errors(str(path)):
            if has_side_files(path):
                with settled_copy(path, journal=files.journal) as copy:
                    if copy is None:
                        return "it is damaged"
                end_interrupted_write(path)
        # one that was changed after it was made keeps the checksum that says so
        is_renewed = backup is not None and not is_changed(backup)
        with as_write_error():
            convert_file(
                path,
                key=key,
                wait=_WAIT,
                draft_for=checksums_file(path.parent, machine=files.machine) if backup else files.journal,
                keeps_times=True,
                replacing=renewed_checksum(backup) if backup is not None and is_renewed else None,
            )
    except OSError as error:
        why = str(error.strerror)
    except UNREADABLE as error:
        why = "it is damaged, or not a journal" if is_damage(error) else name_of(error)
    except MentorlogError as error:
        why = _reason(error, path)
    else:
        return None
    return None if _has_key(path, key) else why


def _reason(error: MentorlogError, path: Path) -> str:
    """The first sentence of an error about a file, as the end of one."""
    sentence = error.message.partition(". ")[0].removesuffix(".")
    return f"it {rest}" if (rest := sentence.removeprefix(f"{path} ")) != sentence else sentence


def _has_key(file: Path, key: Key | None) -> bool:
    """Whether a file was converted before an error, such as that of writing its checksum."""
    try:
        return salt_of(file) == (key.salt if key else None) and key is not None
    except OSError:
        return False


def _has_other_name(draft: Path) -> bool:
    """Whether a draft is the complete file too: its process was killed after giving the file its name."""
    try:
        return draft.stat().st_nlink > 1
    except OSError:
        return False


def _erase(drafts: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[LeftFile, ...]]:
    """Overwrite and delete the incomplete files of killed commands; returns them, and those that can't be deleted."""
    erased, left = list[Path](), list[LeftFile]()
    for draft in drafts:
        try:
            erase_file(draft)
            erased.append(draft)
        except FileNotFoundError:  # its process has ended meanwhile
            continue
        except OSError as error:
            left.append(LeftFile(draft, str(error.strerror), is_encrypted=False))
    return tuple(erased), tuple(left)
