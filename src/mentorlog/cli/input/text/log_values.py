"""Parse what was typed for `log` into the values to record.

Annotations are not postponed: named tuples would compile each from text when `log` starts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog import model
from mentorlog.cli.input.checks import parse_promise
from mentorlog.cli.input.dates.read import read_when
from mentorlog.cli.input.people.lookup import choose_relationship, find_entries
from mentorlog.cli.input.sessions import checked_manner, length_of
from mentorlog.named_tuples import NamedTuple
from mentorlog.workflows.log_session import SessionContent, find_held_session
from mentorlog.workflows.schedule import sessions_to_move

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.cli.app import App
    from mentorlog.dates import When
    from mentorlog.model import Entry, Kind, Party, Ref, Relationship, Session
    from mentorlog.store import Journal
    from mentorlog.workflows.log_session import HeldSession


class TypedSession(NamedTuple):
    """What is to be logged, as it was typed on the command line and in field lines of the text."""

    text: str | None = None
    """What the session was about."""
    private_notes: str | None = None
    """Notes that are never exported."""
    with_: str | None = None
    """The other person: a name or a ref."""
    on: str | None = None
    """Its day, perhaps with a time."""
    length: str | None = None
    """How long it took."""
    how: str | None = None
    """How the two met."""
    where: str | None = None
    """The place or the link."""
    topics: tuple[str, ...] = ()
    """What was talked about."""
    takeaways: tuple[str, ...] = ()
    """What to remember."""
    mine: tuple[str, ...] = ()
    """What I promised, perhaps with a date."""
    theirs: tuple[str, ...] = ()
    """What the other person promised, perhaps with a date."""
    goals: tuple[str, ...] = ()
    """Refs of goals that were worked on."""
    points: tuple[str, ...] = ()
    """Refs of points that were discussed."""
    advice: tuple[str, ...] = ()
    """Advice that the mentor gave, perhaps with a date."""
    next: str | None = None
    """When the two meet next."""

    def is_empty(self) -> bool:
        """Whether nothing was typed except the person and the day."""
        return not any(self._replace(with_=None, on=None))


def read_log(
    app: App, journal: Journal, typed: TypedSession, ref: Ref | None, *, is_extra: bool = False
) -> tuple[Relationship, HeldSession, SessionContent]:
    """The relationship, when the session was held, and what is recorded of it; `ref` is the session that was named;
    with `is_extra` it is an additional session, not a planned one. Asks for the relationship if it is not given, and
    whether `--next` moves a planned session.

    Raises UsageError, DateError, NotFoundError, AmbiguousError or ConflictError.
    """
    goals = tuple(goal for goal in _entries(journal, typed.goals, "goal") if isinstance(goal, model.Goal))
    points = tuple(point for point in _entries(journal, typed.points, "point") if isinstance(point, model.Point))
    entry = journal.entry(ref) if ref else None
    linked: list[Entry] = [*([entry] if entry else []), *goals, *points]
    relationship = choose_relationship(app, journal, typed.with_, of=linked[0] if linked else None)
    when = _read_on(app, typed.on) if typed.on else None
    named = entry if isinstance(entry, model.Session) else None
    held = find_held_session(journal, relationship, named=named, when=when, now=app.now, is_extra=is_extra)
    if typed.on and held.on < relationship.started_on:
        from mentorlog.cli.input.dates.early_days import beginning_of, refuse_open_year

        hint = f"--on {held.on}"
        refuse_open_year(app, typed.on, held.on, since=beginning_of(relationship), hint=hint)
    next_at, next_zone = _read_next(app, typed.next, from_day=held.on)
    content = SessionContent(
        notes=typed.text,
        private_notes=typed.private_notes,
        minutes=length_of(typed.length, when),
        how=checked_manner(typed.how) if typed.how else None,
        where=typed.where,
        topics=typed.topics,
        takeaways=typed.takeaways,
        promises=tuple(_promises(app, typed, held.on)),
        goals=goals,
        points=points,
        advice=tuple(parse_promise(app, text, by=None, from_day=held.on) for text in typed.advice),
        next_at=next_at,
        next_zone=next_zone,
        next_moves=_session_to_move(app, journal, relationship, held, next_at) if next_at else None,
    )
    return relationship, held, content


def _entries(journal: Journal, refs: tuple[str, ...], kind: Kind) -> list[Entry]:
    return find_entries(journal, list(refs), kind) if refs else []


def _read_on(app: App, text: str) -> When:
    """When the session was held."""
    when = read_when(app, text, direction="past")
    if when.at:
        from mentorlog.cli.input.dates.time_zone import check_clock

        check_clock(app, when, line=lambda time: f'--on "{time}"')
    return when


def _read_next(app: App, text: str | None, *, from_day: dt.date) -> tuple[When | None, str | None]:
    """When the two meet next, counted from the day of the session, and the time zone of its time of day."""
    if not text:
        return None, None
    from mentorlog.cli.input.dates.time_zone import check_clock, zone_of

    when = read_when(app, text, direction="future", from_day=from_day)
    check_clock(app, when, line=lambda time: f'--next "{time}"')
    return when, zone_of(app, when)


def _session_to_move(
    app: App, journal: Journal, relationship: Relationship, held: HeldSession, when: When
) -> Session | None:
    """The only other planned session, if the user confirms that `when` is its new time; None to plan another
    session."""
    if not app.can_ask:
        return None
    found = sessions_to_move(journal, relationship, when=when, logged=held.session, now=app.now)
    if len(found) != 1:
        return None
    from mentorlog.cli.input.prompts.ask import confirm
    from mentorlog.dates import format_recorded_when
    from mentorlog.present.entries.fields import format_session_time

    planned = format_session_time(found[0], today=app.today)
    new = format_recorded_when(when.on, when.at or found[0].at, today=app.today)
    question = f"{found[0].ref} is planned for {planned}. Move it to {new}? (n plans one more)"
    if not confirm(app, question, default=False):
        return None
    if when.at is None:
        from mentorlog.cli.input.dates.time_zone import check_clock

        check_clock(app, when, moves=found[0], line=lambda time: f'--next "{time}"')
    return found[0]


def _promises(app: App, typed: TypedSession, day: dt.date) -> Iterator[tuple[Party, str, dt.date | None]]:
    """The promises with their owners and due dates, which count from the day of the session."""
    for text in typed.mine:
        yield "me", *parse_promise(app, text, by=None, from_day=day)
    for text in typed.theirs:
        yield "them", *parse_promise(app, text, by=None, from_day=day)
