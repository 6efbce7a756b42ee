"""Match typed names to people: spellings without accents, whole words of a name, and beginnings."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache

from mentorlog.model.vocabulary import ME_WORDS
from mentorlog.unsafe_characters import remove_invisible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import Final, TypeVar

    T = TypeVar("T")
    K = TypeVar("K")


NO_ONE_YET: Final = "Nobody here yet."
"""What is said of a journal without relationships."""
_STATUSES: Final = ("active", "paused", "prospect", "ended")
"""The best match first."""
_MOST_SPELLINGS: Final = 64
_SIMILAR: Final = {
    "ø": ("o", "oe"),
    "æ": ("ae",),
    "œ": ("oe",),
    "ð": ("d",),
    "đ": ("d",),
    "þ": ("th",),
    "ł": ("l",),
    "ı": ("i",),
}
_WITH_MARK: Final = {"a\u030a": ("a", "aa"), "a\u0308": ("a", "ae"), "o\u0308": ("o", "oe"), "u\u0308": ("u", "ue")}
"""Letters with a ring or two dots, and how they are typed on a keyboard without them."""
_BETWEEN_WORDS: Final = " -\u2010\u2011\u2013'\u2019.,()\u00b7\u30fb"
_VARIANTS: Final = (
    ("'", "\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u2032\u00b4\u0060\u055a\ua78c\uff07"),
    ('"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"),
    ("-", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u02d7\ufe58\ufe63\uff0d"),
)
"""How word processors and phones write the apostrophe, the quotation mark and the hyphen."""
_UNSPACED: Final = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"), ("\U00020000", "\U0003ffff"))
"""Scripts that write no space between family name and given name: kana, Han, Hangul."""


@lru_cache(maxsize=1024)
def spellings(text: str) -> tuple[str, ...]:
    """The ways to type `text` in lower case without accents: `soren` and `soeren` for Søren, `ase` and `aase` for Åse.

    Typographic variants of apostrophes, quotation marks and hyphens are the plain ones, and invisible characters are
    left out. Blanks are single. There is always at least one; if there would be more than 64, only the shortest and
    the longest.
    """
    if not text.isascii():
        text = typed_plainly(text)
    if text.isascii():
        return (" ".join(text.lower().split()),)
    letters = list(_letters(text))
    count = 1
    for options in letters:
        count *= len(options)
    if count > _MOST_SPELLINGS:
        found = ["".join(options[0] for options in letters), "".join(options[-1] for options in letters)]
    else:
        found = [""]
        for options in letters:
            found = [beginning + option for beginning in found for option in options]
    return tuple(dict.fromkeys(" ".join(_composed(spelling).split()) for spelling in found))


def spelling_key(text: str) -> str:
    """A text that is the same for all spellings of a name: case, accents and typographic variants are ignored."""
    return spellings(text)[0]


def typed_plainly(text: str) -> str:
    """The text with the apostrophes, quotation marks and hyphens of a keyboard, and without invisible characters."""
    return remove_invisible(text).translate(_plain_characters())


@cache
def _plain_characters() -> dict[int, str]:
    """What replaces each variant of a character."""
    return {ord(variant): char for char, variants in _VARIANTS for variant in variants}


def first_name(name: str) -> str:
    """The first word of a name that is not a title (`Dr.`), without a comma; the whole name if there is none."""
    words = (word.rstrip(",") for word in name.split())
    return next((word for word in words if word and not word.endswith(".")), name)


def short_names(people: Mapping[K, str]) -> dict[K, str]:
    """For each person by ref, the shortest form of the name that no other has: the first name (`Anne`), with an initial
    (`Anne H.`), with the last name, the full name. If the full names are the same too, the full name with the ref.
    Names that differ only in what `match` ignores, like accents, are the same.
    """
    forms = {ref: _name_forms(name) for ref, name in people.items()}
    counts = [_count_spellings(level) for level in zip(*forms.values(), strict=True)]
    found = {
        ref: next((form for form, count in zip(levels, counts, strict=True) if _is_unique(form, count)), "")
        for ref, levels in forms.items()
    }
    shown = _count_spellings(found.values())
    return {ref: name if name and _is_unique(name, shown) else f"{people[ref]} ({ref})" for ref, name in found.items()}


def _count_spellings(names: Iterable[str]) -> Counter[str]:
    """How many of some names have each spelling."""
    return Counter(spelling for name in names for spelling in spellings(name))


def _is_unique(name: str, counts: Mapping[str, int]) -> bool:
    """Whether no other of the counted names has a spelling of this one."""
    return all(counts[spelling] == 1 for spelling in spellings(name))


def _name_forms(name: str) -> tuple[str, str, str, str]:
    """The forms of a name from the shortest to the full one."""
    first, last = first_name(name), (name.split() or [name])[-1]
    if last == first:
        return first, first, first, name
    with_last = f"{first} {last}"
    return first, f"{first} {last[0]}." if last[0].isalpha() else with_last, with_last, name


def match(query: str, people: Iterable[T], *, name: Callable[[T], str], status: Callable[[T], str]) -> list[T]:
    """The people who match `query` best, in the order given.

    A full name is the best match, then whole words of a name, then the beginning of a word or of the name. Of equal
    matches, active people come first, then paused ones, prospects, and ended ones. Several people are returned if they
    match equally well, and none if no one matches. `name` and `status` return those of a person.
    """
    typed = spellings(query)
    best: tuple[int, int] | None = None
    found: list[T] = []
    for person in people:
        level = _match_level(typed, name(person))
        if level is None:
            continue
        rank = (level, _status_rank(status(person)))
        if best is None or rank < best:
            best, found = rank, []
        if rank == best:
            found.append(person)
    return found


def is_me(query: str) -> bool:
    """Whether `query` is a word for the journal's owner, not a name: `me` or `mig`."""
    return spelling_key(query) in ME_WORDS


def is_name_word(query: str, name: str) -> bool:
    """Whether `query` is the full name, or whole words of it."""
    return _match_level(spellings(query), name) in (0, 1)


def is_match(query: str, name: str) -> bool:
    """Whether `query` is the full name, whole words of it, or the beginning of the name or of a word."""
    return _match_level(spellings(query), name) is not None


def word_spellings(name: str) -> set[str]:
    """Every spelling of every word of a name."""
    separated = "".join(" " if char in _BETWEEN_WORDS else char for char in name)
    return {spelling for word in (*name.split(), *separated.split()) for spelling in spellings(word)}


def _match_level(typed: tuple[str, ...], name: str) -> int | None:
    """0 for the full name, 1 for whole words, 2 for a beginning, None for no match; the best of all spellings."""
    levels = (_spelling_level(query, spelling) for spelling in spellings(name) for query in typed)
    return min((level for level in levels if level is not None), default=None)


def _spelling_level(query: str, name: str) -> int | None:
    if not query:
        return None
    if query == name:
        return 0
    level = None
    at = name.find(query)
    while at >= 0:
        if _is_word_start(name, at):
            if _is_word_end(name, at + len(query)):
                return 1
            level = 2
        at = name.find(query, at + 1)
    return level


def _is_word_start(name: str, at: int) -> bool:
    return at == 0 or name[at - 1] in _BETWEEN_WORDS or is_unspaced(name[at])


def _is_word_end(name: str, at: int) -> bool:
    return at == len(name) or name[at] in _BETWEEN_WORDS


def is_unspaced(char: str) -> bool:
    """Whether a character is of a script without spaces between words."""
    return char > "\u3000" and any(first <= char <= last for first, last in _UNSPACED)


def _status_rank(status: str) -> int:
    return _STATUSES.index(status) if status in _STATUSES else len(_STATUSES)


def _letters(text: str) -> Iterator[tuple[str, ...]]:
    """The ways to type each letter. Only the marks of European scripts are removed: in others they carry meaning."""
    from unicodedata import normalize

    chars = normalize("NFKD", normalize("NFKD", text).casefold())
    for at, char in enumerate(chars):
        if "\u0300" <= char <= "\u036f":
            continue
        yield _SIMILAR.get(char) or _WITH_MARK.get(char + _mark(chars, at)) or (char,)


def _mark(chars: str, at: int) -> str:
    """The ring or the two dots among the marks after a letter, or an empty string."""
    for mark in chars[at + 1 :]:
        if not "\u0300" <= mark <= "\u036f":
            break
        if mark in "\u0308\u030a":
            return mark
    return ""


def _composed(text: str) -> str:
    from unicodedata import normalize

    return text if text.isascii() else normalize("NFC", text)
