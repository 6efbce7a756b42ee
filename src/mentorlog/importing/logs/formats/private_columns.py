"""Read from the columns of a table whether a row is private."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.log_data import LogNotice
from mentorlog.importing.logs.privacy.private_words import (
    has_private_label,
    is_near_miss,
    is_near_miss_heading,
    is_no,
    is_yes,
)
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.importing.logs.log_data import Place

_CELLS: Final = ("where", "topics", "takeaways", "next", "mine", "theirs", "actions", "how")
"""The columns whose texts have no private part: if one of them says that it is private, all of the row is."""


class RowPrivacy(NamedTuple):
    """What the cells of a row say about its privacy."""

    is_private: bool
    """Whether all of the row is private."""
    texts: tuple[str, ...]
    """Texts in a column that should say yes or no; they are private notes."""
    notices: tuple[LogNotice, ...]
    """The cells that make the row private without saying yes."""


def settle_private_columns(
    headings: Sequence[str], meanings: Sequence[str | None], rows: Sequence[Sequence[str]]
) -> list[str | None]:
    """The meanings of the columns, with `private_notes` for one that could mean `private` but never says yes or no."""
    found = list(meanings)
    for at, meaning in enumerate(meanings):
        if meaning != "private" or headings[at].rstrip().endswith("?"):
            continue
        values = [row[at].strip() for row in rows if at < len(row) and row[at].strip()]
        if values and not any(is_yes(value) or is_no(value) for value in values):
            found[at] = "private_notes"
    return found


def unread_cells(headings: Sequence[str], meanings: Sequence[str | None], cells: Sequence[str]) -> list[str]:
    """The cells of a row in columns without a meaning, below their headings: `Visibility: private`."""
    columns = zip(headings, meanings, cells, strict=False)
    return [f"{heading.strip()}: {cell.strip()}" for heading, meaning, cell in columns if meaning is None]


def row_privacy(value: Mapping[str, str], place: Place, others: Sequence[str]) -> RowPrivacy:
    """What the cells of a row, by their meanings, say about its privacy; `others` are the cells of columns without a
    meaning."""
    answers = [text for text in value.get("private", "").split("\n\n") if not is_no(text)]
    unknown = tuple(text for text in answers if not is_yes(text))
    notices = [
        LogNotice(place, text, "is not yes or no, so this session is private, and the text is in its private notes")
        for text in unknown
    ]
    hidden = [line for name in _CELLS for line in value.get(name, "").split("\n") if _says_private(line)]
    hidden += [line for line in others if has_private_label(line)]
    notices += [LogNotice(place, line, "says private, so this session is private") for line in hidden[:1]]
    return RowPrivacy(bool(answers or hidden), unknown, tuple(notices))


def _says_private(line: str) -> bool:
    return is_near_miss(line) or any(is_near_miss_heading(item) for item in line.replace(",", ";").split(";"))
