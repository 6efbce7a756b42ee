"""The confirmation of `delete`, with what was deleted because it belonged to a deleted entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.enumeration import enumerated
from mentorlog.model import Goal
from mentorlog.present.answers.changes import changes_page
from mentorlog.present.page import Row, text
from mentorlog.present.phrases import count_phrase

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from mentorlog.model import Entry, Kind, Ref
    from mentorlog.present.page import Block, Page


def deleted_page(entries: Sequence[Entry], *, belonging: Mapping[Ref, Mapping[Kind, int]], today: dt.date) -> Page:
    """The line of each deleted entry, and below it how many entries of each kind were deleted with it."""
    blocks: list[Block] = list(changes_page([(entry, None) for entry in entries], verb="delete", today=today))
    for at, entry in enumerate(entries):
        counted = _counted(entry, belonging.get(entry.ref, {}))
        block = blocks[at]
        if counted and isinstance(block, Row):
            blocks[at] = block._replace(under=(*block.under, text(f"with it: {counted}")))
    return tuple(blocks)


def _counted(entry: Entry, counts: Mapping[Kind, int]) -> str:
    """The number of entries of each kind, in words; empty if there are none."""
    from mentorlog.present.journal.restoring import kind_phrase

    parts = [kind_phrase(number, kind) for kind, number in counts.items() if number]
    if isinstance(entry, Goal) and entry.checkpoints:
        parts.append(count_phrase(len(entry.checkpoints), "checkpoint"))
    return enumerated(parts)
