"""The rows of a review about the past: the last session, and the actions promised and done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_minutes, format_short_date, format_when
from mentorlog.present.name_labels import MAX_NAME, name_or_they
from mentorlog.present.page import Row, Span, line_to_type, text
from mentorlog.present.phrases import (
    carried_phrase,
    count_phrase,
    due_phrase,
    first_name,
    introduction_text,
    join_facts,
)
from mentorlog.present.review.sides import with_sides
from mentorlog.present.time_there import time_there_suffix

if TYPE_CHECKING:
    from mentorlog.insight.review import Review
    from mentorlog.model import Action, Party, Session
    from mentorlog.present.page import Text
    from mentorlog.present.review.detail import Detail


def unlogged_session(review: Review) -> list[Row]:
    """A planned session that has passed and is not logged yet."""
    session = review.unlogged
    if session is None:
        return []
    when = format_when(session.on, session.at, today=review.today)
    when += time_there_suffix(session.on, session.there)
    return [Row(body=text(when), side=text(line_to_type(f"mentorlog log {session.ref}")))]


def end_reason(review: Review, detail: Detail) -> list[Row]:
    """Why the relationship ended, and when to get in touch again."""
    relationship = review.relationship
    if relationship.status != "ended":
        return []
    rows = [Row(body=text(relationship.reason), max_lines=detail.max_lines)] if relationship.reason else []
    if relationship.keep_in_touch_on:
        on = relationship.keep_in_touch_on
        due = (due_phrase if on >= review.today else format_short_date)(on, today=review.today)
        line = line_to_type(f"mentorlog log TEXT -w {relationship.ref}")
        rows.append(Row(body=text("Get in touch again"), side=join_facts(due, line)))
    return rows


def last_session(review: Review, last: Session, detail: Detail) -> list[Row]:
    """The takeaways and notes of the last session, or its topics, and the number of actions promised in it."""
    day, minutes = (
        format_short_date(last.on, today=review.today),
        format_minutes(last.minutes) if last.minutes else None,
    )
    side, without_minutes = join_facts(day, minutes, last.ref), join_facts(day, last.ref)
    if last.private:
        return [Row(body=text(Span("Private: at the end of this page", "dim")), side=side)]
    first, *others = [Row(body=body, max_lines=detail.max_lines) for body in session_texts(last)] or [
        Row(body=text(Span("Nothing was written down", "dim")))
    ]
    # a text that is cut even beside the ref keeps its day
    rows = [with_sides(first, side, without_minutes, join_facts(last.ref), without_minutes, detail=detail), *others]
    counts = _promise_counts(last)
    if counts and others:
        rows[1] = with_sides(others[0], counts, (), detail=detail)
    elif counts:
        rows.append(Row(body=counts))
    return rows


def session_texts(last: Session) -> list[Text]:
    """The takeaways of a session and its notes, or its topics if it has neither."""
    texts = [*last.takeaways, *([last.notes] if last.notes else ())]
    return [text(summary) for summary in texts or (", ".join(last.topics),) if summary]


def _promise_counts(last: Session) -> Text:
    """The number of actions promised in a session, and how many are done, open and dropped."""
    statuses = [action.status for action in last.actions if not action.private]
    if not statuses:
        return ()
    labels = (("done", "kept"), ("open", "open"), ("dropped", "dropped"))
    counts = {label: statuses.count(status) for status, label in labels}
    if len(statuses) in counts.values():
        state = next(label for label, count in counts.items() if count)
        what = {1: state, 2: f"both {state}"}.get(len(statuses), f"all {state}")
    else:
        what = ", ".join(f"{count} {label}" for label, count in counts.items() if count)
    return text(Span(f"agreed: {count_phrase(len(statuses), 'promise')}, {what}", "dim"))


def promises(review: Review, actions: tuple[Action, ...], detail: Detail) -> list[Row]:
    """The open actions of one person: overdue ones, those due by the next session, and the others."""
    return [
        with_sides(
            Row(mark=_promise_mark(review, action), body=introduction_text(action)),
            join_facts(*promise_facts(review, action)),
            detail=detail,
        )
        for action in actions
    ]


def _promise_mark(review: Review, action: Action) -> Span:
    """The sign before an open promise: full if it is overdue, half full if it is due by the next session."""
    standing = review.action_state(action)
    if standing == "overdue":
        return Span("●", "late")
    return Span("◐", "look", spoken="due by the next session") if standing == "due" else Span("○", "dim")


def promise_facts(review: Review, action: Action) -> tuple[Text, ...]:
    """When an open promise is due, how often it was carried, and its ref."""
    when = due_phrase(action.due_on, today=review.today) if action.due_on else None
    if when and review.action_state(action) == "due":
        when = when._replace(style="look")
    return join_facts(when), join_facts(carried_phrase(action.carried)), join_facts(action.ref)


def kept_promises(review: Review, detail: Detail) -> list[Row]:
    """The actions that either person has done since the last session."""
    return [
        with_sides(
            Row(mark=Span("✓", "title"), body=introduction_text(action)),
            join_facts(
                _by(action.owner, review.relationship.name),
                format_short_date(action.done_on, today=review.today) if action.done_on else None,
                carried_phrase(action.carried),
                action.ref,
            ),
            detail=detail,
        )
        for action in review.done_actions
    ]


def _by(owner: Party, name: str) -> Span:
    """Who did something, beside it: `you`, `Søren`, or `they` if the name is too long, as in `They owe`."""
    who = "you" if owner == "me" else first_name(name)
    return Span(name_or_they(who, MAX_NAME), spoken=f"by {who}")
