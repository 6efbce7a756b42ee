"""Write what check-ins say about expectations and benefits, in tables of both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.checkin_answers import benefit_names, expectation_names
from mentorlog.export.document import Table, UserText, without_empty_columns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import Block, InlineText
    from mentorlog.export.summary.writer import SummaryWriter
    from mentorlog.insight.collaboration.both_sides import Benefit, ScoreOnDay
    from mentorlog.model import Checkin


def expectations(writer: SummaryWriter) -> Iterator[Block]:
    """How far the expectations had come true, by the answers of each of the two."""
    _ = writer.translate
    rows = tuple(_expectation(writer, each) for each in writer.summary.expectations)
    if rows:
        yield without_empty_columns(Table((_("Asked"), _("Who answered"), _("Expectations"), _("Note")), rows))


def benefits(writer: SummaryWriter) -> Iterator[Block]:
    """How far it has helped with each thing, then and now."""
    _, found = writer.translate, writer.summary.benefits
    if found:
        has_both = len({each.owner for each in found}) > 1
        rows = tuple(_benefit(writer, each, has_both=has_both) for each in found)
        # one answer is neither then nor now
        columns = (_("Then"), _("Now")) if any(last for *_first, last in rows) else (_("Asked once"), "")
        yield without_empty_columns(Table((_("Helped with, 1 to 5"), *columns), rows))


def _expectation(writer: SummaryWriter, checkin: Checkin) -> tuple[InlineText, ...]:
    names = expectation_names(writer.translator)
    day = writer.date(checkin.on) + writer.private_marker(private=checkin.private)
    note: InlineText = (UserText(checkin.expectations_note),) if checkin.expectations_note else ()
    return (day,), (writer.role_titles[checkin.owner],), (names.get(checkin.expectations or "", ""),), note


def _benefit(writer: SummaryWriter, benefit: Benefit, *, has_both: bool) -> tuple[InlineText, ...]:
    whose = f" ({writer.roles[benefit.owner]})" if has_both else ""
    private = benefit.first.checkin.private or benefit.last.checkin.private
    name = benefit_names(writer.translator)[benefit.benefit] + whose + writer.private_marker(private=private)
    is_one = benefit.first.checkin.ref == benefit.last.checkin.ref
    return (name,), (_score(writer, benefit.first),), () if is_one else (_score(writer, benefit.last),)


def _score(writer: SummaryWriter, score: ScoreOnDay) -> str:
    return writer.translate("{score} on {day}").format(score=score.score, day=writer.date(score.checkin.on))
