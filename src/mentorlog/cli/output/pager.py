"""Drawn pages and long texts at a terminal: printed if they fit the screen, else shown in a pager."""

from __future__ import annotations

import itertools
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING

from mentorlog.cli.output.streams import flush, write_text
from mentorlog.cli.output.terminal import drawn, size

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.present.page import Page, Row


def draw(app: App, page: Page) -> None:
    """Put a page on the screen; in the pager where it is longer than the screen."""
    _put(app, iter([drawn(app, page)]))


def put_text(app: App, words: str) -> None:
    """Put text on the screen as it is; in the pager where it is longer than the screen."""
    _put(app, iter([words if words.endswith("\n") else words + "\n"]))


def draw_rows(app: App, rows: Iterator[Row]) -> bool:
    """Put rows on the screen one by one, in the pager from the moment there are more than it holds; False for none."""
    return _put(app, (drawn(app, (row,)) for row in rows))


def _put(app: App, pieces: Iterator[str]) -> bool:
    """What fits the screen is printed, what does not goes to the pager. Whether there was anything."""
    held: list[str] = []
    lines = 0
    limit = size(app)[1] if sys.stdout.isatty() else sys.maxsize
    for piece in pieces:
        held.append(piece)
        lines += piece.count("\n")
        if lines >= limit:
            if not _page(app, itertools.chain(held, pieces)):
                break
            return True
        if limit == sys.maxsize:
            write_text(held.pop())
    for piece in itertools.chain(held, pieces):
        write_text(piece)
    return bool(held) or lines > 0


def _page(app: App, pieces: Iterator[str]) -> bool:
    """Show the pieces in the pager; False where there is none, and then no piece beyond the first was taken."""
    command = app.settings.pager or app.environ.get("PAGER") or "less"
    if app.environ.get("TERM") == "dumb" and not app.settings.pager:
        return False  # less would complain of such a terminal and wait for a key
    if shutil.which(_program(command)) is None:
        return False
    environ = {"LESS": "FRX", "LV": "-c"} | dict(app.environ)
    flush()
    pager = subprocess.Popen(command, shell=True, stdin=subprocess.PIPE, env=environ)  # noqa: S602 - $PAGER is a shell command
    assert pager.stdin is not None  # noqa: S101 - it was asked for
    try:
        for piece in pieces:
            pager.stdin.write(piece.encode(sys.stdout.encoding or "utf-8", "backslashreplace"))
    except (BrokenPipeError, KeyboardInterrupt):
        pass  # the reader has seen enough
    with suppress(BrokenPipeError):
        pager.stdin.close()
    while pager.poll() is None:
        with suppress(KeyboardInterrupt):
            pager.wait()
    return True


def _program(command: str) -> str:
    """What a shell would start for this line, "" where it would complain; `LESS=-S less` starts less."""
    try:
        words = shlex.split(command)
    except ValueError:  # a quote that is not closed
        return ""
    return next((word for word in words if "=" not in word), "")
