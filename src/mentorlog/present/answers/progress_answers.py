"""The part of `progress` about check-ins: the last answers of both people, and what it has helped with."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.dates import format_short_date
from mentorlog.model import BENEFITS
from mentorlog.present.page import Gap, Row, Span, text
from mentorlog.present.phrases import checkin_answers, first_name, in_words, join_facts, private_marker, score_phrase

if TYPE_CHECKING:
    from mentorlog.insight.collaboration.both_sides import Benefit
    from mentorlog.insight.progress import Progress
    from mentorlog.model import Checkin
    from mentorlog.present.page import Page


def progress_answers(progress: Progress) -> Page:
    """The last check-in of each of the two, then each benefit as it was first and is now; empty without check-ins."""
    rows = [_checkin(progress, checkin, "" if place else "Check-in") for place, checkin in enumerate(progress.checkins)]
    rows += [_benefit(progress, each, "" if place else "Helped with") for place, each in enumerate(progress.benefits)]
    return (Gap(starts_section=True), *rows) if rows else ()


def _checkin(progress: Progress, checkin: Checkin, label: str) -> Row:
    # the benefits have rows of their own, in which they are compared
    without: dict[str, Any] = dict.fromkeys(BENEFITS)
    answers = checkin_answers(checkin._replace(**without))
    on = format_short_date(checkin.on, today=progress.today)
    return Row(label, text(answers), join_facts(on, private_marker(private=checkin.private), checkin.ref))


def _benefit(progress: Progress, benefit: Benefit, label: str) -> Row:
    first, last = benefit.first, benefit.last
    whose = None if benefit.owner == "me" else Span(f", by {first_name(progress.relationship.name)}", "dim")
    is_one = first.checkin.ref == last.checkin.ref
    score = in_words(
        score_phrase(last.score) if is_one else f"{first.score} → {last.score}", style="strong", label="score"
    )
    since = format_short_date(first.checkin.on, today=progress.today)
    private = first.checkin.private or last.checkin.private
    return Row(
        label,
        text(benefit.benefit, whose),
        join_facts(
            score,
            since if is_one else f"since {since}",
            private_marker(private=private),
            last.checkin.ref,
        ),
    )
