"""`agreement`: read and write what the two agreed."""

import datetime as dt
from typing import Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.dates.read import read_day
from mentorlog.cli.input.people.lookup import choose_relationship, named_relationship
from mentorlog.cli.input.text.read import edit_until_valid, public_text, read_stdin
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.model import UNSET, Relationship, Unset
from mentorlog.workflows.relationships.agreement import look_again, write_agreement

Edit = Annotated[bool, typer.Option("--edit", help="Write the agreement in the editor.")]
Set = Annotated[
    str | None, typer.Option("--set", metavar="TEXT", help="The text of the agreement; `-` reads standard input.")
]
Again = Annotated[str | None, typer.Option("--again", metavar="DATE", help="When to look at it again.")]


def agreement(
    ctx: typer.Context,
    name: Name = None,
    edit: Edit = False,
    set_: Set = None,
    again: Again = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Show or write what the two of you agreed."""
    app: App = ctx.obj
    if edit and set_ is not None:
        raise UsageError("--edit and --set can't be used together.")
    if edit or set_ is not None or again is not None:
        return _change(app, name, with_, set_, again=again, edit=edit, as_json=as_json)
    journal = app.open_for_reading()
    named = named_relationship(app, journal, name, with_)
    people = [named] if named else [person for person in journal.relationships() if person.status == "active"]
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.entry(named) if named else shapes.entries(people))
    return _show(app, people)


def _show(app: App, people: list[Relationship]) -> None:
    from mentorlog.insight.collaboration.agreement import agreement_dates
    from mentorlog.present.entries.page import agreement_page
    from mentorlog.present.page import Gap
    from mentorlog.present.people import people_page

    if not people:
        return output.show(app, people_page((), today=app.today))
    pages = [
        agreement_page(person, today=app.today, agreed=agreement_dates(person, today=app.today)) for person in people
    ]
    return output.show(app, tuple(block for page in pages for block in (*page, Gap()))[:-1])


def _change(
    app: App,
    name: list[str] | None,
    with_: str | None,
    text: str | None,
    *,
    again: str | None,
    edit: bool,
    as_json: bool,
) -> None:
    """Write the agreement, or set only the day to look at it again."""
    again_on = _read_again(app, again)
    journal = app.open_for_writing()
    before = named_relationship(app, journal, name, with_) or choose_relationship(app, journal, None)
    if text is None and not edit:
        after = look_again(journal, before, look_again_on=again_on, now=app.now)
    else:
        written, day = _read_text(app, before, text)
        after = write_agreement(journal, before, text=written, look_again_on=again_on or day, now=app.now)
    show_change(app, after, before, verb="agreement", as_json=as_json)


def _read_again(app: App, again: str | None) -> dt.date | None:
    """The day of --again. Raises UsageError if it is not in the future."""
    on = read_day(app, again, direction="future")
    if on is not None and on <= app.today:
        raise UsageError(f"{on:%a} {on} is not in the future; --again must be a future date.", hint="--again DATE")
    return on


def _read_text(app: App, before: Relationship, text: str | None) -> tuple[str, dt.date | Unset | None]:
    """The agreement as typed, piped or written in the editor, and the day of its line `Look at it again`. A text that
    is only that line keeps the agreement; one without it keeps the day, unless it was deleted in the editor."""
    from mentorlog.cli.input.forms import agreement_template

    app.person = str(before.ref)
    typed = public_text(app, read_stdin(app)) if text == "-" else _in_editor(app, before) if text is None else text
    parsed = agreement_template.parse_agreement(app, typed, before)
    if agreement_template.is_unchanged(parsed.text, before, in_editor=text is None):
        parsed = parsed._replace(text=before.agreement or "")
    is_day_alone = not parsed.text.strip() and parsed.look_again_on is not None
    missing_day = None if text is None else UNSET
    return (before.agreement or "") if is_day_alone else parsed.text, parsed.look_again_on or missing_day


def _in_editor(app: App, before: Relationship) -> str:
    """What the user wrote in the editor, without headings that nothing was written under."""
    from mentorlog.cli.input.forms.agreement_template import editor_template, remove_empty_parts
    from mentorlog.cli.input.pages.language import language_of

    if not app.can_ask:
        raise UsageError("The editor needs a terminal.", hint=f"mentorlog agreement {before.ref} --set TEXT")
    template = editor_template(before, today=app.today, language=language_of(app, None))
    typed = edit_until_valid(
        app, template, lambda text: public_text(app, remove_empty_parts(text, before)), is_form=True
    )
    if not typed.strip() and not before.agreement:
        app.draft = None
        raise MentorlogError("Nothing was typed; nothing was saved.")
    return typed


command = build(
    agreement, "agreement", example='mentorlog agreement Søren --set "What is said here stays here. Mondays, by video."'
)
