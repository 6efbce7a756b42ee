"""The commands that contributors are told to type exist."""

from __future__ import annotations

import re
import sys
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
JUSTFILE = (ROOT / "justfile").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_each_recipe_runs_something_that_exists() -> None:
    """Each program is in the environment of the development tools, and each module can be imported."""
    programs = re.findall(r"^    \{\{bin\}\}/(\S+)", JUSTFILE, re.M)
    assert {"pip", "pytest", "ruff", "mypy", "lint-imports", "codespell", "mentorlog"} <= set(programs)
    folder = Path(sys.executable).parent
    assert [name for name in programs if not list(folder.glob(f"{name}*"))] == []
    modules = re.findall(r"python -m (\S+)", JUSTFILE + CONTRIBUTING)
    assert [name for name in modules if find_spec(name.strip("`")) is None] == []


def test_contributing_describes_each_recipe() -> None:
    """CONTRIBUTING.md names no other recipes, and shows the commands that they run."""
    recipes = set(re.findall(r"^([a-z]+)(?: \*\w+)?:(?!=)", JUSTFILE, re.M)) - {"default"}
    assert set(re.findall(r"`just ([a-z]+)`", CONTRIBUTING)) == recipes
    commands = re.findall(r"^    \{\{bin\}\}/(\S+)", JUSTFILE.split("\nlint:\n")[1].split("\n\n")[0], re.M)
    assert [name for name in commands if f"`{name}" not in CONTRIBUTING] == []


def test_ci_runs_each_check_of_lint() -> None:
    """A change that passes `just lint` passes the same checks on CI."""
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    lint = re.findall(r"^    \{\{bin\}\}/(.+)", JUSTFILE.split("\nlint:\n")[1].split("\n\n")[0], re.M)
    quoted = [line.replace(line.split()[0], f'"$bin/{line.split()[0]}"', 1) for line in lint]
    assert len(lint) == 5
    assert [line for line in quoted if f"\n{line}\n" not in ci] == []
