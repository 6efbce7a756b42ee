"""`raise`: a point for the next session."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_a_point_is_raised(ana: Mentor) -> None:
    """Its words need no quotes; the answer says with whom, and the ref."""
    said = ana("raise which conference to speak at?").out
    assert "Ana" in said
    assert "which conference to speak at?" in said
    assert "t1" in said


def test_it_has_all_that_was_said(ana: Mentor) -> None:
    """It is open until it is discussed or dropped."""
    entry = ana("raise the tone in standup --private --on friday --json").json
    shaped(entry, "point")
    has(
        entry,
        ref="t1",
        relationship="Ana Souza",
        text="the tone in standup",
        status="open",
        on="2026-11-20",
        carried=0,
        private=True,
    )


def test_open_points_carry_over_by_themselves(ana: Mentor) -> None:
    """Every session held since counts."""
    ana("raise the tone --on 2026-11-02")
    ana("log --on 2026-11-09 talked")
    ana("log --on 2026-11-16 talked")
    has(ana("agenda --json").json[0], status="open", carried=2)


@pytest.mark.parametrize("line", ["raise hm --on nonsense", "raise hm --on 2026-02-31"])
def test_what_makes_no_sense_raises_nothing(ana: Mentor, line: str) -> None:
    """A date that is none is wrong usage."""
    ana.fails(line, code=2)
    assert ana("agenda --json").json == []
