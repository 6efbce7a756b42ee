"""`timeline`: show everything in the order it happened."""

from collections import deque
from typing import TYPE_CHECKING

import typer

from mentorlog.cli import output
from mentorlog.cli.input.dates.read import read_span
from mentorlog.cli.input.kinds import parse_kinds
from mentorlog.cli.input.people.lookup import named_relationship
from mentorlog.cli.output.first_steps import show_first_steps
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Kinds, Limit, Name, Since, Until, With

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def timeline(
    ctx: typer.Context,
    name: Name = None,
    since: Since = None,
    until: Until = None,
    in_: Kinds = None,
    limit: Limit = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Show everything in the order it happened.

    -n shows the newest entries.
    """
    app: App = ctx.obj
    first, last = read_span(app, since, until)
    kinds = parse_kinds(in_)
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, name, with_)
    moments = journal.timeline(relationship=relationship and relationship.ref, kinds=kinds, since=first, until=last)
    if limit is not None:
        moments = iter(deque(moments, maxlen=limit))
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.timeline(moments))
    from mentorlog.present.timeline import empty_timeline, timeline_rows

    names = [person.name for person in journal.relationships()] if app.draws_pages else None
    rows = timeline_rows(moments, today=app.today, show_name=relationship is None, names=names)
    if not output.show_rows(app, rows) and not show_first_steps(app):
        is_part = first is not None or last is not None or bool(kinds)
        from mentorlog.cli.input.command_line.typed_line import line_without

        hint = line_without(app, "--since", "--until", "--in") if is_part else None
        output.show(app, empty_timeline(relationship, show_all=hint))
    return None


command = build(timeline, "timeline", example="mentorlog timeline Søren --since march --in session")
