"""`answer`: record what a prospect answered."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.command_line.typed_line import line_with, with_missing
from mentorlog.cli.input.dates.checked_dates import read_future_day
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.people.name_first import split_name
from mentorlog.cli.input.people.prospect_names import find_prospect, refuse_answer_first
from mentorlog.cli.input.text.read import read_remark
from mentorlog.cli.output.prospects import show_prospect, warn_of_other_follow_up
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay, With
from mentorlog.errors import UsageError
from mentorlog.model import ANSWERS
from mentorlog.model.choices import find_choice
from mentorlog.quoted_text import quoted
from mentorlog.workflows.relationships.prospects import record_answer

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="NAME yes|no|later [NOTE]", help="The prospect, the answer and a note."),
]
FollowUp = Annotated[
    str | None,
    typer.Option(
        "--follow-up", metavar="DATE", help="When to remind you (default: 3 months after later, 2 weeks after yes)."
    ),
]


def answer(
    ctx: typer.Context,
    words: Words = None,
    on: OnDay = None,
    follow_up: FollowUp = None,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """Record what a prospect answered."""
    app: App = ctx.obj
    journal = app.open_for_writing()
    if words and with_ is None:
        refuse_answer_first(app, journal, words)
    name, rest = ([], words or []) if with_ is not None else split_name(journal, words or [])
    prospect = find_prospect(app, journal, name, with_)
    if not rest:
        raise UsageError("Give the answer.", hint="\n".join(with_missing(ctx, word) for word in ANSWERS))
    given = find_choice(rest[0], ANSWERS)
    if given is None:
        raise UsageError(
            f"The answer must be yes, no or later, not {quoted(rest[0])}.",
            hint="\n".join(line_with(app, word, old=rest[0]) for word in ANSWERS),
        )
    day = read_past_day(app, on)
    after = record_answer(
        journal,
        prospect,
        answer=given,
        note=read_remark(app, rest[1:], of=prospect),
        on=day,
        follow_up_on=read_future_day(app, follow_up, from_day=day),
        now=app.now,
    )
    show_prospect(app, after, verb="answer", as_json=as_json)
    if follow_up is None:
        warn_of_other_follow_up(prospect, after, today=app.today)


command = build(answer, "answer", example="mentorlog answer Lone later after the summer")
