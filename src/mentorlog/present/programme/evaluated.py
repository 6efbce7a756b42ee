"""The answer when an evaluation of a programme is recorded or deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.dates import format_recorded_date
from mentorlog.present.entries.fields import labelled_rows
from mentorlog.present.page import Line, Span, suggestion, text

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.model import Evaluation
    from mentorlog.model.results.evaluations import Evaluated
    from mentorlog.present.page import Page, Text


def evaluated_page(evaluated: Evaluated, *, today: dt.date) -> Page:
    """The programme, the day, what was found, and when it is evaluated again."""
    evaluation, before, latest = evaluated
    day = format_recorded_date(evaluation.on, today=today)
    label = Span(evaluation.programme, "strong")
    if evaluation == before:
        return (Line(text("Nothing changed in the evaluation of ", label, f" on {day}.")),)
    rows: list[tuple[str, Text, Text]] = []
    if evaluation.note:
        rows.append(("Found", text(evaluation.note), ()))
    if evaluation.look_again_on:
        rows.append(("Again", text(format_recorded_date(evaluation.look_again_on, today=today)), ()))
    said = "Changed the evaluation of " if before else "Evaluated "
    heading = Line(text(said, label, f"{' on' if before else ','} {day}"))
    return (heading, *labelled_rows(rows), *_later(evaluation, latest, today))


def _later(evaluation: Evaluation, latest: Evaluation, today: dt.date) -> Page:
    """That a later evaluation decides when the programme is evaluated again."""
    if evaluation.look_again_on is None or evaluation.on == latest.on:
        return ()
    day = format_recorded_date(latest.on, today=today)
    hint = f"You are reminded by the last evaluation, of {day}; this one is earlier."
    return (Line(text(Span(hint, "dim")), is_hint=True),)


def evaluation_deleted_page(evaluation: Evaluation, *, today: dt.date) -> Page:
    """The programme and the day of the evaluation that is gone."""
    day = format_recorded_date(evaluation.on, today=today)
    label = Span(evaluation.programme, "strong")
    undo = text(suggestion("mentorlog undo brings it back"))
    return (Line(text("Deleted the evaluation of ", label, f" on {day}"), under=(undo,)),)
