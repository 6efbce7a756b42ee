"""The page on privacy names tests that exist, for each of its promises, and says what is not protected."""

from __future__ import annotations

import re

from tests.reliability.page import ROOT, defined_tests, named_tests

TEXT = (ROOT / "docs" / "privacy.md").read_text("utf-8")
PROMISED, NOT_PROTECTED = TEXT.split("## What is not protected")
PROMISES = re.findall(r"^- (\*\*.+\n(?:  .+\n)*)", PROMISED, re.M)


def test_every_promise_names_tests_that_exist() -> None:
    """In the file that is named, each once."""
    assert len(PROMISES) >= 15
    assert [promise for promise in PROMISES if not named_tests(promise)] == []
    names = named_tests(TEXT)
    assert len(names) == len(set(names))
    missing = [
        name
        for name in names
        if not (ROOT / name.split("::")[0]).is_file()
        or name.split("::")[1] not in defined_tests(ROOT / name.split("::")[0])
    ]
    assert missing == []


def test_the_page_says_which_tests_are_heavy() -> None:
    """Those with the marker."""
    for name, mark in re.findall(r"`(tests/[\w/]+\.py::\w+)`( \(heavy\))?", TEXT):
        path, _, test = name.partition("::")
        source = (ROOT / path).read_text("utf-8")
        is_heavy = re.search(rf"^@pytest\.mark\.heavy\n(?:@.+\n)*def {test}\(", source, re.M)
        assert bool(mark) == bool(is_heavy), name


def test_the_page_says_what_is_not_protected() -> None:
    """In bold, before any detail."""
    for words in (
        "not encrypted until",
        "full-disk encryption",
        "swap",
        "hibernation",
        "old blocks",
        "running session",
    ):
        assert words in NOT_PROTECTED
    for words in ("Backups of other programs", "Shells", "editor", "Files you export", "forgotten passphrase"):
        assert words in NOT_PROTECTED
    assert "is not encrypted until" in PROMISED
