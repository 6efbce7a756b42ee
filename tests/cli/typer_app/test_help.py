"""Help: every command says what it is for and shows a line that works; a slip is met with what was meant."""

from __future__ import annotations

import datetime as dt
import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from mentorlog.cli.typer_app import index
from mentorlog.demo import steps
from tests.cli.conftest import Mentor, built
from tests.cli.terminal import sit_down

JOURNAL: Final = Path(__file__).parents[2] / "journal" / "two-relationships.txt"
EVERY_DAY: Final = ["start", "log", "review", "remind", "done", "plan", "goal", "raise", "search", "export"]
NOW: Final = "2026-11-23T08:30"


def all_commands() -> Iterator[tuple[str, Any]]:
    """Every command that can be typed, verbs of nouns too, with what was built for it."""
    for name in index.COMMANDS:
        command = built(name)
        yield name, command
        for verb, inner in getattr(command, "commands", {}).items():
            yield f"{name} {verb}", inner


COMMANDS: Final = dict(all_commands())
EXAMPLES: Final = {name: command.example for name, command in COMMANDS.items()}


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The realistic journal of two relationships, as the commands one person typed make it."""
    mentor = Mentor(tmp_path_factory.mktemp("played"))
    for step in steps(JOURNAL.read_text("utf-8"), today=dt.date(2026, 11, 23)):
        mentor.now = step.at.isoformat()
        mentor(step.arguments)
    return mentor.db.read_bytes()


# every command


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(mentor: Mentor, name: str) -> None:
    """How it is called, its purpose in one sentence, its options with a word on each, and its example."""
    lines = mentor(f"{name} --help", COLUMNS="200").out.splitlines()
    command = COMMANDS[name]
    assert lines[0].startswith(f"Usage: mentorlog {name}")
    purpose = command.help.split("\n")[0]
    assert lines[1] == purpose
    assert re.fullmatch(r"[A-Z].*\.", purpose)
    assert "Example" in lines
    for param in command.params:
        if not getattr(param, "hidden", False):
            assert param.help, param.name


@pytest.mark.parametrize("name", index.COMMANDS)
def test_the_index_says_what_the_command_says(name: str) -> None:
    """The purpose in the root help is the first line of the command's own."""
    assert built(name).help.split("\n")[0] == index.COMMANDS[name].purpose
    assert tuple(getattr(built(name), "commands", ())) == index.COMMANDS[name].verbs
    assert built(name).name == name


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_a_short_name_everywhere(mentor: Mentor, name: str) -> None:
    """`-h` is `--help`, and needs neither a journal nor the rest of the line."""
    mentor.base["MENTORLOG_DB"] = "/dev/null/journal.db"
    assert mentor(f"{name} -h").out == mentor(f"{name} --help").out


@pytest.mark.parametrize("width", ["60", "80", "200"])
@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_can_be_pasted(mentor: Mentor, name: str, width: str) -> None:
    """However narrow the screen is, its lines are one command to a shell, and to zsh too."""
    said = mentor(f"{name} --help", COLUMNS=width).out.partition("\nExample\n")[2]
    assert shlex.split(said.replace("\\\n", "")) == shlex.split(EXAMPLES[name])
    outside = re.sub(r"\"[^\"]*\"|'[^']*'", "", EXAMPLES[name])
    assert not set("?*[](){}!$&;|<>~#`\\") & set(outside)


BEFORE: Final = {
    "celebrate": ["edit m1 --clear how"],
    "redo": ["undo"],
    "miss": ["plan yesterday -w Søren"],
    "resume": ["pause Søren"],
    "snooze": ["reopen a1", "edit a1 --by friday"],
}
"""What has to be typed first for an example to have something to work on."""


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_runs(
    mentor: Mentor, played: bytes, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a journal of eight months each example does what it says, as it stands."""
    mentor.db.write_bytes(played)
    mentor.now = NOW
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for line in BEFORE.get(name, ()):
        mentor(line)
    words = shlex.split(EXAMPLES[name])
    assert words[0] == "mentorlog"
    assert words[1:] == [] or " ".join(words[1:]).startswith(name)
    answer = mentor(words[1:])
    assert answer.out


def test_an_example_in_a_shell(mentor: Mentor, played: bytes) -> None:
    """One of them through a real shell, as it would be pasted."""
    mentor.db.write_bytes(played)
    done = subprocess.run(["bash", "-c", EXAMPLES["log"]], env=mentor.environ, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


# the root


def test_root_help_shows_the_ten_of_every_day_first(mentor: Mentor) -> None:
    """Then the others in panels, each command once, with its purpose."""
    said = mentor("--help", COLUMNS="100").out
    panels = re.split(r"\n\n", said)
    first = panels[1].splitlines()
    assert first[0] == "Every day"
    assert [line.split()[0] for line in first[1:]] == EVERY_DAY
    named = re.findall(r"^([a-z]+)  +(\S.*)$", said, re.M)
    assert [name for name, _ in named] == list(index.COMMANDS)
    assert dict(named) == {name: listed.purpose for name, listed in index.COMMANDS.items()}


def test_root_help_shows_what_stands_everywhere(mentor: Mentor) -> None:
    """The globals, and what is the root's alone."""
    said = mentor("-h").out
    for option in ("--db FILE", "--color WHEN", "--yes", "--version", "--install-completion", "-h, --help"):
        assert option in said


def test_version(mentor: Mentor) -> None:
    """Of the program, one line."""
    from mentorlog import __version__

    assert mentor("--version").out == f"mentorlog {__version__}\n"


# slips


@pytest.mark.parametrize(
    ("typo", "meant"),
    [
        ("reveiw", "review"),
        ("Review", "review"),
        ("serach", "search"),
        ("Search", "search"),
        ("timelien", "timeline"),
        ("exprot", "export"),
    ],
)
def test_a_typo_suggests_the_command(mentor: Mentor, typo: str, meant: str) -> None:
    """What was typed, and the line that was probably meant."""
    said = mentor.fails(f"{typo} ana", code=2)
    assert said.startswith(f"mentorlog: There is no command {typo!r}. Did you mean mentorlog {meant}")
    assert f"\n  mentorlog {meant} ana\n" in said


@pytest.mark.parametrize("line", ["xyzzy", "xyzzy ana -w bo", "--yes xyzzy", "--db x.db xyzzy", "--color never xyzzy"])
def test_a_word_that_is_like_none(mentor: Mentor, line: str) -> None:
    """It leads to the help, whatever stands around it."""
    assert mentor.fails(line, code=2) == "mentorlog: There is no command 'xyzzy'.\n  mentorlog --help\n"


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("goal add x --mesure y", "--measure"),
        ("log x --takeaways y", "--takeaway"),
        ("review --jsn", "--json"),
        ("plan friday --wheer x", "--where"),
    ],
)
def test_a_mistyped_option_suggests_the_option(mentor: Mentor, line: str, meant: str) -> None:
    """The one that is nearest."""
    assert meant in mentor.fails(line, code=2).partition("Did you mean ")[2].partition("?")[0].split(" or ")


# options that stand on both sides


def test_db_on_both_sides(ana: Mentor, tmp_path: Path) -> None:
    """Before and after the command, after a verb, and with an equals sign; the last one given is taken."""
    other = tmp_path / "other.db"
    ana(["--db", str(other), "start", "Eve", "--i-am", "mentor"])
    ana(f"goal add Lead --db {other}")
    ana(f"goal --db {other}")
    for line in (
        f"--db {other} people",
        f"people --db {other}",
        f"--db={other} people",
        f"--db {ana.db} people --db {other}",
    ):
        assert "Eve" in ana(line).out
    assert ana(f"goal --db={other} --json").json[0]["title"] == "Lead"
    assert ana("goal --json").json == []


def test_yes_on_both_sides(two: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It answers what would be asked, so that nothing waits for an answer."""
    sit_down(monkeypatch)
    for line in ("--yes log ana talked for long", "log ana talked for long --yes"):
        assert "With whom" not in two(line, ok=False, stdin="").err
        assert "Log it as text" not in two(line, ok=False, stdin="").err


@pytest.mark.parametrize("name", COMMANDS)
def test_globals_are_accepted_after_every_command(mentor: Mentor, name: str) -> None:
    """`--db`, `--color` and `--yes` before and after; here in front of its help."""
    line = f"--db x.db --color never --yes {name} --db y.db --color never --yes --help"
    assert mentor(line).out == mentor(f"{name} --help").out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_that_shows_or_changes_entries_takes_json(name: str) -> None:
    """All but the export, which has formats of its own."""
    options = {option for param in COMMANDS[name].params for option in param.opts}
    assert ("--json" in options) is (name != "export")


@pytest.mark.parametrize(
    "name",
    ["log", "plan", "goal add", "action add", "milestone add", "feedback give", "feedback receive", "raise", "note"],
)
def test_every_recording_takes_a_name(name: str) -> None:
    """`-w` and `--with` say whose it is; a private one can be recorded at once."""
    options = {option for param in COMMANDS[name].params for option in param.opts}
    assert {"-w", "--with", "--private"} <= options
    assert "--on" in options or name in ("plan", "raise")


@pytest.mark.parametrize("name", [name for name in COMMANDS if "name" in index.COMMANDS[name.split()[0]].completes])
def test_every_command_about_a_relationship_takes_it_as_an_option_too(name: str) -> None:
    """`review ana` and `review -w ana`."""
    options = {option for param in COMMANDS[name].params for option in param.opts}
    assert "--with" in options
