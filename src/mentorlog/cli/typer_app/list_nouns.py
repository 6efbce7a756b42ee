"""Nouns that only list, because another command records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def refuse_add(
    app: App, words: list[str] | None, *, recorded_by: tuple[str, ...], placeholders: tuple[str, ...]
) -> None:
    """Raise UsageError for `NOUN add ...`, `NOUN list` and the like, with the line of the command that records: the
    first one for text, the second one for a date, each with its placeholder if there is nothing to record. These words
    have priority over people of the same name."""
    from mentorlog.cli.input.command_line.other_words import ADDS, LISTS
    from mentorlog.cli.input.command_line.typed_line import line_of
    from mentorlog.cli.typer_app import index

    verb = words[0].casefold() if words else ""
    noun = app.context.command.name
    at = app.args.index(words[0]) if words else 0
    before = [word for word in app.args[:at] if index.command_of(word) != noun]
    if verb in LISTS:
        hint = line_of([word for at_, word in enumerate(app.args) if at_ != at])
        raise UsageError(f"`{noun}` lists without {quoted(verb)}.", hint=hint)
    if verb in ADDS:
        rest = app.args[at + 1 :]
        commands = list(zip(recorded_by, placeholders, strict=True))
        if words and words[1:]:
            commands = commands[-1:] if _is_date(app, words[1:]) else commands[:1]
        lines = [
            line_of([*before, command, *rest, *([] if words and words[1:] else [placeholder])])
            for command, placeholder in commands
        ]
        raise UsageError(f"`{noun}` only lists; `{'` or `'.join(recorded_by)}` records.", hint="\n".join(lines))


def _is_date(app: App, words: list[str]) -> bool:
    from mentorlog.cli.input.dates.read import read_when
    from mentorlog.errors import DateError

    try:
        read_when(app, " ".join(words), direction="future")
    except DateError:
        return False
    return True
