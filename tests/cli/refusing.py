"""A journal that every refused command leaves as it was."""

from __future__ import annotations

from collections.abc import Callable

from tests.cli.conftest import Mentor

Refuse = Callable[..., str]
"""Types a line that must be refused (`code` says with what exit code, 2 unless said) and answers what is said."""

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
    """A journal with one entry of each kind for Ana Souza, Bo Lind beside her, and Cy Ek, who is ended."""
    for line in LINES:
        mentor(line)
    return mentor.db.read_bytes()


def refusing(mentor: Mentor, written: bytes) -> Refuse:
    """What types a line that must be refused; the journal stays as it is, byte for byte, and alone."""

    def refuse(line: str | list[str], *, code: int = 2, stdin: str = "") -> str:
        mentor.db.write_bytes(written)
        said = mentor.fails(line, code=code, stdin=stdin)
        assert mentor.db.read_bytes() == written
        assert sorted(path.name for path in mentor.home.iterdir() if path.name.startswith("journal")) == ["journal.db"]
        return said

    return refuse
