"""`checkpoint`, `outcome`, `celebrate` and `answer` store the text after their value as given, as `note` does."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.cli.input.percent import split_percent
from tests.cli.conftest import Mentor

TEXTS = (
    "  two  blanks  ",
    "\n\nline one\r\nline two\t\n",
    "- an item",
    "-- not an option – a dash",
    "70 people came",
    "60",
    "% of the team agree [b]*bold*[/b]",
    "improved a lot",
    "partly",
)
RECORDED = (
    ("checkpoint g1 50", lambda entry: entry["checkpoints"][0]["note"]),
    ("outcome f1 unchanged", lambda entry: entry["outcome_note"]),
    ("outcome v1 not", lambda entry: entry["outcome_note"]),
    ("celebrate m1", lambda entry: entry["how"]),
)


@pytest.fixture
def filled(ana: Mentor) -> Mentor:
    """An entry of each kind, and a prospect."""
    return ana.given(
        "goal add Speak up --measure 'once a week' --by '1 feb'",
        "feedback give 'He interrupts' -w ana",
        "advice give 'Ask first' -w ana",
        "milestone add First talk -w ana",
        "prospect add Lone Dahl",
    )


def stored(mentor: Mentor, line: str, text: str) -> Any:
    """The entry after a command whose last word is the text; the command is then taken back."""
    command, *words = line.split()
    entry = mentor([command, "--json", "--", *words, text]).json
    mentor("undo")
    return entry


@pytest.mark.heavy
def test_texts_are_stored_as_given(filled: Mentor) -> None:
    """Blanks, line breaks, dashes and numbers stay; a note is the measure. Words without quotes have one blank between
    them."""
    for text in TEXTS:
        assert stored(filled, "note", text)["text"] == text
        for line, field in RECORDED:
            assert field(stored(filled, line, text)) == text, (line, text)
        assert stored(filled, "answer lone yes", text)["answer_note"] == text
    entry = filled(["checkpoint", "g1", "50", "%", " nearly", "there ", "--json"]).json
    assert (entry["progress"], entry["checkpoints"][0]["note"]) == (50, " nearly there ")


def test_a_blank_text_is_no_text(filled: Mentor) -> None:
    """The command records only its value."""
    for line, field in RECORDED:
        assert field(stored(filled, line, " \n ")) is None


@pytest.mark.parametrize(
    ("words", "progress", "note"),
    [
        (["50%", "done"], "50", ["done"]),
        (["50", "%", "done"], "50", ["done"]),
        (["50", "per", "cent", "done"], "50", ["done"]),
        (["50", "Procent"], "50", []),
        (["50 % nearly  done "], "50", ["nearly  done "]),
        (["50 nearly", "done"], "50", ["nearly", "done"]),
        (["50\nnearly"], "50", ["nearly"]),
        (["50", "% of them"], "50", ["% of them"]),
        (["half", "way"], "half", ["way"]),
        ([""], "", []),
    ],
)
def test_the_progress_is_separated_from_the_note(words: list[str], progress: str, note: list[str]) -> None:
    """A sign or word for per cent belongs to the progress, unless it begins a note in quotes."""
    assert split_percent(words) == (progress, note)


def _is_no_sign(text: str) -> bool:
    return text.casefold() != "per cent" and (" " in text or not text.isascii())


@given(st.integers(0, 100), st.text(min_size=1).filter(_is_no_sign))
def test_a_note_in_quotes_stays_whole(progress: int, note: str) -> None:
    """Whatever it begins with."""
    assert split_percent([str(progress), note]) == (str(progress), [note])
