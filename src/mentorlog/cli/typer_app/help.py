"""Help pages: the purpose of a command, its options, and an example."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any, Final

from mentorlog.cli.output.columns import WIDEST
from mentorlog.cli.output.terminal import render_for_terminal, terminal_size
from mentorlog.cli.typer_app import index
from mentorlog.present.page import Gap, Line, Row, Span, Table, Under, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.present.page import Block, Page, Text

    _Entry = tuple[str, str]
    """A label and the text beside it."""


def help_text(command: Any, ctx: Any) -> str:
    """The help of a built command, formatted for the terminal."""
    page = root_page(command, ctx) if ctx.parent is None else command_page(command, ctx)
    if ctx.obj.uses_sentences:
        from mentorlog.cli.output.sentences import page_width, render_sentences

        return render_sentences(page, width=page_width(ctx.obj))
    return render_for_terminal(ctx.obj, page)


_EVERYWHERE: Final = ("--db", "--color", "--yes", "--help")
"""The options that every command has; each help names them in one line."""
_EVERYWHERE_LINE: Final = "Everywhere: --db FILE, --color WHEN, --yes (to every question), -h, --help"
_INDENT: Final = "  "
_LONGEST_LABEL: Final = 26
"""Columns; of an option whose choices make it longer, these are before its help."""
_NARROW: Final = 60
"""Columns of a terminal that has room for texts beside all labels."""
_LEAST_TEXT: Final = 26
"""On a narrower one, texts are beside short labels if this many columns are left for them."""


def root_page(command: Any, ctx: Any) -> Page:
    """The help of `mentorlog`: all commands, the everyday ones first."""
    panels: dict[str, list[_Entry]] = {}
    for name, listed in index.COMMANDS.items():
        panels.setdefault(listed.panel, []).append((f"{_INDENT}{name}", listed.purpose))
    width = _width(ctx)
    blocks: list[Block] = [
        Line(text("Usage: ", Span("mentorlog", "strong"), " COMMAND ...")),
        Line(text(inspect.cleandoc(command.help or ""))),
    ]
    for panel, entries in panels.items():
        blocks += [Gap(), Line(text(Span(panel, "title"))), *_panel(entries, width)]
    options = [(f"{_INDENT}{label}", what) for label, what in _options(command, ctx)]
    blocks += [Gap(), Line(text(Span("Options", "title"))), *_panel(options, width), Line(_everywhere())]
    demo, one = Span("mentorlog demo", "command"), Span("mentorlog log --help", "command")
    return (*blocks, Gap(), Line(text("Try it: ", demo, Span("    One command: ", spoken=". One command: "), one)))


def command_page(command: Any, ctx: Any) -> Page:
    """The help of one command: its usage, purpose, arguments and options, and an example."""
    pieces = " ".join(_argument(param) for param in command.params if param.param_type_name == "argument")
    verbs = getattr(command, "commands", {})
    usage = f"[{'|'.join((command.takes, *verbs))}]" if verbs else pieces
    usage = f" {usage} [OPTIONS]" if usage else " [OPTIONS]"
    arguments = [param for param in command.params if param.param_type_name == "argument" and param.help]
    panels: list[list[_Entry]] = [
        [(verb, (built.help or "").split("\n")[0]) for verb, built in verbs.items()],
        [(_argument(param), param.help) for param in arguments],
        list(_options(command, ctx)),
    ]
    width = _width(ctx)
    blocks: list[Block] = [
        Line(text("Usage: ", Span(ctx.command_path, "strong"), Span(usage, spoken=_choices_in_words(usage)))),
        *(Line(text(" ".join(part.split()))) for part in inspect.cleandoc(command.help or "").split("\n\n")),
    ]
    for panel in filter(None, panels):
        blocks += [Gap(), *_panel(panel, width)]
    blocks.append(Line(_everywhere()))
    if command.name == "edit":
        blocks += _fields(width)
    lines = _wrap_example(command.example, width=width)
    example = tuple(Under(text(Span(line.removeprefix(_INDENT), "command")), is_command=True) for line in lines)
    return (*blocks, Gap(), Row(body=text(Span("Example", "title")), under=example))


def _width(ctx: Any) -> int:
    """The columns that the page is laid out for; none is too many for a screen reader."""
    if ctx.obj.uses_sentences:
        return WIDEST
    from mentorlog.present.layout import MAX_WIDTH

    return min(terminal_size(ctx.obj)[0], MAX_WIDTH)


def _panel(entries: Sequence[_Entry], width: int) -> list[Block]:
    """Labels with their texts beside them, all in one column; below them, further to the right, if the terminal is
    narrow."""
    if width < _NARROW and max(len(label) for label, _ in entries) + 2 + _LEAST_TEXT > width:
        return [Line(text(_label(label.strip())), under=(_described(what),)) for label, what in entries]
    return [Table(tuple((text(_label(label)), _described(what)) for label, what in entries), stretch=1)]


def _everywhere() -> Text:
    return text(Span(_EVERYWHERE_LINE, "dim"))


def _wrap_example(example: str, *, width: int) -> list[str]:
    """A command line wrapped to `width`; each line but the last ends in a backslash, so that it can be pasted. An
    option and its value are on one line."""
    words = re.findall(r"(?:[^\s\"']|\"[^\"]*\"|'[^']*')+", example)
    pieces: list[str] = []
    for word in words:
        if pieces and pieces[-1].startswith("-") and " " not in pieces[-1] and not word.startswith("-"):
            pieces[-1] += f" {word}"
        else:
            pieces.append(word)
    lines = [" "]
    for piece in pieces:
        if len(lines[-1]) + len(piece) + 3 > width and lines[-1].strip():
            lines[-1] += " \\"
            lines.append("     ")
        lines[-1] += f" {piece}"
    return lines


def _label(label: str) -> Span:
    """What is typed; its choices, between bars, are separated by words if they are not seen."""
    return Span(label, "command", spoken=_choices_in_words(label))


def _described(what: str) -> Text:
    """What an option does; it may begin with its choices."""
    return text(Span(what, spoken=_choices_in_words(what)))


def _choices_in_words(text: str) -> str | None:
    return text.replace("|", " or ") if "|" in text else None


def _argument(param: Any) -> str:
    return str(param.metavar or f"[{param.name.upper()}]")


def _options(command: Any, ctx: Any) -> Iterator[_Entry]:
    """The options of a command with their help, without those that every command has."""
    for param in command.get_params(ctx):
        if param.param_type_name != "option" or param.hidden or any(name in _EVERYWHERE for name in param.opts):
            continue
        names = ", ".join(sorted(param.opts, key=len))
        value = param.metavar if param.metavar and not param.is_flag else ""
        label = f"{names} {value}".rstrip()
        if len(label) > _LONGEST_LABEL and "|" in value:
            yield names, f"{value}: {param.help}"  # choices can't be broken in a narrow column
        else:
            yield label, param.help or ""


def _fields(width: int) -> list[Block]:
    from mentorlog.cli.input.edit_values import shown_options
    from mentorlog.model import KINDS

    fields = [(kind, " ".join(f"--{option}" for option in shown_options(kind))) for kind in KINDS]
    return [Gap(), Line(text(Span("Fields", "title"))), *_panel(fields, width)]
