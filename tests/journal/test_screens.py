"""Every command that reads, as a terminal of 40, 80, 120 and 200 columns shows the rich journal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from mentorlog.cli.typer_app.index import COMMANDS
from mentorlog.present.colours import PALETTES
from tests.cli.conftest import Mentor
from tests.golden_files import Golden, golden_files
from tests.journal import five_years
from tests.journal.screens import SCREENS, WIDTHS, WITHOUT_SCREEN

if TYPE_CHECKING:
    from pathlib import Path

STYLES: Final = """\
Below the screen is the style of each cell: T title, a accent, b bold, R late, y look at this, d dim, . none
"""
_ANY: Final = PALETTES["any"]
_LETTERS: Final = {
    (_ANY.accent, True, False): "T",
    (_ANY.accent, False, False): "a",
    (_ANY.red, True, False): "R",
    (_ANY.yellow, False, False): "y",
    (None, True, False): "b",
    (None, False, True): "d",
    (None, False, False): ".",
}
"""The letter of a style by its colour, and whether it is bold and dim."""


@pytest.fixture(scope="session")
def journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The rich journal, made once per process."""
    user = Mentor(tmp_path_factory.mktemp("five years"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(user.home))
        five_years.fill(user)
    return user.db.read_bytes()


@pytest.fixture
def reader(tmp_path: Path, journal: bytes, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """A user who reads the rich journal."""
    user = Mentor(tmp_path)
    monkeypatch.setenv("HOME", str(user.home))
    user.now = five_years.NOW
    user.db.touch(mode=0o600)
    user.db.write_bytes(journal)
    return user


def shown(reader: Mentor, line: str, *, width: int) -> str:
    """What a terminal receives, with escape sequences: the page, and what is said below it."""
    Style.parse.cache_clear()  # a style caches the codes of the first terminal
    answer = reader(f"--color always {line}", COLUMNS=str(width), TERM="xterm-256color")
    return answer.out + (answer.err if line != "config" else "")  # which names a file


def with_styles(received: str) -> str:
    """A screen as text, and below it the style of each cell as a letter."""
    lines = Text.from_ansi(received.rstrip("\n")).split(allow_blank=True)
    text = "\n".join(line.plain.rstrip() for line in lines)
    styles = "\n".join(_styles(line) for line in lines)
    return f"{text}\n\n{STYLES}{styles}\n"


def _styles(line: Text) -> str:
    letters = ["."] * cell_len(line.plain)
    for span in line.spans:
        style = Style.parse(str(span.style))
        letter = _LETTERS[style.color.number if style.color else None, bool(style.bold), bool(style.dim)]
        start, end = (cell_len(line.plain[:place]) for place in (span.start, span.end))
        letters[start:end] = letter * (end - start)
    shown = cell_len(line.plain.rstrip())
    return "".join(letters[:shown])


@golden_files("screens", [f"{name}.{width}.txt" for name in SCREENS for width in WIDTHS])
def test_screens(reader: Mentor, golden: Golden) -> None:
    """The screen is as expected, in its text and its colours."""
    name, width, _ = golden.name.split(".")
    golden.check(with_styles(shown(reader, SCREENS[name], width=int(width))))


def test_every_command_that_reads_has_a_screen() -> None:
    """A command without one is on the list of those that have none for a reason."""
    without = [name for names in WITHOUT_SCREEN.values() for name in names]
    first = {line.split()[0] for line in SCREENS.values()} - {"--help"}
    assert sorted([*first, *without]) == sorted(COMMANDS)
