"""The planned session that is meant by a person's name, or by a day, in place of its ref: `cancel freja lund`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

from mentorlog import model, names
from mentorlog.cli.input.command_line.typed_line import line_with_words
from mentorlog.cli.input.dates.read import read_when
from mentorlog.cli.input.people.lookup import find_entry, find_usable
from mentorlog.cli.input.people.name_first import split_name
from mentorlog.errors import DateError, NotFoundError, UsageError
from mentorlog.model import Ref
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship, Session
    from mentorlog.store import Journal

_MOST_LINES: Final = 5
"""How many sessions are listed."""


def session_of_words(
    app: App, journal: Journal, words: list[str], with_: str | None, *, is_meant: Callable[[Session], bool]
) -> Session:
    """The session with that ref; else of the planned sessions of the person whom the words (or --with) name, the only
    one that `is_meant`; a day after the name says which.

    Raises UsageError with a line for each session if there are several, or if the words are only a day; NotFoundError
    if no session is meant."""
    if len(words) == 1 and not _is_person(journal, words[0]) and Ref.parse(words[0].strip()):
        session = find_entry(journal, words[0], "session")
        assert isinstance(session, model.Session)  # noqa: S101 - the ref's kind was checked
        return session
    refs = [word for word in words if (ref := Ref.parse(word)) is not None and ref.kind == "session"]
    if refs:
        _refuse_other_words(app, journal, words, refs)
    people, rest = _people(app, journal, words, with_)
    if people and people[0].status == "prospect":
        from mentorlog.cli.input.people.prospects import refuse_prospect

        refuse_prospect(app, people[0])
    day = " ".join(rest)
    if day and not _is_day(app, day):
        _refuse_reason(app, words, rest, is_named=bool(people))
    found = [
        session
        for person in people or journal.relationships()
        for session in journal.planned(person.ref)
        if is_meant(session) and (not day or _is_on(app, session, day))
    ]
    if not found:
        raise _none(people, day, is_missed=app.context.command.name == "miss")
    if len(found) > 1 or len(people) != 1:
        raise UsageError(
            _several(app, found, day),
            hint="\n".join(line_with_words(app, [str(one.ref)], old=words) for one in found[:_MOST_LINES]),
        )
    return found[0]


def split_named_session(app: App, journal: Journal, words: list[str]) -> tuple[list[str], list[str]]:
    """The words that name the person whose session is moved, and the words of the new date: `freja lund friday`. There
    is no name if all words are a date, or if the first ones name no one."""
    if len(words) < 2 or _is_day(app, " ".join(words)):
        return [], words
    name, rest = split_name(journal, words)
    return (name, rest) if rest and _is_person(journal, " ".join(name)) else ([], words)


def _is_person(journal: Journal, name: str) -> bool:
    ref = Ref.parse(name.strip())
    if ref is not None:
        return ref.kind == "relationship"
    return names.is_me(name) or any(names.is_match(name, person.name) for person in journal.relationships())


def _people(
    app: App, journal: Journal, words: list[str], with_: str | None
) -> tuple[Sequence[Relationship], list[str]]:
    """Whom the words name, and the words after the name. No one if the words are a day or a reason."""
    name, rest = split_name(journal, words)
    typed = " ".join(name)
    if with_ is not None:
        if _is_person(journal, typed):
            raise UsageError(
                f"{quoted(typed)} and --with {quoted(with_)} both name the relationship; give only one.",
                hint=line_with_words(app, [], old=name),
            )
        return [find_usable(app, journal, with_)], words
    if _is_day(app, " ".join(words)):
        return [], words
    if Ref.parse(typed) or names.is_me(typed):
        return [find_usable(app, journal, typed)], rest
    people = journal.relationships()
    found = names.match(typed, people, name=lambda person: person.name, status=lambda person: person.status)
    if not found:
        find_usable(app, journal, " ".join(words))  # raises the error for an unknown name
    return found, rest


def _is_day(app: App, text: str) -> bool:
    try:
        read_when(app, text, direction="future")
    except DateError:
        return False
    return True


def _is_on(app: App, session: Session, day: str) -> bool:
    """Whether a session is on the day that the text names, before or after today."""
    when = read_when(app, day, direction="future" if session.on >= app.today else "past")
    return session.on == when.on and when.at in (None, session.at)


def _refuse_other_words(app: App, journal: Journal, words: list[str], refs: list[str]) -> NoReturn:
    """Raise UsageError for words beside the ref of a session: a name is left out, other words are the reason."""
    others = [word for word in words if word not in refs]
    reason = [] if len(refs) > 1 or not others or _is_person(journal, " ".join(others)) else ["--why", " ".join(others)]
    lines = [line_with_words(app, [ref], old=words, options=reason) for ref in refs]
    raise UsageError("Give the ref of one session.", hint="\n".join(lines))


def _refuse_reason(app: App, words: list[str], rest: list[str], *, is_named: bool) -> NoReturn:
    """Raise UsageError for words after a name that are not a day: they may be the reason."""
    name = words[: len(words) - len(rest)]
    whom = ["-w", " ".join(name)] if is_named and name else []
    raise UsageError(
        f"{quoted(' '.join(rest))} is not a day; a reason goes after --why.",
        hint=line_with_words(app, [], old=words, options=[*whom, "--why", " ".join(rest)]),
    )


def _none(people: Sequence[Relationship], day: str, *, is_missed: bool) -> NotFoundError:
    whom = f" with {people[0].name}" if len(people) == 1 else ""
    on = f" on {day}" if day else ""
    message = f"No planned session{whom}{on} has passed." if is_missed else f"No session{whom} is planned{on}."
    return NotFoundError(message, hint=f"mentorlog sessions {people[0].ref}" if whom else "mentorlog sessions")


def _several(app: App, sessions: Sequence[Session], day: str) -> str:
    from mentorlog.present.entries.fields import format_recorded_session_time

    shown = [
        f"{session.ref} with {session.relationship}, {format_recorded_session_time(session, today=app.today)}"
        for session in sessions[:_MOST_LINES]
    ]
    more = f" (`mentorlog sessions` lists {len(sessions) - _MOST_LINES} more)" if len(sessions) > _MOST_LINES else ""
    which = "this one" if len(sessions) == 1 else "one of these"
    return f"Give the ref of the session{f' on {day}' if day else ''}; did you mean {which}: {'; '.join(shown)}?{more}"
