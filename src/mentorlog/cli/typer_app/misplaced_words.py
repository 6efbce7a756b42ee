"""Errors for commands that do not exist, with the line that was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.cli.input.command_line import other_words
from mentorlog.cli.input.command_line.typed_line import line_of
from mentorlog.cli.typer_app import index
from mentorlog.errors import UsageError
from mentorlog.model import Ref
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App

_CUTOFF = 0.7
"""A `difflib` ratio: one letter in four may differ."""


def unknown_command(app: App, words: Sequence[str]) -> UsageError:
    """The error for `words` that begin with an unknown command, with the lines that were probably meant."""
    before = app.args[: len(app.args) - len(words)]
    meant = [*_lines_of_person(app, words), *_meant_commands(words)]
    if not meant:
        return UsageError(f"There is no command {quoted(words[0])}.", hint="mentorlog --help")
    names = list(dict.fromkeys(line[0] for line in meant))
    question = f" Did you mean {' or '.join(f'mentorlog {name}' for name in names)}?"
    lines = [line_of([*before, *line]) for line in meant]
    if lines == [f"mentorlog {names[0]}"]:  # the line below says the same
        question = ""
    return UsageError(f"There is no command {quoted(words[0])}.{question}", hint="\n".join(dict.fromkeys(lines)))


def _lines_of_person(app: App, words: Sequence[str]) -> list[list[str]]:
    """`mentorlog priya` is `review priya`; with more words it may be a note too. None if no whole name is typed."""
    if not app.has_journal:
        return []
    from mentorlog import names
    from mentorlog.errors import JournalError

    at = next((at for at, word in enumerate(words) if word.startswith("-")), len(words))
    typed, options = list(words[:at]), list(words[at:])
    app.key_sources = "unlocked"  # no one is asked for a passphrase to explain a typing error
    try:
        people = app.open_for_reading().relationships()
    except JournalError:  # the command is wrong all the same; a right one reports the journal
        return []
    for count in range(len(typed), 0, -1):
        name = " ".join(typed[:count])
        if any(names.is_name_word(name, person.name) for person in people):
            rest = typed[count:]
            note = [["note", *rest, "-w", name, *options]] if rest else []
            return [*note, ["review", *typed[:count], *(() if rest else options)]]
    return []


def _meant_commands(words: Sequence[str]) -> list[list[str]]:
    """The words with another command in place of the first one: of another tool, or of a similar name."""
    typed, rest = words[0].casefold(), list(words[1:])
    if typed == "help":
        return [[*rest[:1], "--help"] if rest and index.command_of(rest[0]) else ["--help"]]
    if typed in other_words.LINES and not rest:
        return [[other_words.LINES[typed]]]
    if typed in (*other_words.LISTS, *other_words.ADDS) and rest:
        return _of_noun(typed, rest)
    if typed in other_words.RESOURCES and rest and rest[0].casefold() in other_words.ADDS:
        return [["resource", "add", *(rest[1:] or ["TITLE"]), "--type", typed]]
    if typed in other_words.RESOURCES and typed not in other_words.COMMANDS:
        return [["resource", *rest]]
    if typed in other_words.COMMANDS:
        return [[other_words.COMMANDS[typed], *rest]]
    return [[name, *rest] for name in _similar(typed)]


def _of_noun(typed: str, rest: list[str]) -> list[list[str]]:
    """`list goals`, `new goal Lead`, `add note hi`: the noun comes first."""
    name = index.command_of(rest[0].casefold()) or other_words.COMMANDS.get(rest[0].casefold())
    if name is None:
        return [["people"]] if typed in other_words.LISTS else []
    verbs = index.COMMANDS[name].verbs
    if typed in other_words.LISTS:
        plural = f"{name}s"
        return [[plural if plural in index.COMMANDS else "sessions" if name == "log" else name, *rest[1:]]]
    recording = {"notes": ["note"], "sessions": ["log"], "agenda": ["raise"], "people": ["start"]}
    return [[*recording.get(name, [name, *verbs[:1]]), *rest[1:]]]


def _similar(typed: str) -> list[str]:
    """The commands that are spelled alike, the most similar first; never one with the opposite meaning."""
    from difflib import get_close_matches

    near = get_close_matches(typed, (*index.COMMANDS, *index.PLURALS), n=3, cutoff=_CUTOFF)
    names = dict.fromkeys(index.PLURALS.get(name, name) for name in near)
    return [name for name in names if not other_words.is_opposite(typed, name)][:2]


def refuse_verb_of_other_tools(app: App, group: Any, words: Sequence[str]) -> None:
    """Raise UsageError for `words` after a noun that begin with a verb that mentorlog puts first (`goal done g6`) or
    calls something else (`goal new Lead`, `goal list`), with the line that was meant."""
    typed, rest = words[0].casefold(), list(words[1:])
    before = app.args[: len(app.args) - len(words)]
    at = next((at for at in reversed(range(len(before))) if index.command_of(before[at]) == group.name), len(before))
    before, options = before[:at], before[at + 1 :]
    meant = _after_noun(group.name, typed, rest)
    if group.name == "prospect" and other_words.VERBS.get(typed, typed) == "delete" and rest:
        meant = _deleted_prospects(app, rest)
    if meant is None:
        return
    lines = [line_of([*before, *line, *(options if line[0] == group.name else ())]) for line in meant]
    raise UsageError(f"`{group.name}` has no subcommand {quoted(words[0])}.", hint="\n".join(lines))


def _deleted_prospects(app: App, words: list[str]) -> list[list[str]] | None:
    """`delete r3` for each prospect with that name, because `delete` takes refs; None if there is none."""
    if not app.has_journal:
        return None
    from mentorlog import names

    prospects = [person for person in app.open_for_reading().relationships() if person.status == "prospect"]
    typed = " ".join(words)
    ref = Ref.parse(typed)
    found = [person.ref for person in prospects if person.ref == ref or names.is_match(typed, person.name)]
    return [["delete", str(each)] for each in found] or None


def _after_noun(noun: str, typed: str, rest: list[str]) -> list[list[str]] | None:
    """The lines that `NOUN TYPED REST` was meant for; None if the word is not known."""
    verbs = index.COMMANDS[noun].verbs
    if typed == "help":
        return [[noun, *[verb for verb in verbs if rest[:1] == [verb]], "--help"]]
    if typed in other_words.LISTS:
        return [[noun, *(["--all"] if typed == "all" else []), *rest]]
    if typed in other_words.ADDS:
        return [[noun, verb, *(rest or ["TEXT"])] for verb in verbs]
    if (direction := other_words.DIRECTIONS.get(typed)) in verbs:
        return [[noun, direction, *(rest or ["TEXT"])], *([] if rest else [[noun]])]
    verb = other_words.VERBS.get(typed, typed)
    if noun == "prospect" and rest and verb in _VERBS_OF_PROSPECTS:
        return [[verb, *rest]]
    if verb == "show" and [word.casefold() for word in rest] == ["all"]:
        return [[noun, "--all"]]
    if (verb in index.COMMANDS and index.COMMANDS[verb].panel == index.ENTRIES) or verb in _VERBS_OF_REFS:
        return [[verb, *rest]] if rest and Ref.parse(rest[0]) else [[noun]] if not rest else None
    return None


_VERBS_OF_PROSPECTS = ("ask", "answer", "draft", "start", "show", "edit", "snooze")
"""Commands that take the name of a prospect first."""
_VERBS_OF_REFS = ("done", "checkpoint", "outcome", "celebrate", "snooze")
"""Commands outside the group of one entry that take a ref first."""
