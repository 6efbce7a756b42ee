"""`questions`: list the questions that reviews choose from."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.input.text import join_words
from mentorlog.cli.output.lists import first
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Limit
from mentorlog.errors import UsageError
from mentorlog.insight.questions import ANY, EITHER, PHASES, TECHNIQUES, TOPICS, Question, load_bank
from mentorlog.model import LANGUAGES, ROLES
from mentorlog.model.choices import find_choice

if TYPE_CHECKING:
    from mentorlog.cli.app import App

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[WORDS]", help="Only questions with all of these words or beginnings of words."),
]
Phase = Annotated[str | None, typer.Option("--phase", metavar="PHASE", help="Only questions for this phase.")]
Role = Annotated[
    str | None,
    typer.Option("--role", metavar="mentor|mentee", help="Only questions that you may ask as a mentor or mentee."),
]
Topic = Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only questions about this topic.")]
Technique = Annotated[
    str | None, typer.Option("--technique", metavar="TECHNIQUE", help="Only questions of this technique.")
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="en|da", help="The language (default: from config).")]


def questions(
    ctx: typer.Context,
    words: Words = None,
    phase: Phase = None,
    role: Role = None,
    topic: Topic = None,
    technique: Technique = None,
    lang: Lang = None,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """List the questions that reviews choose from."""
    app: App = ctx.obj
    phase, role = checked_choice("--phase", phase, (*PHASES, ANY)), checked_choice("--role", role, ROLES)
    topic, technique = checked_choice("--topic", topic, TOPICS), checked_choice("--technique", technique, TECHNIQUES)
    language = checked_choice("--lang", lang, LANGUAGES) or app.settings.language or LANGUAGES[0]
    found = [
        question
        for question in by_phase(load_bank(language))
        if (not phase or question.phase == phase or (question.phase == ANY and phase != "ended"))
        and (not role or question.role in (role, EITHER))
        and (not topic or question.topic == topic)
        and (not technique or question.technique == technique)
    ]
    if words:
        found = containing_words(join_words(words), found)
    found = list(first(found, limit))
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.questions(found))
    from mentorlog.present.questions import questions_page

    return output.show(app, questions_page(found))


def by_phase(questions: Iterable[Question]) -> list[Question]:
    """The questions sorted by phase; those for any phase come last."""
    order = (*PHASES, ANY)
    return sorted(questions, key=lambda question: order.index(question.phase))


def checked_choice(option: str, text: str | None, values: Iterable[str]) -> str | None:
    """The one of `values` that the text names, as `find_choice`. None for None. Raises UsageError if none or several
    match."""
    if text is None:
        return None
    if found := find_choice(text, values):
        return found
    *others, last = values
    raise UsageError(f"{option} must be {', '.join(others)} or {last}, not {text!r}.")


def containing_words(words: str, questions: Iterable[Question]) -> list[Question]:
    """The questions that contain each of the words, or a word that begins with it; case and accents are ignored."""
    from mentorlog.names import spellings

    sought = [[f" {reading}" for reading in spellings(word)] for word in _spaced(words).split()]
    return [
        question
        for question in questions
        if (texts := [f" {reading}" for reading in spellings(_spaced(question.text))])
        and all(any(reading in text for reading in readings for text in texts) for readings in sought)
    ]


def _spaced(text: str) -> str:
    """The text with spaces for all characters that are not part of a word."""
    return "".join(char if char.isalnum() or char in "'\u2019" else " " for char in text)


command = build(questions, "questions", example="mentorlog questions --topic networking --role mentor")
