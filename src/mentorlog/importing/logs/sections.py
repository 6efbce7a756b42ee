"""Make a session of its day and the lines of its text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mentorlog.importing.logs.bodies import read_body
from mentorlog.importing.logs.log_data import LogSection
from mentorlog.importing.logs.owners import Reader
from mentorlog.private_lines import has_only_marker_words, read_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.dates import DateOrder
    from mentorlog.importing.logs.lines import Line
    from mentorlog.importing.logs.log_data import LogNotice, Place
    from mentorlog.importing.logs.options import Options
    from mentorlog.importing.logs.titles import Title


def section_of(
    lines: Sequence[Line],
    *,
    on: dt.date,
    title: Title,
    source: str,
    place: Place,
    order: DateOrder | None,
    options: Options,
    title_line: str = "",
) -> tuple[LogSection, tuple[LogNotice, ...]]:
    """The session of a day with the lines of its text, and what the user should know about it. `title_line` becomes the
    first line of its notes."""
    reader = Reader(options.names, on, order)
    body = read_body(lines, file=place.file, reader=reader, at=title.at, minutes=title.minutes, title=title_line)
    section = LogSection(
        on=on,
        at=body.at,
        minutes=body.minutes,
        notes=body.notes,
        private_notes=body.private_notes,
        promises=body.promises,
        next_on=body.next_on,
        next_at=body.next_at,
        source=source,
        place=place,
        private=options.all_private or is_private_title(title.rest),
        is_next_private=body.is_next_private,
    )
    return section, body.notices


def is_private_title(text: str) -> bool:
    """Whether a heading says that its session is private: `(private)`."""
    in_brackets = re.search(r"[(\[]\s*(?:private|privat|private notes)\s*[)\]]", text, re.IGNORECASE)
    return in_brackets is not None or has_only_marker_words(text) or read_line(text).kind != "text"
