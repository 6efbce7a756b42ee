"""The page of `progress`: goals with their bars and trends, skills, and the number of sessions per month."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_short_date, format_time_spent
from mentorlog.present.answers.progress_answers import progress_answers
from mentorlog.present.month_bars import months_spoken
from mentorlog.present.name_labels import fits
from mentorlog.present.page import Gap, Line, Row, Span, Under, text
from mentorlog.present.phrases import (
    count_phrase,
    first_name,
    goal_due_phrase,
    join_facts,
    labelled,
    latest_scores,
    measure_question,
    percent,
    private_marker,
    progress_bar,
    progress_trend,
    role_phrase,
    score_trend,
    sessions_phrase,
    source_names,
)
from mentorlog.present.progress_topics import progress_topics

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.insight.progress import Progress
    from mentorlog.model import Action, Goal, Relationship, Skill
    from mentorlog.present.page import Page

_MONTH_INITIALS: Final = "JFMAMJJASOND"


def progress_page(progress: Progress) -> Page:
    """The progress of one relationship. Several pages are shown one after another, separated by a `Gap`."""
    goals = [_goal(progress, goal) for goal in progress.goals]
    if not goals:
        add = f"mentorlog goal add TITLE -w {progress.relationship.ref}"
        is_asked = progress.relationship.status != "ended" and not _has_achieved(progress)
        goals = [Row(body=text("No open goal"), side=text(Span(add, "command") if is_asked else None))]
    closed = [_closed(progress, goal) for goal in progress.closed_goals]
    return (
        _heading(progress),
        Gap(starts_section=True),
        *goals,
        *closed,
        *_skills(progress),
        *progress_answers(progress),
        *_contacts(progress),
        *_sessions(progress),
        *progress_topics(progress),
    )


def _has_achieved(progress: Progress) -> bool:
    return any(goal.status == "achieved" for goal in progress.closed_goals)


def _heading(progress: Progress) -> Line:
    relationship = progress.relationship
    if relationship.role == "self":
        return Line((Span(relationship.name, "title"), Span(f", {role_phrase(relationship.role)}")))
    return Line(
        (Span(relationship.name, "title"), Span(f", {role_phrase(relationship.role, relationship.type)}")),
        join_facts(
            sessions_phrase(progress.sessions_held, agreed=relationship.sessions_agreed),
            format_time_spent(progress.minutes_held) if progress.minutes_held else None,
            f"since {format_short_date(relationship.started_on, today=progress.today)}",
        ),
    )


def _goal(progress: Progress, goal: Goal) -> Row:
    """An open goal; below it its measure and the trend of its progress."""
    trend = text(progress_trend(goal.checkpoints))
    return Row(
        label=str(goal.ref),
        body=text(goal.title),
        columns=(
            progress_bar(goal.progress),
            percent(goal.progress, beside=(other.progress for other in progress.goals)),
        ),
        side=join_facts(goal_due_phrase(goal.due_on, today=progress.today), private_marker(private=goal.private)),
        under=(
            Under(
                labelled("measure", goal.measure) or text(measure_question(goal.relationship_ref)),
                (trend,) if trend else (),
            ),
        ),
    )


def _closed(progress: Progress, goal: Goal) -> Row:
    closed = (
        f"{goal.status} {format_short_date(goal.closed_on, today=progress.today)}" if goal.closed_on else goal.status
    )
    return Row(
        label=str(goal.ref),
        body=text(Span(goal.title, "dim")),
        side=join_facts(closed, private_marker(private=goal.private)),
    )


def _skills(progress: Progress) -> Page:
    """Each skill that was rated, with its trend; those of a mentor have their own label."""
    rows: list[Row] = []
    before = ""
    for skill in progress.skills:
        label = _skill_label(progress.relationship, skill)
        rows.append(_skill(skill, "" if label == before else label, progress.today))
        before = label
    return (Gap(starts_section=True), *rows) if rows else ()


def _skill(skill: Skill, label: str, today: dt.date) -> Row:
    last = skill.latest[-1]
    trend, since = score_trend(skill), format_short_date(skill.first.on, today=today)
    private = any(rating.private for rating in (skill.first, *skill.latest))
    return Row(
        label=label,
        body=text(skill.skill),
        side=join_facts(
            trend or Span(latest_scores(skill), "strong"),
            f"since {since}" if trend else since,
            source_names(skill),
            private_marker(private=private),
            last.ref,
        ),
    )


def _skill_label(relationship: Relationship, skill: Skill) -> str:
    """The label of a skill: `Skills` for those of the mentee, else whose they are."""
    if (skill.owner == "me") == (relationship.role != "mentor"):
        return "Skills"
    name = first_name(relationship.name)
    return "Your own" if skill.owner == "me" else name if fits(name) else "Theirs"


def _contacts(progress: Progress) -> Page:
    """The number of new contacts, and each with the day on which the two met."""
    met = progress.introductions
    if not met:
        return ()
    count = Row(label="Contacts", body=text(count_phrase(len(met), "new contact")))
    return (Gap(starts_section=True), count, *(_contact(introduction, progress.today) for introduction in met))


def _contact(introduction: Action, today: dt.date) -> Row:
    on = format_short_date(introduction.done_on, today=today) if introduction.done_on else None
    marker = private_marker(private=introduction.private)
    return Row(body=text(introduction.person), side=join_facts(on, marker, introduction.ref))


def _sessions(progress: Progress) -> Page:
    """The sessions held per month, and how many the cadence expects, if it expects any yet.

    Empty before the first session.
    """
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
    spoken = months_spoken((month.month, month.held) for month in progress.months)
    counts = [str(month.held) if month.held else "·" for month in progress.months]
    cell_size = max(map(len, counts), default=1)
    initials = " ".join(_MONTH_INITIALS[month.month - 1].rjust(cell_size) for month in progress.months)
    numbers = " ".join(count.rjust(cell_size) for count in counts)
    return (
        Gap(starts_section=True),
        Row(label="Sessions", body=text(Span(initials, "dim", spoken="")), side=text(held), is_picture=True),
        Row(body=text(Span(numbers, spoken=spoken)), side=text(not_held), is_picture=True),
    )
