"""Find the sessions of an Org file whose day is below their heading, as a timestamp of its own or a property."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.headings.mark import Mark
from mentorlog.importing.logs.headings.titles import is_next_session, read_title

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator, Sequence

    from mentorlog.importing.logs.headings.lines import Line
    from mentorlog.importing.logs.log_data import Names

ORG_TASK: Final = r"(?:TODO|DONE|NEXT|WAITING|CANCELLED|CANCELED)\b"
"""What an Org heading that is a task begins with."""
ORG_TAGS: Final = r"\s+:[\w@#%:]+:\s*$"
"""The tags at the end of an Org heading: `Title :work:private:`."""
_DAY: Final = r"\s*(?:SCHEDULED:\s*|:DATE:\s*)?([<\[]\d{4}-\d\d-\d\d[^>\]]*[>\]](?:--[<\[][^>\]]*[>\]])?)\s*"
_DETAIL: Final = r"\s*(?::[\w-]+:.*|(?:SCHEDULED|DEADLINE|CLOSED):.*)?"
_MOST_DETAILS: Final = 12
"""How many lines may be between the heading and the day."""


def org_marks(lines: Sequence[Line], dated: Collection[int], *, today: dt.date, names: Names) -> Iterator[Mark]:
    """The headings without a day themselves that have one below them; `dated` are the places of those with one."""
    for place, line in enumerate(lines):
        if not line.level or place in dated or re.match(ORG_TASK, line.title) or is_next_session(line.title):
            continue
        for below in range(place + 1, min(place + 1 + _MOST_DETAILS, len(lines))):
            if lines[below].level or lines[below].is_code:
                break
            day = re.fullmatch(_DAY, lines[below].text, re.IGNORECASE)
            title = read_title(day[1], today=today, names=names) if day else None
            if title is not None and title.mention is not None:
                yield Mark(place, below, line.level, title, "heading", line.title)
                break
            if not re.fullmatch(_DETAIL, lines[below].text):
                break
