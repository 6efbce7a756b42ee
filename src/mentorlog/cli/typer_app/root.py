"""The root command `mentorlog`, which builds only the command that was invoked."""

import importlib
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup, TyperOption

from mentorlog.cli import output
from mentorlog.cli.typer_app import index
from mentorlog.cli.typer_app.command import build_group, global_options, show_help
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App


class Root(TyperGroup):
    """The root command; its subcommands are imported only when they are used."""

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
        """The command that `args` begin with. Raises UsageError for an unknown one, with the line that was meant."""
        name = index.command_of(args[0])
        if name is None:
            from mentorlog.cli.typer_app.misplaced_words import unknown_command

            raise unknown_command(ctx.obj, args)
        return super().resolve_command(ctx, [name, *args[1:]])

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Print the root help."""
        show_help(self, ctx)


Version = Annotated[bool, typer.Option("--version", help="Show the version.")]


def mentorlog(ctx: typer.Context, version: Version = False, as_json: AsJson = False) -> None:
    """Keep goals, sessions, feedback and promises of your mentoring relationships, in one private file."""
    app: App = ctx.obj
    if version:
        from mentorlog import __version__

        output.write_text(f"mentorlog {__version__}")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from mentorlog.cli.commands.status import show_status

        show_status(app, as_json=as_json)
    elif as_json:
        from mentorlog.cli.input.command_line.typed_line import line_of

        name = ctx.invoked_subcommand
        words = [word for word in app.args if word != "--json"]
        raise UsageError(f"--json must come after `{name}`.", hint=f"{line_of(words)} --json")


def build() -> Any:
    """The root command."""
    root = build_group(Root, mentorlog, "")
    root.params.extend(_completion_options())
    return root


def _completion_options() -> list[TyperOption]:
    """The options `--install-completion` and `--show-completion`."""

    def install_completion(ctx: Any, _: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            from mentorlog.cli.typer_app.completion_scripts import SCRIPTS, install, shell_of

            app: App = ctx.obj
            shell = shell_of(app)
            done = install(app, shell)
            also = f" and {done.startup}" if done.startup else ""
            sentence = f"Completion for {shell} is installed in {done.script}{also}. It works in the next {shell}."
            output.show_line(app, sentence)
            other = next(each for each in SCRIPTS if each != shell)
            output.write_stderr(f"For another shell, name it: SHELL={other} mentorlog --install-completion")
            raise typer.Exit

    def show_completion(ctx: Any, _: Any, value: bool) -> None:
        if value and not ctx.resilient_parsing:
            from mentorlog.cli.typer_app.completion_scripts import SCRIPTS, shell_of

            output.write_text(SCRIPTS[shell_of(ctx.obj)])
            raise typer.Exit

    options = (
        ("--install-completion", install_completion, "Install completion for this shell."),
        ("--show-completion", show_completion, "Print the completion script."),
    )
    return [
        TyperOption(param_decls=[name], is_flag=True, is_eager=True, expose_value=False, callback=callback, help=help_)
        for name, callback, help_ in options
    ]
