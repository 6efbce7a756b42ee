"""End a relationship, and prepare the answers for its end."""

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from mentorlog.errors import UsageError
from mentorlog.model import Action, Goal, Ref, Relationship, Session, Skill
from mentorlog.model.results.relationships import EndedRelationship
from mentorlog.store import Journal
from mentorlog.workflows.close_entries import closing_fields
from mentorlog.workflows.schedule import fields_in_local_time

if TYPE_CHECKING:
    from mentorlog.model import Entry

CARRIED_ON: Final = "carried on"
"""The outcome of a goal or action that stays open on purpose."""


class ClosingAnswers(NamedTuple):
    """The answers that are given when a relationship ends."""

    fields: Mapping[str, object]
    """Fields of the relationship: those of `CLOSING`, and `keep_in_touch_on`."""
    ratings: tuple[tuple[Skill, int], ...] = ()
    """Skills that were rated again, with their new scores."""
    outcomes: tuple[tuple[Goal | Action, str], ...] = ()
    """Open goals and actions with their new status, or `CARRIED_ON`."""
    cancelled: tuple[Session, ...] = ()
    """Planned sessions that are cancelled."""


def end_relationship(
    journal: Journal, relationship: Relationship, *, ended_on: dt.date, answers: ClosingAnswers, now: dt.datetime
) -> EndedRelationship:
    """End a relationship on a day and record the answers. Raises UsageError if it started later."""
    check_end(relationship, ended_on)
    with journal.command("end", now=now) as change:
        change.set(relationship.ref, **answers.fields, status="ended", ended_on=ended_on)
        for skill, score in answers.ratings:
            change.record_once_a_day(
                "rating",
                relationship=relationship.ref,
                on=ended_on,
                skill=skill.skill,
                score=score,
                owner=skill.owner,
                private=skill.latest[-1].private,
            )
        for entry, outcome in answers.outcomes:
            if outcome != CARRIED_ON:
                change.set(entry.ref, **closing_fields(entry.ref.kind, outcome, on=ended_on))
        for session in answers.cancelled:
            local = fields_in_local_time(session, zone=journal.local_zone)
            change.set(session.ref, status="cancelled", **local)
        outcomes = _by_outcome(answers)
        return EndedRelationship(
            journal.entry(relationship.ref),
            outcomes=outcomes,
            still_open=tuple(
                ref for ref in _open_refs(journal, relationship) if ref not in outcomes.get(CARRIED_ON, ())
            ),
        )


def prepare_closing(
    journal: Journal, relationship: Relationship, *, fields: Mapping[str, object], now: dt.datetime
) -> "Entry":
    """Record answers for the end while the relationship goes on. Returns the relationship as it is now."""
    with journal.command("end --prepare", now=now) as change:
        change.set(relationship.ref, **fields)
        return journal.entry(relationship.ref)


def check_end(relationship: Relationship, ended_on: dt.date) -> None:
    """Raise UsageError if a relationship would end before it started."""
    if ended_on < relationship.started_on:
        raise UsageError(
            f"The end ({ended_on}) must not be before the start ({relationship.started_on}).",
            hint=f"mentorlog edit {relationship.ref} --since {ended_on}",
        )


def _by_outcome(answers: ClosingAnswers) -> dict[str, tuple[Ref, ...]]:
    """The refs of the entries by their outcome, in the order of the answers."""
    found: dict[str, tuple[Ref, ...]] = {}
    for entry, outcome in (*answers.outcomes, *((session, "cancelled") for session in answers.cancelled)):
        found[outcome] = (*found.get(outcome, ()), entry.ref)
    return found


def _open_refs(journal: Journal, relationship: Relationship) -> Iterator[Ref]:
    for session in journal.planned(relationship.ref):
        yield session.ref
    for goal in journal.goals(relationship=relationship.ref):
        yield goal.ref
    for action in journal.actions(relationship=relationship.ref):
        yield action.ref
