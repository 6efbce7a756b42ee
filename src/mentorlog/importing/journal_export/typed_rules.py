"""The rules for typed values that the schema of an export does not express: the length of a text, names of people,
addresses, and blank items of lists. A file may have been written by hand or by another program."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from mentorlog.errors import ImportFileError
from mentorlog.importing.journal_export.links import each_entry
from mentorlog.model.addresses import address_problem
from mentorlog.model.vocabulary import MAX_TEXT_BYTES, Ref, size_if_too_long
from mentorlog.names import is_me
from mentorlog.unsafe_characters import NOT_ON_ONE_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.model.results.journal_export import JsonObject

_IN_THE_FILE: Final = "Change it in the file, and import it again."
_PERSONS: Final = {"relationship": "name", "action": "person"}
"""The fields with the name of a person."""


def check_typed_rules(export: JsonObject, *, name: str) -> None:
    """Put the names of people on one line, as those that are typed. Raises ImportFileError for a value that no command
    would record, with its place in the file."""
    owner = export.get("owner")
    if owner is not None and (not owner.strip() or re.search(NOT_ON_ONE_LINE, owner)):
        raise _fault(name, "owner", "must be one line of visible text")
    for number, evaluation in enumerate(export.get("evaluations", ())):
        _check_lengths(evaluation, place=f"evaluations[{number}]", name=name)
    for kind, place, entry in each_entry(export["relationships"]):
        _check_lengths(entry, place=place, name=name)
        if kind in _PERSONS and entry.get("role") != "self":
            _check_person(entry, _PERSONS[kind], place=place, name=name)
        if kind == "resource" and entry["url"] is not None:
            problem = address_problem(entry["url"])
            if problem is not None:
                raise _fault(name, f"{place}.url", _ADDRESS_PROBLEMS[problem])


_ADDRESS_PROBLEMS: Final = {
    "scheme": "must be an address that begins with https://, http:// or mailto:",
    "characters": "can't contain blanks, quotes, angle brackets or invisible characters",
    "account": "can't contain a user name or a password",
}


def _check_person(entry: JsonObject, key: str, *, place: str, name: str) -> None:
    person = entry.get(key)
    if person is None:
        return
    person = entry[key] = " ".join(person.split())
    if Ref.parse(person) is not None:
        raise _fault(name, f"{place}.{key}", f'"{person}" looks like a ref and can\'t be the name of a person')
    if is_me(person):
        raise _fault(name, f"{place}.{key}", f'"{person}" is your own development and can\'t be the name of a person')


def _check_lengths(entry: JsonObject, *, place: str, name: str) -> None:
    """Check the texts of an entry, and those of its checkpoints."""
    for path, value in _texts(entry, place):
        texts = value if isinstance(value, list) else [value]
        if isinstance(value, list) and any(not text.strip() for text in value):
            raise _fault(name, path, "contains a text that is only blanks")
        size = size_if_too_long(texts)
        if size is not None:
            raise _fault(name, path, f"has {size:,} bytes, and a field can have {MAX_TEXT_BYTES:,} (1 MB)")


def _texts(entry: JsonObject, place: str) -> Iterator[tuple[str, Any]]:
    """The values of an entry that are texts or lists of texts, with their places."""
    for key, value in entry.items():
        is_list = isinstance(value, list) and bool(value) and all(isinstance(each, str) for each in value)
        if isinstance(value, str) or is_list:
            yield f"{place}.{key}", value
        elif key == "checkpoints":
            for number, checkpoint in enumerate(value):
                yield from _texts(checkpoint, f"{place}.checkpoints[{number}]")


def _fault(name: str, place: str, problem: str) -> ImportFileError:
    return ImportFileError(f"{name}: {place} {problem}.", hint=_IN_THE_FILE)
