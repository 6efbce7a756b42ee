"""The space that a page may take."""

from __future__ import annotations

from mentorlog.cli.output.columns import pipe_width

TYPE_CHECKING = False
if TYPE_CHECKING:
    from mentorlog.cli.app import App


def page_size(app: App) -> tuple[int, int | None]:
    """The columns and lines that a page may take on the terminal, but not fewer lines than on one of 20 lines. In a
    pipe, and for a screen reader, the lines are None, because a page is whole there, and nothing is loaded for a
    terminal."""
    if not app.draws_pages:
        return pipe_width(app), None
    from mentorlog.cli.output.terminal import terminal_size
    from mentorlog.present.layout import MAX_WIDTH
    from mentorlog.present.review.part import MIN_SCREEN

    columns, lines = terminal_size(app)
    return min(columns, MAX_WIDTH), max(lines - 1, MIN_SCREEN)
