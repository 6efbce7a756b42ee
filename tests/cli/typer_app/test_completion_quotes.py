"""Completion beside quotes and variables, in real shells: after a quote that is open, and with a quoted or variable
`--db` before it. A Tab runs nothing."""

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
"""Ways to name a journal whose path has a blank."""


@pytest.fixture
def typist(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mentor]:
    """Somebody with two journals, in an empty folder; whatever a shell runs there leaves a file."""
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


def written(mentor: Mentor, before: str) -> str:
    """The option as it is typed; a path without quotes has its blank escaped."""
    path = str(mentor.home / "its own.db")
    return before.format(path if "'" in before or '"' in before else path.replace(" ", "\\ "))


def run(mentor: Mentor, words: list[str], script: str) -> list[str]:
    """The lines that a shell prints."""
    done = subprocess.run(words, input=script, capture_output=True, encoding="utf-8", env=mentor.environ, check=True)
    assert done.stderr == ""
    return done.stdout.splitlines()


def bash(mentor: Mentor, *words: str) -> list[str]:
    """What bash puts into COMPREPLY for these words, which it has as they are typed."""
    script = 'source /dev/stdin; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMP_TYPE=9; _mentorlog_completion; '
    return run(
        mentor,
        [program("bash"), "-c", script + 'printf "%s\\n" "${COMPREPLY[@]}"', "bash", "mentorlog", *words],
        SCRIPTS["bash"],
    )


def fish(mentor: Mentor, line: str) -> list[str]:
    """What fish offers for a command line."""
    return run(
        mentor, [program("fish"), "--no-config", "-c", f"source -; complete -C {shlex.quote(line)}"], SCRIPTS["fish"]
    )


def split(line: str) -> list[str]:
    """The words of a line with their quotes and backslashes, as bash has them."""
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


@pytest.mark.parametrize("before", BEFORE)
def test_bash_reads_the_journal_that_was_typed(typist: Mentor, before: str) -> None:
    """The names of that journal are offered."""
    assert bash(typist, *split(written(typist, before)), "review", "") == ["Eve"]
    assert bash(typist, *split(written(typist, before)), "review", '"E') == ["Eve"]


@pytest.mark.parametrize("before", [each for each in BEFORE if "{{" not in each])
def test_fish_reads_the_journal_that_was_typed(typist: Mentor, before: str) -> None:
    """The names of that journal are offered, also after an opened quote."""
    line = f"mentorlog {written(typist, before)} review "
    assert fish(typist, line) == ["Eve\tEve Sommer"]
    assert fish(typist, f'{line}"E') == ["Eve\tEve Sommer"]
    assert fish(typist, f"{line}'So") == ["Eve\tEve Sommer"]


@pytest.mark.parametrize("quote", ['"', "'"])
def test_a_name_after_an_opened_quote(typist: Mentor, quote: str) -> None:
    """In the journal of the environment."""
    assert bash(typist, "review", f"{quote}so") == ["Søren"]
    assert fish(typist, f"mentorlog review {quote}Sø") == ["Søren\tSøren"]


@pytest.fixture
def zsh(typist: Mentor) -> Iterator[Any]:
    """An interactive zsh with the completion installed, at its first prompt."""
    pexpect = pytest.importorskip("pexpect")
    (typist.home / ".zshrc").write_text("PS1='READY> '\n")
    typist("--install-completion", SHELL="zsh")
    environ = typist.environ | {"TERM": "xterm", "SHELL": "zsh"}
    child = pexpect.spawn(program("zsh"), ["-i"], env=environ, encoding="utf-8", dimensions=(50, 200), timeout=20)
    child.ptyproc.delayafterclose = 0
    child.expect_exact("READY> ")
    yield child
    child.send("\x15exit\r")
    child.expect(pexpect.EOF)
    child.close(force=True)


def test_zsh_reads_the_journal_that_was_typed(typist: Mentor, zsh: Any) -> None:
    """And finishes a name after an opened quote, with its closing quote."""
    for before in BEFORE:
        zsh.send(f"mentorlog {written(typist, before)} review Som\t")
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


@pytest.mark.parametrize("word", HOSTILE)
def test_a_tab_runs_nothing(typist: Mentor, word: str) -> None:
    """The fixture looks for what it would have left."""
    typist.base["X"] = "$(touch pwned)"
    bash(typist, "--db", word, "review", "")
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
            env=typist.environ,
            check=False,
        )
        assert "Traceback" not in done.stderr


def test_a_tab_in_zsh_runs_nothing(typist: Mentor, zsh: Any) -> None:
    """Nor there."""
    typist.base["X"] = "$(touch pwned)"
    for word in HOSTILE:
        zsh.send(f"mentorlog --db {word} review S\t")
        zsh.send("\x15")
    zsh.send("mentorlog review soe\t")
    zsh.expect("Søren")
