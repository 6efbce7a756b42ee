"""The relationship summary as Markdown: for other people, and good to read as it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from mentorlog.dates import say_hours, say_minutes
from mentorlog.export.escape import block, continued, heading, inline
from mentorlog.insight.summary import Meeting, Summary
from mentorlog.model import SCORES, Action, Checkin, Feedback, Goal, Milestone, Relationship, Skill


def markdown(summary: Summary) -> str:
    """The whole document, ending in a newline. No refs stand in it: they mean nothing to anybody else."""
    parts = [part for part in _document(summary) if part]
    return "\n\n".join(parts) + "\n"


def _document(summary: Summary) -> Iterator[str]:
    relationship = summary.relationship
    name, roles = inline(relationship.name), _roles(relationship)
    yield f"# Mentoring: {heading(relationship.name)}"
    private = "Private entries are included." if summary.private_included else "Private entries are left out."
    yield f"From the journal of {name}'s {roles['me'].lower()}, exported on {_on(summary.exported_on)}. {private}"
    yield _list(_facts(summary))
    yield from _prose("Agreement", relationship.agreement)
    yield from _section("Goals", (_goal(goal) for goal in summary.goals))
    yield from _section("Then and now", [_list(_skill(skill, roles) for skill in summary.skills)])
    yield from _section("Milestones", [_list(map(_milestone, summary.milestones))])
    yield from _section("Feedback that changed something", (_feedback(given, roles) for given in summary.changed))
    learned = (_item(_on(item.on) + _mark(item.private), item.text) for item in summary.learned)
    yield from _section("What was learned", [_list(learned)])
    yield from _section("Promises", _promises(summary, roles))
    yield from _prose("Why it ended", relationship.reason)
    yield from _prose("Thanks", relationship.thanks)
    yield from _section("Sessions", (_meeting(meeting, roles) for meeting in summary.record))
    yield from _section("Other feedback", (_feedback(given, roles) for given in summary.feedback))
    agenda = (_item(f"Since {_on(point.on)}{_mark(point.private)}", point.text) for point in summary.agenda)
    yield from _section("To be raised", [_list(agenda)])
    notes = (_item(_on(note.on) + _mark(note.private), note.text) for note in summary.notes)
    yield from _section("Notes", [_list(notes)])
    yield from _section("How the two worked together", [_list(map(_checkin, summary.checkins))])


def _facts(summary: Summary) -> Iterator[str]:
    relationship = summary.relationship
    name = inline(relationship.name) + (f" ({inline(relationship.org)})" if relationship.org else "")
    yield f"- {_roles(relationship)['them']}: {name}{_mark(relationship.private)}"
    if relationship.focus:
        yield _item("Focus", relationship.focus)
    yield f"- Time: {_period(relationship)}"
    yield f"- Sessions: {', '.join(_counts(summary))}"
    yield _item("Cadence", relationship.cadence)


def _period(relationship: Relationship) -> str:
    since = f"since {_on(relationship.started_on)}"
    if relationship.ended_on:
        return f"{since}, ended {_on(relationship.ended_on)}"
    return f"{since}, planned until {_on(relationship.ends_on)}" if relationship.ends_on else since


def _counts(summary: Summary) -> Iterator[str]:
    yield f"{summary.sessions_held} held"
    if summary.minutes_held:
        yield f"{say_hours(summary.minutes_held)} in all"
    if summary.cancelled:
        yield f"{summary.cancelled} cancelled"
    if summary.missed:
        yield f"{summary.missed} missed"
    if summary.first_on and summary.last_on and summary.first_on != summary.last_on:
        yield f"from {_on(summary.first_on)} to {_on(summary.last_on)}"


def _goal(goal: Goal) -> str:
    result = [goal.status + (f" {_on(goal.closed_on)}" if goal.closed_on else ""), f"{goal.progress}%"]
    if goal.due_on:
        result.append(f"due {_on(goal.due_on)}")
    trend = " → ".join(f"{reached.progress}%" for reached in goal.checkpoints)
    return _entry(
        goal.title + _mark(goal.private),
        [
            f"- Result: {', '.join(result)}",
            _item("Measure", goal.measure),
            _item("Why", goal.why),
            f"- Trend: {trend}" if len(goal.checkpoints) > 1 else "",
            *(_item(f"{_on(at.on)}, {at.progress}%", at.note) for at in goal.checkpoints),
        ],
    )


def _skill(skill: Skill, roles: dict[str, str]) -> str:
    """Whose skill, from which score to which, and the skill in its own words."""
    first, last = skill.first, skill.latest[-1]
    now = f"{last.score} of {SCORES[-1]} ({_on(last.on)})"
    then = f"from {first.score} ({_on(first.on)}) to " if first != last else ""
    return _item(f"{roles[skill.owner]}, {then}{now}{_mark(first.private or last.private)}", skill.skill)


def _milestone(milestone: Milestone) -> str:
    planned = ", planned" if milestone.status == "planned" else ""
    lines = [_item(f"{_on(milestone.on)}{planned}{_mark(milestone.private)}", milestone.title)]
    if milestone.celebrated_on:
        celebrated = f"Celebrated {_on(milestone.celebrated_on)}"
        lines.append("  " + (_item(celebrated, milestone.how, indent="    ") or f"- {celebrated}"))
    return "\n".join(lines)


def _feedback(given: Feedback, roles: dict[str, str]) -> str:
    giver = roles["me" if given.direction == "given" else "them"].lower()
    outcome = f"Outcome: {given.outcome}{f', {_on(given.outcome_on)}' if given.outcome_on else ''}"
    return _entry(
        f"{_on(given.on)}, from the {giver}{f' ({given.tone})' if given.tone else ''}{_mark(given.private)}",
        [
            _item("Situation", given.situation),
            _item("Behaviour", given.behaviour),
            _item("Impact", given.impact),
            (_item(outcome, given.outcome_note) or f"- {outcome}") if given.outcome else "",
        ],
        text=given.text,
    )


def _checkin(checkin: Checkin) -> str:
    scored = (("frequency", checkin.frequency), ("challenge", checkin.challenge))
    scores = ", ".join(f"{asked} {score} of {SCORES[-1]}" for asked, score in scored if score is not None)
    said = (_item("More", checkin.more, indent="    "), _item("Less", checkin.less, indent="    "))
    top = f"- {_on(checkin.on)}{_mark(checkin.private)}{f': {scores}' if scores else ''}"
    return "\n".join([top, *(f"  {line}" for line in said if line)])


def _promises(summary: Summary, roles: dict[str, str]) -> Iterator[str]:
    for title, actions in (("Kept", summary.kept), ("Open", summary.promised), ("Dropped", summary.dropped)):
        yield from _section(title, [_list(_action(action, roles) for action in actions)], level=3)


def _action(action: Action, roles: dict[str, str], *, verb: str = "") -> str:
    said = [roles[action.owner] + verb]
    if action.due_on and action.status == "open":
        said.append(f"by {_on(action.due_on)}")
    if action.done_on:
        said.append(f"done {_on(action.done_on)}")
    elif verb and action.status == "dropped":
        said.append("dropped")
    return _item(", ".join(said) + _mark(action.private), action.text)


def _meeting(meeting: Meeting, roles: dict[str, str]) -> str:
    session = meeting.session
    title = [_on(session.on), f"{session.at:%H:%M}" if session.at else ""]
    title += [say_minutes(session.minutes) if session.minutes else "", session.how or ""]
    if session.status != "held":
        title.append(
            session.status + (f" by the {roles[session.cancelled_by].lower()}" if session.cancelled_by else "")
        )
    return _entry(
        ", ".join(part for part in title if part) + _mark(session.private),
        [
            _item("Where", session.where),
            _item("Why", session.why),
            _item("Topics", ", ".join(session.topics)),
            *(_item("Worked on" + _mark(goal.private), goal.title) for goal in meeting.goals),
            *(_item("Discussed" + _mark(point.private), point.text) for point in meeting.points),
            *(_item("Learned", learned) for learned in session.takeaways),
            *(_action(action, roles, verb=" promised") for action in session.actions),
            _item("Private notes", session.private_notes),
        ],
        text=session.notes,
    )


def _section(title: str, parts: Iterable[str], *, level: int = 2) -> Iterator[str]:
    """A heading of ours with what stands below it; nothing where nothing does."""
    said = [part for part in parts if part]
    if said:
        yield f"{'#' * level} {title}"
        yield from said


def _prose(title: str, text: str | None) -> Iterator[str]:
    yield from _section(title, [block(text or "")])


def _entry(title: str, items: Iterable[str], *, text: str | None = None) -> str:
    parts = (f"### {heading(title)}", block(text or ""), _list(items))
    return "\n\n".join(part for part in parts if part)


def _list(items: Iterable[str]) -> str:
    return "\n".join(item for item in items if item)


def _item(label: str, text: str | None, *, indent: str = "  ") -> str:
    """A line of a list, the user's text after a label of ours; nothing where there is no text."""
    said = continued(text or "", indent=indent)
    return f"- {label}: {said}" if said else ""


def _roles(relationship: Relationship) -> dict[str, str]:
    mine, other = ("Mentor", "Mentee") if relationship.role == "mentor" else ("Mentee", "Mentor")
    return {"me": mine, "them": other}


def _mark(private: bool) -> str:  # noqa: FBT001
    return " (private)" if private else ""


def _on(on: dt.date) -> str:
    """A day with its year always: a document outlives the year it was written in."""
    return f"{on:%a} {on.day} {on:%b} {on.year}"
