"""An entry as a form in the editor: a line for each field, its long text below."""

from __future__ import annotations

from typing import Final

from mentorlog.cli.input.edit_values import (
    FLAGS,
    EditContext,
    Values,
    as_typed,
    cleared,
    field_of,
    is_list,
    read_values,
)
from mentorlog.cli.input.log_lines import PRIVATE
from mentorlog.cli.input.text import edited, helped, unhelped
from mentorlog.errors import UsageError
from mentorlog.model import Entry, Kind
from mentorlog.model.fields import FIELDS, Field
from mentorlog.model.words import a_kind

LONG_TEXTS: Final[dict[Kind, str]] = {
    "session": "notes",
    "feedback": "text",
    "note": "text",
    "relationship": "agreement",
}
"""The field of each kind that is typed below the lines of the form."""
_INDENT: Final = "  "


def changed(context: EditContext) -> Values:
    """The fields that the form was left different in. A line that was emptied or deleted clears its field."""
    entry = context.entry
    kind = entry.ref.kind
    template = _form(entry) + _help(entry)
    typed = _read(edited(context.app, template), entry)
    before, after = _by_field(_read(unhelped(template), entry), kind), _by_field(typed, kind)
    # a text that was not touched is left alone: as a form it may have lost blanks at its ends
    touched = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    new = [(option, text) for option, text in typed if text and field_of(kind, option)[0] in touched]
    values = read_values(context, new)
    for name, field in _fields_of_form(kind):
        if name in touched and name not in after:
            values |= cleared(kind, field.options[0])
    return values


def _by_field(typed: list[tuple[str, str]], kind: Kind) -> dict[str, list[str]]:
    """The texts of each field that has one."""
    texts: dict[str, list[str]] = {}
    for option, text in typed:
        if text:
            texts.setdefault(field_of(kind, option)[0], []).append(text)
    return texts


def _fields_of_form(kind: Kind) -> list[tuple[str, Field]]:
    """The fields that have a line in the form, or the text below it: those with an option that takes a value."""
    return [(name, field) for name, field in FIELDS[kind].items() if field.can_edit and field.options[0] not in FLAGS]


def _form(entry: Entry) -> str:
    kind = entry.ref.kind
    long_text = LONG_TEXTS.get(kind)
    lines = []
    for name, field in _fields_of_form(kind):
        if name in (long_text, "private_notes"):
            continue
        value = getattr(entry, name)
        items = value or [None] if is_list(field) else [value]
        lines += [_line(field, item) for item in items]
    body = getattr(entry, long_text) or "" if long_text else ""
    text = "\n".join(lines) + "\n" + (f"\n{body}\n" if long_text else "")
    if kind == "session":
        text += f"\n{PRIVATE}\n{getattr(entry, 'private_notes') or ''}\n"  # noqa: B009 - only a session has them
    return text


def _line(field: Field, value: object) -> str:
    text = "" if value is None else as_typed(value).replace("\n", "\n" + _INDENT)
    return f"{field.options[0]}: {text}".rstrip()


def _help(entry: Entry) -> str:
    heads = "A head without a value clears it; one may be repeated where it is a list."
    below = ["What stands below the empty line is the long text."] if entry.ref.kind in LONG_TEXTS else []
    return helped(f"{entry.ref}, {entry.relationship}. {heads}", *below)


def _read(text: str, entry: Entry) -> list[tuple[str, str]]:
    """The options and values that the form holds now. Raises UsageError for a line that is none."""
    typed: list[tuple[str, str]] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith(_INDENT) and typed:
            option, said = typed.pop()
            typed.append((option, f"{said}\n{line.removeprefix(_INDENT)}"))
            continue
        if not line.strip():
            typed += _below("\n".join(lines[number + 1 :]), entry)
            break
        option, colon, said = line.partition(":")
        if not colon:
            raise UsageError(f"{line!r} is no `field: value`.")
        field_of(entry.ref.kind, option.strip())
        typed.append((option.strip(), said.strip()))
    return typed


def _below(text: str, entry: Entry) -> list[tuple[str, str]]:
    long = LONG_TEXTS.get(entry.ref.kind)
    if long is None:
        if text.strip():
            raise UsageError(f"There is no long text in {a_kind(entry.ref.kind)}; every line is a `field: value`.")
        return []
    public, mark, private = text.partition(f"{PRIVATE}\n") if entry.ref.kind == "session" else (text, "", "")
    below = [(long, public.strip("\n"))]
    return [*below, ("private-notes", private.strip("\n"))] if mark else below
