"""`undo`: undo the last command."""

from typing import TYPE_CHECKING, Annotated, Final

import typer

from mentorlog.cli.input.counts import whole_number
from mentorlog.cli.output.changes import show_undone
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import ConflictError, UsageError
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from mentorlog.cli.app import App


Count = Annotated[
    str | None, typer.Argument(metavar="[N]", help="How many commands to undo, the last one first (default: 1).")
]
MOST: Final = 1000
"""The maximum number of commands; more is a typing error."""


def undo(ctx: typer.Context, count: Count = None, as_json: AsJson = False) -> None:
    """Undo the last command that changed the journal."""
    app: App = ctx.obj
    number = _number(count)
    journal = app.open_for_writing()
    if not journal.exists:
        raise ConflictError("Nothing to undo.")
    expected = None
    if number > 1 and app.can_ask and not app.yes:
        from mentorlog.cli.input.prompts.undo_question import ask_to_undo

        expected = journal.commands_to_undo(count=number)
        ask_to_undo(app, journal, expected)
    show_undone(app, journal, journal.undo_several(now=app.now, count=number, expected=expected), as_json=as_json)


def _number(count: str | None) -> int:
    """How many commands to undo. Raises UsageError if it is not a number from 1."""
    if count is None:
        return 1
    number = whole_number(count, lowest=1, highest=MOST)
    if number is not None:
        return number
    raise UsageError(
        f"`undo` takes the number of commands to undo, from 1 to {MOST}, not {quoted(count)}.", hint="mentorlog history"
    )


command = build(undo, "undo", example="mentorlog undo")
