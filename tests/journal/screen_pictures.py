"""Make a PNG of every screen in the rich journal, to look through: `python -m tests.journal.screen_pictures FOLDER`.

Each command is run at a real terminal of 40, 80, 120 and 200 columns, and what the terminal receives is drawn cell by
cell on a light and on a dark background. `sheet.*.png` show many screens at once. Needs Chromium.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import shlex
import struct
import sys
import tempfile
import termios
from collections.abc import Iterator
from html import escape
from itertools import count, product
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from mentorlog.cli.typer_app.run import run
from tests.cli.conftest import Mentor
from tests.journal import five_years
from tests.journal.picture_index import chromium, write_index
from tests.journal.screens import SCREENS, WIDTHS

if TYPE_CHECKING:
    from rich.color import Color

LINES: Final = {40: 24, 80: 24, 120: 40, 200: 50}
"""How many lines a terminal of each width has."""
MORE_SCREENS: Final = {
    "demo": "demo",
    "doctor": "doctor",
    "path": "path",
    "help-log": "log --help",
    "wrong-name": "review zoe",
    "wrong-date": "plan 31/31",
    "wrong-command": "reveiw",
    "backup": "backup --list",
}
"""Screens that differ in each run, or are messages: pictures of them are made, but no golden files."""


class Background(NamedTuple):
    """The colours of a terminal."""

    paper: str
    """Behind the text."""
    ink: str
    """Of text without a colour."""
    faint: str
    """Of dim text, which terminals mix with the background."""


BACKGROUNDS: Final = {
    "light": Background("#ffffff", "#1f1f1f", "#7d7d7d"),
    "dark": Background("#1e1e1e", "#dcdcdc", "#8a8a8a"),
}
LOOK: Final = """
body { margin: 0; padding: 8px; background: #888; columns: var(--columns); column-gap: 12px }
figure { margin: 0 0 12px; break-inside: avoid } figcaption { font: 12px sans-serif; color: #fff; padding-bottom: 2px }
.terminal { font: 13px/1.3 'DejaVu Sans Mono', 'Noto Sans Mono CJK SC', 'WenQuanYi Zen Hei Mono', monospace;
            padding: 8px; box-sizing: content-box }
.line { height: 1.3em; white-space: pre; display: flex } .line span { flex: none; overflow: visible }
"""


class Sheet(NamedTuple):
    """The size of a sheet, on which many screens are shown at once."""

    pixels: int
    """The width of the picture."""
    columns: int
    """How many screens are side by side."""
    lines: int
    """How many lines all its screens may have."""


SHEETS: Final = {
    40: Sheet(pixels=1420, columns=4, lines=300),
    80: Sheet(pixels=1330, columns=2, lines=150),
    120: Sheet(pixels=1960, columns=2, lines=150),
    200: Sheet(pixels=1620, columns=1, lines=75),
}


class Screen(NamedTuple):
    """What a terminal shows after a command."""

    name: str
    """The name of its picture, without the width and the background."""
    command: str
    """What was typed, without `mentorlog`."""
    columns: int
    """The width of the terminal."""
    rows: list[Text]
    """The lines of the terminal; a line that is too long for it takes several."""
    broken: int
    """How many lines were too long."""


def run_at_terminal(command: list[str], environ: dict[str, str], *, columns: int) -> str:
    """Run a command at a terminal of its own, in a copy of this process, and return everything that it receives."""
    child, terminal = pty.fork()
    if child == 0:
        try:
            _be_the_command(command, environ, columns=columns)
        finally:
            os._exit(70)
    received = b"".join(iter(lambda: _read(terminal), b""))
    os.close(terminal)
    os.waitpid(child, 0)
    return received.decode("utf-8").replace("\r\n", "\n")


def _be_the_command(command: list[str], environ: dict[str, str], *, columns: int) -> None:
    """Run a command and end this process. Nothing can be read from standard input, so that it asks no question."""
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", LINES[columns], columns, 0, 0))
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.environ.clear()
    os.environ.update(environ)
    sys.argv = ["mentorlog", *command]
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(number, mode) for number, mode in enumerate("rww"))
    code = run(command, environ=environ)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # Linux says so when the other side is closed
        return b""


def rows_of(received: str, *, columns: int) -> Iterator[Text]:
    """The rows of a terminal that receives this text. Only colours are understood; other sequences raise ValueError."""
    if found := re.search(r"\x1b(?!\[[\d;]*m)[^\s]{0,8}", received):
        raise ValueError(f"a sequence that is no colour: {found[0]!r}")
    for line in Text.from_ansi(received.rstrip("\n")).split(allow_blank=True):
        while cell_len(line.plain) > columns:
            place = next(place for place in count(1) if cell_len(line.plain[: place + 1]) > columns)
            yield line[:place]
            line = line[place:]
        yield line


def screen_of(mentor: Mentor, name: str, command: str, columns: int) -> Screen:
    """Run a command at a terminal of a user."""
    environ = mentor.environ | {"TERM": "xterm-256color", "PAGER": "cat"}
    received = run_at_terminal(shlex.split(command), environ, columns=columns)
    rows = list(rows_of(received, columns=columns))
    return Screen(name, command, columns, rows, len(rows) - received.rstrip("\n").count("\n") - 1)


def drawn(screen: Screen, background: Background) -> str:
    """A screen as HTML, in which every run of cells has its exact width."""
    lines = "\n".join(f'<div class="line">{_line(row, background)}</div>' for row in screen.rows)
    broken = f" · {screen.broken} LINES ARE TOO LONG" if screen.broken else ""
    style = f"background: {background.paper}; color: {background.ink}; width: {screen.columns}ch"
    prompt = f'<div class="line">$ mentorlog {escape(screen.command)}</div>'
    return (
        f'<figure id="{screen.name}"><figcaption>{screen.name} · {screen.columns} columns{broken}</figcaption>'
        f'<div class="terminal" style="{style}">{prompt if len(screen.command) < 27 else ""}\n{lines}</div></figure>'
    )


def _line(row: Text, background: Background) -> str:
    parts = []
    for start, end in zip(places := _places(row), places[1:], strict=False):
        style = Style.combine(
            [Style.null(), *(Style.parse(str(span.style)) for span in row.spans if span.start <= start < span.end)]
        )
        text = row.plain[start:end]
        for cells in re.findall(r"[\x20-\x7e]+|.", text, re.DOTALL):
            width = cell_len(cells)
            css = f"{_css(style, background)}; width: {width}ch" if width else ""
            parts.append(f'<span style="{css}">{escape(cells)}</span>')
    return "".join(parts)


def _places(row: Text) -> list[int]:
    return sorted({0, len(row.plain), *(place for span in row.spans for place in (span.start, span.end))})


def _css(style: Style, background: Background) -> str:
    ink = _colour(style.color) if style.color else background.faint if style.dim else ""
    weight = "; font-weight: bold" if style.bold else ""
    return (f"color: {ink}" if ink else "") + weight


def _colour(color: Color) -> str:
    return color.get_truecolor().hex


def screens_of(mentor: Mentor) -> list[Screen]:
    """All screens at all widths."""
    screens = (SCREENS | MORE_SCREENS).items()
    return [screen_of(mentor, name, line, width) for width in WIDTHS for name, line in screens]


def write_pictures(folder: Path, screens: list[Screen]) -> int:
    """Write a picture of each screen on each background, and the sheets; returns how many."""
    written = 0
    with chromium() as browser, tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "screens.html"
        for (shade, background), width in product(BACKGROUNDS.items(), WIDTHS):
            here = [screen for screen in screens if screen.columns == width]
            page = browser.new_page(viewport={"width": 9 * width + 40, "height": 100})
            for screen in here:
                _open(page, file, [drawn(screen, background)])
                page.locator(".terminal").screenshot(path=folder / f"screen.{screen.name}.{width:03}.{shade}.png")
            page.set_viewport_size({"width": SHEETS[width].pixels, "height": 600})
            for number, some in enumerate(sheets := list(_sheets(here, SHEETS[width].lines)), 1):
                _open(page, file, [drawn(screen, background) for screen in some], columns=SHEETS[width].columns)
                page.screenshot(path=folder / f"sheet.{width:03}.{shade}.{number:02}.png", full_page=True)
            page.close()
            written += len(here) + len(sheets)
    return written


def _sheets(screens: list[Screen], lines: int) -> Iterator[list[Screen]]:
    some: list[Screen] = []
    for screen in screens:
        if some and sum(len(each.rows) + 3 for each in [*some, screen]) > lines:
            yield some
            some = []
        some.append(screen)
    if some:
        yield some


def _open(page: Any, file: Path, figures: list[str], *, columns: int = 1) -> None:
    style = f"<style>:root {{ --columns: {columns} }} {LOOK}</style>"
    body = "\n".join(figures)
    file.write_text(f'<!doctype html><meta charset="utf-8">{style}{body}', encoding="utf-8")
    page.goto(file.as_uri())


if __name__ == "__main__":
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        user = Mentor(Path(home))
        five_years.fill(user)
        made = write_pictures(target, screens_of(user))
    write_index(target)
    sys.stdout.write(f"Wrote {made} pictures to {target}\n")
