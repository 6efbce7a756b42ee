"""The pages of prospects: the list, and the confirmation of what was recorded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from mentorlog.dates import format_recorded_date, format_short_date
from mentorlog.insight.prospects import describe_state
from mentorlog.present.commands import hint_line
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Line, Row, Span, Under, text
from mentorlog.present.phrases import cells, due_phrase, join_facts, score_phrase, would_be_phrase

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from mentorlog.insight.prospects import Fit, Prospect
    from mentorlog.model import Relationship
    from mentorlog.present.page import Block, Page, Text

Verb = Literal["prospect add", "ask", "answer"]
"""The commands that are confirmed here."""

_MOST_FITS: Final = 3
"""The goals and skills that are shown of each prospect; the JSON has all."""


def prospects_page(prospects: Sequence[Prospect], *, others: int = 0, today: dt.date) -> Page:
    """Each prospect with what is waiting; below, what they are admired for and what of mine that fits. `others` is the
    number of those who said no and are not among them."""
    said_no = f"{others} said no: mentorlog prospect --all" if others else ""
    if not prospects and not others:
        return empty_page(
            "No prospects yet: the people you would like as a mentor, or offer to mentor.",
            hint="Add one:",
            command="mentorlog prospect add NAME",
        )
    hints: Page = (hint_line(said_no),) if said_no else ()
    return (*(_row(prospect, today) for prospect in prospects), *hints)


def _row(prospect: Prospect, today: dt.date) -> Row:
    relationship = prospect.relationship
    body = text(Span(relationship.name, "title"), f", {would_be_phrase(relationship.role, relationship.type)}")
    state = describe_state(relationship, today=today)
    is_mine_to_do = relationship.answer == "yes" or relationship.asked_on is None
    follow_up = _follow_up(relationship, today)
    known = "; ".join(part for part in (relationship.admire, ", ".join(relationship.skills)) if part)
    fits = "; ".join(_fit(fit) for fit in prospect.fits[:_MOST_FITS])
    more = len(prospect.fits) - _MOST_FITS
    fits += f"; {more} more" if more > 0 else ""
    shown_state = Span(state[0].lower() + state[1:], "look" if is_mine_to_do else "plain")
    under = (text(known), text(f"fits {fits}" if fits else None), text(follow_up and "follow up ", follow_up))
    return Row(
        body=body,
        side=join_facts(shown_state, relationship.ref),
        under=tuple(Under(line, max_lines=2) for line in under if line),
        cells=cells(body, shown_state, known, fits, follow_up, relationship.ref),
    )


def _follow_up(relationship: Relationship, today: dt.date) -> Span | None:
    if relationship.follow_up_on is None:
        return None
    if relationship.follow_up_on <= today:
        return due_phrase(relationship.follow_up_on, today=today)
    return Span(format_short_date(relationship.follow_up_on, today=today))


def _fit(fit: Fit) -> str:
    """A goal, or a skill with its score: `negotiating, 2 of 5 (k1)`."""
    return f"{fit.text}{'' if fit.score is None else f', {score_phrase(fit.score)}'} ({fit.ref})"


def prospect_change_page(prospect: Relationship, *, verb: Verb, today: dt.date) -> Page:
    """What was recorded of a prospect, and what to type next."""
    blocks: list[Block] = [Line(_sentence(prospect, verb, today), side=join_facts(prospect.ref))]
    if verb == "ask" and prospect.message:
        blocks.append(Row(body=text(prospect.message), max_lines=2))
    if verb == "answer" and prospect.answer_note:
        blocks.append(Row(body=text(prospect.answer_note), max_lines=2))
    if prospect.follow_up_on and verb != "prospect add":
        blocks.append(Row(body=text(f"to follow up {format_recorded_date(prospect.follow_up_on, today=today)}")))
    return (*blocks, *(hint_line(hint) for hint in _hints(prospect, verb)))


def _sentence(prospect: Relationship, verb: Verb, today: dt.date) -> Text:
    name = Span(prospect.name, "strong")
    if verb == "prospect add":
        return text("Prospect: ", name, f", {would_be_phrase(prospect.role, prospect.type)}")
    if verb == "ask":
        via = f" via {prospect.via}" if prospect.via else ""
        return text("Asked ", name, f"{via}, {format_recorded_date(prospect.asked_on or today, today=today)}")
    return text(name, f" said {prospect.answer}, {format_recorded_date(prospect.answered_on or today, today=today)}")


def _hints(prospect: Relationship, verb: Verb) -> Iterator[str]:
    if verb == "prospect add":
        yield f"A first message: mentorlog draft {prospect.ref}"
    if verb == "ask" and prospect.follow_up_on is None:
        yield f"When to follow up? mentorlog edit {prospect.ref} --follow-up DATE"
    if prospect.answer == "yes":
        yield f"Begin: mentorlog start {prospect.ref}"
