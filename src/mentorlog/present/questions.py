"""The page of `questions`: questions to ask, by phase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Row, text
from mentorlog.present.phrases import cells, join_facts

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.insight.questions import Question
    from mentorlog.present.page import Page


def questions_page(questions: Iterable[Question]) -> Page:
    """The questions in the given order, labelled with their phase; below each its topic, technique and role."""
    rows: list[Row] = []
    before = ""
    for question in questions:
        rows.append(_row(question, label="" if question.phase == before else question.phase))
        before = question.phase
    if not rows:
        return empty_page("No question fits.", hint="List all questions:", command="mentorlog questions")
    return tuple(rows)


def _row(question: Question, *, label: str) -> Row:
    return Row(
        label=label,
        body=text(question.text),
        side=text(question.id),
        under=(join_facts(question.topic, question.technique, question.role),),
        cells=cells(question.text, question.topic, question.technique, question.role, question.id),
    )
