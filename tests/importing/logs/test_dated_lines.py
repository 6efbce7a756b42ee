"""Lines and headings with a date within them, and what of a heading stays in the notes."""

from __future__ import annotations

import pytest

from tests.importing.logs.reading import read


def test_a_heading_with_one_whole_date_anywhere_begins_a_session() -> None:
    """Not one with two dates, nor one with a day of something else."""
    log = read(
        "## 2026-01-05\nA\n## Kickoff (12 January 2026) with Lars\nB\n## Moved from 2026-01-02 to 2026-01-09 again\nC\n"
        "## Plan due 2026-01-19 for Lars\nD\n"
    )
    assert [(str(each.on), each.notes.partition("\n")[0]) for each in log.sections] == [
        ("2026-01-05", "A"),
        ("2026-01-12", "## Kickoff (12 January 2026) with Lars"),
    ]


def test_a_task_of_an_org_file_that_begins_with_a_date_and_is_done_is_a_session() -> None:
    """Other tasks stay promises."""
    log = read(
        "* 2026-01-05\nA\n* DONE 29/1 2026 Snak\nB\n* TODO 2026-02-02 @me write\n* DONE @me read\n", name="log.org"
    )
    assert [(str(each.on), each.notes) for each in log.sections] == [
        ("2026-01-05", "A"),
        ("2026-01-29", "* DONE 29/1 2026 Snak\nB\n* TODO 2026-02-02 @me write"),
    ]
    assert [promise.text for promise in log.sections[1].promises] == ["2026-02-02 @me write", "read"]


@pytest.mark.parametrize(
    "lines",
    [
        ["2026-01-05: talked about A", "2026-01-12: talked about B"],
        ["2026-01-05: talked about A", "More.", "2026-01-12: talked about B"],
        ["- 2026-01-05: talked about A", "- 2026-01-12", "  - B"],
        ["**2026-01-05** A", "", "**Jan 12, 2026** B"],
        ["2026-01-05", "A.", "2026-01-12: talked about B"],
    ],
)
def test_a_line_that_begins_with_a_date_is_a_session_in_a_log_without_dated_headings(lines: list[str]) -> None:
    """Bare, bold, or as an item of a list."""
    log = read("# 1:1 log\n" + "\n".join(lines) + "\n")
    assert [str(section.on) for section in log.sections] == ["2026-01-05", "2026-01-12"]
    assert not log.notices


def test_in_a_log_with_dated_headings_such_lines_stay_text_and_are_listed_once() -> None:
    """With how many they are; a task that names its day is none of them."""
    body = "A\n- 2026-01-12 talked\n**2026-01-19** more\n**Jan 26, 2026**\nD\n- [ ] 2026-02-02 @me write\n  2026-02-03"
    log = read(f"## 2026-01-05\n{body}\n")
    assert [section.notes for section in log.sections] == [body]
    assert [(notice.place.line, notice.text, notice.reason) for notice in log.notices] == [
        (
            3,
            "- 2026-01-12 talked",
            "begins with a date and stays in the session above, as 2 more lines do; "
            "write it as a heading to make it a session",
        )
    ]


def test_a_date_ahead_in_a_list_is_not_torn_out_of_its_session() -> None:
    """Beside lines that are only a day, an item of a list is text."""
    log = read("2026-01-05\n\nPlan:\n- 2027-07-01 hand in\n\n2026-01-12\n\nB\n")
    assert [section.notes for section in log.sections] == ["Plan:\n- 2027-07-01 hand in", "B"]
    assert len(log.notices) == 1


@pytest.mark.parametrize(
    ("heading", "kept"),
    [
        ("## 2026-01-05 at 10am for 1 hour", ""),
        ("## 2026-01-05 T 10:00-11:00 (CET)", ""),
        ("## Monday 5 January 2026 | Ingrid | 45 min", ""),
        ("## 2026-01-05 | Ingrid | 45min | Zoom", "## 2026-01-05 | Ingrid | 45min | Zoom"),
        ("## January 5-6, 2026", "## January 5-6, 2026"),
        ("## Jan 5, 2026 / Jan 6, 2026", "## Jan 5, 2026 / Jan 6, 2026"),
        ("## 2026-01-05: Her first project (1h)", "## 2026-01-05: Her first project (1h)"),
        ("**Meeting 3, 5 January 2026:**", "**Meeting 3, 5 January 2026:**"),
        ("[5 Jan 2026, call 3] Pay.", "[5 Jan 2026, call 3]\nPay."),
    ],
)
def test_a_heading_stays_whole_in_the_notes_if_it_says_more_than_when_and_with_whom(heading: str, kept: str) -> None:
    """Never its remains."""
    log = read(f"{heading}\nText.\n")
    assert [str(section.on) for section in log.sections] == ["2026-01-05"]
    assert log.sections[0].notes == f"{kept}\nText.".strip()


def test_a_whole_org_heading_stays() -> None:
    """With its timestamp."""
    section = read("* <2026-01-05 Mon 14:00-15:00> Første møde\nText.\n", name="log.org").sections[0]
    assert section.notes == "* <2026-01-05 Mon 14:00-15:00> Første møde\nText."
    assert section.minutes == 60


def test_a_deeper_dated_heading_with_a_line_for_its_date_is_a_session() -> None:
    """The line says the same day again; below the heading of a part it is none."""
    log = read("## 2026-01-12\nA\n### 2026-01-05\n\nDate: 2026-01-05\nB\n#### Plan\nDate: 2026-01-09\n")
    assert [(str(section.on), section.notes) for section in log.sections] == [
        ("2026-01-05", "B\n#### Plan\nDate: 2026-01-09"),
        ("2026-01-12", "A"),
    ]
