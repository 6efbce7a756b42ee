"""The pages of `backup --list` and `backup --verify`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_date, format_relative_when
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Gap, Line, Row, Span, text
from mentorlog.present.phrases import cells, count_phrase, join_facts

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterable

    from mentorlog.model.results.backups import Backup, BackupContent, Unread
    from mentorlog.present.page import Page, Text

_UNREAD: Final[dict[Unread, str]] = {"damaged": "damaged", "locked": "locked", "other key": "another passphrase"}
_UNITS: Final = ("B", "kB", "MB", "GB", "TB")


def made_page(backup: Backup, content: BackupContent) -> Page:
    """The confirmation of `backup`: what was backed up, and where it is."""
    entries, people = content_counts(content)
    summary = f"Backed up {entries} and {people} ({format_size(content.size)}), and verified the copy"
    return (Line(text(summary), under=(text(str(backup.path)),)),)


def backups_page(backups: Iterable[tuple[Backup, BackupContent | Unread]], *, folder: str, now: dt.datetime) -> Page:
    """When each backup was made (in the time zone of `now`), by which machine, and what it contains, or why that is
    not known. Below, the folder that they are in."""
    rows = tuple(_row(backup, content, now) for backup, content in backups)
    if not rows:
        return no_backups_page()
    return (*rows, Gap(), Line(text(Span(f"They are in {folder}", "dim")), is_hint=True))


def verified_page(
    backups: Iterable[tuple[Backup, str | None]], *, locked: Collection[Backup], folder: str, now: dt.datetime
) -> Page:
    """Whether each backup is sound, or what is wrong; of those in `locked`, why they were not verified. Below, the
    folder that they are in."""
    rows = tuple(_verified(backup, problem, now, is_locked=backup in locked) for backup, problem in backups)
    if not rows:
        return no_backups_page()
    return (*rows, Gap(), Line(text(Span(f"They are in {folder}", "dim")), is_hint=True))


def no_backups_page() -> Page:
    """That there are no backups, and how to make one."""
    return empty_page("There are no backups yet.", hint="Make one:", command="mentorlog backup")


def content_counts(content: BackupContent) -> tuple[str, str]:
    """How many entries and people a backup has, in words."""
    return count_phrase(content.entries, "entry", "entries"), count_phrase(content.people, "person", "people")


def format_size(size: int) -> str:
    """A number of bytes, with a unit: `1.2 MB`."""
    number, unit = float(size), 0
    while number >= 999.95 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:.1f} {_UNITS[unit]}" if unit else f"{size} B"


def _row(backup: Backup, content: BackupContent | Unread, now: dt.datetime) -> Row:
    last_day = None if isinstance(content, str) else content.until
    until = f"until {format_date(last_day, today=now.date())}" if last_day else ""
    return backup_row(backup, content, days=until, under=file_line(backup), last=str(backup.path), now=now)


def backup_row(
    backup: Backup, content: BackupContent | Unread, *, days: str, under: Text, last: str, now: dt.datetime
) -> Row:
    """A backup in a list: when and where it was made, and what it contains, with the `days` of its entries, or why that
    is not known. `under` it is a line, and `last` is its last field in a pipe."""
    made, iso = text(format_made(backup, now=now)), _iso(backup, now)
    if isinstance(content, str):
        why = Span(_UNREAD[content], "late")
        return Row(
            body=made,
            columns=(text(backup.machine), text(why)),
            under=(file_line(backup),),
            cells=cells(iso, backup.machine, why, "", "", "", last),
        )
    entries, people = content_counts(content)
    size = format_size(content.size)
    return Row(
        body=made,
        columns=(text(backup.machine), text(entries), text(people), text(days)),
        side=text(size),
        under=(under,),
        cells=cells(iso, backup.machine, entries, people, days, size, last),
    )


def _verified(backup: Backup, problem: str | None, now: dt.datetime, *, is_locked: bool) -> Row:
    state = Span("sound") if problem is None else Span("not verified" if is_locked else "damaged", "late")
    return Row(
        body=join_facts(format_made(backup, now=now), backup.machine),
        side=text(state),
        under=(file_line(backup), *([text(problem)] if problem else [])),
        cells=cells(_iso(backup, now), backup.machine, state, problem or "", str(backup.path)),
    )


def file_line(backup: Backup) -> Text:
    """The name of the file: two backups can be made in one minute."""
    return text(Span(backup.path.name, "dim"))


def format_made(backup: Backup, *, now: dt.datetime) -> str:
    """When a backup was made, in the time zone of `now`."""
    made = backup.made_at.astimezone(now.tzinfo)
    return format_relative_when(made.date(), made.time(), today=now.date())


def _iso(backup: Backup, now: dt.datetime) -> str:
    return f"{backup.made_at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"
