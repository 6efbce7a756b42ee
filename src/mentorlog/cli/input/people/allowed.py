"""The commands that can't be used with a relationship because of what it is: one table for each kind of relationship.

`lookup` calls this for every relationship that a command finds, so that commands need no code of their own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.errors import ConflictError, UsageError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Relationship


class _Refusal(NamedTuple):
    """Why a command can't be used."""

    message: str
    """What is wrong."""
    hint: str
    """The lines to type instead."""


_NEEDS_OTHERS: Final = _Refusal(
    "A session is held with another person; for your own development, write a note or a goal.",
    "mentorlog note TEXT -w me\nmentorlog goal add TITLE -w me",
)
_NO_AGENDA: Final = _Refusal(
    "An agenda is for a session with another person; what you want to do yourself is an action.",
    "mentorlog action add TEXT -w me",
)
_NEVER_ENDS: Final = _Refusal(
    "Your own development is not a relationship that pauses or ends; close its goals and actions one by one.",
    "mentorlog review me",
)
_NOT_DELETED: Final = _Refusal(
    "Your own development can't be forgotten; its entries can be deleted one by one.", "mentorlog timeline me"
)

_NOT_FOR_ME: Final[dict[str, _Refusal]] = {
    "plan": _NEEDS_OTHERS,
    "log": _NEEDS_OTHERS,
    "import": _NEEDS_OTHERS,
    "move": _NEEDS_OTHERS,
    "cancel": _NEEDS_OTHERS,
    "miss": _NEEDS_OTHERS,
    "recap": _NEEDS_OTHERS,
    "sessions": _NEEDS_OTHERS,
    "hours": _NEEDS_OTHERS,
    "raise": _NO_AGENDA,
    "agenda": _NO_AGENDA,
    "pause": _NEVER_ENDS,
    "resume": _NEVER_ENDS,
    "end": _NEVER_ENDS,
    "forget": _NOT_DELETED,
    "feedback": _Refusal(
        "Feedback is between two people; write it to yourself as a note.", "mentorlog note TEXT -w me"
    ),
    "agreement": _Refusal(
        "An agreement is made with another person; what you expect of yourself is a goal.",
        "mentorlog goal add TITLE -w me",
    ),
    "checkin": _Refusal(
        "A check-in is about working with another person; to look at yourself, rate a skill.",
        "mentorlog rate SKILL 1-5 -w me",
    ),
    "edit": _Refusal(
        "Your own development has no fields to change; its entries have.", "mentorlog timeline me\nmentorlog edit REF"
    ),
}
"""The commands that can't be used with `me`, by name."""


def refuse_command(app: App, relationship: Relationship) -> None:
    """Raise ConflictError if the running command can't be used with the relationship, UsageError if one of its options
    can't."""
    if relationship.role != "self":
        from mentorlog.cli.input.people.prospects import refuse_prospect

        refuse_prospect(app, relationship)
        return
    refusal = _NOT_FOR_ME.get(_command_name(app))
    if refusal is not None and not app.context.params.get("learning"):  # the hours of courses are one's own
        raise ConflictError(refusal.message, hint=refusal.hint)
    if app.context.params.get("theirs"):
        from mentorlog.cli.input.command_line.typed_line import line_without

        raise UsageError("--theirs needs another person; -w me is you alone.", hint=line_without(app, "--theirs"))


def allows_me(command: str) -> bool:
    """Whether a command can be used with `me`."""
    return command not in _NOT_FOR_ME and command != "start"


def _command_name(app: App) -> str:
    """The name of the running command; that of the noun for a subcommand."""
    path: list[str] = app.context.command_path.split()
    return path[1] if len(path) > 1 else ""
