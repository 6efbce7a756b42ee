"""Pages at a terminal: the lines of `layout` in colours, as Rich prints them. The only module of `present` with Rich.

Nothing here reads markup: lines become segments as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.segment import Segment
from rich.style import Style as RichStyle

from mentorlog.present.layout import layout

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from mentorlog.present.page import Page, Style

STYLES: Final[dict[Style, str]] = {
    "title": "bold color(31)",
    "strong": "bold",
    "late": "bold color(167)",
    "look": "color(136)",
    "dim": "dim",
    "bar": "color(31)",
}
"""Colours of the 256 that have a contrast of at least 3 to 1 on white, black and the usual dark and light backgrounds,
which the first sixteen do not (xterm's cyan on white: 2.0, yellow: 1.7). If there are only sixteen, Rich takes the
nearest."""


class TerminalPage:
    """A page that Rich can print."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The page's lines, none wider than the console (of at least 12 cells)."""
        styles = {style: RichStyle.parse(definition) for style, definition in STYLES.items()}
        for line in layout(self.page, options.max_width):
            for span in line:
                yield Segment(span.text, styles.get(span.style))
            yield Segment.line()
