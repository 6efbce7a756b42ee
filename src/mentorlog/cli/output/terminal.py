"""The terminal: how wide it is, in which colours to draw, and a page drawn for it."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console

    from mentorlog.cli.app import App
    from mentorlog.present.page import Page


def color_choice(app: App) -> str:
    """`always`, `never` or `auto`: --color, else FORCE_COLOR, else NO_COLOR, else at a terminal the setting."""
    return app.asked_color or app.settings.color


_WIDEST = 10_000
"""Columns; a $COLUMNS beyond it is a slip, and drawing a line across it would take all memory."""


def size(app: App) -> tuple[int, int]:
    """Columns and lines of the terminal: $COLUMNS, else what the terminal says, else 80 x 24."""
    try:
        seen = os.get_terminal_size(sys.stdout.fileno())
        columns, lines = seen.columns or 80, seen.lines or 24
    except (OSError, ValueError):
        columns, lines = 80, 24
    said = app.environ.get("COLUMNS", "")
    return (int(said) if said.isdecimal() and 0 < int(said) <= _WIDEST else columns), lines


def console(app: App, file: io.StringIO) -> Console:
    """A console that draws into `file` as the terminal would show it."""
    from rich.console import Console

    plain = color_choice(app) == "never" or not app.is_drawn or app.environ.get("TERM") == "dumb"
    return Console(
        file=file,
        width=size(app)[0],
        force_terminal=True,
        color_system=None if plain else "auto",
        no_color=plain,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ=app.environ,
    )


def drawn(app: App, page: Page) -> str:
    """The page as the terminal will show it."""
    from mentorlog.present.terminal import TerminalPage

    file = io.StringIO()
    console(app, file).print(TerminalPage(page), end="")
    return file.getvalue()
