"""Which headings and lines begin a session, and on which day."""

from __future__ import annotations

import datetime as dt
import json
from typing import Final

import pytest

from mentorlog.importing.logs.log_data import LogFile
from mentorlog.importing.logs.reading import read_log
from tests.importing.logs.reading import NAMES, TODAY, read

FIFTH: Final = dt.date(2026, 1, 5)
"""A Monday; the last one of that day and month before today."""
SAME_DAY: Final = (
    *("# 2026-01-05", "## [2026-01-05]", "### [5 Jan 2026]", "## **5 January 2026**", "## 5th January, 2026 @ 10:00"),
    *("## Session 3 - 5 Jan 2026", "## Meeting on 5 January 2026 with Ingrid", "## 2026-01-05 Mon", "## 20260105"),
    *("## Mon, Jan 5 2026", "## Jan. 5", "## 5 jan", "## Mandag den 5. januar 2026", "## d. 5/1-2026", "## 5.1.2026."),
    *("## Monday 5/1/2026", "## Date: 5 January 2026", "# 1:1 with A - Jan 5", "# 1:1: Mette & Ingrid — Jan 5, 2026"),
    *(
        "## 2026-01-05: Her first project",
        "## Her first project (5 January)",
        "## 5-Jan-26",
        "## 5 Jan 26",
        "## 2026-W02-1",
    ),
    *("##### Møde 2, mandag d. 5. jan.", "## <2026-01-05 Mon>", "Jan 5, 2026\n===========", "5 January 2026\n-----"),
    *("[2026-01-05]", "Session: 5 January 2026", "Date: 5 Jan 2026", "**Date:** Jan 5, 2026", "Dato: 5. januar 2026"),
    *("# Session 1\n\n**Date:** 2026-01-05", "---\ndate: 2026-01-05\n---", '---\ndate: "2026-01-05T10:00:00Z"\n---'),
    *(
        "| Date | 2026-01-05 |",
        "- **Date**: Mon 5 Jan 2026",
        "**2026-01-05**",
        "2026-01-05",
        "Session 3\nDate: 5 Jan",
        "Session 3\n5 January 2026, 45 min",
    ),
    *("Meeting 3, 5 January 2026:", "=== 2026-01-05 ===", "2026-01-05 - we talked about pay", "5 Jan 2026: pay"),
)
NOT_A_SESSION: Final = (
    *("## Last updated 2026-01-05", "## Session 1/6", "## Goals for 2026-01-05", "## Date: TBD", "## 2026", "## May"),
    *("## YYYY-MM-DD", "## [Date]", "## <date>", "## {{date}}", "Date: [Date]", "Date: ____", "## Plan until 5 Jan"),
    *(
        "```\n## 2026-01-05\n```",
        "<!--\n## 2026-01-05\n-->",
        "    ## 2026-01-05",
        "- 5 x 2026",
        "## Next meeting: 5 Jan",
    ),
    *("We met on 5 January 2026 and talked.", "## Room 10.30-11.30", "## Version 2026-01-05", "The 5 mars bars"),
)


@pytest.mark.parametrize("heading", SAME_DAY)
def test_a_day_begins_a_session(heading: str) -> None:
    """In each of these forms, with the text below it as its notes."""
    log = read(f"{heading}\n\nText.\n")
    assert [section.on for section in log.sections] == [FIFTH]
    assert log.sections[0].notes.endswith("Text.") or "pay" in log.sections[0].notes
    assert not log.texts


@pytest.mark.parametrize("heading", NOT_A_SESSION)
def test_other_lines_begin_no_session(heading: str) -> None:
    """Templates, code, periods, and days that are not those of a session."""
    log = read(f"{heading}\n\nText.\n")
    assert not log.sections
    assert "".join(part.text for part in log.not_read) == f"{heading}\n\nText.\n"


def test_the_name_of_a_file_is_its_day() -> None:
    """If the text has no heading with a day."""
    for name in ("2026-01-05.md", "notes/20260105 Ingrid.txt", "1-1 2026_01_05.md", "Jan 5 2026.org", "2026/Jan 5.md"):
        assert [section.on for section in read("Text.", name=name).sections] == [FIFTH], name


def test_the_names_of_the_files_of_a_folder_settle_the_order_of_their_days() -> None:
    """One of them can be read in one order only."""
    files = [LogFile(f"notes/{name}.md", b"Text.") for name in ("05-04-2018", "18-04-2018")]
    log = read_log(files, today=TODAY, names=NAMES)
    assert [str(section.on) for section in log.sections] == ["2018-04-05", "2018-04-18"]
    assert read_log(files[:1], today=TODAY, names=NAMES).ambiguous_days[0].text == "notes/05-04-2018.md"


def test_an_org_timestamp_below_a_heading_is_its_day() -> None:
    """Also after properties; that of a task is when it is due."""
    log = read(
        "* Talks\n** First\n<2026-01-05 Mon 10:00-11:00>\nA\n"
        "** Second\n:PROPERTIES:\n:DATE: [2026-01-12 Mon]\n:END:\nB\n"
        "** TODO @me write\nSCHEDULED: <2026-01-19 Mon>\n",
        name="log.org",
    )
    first, second = log.sections
    assert (str(first.on), first.at, first.minutes, first.notes) == ("2026-01-05", dt.time(10), 60, "** First\nA")
    assert (str(second.on), second.promises[0].due_on) == ("2026-01-12", dt.date(2026, 1, 19))


def test_the_text_exports_of_journals_are_read() -> None:
    """Of jrnl, with and without brackets, and of Day One."""
    for text in (
        "2026-01-05 10:00 First talk.\nA\n\n2026-01-12 16:30 Second talk.\nB\n",
        "[2026-01-05 10:00:00 AM] First talk.\nA\n\n[2026-01-12 04:30:00 PM] Second talk.\nB\n",
        "\tDate:\t5 January 2026 at 10:00:00 CET\n\nFirst talk.\nA\n\n"
        "\tDate:\t12 January 2026 at 16:30:00 CET\n\nSecond talk.\nB\n",
    ):
        log = read(text, name="journal.txt")
        assert [(str(section.on), section.at, section.notes) for section in log.sections] == [
            ("2026-01-05", dt.time(10), "First talk.\nA"),
            ("2026-01-12", dt.time(16, 30), "Second talk.\nB"),
        ]


def test_days_without_a_year_follow_those_with_one() -> None:
    """From the neighbours, the heading of a year, the name of the file, else the last such day."""
    forward = read("## 5 Nov 2024\n\n## 3 Dec\n\n## 7 Jan\n")
    assert [str(section.on) for section in forward.sections] == ["2024-11-05", "2024-12-03", "2025-01-07"]
    backward = read("## 7 Jan\n\n## 3 Dec\n\n## 5 Nov 2024\n")
    assert [str(section.on) for section in backward.sections] == ["2024-11-05", "2024-12-03", "2025-01-07"]
    assert [str(section.on) for section in read("# 2023\n## 7 Jan\n").sections] == ["2023-01-07"]
    assert [str(section.on) for section in read("## 7 Jan\n", name="log 2022.md").sections] == ["2022-01-07"]
    titled = read("# Mentoring 2024-2025\n\n## 3 Dec\n\n## 7 Jan\n")
    assert [str(section.on) for section in titled.sections] == ["2024-12-03", "2025-01-07"]
    assert [str(section.on) for section in read("## 30 Nov\n").sections] == ["2025-11-30"]
    assert [str(section.on) for section in read("## Tuesday 30 Nov\n").sections] == ["2021-11-30"]
    assert [str(section.on) for section in read("## 29 Feb\n").sections] == ["2024-02-29"]


def test_an_ambiguous_day_is_settled_by_the_file_or_asked_about() -> None:
    """The other dates of the file settle it, also those in its text; otherwise `date_order` does."""
    alone = read("## 05/04/2018\n\nText.\n")
    assert alone.needs_date_order
    assert alone.ambiguous_days[0].text == "## 05/04/2018"
    assert not alone.sections
    for text, day in (
        ("## 05/04/2018\n\n## 18/04/2018\n", "2018-04-05"),
        ("## 05/04/2018\n\nDue 5/25/2018\n", "2018-05-04"),
    ):
        log = read(text)
        assert not log.needs_date_order
        assert str(log.sections[0].on) == day
    assert str(read("## 05/04/2018\n", date_order="mdy").sections[0].on) == "2018-05-04"
    assert read("## 05/04/2018\n\nVersion 1.13.22.\n").needs_date_order
    assert read("## 18/04/2018\n\n## 05/04/2018\n\n## 4/18/2018\n").needs_date_order, "the file contradicts itself"


def test_impossible_and_future_days_are_listed() -> None:
    """With the line and the reason, and without a session."""
    log = read("## 31 February 2026\n\n## Tuesday 5 January 2026\n\n## 2027-01-05\n\n## 2026-01-12\n")
    assert [str(section.on) for section in log.sections] == ["2026-01-12"]
    assert [(part.place.line, part.reason) for part in log.not_read] == [
        (1, "There is no 31 Feb 2026"),
        (3, "Mon 5 Jan 2026 is not a Tuesday"),
        (5, "2027-01-05 is after today, so this is not a session that was held"),
    ]


def test_a_time_and_a_length_are_taken_from_the_heading_or_a_line() -> None:
    """In English and Danish."""
    for line, at, minutes in (
        ("## 2026-01-05 (6:15pm - 7:45pm)", dt.time(18, 15), 90),
        ("## 2026-01-05, kl. 10-11", dt.time(10), 60),
        ("## 2026-01-05 (1h)", None, 60),
        ("## 2026-01-05 14:00 (45 min)", dt.time(14), 45),
        ("## 2026-01-05\n6:15pm - 7:45pm", dt.time(18, 15), 90),
        ("## 2026-01-05\n**Time:** 10:00 - 11:00 | **Duration:** 60 min", dt.time(10), 60),
        ("## 2026-01-05\nVarighed: 1 t 30 min\nTid: 14.30", dt.time(14, 30), 90),
        ("## 2026-01-05\nDuration: 45", None, 45),
        ("## 2026-01-05\nAt 3", None, None),
    ):
        section = read(f"{line}\n\nText.\n").sections[0]
        assert (section.at, section.minutes) == (at, minutes), line


def test_parts_of_a_session_are_no_sessions() -> None:
    """A deeper heading with other words and a day, and headings of the same level without one."""
    log = read("## 2026-01-05\n### Update 2026-01-07\nMore.\n## Notes\nFlat.\n# 2026-01-12\n#### 2026-01-19\nDeep.\n")
    assert [str(section.on) for section in log.sections] == ["2026-01-05", "2026-01-12", "2026-01-19"]
    assert log.sections[0].notes == "### Update 2026-01-07\nMore.\n## Notes\nFlat."


def test_a_title_with_a_day_above_the_sessions_is_none() -> None:
    """It is text above the first session."""
    log = read("# Log started 2025-09-01\n\nIntro.\n\n## 2026-01-05\nText.\n")
    assert [str(section.on) for section in log.sections] == ["2026-01-05"]
    assert log.texts[0].text == "# Log started 2025-09-01\n\nIntro."


def test_what_is_more_than_the_day_stays_in_the_notes() -> None:
    """A sign, the address of a link, a second time, the other words of a line with the day; those of a cell are
    listed."""
    for text, notes in (
        ("## 🎉 2026-01-05\nA", "## 🎉 2026-01-05\nA"),
        ("## 2026-01-05?\nA", "## 2026-01-05?\nA"),
        ("## [2026-01-05](https://x.example/a)\nA", "## [2026-01-05](https://x.example/a)\nA"),
        ("## 2026-01-05 10:00\nTime: 11:00\nA", "Time: 11:00\nA"),
        ("## Kickoff 2026-01-05\nDate: 5 January 2026 in Odense\nA", "## Kickoff 2026-01-05\nin Odense\nA"),
        ("---\ndate: 2026-01-05 in Odense\n---\nA", "in Odense\nA"),
    ):
        assert read(f"{text}\n").sections[0].notes == notes, text
    log = read("date,time,notes\n2026-01-05 in Odense,10:00 sharp,A\n", name="log.csv")
    assert [notice.text for notice in log.notices] == ["2026-01-05 in Odense", "10:00 sharp"]


def test_a_day_below_the_heading_of_its_month_is_a_session() -> None:
    """With its weekday or without, and the year in the heading of the month or above it; a number of a chapter is
    not one."""
    for text, days in (
        ("# March 2026\n## 5th\nA\n## Sunday 8\nB\n# April 2026\n## 2nd - Kickoff\nC\n", ["03-05", "03-08", "04-02"]),
        ("# 2026\n## Marts\n### den 5.\nA\n### Søndag 8.\nB\n## April\n### 2\nC\n", ["03-05", "03-08", "04-02"]),
        ("# March 2026\n## 5\nA\n## 6 - Goals\nB\n### 7\nC\n", ["03-05", "03-07"]),
    ):
        assert [f"{section.on:%m-%d}" for section in read(text).sections] == days, text
    parts = read("# March 2026\n## 32nd\nA\n## Sunday 9\nB\n## 5\n").not_read
    assert "There is no 32 Mar 2026" in parts[1].reason
    assert "Mon 9 Mar 2026 is not a Sunday" in parts[2].reason
    assert not read("# Goals\n## 5th\nA\n").sections


def test_a_weekday_or_dots_settle_the_order_of_day_and_month() -> None:
    """Dots are the day first always; a weekday has the year in which the day was last."""
    today = dt.date(2024, 6, 10)
    for heading, day in (
        ("## Mon 3/6", "2024-06-03"),
        ("## Wed 3/6", "2024-03-06"),
        ("## 04.05.2024", "2024-05-04"),
        ("## 04.05.24", "2024-05-04"),
    ):
        log = read(f"{heading}\nText.\n", today=today)
        assert [str(section.on) for section in log.sections] == [day], heading
    assert read("## Fri 3/6\nText.\n", today=today).ambiguous_days
    assert not read("## 04.05.2024\nText.\n\nDue 5/25/2018\n", today=today).ambiguous_days


def test_only_one_length_counts() -> None:
    """Not how late someone was, nor one of several."""
    for words, minutes in (
        ("15 min late, 1h talk", 60),
        ("15 min late", None),
        ("30 min walk, 1h talk", None),
        ("90 min (1h30)", 90),
    ):
        section = read(f"## 2026-01-05 {words}\nText.\n").sections[0]
        assert section.minutes == minutes, words


def test_an_empty_file_is_listed() -> None:
    """Also if its name is a day."""
    for text in ("", "\n \n"):
        log = read(text, name="2026-01-05.md")
        assert not log.sections
        assert [(part.text, part.reason) for part in log.not_read] == [(text, "an empty file")]


def test_an_entry_of_day_one_that_has_only_its_rich_text_is_read() -> None:
    """As it is, if its form is not known."""
    for rich, notes in (
        ('{"contents":[{"text":"Pay"},{"text":" and more"}]}', "Pay and more"),
        ('{"a": 1}', '{"a": 1}'),
    ):
        entry = {"creationDate": "2026-01-05T08:00:00Z", "richText": rich}
        assert read(json.dumps({"entries": [entry]}), name="log.json").sections[0].notes == notes
