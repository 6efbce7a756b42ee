"""What the settings of all tests do, with tests of their own in another folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import conftest

ROOT = Path(__file__).parents[1]
TESTS = """
import pytest
from hypothesis import given, strategies
from tests.property_tests import settings

seen = []

@given(strategies.integers())
@settings(max_examples=400)
def test_counted(number):
    seen.append(number)

def test_count():
    print("examples:", len(seen))

@pytest.mark.heavy
def test_heavy():
    print("examples:", len(seen))

def test_kills(is_heavy):
    print("many kills:", is_heavy)

@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("case", ["a", "b", "c"])
def test_cases(case):
    print("case", case)

def test_leaves_a_file():
    if "left" in __file__:
        open("report.pdf", "w").close()
"""
ABOUT_FILES = """
import sqlite3, subprocess, sys
import pytest
from mentorlog.store import Journal

COUNT = "assert sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM note').fetchone() == (0,)"

def test_journal(tmp_path):
    path = tmp_path / "journal.db"
    with Journal.open(path, access="write"):
        pass
    assert sqlite3.connect(path).execute("SELECT count(*) FROM note").fetchone() == (0,)
    subprocess.run([sys.executable, "-c", "import sqlite3, sys; " + COUNT, path], check=True)
    print("plain:", path.read_bytes().startswith(b"SQLite format 3"))

@pytest.mark.plain_files("it is about bytes")
def test_bytes():
    pass
"""


def run(folder: Path, *options: str, name: str = "test_one.py", tests: str = TESTS) -> tuple[int, str]:
    """The exit code and the output of pytest, which runs `tests` in a folder."""
    folder.joinpath(name).write_text(tests, encoding="utf-8")
    places = ("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), "-p", "no:cacheprovider", "-n0")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", *places, "-sv", *options, name],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_heavy_tests_and_all_examples_are_run_with_an_option(tmp_path: Path) -> None:
    """Without `--heavy`, they are skipped, property tests try an eighth of their examples, and few processes are
    killed."""
    for options, expected in {
        (): ("examples: 50\n", "many kills: False", "6 passed, 2 skipped"),
        ("--heavy", "-m", "heavy"): ("examples: 400\n", "many kills: True", "4 passed, 4 deselected"),
    }.items():
        code, said = run(tmp_path, *options)
        assert (code, [part for part in expected if part not in said]) == (0, []), said


@pytest.mark.heavy
def test_a_file_that_a_test_leaves_is_an_error(tmp_path: Path) -> None:
    """It is named, even if all tests passed."""
    code, said = run(tmp_path, name="test_left.py")
    assert (code, "left here: report.pdf" in said) == (1, True), said


@pytest.mark.heavy
def test_journals_are_encrypted_with_an_option(tmp_path: Path) -> None:
    """Tests open them as before, also in processes. Tests about plain files are skipped."""
    for options, expected in {
        (): ("plain: True\n", "2 passed"),
        ("--encrypted",): ("plain: False\n", "1 passed, 1 skipped"),
    }.items():
        code, said = run(tmp_path, *options, tests=ABOUT_FILES)
        assert (code, [part for part in expected if part not in said]) == (0, []), said


def test_processes_of_encrypted_runs_import_no_plugin() -> None:
    """A worker of pytest is such a process too, and pytest warns of a plugin that it can't rewrite any more."""
    folder = Path(__file__).with_name("encrypted_processes")
    script = f"import sys; print([name for name in {conftest.pytest_plugins!r} if name in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | {"PYTHONPATH": os.pathsep.join((str(folder), str(folder.parents[1])))},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "[]\n"
