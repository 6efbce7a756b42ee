"""Pages for a screen reader: sentences without colours, at a terminal broken between words."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentorlog.cli.output.streams import write_text
from mentorlog.present.sentences import Sentences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.cli.app import App
    from mentorlog.present.page import Block, Page


def show_sentences(app: App, page: Page, *, paged: bool) -> None:
    """Write a page to stdout; in a pager if it is long, `paged`, and the settings name a pager. A list in a pipe has
    tabs, as always."""
    from mentorlog.present.plain import is_list, render

    if is_list(page) and not app.uses_rich:
        return write_text(render(page))
    text = render_sentences(page, width=page_width(app))
    if paged and app.uses_rich:
        from mentorlog.cli.output.pager import draw_text

        return draw_text(app, text)
    return write_text(text)


def show_row_sentences(app: App, rows: Iterator[Block]) -> bool:
    """Write rows to stdout one by one, as they come; False if there were none."""
    width, writer, has_rows = page_width(app), Sentences(), False
    for row in rows:
        has_rows = True
        write_text(_joined(writer.lines((row,)), width))
    return has_rows


def render_sentences(page: Page, *, width: int | None) -> str:
    """The page as sentences, each on one line; broken between words if a line would be wider than `width`."""
    return _joined(Sentences().lines(page), width)


def page_width(app: App) -> int | None:
    """The columns of the terminal; None if stdout is not one."""
    if not sys.stdout.isatty():
        return None
    from mentorlog.cli.output.terminal import terminal_size

    return max(terminal_size(app)[0], 2)


def _joined(lines: Iterable[str], width: int | None) -> str:
    return "".join(f"{part}\n" for line in lines for part in (_wrapped(line, width) if width else (line,)))


def _wrapped(line: str, width: int) -> Iterator[str]:
    """The parts of a line; a command to type is whole, on a line of its own if it has to be."""
    if len(line) <= width and line.isascii():
        return iter((line,))
    from mentorlog.present.message_lines import message_lines

    return (part.lstrip(" ") for part in message_lines(line, width))
