"""Write the page to keep as one HTML file: no scripts, nothing loaded, light and dark colours, one A4 when printed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from mentorlog.export.charts import plain_text
from mentorlog.export.document import UserText
from mentorlog.export.html import longest_part, templates_in
from mentorlog.export.layout_dates import keep_dates_whole
from mentorlog.insight.page_to_keep.text_length import text_length

if TYPE_CHECKING:
    from jinja2 import Environment

    from mentorlog.export.document import InlineText
    from mentorlog.export.page_to_keep.sheet import Sheet

_HEIGHT: Final = 150
_LOW_HEIGHT: Final = 40
"""The height of the session line, in pixels, and if no session was held."""
_LONG_NAME: Final = 22
_VERY_LONG_NAME: Final = 44
_LINES_OF_NAME: Final = 2.4
"""How many lines a name fills if it is on three."""
_MANY_MARKS: Final = 45
_DENSITIES: Final = ((31.0, "packed"), (25.0, "very-full"), (19.0, "full"))
"""The number of lines of text, apart from the headings, above which the printed page has smaller letters."""


def sheet_html(sheet: Sheet) -> str:
    """The page as HTML, ending in a newline."""
    sheet = keep_dates_whole(sheet, sheet.language)
    count = max(len(sheet.marks), 1)
    radius = round(min(7.0, max(2.2, 240 / count)), 1)
    return (
        _templates()
        .get_template("sheet.html")
        .render(
            sheet=sheet,
            height=_HEIGHT if any(each.kind == "held" for each in sheet.marks) else _LOW_HEIGHT,
            radius=radius,
            small_radius=round(min(4.5, radius), 1),
            name_size=_name_size(_name(sheet)),
            letters=_letters_per_line(_name(sheet)),
            density=" ".join(filter(None, (_density(sheet), "many" if count > _MANY_MARKS else ""))),
        )
    )


def _name_size(name: str) -> str:
    """The class of the title for its length."""
    length = text_length(name)
    return "very-long" if length > _VERY_LONG_NAME else "long" if length > _LONG_NAME else ""


def _name(sheet: Sheet) -> str:
    return plain_text(tuple(part for part in sheet.title if isinstance(part, UserText)))


def _letters_per_line(name: str) -> float:
    """How many average letters a line holds at least, so that the name is whole on three lines, which end at its blanks
    and hyphens."""
    return round(max(longest_part(name), text_length(name) / _LINES_OF_NAME), 1)


def _density(sheet: Sheet) -> str:
    """The class of the page for the number of its lines."""
    rows = [sheet.goals[first : first + 3] for first in range(0, len(sheet.goals), 3)]
    length = 78 / min(3, max(1, len(sheet.goals)))
    lines = sum(4 + max(_lines(each.title, length) for each in row) for row in rows)
    if sheet.learned:
        lines += 3 + max(_lines(each, 84 / len(sheet.learned)) for each in sheet.learned)
    thanks = sum(_lines(each, 45) for each in sheet.thanks) * 1.3 + 2
    following = sum(_lines(each, 26) for each in sheet.next) + 2
    lines += max(thanks, following) + _lines(sheet.focus, 60)
    return next((name for least, name in _DENSITIES if lines > least), "")


def _lines(text: InlineText, length: float) -> float:
    return 0 if not text else 1 + text_length(plain_text(text)) // length


@cache
def _templates() -> Environment:
    return templates_in("mentorlog.export.page_to_keep", "mentorlog.export.html")
