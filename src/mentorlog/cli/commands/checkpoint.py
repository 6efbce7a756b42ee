"""`checkpoint`: record the progress of a goal."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli.input.checked_dates import read_past_day_of
from mentorlog.cli.input.lookup import find_entry
from mentorlog.cli.input.percent import split_percent
from mentorlog.cli.input.text import join_words, read_remark
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay
from mentorlog.errors import UsageError
from mentorlog.model import Goal
from mentorlog.workflows.checkpoint import add_checkpoint

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="gN PROGRESS [NOTE]", help="The goal, its progress (0-100) and a note."),
]


def checkpoint(ctx: typer.Context, words: Words = None, on: OnDay = None, as_json: AsJson = False) -> None:
    """Record the progress of a goal."""
    app: App = ctx.obj
    if not words or len(words) < 2:
        raise UsageError("Give a goal and its progress.", hint=app.example)
    number, remark = split_percent(join_words(words[1:]))
    progress = progress_of(number)
    journal = app.open_for_writing()
    before = find_entry(journal, words[0], "goal")
    assert isinstance(before, Goal)  # noqa: S101 - the ref's kind was checked
    day = read_past_day_of(app, journal, on, before)
    note = read_remark(app, [remark], of=before)
    after = add_checkpoint(journal, before, progress=progress, on=day, note=note, now=app.now)
    show_change(app, after, before, verb="checkpoint", as_json=as_json)


def progress_of(word: str) -> int:
    """A progress as typed, with or without a per cent sign. Raises UsageError unless it is from 0 to 100."""
    digits = word.removesuffix("%")
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 3 or int(digits) > 100:
        raise UsageError(
            f"Progress must be a whole number from 0 to 100, not {word!r}.", hint="mentorlog checkpoint g1 60"
        )
    return int(digits)


command = build(checkpoint, "checkpoint", example="mentorlog checkpoint g1 60 led two reviews without help")
