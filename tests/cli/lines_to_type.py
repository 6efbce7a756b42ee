"""The suggested command lines in an error."""

from __future__ import annotations


def hints(error: str) -> list[str]:
    """The suggested command lines in an error, without the name of the program."""
    return [line.strip().removeprefix("mentorlog ") for line in error.splitlines() if line.startswith("  mentorlog ")]
