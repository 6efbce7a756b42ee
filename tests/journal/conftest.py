"""Who types whole journals: the same person as in the tests of single commands."""

from __future__ import annotations

from collections.abc import Iterable

from mentorlog.demo import Step
from tests.cli.conftest import Mentor, mentor

__all__ = ["mentor", "play"]


def play(somebody: Mentor, commands: Iterable[Step]) -> list[str]:
    """Type each command at its moment; what each of them says."""
    answers = []
    for step in commands:
        somebody.now = step.at.isoformat()
        answers.append(somebody(step.arguments).out)
    return answers
