"""The review in at most five lines, for thirty seconds in a corridor: nothing private is among them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from mentorlog.dates import say_distance, say_short
from mentorlog.insight.review import Review
from mentorlog.model import Action, Kind, Party
from mentorlog.present.fit import cells
from mentorlog.present.fold import fold, spelled
from mentorlog.present.inert import inert
from mentorlog.present.page import SEP, Line, Page, Row, Span, Text, text
from mentorlog.present.review import ahead, ledger
from mentorlog.present.review.heading import rhythm, when
from mentorlog.present.review.private import apart
from mentorlog.present.review.room import WHOLE
from mentorlog.present.words import by, dotted, owes, percent, private_mark

LINES: Final = 5
_GUTTER: Final = 12
_NARROW: Final = 36
"""As in `drawn`: cells below which a label would stand above its matter."""
_GAP: Final = 2
_LEAST: Final = 20
"""Cells that the matter needs beside its facts; with fewer, the last of them is all that stays."""

_SHORT_LABEL: Final = "They owe"
"""For somebody whose name is longer than a label may be."""


def brief_page(review: Review, *, width: int | None = 80) -> Page:
    """Who and when; what I owe and what they owe, the most urgent of each; the first point of the agenda, else a goal;
    the loudest signal, else the question about the outcome.

    Each is one line of `width` cells, shortened where it is longer (None: as long as it is): the ref at its end, or the
    review itself, says where the rest is.
    """
    review, kept = apart(review)
    rows = {row.label: row for row in _rows(review, there=kept.kinds)}
    for label in ("Goals", "Ask"):
        if len(rows) >= LINES:
            rows.pop(label, None)
    head, shown = _heading(review), tuple(rows.values())[: LINES - 1]
    if width is None:
        return head, *shown
    left = _left(shown, width)
    return _short_line(head, width), *(_short_row(row, width, left) for row in shown)


def _left(rows: Sequence[Row], width: int) -> int:
    """Where the matter begins; 0 where labels would stand above it."""
    if width < _NARROW:
        return 0
    widest = max((cells(inert(row.label)) for row in rows), default=0)
    return min(max(widest + _GAP, _GUTTER), max(width * 3 // 10, _GUTTER))


def _heading(review: Review) -> Line:
    relationship, days = review.relationship, review.days_since
    ended_on = relationship.ended_on if relationship.status == "ended" else None
    since = f"{say_distance(days)} since the last" if days else None
    who = dotted(
        Span(relationship.name, "title"),
        rhythm(review)[0],
        f"ended {say_short(ended_on, today=review.today)}" if ended_on else None,
        Span(since, "late" if review.overdue else "plain") if since and not ended_on else None,
    )
    ref = review.next_session.ref if review.next_session else relationship.ref
    return Line(who, dotted(private_mark(private=relationship.private), when(review), ref))


def _rows(review: Review, *, there: Collection[Kind]) -> list[Row]:
    """What could be said, in the order of the review."""
    beginning = [] if review.last_session else ahead.beginning(review, there=there)
    signal, point, goal = review.signals[:1], review.agenda[:1], review.goals[:1]
    outcome = sorted(review.questions, key=lambda question: question.topic != "outcome")[:1]
    return [
        *(row._replace(label="Begin") for row in beginning[:1]),
        *_owed(review, "me", review.mine),
        *_owed(review, "them", review.theirs),
        *(
            Row(
                "Goals", text(each.title), dotted(percent(each.progress), by(each.due_on, today=review.today), each.ref)
            )
            for each in goal
        ),
        *(row._replace(label="Agenda") for row in ahead.agenda(review._replace(agenda=point), WHOLE)),
        *(Row("Ask", text(each.text)) for each in outcome),
        *(Row("Notice", text(each.question), text(str(each.evidence[0].ref))) for each in signal if each.evidence),
    ]


def _owed(review: Review, owner: Party, actions: tuple[Action, ...]) -> list[Row]:
    """The first promise, which is the most urgent, and how many there are besides."""
    label = owes(owner, review.relationship.name)
    others = len(actions) - 1
    return [
        row._replace(
            label=label,
            side=dotted(f"+{others} more" if others else None, row.side),
        )
        for row in ledger.promises(review, actions[:1], WHOLE)
    ]


def _short_row(row: Row, width: int, left: int) -> Row:
    """A row that takes one line."""
    if not left:
        row = row._replace(label="", body=text(Span(f"{row.label}: ", "dim"), *row.body))
    elif cells(inert(row.label)) > left - _GAP:
        row = row._replace(label=_SHORT_LABEL)
    body, side = _short(row.body, _facts(row.side), width - left - (2 if row.mark else 0))
    return row._replace(body=body, side=side, under=())


def _short_line(line: Line, width: int) -> Line:
    """A heading that takes one line: facts about who it is give way from the last."""
    who, facts = _facts(line.body), _facts(line.side)
    while len(who) > 1 and _cells(dotted(*who)) + _GAP + _cells(dotted(*facts)) > width:
        who = who[:-1]
    body, side = _short(dotted(*who), facts, width)
    return Line(body, side)


def _short(body: Text, facts: Sequence[Text], room: int) -> tuple[Text, Text]:
    """The matter and the facts beside it in one line of `room` cells."""
    while len(facts) > 1 and room - _GAP - _cells(dotted(*facts)) < min(_LEAST, _cells(body)):
        facts = facts[1:]
    side = dotted(*facts)
    rest = room - _GAP - _cells(side) if side else room
    if rest < 2:
        side, rest = (), room
    ready = tuple(Span(inert(span.text), span.style) for span in body)
    return fold(ready, max(rest, 2), cells=cells, most=1)[0], side


def _facts(said: Text) -> list[Text]:
    """The facts of a text, without what parts them."""
    facts: list[Text] = [()]
    for span in said:
        if span == SEP:
            facts.append(())
        else:
            facts[-1] = (*facts[-1], span)
    return [fact for fact in facts if fact]


def _cells(said: Text) -> int:
    return cells(inert(spelled(said)))
