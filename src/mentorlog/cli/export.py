"""`export`: a relationship, or the whole journal, to take away."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.command import Name, With, build
from mentorlog.cli.who import given, recording
from mentorlog.errors import ConflictError, UsageError
from mentorlog.model import Relationship
from mentorlog.store import Journal

Format = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="md|json", help="md unless said; the ending of FILE says it too."),
]
Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
Everything = Annotated[bool, typer.Option("--all", help="The whole journal (as json).")]
IncludePrivate = Annotated[bool, typer.Option("--include-private", help="Private entries too.")]
Force = Annotated[bool, typer.Option("--force", help="Write over FILE where it is there already.")]

FORMATS = ("md", "json")
_ENDINGS = {".md": "md", ".markdown": "md", ".json": "json"}


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
    target = Path(output).expanduser() if output and output != "-" else None
    kind = _format(format_, target, everything=all_)
    journal = app.reading()
    if all_:
        if name or with_:
            raise UsageError("--all is everybody; leave the name away.", hint="mentorlog export --all --format json")
        text = _whole(app, journal, include_private=include_private)
    else:
        one = given(app, journal, name, with_) or recording(app, journal, None)
        text = _one(app, journal, one, kind, include_private=include_private)
    _put(app, text, target, force=force)
    if include_private:
        app.hint("mentorlog: private entries are included; read it before you hand it on.")
    elif all_:
        app.hint("mentorlog: private entries are left out, so this is no full backup; --include-private takes them in.")


def _format(said: str | None, target: Path | None, *, everything: bool) -> str:
    ending = _ENDINGS.get(target.suffix.lower()) if target else None
    kind = said or ending or ("json" if everything else "md")
    if kind not in FORMATS:
        raise UsageError(f"--format is md or json, not {kind!r}.")
    if everything and kind != "json":
        raise UsageError("The whole journal is exported as json.", hint="mentorlog export --all --format json")
    return kind


def _whole(app: App, journal: Journal, *, include_private: bool) -> str:
    from mentorlog.export.jsontext import dumps
    from mentorlog.export.record import journal_record

    everybody = ((one, journal.history(one.ref)) for one in journal.relationships())
    return dumps(journal_record(everybody, now=app.now, include_private=include_private)) + "\n"


def _one(app: App, journal: Journal, one: Relationship, kind: str, *, include_private: bool) -> str:
    entries = journal.history(one.ref)
    if kind == "json":
        from mentorlog.export.jsontext import dumps
        from mentorlog.export.record import relationship_record

        return dumps(relationship_record(one, entries, now=app.now, include_private=include_private)) + "\n"
    from mentorlog.export.markdown import markdown
    from mentorlog.insight.summary import summary

    return markdown(summary(journal.dossier(one.ref), entries, now=app.now, include_private=include_private))


def _put(app: App, text: str, target: Path | None, *, force: bool) -> None:
    if target is None:
        return app.say_at_length(text)
    if target.is_dir():
        raise ConflictError(f"{target} is a folder.", hint=f"-o {target / 'summary.md'}")
    if target.exists() and not force:
        raise ConflictError(f"{target} is there already; it was left as it is.", hint="--force writes over it")
    from mentorlog.cli.files import write_private

    write_private(target, text)
    return app.show_line(f"Wrote {target}")


command = build(export, "export", example="mentorlog export Søren -o soren.md")
