"""Fixtures to run the commands of a complete journal."""

from __future__ import annotations

from collections.abc import Iterable

from mentorlog.demo import Step
from tests.cli.conftest import Mentor, mentor, runtime

__all__ = ["mentor", "play", "runtime"]


def play(mentor: Mentor, commands: Iterable[Step]) -> list[str]:
    """Run each command at its time; returns the output of each."""
    answers = []
    for step in commands:
        mentor.now = step.at.isoformat()
        answers.append(mentor(step.arguments).out)
    return answers
