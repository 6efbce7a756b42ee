"""The page of `review me`: one's own goals, actions, learning and skills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_short_date
from mentorlog.insight.prospects import describe_state
from mentorlog.named_tuples import NamedTuple
from mentorlog.present.entries.rows import entry_row
from mentorlog.present.page import Line, Row, Rule, Span, text
from mentorlog.present.phrases import (
    count_phrase,
    due_phrase,
    join_facts,
    latest_scores,
    private_marker,
    role_phrase,
    score_trend,
    source_names,
)
from mentorlog.present.review.brief import MAX_LINES
from mentorlog.present.review.detail import ALL
from mentorlog.present.review.part import labelled_part, page_rows
from mentorlog.present.without_refs import rows_without_refs

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from mentorlog.insight.own_review import OwnReview
    from mentorlog.model import Entry, Relationship, Skill
    from mentorlog.present.page import Page
    from mentorlog.present.review.part import Gaps, Group, Part

_MIN_ROWS: Final = 3
"""The rows of each part that a page shows if there is space."""


class _Group(NamedTuple):
    """The entries of a part."""

    label: str
    entries: tuple[Entry, ...]
    group: Group


def own_review_page(
    review: OwnReview, *, lines: int | None = None, width: int = 80, is_shareable: bool = False
) -> Page:
    """The review of one's own development; private entries come last.

    There are empty lines between its groups of parts if the whole page fits `lines` lines of `width` columns with them
    (None: it may be as long as it is). If it does not fit 80 columns without them, each part shows its first
    rows and how many there are besides, and the last row has the command that shows the whole page. For a shared screen
    (`is_shareable`), no names of people and no refs are shown.
    """
    parts = _parts(review, is_shareable=is_shareable)
    command = "mentorlog review me --full"
    if is_shareable:
        command = "mentorlog review me --shareable --full"
        parts = tuple(each._replace(rows=rows_without_refs(each.rows)) for each in parts)
    heading = (_heading(review), Rule())
    shown = [len(part.rows) for part in parts]
    gaps: Gaps = "all"
    if lines is not None:
        shown, gaps = _fitting(parts, heading, lines=lines, width=width, command=command)
    return (*heading, *page_rows(parts, shown, full_command=command, gaps=gaps))


def own_brief_page(review: OwnReview, *, width: int | None = 80, is_shareable: bool = False) -> Page:
    """The heading, and the first row of the first parts, without private entries. Each line is shortened to `width`
    cells (None: not shortened). On a shared screen (`is_shareable`), it has no refs."""
    parts = _parts(review, is_shareable=True)[: MAX_LINES - 1]
    rows = tuple(part.rows[0]._replace(under=()) for part in parts)
    rows = rows_without_refs(rows) if is_shareable else rows
    if width is None:
        return _heading(review), *rows
    from mentorlog.present.review.one_line import shorten_line, shorten_rows  # they load the layout

    return shorten_line(_heading(review), width), *shorten_rows(rows, width, sides={})


def _heading(review: OwnReview) -> Line:
    relationship = review.relationship
    return Line((Span(relationship.name, "title"), Span(f", {role_phrase(relationship.role)}")))


def _fitting(parts: tuple[Part, ...], heading: Page, *, lines: int, width: int, command: str) -> tuple[list[int], Gaps]:
    """The number of rows of each part that are shown, and whether there is space for empty lines."""
    from mentorlog.present.layout.frame import USUAL_WIDTH
    from mentorlog.present.review.fit import fit  # it loads the layout

    levels: tuple[tuple[int, Gaps], ...] = ((ALL, "all"), (_MIN_ROWS, "none"), (1, "none"), (0, "none"))
    for min_rows, gaps in levels:
        shown = fit(
            parts,
            others=heading,
            max_lines=lines,
            min_rows=min_rows,
            # a narrow terminal scrolls a page that fits 80 columns, but never for empty lines
            width=width if gaps == "all" else max(width, USUAL_WIDTH),
            full_command=command,
            gaps=gaps,
        )
        if shown is not None:
            return shown, gaps
    return [part.min_rows for part in parts], "none"


def _parts(review: OwnReview, *, is_shareable: bool) -> tuple[Part, ...]:
    """The parts that have rows. The private ones are in a part of their own."""
    groups = _groups(review)
    skills = review.skills if not is_shareable else tuple(each for each in review.skills if not _is_private(each))
    parts = [
        *_begin(review),
        *(
            labelled_part(each.label, _rows(each.entries, review.today, private=False), group=each.group)
            for each in groups
        ),
        labelled_part(
            "Skills", [_skill(each, review.today, has_names=not is_shareable) for each in skills], group="events"
        ),
    ]
    if not is_shareable:
        parts.append(
            labelled_part("Prospects", [_prospect(each, review.today) for each in review.prospects], group="notices")
        )
    parts.append(labelled_part("Ask", _questions(review, private=False), min_rows=1, group="agenda"))
    if not is_shareable:
        private = [row for group in groups for row in _rows(group.entries, review.today, private=True)]
        parts.append(labelled_part("Private", [*private, *_questions(review, private=True)], group="private"))
    return tuple(part for part in parts if part.rows)


def _groups(review: OwnReview) -> tuple[_Group, ...]:
    reached = tuple(each for each in review.milestones if each.status == "reached")
    planned = tuple(each for each in review.milestones if each.status == "planned")
    return (
        _Group("To do", review.actions, "past"),
        _Group("Goals", review.goals or review.achieved[:_MIN_ROWS], "goals"),
        _Group("Celebrate", reached, "events"),
        _Group("Ahead", planned, "events"),
        _Group("Learning", review.resources, "events"),
        _Group("Try", review.advice, "events"),
        _Group("Notes", review.notes, "events"),
    )


def _rows(entries: Iterable[Entry], today: dt.date, *, private: bool) -> list[Row]:
    return [entry_row(each, today=today) for each in entries if each.private == private]


def _questions(review: OwnReview, *, private: bool) -> list[Row]:
    return [
        Row(body=text(each.text), side=join_facts(private_marker(private=each.private), each.ref))
        for each in review.questions
        if each.private == private
    ]


def _begin(review: OwnReview) -> tuple[Part, ...]:
    """How to begin, as long as there is no goal and no skill."""
    steps = (
        ("Set a goal of your own", "mentorlog goal add TITLE -w me", review.goals or review.achieved),
        ("Rate a skill, to see it change", "mentorlog rate SKILL 3 -w me", review.skills),
    )
    rows = [Row(body=text(step), side=text(Span(line, "command"))) for step, line, is_done in steps if not is_done]
    return (labelled_part("Begin", rows),) if rows else ()


def _is_private(skill: Skill) -> bool:
    return any(rating.private for rating in (skill.first, *skill.latest))


def _skill(skill: Skill, today: dt.date, *, has_names: bool) -> Row:
    """A skill with its trend, and the people with whom it was rated."""
    last, trend = skill.latest[-1], score_trend(skill)
    names = source_names(skill)
    several = count_phrase(len(skill.sources), "source") if len(skill.sources) > 1 else None
    return Row(
        body=text(skill.skill),
        side=join_facts(
            trend or Span(latest_scores(skill), "strong"),
            f"{'since ' if trend else ''}{format_short_date(skill.first.on, today=today)}",
            names if has_names else several,
            private_marker(private=_is_private(skill)),
            last.ref if has_names else None,
        ),
    )


def _prospect(prospect: Relationship, today: dt.date) -> Row:
    """A person who is to be asked or was asked, what is waited for, and the day to follow up."""
    follow_up = prospect.follow_up_on
    return Row(
        body=text(prospect.name),
        side=join_facts(
            describe_state(prospect, today=today).lower(),
            text("follow up ", due_phrase(follow_up, today=today)) if follow_up else None,
            prospect.ref,
        ),
    )
