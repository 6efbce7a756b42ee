"""Completion beside quotes and variables in real shells: after an open quote, and after a quoted or variable `--db`.
Tab runs no commands."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest

from mentorlog.cli.typer_app.completion_scripts import SCRIPTS
from tests.cli.conftest import Mentor
from tests.programs import program

BEFORE = [
    "--db {}",
    "--db '{}'",
    '--db "{}"',
    "--db $JOURNAL",
    '--db "$JOURNAL"',
    '--db "${{JOURNAL}}"',
    "--db $FOLDER/its\\ own.db",
    '--db "$FOLDER/its own.db"',
]
"""Ways to type the path of a journal with a space in it."""


@pytest.fixture
def shell_user(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mentor]:
    """A user with two journals in an empty folder; the fixture fails if a shell creates a file there."""
    mentor("start Søren --i-am mentor")
    mentor(["start", "Eve Sommer", "--i-am", "mentor", "--db", str(mentor.home / "its own.db")])
    folder = mentor.home / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    (mentor.home / "bin").mkdir()
    place = mentor.home / "bin" / "mentorlog"
    place.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mentorlog "$@"\n')
    place.chmod(0o755)
    mentor.base |= {
        "PATH": f"{place.parent}{os.pathsep}{mentor.base['PATH']}",
        "JOURNAL": str(mentor.home / "its own.db"),
        "FOLDER": str(mentor.home),
        "LC_ALL": "C.UTF-8",
    }
    yield mentor
    assert list(folder.iterdir()) == []


def typed_option(mentor: Mentor, before: str) -> str:
    """The option as a user types it; a path without quotes has its space escaped."""
    path = str(mentor.home / "its own.db")
    return before.format(path if "'" in before or '"' in before else path.replace(" ", "\\ "))


def run_shell(mentor: Mentor, words: list[str], script: str) -> list[str]:
    """The output lines of a shell."""
    done = subprocess.run(words, input=script, capture_output=True, encoding="utf-8", env=mentor.environ, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def bash(mentor: Mentor, *words: str) -> list[str]:
    """The content of COMPREPLY in bash for these words, with their quotes."""
    script = 'source /dev/stdin; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_TYPE=9; _mentorlog_completion; '
    return run_shell(
        mentor,
        [program("bash"), "-c", script + 'printf "%s\\n" "${COMPREPLY[@]}"', "bash", "mentorlog", *words],
        SCRIPTS["bash"],
    )


def fish(mentor: Mentor, line: str) -> list[str]:
    """The choices that fish offers for a command line."""
    return run_shell(
        mentor, [program("fish"), "--no-config", "-c", f"source -; complete -C {shlex.quote(line)}"], SCRIPTS["fish"]
    )


def split(line: str) -> list[str]:
    """The words of a line with their quotes and backslashes, as bash passes them."""
    lexer = shlex.shlex(line, posix=False)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    for word in lexer:
        if words and words[-1].endswith("\\"):
            words[-1] += " " + word
        else:
            words.append(word)
    return words


@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("before", BEFORE)
def test_bash_completes_names_from_the_typed_journal(shell_user: Mentor, before: str) -> None:
    """Its path can be quoted, escaped or in a variable."""
    assert bash(shell_user, *split(typed_option(shell_user, before)), "agreement", "") == ["Eve"]
    assert bash(shell_user, *split(typed_option(shell_user, before)), "agreement", '"E') == ["Eve"]


@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("before", [each for each in BEFORE if "{{" not in each])
def test_fish_completes_names_from_the_typed_journal(shell_user: Mentor, before: str) -> None:
    """An open quote before the name works too."""
    line = f"mentorlog {typed_option(shell_user, before)} agreement "
    assert fish(shell_user, line) == ["Eve\tEve Sommer"]
    assert fish(shell_user, f'{line}"E') == ["Eve\tEve Sommer"]
    assert fish(shell_user, f"{line}'So") == ["Eve\tEve Sommer"]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_name_is_completed_after_an_open_quote(shell_user: Mentor, quote: str) -> None:
    """The name comes from the journal of the environment."""
    assert bash(shell_user, "review", f"{quote}so") == ["Søren"]
    assert fish(shell_user, f"mentorlog review {quote}Sø") == ["Søren\tSøren"]


@pytest.fixture
def zsh(shell_user: Mentor) -> Iterator[Any]:
    """An interactive zsh with the completion installed, at its first prompt."""
    pexpect = pytest.importorskip("pexpect")
    (shell_user.home / ".zshrc").write_text("PS1='READY> '\n")
    shell_user("--install-completion", SHELL="zsh")
    environ = shell_user.environ | {"TERM": "xterm", "SHELL": "zsh"}
    child = pexpect.spawn(program("zsh"), ["-i"], env=environ, encoding="utf-8", dimensions=(50, 200), timeout=20)
    child.ptyproc.delayafterclose = 0
    child.expect_exact("READY> ")
    yield child
    child.send("\x15exit\r")
    child.expect(pexpect.EOF)
    child.close(force=True)


@pytest.mark.heavy
def test_zsh_completes_names_from_the_typed_journal(shell_user: Mentor, zsh: Any) -> None:
    """It also completes a name after an open quote and closes the quote."""
    for before in BEFORE:
        zsh.send(f"mentorlog {typed_option(shell_user, before)} review Som\t")
        zsh.expect(r"Eve\S* ")
        zsh.send("\x15")
    zsh.send('mentorlog review "soe\t')
    zsh.expect("Søren")
    zsh.send("\x15mentorlog review 'soe\t")
    zsh.expect("Søren")


HOSTILE = [
    "$(touch pwned)",
    '"$(touch pwned)"',
    "`touch pwned`",
    "${X:=$(touch pwned)}",
    "${X@P}",
    "$((X=1))",
    "<(touch pwned)",
]


@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("word", HOSTILE)
def test_tab_runs_no_typed_command(shell_user: Mentor, word: str) -> None:
    """The fixture fails if the command of a hostile word has created a file."""
    shell_user.base["X"] = "$(touch pwned)"
    bash(shell_user, "--db", word, "review", "")
    if "<(" not in word and "`" not in word:
        done = subprocess.run(
            [
                program("fish"),
                "--no-config",
                "-c",
                f"source -; complete -C {shlex.quote(f'mentorlog --db {word} review ')}",
            ],
            input=SCRIPTS["fish"],
            capture_output=True,
            encoding="utf-8",
            env=shell_user.environ,
            check=False,
        )
        assert "Traceback" not in done.stderr


@pytest.mark.heavy
def test_tab_in_zsh_runs_no_typed_command(shell_user: Mentor, zsh: Any) -> None:
    """The fixture fails if the command of a hostile word has created a file."""
    shell_user.base["X"] = "$(touch pwned)"
    for word in HOSTILE:
        zsh.send(f"mentorlog --db {word} review S\t")
        zsh.send("\x15")
    zsh.send("mentorlog review soe\t")
    zsh.expect("Søren")
