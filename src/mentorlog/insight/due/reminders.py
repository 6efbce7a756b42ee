"""Reminders: what is due, most urgent first.

Meeting again is due only in active relationships. What was promised or planned is due whatever became of the
relationship: it may be paused or ended.
"""

from __future__ import annotations

import datetime as dt

from mentorlog.insight.closing import closing_due_on, closing_reason, is_closing_prepared
from mentorlog.insight.due.quoted_name import quote_name
from mentorlog.insight.due.reminder import make_reminder
from mentorlog.insight.schedule import ends_before_next, is_overdue, is_upcoming, next_due_on
from mentorlog.model import Watch
from mentorlog.model.titles import title_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from typing import Final, TypeVar

    from mentorlog.insight.due.reminder import Remindable, Reminder
    from mentorlog.model import (
        Action,
        Advice,
        Feedback,
        Goal,
        Milestone,
        Person,
        Relationship,
        Resource,
        Session,
    )

    E = TypeVar("E", Relationship, Session, Goal, Action, Feedback, Milestone, Advice, Resource)

_CAN_BE_LATE: Final = frozenset(
    {
        *("action_overdue", "goal_due", "feedback_follow_up", "advice_try_by", "milestone_due", "resource_due"),
        *("prospect_follow_up", "closing_near", "programme_evaluation"),
    }
)
"""The reminders that are late after their day. `session_due` is late after one and a half cadences; the others never
are."""


def find_reminders(watch: Watch, *, now: dt.datetime, within: int = 7) -> tuple[Reminder, ...]:
    """Everything that is overdue, due today or due in the next `within` days: first what is late, then sessions not
    logged, then the rest, each by date. `now` is local time."""
    due = sorted(map(_with_lateness, find_due(watch, now=now, within=within)), key=_urgency)
    return with_short_names(due, beside=(person.relationship for person in watch.people))


def find_due(watch: Watch, *, now: dt.datetime, within: int) -> tuple[Reminder, ...]:
    """The same reminders in no order, without lateness and short names: enough to count them."""
    until = now.date() + dt.timedelta(days=within)
    reminders = _all_reminders(_without_snoozed(watch, today=now.date()), now=now)
    return tuple(reminder for reminder in reminders if reminder.due_on <= until)


def with_short_names(reminders: Sequence[Reminder], *, beside: Iterable[Relationship] = ()) -> tuple[Reminder, ...]:
    """The reminders with short names that differ from each other, and from those of the people `beside` them."""
    known = {each.ref: each.name for each in beside}
    known |= {
        each.relationship_ref: each.relationship for each in reminders if each.relationship_ref and each.relationship
    }
    from mentorlog.names import short_names  # counting reminders needs no names

    people = short_names(known)
    return tuple(
        reminder._replace(person=people[reminder.relationship_ref]) if reminder.relationship_ref in people else reminder
        for reminder in reminders
    )


def _without_snoozed(watch: Watch, *, today: dt.date) -> Watch:
    """The watch without snoozed entries, and without the entries of snoozed relationships."""
    people = (*(person.relationship for person in watch.people), *watch.paused, *watch.ended, *watch.prospects)
    relationships = (*people, *watch.own)
    snoozed = {relationship.ref for relationship in relationships if _is_snoozed(relationship, today)}

    def awake(entries: tuple[E, ...]) -> tuple[E, ...]:
        return tuple(
            entry for entry in entries if entry.relationship_ref not in snoozed and not _is_snoozed(entry, today)
        )

    return Watch(
        people=tuple(person for person in watch.people if person.relationship.ref not in snoozed),
        sessions=awake(watch.sessions),
        actions=awake(watch.actions),
        goals=awake(watch.goals),
        feedback=awake(watch.feedback),
        milestones=awake(watch.milestones),
        advice=awake(watch.advice),
        resources=awake(watch.resources),
        paused=awake(watch.paused),
        ended=awake(watch.ended),
        prospects=awake(watch.prospects),
        own=watch.own,
        evaluations=watch.evaluations,
    )


def _is_snoozed(entry: Remindable, today: dt.date) -> bool:
    return entry.snoozed_until is not None and entry.snoozed_until > today


def _with_lateness(reminder: Reminder) -> Reminder:
    is_late = reminder.is_late or (reminder.days < 0 and reminder.reminder in _CAN_BE_LATE)
    return reminder._replace(is_late=is_late)


def _all_reminders(watch: Watch, *, now: dt.datetime) -> Iterator[Reminder]:
    today = now.date()
    yield from _sessions(watch, now=now)
    yield from _sessions_due(watch, today=today)
    yield from _actions(watch, today=today)
    yield from _goals(watch, today=today)
    yield from _feedback(watch, today=today)
    yield from _milestones(watch, today=today)
    yield from _learning(watch, today=today)
    yield from _closing(watch, today=today)
    yield from _planned_ends(watch, today=today)
    yield from _keep_in_touch(watch, today=today)
    yield from _prospects(watch, today=today)
    yield from _evaluations(watch, today=today)


def _urgency(reminder: Reminder) -> tuple[int, dt.date, dt.time, str, str, int]:
    at = reminder.at or dt.time.min
    kind, number = reminder.ref or ("", 0)
    return _group(reminder), reminder.due_on, at, reminder.relationship or reminder.text, kind, number


def _group(reminder: Reminder) -> int:
    if reminder.is_late:
        return 0
    return 1 if reminder.reminder == "unlogged_session" else 2


def _sessions(watch: Watch, *, now: dt.datetime) -> Iterator[Reminder]:
    today = now.date()
    active = {person.relationship.ref for person in watch.people}
    names = {person.relationship.name for person in watch.people}
    for session in watch.sessions:
        if session.status != "planned":
            continue
        upcoming = is_upcoming(session, now=now)
        change = "move {} DATE" if upcoming else "miss {}"
        is_left_over = session.relationship_ref not in active
        ref = session.relationship_ref
        # the name of one that is not active may have been given again
        name = str(ref) if is_left_over and session.relationship in names else quote_name(session.relationship, ref)
        yield make_reminder(
            session,
            kind="session_planned" if upcoming else "unlogged_session",
            due_on=session.on,
            today=today,
            text=_planned(session) if upcoming else f"{_session_of_day(session.on, today=today)} is not logged",
            settle=f"mentorlog review {name}" if upcoming else f"mentorlog log {session.ref}",
            alternatives=_commands(session, change, "cancel {}") if is_left_over else (),
            at=session.at,
        )._replace(there=session.there)


def _sessions_due(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    # a planned session that has passed has its own reminder; once it is logged, it decides when the next is due
    planned = {session.relationship_ref for session in watch.sessions if session.status == "planned"}
    for person in watch.people:
        relationship = person.relationship
        if relationship.ref in planned or person.next_session_on or person.unlogged:
            continue
        due_on = next_due_on(relationship, last_on=person.last_session_on)
        if due_on is None or ends_before_next(relationship, last_on=person.last_session_on, today=today):
            continue
        yield make_reminder(
            relationship,
            kind="session_due",
            due_on=due_on,
            today=today,
            text="Plan the next session" if person.sessions_held else "Plan the first session",
            settle=f"mentorlog plan DATE -w {quote_name(relationship.name, relationship.ref)}",
            is_late=_is_session_late(person, due_on, today=today),
        )


def _is_session_late(person: Person, due_on: dt.date, *, today: dt.date) -> bool:
    if person.last_session_on is None:
        return due_on < today
    return is_overdue(person.relationship, last_on=person.last_session_on, today=today)


def _actions(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for action in watch.actions:
        if action.status != "open" or action.due_on is None:
            continue
        yield make_reminder(
            action,
            kind="action_overdue" if action.is_overdue(today) else "action_due",
            due_on=action.due_on,
            today=today,
            text=title_of(action),
            settle=f"mentorlog done {action.ref}",
            owner=action.owner,
        )


def _goals(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for goal in watch.goals:
        if goal.status != "open" or goal.due_on is None:
            continue
        yield make_reminder(
            goal,
            kind="goal_due",
            due_on=goal.due_on,
            today=today,
            text=title_of(goal),
            # a checkpoint would leave the goal due
            settle=f"mentorlog done {goal.ref}",
            alternatives=_commands(goal, "edit {} --by DATE", "drop {}"),
        )


def _feedback(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for feedback in watch.feedback:
        if feedback.follow_up_on is None or feedback.outcome is not None:
            continue
        yield make_reminder(
            feedback,
            kind="feedback_follow_up",
            due_on=feedback.follow_up_on,
            today=today,
            text=title_of(feedback),
            settle=f"mentorlog outcome {feedback.ref} OUTCOME",
        )


def _learning(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    """Advice to try, and resources with a due date."""
    entries: list[Advice | Resource] = [*watch.advice, *watch.resources]
    for entry in entries:
        from mentorlog.insight.due.due_learning import find_due_learning  # most journals have nothing of it that is due

        due = find_due_learning(entry)
        if due is not None:
            yield make_reminder(
                entry,
                kind=due.reminder,
                due_on=due.on,
                today=today,
                text=title_of(entry),
                settle=due.settle,
                alternatives=due.alternatives,
            )


def _milestones(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for milestone in watch.milestones:
        if milestone.celebrated_on is not None:
            continue
        is_reached = milestone.status == "reached"
        yield make_reminder(
            milestone,
            kind="milestone_uncelebrated" if is_reached else "milestone_due",
            due_on=milestone.on,
            today=today,
            text=title_of(milestone),
            settle=f"mentorlog {'celebrate' if is_reached else 'done'} {milestone.ref}",
        )


def _closing(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    """To prepare the closing, as soon as the end is near or all goals are reached, until one of its questions is
    answered. If there is no earlier day for it than the planned end, the reminder of the end is enough."""
    for person in watch.people:
        relationship = person.relationship
        reason = closing_reason(person, today=today)
        if reason is None or is_closing_prepared(relationship):
            continue
        due_on = closing_due_on(person, today=today)
        if relationship.ends_on is not None and due_on >= relationship.ends_on:
            continue
        yield make_reminder(
            relationship,
            kind="closing_near",
            due_on=due_on,
            today=today,
            text=f"Prepare the closing: {reason}",
            settle=f"mentorlog end {quote_name(relationship.name, relationship.ref)} --prepare",
        )


def _planned_ends(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for relationship in (*(person.relationship for person in watch.people), *watch.paused):
        if relationship.ends_on is None:
            continue
        line = f"mentorlog end {quote_name(relationship.name, relationship.ref)}"
        prepare = () if is_closing_prepared(relationship) else (f"{line} --prepare",)
        yield make_reminder(
            relationship,
            kind="closing_near",
            due_on=relationship.ends_on,
            today=today,
            text="The planned end",
            settle=line,
            alternatives=(*prepare, *_commands(relationship, "edit {} --until DATE")),
        )


def _keep_in_touch(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for relationship in watch.ended:
        if relationship.keep_in_touch_on is not None:
            yield keep_in_touch_reminder(relationship, due_on=relationship.keep_in_touch_on, today=today)


def _prospects(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for prospect in watch.prospects:
        if prospect.follow_up_on is None:
            continue
        from mentorlog.insight.prospects import follow_up

        text, settle, alternatives = follow_up(prospect, name=quote_name(prospect.name, prospect.ref), today=today)
        yield make_reminder(
            prospect,
            kind="prospect_follow_up",
            due_on=prospect.follow_up_on,
            today=today,
            text=text,
            settle=settle,
            alternatives=alternatives,
        )


def _evaluations(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    """To evaluate a programme again."""
    for evaluation in watch.evaluations:
        from mentorlog.insight.due.due_evaluation import evaluation_reminder  # few journals have one

        yield evaluation_reminder(evaluation, today=today)


def keep_in_touch_reminder(relationship: Relationship, *, due_on: dt.date, today: dt.date) -> Reminder:
    """To get in touch again with the person of an ended relationship. A session that is logged settles it."""
    return make_reminder(
        relationship,
        kind="keep_in_touch",
        due_on=due_on,
        today=today,
        text="Get in touch again",
        # the ref, because an active relationship may have the same name
        settle=f"mentorlog log TEXT --with {relationship.ref}",
        alternatives=_commands(relationship, "edit {} --keep-in-touch DATE", "edit {} --clear keep-in-touch"),
    )


def _commands(entry: Remindable, *commands: str) -> tuple[str, ...]:
    """Command lines about an entry, whose ref replaces `{}`."""
    return tuple(f"mentorlog {command.format(entry.ref)}" for command in commands)


def _planned(session: Session) -> str:
    topics = ", ".join(session.topics)
    place = f" ({session.where})" if session.where else ""
    return f"Session{': ' if topics else ''}{topics}{place}"


def _session_of_day(on: dt.date, *, today: dt.date) -> str:
    """The session of a day, at the beginning of a sentence: `Thursday's session`, `The session of 16 Nov`."""
    days_ago = (today - on).days
    if days_ago <= 0:
        return "Today's session"
    if days_ago == 1:
        return "Yesterday's session"
    if days_ago < 7:
        return f"{on:%A}'s session"
    from mentorlog.dates import format_short_date

    return f"The session of {format_short_date(on, today=today)}"
