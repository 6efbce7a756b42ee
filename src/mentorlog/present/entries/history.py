"""The page of `show REF --history`: the earlier versions of an entry."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.dates import cadence_in_english, format_minutes, format_relative_when
from mentorlog.model import Checkpoint, Ref
from mentorlog.model.fields import FIELDS
from mentorlog.model.vocabulary import kind_with_article
from mentorlog.present.commands import hint_line
from mentorlog.present.empty_page import empty_page
from mentorlog.present.entries.fields import format_shown_date
from mentorlog.present.page import Gap, Line, Row, Span, text
from mentorlog.present.phrases import count_phrase, first_name, score_phrase

if TYPE_CHECKING:
    from mentorlog.model import Entry, EntryChange, EntryHistory, FieldChange
    from mentorlog.model.fields import Field
    from mentorlog.present.page import Block, Page

_LONG: Final = 200
"""The characters of a value that are shown."""
_BEFORE: Final = 40
"""The characters shown before the first difference of two long values."""


def entry_history_page(history: EntryHistory, *, entry: Entry | None, now: dt.datetime) -> Page:
    """Each command that changed the entry, newest first, with the fields that it changed; times are in the time zone of
    `now`. `entry` is None if it is deleted."""
    if not history.changes:
        return _no_changes(history, now)
    blocks: list[Block] = [] if entry else _deleted(history, now)
    person = first_name(entry.relationship) if entry else "the other person"
    for change in history.changes:
        blocks += [Gap()] if blocks else []
        blocks += _change(history.ref, change, now=now, person=person)
    if not history.is_complete:
        blocks += [Gap(), Line(text(Span("Earlier changes are not recorded.", "dim")))]
    return tuple(blocks)


def _no_changes(history: EntryHistory, now: dt.datetime) -> Page:
    since = f": changes are kept since {_when(history.kept_since, now)}" if history.kept_since else ""
    return empty_page(
        f"No change of {history.ref} is recorded{since}.", hint="The entry:", command=f"mentorlog show {history.ref}"
    )


def _deleted(history: EntryHistory, now: dt.datetime) -> list[Block]:
    command = history.changes[0].command
    others = history.undo_count - 1
    undo = "mentorlog undo brings it back"
    if others:
        undo = f"mentorlog undo {history.undo_count} brings it back, and undoes {count_phrase(others, 'later command')}"
    when = _when(command.at, now)
    return [
        Line(text(Span(str(history.ref), "strong"), f", {kind_with_article(history.ref.kind)}, was deleted {when}.")),
        hint_line(undo),
    ]


def _change(ref: Ref, change: EntryChange, *, now: dt.datetime, person: str) -> list[Block]:
    when = _when(change.command.at, now)
    heading = text(
        Span(when[:1].upper() + when[1:], "title"), f": {change.event} by ", Span(change.command.verb, "strong")
    )
    # of an entry that was added or deleted, what it has not is of no interest
    fields = [field for field in change.fields if change.event == "changed" or field.old or field.new]
    rows = (_row(ref, field, event=change.event, today=now.date(), person=person) for field in fields)
    return [Line(heading), *rows]


def _when(at: dt.datetime | None, now: dt.datetime) -> str:
    if at is None:
        return ""
    at = at.astimezone(now.tzinfo)
    return format_relative_when(at.date(), at.time(), today=now.date())


def _row(ref: Ref, change: FieldChange, *, event: str, today: dt.date, person: str) -> Row:
    """The old and the new value of a field; of an entry that was added or deleted, the only one."""
    # the page of a goal has its checkpoints under this label too
    name = "progress" if change.field == "checkpoints" else change.field
    field = FIELDS[ref.kind].get(name)
    old, new = _excerpts(
        *(_format(value, change.field, field, today=today, person=person) for value in (change.old, change.new))
    )
    arrow = Span(" → ", "dim", spoken=" changed to ")
    body = text(Span(old or "none", "dim"), arrow, Span(new) if new else Span("none", "dim"))
    if event != "changed":  # there is only one value
        body = text(new if event == "added" else old)
    if name == "progress":  # the percentage is before the note, which may have a sign of its own
        body = tuple(
            span if span.spoken else span._replace(spoken=span.text.replace("%", " percent", 1)) for span in body
        )
    return Row(field.label if field else change.field, body)


def _format(value: object, name: str, field: Field | None, *, today: dt.date, person: str) -> str | None:
    """A value in the words of `show`, on one line; None if there is none."""
    match value:
        case None:
            return None
        case Checkpoint():
            shown = f"{value.progress}% on {format_shown_date(value.on, today=today)}"
            return f"{shown}: {_one_line(value.note)}" if value.note else shown
        case dt.date():
            return format_shown_date(value, today=today)
        case dt.time():
            return f"{value:%H:%M}"
        case tuple() if not isinstance(value, Ref):
            return "; ".join(_one_line(each) for each in value)
        case str() if name == "cadence":
            return cadence_in_english(value)
    return _in_words(value, field.type, person=person) if field else _one_line(value)


def _in_words(value: object, of_type: str, *, person: str) -> str:
    match of_type:
        case "yes or no":
            return "yes" if value else "no"
        case "minutes" if isinstance(value, int):
            return format_minutes(value)
        case "score" if isinstance(value, int):
            return score_phrase(value)
        case "choice":
            return str(value).replace("_", " ")
        case "party":
            return "you" if value == "me" else person
    return _one_line(value)


def _one_line(value: object) -> str:
    return " ".join(str(value).split())


def _excerpts(old: str | None, new: str | None) -> tuple[str | None, str | None]:
    """The two values, bounded: if one is long, from a word shortly before their first difference."""
    start = 0
    if old is not None and new is not None and max(len(old), len(new)) > _LONG:
        shorter = min(len(old), len(new))
        different = next((place for place in range(shorter) if old[place] != new[place]), shorter)
        start = max(0, different - _BEFORE)
        start = new.find(" ", start, different) + 1 or start if start else 0
    return _excerpt(old, start), _excerpt(new, start)


def _excerpt(value: str | None, start: int) -> str | None:
    if value is None:
        return None
    shown = value[start : start + _LONG]
    end = f"… ({len(value):,} characters)" if len(value) > start + _LONG else ""
    return f"{'…' if start else ''}{shown}{end}"
