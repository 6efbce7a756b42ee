"""`export`: a relationship, or the whole journal, to take away."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import Name, Since, Until, With, build
from mentorlog.cli.exporting import EVERYBODYS, Wish, endings, format_of, format_of_file
from mentorlog.cli.saving import Force, Output, put
from mentorlog.cli.who import given, recording
from mentorlog.errors import ConflictError, UsageError
from mentorlog.insight.whole import Whole, whole
from mentorlog.model import Relationship
from mentorlog.store import Journal

Format = Annotated[
    str | None,
    typer.Option(
        "--format", "-f", metavar="md|html|pdf|csv|json|ics", help="md unless said; the ending of FILE says it too."
    ),
]
Everything = Annotated[bool, typer.Option("--all", help="The whole journal: as json, csv or ics.")]
IncludePrivate = Annotated[bool, typer.Option("--include-private", help="Private entries too.")]
Language = Annotated[str | None, typer.Option("--lang", metavar="en|da", help="The language of its fixed words.")]
Paper = Annotated[str | None, typer.Option("--paper", metavar="a4|letter", help="The paper of a PDF; a4 unless said.")]


def export(
    ctx: typer.Context,
    name: Name = None,
    format_: Format = None,
    output: Output = None,
    since: Since = None,
    until: Until = None,
    lang: Language = None,
    paper: Paper = None,
    all_: Everything = False,
    include_private: IncludePrivate = False,
    force: Force = False,
    with_: With = None,
) -> None:
    """Write a relationship, or the whole journal, for taking away."""
    app: App = ctx.obj
    kind = format_of(format_) if format_ else format_of_file(output) or ("json" if all_ else "md")
    wish = Wish.of(app, kind, since=since, until=until, language=lang, paper=paper, include_private=include_private)
    journal = app.reading()
    if all_:
        if name or with_:
            raise UsageError("--all is everybody; leave the name away.", hint=f"mentorlog export --all --format {kind}")
        if kind not in EVERYBODYS:
            raise UsageError(
                f"The whole journal is exported as {', '.join(EVERYBODYS)}.",
                hint="mentorlog export --all --format json",
            )
        people = [one for one in journal.relationships() if include_private or not one.private]
    else:
        people = [_one(app, journal, name, with_, include_private=include_private)]
    if not include_private:
        journal.leave_private_out()
    told = [whole(one, journal.history(one.ref)) for one in people]
    content = wish.written(told, revisions={one.ref: journal.revisions(one.ref) for one in people}, hint=app.hint)
    put(app, content, output, force=force, ending=endings(kind)[0])
    _say_what_is_private(app, told, kind, everybody=all_, include_private=include_private)


def _one(
    app: App, journal: Journal, name: list[str] | None, with_: str | None, *, include_private: bool
) -> Relationship:
    one = given(app, journal, name, with_) or recording(app, journal, None)
    if one.private and not include_private:
        raise ConflictError(
            f"{one.name} is a private relationship: nothing of it leaves the journal.",
            hint=f"mentorlog export {one.ref} --include-private",
        )
    return one


def _say_what_is_private(app: App, told: list[Whole], kind: str, *, everybody: bool, include_private: bool) -> None:
    if include_private:
        included = ", ".join(_private(told)) or "nothing in it is private"
        app.hint(f"mentorlog: private entries are included ({included}); read it before you hand it on.")
    elif everybody:
        backup = ", so this is no full backup" if kind == "json" else ""
        app.hint(f"mentorlog: private entries are left out{backup}; --include-private takes them in.")


def _private(told: list[Whole]) -> Iterator[str]:
    """What of the export is private, by kind."""
    names = ("sessions", "goals", "actions", "feedback", "milestones", "points", "notes", "checkins", "ratings")
    for name in names:
        count = sum(entry.private for each in told for entry in getattr(each, name))
        if count:
            yield f"{count} {name.removesuffix('s') if count == 1 else name}"
    kept = sum(bool(session.private_notes) for each in told for session in each.sessions)
    if kept:
        yield f"the private notes of {kept} session{'s' if kept > 1 else ''}"


command = build(export, "export", example="mentorlog export Søren -o soren.html")
