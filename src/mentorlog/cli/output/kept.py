"""Show what is still planned or open after a relationship was paused or ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.pages import show, show_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Entry, Ref


def show_kept(app: App, kept: Sequence[Entry], *, due: Sequence[Entry], outcomes: Mapping[str, Sequence[Ref]]) -> None:
    """Show the decisions about open entries, the entries that are kept, and those of `due`, which still have
    reminders."""
    from mentorlog.present.answers.kept import kept_page

    show(app, kept_page(kept, due=due, outcomes=outcomes, today=app.today, now=app.now))


def show_kept_json(relationship: Entry, kept: Sequence[Entry]) -> None:
    """Show the relationship as JSON, with the refs of the entries that are kept."""
    from mentorlog.export import shapes

    show_json({**shapes.entry(relationship), "kept": [str(entry.ref) for entry in kept]})
