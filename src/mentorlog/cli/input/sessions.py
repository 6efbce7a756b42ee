"""Parse what is typed for planned sessions: the session, its date, how the two meet and who asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from mentorlog.cli import output
from mentorlog.cli.input.dates.read import read_when
from mentorlog.cli.input.people.lookup import choose_relationship, named_relationship
from mentorlog.errors import DateError, NotFoundError, UsageError
from mentorlog.model import MEETING_TYPES, PARTIES, Ref
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.cli.app import App
    from mentorlog.dates import When
    from mentorlog.model import Party, Relationship, Session
    from mentorlog.store import Journal


def minutes_of(words: str) -> int:
    """The length that was typed, in minutes. Raises DateError."""
    from mentorlog.dates import parse_minutes

    return parse_minutes(words)


def minutes_spent(words: str) -> int:
    """The time spent on something, in minutes, which may be weeks: `40h`. Raises DateError."""
    from mentorlog.dates import parse_minutes
    from mentorlog.model.vocabulary import MAX_MINUTES_SPENT

    return parse_minutes(words, maximum=MAX_MINUTES_SPENT)


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
        raise UsageError(f"--how must be {', '.join(MEETING_TYPES[:-1])} or {MEETING_TYPES[-1]}, not {quoted(text)}.")
    return found


def checked_party(text: str | None, *, option: str = "--who", name: str = "") -> Party | None:
    """`me` or `them`, from an option, in English or Danish; the other person may also be given by `name`. Raises
    UsageError."""
    if text is None:
        return None
    from mentorlog import names

    if name and names.is_match(text, name):
        return "them"
    from mentorlog.model.choices import find_choice

    found = find_choice(text, PARTIES)
    for party in PARTIES:
        if found == party:
            return party
    raise UsageError(f"{option} must be me or them, not {quoted(text)}.")


def read_planned_time(app: App, journal: Journal, words: list[str], *, of: Session | None = None) -> When:
    """The date and time of a planned session. A time of day alone means the day of the session `of` that is moved.

    Raises DateError; its hint is the line that gives a person's name with -w, or an hour with am and pm."""
    text = " ".join(words)
    try:
        if of is not None and (same_day := _time_alone(app, text, of)) is not None:
            return same_day
        return read_when(app, text, direction="future")
    except DateError as error:
        from mentorlog.cli.input.dates.misread_times import explain

        raise explain(app, journal, words, error) from error


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


def session_to_change(app: App, journal: Journal, words: list[str] | None, with_: str | None) -> Session:
    """The session with that ref, the only planned one of the person with that name, or the next planned one of the
    relationship. Raises NotFoundError if none is planned, and as `session_of_words` and `choose_relationship` do."""
    from mentorlog.insight import planned

    if words:
        from mentorlog.cli.input.people.named_session import session_of_words

        return session_of_words(app, journal, words, with_, is_meant=lambda _: True)
    relationship = _whose_session(app, journal, with_, planned.session_to_change)
    found = planned.session_to_change(journal.planned(relationship.ref), now=app.now)
    if found is None:
        raise NotFoundError(
            f"No session with {relationship.name} is planned.", hint=f"mentorlog plan DATE -w {relationship.ref}"
        )
    return found


def sessions_to_cancel(app: App, journal: Journal, words: list[str] | None, with_: str | None) -> list[Session]:
    """All planned sessions of the relationship that have not passed. Warns of those that have and are not logged.
    Raises UsageError if one is named, NotFoundError if none is planned, and as `choose_relationship` does."""
    from mentorlog.insight.planned import next_planned

    ref, name = split_ref(words)
    if ref is not None:
        hint = f"mentorlog cancel {ref}\nmentorlog cancel --rest -w NAME"
        raise UsageError("--rest cancels all planned sessions with one person; it takes no ref.", hint=hint)
    named = named_relationship(app, journal, name, with_) if name else None
    relationship = named or _whose_session(app, journal, with_, next_planned)
    planned = journal.planned(relationship.ref)
    ahead = [session for session in planned if not session.has_passed(app.now)]
    passed = [session for session in planned if session not in ahead]
    if not ahead:
        hint = f"mentorlog cancel {passed[-1].ref}" if passed else f"mentorlog plan DATE -w {relationship.ref}"
        also = f"; {passed[-1].ref} has passed and is not logged" if passed else ""
        raise NotFoundError(f"No session with {relationship.name} is still planned{also}.", hint=hint)
    for session in passed:
        output.warn(f"{session.ref} has passed and is not cancelled; if it was held: mentorlog log {session.ref} TEXT")
    return ahead


def session_to_miss(app: App, journal: Journal, words: list[str] | None, with_: str | None) -> Session:
    """The session with that ref, the only planned one that has passed of the person with that name, or the latest of
    the relationship. Raises NotFoundError if none has, and as `session_of_words` and `choose_relationship` do."""
    from mentorlog.insight import planned

    if words:
        from mentorlog.cli.input.people.named_session import session_of_words

        return session_of_words(
            app, journal, words, with_, is_meant=lambda one: bool(planned.session_to_miss([one], now=app.now))
        )
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
    from mentorlog.cli.input.people.candidates import lines_with

    raise UsageError(
        f"You have {len(active)} active relationships; choose one with --with.", hint=lines_with(app, journal, having)
    )
