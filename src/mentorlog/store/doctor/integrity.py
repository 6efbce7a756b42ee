"""Check the structure of the file with SQLite's own checks, and the links between rows."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING, Final

from mentorlog.model import REF_LETTERS, Finding
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.damage import SEARCH_PROBLEM, VALUE_PROBLEM, sqlite_line
from mentorlog.store.damaged_values import find_problems
from mentorlog.store.doctor.opening import WAIT, damaged
from mentorlog.store.doctor.words import REPAIR, counted, listed
from mentorlog.store.encryption.unlocking import changed_pages
from mentorlog.store.file.header import connect

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mentorlog.store.damaged_values import ValueProblem

_MOST: Final = 100
"""The number of problems after which SQLite stops."""
_MOST_VALUES: Final = 5
"""The number of damaged values that have a finding of their own."""
UNDO: Final = "mentorlog undo"
"""The line that takes back the newest command."""
_INDEX: Final = (
    r"(?:row \d+ missing from|row \d+ values differ from|wrong # of entries in|"
    r"rowid not at end-of-record for row \d+ of) index (\S+)"
)


def check_integrity(journal: Path, recovery_line: Callable[[], str]) -> list[Finding]:
    """Whether the file is sound, its indexes match their tables, and its values are allowed. There must be no crashed
    write to roll back."""
    # on a connection that is opened read-only, SQLite does not check the values
    with closing(connect(journal, mode="rw", wait=WAIT)) as connection:
        connection.execute("PRAGMA query_only = ON")
        changed = _changed_pages(connection)
        if changed:
            return [damaged(recovery_line, changed)]
        problems = [str(line) for (line,) in connection.execute(f"PRAGMA integrity_check({_MOST})")]
    indexes, tables, others = _sorted(problems)
    if others:
        more = f", and {len(others) - 1} more" if len(others) > 1 else ""
        return [damaged(recovery_line, f"{others[0]}{more}")]
    findings = [Finding("integrity", "ok", "the file is sound")]
    if tables:
        message = f"Another program wrote values that mentorlog would refuse, in {listed(tables)}."
        findings.append(Finding("integrity", "note", message))
    if indexes:
        message = f"{counted(len(indexes), 'index does', 'indexes do')} not match the table: {listed(indexes)}."
        return [*findings, Finding("indexes", "fault", message, REPAIR)]
    return [*findings, Finding("indexes", "ok", "they match their tables")]


def _changed_pages(connection: sqlite3.Connection) -> str | None:
    """Which pages of an encrypted file are not as they were written, in words; None if all are, or if the file is not
    encrypted."""
    connection.execute("BEGIN")
    connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()  # takes the lock that writers wait for
    found = changed_pages(connection)
    connection.execute("COMMIT")
    if not found:
        return None
    pages = [match[0] for line in found if (match := re.search(r"(?<=page )\d+", line))]
    return f"{counted(len(found), 'page is', 'pages are')} not as written: {listed(pages or found)}"


def _sorted(problems: list[str]) -> tuple[list[str], list[str], list[str]]:
    """The indexes that are wrong, the tables with values that are not allowed, and what is damaged."""
    indexes: dict[str, None] = {}
    tables: dict[str, None] = {}
    others: list[str] = []
    for problem in problems:
        if problem == "ok" or re.match(SEARCH_PROBLEM, problem):
            continue  # the check of the search index finds it with every version of SQLite
        if index := re.match(_INDEX, problem):
            indexes[index[1]] = None
        elif table := re.match(VALUE_PROBLEM, problem):
            tables[table[1]] = None
        else:
            others.append(problem.removeprefix("*** in database main ***\n").split("\n")[0])
    return list(indexes), list(tables), others


def check_values(connection: sqlite3.Connection, journal: Path) -> Iterator[Finding]:
    """Whether every value of an entry, and of the record of changes, is one that mentorlog can read. The line for one
    that is not changes that value alone; a backup would take the entries recorded since with it."""
    problems = find_problems(journal)
    of_entries = [problem for problem in problems if problem.table]
    from_outside = [problem for problem in of_entries if _is_last_from_outside(connection, problem)]
    if from_outside:
        message = f"Another program wrote what can't be read: {listed([problem.text for problem in from_outside])}."
        yield Finding("values", "fault", message, UNDO)
    others = [problem for problem in of_entries if problem not in from_outside]
    for place, problem in enumerate(others[:_MOST_VALUES], start=1):
        more = f", and {len(others) - place} more" if place == _MOST_VALUES < len(others) else ""
        fix = sqlite_line(str(journal), problem.correction)
        message = f"Damaged: {problem.text}{more}. Write the right value with the line."
        yield Finding("values", "fault", message, fix)
    of_record = [problem.text for problem in problems if not problem.table]
    if of_record:
        yield Finding("values", "note", f"Damaged: {listed(of_record)}.")
    if not problems:
        yield Finding("values", "ok", "all can be read")


def _is_last_from_outside(connection: sqlite3.Connection, problem: ValueProblem) -> bool:
    """Whether the newest command is another program's and changed the damaged value, so that undo brings back what it
    was."""
    found = connection.execute(
        "SELECT 1 FROM change WHERE command = (SELECT max(id) FROM command WHERE status = 'done') "
        "AND command IN (SELECT id FROM command WHERE verb = 'outside') AND tbl = ? AND row = ? "
        "AND event = 'update' AND json_valid(before) AND json_type(before, ?) IS NOT NULL",
        (problem.table, problem.row, f"$.{problem.column}"),
    )
    return found.fetchone() is not None


def check_links(
    connection: sqlite3.Connection, path: str, *, own_tables: frozenset[str], rebuild_line: str
) -> Iterator[Finding]:
    """Whether every link leads to a row that exists. `own_tables` are the tables of mentorlog; `rebuild_line` copies
    every row to a new journal, and creates missing rows to which others belong."""
    links: dict[tuple[str, int], _Link] = {}
    broken: dict[_Link, list[int | None]] = {}
    for table, row, parent, number in connection.execute("PRAGMA foreign_key_check"):
        if table in own_tables:
            if (table, number) not in links:
                links[table, number] = _read_link(connection, table, parent, number)
            broken.setdefault(links[table, number], []).append(row)
    if not broken:
        yield Finding("links", "ok", "every link leads to an entry")
    messages: dict[str, list[str]] = {}
    for link, rows in broken.items():
        fix = sqlite_line(path, link.clearing) if link.can_clear else rebuild_line
        messages.setdefault(fix, []).append(_lost_links(link, rows))
    for fix, found in messages.items():  # one line settles several of them
        yield Finding("links", "fault", " ".join(found), fix)


def _lost_links(link: _Link, rows: list[int | None]) -> str:
    """The sentence about links to rows that do not exist. A row of a table without numbers is None."""
    table, numbers = link.table, [row for row in rows if row is not None]
    refs = [f"{REF_LETTERS[table]}{row}" if table in REF_LETTERS else f"{table} {row}" for row in numbers]
    lead = counted(len(rows), "link leads", "links lead")
    origin = listed(refs) if refs else f"the table {table}"
    return f"{lead} to a {link.column} that does not exist: from {origin}."


class _Link(NamedTuple):
    """A foreign key."""

    table: str
    column: str
    parent: str
    """The table that it leads to."""
    can_clear: bool
    """Whether the column may be NULL."""

    @property
    def clearing(self) -> str:
        """The statement that clears every link to a row that does not exist."""
        lost = f"{self.column} NOT IN (SELECT id FROM {self.parent})"
        return f"UPDATE {self.table} SET {self.column} = NULL WHERE {lost}"


def _read_link(connection: sqlite3.Connection, table: str, parent: str, number: int) -> _Link:
    found = connection.execute(f"PRAGMA foreign_key_list({table})").fetchall()
    column = next((row[3] for row in found if row[0] == number), parent)
    required = {
        name: bool(is_required) for _, name, _, is_required, *_ in connection.execute(f"PRAGMA table_info({table})")
    }
    return _Link(table, column, parent, can_clear=not required.get(column, True))
