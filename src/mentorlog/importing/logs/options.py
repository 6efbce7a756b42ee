"""What the reading of every file of a log depends on, and what one file is read as."""

import datetime as dt
from collections.abc import Mapping

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
    texts: tuple[LogText, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    notices: tuple[LogNotice, ...] = ()
    ambiguous_days: tuple[LogNotice, ...] = ()
