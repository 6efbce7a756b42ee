"""An entry as a form in the editor: a head for each field, its long text below."""

from __future__ import annotations

from mentorlog.cli.input import edit_values as fields
from mentorlog.cli.input.edit_values import FIELDS, LONG, Field, Place
from mentorlog.cli.input.log_lines import PRIVATE
from mentorlog.cli.input.text import edited, helped, unhelped
from mentorlog.errors import UsageError
from mentorlog.model import Entry
from mentorlog.model.words import a_kind

_INDENT = "  "


def changed(place: Place) -> dict[str, object]:
    """The model fields that the form was left different in; a head that was emptied or taken away clears its field."""
    entry = place.entry
    template = _form(entry) + _help(entry)
    typed = _read(edited(place.app, template), entry)
    before, after = _by_field(_read(unhelped(template), entry), entry), _by_field(typed, entry)
    # a text that was not touched is left alone: as a form it may have lost blanks at its ends
    touched = {name for name in before.keys() | after.keys() if before.get(name) != after.get(name)}
    kind = entry.ref.kind
    new = [(option, said) for option, said in typed if said and fields.field_of(kind, option).name in touched]
    values = fields.read_values(place, new)
    for field in _shown(entry):
        if field.name in touched and field.name not in after:
            values |= fields.cleared(kind, field.options[0])
    return values


def _by_field(typed: list[tuple[str, str]], entry: Entry) -> dict[str, list[str]]:
    """What is said for each field that has a value."""
    said: dict[str, list[str]] = {}
    for option, value in typed:
        if value:
            said.setdefault(fields.field_of(entry.ref.kind, option).name, []).append(value)
    return said


def _shown(entry: Entry) -> list[Field]:
    """The fields of the form, each once; flags have a field of their own name beside them."""
    shown: dict[str, Field] = {}
    for field in FIELDS[entry.ref.kind]:
        if not field.is_flag:
            shown.setdefault(field.name, field)
    return list(shown.values())


def _form(entry: Entry) -> str:
    long = LONG.get(entry.ref.kind)
    lines = []
    for field in _shown(entry):
        if field.name in (long, "private_notes"):
            continue
        value = getattr(entry, field.name)
        items = value or [None] if field.is_list else [value]
        lines += [_head(field, item) for item in items]
    body = getattr(entry, long) or "" if long else ""
    text = "\n".join(lines) + "\n" + (f"\n{body}\n" if long else "")
    if entry.ref.kind == "session":
        text += f"\n{PRIVATE}\n{getattr(entry, 'private_notes') or ''}\n"  # noqa: B009 - only a session has them
    return text


def _head(field: Field, value: object) -> str:
    said = "" if value is None else fields.dated(value).replace("\n", "\n" + _INDENT)
    return f"{field.options[0]}: {said}".rstrip()


def _help(entry: Entry) -> str:
    heads = "A head without a value clears it; one may be repeated where it is a list."
    below = ["What stands below the empty line is the long text."] if entry.ref.kind in LONG else []
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
        fields.field_of(entry.ref.kind, option.strip())
        typed.append((option.strip(), said.strip()))
    return typed


def _below(text: str, entry: Entry) -> list[tuple[str, str]]:
    long = LONG.get(entry.ref.kind)
    if long is None:
        if text.strip():
            raise UsageError(f"There is no long text in {a_kind(entry.ref.kind)}; every line is a `field: value`.")
        return []
    public, mark, private = text.partition(f"{PRIVATE}\n") if entry.ref.kind == "session" else (text, "", "")
    below = [(long, public.strip("\n"))]
    return [*below, ("private-notes", private.strip("\n"))] if mark else below
