"""`done`: mark entries as reached, done, discussed or held."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from mentorlog.cli import output
from mentorlog.cli.input.people.titles import find_entries_or_title
from mentorlog.cli.output.changes import show_changes
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay, RefsOrTitle
from mentorlog.errors import UsageError
from mentorlog.model import Ref
from mentorlog.workflows.close_entries import close_entries

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Entry, Relationship


Takeaway = Annotated[
    str | None, typer.Option("--takeaway", metavar="TEXT", help="What you took from it (only for resources).")
]
For = Annotated[str | None, typer.Option("--for", metavar="3h", help="How long you spent on it (only for resources).")]


def done(
    ctx: typer.Context,
    refs: RefsOrTitle = None,
    on: OnDay = None,
    takeaway: Takeaway = None,
    for_: For = None,
    as_json: AsJson = False,
) -> None:
    """Mark entries as done."""
    app: App = ctx.obj
    if refs and len(refs) > 2:
        _refuse_date(refs)
    journal = app.open_for_writing()
    before = find_entries_or_title(app, journal, refs, "done")
    day = None
    if on:
        from mentorlog.cli.input.dates.checked_dates import read_past_day_of

        day = read_past_day_of(app, journal, on, *before)
    owners = dict.fromkeys(entry.relationship_ref for entry in before if entry.ref.kind == "session")
    people = [cast("Relationship", journal.entry(owner)) for owner in owners]
    details = _details_of_resources(before, takeaway, for_) if takeaway or for_ else None
    changes = close_entries(journal, before, "done", on=day, details=details, now=app.now)
    show_changes(app, changes, verb="done", as_json=as_json)
    for person in () if as_json else people:
        if journal.entry(person.ref) != person:  # a session that was held settles the day to get in touch again
            from mentorlog.present.answers.contact import settled_contact_page

            output.show(app, settled_contact_page(person, today=app.today))


def _details_of_resources(entries: "list[Entry]", takeaway: str | None, for_: str | None) -> dict[str, object]:
    """What is recorded of resources that are done. Raises UsageError for another entry."""
    other = next((entry for entry in entries if entry.ref.kind != "resource"), None)
    if other is not None:
        from mentorlog.model.vocabulary import kind_with_article

        option = "--takeaway" if takeaway else "--for"
        raise UsageError(f"{option} is for resources; {other.ref} is {kind_with_article(other.ref.kind)}.")
    from mentorlog.cli.input.sessions import minutes_spent

    values = {"takeaway": takeaway, "minutes": minutes_spent(for_) if for_ else None}
    return {name: value for name, value in values.items() if value is not None}


def _refuse_date(words: list[str]) -> None:
    """Raise UsageError for `done a1 by friday` and `done a1 on friday`, with the date as an option."""
    at = next((at for at, word in enumerate(words) if not Ref.parse(word)), 0)
    word, date = words[at].casefold(), words[at + 1 :]
    if not at or not date or word not in ("by", "on"):
        return
    from mentorlog import shell_line

    value = shell_line.quote(" ".join(date))
    if word == "on":
        raise UsageError("The day goes after --on.", hint=f"mentorlog done {' '.join(words[:at])} --on {value}")
    lines = [f"mentorlog edit {ref} --by {value}" for ref in words[:at]]
    raise UsageError("`done` has no deadline; this sets one:", hint="\n".join(lines))


command = build(done, "done", example="mentorlog done a1 --on yesterday")
