"""Commands on an encrypted journal answer as on the same journal that is not encrypted."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.cli.conftest import Mentor
from tests.cli.encrypted import encrypt, unlock

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux says which folders are in memory")

LINES = (
    "status",
    "review søren",
    "review --all --json",
    "remind --within 30d",
    "remind --exit-code",
    "remind --count",
    "progress",
    "year",
    "timeline",
    "timeline lone --json",
    "search ask",
    "search checklist --json",
    "search østergård",
    "hours",
    "people --all --json",
    "goal",
    "action --all",
    "sessions -n 50",
    "notes --json",
    "feedback",
    "agenda søren",
    "prospect",
    "questions",
    "show s17",
    "show g1 --history",
    "show søren",
    "programme",
    "export søren",
    "export søren --format json",
    "export søren --format csv -o tables",
    "export søren --format ics",
    "export søren --format html",
    "export --all --format json --include-private -o whole.json",
    "export --all --anonymous",
    "recap søren",
    "history",
    "path",
    # what writes
    "note seemed tired after the review -w søren",
    "log Talked about delegating and about the budget -w lone --for 45m --takeaway 'Ask first' --next 2026-12-09",
    "edit n1 --text changed",
    "undo",
    "undo 2",
    "redo",
    "delete n1",
    "search tired",
    "backup",
    "backup --list",
    "backup --verify",
    "backup copy.db",
    "backup copy.db",
    "note one more -w lone",
    "restore copy.db --dry-run",
    "restore copy.db",
    "undo",
    "restore 2150-01-01",
    "restore",
    "import whole.json --dry-run",
    "import other.db --dry-run",
    "import other.db",
    "undo",
    "doctor",
    "doctor --repair",
    "forget søren --dry-run",
    "forget søren",
    "search checklist",
    "restore copy.db",
    "status",
    "history --json",
    "doctor",
)
DIFFERENT = (
    (r"\d+(\.\d+)? kB", "SIZE"),  # the pages of an encrypted file have less room
    (r'"size": \d+', "SIZE"),
    (r"\d{4}-\d\d-\d\dT\d{6}Z", "TIME"),
    (r"(today|yesterday|\d{4}-\d\d-\d\d|backup of \w+ \d+ \w+( \d+)?) \d\d:\d\d", "TIME"),
    (r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "UUID"),
    (r"^Encryption\t.*\n", ""),
    (r"^(Journal\tok\t.*), encrypted", r"\1"),
    (r"\d+ ok$", "N ok"),
)
"""What may differ in two answers: the sizes of files, the real time, random identities, and that a journal is
encrypted."""


@pytest.fixture(scope="module")
def journals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The journal of the demo, and one with an entry more."""
    user = Mentor(tmp_path_factory.mktemp("demo"))
    user(["demo", "--db", str(user.db)])
    journal = user.db.read_bytes()
    user("note only on the laptop -w søren")
    return {"journal.db": journal, "other.db": user.db.read_bytes()}


@pytest.mark.heavy
def test_every_command_answers_as_on_a_plain_journal(
    tmp_path: Path, journals: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code, answer and messages, byte for byte, but for what must differ. All files that are written are
    encrypted."""
    users = {}
    for name in ("plain", "encrypted"):
        home = tmp_path / name
        home.mkdir()
        users[name] = Mentor(home)
        for file, content in journals.items():
            (home / file).touch(mode=0o600)
            (home / file).write_bytes(content)
    with TemporaryDirectory(dir="/dev/shm") as runtime:
        unlock(Path(runtime))
        users["encrypted"].base["XDG_RUNTIME_DIR"] = runtime
        for file in journals:
            encrypt(users["encrypted"].home / file)
        for line in LINES:
            answers = [_answer(user, line, monkeypatch) for user in users.values()]
            assert answers[0] == answers[1], line
    databases = [file for file in users["encrypted"].home.rglob("*.db") if file.is_file()]
    assert len(databases) > 4
    assert not any(file.read_bytes().startswith(b"SQLite") for file in databases)


def _answer(user: Mentor, line: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, str]:
    """What a command answers, without what may differ."""
    monkeypatch.chdir(user.home)
    for variable in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, user.base[variable])
    answer = user(line, ok=False, stdin="Søren Østergård\n" if line.startswith("forget") else "")
    assert "a bug in" not in answer.output, line
    texts = []
    for text in (answer.out, answer.err):
        known = text.replace(str(user.home), "HOME")
        for pattern, name in DIFFERENT:
            known = re.sub(pattern, name, known, flags=re.MULTILINE)
        texts.append(known)
    return answer.code, *texts
