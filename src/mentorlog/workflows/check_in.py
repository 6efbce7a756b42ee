"""Record a check-in: how the collaboration in a relationship is going."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from mentorlog.errors import UsageError
from mentorlog.insight.collaboration.both_sides import find_other_side
from mentorlog.model.results.entries import CheckedIn
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.model import Checkin, Party, Relationship
    from mentorlog.store import Journal


class Answers(NamedTuple):
    """The answers of a check-in, in the order of the questions. None: not answered."""

    frequency: int | None = None
    """Whether the two meet often enough: 1 to 5, 5 is just right."""
    challenge: int | None = None
    """Whether there is enough challenge: 1 to 5, 5 is just right."""
    more: str | None = None
    """What to do more of."""
    less: str | None = None
    """What to do less of."""
    expectations: str | None = None
    """How far what the two expected has come true: one of EXPECTATIONS."""
    expectations_note: str | None = None
    """What is missing, or has come true."""
    skills: int | None = None
    """How far it has helped with each of these: 1 to 5, 5 is most."""
    career: int | None = None
    confidence: int | None = None
    network: int | None = None
    decisions: int | None = None
    satisfaction: int | None = None

    def is_empty(self) -> bool:
        """Whether no question is answered."""
        return all(answer is None for answer in self)


def check_in(
    journal: Journal,
    relationship: Relationship,
    answers: Answers,
    *,
    owner: Party = "me",
    on: dt.date,
    private: bool = False,
    now: dt.datetime,
) -> CheckedIn:
    """Record the answers of one of the two (`owner`) in a check-in on a day. A second check-in with answers of the same
    person on the same day replaces only the answers that it gives, if both are private or both shareable. Raises
    UsageError if nothing is answered."""
    if answers.is_empty():
        raise UsageError("Answer at least one question.")
    given = {name: answer for name, answer in answers._asdict().items() if answer is not None}
    with journal.command("checkin", now=now) as change:
        ref, before = change.record_once_a_day(
            "checkin", relationship=relationship.ref, owner=owner, on=on, private=private, **given
        )
    checkin = cast("Checkin", journal.entry(ref))
    return CheckedIn(
        checkin,
        before=cast("Checkin | None", before),
        last=next(
            (each for each in _newest_first(journal, relationship) if each.owner == owner and each.on < on), None
        ),
        other=find_other_side(checkin, journal.checkins(relationship=relationship.ref)),
    )


def _newest_first(journal: Journal, relationship: Relationship) -> Iterator[Checkin]:
    """Read check-ins, newest first; the whole history is read only if the latest ones are not enough."""
    latest = journal.checkins(relationship=relationship.ref)
    yield from latest
    if latest:
        yield from journal.checkins(relationship=relationship.ref, all=True)[len(latest) :]
