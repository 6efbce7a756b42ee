"""Parse what is typed for planned sessions: the session, its date, how the two meet and who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from mentorlog import model, names
from mentorlog.cli import shell_line
from mentorlog.cli.input.dates import read_when
from mentorlog.cli.input.lookup import choose_relationship, find_entry
from mentorlog.errors import DateError, NotFoundError, UsageError
from mentorlog.model import MEETING_TYPES, PARTIES, Ref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorlog.cli.app import App
    from mentorlog.dates import When
    from mentorlog.model import Party, Relationship, Session
    from mentorlog.store import Journal


def minutes_of(words: str) -> int:
    """The length that was typed, in minutes. Raises DateError."""
    from mentorlog.dates import parse_minutes

    return parse_minutes(words)


def length_of(typed: str | None, when: When | None) -> int | None:
    """The length of a session in minutes: as typed, else from the first to the last time of `when` (`kl. 10-11`); None
    without either. Raises UsageError if the two differ, DateError."""
    minutes = minutes_of(typed) if typed else None
    between = when.minutes if when else None
    if minutes and between and minutes != between:
        refuse_two_lengths(between, minutes)
    return minutes or between


def refuse_two_lengths(between: object, minutes: object) -> NoReturn:
    """Raise UsageError for a length that differs from that between two times, both in minutes."""
    raise UsageError(
        f"It is {between} minutes from the first time to the last, but --for is {minutes} minutes.",
        hint=f"--for {between}m",
    )


def checked_manner(text: str) -> str:
    """How two people meet, as typed: in English or Danish, in any case, or its beginning. Raises UsageError."""
    from mentorlog.model.choices import find_choice

    found = find_choice(text, MEETING_TYPES)
    if found is None:
        raise UsageError(f"--how must be {', '.join(MEETING_TYPES[:-1])} or {MEETING_TYPES[-1]}, not {text!r}.")
    return found


def checked_party(text: str | None, *, option: str = "--who") -> Party | None:
    """`me` or `them`, from an option, in English or Danish. Raises UsageError."""
    if text is None:
        return None
    from mentorlog.model.choices import find_choice

    found = find_choice(text, PARTIES)
    for party in PARTIES:
        if found == party:
            return party
    raise UsageError(f"{option} must be me or them, not {text!r}.")


def read_planned_time(app: App, journal: Journal, words: list[str], *, verb: str, of: Session | None = None) -> When:
    """The date and time of a planned session. A time of day alone means the day of the session `of` that is moved.

    Raises DateError; if the first word is a person's name, its hint is the line that gives the name with -w."""
    text = " ".join(words)
    try:
        if of is not None and (same_day := _time_alone(app, text, of)) is not None:
            return same_day
        return read_when(app, text, direction="future")
    except DateError as error:
        people = journal.relationships() if len(words) > 1 else ()
        if not any(names.is_name_word(words[0], person.name) for person in people):
            raise
        raise _name_first(app, words, verb=verb, error=error) from error


def _name_first(app: App, words: list[str], *, verb: str, error: DateError) -> DateError:
    """The error for a date after a name: the line that gives the name with -w if the date is read, else the error for
    the date."""
    date = " ".join(words[1:])
    try:
        read_when(app, date, direction="future")
    except DateError as of_date:
        lines = [
            f"mentorlog {verb} {shell_line.quote(time)} -w {shell_line.quote(words[0])}"
            for time in _with_am_or_pm(app, date)
        ]
        hint = "\n".join(lines) or of_date.hint
        return DateError(f"{of_date.message} The name goes after -w.", hint=hint)
    return DateError(
        error.message, hint=f"mentorlog {verb} {shell_line.join(words[1:])} -w {shell_line.quote(words[0])}"
    )


def _with_am_or_pm(app: App, date: str) -> Iterator[str]:
    """`friday 9am` and `friday 9pm` of `friday 9`; nothing if they are not dates."""
    for half in ("am", "pm") if date[-1:].isdecimal() else ():
        try:
            read_when(app, date + half, direction="future")
        except DateError:
            continue
        yield date + half


def _time_alone(app: App, text: str, session: Session) -> When | None:
    """The session's own day with the time of day that `text` is; None if it is more than a time."""
    try:
        return read_when(app, f"{session.on.isoformat()} {text}", direction="future")
    except DateError:
        return None


def split_ref(words: list[str] | None) -> tuple[str | None, list[str]]:
    """The ref of a session if the first word is one, and the other words."""
    words = words or []
    first = Ref.parse(words[0]) if words else None
    if first is not None and first.kind == "session":
        return words[0], words[1:]
    return None, words


def session_to_change(app: App, journal: Journal, ref: str | None, with_: str | None) -> Session:
    """The session with that ref, else the next planned one of the relationship. Raises NotFoundError if none is
    planned, and as `choose_relationship` does."""
    from mentorlog.insight import planned

    if ref is not None:
        return _session_by_ref(app, journal, ref)
    relationship = _whose_session(app, journal, with_, planned.session_to_change)
    found = planned.session_to_change(journal.planned(relationship.ref), now=app.now)
    if found is None:
        raise NotFoundError(
            f"No session with {relationship.name} is planned.", hint=f"mentorlog plan DATE -w {relationship.ref}"
        )
    return found


def session_to_miss(app: App, journal: Journal, ref: str | None, with_: str | None) -> Session:
    """The session with that ref, else the latest planned one of the relationship that has passed. Raises
    NotFoundError if none has, and as `choose_relationship` does."""
    from mentorlog.insight import planned

    if ref is not None:
        return _session_by_ref(app, journal, ref)
    relationship = _whose_session(app, journal, with_, planned.session_to_miss)
    found = planned.session_to_miss(journal.planned(relationship.ref), now=app.now)
    if found is None:
        raise NotFoundError(
            f"No planned session with {relationship.name} has passed.",
            hint=f"mentorlog plan DATE -w {relationship.ref}",
        )
    return found


def _whose_session(app: App, journal: Journal, with_: str | None, find: Callable[..., Session | None]) -> Relationship:
    """The relationship as `choose_relationship`, but the error for a script lists only people with such a session."""
    active = [person for person in journal.relationships() if person.status == "active"]
    if with_ is not None or len(active) < 2 or (app.can_ask and not app.yes):
        return choose_relationship(app, journal, with_)
    having = [person for person in active if find(journal.planned(person.ref), now=app.now)]
    if not having:
        raise NotFoundError("No such session is planned with anyone.", hint="mentorlog plan DATE -w NAME")
    raise UsageError(
        f"You have {len(active)} active relationships; choose one with --with.",
        hint="\n".join(f"--with {shell_line.quote(person.name)}" for person in having[:10]),
    )


def _session_by_ref(app: App, journal: Journal, ref: str) -> Session:
    if Ref.parse(ref.strip()) is None and any(names.is_match(ref, person.name) for person in journal.relationships()):
        from mentorlog.cli.input.command_line.arguments import TypedOption, read_command_line, typed_line

        line = read_command_line(app.context.command.params, app.arguments)
        options = [TypedOption("-w", ref), *(line.options if line else ())]
        raise UsageError(f"{ref!r} is not a ref; a name goes after -w:", hint=typed_line(app.context, [], options))
    session = find_entry(journal, ref, "session")
    assert isinstance(session, model.Session)  # noqa: S101 - the ref's kind was checked
    return session
