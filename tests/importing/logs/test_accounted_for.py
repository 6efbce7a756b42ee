"""Property tests: whatever a log looks like, all of it is recorded or listed, and nothing private is in the notes."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.errors import MentorlogError
from mentorlog.importing.logs.digest import digest_of
from tests.importing.logs.reading import TODAY, read, sources
from tests.property_tests import settings

NAMES = st.sampled_from(["log.md", "log.txt", "log.org", "2026-01-05.md", "log 2025.md", "next.txt"])
LINES = st.sampled_from(
    [
        *("## 2026-01-05", "### 12 Jan", "# 1:1 with Ingrid - Feb 2", "[2026-02-09]", "Session: 16 February 2026"),
        *("Date: 23 Feb 2026", "**Date:** 2 March", "2026-03-09", "Monday 16 March", "## YYYY-MM-DD", "# 2026"),
        *("* 2026-01-05", "** TODO Send @me", "DEADLINE: <2026-01-12 Mon>", "#+begin_src", "#+end_src", "05/04/2026"),
        *("```", "~~~~", "<!--", "-->", "---", "=====", "- [ ] @me: write by friday", "  - [x] read → Ingrid", ""),
        *("Next meeting: 1 June", "## Next meeting", "### Private", "--- private ---", "Private thoughts:", "## Notes"),
        *("## Contents", "- [a](#a)", "[TOC]", "Time: 10:00 - 11:00", "45 min", "date: 2026-01-05", "## Template"),
        *("## 2026-01-05T12:75", "## 99/99/9999", "- [ ] @me x, due 31 feb", "Next meeting: 31 feb", "25:61", "0 min"),
        *(
            "2026-01-05 we talked",
            "- 2026-01-12: more",
            "Some text.",
            "\tindented",
            "    # code",
            "# Appendix",
            "|a|b|",
        ),
    ]
)
GENERATED = st.lists(LINES | st.text(max_size=12), max_size=30).map("\n".join)


@settings(max_examples=200)
@given(GENERATED | st.text(), NAMES)
@example("\n\n", "log.md")
@example("```\n## 2026-01-05\n", "log.md")
@example("#+begin_src\n* 2026-01-05", "log.org")
def test_every_character_is_recorded_or_listed(text: str, name: str) -> None:
    """The sources of sessions and texts and what is not read are together the file."""
    try:
        log = read(text, name=name)
    except MentorlogError:
        assert any(char < " " for char in text)
        return
    normalised = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    assert sources(log) == normalised
    assert all(section.on <= TODAY for section in log.sections)
    assert [section.on for section in log.sections] == sorted(section.on for section in log.sections)


INSERTED = ("zebra", "blåbær", "🎉", "★", "日本", "привет?", "(kiwi)", "[plum](https://x.example/fig)", "why?!", "▲")
"""Words and signs that mean nothing to the reader."""


@st.composite
def lines_with_insertions(draw: st.DrawFn) -> str:
    """A line that means something, with a word in any place."""
    parts = draw(LINES).split(" ")
    parts.insert(draw(st.integers(0, len(parts))), draw(st.sampled_from(INSERTED)))
    return " ".join(parts)


@settings(max_examples=250)
@given(st.lists(LINES | lines_with_insertions(), max_size=12).map("\n".join), NAMES)
def test_no_word_or_sign_vanishes(text: str, name: str) -> None:
    """What means nothing to the reader is in a text of the journal, or listed as not read."""
    log = read(text, name=name)
    recorded = [part.text for part in (*log.not_read, *log.texts)]
    for section in log.sections:
        recorded += (section.notes, section.private_notes, *section.topics)
        recorded += (promise.text for promise in section.promises if promise.owner)
    found = "\n".join(recorded)
    is_carried_over = any("is a promise of an earlier session" in notice.reason for notice in log.notices)
    for word in INSERTED:
        assert found.count(word) >= min(text.count(word), 1 if is_carried_over else len(text)), word


CELLS = st.text(max_size=8) | st.sampled_from(["2026-01-05", "12 Jan", "05/04/2026", "x\ny", '"', ",", ";", "45"])


@settings(max_examples=150)
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=5), max_size=8),
    st.sampled_from(["excel", "excel-tab", "unix"]),
    st.sampled_from(["date", "date,notes,minutes", "Dato;Noter;Næste", "Notes\tDate"]),
)
def test_every_row_of_a_table_is_recorded_or_listed(rows: list[list[str]], dialect: str, header: str) -> None:
    """Whatever is in the cells."""
    out = io.StringIO()
    csv.writer(out, dialect=dialect).writerows(rows)
    text = f"{header}\n{out.getvalue()}"
    try:
        log = read(text, name="log.csv")
    except MentorlogError as error:
        assert "is not a row of a CSV file" in error.message or any(char < " " for char in text)
        return
    assert sources(log) == text.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=100)
@given(st.lists(st.fixed_dictionaries({"date": CELLS, "title": CELLS, "body": st.text(), "tags": st.lists(CELLS)})))
def test_every_entry_of_a_json_export_is_recorded_or_listed(entries: list[dict[str, object]]) -> None:
    """Whatever its fields are."""
    text = json.dumps({"tags": {}, "entries": [*entries, {"date": "2026-01-05", "title": "Last"}]}, indent=1)
    try:
        log = read(text, name="log.json")
    except MentorlogError as error:
        assert "can't be stored" in error.message
        return
    assert sorted(sources(log)) == sorted(text)
    assert any(section.notes == "Last" for section in log.sections)


@settings(max_examples=200)
@given(st.lists(LINES, max_size=20).map("\n".join), st.sampled_from(["She is ill.", "She is ill", "Ill: very"]))
def test_private_lines_are_never_in_the_notes(text: str, hidden: str) -> None:
    """What follows the private marker in a session is in none of its shareable texts."""
    log = read(f"## 2026-01-05\nText.\n\n--- private ---\n\n{hidden}\n{text}")
    first = next(section for section in log.sections if section.place.line == 1)
    assert hidden in first.private_notes
    assert not any(hidden in section.notes for section in log.sections)
    assert not any(hidden in promise.text for section in log.sections for promise in section.promises)


@settings(max_examples=100)
@given(
    days=st.lists(st.dates(dt.date(2016, 1, 1), TODAY), min_size=1, max_size=12, unique=True),
    form=st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%a %d %b %Y", "%d.%m.%Y.", "%Y/%m/%d"]),
    is_newest_first=st.booleans(),
)
def test_days_are_read_in_any_form_and_direction(days: list[dt.date], form: str, *, is_newest_first: bool) -> None:
    """A heading in a common form is a session of its day, oldest first."""
    days.sort(reverse=is_newest_first)
    log = read("".join(f"## {day:{form}}\n\nText of {day}.\n\n" for day in days))
    assert [section.on for section in log.sections] == sorted(days)
    assert all(section.notes == f"Text of {section.on}." for section in log.sections)


@settings(max_examples=100)
@given(
    gaps=st.lists(st.integers(7, 60), min_size=1, max_size=14), is_newest_first=st.booleans(), age=st.integers(0, 200)
)
def test_days_without_a_year_follow_each_other(gaps: list[int], *, is_newest_first: bool, age: int) -> None:
    """In a log whose newest day is less than a year old, the days of several years get the years that they had."""
    days = [TODAY - dt.timedelta(age)]
    for gap in gaps:
        days.append(days[-1] - dt.timedelta(gap))
    ordered = days if is_newest_first else days[::-1]
    log = read("".join(f"## {day.day} {day:%B}\n\nText of {day}.\n\n" for day in ordered))
    assert [section.notes for section in log.sections] == [f"Text of {day}." for day in sorted(days)]
    assert [section.on for section in log.sections] == sorted(days)


@settings(max_examples=60)
@given(st.lists(LINES.filter(lambda line: not line.startswith(("#", "*"))), max_size=8).map("\n".join))
def test_a_section_stays_the_same_when_the_log_grows(body: str) -> None:
    """Another section after it, with a rule between, does not change its digest."""
    before = read(f"## 2026-01-05\nText.\n{body}")
    after = read(f"## 2026-01-05\nText.\n{body}\n\n---\n\n## 2026-11-02\n\nMore.\n")
    first = before.sections[0]
    if len(before.sections) == 1 and first.source.rstrip("\n") == f"## 2026-01-05\nText.\n{body}".rstrip("\n"):
        assert digest_of(after.sections[0].source) == first.digest
