"""One entry whole: every field, its text as it was written, what hangs from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from mentorlog.dates import format_date, format_days, format_minutes, format_when
from mentorlog.model import (
    CLOSING,
    Action,
    Checkin,
    Entry,
    Feedback,
    Goal,
    Kind,
    Milestone,
    Note,
    Point,
    Rating,
    Ref,
    Relationship,
    Session,
)
from mentorlog.model.fields import FIELDS
from mentorlog.present.empty_page import empty_page
from mentorlog.present.fields import facts, field_blocks, label_of
from mentorlog.present.page import Block, Line, Page, Prose, Row, Span, Table, Text, text
from mentorlog.present.rows import entry_row
from mentorlog.present.words import bar, dotted, due, first_name, owes, percent, role_phrase

if TYPE_CHECKING:
    from mentorlog.insight.agreement import Agreed

_HEADS: Final = {"point": "Point for the agenda"}


def entry_page(entry: Entry, *, today: dt.date, linked: Iterable[Entry] = ()) -> Page:
    """The page of `show`. Refs in the entry are spelled out where the entry they name is among `linked`."""
    known = {other.ref: other for other in linked}
    blocks = list(_body(entry, today))
    blocks += _links(entry, known, today)
    snoozed = getattr(entry, "snoozed_until", None)
    if snoozed is not None and snoozed > today:
        label = label_of(entry.ref.kind, "snoozed_until")
        blocks.append(Row(label, text(format_date(snoozed, today=today))))
    return (Line(_heading(entry, today), side=facts(entry)), *blocks)


def agreement_page(relationship: Relationship, *, today: dt.date, agreed: Agreed | None = None) -> Page:
    """What the two agreed, whole, and when to look at it again; where they did not yet, what to type."""
    if relationship.agreement is None:
        return empty_page(
            f"Nothing agreed with {relationship.name} yet: expectations, confidentiality, where and how to meet.",
            hint="Write it down:",
            command=f"mentorlog agreement {relationship.ref} --edit",
        )
    agreed_on = relationship.agreed_on
    again: Span | None = None
    if agreed:
        ahead = f"look again {format_date(agreed.look_again_on, today=today)}"
        again = Span("time to look at it again", "look") if agreed.is_due else Span(ahead, "dim")
    title = Span(f"Agreement with {relationship.name}", "title")
    heading = dotted(title, format_date(agreed_on, today=today) if agreed_on else None, again)
    page: Page = (Line(heading, side=facts(relationship)), Prose(relationship.agreement))
    if agreed is None or not agreed.is_due:
        return page
    lines = (f"Still right? mentorlog agreement {relationship.ref} --again DATE",)
    return (*page, *(Line(text(Span(line, "dim")), is_hint=True) for line in lines))


def _heading(entry: Entry, today: dt.date) -> Text:
    """What it is, with whom, and how it stands."""
    if isinstance(entry, Relationship):
        return dotted(Span(entry.name, "title"), role_phrase(entry.role), entry.status)
    name = entry.relationship
    match entry:
        case Session():
            return dotted(Span(f"Session with {name}", "title"), _met(entry, today))
        case Action():
            lead = f"You owe {name}" if entry.owner == "me" else f"{name} owes you"
            return dotted(Span(lead, "title"), _standing(entry.status, entry.done_on, today))
        case Feedback():
            lead = f"Feedback {'to' if entry.direction == 'given' else 'from'} {name}"
            return dotted(Span(lead, "title"), entry.tone, format_date(entry.on, today=today))
        case Milestone():
            on = format_date(entry.on, today=today)
            return dotted(Span(f"Milestone with {name}", "title"), f"{entry.status} {on}")
        case Goal() | Point():
            kind = _HEADS.get(entry.ref.kind, entry.ref.kind.capitalize())
            standing = _standing(entry.status, entry.closed_on, today)
            return dotted(Span(f"{kind} with {name}", "title"), standing)
        case Note():
            return dotted(Span(f"Note about {name}", "title"), format_date(entry.on, today=today))
        case Checkin():
            return dotted(Span(f"Check-in with {name}", "title"), format_date(entry.on, today=today))
        case Rating():
            lead = f"Rating of yourself, with {name}" if entry.owner == "me" else f"Rating of {name}"
            return dotted(Span(lead, "title"), format_date(entry.on, today=today))


def _body(entry: Entry, today: dt.date) -> Iterator[Block]:
    kind = entry.ref.kind
    for name in _fields_in_order(kind):
        special = _SPECIAL.get(f"{kind}.{name}")
        if special:
            yield from special(entry, today)
        else:
            yield from field_blocks(entry, name, today=today, label=_SUBJECTS.get(f"{kind}.{name}"))


def _fields_in_order(kind: Kind) -> Iterator[str]:
    """The fields of the body: those of `_ORDER`, and in the place of its `...` each field that no table here names."""
    order = _ORDER[kind].split()
    named = {*order, *_NOT_IN_BODY, *_ELSEWHERE.get(kind, "").split()}
    for name in order:
        if name == "...":
            yield from (other for other in FIELDS[kind] if other not in named)
        else:
            yield name


def _ends_on(one: Relationship, today: dt.date) -> Iterator[Block]:
    if one.ends_on:
        left = (one.ends_on - today).days
        ahead = f"{format_days(left)} left" if left >= 0 and one.status != "ended" else None
        yield Row(label_of("relationship", "ends_on"), dotted(format_date(one.ends_on, today=today), ahead))


def _paused_until(one: Relationship, today: dt.date) -> Iterator[Block]:
    if one.status == "paused":
        yield from field_blocks(one, "paused_until", today=today)


def _promised(session: Session, today: dt.date) -> Iterator[Block]:
    before = ""
    for action in sorted(session.actions, key=lambda action: action.owner != "me"):
        label = owes(action.owner, session.relationship)
        yield entry_row(action, today=today, label="" if label == before else label, named=False)
        before = label


def _moved(session: Session, _today: dt.date) -> Iterator[Block]:
    if session.moved:
        asked = {"me": "you asked last", "them": f"{first_name(session.relationship)} asked last"}
        times = "once" if session.moved == 1 else f"{session.moved} times"
        yield Row(label_of("session", "moved"), dotted(times, asked.get(session.moved_by or "")))


def _idle(goal: Goal, _today: dt.date) -> Iterator[Block]:
    if goal.idle:
        yield Row("Untouched", text("for one session" if goal.idle == 1 else f"for {goal.idle} sessions"))


def _progress(goal: Goal, today: dt.date) -> Iterator[Block]:
    if goal.checkpoints:
        rows = tuple(
            (text(format_date(one.on, today=today)), _bar(one.progress), text(one.note)) for one in goal.checkpoints
        )
        yield Table(rows, stretch=2, label=label_of("goal", "progress"))
    else:
        yield Row(label_of("goal", "progress"), _bar(goal.progress))


def _bar(progress: int) -> Text:
    return text(*bar(progress), Span("  ", "track"), *percent(progress, beside=(100,)))


def _deadline(entry: Goal | Action, today: dt.date) -> Iterator[Block]:
    if entry.due_on is None:
        return
    days = (entry.due_on - today).days
    state: Span | None = None
    if entry.status == "open":
        state = due(entry.due_on, today=today) if days <= 1 else Span(f"{format_days(days)} left", "dim")
    yield Row(label_of(entry.ref.kind, "due_on"), dotted(format_date(entry.due_on, today=today), state))


def _follow_up(feedback: Feedback, today: dt.date) -> Iterator[Block]:
    if feedback.follow_up_on:
        is_due = feedback.outcome is None and feedback.follow_up_on <= today
        asked = Span("did it change?", "look") if is_due else None
        label = label_of("feedback", "follow_up_on")
        yield Row(label, dotted(format_date(feedback.follow_up_on, today=today), asked))


def _outcome(feedback: Feedback, today: dt.date) -> Iterator[Block]:
    if feedback.outcome:
        on = format_date(feedback.outcome_on, today=today) if feedback.outcome_on else None
        yield Row(label_of("feedback", "outcome"), dotted(feedback.outcome, on))
    yield from field_blocks(feedback, "outcome_note", today=today, label="")


def _celebrated(milestone: Milestone, today: dt.date) -> Iterator[Block]:
    yield from field_blocks(milestone, "celebrated_on", today=today)
    yield from field_blocks(milestone, "how", today=today, label="" if milestone.celebrated_on else None)
    if milestone.status == "reached" and milestone.celebrated_on is None:
        yield Row(label_of("milestone", "celebrated_on"), text(Span("not yet", "look")))


def _carried(entry: Action | Point, _today: dt.date) -> Iterator[Block]:
    if entry.carried:
        sessions = "one session" if entry.carried == 1 else f"{entry.carried} sessions"
        yield Row(label_of(entry.ref.kind, "carried"), text(f"through {sessions}"))


def _standing(status: str, closed_on: dt.date | None, today: dt.date) -> str:
    """A status with the day that it came about."""
    return f"{status} {format_date(closed_on, today=today)}" if closed_on and status != "open" else status


def _met(session: Session, today: dt.date) -> Text:
    """How a session stands: its status, day, length, and how the two met."""
    who = {"me": "by you", "them": f"by {first_name(session.relationship)}"}.get(session.cancelled_by or "")
    when = format_when(session.on, session.at, today=today)
    unlogged = Span("not logged", "look") if session.status == "planned" and session.on < today else None
    minutes = format_minutes(session.minutes) if session.minutes else None
    return dotted(f"{session.status} {when}", unlogged, who, minutes, session.how)


def _links(entry: Entry, known: dict[Ref, Entry], today: dt.date) -> Iterator[Block]:
    """The entries that this one names, each on a line where it is known, else by ref."""
    for field in ("goals", "points", "session", "goal"):
        value = getattr(entry, field, None)
        named: tuple[Ref, ...] = () if value is None else (value,) if isinstance(value, Ref) else value
        for number, ref in enumerate(named):
            label = "" if number else label_of(entry.ref.kind, field)
            other = known.get(ref)
            yield _linked(other, label, today) if other else Row(label, text(str(ref)))


def _linked(other: Entry, label: str, today: dt.date) -> Row:
    """Another entry in one line, without its columns: they would stand beside nothing."""
    row = entry_row(other, today=today, label=label, named=False)
    return row._replace(columns=(), under=(), mark=None)


_ORDER: Final[dict[Kind, str]] = {
    "relationship": "focus cadence started_on ends_on paused_until email org agreement agreed_on look_again_on ... "
    f"ended_on {' '.join(CLOSING)} keep_in_touch_on",
    "session": "where topics notes takeaways actions why moved ... private_notes",
    "goal": "title measure why due_on on idle ... progress",
    "action": "text due_on on carried ...",
    "feedback": "situation behaviour impact text ... follow_up_on outcome",
    "milestone": "title ... celebrated_on",
    "point": "text on carried ...",
    "note": "text ...",
    "checkin": "frequency challenge more less ...",
    "rating": "skill score ...",
}
"""The fields below the heading of a page, in its order; `...` is the place of fields that no table here names."""
_NOT_IN_BODY: Final = frozenset(
    ("ref", "uuid", "relationship", "relationship_ref", "status", "on", "private", "snoozed_until")
)
"""Fields that are in the heading of every page, below its body, or on none."""
_ELSEWHERE: Final[dict[Kind, str]] = {
    "relationship": "name role resumed_on",
    "session": "at minutes how zone goals points cancelled_by moved_by",
    "goal": "checkpoints closed_on previous_checkpoint",
    "action": "owner done_on session goal",
    "feedback": "direction tone outcome_note outcome_on",
    "milestone": "how goal",
    "point": "closed_on session",
    "rating": "owner",
}
"""Fields of a kind that are in its heading, among its links, beside another field, or on no page."""
_SUBJECTS: Final = {
    "goal.title": "Goal",
    "goal.on": "Set",
    "action.text": "Promised",
    "action.on": "On",
    "milestone.title": "Milestone",
    "point.text": "Point",
    "point.on": "Raised",
    "note.text": "",
}
"""What the page of an entry calls a field, other than its label."""
_SPECIAL: Final[dict[str, Callable[[Any, dt.date], Iterator[Block]]]] = {
    "relationship.ends_on": _ends_on,
    "relationship.paused_until": _paused_until,
    "session.actions": _promised,
    "session.moved": _moved,
    "goal.due_on": _deadline,
    "goal.idle": _idle,
    "goal.progress": _progress,
    "action.due_on": _deadline,
    "action.carried": _carried,
    "feedback.follow_up_on": _follow_up,
    "feedback.outcome": _outcome,
    "milestone.celebrated_on": _celebrated,
    "point.carried": _carried,
}
"""Fields that are shown otherwise than by label and value."""
