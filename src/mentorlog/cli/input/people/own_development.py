"""Record for oneself if there is no one else: ask, and create the journal if it is missing."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final, cast

from mentorlog.errors import NotFoundError, UsageError
from mentorlog.model import ME, Relationship
from mentorlog.model.vocabulary import ME_UUID

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.errors import MentorlogError
    from mentorlog.store import Journal

RECORDING: Final = ("note", "goal", "action", "milestone", "rate", "advice", "resource", "questions")
"""The commands that record an entry that may belong to `me`."""


def is_recording(app: App) -> bool:
    """Whether the running command records an entry that may belong to `me`."""
    path: list[str] = app.context.command_path.split()
    return len(path) > 1 and path[1] in RECORDING


def find_me(app: App | None, journal: Journal) -> Relationship:
    """The relationship with oneself. If another program has deleted it, recording an entry adds it again; for other
    commands, raises NotFoundError with a line that does."""
    try:
        return cast("Relationship", journal.entry(ME))
    except NotFoundError:
        if app and is_recording(app):
            return Relationship(ME, ME_UUID, str(ME), "self", "active", dt.date(2000, 1, 1), cadence="none")
        raise NotFoundError(
            "Your own development (me) is missing from this journal: another program has deleted it. A new entry adds "
            "it again:",
            hint="mentorlog note TEXT -w me",
        ) from None


def offer_me(app: App, journal: Journal, *, none: MentorlogError) -> Relationship:
    """The relationship with oneself, if the user agrees at a terminal to record for it. `none` is the error that no
    relationship is active.

    Raises `none` if the command can't record for it or the user declines, UsageError if it can't ask, JournalError if
    the journal is missing although there are backups of it, Stopped."""
    if app.is_journal_missing:
        app.refuse_lost_journal()
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
    return find_me(app, journal)
