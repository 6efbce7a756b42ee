"""The commands that take a prospect; the others need a relationship that has begun."""

from __future__ import annotations

from mentorlog import names
from mentorlog.errors import ConflictError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from mentorlog.cli.app import App
    from mentorlog.model import Relationship
    from mentorlog.store import Journal

FOR_PROSPECTS: Final = frozenset(
    (
        *("prospect", "ask", "answer", "draft", "start"),
        *("note", "notes", "action", "show", "edit", "snooze", "private", "delete"),
        *("timeline", "search", "remind", "export", "forget"),
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


def name_those_who_have_begun(
    app: App, journal: Journal, error: ConflictError, name: str, *, prospect: Relationship
) -> ConflictError:
    """The error that a person is a prospect, with the lines for others whom the typed name also names: those who have
    begun or ended. `resume` needs the name, so its line gives the prospect another one."""
    from mentorlog.cli.input.people.candidates import lines_in_place_of

    people = journal.relationships()
    begun = [each for each in people if each.status != "prospect" and names.is_name_word(name, each.name)]
    if not begun:
        return error
    message = f"{error.message} There is also {', '.join(f'{each.ref} {each.name} ({each.status})' for each in begun)}"
    if app.context.command.name == "resume" and any(names.is_name_word(each.name, prospect.name) for each in begun):
        lines = f"mentorlog edit {prospect.ref} --name NAME"
        return ConflictError(f"{message}; to resume it, give the prospect another name first.", hint=lines)
    lines = lines_in_place_of(app, journal, name, begun)
    return ConflictError(f"{message}.", hint=f"{error.hint}\n{lines}")
