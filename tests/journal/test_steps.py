"""Journals that are written as commands."""

from __future__ import annotations

import datetime as dt

import pytest

from mentorlog.demo import Step, steps

TODAY = dt.date(2026, 11, 23)
at = dt.datetime.fromisoformat


def read(*lines: str) -> list[Step]:
    """Read a journal of these lines."""
    return list(steps("\n".join(lines), today=TODAY))


def test_a_command_runs_at_the_last_time_above_it() -> None:
    """The command is split as a shell splits it."""
    assert read("# 2026-03-02T09:30", "mentorlog note 'two words' [x]", "", "## s1", "mentorlog undo") == [
        Step(at("2026-03-02T09:30"), ["note", "two words", "[x]"]),
        Step(at("2026-03-02T09:30"), ["undo"]),
    ]


def test_relative_dates_are_counted_from_today() -> None:
    """They can be in the header of a time and, in braces, in a command."""
    assert read("# -14d 14:45", 'mentorlog plan {+1d} 14:00 --next "{-3d} 9:00"') == [
        Step(at("2026-11-09T14:45"), ["plan", "2026-11-24", "14:00", "--next", "2026-11-20 9:00"]),
    ]


@pytest.mark.parametrize("lines", [["mentorlog undo"], ["# 2026-03-02T09:30", "rm -rf /"]])
def test_invalid_lines_are_refused(lines: list[str]) -> None:
    """Examples are a command without a time, and a command of another program."""
    with pytest.raises(ValueError, match=lines[-1]):
        read(*lines)
