"""Record prospects: who they are, that they were asked, and what they answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from mentorlog.dates import Cadence, format_full_date
from mentorlog.errors import ConflictError, UsageError

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.model import Ref, Relationship, Role
    from mentorlog.store import Journal
    from mentorlog.store.writing import Change

_FOLLOW_UP: Final = {"later": Cadence(months=3), "yes": Cadence(days=14)}
"""The time after an answer to ask again or to start the relationship, if no day is given."""


def add_prospect(
    journal: Journal,
    *,
    name: str,
    role: Role,
    admire: str | None = None,
    skills: Sequence[str] = (),
    hope: str | None = None,
    offer: str | None = None,
    background: str | None = None,
    found_through: str | None = None,
    goal: Ref | None = None,
    now: dt.datetime,
) -> Relationship:
    """Record a prospect and return it; `role` is that of the user. Raises ConflictError if the name is in use."""
    with journal.command("prospect add", now=now) as change:
        ref = change.add(
            "relationship",
            name=name,
            role=role,
            status="prospect",
            admire=admire,
            skills=tuple(skills),
            hope=hope,
            offer=offer,
            background=background,
            found_through=found_through,
            goal=goal,
        )
        return cast("Relationship", journal.entry(ref))


def ask_prospect(
    journal: Journal,
    prospect: Relationship,
    *,
    message: str | None,
    via: str | None,
    on: dt.date,
    follow_up_on: dt.date | None,
    now: dt.datetime,
) -> Relationship:
    """Record that a prospect was asked. What was asked and answered before is kept in a note. Returns the prospect as
    it is now. Raises ConflictError if the prospect said no."""
    if prospect.answer == "no":
        raise ConflictError(
            f"{prospect.name} said no; if that has changed, record it first.",
            hint=f"mentorlog answer {prospect.ref} later",
        )
    with journal.command("ask", now=now) as change:
        _keep_in_note(change, prospect, on=now.date())
        change.set(
            prospect.ref,
            asked_on=on,
            via=via,
            message=message,
            follow_up_on=follow_up_on,
            answer=None,
            answered_on=None,
            answer_note=None,
        )
        return cast("Relationship", journal.entry(prospect.ref))


def record_answer(
    journal: Journal,
    prospect: Relationship,
    *,
    answer: str,
    note: str | None,
    on: dt.date,
    follow_up_on: dt.date | None,
    now: dt.datetime,
) -> Relationship:
    """Record what a prospect answered on a day. By default, the day to follow up is three months after `later`, and two
    weeks after `yes`, when the relationship is to start. An earlier answer that differs is kept in a note. Returns the
    prospect as it is now. Raises UsageError if the day is before the prospect was asked."""
    if prospect.asked_on and on < prospect.asked_on:
        raise UsageError(
            f"{prospect.name} was asked on {prospect.asked_on}, after {on}.", hint=f"--on {prospect.asked_on}"
        )
    follow_up_on = follow_up_on or day_to_follow_up(answer, on=on)
    with journal.command("answer", now=now) as change:
        if prospect.answer and (prospect.answer != answer or prospect.answer_note not in (None, note)):
            change.add("note", relationship=prospect.ref, on=now.date(), text=describe_answer(prospect))
        change.set(prospect.ref, answer=answer, answered_on=on, answer_note=note, follow_up_on=follow_up_on)
        return cast("Relationship", journal.entry(prospect.ref))


def day_to_follow_up(answer: str, *, on: dt.date) -> dt.date | None:
    """The day to follow up an answer that was given `on` a day: three months after `later`, two weeks after `yes`, and
    none after `no`."""
    return _FOLLOW_UP[answer].after(on) if answer in _FOLLOW_UP else None


def _keep_in_note(change: Change, prospect: Relationship, *, on: dt.date) -> None:
    """Keep the words of the last time that a prospect was asked, which the new ones replace."""
    lines = []
    if prospect.asked_on:
        via = f" via {prospect.via}" if prospect.via else ""
        message = f": {prospect.message}" if prospect.message else ""
        lines.append(f"Asked on {format_full_date(prospect.asked_on)}{via}{message}")
    if prospect.answer:
        lines.append(describe_answer(prospect))
    if lines:
        change.add("note", relationship=prospect.ref, on=on, text="\n".join(lines))


def describe_answer(prospect: Relationship) -> str:
    """What a prospect answered, when, and the note: `Said later on Mon 2 Feb 2026: after the summer`."""
    note = f": {prospect.answer_note}" if prospect.answer_note else ""
    on = f" on {format_full_date(prospect.answered_on)}" if prospect.answered_on else ""
    return f"Said {prospect.answer}{on}{note}"
