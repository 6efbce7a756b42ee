"""Pages at a terminal: the lines of `layout` in colours, as Rich prints them. The only module of `present` with Rich.

Nothing here reads markup: lines become segments as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style as RichStyle

from mentorlog.present.colours import styles_for
from mentorlog.present.layout import layout

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

    from mentorlog.present.colours import Background
    from mentorlog.present.page import Page


class TerminalPage:
    """A page that Rich can print, in the colours for a background."""

    def __init__(self, page: Page, background: Background = "any", *, is_streamed: bool = False) -> None:
        """`is_streamed`: as in `layout`."""
        self.page = page
        self.background = background
        self.is_streamed = is_streamed

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The page's lines, none wider than the console (of at least 12 cells)."""
        styles = {style: RichStyle.parse(definition) for style, definition in styles_for(self.background).items()}
        for line in layout(self.page, options.max_width, is_streamed=self.is_streamed):
            for span in line:
                yield Segment(span.text, styles.get(span.style))
            yield Segment.line()
