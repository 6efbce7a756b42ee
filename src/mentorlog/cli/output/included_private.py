"""The warnings that private entries are included in what is for others, or left out of it."""

from __future__ import annotations

from mentorlog.cli.output.messages import warn


def warn_of_included_private(count: str, *, what: str = "entries", page: str) -> None:
    """Warn that private entries (or `what`) are included in a `page`; `count` is how many, empty for none."""
    warn(f"private {what} are included ({count or 'there are none'}); read the {page} before you share it.")


def warn_of_omitted_private(what: str = "entries", *, can_include: bool) -> None:
    """Warn that private entries (or `what`) are left out of what is for others; `can_include`: with --include-private
    they are not. It does not tell whether there are any, because others may see the screen."""
    include = "; --include-private includes them" if can_include else ""
    warn(f"private {what} are left out, if there are any{include}.")
