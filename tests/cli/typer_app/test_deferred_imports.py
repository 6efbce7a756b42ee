"""Modules that Typer imports but commands do not use are not loaded."""

import subprocess
import sys

import pytest

from mentorlog.cli.typer_app.deferred_imports import DEFERRED

_LOADED = """
import sys
from mentorlog.cli.typer_app.deferred_imports import DEFERRED, deferred_imports
with deferred_imports():
    import typer
{then}
print(*(name for name in DEFERRED if type(sys.modules[name]).__name__ != "_Deferred"))
"""


def loaded(then: str = "") -> list[str]:
    """The deferred modules that are loaded after Typer was imported and this code was run, in a new process."""
    code = _LOADED.format(then=then)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()


def test_importing_typer_loads_no_deferred_module():
    """Typer does not use them during its import."""
    assert loaded() == []


def test_a_deferred_module_is_loaded_when_it_is_used():
    """It works like the normal module."""
    use = "import subprocess; assert subprocess.run([sys.executable, '-c', '1']).returncode == 0"
    assert loaded(use) == ["subprocess"]


def test_a_deferred_module_is_loaded_when_a_name_is_imported_from_it():
    """`from textwrap import dedent` returns the function."""
    assert loaded("from textwrap import dedent; assert dedent('  a') == 'a'") == ["textwrap"]


def test_a_module_that_is_already_loaded_is_not_replaced():
    """Code that imported it before still has the same module."""
    code = (
        "import textwrap, sys; before = textwrap\n"
        "from mentorlog.cli.typer_app.deferred_imports import deferred_imports\n"
        "with deferred_imports(): import typer\n"
        "import textwrap; assert textwrap is before; assert textwrap.dedent('  a') == 'a'"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def test_names_that_typer_imports_work_like_the_real_ones():
    """Stand-ins are called, looked into and compared with classes, before and after their module is loaded."""
    use = """
from typer import main, core, models, get_terminal_size
assert not issubclass(str, main.Path) and not isinstance('a', main.Path)
assert loaded() == []
assert core.inspect.cleandoc('one line') == 'one line' and loaded() == []
assert core.inspect.cleandoc('two\\n    lines') == 'two\\nlines' and loaded() == ['inspect']
assert main.Path('a').name == 'a' and main.Path.home().is_absolute() and loaded() == ['pathlib', 'inspect']
assert isinstance(main.Path('a'), main.Path) and issubclass(type(main.Path('a')), main.Path)
assert not isinstance('a', main.Path)
assert core._('Usage') == 'Usage' and core.get_close_matches('ab', ['abc']) == ['abc']
assert get_terminal_size((70, 7)).columns > 0
from pathlib import Path
from inspect import Parameter, _empty
assert Path.__subclasses__() and Parameter.empty is _empty
"""
    code = f"def loaded(): return [name for name in DEFERRED if type(sys.modules[name]).__name__ != '_Deferred']\n{use}"
    assert loaded(code) == ["pathlib", "difflib", "gettext", "shutil", "inspect"]


@pytest.mark.parametrize("name", ["inspect", "pathlib", "uuid", "shutil"])
def test_a_name_that_typer_imported_can_be_imported_by_others(name: str):
    """It is the real one: a class can be derived from it."""
    names = {"inspect": "Parameter", "pathlib": "Path", "uuid": "UUID", "shutil": "get_terminal_size"}
    use = f"from {name} import {names[name]} as found; assert found.__module__.partition('.')[0] == '{name}'"
    assert name in loaded(use)


@pytest.mark.parametrize(
    "line",
    ["", "review", "review --json", "remind", "search talked", "log talked", "note hi", "done a1 --json", "goal"],
)
def test_an_everyday_command_loads_none_of_them(tmp_path, line: str):
    """From the entry point to the end, in a pipe."""
    environ = {"HOME": str(tmp_path), "MENTORLOG_DB": str(tmp_path / "journal.db"), "MENTORLOG_NOW": "2026-11-23T09:00"}
    ends = """
import os, sys
def end(code):
    from mentorlog.cli.typer_app.deferred_imports import DEFERRED
    sys.__stdout__.flush()
    used = (name for name in DEFERRED if type(sys.modules[name]).__name__ != "_Deferred")
    os.write(2, f"{code} {' '.join(used)}".encode())
    leave(code)
leave, os._exit = os._exit, end
from mentorlog.cli.main import main
main()
"""

    def run(*words: str) -> str:
        words = (sys.executable, "-c", ends, *words)
        return subprocess.run(words, env=environ, capture_output=True, text=True, check=False).stderr.splitlines()[-1]

    assert run("start", "Ana", "--i-am", "mentor")[0] == "0"
    assert run("action", "add", "Send the list")[0] == "0"
    assert run(*line.split()) == "0 "


def test_every_deferred_name_is_a_module():
    """A name that is not a module would defer nothing."""
    assert all(__import__(name) for name in DEFERRED)
