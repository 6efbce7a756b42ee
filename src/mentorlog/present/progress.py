"""How far a relationship has come: goals with their bars and trends, skills, and the rhythm of sessions by month."""

from __future__ import annotations

import datetime as dt
from typing import Final

from mentorlog.dates import format_hours, format_short_date
from mentorlog.insight.progress import Progress
from mentorlog.model import Goal, Relationship, Skill
from mentorlog.present.page import Gap, Line, Page, Row, Span, Under, text
from mentorlog.present.words import (
    bar,
    by,
    counted,
    dotted,
    first_name,
    out_of,
    percent,
    private_mark,
    role_phrase,
    trend,
    way,
)

_MONTHS: Final = "JFMAMJJASOND"


def progress_page(progress: Progress) -> Page:
    """The progress of one relationship; the pages of several stand one after the other, a `Gap` between them."""
    goals = [_goal(progress, goal) for goal in progress.goals]
    if not goals:
        add = f"mentorlog goal add TITLE -w {progress.relationship.ref}"
        goals = [Row(body=text("No open goal"), side=text(add if progress.relationship.status != "ended" else ""))]
    closed = [_closed(progress, goal) for goal in progress.closed_goals]
    return (_heading(progress), Gap(anew=True), *goals, *closed, *_skills(progress), *_sessions(progress))


def _heading(progress: Progress) -> Line:
    relationship = progress.relationship
    return Line(
        (Span(relationship.name, "title"), Span(f", {role_phrase(relationship.role)}")),
        dotted(
            counted(progress.sessions_held, "session") if progress.sessions_held else "no session yet",
            format_hours(progress.minutes_held) if progress.minutes_held else None,
            f"since {format_short_date(relationship.started_on, today=progress.today)}",
        ),
    )


def _goal(progress: Progress, goal: Goal) -> Row:
    """An open goal; below it how both will know, and how it has moved."""
    moved = text(trend(goal.checkpoints))
    return Row(
        label=str(goal.ref),
        body=text(goal.title),
        columns=(bar(goal.progress), percent(goal.progress, beside=(each.progress for each in progress.goals))),
        side=dotted(by(goal.due_on, today=progress.today), private_mark(private=goal.private)),
        under=(Under(text(goal.measure or "how will you both know?"), (moved,) if moved else ()),),
    )


def _closed(progress: Progress, goal: Goal) -> Row:
    closed = (
        f"{goal.status} {format_short_date(goal.closed_on, today=progress.today)}" if goal.closed_on else goal.status
    )
    return Row(
        label=str(goal.ref),
        body=text(Span(goal.title, "dim")),
        side=dotted(closed, private_mark(private=goal.private)),
    )


def _skills(progress: Progress) -> Page:
    """Each skill that was rated with the way it came; a mentor's own stand apart."""
    rows: list[Row] = []
    before = ""
    for skill in progress.skills:
        label = _whose(progress.relationship, skill)
        rows.append(_skill(skill, "" if label == before else label, progress.today))
        before = label
    return (Gap(anew=True), *rows) if rows else ()


def _skill(skill: Skill, label: str, today: dt.date) -> Row:
    last = skill.latest[-1]
    came, began = way(skill), format_short_date(skill.first.on, today=today)
    private = any(rating.private for rating in (skill.first, *skill.latest))
    return Row(
        label=label,
        body=text(skill.skill),
        side=dotted(
            Span(came or out_of(last.score), "strong"),
            f"since {began}" if came else began,
            private_mark(private=private),
            last.ref,
        ),
    )


def _whose(relationship: Relationship, skill: Skill) -> str:
    """The label of a skill: the mentee's are what the relationship is about."""
    if (skill.owner == "me") == (relationship.role == "mentee"):
        return "Skills"
    return "Your own" if skill.owner == "me" else first_name(relationship.name)


def _sessions(progress: Progress) -> Page:
    """The months with the sessions held in each, beside what was meant; nothing before the first one. Nor is
    one held against a cadence that has not asked for any yet."""
    if not progress.sessions_held + progress.cancelled + progress.missed:
        return ()
    held = f"{progress.sessions_held} held"
    if progress.expected:
        held += f" of about {progress.expected} at your cadence"
    not_held = ", ".join(
        f"{number} {word}"
        for number, word in ((progress.cancelled, "cancelled"), (progress.missed, "missed"))
        if number
    )
    counts = [str(month.held) if month.held else "·" for month in progress.months]
    cell = max(map(len, counts), default=1)
    letters = " ".join(_MONTHS[month.month - 1].rjust(cell) for month in progress.months)
    numbers = " ".join(count.rjust(cell) for count in counts)
    return (
        Gap(anew=True),
        Row(label="Sessions", body=text(Span(letters, "dim")), side=text(held)),
        Row(body=text(numbers), side=text(not_held)),
    )
