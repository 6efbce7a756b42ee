"""Start a relationship with a person, who may be a prospect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import ConflictError, UsageError
from mentorlog.model import UNSET
from mentorlog.workflows.relationships.prospects import describe_answer

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Entry, Relationship, Role
    from mentorlog.store import Journal


def start_relationship(
    journal: Journal,
    *,
    name: str,
    role: Role,
    cadence: str,
    started_on: dt.date,
    ends_on: dt.date | None,
    focus: str | None,
    email: str | None,
    org: str | None,
    private: bool,
    sessions_agreed: int | None = None,
    type: str = "mentoring",  # noqa: A002
    programme: str | None = None,
    now: dt.datetime,
) -> Entry:
    """Record a new relationship and return it; `role` is the role of the user, `ends_on` the planned end,
    `sessions_agreed` the number of sessions that the two agreed on, `type` mentoring or coaching.

    Raises UsageError if it ends before it starts, ConflictError if one with that name has not ended.
    """
    check_period(started_on, ends_on)
    with journal.command("start", now=now) as change:
        ref = change.add(
            "relationship",
            name=name,
            role=role,
            status="active",
            started_on=started_on,
            ends_on=ends_on,
            cadence=cadence,
            sessions_agreed=sessions_agreed,
            type=type,
            programme=programme,
            focus=focus,
            email=email,
            org=org,
            private=private,
        )
        return journal.entry(ref)


def start_prospect(
    journal: Journal,
    prospect: Relationship,
    *,
    role: Role | None,
    cadence: str | None,
    started_on: dt.date,
    ends_on: dt.date | None,
    focus: str | None,
    email: str | None,
    org: str | None,
    private: bool,
    agreement: str | None,
    sessions_agreed: int | None = None,
    type: str | None = None,  # noqa: A002
    programme: str | None = None,
    now: dt.datetime,
) -> Entry:
    """Begin the relationship with a prospect, and return it; None keeps what was recorded of the prospect. It is no
    longer private unless `private`; what was recorded before stays private. `agreement` is what the two agreed today.
    A prospect whose answer is not recorded, or is `later`, has said yes; an earlier answer is kept in a private note.
    What was snoozed is the follow-up, which has no reminder now.

    Raises UsageError if it ends before it starts, ConflictError if an active relationship has the name or the prospect
    said no.
    """
    check_period(started_on, ends_on)
    refuse_after_no(prospect)
    given: dict[str, object] = {
        "role": role,
        "cadence": cadence,
        "ends_on": ends_on,
        "focus": focus,
        "email": email,
        "org": org,
    }
    given |= {"sessions_agreed": sessions_agreed, "type": type, "programme": programme}
    # so that one recorded with a name alone is also known to have been a prospect: another `start` is refused
    given |= {"answer": "yes"}
    with journal.command("start", now=now) as change:
        if prospect.answer == "later":
            change.add("note", relationship=prospect.ref, on=now.date(), text=describe_answer(prospect), private=True)
            given["answered_on"] = now.date()
        change.set(
            prospect.ref,
            answer_note=None if prospect.answer == "later" else UNSET,
            status="active",
            started_on=started_on,
            private=private,
            snoozed_until=None,
            agreement=agreement or UNSET,
            agreed_on=now.date() if agreement else UNSET,
            **{name: value for name, value in given.items() if value is not None},
        )
        return journal.entry(prospect.ref)


def refuse_after_no(prospect: Relationship) -> None:
    """Raise ConflictError if the prospect said no."""
    if prospect.answer == "no":
        raise ConflictError(
            f"{prospect.name} said no; if that has changed, record it first.",
            hint=f"mentorlog answer {prospect.ref} yes\nmentorlog answer {prospect.ref} later",
        )


def check_period(started_on: dt.date, ends_on: dt.date | None) -> None:
    """Raise UsageError if a relationship would end before it starts."""
    if ends_on and ends_on < started_on:
        raise UsageError(f"The end ({ends_on}) must not be before the start ({started_on}).")
