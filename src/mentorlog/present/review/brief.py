"""The review in at most five lines, to read in thirty seconds before a meeting: private entries are never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_days, format_short_date
from mentorlog.present.page import Line, Row, Span, text
from mentorlog.present.phrases import goal_due_phrase, in_words, join_facts, owes_label, percent, private_marker
from mentorlog.present.review import past, upcoming
from mentorlog.present.review.detail import ALL, FULL
from mentorlog.present.review.heading import next_meeting, session_rhythm
from mentorlog.present.review.private import split_private
from mentorlog.present.without_refs import line_without_refs, rows_without_refs

if TYPE_CHECKING:
    from collections.abc import Collection

    from mentorlog.insight.review import Review
    from mentorlog.model import Action, Kind, Party
    from mentorlog.present.page import Page

MAX_LINES: Final = 5


def brief_page(review: Review, *, width: int | None = 80, is_shareable: bool = False) -> Page:
    """The heading, the most urgent action of each person, the first point of the agenda or a goal, and the first signal
    or one's own question, else the one about the outcome.

    Each line is shortened to `width` cells (None: not shortened); its ref, or the full review, shows the rest. On a
    shared screen (`is_shareable`), it has no refs.
    """
    review, private = split_private(review)
    rows = {row.label: row for row in _rows(review, hidden=private.kinds)}
    for label in ("Goals", "Ask"):
        if len(rows) >= MAX_LINES:
            rows.pop(label, None)
    heading, shown = _heading(review), tuple(rows.values())[: MAX_LINES - 1]
    if is_shareable:
        heading, shown = line_without_refs(heading), rows_without_refs(shown)
    if width is None:
        return heading, *shown
    from mentorlog.present.review.one_line import shorten_line, shorten_rows  # they load the layout

    # as many refs as leave space for the question, at least the first
    sides = [
        upcoming.evidence_refs(signal, max_refs)
        for signal in review.signals[:1]
        for max_refs in range(len(signal.evidence), 0, -1)
    ]
    return shorten_line(heading, width), *shorten_rows(shown, width, sides={} if is_shareable else {"Notice": sides})


def _heading(review: Review) -> Line:
    relationship, days = review.relationship, review.days_since
    ended_on = relationship.ended_on if relationship.status == "ended" else None
    since = None if days is None else f"{format_days(days)} since the last" if days else "met today"
    who = join_facts(
        Span(relationship.name, "title"),
        session_rhythm(review)[0],
        f"ended {format_short_date(ended_on, today=review.today)}" if ended_on else None,
        Span(since, "late" if review.is_overdue else "plain") if since and not ended_on else None,
    )
    ref = review.next_session.ref if review.next_session else relationship.ref
    return Line(who, join_facts(private_marker(private=relationship.private), next_meeting(review), ref))


def _rows(review: Review, *, hidden: Collection[Kind]) -> list[Row]:
    """All rows that have content, in the order of the review."""
    first_steps = [] if review.last_session else upcoming.first_steps(review, hidden=hidden)
    # one's own question comes first, then the one about the outcome
    questions = sorted(review.questions, key=lambda question: (question.ref is None, question.topic != "outcome"))
    return [
        *(row._replace(label="Begin") for row in first_steps[:1]),
        *_promise(review, "me", review.mine),
        *_promise(review, "them", review.theirs),
        *(
            Row(
                "Goals",
                text(goal.title),
                join_facts(percent(goal.progress), goal_due_phrase(goal.due_on, today=review.today), goal.ref),
            )
            for goal in review.goals[:1]
        ),
        *(row._replace(label="Agenda") for row in upcoming.agenda(review._replace(agenda=review.agenda[:1]), FULL)),
        *(Row("Ask", text(question.text), join_facts(question.ref)) for question in questions[:1]),
        *(
            Row("Notice", text(signal.question), upcoming.evidence_refs(signal, ALL))
            for signal in review.signals[:1]
            if signal.evidence
        ),
    ]


def _promise(review: Review, owner: Party, actions: tuple[Action, ...]) -> list[Row]:
    """The first action, which is the most urgent, and after its ref the number of others."""
    label = owes_label(owner, review.relationship.name)
    others = len(actions) - 1
    more = in_words(f"+{others} more")._replace(kind="more") if others else None
    return [
        row._replace(label=label, side=join_facts(row.side, more)) for row in past.promises(review, actions[:1], FULL)
    ]
