"""What lies ahead: goals, what came up since, the agenda, and how the two work together."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from mentorlog.dates import say_short
from mentorlog.insight.partnership import Partnership
from mentorlog.insight.review import Review
from mentorlog.insight.signals import Signal
from mentorlog.model import Feedback, Goal, Kind, Milestone
from mentorlog.present.page import Row, Span, Text, Under, text
from mentorlog.present.review.room import Room
from mentorlog.present.words import bar, by, dotted, due, percent, trend

_EVIDENCE: Final = 5
"""Entries that a signal names at most."""
_ONE_LINE: Final = 66
"""Characters of a question that takes one line of 80 columns."""
_ASKED: Final = {
    "measure": ("how will you both know?", "--measure TEXT"),
    "due_on": ("by when?", "--by DATE"),
}
"""What a goal that lacks something is asked, and what to type."""


def beginning(review: Review, *, there: Collection[Kind] = ()) -> list[Row]:
    """What to do while nothing was held yet: only what is still to be done. Of the kinds `there` are entries that the
    review does not show."""
    ref, is_ended = review.relationship.ref, review.relationship.status == "ended"
    steps = [
        ("Agree on when to meet", f"mentorlog plan DATE -w {ref}", review.next_session or review.unlogged),
        ("Set a first goal", f"mentorlog goal add TITLE -w {ref}", review.goals or "goal" in there),
        ("Write down what you agree on", f"mentorlog agreement {ref} --edit", review.relationship.agreement),
        ("Raise what you want to talk about", f"mentorlog raise TEXT -w {ref}", review.agenda or "point" in there),
    ]
    return [Row(body=text(step), side=text(line)) for step, line, is_done in steps if not (is_done or is_ended)]


def no_goals(review: Review, *, there: Collection[Kind] = ()) -> list[Row]:
    """How to set a goal, where a relationship has begun and has none; `there` as above."""
    if "goal" in there or not review.last_session or review.relationship.status != "active":
        return []
    return [Row(body=text("None is open"), side=text(f"mentorlog goal add TITLE -w {review.relationship.ref}"))]


def goals(review: Review, room: Room) -> list[Row]:
    """Each goal with its bar; below it how both will know, how it has moved, and what it still lacks."""
    return [
        Row(
            body=text(goal.title),
            columns=(bar(goal.progress), percent(goal.progress, beside=(each.progress for each in review.goals))),
            side=dotted(by(goal.due_on, today=review.today), goal.ref),
            under=tuple(_below(review, goal, room)) if room.measures else (),
            most=room.most,
        )
        for goal in review.goals
    ]


def _below(review: Review, goal: Goal, room: Room) -> list[Under]:
    """What stands below a goal. It is asked for one thing at a time; an ended one for nothing more."""
    is_active, moved = review.relationship.status == "active", _moved(review, goal)
    lacking = next(iter(review.missing(goal)), None) if is_active else None
    question, option = _ASKED[lacking] if lacking else ("", "")
    line = text(f"mentorlog edit {goal.ref} {option}") if option and room.hints else ()
    lines = [
        (text(goal.measure), moved),
        (text(question) if room.hints or not goal.measure else (), line),
    ]
    if not goal.measure:
        # the question takes the measure's place, and the command that of the way it has come where there is none
        lines = [(text(question), moved), ((), line)] if moved else [(text(question), line)]
    return [Under(body, (column,) if column else (), room.below) for body, column in lines if body or column]


def _moved(review: Review, goal: Goal) -> Text:
    """How a goal has come to where it stands, and through how many sessions nobody touched it."""
    way = trend(goal.checkpoints[-3:])
    if not goal.idle or review.relationship.status == "ended":
        return text(way)
    sessions = "1 session" if goal.idle == 1 else f"{goal.idle} sessions"
    return dotted(way, f"untouched {goal.idle}×" if way else f"untouched for {sessions}")


def celebrated(review: Review, room: Room) -> list[Row]:
    """Milestones that were reached and not celebrated."""
    return [
        Row(
            mark=Span("★", "look"),
            body=text(each.title),
            side=dotted(say_short(each.on, today=review.today), f"mentorlog celebrate {each.ref}"),
            most=room.most,
        )
        for each in review.milestones
        if each.status == "reached"
    ]


def changed(review: Review, room: Room) -> list[Row]:
    """Feedback that waits for an answer: did it change?"""
    return [_answered(review, each, room) for each in review.feedback]


def _answered(review: Review, feedback: Feedback, room: Room) -> Row:
    side = dotted(say_short(feedback.on, today=review.today), f"mentorlog outcome {feedback.ref} improved")
    return Row(mark=Span("↺", "look"), body=text(feedback.headline), side=side, most=room.most)


def noted(review: Review, room: Room) -> list[Row]:
    """Notes since the last session, the newest first."""
    return [
        Row(
            mark=Span("–", "dim"),
            body=text(note.text),
            side=dotted(say_short(note.on, today=review.today), note.ref),
            most=room.most,
        )
        for note in reversed(review.notes)
    ]


def coming(review: Review, room: Room) -> list[Row]:
    """The next date, where none is agreed, and the next milestone."""
    rows = [_planned(review, each, room) for each in review.milestones if each.status == "planned"]
    is_answered = review.next_session or review.unlogged or not review.last_session
    if is_answered or review.relationship.status != "active":
        return rows
    line = f"mentorlog plan DATE -w {review.relationship.ref}"
    return [Row(body=text("Agree on the next date"), side=text(line)), *rows]


def _planned(review: Review, milestone: Milestone, room: Room) -> Row:
    side = dotted(due(milestone.on, today=review.today), milestone.ref)
    return Row(mark=Span("☆", "dim"), body=text(milestone.title), side=side, most=room.most)


def agenda(review: Review, room: Room) -> list[Row]:
    """The points, those carried most first."""
    return [
        Row(
            body=text(point.text),
            side=dotted(f"carried {point.carried}×" if point.carried else None, point.ref),
            most=room.most,
        )
        for point in review.agenda
    ]


def asked(review: Review, room: Room) -> list[Row]:
    """Two or three questions to take along, as there is room (then a second one that takes no second line, if there
    is); all of them, for the page to say how many it leaves out, where there may be room for fewer than two."""
    first, others = review.questions[:1], review.questions[1:]
    if room.asks == 2:
        others = tuple(sorted(others, key=lambda question: len(question.text) > _ONE_LINE))[:1]
    return [Row(body=text(question.text)) for question in first + others]


def partnership(review: Review, room: Room) -> list[Row]:
    """That it is time to ask how the two work together, why, and what was answered the last time."""
    check = review.partnership
    if check is None or not check.is_due:
        return []
    # the ref before what may be long, for a text that is cut loses its end
    why = dotted(check.reason, check.last and check.last.ref, *_answers(check))
    return [
        Row(
            body=text("Time for a partnership check"),
            side=text(f"mentorlog checkin {review.relationship.ref}"),
            under=(Under(why, most=room.below),) if room.hints else (),
        )
    ]


def _answers(check: Partnership) -> tuple[str | None, ...]:
    last, before = check.last, check.before
    if last is None:
        return ()
    return (
        _score("frequency", last.frequency, before and before.frequency),
        _score("challenge", last.challenge, before and before.challenge),
        f"more: {last.more}" if last.more else None,
        f"less: {last.less}" if last.less else None,
    )


def _score(what: str, score: int | None, before: int | None) -> str | None:
    if score is None:
        return None
    return f"{what} {before} → {score}" if before and before != score else f"{what} {score}"


def closing(review: Review) -> list[Row]:
    """That the closing is to be prepared, and the first of its questions that has no answer yet; nothing more once all
    are answered."""
    asked = review.closing
    if asked is None or not asked.open:
        return []
    said = f"Prepare it: {asked.reason}"
    if asked.answered:
        said = f"{len(asked.answered)} of {len(asked.answered) + len(asked.open)} questions are answered"
    line = f"mentorlog end {review.relationship.ref} --prepare"
    return [Row(body=text(said), side=text(line)), Row(body=text(asked.questions[0]))]


def agreement(review: Review, room: Room) -> list[Row]:
    """That it is time to look at the agreement again; and when to do so next, where there is room."""
    agreed = review.agreement
    if agreed is None or not agreed.is_due:
        return []
    said = f"Time to look again: it is from {say_short(agreed.agreed_on, today=review.today)}"
    line = f"mentorlog agreement {review.relationship.ref}"
    next_time = text(Span("Still right? "), f"{line} --again DATE")
    return [Row(body=text(said), side=text(line), under=(next_time,) if room.hints else ())]


def noticed(review: Review, signals: tuple[Signal, ...], room: Room) -> list[Row]:
    """Each signal's question with its evidence: refs, and where there is room their days."""
    return [_noticed(review, signal, room) for signal in signals]


def _noticed(review: Review, signal: Signal, room: Room) -> Row:
    shown, others = signal.evidence[:_EVIDENCE], len(signal.evidence) - _EVIDENCE
    more = f"+{others}" if others > 0 else None
    if not room.days:
        return Row(
            body=text(signal.question), side=text(" ".join(str(each.ref) for each in shown), more and f" {more}")
        )
    days = ", ".join(f"{each.ref} {say_short(each.on, today=review.today)}" for each in shown)
    return Row(body=dotted(signal.question, Span(" ".join(filter(None, (days, more))), "dim")))
