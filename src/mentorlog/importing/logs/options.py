"""What the reading of every file of a log depends on, and what one file is read as."""

import datetime as dt
from collections.abc import Mapping, Sequence

from mentorlog.dates.days import DateOrder
from mentorlog.importing.logs.log_data import LogNotice, LogSection, LogText, Names, NotRead
from mentorlog.named_tuples import NamedTuple


class Options(NamedTuple):
    """What the reading of every file depends on."""

    today: dt.date
    """The present day."""
    names: Names
    """The two people."""
    date_order: DateOrder | None = None
    """The order of day and month that was asked for."""
    columns: Mapping[str, str] = {}
    """What the columns of tables mean, by their headings."""
    all_private: bool = False
    """Whether everything is private."""


class FileLog(NamedTuple):
    """What one file is read as. Sessions are in the order of the file."""

    sections: tuple[LogSection, ...] = ()
    """The sessions."""
    texts: tuple[LogText, ...] = ()
    """The texts that belong to no session."""
    not_read: tuple[NotRead, ...] = ()
    """The parts that are not recorded."""
    notices: tuple[LogNotice, ...] = ()
    """The lines about which the user should know something."""
    ambiguous_days: tuple[LogNotice, ...] = ()
    """The days that could be two days."""


def combine(parts: Sequence[FileLog]) -> FileLog:
    """The parts of a file, or of several, as one."""
    return FileLog(
        tuple(section for part in parts for section in part.sections),
        tuple(text for part in parts for text in part.texts),
        tuple(text for part in parts for text in part.not_read),
        tuple(notice for part in parts for notice in part.notices),
        tuple(notice for part in parts for notice in part.ambiguous_days),
    )
