"""Edit an entry as a form in the editor: a line for each field, and its long text below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from mentorlog.cli.input.edit_values import (
    FLAGS,
    cleared_value,
    field_of,
    format_value,
    is_list,
    read_values,
)
from mentorlog.cli.input.text.private_marker import MARKER, escape_markers, escape_public, find_private_part
from mentorlog.cli.input.text.read import edit_until_valid, escape_help, help_lines, remove_help
from mentorlog.errors import UsageError
from mentorlog.model.fields import FIELDS
from mentorlog.model.vocabulary import kind_with_article
from mentorlog.normalise import end_lines_with_lf, normalise_text
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

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
_BACKSLASH: Final = "\\"
"""An empty line within a value, because many editors remove blanks at the end of a line; before other lines, it keeps
them as text."""
_PRIVATE_NOTES: Final = "private-notes"


def edit_in_form(context: EditContext) -> Values:
    """The fields that the user changed in the form. An empty or deleted line clears its field."""
    template = _form(context.entry) + _help(context.entry)
    return edit_until_valid(context.app, template, lambda text: _changed_values(context, template, text), is_form=True)


def _changed_values(context: EditContext, template: str, text: str) -> Values:
    """The values of the fields that differ between the template and the text from the editor."""
    entry = context.entry
    kind = entry.ref.kind
    typed = _read(text, entry)
    before, after = _by_field(_read(remove_help(normalise_text(template)), entry), kind), _by_field(typed, kind)
    if "private_notes" in before and not any(option == _PRIVATE_NOTES for option, _ in typed):
        raise UsageError(
            f"The line `{MARKER}` is missing, so the private notes would become public. Put it back; to clear the "
            "private notes, remove the text below it."
        )
    # a field that was not changed is not written: the form may have trimmed its spaces
    touched = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    new = [(option, text) for option, text in typed if text and field_of(kind, option)[0] in touched]
    values = read_values(context, new)
    for name in touched & {name for name in values if FIELDS[kind][name].type == "texts"}:
        # an item that was not changed is written as it was stored
        stored = dict(zip(before.get(name, ()), getattr(entry, name), strict=False))
        items = zip(after[name], cast("tuple[str, ...]", values[name]), strict=True)
        values[name] = tuple(stored.get(text, item) for text, item in items)
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
    text = "\n".join(lines) + "\n"
    if kind == "session":
        private = getattr(entry, "private_notes") or ""  # noqa: B009 - only a session has them
        return f"{text}\n{escape_help(escape_markers(body))}\n\n{MARKER}\n{escape_help(private)}\n"
    return f"{text}\n{escape_help(escape_public(body))}\n" if long_text else text


def _line(field: Field, value: object) -> str:
    first, *more = ("" if value is None else escape_public(end_lines_with_lf(format_value(value)))).split("\n")
    below = [f"{_INDENT}{_BACKSLASH if _is_blank_or_backslashes(line) else ''}{line}" for line in more]
    return "\n".join((f"{field.options[0]}: {first}".rstrip(), *below))


def _is_blank_or_backslashes(line: str) -> bool:
    return not line.rstrip(" \t").strip(_BACKSLASH)


def _help(entry: Entry) -> str:
    fields = "A field without a value is cleared; repeat a field to give several values."
    below = ["The long text is below the empty line."] if entry.ref.kind in LONG_TEXTS else []
    if entry.ref.kind == "session":
        below.append(f"Everything after the line `{MARKER}` is never exported.")
    return help_lines(f"{entry.ref}, {entry.relationship}. {fields}", *below)


def _read(text: str, entry: Entry) -> list[tuple[str, str]]:
    """The options and values in the text of a form. Raises UsageError for a line that is not one."""
    kind = entry.ref.kind
    typed: list[tuple[str, str]] = []
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if typed and (line.startswith(_INDENT) or (not line.strip() and _continues(lines[number:], kind))):
            option, value = typed.pop()
            below = line.removeprefix(_INDENT)
            below = below.removeprefix(_BACKSLASH) if _is_blank_or_backslashes(below) else below
            typed.append((option, f"{value}\n{below}"))
            continue
        if not line.strip():
            typed += _long_texts("\n".join(lines[number + 1 :]), entry)
            break
        option, colon, value = line.partition(":")
        if not colon:
            raise UsageError(f"{quoted(line)} is not a `field: value` line.")
        field_of(kind, option.strip())
        typed.append((option.strip(), value.strip()))
    return typed


def _continues(lines: Sequence[str], kind: Kind) -> bool:
    """Whether the blank lines that `lines` begin with are part of a value: an indented line follows, and, if the kind
    has a long text, after it another field."""
    below = iter(line for line in lines if line.strip())
    if not next(below, "").startswith(_INDENT):
        return False
    after = next((line for line in below if not line.startswith(_INDENT)), "")
    options = {option for _, field in _fields_of_form(kind) for option in field.options}
    return kind not in LONG_TEXTS or after.partition(":")[0].strip() in options


def _long_texts(text: str, entry: Entry) -> list[tuple[str, str]]:
    long = LONG_TEXTS.get(entry.ref.kind)
    if long is None:
        if text.strip():
            raise UsageError(
                f"{kind_with_article(entry.ref.kind).capitalize()} has no long text; every line must be `field: value`."
            )
        return []
    if entry.ref.kind != "session":
        return [(long, text.strip("\n"))]
    public, private, has_marker = find_private_part(text)
    below = [(long, public.strip("\n"))]
    return [*below, (_PRIVATE_NOTES, private or "")] if has_marker else below
