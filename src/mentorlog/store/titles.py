"""The title of an entry in SQL."""

from __future__ import annotations

from mentorlog.model import Kind
from mentorlog.model.titles import TITLE_FIELDS


def title_sql(kind: Kind) -> str:
    """The SQL of the title of an entry of that kind, whose row is `x`."""
    columns = [f"x.{field}" for field in TITLE_FIELDS[kind]]
    return columns[0] if len(columns) == 1 else f"coalesce({', '.join(columns)})"
