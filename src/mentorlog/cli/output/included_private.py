"""The warning that private entries are included in what is for others."""

from __future__ import annotations

from mentorlog.cli.output.messages import warn


def warn_of_included_private(count: str, *, what: str = "entries", page: str) -> None:
    """Warn that private entries (or `what`) are included in a `page`; `count` is how many, empty for none."""
    warn(f"private {what} are included ({count or 'there are none'}); read the {page} before you share it.")
