"""The suggested command lines in an error."""

from __future__ import annotations


def hints(said: str) -> list[str]:
    """The suggested command lines in an error, without the name of the program."""
    return [line.strip().removeprefix("mentorlog ") for line in said.splitlines() if line.startswith("  mentorlog ")]
