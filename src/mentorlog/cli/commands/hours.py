"""`hours`: the contact log for an accreditation."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.command_line.typed_line import line_without
from mentorlog.cli.input.dates.read import read_span
from mentorlog.cli.input.people.lookup import named_relationship
from mentorlog.cli.input.prompts.owner_name import recorded_owner_name
from mentorlog.cli.output.included_private import warn_of_included_private, warn_of_omitted_private
from mentorlog.cli.output.lists import first
from mentorlog.cli.output.output_files import check_target, write_output
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Force, Limit, Name, Output, Since, Until, With
from mentorlog.errors import UsageError
from mentorlog.insight.hours import Hours
from mentorlog.workflows.gathering.gather_hours import gather_hours

if TYPE_CHECKING:
    from mentorlog.export.formats import Content

Anonymous = Annotated[bool, typer.Option("--anonymous", help="Replace names with Person 1, Person 2.")]
IncludePrivate = Annotated[bool, typer.Option("--include-private", help="Include private sessions.")]
WithLearning = Annotated[bool, typer.Option("--learning", help="Add the time spent on courses and workshops.")]
TABLES: Final = ("sessions.csv", "totals.csv")
"""The files of a folder of hours."""
MOST: Final = 1000
"""The maximum number of sessions on a screen, because formatting more is slow."""


def hours(
    ctx: typer.Context,
    name: Name = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = None,
    anonymous: Anonymous = False,
    learning: WithLearning = False,
    to_file: Output = None,
    include_private: IncludePrivate = False,
    force: Force = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Show the hours of all sessions held, or export them for an accreditation."""
    app: App = ctx.obj
    first_day, last_day = read_span(app, since, until)
    several = _is_several(to_file)
    if to_file is not None:
        if as_json:
            raise UsageError("--json and -o can't be used together.")
        if limit is not None:
            raise UsageError("-n can't be used with -o: a log has every session.", hint=line_without(app, "--limit"))
        files = (*TABLES, *(["learning.csv"] if learning else [])) if several else ()
        check_target(to_file, force=force, ending=".csv", name="hours", is_text=False, files=files)
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, name, with_)
    owner = recorded_owner_name(app) if anonymous else None
    gathered = gather_hours(
        journal,
        relationship=relationship and relationship.ref,
        since=first_day,
        until=last_day,
        anonymous=anonymous,
        include_private=include_private,
        learning=learning,
        owner=owner,
    )
    name_of = relationship and relationship.name
    if to_file is None:
        _show(app, gathered.hours, limit, name=name_of, as_json=as_json)
    else:
        _write(app, gathered.hours, to_file, several=several, force=force)
    what = "sessions, courses and workshops" if learning else "sessions"
    if include_private:
        from mentorlog.present.phrases import count_phrase

        number = gathered.private_included
        one, many = ("entry", "entries") if learning else ("session", "sessions")
        included = count_phrase(number, one, many) if number else ""
        warn_of_included_private(included, what=what, page="export")
    elif anonymous or to_file is not None:
        warn_of_omitted_private(what, can_include=True)
    elif gathered.has_omitted_private:
        output.warn(f"private {what} are left out; --include-private includes them.")
    if anonymous:
        from mentorlog.cli.output.anonymous import warn_to_read

        warn_to_read("log", owner=owner)


def _is_several(to_file: str | None) -> bool:
    """Whether several tables are written, to a folder or a zip file. Raises UsageError for an extension that is not
    supported."""
    target = Path(to_file) if to_file and to_file != "-" else None
    if target is None:
        return False
    if str(to_file).endswith(("/", os.sep)) or os.path.isdir(target):  # noqa: PTH112 - pathlib's may raise
        return True
    suffix = target.suffix.lower()
    if suffix not in ("", ".csv", ".zip"):
        from mentorlog import shell_line

        raise UsageError(
            f"Hours can be written as .csv or .zip, not as {suffix}.",
            hint=f"-o {shell_line.quote(str(target.with_suffix('.csv')))}",
        )
    return suffix == ".zip"


def _show(app: App, result: Hours, limit: int | None, *, name: str | None, as_json: bool) -> None:
    """Show the newest sessions, at most `limit`, and the totals of all."""
    # the sessions are by day: the last ones are the newest
    shown = result._replace(lines=tuple(first(result.lines[::-1], limit))[::-1])
    if as_json:
        from mentorlog.export.hours import hours_shape

        return output.show_json(hours_shape(shown))
    from mentorlog.cli.output.first_steps import show_first_steps

    if not shown.lines and show_first_steps(app):
        return None
    from mentorlog.present.hours import hours_page

    return output.show(
        app, hours_page(shown, max_sessions=MOST if app.uses_rich else 0, name=name, is_drawn=app.draws_pages)
    )


def _write(app: App, result: Hours, to_file: str, *, several: bool, force: bool) -> None:
    from mentorlog.export.hours import hours_table, hours_tables

    content: Content = hours_tables(result) if several else hours_table(result)
    write_output(app, content, to_file, force=force, ending=".csv", name="hours")
    if not several:
        _warn_of_missing_data(app, result)


def _warn_of_missing_data(app: App, result: Hours) -> None:
    """Warn about what a single table does not contain: missing lengths, and the totals."""
    unmeasured = sum(session.minutes is None for session in result.lines)
    if unmeasured:
        rows = "1 session has" if unmeasured == 1 else f"{unmeasured} sessions have"
        output.warn(f"{rows} no length; the minutes are left empty.")
    what = "courses, workshops and " if result.learning else ""
    output.warn(f"{what}the totals by year, type and role are included only with -o hours.zip or a folder.")


command = build(hours, "hours", example="mentorlog hours --since 2026-01-01 --anonymous -o hours.csv")
