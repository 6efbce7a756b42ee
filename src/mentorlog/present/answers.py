"""What a writing command says it did: what was done, to what, on which day, and its ref at the right edge.

Every writing command loads this module, so it knows none of the pages that read. A ref and a resolved date are echoed
always, and user text is repeated as it was taken down.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final, Literal

from mentorlog.dates import format_date, format_days, format_minutes, is_no_cadence
from mentorlog.model import (
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
    Relationship,
    Session,
)
from mentorlog.model.fields import FIELDS
from mentorlog.model.titles import title_of
from mentorlog.present.fields import by_date, facts, gutter_rows, in_words, said_when
from mentorlog.present.page import Block, Line, Page, Row, Span, Text, text
from mentorlog.present.words import bar, first_name, out_of, percent, refs, trend

Verb = Literal[
    "start", "pause", "resume", "end", "agreement",
    "plan", "move", "cancel", "miss",
    "goal add", "action add", "milestone add", "feedback", "raise", "note",
    "checkpoint", "outcome", "celebrate", "done", "drop", "reopen", "private", "shareable", "delete", "edit", "snooze",
]  # fmt: skip
"""The commands answered here; the answer of `log` is in `logged`, those of `undo` and `redo` are in `history`."""

Change = tuple[Entry, Entry | None]
"""An entry as it is after a command (or was, when it was deleted), and as it was before, None where it is new."""

_LINES: Final = 2
"""Lines that long text takes in an answer at a terminal; the ref beside it says where the rest is."""
_TREND: Final = 5

_DONE: Final[dict[Kind, str]] = {
    "goal": "Achieved",
    "action": "Done",
    "point": "Discussed",
    "milestone": "Reached",
    "session": "Held",
}
_STATES: Final[dict[Verb, str]] = {
    "drop": "Dropped",
    "reopen": "Open again",
    "private": "Private now",
    "shareable": "Shareable now",
    "delete": "Deleted",
    "celebrate": "Celebrated",
    "done": "Done",
}
_ALREADY: Final[dict[Verb, str]] = {
    "snooze": "put off to that day",
    "pause": "paused",
    "resume": "active",
    "end": "ended",
    "move": "on that day",
    "cancel": "cancelled",
    "miss": "marked as missed",
    "drop": "dropped",
    "reopen": "open",
    "private": "private",
    "shareable": "shareable",
    "celebrate": "celebrated",
}
_OUTCOMES: Final = {"improved": "It improved", "unchanged": "It has not changed", "worse": "It got worse"}
_UNSEEN: Final = frozenset({"uuid", "count", "entries"})
"""The types of fields that the answer of `edit` leaves out: no one types them."""
"""Fields that are no news: they follow from others or are not the user's."""


def answer_page(entry: Entry, *, verb: Verb, today: dt.date, before: Entry | None = None) -> Page:
    """What `verb` did to one entry.

    `before` is the entry as it was, None where it is new; where the two are equal, the answer is that nothing changed.
    Of what was deleted, `entry` is what it was and `before` None.
    """
    return answers_page(((entry, before),), verb=verb, today=today)


def answers_page(changes: Iterable[Change], *, verb: Verb, today: dt.date, hints: Iterable[str] | None = None) -> Page:
    """What `verb` did to several entries: each on its own line, what to type next once, below (`hints` where they are
    given)."""
    changes = tuple(changes)
    blocks = [block for entry, before in changes for block in _answer(entry, before, verb, today)]
    usual = (hint for change in changes for hint in _hints(*change, verb))
    said = dict.fromkeys(usual if hints is None else hints)
    if verb == "delete":
        said[f"mentorlog undo brings {'it' if len(changes) == 1 else 'them'} back"] = None
    return (*blocks, *(Line(text(Span(hint, "dim")), is_hint=True) for hint in said))


def _answer(entry: Entry, before: Entry | None, verb: Verb, today: dt.date) -> Iterator[Block]:
    """The lines about one entry."""
    if verb == "edit":
        yield from _edited(entry, before, today)
    elif before == entry:
        yield _unchanged(entry, verb)
    elif isinstance(entry, Goal) and verb == "checkpoint":
        yield _checkpoint(entry, before, today)
    elif isinstance(entry, Relationship) and verb == "start":
        yield from _started(entry, today)
    else:
        yield Row(
            body=_said(entry, before, verb, today),
            side=_side(entry, verb, today),
            under=tuple(_details(entry, verb, today)),
            max_lines=_LINES if isinstance(entry, Note | Feedback) else 0,
        )


def _said(entry: Entry, before: Entry | None, verb: Verb, today: dt.date) -> Text:
    """One sentence about one entry."""
    if isinstance(entry, Feedback) and verb == "outcome":
        lead = _OUTCOMES.get(entry.outcome or "", entry.outcome or "")
        return text(f"{lead}: ", _name_of(entry, today))
    if verb == "snooze":
        until = getattr(entry, "snoozed_until", None) or today
        return text(f"Not before {format_date(until, today=today)}: ", _name_of(entry, today))
    if verb in _STATES:
        return _settled(entry, verb, today)
    match entry:
        case Relationship():
            return _relationship(entry, before, verb, today)
        case Session():
            return _session(entry, before, verb, today)
        case _:
            return _added(entry, today)


def _settled(entry: Entry, verb: Verb, today: dt.date) -> Text:
    """Of an entry whose state changed: which state, then its own words."""
    lead = _DONE.get(entry.ref.kind, "Done") if verb == "done" else _STATES[verb]
    return text(f"{lead}: ", _name_of(entry, today))


def _details(entry: Entry, verb: Verb, today: dt.date) -> Iterator[Text]:
    """What else was written down, below the sentence."""
    if isinstance(entry, Feedback) and verb == "feedback" and entry.follow_up_on:
        yield text(f"to follow up {format_date(entry.follow_up_on, today=today)}")
    if isinstance(entry, Feedback) and verb == "outcome" and entry.outcome_note:
        yield text(entry.outcome_note)
    if isinstance(entry, Milestone) and verb == "celebrate" and entry.how:
        yield text(entry.how)


def _unchanged(entry: Entry, verb: Verb) -> Line:
    """The one thing to say where the journal already was as asked."""
    if verb == "done":
        state = _DONE.get(entry.ref.kind, "Done").lower()
    elif isinstance(entry, Goal) and verb == "checkpoint":
        state = f"at {entry.progress}%"
    else:
        state = _ALREADY.get(verb, "so")
    return Line(text(Span(str(entry.ref), "strong"), f" was {state} already."))


def _relationship(entry: Relationship, before: Entry | None, verb: Verb, today: dt.date) -> Text:
    """Of a relationship: that it rests, goes on, or ended, or that something was agreed."""
    if verb == "pause":
        return text(f"Paused with {entry.name}", _until(entry.paused_until, today), ". Nothing is due meanwhile.")
    if verb == "resume":
        return text(f"Active again with {entry.name}.")
    if verb == "end":
        return text(f"Ended with {entry.name}", f", {format_date(entry.ended_on or today, today=today)}.")
    if not entry.agreement:
        return text(f"No agreement with {entry.name} any more.")
    again = f" Look at it again {format_date(entry.look_again_on, today=today)}." if entry.look_again_on else ""
    if isinstance(before, Relationship) and before.agreement == entry.agreement:
        return text(f"Looked at what you agreed with {entry.name}.{again}")
    agreed = f", {format_date(entry.agreed_on, today=today)}" if entry.agreed_on else ""
    return text(f"Agreed with {entry.name}{agreed}.{again}")


def _session(session: Session, before: Entry | None, verb: Verb, today: dt.date) -> Text:
    """Of a session: planned, moved, cancelled or missed, with its day."""
    when = said_when(session, today=today)
    if verb == "plan":
        minutes = format_minutes(session.minutes) if session.minutes else None
        details = "".join(f", {part}" for part in (minutes, session.how, session.where) if part)
        return text(f"Planned with {session.relationship}, ", Span(when, "strong"), details)
    if verb == "move":
        was = f" (was {said_when(before, today=today)})" if isinstance(before, Session) else ""
        asked = _by_whom(session.moved_by, session.relationship)
        return text(f"Moved with {session.relationship} to ", Span(when, "strong"), f"{was}{asked or ''}")
    lead = "Cancelled" if verb == "cancel" else "Missed"
    why = f": {session.why}" if session.why else ""
    return text(f"{lead} {when} with {session.relationship}", _by_whom(session.cancelled_by, session.relationship), why)


def _added(entry: Entry, today: dt.date) -> Text:
    """Of something new: what it is, whom it is about, and its own words."""
    name = first_name(entry.relationship)
    match entry:
        case Goal():
            return text(f"Goal with {name}: ", entry.title, by_date(entry.due_on, today=today))
        case Action():
            lead = f"You owe {name}: " if entry.owner == "me" else f"{name} owes you: "
            return text(lead, entry.text, by_date(entry.due_on, today=today))
        case Milestone():
            lead = "Milestone" if entry.status == "reached" else "Milestone ahead"
            return text(f"{lead} with {name}: ", entry.title)
        case Feedback():
            lead = f"Feedback {'to' if entry.direction == 'given' else 'from'} {name}: "
            return text(lead, title_of(entry))
        case Point():
            return text(f"To raise with {name}: ", entry.text)
        case Note():
            return text(f"Noted about {name}: ", entry.text)
        case _:
            return text(_name_of(entry, today))


def _checkpoint(goal: Goal, before: Entry | None, today: dt.date) -> Row:
    """How far a goal has come, with the way it came."""
    earlier = before.checkpoints if isinstance(before, Goal) else ()
    new = [checkpoint for checkpoint in goal.checkpoints if checkpoint not in earlier] or goal.checkpoints[-1:]
    replaced = [old.progress for old in earlier for checkpoint in new if old.on == checkpoint.on]
    on = format_date(new[-1].on if new else today, today=today)
    under = (text(f"replaces the {replaced[-1]}% of that day"),) if replaced else ()
    return Row(
        body=text(goal.title),
        columns=(bar(goal.progress), percent(goal.progress), text(trend(goal.checkpoints[-_TREND:]))),
        side=facts(goal, on),
        under=under,
    )


def _started(one: Relationship, today: dt.date) -> Iterator[Block]:
    """A new relationship, what it starts from, and what to type next."""
    mine = one.role == "mentor"
    who = text("You mentor " if mine else None, Span(one.name, "strong"), "." if mine else " mentors you.")
    yield Line(who, side=facts(one))
    ends = f", until {format_date(one.ends_on, today=today)}" if one.ends_on else ""
    rhythm = "" if is_no_cadence(one.cadence) else f"{one.cadence}, "
    meeting = text(f"{rhythm}since {format_date(one.started_on, today=today)}{ends}")
    rows: list[tuple[str, Text, Text]] = [("Meeting", meeting, ())]
    if one.focus:
        rows.append(("Focus", text(one.focus), ()))
    rows.append(("Next", text(Span("mentorlog plan DATE, or mentorlog goal add TITLE", "dim")), ()))
    yield from gutter_rows(rows)


def _edited(entry: Entry, before: Entry | None, today: dt.date) -> Iterator[Block]:
    """The fields that changed, each with what it is now."""
    fields = FIELDS[entry.ref.kind]
    changed = [
        name
        for name in entry._fields
        if fields[name].in_json
        and fields[name].type not in _UNSEEN
        and getattr(entry, name) != getattr(before, name, None)
    ]
    ref = Span(str(entry.ref), "strong")
    if not changed:
        yield Line(text("Nothing changed in ", ref, "."))
        return
    whom = f", {entry.name}" if isinstance(entry, Relationship) else f" with {entry.relationship}"
    yield Line(text("Changed ", ref, whom))
    yield from gutter_rows([(fields[name].label, _now(entry, name, today), ()) for name in changed])


def _now(entry: Entry, name: str, today: dt.date) -> Text:
    """What a field is now."""
    value = getattr(entry, name)
    if value is None or value == ():
        return text(Span("cleared", "dim"))
    match FIELDS[entry.ref.kind][name].type:
        case "party":
            return text("you" if value == "me" else first_name(entry.relationship))
        case "refs":
            return text(refs(value))
        case "texts":
            return text("; ".join(value))
    return text(in_words(entry, name, today=today))


def _hints(entry: Entry, before: Entry | None, verb: Verb) -> Iterator[str]:
    """What may be typed next; of a goal that can't be measured or has no date, kindly, what is missing."""
    if before == entry:
        return
    if verb == "end":
        yield f"Export the summary: mentorlog export {entry.ref}"
    if isinstance(entry, Goal):
        yield from _goal_hints(entry, verb)
    if isinstance(entry, Milestone) and verb in {"done", "milestone add"} and _is_uncelebrated(entry):
        yield f"Worth a word of praise: mentorlog celebrate {entry.ref}"
    if isinstance(entry, Session) and verb == "done" and not entry.notes:
        yield f"What was it about? mentorlog log {entry.ref} TEXT"


def _is_uncelebrated(milestone: Milestone) -> bool:
    return milestone.status == "reached" and milestone.celebrated_on is None


def _goal_hints(goal: Goal, verb: Verb) -> Iterator[str]:
    if verb == "goal add" and goal.measure is None:
        yield f"How will you both know it is reached? mentorlog edit {goal.ref} --measure TEXT"
    if verb == "goal add" and goal.due_on is None:
        yield f"By when? mentorlog edit {goal.ref} --by DATE"
    if verb == "checkpoint" and goal.progress == 100 and goal.status == "open":
        yield f"Reached? mentorlog done {goal.ref}"


def _side(entry: Entry, verb: Verb, today: dt.date) -> Text:
    """The day that the answer is about, where the sentence does not say it, and the ref."""
    on = _day(entry, verb)
    said = format_date(on, today=today) if on else None
    return facts(entry._replace(private=False) if verb == "private" else entry, said)


def _day(entry: Entry, verb: Verb) -> dt.date | None:
    """The date that was resolved for this entry by this command."""
    if verb in {"feedback", "note", "milestone add"}:
        return entry.on if isinstance(entry, Feedback | Note | Milestone) else None
    match entry, verb:
        case Goal(), "done" | "drop":
            return entry.closed_on
        case Action(), "done":
            return entry.done_on
        case Point(), "done":
            return entry.closed_on
        case Milestone(), "done":
            return entry.on
        case Milestone(), "celebrate":
            return entry.celebrated_on
        case Feedback(), "outcome":
            return entry.outcome_on
    return None


def _name_of(entry: Entry, today: dt.date) -> str:
    """What an answer calls an entry: its title, of a session or a check-in the person and the day."""
    match entry:
        case Session():
            return f"the session with {entry.relationship}, {said_when(entry, today=today)}"
        case Checkin():
            return f"the check-in with {entry.relationship}, {format_date(entry.on, today=today)}"
        case Rating():
            return f"{title_of(entry)}, {out_of(entry.score)}"
    return title_of(entry)


def _until(until: dt.date | None, today: dt.date) -> str | None:
    if until is None:
        return None
    return f" until {format_date(until, today=today)}, {format_days((until - today).days)}"


def _by_whom(party: str | None, name: str) -> str | None:
    """At whose wish something was moved or called off."""
    by: dict[str, str] = {"me": "you", "them": first_name(name)}
    return f", by {by[party]}" if party in by else None
