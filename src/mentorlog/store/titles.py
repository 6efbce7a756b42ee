"""The title of an entry in SQL."""

from __future__ import annotations

from mentorlog.model.titles import TITLE_FIELDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.model import Kind


def title_sql(kind: Kind) -> str:
    """SQL for the title of an entry of a kind; `x` is its table."""
    columns = [f"x.{field}" for field in TITLE_FIELDS[kind]]
    return columns[0] if len(columns) == 1 else f"coalesce({', '.join(columns)})"
