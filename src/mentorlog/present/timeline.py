"""The page of `timeline`: what happened, by month and day. Rows are yielded one by one, to stream long journals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates.format import MONTH_NAMES, MONTHS, WEEKDAYS
from mentorlog.model import SCORES
from mentorlog.present.empty_page import empty_page
from mentorlog.present.name_labels import MAX_LABEL, name_labels
from mentorlog.present.page import Gap, Line, Row, Span, text
from mentorlog.present.phrases import cells, in_words, join_facts, private_marker

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mentorlog.model import Moment, Relationship
    from mentorlog.present.page import Page, Style, Text

_USUAL_STATUSES: Final = frozenset({None, "open", "held", "reached", "active"})
"""Statuses that are not shown, because they are the usual ones."""
_NO_DAY: Final = " " * 8
"""The label of a row below the first one of its day, as wide as a day."""
_REF_WIDTH: Final = 5
"""The cells of the column of refs: those up to `s9999`."""
_CLOSED_STATUSES: Final = frozenset({"cancelled", "missed", "dropped"})


def timeline_rows(
    moments: Iterable[Moment], *, today: dt.date, show_name: bool = True, names: Iterable[str] | None = None
) -> Iterator[Line | Gap | Row]:
    """A row for each moment, in the given order. With `show_name`, each shows its relationship; future ones are marked.

    In a pipe each row has its date. At a terminal (`names` are all names that may come), the rows are below their
    month, and the day is only at its first row. All labels, names and refs have the same width there, so that rows are
    aligned although each is laid out alone; if there is one name only, it is not shown.
    """
    if names is None:
        yield from (_piped_row(moment, today, show_name=show_name) for moment in moments)
        return
    labels = name_labels({name: name for name in names}) if show_name else {}
    month, day = (0, 0), None
    for moment in moments:
        if month != (moment.on.year, moment.on.month):
            yield from (Gap(),) if month[0] else ()
            yield Line(text(Span(f"{MONTH_NAMES[moment.on.month - 1]} {moment.on.year:04}", "title")))
            month = (moment.on.year, moment.on.month)
        label = _NO_DAY if moment.on == day else f"  {WEEKDAYS[moment.on.weekday()]} {moment.on.day:2}"
        day = moment.on
        yield Row(
            label=label,
            body=_body(moment, today, is_marked=True),
            columns=(_padded(labels.get(moment.relationship, moment.relationship)),) if len(labels) > 1 else (),
            side=text(Span(str(moment.ref).rjust(_REF_WIDTH), kind="ref")),
            max_lines=2,
        )


def _piped_row(moment: Moment, today: dt.date, *, show_name: bool) -> Row:
    body = _body(moment, today)
    facts = (
        "ahead" if moment.on > today else None,
        moment.relationship if show_name else None,
        private_marker(private=moment.private),
        moment.ref,
    )
    return Row(label=_format_day(moment.on), body=body, side=join_facts(*facts), cells=cells(body, *facts))


def _body(moment: Moment, today: dt.date, *, is_marked: bool = False) -> Text:
    """The kind and the text of an entry; if it `is_marked`, after the kind that it is ahead or private."""
    style: Style = "dim" if moment.status in _CLOSED_STATUSES else "plain"
    ahead = Span(", ahead", "dim") if is_marked and moment.on > today else None
    private = Span(", private", "look") if is_marked and moment.private else None
    return text(in_words(_kind(moment), style="dim"), ahead, private, Span(_text(moment), style))


def _padded(name: str) -> Text:
    """A name with spaces up to the width of its column."""
    from mentorlog.present.layout.cell_width import cell_width

    return text(name + " " * (MAX_LABEL - cell_width(name)))


def empty_timeline(relationship: Relationship | None = None, *, show_all: str | None = None) -> Page:
    """The page if there is no moment of a relationship, or of any if it is None. `show_all` is the line that shows
    more, if only some days or kinds were asked for."""
    about = f" about {relationship.name}" if relationship else ""
    if relationship and relationship.role == "self":
        about = " of your own"
    if show_all is not None:
        return empty_page(f"Nothing{about} matches these dates and kinds.", hint="Show everything:", command=show_all)
    if relationship and relationship.role == "self":
        return empty_page(
            f"Nothing{about} has happened yet.", hint="Write the first note:", command="mentorlog note TEXT -w me"
        )
    if relationship and relationship.status == "prospect":
        line = f"mentorlog ask {relationship.ref}"
        return empty_page(f"Nothing has happened yet{about}.", hint="Record that you asked:", command=line)
    line = f"mentorlog log TEXT -w {relationship.ref if relationship else 'NAME'}"
    return empty_page(f"Nothing has happened yet{about}.", hint="Log the first session:", command=line)


def _format_day(on: dt.date) -> str:
    """A date of 15 characters. It always has its year, because a timeline may cover several."""
    return f"{WEEKDAYS[on.weekday()]} {on.day:2} {MONTHS[on.month - 1]} {on.year:04}"


def _kind(moment: Moment) -> str:
    if moment.ref.kind == "checkin":
        return "Check-in"
    state = "" if moment.status in _USUAL_STATUSES else f" {moment.status}"
    if moment.ref.kind == "rating":
        state = state.replace("/", " of ")
    at = f" {moment.at:%H:%M}" if moment.at else ""
    if moment.zone:
        from mentorlog.dates.moments import zone_phrase

        at += f" {zone_phrase(moment.zone)}"
    return f"{moment.ref.kind.capitalize()}{state}{at}"


def _scores(answers: str) -> str:
    """The answers of a check-in, each score with the highest possible one: `frequency 4 of 5, expectations met`."""
    return ", ".join(f"{answer} of {SCORES[-1]}" if answer[-1].isdigit() else answer for answer in answers.split(", "))


def _text(moment: Moment) -> str:
    """The text of the entry, to show after its kind; the scores of a check-in come before its text."""
    scores = _scores(moment.status) if moment.status and moment.ref.kind == "checkin" else None
    full_text = "; ".join(part for part in (scores, moment.text) if part)
    return f": {full_text}" if full_text else ""
