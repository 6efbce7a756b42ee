"""`recap`: what a session came to, as a page to send after it."""

from __future__ import annotations

from typing import Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.lookup import entry as entry_of
from mentorlog.cli.input.lookup import given, named, recording, same_relationship
from mentorlog.cli.input.page_target import asked_target
from mentorlog.cli.output.output_files import put_page
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Force, Format, Language, Output, With
from mentorlog.errors import NotFoundError
from mentorlog.model import Goal, Point, Ref, Relationship, Session
from mentorlog.store import Journal

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
    typed = _named(journal, words, with_)
    session = typed or _last(app, journal, words, with_)
    relationship = named(journal, str(session.relationship_ref))
    from mentorlog.insight.letters import recap as meaning
    from mentorlog.insight.letters import refuse_session

    # what may not be sent is refused as what it is; in the journal without it, it would not be there
    before = _last_held(app.reading(shareable=True), relationship) if session.private and not typed else None
    refuse_session(relationship, session, before=before)
    journal = app.reading(shareable=True)
    session = _session(journal, session.ref)
    found = meaning(
        relationship,
        session,
        goals=[one for one in map(journal.entry, session.goals) if isinstance(one, Goal)],
        points=[one for one in map(journal.entry, session.points) if isinstance(one, Point)],
        planned=journal.planned(relationship.ref, since=app.today),
        is_last=session == _last_held(journal, relationship),
        now=app.now,
    )
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.recap(found))
    from mentorlog.cli.input.page_language import language_of
    from mentorlog.export.letters import recap as page

    return put_page(app, page(found, language=language_of(app, lang)), target, force=force, example="recap.md")


def _named(journal: Journal, words: list[str] | None, with_: str | None) -> Session | None:
    """The session whose ref was typed."""
    ref = Ref.parse(words[0].strip()) if words and len(words) == 1 else None
    if ref is None or ref.kind == "relationship":
        return None
    entry_of(journal, str(ref), "session")
    session = _session(journal, ref)
    if with_ is not None:
        same_relationship(named(journal, with_), session)
    return session


def _last(app: App, journal: Journal, words: list[str] | None, with_: str | None) -> Session:
    """The last session that was held with the one who was named, or with the only one."""
    one: Relationship = given(app, journal, words, with_) or recording(app, journal, None)
    held = _last_held(journal, one)
    if not held:
        raise NotFoundError(f"No session with {one.name} was held yet.", hint=f"mentorlog log TEXT --with {one.ref}")
    return held


def _last_held(journal: Journal, one: Relationship) -> Session | None:
    return next(iter(journal.sessions(relationship=one.ref, status="held", limit=1)), None)


def _session(journal: Journal, ref: Ref) -> Session:
    session = journal.entry(ref)
    assert isinstance(session, Session)  # noqa: S101 - a session's ref names a session
    return session


command = build(recap, "recap", example="mentorlog recap Søren")
