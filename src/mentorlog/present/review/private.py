"""Private entries: moved from the page to one block at its end, each with its kind.

With that block scrolled away the screen is safe to share, because nothing private is above it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_short_date
from mentorlog.model import Action, Checkin, Goal, Milestone, Point
from mentorlog.model.titles import title_of
from mentorlog.named_tuples import NamedTuple
from mentorlog.present.page import Row, Span, text
from mentorlog.present.phrases import (
    carried_phrase,
    checkin_answers,
    due_phrase,
    goal_due_phrase,
    join_facts,
    owes_label,
    percent,
)
from mentorlog.present.review.past import promise_facts, session_texts
from mentorlog.present.review.sides import with_sides
from mentorlog.present.review.upcoming import proposals, signals

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import TypeVar

    from mentorlog.insight.collaboration.proposals import Proposal
    from mentorlog.insight.review import Review
    from mentorlog.insight.signals import Signal
    from mentorlog.model import Advice, Feedback, Kind, Note, Question, Ref, Resource, Session
    from mentorlog.present.page import Text
    from mentorlog.present.review.detail import Detail

    Hidden = Action | Goal | Milestone | Feedback | Point | Note | Checkin | Advice | Resource | Question
    HiddenT = TypeVar("HiddenT", Action, Goal, Milestone, Feedback, Point, Note, Advice, Resource)

_BAR: Final = Span("▌", "look")
"""Before every row of the block, to mark where it begins and ends."""


class PrivateEntries(NamedTuple):
    """The private parts of a review."""

    entries: tuple[Hidden, ...] = ()
    """In the order in which they are shown."""
    proposals: tuple[Proposal, ...] = ()
    """Proposals that follow from a private check-in."""
    signals: tuple[Signal, ...] = ()
    """Signals whose evidence is private."""
    last_session: Session | None = None
    """If it, or a part of it, is private."""

    @property
    def kinds(self) -> set[Kind]:
        """The kinds of the entries."""
        return {entry.ref.kind for entry in self.entries}


def split_private(review: Review) -> tuple[Review, PrivateEntries]:
    """The review without its private parts, and these parts.

    If the last session is private, so are the actions promised and the advice given in it; its day and length stay in
    the review, and so do counts.
    """
    last, check = review.last_session, review.partnership
    hidden = _hidden(review)
    public = review._replace(
        mine=_without(review.mine, hidden),
        theirs=_without(review.theirs, hidden),
        done_actions=_without(review.done_actions, hidden),
        goals=_without(review.goals, hidden),
        milestones=_without(review.milestones, hidden),
        feedback=_without(review.feedback, hidden),
        advice_due=_without(review.advice_due, hidden),
        advice=_without(review.advice, hidden),
        resources=_without(review.resources, hidden),
        agenda=_without(review.agenda, hidden),
        notes=_without(review.notes, hidden),
        questions=tuple(question for question in review.questions if not question.private),
        signals=tuple(signal for signal in review.signals if not signal.private),
        proposals=tuple(proposal for proposal in review.proposals if not proposal.private),
        partnership=check
        and check._replace(
            last=_unless_private(check.last), before=_unless_private(check.before), theirs=_unless_private(check.theirs)
        ),
    )
    return public, PrivateEntries(
        tuple(hidden.values()),
        tuple(proposal for proposal in review.proposals if proposal.private),
        tuple(signal for signal in review.signals if signal.private),
        last if last and (last.private or last.private_notes) else None,
    )


def _hidden(review: Review) -> dict[Ref, Hidden]:
    last, check = review.last_session, review.partnership
    promised_in = last.ref if last and last.private else None
    promises = (*review.mine, *review.theirs, *review.done_actions)
    others: tuple[Hidden, ...] = (
        *review.goals,
        *(milestone for milestone in review.milestones if milestone.status == "reached"),
        *review.feedback,
        *review.advice_due,
        *review.advice,
        *review.resources,
        *reversed(review.notes),
        *(milestone for milestone in review.milestones if milestone.status != "reached"),
        *review.agenda,
        *(question for question in review.questions if question.ref is not None),
        *(checkin for checkin in ((check.last, check.theirs) if check and check.is_due else ()) if checkin),
    )
    return {
        entry.ref: entry
        for entry in (*promises, *others)
        if entry.private or (promised_in and getattr(entry, "session", None) == promised_in)
    }


def _without(entries: tuple[HiddenT, ...], hidden: Collection[Ref]) -> tuple[HiddenT, ...]:
    return tuple(entry for entry in entries if entry.ref not in hidden)


def _unless_private(checkin: Checkin | None) -> Checkin | None:
    return None if checkin is None or checkin.private else checkin


def private_rows(review: Review, private: PrivateEntries, detail: Detail) -> list[Row]:
    """The rows of the block, in the order of the page: the last session's own texts, promises, goals and the rest."""
    rows: list[Row] = []
    last = private.last_session
    if last:
        side = join_facts("last time", format_short_date(last.on, today=review.today), last.ref)
        texts = session_texts(last) if last.private else []
        if last.private_notes:
            texts.append(text(last.private_notes))
        rows = [with_sides(Row(body=body), side, detail=detail) for body in texts]
    rows += [_entry_row(review, entry, detail) for entry in private.entries]
    rows += [_with_kind("consider", row) for row in proposals(private.proposals, detail)]
    # if space is short, the evidence of a signal is beside it
    beside = detail._replace(dates=detail.dates and not detail.max_lines)
    rows += [_with_kind("notice", row) for row in signals(review, private.signals, beside)]
    return [row._replace(mark=_BAR) for row in rows]


def _entry_row(review: Review, entry: Hidden, detail: Detail) -> Row:
    row, side = Row(body=text(_entry_text(entry))), _facts(review, entry)
    if entry.ref.kind == "question":
        return row._replace(side=side)  # it is never cut
    return with_sides(row, side, detail=detail)


def _with_kind(kind: str, row: Row) -> Row:
    return row._replace(side=join_facts(kind, row.side), shorter=tuple(join_facts(kind, side) for side in row.shorter))


def _entry_text(entry: Hidden) -> str:
    return checkin_answers(entry) if isinstance(entry, Checkin) else title_of(entry)


_WORDS: Final[dict[Kind, str]] = {
    "milestone": "celebrate",
    "feedback": "changed?",
    "checkin": "check-in",
    "note": "note",
}
"""What the page says of an entry of a kind, before its day."""


def _facts(review: Review, entry: Hidden) -> Text:
    """The kind of the entry, and the facts that the page shows of that kind."""
    on = format_short_date(entry.on, today=review.today)
    match entry:
        case Action():
            return _promise_facts(review, entry)
        case Goal():
            return join_facts(
                "goal", percent(entry.progress), goal_due_phrase(entry.due_on, today=review.today), entry.ref
            )
        case Milestone() if entry.status == "planned":
            return join_facts("ahead", due_phrase(entry.on, today=review.today), entry.ref)
        case Point():
            return join_facts("agenda", carried_phrase(entry.carried), entry.ref)
        case _ if entry.ref.kind in ("advice", "resource"):
            from mentorlog.present.review.learning import private_facts

            return private_facts(review, entry)
        case _ if entry.ref.kind == "question":
            return join_facts("ask", entry.ref)
        case _:
            return join_facts(_WORDS[entry.ref.kind], on, entry.ref)


def _promise_facts(review: Review, action: Action) -> Text:
    if action.status == "done":
        done_on = format_short_date(action.done_on, today=review.today) if action.done_on else None
        return join_facts("kept", done_on, carried_phrase(action.carried), action.ref)
    owner = "you owe" if action.owner == "me" else owes_label("them", review.relationship.name)
    return join_facts(owner, *promise_facts(review, action))
