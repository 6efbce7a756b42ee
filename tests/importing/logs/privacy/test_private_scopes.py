"""Which sessions of a log are private as a whole."""

from __future__ import annotations

import pytest

from mentorlog.importing.logs.log_data import LogFile
from mentorlog.importing.logs.reading import read_log
from tests.importing.logs.reading import NAMES, TODAY, read

HIDDEN = "She is ill."
FRONT_MATTER = (
    *(
        "private: true",
        "Private: yes",
        "privat: ja",
        "confidential: true",
        "tags: [mentoring, private]",
        "share: false",
    ),
    *("visibility: private", "tags:\n  - work\n  - private", "title: Private notes about Ana", "public: no"),
)
HEADINGS = (
    *("# Private", "# Private: 2026", "# Private notes about Ana", "# My private mentoring journal", "# 1. Private"),
    *("# Fortroligt", "# Personlige noter", "# Not for Ana", "# Notes (private)", "# Ana only", "# Me :private:"),
    *("# Vertraulich", "# Privé", "# Confidencial", "# \U0001f512 Ana", "# DO NOT SHARE", "Private\n======="),
)
LINES = (
    *("Private - do not share this file", "**Private**", "Confidential!", "This file is private.", "<!-- private -->"),
    *("tags: private", "#private", "> [!private]", "Kun til mig", "Private notes (do not share)", "private = true"),
)


@pytest.mark.parametrize("heading", HEADINGS)
def test_sessions_below_a_private_heading_are_private(heading: str) -> None:
    """All of them, up to the next heading of its level; the heading is listed with their number."""
    below = f"## 2026-02-02\n{HIDDEN}\n### X\n## 2026-01-05\nB\n# Other\n## 2025-12-01\nC\n"
    log = read(f"# Open\n## 2026-03-02\nA\n{heading}\n{below}")
    assert [section.private for section in log.sections] == [False, True, True, False]
    listed = [notice for notice in log.notices if "the 2 sessions below it are private" in notice.reason]
    assert [notice.place.line for notice in listed] == [4]


@pytest.mark.parametrize(
    "line",
    [
        *LINES,
        *HEADINGS[2:5],
        "# Private\n# Ana",
        *(f"---\n{line}\n---" for line in FRONT_MATTER),
        "+++\nprivate = true\n+++",
    ],
)
def test_a_line_at_the_top_of_a_file_makes_all_of_it_private(line: str) -> None:
    """Whatever follows."""
    log = read(f"{line}\n\n# 2026-02-02\n{HIDDEN}\n\n# 2026-01-05\nB\n")
    assert [section.private for section in log.sections] == [True, True]
    assert len(log.notices) == 1


@pytest.mark.parametrize("line", ["private: false", "privat: nej", "tags: [mentoring]", "public: true", "share: yes"])
def test_front_matter_can_say_that_a_file_is_not_private(line: str) -> None:
    """Then nothing is private, and nothing is listed."""
    log = read(f"---\n{line}\n---\n# 2026-02-02\nA\n")
    assert not log.sections[0].private
    assert not log.notices


@pytest.mark.parametrize(
    "text",
    [
        *("## 2026-01-05 (private)", "## 2026-01-05 :private:", "## 2026-01-05 #private", "## 2026-01-05 - Private"),
        *("## Private: 2026-01-05", "## \U0001f512 2026-01-05", "## 2026-01-05 Career talk (fortroligt)"),
        *("# Talk (private)\nDate: 2026-01-05", "## 2026-01-05\nB\ntags: work, private"),
        *(
            "## 2026-01-05\nB @private",
            "## 2026-01-05\n:PROPERTIES:\n:VISIBILITY: private\n:END:",
            "**2026-01-05** privat",
        ),
    ],
)
def test_a_session_is_private_by_its_heading_or_a_label(text: str) -> None:
    """Also in an Org file, whose other tags stay."""
    for name, form in (("log.md", text), ("log.org", text.replace("##", "*").replace("# ", "* "))):
        log = read(f"{form}\n{HIDDEN}\n", name=name)
        assert [section.private for section in log.sections] == [True], form
        assert len(log.notices) == 1, form
    section = read("* 2026-01-05 Talk :work:private:\nA\n", name="log.org").sections[0]
    assert (section.private, section.topics) == (True, ("work", "private"))


@pytest.mark.parametrize(
    "name", ["private/2026-01-05.md", "2026-01-05 privat.md", "Fortroligt/log.md", "ana_private.txt"]
)
def test_a_file_is_private_by_its_name_or_folder(name: str) -> None:
    """The name is listed."""
    log = read_log([LogFile(name, f"## 2026-01-05\n{HIDDEN}\n".encode())], today=TODAY, names=NAMES)
    assert [section.private for section in log.sections] == [True]
    assert "the name says private" in log.notices[0].reason


@pytest.mark.parametrize("tag", ["private", "@private", "#privat", "confidential", "Fortroligt"])
def test_an_entry_of_an_export_is_private_by_its_tag(tag: str) -> None:
    """In the exports of jrnl and Day One."""
    for fields in (
        '"date": "2026-01-05", "title": "A", "body": "B"',
        '"creationDate": "2026-01-05T10:00:00Z", "text": "A"',
    ):
        log = read(f'{{"entries": [{{{fields}, "tags": ["work", "{tag}"]}}]}}', name="log.json")
        assert [section.private for section in log.sections] == [True]
        assert [notice.text for notice in log.notices] == [tag]


def test_a_private_line_ends_with_its_session_unless_deeper_ones_follow() -> None:
    """Sessions with deeper headings are parts of the one that is private."""
    log = read("# 2026-03-02\nA\nPrivate\nB\n## 2026-02-02\nC\n# 2026-01-05\nD\n")
    assert [(section.notes, section.private) for section in log.sections] == [("D", False), ("C", True), ("A", False)]


def test_a_template_or_a_table_of_contents_makes_nothing_private() -> None:
    """Their lines are no text."""
    text = "## Contents\n- [Private](#private)\n- [A](#a)\n\n## Template\nPrivate:\n\n## 2026-01-05\nA\n"
    assert [section.private for section in read(text).sections] == [False]


@pytest.mark.parametrize(
    ("header", "cells", "private", "notes"),
    [
        ("Private?", ("yes", "no"), [True, False], ["", ""]),
        ("Privat", ("ja", "nej"), [True, False], ["", ""]),
        ("Fortroligt", ("x", ""), [True, False], ["", ""]),
        ("Confidential", ("1", "0"), [True, False], ["", ""]),
        ("Is private", ("TRUE", "False"), [True, False], ["", ""]),
        ("Private?", ("maybe", "no"), [True, False], ["maybe", ""]),
        ("Private", ("yes", "she is ill"), [True, True], ["", "she is ill"]),
        ("Private", ("she is ill", ""), [False, False], ["she is ill", ""]),
        ("Notes (private)", ("she is ill", ""), [False, False], ["she is ill", ""]),
        ("Private thoughts", ("she is ill", ""), [False, False], ["she is ill", ""]),
        ("Topics", ("work; private", "work"), [True, False], ["", ""]),
        ("Theirs", ("see a doctor (private)", "read"), [True, False], ["", ""]),
    ],
)
def test_a_column_says_which_rows_are_private(
    header: str, cells: tuple[str, str], private: list[bool], notes: list[str]
) -> None:
    """Or holds private notes, if its values are texts; a value that is not yes or no is listed and kept."""
    log = read(f"Date,{header},Notes\n2026-01-05,{cells[0]},A\n2026-02-02,{cells[1]},B\n", name="log.csv")
    assert [section.private for section in log.sections] == private
    assert [section.private_notes for section in log.sections] == notes
    assert not any(notice.reason.startswith("this column is not recorded") for notice in log.notices)


@pytest.mark.parametrize("column", ["Shareable?,no,yes", "Share,No,Yes", "Visibility,private,public", "Public,0,1"])
def test_a_column_that_is_not_read_can_make_a_row_private(column: str) -> None:
    """Its values say who may read the row."""
    heading, first, second = column.split(",")
    log = read(f"Date,{heading},Notes\n2026-01-05,{first},A\n2026-02-02,{second},B\n", name="log.csv")
    assert [section.private for section in log.sections] == [True, False]


def test_two_private_columns_are_read() -> None:
    """One that says yes or no, and one with texts."""
    log = read("Dato;Privat;Noter;Fortroligt\n2026-01-05;nej;A;F\n2026-02-02;ja;B;G\n", name="log.csv")
    assert [(section.private, section.private_notes) for section in log.sections] == [(False, "F"), (True, "G")]


def test_a_column_for_the_writer_is_not_advised_as_shareable_notes() -> None:
    """The line to type names private notes."""
    log = read("Date,My own notes on her,Notes\n2026-01-05,ill,A\n", name="log.csv")
    section = log.sections[0]
    assert "ill" not in section.notes
    assert section.private_notes == "ill" or "private_notes" in log.notices[0].reason
