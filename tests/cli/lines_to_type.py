"""The lines to type that an error gives."""

from __future__ import annotations


def hints(said: str) -> list[str]:
    """The lines to type in an error, without the name of the program."""
    return [line.strip().removeprefix("mentorlog ") for line in said.splitlines() if line.startswith("  mentorlog ")]
