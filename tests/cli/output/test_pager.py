"""What a real terminal shows: drawn or piped, in the pager, at its width, in its colours."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from mentorlog.demo import journal, steps
from tests.cli.conftest import Mentor
from tests.cli.terminal import read

pexpect: Any = pytest.importorskip("pexpect")
pytestmark = pytest.mark.skipif(not hasattr(pexpect, "spawn"), reason="this platform has no terminals to make")

COLOUR = re.compile(r"\x1b\[[0-9;]*m")


# the pager


@pytest.fixture(scope="module")
def thirty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with thirty goals."""
    mentor = Mentor(tmp_path_factory.mktemp("thirty"))
    mentor("start Ana Souza --i-am mentor --since 2026-03-02")
    for number in range(30):
        mentor(f"goal add Goal number {number}")
    return mentor.db.read_bytes()


@pytest.fixture
def many(mentor: Mentor, thirty: bytes) -> Mentor:
    """Somebody with thirty goals."""
    mentor.db.write_bytes(thirty)
    mentor("config name none")  # otherwise an export asks for it
    return mentor


def pager(mentor: Mentor, then: str = "cat") -> dict[str, str]:
    """A pager that leaves a trace."""
    return {"PAGER": f"touch '{mentor.home / 'paged'}'; {then}"}


@pytest.mark.parametrize("words", [["goal"], ["timeline"], ["progress"], ["export", "ana"]])
def test_long_reads_use_the_pager(many: Mentor, words: list[str]) -> None:
    """What is longer than the screen goes through $PAGER, whole."""
    code, said = read(many, *words, **pager(many))
    assert code == 0
    assert (many.home / "paged").exists()
    assert "Goal number 29" in said


@pytest.mark.parametrize(
    "words",
    [["people"], ["status"], ["goal", "add", "Another", "--yes"], ["path"], ["show", "g1"], ["history", "-n", "5"]],
)
def test_short_reads_do_not(many: Mentor, words: list[str]) -> None:
    """What fits the screen is just said."""
    assert read(many, *words, **pager(many))[0] == 0
    assert not (many.home / "paged").exists()


def test_a_high_terminal_needs_no_pager(many: Mentor) -> None:
    """How long is long is for the terminal's height to say."""
    assert read(many, "goal", size=(100, 80), **pager(many))[0] == 0
    assert not (many.home / "paged").exists()


def test_a_pipe_has_no_pager(many: Mentor) -> None:
    """Nor is there one where the answer does not go to the terminal."""
    assert many.process("goal", **pager(many)).out.count("Goal number") == 30
    assert many.process("--color", "always", "goal", **pager(many)).out.count("Goal number") == 30
    assert not (many.home / "paged").exists()


def test_a_pager_that_is_left_early(many: Mentor) -> None:
    """The reader has seen enough: no error, exit code 0."""
    code, said = read(many, "timeline", **pager(many, "head -1"))
    assert code == 0
    assert "Broken" not in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("name", ["no-such-pager", "'unclosed", "  "])
def test_without_a_pager_everything_is_said(many: Mentor, name: str) -> None:
    """One that is not there does not keep the answer."""
    code, said = read(many, "timeline", PAGER=name, PATH="/nowhere")
    assert code == 0
    assert said.count("Goal number") == 30


def test_the_setting_is_the_pager(many: Mentor) -> None:
    """`config pager cat` is for those who want none."""
    many("config pager cat")
    code, said = read(many, "goal", **pager(many))
    assert (code, said.count("Goal number")) == (0, 30)
    assert not (many.home / "paged").exists()


# drawn and piped


def test_what_is_drawn_is_what_is_piped(many: Mentor) -> None:
    """Both voices say the same facts: one in colour with its sides at the edge, one in lines for grep."""
    _, drawn = read(many, "goal", size=(100, 100))
    piped = many.process("goal").out
    assert COLOUR.search(drawn)
    assert not COLOUR.search(piped)
    assert sorted(re.findall(r"Goal number \d+", drawn)) == sorted(re.findall(r"Goal number \d+", piped))
    assert sorted(re.findall(r"\bg\d+", drawn)) == sorted(re.findall(r"\bg\d+", piped))
    assert not set("━─●○✓★↺│") & set(piped)


def test_a_pipe_cuts_nothing(ana: Mentor) -> None:
    """However long a line is, and whatever $COLUMNS says."""
    ana(["goal", "add", "word " * 100 + "end"])
    (line,) = ana.process("goal", COLUMNS="40").out.splitlines()
    assert "word " * 100 + "end" in line


# width


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal of the demo, made by its commands."""
    mentor = Mentor(tmp_path_factory.mktemp("demo"))
    for step in steps(journal(), today=dt.date(2026, 11, 23)):
        mentor.now = step.at.isoformat()
        mentor(step.arguments)
    return mentor.db


SCREENS = ("status", "review", "progress", "log --help")


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("by", ["terminal", "COLUMNS"])
def test_screens_fit_the_width(mentor: Mentor, demo: Path, columns: int, by: str) -> None:
    """Nothing stands out of a terminal of 40, 80 or 200 columns, whether it says so itself or $COLUMNS does."""
    size = (200, columns) if by == "terminal" else (200, 120)
    environ = {"COLUMNS": str(columns)} if by == "COLUMNS" else {}
    widest = 0
    for line in SCREENS if by == "terminal" else SCREENS[:2]:
        code, said = read(mentor, *line.split(), size=size, MENTORLOG_DB=str(demo), **environ)
        assert code == 0, said
        widths = [cell_len(row) for row in COLOUR.sub("", said).split("\n")]
        assert max(widths) <= columns, line
        widest = max(widest, *widths)
    assert widest > min(columns, 100) * 0.9  # longer lines would be hard to read


def test_an_ordinary_review_fits_the_screen_with_its_prompt(mentor: Mentor, demo: Path) -> None:
    """80 columns, 24 lines, one of them the prompt's."""
    code, said = read(mentor, "review", MENTORLOG_DB=str(demo), **pager(mentor))
    assert code == 0
    assert said.count("\n") <= 23
    assert not (mentor.home / "paged").exists()


@pytest.mark.parametrize("columns", ["0", "-1", "wide", "", "99999999999", "1", "7"])
def test_widths_that_are_none(ana: Mentor, columns: str) -> None:
    """A width of nonsense is not taken, a tiny one is no defect."""
    code, said = read(ana, "review", COLUMNS=columns)
    assert code == 0, said
    if columns not in ("1", "7"):
        assert max(cell_len(row) for row in COLOUR.sub("", said).split("\n")) <= 80
        assert "Ana Souza" in said


# colour


def coloured(mentor: Mentor, *words: str, pty: bool, **environ: str) -> bool:
    """Whether a command writes any colour (or other dress), at a terminal or in a pipe."""
    said = read(mentor, *words, **environ)[1] if pty else mentor(list(words), **environ).out
    return bool(COLOUR.search(said))


@pytest.mark.parametrize(
    ("words", "environ", "expected"),
    [
        ("review", {}, True),
        ("review", {"NO_COLOR": "1"}, False),
        ("review", {"NO_COLOR": ""}, True),
        ("--color never review", {}, False),
        ("review --color never", {}, False),
        ("review --color=never", {"FORCE_COLOR": "1"}, False),
        ("review --color auto", {}, True),
        ("review --color always", {"NO_COLOR": "1"}, True),
        ("review", {"TERM": "dumb"}, False),
        ("--help", {}, True),
        ("--color never --help", {}, False),
        ("review --json", {}, False),
    ],
)
def test_colour_at_a_terminal(ana: Mentor, words: str, environ: dict[str, str], expected: bool) -> None:  # noqa: FBT001
    """On, unless it is unwanted; the command line wins over the environment, on either side of the command."""
    assert coloured(ana, *words.split(), pty=True, **environ) is expected


@pytest.mark.parametrize(
    ("words", "environ", "expected"),
    [
        ("review", {}, False),
        ("review", {"FORCE_COLOR": "1"}, True),
        ("review", {"FORCE_COLOR": ""}, False),
        ("--color always review", {}, True),
        ("review --color always", {}, True),
        ("review --color never", {"FORCE_COLOR": "1"}, False),
        ("review --color auto", {"FORCE_COLOR": "1"}, False),
        ("review --json", {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_in_a_pipe(ana: Mentor, words: str, environ: dict[str, str], expected: bool) -> None:  # noqa: FBT001
    """Off, unless it is asked for."""
    assert coloured(ana, *words.split(), pty=False, TERM="xterm", **environ) is expected


def test_the_setting_for_colour_is_for_terminals(ana: Mentor) -> None:
    """`config color never` is undone for one command by --color."""
    ana("config color never")
    assert not coloured(ana, "review", pty=True)
    assert coloured(ana, "review", "--color", "always", pty=True)


def test_no_colour_is_still_laid_out(ana: Mentor) -> None:
    """Without colour a terminal is drawn as with it: what is at the right edge stays there."""
    _, plain = read(ana, "review", NO_COLOR="1")
    _, dumb = read(ana, "review", TERM="dumb")
    _, drawn = read(ana, "review")
    assert plain == dumb == COLOUR.sub("", drawn)
    assert "─" * 80 in plain


def test_a_dumb_terminal_has_no_pager(many: Mentor) -> None:
    """`less` would complain of it and wait for a key."""
    code, said = read(many, "goal", TERM="dumb", **pager(many))
    assert (code, said.count("Goal number")) == (0, 30)
    assert not (many.home / "paged").exists()


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_pager_is_none(many: Mentor, value: str) -> None:
    """`PAGER=` turns it off, as for git; the setting still wins."""
    code, said = read(many, "goal", PAGER=value, PATH=f"{fake_less(many)}:{many.base['PATH']}")
    assert (code, said.count("Goal number")) == (0, 30)
    assert not (many.home / "paged").exists()
    many(["config", "pager", pager(many)["PAGER"]])
    assert read(many, "goal", PAGER=value)[0] == 0
    assert (many.home / "paged").exists()


def fake_less(mentor: Mentor) -> str:
    """A folder with a `less` that leaves a trace: its environment."""
    folder = mentor.home / "fake"
    folder.mkdir(exist_ok=True)
    (folder / "less").write_text(f"#!/bin/sh\nenv > '{mentor.home / 'paged'}'\nexec cat\n")
    (folder / "less").chmod(0o755)
    return str(folder)


@pytest.mark.parametrize(
    ("environ", "charset"),
    [
        ({"LC_ALL": "C"}, "utf-8"),
        ({"LC_ALL": "C.UTF-8"}, "utf-8"),
        ({"LC_ALL": "C", "LESSCHARSET": "latin1"}, "latin1"),
        ({"PYTHONIOENCODING": "latin-1"}, None),
    ],
)
def test_less_is_told_the_encoding(many: Mentor, environ: dict[str, str], charset: str | None) -> None:
    """In the locale C it would show the bytes of a letter; what the user has set stays."""
    many.base.pop("LESSCHARSET", None)
    environ = environ | {"PATH": f"{fake_less(many)}:{many.base['PATH']}", "PAGER": "less"}
    assert read(many, "goal", **environ)[0] == 0
    found = [line for line in (many.home / "paged").read_text().splitlines() if line.startswith("LESSCHARSET=")]
    assert found == ([f"LESSCHARSET={charset}"] if charset else [])


@pytest.mark.parametrize("command", ["~/own pager", "$OWN", '"$HOME/own pager" -x', "A=1 $OWN"])
def test_the_pager_is_run_in_a_shell(many: Mentor, command: str) -> None:
    """`~`, variables, quotes and arguments work."""
    place = many.home / "own pager"
    place.write_text(f"#!/bin/sh\ntouch '{many.home / 'paged'}'\nexec cat\n")
    place.chmod(0o755)
    (many.home / "ownpager").symlink_to(place)
    command = command.replace("~/own pager", "~/ownpager")
    code, said = read(many, "goal", PAGER=command, OWN=str(many.home / "ownpager"))
    assert (code, said.count("Goal number")) == (0, 30)
    assert (many.home / "paged").exists()


@pytest.mark.parametrize(
    ("words", "environ"),
    [
        ("--color always review", {}),
        ("review --color=always", {}),
        ("review", {"FORCE_COLOR": "1"}),
        ("review", {"FORCE_COLOR": "3", "NO_COLOR": "1"}),
        ("--help", {"FORCE_COLOR": "1"}),
    ],
)
@pytest.mark.parametrize("pty", [True, False])
def test_colour_that_is_asked_for_wins_over_a_dumb_terminal(
    ana: Mentor,
    words: str,
    environ: dict[str, str],
    pty: bool,  # noqa: FBT001
) -> None:
    """Emacs and editors say TERM=dumb and show colours all the same."""
    assert coloured(ana, *words.split(), pty=pty, TERM="dumb", **environ)


def test_long_help_is_paged_at_a_terminal(many: Mentor) -> None:
    """It is longer than 24 lines; in a pipe, on a long screen and without a pager it is printed."""
    assert read(many, "--help", **pager(many))[0] == 0
    assert (many.home / "paged").exists()
    (many.home / "paged").unlink()
    assert "Usage: " in read(many, "--help", size=(100, 80), **pager(many))[1]
    assert "config" in read(many, "--help", PAGER="")[1]
    assert "config" in many("--help").out
    assert not (many.home / "paged").exists()
