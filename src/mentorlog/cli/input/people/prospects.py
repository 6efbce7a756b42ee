"""The commands that take a prospect; the others need a relationship that has begun."""

from __future__ import annotations

from mentorlog.errors import ConflictError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship

FOR_PROSPECTS: Final = frozenset(
    (
        *("prospect", "ask", "answer", "draft", "start"),
        *("note", "notes", "action", "show", "edit", "snooze", "private", "delete"),
        *("timeline", "search", "remind", "export"),
    )
)
"""The commands that take the name of a prospect; `export` with --include-private alone."""


def takes_prospects(app: App) -> bool:
    """Whether the running command takes the name of a prospect."""
    context = app.context
    if context is None:
        return True
    while context.parent is not None and context.parent.parent is not None:
        context = context.parent
    return context.command.name in FOR_PROSPECTS


def refuse_prospect(app: App, relationship: Relationship) -> Relationship:
    """Return the relationship. Raises ConflictError if it is a prospect and the command needs one that has begun."""
    if relationship.status == "prospect" and not takes_prospects(app):
        from mentorlog.insight.due.quoted_name import quote_name

        raise ConflictError(
            f"{relationship.name} is a prospect; the relationship has not begun.",
            hint=f"mentorlog start {quote_name(relationship.name, relationship.ref)}",
        )
    return relationship
