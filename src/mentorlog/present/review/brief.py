"""The review in at most five lines, for thirty seconds in a corridor: nothing private is among them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from mentorlog.dates import say_distance, say_short
from mentorlog.insight.review import Review
from mentorlog.insight.signals import Signal
from mentorlog.model import Action, Kind, Party, Ref
from mentorlog.present.fit import cells
from mentorlog.present.fold import fold, spelled
from mentorlog.present.inert import inert
from mentorlog.present.page import SEP, Line, Page, Row, Span, Text, text
from mentorlog.present.review import ahead, ledger
from mentorlog.present.review.heading import rhythm, when
from mentorlog.present.review.private import apart
from mentorlog.present.review.room import ALL, WHOLE
from mentorlog.present.words import by, dotted, owes, percent, private_mark, refs

LINES: Final = 5
_GUTTER: Final = 12
_NARROW: Final = 36
"""As in `drawn`: cells below which a label would stand above its matter."""
_GAP: Final = 2
_LEAST: Final = 20
"""Cells that the matter needs beside its facts; with fewer, those give way that matter less."""
_SHORTEST: Final = 6
"""Cells that the matter needs beside how late it is, which does not give way before."""
_LATE: Final = 2
"""How much what is late matters among the facts."""

_SHORT_LABEL: Final = "They owe"
"""For somebody whose name is longer than a label may be."""


def brief_page(review: Review, *, width: int | None = 80) -> Page:
    """Who and when; what I owe and what they owe, the most urgent of each; the first point of the agenda, else a goal;
    the loudest signal, else the question about the outcome.

    Each is one line of `width` cells, shortened where it is longer (None: as long as it is): the ref beside it, or the
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
    noticed = {"Notice": next(iter(review.signals), None)}
    return _short_line(head, width), *(_short_row(row, width, left, noticed.get(row.label)) for row in shown)


def _left(rows: Sequence[Row], width: int) -> int:
    """Where the matter begins; 0 where labels would stand above it."""
    if width < _NARROW:
        return 0
    widest = max((cells(inert(row.label)) for row in rows), default=0)
    return min(max(widest + _GAP, _GUTTER), max(width * 3 // 10, _GUTTER))


def _heading(review: Review) -> Line:
    relationship, days = review.relationship, review.days_since
    ended_on = relationship.ended_on if relationship.status == "ended" else None
    since = None if days is None else f"{say_distance(days)} since the last" if days else "met today"
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
        *(Row("Notice", text(each.question), _shown(each, most=ALL)) for each in signal if each.evidence),
    ]


def _owed(review: Review, owner: Party, actions: tuple[Action, ...]) -> list[Row]:
    """The first promise, which is the most urgent, and after its ref how many there are besides."""
    label = owes(owner, review.relationship.name)
    others = len(actions) - 1
    return [
        row._replace(
            label=label,
            side=dotted(row.side, f"+{others} more" if others else None),
        )
        for row in ledger.promises(review, actions[:1], WHOLE)
    ]


def _shown(signal: Signal, *, most: int) -> Text:
    """So many of the refs of what shows a signal, and how many there are besides."""
    others = len(signal.evidence) - most
    return text(refs(each.ref for each in signal.evidence[:most]), f" +{others}" if others > 0 else None)


def _short_row(row: Row, width: int, left: int, signal: Signal | None) -> Row:
    """A row that takes one line; `signal` is what it is about where that is a notice."""
    if signal:
        # as many refs as leave room for the question, at least the first
        sides = [_shown(signal, most=most) for most in range(len(signal.evidence), 0, -1)]
        room = width - left - _GAP - (0 if left else cells(f"{row.label}: "))
        row = row._replace(side=next((side for side in sides if room - _cells(side) >= _LEAST), sides[-1]))
    label = 0
    if not left:
        label = cells(inert(f"{row.label}: "))
        row = row._replace(label="", body=text(Span(f"{row.label}: ", "dim"), *row.body))
    elif cells(inert(row.label)) > left - _GAP:
        row = row._replace(label=_SHORT_LABEL)
    body, side = _short(row.body, _facts(row.side), width - left - (2 if row.mark else 0), label=label)
    return row._replace(body=body, side=side, under=())


def _short_line(line: Line, width: int) -> Line:
    """A heading that takes one line: facts about who it is give way from the last."""
    who, facts = _facts(line.body), _facts(line.side)
    while len(who) > 1 and _cells(dotted(*who)) + _GAP + _cells(dotted(*facts)) > width:
        who = who[:-1]
    body, side = _short(dotted(*who), facts, width)
    return Line(body, side)


def _short(body: Text, facts: Sequence[Text], room: int, *, label: int = 0) -> tuple[Text, Text]:
    """The matter and the facts beside it in one line of `room` cells, of which a label takes so many."""
    facts = _fitting(facts, room - _GAP - label, _cells(body) - label)
    side = dotted(*facts)
    rest = room - _GAP - _cells(side) if side else room
    if rest < 2:
        side, rest = (), room
    ready = tuple(Span(inert(span.text), span.style) for span in body)
    return fold(ready, max(rest, 2), cells=cells, most=1)[0], side


def _fitting(facts: Sequence[Text], room: int, size: int) -> list[Text]:
    """The facts that leave room enough for a matter of `size` cells: what is late gives way last, but for the ref."""
    kept = list(facts)
    while len(kept) > 1:
        fact = min(kept, key=_weight)
        if room - _cells(dotted(*kept)) >= min(_LEAST if _weight(fact) < _LATE else _SHORTEST, size):
            break
        kept.remove(fact)
    return kept


def _weight(fact: Text) -> int:
    """How much it matters that a fact is shown: the ref most, then what is late, then what is due and when you meet."""
    if Ref.parse(fact[0].text.split(" ")[0]):
        return _LATE + 1
    return {"late": _LATE, "look": 1, "strong": 1}.get(fact[0].style, 0)


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
