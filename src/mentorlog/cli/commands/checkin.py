"""`checkin`: record how well the two people work together."""

import shlex
from typing import Annotated, Any, Final

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.checks import is_score, parse_score
from mentorlog.cli.input.command_line.typed_line import line_of, line_with
from mentorlog.cli.input.dates import read_past_day
from mentorlog.cli.input.lookup import choose_relationship, has_several_active, named_relationship
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, OnDay, Private, With
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.model import Relationship
from mentorlog.workflows.check_in import Answers, check_in

Frequency = Annotated[
    str | None, typer.Option("--frequency", metavar="1-5", help="Do we meet often enough? 5 is just right.")
]
Challenge = Annotated[
    str | None, typer.Option("--challenge", metavar="1-5", help="Is there enough challenge? 5 is just right.")
]
More = Annotated[str | None, typer.Option("--more", metavar="TEXT", help="What to do more of.")]
Less = Annotated[str | None, typer.Option("--less", metavar="TEXT", help="What to do less of.")]

_SCORED: Final = ("frequency", "challenge")
_QUESTIONS: Final = ["--frequency", "1-5", "--challenge", "1-5", "--more", "TEXT"]


def checkin(
    ctx: typer.Context,
    name: Name = None,
    frequency: Frequency = None,
    challenge: Challenge = None,
    more: More = None,
    less: Less = None,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Record how well the two of you work together."""
    app: App = ctx.obj
    answers = Answers(_score(app, "--frequency", frequency), _score(app, "--challenge", challenge), more, less)
    journal = app.open_for_writing()
    named = named_relationship(app, journal, name, with_)
    if answers.is_empty() and not app.can_ask:
        needs_name = named is None and has_several_active(app)
        whom = ["--with", "NAME"] if needs_name else []
        raise UsageError("Answer at least one question.", hint=line_of([*app.args, *whom, *_QUESTIONS]))
    relationship = named or choose_relationship(app, journal, None)
    day = read_past_day(app, on, relationship=relationship)
    if answers.is_empty():
        options = [*(["--on", day.isoformat()] if on else []), *(["--private"] if private else [])]
        answers = _ask(app, relationship, line=["mentorlog", "checkin", str(relationship.ref), *options])
    checked = check_in(journal, relationship, answers, on=day, private=private, now=app.now)
    app.draft = None
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.entry(checked.checkin))
    from mentorlog.present.checkin import checkin_page

    return output.show(app, checkin_page(checked.checkin, before=checked.before, last=checked.last, today=app.today))


def _score(app: App, option: str, typed: str | None) -> int | None:
    if typed is None:
        return None
    return parse_score(typed, what=option, hint=line_with(app, "1-5", old=typed))


def _ask(app: App, relationship: Relationship, *, line: list[str]) -> Answers:
    """Ask for the answers one by one; Enter skips one. `app.draft` keeps them as the command `line` that records them.

    Raises MentorlogError if all questions were skipped."""
    from mentorlog.cli.input.prompts.asked_text import ask_text
    from mentorlog.insight.partnership import QUESTIONS

    output.write_stderr(f"With {relationship.name}: 5 is just right; Enter skips a question.")
    answers: dict[str, Any] = {}
    for name, question in zip(Answers._fields, QUESTIONS[relationship.role], strict=True):
        typed = ask_text(app, question, about=relationship)
        while typed and name in _SCORED and not is_score(typed):
            typed = ask_text(app, "Type a whole number from 1 to 5, or press Enter to skip:", about=relationship)
        if typed:
            answers[name] = parse_score(typed) if name in _SCORED else typed
            line = [*line, f"--{name}={typed}"]
            app.draft = shlex.join(line) + "\n"
    if not answers:
        raise MentorlogError("Nothing was answered; nothing was saved.")
    return Answers(**answers)


command = build(checkin, "checkin", example='mentorlog checkin Søren --frequency 4 --challenge 3 --more "live reviews"')
