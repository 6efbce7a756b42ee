"""The view `timeline`, with what happened on each day, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.model import REF_LETTERS
from mentorlog.store.timeline_sources import SOURCES

if TYPE_CHECKING:
    from mentorlog.store.timeline_sources import Source


def _select(source: Source) -> str:
    return (
        f"SELECT {source.day}, {source.at}, '{source.kind}', '{REF_LETTERS[source.kind]}' || {source.number}, "
        f"(SELECT name FROM relationship WHERE id = {source.owner}), {source.text}, {source.status}, {source.private} "
        f"FROM {source.table}{f' WHERE {source.only}' if source.only else ''}"
    )


TIMELINE: Final = "CREATE VIEW timeline (day, at, kind, ref, relationship, text, status, private) AS\n" + (
    "\nUNION ALL\n".join(map(_select, SOURCES))
)
