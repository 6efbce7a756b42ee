"""Pages as a terminal of a given width shows them, and as a pipe receives them."""

from __future__ import annotations

import io

from rich.console import Console
from rich.style import Style

from mentorlog.present.page import Page
from mentorlog.present.plain import render, render_in_pipe
from mentorlog.present.terminal import TerminalPage


def drawn(page: Page, width: int = 80, *, color: bool = False, no_color: bool = False) -> str:
    """The page as text; with `color`, it has the escape sequences of a terminal with 256 colours."""
    Style.parse.cache_clear()  # a style caches the codes of the first terminal
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=color,
        color_system="256" if color else None,
        no_color=no_color,
        legacy_windows=False,
    )
    console.print(TerminalPage(page), end="", crop=False)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def drawn_lines(page: Page, width: int = 80) -> list[str]:
    """The lines of the page without colour."""
    return drawn(page, width).splitlines()


def piped(page: Page) -> str:
    """The page as a pipe receives it: a list with tabs, any other page laid out for 80 columns; hints are one line."""
    answer = tuple(block for block in page if not getattr(block, "is_hint", False))
    return render_in_pipe(answer, width=80) + render(tuple(block for block in page if block not in answer))
