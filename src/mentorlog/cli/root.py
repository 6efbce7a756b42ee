"""The root command: builds only the command that was asked for, and is the one boundary where errors become words."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Mapping
from typing import Annotated, Any

import typer
from typer.core import TyperGroup, TyperOption

from mentorlog.cli import index
from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, global_options, show_help
from mentorlog.errors import MentorlogError, UsageError

# Typer keeps its copy of click to itself; its usage error is reached through the one public name that has it as a base
UsageProblem: type[typer.TyperException] = typer.BadParameter.__mro__[1]


class Root(TyperGroup):
    """`mentorlog` itself: a group whose commands are imported and built when they are asked for."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self.params.extend(global_options())

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of all commands, in the order of the help."""
        return list(index.COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The built command of that name, or None."""
        if cmd_name not in index.COMMANDS:
            return None
        return importlib.import_module(index.module_of(cmd_name)).command

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that `args` begin with; a typo suggests the nearest."""
        if args[0] not in index.COMMANDS:
            from mentorlog.cli.usage import unknown_command

            raise unknown_command(args[0])
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """The root help: the commands of every day first."""
        show_help(self, ctx)


Version = Annotated[bool, typer.Option("--version", help="Say the version.")]


def mentorlog(ctx: typer.Context, version: Version = False, as_json: AsJson = False) -> None:
    """Keep goals, sessions, feedback and promises of your mentoring relationships, in one private file."""
    app: App = ctx.obj
    if version:
        from mentorlog import __version__

        app.say(f"mentorlog {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from mentorlog.cli.status import show_status

        show_status(app, as_json=as_json)
    elif as_json:
        name = ctx.invoked_subcommand
        raise UsageError(f"--json stands before `{name}`, where it would be lost.", hint=f"mentorlog {name} --json")


def build() -> Any:
    """The root command."""
    app = typer.Typer(
        cls=Root, add_completion=False, rich_markup_mode=None, context_settings={"help_option_names": ["-h", "--help"]}
    )
    app.callback(invoke_without_command=True)(mentorlog)
    root = typer.main.get_command(app)
    root.params.extend(_completion_options())
    return root


def _completion_options() -> list[TyperOption]:
    """What is for the shell: `--install-completion` and `--show-completion`."""

    def put(ctx: Any, _: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            from mentorlog.cli.completion import install, shell_of

            app: App = ctx.obj
            done = install(app, shell_of(app))
            also = f", and a line in {done.startup}" if done.startup else ""
            app.show_line(f"Completion is installed: {done.script}{also}. It is there in the next shell.")
            raise typer.Exit

    def show(ctx: Any, _: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            from mentorlog.cli.completion import SCRIPTS, shell_of

            ctx.obj.say(SCRIPTS[shell_of(ctx.obj)])
            raise typer.Exit

    described = (
        ("--install-completion", put, "Install completion for this shell."),
        ("--show-completion", show, "Show the script of it."),
    )
    return [
        TyperOption(param_decls=[name], is_flag=True, is_eager=True, expose_value=False, callback=call, help=said)
        for name, call, said in described
    ]


def run(args: list[str], *, environ: Mapping[str, str] = os.environ) -> int:
    """Run one command line and return its exit code; nothing but words ever reaches the screen."""
    app = App(environ)
    try:
        code = _invoke(app, args)
        try:
            app.flush()
        except MentorlogError as error:
            app.complain(error.message)
            code = error.exit_code
    finally:
        app.close()
    return code


def _invoke(app: App, args: list[str]) -> int:
    try:
        outcome = build().main(args, prog_name="mentorlog", standalone_mode=False, obj=app)
    except MentorlogError as error:
        app.complain(error.message, hint=error.hint)
        return error.exit_code
    except UsageProblem as problem:
        from mentorlog.cli.usage import explain

        message, hint = explain(problem, args)
        app.complain(message, hint=hint)
        return 2
    except typer.Abort:
        app.complain("stopped; nothing was changed.")
        return 130
    except typer.TyperException as problem:
        app.complain(problem.format_message())
        return problem.exit_code
    except Exception as surprise:  # noqa: BLE001 - a defect of ours is said in one line too, and its story kept
        from mentorlog.cli.files import keep_story

        app.complain(
            f"a defect in mentorlog: {type(surprise).__name__}. `mentorlog history` says what was saved.",
            hint=keep_story(app, surprise),
        )
        return 1
    if outcome == 130:
        # what Ctrl-C comes back as when it is not raised; the prompt's line is still open
        sys.stderr.write("\n")
        app.keep_draft()
    return outcome if isinstance(outcome, int) else 0
