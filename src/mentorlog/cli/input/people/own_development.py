"""Record for oneself if there is no one else: ask, and create the journal if it is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from mentorlog.errors import UsageError
from mentorlog.model import ME

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.errors import MentorlogError
    from mentorlog.model import Relationship
    from mentorlog.store import Journal

RECORDING: Final = ("note", "goal", "action", "milestone", "rate", "advice", "resource", "questions")
"""The commands that record an entry that may belong to `me`."""


def is_recording(app: App) -> bool:
    """Whether the running command records an entry that may belong to `me`."""
    path: list[str] = app.context.command_path.split()
    return len(path) > 1 and path[1] in RECORDING


def offer_me(app: App, journal: Journal, *, none: MentorlogError) -> Relationship:
    """The relationship with oneself, if the user agrees at a terminal to record for it. `none` is the error that no
    relationship is active.

    Raises `none` if the command can't record for it or the user declines, UsageError if it can't ask, Stopped."""
    if not is_recording(app):
        raise none
    if not app.can_ask or app.yes:
        raise UsageError(
            f"{none.message} For your own development, add -w me:",
            hint="\n".join(filter(None, (f"--with {ME}", none.hint))),
        )
    from mentorlog.cli.input.prompts.ask import confirm

    if not confirm(app, f"{none.message} Record it for yourself?", default=True):
        raise none
    app.person = str(ME)
    return cast("Relationship", journal.entry(ME))
