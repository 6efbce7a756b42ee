"""Explain a date and time that is not read because a name is beside it, or because its hour needs am or pm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import names
from mentorlog.cli.input.command_line.typed_line import line_with_words
from mentorlog.cli.input.dates.read import has_answer, read_when
from mentorlog.cli.input.people.candidates import name_in_line
from mentorlog.cli.input.people.name_first import split_name
from mentorlog.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship
    from mentorlog.store import Journal

_WITH = ("with", "med", "for", "and")
"""Words between a date and a name."""
_TO = ("to", "til", "on", "for", "p\u00e5", "at")
"""Words before a date that are not read."""


def explain(app: App, journal: Journal, words: list[str], error: DateError) -> DateError:
    """The error for a date that is not read, with the line that was probably meant: with the name that is before or
    after the date as -w, with am and pm, or without a word before the date."""
    if has_answer(error):
        return error
    if line := _with_length(app, words):
        return DateError(error.message, hint=line)
    typed = " ".join(words)
    if _matches(journal, typed):
        name = [] if app.context.command.name == "move" else ["-w", typed]
        date = [*words, "DATE"] if app.context.command.name == "move" else ["DATE"]
        return DateError(
            f"{error.message} Give the date too.", hint=line_with_words(app, date, old=words, options=name)
        )
    readable = list(_readable(app, words))
    if readable:
        hint = "\n".join(line_with_words(app, date, old=words) for date in readable)
        return DateError(error.message, hint=hint)
    is_named = bool(app.context.params.get("with_"))
    for name, date in [] if is_named else _names_beside(journal, words):
        typed = " ".join(name)
        people = _matches(journal, typed)
        readable = _dates_in(app, date)
        if not people or not readable:
            continue
        whom = [typed] if len(people) == 1 else [name_in_line(journal, person) for person in people]
        lines = [line_with_words(app, each, old=words, options=["-w", who]) for each in readable for who in whom]
        return DateError(f"{error.message} The name goes after -w.", hint="\n".join(lines))
    return _taken_apart(app, journal, words, is_named=is_named) or error


def _taken_apart(app: App, journal: Journal, words: list[str], *, is_named: bool) -> DateError | None:
    """The error with the line that has the name after -w and the length after --for; None if the other words are not a
    date either."""
    from mentorlog.cli.input.people.taken_apart import take_apart
    from mentorlog.dates.vocabulary import quote

    typed = " ".join(words)
    takes = {name for param in app.context.command.params for name in param.opts}
    is_name = None if is_named or app.context.command.name == "move" else lambda name: bool(_matches(journal, name))
    for parts in take_apart(typed.split(), is_name=is_name, takes_length="--for" in takes):
        dates = _dates_in(app, parts.date)
        if not dates:
            continue
        people = _matches(journal, parts.name) if parts.name else []
        whom = [parts.name] if len(people) < 2 else [name_in_line(journal, person) for person in people]
        length = ["--for", parts.length] if parts.length else []
        lines = [
            line_with_words(app, date, old=words, options=[*length, *(["-w", who] if who else [])])
            for date in dates
            for who in whom
        ]
        where = [
            *(["the name goes after -w"] if parts.name else []),
            *(["the length goes after --for"] if length else []),
        ]
        message = f"{quote(typed)} is more than a date: {' and '.join(where)}."
        return DateError(message, hint="\n".join(lines))
    return None


def _dates_in(app: App, words: list[str]) -> list[list[str]]:
    """The words if they are a date, else the dates that they may mean."""
    return [words] if _is_date(app, words) else list(_readable(app, words))


def _with_length(app: App, words: list[str]) -> str | None:
    """The line with a length after the date as --for: `friday --for 45m` of `friday for 45m`."""
    from mentorlog.dates import parse_minutes

    known = {name for param in app.context.command.params for name in param.opts}
    at = max((at for at, word in enumerate(words) if word.casefold() in ("for", "i")), default=0)
    if "--for" not in known or not at or not _is_date(app, words[:at]):
        return None
    length = " ".join(words[at + 1 :])
    try:
        parse_minutes(length)
    except DateError:
        return None
    return line_with_words(app, words[:at], old=words, options=["--for", length])


def _names_beside(journal: Journal, words: list[str]) -> Iterator[tuple[list[str], list[str]]]:
    """What may be a name, and the words of the date beside it: first the name before the date."""
    name, date = split_name(journal, words)
    if date:
        yield name, date
    for at in range(1, len(words)):
        rest = words[at:]
        if rest[0].casefold() in _WITH and len(rest) > 1:
            rest = rest[1:]
        yield rest, words[:at]


def _matches(journal: Journal, typed: str) -> list[Relationship]:
    people = [person for person in journal.relationships() if names.is_name_word(typed, person.name)]
    return names.match(typed, people, name=lambda person: person.name, status=lambda person: person.status)


def _readable(app: App, words: list[str]) -> Iterator[list[str]]:
    """The words of a date as they are read: `friday 9am` and `friday 9pm` of `friday 9`, `friday 14:00` of `friday 14`,
    `friday` of `to friday`."""
    if not words:
        return
    if len(words) > 1 and words[0].casefold() in _TO:
        words = words[1:]
        if _is_date(app, words):
            yield words
            return
    if words[-1].isdecimal() and 12 < int(words[-1][:3]) < 24 and _is_date(app, [*words[:-1], f"{words[-1]}:00"]):
        yield [*words[:-1], f"{words[-1]}:00"]
        return
    for half in ("am", "pm") if words[-1][-1:].isdecimal() else ():
        with_half = [*words[:-1], words[-1] + half]
        if _is_date(app, with_half):
            yield with_half


def _is_date(app: App, words: list[str]) -> bool:
    try:
        read_when(app, " ".join(words), direction="future")
    except DateError:
        return False
    return True
