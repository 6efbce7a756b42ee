"""`agreement`: read and write what the two agreed."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.dates.read import read_day
from mentorlog.cli.input.people.lookup import choose_relationship, named_relationship
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.errors import UsageError
from mentorlog.model import UNSET, Relationship, Unset
from mentorlog.workflows.relationships.agreement import change_agreement, write_agreement

if TYPE_CHECKING:
    import datetime as dt

Edit = Annotated[bool, typer.Option("--edit", help="Write the agreement in the editor.")]
Set = Annotated[
    str | None, typer.Option("--set", metavar="TEXT", help="The text of the agreement; `-` reads standard input.")
]
Again = Annotated[str | None, typer.Option("--again", metavar="DATE", help="When to look at it again.")]

Recap = Annotated[
    str | None, typer.Option("--recap", metavar="yes|no|ask", help="Whether you may send them what you talked about.")
]
Readers = Annotated[str | None, typer.Option("--readers", metavar="TEXT", help="Who may read the summary.")]


def agreement(
    ctx: typer.Context,
    name: Name = None,
    edit: Edit = False,
    set_: Set = None,
    again: Again = None,
    recap: Recap = None,
    readers: Readers = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Show or write what the two of you agreed."""
    app: App = ctx.obj
    if edit and set_ is not None:
        raise UsageError("--edit and --set can't be used together.")
    if edit or any(value is not None for value in (set_, again, recap, readers)):
        given: dict[str, Any] = {}
        if again is not None:
            given["look_again_on"] = _read_again(app, again)
        if recap is not None:
            from mentorlog.cli.input.question_values import checked_choice
            from mentorlog.model.vocabulary import RECAPS

            given["recap"] = checked_choice("--recap", recap, RECAPS)
        if readers is not None:
            given["summary_readers"] = readers
        return _change(app, name, with_, set_, given=given, edit=edit, as_json=as_json)
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

    if not people:
        from mentorlog.cli.output.first_steps import show_no_active

        return show_no_active(app)
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
    given: dict[str, Any],
    edit: bool,
    as_json: bool,
) -> None:
    """Write the agreement, or only the fields that are `given` as options; they win over lines in the text."""
    journal = app.open_for_writing()
    before = named_relationship(app, journal, name, with_) or choose_relationship(app, journal, None)
    new_text: str | Unset = UNSET
    if text is not None or edit:
        from mentorlog.cli.input.forms.written_agreement import read_agreement

        written = read_agreement(app, before, text, has_recap="recap" in given)
        new_text = written.text
        given = {name: value for name, value in written._asdict().items() if name != "text"} | given
    if isinstance(new_text, Unset):
        after = change_agreement(journal, before, now=app.now, **given)
    else:
        after = write_agreement(journal, before, text=new_text, now=app.now, **given)
    show_change(app, after, before, verb="agreement", as_json=as_json)


def _read_again(app: App, again: str) -> "dt.date | None":
    """The day of --again. Raises UsageError if it is not in the future."""
    on = read_day(app, again, direction="future")
    if on is not None and on <= app.today:
        raise UsageError(f"{on:%a} {on} is not in the future; --again must be a future date.", hint="--again DATE")
    return on


command = build(
    agreement, "agreement", example='mentorlog agreement Søren --set "What is said here stays here. Mondays, by video."'
)
