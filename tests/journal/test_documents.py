"""The commands in the documents work in their order, exactly as written."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor

ROOT = Path(__file__).parents[2]


def typed(document: str) -> list[str]:
    """Read the lines after `$ ` in the console blocks of a document."""
    blocks = re.findall(r"^```console\n(.*?)^```", (ROOT / document).read_text(encoding="utf-8"), re.M | re.S)
    return [line.removeprefix("$ ") for block in blocks for line in block.splitlines() if line.startswith("$ ")]


@pytest.mark.everyday_cases(1)
@pytest.mark.parametrize("document", ["README.md", "docs/guide.md", "docs/practice.md"])
def test_every_example_runs(document: str, mentor: Mentor, runtime: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command in a document succeeds after the commands above it."""
    monkeypatch.chdir(mentor.home)
    monkeypatch.setenv("TMPDIR", str(mentor.home))
    _install_pass(mentor)
    commands = [line for line in typed(document) if not line.startswith("python3 ")]
    assert len(commands) > 10
    for line in commands:
        if line.startswith("mentorlog"):  # running them in this process takes a tenth of the time
            mentor(line.removeprefix("mentorlog"))
        else:
            subprocess.run(["bash", "-ec", line], env=mentor.environ, check=True, stdout=subprocess.PIPE)


def _install_pass(user: Mentor) -> None:
    """Put a program `pass` on the path, which prints the passphrase of the guide."""
    program = user.home / "bin" / "pass"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\ncat passphrase.txt\n")
    program.chmod(0o755)
    user.base["PATH"] = f"{program.parent}{os.pathsep}{user.base['PATH']}"


def test_the_readme_has_two_installation_commands() -> None:
    """One line installs mentorlog and shows the demo; another installs it and runs the tests."""
    promised = [line for line in typed("README.md") if line.startswith("python3 ")]
    assert [line.rpartition(" && ")[2] for line in promised] == [".venv/bin/mentorlog demo", ".venv/bin/pytest"]


@pytest.mark.parametrize(
    "document", sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
)
def test_linked_files_exist(document: str) -> None:
    """The links are those of all documents."""
    for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", (ROOT / document).read_text(encoding="utf-8")):
        assert (ROOT / document).parent.joinpath(target).exists(), target


@pytest.mark.parametrize(
    "document", sorted(path.relative_to(ROOT).as_posix() for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
)
def test_linked_headings_exist(document: str) -> None:
    """The heading can be in the same document or in another one."""
    path = ROOT / document
    for target, anchor in re.findall(r"\]\((?!https?://)([^)#]*)#([^)]+)\)", path.read_text(encoding="utf-8")):
        linked = path.parent / target if target else path
        headings = re.findall(r"^#+ (.+)", linked.read_text(encoding="utf-8"), re.M)
        assert anchor in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}, anchor


def test_the_guide_lists_its_headings() -> None:
    """The list at the top has the order of the headings."""
    guide = (ROOT / "docs/guide.md").read_text(encoding="utf-8")
    assert re.findall(r"^- \[(.+)\]\(#", guide, re.M) == re.findall(r"^## (.+)", guide, re.M)
