"""The page of `questions`: questions to ask, by phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Row, text
from mentorlog.present.phrases import cells, join_facts, private_marker

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.insight.questions.bank import AnyQuestion
    from mentorlog.model import Entry
    from mentorlog.present.page import Page, Text


def questions_page(questions: Iterable[AnyQuestion]) -> Page:
    """The questions in the given order, labelled with their phase; below each its topic, technique and role. One's own
    have a ref."""
    rows: list[Row] = []
    before = ""
    for question in questions:
        rows.append(_row(question, label="" if question.phase == before else question.phase))
        before = question.phase
    if not rows:
        return empty_page("No question fits.", hint="List all questions:", command="mentorlog questions")
    return tuple(rows)


def when_asked(question: Entry) -> Text:
    """When a question of one's own is asked, and what it is about: `phase any · role mentor · topic networking`."""
    values = ((name, getattr(question, name)) for name in ("phase", "role", "topic"))
    return join_facts(*(f"{name} {value}" for name, value in values if value))


def _row(question: AnyQuestion, *, label: str) -> Row:
    technique = getattr(question, "technique", None)  # one's own questions have none
    marker = private_marker(private=question.private)
    return Row(
        label=label,
        body=text(question.text),
        side=join_facts(marker, question.ref),
        under=(join_facts(question.topic, technique, question.role),),
        cells=cells(question.text, question.topic, technique, question.role, marker, question.ref),
    )
