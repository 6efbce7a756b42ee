"""Edit an entry as a form in the editor: a line for each field, and its long text below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli.input.edit_values import (
    FLAGS,
    cleared_value,
    field_of,
    format_value,
    is_list,
    read_values,
)
from mentorlog.cli.input.log_lines import PRIVATE
from mentorlog.cli.input.text import edit_text, help_lines, remove_help
from mentorlog.errors import UsageError
from mentorlog.model.fields import FIELDS
from mentorlog.model.vocabulary import kind_with_article

if TYPE_CHECKING:
    from mentorlog.cli.input.edit_values import (
        EditContext,
        Values,
    )
    from mentorlog.model import Entry, Kind
    from mentorlog.model.fields import Field

LONG_TEXTS: Final[dict[Kind, str]] = {
    "session": "notes",
    "feedback": "text",
    "note": "text",
    "relationship": "agreement",
}
"""The field of each kind that is below the lines of the form."""
_INDENT: Final = "  "


def edit_in_form(context: EditContext) -> Values:
    """The fields that the user changed in the form. An empty or deleted line clears its field."""
    entry = context.entry
    kind = entry.ref.kind
    template = _form(entry) + _help(entry)
    typed = _read(edit_text(context.app, template), entry)
    before, after = _by_field(_read(remove_help(template), entry), kind), _by_field(typed, kind)
    # a field that was not changed is not written: the form may have trimmed its spaces
    touched = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    new = [(option, text) for option, text in typed if text and field_of(kind, option)[0] in touched]
    values = read_values(context, new)
    for name, field in _fields_of_form(kind):
        if name in touched and name not in after:
            values |= cleared_value(kind, field.options[0])
    return values


def _by_field(typed: list[tuple[str, str]], kind: Kind) -> dict[str, list[str]]:
    """The texts of each field that has one."""
    texts: dict[str, list[str]] = {}
    for option, text in typed:
        if text:
            texts.setdefault(field_of(kind, option)[0], []).append(text)
    return texts


def _fields_of_form(kind: Kind) -> list[tuple[str, Field]]:
    """The fields in the form: those with an option that takes a value."""
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
    text = "" if value is None else format_value(value).replace("\n", "\n" + _INDENT)
    return f"{field.options[0]}: {text}".rstrip()


def _help(entry: Entry) -> str:
    fields = "A field without a value is cleared; repeat a field to give several values."
    below = ["The long text is below the empty line."] if entry.ref.kind in LONG_TEXTS else []
    return help_lines(f"{entry.ref}, {entry.relationship}. {fields}", *below)


def _read(text: str, entry: Entry) -> list[tuple[str, str]]:
    """The options and values in the text of a form. Raises UsageError for a line that is not one."""
    typed: list[tuple[str, str]] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if line.startswith(_INDENT) and typed:
            option, value = typed.pop()
            typed.append((option, f"{value}\n{line.removeprefix(_INDENT)}"))
            continue
        if not line.strip():
            typed += _long_texts("\n".join(lines[number + 1 :]), entry)
            break
        option, colon, value = line.partition(":")
        if not colon:
            raise UsageError(f"{line!r} is not a `field: value` line.")
        field_of(entry.ref.kind, option.strip())
        typed.append((option.strip(), value.strip()))
    return typed


def _long_texts(text: str, entry: Entry) -> list[tuple[str, str]]:
    long = LONG_TEXTS.get(entry.ref.kind)
    if long is None:
        if text.strip():
            raise UsageError(
                f"{kind_with_article(entry.ref.kind).capitalize()} has no long text; every line must be `field: value`."
            )
        return []
    public, mark, private = text.partition(f"{PRIVATE}\n") if entry.ref.kind == "session" else (text, "", "")
    below = [(long, public.strip("\n"))]
    return [*below, ("private-notes", private.strip("\n"))] if mark else below
