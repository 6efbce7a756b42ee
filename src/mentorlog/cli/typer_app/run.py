"""The error boundary: runs one command line; errors become a message, a hint and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.typer_app.root import build
from mentorlog.errors import Finished, MentorlogError, Stopped

# Typer keeps its copy of click private; its usage error is reached through the one public name that has it as a base.
UsageProblem: type[typer.TyperException] = typer.BadParameter.__mro__[1]


def run(args: list[str], *, environ: Mapping[str, str] = os.environ) -> int:
    """Run one command line and return its exit code; nothing but words ever reaches the screen."""
    app = App(environ)
    try:
        code = _invoke(app, args)
        try:
            output.flush()
        except MentorlogError as error:
            output.show_error(app, error.message)
            code = error.exit_code
    finally:
        app.close()
    return code


def _invoke(app: App, args: list[str]) -> int:
    try:
        outcome = build().main(args, prog_name="mentorlog", standalone_mode=False, obj=app)
    except Finished as end:
        outcome = end.exit_code
    except MentorlogError as error:
        output.show_error(app, error.message, hint=error.hint)
        return error.exit_code
    except UsageProblem as problem:
        from mentorlog.cli.typer_app.usage_errors import explain

        message, hint = explain(problem, args)
        output.show_error(app, message, hint=hint)
        return 2
    except typer.Abort:
        stopped = Stopped()
        output.show_error(app, stopped.message)
        return stopped.exit_code
    except typer.TyperException as problem:
        output.show_error(app, problem.format_message())
        return problem.exit_code
    except Exception as surprise:  # noqa: BLE001 - a defect of ours is said in one line too, and its traceback saved
        from mentorlog.cli.output.private_files import keep_story

        output.show_error(
            app,
            f"a defect in mentorlog: {type(surprise).__name__}. `mentorlog history` says what was saved.",
            hint=keep_story(app, surprise),
        )
        return 1
    if outcome == 130:
        # what Ctrl-C comes back as when it is not raised; the prompt's line is still open
        sys.stderr.write("\n")
        output.keep_draft(app)
    return outcome if isinstance(outcome, int) else 0
