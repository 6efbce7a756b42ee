"""`timeline`: everything in the order it happened."""

from __future__ import annotations

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import AsJson, Kinds, Name, Since, Until, With, build
from mentorlog.cli.kinds import kinds_of
from mentorlog.cli.listing import begins
from mentorlog.cli.who import given


def timeline(
    ctx: typer.Context,
    name: Name = None,
    since: Since = None,
    until: Until = None,
    in_: Kinds = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Read everything in the order it happened."""
    app: App = ctx.obj
    first, last = app.span(since, until)
    kinds = kinds_of(in_)
    journal = app.reading()
    one = given(app, journal, name, with_)
    moments = journal.timeline(relationship=one and one.ref, kinds=kinds, since=first, until=last)
    if as_json:
        from mentorlog.export import shapes

        return app.say_json(shapes.timeline(moments))
    from mentorlog.present.timeline import empty_timeline, timeline_rows

    rows = timeline_rows(moments, today=app.today, named=one is None)
    if not app.stream(rows) and not begins(app):
        app.show(empty_timeline(name=one and one.name))
    return None


command = build(timeline, "timeline", example="mentorlog timeline Søren --since march --in session")
