"""Tables of sessions that are not quite as they should be."""

from __future__ import annotations

import datetime as dt

import pytest

from mentorlog.errors import UsageError
from tests.importing.logs.reading import read


@pytest.mark.parametrize(
    ("cell", "next_on", "notes", "reason"),
    [
        ("soon", None, "Pay\n\nNext session: soon", "the next session is not planned: no day is recognised"),
        (
            "2026-01-01",
            None,
            "Pay\n\nNext session: 2026-01-01",
            "the next session is not planned: its day is not after",
        ),
        ("2026-01-09", "2026-01-09", "Pay\n\nNext session: 2026-01-09", ""),
        ("2026-01-12", "2026-01-12", "Pay", ""),
        ("2027-01-04 10:00", "2027-01-04", "Pay\n\nNext session: 2027-01-04 10:00", ""),
    ],
)
def test_a_next_session_is_planned_or_stays_in_the_notes(
    cell: str, next_on: str | None, notes: str, reason: str
) -> None:
    """Whether it is no day, too early, past without a session on its day, or still ahead after an older session."""
    log = read(f"date,notes,next\n2026-01-05,Pay,{cell}\n2026-01-12,More,\n", name="log.csv")
    section = log.sections[0]
    assert (section.next_on and str(section.next_on), section.notes) == (next_on, notes)
    assert [notice.reason.startswith(reason) for notice in log.notices] == ([True] if reason else [])


def test_the_next_session_after_the_newest_one_is_planned() -> None:
    """So it does not stay in the notes."""
    log = read("date,notes,next\n2026-01-12,More,2027-01-04 10:00\n2026-01-05,Pay,\n", name="log.csv")
    assert [(str(each.next_on), each.notes) for each in log.sections] == [("None", "Pay"), ("2027-01-04", "More")]


def test_a_time_in_its_column_needs_no_colon() -> None:
    """A number alone is an hour."""
    for cell, at in (("14.00", dt.time(14)), ("9.30", dt.time(9, 30)), ("14", dt.time(14)), ("14:00", dt.time(14))):
        log = read(f"Dato;Tid\n2026-01-05;{cell}\n", name="log.csv")
        assert (log.sections[0].at, log.notices) == (at, ()), cell


def test_a_table_without_headings_says_which_line_to_write() -> None:
    """Also if the first session is named as a column, and with the sign between the cells."""
    for text, line in (
        ("2026-01-05,Pay\n2026-01-12,More\n", "date,notes"),
        ("5 January 2026;45;Pay;Good\n", "date;minutes;notes;column 4"),
    ):
        for columns in (None, {"2026-01-05": "date"}):
            with pytest.raises(UsageError, match="has no headings of columns: its first line is a session") as caught:
                read(text, name="log.csv", columns=columns)
            assert caught.value.hint == line
            assert read(f"{line}\n{text}", name="log.csv").sections[0].notes == "Pay"


def test_lines_above_the_headings_are_listed() -> None:
    """Whatever sign the title has, and also if the column of days is named by the user."""
    for text, columns in (
        ("My log, since 2025\n\nDato;Noter\n2026-01-05;A\n", None),
        ("My log\nWhen we met;Noter\n2026-01-05;A\n", {"When we met": "date"}),
    ):
        log = read(text, name="log.csv", columns=columns)
        assert [(str(section.on), section.notes) for section in log.sections] == [("2026-01-05", "A")]
        assert [(part.place.line, part.reason) for part in log.not_read] == [
            (1, "the headings of the columns, and the lines above them")
        ]
        assert log.not_read[0].text + log.sections[0].source == text
