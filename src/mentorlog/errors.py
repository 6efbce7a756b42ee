"""What can go wrong, said so that a person knows what to do.

Every error carries a `message` (what happened), may carry a `hint` (the line to type instead, or where to
look) and has the `exit_code` of the contract: 1 could not be done, 2 wrong usage. This module imports nothing.
"""


class MentorlogError(Exception):
    """Something could not be done; `message` and `hint` are plain text and may quote what the user typed."""

    exit_code = 1

    def __init__(self, message: str, *, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(MentorlogError):
    """What was typed has no meaning as it stands; nothing was done."""

    exit_code = 2


class DateError(UsageError):
    """A date, time, span, duration or cadence that the grammar of `dates` does not know, or refuses to guess."""


class NotFoundError(MentorlogError):
    """No such relationship or entry."""


class AmbiguousError(MentorlogError):
    """Several relationships fit a name equally well; the hint lists them."""


class ConflictError(MentorlogError):
    """What was asked contradicts what is recorded (a second active relationship of one name, say)."""


class JournalError(MentorlogError):
    """The journal's file can't be opened, read or written as it is; it was left as it was."""


class BusyError(JournalError):
    """Another process holds the journal's lock for longer than this command waits."""


class NewerJournalError(JournalError):
    """The journal was made by a newer mentorlog; it is read where that can be done, never written."""


class Stopped(MentorlogError):  # noqa: N818 - the user's wish, not an error
    """The user left a prompt with Ctrl-C or Ctrl-D; nothing was written."""

    exit_code = 130

    def __init__(self) -> None:
        super().__init__("stopped; nothing was changed.")


class Finished(Exception):  # noqa: N818 - not an error
    """The command ends here without a message, with `exit_code`."""

    def __init__(self, exit_code: int) -> None:
        super().__init__(exit_code)
        self.exit_code = exit_code
