"""`remind --count` has two implementations: the command, and a fast one without Typer for shell prompts. Both print the
same."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing

import pytest

from mentorlog.model import KINDS
from tests.cli.conftest import Answer, Mentor

Prepare = Callable[[Mentor], None]


def _late(mentor: Mentor) -> None:
    for text in ("Send", "Call"):
        mentor(f"action add {text} --by yesterday")


def _within_a_day(mentor: Mentor) -> None:
    mentor("action add Send --by 2026-11-26")
    mentor("config within 1d")


def _broken_settings(mentor: Mentor) -> None:
    config = mentor.home / ".config" / "mentorlog" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text("within = [")


JOURNALS: dict[str, Prepare] = {
    "nothing due": lambda _: None,
    "two due": _late,
    "the setting `within`": _within_a_day,
    "no journal": lambda mentor: mentor.db.unlink(),
    "not a journal": lambda mentor: mentor.db.write_bytes(b"not a journal" * 100) and None,
    "broken settings": _broken_settings,
}
LINES = (
    "remind --count",
    "--db {db} remind --count",
    "remind --db {db} --count",
    "remind --count --db={db}",
    "remind --count --db",
    "remind --count --db ''",
    "remind --count --db {db} --db {db}",
    "remind --count --json",
    "remind --count --within 3d",
    "--yes remind --count",
)


def run_process(mentor: Mentor, line: list[str], *, main: str) -> tuple[Answer, set[str]]:
    """The answer of a real process that runs `main`, and the modules that it loaded."""
    program = (
        f"import os, sys\n{main}\nsys.stdout.flush()\nsys.stderr.write('\\0' + ' '.join(sys.modules))\nsys.exit(code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *line], env=mentor.environ, capture_output=True, encoding="utf-8", check=False
    )
    output, _, modules = done.stderr.partition("\0")
    return Answer(done.returncode, done.stdout, output), set(modules.split())


ENTRY = "from mentorlog.cli.main import _run\ncode = _run(sys.argv[1:])"
TYPER = "from mentorlog.cli.typer_app.run import run\ncode = run(sys.argv[1:])"


@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("prepare", JOURNALS.values(), ids=JOURNALS)
def test_both_implementations_give_the_same_answer(ana: Mentor, prepare: Prepare) -> None:
    """Exit code, stdout and stderr are the same for each kind of journal."""
    prepare(ana)
    for line in (LINES[0], LINES[3]):
        words = line.format(db=ana.db).split()
        assert run_process(ana, words, main=ENTRY)[0] == run_process(ana, words, main=TYPER)[0], line


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("line", LINES)
def test_other_options_give_the_answer_of_the_command(ana: Mentor, line: str) -> None:
    """The fast implementation leaves lines with other options to the command."""
    _late(ana)
    words = [word.strip("'") for word in line.format(db=ana.db).split(" ")]
    assert run_process(ana, words, main=ENTRY)[0] == run_process(ana, words, main=TYPER)[0]


SLOW = {"typer", "typing", "rich", "json", "importlib", "pathlib", "sqlite_utils", "mentorlog.cli.typer_app"}


def test_remind_count_does_not_load_slow_modules(ana: Mentor) -> None:
    """The option `--db FILE` does not load them either, nor does a programme to evaluate."""
    _late(ana)
    ana("edit ana --programme 'HK 2026'")
    ana("programme hk --evaluated today --again tomorrow")
    for words in (
        ["remind", "--count"],
        ["--db", str(ana.db), "remind", "--count"],
        ["remind", "--count", f"--db={ana.db}"],
    ):
        answer, modules = run_process(ana, words, main=ENTRY)
        assert answer == (0, "4 due\n", "")
        assert modules & SLOW == set()


def test_only_kinds_that_are_due_are_loaded(ana: Mentor) -> None:
    """A journal of which nothing is due needs no class of an entry."""
    kinds = {f"mentorlog.model.{kind}" for kind in KINDS if kind != "relationship"}
    assert run_process(ana, ["remind", "--count"], main=ENTRY)[1] & kinds == set()
    _late(ana)
    answer, modules = run_process(ana, ["remind", "--count"], main=ENTRY)
    assert answer.out == "3 due\n"  # and the first session
    assert modules & kinds == {"mentorlog.model.action"}
    assert "mentorlog.names" not in modules


def test_completion_does_not_load_slow_modules(ana: Mentor) -> None:
    """Of a name and of a ref."""
    ana("action add 'Send the list' -w ana")
    ana.base["_MENTORLOG_COMPLETE"] = "bash"
    for words in (["review", "an"], ["done", "a"]):
        answer, modules = run_process(ana, words, main=ENTRY)
        assert answer.out
        assert modules & (SLOW - {"mentorlog.cli.typer_app"}) == set()


def test_a_locked_journal_is_reported(ana: Mentor) -> None:
    """The message is on stderr with exit code 0, as for the command."""
    with closing(sqlite3.connect(ana.db, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        answer, modules = run_process(ana, ["remind", "--count"], main=ENTRY)
        assert answer == (0, "", f"mentorlog: The journal {ana.db} is in use by another program.\n")
        assert "typer" not in modules
