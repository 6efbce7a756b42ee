"""The error boundary: runs one command line; errors become a message, a hint and an exit code."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.typer_app.root import build
from mentorlog.errors import DamagedError, Finished, MentorlogError, Stopped

if TYPE_CHECKING:
    from collections.abc import Mapping

# Typer keeps its copy of click private; its usage error is reached through the one public name that has it as a base.
UsageProblem: type[typer.TyperException] = typer.BadParameter.__mro__[1]


def run(args: list[str], *, environ: Mapping[str, str] = os.environ) -> int:
    """Run one command line and return its exit code; a traceback is never printed."""
    app = App(environ)
    app.args = args
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
    finally:
        app.close()
    return code


def _invoke(app: App, args: list[str]) -> int:
    try:
        outcome = build().main(args, prog_name="mentorlog", standalone_mode=False, obj=app)
    except Finished as end:
        outcome = end.exit_code
    except MentorlogError as error:
        _show_error(app, error)
        return error.exit_code
    except UsageProblem as problem:
        from mentorlog.cli.typer_app.usage_errors import explain

        message, hint = explain(problem, args)
        output.show_error(app, message, hint=_complete(app, hint))
        return 2
    except typer.Abort:
        stopped = Stopped()
        _show_error(app, stopped)
        return stopped.exit_code
    except typer.TyperException as problem:
        output.show_error(app, problem.format_message())
        return problem.exit_code
    except Exception as bug:  # noqa: BLE001 - a bug is reported in one line, and its traceback saved
        _show_error(app, _explain(app, bug))
        return 1
    if outcome == 130:
        # Ctrl-C, returned instead of raised; the line of the prompt is not finished yet
        sys.stderr.write("\n")
        output.keep_draft(app)
    return outcome if isinstance(outcome, int) else 0


def _show_error(app: App, error: MentorlogError) -> None:
    """Show an error; and what was saved, if the command fails after that, such as when its answer can't be written."""
    if isinstance(error, DamagedError):
        from mentorlog.cli.output.damage import complete_damage

        complete_damage(app, error)
    if app.has_written or app.saved:
        from mentorlog.cli.output.saved import show_error_after_saving

        show_error_after_saving(app, error)
    else:
        output.show_error(app, error.message, hint=_complete(app, error.hint))
        app.shown_error = error


def _explain(app: App, bug: Exception) -> MentorlogError:
    """The error for an exception that nothing expects: the damage in the journal that caused it, or a bug."""
    damage = app.find_damage()
    if damage is not None:
        return damage
    from mentorlog.cli.output.private_files import save_traceback

    what, hint = f"a bug in mentorlog: {type(bug).__name__}.", save_traceback(app, bug)
    if app.has_written:
        return MentorlogError(f"{what} {hint}")
    return MentorlogError(f"{what} `mentorlog history` shows what was saved.", hint=hint)


def _complete(app: App, hint: str | None) -> str | None:
    if hint is None:
        return None
    from mentorlog.cli.typer_app.hints import complete_hint

    return complete_hint(app, hint)
