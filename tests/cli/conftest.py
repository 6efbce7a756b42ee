"""The fixture `mentor`: it runs commands on its own journal, in this process or in a new one."""

from __future__ import annotations

import contextlib
import io
import json
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.cli.hints import CHECKED, Hint, check, hints_in, is_typed, journal_of, text_for
from tests.cli.page_fields import page_fields

NOW = "2026-11-23T09:00"


class Answer(NamedTuple):
    """The result of a command."""

    code: int
    out: str
    err: str

    @property
    def output(self) -> str:
        """Standard output and standard error."""
        return self.out + self.err

    @property
    def fields(self) -> str:
        """Standard output with a tab between the texts of a line, wherever a page has placed them."""
        return page_fields(self.out)

    @property
    def json(self) -> Any:
        """The JSON value on stdout, which must contain nothing else."""
        return json.loads(self.out)


class Mentor:
    """A user with a home folder and a journal in it; `now` is the current time and can be set."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.db = home / "journal.db"
        self.settings = home / ".config" / "mentorlog" / "config.toml"
        self.now = NOW
        self.hints: list[Hint] = []
        kept = {name: value for name, value in os.environ.items() if name not in _OURS and not name.startswith("XDG_")}
        self.base = kept | {
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / ".config"),
            "XDG_DATA_HOME": str(home / ".local" / "share"),
            "XDG_RUNTIME_DIR": str(home / "no runtime folder"),
            "MENTORLOG_DB": str(self.db),
            "LC_MESSAGES": "C",
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }

    @property
    def environ(self) -> dict[str, str]:
        """The environment that a command runs in."""
        return self.base | {"MENTORLOG_NOW": self.now}

    def __call__(self, line: str | list[str], *, ok: bool = True, stdin: str = "", **environ: str) -> Answer:
        """Run a command line (without `mentorlog`) in this process, piped; it must succeed unless `ok` is false.

        A page in the pipe is so wide that no line of it is folded, unless COLUMNS is given.
        """
        from mentorlog.cli.typer_app.run import run

        words = shlex.split(line) if isinstance(line, str) else line
        if "always" not in words and "FORCE_COLOR" not in environ:
            environ = {"COLUMNS": "1000"} | environ
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
        given = io.TextIOWrapper(io.BytesIO(stdin.encode("utf-8", "surrogateescape")), encoding="utf-8")
        before = sys.stdin
        sys.stdin = given
        _forget_colours()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                code = run(words, environ=self.environ | environ)
        finally:
            sys.stdin = before
        answer = Answer(code, _read(out), _read(err))
        self._record_hints(answer, words, environ)
        if ok:
            assert answer.code == 0, f"mentorlog {shlex.join(words)}\n{answer.out}{answer.err}"
        return answer

    def _record_hints(self, answer: Answer, words: list[str], environ: dict[str, str]) -> None:
        """Keep the hints of an answer with the journal that they apply to; they are run when the test ends."""
        for line in hints_in(answer.out, answer.err) if "demo" not in words else ():
            if line not in CHECKED and is_typed(line) and not any(line == hint.line for hint in self.hints):
                journal = journal_of(self.environ | environ, words)
                settings = self.settings.read_bytes() if self.settings.exists() else None
                stdin = text_for(line)
                self.hints.append(Hint(line, shlex.join(words), journal, settings, self.now, environ, stdin))

    def given(self, *lines: str) -> Mentor:
        """Run the lines that a test starts with; the same lines on the same journal are run only once per process."""
        before = self.db.read_bytes() if self.db.exists() else b""
        if (before, lines) not in _MADE:
            for line in lines:
                self(line)
            _MADE[before, lines] = self.db.read_bytes()
        self.db.touch(mode=0o600)
        self.db.write_bytes(_MADE[before, lines])
        return self

    def fails(self, line: str | list[str], *, code: int, stdin: str = "", **environ: str) -> str:
        """Run a command that must fail with this exit code and print nothing on stdout; return its stderr."""
        answer = self(line, ok=False, stdin=stdin, **environ)
        assert (answer.code, answer.out) == (code, ""), answer
        assert answer.err.startswith("mentorlog: "), answer.err
        assert "Traceback" not in answer.err
        return answer.err

    def process(self, *words: str, stdin: str = "", **environ: str) -> Answer:
        """Run a command as a real process, piped."""
        done = subprocess.run(
            [sys.executable, "-m", "mentorlog", *words],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            env=self.environ | environ,
            timeout=60,
            check=False,
        )
        return Answer(done.returncode, done.stdout, done.stderr)


_OURS = {
    *("MENTORLOG_DB", "MENTORLOG_NOW", "NO_COLOR", "FORCE_COLOR", "COLUMNS", "VISUAL", "EDITOR", "PAGER", "HOME"),
    "MENTORLOG_PASSPHRASE",
    *("LC_ALL", "LC_MESSAGES", "LANG", "TERM", "SHELL"),
}


_MADE: dict[tuple[bytes, tuple[str, ...]], bytes] = {}
"""Journals by their previous content and the lines that were run; copying one is ten times as fast as creating it."""


def _forget_colours() -> None:
    """Rich keeps the codes of a style as the first terminal that it was drawn for needed them."""
    if rich_style := sys.modules.get("rich.style"):
        rich_style.Style.parse.cache_clear()


def _read(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.detach()
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode("utf-8")


def built(name: str) -> Any:
    """The built command of that name."""
    from importlib import import_module

    from mentorlog.cli.typer_app.index import module_of

    return import_module(module_of(name)).command


@pytest.fixture
def mentor(
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> Iterator[Mentor]:
    """A user with an empty home, at 9:00 on Monday 23 November 2026. When the test ends, every hint that was shown is
    run, unless the test is marked `several_mistakes`: a hint corrects only one mistake."""
    user = Mentor(tmp_path)
    # the platform's folders are looked up in the process's own environment
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, user.base[name])
    yield user
    monkeypatch.undo()
    if request.node.get_closest_marker("several_mistakes") is None:
        type_hints_of(user, tmp_path_factory)


def type_hints_of(user: Mentor, tmp_path_factory: pytest.TempPathFactory) -> int:
    """Run every hint that was shown to this user and not run before; return the number of hints."""
    hints = [hint for hint in user.hints if hint.line not in CHECKED]
    user.hints = []
    if hints:
        folder = tmp_path_factory.mktemp("hints")
        for hint in hints:
            CHECKED.add(hint.line)
            check(hint, Mentor, folder)
    return len(hints)


class Begun(NamedTuple):
    """Journals that most tests start with, as bytes; copying one is ten times as fast as creating it."""

    ana: bytes
    two: bytes


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Begun:
    """The journals of `ana` and of `two`, created once."""
    user = Mentor(tmp_path_factory.mktemp("begun"))
    user('start Ana Souza --i-am mentor --cadence "every 2 weeks" --since 2026-03-02')
    ana = user.db.read_bytes()
    user("start Bo Lind --i-am mentee --since 2026-05-04")
    return Begun(ana, user.db.read_bytes())


def _begin(user: Mentor, journal: bytes) -> Mentor:
    user.db.touch(mode=0o600)
    user.db.write_bytes(journal)
    return user


@pytest.fixture
def runtime(mentor: Mentor) -> Iterator[Path]:
    """A folder of the user in memory, in which `mentorlog unlock` keeps keys."""
    memory = Path("/dev/shm")  # noqa: S108 - the one folder in memory that every user can write to
    if not memory.is_dir():
        pytest.skip("needs /dev/shm, a folder in memory")
    with tempfile.TemporaryDirectory(prefix="mentorlog-test-", dir=memory) as folder:
        mentor.base["XDG_RUNTIME_DIR"] = folder
        yield Path(folder)


@pytest.fixture
def ana(mentor: Mentor, begun: Begun) -> Mentor:
    """The mentor of Ana Souza since March, who meets her every two weeks."""
    return _begin(mentor, begun.ana)


@pytest.fixture
def two(mentor: Mentor, begun: Begun) -> Mentor:
    """The mentor of Ana Souza and mentee of Bo Lind."""
    return _begin(mentor, begun.two)
