"""Journals written as commands are read as they were meant."""

from __future__ import annotations

import datetime as dt

import pytest

from mentorlog.demo import Step, steps

TODAY = dt.date(2026, 11, 23)
at = dt.datetime.fromisoformat


def read(*lines: str) -> list[Step]:
    """Read a journal of these lines."""
    return list(steps("\n".join(lines), today=TODAY))


def test_commands_stand_below_their_moment() -> None:
    """Each command gets the last moment above it, and is split as a shell does."""
    assert read("# 2026-03-02T09:30", "mentorlog note 'two words' [x]", "", "## s1", "mentorlog undo") == [
        Step(at("2026-03-02T09:30"), ["note", "two words", "[x]"]),
        Step(at("2026-03-02T09:30"), ["undo"]),
    ]


def test_days_are_counted_from_today() -> None:
    """A relative moment and the dates in braces lie so many days before or after today."""
    assert read("# -14d 14:45", 'mentorlog plan {+1d} 14:00 --next "{-3d} 9:00"') == [
        Step(at("2026-11-09T14:45"), ["plan", "2026-11-24", "14:00", "--next", "2026-11-20 9:00"]),
    ]


@pytest.mark.parametrize("lines", [["mentorlog undo"], ["# 2026-03-02T09:30", "rm -rf /"]])
def test_anything_else_is_refused(lines: list[str]) -> None:
    """A command without a moment, or of another program, is no journal."""
    with pytest.raises(ValueError, match=lines[-1]):
        read(*lines)
