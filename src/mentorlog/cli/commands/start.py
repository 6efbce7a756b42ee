"""`start`: start a relationship."""

from typing import TYPE_CHECKING, Annotated, cast

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.cadence import checked_cadence
from mentorlog.cli.input.checked_dates import read_future_day
from mentorlog.cli.input.checks import checked_name, checked_role
from mentorlog.cli.input.command_line.typed_line import line_with_words
from mentorlog.cli.input.dates import read_day
from mentorlog.cli.input.lookup import has_several_active
from mentorlog.cli.input.text import join_words
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Private
from mentorlog.errors import UsageError
from mentorlog.model import ROLES, Role
from mentorlog.names import spellings
from mentorlog.workflows.start_relationship import check_period, start_relationship

if TYPE_CHECKING:
    from mentorlog.model import Relationship
    from mentorlog.store import Journal

NameWords = Annotated[list[str] | None, typer.Argument(metavar="NAME", help="The other person's name.")]
With = Annotated[str | None, typer.Option("--with", "-w", metavar="NAME", help="The name, given as an option.")]
IAm = Annotated[str | None, typer.Option("--i-am", metavar="mentor|mentee", help="Your role in it.")]
Focus = Annotated[str | None, typer.Option("--focus", metavar="TEXT", help="What it is about.")]
CadenceWords = Annotated[
    str | None, typer.Option("--cadence", metavar="WORDS", help="How often you plan to meet (default: monthly).")
]
SinceDay = Annotated[str | None, typer.Option("--since", metavar="DATE", help="When it began (default: today).")]
UntilDay = Annotated[str | None, typer.Option("--until", metavar="DATE", help="When it is planned to end.")]
Email = Annotated[str | None, typer.Option("--email", metavar="ADDRESS", help="Their email address.")]
Org = Annotated[str | None, typer.Option("--org", metavar="TEXT", help="Their organisation.")]


def start(
    ctx: typer.Context,
    words: NameWords = None,
    i_am: IAm = None,
    focus: Focus = None,
    cadence: CadenceWords = None,
    since: SinceDay = None,
    until: UntilDay = None,
    email: Email = None,
    org: Org = None,
    with_: With = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Start a relationship with one person."""
    app: App = ctx.obj
    name = _name(app, words, with_)
    cadence_text = checked_cadence(cadence or "monthly")
    started_on = read_day(app, since, direction="past") or app.today
    ends_on = read_future_day(app, until)
    # invalid values are refused before asking for the role
    check_period(started_on, ends_on)
    if app.has_journal:
        app.open_for_reading().refuse_name_in_use(name)
        app.close()
    role = checked_role(i_am) if i_am else _ask_role(app, name)
    journal = app.open_for_writing(creates=True)
    earlier = _ended_with_name(journal, name)
    started = start_relationship(
        journal,
        name=name,
        role=role,
        cadence=cadence_text,
        started_on=started_on,
        ends_on=ends_on,
        focus=focus,
        email=email,
        org=org,
        private=private,
        now=app.now,
    )
    if as_json:
        show_change(app, started, verb="start", as_json=True)
    else:
        from mentorlog.present.started import started_blocks

        has_others = has_several_active(app)
        output.show(app, tuple(started_blocks(cast("Relationship", started), today=app.today, has_others=has_others)))
    for other in earlier:
        output.warn(
            f"{other.ref} with {other.name} has ended; the new one is {started.ref}: mentorlog show {other.ref}"
        )


def _ended_with_name(journal: "Journal", name: str) -> list["Relationship"]:
    """The ended relationships that have the name of a new one."""
    wanted = spellings(name)
    return [each for each in journal.relationships() if each.status == "ended" and spellings(each.name) == wanted]


def _name(app: App, words: list[str] | None, with_: str | None) -> str:
    name = join_words(words).strip() or (with_ or "").strip()
    if words and with_:
        raise UsageError("The name is given twice; give it once.")
    if not name:
        roles = [""] if app.context.params.get("i_am") else [f" --i-am {role}" for role in ROLES]
        raise UsageError(
            "A relationship needs the other person's name.", hint="\n".join(f"{app.example}{role}" for role in roles)
        )
    _refuse_role_in_name(app, words or [])
    return checked_name(name)


def _refuse_role_in_name(app: App, words: list[str]) -> None:
    """Raise UsageError for `start Bo as mentor`, with the role as --i-am, and the other way round, because it may be
    theirs."""
    role = words[-1].casefold() if len(words) > 1 else ""
    if role in ROLES and "--" not in app.arguments and not app.context.params.get("i_am"):
        name = words[:-2] if len(words) > 2 and words[-2].casefold() in ("as", "som", "a", "my") else words[:-1]
        lines = [line_with_words(app, name, old=words, options=["--i-am", other]) for other in ROLES]
        raise UsageError(f"{words[-1]!r} is not part of the name; which is your role?", hint="\n".join(lines))


def _ask_role(app: App, name: str) -> Role:
    if not app.can_ask:
        raise UsageError(f"Are you {name}'s mentor or mentee?", hint="--i-am mentor\n--i-am mentee")
    from mentorlog.cli.input.prompts.ask import choose

    choices = [f"mentor: you mentor {name}", f"mentee: {name} mentors you"]
    return ROLES[choose(app, "Your role?", choices, words=ROLES)]


command = build(start, "start", example='mentorlog start Ana Souza --i-am mentor --cadence "every 2 weeks"')
