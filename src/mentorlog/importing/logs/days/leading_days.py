"""Find the lines of a log that begin with a day and go on with text: `2024-05-06: we talked`, `**5 Jan 2024** Pay`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.days.day_mentions import best_mention, find_mentions
from mentorlog.importing.logs.days.times import find_times
from mentorlog.importing.logs.headings.lines import begins_paragraph
from mentorlog.importing.logs.headings.mark import LINE_LEVEL, Mark
from mentorlog.importing.logs.headings.titles import is_next_session, read_title
from mentorlog.importing.logs.log_data import LogNotice, Place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.importing.logs.headings.lines import Line
    from mentorlog.importing.logs.log_data import Names

_GOES_ON: Final = (
    r"(?:\b(?:on|at|of|to|the|by|since|until|till|for|from|before|after|was|is|and|or|den|d\.|på|til|fra|i|og)|,)$"
)
"""The end of a line whose sentence goes on below it."""
_FEW: Final = 5
"""Words of a line that is hardly wrapped."""
_LONGEST_LINE: Final = 120
"""Characters of a line that may say that the next session follows."""
_BEGINNING: Final = r"(?:[-*+•]\s+)?[\[(*_]*"
"""What may be before the day of a line."""


def leading_marks(
    lines: Sequence[Line], found: Sequence[Mark], *, is_sure: bool, today: dt.date, names: Names
) -> list[Mark]:
    """The sessions of a log without dated headings that begin at a line with a day and go on with text. `found` are
    those that begin at a line with only a day; beside them no item of a list begins one, and no day after today."""
    leading = list(_leading_days(lines, today=today, names=names))
    if not any(mark.title.mention for mark in found):
        return leading
    # `5 Jan - First meeting` is clear, so `19 Jan - Second thoughts` is a session too
    has_titles = not is_sure and any(_is_leading_day(mark) for mark in found)
    taken = {place for mark in found for place in range(mark.start, mark.dated + 1)}
    free = [mark for mark in leading if mark.dated not in taken]
    return [
        mark
        for mark in free
        if (has_titles and begins_paragraph(lines, mark.dated))
        or (lines[mark.dated].raw[:2] not in ("- ", "* ", "+ ") and _is_past(mark, today))
    ]


def list_leading_days(
    lines: Sequence[Line], places: Iterable[int], *, file: str, today: dt.date
) -> tuple[LogNotice, ...]:
    """One notice about the lines at those places that begin with a whole date, or are only a day, and yet are text."""
    found = [lines[place] for place in places if _begins_with_day(lines, place, today)]
    if not found:
        return ()
    others = len(found) - 1
    more = (", as 1 more line does" if others == 1 else f", as {others} more lines do") if others else ""
    reason = f"begins with a date and stays in the session above{more}; write it as a heading to make it a session"
    return (LogNotice(Place(file, found[0].number), found[0].text.strip(), reason),)


def _begins_with_day(lines: Sequence[Line], place: int, today: dt.date) -> bool:
    line = lines[place]
    if line.is_code or line.level or not line.raw[:1].strip() or not any(char.isdecimal() for char in line.raw[:40]):
        return False
    start = re.match(_BEGINNING, line.text)
    text = line.text[start.end() if start else 0 :][:80]
    mentions = find_mentions(text, today=today)
    if not mentions or mentions[0].start or mentions[0].fault or is_below_next(lines, place, today):
        return False
    is_all = not re.search(r"[^\W_]", text[mentions[0].end :])
    return not mentions[0].is_slashed and (mentions[0].has_year or is_all)


def _is_past(mark: Mark, today: dt.date) -> bool:
    """Whether a line has a whole date, which is not after today."""
    mention = mark.title.mention
    return mention is not None and any(reading.on is not None and reading.on <= today for reading in mention.readings)


def _leading_days(lines: Sequence[Line], *, today: dt.date, names: Names) -> Iterator[Mark]:
    """The lines that begin with a day and go on with text."""
    previous = -1
    for place, line in enumerate(lines):
        if line.level or line.is_code or not line.raw[:1].strip():
            continue
        beginning = line.text[:60]
        found = re.match(_BEGINNING, beginning)
        offset = found.end() if found else 0
        title = read_title(beginning[offset:].partition(": ")[0], today=today, names=names)
        if title is None or title.mention is None or title.mention.start > 0:
            continue
        is_first = begins_paragraph(lines, place) or previous == place - 1 or beginning[:2] in ("- ", "* ", "+ ")
        if not is_first and not (title.mention.has_year and ends_sentence(lines[place - 1])):
            continue
        end = offset + title.mention.end
        rest = line.text[end:]
        text = rest.lstrip(" -–—:,;|\t])*_.")
        if rest[:1].isalnum():
            continue
        time = re.match(r"\d{1,2}:\d\d(?::\d\d)?(?: ?[AaPp]\.?[Mm])?(?=[\]:,;\s-])[\]:,;\s-]*", text)
        at = find_times(time[0]).at if time else None
        text = text[time.end() :] if time and at else text
        yield Mark(place, place, LINE_LEVEL, title._replace(rest="", at=at, minutes=None), "line", text=text or " ")
        previous = place


def _is_leading_day(mark: Mark) -> bool:
    """Whether a line begins with its day and goes on with words."""
    return (
        mark.kind == "line"
        and bool(mark.title.rest)
        and mark.title.mention is not None
        and not mark.title.mention.start
    )


def ends_sentence(line: Line) -> bool:
    """Whether a text can end with a line: a sentence or an item of a list does, or a line of a few words."""
    text = line.text.rstrip()
    is_item = text.startswith(("-", "*", "+", "["))
    is_short = len(text.split()) < _FEW and not re.search(_GOES_ON, text, re.IGNORECASE)
    return is_item or is_short or text.endswith((".", "!", "?", ")", "…"))


def is_below_next(lines: Sequence[Line], place: int, today: dt.date) -> bool:
    """Whether the line above, blank ones left out, says that the day of the next session follows."""
    above = next((line for line in reversed(lines[max(0, place - 4) : place]) if not line.is_blank), None)
    if above is None or len(above.raw) > _LONGEST_LINE or not is_next_session(above.title or above.text):
        return False
    return best_mention(above.text, today=today) is None
