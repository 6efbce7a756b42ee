"""The demo's journal, and how a journal written down as commands is read.

Its form is told at the top of `journal.txt`, which is the demo's own. Moments may also be plain ISO date-times, so that
any journal of commands can be played.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_AHEAD: Final = re.compile(r"\{([+-]\d+)d\}")
_MOMENT: Final = re.compile(r"# ([+-]\d+)d (\d\d:\d\d)")


class Step(NamedTuple):
    """One command: when it was typed (local time) and its arguments, without `mentorlog` itself."""

    at: dt.datetime
    arguments: list[str]


def journal() -> str:
    """Read the text of the demo's journal."""
    from importlib.resources import files

    return files(__name__).joinpath("journal.txt").read_text(encoding="utf-8")


def steps(text: str, *, today: dt.date) -> Iterator[Step]:
    """Read the commands of a written journal, in order, their relative days counted from `today`.

    Raises ValueError at a command that stands before the first moment, or is no `mentorlog` command.
    """
    import shlex

    def day(days: str) -> str:
        return (today + dt.timedelta(days=int(days))).isoformat()

    at: dt.datetime | None = None
    for line in text.splitlines():
        if line.startswith("##") or not line.strip():
            continue
        if line.startswith("# "):
            moment = _MOMENT.fullmatch(line)
            at = dt.datetime.fromisoformat(f"{day(moment[1])}T{moment[2]}" if moment else line[2:])
            continue
        program, *arguments = shlex.split(_AHEAD.sub(lambda found: day(found[1]), line))
        if at is None or program != "mentorlog":
            raise ValueError(line)
        yield Step(at, arguments)
