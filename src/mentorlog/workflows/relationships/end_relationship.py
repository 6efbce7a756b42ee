"""End a relationship, and prepare the answers for its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.insight.open_entries import open_entries
from mentorlog.model.results.relationships import EndedRelationship
from mentorlog.named_tuples import NamedTuple
from mentorlog.workflows.decide import CARRIED_ON, Decision, apply_decisions, refs_by_outcome

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from mentorlog.model import Entry, Relationship, Session, Skill
    from mentorlog.store import Journal

__all__ = ["CARRIED_ON", "ClosingAnswers", "check_end", "end_relationship", "prepare_closing"]


class ClosingAnswers(NamedTuple):
    """The answers that are given when a relationship ends."""

    fields: Mapping[str, object]
    """Fields of the relationship: those of `CLOSING`, and `keep_in_touch_on`."""
    ratings: tuple[tuple[Skill, int], ...] = ()
    """Skills that were rated again, with their new scores."""
    outcomes: tuple[tuple[Entry, str], ...] = ()
    """Open entries, each with its new status, the outcome of feedback, or `CARRIED_ON`."""
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
        decisions = [Decision(entry, outcome) for entry, outcome in answers.outcomes]
        decisions += [Decision(session, "cancelled") for session in answers.cancelled]
        apply_decisions(journal, change, decisions, on=ended_on)
        outcomes = refs_by_outcome(decisions)
        kept = open_entries(journal.dossier(relationship.ref))
        return EndedRelationship(
            journal.entry(relationship.ref),
            outcomes=outcomes,
            still_open=tuple(entry.ref for entry in kept if entry.ref not in outcomes.get(CARRIED_ON, ())),
            kept=kept,
        )


def prepare_closing(
    journal: Journal, relationship: Relationship, *, fields: Mapping[str, object], now: dt.datetime
) -> Entry:
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
