"""What the relationships of a programme came to together, in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_time_spent
from mentorlog.insight.programme.member import MENTEE_FIRST
from mentorlog.insight.programme.omitted import OMITTABLE
from mentorlog.model import BENEFITS
from mentorlog.present.page import Row, Span, text
from mentorlog.present.phrases import count_phrase, in_words, join_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.insight.programme.averages import Average
    from mentorlog.insight.programme.overview import Overview, Totals
    from mentorlog.present.page import Page

MOST_SKILLS: Final = 5
"""How many skills of mentees and of mentors are listed; all are in the exports."""


def totals_rows(overview: Overview) -> Page:
    """Sessions, goals, milestones, the answers in check-ins, skills and reasons for ending; what no relationship has is
    omitted."""
    totals = overview.totals
    scores = overview.averages
    return (
        *_sessions(totals),
        *_goals(totals),
        *_milestones(totals),
        *_checkins(totals, [each for each in scores if each.name not in BENEFITS], overview),
        *_labelled("Expected", _expectations(overview)),
        *_labelled("Helped", _scores(each for each in scores if each.name in BENEFITS)),
        *_labelled("Skills", _skills(overview.skills)),
        *_reasons(overview),
        *(_kinds(overview) if overview.is_anonymous else ()),
        *_omitted(overview.omitted),
    )


def _sessions(totals: Totals) -> Iterator[Row]:
    held = None if totals.sessions_held is None else f"{totals.sessions_held or 'none'} held"
    # more than were agreed are not "13 of the 10"
    of = "instead of" if (totals.held_of_agreed or 0) > (totals.sessions_agreed or 0) else "of"
    agreed = f"{totals.held_of_agreed} {of} the {totals.sessions_agreed} agreed" if totals.sessions_agreed else None
    if agreed and totals.held_of_agreed == totals.sessions_held:
        # the same number twice would be read as two numbers
        held, agreed = f"{totals.sessions_held or 'none'} held {of} the {totals.sessions_agreed} agreed", None
    facts = join_facts(
        held,
        agreed,
        format_time_spent(totals.minutes) if totals.minutes else None,
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
        None if progress is None else in_words(f"{totals.goals_open} open, at {progress}% on average"),
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


def _checkins(totals: Totals, averages: Sequence[Average], overview: Overview) -> Iterator[Row]:
    """The averages of check-ins; without names, which have no rows of their own, also their number."""
    number: tuple[tuple[Span | str, ...], ...] = ()
    if overview.is_anonymous and totals.checkins:
        number = ((f"{totals.checkins} in all",),)
    yield from _labelled("Check-ins", (*number, *_scores(averages)))


def _scores(averages: Iterable[Average]) -> Iterator[tuple[Span | str, ...]]:
    """The averages of mentees, then of mentors, each in one line."""
    items = tuple(averages)
    for role in MENTEE_FIRST:
        of_role = [each for each in items if each.role == role]
        if of_role:
            yield Span(f"{role}s: ", "dim"), *_changes(of_role)


def _changes(averages: Sequence[Average]) -> Sequence[Span | str]:
    """The names of averages with their scores, in one line."""
    parts = [part for each in averages for part in ("; ", each.name, " ", in_words(score_change(each)))]
    return parts[1:]


def score_change(average: Average) -> str:
    """An average score, then and now for those who have two, and of those who have one, with the number of people:
    `3.1 → 4.2 (5 people, 4 up), 3 (once, 2 people)`."""
    parts = []
    if average.first is not None and average.last is not None:
        moved = (f"{average.higher} up" if average.higher else None, f"{average.lower} down" if average.lower else None)
        details = ", ".join(each for each in (_people(average.compared), *moved) if each)
        parts.append(f"{average.first:g} → {average.last:g}{f' ({details})' if details else ''}")
    if average.once is not None:
        details = ", ".join(each for each in ("once", _people(average.people_once)) if each)
        parts.append(f"{average.once:g} ({details})")
    return ", ".join(parts)


def _people(number: int | None) -> str | None:
    return None if number is None else count_phrase(number, "person", "people")


def _expectations(overview: Overview) -> Iterator[tuple[Span | str, ...]]:
    for role in MENTEE_FIRST:
        counts = overview.counts_of(f"{role}_expectations")
        if counts:
            yield Span(f"{role}s: ", "dim"), ", ".join(f"{number} {answer}" for answer, number in counts.items())


def _skills(skills: Sequence[Average]) -> Iterator[tuple[Span | str, ...]]:
    """The skills of most people, and how many went up."""
    for role in MENTEE_FIRST:
        items = [each for each in skills if each.role == role]
        if items:
            shown = _changes(items[:MOST_SKILLS])
            more = f"; +{len(items) - MOST_SKILLS} more" if len(items) > MOST_SKILLS else ""
            yield Span(f"{role}s: ", "dim"), *shown, in_words(more, style="dim")


def _kinds(overview: Overview) -> Iterator[Row]:
    """How many of the relationships are of each type, and by whom they were recorded."""
    for label, name, before in (("Types", "type", ""), ("Recorded", "role", "by the ")):
        counts = overview.counts_of(name)
        if counts:
            yield Row(label, join_facts(*(f"{number} {before}{category}" for category, number in counts.items())))


def _reasons(overview: Overview) -> Iterator[Row]:
    counts = overview.counts_of("reason")
    if counts:
        yield Row(
            "Ended", join_facts(*(f"{reason or 'no reason given'} ({number})" for reason, number in counts.items()))
        )


def _omitted(names: Sequence[str]) -> Iterator[Row]:
    """What was left out, after the reason, which is the same for all of it."""
    if names:
        listed = ", ".join(OMITTABLE[name] for name in names)
        yield Row("Left out", text(Span("because one or two people could be recognised: ", "dim"), listed))
