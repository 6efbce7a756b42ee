"""The options of `edit` (`mentorlog.model.fields` lists the fields), and how their values are parsed.

A value is parsed by the type of its field, or by a function in `_OVERRIDES`.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.cli.input.checks import (
    checked_name,
    checked_role,
    checked_url,
    outcome_words,
    parse_outcome,
    parse_promise,
    parse_score,
    read_reason,
)
from mentorlog.cli.input.dates.cadence import checked_cadence
from mentorlog.cli.input.dates.checked_dates import warn_of_passed_day
from mentorlog.cli.input.dates.early_days import beginnings_of, check_early_day
from mentorlog.cli.input.dates.read import read_day, read_past_day, read_when, warn_of_part_of_day
from mentorlog.cli.input.people.lookup import find_entry
from mentorlog.cli.input.sessions import checked_manner, checked_party, minutes_of, minutes_spent, refuse_two_lengths
from mentorlog.cli.input.text.private_marker import split_private_part
from mentorlog.cli.input.text.read import public_text
from mentorlog.errors import UsageError
from mentorlog.model.choices import find_choice
from mentorlog.model.fields import FIELDS
from mentorlog.model.vocabulary import kind_with_article
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorlog.cli.app import App
    from mentorlog.dates import When
    from mentorlog.model import Entry, Kind
    from mentorlog.model.fields import Field
    from mentorlog.store import Journal

Values = dict[str, object]
"""New values by the names of the fields."""

FLAGS: Final[dict[str, object]] = {
    "private": True,
    "shareable": False,
    "mine": "me",
    "theirs": "them",
    "praise": "praise",
    "constructive": "constructive",
}
"""The options that take no value, each with the value that it sets."""


class EditContext(NamedTuple):
    """The context of parsing a value."""

    app: App
    """The program: the clock and the settings."""
    journal: Journal
    """The journal, to look up refs."""
    entry: Entry
    """The entry as it is before the edit."""


class TypedField(NamedTuple):
    """One field as it was typed."""

    name: str
    """The name of the field in the model."""
    field: Field
    """Its description."""
    option: str
    """The option, without dashes."""
    text: str
    """The value; empty for a flag."""

    @property
    def long_option(self) -> str:
        """The option as it was typed, with its dashes."""
        return f"--{self.option}"


def edit_options() -> dict[str, bool]:
    """Every option of every kind, and whether it is a flag."""
    every = (option for fields in FIELDS.values() for field in fields.values() for option in field.options)
    return {option: option in FLAGS for option in every}


def shown_options(kind: Kind) -> Iterator[str]:
    """The options that help and messages name: the first of each field, and others that are not synonyms."""
    for field in FIELDS[kind].values():
        for option in field.options:
            if option == field.options[0] or option in FLAGS or (kind, option) == ("milestone", "by"):
                yield option


def field_of(kind: Kind, option: str) -> tuple[str, Field]:
    """The field of that kind that an option sets, with its name. Raises UsageError that lists the options."""
    for name, field in FIELDS[kind].items():
        if option in field.options:
            return name, field
    known = " ".join(f"--{option}" for option in shown_options(kind))
    raise UsageError(
        f"{kind_with_article(kind).capitalize()} has no field {quoted(option)} to edit.", hint=f"its fields: {known}"
    )


def is_list(field: Field) -> bool:
    """Whether a field has several values: a repeated option then replaces all of them."""
    return field.type in ("texts", "refs")


def is_text_option(option: str) -> bool:
    """Whether an option sets a text in some kind of entry."""
    fields = (field for kind in FIELDS.values() for field in kind.values())
    return any(option in field.options and field.type in ("text", "texts") for field in fields)


def read_values(context: EditContext, typed: list[tuple[str, str]]) -> Values:
    """The values that options and texts set. Repeated options add to a list; for other fields the last one is used."""
    values: Values = {}
    lists: dict[str, list[object]] = {}
    last = {field_of(context.entry.ref.kind, option)[0]: place for place, (option, _) in enumerate(typed)}
    for place, (option, text) in enumerate(typed):
        name, field = field_of(context.entry.ref.kind, option)
        if not is_list(field) and place != last[name]:
            continue
        read = _read(context, TypedField(name, field, option, text))
        if "minutes" in read and values.get("minutes", read["minutes"]) != read["minutes"]:
            between, length = (values, read) if name == "minutes" else (read, values)
            refuse_two_lengths(between["minutes"], length["minutes"])
        if is_list(field):
            lists.setdefault(name, []).extend(read.values())
        else:
            values |= read
    values |= {name: tuple(items) for name, items in lists.items()}
    return values | _deadline_in_text(context, values)


def cleared_value(kind: Kind, option: str) -> Values:
    """The value that clears a field. Raises UsageError for one that can't be empty."""
    option = option.lstrip("-")
    name, field = field_of(kind, option)
    if not field.can_clear:
        shown = option if option in shown_options(kind) else field.options[0]
        raise UsageError(f"--{shown} of {kind_with_article(kind)} can't be empty.")
    return {name: () if is_list(field) else None}


def format_value(value: object) -> str:
    """A value as the user would type it."""
    return f"{value:%H:%M}" if isinstance(value, dt.time) else str(value)


def _read(context: EditContext, typed: TypedField) -> Values:
    if typed.option in FLAGS:
        return {typed.name: FLAGS[typed.option]}
    _refuse_nothing(context, typed)
    field = f"{context.entry.ref.kind}.{typed.name}"
    if field == "session.on":
        return _session_day(context, typed.text)
    if field == "session.notes":
        return _session_notes(context, typed)
    if field == "session.at":
        return _session_time(context, typed.text)
    reader = _OVERRIDES.get(field) or _READERS[typed.field.type]
    return {typed.name: reader(context, typed)}


_NOTHING: Final = ("", "-", "none", "null", "never", "clear", "remove", "ingen", "intet", "aldrig", "fjern", "slet")
"""Values that people type to clear a field."""


def _refuse_nothing(context: EditContext, typed: TypedField) -> None:
    """Raise UsageError, with --clear, for a value that other tools take to clear a field that is not text."""
    text = typed.text.strip()
    if typed.field.type in ("text", "texts") or not typed.field.can_clear or text.casefold() not in _NOTHING:
        return
    if typed.field.type == "choice" and find_choice(text, typed.field.choices):
        return  # `--recap never` is no
    what = f"can't be {quoted(text)}" if text else "is empty"
    hint = f"mentorlog edit {context.entry.ref} --clear {typed.option}"
    raise UsageError(f"{typed.long_option} {what}; to clear it, type this:", hint=hint)


def _deadline_in_text(context: EditContext, values: Values) -> Values:
    """The text of an action, goal, resource or advice without the deadline at its end, and the due date, if a new text
    has one and no due date was typed. Raises DateError."""
    name = {"action": "text", "goal": "title", "resource": "title", "advice": "text"}.get(context.entry.ref.kind, "")
    due = "try_by" if context.entry.ref.kind == "advice" else "due_on"
    text = values.get(name)
    is_new_text = isinstance(text, str) and text != getattr(context.entry, name, None)
    if not is_new_text or due in values:
        return {}
    words, due_on = parse_promise(context.app, str(text), by=None, from_day=context.app.today)
    return {name: words, due: due_on} if due_on else {}


# by type


def _text(context: EditContext, typed: TypedField) -> str:
    context.app.person = str(context.entry.relationship_ref)
    is_private = bool(getattr(context.entry, "private", False))
    return public_text(context.app, _filled_text(context, typed), what=typed.long_option, is_private=is_private)


def _filled_text(context: EditContext, typed: TypedField) -> str:
    """The text that was typed. Raises UsageError if it is blank."""
    if typed.text.strip():
        return typed.text
    if typed.field.is_required:
        hint = f"mentorlog edit {context.entry.ref} {typed.long_option} TEXT"
        raise UsageError(f"{typed.long_option} can't be empty.", hint=hint)
    hint = f"mentorlog edit {context.entry.ref} --clear {typed.option}"
    raise UsageError(f"{typed.long_option} is empty.", hint=hint)


def _past_day(context: EditContext, typed: TypedField) -> object:
    """The day. A new one is checked. Raises UsageError if it is in the future."""
    day = read_day(context.app, typed.text, direction="past")
    if day is not None and day != getattr(context.entry, typed.name):
        read_past_day(context.app, typed.text, option=typed.long_option)
        _check_day(context, typed.text, day, name=typed.name)
    return day


def _check_day(context: EditContext, text: str, day: dt.date, *, name: str) -> None:
    """Check a new day of a field against the days on which the entry and its relationship began. Raises UsageError."""
    if name == "started_on" or day == getattr(context.entry, name):
        return
    since = list(beginnings_of(context.journal, [context.entry]))
    option = f"--{name.replace('_', '-')}"
    check_early_day(context.app, text, day, since=since[:1] if name == "on" else since, option=option)


def _future_day(context: EditContext, typed: TypedField) -> object:
    if typed.option in ("by", "try-by"):
        from mentorlog.dates import check_year, parse_deadline

        when = parse_deadline(typed.text, now=context.app.now, order=context.app.date_order)
        check_year(when.on)
        warn_of_part_of_day(context.app, when)
        day: dt.date | None = when.on
    else:
        day = read_day(context.app, typed.text, direction="future")
    if day is not None and day != getattr(context.entry, typed.name):
        warn_of_passed_day(context.app, day)
    return day


def _time(context: EditContext, typed: TypedField) -> object:
    return read_when(context.app, f"{context.app.today.isoformat()} {typed.text}", direction="past").at


def _ref(context: EditContext, typed: TypedField) -> object:
    return find_entry(context.journal, typed.text, typed.field.kind or context.entry.ref.kind).ref


def _choice(_: EditContext, typed: TypedField) -> str:
    found = find_choice(typed.text, typed.field.choices)
    if found is not None:
        return found
    *most, last = typed.field.choices
    raise UsageError(f"{typed.long_option} must be {', '.join(most)} or {last}, not {quoted(typed.text)}.")


def _score(context: EditContext, typed: TypedField) -> int:
    hint = f"mentorlog edit {context.entry.ref} {typed.long_option} 4"
    return parse_score(typed.text, what=typed.long_option, hint=hint)


def _count(context: EditContext, typed: TypedField) -> int:
    from mentorlog.cli.input.counts import MOST_SESSIONS, parse_count

    hint = f"mentorlog edit {context.entry.ref} {typed.long_option} N"
    return parse_count(typed.text, what=typed.long_option, lowest=1, highest=MOST_SESSIONS, hint=hint)


_READERS: Final[dict[str, Callable[[EditContext, TypedField], object]]] = {
    "text": _text,
    "texts": _text,
    "past date": _past_day,
    "future date": _future_day,
    "time": _time,
    "minutes": lambda _, typed: minutes_of(typed.text),
    "ref": _ref,
    "refs": _ref,
    "choice": _choice,
    "party": lambda _, typed: checked_party(typed.text, option=typed.long_option),
    "score": _score,
    "count": _count,
}


# by kind and name


def _session_day(context: EditContext, text: str) -> Values:
    """The day of a session; a time of day typed with it sets the time of the session."""
    direction = "future" if getattr(context.entry, "status", "") == "planned" else "past"
    when = read_when(context.app, text, direction=direction)  # type: ignore[arg-type]
    if direction == "past":
        _check_day(context, text, when.on, name="on")
    return {"on": when.on} | ({"at": when.at} if when.at else {}) | _length_fields(when)


def _session_time(context: EditContext, text: str) -> Values:
    """The time of day of a session; from one time to another (`10-11`) also its length."""
    when = read_when(context.app, f"{context.app.today.isoformat()} {text}", direction="past")
    return {"at": when.at} | _length_fields(when)


def _length_fields(when: When) -> Values:
    return {"minutes": when.minutes} if when.minutes else {}


def _session_notes(context: EditContext, typed: TypedField) -> Values:
    """The notes of a session; the part after a private marker sets its private notes. Raises UsageError if there is
    nothing before the marker."""
    text = _filled_text(context, typed)
    try:
        public, private, has_marker = split_private_part(text)
    except UsageError as error:
        raise UsageError(error.message, hint=_line_with_private_notes(context, typed)) from None
    if not public.strip():
        raise UsageError(
            f"{typed.long_option} has no text before the private part.",
            hint=f"mentorlog edit {context.entry.ref} --private-notes TEXT",
        )
    values: Values = {"notes": public}
    return values | {"private_notes": private} if has_marker and private else values


def _line_with_private_notes(context: EditContext, typed: TypedField) -> str | None:
    """The line with the text after a private mark as --private-notes; None if that would replace private notes, or if
    the text has several lines."""
    from mentorlog.private_lines import read_line

    found = read_line(typed.text)
    if "\n" in typed.text or found.kind != "inline" or getattr(context.entry, "private_notes", None):
        return None
    notes = [typed.long_option, found.before] if found.before else []
    return shell_line.join(["mentorlog", "edit", str(context.entry.ref), *notes, "--private-notes", found.after])


def _milestone_day(context: EditContext, typed: TypedField) -> object:
    if typed.option == "by" or getattr(context.entry, "status", "") == "planned":
        return _future_day(context, typed)
    day = read_day(context.app, typed.text, direction="past")
    if day is not None:
        _check_day(context, typed.text, day, name="on")
    return day


def _question_topic(text: str) -> str:
    from mentorlog.cli.input.question_values import question_topic

    return question_topic(text)


def _outcome(typed: TypedField, kind: Kind) -> str:
    """The outcome, which must be the whole value. Raises UsageError."""
    found, others = parse_outcome(typed.text.split() or [""], kind)
    if others:
        raise UsageError(f"{typed.long_option} must be {' or '.join(outcome_words(kind))}, not {quoted(typed.text)}.")
    return found


_OVERRIDES: Final[dict[str, Callable[[EditContext, TypedField], object]]] = {
    "relationship.name": lambda _, typed: checked_name(typed.text),
    "relationship.reason": lambda context, typed: read_reason(_text(context, typed)),
    "relationship.role": lambda _, typed: checked_role(typed.text),
    "session.private_notes": _filled_text,
    "relationship.cadence": lambda _, typed: checked_cadence(typed.text),
    "session.how": lambda _, typed: checked_manner(typed.text),
    "milestone.on": _milestone_day,
    "feedback.outcome": lambda _, typed: _outcome(typed, "feedback"),
    "advice.outcome": lambda _, typed: _outcome(typed, "advice"),
    "resource.url": lambda _, typed: checked_url(typed.text, option=typed.long_option),
    "resource.minutes": lambda _, typed: minutes_spent(typed.text),
    "question.topic": lambda context, typed: _question_topic(_text(context, typed)),
}
"""The fields that are not parsed by their type."""
