"""Read the commands that make the demo's journal.

The top of `journal.txt` describes the format. The times in it may also be ISO date-times, so that other journals can be
written in it.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_RELATIVE_DAY: Final = re.compile(r"\{([+-]\d+)d\}")
_TIME_LINE: Final = re.compile(r"# ([+-]\d+)d (\d\d:\d\d)")


class Step(NamedTuple):
    """One command: when it was typed (local time) and its arguments, without `mentorlog` itself."""

    at: dt.datetime
    arguments: list[str]


def journal() -> str:
    """Read the text of the demo's journal."""
    from importlib.resources import files

    return files(__name__).joinpath("journal.txt").read_text(encoding="utf-8")


def steps(text: str, *, today: dt.date) -> Iterator[Step]:
    """Parse the commands of a journal, in order; relative days are counted from `today`.

    Raises ValueError for a command before the first time, and for one that is not a `mentorlog` command.
    """
    import shlex

    def day(days: str) -> str:
        return (today + dt.timedelta(days=int(days))).isoformat()

    at: dt.datetime | None = None
    for line in text.splitlines():
        if line.startswith("##") or not line.strip():
            continue
        if line.startswith("# "):
            moment = _TIME_LINE.fullmatch(line)
            at = dt.datetime.fromisoformat(f"{day(moment[1])}T{moment[2]}" if moment else line[2:])
            continue
        program, *arguments = shlex.split(_RELATIVE_DAY.sub(lambda found: day(found[1]), line))
        if at is None or program != "mentorlog":
            raise ValueError(line)
        yield Step(at, arguments)
