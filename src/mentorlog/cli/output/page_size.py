"""The space that a page of the terminal may take."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.cli.app import App


def page_size(app: App) -> tuple[int | None, int | None]:
    """The columns and lines that a page may take on the terminal, but not fewer lines than on the usual one; None in a
    pipe, where nothing is loaded for it."""
    if not app.uses_rich:
        return None, None
    from mentorlog.cli.output.terminal import terminal_size
    from mentorlog.present.layout import MAX_WIDTH
    from mentorlog.present.review.part import SCREEN

    columns, lines = terminal_size(app)
    return min(columns, MAX_WIDTH), max(lines - 1, SCREEN)
