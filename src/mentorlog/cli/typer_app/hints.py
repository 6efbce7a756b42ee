"""Complete the hints of an error, so that they can be typed: missing parts are taken from the line that was typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.input.command_line.typed_line import with_journal, with_option

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def complete_hint(app: App, hint: str) -> str:
    """The hint of an error, each of its lines complete: an option is shown in the line that was typed, and a line is
    for the journal that was given with --db. Other text is unchanged."""
    return "\n".join(_complete(app, line) for line in hint.split("\n"))


def _complete(app: App, line: str) -> str:
    if line.startswith("-"):
        return with_option(app, line)
    before, quoted, after = line.partition("`mentorlog ")
    if quoted and before.startswith("or "):
        return f"{before}`{with_journal(app, f'mentorlog {after}')}"
    return with_journal(app, line) if line.startswith("mentorlog ") else line
