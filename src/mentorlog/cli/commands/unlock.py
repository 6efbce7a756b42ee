"""`unlock`: keep the key of an encrypted journal in memory for some hours."""

import datetime as dt
import os
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.encryption.find_key import SET_COMMAND, UNLOCK
from mentorlog.cli.encryption.salt_of_journal import salt_of_journal
from mentorlog.cli.real_clock import local_now, seconds_now
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.dates import format_recorded_when, parse_minutes_or_days
from mentorlog.errors import DateError, JournalError, LockedError, MentorlogError, UsageError
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from mentorlog.cli.app import App

For = Annotated[str, typer.Option("--for", metavar="8h", help="How long (default: 8h; at most 7d).")]
_MAX_MINUTES = 7 * 24 * 60


def unlock(ctx: typer.Context, for_: For = "8h", as_json: AsJson = False) -> None:
    """Keep the key of an encrypted journal in memory for some hours."""
    app: App = ctx.obj
    minutes = _minutes(for_)
    salt_of_journal(app)
    folder = app.runtime_folder
    if folder is None:
        raise MentorlogError(
            "There is no folder in memory for the key: XDG_RUNTIME_DIR must be a folder of yours with mode 0700 in "
            "memory. Without one, let a program print the passphrase:",
            hint=SET_COMMAND,
        )
    until = seconds_now() + minutes * 60
    _keep_key(app, folder, until=until)
    if as_json:
        ends_at = dt.datetime.fromtimestamp(until, dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return output.show_json({"journal": os.path.abspath(app.journal_path), "unlocked_until": ends_at})  # noqa: PTH100 - as it was named
    ends = dt.datetime.fromtimestamp(until).astimezone()
    when = format_recorded_when(ends.date(), ends.time(), today=local_now().date())
    output.show_line(app, f"The journal is unlocked until {when}.")
    return output.write_line_to_type("To lock it earlier", "mentorlog lock")


def _minutes(text: str) -> int:
    """How long the journal is unlocked. Raises UsageError; the limits are those in the guide."""
    try:
        return parse_minutes_or_days(text, maximum=_MAX_MINUTES)
    except DateError as error:
        raise UsageError(
            f"--for must be from a minute to seven days, not {quoted(text)}.", hint="for example: 30m, 8h, 7d"
        ) from error


def _keep_key(app: "App", folder: str, *, until: float) -> None:
    from mentorlog.store.encryption.cached_key import write_cached_key
    from mentorlog.store.file.driver import key_of

    try:
        app.open_for_reading()  # finds the key, and refuses a file that is not a journal
    except LockedError as locked:
        if locked.hint == UNLOCK:
            locked.hint = None
        raise
    key = key_of(app.journal_path)
    if key is None:
        raise JournalError(f"The journal {app.journal_path} is not encrypted any more.")
    try:
        write_cached_key(folder, key, until=until)
    except OSError as error:
        raise MentorlogError(f"The key can't be kept in {folder}: {error.strerror}.") from error


command = build(unlock, "unlock", example="mentorlog unlock --for 2h")
