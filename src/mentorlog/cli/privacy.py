"""What `private` and `shareable` share."""

from __future__ import annotations

from collections.abc import Sequence

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.lookup import entries
from mentorlog.cli.output.changes import show_changes
from mentorlog.model import Entry, Session


def set_private(app: App, words: list[str] | None, private: bool, *, as_json: bool) -> None:
    """Mark the entries that the refs name as private, or as shareable."""
    journal = app.writing()
    before = entries(journal, words)
    with journal.command("private" if private else "shareable", now=app.now) as change:
        for entry in before:
            if entry.private != private:
                change.set(entry.ref, private=private)
    after = [(journal.entry(entry.ref), entry) for entry in before]
    show_changes(app, after, verb="private" if private else "shareable", as_json=as_json)
    if not private:
        _say_what_stays(app, [entry for entry, _ in after])


def _say_what_stays(app: App, shared: Sequence[Entry]) -> None:
    """The promises of a session that may be shared again stay private: they may have reasons of their own."""
    kept = [action.ref for entry in shared if isinstance(entry, Session) for action in entry.actions if action.private]
    named = {entry.ref for entry in shared}
    if kept := [ref for ref in kept if ref not in named]:
        refs = " ".join(map(str, kept))
        output.warn(f"What was promised in it stays private: mentorlog shareable {refs}")
