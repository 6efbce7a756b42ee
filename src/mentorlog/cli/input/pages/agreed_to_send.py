"""Obey what the two people agreed on sending pages about what they talked about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.cli import output
from mentorlog.errors import ConflictError, MentorlogError, UsageError
from mentorlog.insight.collaboration.summary_consent import sending_rule

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Relationship

_AGREED: Final = {
    "refuse": "You agreed with {name} not to send what you talked about.",
    "ask": "You agreed to ask {name} before you send what you talked about.",
}
"""What was agreed, by the rule that follows from it."""


def check_may_be_sent(app: App, relationship: Relationship, *, anyway: bool) -> None:
    """Check that a page about what was said may be written for the other person; `anyway` allows it whatever was
    agreed. If it was agreed to ask first, the user is asked whether the other person said yes.

    Raises ConflictError if it was agreed not to send it, UsageError if a question is needed away from a terminal,
    MentorlogError if the answer is no, and Stopped."""
    rule = "send" if anyway else sending_rule(relationship)
    if rule == "send":
        return
    from mentorlog.cli.input.command_line.typed_line import with_option
    from mentorlog.cli.input.prompts.ask import confirm

    name = relationship.name
    if rule == "refuse":
        raise ConflictError(
            f"{_AGREED[rule].format(name=name)} To write the page anyway, type this:",
            hint=with_option(app, "--anyway"),
        )
    if not app.can_ask:
        raise UsageError(
            f"{_AGREED[rule].format(name=name)} If the answer was yes, type this:",
            hint=with_option(app, "--anyway"),
        )
    if not confirm(app, f"You agreed to ask {name} first. May you send what you talked about?", default=False):
        raise MentorlogError("Nothing was written.")


def warn_of_agreement(relationship: Relationship) -> None:
    """Warn that an export has what the two agreed not to send, or to send only if the other person says yes."""
    rule = sending_rule(relationship)
    if rule != "send":
        output.warn(f"{_AGREED[rule].format(name=relationship.name)} It is in the export.")
