"""`search`: search the journal."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.input.dates.read import read_span
from mentorlog.cli.input.kinds import parse_kinds
from mentorlog.cli.input.people.lookup import named_relationship
from mentorlog.cli.input.text.read import is_stdin, join_words
from mentorlog.cli.output.first_steps import show_first_steps
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Kinds, Since, Until, With
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="WORDS", help='Words that the entry must contain; "a phrase" is searched as it is.'),
]
Limit = Annotated[
    int,
    typer.Option("--limit", "-n", metavar="N", min=1, max=1_000_000, help="Maximum number of results (default: 50)."),
]


def search(
    ctx: typer.Context,
    words: Words = None,
    in_: Kinds = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 50,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Search the whole journal."""
    app: App = ctx.obj
    if is_stdin(app, words or []):
        from mentorlog.cli.input.text.dash import words_or_stdin

        words = words_or_stdin(app, words)
    query = join_words(words)
    if not query.strip():
        raise UsageError("Give the words to search for.", hint=app.example)
    first, last = read_span(app, since, until)
    kinds = parse_kinds(in_)
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, None, with_)
    found = journal.search(
        query, relationship=relationship and relationship.ref, kinds=kinds, since=first, until=last, limit=limit
    )
    if as_json:
        from mentorlog.export import shapes

        output.show_json(shapes.search(found))
        if len(found) == limit:
            output.warn(f"only the newest {limit} are listed; --limit N lists more.")
        return
    if not found and show_first_steps(app):
        return
    from mentorlog.present.search import search_page

    output.show(app, search_page(found, words=query, today=app.today, limit=limit, is_drawn=app.draws_pages))


command = build(search, "search", example="mentorlog search delegation --in session")
