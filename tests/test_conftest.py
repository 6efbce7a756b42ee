"""What the settings of all tests do, with tests of their own in another folder."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

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


def run(folder: Path, *options: str, name: str = "test_one.py") -> tuple[int, str]:
    """The exit code and the output of pytest, which runs `TESTS` in a folder."""
    folder.joinpath(name).write_text(TESTS, encoding="utf-8")
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


def test_a_file_that_a_test_leaves_is_an_error(tmp_path: Path) -> None:
    """It is named, even if all tests passed."""
    code, said = run(tmp_path, name="test_left.py")
    assert (code, "left here: report.pdf" in said) == (1, True), said
