"""`rate`: rate how far a person has come in one skill."""

from typing import Annotated

import typer

from mentorlog import shell_line
from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.checks import is_score
from mentorlog.cli.input.command_line.leading_name import recipient
from mentorlog.cli.input.dates.read import read_past_day
from mentorlog.cli.input.people.lookup import choose_relationship
from mentorlog.cli.input.scores import UNCLEAR_WORDS, split_score, without_number
from mentorlog.cli.input.text.dash import words_or_stdin
from mentorlog.cli.input.text.read import join_words, public_text
from mentorlog.cli.output.people import short_names_of
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, OnDay, Private, With
from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted
from mentorlog.workflows import rate as workflow

Words = Annotated[
    list[str] | None, typer.Argument(metavar="SKILL 1-5", help="The skill in your words, then 1 (least) to 5 (most).")
]
Mine = Annotated[bool, typer.Option("--mine", help="Rate your own skill as a mentor (default: the mentee's skill).")]

_SKILL_AND_SCORE = 2
"""The number of words of the shortest line."""
_LONGEST_SHOWN = 200
"""The number of characters up to which the line to type repeats a skill."""


def rate(
    ctx: typer.Context,
    words: Words = None,
    mine: Mine = False,
    with_: With = None,
    on: OnDay = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Rate a skill from 1 to 5."""
    app: App = ctx.obj
    words = words_or_stdin(app, words)
    _skill_and_score(app, ctx, words)  # an invalid score is refused before the user is asked for the relationship
    journal = app.open_for_writing()
    if words and len(words) > _SKILL_AND_SCORE:  # a name, a skill and a score
        relationship, words = recipient(app, ctx, journal, words, with_)
    else:
        relationship = choose_relationship(app, journal, with_)
    skill, score = _skill_and_score(app, ctx, words or [])
    day = read_past_day(app, on, relationship=relationship)
    rated = workflow.rate(
        journal, relationship, skill=skill, score=score, is_mine=mine, on=day, private=private, now=app.now
    )
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.entry(rated.rating))
    from mentorlog.present.answers.rate import rate_page

    name = short_names_of(app, [relationship.ref])[relationship.ref]
    page = rate_page(rated.rating, before=rated.before, skill=rated.skill, today=app.today, short_name=name)
    return output.show(app, page)


def _skill_and_score(app: App, ctx: typer.Context, words: list[str]) -> tuple[str, int]:
    """The skill and the score, which is last. Raises UsageError."""
    if not words:
        raise UsageError("Give a skill and a score from 1 to 5.", hint=_line(ctx, ["SKILL"]))
    found = split_score(words)
    if found is None:
        raise _without_score(ctx, words)
    skill_words, score = found
    skill_name = public_text(app, join_words(skill_words))
    if not skill_name.strip():
        raise UsageError("Give the name of the skill.", hint=_line(ctx, ["SKILL"], score=str(score)))
    if words[-1].casefold() in UNCLEAR_WORDS:
        lines = [_line(ctx, skill_words, score=str(score)), _line(ctx, words)]
        raise UsageError(
            f"{quoted(words[-1])} may be the score or part of the skill; type one of these:", hint="\n".join(lines)
        )
    return skill_name, score


def _without_score(ctx: typer.Context, words: list[str]) -> UsageError:
    """The error for words that do not end in a score."""
    *others, last = words
    if others and is_score(words[0]):  # `rate 4 listening`
        return UsageError("The score comes last.", hint=_line(ctx, words[1:], score=words[0]))
    what = f"The last word must be a whole number from 1 to 5, not {quoted(last)}."
    skill = without_number(words)
    return UsageError(what, hint=_line(ctx, skill if 0 < len(join_words(skill)) <= _LONGEST_SHOWN else ["SKILL"]))


def _line(ctx: typer.Context, skill: list[str], *, score: str = "1-5") -> str:
    """The command line that was probably meant."""
    from mentorlog.cli.input.command_line.typed_line import typed_options

    dashes = ["--"] if any(word.startswith("-") for word in skill) else []
    words = [*skill, score]
    options = typed_options(ctx)
    return shell_line.join(["mentorlog", "rate", *(options + dashes + words if dashes else words + options)])


command = build(rate, "rate", example='mentorlog rate giving feedback 4 -w "Søren Østergård"')
