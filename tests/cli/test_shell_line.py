"""Suggested command lines are one line for a shell, even if the words contain line breaks."""

from __future__ import annotations

import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog import shell_line
from tests.cli.conftest import Mentor
from tests.property_tests import settings

TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=("Cs",)))


@settings(max_examples=30, deadline=None)
@given(st.lists(TEXTS | st.sampled_from(["b\nc", "it's\r\n\\n", "\t", "\x1b[0m", "\x85\u2028", "\x011"]), max_size=5))
def test_the_shell_reads_back_the_quoted_words(words: list[str]) -> None:
    """Each word is unchanged, and the line has no line break."""
    line = shell_line.join(words)
    assert len(line.splitlines()) <= 1
    script = f"for word in {line}; do printf '%s\\0' \"$word\"; done"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=True, env={"LC_ALL": "C.UTF-8"})
    assert done.stdout.decode() == "".join(f"{word}\0" for word in words)


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["note", "a", "-w", "ana", "b\nc"], "mentorlog note a $'b\\nc' -w ana"),
        (
            ["log", "hi", "-w", "ana", "line\n--- private ---\nsec"],
            "mentorlog log hi $'line\\n--- private ---\\nsec' -w ana",
        ),
        (["note", "--bogus", "a\tb", "-w", "ana"], "mentorlog note -w ana -- --bogus $'a\\tb'"),
    ],
)
def test_a_hint_with_a_text_of_several_lines_is_one_line(ana: Mentor, words: list[str], line: str) -> None:
    """Each line below the error is a complete command."""
    err = ana.fails(words, code=2)
    assert err.splitlines()[1:] == [f"  {line}"]
