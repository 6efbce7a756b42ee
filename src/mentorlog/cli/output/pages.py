"""Write pages, rows and JSON to stdout: formatted at a terminal, plain in a pipe."""

from __future__ import annotations

import sys
from contextlib import suppress

from mentorlog.cli.output.messages import stderr_width
from mentorlog.cli.output.named_journal import journal_option
from mentorlog.cli.output.streams import flush, write_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.cli.app import App
    from mentorlog.present.page import Block, Page


def show(app: App, page: Page, *, paged: bool = True) -> None:
    """Write a page to stdout, formatted at a terminal (in a pager if it is long and `paged`) and without colours in a
    pipe; its hints go to stderr. Its lines to type are for the journal of this run."""
    option = journal_option(app)
    if option is not None:
        from mentorlog.present.lines_to_type import page_with_option

        page = page_with_option(page, option)
    hints = tuple(block for block in page if getattr(block, "is_hint", False))
    answer = tuple(block for block in page if block not in hints)
    if answer and app.uses_sentences:
        from mentorlog.cli.output.sentences import show_sentences

        show_sentences(app, answer, paged=paged)
    elif answer and app.uses_rich:
        if paged:
            from mentorlog.cli.output.pager import draw

            draw(app, answer)
        else:
            from mentorlog.cli.output.terminal import render_for_terminal

            write_text(render_for_terminal(app, answer))
    elif answer:
        from mentorlog.cli.output.columns import pipe_width
        from mentorlog.present.plain import render_in_pipe

        write_text(render_in_pipe(answer, width=pipe_width(app)))
    if hints:
        _show_hints(app, hints)


def _show_hints(app: App, hints: Page) -> None:
    flush()
    if app.uses_sentences:
        from mentorlog.cli.output.sentences import render_sentences

        text = render_sentences(hints, width=stderr_width())
    elif sys.stderr.isatty():
        from mentorlog.cli.output.terminal import render_hints

        text = render_hints(app, hints, width=stderr_width() or 80)
    else:
        from mentorlog.present.plain import render

        text = render(hints)
    with suppress(OSError):
        sys.stderr.write(text)


def show_line(app: App, sentence: str) -> None:
    """Write one sentence to stdout, as part of a page."""
    from mentorlog.present.page import Line, text

    show(app, (Line(text(sentence)),))


def show_rows(app: App, rows: Iterator[Block]) -> bool:
    """Write rows to stdout one by one, as they come; False if there were none."""
    if app.uses_rich and app.uses_sentences:
        from mentorlog.cli.output.sentences import show_row_sentences

        return show_row_sentences(app, rows)
    if app.uses_rich:
        from mentorlog.cli.output.pager import draw_rows

        return draw_rows(app, rows)
    from mentorlog.present.plain import render

    has_rows = False
    for row in rows:
        has_rows = True
        write_text(render((row,)))
    return has_rows


def show_json(value: object) -> None:
    """Write one JSON value to stdout, and nothing else."""
    from mentorlog.export.json_text import dumps

    write_text(dumps(value, ascii_only=(sys.stdout.encoding or "utf-8").lower().replace("-", "") != "utf8"))


def write_prose(app: App, text: str) -> None:
    """Write paragraphs to stdout without a pager; at a terminal wrapped between words, else each on one line."""
    if not sys.stdout.isatty():
        return write_text(text)
    from mentorlog.cli.output.terminal import terminal_size
    from mentorlog.present.inert import inert
    from mentorlog.present.layout.wrap import wrap
    from mentorlog.present.page import as_string
    from mentorlog.present.page import text as as_text

    columns, _ = terminal_size(app)
    lines = (line for paragraph in text.split("\n") for line in wrap(as_text(inert(paragraph)), max(columns, 2)))
    return write_text("\n".join(map(as_string, lines)))


def write_paged(app: App, text: str) -> None:
    """Write a long text to stdout as it is; at a terminal in a pager."""
    if sys.stdout.isatty():
        from mentorlog.cli.output.pager import draw_text

        draw_text(app, text)
    else:
        write_text(text)
