"""With any umask, only the user can read what mentorlog writes, from the moment at which it is created."""

from __future__ import annotations

import os
import re
import shlex
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Mentor
from tests.cli.test_system_faults import skip_if_faults_cannot_be_injected
from tests.programs import program

pytestmark = [
    pytest.mark.skipif(os.name == "nt", reason="Windows has no modes"),
    pytest.mark.several_mistakes,  # no hint is typed: the files are the point
]

LINES = (
    "start Ana Souza --i-am mentor --since 2026-03-02",
    'log "talked\n--- private ---\nhe is ill" -w ana --for 45m --me "send it"',
    "note seemed tired -w ana",
    "prospect add Lone",
    "config name Bo",
    "backup",
    "backup {home}/",
    "backup {home}/copy.db",
    "export ana --include-private -o {home}/out/ana.md",
    "export ana --format html -o {home}/out/ana.html",
    "export ana --format pdf -o {home}/out/ana.pdf",
    "export ana --format ics -o {home}/out/ana.ics",
    "export --all --include-private --format json -o {home}/out/all.json",
    "export --all --include-private --format csv -o {home}/tables/",
    "export --all --format csv -o {home}/out/tables.zip",
    "recap ana --format md -o {home}/out/recap.md",
    "agenda ana --format md -o {home}/out/agenda.md",
    "draft lone -o {home}/out/draft.md",
    "year --format html -o {home}/out/year.html",
    "year --story --format html -o {home}/out/story.html",
    "export ana --anonymous --format html -o {home}/out/anonymous.html",
    "resource -o {home}/out/resources.md",
    "import {home}/out/all.json",
    "undo",
    "restore {home}/copy.db",
    "doctor --repair",
    "--db {home}/old/journal.db people",
    "--install-completion",
)
"""Commands that write every kind of file."""
DEMO = "--db {home}/demo/demo.db demo"
"""It takes seconds."""


def modes_of(home: Path) -> dict[str, str]:
    """Files and folders that others can read or write, with their modes."""
    return {
        str(path.relative_to(home)): f"{mode:o}"
        for path in home.rglob("*")
        if (mode := stat.S_IMODE(path.lstat().st_mode)) & 0o077
    }


@contextmanager
def umask(mask: int) -> Iterator[None]:
    """Set the umask of this process for a while."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


CREATED: list[str] = []
"""What was created with a mode that lets others in, while `watch` is on."""
WATCHED: list[Path] = []
"""The home folder that is watched; empty if none is."""


def _hook(event: str, args: tuple[Any, ...]) -> None:
    """Note each file that Python or SQLite creates by its name alone: it gets the mode that the umask leaves."""
    if not WATCHED:
        return
    if event == "open" and isinstance(args[0], str) and isinstance(args[1], str) and set(args[1]) & set("wax"):
        _note(f"open({args[0]!r}, {args[1]!r})", args[0])
    elif event == "sqlite3.connect" and str(args[0]) not in ("", ":memory:"):
        path = str(args[0]).removeprefix("file:").partition("?")[0]
        if "mode=memory" not in str(args[0]):
            _note(f"sqlite3.connect({args[0]!r})", path)
    elif event == "os.mkdir" and args[1] & 0o077:
        _note(f"mkdir({args[0]!r}, {args[1]:o})", str(args[0]))


def _note(what: str, path: str) -> None:
    if path.startswith(str(WATCHED[0])) and not os.path.lexists(path):
        CREATED.append(what)


@pytest.fixture
def watched(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Mentor]:
    """A user whose files are watched when they are created."""
    if _hook not in INSTALLED:  # a hook can't be removed
        INSTALLED.append(_hook)
        sys.addaudithook(_hook)
    original = os.open

    def watch(path: Any, flags: int, mode: int = 0o777, **more: Any) -> int:
        if flags & os.O_CREAT and mode & 0o077:
            _note(f"os.open({path!r}, mode={mode:o})", str(path))
        return original(path, flags, mode, **more)

    monkeypatch.setattr(os, "open", watch)
    CREATED.clear()
    WATCHED.append(mentor.home)
    with umask(0):
        yield mentor
    WATCHED.clear()


INSTALLED: list[Any] = []


def prepare(mentor: Mentor) -> None:
    """Put a journal of an older version in a folder, for the copy that is made before it is migrated."""
    import gzip

    old = mentor.home / "old"
    old.mkdir(mode=0o700)
    packed = Path(__file__).parents[2] / "store" / "migration" / "journals" / "version-8.db.gz"
    file = old / "journal.db"
    file.touch(mode=0o600)
    file.write_bytes(gzip.decompress(packed.read_bytes()))


@pytest.mark.heavy
def test_nothing_can_be_read_by_others_at_any_moment(watched: Mentor) -> None:
    """Each file is created with mode 0600 and each folder with 0700, even with umask 000."""
    prepare(watched)
    for line in LINES:
        watched(line.format(home=watched.home), SHELL="bash")
    watched("forget lone", stdin="Lone\n")
    passphrase = {"MENTORLOG_PASSPHRASE": "correct horse battery"}
    for line in ("encrypt", "note hi -w ana", "backup", "decrypt"):
        watched(line, **passphrase)
    watched("--db /dev/null/journal.db note -", ok=False, stdin="a thought")  # kept in a recovery file
    assert list((watched.home / ".local/share/mentorlog/unsaved").iterdir())
    assert list((watched.home / "old").glob("*.bak"))
    assert modes_of(watched.home) == {}
    assert CREATED == []


def opened(trace: str, home: Path) -> Iterator[tuple[str, str, str]]:
    """The calls that may create a file or folder below `home`, with its path and mode. One that exists is opened in the
    same way, so only the first call of a path counts."""
    for call in trace.splitlines():
        found = re.search(r"(?:O_CREAT|mkdir|creat)", call) and re.search(r'"([^"]*)".*, (0\d*)\) += \d', call)
        if found and found[1].startswith(str(home)):
            yield call, found[1], found[2]


@pytest.mark.heavy
def test_no_system_call_creates_a_file_that_others_can_read(mentor: Mentor) -> None:
    """The same for real processes, with what SQLite, typst and the process of the daily backup create."""
    program("strace")
    skip_if_faults_cannot_be_injected(mentor)
    prepare(mentor)
    log = mentor.home / "trace"
    calls = "openat,open,creat,mkdir,mkdirat"
    made = {str(path) for path in mentor.home.rglob("*")}
    with umask(0):
        for number, line in enumerate((*LINES, DEMO)):
            mentor.now = f"2026-11-{23 + number // 5:02d}T09:00"
            words = line.format(home=mentor.home)
            script = f'umask 000; exec strace -f -qq -s 400 -o "{log}" -e trace={calls} "$0" -m mentorlog "$@"'
            done = subprocess.run(
                ["sh", "-c", script, sys.executable, *shlex.split(words)],
                env=mentor.environ | {"SHELL": "bash"},
                capture_output=True,
                text=True,
                check=False,
                stdin=subprocess.DEVNULL,
            )
            assert done.returncode == 0, (line, done.stderr)
            for call, path, mode in opened(log.read_text(errors="replace"), mentor.home):
                is_new = path not in made
                made.add(path)
                assert not is_new or int(mode, 8) & 0o077 == 0, (line, call)
    assert len(made) > len(LINES)
    log.unlink()
    assert modes_of(mentor.home) == {}
