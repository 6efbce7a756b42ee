"""`outcome`: record whether feedback led to a change."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.checked_dates import read_past_day_of
from mentorlog.cli.input.checks import parse_outcome
from mentorlog.cli.input.command_line.typed_line import line_with, with_missing
from mentorlog.cli.input.lookup import find_entry
from mentorlog.cli.input.ref_order import refuse_late_ref
from mentorlog.cli.input.text import read_remark
from mentorlog.cli.input.titles import refuse_title
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay
from mentorlog.errors import UsageError
from mentorlog.model import OUTCOMES, Ref
from mentorlog.workflows.outcome import record_outcome

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="fN improved|unchanged|worse [NOTE]", help="The feedback, its outcome and a note."),
]


def outcome(ctx: typer.Context, words: Words = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Record whether feedback led to a change."""
    app: App = ctx.obj
    if not words or len(words) < 2:
        lines = [with_missing(ctx, word) for word in OUTCOMES if words and Ref.parse(words[0])]
        raise UsageError("Give the feedback and its outcome.", hint="\n".join(lines) or "mentorlog feedback")
    refuse_late_ref(app, words, "feedback")
    refuse_title(app, words, "feedback")
    result = parse_outcome(words[1], hint="\n".join(line_with(app, word, old=words[1]) for word in OUTCOMES))
    journal = app.open_for_writing()
    before = find_entry(journal, words[0], "feedback")
    day = read_past_day_of(app, journal, on, before)
    note = read_remark(app, words[2:], of=before)
    after = record_outcome(journal, before.ref, outcome=result, note=note, on=day, now=app.now)
    show_change(app, after, before, verb="outcome", as_json=as_json)


command = build(outcome, "outcome", example="mentorlog outcome f1 improved he waits for others now")
