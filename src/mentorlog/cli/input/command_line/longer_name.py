"""Refuse the rest of a name after `--with`: `note -w lone dahl hello`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.command_line.arguments import TypedOption, read_command_line, typed_line
from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.store import Journal

_MOST_WORDS: Final = 4
"""How many words after a value are read with it."""
_MIN_LETTERS: Final = 4
"""A shorter beginning of a name is a word of the text: `-w ana so we talked`."""


def refuse_longer_name(app: App, journal: Journal) -> None:
    """Raise UsageError if the words after the value of --with continue the name."""
    line = read_command_line(app.context.command.params, app.arguments)
    for position, words in line.runs() if line else []:
        before = line.items[position - 1] if line and position and line.dashes != position else None
        if not line or not isinstance(before, TypedOption) or before.metavar != "NAME" or before.value is None:
            continue
        count = words_of_name(before.value, words, [person.name for person in journal.relationships()])
        if count:
            name = " ".join([before.value, *words[:count]])
            options = [option._replace(value=name) if option == before else option for option in line.options]
            rest = [item for item in (*line.items[:position], *line.items[position + count :]) if isinstance(item, str)]
            raise UsageError(
                f"{before.name} is only {quoted(before.value)} here; quote {quoted(name)} if you meant that:",
                hint=typed_line(app.context, rest or ["TEXT"], options),
            )


def words_of_name(typed: str, run: list[str], people: list[str]) -> int:
    """How many of the first words of `run`, which follows the name `typed`, continue it: together they are whole words
    of the name of one of `people`, or the beginning of one."""
    from mentorlog import names

    typed_people = [name for name in people if names.is_match(typed, name)]
    for count in range(most_words(run), 0, -1):
        query = " ".join([typed, *run[:count]])
        is_long = len(run[count - 1]) >= _MIN_LETTERS
        if any(names.is_name_word(query, name) or (is_long and names.is_match(query, name)) for name in typed_people):
            return count
    return 0


def words_of_name_in_journal(app: App, option: TypedOption, run: list[str]) -> int:
    """How many of the first words of `run` continue the name that --with has; reads the names from the journal. For
    lines that are refused anyway: a command opens the journal itself."""
    if option.metavar != "NAME" or option.value is None or not app.has_journal:
        return 0
    people = [person.name for person in app.open_for_reading().relationships()]
    app.close()
    return words_of_name(option.value, run, people)


def most_words(run: list[str]) -> int:
    """How many of the first words may continue a value: a quoted text of several words can't."""
    plain = next((count for count, word in enumerate(run) if not word or " " in word), len(run))
    return min(plain, _MOST_WORDS)
