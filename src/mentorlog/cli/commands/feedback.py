"""`feedback`: list it; `feedback give` and `feedback receive` record it."""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.checks import tone_of
from mentorlog.cli.input.command_line.leading_name import recipient
from mentorlog.cli.input.dates.checked_dates import read_future_day
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.people.lookup import named_relationship
from mentorlog.cli.input.text.read import help_lines, read_text
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.output.lists import show_list
from mentorlog.cli.typer_app.command import build, build_noun
from mentorlog.cli.typer_app.options import All, AsJson, Limit, OnDay, Private, With
from mentorlog.errors import MentorlogError
from mentorlog.model import Feedback, Relationship
from mentorlog.names import first_name
from mentorlog.workflows.add_entry import add_feedback

Words = Annotated[
    list[str] | None, typer.Argument(metavar="[TEXT]", help="The feedback in your own words; `-` reads standard input.")
]
Situation = Annotated[str | None, typer.Option("--situation", metavar="TEXT", help="When and where.")]
Behaviour = Annotated[
    str | None, typer.Option("--behaviour", "--behavior", metavar="TEXT", help="What was seen or heard.")
]
Impact = Annotated[str | None, typer.Option("--impact", metavar="TEXT", help="What effect it had, and on whom.")]
Praise = Annotated[bool, typer.Option("--praise", help="Mark it as praise.")]
Constructive = Annotated[bool, typer.Option("--constructive", help="Mark it as asking for a change.")]
FollowUp = Annotated[str | None, typer.Option("--follow-up", metavar="DATE", help="When to ask whether it changed.")]


def feedback(
    ctx: typer.Context, with_: With = None, all_: All = False, limit: Limit = None, as_json: AsJson = False
) -> None:
    """List feedback, or record feedback given or received."""
    if ctx.invoked_subcommand:
        return
    app: App = ctx.obj
    journal = app.open_for_reading()
    relationship = named_relationship(app, journal, None, with_)
    show_list(
        app,
        journal.feedback(relationship=relationship and relationship.ref, all=all_ or limit is not None),
        "feedback",
        relationship,
        limit=limit,
        as_json=as_json,
    )


def give(
    ctx: typer.Context,
    words: Words = None,
    situation: Situation = None,
    behaviour: Behaviour = None,
    impact: Impact = None,
    praise: Praise = False,
    constructive: Constructive = False,
    follow_up: FollowUp = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Record feedback that you gave."""
    parts = {"situation": situation, "behaviour": behaviour, "impact": impact}
    tone = tone_of(praise=praise, constructive=constructive)
    _record(ctx, words, "given", parts, tone, follow_up, with_=with_, on=on, private=private, as_json=as_json)


def receive(
    ctx: typer.Context,
    words: Words = None,
    situation: Situation = None,
    behaviour: Behaviour = None,
    impact: Impact = None,
    praise: Praise = False,
    constructive: Constructive = False,
    follow_up: FollowUp = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Record feedback that you received."""
    parts = {"situation": situation, "behaviour": behaviour, "impact": impact}
    tone = tone_of(praise=praise, constructive=constructive)
    _record(ctx, words, "received", parts, tone, follow_up, with_=with_, on=on, private=private, as_json=as_json)


def _record(
    ctx: typer.Context,
    words: list[str] | None,
    direction: Literal["given", "received"],
    parts: dict[str, str | None],
    tone: str | None,
    follow_up: str | None,
    *,
    with_: str | None,
    on: str | None,
    private: bool,
    as_json: bool,
) -> None:
    app: App = ctx.obj
    journal = app.open_for_writing()
    relationship, words = recipient(app, ctx, journal, words, with_)
    day = read_past_day(app, on, relationship=relationship)
    follow_up_on = read_future_day(app, follow_up)
    if not words and not any(parts.values()) and app.can_ask and not (app.yes or as_json):
        parts = _ask(app, ctx, direction, relationship=relationship)
    who = f"to {relationship.name}" if direction == "given" else f"from {relationship.name}"
    template = help_lines(f"Feedback {who}: what was seen or heard, when and where, and its effect.")
    text = read_text(app, words, template=template, has_content=any(parts.values()))
    entry = add_feedback(
        journal,
        relationship,
        direction=direction,
        text=text,
        **parts,
        tone=tone,
        follow_up_on=follow_up_on,
        on=day,
        private=private,
        now=app.now,
    )
    show_change(app, entry, verb="feedback", as_json=as_json, hints=tuple(_hints(entry)))


_QUESTIONS: Final = {
    "given": {
        "situation": "Situation: when and where was it?",
        "behaviour": "Behaviour: what did you see or hear?",
        "impact": "Impact: what effect did it have, and on whom?",
    },
    "received": {
        "situation": "Situation: when and where was it?",
        "behaviour": "Behaviour: what did {name} see you do, or hear you say?",
        "impact": "Impact: what effect did it have, and on whom?",
    },
}
"""The questions for the three parts (source: Center for Creative Leadership)."""


def _ask(app: App, ctx: typer.Context, direction: str, *, relationship: Relationship) -> dict[str, str | None]:
    """Ask for the parts one by one. `app.draft` keeps them as the command line that records them.

    Raises MentorlogError if all are skipped."""
    from mentorlog.cli.input.command_line.typed_line import recovery_line
    from mentorlog.cli.input.prompts.asked_text import ask_text
    from mentorlog.cli.input.text.unsaved import remember_lines

    who = f"to {relationship.name}" if direction == "given" else f"from {relationship.name}"
    output.write_stderr(f"Feedback {who}, in three parts. Press Enter to skip one.")
    parts: dict[str, str | None] = {}
    for part, question in _QUESTIONS[direction].items():
        question = question.format(name=first_name(relationship.name))
        parts[part] = ask_text(app, question, about=relationship) or None
        options = {f"--{name}": answer for name, answer in parts.items() if answer}
        if options:
            remember_lines(app, recovery_line(ctx, with_=relationship.ref, options=options))
    if not any(parts.values()):
        raise MentorlogError("Nothing was typed; nothing was saved.")
    return parts


def _hints(entry: Feedback) -> Iterator[str]:
    """A hint if the recorded feedback describes the person instead of the behaviour."""
    from mentorlog.insight.labels import label_in

    found = {label_in(text, name=entry.relationship) for text in (entry.behaviour, entry.text) if text} - {None}
    if not found:
        return
    line = f"mentorlog edit {entry.ref} --behaviour TEXT"
    if entry.tone == "praise" or found == {"praise"}:
        yield f"Praise helps more if it says what was seen or heard: {line}"
    elif entry.direction == "given":
        yield f"This describes the person, not what they did. What did you see or hear? {line}"
    else:
        yield f"This describes you, not what you did. What did {first_name(entry.relationship)} see or hear? {line}"


command = build_noun(
    feedback,
    "feedback",
    example="mentorlog feedback",
    verbs={
        "give": build(
            give,
            "give",
            example='mentorlog feedback give --situation "Monday standup" --behaviour "cut in twice" '
            '--impact "Mette stopped talking" --constructive --follow-up "in 2 weeks" -w "Søren Østergård"',
        ),
        "receive": build(
            receive,
            "receive",
            example='mentorlog feedback receive your questions open things up --praise -w "Søren Østergård"',
        ),
    },
)
