"""`delete`: entries that should not have been; `undo` brings them back."""

from __future__ import annotations

import typer

from mentorlog.cli.answer import answer_all
from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, Refs, build
from mentorlog.cli.who import entries


def delete(ctx: typer.Context, refs: Refs = None, as_json: AsJson = False) -> None:
    """Delete entries; undo brings them back."""
    app: App = ctx.obj
    journal = app.writing()
    gone = entries(journal, refs)
    with journal.command("delete", now=app.now) as change:
        # a relationship last: it takes its entries with it
        for entry in sorted(gone, key=lambda entry: entry.ref.kind == "relationship"):
            change.remove(entry.ref)
    answer_all(app, [(entry, None) for entry in gone], verb="delete", as_json=as_json)


command = build(delete, "delete", example="mentorlog delete n1")
