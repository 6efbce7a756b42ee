"""What the commands about planned sessions share: which one is meant, and when the next one is."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from mentorlog import names
from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.dates import read_when
from mentorlog.cli.input.lookup import entry, recording
from mentorlog.dates import parse_minutes
from mentorlog.errors import ConflictError, DateError, NotFoundError, UsageError
from mentorlog.model import MANNERS, Ref, Relationship, Session

if TYPE_CHECKING:
    from mentorlog.dates import When
    from mentorlog.store import Journal
    from mentorlog.store.writing import Change


def minutes_of(words: str) -> int:
    """The length that was typed, in minutes."""
    return parse_minutes(words)


def checked_manner(said: str) -> str:
    """How two people meet, as typed: any case, or the beginning of one. Raises UsageError."""
    wanted = said.strip().casefold().replace(" ", "-")
    found = [one for one in MANNERS if one == wanted] or [one for one in MANNERS if wanted and one.startswith(wanted)]
    if len(found) != 1:
        raise UsageError(f"How is {', '.join(MANNERS[:-1])} or {MANNERS[-1]}, not {said!r}.")
    return found[0]


def checked_party(said: str | None, *, option: str = "--who") -> str | None:
    """`me` or `them`, as typed with an option. Raises UsageError."""
    if said is None or said in ("me", "them"):
        return said
    raise UsageError(f"{option} is me or them, not {said!r}.")


def when_ahead(app: App, journal: Journal, words: list[str], *, verb: str, of: Session | None = None) -> When:
    """When a session is to be, as typed; a time of day alone is that of its own day, where there is one to move.

    Where the first word is somebody's name, the DateError says how a name is given."""
    text = " ".join(words)
    try:
        if of is not None and (alone := _time_alone(app, text, of)) is not None:
            return alone
        return read_when(app, text, looking="ahead")
    except DateError as error:
        who = next((one for one in journal.relationships() if names.is_name_word(words[0], one.name)), None)
        if who is None or len(words) < 2:
            raise
        line = f"mentorlog {verb} {shlex.join(words[1:])} -w {shlex.quote(words[0])}"
        raise DateError(error.message, hint=line) from error


def _time_alone(app: App, text: str, session: Session) -> When | None:
    """The session's own day with the time that `text` is, None where it is more than a time."""
    try:
        return read_when(app, f"{session.on.isoformat()} {text}", looking="ahead")
    except DateError:
        return None


def warn_of_passed(app: App, session: Session) -> None:
    """Say so where a session was planned for a time that has passed."""
    if session.has_passed(app.now):
        output.warn(f"that has passed; if it was held: mentorlog log {session.ref}")


def upcoming(app: App, journal: Journal, relationship: Relationship) -> Session | None:
    """The next planned session that has not passed, None where there is none."""
    coming = journal.planned(relationship.ref, since=app.today)
    return next((one for one in coming if not one.has_passed(app.now)), None)


def timed(app: App, when: When) -> dict[str, object]:
    """The fields of a session that is to be at `when`, with the zone that a time of day is meant in."""
    from mentorlog.cli.input.time_zone import local_zone

    return {"on": when.on, "at": when.at, "zone": local_zone(app) if when.at else None}


def warn_of_clash(app: App, journal: Journal, session: Session) -> None:
    """Say so where another session is planned for the same time, with whomever."""
    from mentorlog.dates import say_when

    for other in journal.planned(None, since=session.on, until=session.on):
        same_day = other.relationship_ref == session.relationship_ref and other.at == session.at
        if other.ref != session.ref and (same_day or session.overlaps(other)):
            when = say_when(other.on, other.at, today=app.today)
            output.warn(f"{other.ref} with {other.relationship} is planned for {when} as well.")


def plan_next(
    app: App, journal: Journal, change: Change, relationship: Relationship, when: When
) -> tuple[Session, Session | None]:
    """Move the next planned session to `when`, or plan one where none is; the session, and as it was if moved."""
    planned = _next_planned(app, journal, relationship, when)
    if planned is not None:
        at = when.at or planned.at
        moves = (planned.on, planned.at) != (when.on, at)
        if moves:
            # a new day alone leaves the time of day as it was
            fields = timed(app, when) if when.at else {"on": when.on}
            change.set(planned.ref, **fields, moved=planned.moved + 1)
        return planned, planned if moves else None
    ref = change.add("session", relationship=relationship.ref, status="planned", **timed(app, when), private=False)
    planned = journal.entry(ref)  # type: ignore[assignment]
    assert planned is not None  # noqa: S101 - it was made a line above
    return planned, None


def _next_planned(app: App, journal: Journal, relationship: Relationship, when: When) -> Session | None:
    """The planned session that is meant by the next one: that of the day, else the first that lies ahead, which is not
    the next of a session that is written down so late that its next has passed too."""
    that_day = journal.planned(relationship.ref, since=when.on, until=when.on)
    if that_day:
        return next((one for one in that_day if one.at == when.at), that_day[0])
    return upcoming(app, journal, relationship) if when.on >= app.today else None


def split_ref(words: list[str] | None) -> tuple[str | None, list[str]]:
    """The ref of a session that the words begin with, if they do, and the other words."""
    words = words or []
    first = Ref.parse(words[0]) if words else None
    if first is not None and first.kind == "session":
        return words[0], words[1:]
    return None, words


def planned_one(app: App, journal: Journal, word: str | None, with_: str | None, *, passed: bool = False) -> Session:
    """The planned session that is meant: the one named, else the next planned (with `passed`, the latest that has
    passed) of the relationship. Raises ConflictError for one that is not planned, NotFoundError where there is none."""
    if word is not None:
        named = entry(journal, word, "session")
        assert isinstance(named, Session)  # noqa: S101 - the ref's kind was checked
        if named.status != "planned":
            raise ConflictError(
                f"{named.ref} is not planned: it was {named.status}.", hint=f"mentorlog show {named.ref}"
            )
        return named
    relationship = recording(app, journal, with_)
    planned = journal.planned(relationship.ref)
    if passed:
        # who waited in vain for one without a time need not wait for midnight
        meant = [one for one in planned if one.has_passed(app.now) or (one.on == app.today and one.at is None)]
    else:
        meant = [one for one in planned if not one.has_passed(app.now)] or list(planned)
    if not meant:
        raise NotFoundError(
            f"No planned session with {relationship.name} has passed."
            if passed
            else f"No session with {relationship.name} is planned.",
            hint=f"mentorlog plan DATE -w {relationship.ref}",
        )
    return meant[-1 if passed else 0]
