"""What `undo` and `redo` share."""

from __future__ import annotations

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.errors import ConflictError


def turn(app: App, *, back: bool, as_json: bool) -> None:
    """Take the last command back, or bring back the one that was taken; say which it was."""
    journal = app.writing()
    if not journal.exists:
        raise ConflictError(f"Nothing to {'undo' if back else 'redo'}.")
    turned = journal.undo(now=app.now) if back else journal.redo(now=app.now)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.command(turned))
    from mentorlog.present.history import redone_page, undone_page

    return output.show(app, (undone_page if back else redone_page)(turned, now=app.now.astimezone()))
