"""`questions`: list the questions that reviews choose from; `questions add` records one of one's own."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.question_values import checked_choice, question_topic
from mentorlog.cli.input.text.read import help_lines, join_words, read_required_text
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.lists import first
from mentorlog.cli.typer_app.command import build, build_noun
from mentorlog.cli.typer_app.options import AsJson, Limit, OnDay, Private
from mentorlog.cli.typer_app.search_noun import SEARCHED, SearchNounGroup
from mentorlog.insight.questions import ANY, EITHER, PHASES, TECHNIQUES, TOPICS, load_bank
from mentorlog.insight.questions.bank import FOR_ME
from mentorlog.model import LANGUAGES
from mentorlog.model.vocabulary import QUESTION_PHASES, QUESTION_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.cli.app import App
    from mentorlog.insight.questions.bank import AnyQuestion

_ROLES = "mentor|mentee|me"

Text = Annotated[list[str] | None, typer.Argument(metavar="[TEXT]", help="The question; `-` reads standard input.")]
Phase = Annotated[str | None, typer.Option("--phase", metavar="PHASE", help="Only questions for this phase.")]
Role = Annotated[
    str | None,
    typer.Option(
        "--role", metavar=_ROLES, help="Only questions that you may ask in this role, or about yourself (me)."
    ),
]
Topic = Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="Only questions about this topic.")]
Technique = Annotated[
    str | None, typer.Option("--technique", metavar="TECHNIQUE", help="Only questions of this technique.")
]
Lang = Annotated[str | None, typer.Option("--lang", metavar="en|da", help="The language (default: from config).")]
NewPhase = Annotated[
    str | None, typer.Option("--phase", metavar="PHASE", help="The phase to ask it in (default: any but ended).")
]
NewRole = Annotated[
    str | None,
    typer.Option("--role", metavar=_ROLES, help="Ask it in this role, or yourself in `review me` (default: either)."),
]
NewTopic = Annotated[str | None, typer.Option("--topic", metavar="TOPIC", help="What it is about.")]


def questions(
    ctx: typer.Context,
    phase: Phase = None,
    role: Role = None,
    topic: Topic = None,
    technique: Technique = None,
    lang: Lang = None,
    limit: Limit = None,
    as_json: AsJson = False,
) -> None:
    """List the questions that reviews choose from, or add your own.

    WORDS: only questions that have all of these words or beginnings of words.
    """
    if ctx.invoked_subcommand:
        return None
    app: App = ctx.obj
    own = app.open_for_reading().questions() if app.has_journal else ()
    topics = dict.fromkeys((*TOPICS, *(question.topic for question in own if question.topic)))
    phase, role = checked_choice("--phase", phase, (*PHASES, ANY)), checked_choice("--role", role, QUESTION_ROLES)
    topic, technique = checked_choice("--topic", topic, topics), checked_choice("--technique", technique, TECHNIQUES)
    language = checked_choice("--lang", lang, LANGUAGES) or app.settings.language or LANGUAGES[0]
    found: list[AnyQuestion] = [
        question
        for question in by_phase([*own, *load_bank(language)])
        if (not phase or question.phase == phase or (question.phase == ANY and phase != "ended"))
        and (not role or question.role == role or (question.role == EITHER and role != FOR_ME))
        and (not topic or question.topic == topic)
        and (not technique or getattr(question, "technique", None) == technique)
    ]
    if words := ctx.meta[SEARCHED]:
        found = containing_words(join_words(words), found)
    found = list(first(found, limit))
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.questions(found))
    from mentorlog.present.questions import questions_page

    return output.show(app, questions_page(found))


def by_phase(questions: "Iterable[AnyQuestion]") -> "list[AnyQuestion]":
    """The questions sorted by phase; those for any phase, and for one that this version does not know, come last."""
    order = (*PHASES, ANY)
    return sorted(
        questions, key=lambda question: order.index(question.phase) if question.phase in order else len(order)
    )


def containing_words(words: str, questions: "Iterable[AnyQuestion]") -> "list[AnyQuestion]":
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


def add(
    ctx: typer.Context,
    words: Text = None,
    phase: NewPhase = None,
    role: NewRole = None,
    topic: NewTopic = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Add a question of your own; reviews ask it before those of the bank."""
    from mentorlog.workflows.add_entry import add_question

    app: App = ctx.obj
    checked_phase = checked_choice("--phase", phase, QUESTION_PHASES) or ANY
    checked_role = checked_choice("--role", role, QUESTION_ROLES) or EITHER
    day = read_past_day(app, on)
    text = read_required_text(app, words, template=help_lines("What would you like to ask?"))
    question = add_question(
        app.open_for_writing(creates=True),  # it needs no relationship
        text=text,
        phase=checked_phase,
        role=checked_role,
        topic=question_topic(topic) if topic else None,
        on=day,
        private=private,
        now=app.now,
    )
    show_change(app, question, verb="questions add", as_json=as_json)


command = build_noun(
    questions,
    "questions",
    example="mentorlog questions --topic networking --role mentor",
    verbs={
        "add": build(
            add,
            "add",
            example='mentorlog questions add "What would you like to be asked?" --role mentor --phase negotiating',
        )
    },
    cls=SearchNounGroup,
)
