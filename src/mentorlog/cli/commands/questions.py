"""`questions`: the bank of questions that a review asks from."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from mentorlog import config as settings
from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.text import joined
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import UsageError
from mentorlog.insight.questions import ANY, EITHER, PHASES, TECHNIQUES, TOPICS, Question, bank
from mentorlog.model import ROLES

Words = Annotated[
    list[str] | None, typer.Argument(metavar="[WORDS]", help="All of them must stand in the question, or begin a word.")
]
Phase = Annotated[str | None, typer.Option("--phase", metavar="PHASE", help="Those that fit this phase.")]
Role = Annotated[str | None, typer.Option("--role", metavar="mentor|mentee", help="Those that you may ask as one.")]
Topic = Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Those about this.")]
Technique = Annotated[str | None, typer.Option("--technique", metavar="TECHNIQUE", help="Those that work so.")]
Lang = Annotated[str | None, typer.Option("--lang", metavar="en|da", help="The language; that of config unless said.")]


def questions(
    ctx: typer.Context,
    words: Words = None,
    phase: Phase = None,
    role: Role = None,
    topic: Topic = None,
    technique: Technique = None,
    lang: Lang = None,
    as_json: AsJson = False,
) -> None:
    """List the questions that a review asks from."""
    app: App = ctx.obj
    phase, role = meant("--phase", phase, (*PHASES, ANY)), meant("--role", role, ROLES)
    topic, technique = meant("--topic", topic, TOPICS), meant("--technique", technique, TECHNIQUES)
    language = meant("--lang", lang, settings.LANGUAGES) or app.settings.language
    found = [
        question
        for question in by_phase(bank(language))
        if (not phase or question.phase == phase or (question.phase == ANY and phase != "ended"))
        and (not role or question.role in (role, EITHER))
        and (not topic or question.topic == topic)
        and (not technique or question.technique == technique)
    ]
    if words:
        found = having(joined(words), found)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.questions(found))
    from mentorlog.present.questions import questions_page

    return output.show(app, questions_page(found))


def by_phase(questions: Iterable[Question]) -> list[Question]:
    """The questions of each phase together, those that fit any last."""
    order = (*PHASES, ANY)
    return sorted(questions, key=lambda question: order.index(question.phase))


def meant(option: str, said: str | None, values: Iterable[str]) -> str | None:
    """The one of `values` that was meant: in any case, with hyphens for blanks, or by the beginning of a word of it.
    None for None. Raises UsageError where none or several fit."""
    if said is None:
        return None
    typed = _plain(said)
    for fits in (typed.__eq__, lambda value: value.startswith(typed), lambda value: f" {typed}" in value):
        found = [value for value in values if fits(_plain(value))]
        if len(found) == 1:
            return found[0]
    *others, last = values
    raise UsageError(f"{option} is {', '.join(others)} or {last}, not {said!r}.")


def _plain(value: str) -> str:
    return " ".join(value.casefold().replace("-", " ").split())


def having(words: str, questions: Iterable[Question]) -> list[Question]:
    """The questions in which each of the words stands, or begins one, without regard to case and accents."""
    from mentorlog.names import spellings

    sought = [[f" {reading}" for reading in spellings(word)] for word in _spaced(words).split()]
    return [
        question
        for question in questions
        if (texts := [f" {reading}" for reading in spellings(_spaced(question.text))])
        and all(any(reading in text for reading in readings for text in texts) for readings in sought)
    ]


def _spaced(text: str) -> str:
    """The text with blanks for all signs that are in no word."""
    return "".join(sign if sign.isalnum() or sign in "'\u2019" else " " for sign in text)


command = build(questions, "questions", example="mentorlog questions --topic networking --role mentor")
