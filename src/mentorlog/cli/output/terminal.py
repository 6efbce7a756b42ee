"""The size and colours of the terminal, and pages formatted for it."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from mentorlog.cli.output.columns import columns_variable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from mentorlog.cli.app import App
    from mentorlog.present.colours import Background
    from mentorlog.present.page import Page, Style, Text


def color_choice(app: App) -> str:
    """`always`, `never` or `auto`: --color, else FORCE_COLOR, else NO_COLOR, else at a terminal the setting."""
    return app.requested_color or app.settings.color


def terminal_size(app: App) -> tuple[int, int]:
    """Columns and lines of the terminal: $COLUMNS, else what the terminal reports, else 80 x 24."""
    try:
        detected = os.get_terminal_size(sys.stdout.fileno())
        columns, lines = detected.columns or 80, detected.lines or 24
    except (OSError, ValueError):
        columns, lines = 80, 24
    return columns_variable(app) or columns, lines


def console(app: App, file: io.StringIO) -> Console:
    """A console that writes to `file` what the terminal would show."""
    from rich.console import Console

    is_dumb = app.environ.get("TERM") == "dumb"
    choice = color_choice(app)
    plain = choice == "never" or not app.uses_rich or (is_dumb and choice != "always")
    return Console(
        file=file,
        width=terminal_size(app)[0],
        force_terminal=True,
        color_system=None if plain else "standard" if is_dumb else "auto",
        no_color=plain,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ=app.environ,
    )


def background(app: App) -> Background:
    """The background that colours are chosen for: as the setting says, else any."""
    match app.settings.background:
        case "light":
            return "light"
        case "dark":
            return "dark"
    return "any"


def render_for_terminal(app: App, page: Page, *, is_streamed: bool = False) -> str:
    """The page as text for the terminal, with colours. `is_streamed`: other rows of the same list may follow."""
    from mentorlog.present.terminal import TerminalPage

    file = io.StringIO()
    drawn = TerminalPage(page, background(app), is_streamed=is_streamed)
    console(app, file).print(drawn, end="", crop=False)
    return file.getvalue()


def render_hints(app: App, hints: Page, *, width: int) -> str:
    """Hints as text for the terminal, in colours. One that is wider than the terminal is wrapped between words, and its
    command is on a line of its own."""
    from mentorlog.present.colours import styles_for
    from mentorlog.present.layout.frame import INDENT, MAX_WIDTH
    from mentorlog.present.layout.inert_text import make_inert
    from mentorlog.present.page import Line

    file, width = io.StringIO(), min(width, MAX_WIDTH)
    screen, styles = console(app, file), styles_for(background(app))
    for block in hints:
        if isinstance(block, Line):
            _print_hint(screen, make_inert(block.body), indent=0, width=width, styles=styles)
            for below in block.under:
                _print_hint(screen, make_inert(below, "dim"), indent=INDENT, width=width, styles=styles)
    return file.getvalue()


def _print_hint(screen: Console, line: Text, *, indent: int, width: int, styles: Mapping[Style, str]) -> None:
    """Print a line of a hint; one that is wider than the console is not broken by it."""
    from rich.text import Text as RichText

    from mentorlog.present.layout.cell_width import text_width
    from mentorlog.present.message_lines import message_lines
    from mentorlog.present.page import as_string

    if text_width(line) + indent <= width:
        parts = [[(span.text, styles.get(span.style, "")) for span in line]]
    else:
        words = {span.style for span in line if span.style != "command"}
        style = styles.get(words.pop(), "") if len(words) == 1 else ""
        parts = [
            [(part, styles["command"] if part.lstrip(" ").startswith("mentorlog ") else style)]
            for part in message_lines(as_string(line), width - indent)
        ]
    for part in parts:
        screen.print(RichText.assemble(" " * indent, *part), soft_wrap=True)


def command_lines(app: App, lines: list[str]) -> list[str]:
    """The lines of a command to type, in its colour if the terminal has colours."""
    from rich.text import Text as RichText

    from mentorlog.present.colours import styles_for

    file = io.StringIO()
    screen, style = console(app, file), styles_for(background(app))["command"]
    for line in lines:
        screen.print(RichText(line, style=style), soft_wrap=True)
    return file.getvalue().split("\n")[: len(lines)]
