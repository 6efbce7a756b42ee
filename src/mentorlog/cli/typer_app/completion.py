"""Shell completion: commands, options, names of relationships and open refs with their titles.

The shells' scripts run `mentorlog` with the words up to the cursor and `_MENTORLOG_COMPLETE` set to the shell's name.
It answers a line for each choice: the word, a tab, what it is. Nothing here builds a command but for its options, so
that a Tab is answered at once; and nothing here ever fails aloud.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from mentorlog import names
from mentorlog.cli.typer_app import index
from mentorlog.config import LANGUAGES
from mentorlog.errors import MentorlogError
from mentorlog.model import KINDS, LETTERS, MANNERS, OUTCOMES, ROLES, Ref

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Relationship

Choice = tuple[str, str]


def complete(app: App, shell: str, words: list[str]) -> int:
    """Answer the shell with what `words` may go on with; the last of them is the one under the cursor."""
    *before, current = words or [""]
    if shell == "bash":
        # it makes a word of an equals sign, and hands over a quote that was opened
        before = [word for word in before if word != "="]
        current = "" if current == "=" else current.lstrip("\"'")
    option, equals, value = current.partition("=")
    if not (equals and option.startswith("--")) or "--" in before:
        option = equals = ""
    else:
        before, current = [*before, option], value
    with suppress(MentorlogError, OSError):
        for word, meaning in _choices(app, before, current):
            sys.stdout.write(f"{option}{equals}{word}\t{_one_line(meaning)}\n")
    with suppress(BrokenPipeError):
        sys.stdout.flush()
    return 0


def _one_line(meaning: str) -> str:
    from mentorlog.present.inert import inert

    said = inert(meaning)
    return said if len(said) <= 60 else said[:59].rstrip() + "…"


def _choices(app: App, before: list[str], current: str) -> Iterator[Choice]:
    before = _without_globals(app, before)
    name = next((word for word in before if not word.startswith("-")), None)
    previous = before[-1] if before else ""
    if previous.startswith("-") and "--" not in before[:-1]:
        values = _values(app, previous, name, current)
        if values is not None:
            yield from values
            return
    if current.startswith("-") and "--" not in before:
        yield from _beginning(_options(name, before), current)
    elif name is None:
        yield from _beginning(((one, listed.purpose) for one, listed in index.COMMANDS.items()), current)
    elif name in index.COMMANDS:
        yield from _arguments(app, name, _arguments_in(name, before), current)


def _beginning(choices: Iterable[Choice], current: str) -> Iterator[Choice]:
    """The choices that go on from what is typed, whatever its case."""
    typed = current.casefold()
    return (choice for choice in choices if choice[0].casefold().startswith(typed))


def _without_globals(app: App, words: list[str]) -> list[str]:
    """The words without the options that stand on both sides, but for one whose value is being typed; `--db` says
    whose names complete."""
    kept: list[str] = []
    rest = iter(words)
    for word in rest:
        if word.startswith("--db="):
            app.db = word.removeprefix("--db=")
        elif word in ("--db", "--color"):
            value = next(rest, None)
            if value is None:
                kept.append(word)
            elif word == "--db":
                app.db = value
        elif word != "--yes":
            kept.append(word)
    return kept


def _arguments_in(name: str, before: list[str]) -> list[str]:
    """The words after the command's name that are no options, nor values of theirs."""
    after = before[before.index(name) + 1 :]
    if not any(word.startswith("-") for word in after):
        return after
    verb = next((word for word in after if word in index.COMMANDS[name].verbs), None)
    valued = {option for options, takes_value in _built_options(name, verb) if takes_value for option in options}
    kept: list[str] = []
    rest = iter(after)
    for word in rest:
        if word in valued:
            next(rest, None)
        elif word == "--":
            kept += rest
        elif not word.startswith("-"):
            kept.append(word)
    return kept


def _arguments(app: App, name: str, used: list[str], current: str) -> Iterator[Choice]:
    listed = index.COMMANDS[name]
    if not used:
        yield from _beginning(((verb, _purpose(name, verb)) for verb in listed.verbs), current)
    if name == "config":
        yield from _beginning(_settings(used), current)
    if name == "outcome" and len(used) == 1:
        yield from _beginning(((word, "") for word in OUTCOMES), current)
        return
    letters = [one for one in listed.completes if len(one) == 1]
    if letters and (not used or name in ("done", "drop", "private", "shareable", "delete")):
        given = {word.casefold() for word in used}
        yield from _beginning((choice for choice in _refs(app, letters) if choice[0] not in given), current)
    if "name" in listed.completes and not used:
        yield from _names(app, current)


def _purpose(name: str, verb: str) -> str:
    return str(_built(name, verb).help or "").partition("\n")[0]


def _settings(used: list[str]) -> Iterator[Choice]:
    from mentorlog.config import SETTINGS

    if not used:
        yield from ((key, setting.meaning) for key, setting in SETTINGS.items())
    elif len(used) == 1 and used[0] in SETTINGS:
        yield from ((value, "") for value in SETTINGS[used[0]].values)


def _values(app: App, option: str, command: str | None, current: str) -> Iterator[Choice] | None:
    """What the value of an option may be; None for an option that takes none, or is not known here."""
    fixed: dict[str, tuple[str, ...]] = {
        "--in": KINDS,
        "--i-am": ROLES,
        "--how": MANNERS,
        "--who": ("me", "them"),
        "--lang": LANGUAGES,
        "--color": ("auto", "always", "never"),
        "--db": (),
    }
    if option in ("-w", "--with"):
        return _names(app, current)
    if option in ("--goal", "--point"):
        return _beginning(_refs(app, [LETTERS["goal" if option == "--goal" else "point"]]), current)
    if command in ("agenda", "recap"):
        fixed |= {"--format": ("md",), "-f": ("md",)}
    if command == "export":
        from mentorlog.export.formats import FORMATS, PAPERS

        fixed |= {"--format": tuple(FORMATS), "-f": tuple(FORMATS), "--paper": PAPERS}
    if command == "questions":
        fixed |= {"--role": ROLES}
        if option in ("--phase", "--topic", "--technique"):
            return _beginning(_kinds_of_question(option), current)
    if option in fixed:
        return _beginning(((word, "") for word in fixed[option]), current)
    if any(option in options for options, takes_value in _built_options(command) if takes_value):
        return iter(())
    return None


def _kinds_of_question(option: str) -> Iterator[Choice]:
    """What a question may be, with hyphens for blanks: the value of an option is one word."""
    from mentorlog.insight.questions import ANY, PHASES, TECHNIQUES, TOPICS

    kinds = {"--phase": dict.fromkeys((*PHASES, ANY), ""), "--topic": TOPICS, "--technique": TECHNIQUES}[option]
    yield from ((one.replace(" ", "-"), meaning) for one, meaning in kinds.items())


def _built_options(command: str | None, verb: str | None = None) -> Iterator[tuple[tuple[str, ...], bool]]:
    for param in _built(command, verb).params:
        if param.param_type_name == "option" and not param.hidden:
            yield tuple(param.opts), not param.is_flag


def _built(command: str | None, verb: str | None = None) -> Any:
    if command not in index.COMMANDS:
        from mentorlog.cli.typer_app.root import build

        return build()
    from importlib import import_module

    built = import_module(index.module_of(command)).command
    return getattr(built, "commands", {}).get(verb, built)


def _options(command: str | None, before: list[str]) -> Iterator[Choice]:
    verb = before[before.index(command) + 1] if command and len(before) > before.index(command) + 1 else None
    for param in _built(command, verb).params:
        if param.param_type_name == "option" and not param.hidden:
            yield max(param.opts, key=len), param.help or ""
    if command == "edit":
        from mentorlog.cli.input.edit_values import options

        yield from ((f"--{option}", "") for option in options())
    yield "--help", "Show what the command does."


# what the journal knows


def _refs(app: App, letters: list[str]) -> Iterator[Choice]:
    journal = _journal(app)
    if journal is not None:
        yield from ((ref, title) for ref, title in journal.open_refs() if ref[0] in letters)


def _names(app: App, typed: str) -> Iterator[Choice]:
    """Each relationship that what is typed may mean, by one word: a word of its name that names no other, its ref
    where there is none."""
    journal = _journal(app)
    people = journal.relationships() if journal is not None else ()
    shared = Counter(word for one in people for word in names.word_spellings(one.name))
    return (
        (_name_word(one, shared), one.name if one.status == "active" else f"{one.name} ({one.status})")
        for one in people
        if not typed or names.is_match(typed, one.name) or str(one.ref).startswith(typed.casefold())
    )


def _name_word(one: Relationship, shared: Counter[str]) -> str:
    """The first word of the name that is in no other name, else the ref."""
    plain = (word for word in one.name.split() if word.isalnum() and Ref.parse(word) is None)
    return next(
        (word for word in plain if all(shared[reading] == 1 for reading in names.spellings(word))), str(one.ref)
    )


def _journal(app: App) -> Any:
    return app.reminding() if app.is_begun else None
