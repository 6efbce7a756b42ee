"""`remind`: show what is due."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.input.due import due_reminders
from mentorlog.cli.output.first_steps import show_first_steps
from mentorlog.cli.output.lists import first
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Limit, Name, With
from mentorlog.errors import BusyError, LockedError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Relationship

Within = Annotated[
    str | None, typer.Option("--within", metavar="7d", help="How far ahead to look (default: from config, else 7d).")
]
ExitCode = Annotated[bool, typer.Option("--exit-code", help="Exit with code 3 if something is due.")]
Count = Annotated[
    bool, typer.Option("--count", help="Print only the number, without names; print nothing if nothing is due.")
]


def remind(
    ctx: typer.Context,
    name: Name = None,
    within: Within = None,
    exit_code: ExitCode = False,
    count: Count = False,
    with_: With = None,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """Show what is due."""
    app: App = ctx.obj
    # the start of a shell waits neither for an answer nor for a program, and the number in its prompt takes no time
    app.key_sources = "unlocked" if count else "environment"
    try:
        due = due_reminders(app, within=within, relationship=_named(app, name, with_))
    except BusyError as busy:
        # a shell prompt must neither wait nor fail
        output.warn(busy.message)
        return _show_nothing(count=count, as_json=as_json)
    except LockedError as locked:
        if as_json or not count:
            from mentorlog.cli.typer_app.hints import complete_hint

            output.warn(locked.message)
            output.write_hint(complete_hint(app, locked.hint or ""))
        _show_nothing(count=count, as_json=as_json)
        if exit_code:
            raise typer.Exit(1) from None
        return None
    shown = due if count else first(due, limit)
    if as_json:
        from mentorlog.export import shapes

        output.show_json({"due": len(due)} if count else shapes.remind(shown))
    elif count:
        if due:
            output.write_text(f"{len(due)} due")
    elif due or not app.uses_rich or not show_first_steps(app):  # a script gets no output if nothing is due
        from mentorlog.present.remind import remind_page

        output.show(app, remind_page(shown, today=app.today, is_drawn=app.draws_pages))
    if due and exit_code:
        raise typer.Exit(3)
    return None


def _show_nothing(*, count: bool, as_json: bool) -> None:
    """Answer without reminders, because the journal can't be read now; how many are due is not known then."""
    if as_json:
        output.show_json({"due": None} if count else [])


def _named(app: "App", name: list[str] | None, with_: str | None) -> "Relationship | None":
    if name is None and with_ is None:
        return None
    from mentorlog.cli.input.people.lookup import named_relationship

    return named_relationship(app, app.open_for_reminders(), name, with_)


command = build(remind, "remind", example="mentorlog remind --within 2w")
