"""`checkpoint`: record the progress of a goal."""

from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.cli.input.command_line.typed_line import line_of, line_with, with_missing, without_needless_dashes
from mentorlog.cli.input.counts import whole_number
from mentorlog.cli.input.dates.checked_dates import read_past_day_of
from mentorlog.cli.input.people.lookup import find_entry
from mentorlog.cli.input.people.ref_order import refuse_late_ref
from mentorlog.cli.input.people.titles import refuse_title
from mentorlog.cli.input.percent import split_percent
from mentorlog.cli.input.text.read import read_remark
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay
from mentorlog.errors import UsageError
from mentorlog.model import Goal, Ref
from mentorlog.quoted_text import quoted
from mentorlog.workflows.checkpoint import add_checkpoint

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="gN PROGRESS [NOTE]", help="The goal, its progress (0-100) and a note."),
]


def checkpoint(ctx: typer.Context, words: Words = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Record the progress of a goal."""
    app: App = ctx.obj
    if not words or len(words) < 2:
        hint = with_missing(ctx, "PERCENT") if words and Ref.parse(words[0]) else "mentorlog goal"
        raise UsageError("Give a goal and its progress, from 0 to 100.", hint=hint)
    refuse_late_ref(app, words, "goal")
    refuse_title(app, words, "goal")
    number, remark = split_percent(words[1:])
    progress = _progress(app, number)
    journal = app.open_for_writing()
    before = find_entry(journal, words[0], "goal")
    assert isinstance(before, Goal)  # noqa: S101 - the ref's kind was checked
    day = read_past_day_of(app, journal, on, before)
    note = read_remark(app, remark, of=before)
    after = add_checkpoint(journal, before, progress=progress, on=day, note=note, now=app.now)
    show_change(app, after, before, verb="checkpoint", as_json=as_json)


def _progress(app: App, word: str) -> int:
    """A progress as typed, with or without a per cent sign. Raises UsageError if it is not from 0 to 100."""
    progress = whole_number(word.removesuffix("%"), lowest=0, highest=100)
    if progress is None:
        raise UsageError(f"Progress must be a whole number from 0 to 100, not {quoted(word)}.", hint=_line(app, word))
    return progress


def _line(app: App, word: str) -> str:
    """The line that was typed, with PERCENT in place of the invalid word; the note is kept."""
    at = next((at for at, typed in enumerate(app.args) if typed.split()[:1] == [word]), None)
    if at is None:
        return line_with(app, "PERCENT", old=word)
    note = app.args[at].lstrip().removeprefix(word).lstrip()
    words = [*app.args[:at], "PERCENT", *([note] if note else []), *app.args[at + 1 :]]
    return line_of(without_needless_dashes(words))


command = build(checkpoint, "checkpoint", example="mentorlog checkpoint g1 60 led two reviews without help")
