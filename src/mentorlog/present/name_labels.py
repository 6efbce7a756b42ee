"""The names of people in a list: the shortest that no other person of the list has, and no wider than their column."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mentorlog.names import short_names, spelling_key
from mentorlog.present.cells import cells

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeVar

    K = TypeVar("K")

MAX_LABEL: Final = 10
"""The cells of a label that is made of a name: with the space after it, the gutter has 12 columns."""
MAX_NAME: Final = 20
"""The cells of a short name beside other facts, outside the gutter: no common given name is cut."""
MAX_TABLE_NAME: Final = 12
"""The cells of a short name in a table that has no space for more."""
THEY: Final = "they"
"""Instead of a name that is too long."""
_MAX_FULL_NAME: Final = 20
"""The cells of a full name in a table; a longer one is shortened."""
_FIRST_WIDE: Final = "\u1100"
"""No character before this one takes two cells."""


def name_or_they(name: str, width: int = MAX_LABEL) -> str:
    """A name, or `they` if it is wider than `width` cells: for a line beside which the name is."""
    return name if fits(name, width) else THEY


def name_labels(people: Mapping[K, str], width: int = MAX_LABEL) -> dict[K, str]:
    """For each person, the shortest form of the name that no other has, in at most `width` cells."""
    return fitted_names(short_names(people), width)


def full_names(people: Mapping[K, str], width: int = _MAX_FULL_NAME) -> dict[K, str]:
    """For each person the full name, or if it is wider than `width` cells, the shortest form that no other has."""
    if all(fits(name, width) for name in people.values()):
        return dict(people)
    short = short_names(people)
    names = {key: name if fits(name, width) else short[key] for key, name in people.items()}
    return fitted_names(names, width)


def fitted_names(names: Mapping[K, str], width: int = MAX_LABEL) -> dict[K, str]:
    """The names in at most `width` cells: an ellipsis replaces the end of one that is wider, or its middle if its
    beginning is also that of another."""
    fitted = {key: _cut(name, width) for key, name in names.items()}
    tail = 1
    while (repeated := _repeated(fitted, names)) and tail < width - 2:
        tail += 1
        fitted |= {key: _cut(names[key], width, tail=tail) for key in repeated}
    for number, key in enumerate(repeated, 1):
        fitted[key] = f"{_cut(names[key], width - len(str(number)))}{number}"
    return fitted


def fits(name: str, width: int = MAX_LABEL) -> bool:
    """Whether a name is not wider than `width` cells."""
    if name.isascii() or (len(name) <= width and max(name) < _FIRST_WIDE):
        return len(name) <= width
    return cells(name) <= width  # an accent that is a character of its own takes no cell


def _repeated(fitted: Mapping[K, str], names: Mapping[K, str]) -> list[K]:
    """The people whose name is cut and then equal to that of another."""
    counts = Counter(map(spelling_key, fitted.values()))
    return [key for key, name in fitted.items() if counts[spelling_key(name)] > 1 and name != names[key]]


def cut_name(name: str, width: int) -> str:
    """A name in at most `width` cells, if possible with its last word, which tells people of one given name apart."""
    last = f" {name.split()[-1]}" if " " in name else ""
    return _cut(name, width, tail=cells(last) if cells(last) <= width // 2 else 0)


def _cut(name: str, width: int, *, tail: int = 0) -> str:
    """A name in at most `width` cells, with as many of its last characters as have space in `tail` cells; none of them
    is separated from its accents."""
    if fits(name, width):
        return name
    from mentorlog.present.layout.wrap import clusters

    signs = clusters(name)
    end = _fitting(reversed(signs), tail)[::-1]
    beginning = _fitting(signs, width - 1 - sum(map(cells, end)))
    return f"{''.join(beginning)}…{''.join(end)}"


def _fitting(signs: Iterable[str], width: int) -> list[str]:
    """The first of these signs that have space in `width` cells."""
    found = []
    for sign in signs:
        width -= cells(sign)
        if width < 0:
            break
        found.append(sign)
    return found
