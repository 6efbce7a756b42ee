"""How a journal's file is laid out, as steps that are only ever added to.

Each step is a function of a connection with a transaction open; `STEPS[:n]` make schema version n. A new journal runs
them all, an older one those it lacks (`store.migrations` runs them through sqlite-utils, which records them). A step
that shipped is never edited: see `docs/schema.md` for what they make together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.store.schema.v1 import make as make_v1
from mentorlog.store.schema.v2 import make as make_v2
from mentorlog.store.schema.v3 import make as make_v3
from mentorlog.store.schema.v4 import make as make_v4

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

STEPS: Final[tuple[Callable[[sqlite3.Connection], None], ...]] = (make_v1, make_v2, make_v3, make_v4)


def build(connection: sqlite3.Connection) -> None:
    """Lay out an empty database as this version wants it, without a record of migrations (for memory only)."""
    for step in STEPS:
        step(connection)
