"""The years of days that have none in the log."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.importing.logs.reading import read


@pytest.mark.parametrize(
    ("today", "headings", "held", "ahead"),
    [
        ("2024-06-10", ["Jun 17", "Jun 3", "May 6"], ["2024-05-06", "2024-06-03"], ["2024-06-17"]),
        ("2024-06-10", ["Jun 17", "Jun 3, 2024", "May 6"], ["2024-05-06", "2024-06-03"], ["2024-06-17"]),
        ("2024-06-10", ["Jun 3", "Jun 17"], ["2024-06-03"], ["2024-06-17"]),
        ("2024-02-10", ["Dec 14", "Jan 11", "Feb 15"], ["2023-12-14", "2024-01-11"], ["2024-02-15"]),
        ("2024-02-10", ["Dec 14", "Jan 11"], ["2023-12-14", "2024-01-11"], []),
        ("2024-06-10", ["Dec 20", "Jun 3", "May 6"], ["2023-05-06", "2023-06-03", "2023-12-20"], []),
        ("2026-11-29", ["Dec 4", "Dec 18", "Jan 8"], ["2025-12-04", "2025-12-18", "2026-01-08"], []),
    ],
)
def test_a_heading_that_is_still_ahead_does_not_take_the_log_a_year_back(
    today: str, headings: list[str], held: list[str], ahead: list[str]
) -> None:
    """It is listed with its day, if the log goes on until today; the others keep the years of their neighbours."""
    text = "".join(f"## {heading}\nText.\n" for heading in headings)
    log = read(text, today=dt.date.fromisoformat(today))
    assert [str(section.on) for section in log.sections] == held
    assert [part.reason[:10] for part in log.not_read] == ahead
    assert all("after today" in part.reason for part in log.not_read)
