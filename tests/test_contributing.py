"""The commands in CONTRIBUTING.md and the justfile exist and agree with CI."""

from __future__ import annotations

import re
import tomllib
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parents[1]
JUSTFILE = (ROOT / "justfile").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PACKAGES = {"lint-imports": "import-linter"}
"""Programs whose package has another name."""


def test_setup_installs_what_each_recipe_runs() -> None:
    """Each program belongs to a requirement of the development tools, and each module can be imported."""
    programs = set(re.findall(r"^    \{\{bin\}\}/(\S+)", JUSTFILE, re.M)) - {"python", "pip", "mentorlog"}
    extra = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    installed = {re.split(r"[^\w-]", requirement)[0] for requirement in extra["dev"]}
    assert {PACKAGES.get(program, program) for program in programs} <= installed
    modules = set(re.findall(r"python -m ([\w.]+)", JUSTFILE + CONTRIBUTING))
    assert [name for name in modules if find_spec(name) is None] == []


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


def test_ci_runs_the_heavy_tests() -> None:
    """With the command of `just heavy`, so that no test is skipped everywhere."""
    (heavy,) = re.findall(r"^heavy .*\n    \{\{bin\}\}/(.+) \{\{arguments\}\}$", JUSTFILE, re.M)
    program, _, options = heavy.partition(" ")
    assert f'\n"$bin/{program}" {options}\n' in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
