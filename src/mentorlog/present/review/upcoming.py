"""The rows of a review about what is coming: goals, news since the last session, the agenda, and checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_short_date
from mentorlog.model.titles import title_of
from mentorlog.present.page import Row, Span, Under, as_string, line_to_type, text
from mentorlog.present.phrases import (
    answer_phrase,
    carried_phrase,
    checkin_answers,
    due_phrase,
    goal_due_phrase,
    join_facts,
    join_refs,
    labelled,
    percent,
    progress_bar,
    progress_trend,
)
from mentorlog.present.review.sides import with_command, with_sides

if TYPE_CHECKING:
    from collections.abc import Collection

    from mentorlog.insight.collaboration.partnership import PartnershipCheck
    from mentorlog.insight.collaboration.proposals import Proposal
    from mentorlog.insight.review import Review
    from mentorlog.insight.signals import Signal
    from mentorlog.model import Feedback, Goal, Kind, Milestone
    from mentorlog.present.page import Text
    from mentorlog.present.review.detail import Detail

_MAX_EVIDENCE: Final = 5
"""Refs of entries that are shown with a signal, at most."""
_MAX_ACHIEVED: Final = 3
"""Achieved goals that are shown if no goal is open, at most."""
_GOAL_LINES: Final = 2
"""Lines that the title of a goal may take at least."""
_ONE_LINE: Final = 66
"""Characters of a question that takes one line of 80 columns."""
_MISSING: Final = {
    "measure": ("how will you both know?", "--measure TEXT"),
    "due_on": ("by when?", "--by DATE"),
}
"""For each field that a goal may lack: the question, and what to type."""


def first_steps(review: Review, *, hidden: Collection[Kind] = ()) -> list[Row]:
    """The steps to take before the first session. Entries of the kinds in `hidden` exist, but are private."""
    ref, is_ended = review.relationship.ref, review.relationship.status == "ended"
    steps = [
        ("Agree on when to meet", f"mentorlog plan DATE -w {ref}", review.next_session or review.unlogged),
        (
            "Set a first goal",
            f"mentorlog goal add TITLE -w {ref}",
            review.goals or review.goals_achieved or "goal" in hidden,
        ),
        ("Write down what you agree on", f"mentorlog agreement {ref} --edit", review.relationship.agreement),
        ("Raise what you want to talk about", f"mentorlog raise TEXT -w {ref}", review.agenda or "point" in hidden),
    ]
    return [
        Row(body=text(step), side=text(line_to_type(line)))
        for step, line, is_done in steps
        if not (is_done or is_ended)
    ]


def no_goals(review: Review, detail: Detail, *, hidden: Collection[Kind] = ()) -> list[Row]:
    """If no goal is open after the first session: the goals that were achieved last, or how to set one; `hidden` as in
    `first_steps`."""
    if "goal" in hidden or not review.last_session or review.relationship.status != "active":
        return []
    if review.goals_achieved:
        return _achieved_goals(review, detail)
    line = line_to_type(f"mentorlog goal add TITLE -w {review.relationship.ref}")
    return [Row(body=text("None is open"), side=text(line))]


def _achieved_goals(review: Review, detail: Detail) -> list[Row]:
    """The goals that were achieved last, and that none is open."""
    shown = [goal for goal in review.achieved if not goal.private][:_MAX_ACHIEVED]
    line = line_to_type(f"mentorlog goal --all -w {review.relationship.ref}")
    others = Row(body=text("None is open"), side=text(line))
    return [others, *(_achieved_goal(review, goal, detail) for goal in shown)]


def _achieved_goal(review: Review, goal: Goal, detail: Detail) -> Row:
    closed = f"achieved {format_short_date(goal.closed_on, today=review.today)}" if goal.closed_on else "achieved"
    return Row(
        body=text(goal.title),
        columns=(progress_bar(goal.progress), percent(goal.progress)),
        side=join_facts(closed, goal.ref),
        max_lines=detail.max_lines,
    )


def goals(review: Review, detail: Detail) -> list[Row]:
    """Each goal with its bar; below it the measure, the trend, and the next missing field."""
    return [
        Row(
            body=text(goal.title),
            columns=(
                progress_bar(goal.progress),
                percent(goal.progress, beside=(other.progress for other in review.goals)),
            ),
            side=join_facts(goal_due_phrase(goal.due_on, today=review.today), goal.ref),
            under=tuple(_below(review, goal, detail)) if place < detail.measures else (),
            # a title cut beside its bar may say the opposite
            max_lines=detail.max_lines and max(detail.max_lines, _GOAL_LINES),
        )
        for place, goal in enumerate(review.goals)
    ]


def lines_below_goals(review: Review, detail: Detail) -> tuple[Under, ...]:
    """The first line below each goal, for one that has none and says how many goals are not shown."""
    if detail.measures >= len(review.goals):
        return ()
    return tuple(next(iter(_below(review, goal, detail)), Under()) for goal in review.goals)


def _below(review: Review, goal: Goal, detail: Detail) -> list[Under]:
    """The lines below a goal. They ask for one missing field at a time, and only in an active relationship; of a goal
    far ahead, also what is realistic half-way."""
    is_active, moved = review.relationship.status == "active", _goal_trend(review, goal)
    missing = next(iter(review.missing_fields(goal)), None) if is_active else None
    question, option = _MISSING[missing] if missing else ("", "")
    line = text(line_to_type(f"mentorlog edit {goal.ref} {option}")) if option and detail.hints else ()
    half_way = review.half_way.get(goal.ref)
    add = line_to_type(f"mentorlog milestone add TITLE --by DATE --goal {goal.ref}")
    milestone = text(add) if detail.hints else ()
    if half_way and not missing:
        question, line = half_way.question, milestone
    lines = [
        (labelled("measure", goal.measure), moved),
        (text(question) if detail.hints or not goal.measure else (), line),
    ]
    if not goal.measure:
        # the question is shown instead of the measure, and the command beside it if there is no progress to show
        lines = [(text(question), moved), ((), line)] if moved else [(text(question), line)]
    if half_way and missing and detail.hints:
        lines.append((text(half_way.question), milestone))
    max_lines = detail.max_lines_below
    return [Under(body, (column,) if column else (), max_lines=max_lines) for body, column in lines if body or column]


def _goal_trend(review: Review, goal: Goal) -> Text:
    """The trend of a goal, and the number of sessions in which it was not worked on."""
    steps = progress_trend(goal.checkpoints[-3:])
    if not goal.idle or review.relationship.status == "ended":
        return text(steps)
    sessions = "1 session" if goal.idle == 1 else f"{goal.idle} sessions"
    idle = f"untouched for {sessions}"
    return join_facts(steps, Span(f"untouched {goal.idle}×", spoken=idle) if steps else idle)


def reached_milestones(review: Review, detail: Detail) -> list[Row]:
    """Milestones that are reached and not celebrated yet."""
    return [
        with_command(
            Row(mark=Span("★", "look"), body=text(milestone.title)),
            format_short_date(milestone.on, today=review.today),
            f"mentorlog celebrate {milestone.ref}",
            milestone.ref,
            detail=detail,
        )
        for milestone in review.milestones
        if milestone.status == "reached"
    ]


def open_feedback(review: Review, detail: Detail) -> list[Row]:
    """Feedback whose outcome is not recorded yet: did it change?"""
    return [_feedback_row(review, feedback, detail) for feedback in review.feedback]


def _feedback_row(review: Review, feedback: Feedback, detail: Detail) -> Row:
    return with_command(
        Row(mark=Span("↺", "look"), body=text(title_of(feedback))),
        format_short_date(feedback.on, today=review.today),
        f"mentorlog outcome {feedback.ref} OUTCOME",
        feedback.ref,
        detail=detail,
    )


def notes(review: Review, detail: Detail) -> list[Row]:
    """Notes since the last session, the newest first."""
    return [
        with_sides(
            Row(mark=Span("–", "dim"), body=text(note.text)),
            join_facts(format_short_date(note.on, today=review.today), note.ref),
            detail=detail,
        )
        for note in reversed(review.notes)
    ]


def next_dates(review: Review, detail: Detail) -> list[Row]:
    """A hint to plan the next session, if none is planned, and the next milestones."""
    rows = [_planned_row(review, milestone, detail) for milestone in review.milestones if milestone.status == "planned"]
    is_answered = review.next_session or review.unlogged or not review.last_session or review.ends_before_next
    if is_answered or review.relationship.status != "active":
        return rows
    line = line_to_type(f"mentorlog plan DATE -w {review.relationship.ref}")
    return [Row(body=text("Agree on the next date"), side=text(line)), *rows]


def _planned_row(review: Review, milestone: Milestone, detail: Detail) -> Row:
    side = join_facts(due_phrase(milestone.on, today=review.today), milestone.ref)
    return with_sides(Row(mark=Span("☆", "dim"), body=text(milestone.title)), side, detail=detail)


def agenda(review: Review, detail: Detail) -> list[Row]:
    """The points, those carried most often first."""
    return [
        with_sides(Row(body=text(point.text)), join_facts(carried_phrase(point.carried), point.ref), detail=detail)
        for point in review.agenda
    ]


def questions(review: Review, detail: Detail) -> list[Row]:
    """The questions for the meeting.

    If only two of three are shown, the second one is one that fits one line. If there may be space for only one, all
    are returned, so that the page can say how many it leaves out.
    """
    first, others = review.questions[:1], review.questions[1:]
    if detail.questions == 2:
        others = tuple(sorted(others, key=lambda question: len(question.text) > _ONE_LINE))[:1]
    return [Row(body=text(question.text), side=join_facts(question.ref)) for question in first + others]


def proposals(shown: tuple[Proposal, ...], detail: Detail) -> list[Row]:
    """What to consider at this point, each with the line to type; if space is short, only if that takes no line."""
    shorter: tuple[Text, ...] = () if detail.hints else ((),)
    return [
        Row(body=text(proposal.text), side=text(line_to_type(proposal.line or "")), shorter=shorter)
        for proposal in shown
    ]


def partnership_check(review: Review, detail: Detail) -> list[Row]:
    """That a partnership check is due, why, and the previous answers."""
    check = review.partnership
    if check is None or not check.is_due:
        return []
    # the ref comes first, because a long text is cut at its end
    theirs = check.theirs and checkin_answers(check.theirs)
    why = join_facts(
        check.reason, check.last and check.last.ref, *_answers(check), check.theirs and check.theirs.ref, theirs
    )
    return [
        Row(
            body=text("Time for a partnership check"),
            side=text(line_to_type(f"mentorlog checkin {review.relationship.ref}")),
            under=(Under(why, max_lines=detail.max_lines_below),) if detail.hints else (),
        )
    ]


def _answers(check: PartnershipCheck) -> tuple[Span | str | None, ...]:
    last, before = check.last, check.before
    if last is None:
        return ()
    return (
        _score("frequency", last.frequency, before and before.frequency),
        _score("challenge", last.challenge, before and before.challenge),
        f"expectations {last.expectations}" if last.expectations else None,
        f"more: {last.more}" if last.more else None,
        f"less: {last.less}" if last.less else None,
    )


def _score(name: str, score: int | None, before: int | None) -> Span | str | None:
    if score is None:
        return None
    if not before or before == score:
        return f"{name} {answer_phrase(score)}"
    return Span(f"{name} {before} → {answer_phrase(score)}", spoken=f"{name} from {before} to {answer_phrase(score)}")


def closing_questions(review: Review) -> list[Row]:
    """That the closing should be prepared, and its first unanswered question; empty if all are answered."""
    closing = review.closing
    if closing is None or not closing.open:
        return []
    status = f"Prepare it: {closing.reason}"
    if closing.answered:
        status = f"{len(closing.answered)} of {len(closing.answered) + len(closing.open)} questions are answered"
    line = line_to_type(f"mentorlog end {review.relationship.ref} --prepare")
    return [Row(body=text(status), side=text(line)), Row(body=text(closing.questions[0]))]


def agreement_check(review: Review, detail: Detail) -> list[Row]:
    """That it is time to look at the agreement again, and how to set the next date if there is space."""
    agreed = review.agreement
    if agreed is None or not agreed.is_due:
        return []
    reminder = f"Agreed {format_short_date(agreed.agreed_on, today=review.today)}: look again"
    line = f"mentorlog agreement {review.relationship.ref}"
    # a date settles it, so this command is shown even if there is space for only one
    read = text("To read it: ", line_to_type(line))
    return [
        Row(body=text(reminder), side=text(line_to_type(f"{line} --again DATE")), under=(read,) if detail.hints else ())
    ]


def signals(review: Review, shown: tuple[Signal, ...], detail: Detail) -> list[Row]:
    """Each signal's question with its evidence: refs, and their dates if there is space."""
    return [_signal_row(review, signal, detail) for signal in shown]


def _signal_row(review: Review, signal: Signal, detail: Detail) -> Row:
    shown, others = signal.evidence[:_MAX_EVIDENCE], len(signal.evidence) - _MAX_EVIDENCE
    if not detail.dates:
        return Row(body=text(signal.question), side=evidence_refs(signal, _MAX_EVIDENCE), has_evidence=True)
    days = [
        text(Span(f"{entry.ref} ", "dim", "ref"), Span(format_short_date(entry.on, today=review.today), "dim"))
        for entry in shown
    ]
    if others > 0:
        days[-1] = (*days[-1], _others(others)._replace(style="dim"))
    together = text(*(span for day in days for span in (Span(", ", "dim"), *day)))[1:]
    # what does not fit one line is broken between two entries
    evidence = [together] if len(as_string(together)) <= _ONE_LINE else days
    return Row(body=join_facts(signal.question, *evidence))


def evidence_refs(signal: Signal, max_refs: int) -> Text:
    """At most `max_refs` refs of the entries that show a signal, and the number of others."""
    others = len(signal.evidence) - max_refs
    refs = join_refs(entry.ref for entry in signal.evidence[:max_refs])
    return text(Span(refs, kind="ref"), _others(others) if others > 0 else None)


def _others(number: int) -> Span:
    """How many entries show a signal besides those that are listed."""
    return Span(f" +{number}", kind="ref", spoken=f" and {number} more")
