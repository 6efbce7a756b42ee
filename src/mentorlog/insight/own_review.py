"""The review of one's own development: goals, actions, what is being learned, and whom to ask."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.insight.questions.own import choose_questions_for_me
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.insight.questions.bank import AnyQuestion
    from mentorlog.model import (
        Action,
        Advice,
        Dossier,
        Goal,
        Milestone,
        Note,
        OwnQuestion,
        Relationship,
        Resource,
        Skill,
    )

MAX_NOTES = 3


class OwnReview(NamedTuple):
    """What the journal's owner is working on. Goals, actions, milestones, notes, advice and resources are those of
    `me`; skills are of all relationships."""

    relationship: Relationship
    """The relationship with oneself."""
    today: dt.date
    goals: tuple[Goal, ...]
    """The open goals, by number."""
    achieved: tuple[Goal, ...]
    """The goals that were achieved last, newest first."""
    actions: tuple[Action, ...]
    """The open actions: by due date, those without one last."""
    resources: tuple[Resource, ...]
    """What is being learned: open resources, by due date."""
    advice: tuple[Advice, ...]
    """Advice without an outcome, by the day to try it."""
    milestones: tuple[Milestone, ...]
    """Milestones that are planned, or reached and not celebrated, by date."""
    prospects: tuple[Relationship, ...]
    """People who were asked, or are to be asked: by the day to follow up, then by the day they were asked."""
    skills: tuple[Skill, ...]
    """The owner's skills, joined over all relationships."""
    notes: tuple[Note, ...]
    """The latest notes, newest first; at most three."""
    questions: tuple[AnyQuestion, ...]
    """Two questions for this month."""


def build_own_review(
    dossier: Dossier,
    *,
    today: dt.date,
    relationships: Iterable[Relationship],
    skills: Iterable[Skill],
    own_questions: Sequence[OwnQuestion] = (),
    language: str = "en",
) -> OwnReview:
    """The review of the dossier of `me`. `relationships` are all of the journal, `skills` the owner's, and
    `own_questions` those about one's own development, which are asked before those of the bank in `language`."""
    return OwnReview(
        relationship=dossier.relationship,
        today=today,
        goals=dossier.goals,
        achieved=tuple(goal for goal in dossier.closed_goals if goal.status == "achieved"),
        actions=dossier.actions,
        resources=dossier.resources,
        advice=dossier.advice,
        milestones=dossier.milestones,
        prospects=_waiting(relationships),
        skills=tuple(skills),
        notes=tuple(reversed(dossier.notes))[:MAX_NOTES],
        questions=choose_questions_for_me(own_questions, today=today, language=language),
    )


def _waiting(relationships: Iterable[Relationship]) -> tuple[Relationship, ...]:
    """The prospects who have not said no."""
    waiting = [each for each in relationships if each.status == "prospect" and each.answer != "no"]
    last = dt.date.max
    return tuple(sorted(waiting, key=lambda each: (each.follow_up_on or last, each.asked_on or last, each.ref.number)))
