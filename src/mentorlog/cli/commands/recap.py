"""`recap`: write what a session came to, as a page to send after it."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.lookup import entry, given, named, recording
from mentorlog.cli.input.page_target import asked_target
from mentorlog.cli.output.output_files import put_page
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Force, Format, Language, Output, With
from mentorlog.model import Ref, Session
from mentorlog.store import Journal
from mentorlog.workflows.gather_pages import gather_recap

NameOrSession = Annotated[
    list[str] | None, typer.Argument(metavar="[NAME|sN]", help="The relationship, or one of its sessions.")
]


def recap(
    ctx: typer.Context,
    words: NameOrSession = None,
    format_: Format = None,
    lang: Language = None,
    to_file: Output = None,
    force: Force = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Write what a session came to, as a page to send."""
    app: App = ctx.obj
    target = asked_target(format_, to_file, lang, as_json=as_json)
    journal = app.reading()
    about = _session_typed(journal, words, with_) or given(app, journal, words, with_) or recording(app, journal, None)
    found = gather_recap(journal, about, now=app.now)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.recap(found))
    from mentorlog.cli.input.page_language import language_of
    from mentorlog.export.letters import recap as page

    return put_page(app, page(found, language=language_of(app, lang)), target, force=force, example="recap.md")


def _session_typed(journal: Journal, words: list[str] | None, with_: str | None) -> Session | None:
    """The session whose ref was typed, None if a name or nothing was typed."""
    ref = Ref.parse(words[0].strip()) if words and len(words) == 1 else None
    if ref is None or ref.kind == "relationship":
        return None
    session = entry(journal, str(ref), "session")
    if with_ is not None:
        journal.refuse_other_relationship(ref, relationship=named(journal, with_).ref)
    assert isinstance(session, Session)  # noqa: S101 - the ref's kind was checked
    return session


command = build(recap, "recap", example="mentorlog recap Søren")
