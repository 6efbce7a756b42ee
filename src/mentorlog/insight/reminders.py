"""What is due, over all active relationships, the most urgent first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple, TypeVar

from mentorlog.insight.closing import ASKED, unanswered
from mentorlog.insight.phases import FEWEST, is_end_near
from mentorlog.insight.rhythm import is_coming, is_overdue, next_due
from mentorlog.model import (
    Action,
    Feedback,
    Goal,
    Milestone,
    Party,
    Person,
    Ref,
    Relationship,
    Session,
    Watch,
)
from mentorlog.model.titles import title_of

Bearer = Relationship | Session | Goal | Action | Feedback | Milestone
E = TypeVar("E", Relationship, Session, Goal, Action, Feedback, Milestone)

_LATE: Final = frozenset({"action_overdue", "goal_due", "feedback_follow_up", "milestone_due", "closing_near"})
"""Kinds that are late once their day has passed; the others wait. A session is late when the cadence and half of it
again has passed."""


class Reminder(NamedTuple):
    """Something due. `reminder` is its kind (DESIGN's list), `ref` the entry (the relationship for `session_due`,
    `closing_near` and `keep_in_touch`), `days` from today to `due_on` (negative: overdue), `text` the entry's own words
    or a phrase, `settle` the command line that settles it. `at` is a planned session's time of day, `owner` an
    action's; one that is not `late` though its day has passed merely waits."""

    reminder: str
    ref: Ref
    relationship: str
    due_on: dt.date
    days: int
    text: str
    settle: str
    at: dt.time | None = None
    owner: Party | None = None
    private: bool = False
    late: bool = False


def reminders(watch: Watch, *, now: dt.datetime, within: int = 7) -> tuple[Reminder, ...]:
    """All that is overdue, due today or in the next `within` days, the most urgent first: what is late, by days; what
    was not logged; the rest by date."""
    until = now.date() + dt.timedelta(days=within)
    awake = _awake(watch, today=now.date())
    due = (_judged(reminder) for reminder in _all(awake, now=now, until=until) if reminder.due_on <= until)
    return tuple(sorted(due, key=_urgency))


def _awake(watch: Watch, *, today: dt.date) -> Watch:
    """The watch without what was put off to a later day; a relationship that was takes all of its own with it."""
    everyone = (*(person.relationship for person in watch.people), *watch.ended)
    asleep = {one.ref for one in everyone if _sleeps(one, today)}

    def kept(entries: tuple[E, ...]) -> tuple[E, ...]:
        return tuple(one for one in entries if one.relationship_ref not in asleep and not _sleeps(one, today))

    return Watch(
        people=tuple(person for person in watch.people if person.relationship.ref not in asleep),
        sessions=kept(watch.sessions),
        actions=kept(watch.actions),
        goals=kept(watch.goals),
        feedback=kept(watch.feedback),
        milestones=kept(watch.milestones),
        ended=kept(watch.ended),
    )


def _sleeps(entry: Bearer, today: dt.date) -> bool:
    return entry.snoozed_until is not None and entry.snoozed_until > today


def _judged(reminder: Reminder) -> Reminder:
    return reminder._replace(late=reminder.late or (reminder.days < 0 and reminder.reminder in _LATE))


def _all(watch: Watch, *, now: dt.datetime, until: dt.date) -> Iterator[Reminder]:
    today = now.date()
    yield from _sessions(watch, now=now)
    yield from _rhythm(watch, today=today)
    yield from _actions(watch, today=today)
    yield from _goals(watch, today=today)
    yield from _feedback(watch, today=today)
    yield from _milestones(watch, today=today)
    yield from _closing(watch, today=today, until=until)
    yield from _farewells(watch, today=today)


def _urgency(reminder: Reminder) -> tuple[int, dt.date, dt.time, str, str, int]:
    at = reminder.at or dt.time.min
    return _tier(reminder), reminder.due_on, at, reminder.relationship, reminder.ref.kind, reminder.ref.number


def _tier(reminder: Reminder) -> int:
    if reminder.late:
        return 0
    return 1 if reminder.reminder == "unlogged_session" else 2


def _about(
    entry: Bearer,
    *,
    kind: str,
    due_on: dt.date,
    today: dt.date,
    text: str,
    settle: str,
    at: dt.time | None = None,
    owner: Party | None = None,
    late: bool = False,
) -> Reminder:
    """A reminder of an entry, or of a relationship, which bears what all of them say."""
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
        late=late,
    )


def _sessions(watch: Watch, *, now: dt.datetime) -> Iterator[Reminder]:
    today = now.date()
    for session in watch.sessions:
        if session.status != "planned":
            continue
        ahead = is_coming(session, now=now)
        yield _about(
            session,
            kind="session_planned" if ahead else "unlogged_session",
            due_on=session.on,
            today=today,
            text=_planned(session) if ahead else f"{_day(session.on, today=today)} is not logged",
            settle=f"mentorlog review {quoted(session.relationship, session.relationship_ref)}"
            if ahead
            else f"mentorlog log {session.ref}",
            at=session.at,
        )


def _rhythm(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    # one that has passed has its own reminder: what became of it says when the next one is due
    planned = {session.relationship_ref for session in watch.sessions if session.status == "planned"}
    for person in watch.people:
        relationship = person.relationship
        if relationship.ref in planned or person.next_session_on or person.unlogged:
            continue
        due_on = next_due(relationship, last_on=person.last_session_on)
        if due_on is None:
            continue
        yield _about(
            relationship,
            kind="session_due",
            due_on=due_on,
            today=today,
            text="Plan the next session" if person.sessions_held else "Plan the first session",
            settle=f"mentorlog plan DATE --with {quoted(relationship.name, relationship.ref)}",
            late=_is_late(person, due_on, today=today),
        )


def _is_late(person: Person, due_on: dt.date, *, today: dt.date) -> bool:
    if person.last_session_on is None:
        return due_on < today
    return is_overdue(person.relationship, last_on=person.last_session_on, today=today)


def _actions(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for action in watch.actions:
        if action.status != "open" or action.due_on is None:
            continue
        yield _about(
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
        yield _about(
            goal,
            kind="goal_due",
            due_on=goal.due_on,
            today=today,
            text=title_of(goal),
            settle=_settle_goal(goal),
        )


def _settle_goal(goal: Goal) -> str:
    if goal.progress >= 100:
        return f"mentorlog done {goal.ref}"
    # a number to overtype: the next ten above where it stands
    return f"mentorlog checkpoint {goal.ref} {goal.progress // 10 * 10 + 10}"


def _feedback(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for given in watch.feedback:
        if given.follow_up_on is None or given.outcome is not None:
            continue
        yield _about(
            given,
            kind="feedback_follow_up",
            due_on=given.follow_up_on,
            today=today,
            text=title_of(given),
            settle=f"mentorlog outcome {given.ref} improved",
        )


def _milestones(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for milestone in watch.milestones:
        if milestone.celebrated_on is not None:
            continue
        reached = milestone.status == "reached"
        yield _about(
            milestone,
            kind="milestone_uncelebrated" if reached else "milestone_due",
            due_on=milestone.on,
            today=today,
            text=title_of(milestone),
            settle=f"mentorlog {'celebrate' if reached else 'done'} {milestone.ref}",
        )


def _closing(watch: Watch, *, today: dt.date, until: dt.date) -> Iterator[Reminder]:
    """The planned end, where its day is among those looked at; before that, as soon as it is near or all goals are
    reached, that the closing is to be prepared, until one of its questions is answered."""
    for person in watch.people:
        one = person.relationship
        name = quoted(one.name, one.ref)
        why = _why_close(person, today=today)
        is_here = one.ends_on is not None and one.ends_on <= until
        if why and not is_here and unanswered(one) == tuple(ASKED):
            yield _about(
                one,
                kind="closing_near",
                due_on=today,  # at once: there is to be a meeting between the thought and the end
                today=today,
                text=f"Prepare the closing: {why}",
                settle=f"mentorlog end {name} --prepare",
            )
        elif one.ends_on is not None:
            yield _about(
                one,
                kind="closing_near",
                due_on=one.ends_on,
                today=today,
                text="The planned end",
                settle=f"mentorlog end {name}",
            )


def _why_close(person: Person, *, today: dt.date) -> str | None:
    """Why the closing is to be prepared now; None while the end is not near."""
    one = person.relationship
    if is_end_near(one, today=today):
        from mentorlog.dates import format_short_date

        return f"the planned end is {format_short_date(one.ends_on or today, today=today)}"
    reached = not person.goals_short and (person.goals_open or person.goals_achieved)
    if reached and person.sessions_held >= FEWEST:
        return "all goals are reached"
    return None


def _farewells(watch: Watch, *, today: dt.date) -> Iterator[Reminder]:
    for relationship in watch.ended:
        if relationship.keep_in_touch_on is None:
            continue
        yield _about(
            relationship,
            kind="keep_in_touch",
            due_on=relationship.keep_in_touch_on,
            today=today,
            text="Get in touch again",
            settle=f"mentorlog edit {relationship.ref} --clear keep-in-touch",
        )


def _planned(session: Session) -> str:
    about = ", ".join(session.topics)
    place = f" ({session.where})" if session.where else ""
    return f"Session{': ' if about else ''}{about}{place}"


def _day(on: dt.date, *, today: dt.date) -> str:
    """The session of a day as the start of a sentence: by its name within the week, else by its date."""
    ago = (today - on).days
    if ago <= 0:
        return "Today's session"
    if ago == 1:
        return "Yesterday's session"
    if ago < 7:
        return f"{on:%A}'s session"
    from mentorlog.dates import format_short_date

    return f"The session of {format_short_date(on, today=today)}"


def quoted(name: str, ref: Ref) -> str:
    """A relationship's name as one shell word, which also reads well in a sentence; its ref where no quoting would do.

    Double quotes where they serve, for they do so in every shell, those of Windows included.
    """
    if Ref.parse(name) or name.startswith("-") or not name.isprintable() or not name.strip():
        return str(ref)
    if name.isalnum():
        return name
    if not set(name) & set('"$`\\!%'):
        return f'"{name}"'
    return "'" + name.replace("'", "'\\''") + "'"
