"""The help of every command and its example, and the suggestions for mistyped commands."""

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
from tests.cli.encrypted import PASSPHRASE, encrypt
from tests.cli.terminal import sit_down

JOURNAL: Final = Path(__file__).parents[2] / "journal" / "eight-months.txt"
EVERY_DAY: Final = ["start", "log", "review", "remind", "done", "plan", "goal", "raise", "search", "export"]
NOW: Final = "2026-11-23T08:30"


def all_commands() -> Iterator[tuple[str, Any]]:
    """Every command, including the verbs of nouns, with its built object."""
    for name in index.COMMANDS:
        command = built(name)
        yield name, command
        for verb, inner in getattr(command, "commands", {}).items():
            yield f"{name} {verb}", inner


COMMANDS: Final = dict(all_commands())
EXAMPLES: Final = {name: command.example for name, command in COMMANDS.items()}


@pytest.fixture(scope="module")
def example_journal(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The realistic journal, created by its commands."""
    mentor = Mentor(tmp_path_factory.mktemp("played"))
    for step in steps(JOURNAL.read_text("utf-8"), today=dt.date(2026, 11, 23)):
        mentor.now = step.at.isoformat()
        mentor(step.arguments)
    return mentor.db.read_bytes()


# every command


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help(mentor: Mentor, name: str) -> None:
    """The help has the usage, the purpose in one sentence, a text for each option, and an example."""
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
def test_the_index_has_the_purpose_of_the_command(name: str) -> None:
    """The purpose in the root help is the first line of the help of the command."""
    assert built(name).help.split("\n")[0] == index.COMMANDS[name].purpose
    assert tuple(getattr(built(name), "commands", ())) == index.COMMANDS[name].verbs
    assert built(name).name == name


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_accepts_the_short_option_for_help(mentor: Mentor, name: str) -> None:
    """`-h` is `--help`, and needs neither a journal nor other arguments."""
    mentor.base["MENTORLOG_DB"] = "/dev/null/journal.db"
    assert mentor(f"{name} -h").out == mentor(f"{name} --help").out


@pytest.mark.parametrize("width", ["60", "80", "200"])
@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_can_be_pasted(mentor: Mentor, name: str, width: str) -> None:
    """At any width its lines are one command for a shell, including zsh."""
    output = mentor(f"{name} --help", COLUMNS=width).out.partition("\nExample\n")[2]
    assert shlex.split(output.replace("\\\n", "")) == shlex.split(EXAMPLES[name])
    assert not re.search(r" -\S+ \\\\\n", output), "an option is parted from its value"
    outside = re.sub(r"\"[^\"]*\"|'[^']*'", "", EXAMPLES[name])
    assert not set("?*[](){}!$&;|<>~#`\\") & set(outside)


BEFORE: Final = {
    "restore": ("backup",),
    "import": ("backup laptop.db",),
    "advice": ["advice give Ask -w Søren"],
    "resource": ["resource add Mindset -w Søren"],
    "celebrate": ["edit m1 --clear how"],
    "redo": ["undo"],
    "miss": ["plan yesterday -w Søren"],
    "resume": ["pause Søren"],
    "snooze": ["reopen a1", "edit a1 --by friday"],
    **{name: ["prospect add Lone Dahl"] for name in ("prospect", "draft", "ask", "answer")},
}
"""Commands that must be run before the example of a command can work."""
FOR_ENCRYPTED: Final = ("decrypt", "unlock", "lock")
"""Commands whose example is for an encrypted journal."""


@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_runs(
    mentor: Mentor,
    example_journal: bytes,
    name: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    """Each example works unchanged on a journal of eight months."""
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(example_journal)
    mentor.now = NOW
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    for line in BEFORE.get(name, ()):
        mentor(line)
    if name in ("encrypt", *FOR_ENCRYPTED):
        mentor.base["MENTORLOG_PASSPHRASE"] = PASSPHRASE
        request.getfixturevalue("runtime")
    if name in FOR_ENCRYPTED:
        encrypt(mentor.db)
    words = shlex.split(EXAMPLES[name])
    assert words[0] == "mentorlog"
    assert words[1:] == [] or " ".join(words[1:]).startswith(name)
    answer = mentor(words[1:])
    assert answer.out


def test_an_example_runs_in_a_real_shell(mentor: Mentor, example_journal: bytes) -> None:
    """The example of `log` is pasted into bash."""
    mentor.db.write_bytes(example_journal)
    done = subprocess.run(["bash", "-c", EXAMPLES["log"]], env=mentor.environ, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr


# the root


def test_root_help_shows_everyday_commands_first(mentor: Mentor) -> None:
    """The others follow in groups, each command once with its purpose."""
    output = mentor("--help", COLUMNS="100").out
    panels = re.split(r"\n\n", output)
    first = panels[1].splitlines()
    assert first[0] == "Every day"
    assert [line.split()[0] for line in first[1:]] == EVERY_DAY
    named = re.findall(r"^  ([a-z]+)\s+(\S.*)$", output, re.M)
    assert [name for name, _ in named] == list(index.COMMANDS)
    assert dict(named) == {name: listed.purpose for name, listed in index.COMMANDS.items()}


def test_root_help_shows_the_global_options(mentor: Mentor) -> None:
    """It also shows --version and --install-completion."""
    output = mentor("-h").out
    for option in ("--db FILE", "--color WHEN", "--yes", "--version", "--install-completion", "-h, --help"):
        assert option in output


@pytest.mark.parametrize("width", ["40", "80", "120"])
def test_choices_are_never_broken(mentor: Mentor, width: str) -> None:
    """They can be read and searched for at any width."""
    assert re.search(r"(^|\s)md\|html\|pdf\|csv\|json\|ics:\s", mentor("export --help", COLUMNS=width).out)


def test_the_options_of_every_command_are_one_line(mentor: Mentor) -> None:
    """They are named in each help, and explained in none."""
    for line in ("--help", "log --help", "goal add --help"):
        lines = mentor(line).out.splitlines()
        (everywhere,) = [line for line in lines if "--color" in line]
        assert everywhere == "Everywhere: --db FILE, --color WHEN, --yes (to every question), -h, --help"


def test_version_prints_the_version_of_the_program(mentor: Mentor) -> None:
    """The output is one line."""
    from mentorlog import __version__

    assert mentor("--version").out == f"mentorlog {__version__}\n"


# mistyped commands


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
    """The error shows the mistyped command and the corrected line."""
    error = mentor.fails(f"{typo} ana", code=2)
    assert error.startswith(f"mentorlog: There is no command {typo!r}. Did you mean mentorlog {meant}")
    assert f"\n  mentorlog {meant} ana\n" in error


@pytest.mark.parametrize("line", ["xyzzy", "xyzzy ana -w bo", "--yes xyzzy", "--db x.db xyzzy", "--color never xyzzy"])
def test_an_unknown_command_suggests_help(mentor: Mentor, line: str) -> None:
    """The other words and options of the line make no difference."""
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
def test_a_mistyped_option_suggests_the_nearest_option(mentor: Mentor, line: str, meant: str) -> None:
    """The suggestion is in the error."""
    assert meant in mentor.fails(line, code=2).partition("Did you mean ")[2].partition("?")[0].split(" or ")


# options before and after the command


def test_db_can_be_before_or_after_the_command(ana: Mentor, tmp_path: Path) -> None:
    """It can also be after a verb or have an equals sign; the last one is used."""
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


def test_yes_can_be_before_or_after_the_command(two: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """With --yes no question waits for an answer."""
    sit_down(monkeypatch)
    for line in ("--yes log ana talked for long", "log ana talked for long --yes"):
        assert "With whom" not in two(line, ok=False, stdin="").err
        assert "Log it as text" not in two(line, ok=False, stdin="").err


@pytest.mark.parametrize("name", COMMANDS)
def test_global_options_are_accepted_after_every_command(mentor: Mentor, name: str) -> None:
    """`--db`, `--color` and `--yes` are typed before and after each command, with its help."""
    line = f"--db x.db --color never --yes {name} --db y.db --color never --yes --help"
    assert mentor(line).out == mentor(f"{name} --help").out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_except_export_accepts_json(name: str) -> None:
    """The export has its own formats."""
    options = {option for param in COMMANDS[name].params for option in param.opts}
    assert ("--json" in options) is (name != "export")


@pytest.mark.parametrize(
    "name",
    ["log", "plan", "goal add", "action add", "milestone add", "feedback give", "feedback receive", "raise", "note"],
)
def test_every_recording_command_accepts_a_name(name: str) -> None:
    """The options are `-w`, `--with` and `--private`."""
    options = {option for param in COMMANDS[name].params for option in param.opts}
    assert {"-w", "--with", "--private"} <= options
    assert "--on" in options or name in ("plan", "raise")


@pytest.mark.parametrize("name", [name for name in COMMANDS if "name" in index.COMMANDS[name.split()[0]].completes])
def test_every_command_with_a_name_argument_accepts_with(name: str) -> None:
    """`review ana` is also `review -w ana`."""
    options = {option for param in COMMANDS[name].params for option in param.opts}
    assert "--with" in options


def test_help_as_a_command_is_the_line_that_was_meant_once(mentor: Mentor) -> None:
    """The error does not ask for what the line below says."""
    assert mentor.fails("help", code=2) == "mentorlog: There is no command 'help'.\n  mentorlog --help\n"
    assert mentor.fails("help log", code=2).endswith("\n  mentorlog log --help\n")
