"""Reminders: what is due in all active relationships, most urgent first."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from mentorlog.insight.closing import CLOSING_QUESTIONS, unanswered_fields
from mentorlog.insight.phases import CLOSING_FROM_SESSIONS, is_end_near
from mentorlog.insight.schedule import is_overdue, is_upcoming, next_due_on
from mentorlog.model import (
    Action,
    Feedback,
    Goal,
    Milestone,
    Ref,
    Relationship,
    Session,
    Watch,
)
from mentorlog.model.titles import title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.model import (
        Party,
        Person,
    )
    from mentorlog.model.session import TimeThere


Remindable = Relationship | Session | Goal | Action | Feedback | Milestone
E = TypeVar("E", Relationship, Session, Goal, Action, Feedback, Milestone)

_CAN_BE_LATE: Final = frozenset({"action_overdue", "goal_due", "feedback_follow_up", "milestone_due", "closing_near"})
"""The reminders that are late after their day. `session_due` is late after one and a half cadences; the others never
are."""


class Reminder(NamedTuple):
    """Something that is due."""

    reminder: str
    """The kind of reminder: `session_due`, `action_overdue`, and so on."""
    ref: Ref
    """The entry; the relationship for `session_due`, `closing_near` and `keep_in_touch`."""
    relationship: str
    due_on: dt.date
    days: int
    """Days from today to `due_on`; negative if it has passed."""
    text: str
    """The text of the entry, or a short description."""
    settle: str
    """The command line that settles it."""
    at: dt.time | None = None
    """The time of a planned session."""
    there: TimeThere | None = None
    """When it is in the time zone where it was planned; None if the clocks there show local time."""
    owner: Party | None = None
    """The owner of an action."""
    private: bool = False
    is_late: bool = False
    """Whether it is late rather than waiting."""


def find_reminders(watch: Watch, *, now: dt.datetime, within: int = 7) -> tuple[Reminder, ...]:
    """Everything that is overdue, due today or due in the next `within` days: first what is late, then sessions not
    logged, then the rest, each by date. `now` is local time."""
    until = now.date() + dt.timedelta(days=within)
    reminders = _all_reminders(_without_snoozed(watch, today=now.date()), now=now, until=until)
    due = (_with_lateness(reminder) for reminder in reminders if reminder.due_on <= until)
    return tuple(sorted(due, key=_urgency))


def _without_snoozed(watch: Watch, *, today: dt.date) -> Watch:
    """The watch without snoozed entries, and without the entries of snoozed relationships."""
    relationships = (*(person.relationship for person in watch.people), *watch.ended)
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
        ended=awake(watch.ended),
    )


def _is_snoozed(entry: Remindable, today: dt.date) -> bool:
    return entry.snoozed_until is not None and entry.snoozed_until > today


def _with_lateness(reminder: Reminder) -> Reminder:
    is_late = reminder.is_late or (reminder.days < 0 and reminder.reminder in _CAN_BE_LATE)
    return reminder._replace(is_late=is_late)


def _all_reminders(watch: Watch, *, now: dt.datetime, until: dt.date) -> Iterator[Reminder]:
    today = now.date()
    yield from _sessions(watch, now=now)
    yield from _sessions_due(watch, today=today)
    yield from _actions(watch, today=today)
    yield from _goals(watch, today=today)
    yield from _feedback(watch, today=today)
    yield from _milestones(watch, today=today)
    yield from _closing(watch, today=today, until=until)
    yield from _keep_in_touch(watch, today=today)


def _urgency(reminder: Reminder) -> tuple[int, dt.date, dt.time, str, str, int]:
    at = reminder.at or dt.time.min
    return _group(reminder), reminder.due_on, at, reminder.relationship, reminder.ref.kind, reminder.ref.number


def _group(reminder: Reminder) -> int:
    if reminder.is_late:
        return 0
    return 1 if reminder.reminder == "unlogged_session" else 2


def _reminder(
    entry: Remindable,
    *,
    kind: str,
    due_on: dt.date,
    today: dt.date,
    text: str,
    settle: str,
    at: dt.time | None = None,
    owner: Party | None = None,
    is_late: bool = False,
) -> Reminder:
    days = (due_on - today).days
    return Reminder(
        kind,
        entry.ref,
        entry.relationship,
        due_on,
        days,
        text,
        settle,
        at=at,
        owner=owner,
        private=entry.private,
        is_late=is_late,
    )


def _sessions(watch: Watch, *, now: dt.datetime) -> Iterator[Reminder]:
    today = now.date()
    for session in watch.sessions:
        if session.status != "planned":
            continue
        upcoming = is_upcoming(session, now=now)
        yield _reminder(
            session,
            kind="session_planned" if upcoming else "unlogged_session",
            due_on=session.on,
            today=today,
            text=_planned(session) if upcoming else f"{_session_of_day(session.on, today=today)} is not logged",
            settle=f"mentorlog review {quote_name(session.relationship, session.relationship_ref)}"
            if upcoming
            else f"mentorlog log {session.ref}",
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
        if due_on is None:
            continue
        yield _reminder(
            relationship,
            kind="session_due",
            due_on=due_on,
            today=today,
            text="Plan the next session" if person.sessions_held else "Plan the first session",
            settle=f"mentorlog plan DATE --with {quote_name(relationship.name, relationship.ref)}",
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
        yield _reminder(
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
        yield _reminder(
            goal,
            kind="goal_due",
            due_on=goal.due_on,
            today=today,
            text=title_of(goal),
            settle=_goal_command(goal),
        )


def _goal_command(goal: Goal) -> str:
    if goal.progress >= 100:
        return f"mentorlog done {goal.ref}"
    # the next multiple of ten, for the user to change
    return f"mentorlog checkpoint {goal.ref} {goal.progress // 10 * 10 + 10}"


def _feedback(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for feedback in watch.feedback:
        if feedback.follow_up_on is None or feedback.outcome is not None:
            continue
        yield _reminder(
            feedback,
            kind="feedback_follow_up",
            due_on=feedback.follow_up_on,
            today=today,
            text=title_of(feedback),
            settle=f"mentorlog outcome {feedback.ref} improved",
        )


def _milestones(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for milestone in watch.milestones:
        if milestone.celebrated_on is not None:
            continue
        is_reached = milestone.status == "reached"
        yield _reminder(
            milestone,
            kind="milestone_uncelebrated" if is_reached else "milestone_due",
            due_on=milestone.on,
            today=today,
            text=title_of(milestone),
            settle=f"mentorlog {'celebrate' if is_reached else 'done'} {milestone.ref}",
        )


def _closing(watch: Watch, *, today: dt.date, until: dt.date) -> Iterator[Reminder]:
    """The planned end, if it is not after `until`. Before that, as soon as the end is near or all goals are reached: to
    prepare the closing, until one of its questions is answered."""
    for person in watch.people:
        relationship = person.relationship
        name = quote_name(relationship.name, relationship.ref)
        reason = _closing_reason(person, today=today)
        is_end_shown = relationship.ends_on is not None and relationship.ends_on <= until
        if reason and not is_end_shown and unanswered_fields(relationship) == tuple(CLOSING_QUESTIONS):
            yield _reminder(
                relationship,
                kind="closing_near",
                due_on=today,  # now: there should be a meeting between preparing the end and the end
                today=today,
                text=f"Prepare the closing: {reason}",
                settle=f"mentorlog end {name} --prepare",
            )
        elif relationship.ends_on is not None:
            yield _reminder(
                relationship,
                kind="closing_near",
                due_on=relationship.ends_on,
                today=today,
                text="The planned end",
                settle=f"mentorlog end {name}",
            )


def _closing_reason(person: Person, *, today: dt.date) -> str | None:
    """Why the closing should be prepared now, or None."""
    relationship = person.relationship
    if is_end_near(relationship, today=today):
        from mentorlog.dates import format_short_date

        return f"the planned end is {format_short_date(relationship.ends_on or today, today=today)}"
    is_reached = not person.goals_short and (person.goals_open or person.goals_achieved)
    if is_reached and person.sessions_held >= CLOSING_FROM_SESSIONS:
        return "all goals are reached"
    return None


def _keep_in_touch(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for relationship in watch.ended:
        if relationship.keep_in_touch_on is None:
            continue
        yield _reminder(
            relationship,
            kind="keep_in_touch",
            due_on=relationship.keep_in_touch_on,
            today=today,
            text="Get in touch again",
            settle=f"mentorlog edit {relationship.ref} --clear keep-in-touch",
        )


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


def quote_name(name: str, ref: Ref) -> str:
    """A relationship's name as one shell word, or its ref if the name cannot be typed.

    Double quotes are preferred, because they work in every shell, on Windows too.
    """
    if Ref.parse(name) or name.startswith("-") or not name.isprintable() or not name.strip():
        return str(ref)
    if name.isalnum():
        return name
    if not set(name) & set('"$`\\!%'):
        return f'"{name}"'
    return "'" + name.replace("'", "'\\''") + "'"
