"""What `private` and `shareable` share."""

from __future__ import annotations

from mentorlog.cli.answer import answer_all
from mentorlog.cli.app import App
from mentorlog.cli.who import entries


def set_private(app: App, words: list[str] | None, private: bool, *, as_json: bool) -> None:
    """Mark the entries that the refs name as private, or as shareable."""
    journal = app.writing()
    before = entries(journal, words)
    with journal.command("private" if private else "shareable", now=app.now) as change:
        for entry in before:
            if entry.private != private:
                change.set(entry.ref, private=private)
    after = [(journal.entry(entry.ref), entry) for entry in before]
    answer_all(app, after, verb="private" if private else "shareable", as_json=as_json)
