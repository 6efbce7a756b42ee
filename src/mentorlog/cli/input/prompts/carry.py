"""Ask whether what is hoped for and offered goes from a prospect into the agreement."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def ask_to_carry(app: App, text: str) -> bool:
    """Show what is hoped for and offered, as the text of an agreement, and ask whether to record it. False if it can't
    be asked; --yes does not answer it, because what was private would no longer be. Raises Stopped."""
    return app.can_ask and not app.yes and _confirm(app, text)


def _confirm(app: App, text: str) -> bool:
    from mentorlog.cli import output
    from mentorlog.cli.input.prompts.ask import confirm
    from mentorlog.present.inert import inert_lines

    for line in inert_lines(text):
        output.write_stderr(f"  {line}".rstrip())
    return confirm(app, "Take this into the agreement, where it is no longer private?", default=False)
