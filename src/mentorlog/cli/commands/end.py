"""`end`: end a relationship."""

import datetime as dt
from typing import Annotated, Final

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.checks import read_reason
from mentorlog.cli.input.command_line.typed_line import with_journal
from mentorlog.cli.input.dates.checked_dates import read_future_day
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.people.lookup import choose_relationship, named_relationship
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.kept import show_kept_json
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, With
from mentorlog.dates import format_recorded_date
from mentorlog.errors import Finished, MentorlogError, UsageError
from mentorlog.insight.open_entries import due_entries
from mentorlog.model import Relationship
from mentorlog.model.results.relationships import EndedRelationship
from mentorlog.store import Journal
from mentorlog.workflows.relationships.end_relationship import (
    ClosingAnswers,
    check_end,
    end_relationship,
    prepare_closing,
)

_STOPPED: Final = 130
"""The exit code after Ctrl-C."""

On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it ended (default: today).")]
Reason = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar="TEXT",
        help="Why it ended: goals reached, time over, moved on, no fault of either, or your own words.",
    ),
]
Learned = Annotated[
    str | None, typer.Option("--learned", metavar="TEXT", help="What you learned, and how it has helped.")
]
Thanks = Annotated[str | None, typer.Option("--thanks", metavar="TEXT", help="What you thank the other person for.")]
Same = Annotated[str | None, typer.Option("--same", metavar="TEXT", help="What you would do the same again.")]
Different = Annotated[str | None, typer.Option("--different", metavar="TEXT", help="What you would do differently.")]
Next = Annotated[
    str | None, typer.Option("--next", metavar="TEXT", help="Who or what replaces the mentor from now on.")
]
KeepInTouch = Annotated[
    str | None, typer.Option("--keep-in-touch", metavar="DATE", help="When to be reminded to get in touch again.")
]
Edit = Annotated[bool, typer.Option("--edit", help="Write the answers in the editor.")]
Prepare = Annotated[
    bool, typer.Option("--prepare", help="Answer the closing questions in advance; the relationship continues.")
]


def end(
    ctx: typer.Context,
    name: Name = None,
    on: On = None,
    reason: Reason = None,
    learned: Learned = None,
    thanks: Thanks = None,
    same: Same = None,
    different: Different = None,
    next_: Next = None,
    keep_in_touch: KeepInTouch = None,
    edit: Edit = False,
    prepare: Prepare = False,
    with_: With = None,
    as_json: AsJson = False,
) -> None:
    """End a relationship."""
    app: App = ctx.obj
    if prepare and on:
        from mentorlog.cli.input.command_line.typed_line import line_without

        raise UsageError(
            "--prepare and --on can't be used together: --prepare does not end the relationship.",
            hint=line_without(app, "--prepare"),
        )
    journal = app.open_for_writing()
    before = named_relationship(app, journal, name, with_) or choose_relationship(app, journal, None)
    typed = {
        "reason": None if reason is None else read_reason(reason),
        "learned": learned,
        "thanks": thanks,
        "same": same,
        "different": different,
        "next": next_,
        "keep_in_touch_on": read_future_day(app, keep_in_touch),
    }
    fields: dict[str, object] = {key: value for key, value in typed.items() if value is not None}
    ended_on = None if prepare else _end_day(app, before, on)
    if edit:
        from mentorlog.cli.input.forms.closing_form import edit_closing

        fields |= edit_closing(app, before, fields)
    elif not fields and on is None and app.can_ask and not (as_json or app.yes):
        return _ask_and_end(app, journal, before, ended_on)
    if ended_on is not None:
        answers = ClosingAnswers(fields)
        ended = end_relationship(journal, before, ended_on=ended_on, answers=answers, now=app.now)
        return _show_ended(app, journal, ended, before, as_json=as_json)
    if not fields:
        raise UsageError("Give at least one answer.", hint=f"mentorlog end {before.ref} --prepare --learned TEXT")
    prepared = prepare_closing(journal, before, fields=fields, now=app.now)
    return show_change(app, prepared, before, verb="edit", as_json=as_json)


def _end_day(app: App, before: Relationship, on: str | None) -> dt.date:
    """The day it ends: as typed, else the day it ended already, else today. Raises UsageError if it started later."""
    ended_on = (read_past_day(app, on) if on else None) or before.ended_on or app.today
    if on and ended_on < before.started_on:
        from mentorlog.cli.input.dates.early_days import beginning_of, refuse_open_year

        # a typed year is refused below, with the command that corrects the start
        refuse_open_year(app, on, ended_on, since=beginning_of(before), hint="--on DATE")
    check_end(before, ended_on)
    return ended_on


def _ask_and_end(app: App, journal: Journal, before: Relationship, ended_on: dt.date | None) -> None:
    """Ask the closing questions and record the answers. Without a day, the closing is only prepared. If the user stops
    or declines, the written answers are saved. Raises Finished after Ctrl-C."""
    from mentorlog.cli.input.prompts.closing_questions import ask_closing

    asked = ask_closing(app, journal, before, ended_on=ended_on)
    if asked.finish != "confirmed":
        typed_end = asked.ended_on if asked.ended_on not in (ended_on, before.ends_on) else None
        _save_written_answers(app, journal, before, asked.answers, typed_end=typed_end, is_prepared=ended_on is None)
        if asked.finish == "stopped":
            raise Finished(_STOPPED)
        from mentorlog.cli.output.unsaved import keep_draft

        keep_draft(app)
        return
    if asked.ended_on is not None:
        ended = end_relationship(journal, before, ended_on=asked.ended_on, answers=asked.answers, now=app.now)
        _show_ended(app, journal, ended, before, as_json=False)
    elif asked.answers.fields:
        prepared = prepare_closing(journal, before, fields=asked.answers.fields, now=app.now)
        show_change(app, prepared, before, verb="edit", as_json=False)
    else:
        raise MentorlogError("Nothing was answered; nothing was saved.")


def _save_written_answers(
    app: App,
    journal: Journal,
    before: Relationship,
    answers: ClosingAnswers,
    *,
    typed_end: dt.date | None,
    is_prepared: bool,
) -> None:
    """Save the written answers without ending the relationship, and the day of the end as the planned end if it was
    typed; report this, and that other answers are not saved."""
    from mentorlog.cli.input.prompts.decision_lines import remember_closing

    again = f"To continue: {with_journal(app, f'mentorlog end {before.ref}')}{' --prepare' if is_prepared else ''}"
    if answers.ratings or answers.outcomes or answers.cancelled:
        again = f"Ratings and decisions about open entries were not saved. {again}"
    fields = dict(answers.fields)
    saved = ["your written answers"] if fields else []
    if typed_end:
        fields["ends_on"] = typed_end
        saved.append(f"{format_recorded_date(typed_end, today=app.today)} as the planned end")
    if not fields:
        return output.write_stderr(f"Nothing was changed. {again}")
    prepare_closing(journal, before, fields=fields, now=app.now)
    app.draft = None
    remember_closing(app, before, answers._replace(fields={}), ended_on=None, typed_end=None)
    return output.write_stderr(f"Saved {' and '.join(saved)}; the relationship was not ended. {again}")


def _show_ended(app: App, journal: Journal, ended: EndedRelationship, before: Relationship, *, as_json: bool) -> None:
    """Show that a relationship ended, what it came to, and the entries that still remind."""
    if as_json:
        return show_kept_json(ended.relationship, ended.kept)
    from mentorlog.present.answers.changes import changes_page
    from mentorlog.present.answers.ended import ended_rows
    from mentorlog.present.answers.kept import kept_page

    app.draft = None
    due = due_entries(ended.kept)
    page = (
        *changes_page([(ended.relationship, before)], verb="end", today=app.today),
        *ended_rows(journal.dossier(before.ref), still_open=len(ended.kept), today=app.today),
        *kept_page(
            (),
            due=due,
            outcomes={},
            today=app.today,
            now=app.now,
            undated=[entry for entry in ended.kept if entry not in due],
        ),
    )
    return output.show(app, page)


command = build(end, "end", example='mentorlog end Søren --reason "goals reached" --thanks "for every honest question"')
