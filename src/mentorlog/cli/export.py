"""`export`: a relationship, or the whole journal, to take away."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import Name, With, build
from mentorlog.cli.saving import Force, Output, refuse_ending, save, target_of
from mentorlog.cli.who import given, recording
from mentorlog.errors import UsageError
from mentorlog.model import Relationship
from mentorlog.store import Journal

Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="md|json|ics", help="md unless said; the ending of FILE says it too."),
]
Everything = Annotated[
    bool, typer.Option("--all", help="The whole journal (as json), or everybody's calendar (as ics).")
]
IncludePrivate = Annotated[bool, typer.Option("--include-private", help="Private entries too.")]

FORMATS = ("md", "json", "ics")
_ENDINGS = {".md": "md", ".markdown": "md", ".json": "json", ".ics": "ics"}


def export(
    ctx: typer.Context,
    name: Name = None,
    format_: Format = None,
    output: Output = None,
    all_: Everything = False,
    include_private: IncludePrivate = False,
    force: Force = False,
    with_: With = None,
) -> None:
    """Write a relationship, or the whole journal, for taking away."""
    app: App = ctx.obj
    target = target_of(output)
    kind = _format(format_, target, everything=all_)
    journal = app.reading()
    if all_:
        if name or with_:
            raise UsageError("--all is everybody; leave the name away.", hint=f"mentorlog export --all --format {kind}")
        content = _everybody(app, journal, kind, include_private=include_private)
    else:
        one = given(app, journal, name, with_) or recording(app, journal, None)
        content = _one(app, journal, one, kind, include_private=include_private)
    if target is None:
        _say(app, content)
    else:
        save(app, content, target, force=force, example="summary.md")
    if include_private:
        app.hint("mentorlog: private entries are included; read it before you hand it on.")
    elif all_:
        backup = ", so this is no full backup" if kind == "json" else ""
        app.hint(f"mentorlog: private entries are left out{backup}; --include-private takes them in.")


def _format(said: str | None, target: Path | None, *, everything: bool) -> str:
    if not said:
        refuse_ending(target, formats="md, json and ics are")
    ending = _ENDINGS.get(target.suffix.lower()) if target else None
    kind = said or ending or ("json" if everything else "md")
    if kind not in FORMATS:
        raise UsageError(f"--format is md, json or ics, not {kind!r}.")
    if everything and kind == "md":
        raise UsageError("The whole journal is exported as json or ics.", hint="mentorlog export --all --format json")
    return kind


def _everybody(app: App, journal: Journal, kind: str, *, include_private: bool) -> str | bytes:
    people = journal.relationships()
    if kind == "ics":
        from mentorlog.insight.sharing import may_leave

        leaving = (one for one in people if may_leave(one, include_private=include_private))
        return _calendar(app, journal, leaving, include_private=include_private)
    from mentorlog.export.jsontext import dumps
    from mentorlog.export.record import journal_record

    everybody = ((one, journal.history(one.ref)) for one in people)
    return dumps(journal_record(everybody, now=app.now, include_private=include_private)) + "\n"


def _one(app: App, journal: Journal, one: Relationship, kind: str, *, include_private: bool) -> str | bytes:
    if kind == "ics":
        return _calendar(app, journal, [one], include_private=include_private)
    entries = journal.history(one.ref)
    if kind == "json":
        from mentorlog.export.jsontext import dumps
        from mentorlog.export.record import relationship_record

        return dumps(relationship_record(one, entries, now=app.now, include_private=include_private)) + "\n"
    from mentorlog.export.markdown import markdown
    from mentorlog.insight.summary import summary

    return markdown(summary(journal.dossier(one.ref), entries, now=app.now, include_private=include_private))


def _calendar(app: App, journal: Journal, people: Iterable[Relationship], *, include_private: bool) -> bytes:
    from mentorlog.export.ics import ics
    from mentorlog.insight.calendar import calendar

    calendars = (
        calendar(
            one,
            journal.history(one.ref),
            revisions=journal.revisions(one.ref),
            now=app.now,
            include_private=include_private,
        )
        for one in people
    )
    return ics(calendars, now=app.now.astimezone())


def _say(app: App, content: str | bytes) -> None:
    """Put it on stdout; bytes as they are, for a line's end is part of the format there."""
    if isinstance(content, str):
        return app.say_at_length(content)
    app.flush()
    try:
        sys.stdout.buffer.write(content)
    except BrokenPipeError:
        app.stop_quietly()
    return None


command = build(export, "export", example="mentorlog export Søren -o soren.md")
