"""The lines to type if it is not clear whom a command is about: the line that was typed, for each person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog import names, shell_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship
    from mentorlog.store import Journal

_MOST_LINES: Final = 5
"""How many people are offered."""
_NEEDED: Final = {"[TEXT]": "TEXT", "[TITLE]": "TITLE", "SKILL 1-5": "SKILL 1-5"}
"""How an argument is called without which a command records nothing, and what stands for it in a line."""
_PARTS: Final = ("situation", "behaviour", "impact")
"""The options of feedback that say what a text would say."""
_SIMILAR: Final = 0.7
"""A `difflib` ratio: one letter in four may differ."""


def lines_with(app: App, journal: Journal, people: Sequence[Relationship]) -> str:
    """The line that was typed, with --with for each of the people: at most five, then how to see the others."""
    missing = _missing_text(app)
    lines = [f"--with {shell_line.quote(name_in_line(journal, person))}{missing}" for person in people[:_MOST_LINES]]
    return "\n".join([*lines, *_others(people)])


def lines_in_place_of(app: App, journal: Journal, name: str, people: Sequence[Relationship]) -> str:
    """The line that was typed, with each of the people in place of `name`: at most five, then how to see the others."""
    missing = _missing_text(app)
    lines = [_replaced(app, name, name_in_line(journal, person)) + missing for person in people[:_MOST_LINES]]
    return "\n".join([*lines, *_others(people)])


def similar_people(name: str, people: Sequence[Relationship]) -> list[Relationship]:
    """The people whose name, or a word of it, is spelled like `name`."""
    from difflib import get_close_matches

    typed = names.spelling_key(name)
    return [person for person in people if get_close_matches(typed, _spellings(person), n=1, cutoff=_SIMILAR)]


def _spellings(person: Relationship) -> list[str]:
    """The spellings of a person's name, and of each word of it."""
    return [known for whole in names.spellings(person.name) for known in (whole, *whole.split())]


def name_in_line(journal: Journal, person: Relationship) -> str:
    """The full name if it names only that person, else the ref; `me` for oneself."""
    found = names.match(
        person.name, journal.relationships(), name=lambda other: other.name, status=lambda other: other.status
    )
    is_clear = [other.ref for other in found] == [person.ref] and not names.is_me(person.name)
    return person.name if is_clear else str(person.ref)


def _others(people: Sequence[Relationship]) -> list[str]:
    return ["or another name: see `mentorlog people --all`"] if len(people) > _MOST_LINES else []


def _missing_text(app: App) -> str:
    """The text that a command needs, in capitals, if none was typed; `log` asks for it first, and feedback needs none
    beside one of its parts."""
    if not app.context or app.context.command.name == "log":
        return ""
    if app.context.command.name in ("give", "receive") and any(map(app.context.params.get, _PARTS)):
        return ""
    params = (param for param in app.context.command.params if param.param_type_name == "argument")
    return next((f" {_NEEDED[param.metavar]}" for param in params if _is_missing(app, param)), "")


def _is_missing(app: App, param: Any) -> bool:
    return param.metavar in _NEEDED and not app.context.params.get(param.name)


def _replaced(app: App, name: str, new: str) -> str:
    """The line that was typed with `new` in place of `name`: the value of --with, else the first words that are it. If
    neither is, the option --with."""
    from mentorlog.cli.input.command_line.typed_line import line_of

    args = list(app.args)
    for at, word in enumerate(args):
        if word == name and at and args[at - 1] in ("-w", "--with"):
            return line_of([*args[:at], new, *args[at + 1 :]])
        if word in (f"--with={name}", f"-w{name}"):
            return line_of([*args[:at], word.removesuffix(name) + new, *args[at + 1 :]])
    for at in range(_first_argument(app, args), len(args)):
        for end in range(at + 1, len(args) + 1):
            if " ".join(args[at:end]).strip() == name:
                return line_of([*args[:at], new, *args[end:]])
    return f"--with {shell_line.quote(new)}"


def _first_argument(app: App, args: list[str]) -> int:
    """Where the arguments of the running command begin."""
    path: list[Any] = app.context.command_path.split()[1:] if app.context else []
    return next((at + 1 for at, word in enumerate(args) if path and word == path[-1]), 0)
