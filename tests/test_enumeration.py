"""Several things in one sentence."""

from __future__ import annotations

import pytest

from mentorlog.enumeration import enumerated


@pytest.mark.parametrize(
    ("things", "words"),
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
        ((1, 2, 3, 4), "1, 2, 3 and 4"),
    ],
)
def test_commas_separate_things_and_the_last_follows_and(things: tuple[object, ...], words: str) -> None:
    """Without a comma before the last."""
    assert enumerated(things) == words
    assert enumerated(iter(things)) == words
