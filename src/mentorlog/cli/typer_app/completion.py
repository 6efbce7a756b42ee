"""Shell completion: commands, options, names of relationships and open refs with their titles.

The completion scripts run `mentorlog` with the words up to the cursor and `_MENTORLOG_COMPLETE` set to the shell's
name. It prints one line per choice: the word, a tab, its meaning. A command is built only if its options are needed, so
that completion is fast. Errors are never shown.
"""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import suppress

from mentorlog import names
from mentorlog.cli.encryption.look_for_keys import look_for_keys
from mentorlog.cli.input.people.prospects import FOR_PROSPECTS
from mentorlog.cli.typer_app import index
from mentorlog.errors import MentorlogError
from mentorlog.model import (
    ANSWERS,
    EXPECTATIONS,
    KINDS,
    LANGUAGES,
    ME,
    MEETING_TYPES,
    OUTCOMES_BY_KIND,
    PARTIES,
    REF_LETTERS,
    RELATIONSHIP_TYPES,
    RESOURCE_TYPES,
    ROLES,
    Ref,
)
from mentorlog.model.vocabulary import QUESTION_ROLES, RECAPS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any, Final

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship

Choice = tuple[str, str]
_YEARS: Final = 5
"""How many years are completed, this one first; the journal is not read for them."""


def complete(app: App, shell: str, words: list[str]) -> int:
    """Print the completions of the last of `words`, the one under the cursor; returns the exit code."""
    look_for_keys(app, sources="unlocked")
    *before, current = words or [""]
    if shell == "bash":  # it splits words at an equals sign
        before = [word for word in before if word != "="]
        current = "" if current == "=" else current
    current = current.lstrip("\"'")  # shells pass on an opening quote
    option, equals, value = current.partition("=")
    value = value.lstrip("\"'")
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

    text = inert(meaning)
    return text if len(text) <= 60 else text[:59].rstrip() + "…"


def _choices(app: App, before: list[str], current: str) -> Iterator[Choice]:
    before = _without_globals(app, before)
    name = next((word for word in before if not word.startswith("-")), None)
    previous = before[-1] if before else ""
    if previous.startswith("-") and "--" not in before[:-1]:
        values = _values(app, before, name, current)
        if values is not None:
            yield from values
            return
    if current.startswith("-") and "--" not in before:
        yield from _matching(_options(name, before), current)
    elif name is None:
        yield from _matching(((command, info.purpose) for command, info in index.COMMANDS.items()), current)
    elif name in index.COMMANDS:
        yield from _arguments(app, name, _arguments_in(name, before), current)


def _matching(choices: Iterable[Choice], current: str) -> Iterator[Choice]:
    """The choices that begin with the typed text, in any case."""
    typed = current.casefold()
    return (choice for choice in choices if choice[0].casefold().startswith(typed))


def _without_globals(app: App, words: list[str]) -> list[str]:
    """The words without the global options, except one whose value is being typed. Sets `app.db`, because names are
    completed from that journal."""
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
    """The words after the command's name that are neither options nor values of options."""
    after = before[before.index(name) + 1 :]
    if not any(word.startswith("-") for word in after):
        return after
    verb = next((word for word in after if word in index.COMMANDS[name].verbs), None)
    with_value = {option for options, takes_value in _built_options(name, verb) if takes_value for option in options}
    kept: list[str] = []
    rest = iter(after)
    for word in rest:
        if word in with_value:
            next(rest, None)
        elif word == "--":
            kept += rest
        elif not word.startswith("-"):
            kept.append(word)
    return kept


def _arguments(app: App, name: str, used: list[str], current: str) -> Iterator[Choice]:
    info = index.COMMANDS[name]
    if not used:
        yield from _matching(((verb, _purpose(name, verb)) for verb in info.verbs), current)
    if name == "config":
        yield from _matching(_settings(used), current)
    if name == "restore" and not used:
        yield from _matching(_backups(app), current)
    if name == "year" and not used:
        yield from _matching(((str(app.today.year - ago), "") for ago in range(_YEARS)), current)
    if name == "answer" and used:
        yield from _matching(((word, "") for word in ANSWERS), current)
        return
    if name == "outcome" and len(used) == 1:
        yield from _matching(_outcomes(used[0]), current)
        return
    letters = [item for item in info.completes if len(item) == 1]
    if letters and (not used or name in ("done", "drop", "private", "shareable", "delete")):
        typed_refs = {word.casefold() for word in used}
        yield from _matching((choice for choice in _refs(app, letters) if choice[0] not in typed_refs), current)
    if "name" in info.completes and not used:
        yield from _names(app, current, command=name)
    if "prospect" in info.completes and not used:
        yield from _names(app, current, only="prospect")


def _outcomes(word: str) -> Iterator[Choice]:
    """The outcomes of the feedback or the advice with that ref."""
    from mentorlog.cli.input.checks import outcome_words

    ref = Ref.parse(word)
    return ((outcome, "") for outcome in (outcome_words(ref.kind) if ref and ref.kind in OUTCOMES_BY_KIND else ()))


def _purpose(name: str, verb: str) -> str:
    return str(_built(name, verb).help or "").partition("\n")[0]


def _backups(app: App) -> Iterator[Choice]:
    from mentorlog.cli.backups.listed import backups_of

    return ((backup.path.name, backup.machine) for backup in backups_of(app))


def _settings(used: list[str]) -> Iterator[Choice]:
    from mentorlog.config import SETTINGS

    if not used:
        yield from ((key, setting.meaning) for key, setting in SETTINGS.items())
    elif len(used) == 1 and used[0] in SETTINGS:
        yield from ((value, "") for value in SETTINGS[used[0]].values)


def _values(app: App, before: list[str], command: str | None, current: str) -> Iterator[Choice] | None:
    """The completions of the value of the last option of the words; None if it takes no value or is unknown."""
    option = before[-1]
    fixed: dict[str, tuple[str, ...]] = {
        "--in": KINDS,
        "--i-am": ROLES,
        "--as": ROLES,
        "--how": MEETING_TYPES,
        "--who": ("me", "them"),
        "--expectations": EXPECTATIONS,
        "--lang": LANGUAGES,
        "--color": ("auto", "always", "never"),
        "--db": (),
    }
    if option in ("-w", "--with"):
        only_prospects = "prospect" in (index.COMMANDS[command].completes if command in index.COMMANDS else ())
        return _names(app, current, command=command, only="prospect" if only_prospects else "")
    if option in ("--goal", "--point"):
        return _matching(_refs(app, [REF_LETTERS["goal" if option == "--goal" else "point"]]), current)
    if command in ("agenda", "recap"):
        fixed |= {"--format": ("md",), "-f": ("md",)}
    fixed |= _VALUES_OF_SUBCOMMANDS.get(command or "", {})
    if command == "export":
        from mentorlog.export.formats import FORMATS, KEPT_PAGE_FORMATS, PAPER_SIZES

        formats = tuple(KEPT_PAGE_FORMATS if "--page" in before else FORMATS)
        fixed |= {"--format": formats, "-f": formats, "--paper": PAPER_SIZES}
    if command == "start":
        fixed |= {"--type": RELATIONSHIP_TYPES}
    if command == "questions":
        fixed |= {"--role": QUESTION_ROLES}
        if option in ("--phase", "--topic", "--technique"):
            return _matching(_question_filters(option), current)
    if option in fixed:
        return _matching(((word, "") for word in fixed[option]), current)
    if any(option in options for options, takes_value in _built_options(command) if takes_value):
        return iter(())
    return None


_VALUES_OF_SUBCOMMANDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "action": {"--introduce": ()},
    "agreement": {"--recap": RECAPS},
    "advice": {"--try-by": (), "--session": ()},
    "resource": {"--type": RESOURCE_TYPES, "--from": PARTIES, "--url": (), "--skill": ()},
    "year": {"--format": ("md", "html", "pdf"), "-f": ("md", "html", "pdf")},
}
"""What the values of options of subcommands complete to, by command; nothing for the user's own words."""


def _question_filters(option: str) -> Iterator[Choice]:
    """The phases, topics or techniques of questions, with hyphens for spaces: the value of an option is one word."""
    from mentorlog.insight.questions import ANY, PHASES, TECHNIQUES, TOPICS

    kinds = {"--phase": dict.fromkeys((*PHASES, ANY), ""), "--topic": TOPICS, "--technique": TECHNIQUES}[option]
    yield from ((kind.replace(" ", "-"), meaning) for kind, meaning in kinds.items())


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
        from mentorlog.cli.input.edit_values import edit_options

        yield from ((f"--{option}", "") for option in edit_options())
    yield "--help", "Show the help."


# from the journal


def _refs(app: App, letters: list[str]) -> Iterator[Choice]:
    journal = _journal(app)
    if journal is not None:
        yield from ((ref, title) for ref, title in journal.open_refs() if ref[0] in letters)


def _names(app: App, typed: str, *, command: str | None = None, only: str = "") -> Iterator[Choice]:
    """Each relationship that matches the typed text (of one status with `only`), completed to one word: a word that is
    in no other name, or the ref if there is none. Prospects and `me` only for a `command` that takes them."""
    yield from _people(app, typed, command=command, only=only)
    if app.has_journal and str(ME).startswith(typed.casefold()):
        from mentorlog.cli.input.people.allowed import allows_me

        if command and not only and allows_me(command):
            yield str(ME), "your own development"


def _people(app: App, typed: str, *, command: str | None, only: str) -> Iterator[Choice]:
    journal = _journal(app)
    everyone = journal.relationships() if journal is not None else ()
    people = [person for person in everyone if not only or person.status == only]
    if command not in FOR_PROSPECTS:
        people = [person for person in people if person.status != "prospect" or only]
    shared = Counter(word for person in everyone for word in names.word_spellings(person.name))
    return (
        (_name_word(person, shared), person.name if person.status == "active" else f"{person.name} ({person.status})")
        for person in people
        if not typed or names.is_match(typed, person.name) or str(person.ref).startswith(typed.casefold())
    )


def _name_word(person: Relationship, shared: Counter[str]) -> str:
    """The first word of the name that is in no other name, else the ref."""
    plain = (
        word for word in person.name.split() if word.isalnum() and Ref.parse(word) is None and not names.is_me(word)
    )
    return next(
        (word for word in plain if all(shared[reading] == 1 for reading in names.spellings(word))), str(person.ref)
    )


def _journal(app: App) -> Any:
    return app.open_for_reminders() if app.has_journal else None
