"""The JSON of `programme`. It has no refs, because other people read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.shapes.values import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.export.shapes.values import Shape
    from mentorlog.insight.programme.listing import ProgrammeLine
    from mentorlog.insight.programme.member import ExpectationsMet, GoalResult, Member, ScoreChange
    from mentorlog.insight.programme.overview import Overview
    from mentorlog.model import Evaluation


def programmes_shape(programmes: Iterable[ProgrammeLine]) -> list[Shape]:
    """The list of programmes."""
    return [
        {
            "programme": each.programme,
            "relationships": each.relationships,
            "active": each.active,
            "sessions_held": each.sessions_held,
            "evaluated_on": day(each.evaluated_on),
            "look_again_on": day(each.look_again_on),
            "private": each.has_private,
        }
        for each in programmes
    ]


def overview_shape(overview: Overview) -> Shape:
    """The overview: each relationship, and all together."""
    return {
        "programme": overview.programme,
        "anonymous": overview.is_anonymous,
        "private_included": overview.private_included,
        "relationships": [_member(each) for each in overview.members],
        "totals": overview.totals._asdict(),
        "breakdowns": {each.name: dict(each.counts) for each in overview.breakdowns},
        "scores": [each._asdict() for each in overview.averages],
        "skills": [each._asdict() for each in overview.skills],
        "evaluations": [evaluation_shape(each) for each in overview.evaluations],
        "left_out": list(overview.omitted),
    }


def evaluation_shape(evaluation: Evaluation) -> Shape:
    """One evaluation. It belongs to a programme, so it has no relationship."""
    return {
        "programme": evaluation.programme,
        "on": day(evaluation.on),
        "note": evaluation.note,
        "look_again_on": day(evaluation.look_again_on),
    }


def _member(member: Member) -> Shape:
    return {
        "uuid": member.uuid,
        "kind": "relationship",
        "name": member.name,
        "role": member.role,
        "person_role": member.person_role,
        "type": member.type,
        "status": member.status,
        "owner": member.owner,
        "source": member.source_name,
        "started_on": day(member.started_on),
        "ends_on": day(member.ends_on),
        "ended_on": day(member.ended_on),
        "reason": member.reason,
        "sessions_held": member.sessions_held,
        "sessions_agreed": member.sessions_agreed,
        "minutes": member.minutes,
        "sessions_without_length": member.sessions_without_length,
        "cancelled": member.cancelled,
        "missed": member.missed,
        "first_session_on": day(member.first_session_on),
        "last_session_on": day(member.last_session_on),
        "days_since_last": member.days_since_last,
        "goals": [_goal(each) for each in member.goals],
        "checkins": member.checkins,
        "scores": [_score(each) for each in member.scores],
        "expectations": [_expectations(each) for each in member.expectations],
        "ratings": [_score(each) for each in member.ratings],
        "milestones_reached": member.milestones_reached,
        "milestones_celebrated": member.milestones_celebrated,
        "private": member.private,
    }


def _goal(goal: GoalResult) -> Shape:
    return {
        "title": goal.title,
        "status": goal.status,
        "progress": goal.progress,
        "closed_on": day(goal.closed_on),
        "private": goal.private,
    }


def _score(score: ScoreChange) -> Shape:
    return {
        "name": score.name,
        "role": score.role,
        "first": {"score": score.first, "on": day(score.first_on)},
        "last": {"score": score.last, "on": day(score.last_on)},
        "private": score.private,
    }


def _expectations(answer: ExpectationsMet) -> Shape:
    return {
        "role": answer.role,
        "first": {"answer": answer.first, "on": day(answer.first_on)},
        "last": {"answer": answer.last, "on": day(answer.last_on)},
        "private": answer.private,
    }
