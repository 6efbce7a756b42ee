"""The error boundary: runs one command line; errors become a message, a hint and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Final

import typer

from mentorlog.cli import daily_backup, output
from mentorlog.cli.app import App
from mentorlog.cli.encryption.look_for_keys import forget_keys, look_for_keys
from mentorlog.cli.output.named_journal import lines_of_run
from mentorlog.cli.signals import Ended, ignore_ending_signals, restore_signals
from mentorlog.cli.typer_app.root import build
from mentorlog.errors import (
    UNCHANGED,
    AmbiguousError,
    ConflictError,
    DamagedError,
    Finished,
    LockedError,
    MentorlogError,
    NotFoundError,
    Stopped,
    TextTooLongError,
    UsageError,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

# Typer keeps its copy of click private; its usage error is reached through the one public name that has it as a base.
UsageProblem: type[typer.TyperException] = typer.BadParameter.__mro__[1]


def run(args: list[str], *, environ: Mapping[str, str] = os.environ) -> int:
    """Run one command line and return its exit code; a traceback is never printed."""
    app = App(environ)
    app.args = args
    app.on_missing_journal = partial(_warn_of_lost_journal, app)
    look_for_keys(app)
    with lines_of_run(app):
        code = _run(app, args)
    forget_keys()
    return code


def _run(app: App, args: list[str]) -> int:
    try:
        code = _invoke(app, args)
        for note in app.notes if code == 0 else ():
            output.warn(note)
        try:
            output.flush()
        except MentorlogError as error:
            _show_error(app, error)
            code = error.exit_code
        if app.settings_errors:
            output.show_settings_errors(app)
        _settle_typed_text(app, code)
        if code == 0 and app.has_written and app.piped is None and _has_dash(args):
            from mentorlog.cli.output.recovery_lines import remove_recorded_file

            remove_recorded_file(app)
    except Ended as ended:
        code = _end(app, ended)
    finally:
        journal, has_written = app.opened_path, app.has_written
        app.close()
        restore_signals()
    if journal is not None:
        daily_backup.after_command(app, journal=journal, has_written=has_written)
    return code


def _warn_of_lost_journal(app: App) -> None:
    """Say that there are backups of the missing journal, before the command reads it as an empty one."""
    with suppress(MentorlogError):  # the path or the settings can't be read: the command reports that
        lost = app.find_lost_journal()
        if lost is not None:
            output.warn(lost.message)
            output.write_hint(_complete(app, lost.hint))
            app.lost_journal = lost


def _invoke(app: App, args: list[str]) -> int:
    try:
        if _has_dash(args):
            from mentorlog.cli.typer_app.piped_text import read_piped_text

            read_piped_text(app)
        outcome = build().main(args, prog_name="mentorlog", standalone_mode=False, obj=app)
    except Finished as end:
        outcome = end.exit_code
    except MentorlogError as error:
        _show_error(app, error)
        return error.exit_code
    except UsageProblem as problem:
        from mentorlog.cli.typer_app.usage_errors import explain

        message, hint = explain(problem, args)
        _show(app, message, hint=_complete(app, hint))
        return 2
    except typer.Abort:
        stopped = Stopped()
        _show_error(app, stopped)
        return stopped.exit_code
    except typer.TyperException as problem:
        _show(app, problem.format_message())
        return problem.exit_code
    except KeyboardInterrupt:  # while standard input is read, before Typer
        outcome = 130
    except Exception as bug:  # noqa: BLE001 - a bug is reported in one line, and where it was is saved
        _show_error(app, _explain(app, bug))
        return 1
    if outcome == 130:
        from mentorlog.cli.output.unsaved import keep_draft

        # Ctrl-C, returned instead of raised; the line of the prompt is not finished yet
        sys.stderr.write("\n")
        keep_draft(app)
    return outcome if isinstance(outcome, int) else 0


def _has_dash(args: list[str]) -> bool:
    """Whether a text may come from standard input: a quick check, so that most commands do not look closer."""
    return any(word == "-" or word.endswith("=-") for word in args)


def _end(app: App, ended: Ended) -> int:
    """Keep what was typed when a signal ended the process; returns the exit code."""
    from mentorlog.cli.input.text.unsaved import remember_asked_person

    ignore_ending_signals()
    remember_asked_person(app)
    app.is_session_ending = ended.name in ("SIGHUP", "SIGTERM")
    stopped = Stopped(f"stopped by {ended.name}; nothing was changed.")
    with suppress(OSError):  # the terminal may be gone
        sys.stderr.write("\n")
    _show_error(app, stopped)
    return ended.exit_code


def _settle_typed_text(app: App, code: int) -> None:
    """Remove the file of an editor whose text is saved; keep text from a pipe that the command did not use."""
    if app.draft_file is None and app.piped is None:
        return
    from mentorlog.cli.output.unsaved import keep_unused_input, remove_editor_file

    if code == 0:
        keep_unused_input(app)
        remove_editor_file(app)


def _show_error(app: App, error: MentorlogError) -> None:
    """Show an error; and what was saved, if the command fails after that, such as when its answer can't be written."""
    if isinstance(error, DamagedError):
        from mentorlog.cli.backups.damage import complete_damage

        complete_damage(app, error)
    if isinstance(error, TextTooLongError) and not app.draft:
        app.draft = error.text
    if app.has_written or app.saved:
        from mentorlog.cli.output.saved import show_error_after_saving

        show_error_after_saving(app, error)
    else:
        if app.lost_journal is not None and _follows_from_loss(app.lost_journal, error):
            _show(app, None, can_repeat=True)
            app.shown_error = error
            return
        can_repeat = not isinstance(error, (UsageError, NotFoundError, AmbiguousError, ConflictError))
        is_locked = isinstance(error, LockedError) and _needs_unlock(error)
        _show(app, error.message, hint=_complete(app, error.hint), can_repeat=can_repeat, is_locked=is_locked)
        app.shown_error = error


def _follows_from_loss(lost: MentorlogError, error: MentorlogError) -> bool:
    """Whether an error only says that nothing is in the journal, or that it is lost, which was shown already."""
    return error.message == lost.message or isinstance(error, (NotFoundError, ConflictError))


def _needs_unlock(error: LockedError) -> bool:
    from mentorlog.cli.encryption.find_key import UNLOCK

    return error.hint == UNLOCK


def _show(
    app: App, message: str | None, *, hint: str | None = None, can_repeat: bool = False, is_locked: bool = False
) -> None:
    from mentorlog.cli.output.unsaved import show_error

    show_error(app, message, hint=hint, can_repeat=can_repeat, is_locked=is_locked)


_SYSTEM_FAULTS: Final = (errno.EMFILE, errno.ENFILE, errno.ENOMEM, errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS)
"""The errors of a computer that is out of something, or broken."""


def _explain(app: App, bug: Exception) -> MentorlogError:
    """The error for an exception that nothing expects: a fault of the system, the damage in the journal that caused it,
    or a bug."""
    if isinstance(bug, OSError) and bug.errno in _SYSTEM_FAULTS:
        return MentorlogError(f"the system reports an error: {bug.strerror}. {UNCHANGED}")
    damage = app.find_damage()
    if damage is not None:
        return damage
    from mentorlog.cli.output.private_files import save_bug_report

    what, hint = f"a bug in mentorlog: {type(bug).__name__}.", save_bug_report(app, bug)
    if app.has_written:
        return MentorlogError(f"{what} {hint}")
    return MentorlogError(f"{what} `mentorlog history` shows what was saved.", hint=hint)


def _complete(app: App, hint: str | None) -> str | None:
    if hint is None:
        return None
    from mentorlog.cli.typer_app.hints import complete_hint

    return complete_hint(app, hint)
