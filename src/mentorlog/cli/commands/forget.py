"""`forget`: erase a relationship from the journal and all its backups, for good."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog import shell_line
from mentorlog.cli import output
from mentorlog.cli.input.journal_files import files_of
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.errors import MentorlogError, NotFoundError, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Relationship
    from mentorlog.store import Journal
    from mentorlog.store.forgetting.forget import Forgetting

KeepsHours = Annotated[bool, typer.Option("--keep-hours", help="Keep the days and minutes of its held sessions.")]
IsDryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would be erased.")]


def forget(
    ctx: typer.Context,
    name: Name = None,
    keeps_hours: KeepsHours = False,
    is_dry_run: IsDryRun = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Erase a relationship from the journal and all backups, for good."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    from mentorlog.workflows.relationships.forget_relationship import plan_forgetting

    name_of, relationship = _person(app, journal, name, with_)
    prepared = plan_forgetting(files_of(app), name=name_of, relationship=relationship, keeps_hours=keeps_hours)
    if not is_dry_run:
        _forget(app, journal, prepared, keeps_hours=keeps_hours, as_json=as_json)
    if as_json:
        from mentorlog.export.shapes.forgetting import forgotten

        return output.show_json(forgotten(prepared.plan, is_done=not is_dry_run, keeps_hours=keeps_hours))
    from mentorlog.present.journal.forgetting import forget_page, forgotten_page

    if is_dry_run:
        return output.show(app, forget_page(prepared.plan, keeps_hours=keeps_hours))
    return output.show(app, forgotten_page(prepared.plan, kept_as=_kept_as(relationship) if keeps_hours else None))


def _person(
    app: "App", journal: "Journal", name: list[str] | None, with_: str | None
) -> tuple[str, "Relationship | None"]:
    """The full name of the person, and the relationship; None if it was deleted, and is still in the history or in
    backups. Raises UsageError if no one is named, NotFoundError."""
    from mentorlog.cli.input.people.lookup import named_relationship
    from mentorlog.model import Ref
    from mentorlog.workflows.relationships.forget_relationship import find_deleted_person

    typed = with_ or " ".join(name or ())
    try:
        found = named_relationship(app, journal, name, with_)
    except NotFoundError:
        is_name = journal.exists and Ref.parse(typed) is None
        deleted = find_deleted_person(files_of(app), typed) if is_name else None
        if deleted is None:
            raise
        return deleted, None
    if found is None:
        raise UsageError("Name the relationship to forget.", hint="mentorlog forget NAME")
    return found.name, found


def _forget(app: "App", journal: "Journal", prepared: "Forgetting", *, keeps_hours: bool, as_json: bool) -> None:
    """Show what will be erased, read the name, and erase. Raises MentorlogError for a wrong name, Stopped."""
    from mentorlog.cli.output.progress_bar import progress_bar
    from mentorlog.present.journal.forgetting import forget_page
    from mentorlog.store.forgetting.forget import back_up_kept_hours
    from mentorlog.workflows.relationships.forget_relationship import forget_relationship

    if not as_json:
        output.show(app, forget_page(prepared.plan, keeps_hours=keeps_hours), paged=False)
    typed = _typed_name(app, prepared.plan.name)
    with progress_bar(app) as bar:
        forget_relationship(journal, prepared, typed=typed, keeps_hours=keeps_hours, start=bar.start_phase)
    app.saved = f"{prepared.plan.name} was forgotten"
    if keeps_hours:
        back_up_kept_hours(prepared)


def _typed_name(app: "App", name: str) -> str:
    """The name that is typed to confirm, also with --yes; away from a terminal it is read from standard input. Raises
    UsageError if there is none."""
    if app.can_ask:
        from mentorlog.cli.input.prompts.ask import ask

        return ask(app, f"To erase all of this for good, type the name ({name}):")
    try:
        typed = "" if sys.stdin.isatty() else sys.stdin.readline().strip()
    except OSError as error:
        raise MentorlogError(f"Standard input can't be read: {error.strerror}.") from error
    if not typed:
        line = shell_line.join(["mentorlog", *app.args])
        raise UsageError(
            "Nothing was changed: away from a terminal, the name must come on standard input.",
            hint=f"echo {shell_line.quote(name)} | {line}",
        )
    return typed


def _kept_as(relationship: "Relationship | None") -> str | None:
    from mentorlog.model.kept_hours import KEPT_HOURS

    return None if relationship is None else KEPT_HOURS.get((relationship.role, relationship.type))


command = build(forget, "forget", example="mentorlog forget Søren --dry-run")
