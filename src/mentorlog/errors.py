"""The errors that a command can raise.

Every error has a `message` (what is wrong), may have a `hint` (what to type instead, or where to look), and has an
`exit_code`: 1 failed, 2 wrong usage. This module imports nothing.
"""

UNCHANGED = "The journal is as before."
"""The end of a message about a fault of the computer, which is true as long as nothing was saved."""


class MentorlogError(Exception):
    """A command failed; `message` and `hint` are plain text and may quote what the user typed."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(MentorlogError):
    """The command line is not valid; nothing was done."""

    exit_code = 2


class TextTooLongError(UsageError):
    """A text is longer than a field can be; `text` is that text."""

    def __init__(self, message: str, *, hint: str, text: str) -> None:
        super().__init__(message, hint=hint)
        self.text = text


class DateError(UsageError):
    """A date, time, span, duration or cadence is not recognised, or is ambiguous. `is_unknown`: the text may be about
    something else; otherwise it is about a date, and the message says what is wrong with it."""

    def __init__(self, message: str, *, hint: str | None = None, is_unknown: bool = False) -> None:
        super().__init__(message, hint=hint)
        self.is_unknown = is_unknown


class NotFoundError(MentorlogError):
    """There is no such relationship or entry."""


class AmbiguousError(MentorlogError):
    """Several relationships match a name equally well; the hint lists them."""


class ConflictError(MentorlogError):
    """The request contradicts the journal (for example, a second active relationship with the same name)."""


class JournalError(MentorlogError):
    """The journal can't be opened, read or written; it was not changed."""


class BusyError(JournalError):
    """Another process holds the journal's lock for longer than this command waits."""


class LockedError(JournalError):
    """A file is encrypted and can't be opened: its key is not there (no unlocked key, no passphrase, or another one),
    or SQLCipher is not installed."""


class DamagedError(JournalError):
    """The file of the journal at `path` is damaged, or an entry in it; `names_entry`: whether the message names it.
    Without `is_journal` nothing in the file says that it is one: it may be another file."""

    def __init__(
        self,
        message: str,
        *,
        path: str,
        names_entry: bool = False,
        is_journal: bool = True,
        hint: str | None = None,
    ) -> None:
        super().__init__(message, hint=hint)
        self.path = path
        self.names_entry = names_entry
        self.is_journal = is_journal


class SavedError(JournalError):
    """SQLite reported an error while it saved a command, but the command is in the journal."""


class NewerJournalError(JournalError):
    """The journal was made by a newer mentorlog; it is never written, and read only as far as possible."""


class BackupError(MentorlogError):
    """A backup can't be made, can't be read or is not sound; the journal was not changed."""


class LockedBackupError(BackupError):
    """A backup is encrypted with a key that is not there; it may be sound."""


class BackupRunningError(BusyError):
    """Another process makes or verifies backups in the same folder."""


class ImportFileError(MentorlogError):
    """A file can't be imported, because its content is not what it should be; nothing was changed."""


class Stopped(MentorlogError):  # noqa: N818 - the user's choice, not an error
    """The user left a prompt with Ctrl-C or Ctrl-D, or a signal ended the process; nothing was written."""

    exit_code = 130

    def __init__(self, message: str = "stopped; nothing was changed.") -> None:
        super().__init__(message)


class Finished(Exception):  # noqa: N818 - not an error
    """End the command without a message, with `exit_code`."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code
