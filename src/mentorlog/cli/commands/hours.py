"""`hours`: the contact log that accreditation bodies ask for."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated, Final

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.dates import read_span
from mentorlog.cli.output.output_files import check, put
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Force, Output, Since, Until
from mentorlog.errors import UsageError
from mentorlog.export.formats import Content
from mentorlog.insight.hours import Hours
from mentorlog.workflows.gather_hours import gather_hours

Anonymous = Annotated[bool, typer.Option("--anonymous", help="Nobody by name: Person 1, Person 2.")]
IncludePrivate = Annotated[bool, typer.Option("--include-private", help="Private sessions too.")]
TABLES: Final = ("sessions.csv", "totals.csv")
"""The files of a folder of hours."""
MOST: Final = 1000
"""Sessions that a screen shows: to lay out more takes longer than anybody waits for what nobody reads."""


def hours(
    ctx: typer.Context,
    since: Since = None,
    until: Until = None,
    anonymous: Anonymous = False,
    to_file: Output = None,
    include_private: IncludePrivate = False,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """See the hours of all sessions held, or write them for an accreditation."""
    app: App = ctx.obj
    first, last = read_span(app, since, until)
    several = _is_several(to_file)
    if to_file is not None:
        if as_json:
            raise UsageError("--json and -o contradict each other; leave one away.")
        check(to_file, force=force, ending=".csv", name="hours", is_text=False, files=TABLES if several else ())
    gathered = gather_hours(
        app.reading(), since=first, until=last, anonymous=anonymous, include_private=include_private
    )
    _answer(app, gathered.hours, to_file, several=several, force=force, as_json=as_json)
    if include_private:
        number = gathered.private_included
        included = f"{number} session{'' if number == 1 else 's'}" if number else "none is private"
        output.warn(f"private sessions are included ({included}); read it before you hand it on.")
    elif gathered.is_private_left_out:
        output.warn("private sessions are left out; --include-private takes them in.")


def _is_several(to_file: str | None) -> bool:
    """Whether the totals go along, in a table of their own: to a folder, or in a zip. Raises UsageError for an ending
    that promises something else."""
    target = Path(to_file) if to_file and to_file != "-" else None
    if target is None:
        return False
    if str(to_file).endswith(("/", os.sep)) or os.path.isdir(target):  # noqa: PTH112 - pathlib's may raise
        return True
    suffix = target.suffix.lower()
    if suffix not in ("", ".csv", ".zip"):
        raise UsageError(f"Hours are written as a table, not as {suffix}.", hint=f"-o {target.with_suffix('.csv')}")
    return suffix == ".zip"


def _answer(app: App, told: Hours, to_file: str | None, *, several: bool, force: bool, as_json: bool) -> None:
    if as_json:
        from mentorlog.export.hours import shape

        return output.show_json(shape(told))
    if to_file is not None:
        from mentorlog.export.hours import table, tables

        content: Content = tables(told) if several else table(told)
        put(app, content, to_file, force=force, ending=".csv", name="hours")
        return None if several else _say_what_a_table_lacks(app, told)
    from mentorlog.present.hours import hours_page

    return output.show(app, hours_page(told, most=MOST if app.is_drawn else 0))


def _say_what_a_table_lacks(app: App, told: Hours) -> None:
    """Of a single table: which of its rows have no length, and where the totals are."""
    unmeasured = sum(each.minutes is None for each in told.met)
    if unmeasured:
        rows = "1 session has" if unmeasured == 1 else f"{unmeasured} sessions have"
        output.warn(f"{rows} no length, and so nothing under minutes.")
    output.warn("the totals by year and role go along with -o hours.zip, or a folder.")


command = build(hours, "hours", example="mentorlog hours --since 2026-01-01 --anonymous -o hours.csv")
