"""What the relationships of a programme came to together, in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_hours
from mentorlog.insight.programme.member import MENTEE_FIRST
from mentorlog.model import BENEFITS
from mentorlog.present.page import Row, Span, text
from mentorlog.present.phrases import join_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.insight.programme.overview import Average, Breakdown, Overview, Totals
    from mentorlog.present.page import Page

MOST_SKILLS: Final = 5
"""How many skills of mentees and of mentors are listed; all are in the exports."""
_OMITTED: Final = {
    "role": "roles",
    "type": "mentoring and coaching",
    "status": "active and ended",
    "reason": "reasons for ending",
    "mentee_expectations": "expectations of mentees",
    "mentor_expectations": "expectations of mentors",
    "sessions": "sessions held",
    "agreed": "sessions agreed",
    "hours": "hours",
    "without_length": "sessions without a length",
    "cancelled": "cancelled and missed sessions",
    "goals": "goals",
    "milestones": "milestones",
    "checkins": "the number of check-ins",
    "scores": "some check-in answers",
    "skills": "some skills",
    "changes": "how some scores changed",
}
"""What each figure is called that can be left out."""


def totals_rows(overview: Overview) -> Page:
    """Sessions, goals, milestones, the answers in check-ins, skills and reasons for ending; what no relationship has is
    omitted."""
    totals = overview.totals
    scores = overview.averages
    parts = {each.name: each for each in overview.breakdowns}
    return (
        *_sessions(totals),
        *_goals(totals),
        *_milestones(totals),
        *_labelled("Check-ins", _scores(each for each in scores if each.name not in BENEFITS)),
        *_labelled("Expected", _expectations(parts)),
        *_labelled("Helped", _scores(each for each in scores if each.name in BENEFITS)),
        *_labelled("Skills", _skills(overview.skills)),
        *_breakdown("Ended", parts.get("reason")),
        *(_breakdown("Roles", parts.get("role")) if overview.is_anonymous else ()),
        *_omitted(overview.omitted),
    )


def _sessions(totals: Totals) -> Iterator[Row]:
    agreed = f"{totals.held_of_agreed} of the {totals.sessions_agreed} agreed" if totals.sessions_agreed else None
    facts = join_facts(
        None if totals.sessions_held is None else f"{totals.sessions_held or 'none'} held",
        agreed,
        format_hours(totals.minutes) if totals.minutes else None,
        f"{totals.sessions_without_length} without a length" if totals.sessions_without_length else None,
        f"{totals.cancelled} cancelled" if totals.cancelled else None,
        f"{totals.missed} missed" if totals.missed else None,
    )
    if facts:
        yield Row("Sessions", facts)


def _goals(totals: Totals) -> Iterator[Row]:
    progress = totals.goals_open_progress
    facts = join_facts(
        f"{totals.goals_achieved} reached" if totals.goals_achieved else None,
        None if progress is None else f"{totals.goals_open} open, at {progress}% on average",
        f"{totals.goals_dropped} dropped" if totals.goals_dropped else None,
    )
    if facts:
        yield Row("Goals", facts)


def _milestones(totals: Totals) -> Iterator[Row]:
    if totals.milestones_reached:
        celebrated = f"{totals.milestones_celebrated or 'none'} celebrated"
        yield Row("Milestones", join_facts(f"{totals.milestones_reached} reached", celebrated))


def _labelled(label: str, lines: Iterable[tuple[Span | str, ...]]) -> Iterator[Row]:
    for number, line in enumerate(lines):
        yield Row("" if number else label, text(*line))


def _scores(averages: Iterable[Average]) -> Iterator[tuple[Span | str, ...]]:
    """The averages of mentees, then of mentors, each in one line."""
    items = tuple(averages)
    for role in MENTEE_FIRST:
        scores = [f"{each.name} {score_change(each)}" for each in items if each.role == role]
        if scores:
            yield Span(f"{role}s: ", "dim"), ", ".join(scores)


def score_change(average: Average) -> str:
    """An average score, then and now if it can be compared: `4.2`, `3.1 → 4.2`."""
    if average.first is None or average.then is None:
        return f"{average.last:g}"
    return f"{average.first:g} → {average.then:g}"


def _expectations(parts: dict[str, Breakdown]) -> Iterator[tuple[Span | str, ...]]:
    for role in MENTEE_FIRST:
        found = parts.get(f"{role}_expectations")
        if found:
            yield Span(f"{role}s: ", "dim"), ", ".join(f"{number} {answer}" for answer, number in found.counts)


def _skills(skills: Sequence[Average]) -> Iterator[tuple[Span | str, ...]]:
    """The skills of most relationships, and how many went up."""
    for role in MENTEE_FIRST:
        items = [each for each in skills if each.role == role]
        if not items:
            continue
        compared, higher = sum(each.compared for each in items), sum(each.higher for each in items)
        shown = ", ".join(f"{each.name} {score_change(each)}" for each in items[:MOST_SKILLS])
        more = f", +{len(items) - MOST_SKILLS} more" if len(items) > MOST_SKILLS else ""
        up = f" ({higher} of {compared} went up)" if compared else ""
        yield Span(f"{role}s: ", "dim"), shown, Span(f"{more}{up}", "dim")


def _breakdown(label: str, breakdown: Breakdown | None) -> Iterator[Row]:
    if breakdown:
        counts = (f"{category or 'no reason given'} ({number})" for category, number in breakdown.counts)
        yield Row(label, join_facts(*counts))


def _omitted(names: Sequence[str]) -> Iterator[Row]:
    if names:
        listed = ", ".join(_OMITTED[name] for name in names)
        yield Row("Left out", text(listed, Span(", which could be about one person", "dim")))
