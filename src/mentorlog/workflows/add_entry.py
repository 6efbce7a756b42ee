"""Record a new goal, action, feedback, advice, milestone, resource, point or note."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar, cast

from mentorlog import model

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.model import (
        Action,
        Advice,
        Feedback,
        Goal,
        Kind,
        Milestone,
        Note,
        Party,
        Point,
        Question,
        Ref,
        Relationship,
        Resource,
        Session,
    )
    from mentorlog.store import Journal

    E = TypeVar("E", Action, Advice, Feedback, Goal, Milestone, Note, Point, Resource)


def add_goal(
    journal: Journal,
    relationship: Relationship,
    *,
    title: str,
    measure: str | None = None,
    due_on: dt.date | None = None,
    why: str | None = None,
    on: dt.date,
    private: bool = False,
    now: dt.datetime,
) -> Goal:
    """Set a goal on the day `on`. Returns it as recorded."""
    fields = {"title": title, "status": "open", "measure": measure, "due_on": due_on, "why": why}
    return _add(journal, model.Goal, relationship, verb="goal add", now=now, on=on, private=private, **fields)


def add_action(
    journal: Journal,
    relationship: Relationship,
    *,
    text: str,
    owner: Party,
    due_on: dt.date | None = None,
    goal: Ref | None = None,
    person: str | None = None,
    on: dt.date,
    private: bool = False,
    now: dt.datetime,
) -> Action:
    """Record what `owner` promised on the day `on`; with a `person`, to introduce the other one to that person. Raises
    UsageError if the goal is of another relationship."""
    fields = {"text": text, "owner": owner, "status": "open", "due_on": due_on, "goal": goal, "person": person}
    return _add(journal, model.Action, relationship, verb="action add", now=now, on=on, private=private, **fields)


def add_feedback(
    journal: Journal,
    relationship: Relationship,
    *,
    direction: Literal["given", "received"],
    text: str | None = None,
    situation: str | None = None,
    behaviour: str | None = None,
    impact: str | None = None,
    tone: str | None = None,
    follow_up_on: dt.date | None = None,
    on: dt.date,
    private: bool = False,
    now: dt.datetime,
) -> Feedback:
    """Record feedback given on the day `on`, as free text, in its three parts, or both. Raises UsageError if it is
    empty."""
    verb = "feedback give" if direction == "given" else "feedback receive"
    fields = {
        "direction": direction,
        "text": text,
        "situation": situation,
        "behaviour": behaviour,
        "impact": impact,
        "tone": tone,
        "follow_up_on": follow_up_on,
    }
    return _add(journal, model.Feedback, relationship, verb=verb, now=now, on=on, private=private, **fields)


def add_advice(
    journal: Journal,
    relationship: Relationship,
    *,
    direction: Literal["given", "received"],
    text: str,
    try_by: dt.date | None = None,
    session: Session | None = None,
    on: dt.date,
    private: bool = False,
    now: dt.datetime,
) -> Advice:
    """Record advice given on the day `on`, in a session or not; that of a private session is private. Raises UsageError
    if the session is of another relationship."""
    verb = "advice give" if direction == "given" else "advice receive"
    fields = {"direction": direction, "text": text, "try_by": try_by, "session": session and session.ref}
    private = private or (session is not None and session.private)
    return _add(journal, model.Advice, relationship, verb=verb, now=now, on=on, private=private, **fields)


def add_resource(
    journal: Journal,
    relationship: Relationship,
    *,
    title: str,
    url: str | None = None,
    type_: str | None = None,
    skill: str | None = None,
    goal: Ref | None = None,
    recommended_by: Party | None = None,
    minutes: int | None = None,
    due_on: dt.date | None = None,
    on: dt.date,
    private: bool = False,
    now: dt.datetime,
) -> Resource:
    """Record something to learn from on the day `on`. Raises UsageError if the goal is of another relationship."""
    fields = {
        "title": title,
        "status": "open",
        "url": url,
        "type": type_,
        "skill": skill,
        "goal": goal,
        "recommended_by": recommended_by,
        "minutes": minutes,
        "due_on": due_on,
    }
    return _add(journal, model.Resource, relationship, verb="resource add", now=now, on=on, private=private, **fields)


def add_milestone(
    journal: Journal,
    relationship: Relationship,
    *,
    title: str,
    reached_on: dt.date | None = None,
    planned_on: dt.date | None = None,
    goal: Ref | None = None,
    private: bool = False,
    now: dt.datetime,
) -> Milestone:
    """Record a milestone that is planned for a day, or was reached on a day (default: today). With a day in the future
    it is planned. Raises UsageError if the goal is of another relationship."""
    day = planned_on or reached_on or now.date()
    status = "planned" if planned_on or day > now.date() else "reached"
    fields = {"title": title, "status": status, "goal": goal}
    return _add(
        journal, model.Milestone, relationship, verb="milestone add", now=now, on=day, private=private, **fields
    )


def add_points(
    journal: Journal,
    relationship: Relationship,
    *,
    texts: Sequence[str],
    on: dt.date,
    private: bool = False,
    now: dt.datetime,
) -> tuple[Point, ...]:
    """Add points to raise at the next session, in one command."""
    with journal.command("raise", now=now) as change:
        refs = [change.add("point", relationship=relationship.ref, text=text, on=on, private=private) for text in texts]
        return tuple(cast("Point", journal.entry(ref)) for ref in refs)


def add_note(
    journal: Journal, relationship: Relationship, *, text: str, on: dt.date, private: bool = True, now: dt.datetime
) -> Note:
    """Record a note of the day `on`."""
    return _add(journal, model.Note, relationship, verb="note", now=now, on=on, private=private, text=text)


def add_question(
    journal: Journal,
    *,
    text: str,
    phase: str,
    role: str,
    topic: str | None = None,
    on: dt.date,
    private: bool = False,
    now: dt.datetime,
) -> Question:
    """Record a question of one's own, which belongs to no relationship. `role` is whose question it is."""
    fields = {"text": text, "phase": phase, "role": role, "topic": topic, "on": on, "private": private}
    with journal.command("questions add", now=now) as change:
        return cast("Question", journal.entry(change.add("question", relationship=model.ME, **fields)))


def _add(
    journal: Journal, entry_class: type[E], relationship: Relationship, *, verb: str, now: dt.datetime, **fields: object
) -> E:
    kind = cast("Kind", entry_class.__name__.lower())  # the class of a kind has its name
    with journal.command(verb, now=now) as change:
        ref = change.add(kind, relationship=relationship.ref, **fields)
        return cast("E", journal.entry(ref))
