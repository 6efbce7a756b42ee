"""The number of columns that $COLUMNS asks for."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from mentorlog.cli.app import App

WIDEST: Final = 10_000
"""Columns; a larger $COLUMNS is a mistake, and formatting for it would take all memory."""
USUAL: Final = 80


def pipe_width(app: App) -> int:
    """The columns that a page is laid out for in a pipe: $COLUMNS, else 80."""
    return columns_variable(app) or USUAL


def columns_variable(app: App) -> int | None:
    """$COLUMNS, if it is a number that makes sense."""
    columns = app.environ.get("COLUMNS", "")
    return int(columns) if columns.isdecimal() and 0 < int(columns) <= WIDEST else None
