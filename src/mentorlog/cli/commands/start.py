"""`start`: start a relationship."""

from typing import TYPE_CHECKING, Annotated, Any, cast

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
from mentorlog.workflows.start_relationship import check_period, start_prospect, start_relationship

if TYPE_CHECKING:
    from mentorlog.model import Entry, Relationship

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
Carry = Annotated[
    bool, typer.Option("--carry", help="Take what you hope for and offer from a prospect into the agreement.")
]
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
    carry: Carry = False,
    with_: With = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Start a relationship with one person.

    A prospect is named by ref, full name or one word of it; your role is as recorded.
    """
    app: App = ctx.obj
    prospect = _prospect(app, words, with_)
    name = prospect.name if prospect else _name(app, words, with_)
    cadence_text = checked_cadence(cadence) if cadence else None
    started_on = read_day(app, since, direction="past") or app.today
    ends_on = read_future_day(app, until)
    # invalid values are refused before asking for the role
    check_period(started_on, ends_on)
    role = checked_role(i_am) if i_am else None
    details: dict[str, Any] = {"focus": focus, "email": email, "org": org, "private": private, "now": app.now}
    details |= {"started_on": started_on, "ends_on": ends_on}
    if prospect is not None:
        agreement = _agreement(app, prospect, carry=carry, may_ask=not as_json)
        journal = app.open_for_writing()
        started = start_prospect(journal, prospect, role=role, cadence=cadence_text, agreement=agreement, **details)
        return _show(app, started, as_json=as_json)
    if carry:
        raise _nothing_to_carry(app, f"{name} is not a prospect.")
    if app.has_journal:
        app.open_for_reading().refuse_name_in_use(name)
        app.close()
    role = role or _ask_role(app, name)
    journal = app.open_for_writing(creates=True)
    started = start_relationship(journal, name=name, role=role, cadence=cadence_text or "monthly", **details)
    return _show(app, started, as_json=as_json)


def _show(app: App, started: "Entry", *, as_json: bool) -> None:
    if as_json:
        return show_change(app, started, verb="start", as_json=True)
    from mentorlog.present.started import started_blocks

    has_others = has_several_active(app)
    return output.show(
        app, tuple(started_blocks(cast("Relationship", started), today=app.today, has_others=has_others))
    )


def _prospect(app: App, words: list[str] | None, with_: str | None) -> "Relationship | None":
    """The prospect that is named by ref, full name or whole words of it; None for another person. Raises AmbiguousError
    if several have that name, ConflictError for the ref of a relationship that has begun."""
    typed = " ".join(words or ()).strip() or (with_ or "").strip()
    if not typed or (words and with_) or not app.has_journal:
        return None
    from mentorlog.cli.input.prospect_names import prospect_to_start

    found = prospect_to_start(app, app.open_for_writing(), typed)
    if found is None:
        app.close()
    return found


def _agreement(app: App, prospect: "Relationship", *, carry: bool, may_ask: bool) -> str | None:
    """The agreement that begins with what is hoped for and offered, with --carry or if the user says so. Raises
    UsageError for --carry if neither is recorded, Stopped."""
    from mentorlog.cli.input.forms.agreement_template import expectations_of_prospect

    text = expectations_of_prospect(prospect)
    if not text:
        if carry:
            raise _nothing_to_carry(app, f"Neither a hope nor an offer is recorded of {prospect.name}.")
        return None
    if carry:
        return text
    from mentorlog.cli.input.prompts.carry import ask_to_carry

    return text if may_ask and ask_to_carry(app, text) else None


def _nothing_to_carry(app: App, reason: str) -> UsageError:
    from mentorlog.cli.input.command_line.typed_line import line_without

    return UsageError(f"{reason} There is nothing to carry over.", hint=line_without(app, "--carry"))


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
