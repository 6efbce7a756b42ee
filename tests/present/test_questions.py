"""Golden files of the questions, in `tests/golden/questions/`."""

from __future__ import annotations

import pytest

from mentorlog.insight.questions import load_bank
from mentorlog.present.plain import render
from mentorlog.present.questions import questions_page
from tests.golden_files import Golden, golden_files

from .screen import drawn, drawn_lines, piped

SOME = (0, 1, 29, 41, 49, 96, 153, 190, 218, 275)
"""Short and long questions of several phases and topics."""
PAGE = {language: questions_page([load_bank(language)[at] for at in SOME]) for language in ("en", "da")}
VOICES = {
    "plain": piped,
    "40": lambda page: drawn(page, 40),
    "80": lambda page: drawn(page, 80),
    "200": lambda page: drawn(page, 200),
    "80-colour": lambda page: drawn(page, 80, color=True),
}


@golden_files("questions", [f"{language}.{voice}.txt" for language in PAGE for voice in VOICES])
def test_the_bank_equals_its_golden_files(golden: Golden) -> None:
    """Each file has the page in its language, for a pipe or a terminal of that width."""
    language, voice, _ = golden.name.split(".")
    golden.check(VOICES[voice](PAGE[language]))


@pytest.mark.parametrize("width", range(12, 130, 7))
def test_no_line_is_wider_than_the_terminal(width):
    """Every question is shown at any width."""
    lines = drawn_lines(questions_page(load_bank("da")), width)
    assert max(len(line) for line in lines) <= width
    if width >= 40:
        words = {word for line in lines for word in line.split()}
        assert all(set(question.text.split()) <= words for question in load_bank("da"))


def test_a_phase_is_shown_once():
    """It is above its first question; in a pipe, it is on each line."""
    lines = render(questions_page(question for question in load_bank() if question.phase in ("preparing", "ended")))
    assert [line.split("\t")[0] for line in lines.splitlines()] == ["preparing"] * 28 + ["ended"] * 21
    drawn_ones = drawn(questions_page(question for question in load_bank() if question.phase in ("preparing", "ended")))
    assert (drawn_ones.count("preparing"), drawn_ones.count("ended ")) == (1, 1)
