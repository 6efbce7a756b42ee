"""What of a log is private."""

from __future__ import annotations

import pytest

from tests.importing.logs.reading import read


@pytest.mark.parametrize("title", ["Private", "private notes", "PRIVAT", "**Private**", "Private:", "--- private ---"])
def test_a_private_heading_ends_before_the_next_of_its_level(title: str) -> None:
    """Deeper headings belong to it."""
    section = read(f"## 2026-01-05\nA\n### {title}\nB\n#### C\nD\n### E\nF\n## 2026-01-12\nG\n").sections[0]
    assert (section.notes, section.private_notes) == ("A\n### E\nF", "B\n#### C\nD")


@pytest.mark.parametrize(
    "line", ["Private", "--- private ---", "**Private notes**", "privat:", "— Private —", "> Private"]
)
def test_a_private_line_ends_with_the_session(line: str) -> None:
    """It has no level, so all below it in its session is private."""
    log = read(f"## 2026-01-05\nA\n\n{line}\nB\n### C\nD\n## 2026-01-12\nE\n")
    assert [(section.notes, section.private_notes) for section in log.sections] == [("A", "B\n### C\nD"), ("E", "")]
    assert not log.notices


@pytest.mark.parametrize(
    "line",
    ["### Private thoughts", "Private: she is ill", "### My own notes", "(private) she is ill", "### Notes :private:"],
)
def test_a_near_miss_is_listed_and_all_after_it_is_private(line: str) -> None:
    """The line too, to the end of the session."""
    log = read(f"## 2026-01-05\nA\n\n{line}\nB\n\n### C\nD\n## 2026-01-12\nE\n")
    first, second = log.sections
    assert (first.notes, first.private_notes) == ("A", f"{line}\nB\n\n### C\nD")
    assert (second.notes, second.private_notes) == ("E", "")
    assert [(notice.place.line, notice.text) for notice in log.notices] == [(4, line)]


NEAR_MISSES = (
    *("Private notes (do not share)", "Private (do not share)", "**Private notes (do not share)**", "My private notes"),
    *("PRIVATE NOTES (Viktor)", "Private notes for me", "Private notes, do not share:", "1. Private", "Noter (privat)"),
    *("private -- she is ill", "Private she is ill", "Privat notat", "Confidential: she", "Not to be shared:"),
    *("DO NOT SHARE", "Don\u2019t share:", "<summary>Private</summary>", "<details><summary>Private</summary>"),
    *("### Personlige noter", "### Not for Ana", "### Mine egne noter", "### Only me", "### Internal", "### Priv."),
    *("### Off the record", "### Sensitive", "### Ana only", "### Strengt fortroligt", "### Salary (private)"),
    *("### 1. Private", "### Private / sensitive", "### Salary :private:", "### Pirvate", "a) Private", "P.S. private"),
    *("### Vertraulich", "### Privé", "### Confidencial", "### Konfidentiellt", "### Riservato", "### Nur für mich"),
    *("<!-- private: she is ill -->", "<!-- begin private -->", '<div class="private">', "%% private notes on her %%"),
    *(":PRIVATE:", "#+begin_private", "> Private: she is ill", "| Private | she is ill |"),
    *("| Topic | What she said of it in her own words | Private |", "\\--- private ---", "- [ ] private: call @me"),
    *("We talked about her plans (private: she is leaving the firm by May)", "\U0001f512 she is ill", "Note to self:"),
    *("Between us: she is ill", "Keep this between us", "### TODO Private: ask her", "### COMMENT Private"),
    *("Kun til mig", "Ikke til deling", "Must not be shared", "We talked about her plans --- private --- she is ill"),
)


def test_a_line_that_resembles_the_marker_hides_what_follows() -> None:
    """It is listed, and all below it in the session is private; the next session is not."""
    for line in NEAR_MISSES:
        log = read(f"## 2026-01-05\nA\n\n{line}\nShe is ill.\n\n#### C\nD\n## 2026-01-12\nE\n")
        first, second = log.sections
        assert first.notes == "A", line
        assert "She is ill." in first.private_notes, line
        assert (second.notes, second.private_notes, second.private) == ("E", "", False), line
        assert [notice.place.line for notice in log.notices] == [4], line


def test_a_promise_in_a_private_part_is_private() -> None:
    """A near miss below a promise does not become part of its text."""
    section = read("## 2026-01-05\n- [ ] @me a\n  Private: ill\n- [ ] @me b\n").sections[0]
    assert [(promise.text, promise.private) for promise in section.promises] == [("a", False), ("b", True)]
    assert section.private_notes == "  Private: ill"


def test_a_next_session_in_a_private_part_is_private() -> None:
    """It is planned all the same."""
    section = read("## 2026-01-05\nA\n\nPrivate\nB\nNext meeting: 19 January\n").sections[0]
    assert (str(section.next_on), section.is_next_private) == ("2026-01-19", True)
    assert not read("## 2026-01-05\nNext meeting: 19 January\n").sections[0].is_next_private


def test_a_private_part_in_code_is_private() -> None:
    """Code can be shared too."""
    section = read("## 2026-01-05\n```\n--- private ---\nB\n```\nC\n").sections[0]
    assert (section.notes, section.private_notes) == ("```", "B\n```\nC")


def test_words_within_a_text_are_not_marks() -> None:
    """They say nothing about the text."""
    text = (
        "She works in the private sector.\n\n- a private talk\n\n### Public and private life, and what is between\n"
        "Internal promotions are rare in her firm.\nPrivate: no\n### Personal development\nHe wants to share more.\n"
        "Status: talking about private equity and what it pays"
    )
    section = read(f"## 2026-01-05\n{text}\n").sections[0]
    assert (section.notes, section.private_notes) == (text, "")


def test_a_session_can_be_private_as_a_whole() -> None:
    """By its heading, the front matter or the name of its file, or because all is recorded as private."""
    for text, name in (
        ("## 2026-01-05 (private)\nA\n", "log.md"),
        ("## Private: 2026-01-05\nA\n", "log.md"),
        ("---\ndate: 2026-01-05\nprivate: true\n---\nA\n", "log.md"),
        ("---\ndate: 2026-01-05\ntags: [private]\n---\nA\n", "log.md"),
        ("A\n", "2026-01-05 private.md"),
    ):
        assert [section.private for section in read(text, name=name).sections] == [True], text
    log = read("B\n\n## 2026-01-05\nA\n", all_private=True)
    assert (log.sections[0].private, log.texts[0].private) == (True, True)


def test_what_encloses_sessions_makes_them_private() -> None:
    """A private heading above them, up to the next one of its level, and what the file says about itself."""
    for text, name, private in (
        ("# Private\n\n## 2026-01-05\nA\n# Open\n## 2026-01-12\nB\n", "log.md", [True, False]),
        ("# My own notes\n\n2026-01-05\nA\n\n2026-01-12\nB\n", "log.txt", [True, True]),
        ("* Talks :private:\n** 2026-01-05\nA\n* 2026-01-12\nB\n", "log.org", [True, False]),
        ("* 2026-01-05 :work:private:\nA\n* 2026-01-12 :work:\nB\n", "log.org", [True, False]),
        ("#+FILETAGS: :work:private:\n* 2026-01-05\nA\n* 2026-01-12\nB\n", "log.org", [True, True]),
        ("---\nprivate: yes\n---\n# 2026-01-05\nA\n# 2026-01-12\nB\n", "log.md", [True, True]),
        ("---\nprivate: no\ndate: 2026-01-05\n---\nA\n", "log.md", [False]),
    ):
        log = read(text, name=name)
        assert [section.private for section in log.sections] == private, text
        assert not log.sections[0].private_notes


def test_a_text_above_the_first_day_is_private_if_a_line_says_so() -> None:
    """A note has no private part."""
    assert [text.private for text in read("A\n\n## Private\nB\n\n## 2026-01-05\n").texts] == [True]
    assert [text.private for text in read("A\n\n## 2026-01-05\n").texts] == [False]


def test_field_lines_are_text() -> None:
    """A log is not what `log` reads from the editor."""
    text = "with: Karl\non: 2026-01-01\nme: send it\nnext: 2026-02-01"
    assert read(f"## 2026-01-05\nA\n\n{text}\n").sections[0].notes == f"A\n\n{text}"
