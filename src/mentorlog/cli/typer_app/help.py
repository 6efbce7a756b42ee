"""Help pages: the purpose of a command, its options, and an example."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

from mentorlog.cli.output.terminal import render_for_terminal, terminal_size
from mentorlog.cli.typer_app import index
from mentorlog.present.page import Gap, Line, Row, Span, text

if TYPE_CHECKING:
    from mentorlog.present.page import Block, Page


def help_text(command: Any, ctx: Any) -> str:
    """The help of a built command, formatted for the terminal."""
    page = root_page(command, ctx) if ctx.parent is None else command_page(command, ctx)
    return render_for_terminal(ctx.obj, page)


def root_page(command: Any, ctx: Any) -> Page:
    """The help of `mentorlog`: all commands, the everyday ones first."""
    blocks: list[Block] = [
        Line(text("Usage: ", Span("mentorlog", "strong"), " COMMAND ...")),
        Line(text(inspect.cleandoc(command.help or ""))),
    ]
    panel = ""
    for name, listed in index.COMMANDS.items():
        if listed.panel != panel:
            panel = listed.panel
            blocks += [Gap(), Line(text(Span(panel, "title")))]
        blocks.append(Row(label=name, body=text(listed.purpose)))
    blocks += [Gap(), Line(text(Span("Global options", "title"))), *_options(command, ctx)]
    blocks += [
        Gap(),
        Line(
            text(
                "Try it: ",
                Span("mentorlog demo", "strong"),
                "    One command: ",
                Span("mentorlog log --help", "strong"),
            )
        ),
    ]
    return tuple(blocks)


def command_page(command: Any, ctx: Any) -> Page:
    """The help of one command: its usage, purpose, arguments and options, and an example."""
    pieces = " ".join(_argument(param) for param in command.params if param.param_type_name == "argument")
    verbs = getattr(command, "commands", {})
    usage = f"[{'|'.join((command.takes, *verbs))}]" if verbs else pieces
    blocks: list[Block] = [
        Line(text("Usage: ", Span(ctx.command_path, "strong"), f" {usage} [OPTIONS]" if usage else " [OPTIONS]")),
        *(Line(text(" ".join(part.split()))) for part in inspect.cleandoc(command.help or "").split("\n\n")),
    ]
    if verbs:
        blocks.append(Gap())
        blocks += [Row(label=verb, body=text((built.help or "").split("\n")[0])) for verb, built in verbs.items()]
    arguments = [param for param in command.params if param.param_type_name == "argument" and param.help]
    if arguments:
        blocks.append(Gap())
        blocks += [Row(label=_argument(param), body=text(param.help)) for param in arguments]
    blocks += [Gap(), *_options(command, ctx)]
    if command.name == "edit":
        blocks += _fields()
    from mentorlog.present.layout import MAX_WIDTH

    blocks += [Gap(), Line(text(Span("Example", "title")))]
    blocks += [
        Line(text(line)) for line in _wrap_example(command.example, width=min(terminal_size(ctx.obj)[0], MAX_WIDTH))
    ]
    return tuple(blocks)


def _wrap_example(example: str, *, width: int) -> list[str]:
    """A command line wrapped to `width`; each line but the last ends in a backslash, so that it can be pasted."""
    lines = [" "]
    for word in re.findall(r"(?:[^\s\"']|\"[^\"]*\"|'[^']*')+", example):
        if len(lines[-1]) + len(word) + 3 > width and lines[-1].strip():
            lines[-1] += " \\"
            lines.append("     ")
        lines[-1] += f" {word}"
    return lines


def _argument(param: Any) -> str:
    return str(param.metavar or f"[{param.name.upper()}]")


def _options(command: Any, ctx: Any) -> list[Row]:
    rows = []
    for param in command.get_params(ctx):
        if param.param_type_name != "option" or param.hidden:
            continue
        names = ", ".join(sorted(param.opts, key=len))
        value = f" {param.metavar}" if param.metavar and not param.is_flag else ""
        rows.append(Row(label=f"{names}{value}", body=text(param.help or "")))
    return rows


def _fields() -> list[Block]:
    from mentorlog.cli.input.edit_values import shown_options
    from mentorlog.model import KINDS

    rows: list[Block] = [Gap(), Line(text(Span("Fields", "title")))]
    for kind in KINDS:
        options = " ".join(f"--{option}" for option in shown_options(kind))
        rows.append(Row(label=kind, body=text(options)))
    return rows
