"""The contact log: the totals of each year, and below them a line per session."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_time_spent
from mentorlog.dates.format import MONTHS
from mentorlog.model import ME
from mentorlog.model.role_words import in_words_of
from mentorlog.present.empty_page import empty_page
from mentorlog.present.name_labels import MAX_LABEL, MAX_NAME, MAX_TABLE_NAME, name_labels
from mentorlog.present.page import Gap, Line, Rule, Span, Table, text
from mentorlog.present.phrases import count_phrase, join_facts, private_marker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Mapping, Sequence

    from mentorlog.insight.hours import ContactLine, Course, CourseTotal, Hours, Learning, Total
    from mentorlog.present.page import Page, Text

_HOW_LABELS: Final = {"in-person": "in person"}


def hours_page(hours: Hours, *, max_sessions: int = 0, name: str | None = None, is_drawn: bool = False) -> Page:
    """The totals and the log; if it is empty, what to type first. `name` is the person if it is the log of one.
    `is_drawn`: the log is for a terminal, where names are short, and the only one is left out.

    Only the last `max_sessions` sessions are shown (0: all); the totals always include all of them.
    """
    learning = _learning(hours.learning) if hours.learning else ()
    if not hours.lines and not (hours.learning and hours.learning.courses):
        if hours.learning is not None and (name == str(ME) or hours.since or hours.until):
            return _nothing_learned(hours, name)
        whom = f" with {name}" if name else ""
        if hours.since or hours.until:
            return empty_page(f"No session{whom} was held in this period.")
        command = shlex.join(["mentorlog", "log", "TEXT", "--for", "45m", *(["-w", name] if name else [])])
        also = " and no course or workshop attended" if hours.learning is not None else ""
        return empty_page(f"No session{whom} has been held{also} yet.", hint="Log the first session:", command=command)
    if not hours.lines:
        return learning
    shown = hours.lines[-max_sessions:]
    earlier = len(hours.lines) - len(shown)
    return (
        Table(tuple(map(_total, hours.totals)), stretch=4, right=(2, 3), is_list=True),
        Rule(),
        *(_earlier_sessions(earlier) if earlier else ()),
        _log(shown, is_drawn=is_drawn),
        *((Gap(starts_section=True, is_in_pipe=True), *learning) if learning else ()),
    )


def _log(shown: Sequence[ContactLine], *, is_drawn: bool) -> Table:
    """A line for each session."""
    people = {met.person: met.person for met in shown} if is_drawn else {}
    widths = (MAX_NAME, MAX_TABLE_NAME, MAX_LABEL)
    forms = tuple(
        _dim_constants(tuple(_met(met, names) for met in shown), columns=(1, 2, 4))
        for names in ([name_labels(people, width) for width in widths] if people else [{}])
    )
    if len(people) == 1:
        return Table(tuple((day, *others) for day, _, *others in forms[0]), stretch=4, right=(0, 2), is_list=True)
    return Table(forms[0], stretch=5, right=(0, 3), is_list=True, shorter=forms[1:] and forms)


def _nothing_learned(hours: Hours, name: str | None) -> Page:
    """That no session, course or workshop is in the log; of oneself there are no sessions."""
    if hours.since or hours.until:
        sessions = "" if name == str(ME) else "No session was held in this period. "
        return empty_page(f"{sessions}No course or workshop was attended in this period.")
    command = "mentorlog resource add TITLE --type course -w me"
    return empty_page("No course or workshop has been attended yet.", hint="Record the first one:", command=command)


def _learning(learning: Learning) -> Page:
    """The totals of each year, and below them the courses and workshops."""
    if not learning.courses:
        return (Line(text("No course or workshop was attended in this period.")),)
    return (
        Table(tuple(map(_course_total, learning.totals)), stretch=3, right=(1, 2), is_list=True),
        Rule(),
        Table(
            _dim_constants(tuple(map(_attended, learning.courses)), columns=(2, 3)),
            stretch=1,
            right=(0, 4),
            is_list=True,
        ),
    )


def _dim_constants(rows: tuple[tuple[Text, ...], ...], *, columns: Collection[int]) -> tuple[tuple[Text, ...], ...]:
    """The rows; of these columns, those that say the same in every row are secondary."""
    constant = {number for number in columns if len(rows) > 1 and len({row[number] for row in rows}) == 1}
    return tuple(
        tuple(
            tuple(span._replace(style="dim") for span in cell) if number in constant else cell
            for number, cell in enumerate(row)
        )
        for row in rows
    )


def _attended(course: Course) -> tuple[Text, ...]:
    return (
        text(_format_day(course.on)),
        text(course.title),
        text(course.type),
        text(course.skill),
        text(format_time_spent(course.minutes) if course.minutes else Span("no time", "look")),
        join_facts(private_marker(private=course.private)),
    )


def _course_total(total: CourseTotal) -> tuple[Text, ...]:
    return (
        text(Span(str(total.year), spoken=f"year {total.year}") if total.year else "All years"),
        text(count_phrase(total.courses, "course or workshop", "courses and workshops")),
        text(Span(format_time_spent(total.minutes), "strong")),
        text(Span(f"{total.without_length} with no time", "look") if total.without_length else None),
    )


def _earlier_sessions(number: int) -> Page:
    sentence = f"{count_phrase(number, 'earlier session')} before these: "
    return (Line(text(Span(sentence, "dim"), Span("mentorlog hours --until DATE", "command"))),)


def _met(met: ContactLine, names: Mapping[str, str]) -> tuple[Text, ...]:
    return (
        text(_format_day(met.on)),
        text(names.get(met.person, met.person)),
        text(in_words_of(met.type, met.role)),
        text(f"{met.minutes} min" if met.minutes else Span("no length", "look")),
        text(_HOW_LABELS.get(met.how or "", met.how or "")),
        join_facts(", ".join(met.topics), private_marker(private=met.private)),
    )


def _total(total: Total) -> tuple[Text, ...]:
    return (
        text(Span(str(total.year), spoken=f"year {total.year}") if total.year else "All years"),
        text(f"as {in_words_of(total.type, total.role)}"),
        text(count_phrase(total.sessions, "session")),
        text(Span(format_time_spent(total.minutes), "strong")),
        text(
            f"with {count_phrase(total.people, 'person', 'people')}",
            Span(f", {total.without_length} with no length", "look") if total.without_length else None,
        ),
    )


def _format_day(on: dt.date) -> str:
    """A date that always has its year, because a log may cover several."""
    return f"{on.day} {MONTHS[on.month - 1]} {on.year:04}"
