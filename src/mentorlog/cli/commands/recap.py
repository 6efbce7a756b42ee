"""`recap`: write a summary of a session, as a page to send."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.input.pages.agreed_to_send import check_may_be_sent
from mentorlog.cli.input.pages.target import page_target
from mentorlog.cli.input.people.lookup import choose_relationship, find_entry, find_relationship, named_relationship
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import Anyway, AsJson, Force, Format, Language, Output, With
from mentorlog.model import Ref, Session
from mentorlog.store import Journal
from mentorlog.workflows.gathering.gather_pages import gather_recap

if TYPE_CHECKING:
    from mentorlog.cli.app import App

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
    anyway: Anyway = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Write a summary of a session, as a page to send."""
    app: App = ctx.obj
    target = page_target(format_, to_file, lang, name="recap", force=force, as_json=as_json)
    journal = app.open_for_reading()
    about = (
        _session_typed(app, journal, words, with_)
        or named_relationship(app, journal, words, with_)
        or choose_relationship(app, journal, None)
    )
    found = gather_recap(journal, about, now=app.now)
    check_may_be_sent(app, found.relationship, anyway=anyway)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.recap(found))
    from mentorlog.cli.input.pages.page_to_send import write_page_to_send
    from mentorlog.export.agenda_and_recap import recap_document

    return write_page_to_send(
        app,
        lambda translator, owner: recap_document(found, translator, owner=owner, on=app.today),
        target,
        name="recap",
        lang=lang,
        force=force,
    )


def _session_typed(app: "App", journal: Journal, words: list[str] | None, with_: str | None) -> Session | None:
    """The session whose ref was typed, None if a name or nothing was typed."""
    ref = Ref.parse(words[0].strip()) if words and len(words) == 1 else None
    if ref is None or ref.kind == "relationship":
        return None
    session = find_entry(journal, str(ref), "session")
    if with_ is not None:
        journal.refuse_other_relationship(ref, relationship=find_relationship(journal, with_, app=app).ref)
    assert isinstance(session, Session)  # noqa: S101 - the ref's kind was checked
    return session


command = build(recap, "recap", example="mentorlog recap Søren")
