"""The output of commands that change entries."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli.output.pages import show, show_json
from mentorlog.cli.output.people import short_names_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import ChangedText, Command, Entry
    from mentorlog.present.answers.changes import Change, Verb
    from mentorlog.store import Journal


_MOST_TEXTS: Final = 5
"""The number of texts that are shown of one command."""
_MOST_COMMANDS: Final = 20
"""The number of commands of which texts are shown."""
_WITH_FIRST_NAME: Final[frozenset[Verb]] = frozenset(
    ("goal add", "action add", "milestone add", "feedback", "raise", "note")
)
"""The commands whose answer has the first name only."""


def show_change(
    app: App,
    entry: Entry,
    before: Entry | None = None,
    *,
    verb: Verb,
    as_json: bool,
    hints: Sequence[str] | None = None,
) -> None:
    """Show the change of one entry as a page, or the entry as JSON; `hints` replace those of the page."""
    show_changes(app, [(entry, before)], verb=verb, as_json=as_json, hints=hints)


def show_changes(
    app: App, changes: Sequence[Change], *, verb: Verb, as_json: bool, hints: Sequence[str] | None = None
) -> None:
    """Show the changes of several entries; as JSON, one entry is an object, several are an array."""
    app.draft = None
    if as_json:
        from mentorlog.export import shapes

        values = [shapes.entry(entry) for entry, _ in changes]
        show_json(values[0] if len(values) == 1 else values)
    else:
        from mentorlog.present.answers.changes import changes_page

        names_first = verb in _WITH_FIRST_NAME
        people = short_names_of(app, [entry.relationship_ref for entry, _ in changes]) if names_first else None
        show(app, changes_page(changes, verb=verb, today=app.today, hints=hints, people=people))


def show_undone(app: App, journal: Journal, commands: Sequence[Command], *, as_json: bool) -> None:
    """Show the commands that were undone; as JSON, one is an object, several are an array."""
    if as_json:
        from mentorlog.export import shapes

        values = [shapes.command(command) for command in commands]
        return show_json(values[0] if len(values) == 1 else values)
    from mentorlog.present.journal.history import undone_page

    texts = _texts(app, journal, commands)
    people = _people(app, journal, commands, texts)
    return show(app, undone_page(*commands, now=app.now.astimezone(), texts=texts, people=people))


def show_redone(app: App, journal: Journal, command: Command, *, as_json: bool) -> None:
    """Show the command that was brought back."""
    if as_json:
        from mentorlog.export import shapes

        return show_json(shapes.command(command))
    from mentorlog.present.journal.history import redone_page

    texts = _texts(app, journal, [command])
    people = _people(app, journal, [command], texts)
    return show(app, redone_page(command, now=app.now.astimezone(), texts=texts, people=people))


def _people(
    app: App, journal: Journal, commands: Sequence[Command], texts: Mapping[int, Sequence[ChangedText]]
) -> dict[int, tuple[str, str]]:
    """The name of the person that each command is about, and the status of the relationship now; without the commands
    about several people, or about no one who is in the journal. Only at a terminal, as the texts."""
    if not app.uses_rich:
        return {}
    known = {each.ref: (each.name, each.status) for each in journal.relationships()}
    shown = commands[:_MOST_COMMANDS]
    about = {
        command.number: {known[each.relationship] for each in texts[command.number] if each.relationship in known}
        for command in shown
    }
    # of entries without a text, as a session that was moved
    silent = [command for command in shown if not about[command.number]]
    titles = journal.titles_of({ref for command in silent for ref in command.refs})
    for command in silent:
        about[command.number] = {(titles[ref][1], "") for ref in command.refs if titles.get(ref, ("", ""))[1]}
    return {number: people.pop() for number, people in about.items() if len(people) == 1}


def _texts(app: App, journal: Journal, commands: Sequence[Command]) -> dict[int, tuple[ChangedText, ...]]:
    """The texts of the first commands: several of one, the first of each of several. Only at a terminal: what is
    written to a pipe or a file has no text of the owner's."""
    if not app.uses_rich:
        return {}
    most = 1 if len(commands) > 1 else _MOST_TEXTS
    return {command.number: journal.changed_texts(command, most=most) for command in commands[:_MOST_COMMANDS]}
