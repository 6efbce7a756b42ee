"""Refuse a note that is typed after a choice instead of after its own option: `--expectations partly a note`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.cli.input.command_line.arguments import TypedOption, typed_line
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.input.command_line.arguments import CommandLine


def refuse_note_after_choice(app: App, ctx: Any, line: CommandLine) -> None:
    """Raise UsageError for words after `--expectations partly` or a flag that name no one, if the option for the note
    is not given. One word is a note only if the person is named elsewhere."""
    at = next((at for at, item in enumerate(line.items) if _is_option(item, "--expectations")), None)
    if at is None or any(_is_option(item, "--expectations-note") for item in line.items):
        return
    notes = [words for position, words in line.runs() if position > at and _follows_choice(line.items[position - 1])]
    notes = [words for words in notes if not _is_name(app, words)]
    note = [word for words in notes for word in words]
    others = [word for word in line.words if word not in note]
    is_named = others or any(_is_option(item, "--with") for item in line.items)
    if not note or (len(note) == 1 and not is_named):
        return
    if not is_named:
        from mentorlog.cli.input.command_line.leading_name import name_in_line

        note, name = name_in_line(app, note)
        others = [name] if name else []
    options = []
    for option in line.options:
        options.append(option)
        if option == line.items[at]:
            options.append(TypedOption("--expectations-note", " ".join(note)))
    raise UsageError("The note goes after --expectations-note:", hint=typed_line(ctx, others, options))


def _is_option(item: TypedOption | str, name: str) -> bool:
    return isinstance(item, TypedOption) and item.long_name == name


def _follows_choice(before: TypedOption | str) -> bool:
    """Whether the words after an item can't belong to the value of another option."""
    return isinstance(before, TypedOption) and (before.value is None or before.long_name == "--expectations")


def _is_name(app: App, words: list[str]) -> bool:
    """Whether the words name a relationship, or may be a name without its quotes."""
    from mentorlog import names
    from mentorlog.model import Ref

    text = " ".join(words)
    if Ref.parse(text) or names.is_me(text) or not app.has_journal:
        return True
    people = app.open_for_reading().relationships()
    app.close()
    return any(names.is_match(text, person.name) for person in people)
