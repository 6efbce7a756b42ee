"""The bank of questions, each with what it is for."""

from __future__ import annotations

from collections.abc import Iterable

from mentorlog.insight.questions import Question
from mentorlog.present.empty_page import empty_page
from mentorlog.present.page import Page, Row, text
from mentorlog.present.words import dotted


def questions_page(found: Iterable[Question]) -> Page:
    """The questions in their order, those of one phase under its name; below each its topic, its technique and who may
    ask it."""
    rows: list[Row] = []
    before = ""
    for one in found:
        rows.append(_row(one, label="" if one.phase == before else one.phase))
        before = one.phase
    if not rows:
        return empty_page("No question fits.", hint="List all questions:", command="mentorlog questions")
    return tuple(rows)


def _row(one: Question, *, label: str) -> Row:
    return Row(label=label, body=text(one.text), side=text(one.id), under=(dotted(one.topic, one.technique, one.role),))
