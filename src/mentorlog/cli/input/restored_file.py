"""Find the file to restore: one that was named, a backup by the name of its file, or the newest one of a day."""

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.cli import output
from mentorlog.cli.backups.listed import backup_folder, backups_of
from mentorlog.cli.encryption.other_file import unlock_file
from mentorlog.cli.input.typed_path import typed_path
from mentorlog.errors import DateError, NotFoundError, UsageError
from mentorlog.model.results.backups import Backup
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App

_LIST = "mentorlog restore"
"""Lists the backups."""


_MEANT = dict.fromkeys(("latest", "newest", "last"), f"{_LIST} today")
"""Words that other tools use, and the line that is meant."""


class RestoredFile(NamedTuple):
    """The file from which the journal is restored."""

    path: Path
    """The file."""
    backup: Backup | None = None
    """The same as a backup in the journal's folder; None for any other file."""
    day: dt.date | None = None
    """The day that was asked for; None if the file was named."""


def find_restored_file(app: "App", words: "Sequence[str]", *, passphrase_file: Path | None) -> RestoredFile:
    """The file that the words name, or the newest sound backup made on or before the day that they name. If it is
    encrypted, its key is known then. Raises NotFoundError, UsageError, DateError, LockedError."""
    found = _find(app, words, passphrase_file=passphrase_file)
    unlock_file(app, found.path, passphrase_file=passphrase_file)
    return found


def _find(app: "App", words: "Sequence[str]", *, passphrase_file: Path | None) -> RestoredFile:
    typed = " ".join(words)
    if not typed.strip():
        raise UsageError("The name of the file is empty.", hint=f"{_LIST}\n{_LIST} yesterday")
    backups = backups_of(app)
    path = typed_path(typed)
    if os.path.lexists(path):
        return RestoredFile(path, next((backup for backup in backups if _is_same(backup.path, path)), None))
    for backup in backups:
        if backup.path.name == typed:
            return RestoredFile(backup.path, backup)
    return _of_day(app, _day(app, typed), backups, passphrase_file=passphrase_file)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:
        return False


def _day(app: "App", typed: str) -> dt.date:
    from mentorlog.cli.input.dates.read import has_answer, read_known_day

    try:
        return read_known_day(app, typed, direction="past")
    except DateError as error:
        if has_answer(error) and not error.is_unknown:
            raise
        if not error.is_unknown:
            raise _with_lines(app, typed, error) from None
        if os.sep in typed or Path(typed).suffix:
            raise NotFoundError(f"There is no file {typed}.", hint=_LIST) from error
        _refuse_other_words(typed)
        raise UsageError(
            f"{quoted(typed)} is neither a file nor a date.", hint=f"{_LIST}\n{_LIST} yesterday"
        ) from error


def _refuse_other_words(typed: str) -> None:
    """Raise UsageError for the ref of an entry, and for words of other tools, with the line that is meant."""
    from mentorlog.model import Ref

    if Ref.parse(typed):
        raise UsageError(
            f"{typed} is an entry; restore takes a backup or a date. Its earlier versions, and the line that takes the "
            "last command back:",
            hint=f"mentorlog show {typed} --history\nmentorlog undo",
        )
    line = _MEANT.get(typed.casefold())
    if line is not None:
        raise UsageError(f"{quoted(typed)} is neither a file nor a date; did you mean this?", hint=line)


def _with_lines(app: "App", typed: str, error: DateError) -> DateError:
    """The error for a text that is about a date, with the lines for the days that it can mean."""
    from mentorlog.cli.input.dates.date_words import readable_dates

    lines = [f"{_LIST} {shell_line.quote(date)}" for date in readable_dates(app, typed, direction="past")]
    return DateError(error.message, hint="\n".join(lines) or error.hint or _LIST)


def _of_day(app: "App", day: dt.date, backups: "Sequence[Backup]", *, passphrase_file: Path | None) -> RestoredFile:
    """The newest sound backup made on or before a day. If all are encrypted with another passphrase than the journal,
    or if a passphrase is given, the newest of them is unlocked."""
    from mentorlog.dates import format_full_date
    from mentorlog.present.journal.backups import format_made
    from mentorlog.store.backups.soundness import problem_of
    from mentorlog.store.damage import LOCKED
    from mentorlog.store.file.driver import is_locked

    if not backups:
        raise NotFoundError(f"There is no backup in {backup_folder(app)}.", hint="mentorlog restore FILE")
    here = app.now.astimezone()
    if day > here.date():
        output.warn(f"{format_full_date(day)} is in the future; the newest backup is meant.")
    until = [backup for backup in backups if backup.made_at.astimezone(here.tzinfo).date() <= day]
    if until and (passphrase_file or all(is_locked(backup.path) for backup in until)):
        unlock_file(app, until[0].path, passphrase_file=passphrase_file)
    for backup in until:
        problem = problem_of(backup, full_check=False)
        if problem is None:
            return RestoredFile(backup.path, backup, day)
        what = "encrypted with another passphrase" if problem == LOCKED else "damaged"
        output.warn(f"the backup of {format_made(backup, now=here)} ({backup.path.name}) is {what}.")
    earliest = backups[-1]
    kind = "sound backup" if until else "backup"
    raise NotFoundError(
        f"No {kind} was made on or before {format_full_date(day)}; the earliest is of "
        f"{format_made(earliest, now=here)}.",
        hint=_LIST,
    )
