"""A journal that refused commands must not change."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.conftest import Mentor

Refuse = Callable[..., str]
"""Runs a command that must fail with the exit code `code` (default: 2), and returns its messages."""

LINES = (
    "start Ana Souza --i-am mentor --since 2026-03-02",
    "start Bo Lind --i-am mentee --since 2026-05-04",
    "start Cy Ek --i-am mentor --since 2026-01-05",
    "end cy --on 2026-10-01",
    "goal add Lead a review -w ana",
    "log talked -w ana --me 'Send the list by friday' --on 2026-11-16",
    "plan 2026-12-04 -w ana",
    "feedback give Cut in twice -w ana",
    "milestone add First review -w ana",
    "raise Why so late -w ana",
    "note seemed tired -w ana",
)


def write(mentor: Mentor) -> bytes:
    """Write a journal: Ana Souza with one entry of each kind, Bo Lind, and Cy Ek, whose relationship has ended."""
    for line in LINES:
        mentor(line)
    return mentor.db.read_bytes()


def refusing(mentor: Mentor, written: bytes) -> Refuse:
    """A function that runs a command, which must fail and leave the journal unchanged and without new files."""

    def refuse(line: str | list[str], *, code: int = 2, stdin: str = "") -> str:
        mentor.db.write_bytes(written)
        error = mentor.fails(line, code=code, stdin=stdin)
        assert mentor.db.read_bytes() == written
        assert sorted(path.name for path in mentor.home.iterdir() if path.name.startswith("journal")) == ["journal.db"]
        return error

    return refuse
