"""The name of the journal's owner, which signs pages to send."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from mentorlog.config import UNSIGNED

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.cli.app import App

QUESTION: Final = "Your name, to sign the pages that you send (Enter: don't sign them):"
_NO: Final = frozenset(("", "n", "no", "nej", "none", "-"))
_YES: Final = frozenset(("y", "yes", "j", "ja"))


def owner_name(app: App, target: Path | str | None) -> str | None:
    """The name that signs a page written to the file `target` (None: standard output), from the setting; None if pages
    are not signed. At a terminal it is asked for once, and remembered. Raises Stopped if the user stops the question.
    """
    if app.settings.name is None and _can_ask(app, target):
        return _without_refusal(_ask(app))
    return recorded_owner_name(app)


def recorded_owner_name(app: App) -> str | None:
    """The name in the settings; None if there is none, or if pages are not signed."""
    return _without_refusal(app.settings.name)


def _without_refusal(name: str | None) -> str | None:
    return None if name is None or name.casefold() in _NO else name


def _can_ask(app: App, target: Path | str | None) -> bool:
    """Whether the page is written at a terminal: to a file, or to the terminal itself."""
    return app.can_ask and not app.yes and (target is not None or sys.stdout.isatty())


def _ask(app: App) -> str:
    """Ask for the name and remember the answer, also that pages are not signed. If it can't be remembered, a warning
    says so, and the answer is used for this page only."""
    from mentorlog.cli import output
    from mentorlog.cli.input.prompts.ask import ask
    from mentorlog.config import check
    from mentorlog.errors import MentorlogError, UsageError

    while True:
        answer = ask(app, QUESTION)
        if answer.casefold() in _YES:
            output.write_stderr("Type your name, or press Enter to leave pages unsigned.")
            continue
        name = UNSIGNED if answer.casefold() in _NO else answer
        try:
            check("name", name)
        except UsageError as error:
            output.write_stderr(error.message)
            continue
        try:
            _remember(app, name)
        except MentorlogError as error:
            output.warn(error.message)
            return name
        signed = "Pages are not signed" if name == UNSIGNED else f"Pages are signed {name}"
        output.write_stderr(f"{signed}; to change this: mentorlog config name NAME")
        return name


def _remember(app: App, name: str) -> None:
    """Write the setting. Raises MentorlogError if that is not possible."""
    from pathlib import Path

    from mentorlog import config
    from mentorlog.cli.output.private_files import write_private

    write_private(Path(app.settings_path), config.change(app.settings_path, "name", name))
