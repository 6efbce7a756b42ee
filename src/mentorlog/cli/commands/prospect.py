"""`prospect`: list the people you would like to begin a relationship with; `prospect add` records one."""

from typing import Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.checks import checked_name
from mentorlog.cli.input.command_line.typed_line import line_with_words
from mentorlog.cli.input.people.lookup import find_entry
from mentorlog.cli.input.text.dash import words_or_stdin
from mentorlog.cli.input.text.read import join_words
from mentorlog.cli.output.lists import first
from mentorlog.cli.output.prospects import show_prospect
from mentorlog.cli.typer_app.command import build, build_noun
from mentorlog.cli.typer_app.options import AsJson, Limit, With
from mentorlog.errors import UsageError
from mentorlog.insight.prospects import build_prospects
from mentorlog.model import ME, ROLES, Role
from mentorlog.quoted_text import quoted
from mentorlog.workflows.relationships.prospects import add_prospect

NameWords = Annotated[list[str] | None, typer.Argument(metavar="NAME", help="The person's name.")]
GivenName = Annotated[str | None, typer.Option("--with", "-w", metavar="NAME", help="The name, given as an option.")]
All = Annotated[bool, typer.Option("--all", "-a", help="Include those who said no.")]
As = Annotated[
    str | None, typer.Option("--as", metavar="mentor|mentee", help="What they would be to you (default: mentor).")
]
Admire = Annotated[str | None, typer.Option("--admire", metavar="TEXT", help="What you admire them for.")]
Skill = Annotated[
    list[str] | None,
    typer.Option("--skill", metavar="TEXT", help="A skill to learn from them, or to teach; may be repeated."),
]
Hope = Annotated[str | None, typer.Option("--hope", metavar="TEXT", help="What you hope for.")]
Offer = Annotated[str | None, typer.Option("--offer", metavar="TEXT", help="What you offer.")]
Background = Annotated[str | None, typer.Option("--background", metavar="TEXT", help="What they have done so far.")]
FoundThrough = Annotated[
    str | None, typer.Option("--found-through", metavar="TEXT", help="How you found them, such as a network.")
]
GoalRef = Annotated[str | None, typer.Option("--goal", metavar="gN", help="The goal of yours that they may help with.")]


def prospects(
    ctx: typer.Context, with_: With = None, all_: All = False, limit: Limit = None, as_json: AsJson = False
) -> None:
    """List people to ask for a relationship, or add one."""
    if ctx.invoked_subcommand:
        return None
    app: App = ctx.obj
    journal = app.open_for_reading()
    everyone = journal.relationships()
    named = everyone
    if with_ is not None:
        from mentorlog.cli.input.people.prospect_names import find_prospect

        named, all_ = (find_prospect(app, journal, None, with_),), True
    has_prospects = any(person.status == "prospect" for person in everyone)
    owners = (ME, *(person.ref for person in everyone)) if has_prospects else ()
    # goals of a mentee are not the user's own
    mine = {ME, *(person.ref for person in everyone if person.role == "mentee")}
    goals = [goal for goal in journal.goals() if goal.relationship_ref in mine] if has_prospects else []
    skills = [skill for owner in owners for skill in journal.skills(owner)]
    built = build_prospects(named, goals=goals, skills=skills, all=all_, today=app.today)
    found = first(built, limit)
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.prospects(found))
    from mentorlog.present.prospects import prospects_page

    others = sum(person.status == "prospect" for person in named) - len(built)
    return output.show(app, prospects_page(found, others=others, today=app.today))


def add(
    ctx: typer.Context,
    words: NameWords = None,
    as_: As = None,
    admire: Admire = None,
    skill: Skill = None,
    hope: Hope = None,
    offer: Offer = None,
    background: Background = None,
    found_through: FoundThrough = None,
    goal: GoalRef = None,
    with_: GivenName = None,
    as_json: AsJson = False,
) -> None:
    """Add a person to ask for a relationship."""
    app: App = ctx.obj
    name = _name(app, words_or_stdin(app, words), with_)
    role = _role(as_)
    journal = app.open_for_writing(creates=goal is None)
    added = add_prospect(
        journal,
        name=name,
        role=role,
        admire=admire,
        skills=skill or (),
        hope=hope,
        offer=offer,
        background=background,
        found_through=found_through,
        goal=find_entry(journal, goal, "goal").ref if goal else None,
        now=app.now,
    )
    show_prospect(app, added, verb="prospect add", as_json=as_json)


def _name(app: App, words: list[str] | None, with_: str | None) -> str:
    if words and with_:
        raise UsageError("The name is given twice; give it once.")
    name = join_words(words).strip() or (with_ or "").strip()
    if not name:
        raise UsageError("A prospect needs a name.", hint=app.example)
    _refuse_role_in_name(app, words or [])
    return checked_name(name)


def _refuse_role_in_name(app: App, words: list[str]) -> None:
    """Raise UsageError for `prospect add Bo Lind as mentor`, with the role as --as."""
    if len(words) > 2 and words[-2].casefold() in ("as", "som") and words[-1].casefold() in ROLES:
        raise UsageError(
            f"{quoted(' '.join(words[-2:]))} is not part of the name.",
            hint=line_with_words(app, words[:-2], old=words, options=["--as", words[-1]]),
        )


def _role(as_: str | None) -> Role:
    """The user's role beside what the other person would be. Raises UsageError."""
    from mentorlog.model.choices import find_choice

    found = "mentor" if as_ is None else find_choice(as_, ("mentor", "mentee"))
    if found is None:
        raise UsageError(f"--as must be mentor or mentee, not {quoted(as_)}.")
    return "mentee" if found == "mentor" else "mentor"


command = build_noun(
    prospects,
    "prospect",
    example="mentorlog prospect --all",
    verbs={
        "add": build(
            add,
            "add",
            example='mentorlog prospect add Lone Dahl --admire "calm in negotiations" --skill negotiating '
            '--hope "a sounding board" --offer "help with spreadsheets"',
        )
    },
)
