"""`outcome`: record whether feedback led to a change, or whether advice worked."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.checks import outcome_words, parse_outcome
from mentorlog.cli.input.command_line.typed_line import line_with_words, with_missing
from mentorlog.cli.input.dates.checked_dates import read_past_day_of
from mentorlog.cli.input.people.lookup import parse_ref
from mentorlog.cli.input.people.ref_order import refuse_late_ref
from mentorlog.cli.input.people.titles import refuse_title
from mentorlog.cli.input.text.read import read_remark
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay
from mentorlog.errors import UsageError
from mentorlog.model import OUTCOMES_BY_KIND, Ref
from mentorlog.workflows.outcome import record_outcome

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="fN improved|unchanged|worse, or vN worked|partly|not [NOTE]",
        help="The feedback or the advice, its outcome and a note.",
    ),
]


def outcome(ctx: typer.Context, words: Words = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Record whether feedback led to a change, or advice worked."""
    app: App = ctx.obj
    if not words or len(words) < 2:
        raise UsageError("Give the feedback or the advice, and its outcome.", hint=_missing(ctx, words))
    refuse_late_ref(app, words, "feedback", "advice")
    refuse_title(app, words, "feedback", "advice")
    ref = parse_ref(words[0], "feedback", "advice")
    # what was typed after the ref may say the opposite of any outcome, so no word of it is kept
    hint = "\n".join(line_with_words(app, [words[0], word], old=words) for word in outcome_words(ref.kind))
    result, others = parse_outcome(words[1:], ref.kind, hint=hint)
    journal = app.open_for_writing()
    before = journal.entry(ref)
    day = read_past_day_of(app, journal, on, before)
    note = read_remark(app, list(others), of=before)
    after = record_outcome(journal, ref, outcome=result, note=note, on=day, now=app.now)
    show_change(app, after, before, verb="outcome", as_json=as_json)


def _missing(ctx: typer.Context, words: list[str] | None) -> str:
    """The line that was typed with each outcome, or the commands that list what may have one."""
    ref = Ref.parse(words[0]) if words else None
    if ref is None or ref.kind not in OUTCOMES_BY_KIND:
        return "mentorlog feedback\nmentorlog advice"
    return "\n".join(with_missing(ctx, word) for word in outcome_words(ref.kind))


command = build(outcome, "outcome", example="mentorlog outcome f1 improved he waits for others now")
