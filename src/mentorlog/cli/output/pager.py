"""Show pages and long texts at a terminal: printed if they fit the screen, else in a pager."""

from __future__ import annotations

import itertools
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorlog.cli.output.programs import can_be_started, start_program
from mentorlog.cli.output.streams import flush, write_text
from mentorlog.cli.output.terminal import render_for_terminal, terminal_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.cli.app import App
    from mentorlog.present.page import Block, Page


def draw(app: App, page: Page) -> None:
    """Show a page; in the pager if it is longer than the screen."""
    _print_or_page(app, iter([render_for_terminal(app, page)]))


def draw_text(app: App, text: str) -> None:
    """Show text unchanged; in the pager if it is longer than the screen."""
    _print_or_page(app, iter([text if text.endswith("\n") else text + "\n"]))


def draw_rows(app: App, rows: Iterator[Block]) -> bool:
    """Show rows one by one, in the pager once they fill the screen; returns whether there were any."""
    return _print_or_page(app, (render_for_terminal(app, (row,), is_streamed=True) for row in rows))


def _print_or_page(app: App, pieces: Iterator[str]) -> bool:
    """Print the pieces if they fit the screen, else show them in the pager; returns whether there were any."""
    buffer: list[str] = []
    lines = 0
    limit = terminal_size(app)[1] if sys.stdout.isatty() else sys.maxsize
    for piece in pieces:
        buffer.append(piece)
        lines += piece.count("\n")
        if lines >= limit:
            if not _run_pager(app, itertools.chain(buffer, pieces)):
                break
            return True
        if limit == sys.maxsize:
            write_text(buffer.pop())
    for piece in itertools.chain(buffer, pieces):
        write_text(piece)
    return bool(buffer) or lines > 0


def _run_pager(app: App, pieces: Iterator[str]) -> bool:
    """Show the pieces in the pager; False if there is no pager, and then none was read."""
    # a pager draws on the screen, so a screen reader gets one only if the settings name it
    command = app.settings.pager or ("" if app.uses_sentences else app.environ.get("PAGER", "less"))
    if not command.strip():
        return False
    if app.environ.get("TERM") == "dumb" and not app.settings.pager:
        return False  # less would warn about such a terminal and wait for a key
    if not can_be_started(command, app.environ):
        return False
    encoding = sys.stdout.encoding or "utf-8"
    # less would show the bytes of UTF-8 as <C3> in the locale C, in which Python writes UTF-8 all the same
    charset = {"LESSCHARSET": "utf-8"} if encoding.lower().replace("-", "") == "utf8" else {}
    # less would keep what was searched for in ~/.lesshst
    environ = {"LESS": "FRX", "LESSHISTFILE": "-", "LV": "-c"} | charset | dict(app.environ)
    flush()
    pager = start_program(command, shell=True, stdin=subprocess.PIPE, environ=environ)  # noqa: S604 - $PAGER is a shell command
    assert pager.stdin is not None  # noqa: S101 - it was asked for
    try:
        for piece in pieces:
            pager.stdin.write(piece.encode(encoding, "backslashreplace"))
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # the user has quit the pager
    with suppress(BrokenPipeError):
        pager.stdin.close()
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):
            pager.wait()
    return True
