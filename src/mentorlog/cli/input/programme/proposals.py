"""Propose pairs of mentors and mentees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def propose_pairs(app: App, label: str, path: str, *, to_file: str | None, force: bool) -> None:
    """Write the pairs that the people in a CSV file can form, to a file or standard output. Raises UsageError."""
    raise UsageError("--match can't be used yet.")
