"""Dates at the ends of the calendar: they are refused when they are recorded, and never make a command fail if another
program has written them."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from tests.cli.conftest import Mentor

TABLES = (
    *("relationship", "session", "goal", "action", "feedback", "milestone", "point", "note", "checkpoint", "rating"),
    *("checkin", "advice", "resource", "question"),
)
READS = (
    *(
        "status",
        "remind",
        "remind --count",
        "remind --within 9y",
        "remind --json",
        "review ana",
        "review bo",
        "review --all",
    ),
    *(
        "review me",
        "progress ana",
        "progress bo",
        "timeline",
        "hours",
        "year",
        "people --all",
        "sessions",
        "goal",
        "history",
    ),
    *("export ana", "export ana --format html", "export ana --format json", "export ana --format ics"),
    *("export bo --format ics", "export --all --format json", "agenda ana", "recap ana", "agreement ana"),
    *(
        "year --all",
        "year --all --json",
        "prospect",
        "search talked",
        "show s1",
        "show s2",
        "show g1",
        "show r1",
        "action",
        "notes",
        "milestone",
    ),
)
LATEST, EARLIEST = "9999-12-31", "0001-01-01"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with a date in nearly every column for one."""
    user = Mentor(tmp_path_factory.mktemp("filled"))
    for line in (
        "start Ana Souza --i-am mentor --cadence daily --since 2026-03-02 --until 2026-12-20",
        "start Bo Lind --i-am mentee --since 2026-05-04",
        "start Cy Dahl --i-am mentor --cadence 'every 2 weeks'",
        "log talked -w ana --on 2026-11-10 --me 'Send it by friday' --topic skills --for 45m --next '2026-11-30 10:00'",
        "log talked -w bo --on 2026-11-02 --for 1h",
        "goal add Lead -w ana --by 2027-01-01",
        "checkpoint g1 40",
        "goal add Learn -w ana",
        "done g2",
        "action add 'call her' -w bo --by 2026-12-01",
        "milestone add Talk -w ana --by 2026-12-12",
        "milestone add Talked -w ana --on 2026-11-01",
        "feedback give well --praise -w ana --follow-up 2026-12-01",
        "advice receive try -w bo --try-by 2026-12-01",
        "resource add Book -w ana --by 2026-12-24",
        "raise this -w ana",
        "note hello -w bo --on 2026-11-01",
        "rate listening 3 -w ana",
        "checkin ana --frequency 4 --challenge 2",
        "prospect add 'Di Holm'",
        "ask di hello --follow-up 'in 2 weeks'",
        "agreement ana --set 'We meet' --again 2027-01-01",
        "snooze a1 2026-12-01",
        "pause cy --until 2026-12-15",
    ):
        user(line)
    with closing(sqlite3.connect(user.db, isolation_level=None)) as journal:
        journal.execute("UPDATE session SET zone = 'Pacific/Kiritimati' WHERE at IS NOT NULL")
    return user.db.read_bytes()


def set_dates(user: Mentor, content: bytes, value: str, *, only: int | None = None) -> None:
    """Set every date that the journal has (or those of one column) to a value, as another program might."""
    user.db.touch(mode=0o600)
    user.db.write_bytes(content)
    with closing(sqlite3.connect(user.db, isolation_level=None)) as journal:
        columns = [
            (table, column)
            for table in TABLES
            for (column,) in journal.execute(
                "SELECT name FROM pragma_table_info(?) WHERE name IN ('day', 'paused_until', 'snoozed_until', 'try_by')"
                " OR name GLOB '*_on'",
                (table,),
            )
        ]
        journal.execute("PRAGMA ignore_check_constraints = ON")
        for table, column in columns if only is None else columns[only : only + 1]:
            journal.execute(f"UPDATE {table} SET {column} = ? WHERE {column} IS NOT NULL", (value,))  # noqa: S608


def check_reads(user: Mentor, *, lines: tuple[str, ...] = READS) -> None:
    """Every command that reads answers."""
    for line in lines:
        answer = user(line, ok=False)
        assert answer.code == 0, f"{line}: {answer}"
    user.hints.clear()


@pytest.mark.heavy
@pytest.mark.parametrize("value", [LATEST, EARLIEST])
def test_dates_at_the_ends_of_the_calendar_are_read(mentor: Mentor, filled: bytes, value: str) -> None:
    """All dates of a journal at once."""
    set_dates(mentor, filled, value)
    for zone in ("Europe/Copenhagen", "America/New_York"):
        mentor.base["TZ"] = zone
        check_reads(mentor)


@pytest.mark.heavy
@pytest.mark.parametrize("value", [LATEST, EARLIEST])
def test_a_date_at_the_end_of_the_calendar_beside_others_is_read(mentor: Mentor, filled: bytes, value: str) -> None:
    """One column at a time."""
    for column in range(40):
        set_dates(mentor, filled, value, only=column)
        check_reads(mentor, lines=READS[column % 3 :: 3])


@pytest.mark.parametrize(
    "line", ["log later -w bo", "snooze a2 friday", "done a1", "move s2 friday", "end ana", "undo"]
)
def test_a_journal_with_far_dates_can_be_changed(mentor: Mentor, filled: bytes, line: str) -> None:
    """A command that does not touch the far dates works."""
    for value in (LATEST, EARLIEST):
        set_dates(mentor, filled, value)
        answer = mentor(line, ok=False)
        assert answer.code in (0, 1, 2), answer
        assert "bug" not in answer.err, answer
        assert "damaged" not in answer.err, answer
    mentor.hints.clear()


REFUSED = (
    "log talked -w bo --on 0001-01-01",
    "log talked -w bo --on 1899-12-31",
    "log talked -w bo --next 2200-01-01",
    "log talked -w bo --me 'Send it by 9999-12-31'",
    "plan 9999-12-31 -w bo",
    "plan 2199-12-20 -w bo --every month --times 3",
    "plan 'in 9999 years' -w bo",
    "move s2 2200-01-01",
    "start Eve --i-am mentor --since 0001-01-01",
    "start Eve --i-am mentor --until 9999-12-31",
    "goal add x -w bo --by 'in 300 years'",
    "goal add x -w bo --by 9999-12-31",
    "action add 'x by 2200-01-01' -w bo",
    "milestone add x -w bo --by 2200-01-01",
    "milestone add x -w bo --on 0001-01-01",
    "feedback give x -w ana --follow-up 2200-01-01",
    "advice receive x -w bo --try-by 2200-01-01",
    "resource add x -w bo --by 2200-01-01",
    "note x -w bo --on 1899-12-31",
    "snooze a1 2200-01-01",
    "pause bo --until 2200-01-01",
    "agreement bo --set x --again 2200-01-01",
    "ask di x --follow-up 2200-01-01",
    "checkpoint g1 50 --on 1899-12-31",
    "rate listening 4 -w ana --on 1899-12-31",
    "done g1 --on 1899-12-31",
    "edit g1 --by 2200-01-01",
    "edit g1 --on 1899-12-31",
    "edit s1 --on 1899-12-31",
    "edit s2 --on 2200-01-01",
    "edit r1 --since 1899-12-31",
    "edit r1 --until 9999-12-31",
    "edit m1 --by 2200-01-01",
)


def test_a_date_out_of_range_is_not_recorded(mentor: Mentor, filled: bytes) -> None:
    """The message has the years that can be recorded, whatever the option."""
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(filled)
    for line in REFUSED:
        error = mentor.fails(line, code=2)
        assert "out of range: expected" in error, f"{line}: {error}"
        assert "1900 to 2199" in error, f"{line}: {error}"
        assert mentor.db.read_bytes() == filled, line
    for line, hint in (
        ("pause bo --until 1899-12-31", "pause bo --until DATE"),
        ("snooze g1 2200-01-01", "snooze g1 DATE"),
    ):
        assert mentor.fails(line, code=2).endswith(f"  mentorlog {hint}\n"), line
    error = mentor.fails("log -", code=2, stdin="with: bo\non: 1899-12-31\n\ntalked\n")
    assert "1900 to 2199" in error
    assert "MENTORLOG_NOW must be in the years 1900 to 2199" in mentor.fails(
        "status", code=2, MENTORLOG_NOW="9999-12-31"
    )
    mentor.hints.clear()


def test_absurd_lengths_are_refused(mentor: Mentor, filled: bytes) -> None:
    """Lengths and cadences have limits of their own."""
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(filled)
    for line in (
        "start Eve --i-am mentor --cadence 'every 9000 years'",
        "start Eve --i-am mentor --cadence 'every 999999 weeks'",
        "edit r1 --cadence 'every 9000 years'",
        "plan 2026-12-01 -w bo --every '9000 years' --times 3",
        "log talked -w bo --for 9999h",
        "log talked -w bo --for 999999999999999999999h",
        "remind --within '9999 years'",
        "snooze a1 'in 999999 months'",
    ):
        mentor.fails(line, code=2)
        assert mentor.db.read_bytes() == filled, line
    mentor.hints.clear()
