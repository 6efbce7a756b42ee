"""The page to read before a meeting: one screen of 80 by 24, the prompt included."""

from __future__ import annotations

from typing import Final

from mentorlog.dates import say_distance, say_minutes, say_near, say_short, say_when
from mentorlog.insight.review import Review, Signal
from mentorlog.model import Action, Feedback, Goal, Milestone, Note, Session
from mentorlog.present.fit import SCREEN, Part, fit, height, rows_of
from mentorlog.present.page import Gap, Line, Page, Row, Rule, Span, Text, Under, text
from mentorlog.present.words import (
    asked,
    bar,
    by,
    counted,
    dotted,
    due,
    first_name,
    ordinal,
    owes,
    percent,
    private_mark,
    refs,
    role_phrase,
    trend,
)

_IDLE: Final = 3
"""Sessions after which a goal is said to be untouched."""
_CARRIED: Final = 2
"""Sessions after which a promise says how often it was carried."""
_ALL: Final = 1000
_TRIES: Final = ((0, _ALL), (2, 2), (1, 2), (1, 1))
"""How many lines a text may take (0: all it needs), and how many rows each part keeps at least."""
_EVIDENCE: Final = 5
"""Refs that a signal shows at most."""


def review_page(review: Review) -> Page:
    """What to know before the next meeting.

    Where that is more than fits 80x24, long texts keep to two lines, and each part keeps its first rows and says which
    command shows the others; where it is far more, texts keep to one line and goals give up their second.
    """
    heading = _heading(review)
    room = SCREEN - sum(height(line) for line in heading) - 2
    for most, least in _TRIES:
        before, after = _behind(review, most), _ahead(review, most)
        shown = fit([*before, *after], room, least=least)
        if shown:
            break
    else:
        shown = [1] * (len(before) + len(after))
    upper = [row for part, number in zip(before, shown, strict=False) for row in rows_of(part, number)]
    lower = [row for part, number in zip(after, shown[len(before) :], strict=True) for row in rows_of(part, number)]
    return (*heading, Rule(), *upper, *([Gap()] if upper and lower else []), *lower)


def _heading(review: Review) -> tuple[Line, ...]:
    """Who, where the two stand, and when they meet next."""
    relationship, coming = review.relationship, review.next_session
    who = dotted((Span(relationship.name, "title"), Span(f", {role_phrase(relationship.role)}")), *_standing(review))
    if coming:
        when = Span(say_near(coming.on, coming.at, today=review.today), "strong")
        return Line(who, (when,)), Line(_rhythm(review), dotted(coming.how, coming.ref, relationship.ref))
    when = Span("" if relationship.status == "ended" else _nothing_ahead(review), "look")
    return Line(who, dotted(when)), Line(_rhythm(review), dotted(relationship.ref))


def _nothing_ahead(review: Review) -> str:
    if review.unlogged:
        return f"{say_short(review.unlogged.on, today=review.today)} not logged"
    return "nothing planned"


def _standing(review: Review) -> tuple[str | Span | None, ...]:
    relationship = review.relationship
    if relationship.status == "ended":
        ended_on = relationship.ended_on
        return (f"ended {say_short(ended_on, today=review.today)}" if ended_on else "ended",)
    if relationship.status == "paused":
        until = relationship.paused_until
        return (Span(f"paused until {say_short(until, today=review.today)}" if until else "paused", "look"),)
    return review.phase.name, _left(review.days_left)


def _left(days: int | None) -> str | Span | None:
    """How long until the planned end."""
    if days is None:
        return None
    if days < 0:
        return Span(f"{say_distance(-days)} past its end", "look")
    return f"{say_distance(days)} left" if days else Span("ends today", "look")


def _rhythm(review: Review) -> Text:
    """Which session is coming, and how long ago the last one was against what was meant."""
    relationship, days = review.relationship, review.days_since
    if relationship.status == "ended":
        return dotted(counted(review.number - 1, "session"), relationship.reason)
    cadence = None if relationship.cadence.strip().lower() in {"none", "ingen", ""} else relationship.cadence
    since = None if days is None else f"{say_distance(days)} since the last" if days else "met today"
    rhythm = ", ".join(part for part in (since, cadence) if part)
    return dotted(f"{ordinal(review.number)} session", Span(rhythm, "late" if review.overdue else "plain"))


def _behind(review: Review, most: int) -> list[Part]:
    """Last time, and what was promised."""
    relationship = review.relationship
    name, ref = relationship.name, relationship.ref
    last = review.last_session
    return [
        _part("Not logged", [_not_logged(review, review.unlogged)] if review.unlogged else []),
        _part("Last time", _last_time(review, last, most), f"mentorlog show {last.ref}")
        if last
        else _beginning(review),
        _part(owes("me", name), _promises(review, review.mine, most), f"mentorlog action --mine -w {ref}"),
        _part(owes("them", name), _promises(review, review.theirs, most), f"mentorlog action --theirs -w {ref}"),
        _part("Kept", _kept(review, most), f"mentorlog action --all -w {ref}"),
    ]


def _ahead(review: Review, most: int) -> list[Part]:
    """Goals, what came up since, and what to talk about."""
    ref = review.relationship.ref
    private = [note for note in review.notes if note.private]
    return [
        _part("Goals", _goals(review, most), f"mentorlog goal -w {ref}"),
        _part("Since then", _since_then(review, most), f"mentorlog timeline {ref}"),
        _part("Ahead", _coming(review, most), f"mentorlog milestone -w {ref}"),
        _part("Agenda", _agenda(review, most), f"mentorlog agenda {ref}"),
        _part("Ask", [Row(body=text(question.text)) for question in review.questions]),
        _part("Notice", [_notice(signal) for signal in review.signals], f"mentorlog review {ref} --json"),
        _part("Private", _private(review, private, most), f"mentorlog timeline {ref} --in note"),
    ]


def _part(label: str, rows: list[Row], more: str = "") -> Part:
    return Part((rows[0]._replace(label=label), *rows[1:]), more) if rows else Part()


def _beginning(review: Review) -> Part:
    """What to do while nothing was held yet: only what is still to be done."""
    ref, is_ended = review.relationship.ref, review.relationship.status == "ended"
    steps = [
        ("Agree on when to meet", f"mentorlog plan DATE -w {ref}", review.next_session or review.unlogged),
        ("Set a first goal", f"mentorlog goal add TITLE -w {ref}", review.goals),
        ("Write down what you agree on", f"mentorlog agreement {ref}", review.relationship.agreement),
        ("Raise what you want to talk about", f"mentorlog raise TEXT -w {ref}", review.agenda),
    ]
    return _part(
        "Begin", [Row(body=text(step), side=text(line)) for step, line, is_done in steps if not (is_done or is_ended)]
    )


def _not_logged(review: Review, session: Session) -> Row:
    """A session that was planned and has passed: what became of it is still to be said."""
    when = say_when(session.on, session.at, today=review.today)
    return Row(body=text(when), side=dotted(private_mark(private=session.private), f"mentorlog log {session.ref}"))


def _last_time(review: Review, last: Session, most: int) -> list[Row]:
    """What was taken away from it, else what was written or talked about."""
    side = dotted(
        say_short(last.on, today=review.today),
        say_minutes(last.minutes) if last.minutes else None,
        private_mark(private=last.private),
        last.ref,
    )
    said = last.takeaways or ((last.notes,) if last.notes else ()) or ((", ".join(last.topics),) if last.topics else ())
    bodies = [text(each) for each in said] or [text(Span("Nothing was written down", "dim"))]
    return [Row(body=bodies[0], side=side, most=most), *(Row(body=body, most=most) for body in bodies[1:])]


def _promises(review: Review, actions: tuple[Action, ...], most: int) -> list[Row]:
    return [
        Row(
            mark=Span("●", "late") if action.is_overdue(review.today) else Span("○", "dim"),
            body=text(action.text),
            side=dotted(
                due(action.due_on, today=review.today) if action.due_on else None,
                f"carried {action.carried}×" if action.carried >= _CARRIED else None,
                private_mark(private=action.private),
                action.ref,
            ),
            most=most,
        )
        for action in actions
    ]


def _kept(review: Review, most: int) -> list[Row]:
    name = first_name(review.relationship.name)
    return [
        Row(
            mark=Span("✓", "title"),
            body=text(action.text),
            side=dotted(
                "you" if action.owner == "me" else name,
                say_short(action.done_on, today=review.today) if action.done_on else None,
                private_mark(private=action.private),
                action.ref,
            ),
            most=most,
        )
        for action in review.kept
    ]


def _goals(review: Review, most: int) -> list[Row]:
    """The open goals; where a relationship has begun and has none, how to set one."""
    if not review.goals and review.last_session and review.relationship.status == "active":
        return [Row(body=text("None is open"), side=text(f"mentorlog goal add TITLE -w {review.relationship.ref}"))]
    return [_goal(review, goal, most) for goal in review.goals]


def _goal(review: Review, goal: Goal, most: int) -> Row:
    """A goal with its bar; below it how both will know, and how it has moved (left out in the tightest case)."""
    is_idle = goal.idle is not None and goal.idle >= _IDLE
    moved = text(f"untouched for {goal.idle} sessions") if is_idle else text(trend(goal.checkpoints))
    under = Under(text(goal.measure or "how will you both know?"), (moved,) if moved else (), most and 1)
    return Row(
        body=text(goal.title),
        columns=(bar(goal.progress), percent(goal.progress, beside=(each.progress for each in review.goals))),
        side=dotted(by(goal.due_on, today=review.today), private_mark(private=goal.private), goal.ref),
        under=() if most == 1 else (under,),
        most=most,
    )


def _since_then(review: Review, most: int) -> list[Row]:
    """What was reached and not celebrated, feedback that waits for an answer, and notes that may be shared."""
    notes = [note for note in reversed(review.notes) if not note.private]
    return [
        *(_reached(review, each, most) for each in review.milestones if each.status == "reached"),
        *(_feedback(review, each, most) for each in review.feedback),
        *(Row(mark=Span("–", "dim"), body=text(note.text), side=_dated(review, note), most=most) for note in notes),
    ]


def _reached(review: Review, milestone: Milestone, most: int) -> Row:
    body = asked(milestone.title, "not celebrated yet")
    return Row(mark=Span("★", "look"), body=body, side=_dated(review, milestone), most=most)


def _feedback(review: Review, feedback: Feedback, most: int) -> Row:
    body = asked(feedback.headline, "did it change?" if feedback.direction == "given" else "what came of it?")
    return Row(mark=Span("↺", "look"), body=body, side=_dated(review, feedback), most=most)


def _coming(review: Review, most: int) -> list[Row]:
    """The next date, where none is agreed, and the next milestone."""
    rows = [_planned(review, each, most) for each in review.milestones if each.status == "planned"]
    is_answered = review.next_session or review.unlogged or not review.last_session
    if is_answered or review.relationship.status != "active":
        return rows
    return [
        Row(body=text("Agree on the next date"), side=text(f"mentorlog plan DATE -w {review.relationship.ref}")),
        *rows,
    ]


def _planned(review: Review, milestone: Milestone, most: int) -> Row:
    side = dotted(due(milestone.on, today=review.today), private_mark(private=milestone.private), milestone.ref)
    return Row(mark=Span("☆", "dim"), body=text(milestone.title), side=side, most=most)


def _agenda(review: Review, most: int) -> list[Row]:
    return [
        Row(
            body=text(point.text),
            side=dotted(
                f"carried {point.carried}×" if point.carried else None, private_mark(private=point.private), point.ref
            ),
            most=most,
        )
        for point in review.agenda
    ]


def _notice(signal: Signal) -> Row:
    others = len(signal.evidence) - _EVIDENCE
    return Row(
        body=text(signal.question),
        side=text(refs(each.ref for each in signal.evidence[:_EVIDENCE]), f" +{others}" if others > 0 else None),
    )


def _private(review: Review, notes: list[Note], most: int) -> list[Row]:
    """What only I know, the newest first; what was kept private at the last session stands last."""
    last = review.last_session
    rows = [
        Row(body=text(note.text), side=dotted(say_short(note.on, today=review.today), note.ref), most=most)
        for note in reversed(notes)
    ]
    if last and last.private_notes:
        side = dotted(say_short(last.on, today=review.today), last.ref)
        rows.append(Row(body=text(last.private_notes), side=side, most=most))
    return rows


def _dated(review: Review, entry: Milestone | Feedback | Note) -> Text:
    return dotted(say_short(entry.on, today=review.today), private_mark(private=entry.private), entry.ref)
