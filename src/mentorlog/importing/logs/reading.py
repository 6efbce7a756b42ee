"""Read the logs that people already keep: Markdown, plain text, Org, CSV, and the JSON exports of jrnl and Day One."""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from mentorlog.importing.logs.days.file_days import stem_of
from mentorlog.importing.logs.days.years import is_rising, settle_order
from mentorlog.importing.logs.formats.decoding import check_count, decode
from mentorlog.importing.logs.formats.text_logs import read_text_log
from mentorlog.importing.logs.log_data import Log
from mentorlog.importing.logs.options import Options, combine
from mentorlog.importing.logs.privacy.private_head import find_private_name
from mentorlog.importing.logs.sessions.carried_over import join_carried_over

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping, Sequence

    from mentorlog.dates import DateOrder
    from mentorlog.importing.logs.headings.lines import Format
    from mentorlog.importing.logs.log_data import LogFile, LogSection, Names
    from mentorlog.importing.logs.options import FileLog


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

    `date_order` settles days such as 5/4 that other dates of the same file, or the names of the files, do not.
    `columns` names what the columns of a table mean, by their heading: {"Dato": "date"}. With `all_private` every
    session, promise and text is private.

    Raises MentorlogError for a file that can't be read, with its name and line, and UsageError for a table without a
    column of days.
    """
    check_count(files)
    if date_order is None and len(files) > 1:
        date_order = settle_order("\n".join(stem_of(file.name) for file in files), "", None)
    options = Options(today, names, date_order, columns or {}, all_private)
    read = [read_file(file, options=options) for file in files]
    found = combine(read)
    sections, carried_over = join_carried_over(_by_day(part.sections for part in read), today=today)
    return Log(
        sections=sections,
        texts=found.texts,
        not_read=found.not_read,
        notices=(*found.notices, *carried_over),
        ambiguous_days=found.ambiguous_days,
    )


def read_file(file: LogFile, *, options: Options) -> FileLog:
    """What one file is read as, by the end of its name and its content."""
    private = () if options.all_private else find_private_name(file.name)
    if private:
        options = options._replace(all_private=True)
    found = _read_by_form(file, options)
    return found._replace(notices=(*private, *found.notices))


def _read_by_form(file: LogFile, options: Options) -> FileLog:
    text = decode(file)
    ending = file.name.rpartition(".")[2].casefold()
    if ending in ("csv", "tsv"):
        from mentorlog.importing.logs.formats.tables import read_table

        return read_table(text, name=file.name, options=options)
    if ending == "json" or ("." not in PurePath(file.name).name and text.lstrip().startswith("{")):
        from mentorlog.importing.logs.formats.json_logs import read_json_log

        return read_json_log(text, name=file.name, options=options)
    return read_text_log(text, name=file.name, form=_format_of(text, ending), options=options)


def _format_of(text: str, ending: str) -> Format:
    if ending == "org" or (ending not in ("md", "markdown") and re.search(r"^\*{2,} \S", text, re.MULTILINE)):
        return "org"
    return "markdown" if ending in ("md", "markdown") else "text"


def _by_day(files: Iterable[Sequence[LogSection]]) -> list[LogSection]:
    """The sessions of all files, oldest first; those of one day in the order of the file, or the other way round if the
    file has its newest session first."""
    found: list[LogSection] = []
    for sections in files:
        in_order = is_rising([section.on for section in sections])
        found += sections if in_order else reversed(sections)
    return sorted(found, key=lambda section: section.on)
