"""Which files with unsaved text are about the person who is forgotten.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import re
import shlex
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog import names
from mentorlog.model import ME, Ref
from mentorlog.named_tuples import NamedTuple
from mentorlog.quoted_text import shortened
from mentorlog.store.file.line_files import EDITOR_FOLDER, LINES_FOLDER, line_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LEAST: Final = 3
"""The letters of a word that is found in any spelling; a shorter one (`Bo`) is found as it is written in the name."""
_PERSON_LINE: Final = re.compile(r"^[ \t]*(?:with|med)[ \t]*:[ \t]*(\S.*)$", re.IGNORECASE | re.MULTILINE)
"""The line of a session's text that names the person."""

_UNKNOWN: Final = -1
"""In place of the number of a relationship: a name that no one in the journal has."""


class Person(NamedTuple):
    """A person of the journal, or the one who is only in backups."""

    number: int | None
    """The number of the relationship; None if it is only in backups."""
    name: str
    """The full name."""
    status: str
    """The status of the relationship."""


class People(NamedTuple):
    """Whom a file may be about."""

    forgotten: Person
    """The person who is forgotten."""
    others: tuple[Person, ...]
    """The other people of the journal."""
    relationship_of: Callable[[Ref], int | None]
    """Returns the number of the relationship of an entry; None if there is no such entry."""


def files_about(files: "Iterable[Path]", people: People, *, journal: Path) -> tuple[Path, ...]:
    """The files that are deleted: those whose line to type is for the person; and of those whose line names no one, the
    ones whose text has a word of the name, or of no one else's name. A file for another journal stays."""
    own = _words_in(people.forgotten.name)
    other_words = {word for other in people.others for word in _words_in(other.name)} - own
    found = []
    for file in files:
        text = _read(file)
        lines = [_words_of_line(line) for line in _lines_of(file, text)]
        if any(_is_for_other_journal(line, journal) for line in lines):
            continue
        named = {number for line in lines for number in _named_in_line(line, people)}
        named |= {number for name in _PERSON_LINE.findall(text) for number in _resolved(name, people)}
        words = _words_in(f"{text}\n{' '.join(word for line in lines for word in line)}")
        if people.forgotten.number in named if named else own & words or not words & other_words:
            found.append(file)
    return tuple(found)


def _lines_of(file: Path, text: str) -> "Iterator[str]":
    """The lines that record a file of the recovery folder: the one saved beside it, and those that are its text."""
    name = file.parent if file.parent.name.endswith(EDITOR_FOLDER) else file
    if name.parent.name in ("unsaved", LINES_FOLDER):  # a line may be left without its text
        yield _read(line_file(name))
        yield from (line for line in text.splitlines() if line.startswith("mentorlog "))


def _words_of_line(line: str) -> list[str]:
    """The words after `mentorlog`, without the file that is read."""
    before, _, _ = line.rpartition(" < ") if " < " in line else (line, "", "")
    try:
        words = shlex.split(before)
    except ValueError:  # a quotation mark in a text that a shell reads otherwise
        words = before.split()
    return words[words.index("mentorlog") + 1 :] if "mentorlog" in words else []


def _values(words: list[str], *options: str) -> "Iterator[str]":
    """The values of an option."""
    for at, word in enumerate(words):
        name, is_joined, value = word.partition("=")
        if name in options:
            yield value if is_joined else " ".join(words[at + 1 : at + 2])
        elif not word.startswith("--") and word[:2] in options:
            yield word[2:]


def _is_for_other_journal(words: list[str], journal: Path) -> bool:
    """Whether a line names another journal that exists. One that is missing was a mistake."""
    chosen = [Path(value) for value in _values(words, "--db")]
    return any(file.exists() and file.resolve() != journal.resolve() for file in chosen)


def _named_in_line(words: list[str], people: People) -> set[int | None]:
    """The relationships that a line names: by --with, by refs, or by a name after the command."""
    found = {number for name in _values(words, "--with", "-w") for number in _resolved(name, people) or {_UNKNOWN}}
    refs = (Ref.parse(part) for word in words for part in word.rpartition("=")[2].split(","))
    found |= {number for ref in refs if ref is not None for number in _relationship_of(ref, people)}
    if found:
        return found
    run = _first_words(words)
    for end in range(len(run), 1, -1):
        name = " ".join(run[1:end])
        if names.is_me(name) or any(names.is_name_word(name, each.name) for each in _everyone(people)):
            return _resolved(name, people)
    return set()


def _first_words(words: list[str]) -> list[str]:
    """The words of a line before its first option, and after --db."""
    start = 2 if words[:1] == ["--db"] else 0
    end = next((at for at in range(start, len(words)) if words[at].startswith("-")), len(words))
    return words[start:end]


def _resolved(name: str, people: People) -> set[int | None]:
    """The relationships that a name or ref may be: those that a command takes it for."""
    if names.is_me(name):
        return {ME.number}
    ref = Ref.parse(name.strip())
    if ref is not None:
        return _relationship_of(ref, people)
    found = names.match(name, _everyone(people), name=lambda each: each.name, status=lambda each: each.status)
    return {person.number for person in found}


def _relationship_of(ref: Ref, people: People) -> set[int | None]:
    number = people.relationship_of(ref)
    return set() if number is None else {number}


def _everyone(people: People) -> tuple[Person, ...]:
    return (people.forgotten, *people.others)


def _words_in(text: str) -> set[str]:
    """The words of a text in every spelling, without short ones that do not begin with a capital letter."""
    return {
        spelling
        for word in set(re.findall(r"[^\W_]+", text))
        if len(word) >= _LEAST or word[:1].isupper()
        for spelling in (names.word_spellings(word) if len(word) >= _LEAST else (word,))
    }


def _read(file: Path) -> str:
    with suppress(OSError):
        return file.read_bytes().decode("utf-8", "replace")
    return ""


def first_line(file: Path) -> str:
    """The first line of a file that is not empty, by which the user recognises it; of a long one the beginning."""
    return shortened(next((line.strip() for line in _read(file).splitlines() if line.strip()), ""))


def delete_text(file: Path) -> None:
    """Delete a file with unsaved text, its line, and a folder of the editor that is empty then. Raises OSError."""
    line_file(file).unlink(missing_ok=True)
    file.unlink(missing_ok=True)
    if file.parent.name not in ("unsaved", "defects") and file.parent.parent.name == "unsaved":
        with suppress(OSError):  # the editor has other files in it
            file.parent.rmdir()
