"""Change fields of an entry."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, cast

from mentorlog.errors import UsageError
from mentorlog.model import Checkin, Entry, Feedback, Rating, Ref, Relationship, Session
from mentorlog.model.titles import title_of
from mentorlog.store import Journal
from mentorlog.workflows.check_in import Answers
from mentorlog.workflows.close_entries import closing_fields

if TYPE_CHECKING:
    from mentorlog.store.writing import Change


def edit_entry(journal: Journal, entry: Entry, values: Mapping[str, object], *, now: dt.datetime) -> Entry:
    """Change fields of an entry, given by their names; None clears a field. `relationship` (a ref) moves the entry to
    another relationship, `points` are all that were discussed in a session. Returns the entry as it is now.

    Raises UsageError for a value that contradicts the rest of the entry or leaves nothing of it, and for a link to an
    entry of another relationship; ConflictError for a name that is in use.
    """
    home = cast(Relationship, journal.entry(values.get("relationship", entry.relationship_ref)))  # type: ignore[arg-type]
    changed = {name: value for name, value in values.items() if getattr(entry, name, None) != value}
    if isinstance(entry, Rating):
        changed |= _own_skill(entry, home, values)
    _refuse_contradiction(entry, changed)
    points = cast(tuple[Ref, ...] | None, changed.pop("points", None))
    for point in points or ():
        journal.refuse_other_relationship(point, relationship=home.ref)
    with journal.command("edit", now=now) as change:
        if changed:
            change.set(entry.ref, **changed)
        if points is not None and isinstance(entry, Session):
            _discuss(change, entry, points, on=cast(dt.date, changed.get("on", entry.on)))
    return journal.entry(entry.ref)


def _discuss(change: Change, session: Session, points: tuple[Ref, ...], *, on: dt.date) -> None:
    """Make the points of a session those that were discussed in it; others are on the agenda again."""
    for ref in session.points:
        if ref not in points:
            change.set(ref, status="open")
    for ref in points:
        if ref not in session.points:
            change.set(ref, **closing_fields("point", "discussed", on=on), session=session.ref)


def _own_skill(rating: Rating, home: Relationship, values: Mapping[str, object]) -> dict[str, object]:
    """A mentee rates their own skill."""
    if home.role != "mentee":
        return {}
    if values.get("owner") == "them":
        raise UsageError(
            f"{home.name} mentors you, so the skill is your own.", hint=f"mentorlog edit {rating.ref} --mine"
        )
    return {"owner": "me"} if "relationship" in values else {}


def _refuse_contradiction(entry: Entry, changed: Mapping[str, object]) -> None:
    """Raise UsageError if the entry would contradict itself, or if nothing would be left of it."""
    fields: dict[str, Any] = {name: value for name, value in changed.items() if name != "relationship"}
    after = entry._replace(**fields)
    if isinstance(after, Relationship):
        for last in (after.ends_on, after.ended_on):
            if last is not None and last < after.started_on:
                raise UsageError(f"It can't end ({last}) before it starts ({after.started_on}).")
    if isinstance(after, Feedback) and not title_of(after):
        raise UsageError("Nothing would be left of the feedback.", hint=f"mentorlog delete {entry.ref}")
    if isinstance(after, Checkin) and Answers(after.frequency, after.challenge, after.more, after.less).is_empty():
        raise UsageError("Nothing would be left of the check-in.", hint=f"mentorlog delete {entry.ref}")
