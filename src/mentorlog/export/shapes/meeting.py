"""Convert the review and the recap to JSON-ready data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.kinds import entries, entry
from mentorlog.export.shapes.values import day, ref

if TYPE_CHECKING:
    from mentorlog.export.shapes.values import Shape
    from mentorlog.insight.closing import Closing
    from mentorlog.insight.collaboration.agreement import AgreementDates
    from mentorlog.insight.collaboration.partnership import PartnershipCheck
    from mentorlog.insight.pages_to_send import Recap
    from mentorlog.insight.questions.bank import AnyQuestion
    from mentorlog.insight.review import Review
    from mentorlog.insight.signals import Signal
    from mentorlog.model import Goal


def review(item: Review, *, is_shareable: bool = False) -> Shape:
    """The JSON of `review`; for other people (`is_shareable`) without refs, and without the lines to type that name
    entries by them."""
    shape = _review(item)
    if not is_shareable:
        return shape
    from mentorlog.export.shapes.shareable import without_refs

    return without_refs(shape | {"proposals": [{**each._asdict(), "line": None} for each in item.proposals]})


def _review(item: Review) -> Shape:
    return {
        "relationship": {
            **entry(item.relationship),
            "phase": {"name": item.phase.name, "reason": item.phase.reason},
            "session_number": item.session_number,
            "days_since_last": item.days_since,
            "overdue": item.is_overdue,
            "days_left": item.days_left,
        },
        "last_session": entry(item.last_session) if item.last_session else None,
        "next_session": entry(item.next_session) if item.next_session else None,
        "unlogged_session": entry(item.unlogged) if item.unlogged else None,
        "due_by": day(item.due_by),
        "actions": {
            "mine": [{**entry(each), "standing": item.action_state(each)} for each in item.mine],
            "theirs": [{**entry(each), "standing": item.action_state(each)} for each in item.theirs],
            "done_since": entries(item.done_actions),
        },
        "goals": [_goal(item, each) for each in item.goals],
        "agenda": entries(item.agenda),
        "feedback": entries(item.feedback),
        "advice": entries((*item.advice_due, *item.advice)),
        "milestones": entries(item.milestones),
        "resources": entries(item.resources),
        "notes": entries(item.notes),
        "questions": [question(each) for each in item.questions],
        "signals": [_signal(signal) for signal in item.signals],
        "proposals": [each._asdict() for each in item.proposals],
        "partnership_check": _partnership(item.partnership) if item.partnership else None,
        "agreement_check": _agreed(item.agreement) if item.agreement else None,
        "closing": _closing(item.closing) if item.closing else None,
    }


def _goal(item: Review, goal: Goal) -> Shape:
    half_way = item.half_way.get(goal.ref)
    return {
        **entry(goal),
        "missing": list(item.missing_fields(goal)),
        "half_way": {"on": day(half_way.on), "question": half_way.question} if half_way else None,
    }


def question(item: AnyQuestion) -> Shape:
    """A question of the bank, or one of one's own, which has the keys of every entry besides."""
    if item.ref is None:
        return item._asdict()
    own = entry(item)
    return {
        "id": own["ref"],
        **{name: own[name] for name in ("text", "phase", "role", "topic")},
        "technique": None,
    } | own


def _signal(item: Signal) -> Shape:
    return {
        "signal": item.signal,
        "evidence": [{"ref": ref(each.ref), "uuid": each.uuid, "on": day(each.on)} for each in item.evidence],
        "question": item.question,
        "private": item.private,
    }


def recap(item: Recap) -> Shape:
    """The JSON of `recap`, which is for other people: without refs."""
    from mentorlog.export.shapes.shareable import without_refs

    shape: Shape = {
        "relationship": entry(item.relationship),
        "session": entry(item.session),
        "goals": entries(item.goals),
        "points": entries(item.points),
        "actions": {"mine": entries(item.mine), "theirs": entries(item.theirs)},
        "next_session": entry(item.next_session) if item.next_session else None,
        "resources": entries(item.resources),
    }
    return without_refs(shape)


def _partnership(item: PartnershipCheck) -> Shape:
    return {
        "due_on": day(item.due_on),
        "is_due": item.is_due,
        "reason": item.reason,
        "last": entry(item.last) if item.last else None,
        "before": entry(item.before) if item.before else None,
        "theirs": entry(item.theirs) if item.theirs else None,
        "questions": list(item.questions),
    }


def _closing(item: Closing) -> Shape:
    return {
        "reason": item.reason,
        "answered": list(item.answered),
        "open": list(item.open),
        "questions": list(item.questions),
    }


def _agreed(item: AgreementDates) -> Shape:
    return {
        "agreed_on": day(item.agreed_on),
        "look_again_on": day(item.look_again_on),
        "is_due": item.is_due,
    }
