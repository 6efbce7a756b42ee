"""People by their names: who is meant by what somebody types of one, and what a person is called by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeVar

T = TypeVar("T")

_STATUSES: Final = ("active", "paused", "ended")
_MOST_READINGS: Final = 64
_ALIKE: Final = {
    "ø": ("o", "oe"),
    "æ": ("ae",),
    "œ": ("oe",),
    "ð": ("d",),
    "đ": ("d",),
    "þ": ("th",),
    "ł": ("l",),
    "ı": ("i",),
}
_MARKED: Final = {"a\u030a": ("a", "aa"), "a\u0308": ("a", "ae"), "o\u0308": ("o", "oe"), "u\u0308": ("u", "ue")}
"""Letters with a ring or two dots, and how people write them on a keyboard that lacks them."""
_BETWEEN_WORDS: Final = " -\u2010\u2011\u2013'\u2019.,()\u00b7\u30fb"
_UNSPACED: Final = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"), ("\U00020000", "\U0003ffff"))
"""Scripts that put no space between a family name and a given name: kana, Han, Hangul."""


def fold(text: str) -> tuple[str, ...]:
    """The ways to type `text` without case, accents and letters of few keyboards: `soren` and `soeren` for Søren, `ase`
    and `aase` for Åse. Blanks are single. There is always one reading; past 64 only the shortest and the longest."""
    if text.isascii():
        return (" ".join(text.lower().split()),)
    readings = [""]
    letters = list(_letters(text))
    count = 1
    for options in letters:
        count *= len(options)
    if count > _MOST_READINGS:
        readings = ["".join(options[0] for options in letters), "".join(options[-1] for options in letters)]
    else:
        for options in letters:
            readings = [reading + option for reading in readings for option in options]
    return tuple(dict.fromkeys(" ".join(_composed(reading).split()) for reading in readings))


def first_name(name: str) -> str:
    """The word of a name that a person is called by: the first that is no title (`Dr.`), or all of it."""
    words = name.split()
    return next((word for word in words if not word.endswith(".")), name)


def match(query: str, people: Iterable[T], *, name: Callable[[T], str], status: Callable[[T], str]) -> list[T]:
    """Those of `people` that `query` names best, in their order: by exact full name, else by whole words of the name,
    else by the beginning of a word or of the name; of those only the active, else the paused, else the ended.

    Empty where nobody fits, several where they fit equally well. `name` and `status` say what a person's are.
    """
    asked = fold(query)
    best: tuple[int, int] | None = None
    found: list[T] = []
    for person in people:
        step = _step(asked, name(person))
        if step is None:
            continue
        rank = (step, _rank(status(person)))
        if best is None or rank < best:
            best, found = rank, []
        if rank == best:
            found.append(person)
    return found


def is_name_word(query: str, name: str) -> bool:
    """Whether `query` is the full name, or whole words of it."""
    return _step(fold(query), name) in (0, 1)


def fits(query: str, name: str) -> bool:
    """Whether `query` is, or begins, the full name or a word of it."""
    return _step(fold(query), name) is not None


def words(name: str) -> set[str]:
    """Every reading of every word that names a person by itself."""
    parted = "".join(" " if sign in _BETWEEN_WORDS else sign for sign in name)
    return {reading for word in (*name.split(), *parted.split()) for reading in fold(word)}


def _step(asked: tuple[str, ...], name: str) -> int | None:
    """0 for the full name, 1 for whole words, 2 for a beginning, None for no match: the best over all readings."""
    steps = (_step_of(query, reading) for reading in fold(name) for query in asked)
    return min((step for step in steps if step is not None), default=None)


def _step_of(query: str, name: str) -> int | None:
    if not query:
        return None
    if query == name:
        return 0
    found = None
    at = name.find(query)
    while at >= 0:
        if _begins(name, at):
            if _ends(name, at + len(query)):
                return 1
            found = 2
        at = name.find(query, at + 1)
    return found


def _begins(name: str, at: int) -> bool:
    return at == 0 or name[at - 1] in _BETWEEN_WORDS or _is_unspaced(name[at])


def _ends(name: str, at: int) -> bool:
    return at == len(name) or name[at] in _BETWEEN_WORDS


def _is_unspaced(sign: str) -> bool:
    return sign > "\u3000" and any(first <= sign <= last for first, last in _UNSPACED)


def _rank(status: str) -> int:
    return _STATUSES.index(status) if status in _STATUSES else len(_STATUSES)


def _letters(text: str) -> Iterator[tuple[str, ...]]:
    """The ways to type each letter. Only the marks of European scripts are dropped: others carry meaning."""
    from unicodedata import normalize

    signs = normalize("NFKD", normalize("NFKD", text).casefold())
    for at, sign in enumerate(signs):
        if "\u0300" <= sign <= "\u036f":
            continue
        yield _ALIKE.get(sign) or _MARKED.get(sign + _mark(signs, at)) or (sign,)


def _mark(signs: str, at: int) -> str:
    """The ring or the two dots among the marks that follow, or nothing."""
    for mark in signs[at + 1 :]:
        if not "\u0300" <= mark <= "\u036f":
            break
        if mark in "\u0308\u030a":
            return mark
    return ""


def _composed(reading: str) -> str:
    from unicodedata import normalize

    return reading if reading.isascii() else normalize("NFC", reading)
