"""The confirmation that a writing command shows: what it did, to which entry, on which day, and the entry's ref.

The ref, a date that was worked out from words, and the recorded text are always shown. Every writing command loads this
module, so it imports none of the pages that only read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from mentorlog import model
from mentorlog.dates import format_days, format_minutes, format_recorded_date
from mentorlog.model.titles import title_of
from mentorlog.present.commands import hint_line
from mentorlog.present.entries.fields import due_suffix, format_recorded_session_time, side_facts
from mentorlog.present.page import Line, Row, Span, text
from mentorlog.present.phrases import (
    first_name,
    in_words,
    introduction_text,
    percent,
    progress_bar,
    progress_trend,
    score_phrase,
)

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Mapping

    from mentorlog.model import (
        Entry,
        Goal,
        Kind,
        Milestone,
        Ref,
        Relationship,
        Session,
    )
    from mentorlog.present.page import Block, Page, Text

Verb = Literal[
    "start", "pause", "pause with entries due", "resume", "end", "agreement",
    "plan", "move", "cancel", "miss",
    "goal add", "action add", "milestone add", "resource add", "feedback", "advice", "raise", "note", "questions add",
    "checkpoint", "outcome", "celebrate", "done", "drop", "reopen", "private", "shareable", "delete", "edit", "snooze",
]  # fmt: skip
"""The commands that are confirmed here. That of `log` is in `log`, those of `undo` and `redo` in `history`."""

Change: TypeAlias = "tuple[Entry, Entry | None]"
"""An entry after a command (as it was, if it is deleted), and before it (None if it is new or deleted)."""

_MAX_LINES: Final = 2
"""The lines of a long text at a terminal; `show REF` shows the rest."""
_MAX_CHECKPOINTS: Final = 5
"""The number of checkpoints in the trend of a goal."""

_DONE_STATES: Final[dict[Kind, str]] = {
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
_UNCHANGED_STATES: Final[dict[Verb, str]] = {
    "snooze": "put off to that day",
    "pause": "paused",
    "pause with entries due": "paused",
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
_OUTCOMES: Final = {
    "improved": "It improved",
    "unchanged": "It has not changed",
    "worse": "It got worse",
    "worked": "It worked",
    "partly": "It partly worked",
    "did_not_work": "It did not work",
}
_LEARNING: Final = ("advice", "resource")
"""The kinds whose confirmations are in `learning_changes`, which few commands load."""


def changes_page(
    changes: Iterable[Change],
    *,
    verb: Verb,
    today: dt.date,
    hints: Iterable[str] | None = None,
    people: Mapping[Ref, str] | None = None,
) -> Page:
    """The confirmation of what `verb` did to several entries: a line for each, and below them what to type next.

    The second entry of a change is the one before the command; None if it is new or deleted. A deleted entry is passed
    as it was. If the two are equal, nothing changed, and the page says so. `hints` replaces the usual hints; no hint is
    repeated. `people` are the short names of relationships (default: the
    first names).
    """
    changes = tuple(changes)
    blocks = [block for entry, before in changes for block in _entry_blocks(entry, before, verb, today, people or {})]
    usual_hints = (hint for change in changes for hint in _hints(*change, verb))
    # a dict keeps the order and drops repeated hints
    unique_hints = dict.fromkeys(usual_hints if hints is None else hints)
    if verb == "delete":
        unique_hints[f"mentorlog undo brings {'it' if len(changes) == 1 else 'them'} back"] = None
    return (*blocks, *(hint_line(hint) for hint in unique_hints))


def _entry_blocks(
    entry: Entry, before: Entry | None, verb: Verb, today: dt.date, people: Mapping[Ref, str]
) -> Iterator[Block]:
    """The blocks about one entry."""
    if verb == "edit":
        from mentorlog.present.answers.edited_fields import edited_fields

        yield from edited_fields(entry, before, today)
    elif before == entry:
        yield _unchanged(entry, verb)
    elif verb == "checkpoint" and isinstance(entry, model.Goal):
        yield _checkpoint(entry, before, today)
    elif verb == "start" and isinstance(entry, model.Relationship):
        from mentorlog.present.answers.started import started_blocks

        yield from started_blocks(entry, today=today)
    else:
        yield Row(
            body=_sentence(entry, before, verb, today, people),
            side=_facts(entry, verb, today),
            under=tuple(_detail_lines(entry, verb, today)),
            max_lines=_MAX_LINES if entry.ref.kind in {"note", "feedback", "advice"} else 0,
        )


def _sentence(entry: Entry, before: Entry | None, verb: Verb, today: dt.date, people: Mapping[Ref, str]) -> Text:
    """The sentence that says what happened to one entry."""
    if verb == "outcome":
        outcome = getattr(entry, "outcome", None) or ""
        lead = _OUTCOMES.get(outcome, outcome)
        return text(f"{lead}: ", _entry_name(entry, today))
    if verb == "snooze":
        until = getattr(entry, "snoozed_until", None) or today
        return text(f"Not before {format_recorded_date(until, today=today)}: ", _entry_name(entry, today))
    if verb in _STATES:
        return _new_state(entry, verb, today)
    match entry:
        case model.Relationship():
            return _relationship(entry, before, verb, today)
        case model.Session():
            return _session(entry, before, verb, today)
        case _:
            name = people.get(entry.relationship_ref) or first_name(entry.relationship)
            return _added(entry, name, verb, today)


def _new_state(entry: Entry, verb: Verb, today: dt.date) -> Text:
    """The new state of an entry, and its title."""
    lead = _DONE_STATES.get(entry.ref.kind, "Done") if verb == "done" else _STATES[verb]
    if verb == "done" and (person := getattr(entry, "person", None)):
        lead = f"Met {person}"
    return text(f"{lead}: ", _entry_name(entry, today))


def _detail_lines(entry: Entry, verb: Verb, today: dt.date) -> Iterator[Text]:
    """What else was recorded, for the lines below the sentence."""
    if verb == "feedback" and isinstance(entry, model.Feedback) and entry.follow_up_on:
        yield text(f"to follow up {format_recorded_date(entry.follow_up_on, today=today)}")
    if entry.ref.kind in _LEARNING:
        from mentorlog.present.answers.learning_changes import learning_details

        yield from learning_details(entry, verb, today)
    if verb == "end" and isinstance(entry, model.Relationship) and entry.keep_in_touch_on:
        yield text(f"to get in touch again {format_recorded_date(entry.keep_in_touch_on, today=today)}")
    if verb == "outcome" and (note := getattr(entry, "outcome_note", None)):
        yield text(note)
    if verb == "celebrate" and isinstance(entry, model.Milestone) and entry.how:
        yield text(entry.how)
    if verb == "questions add":
        from mentorlog.present.questions import when_asked

        yield when_asked(entry)


def _unchanged(entry: Entry, verb: Verb) -> Line:
    """That the entry already was in the state that the command sets."""
    state: Span | str
    if verb == "done":
        state = _DONE_STATES.get(entry.ref.kind, "Done").lower()
    elif verb == "checkpoint" and isinstance(entry, model.Goal):
        state = in_words(f"at {entry.progress}%")
    else:
        state = _UNCHANGED_STATES.get(verb, "so")
    return Line(text(Span(str(entry.ref), "strong"), " was ", state, " already."))


def _relationship(entry: Relationship, before: Entry | None, verb: Verb, today: dt.date) -> Text:
    """That a relationship was paused, resumed or ended, or that its agreement changed."""
    if verb in ("pause", "pause with entries due"):
        nothing_due = " Nothing is due meanwhile." if verb == "pause" else None
        return text(f"Paused with {entry.name}", _until_phrase(entry.paused_until, today), ".", nothing_due)
    if verb == "resume":
        return text(f"Active again with {entry.name}.")
    if verb == "end":
        return text(f"Ended with {entry.name}", f", {format_recorded_date(entry.ended_on or today, today=today)}.")
    from mentorlog.present.answers.agreed import agreement_changed

    return agreement_changed(entry, before if isinstance(before, model.Relationship) else None, today=today)


def _session(session: Session, before: Entry | None, verb: Verb, today: dt.date) -> Text:
    """That a session was planned, moved, cancelled or missed, with its day."""
    when = format_recorded_session_time(session, today=today)
    if verb == "plan":
        minutes = format_minutes(session.minutes) if session.minutes else None
        details = "".join(f", {part}" for part in (minutes, session.how, session.where) if part)
        return text(f"Planned with {session.relationship}, ", Span(when, "strong"), details)
    if verb == "move":
        was = f" (was {format_recorded_session_time(before, today=today)})" if isinstance(before, model.Session) else ""
        moved_by = _by_whom(session.moved_by, session.relationship)
        has_new_length = isinstance(before, model.Session) and session.minutes and session.minutes != before.minutes
        length = f", {format_minutes(session.minutes)}" if has_new_length and session.minutes else ""
        return text(f"Moved with {session.relationship} to ", Span(when, "strong"), f"{length}{was}{moved_by or ''}")
    lead = "Cancelled" if verb == "cancel" else "Missed"
    reason = f": {session.why}" if session.why else ""
    return text(
        f"{lead} {when} with {session.relationship}", _by_whom(session.cancelled_by, session.relationship), reason
    )


def _added(entry: Entry, name: str, verb: Verb, today: dt.date) -> Text:
    """A new entry: its kind, the person it is about, and its text."""
    if entry.relationship_ref == model.ME:
        from mentorlog.present.entries.own import own_added

        return own_added(entry, today=today)
    match entry:
        case model.Note():
            return text(f"Noted about {name}: ", entry.text)
        case model.Action():
            lead = f"You owe {name}: " if entry.owner == "me" else f"{name} owes you: "
            return text(lead, *introduction_text(entry), due_suffix(entry.due_on, today=today))
        case model.Point():
            return text(f"To raise with {name}: ", entry.text)
        case model.Feedback():
            lead = f"Feedback {'to' if entry.direction == 'given' else 'from'} {name}: "
            return text(lead, title_of(entry))
        case model.Goal():
            return text(f"Goal with {name}: ", entry.title, due_suffix(entry.due_on, today=today))
        case model.Milestone():
            lead = "Milestone" if entry.status == "reached" else "Milestone ahead"
            return text(f"{lead} with {name}: ", entry.title)
        case _ if verb == "questions add":
            return text("Question of your own: ", title_of(entry))
        case _ if entry.ref.kind in _LEARNING:
            from mentorlog.present.answers.learning_changes import added_learning

            return added_learning(entry, today)
        case _:
            return text(_entry_name(entry, today))


def _checkpoint(goal: Goal, before: Entry | None, today: dt.date) -> Row:
    """The progress of a goal, and the trend of its checkpoints."""
    earlier = before.checkpoints if isinstance(before, model.Goal) else ()
    new = [checkpoint for checkpoint in goal.checkpoints if checkpoint not in earlier] or goal.checkpoints[-1:]
    replaced = [(old, checkpoint) for old in earlier for checkpoint in new if old.on == checkpoint.on]
    on = format_recorded_date(new[-1].on if new else today, today=today)
    under: tuple[Text, ...] = ()
    if replaced:
        old, checkpoint = replaced[-1]
        kept = f"; its note stays: {old.note}" if old.note and old.note == checkpoint.note else ""
        under = (text(in_words(f"replaces the {old.progress}% of that day"), kept),)
    return Row(
        body=text(goal.title),
        columns=(
            progress_bar(goal.progress),
            percent(goal.progress),
            text(progress_trend(goal.checkpoints[-_MAX_CHECKPOINTS:])),
        ),
        side=side_facts(goal, on),
        under=under,
    )


def _hints(entry: Entry, before: Entry | None, verb: Verb) -> Iterator[str]:
    """What to type next; for a goal without a measure or a date, how to add it."""
    if before == entry:
        return
    if verb == "end":
        yield f"Export the summary: mentorlog export {entry.ref}"
        yield f"Write one page to keep: mentorlog export {entry.ref} --page -o page.pdf"
    if verb in {"goal add", "checkpoint"} and isinstance(entry, model.Goal):
        yield from _goal_hints(entry, verb)
    if verb in {"done", "milestone add"} and isinstance(entry, model.Milestone) and _is_uncelebrated(entry):
        yield f"Worth a word of praise: mentorlog celebrate {entry.ref}"
    if entry.ref.kind in _LEARNING:
        from mentorlog.present.answers.learning_changes import learning_hints

        yield from learning_hints(entry, verb)
    if verb == "done" and isinstance(entry, model.Session) and not entry.notes:
        yield f"What was it about? mentorlog log {entry.ref} TEXT"


def _is_uncelebrated(milestone: Milestone) -> bool:
    return milestone.status == "reached" and milestone.celebrated_on is None


def _goal_hints(goal: Goal, verb: Verb) -> Iterator[str]:
    if verb == "goal add" and goal.measure is None:
        both = "" if goal.relationship_ref == model.ME else "both "
        yield f"How will you {both}know it is reached? mentorlog edit {goal.ref} --measure TEXT"
    if verb == "goal add" and goal.due_on is None:
        yield f"By when? mentorlog edit {goal.ref} --by DATE"
    if verb == "checkpoint" and goal.progress == 100 and goal.status == "open":
        yield f"Reached? mentorlog done {goal.ref}"


def _facts(entry: Entry, verb: Verb, today: dt.date) -> Text:
    """The facts at the right edge: the date of the change if the sentence does not show it, and the ref."""
    on = _date_set(entry, verb, today)
    date = format_recorded_date(on, today=today) if on else None
    return side_facts(entry._replace(private=False) if verb == "private" else entry, date)


def _date_set(entry: Entry, verb: Verb, today: dt.date) -> dt.date | None:
    """The date that the command set for the entry, or None."""
    if verb == "outcome":
        outcome_on: dt.date | None = getattr(entry, "outcome_on", None)
        return outcome_on
    if entry.ref.kind in _LEARNING:
        from mentorlog.present.answers.learning_changes import date_of_learning

        return date_of_learning(entry, verb, today)
    match verb, entry:
        case "goal add" | "action add" | "raise", model.Goal() | model.Action() | model.Point():
            return entry.on if entry.on != today else None
        case "note" | "feedback", model.Note() | model.Feedback():
            return entry.on
        case "done", model.Action():
            return entry.done_on
        case "milestone add" | "done", model.Milestone():
            return entry.on
        case "done", model.Point():
            return entry.closed_on
        case "done" | "drop", model.Goal():
            return entry.closed_on
        case "celebrate", model.Milestone():
            return entry.celebrated_on
    return None


def _entry_name(entry: Entry, today: dt.date) -> str:
    """The name of an entry in a confirmation: its title, or the person and the day of a session or check-in."""
    match entry:
        case model.Relationship() if entry.ref == model.ME:
            return "everything of your own"
        case model.Session():
            return f"the session with {entry.relationship}, {format_recorded_session_time(entry, today=today)}"
        case model.Checkin():
            return f"the check-in with {entry.relationship}, {format_recorded_date(entry.on, today=today)}"
        case model.Rating():
            return f"{title_of(entry)}, {score_phrase(entry.score)}"
    return title_of(entry)


def _until_phrase(until: dt.date | None, today: dt.date) -> str | None:
    if until is None:
        return None
    return f" until {format_recorded_date(until, today=today)}, {format_days((until - today).days)}"


def _by_whom(party: str | None, name: str) -> str | None:
    """Who asked to move or cancel a session: `, by you`; None if unknown."""
    names: dict[str, str] = {"me": "you", "them": first_name(name)}
    return f", by {names[party]}" if party in names else None
