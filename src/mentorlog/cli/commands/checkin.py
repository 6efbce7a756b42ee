"""`checkin`: how the two find working together."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import Annotated, Any, Final

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.checks import is_score, score_of
from mentorlog.cli.input.dates import read_past_day
from mentorlog.cli.input.lookup import given, recording
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Name, OnDay, Private, With
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.model import Checkin, Relationship
from mentorlog.store import Journal

Frequency = Annotated[
    str | None, typer.Option("--frequency", metavar="1-5", help="Do we meet as often as is needed? 5 is just right.")
]
Challenge = Annotated[
    str | None, typer.Option("--challenge", metavar="1-5", help="Is there challenge enough? 5 is just right.")
]
More = Annotated[str | None, typer.Option("--more", metavar="TEXT", help="What to do more of.")]
Less = Annotated[str | None, typer.Option("--less", metavar="TEXT", help="What to do less of.")]

Answers = dict[str, int | str]

_SCORED: Final = ("frequency", "challenge")
_ASKED: Final = (*_SCORED, "more", "less")
"""What a check-in answers, in the order in which it is asked."""
_EXAMPLE: Final = ["--frequency", "4", "--challenge", "3", "--more", "live reviews"]


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
    """Check how the two of you find working together."""
    app: App = ctx.obj
    who = name or ([] if with_ is None else ["--with", with_])
    answers = _typed(who, frequency=frequency, challenge=challenge, more=more, less=less)
    journal = app.writing()
    relationship = given(app, journal, name, with_) or recording(app, journal, None)
    day = read_past_day(app, on, relationship=relationship)
    if not answers:
        said = [*(["--on", day.isoformat()] if on else []), *(["--private"] if private else [])]
        answers = _asked(app, relationship, line=["mentorlog", "checkin", str(relationship.ref), *said])
    with journal.command("checkin", now=app.now) as change:
        before = next((one for one in _newest_first(journal, relationship) if one.on <= day), None)
        before = before if before and before.on == day else None
        if before is None:
            ref = change.add("checkin", relationship=relationship.ref, on=day, private=private, **answers)
        else:
            ref = before.ref
            change.set(ref, private=private or before.private, **answers)
    entry: Any = journal.entry(ref)
    app.draft = None
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.entry(entry))
    from mentorlog.present.checked import checkin_page

    last = next((one for one in _newest_first(journal, relationship) if one.on < day), None)
    return output.show(app, checkin_page(entry, before=before, last=last, today=app.today))


def _typed(
    who: list[str], *, frequency: str | None, challenge: str | None, more: str | None, less: str | None
) -> Answers:
    """The answers that were given as options."""
    scores = {"frequency": frequency, "challenge": challenge}
    words = {"more": more, "less": less}
    return {
        asked: score_of(said, what=f"--{asked}", hint=shlex.join(["mentorlog", "checkin", *who, f"--{asked}", "4"]))
        for asked, said in scores.items()
        if said is not None
    } | {asked: said for asked, said in words.items() if said is not None}


def _asked(app: App, relationship: Relationship, *, line: list[str]) -> Answers:
    """The answers that are typed at a terminal, one question after the other; Enter skips one. What was typed is kept
    as the `line` that records it, until it is saved."""
    if not app.can_ask:
        raise UsageError("There is nothing to record: answer at least one question.", hint=shlex.join(line + _EXAMPLE))
    from mentorlog.cli.input.prompts import ask
    from mentorlog.insight.partnership import QUESTIONS

    output.write_stderr(f"With {relationship.name}: 5 is just right; Enter skips a question.")
    answers: Answers = {}
    for asked, question in zip(_ASKED, QUESTIONS[relationship.role], strict=True):
        said = ask(app, question)
        while said and asked in _SCORED and not is_score(said):
            said = ask(app, "A whole number from 1 to 5, or Enter:")
        if said:
            answers[asked] = score_of(said) if asked in _SCORED else said
            line = [*line, f"--{asked}={said}"]
            app.draft = shlex.join(line) + "\n"
    if not answers:
        raise MentorlogError("Nothing was answered; nothing was saved.")
    return answers


def _newest_first(journal: Journal, relationship: Relationship) -> Iterator[Checkin]:
    """Check-ins, newest first: the last few, then, for whoever is still looking, all that came before."""
    latest = journal.checkins(relationship=relationship.ref)
    yield from latest
    if latest:
        yield from journal.checkins(relationship=relationship.ref, all=True)[len(latest) :]


command = build(checkin, "checkin", example='mentorlog checkin Søren --frequency 4 --challenge 3 --more "live reviews"')
