"""Read the logs that people already keep: Markdown, plain text, Org, CSV, and the JSON exports of jrnl and Day One."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    from mentorlog.dates import DateOrder
    from mentorlog.importing.logs.log_data import Log, LogFile, Names


def read_log(
    files: Sequence[LogFile],
    *,
    today: dt.date,
    names: Names,
    date_order: DateOrder | None = None,
    columns: Mapping[str, str] | None = None,
    all_private: bool = False,
) -> Log:
    """The sessions and texts of a log of one or several files.

    `date_order` settles days such as 5/4; None: other dates of the same file do. `columns` names what the columns of a
    table mean, by their heading: {"Dato": "date"}. With `all_private` every session, promise and text is private.

    Raises MentorlogError for a file that can't be read, with its name and line, and for files without any date.
    """
    raise NotImplementedError
