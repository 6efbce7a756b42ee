"""Make a session of its day and the lines of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.importing.logs.log_data import LogNotice, LogSection, Place
from mentorlog.importing.logs.privacy.private_parts import find_private_label
from mentorlog.importing.logs.privacy.private_words import is_near_miss_heading
from mentorlog.importing.logs.sessions.bodies import read_body
from mentorlog.importing.logs.sessions.owners import Reader

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.dates import DateOrder
    from mentorlog.importing.logs.headings.lines import Line
    from mentorlog.importing.logs.headings.titles import Title
    from mentorlog.importing.logs.options import Options

_SESSION: Final = "says private, so this session is private"


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
    titles: Sequence[Line] = (),
) -> tuple[LogSection, tuple[LogNotice, ...]]:
    """The session of a day with the lines of its text, and what the user should know about it. `title_line` becomes the
    first line of its notes; `titles` are the lines of its heading, which may say that the session is private."""
    reader = Reader(options.names, on, order)
    body = read_body(lines, file=place.file, reader=reader, at=title.at, minutes=title.minutes, title=title_line)
    private = None if options.all_private else _private_notice(lines, title, titles, place)
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
        private=options.all_private or private is not None,
        is_next_private=body.is_next_private,
    )
    if private is None:
        return section, body.notices
    return section, (private, *(notice for notice in body.notices if notice.place != private.place))


def _private_notice(lines: Sequence[Line], title: Title, titles: Sequence[Line], place: Place) -> LogNotice | None:
    """The line that makes all of a session private: that of its heading, or one with a label; None if none does."""
    found = next((line for line in titles if is_near_miss_heading(line.title or line.text)), None)
    if found is None and is_near_miss_heading(title.rest):
        if not titles:
            return LogNotice(place, title.rest, _SESSION)
        found = titles[0]
    found = found or find_private_label(lines)
    return found and LogNotice(Place(place.file, found.number), found.text.strip(), _SESSION)
