"""Change fields of an entry."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final, cast

from mentorlog.errors import ConflictError, UsageError
from mentorlog.model import CLOSING, ME, Advice, Checkin, Feedback, Rating, Relationship, Session
from mentorlog.model.fields import FIELDS
from mentorlog.model.titles import title_of
from mentorlog.model.vocabulary import KINDS_OF_TWO, kind_with_article
from mentorlog.workflows.check_in import Answers
from mentorlog.workflows.close_entries import closing_fields
from mentorlog.workflows.relationships.start_relationship import check_period
from mentorlog.workflows.schedule import own_day

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mentorlog.model import Entry, Kind, Ref
    from mentorlog.store import Journal
    from mentorlog.store.writing import Change

_COMMAND_FOR_STATUS: Final[dict[tuple[Kind, str], str]] = {
    ("relationship", "ended_on"): "mentorlog end {ref}",
    ("relationship", "follow_up_on"): "mentorlog plan DATE -w {ref}",
    ("point", "session"): "mentorlog edit {value} --point {ref}",
}
"""The command that gives an entry the status that a field requires; default: `done`."""

_ONLY_ONCE_BEGUN: Final = frozenset(
    (
        *("started_on", "ends_on", "ended_on", "paused_until", "agreement", "agreed_on"),
        *("look_again_on", "keep_in_touch_on", "focus", "programme", "org", "email", "sessions_agreed"),
        *("recap", "summary_readers"),
        *CLOSING,
    )
)
"""The fields of a relationship that a prospect can't have: they are shareable once it has begun, and nothing that is
recorded before is."""


def edit_entry(journal: Journal, entry: Entry, values: Mapping[str, object], *, now: dt.datetime) -> Entry:
    """Change fields of an entry, given by their names; None clears a field. `relationship` (a ref) moves the entry to
    another relationship; `points` replaces the points that were discussed in a session. Returns the entry as it is now.

    Raises ConflictError for a field that does not fit the status of the entry and for a name that is in use; UsageError
    for a value that contradicts another field or leaves the entry empty, and for a link to an entry of another
    relationship.
    """
    relationship = cast("Relationship", journal.entry(values.get("relationship", entry.relationship_ref)))  # type: ignore[arg-type]
    changed = {name: value for name, value in values.items() if getattr(entry, name, None) != value}
    if relationship.ref == ME:
        _refuse_of_others(entry, owner=values.get("owner", getattr(entry, "owner", "me")))
        _refuse_given_to_oneself(entry, changed)
    if isinstance(entry, Rating):
        changed |= _owner_of_rating(entry, relationship, values)
    if isinstance(entry, Relationship) and entry.status == "prospect" and "answer" in changed:
        changed |= _after_answer(changed, today=now.date())
    _refuse_other_status(entry, changed)
    _refuse_future(entry, changed, today=now.date())
    _refuse_contradiction(entry, changed)
    if isinstance(entry, Session) and not changed.keys().isdisjoint(("on", "at")):
        changed |= _time_of_session(entry, changed, local_zone=journal.local_zone)
    points = cast("tuple[Ref, ...] | None", changed.pop("points", None))
    for point in points or ():
        journal.refuse_other_relationship(point, relationship=relationship.ref)
    with journal.command("edit", now=now) as change:
        if changed:
            change.set(entry.ref, **changed)
        if points is not None and isinstance(entry, Session):
            _set_points(change, entry, points, on=cast("dt.date", changed.get("on", entry.on)))
    return journal.entry(entry.ref)


def _after_answer(changed: Mapping[str, Any], *, today: dt.date) -> dict[str, object]:
    """The day of a new answer (default: today) and the day to follow it up, as `answer` records them; without an answer
    no day of it."""
    if changed["answer"] is None:
        return {"answered_on": None}
    from mentorlog.workflows.relationships.prospects import day_to_follow_up  # few edits are of a prospect's answer

    on = changed.get("answered_on") or today
    return {
        "answered_on": on,
        "follow_up_on": changed.get("follow_up_on") or day_to_follow_up(changed["answer"], on=on),
    }


def _time_of_session(session: Session, changed: Mapping[str, Any], *, local_zone: str | None) -> dict[str, object]:
    """The day, the time of day and the time zone to store. A new time of day is in local time; one that is kept stays
    in its own zone, on the day there that is the new day here."""
    if "at" not in changed:
        return {"on": own_day(session, changed["on"], local_zone=local_zone)}
    has_zone = session.status == "planned" or session.zone is not None
    zone = local_zone if has_zone and changed["at"] is not None else None
    return {"on": changed.get("on", session.on), "zone": zone}


def _set_points(change: Change, session: Session, points: tuple[Ref, ...], *, on: dt.date) -> None:
    """Set the points that were discussed in a session; points that are no longer among them are open again."""
    for ref in session.points:
        if ref not in points:
            change.set(ref, status="open")
    for ref in points:
        if ref not in session.points:
            change.set(ref, **closing_fields("point", "discussed", on=on), session=session.ref)


def _owner_of_rating(rating: Rating, relationship: Relationship, values: Mapping[str, object]) -> dict[str, object]:
    """The owner of a rating must be `me` in a relationship in which I am the mentee. Raises UsageError otherwise."""
    if relationship.role != "mentee":
        return {}
    if values.get("owner") == "them":
        raise UsageError(
            f"{relationship.name} mentors you, so the skill must be your own.",
            hint=f"mentorlog edit {rating.ref} --mine",
        )
    return {"owner": "me"} if "relationship" in values else {}


def _refuse_of_others(entry: Entry, *, owner: object) -> None:
    """Raise ConflictError if an entry can't belong to `me`, because it needs another person or is another person's."""
    if entry.ref.kind in KINDS_OF_TWO:
        what = kind_with_article(entry.ref.kind)
        raise ConflictError(
            f"{what[0].upper()}{what[1:]} is between two people, so {entry.ref} can't be your own.",
            hint=f"mentorlog edit {entry.ref} -w NAME",
        )
    if owner != "me":
        line = f"{entry.ref} --theirs -w NAME" if entry.relationship_ref == ME else f"{entry.ref} -w me --mine"
        raise ConflictError(
            f"{entry.ref} can't be the other person's: your own development has no other person.",
            hint=f"mentorlog edit {line}",
        )


def _refuse_given_to_oneself(entry: Entry, changed: Mapping[str, object]) -> None:
    """Raise UsageError if advice of one's own would be given, not received."""
    is_given = isinstance(entry, Advice) and changed.get("direction", entry.direction) == "given"
    if is_given and not changed.keys().isdisjoint(("relationship", "direction")):
        raise UsageError(
            "Advice to yourself is advice that you received.",
            hint=f"mentorlog edit {entry.ref} --direction received -w me",
        )


def _refuse_other_status(entry: Entry, changed: Mapping[str, object]) -> None:
    """Raise ConflictError for a field that does not fit the status of the entry."""
    kind = entry.ref.kind
    if isinstance(entry, Relationship) and entry.status == "prospect" and changed.keys() & _ONLY_ONCE_BEGUN:
        raise ConflictError(
            f"{entry.name} is a prospect; the relationship has not begun.", hint=f"mentorlog start {entry.ref}"
        )
    for name, value in changed.items():
        field = FIELDS[kind].get(name)
        if value is not None and field and field.statuses and getattr(entry, "status", "") not in field.statuses:
            command = _COMMAND_FOR_STATUS.get((kind, name), "mentorlog done {ref}")
            raise ConflictError(
                f"{entry.ref} is {getattr(entry, 'status', '')}, not {' or '.join(field.statuses)}.",
                hint=command.format(ref=entry.ref, value=value),
            )


def _refuse_future(entry: Entry, changed: Mapping[str, object], *, today: dt.date) -> None:
    """Raise UsageError if a held session or a reached milestone would get a day in the future."""
    day = changed.get("on")
    status = getattr(entry, "status", "")
    if status in ("held", "reached") and isinstance(day, dt.date) and day > today:
        raise UsageError(
            f"{day:%a} {day} is in the future, but {entry.ref} was {status}.", hint=f"mentorlog reopen {entry.ref}"
        )


def _refuse_contradiction(entry: Entry, changed: Mapping[str, object]) -> None:
    """Raise UsageError if the entry would contradict itself or be empty."""
    fields: dict[str, Any] = {name: value for name, value in changed.items() if name != "relationship"}
    after = entry._replace(**fields)
    if isinstance(after, Relationship):
        check_period(after.started_on, after.ends_on)
        check_period(after.started_on, after.ended_on)
    if isinstance(after, Feedback) and not title_of(after):
        raise UsageError("The feedback would be empty.", hint=f"mentorlog delete {entry.ref}")
    if isinstance(after, Checkin) and all(getattr(after, name) is None for name in Answers._fields):
        raise UsageError("The check-in would be empty.", hint=f"mentorlog delete {entry.ref}")
