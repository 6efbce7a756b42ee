"""The structure of the code: what an everyday command imports, which code uses SQL and prints, and that all code is
documented. The directions of imports are contracts in pyproject.toml."""

from __future__ import annotations

import ast
import contextlib
import io
import json
import os
import re
import shlex
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from typing import Any, Final

import pytest

from mentorlog.cli.app import App
from mentorlog.cli.typer_app import index
from tests.benchmarks.build import build
from tests.cli.conftest import built
from tests.source_files import FILES, ROOT, SOURCE, each_file, name_of, parsed

NOW: Final = "2026-11-23T09:00"


# what a command imports

EVERY_DAY: Final = (
    "status",
    "review",
    "review --brief",
    "review --all",
    "review --shareable",
    "remind",
    "search talked",
    "show a1",
    "log talked --me Send --next 2026-12-01",
    "note hi",
    "done a1",
    "plan friday 14:00",
    "people",
    "timeline",
    "goal",
    "action add Send it by friday",
)
LISTS: Final = ("remind", "search talked", "people", "timeline", "goal")
"""Commands whose lines have tabs in a pipe; the pages of the others are laid out."""
LAYOUT: Final = "mentorlog.present.layout"
HEAVY: Final = {
    "rich",
    "sqlite_utils",
    "click",
    "platformdirs",
    "dateutil",
    "tomllib",
    "tomlkit",
    "json",
    "dataclasses",
    "importlib.metadata",
    "tempfile",
    "pydantic",
    "babel",
    "jinja2",
    "typst",
    "unittest",
    "asyncio",
    "email",
    "mentorlog.demo",
    "mentorlog.cli.typer_app.completion",
    "mentorlog.cli.typer_app.help",
    "mentorlog.cli.typer_app.usage_errors",
    "mentorlog.cli.output.terminal",
    "mentorlog.cli.output.pager",
    LAYOUT,
    "mentorlog.present.terminal",
    "mentorlog.export",
    "mentorlog.store.file.making",
    "mentorlog.store.migration.migrating",
    "mentorlog.store.migration.migrations",
    "mentorlog.store.schema",
}
"""Modules that take milliseconds to import; terminals, settings, exports, first runs and errors need them."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home folder with a small journal."""
    home = tmp_path_factory.mktemp("begun")
    for line in ("start Ana Souza --i-am mentor", "action add Send the list", "log talked --me 'Call her'"):
        loaded(home, line)
    return home


def loaded(home: Path, line: str) -> set[str]:
    """The modules that a process has imported after a successful command in a pipe."""
    program = (
        "import sys\n"
        "from mentorlog.cli.typer_app.run import run\n"
        f"code = run({shlex.split(line)})\n"
        "sys.stdout.flush()\n"
        "sys.stderr.write('\\n' + ' '.join(sys.modules))\n"
        "sys.exit(code)\n"
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("MENTORLOG_", "XDG_", "COV_"))}
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=kept | {"HOME": str(home), "MENTORLOG_DB": str(home / "journal.db"), "MENTORLOG_NOW": NOW},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    return set(done.stderr.rpartition("\n")[2].split())


@pytest.mark.parametrize("line", EVERY_DAY)
def test_an_everyday_command_imports_no_slow_module(begun: Path, line: str) -> None:
    """The command runs in a pipe on a current journal, and imports the module of no other command. The layout is loaded
    for pages only; it needs no Rich."""
    modules = loaded(begun, line)
    assert modules & HEAVY <= (set() if line in LISTS else {LAYOUT})
    assert commands_in(modules) == {index.module_of(line.split()[0])}


@pytest.mark.parametrize("line", ["review --json", "note hi --json"])
def test_json_output_imports_only_json_and_the_export(begun: Path, line: str) -> None:
    """The export package defines the format of the output."""
    modules = loaded(begun, line)
    assert modules & HEAVY == {"json", "mentorlog.export"}


def commands_in(modules: set[str]) -> set[str]:
    """The modules of commands among these."""
    return modules & {index.module_of(name) for name in index.COMMANDS}


def test_no_command_imports_another_command() -> None:
    """Code that two commands share is in a separate module."""
    commands = {index.module_of(name) for name in index.COMMANDS}
    for name in index.COMMANDS:
        file = SOURCE / "cli" / "commands" / f"{index.module_of(name).rpartition('.')[2]}.py"
        imported = {node.module for node in ast.walk(parsed(file)) if isinstance(node, ast.ImportFrom)}
        assert imported & commands == set(), name


def test_the_root_help_imports_no_command(begun: Path) -> None:
    """The help and suggestions come from the index of commands."""
    assert commands_in(loaded(begun, "--help")) == set()
    assert commands_in(loaded(begun, "--version")) == set()


def test_folders_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program computes them itself, because importing platformdirs is slow."""
    import platformdirs

    for variables in (
        {"HOME": str(tmp_path)},
        {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "", "XDG_DATA_HOME": ""},
        {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "/a/b", "XDG_DATA_HOME": "/c d/é"},
        {"HOME": str(tmp_path), "XDG_CONFIG_HOME": "relative", "XDG_DATA_HOME": "~/x"},
    ):
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME"):
            monkeypatch.delenv(name, raising=False)
        for name, value in variables.items():
            monkeypatch.setenv(name, value)
        app = App(os.environ)
        assert app.settings_path == f"{platformdirs.user_config_dir('mentorlog', appauthor=False)}/config.toml"
        assert app.data_folder == platformdirs.user_data_dir("mentorlog", appauthor=False)


# the statements of a command


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Journals with one and with fifty relationships, and with a short and a long history."""
    from tests.cli.conftest import Mentor

    places: dict[str, Path] = {}
    for many in (1, 50):
        mentor = Mentor(tmp_path_factory.mktemp("people"))
        for number in range(many):
            mentor(["start", f"Mentee{number:02}", "--i-am", "mentor", "--since", "2026-01-05"])
            mentor(["log", "-w", f"r{number + 1}", "--on", "2026-11-01", "--me", "Send", "--next", "2026-11-24"])
        places[f"{many} people"] = mentor.db
    for name, entries in (("short", 200), ("long", 2000)):
        places[name] = tmp_path_factory.mktemp(name) / "journal.db"
        build(places[name], entries=entries)
    return places


def asked(place: Path, line: list[str], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The SQL statements that a command runs on a journal."""
    from mentorlog.cli.typer_app.run import run

    statements: list[str] = []
    connect: Callable[..., Any] = sqlite3.connect

    def traced(*args: Any, **settings: Any) -> Any:
        connection = connect(*args, **settings)
        connection.set_trace_callback(statements.append)
        return connection

    with monkeypatch.context() as patch, contextlib.redirect_stdout(io.StringIO()) as said:
        patch.setattr(sqlite3, "connect", traced)
        assert run(line, environ={"MENTORLOG_DB": str(place), "MENTORLOG_NOW": NOW, "HOME": "/"}) == 0
    assert json.loads(said.getvalue())
    return statements


@pytest.mark.parametrize(
    "line",
    [
        *("status --json", "review --json", "remind --json", "people --json", "action --json"),
        *("year --json", "year --all --json"),
    ],
)
@pytest.mark.parametrize(("few", "many"), [("1 people", "50 people"), ("short", "long")])
def test_the_number_of_statements_is_constant(
    journals: dict[str, Path], line: str, few: str, many: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It does not depend on the number of people or the length of the history."""
    less = asked(journals[few], line.split(), monkeypatch)
    more = asked(journals[many], line.split(), monkeypatch)
    assert 0 < len(less) <= 50
    # with several people, `review` first chooses one, which takes as many statements as `remind`
    most = len(less) + (len(asked(journals[many], ["remind", "--json"], monkeypatch)) if line[:6] == "review" else 0)
    assert len(more) <= most, [one for one in more if one not in less]


# which code may use SQL, streams and the clock

STATEMENT: Final = re.compile(
    r"\b(SELECT\s.+\sFROM|INSERT\s+INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|CREATE\s+(TABLE|INDEX|TRIGGER|VIEW)|"
    r"DROP\s+TABLE|ALTER\s+TABLE|PRAGMA\s|BEGIN\s+(IMMEDIATE|EXCLUSIVE)|VACUUM)",
    re.DOTALL,
)


@each_file(not_in="store/")
def test_only_the_store_uses_sql(file: Path) -> None:
    """Other packages contain no statements and run none."""
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not STATEMENT.search(node.value), node.value
        if isinstance(node, ast.Attribute):
            assert node.attr not in ("execute", "executemany", "executescript", "cursor", "commit"), node.lineno
        if isinstance(node, ast.Import | ast.ImportFrom):
            assert "sqlite" not in ast.unparse(node)


def test_the_pattern_finds_sql_statements() -> None:
    """The store has many of them."""
    found = sum(
        bool(STATEMENT.search(node.value))
        for file in FILES
        if name_of(file).startswith("store/")
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    )
    assert found > 20


WORLD: Final = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.monotonic"),
    *("os.environ", "os.getenv", "os.environb", "sys.stdout", "sys.stderr", "sys.stdin", "sys.argv", "os.isatty"),
}
"""The names of the clock, the environment and the streams."""


def reached(tree: ast.Module) -> Iterator[str]:
    """The last two parts of every dotted name, and the name of every called function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            yield ".".join(ast.unparse(node).split(".")[-2:])
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield f"{node.func.id}()"


@each_file(not_in="cli/")
def test_only_the_command_line_uses_streams_clock_and_environment(file: Path) -> None:
    """Other packages get these values as arguments."""
    names = set(reached(parsed(file)))
    assert names & (WORLD | {"print()", "input()", "breakpoint()"}) == set()


@each_file(in_folder="cli/")
def test_the_command_line_prints_and_reads_the_clock_in_one_place(file: Path) -> None:
    """Output goes through App, which handles pipes, pagers and unsafe text."""
    names = set(reached(parsed(file)))
    assert names & {"print()", "input()"} == set()
    if name_of(file) not in ("cli/app.py", "cli/real_clock.py", "cli/output/private_files.py"):
        assert names & {"datetime.now", "datetime.today", "date.today", "time.time"} == set()


def changes_of(tree: ast.Module) -> Iterator[int]:
    """The lines that begin a change of the journal with `journal.command(verb, now=...)`."""
    for node in ast.walk(tree):
        is_change = isinstance(node, ast.Call) and any(keyword.arg == "now" for keyword in node.keywords)
        if is_change and isinstance(node.func, ast.Attribute) and node.func.attr == "command":
            yield node.lineno


@each_file(in_folder="cli/")
def test_the_command_line_changes_the_journal_only_through_workflows(file: Path) -> None:
    """The workflows can be used without the command line."""
    assert list(changes_of(parsed(file))) == []


def test_the_search_finds_changes_of_the_journal() -> None:
    """Every workflow that writes has one."""
    assert sum(len(list(changes_of(parsed(file)))) for file in FILES if name_of(file).startswith("workflows/")) > 20


# documentation


@each_file()
def test_everything_public_has_a_docstring(file: Path) -> None:
    """The docstring of each public module, class, function and method begins with a sentence."""
    tree = parsed(file)
    assert ast.get_docstring(tree), "the module"
    for owner in (tree, *(node for node in tree.body if isinstance(node, ast.ClassDef) and node.name[0] != "_")):
        for node in owner.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                said = ast.get_docstring(node)
                assert said, node.name
                assert re.match(r"\S.*?[.:?!](\s|$)", said, re.DOTALL), node.name


@each_file()
def test_no_file_is_longer_than_420_lines(file: Path) -> None:
    """A longer file should become a package."""
    assert len(file.read_text("utf-8").splitlines()) <= 420


def typed() -> list[list[str]]:
    """The words of every `mentorlog` command in the console blocks of the guide."""
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```", guide, re.MULTILINE | re.DOTALL)
    lines = [part for block in blocks for line in block.splitlines() for part in line.removeprefix("$ ").split(" | ")]
    return [line.split()[1:] for line in lines if line.startswith("mentorlog")]


@pytest.mark.parametrize("name", [name for name in index.COMMANDS if name not in ("status",)])
def test_every_command_is_in_the_guide(name: str) -> None:
    """Each command and each of its verbs has an example that another test runs; `status` is `mentorlog` alone."""
    examples = [words for words in typed() if words[:1] == [name]]
    assert examples, f"{name} has no example in docs/guide.md"
    for verb in index.COMMANDS[name].verbs:
        assert any(verb in words[1:2] for words in examples), f"{name} {verb} has no example in docs/guide.md"


def test_status_is_in_the_guide() -> None:
    """It can be named instead of shown in an example."""
    guide = (ROOT / "docs" / "guide.md").read_text("utf-8")
    assert "`status`" in guide


def test_every_command_has_its_own_module() -> None:
    """The index lists the modules, and each defines its command."""
    modules = [index.module_of(name) for name in index.COMMANDS]
    assert len(set(modules)) == len(modules)
    for name in index.COMMANDS:
        assert built(name).name == name


# imports


def modules() -> dict[str, Path]:
    """Every module of the package by its dotted name."""
    found = {}
    for file in FILES:
        parts = file.relative_to(SOURCE.parent).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = file
    return found


def imports_of(file: Path, known: dict[str, Path]) -> set[str]:
    """The modules of the package that a file imports, including imports in functions and under TYPE_CHECKING."""
    found = set()
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= names & known.keys() or {node.module}
    return found & known.keys()


def test_there_are_no_import_cycles() -> None:
    """Imports in functions and under TYPE_CHECKING count too."""
    known = modules()
    sorter = TopologicalSorter({name: imports_of(file, known) for name, file in known.items()})
    try:
        sorter.prepare()
    except CycleError as error:
        pytest.fail(" -> ".join(error.args[1]))


def test_the_import_contracts_hold() -> None:
    """The contracts are in pyproject.toml."""
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [program, "--no-cache"], cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"Contracts: \d+ kept, 0 broken", done.stdout)


STARTS: Final = {
    *("subprocess.Popen", "subprocess.run", "subprocess.call", "subprocess.check_call", "subprocess.check_output"),
    *("subprocess.getoutput", "subprocess.getstatusoutput", "os.system", "os.popen", "os.startfile", "os.posix_spawn"),
    *("os.posix_spawnp", "os.fork", "os.forkpty", "pty.spawn", "webbrowser.open"),
}
"""The functions that start a program, except those whose names begin with `os.exec` and `os.spawn`."""


@each_file(not_in="cli/output/programs.py")
def test_programs_are_started_in_one_place(file: Path) -> None:
    """It removes the passphrase of the journal from their environment."""
    called = {
        ".".join(ast.unparse(node.func).split(".")[-2:])
        for node in ast.walk(parsed(file))
        if isinstance(node, ast.Call)
    }
    assert {name for name in called if name in STARTS or name.startswith(("os.exec", "os.spawn"))} == set()
    names = {"Popen", "run", "call", "check_call", "check_output", "system", "popen"}
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.ImportFrom) and node.module in ("subprocess", "os", "pty", "webbrowser"):
            assert names & {alias.name for alias in node.names} == set(), node.lineno
