"""Output at a real terminal: colours, the pager and the width."""

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
    """A user with thirty goals."""
    mentor.db.write_bytes(thirty)
    mentor("config name none")  # otherwise an export asks for the name
    return mentor


def pager(mentor: Mentor, then: str = "cat") -> dict[str, str]:
    """A pager that creates a file when it is run."""
    return {"PAGER": f"touch '{mentor.home / 'paged'}'; {then}"}


@pytest.mark.heavy
@pytest.mark.parametrize("words", [["goal"], ["timeline"], ["progress"], ["export", "ana"]])
def test_output_longer_than_the_screen_uses_the_pager(many: Mentor, words: list[str]) -> None:
    """The complete output goes to $PAGER."""
    code, output = read(many, *words, **pager(many))
    assert code == 0
    assert (many.home / "paged").exists()
    assert "Goal number 29" in output


@pytest.mark.parametrize(
    "words",
    [["people"], ["status"], ["goal", "add", "Another", "--yes"], ["path"], ["show", "g1"], ["history", "-n", "5"]],
)
def test_output_that_fits_the_screen_does_not_use_the_pager(many: Mentor, words: list[str]) -> None:
    """It is printed directly."""
    assert read(many, *words, **pager(many))[0] == 0
    assert not (many.home / "paged").exists()


def test_a_tall_terminal_does_not_use_the_pager(many: Mentor) -> None:
    """The height of the terminal is the limit."""
    assert read(many, "goal", size=(100, 80), **pager(many))[0] == 0
    assert not (many.home / "paged").exists()


def test_piped_output_does_not_use_the_pager(many: Mentor) -> None:
    """The option --color always makes no difference."""
    assert many.process("goal", **pager(many)).out.count("Goal number") == 30
    assert many.process("--color", "always", "goal", **pager(many)).out.count("Goal number") == 30
    assert not (many.home / "paged").exists()


def test_a_pager_that_exits_early_is_not_an_error(many: Mentor) -> None:
    """The exit code is 0."""
    code, output = read(many, "timeline", **pager(many, "head -1"))
    assert code == 0
    assert "Broken" not in output
    assert output.count("\n") == 1


@pytest.mark.parametrize("name", ["no-such-pager", "'unclosed", "  "])
def test_output_is_printed_if_the_pager_cannot_be_run(many: Mentor, name: str) -> None:
    """The output is complete."""
    code, output = read(many, "timeline", PAGER=name, PATH="/nowhere")
    assert code == 0
    assert output.count("Goal number") == 30


def test_the_setting_overrides_the_pager_of_the_environment(many: Mentor) -> None:
    """`config pager cat` turns the pager off."""
    many("config pager cat")
    code, output = read(many, "goal", **pager(many))
    assert (code, output.count("Goal number")) == (0, 30)
    assert not (many.home / "paged").exists()


# terminal output and piped output


def test_terminal_and_piped_output_have_the_same_facts(many: Mentor) -> None:
    """Only the terminal output has colours and symbols."""
    _, drawn = read(many, "goal", size=(100, 100))
    piped = many.process("goal").out
    assert COLOUR.search(drawn)
    assert not COLOUR.search(piped)
    assert sorted(re.findall(r"Goal number \d+", drawn)) == sorted(re.findall(r"Goal number \d+", piped))
    assert sorted(re.findall(r"\bg\d+", drawn)) == sorted(re.findall(r"\bg\d+", piped))
    assert not set("━─●○✓★↺│") & set(piped)


def test_piped_output_is_not_truncated(ana: Mentor) -> None:
    """The length of the line and $COLUMNS make no difference."""
    ana(["goal", "add", "word " * 100 + "end"])
    (line,) = ana.process("goal", COLUMNS="40").out.splitlines()
    assert "word " * 100 + "end" in line


# width


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The journal of the demo, created by its commands."""
    mentor = Mentor(tmp_path_factory.mktemp("demo"))
    for step in steps(journal(), today=dt.date(2026, 11, 23)):
        mentor.now = step.at.isoformat()
        mentor(step.arguments)
    return mentor.db


SCREENS = ("status", "review", "progress", "log --help")


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("by", ["terminal", "COLUMNS"])
def test_screens_fit_the_width(mentor: Mentor, demo: Path, columns: int, by: str) -> None:
    """The lines fit 40, 80 and 200 columns, from the terminal or from $COLUMNS."""
    size = (200, columns) if by == "terminal" else (200, 120)
    environ = {"COLUMNS": str(columns)} if by == "COLUMNS" else {}
    widest = 0
    for line in SCREENS if by == "terminal" else SCREENS[:2]:
        code, output = read(mentor, *line.split(), size=size, MENTORLOG_DB=str(demo), **environ)
        assert code == 0, output
        # an example is never broken between an option and its value
        shown, _, _ = COLOUR.sub("", output).partition("\nExample")
        widths = [cell_len(row) for row in shown.split("\n")]
        assert max(widths) <= columns, line
        widest = max(widest, *widths)
    assert widest > min(columns, 100) * 0.9  # longer lines would be hard to read


@pytest.mark.heavy
def test_an_average_review_fits_the_screen_without_a_pager(mentor: Mentor, demo: Path) -> None:
    """The screen has 80 columns and 24 lines, one of them for the prompt."""
    code, output = read(mentor, "review", MENTORLOG_DB=str(demo), **pager(mentor))
    assert code == 0
    assert output.count("\n") <= 23
    assert not (mentor.home / "paged").exists()


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("columns", ["0", "-1", "wide", "", "99999999999", "1", "7"])
def test_an_invalid_width_is_ignored(ana: Mentor, columns: str) -> None:
    """A very small width does not fail."""
    code, output = read(ana, "review", COLUMNS=columns)
    assert code == 0, output
    if columns not in ("1", "7"):
        assert max(cell_len(row) for row in COLOUR.sub("", output).split("\n")) <= 80
        assert "Ana Souza" in output


# colour


def coloured(mentor: Mentor, *words: str, pty: bool, **environ: str) -> bool:
    """Whether the output of a command has any colour or style, at a terminal or in a pipe."""
    output = read(mentor, *words, **environ)[1] if pty else mentor(list(words), **environ).out
    return bool(COLOUR.search(output))


@pytest.mark.everyday_cases(3)
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
def test_colour_is_on_at_a_terminal_by_default(
    ana: Mentor,
    words: str,
    environ: dict[str, str],
    expected: bool,  # noqa: FBT001
) -> None:
    """Options override the environment, before and after the command."""
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
def test_colour_is_off_in_a_pipe_by_default(ana: Mentor, words: str, environ: dict[str, str], expected: bool) -> None:  # noqa: FBT001
    """Options and FORCE_COLOR turn it on."""
    assert coloured(ana, *words.split(), pty=False, TERM="xterm", **environ) is expected


def test_the_colour_setting_applies_to_terminals(ana: Mentor) -> None:
    """The option --color overrides `config color never` for one command."""
    ana("config color never")
    assert not coloured(ana, "review", pty=True)
    assert coloured(ana, "review", "--color", "always", pty=True)


@pytest.mark.heavy
def test_the_layout_is_the_same_without_colour(ana: Mentor) -> None:
    """Text at the right edge stays there."""
    _, plain = read(ana, "review", NO_COLOR="1")
    _, dumb = read(ana, "review", TERM="dumb")
    _, drawn = read(ana, "review")
    assert plain == dumb == COLOUR.sub("", drawn)
    assert "─" * 80 in plain


def test_a_dumb_terminal_does_not_use_the_pager(many: Mentor) -> None:
    """`less` would print a warning and wait for a key."""
    code, output = read(many, "goal", TERM="dumb", **pager(many))
    assert (code, output.count("Goal number")) == (0, 30)
    assert not (many.home / "paged").exists()


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_pager_variable_turns_the_pager_off(many: Mentor, value: str) -> None:
    """`PAGER=` works as in git, and the setting overrides it."""
    code, output = read(many, "goal", PAGER=value, PATH=f"{fake_less(many)}:{many.base['PATH']}")
    assert (code, output.count("Goal number")) == (0, 30)
    assert not (many.home / "paged").exists()
    many(["config", "pager", pager(many)["PAGER"]])
    assert read(many, "goal", PAGER=value)[0] == 0
    assert (many.home / "paged").exists()


def fake_less(mentor: Mentor) -> str:
    """Create a folder with a program `less` that writes its environment to a file; return the folder."""
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
def test_less_gets_the_encoding_of_the_output(many: Mentor, environ: dict[str, str], charset: str | None) -> None:
    """In the locale C it would show the bytes of a letter; a value that the user has set is kept."""
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
    code, output = read(many, "goal", PAGER=command, OWN=str(many.home / "ownpager"))
    assert (code, output.count("Goal number")) == (0, 30)
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
def test_forced_colour_overrides_a_dumb_terminal(
    ana: Mentor,
    words: str,
    environ: dict[str, str],
    pty: bool,  # noqa: FBT001
) -> None:
    """Emacs and some editors set TERM=dumb but can show colours."""
    assert coloured(ana, *words.split(), pty=pty, TERM="dumb", **environ)


@pytest.mark.heavy
def test_long_help_uses_the_pager(many: Mentor) -> None:
    """In a pipe, on a tall screen and without a pager the help is printed."""
    assert read(many, "--help", **pager(many))[0] == 0
    assert (many.home / "paged").exists()
    (many.home / "paged").unlink()
    assert "Usage: " in read(many, "--help", size=(120, 80), **pager(many))[1]
    assert "config" in read(many, "--help", PAGER="")[1]
    assert "config" in many("--help").out
    assert not (many.home / "paged").exists()
