"""The pages of `restore`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.dates import format_date, format_recorded_date
from mentorlog.model.vocabulary import UNCOUNTED
from mentorlog.present.journal.backups import backup_row, content_counts, format_made, no_backups_page
from mentorlog.present.page import Gap, Line, Span, Table, suggestion, text
from mentorlog.present.phrases import count_phrase

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from mentorlog.model import Kind
    from mentorlog.model.results.backups import Backup, BackupContent, Unread
    from mentorlog.model.results.restoring import Differences, DifferentEntries, DifferentEntry
    from mentorlog.present.page import Block, Page, Row

_SHORTENED: Final = 200
"""The most characters of a title that are shown."""


def restorable_page(
    backups: Iterable[tuple[Backup, BackupContent | Unread, str]], *, folder: str, now: dt.datetime
) -> Page:
    """Each backup with what it contains, or why that is not known, and the line that restores it."""
    rows = tuple(_restorable(backup, content, line, now) for backup, content, line in backups)
    if not rows:
        return no_backups_page()
    return (*rows, Gap(), Line(text(Span(f"They are in {folder}", "dim")), is_hint=True))


def _restorable(backup: Backup, content: BackupContent | Unread, line: str, now: dt.datetime) -> Row:
    days = "" if isinstance(content, str) else _span(content, today=now.date())
    last = "" if content == "damaged" else line
    return backup_row(backup, content, days=days, under=text(Span(line, "dim")), last=last, now=now)


def _span(content: BackupContent, *, today: dt.date) -> str:
    """The days of the oldest and the newest entry; empty if there is none."""
    if not content.since or not content.until:
        return ""
    last = format_date(content.until, today=today)
    return last if content.since >= content.until else f"{format_date(content.since, today=today)} to {last}"


def source_name(path: Path, backup: Backup | None, *, day: dt.date | None, now: dt.datetime) -> str:
    """What is restored, in a sentence: the backup of a time and machine, or the file."""
    if backup is None:
        return str(path)
    newest = f", the newest until {format_recorded_date(day, today=now.date())}" if day else ""
    return f"the backup of {format_made(backup, now=now)} ({backup.machine}){newest}"


def differences_page(differences: Differences, *, source: str, path: Path, today: dt.date) -> Page:
    """The entries that a restore would change."""
    return (
        _heading(source, path),
        *_parts(differences, today=today),
        *(
            Line(text(f"The column {column} is only in the backup, and is not restored."), is_hint=True)
            for column in differences.ignored
        ),
    )


def _heading(source: str, path: Path) -> Line:
    """What is restored, and the file, unless it is named already."""
    under = () if source == str(path) else (text(Span(str(path), "dim")),)
    return Line(text("Restore from ", Span(source, "strong")), under=under)


def differences_phrase(differences: Differences) -> str:
    """How many entries differ, in one phrase: `3 entries come back, 1 entry changes`."""
    return ", ".join(phrase for _, phrase in _phrases(differences))


def _phrases(differences: Differences) -> Iterator[tuple[DifferentEntries, str]]:
    for entries, one, several in (
        (differences.comes, "comes back", "come back"),
        (differences.goes, "is removed", "are removed"),
        (differences.changes, "changes", "change"),
    ):
        if entries.total:
            yield entries, f"{count_phrase(entries.total, 'entry', 'entries')} {one if entries.total == 1 else several}"


def _parts(differences: Differences, *, today: dt.date) -> Iterator[Block]:
    for entries, phrase in _phrases(differences):
        yield Gap()
        yield Line(text(Span(phrase, "strong"), f": {kinds_phrase(entries)}"))
        yield Table(tuple(_cells(entry, today) for entry in entries.first), stretch=1, max_lines=1)
        more = entries.total - len(entries.first)
        if more:
            yield Line(text(Span(f"and {more} more", "dim")))


def _cells(entry: DifferentEntry, today: dt.date) -> tuple[tuple[Span, ...], ...]:
    day = format_date(entry.on, today=today) if entry.on else ""
    title = " ".join(entry.title.split())[:_SHORTENED] or kind_phrase(1, entry.ref.kind).removeprefix("1 ")
    return (
        text(str(entry.ref)),
        text(title),
        text(Span(entry.relationship, "dim")),
        text(Span(day, "dim")),
    )


def kinds_phrase(entries: DifferentEntries) -> str:
    """How many entries of each kind there are: `2 notes, 1 check-in`."""
    return ", ".join(kind_phrase(count, kind) for kind, count in entries.counts)


def kind_phrase(count: int, kind: Kind) -> str:
    """A number of entries of a kind."""
    word = "check-in" if kind == "checkin" else kind
    return f"{count} {word}" if kind in UNCOUNTED else count_phrase(count, word)


def restored_page(differences: Differences, *, source: str, saved: Path) -> Page:
    """The confirmation that entries were restored."""
    changed = [
        (entries.total, verb)
        for entries, verb in (
            (differences.comes, "came back"),
            (differences.goes, "removed"),
            (differences.changes, "changed"),
        )
        if entries.total
    ]
    (first, verb), *others = changed
    parts = [f"{count_phrase(first, 'entry', 'entries')} {verb}", *(f"{count} {verb}" for count, verb in others)]
    return (
        Line(
            text(f"{', '.join(parts)}, so that the journal is as in {source}"),
            under=(text(f"The journal as it was: {saved}"), text(suggestion("mentorlog undo takes it back"))),
        ),
    )


def nothing_to_restore_page(source: str) -> Page:
    """That the journal is the same already."""
    return (Line(text(f"The journal has the same entries as {source}. Nothing was changed.")),)


def file_page(content: BackupContent, *, source: str, path: Path, state: str, journal: Path, lost: int) -> Page:
    """What would be put in the place of a journal that is missing or damaged; `lost` is the number of entries that can
    be read in that, and that the file does not have."""
    entries, people = content_counts(content)
    what = "was rebuilt from a dump" if state == "rebuilt" else f"is {state}"
    kept = "" if state == "missing" else "; what is there now is kept beside it"
    return (
        _heading(source, path),
        Gap(),
        Line(text(f"The journal {journal} {what}. The whole file is put in its place{kept}: {entries}, {people}")),
        *((Line(text(f"{_not_in_backup(lost)} only in the journal as it is now.")),) if lost else ()),
    )


def _not_in_backup(lost: int) -> str:
    return f"{count_phrase(lost, 'entry', 'entries')} that can be read {'is' if lost == 1 else 'are'}"


def placed_page(content: BackupContent, *, source: str, journal: Path, kept: Sequence[Path], lost: int) -> Page:
    """The confirmation that a file was put in place, and where a damaged journal is kept; `lost` is the number of
    entries that only that has."""
    entries, people = content_counts(content)
    under = [
        text("What was recorded after that copy was made is not in it"),
        *(text(f"What was there is kept: {path}") for path in kept),
    ]
    if lost:
        line = f"mentorlog restore {shell_line.quote(str(kept[0]))} --dry-run"
        under.append(text(suggestion(f"{_not_in_backup(lost)} only there; to see what it has: {line}")))
    return (Line(text(f"Restored {journal} from {source}: {entries}, {people}"), under=tuple(under)),)
