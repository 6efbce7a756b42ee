"""The error of a command that fails after it has saved something, which must not look as if nothing was saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.unsaved import show_error
from mentorlog.errors import UNCHANGED, MentorlogError, Stopped

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def show_error_after_saving(app: App, error: MentorlogError) -> None:
    """Show the error, what was saved before it, and the command that shows the saved entries."""
    message = "stopped." if isinstance(error, Stopped) else error.message.removesuffix(f" {UNCHANGED}")
    what, line = _saved(app)
    app.draft = None  # it was saved in the journal
    show_error(app, f"{message} It was saved all the same: {what}.", hint=line)


def _saved(app: App) -> tuple[str, str]:
    """What this run has saved, and the command that shows it."""
    if app.saved and app.has_written:
        return app.saved, "mentorlog people --all"
    if not app.has_written:
        return app.saved or "", app.saved_line
    try:
        command = app.last_command()
    except MentorlogError:  # the journal is locked or damaged by now
        command = None
    if command is None or command.status != "done":
        return "the change of the journal", "mentorlog history"
    refs = " ".join(str(ref) for ref in command.refs)
    return f"{command.verb} {refs}", f"mentorlog show {command.refs[0]}" if refs else "mentorlog history"
