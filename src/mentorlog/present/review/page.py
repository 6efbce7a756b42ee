"""The whole page: one screen of 80 by 24, the prompt included, where there is no more room."""

from __future__ import annotations

from typing import Final

from mentorlog.insight.review import Review
from mentorlog.present.fit import Part, fit, height, rows_of
from mentorlog.present.page import Gap, Page, Row, Rule
from mentorlog.present.review import ahead, ledger
from mentorlog.present.review.heading import heading, place
from mentorlog.present.review.private import Apart, apart, private
from mentorlog.present.review.room import ROOMS, Room
from mentorlog.present.words import owes

SCREEN: Final = 23
"""Lines of a terminal of 24 that a page may take; the last one is the prompt's."""


def review_page(review: Review, *, lines: int | None = SCREEN, width: int = 80, is_shareable: bool = False) -> Page:
    """What to know before the next meeting, and what is private last.

    Where it does not fit `lines` lines of `width` columns (None: it may be as long as it is), what is there for the eye
    alone gives way first, then texts keep to two lines, and at last each part keeps its first rows and says which
    command shows the others: on a page for a shared screen (`is_shareable`) one that shows nothing private either.
    """
    left_open, kept = apart(review)
    for room in ROOMS:
        head = heading(left_open, ruled=not room.rule)
        upper, lower = _halves(left_open, kept, room, is_shareable=is_shareable)
        gap = (Gap(),) if room.gap and upper and lower else ()
        if lines is None:
            shown = [len(part.rows) for part in (*upper, *lower)]
            break
        free = lines - sum(height(line, width=width) for line in head) - room.rule - len(gap)
        found = fit((*upper, *lower), free, least=room.least, width=width)
        shown = found or [0] * len((*upper, *lower))
        if found is not None:
            break
    rows = [rows_of(part, number) for part, number in zip((*upper, *lower), shown, strict=True)]
    return (*head, *_rule(room), *_flat(rows[: len(upper)]), *gap, *_flat(rows[len(upper) :]))


def _rule(room: Room) -> tuple[Rule, ...]:
    return (Rule(),) if room.rule else ()


def _flat(parts: list[tuple[Row, ...]]) -> tuple[Row, ...]:
    return tuple(row for rows in parts for row in rows)


def _halves(
    review: Review, kept: Apart, room: Room, *, is_shareable: bool
) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """What is behind and what is ahead, without empty parts; `review` is the one without what is private."""
    ref, last = review.relationship.ref, review.last_session
    whole = f"mentorlog review {ref}{' --shareable' if is_shareable else ''} | less"

    def part(label: str, rows: list[Row], more: str = "", *, keeps: int = 0) -> Part:
        rows = [rows[0]._replace(label=label), *rows[1:]] if rows else []
        return Part(tuple(rows), whole if is_shareable or not more else f"mentorlog {more}", keeps)

    name = review.relationship.name
    upper = (
        part("Where", place(review, room)),
        part("Ended", ledger.ending(review, room)),
        part("Not logged", ledger.not_logged(review)),
        part("Last time", ledger.last_time(review, last, room), f"show {last.ref}")
        if last
        else part("Begin", ahead.beginning(review, there=kept.kinds)),
        part(owes("me", name), ledger.promises(review, review.mine, room), f"action --mine -w {ref}"),
        part(owes("them", name), ledger.promises(review, review.theirs, room), f"action --theirs -w {ref}"),
        part("Kept", ledger.kept(review, room), f"action --all -w {ref}"),
    )
    lower = (
        part("Goals", ahead.goals(review, room) or ahead.no_goals(review, there=kept.kinds), f"goal -w {ref}"),
        part("Celebrate", ahead.celebrated(review, room), f"milestone -w {ref}"),
        part("Changed?", ahead.changed(review, room), f"feedback -w {ref}"),
        part("Since then", ahead.noted(review, room), f"timeline {ref} --in note"),
        part("Ahead", ahead.coming(review, room), f"milestone -w {ref}"),
        part("Agenda", ahead.agenda(review, room), f"agenda {ref}"),
        part("Ask", ahead.asked(review, room)),
        part("Check-in", ahead.partnership(review, room)),
        part("Agreement", ahead.agreement(review, room)),
        part("Closing", ahead.closing(review)),
        part("Notice", ahead.noticed(review, review.signals, room), keeps=len(review.signals) * room.signals),
        part("Private", private(review, kept, room)),
    )
    return tuple(each for each in upper if each.rows), tuple(each for each in lower if each.rows)
