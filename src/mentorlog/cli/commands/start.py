"""`start`: start a relationship."""

from typing import TYPE_CHECKING, Annotated, Any, cast

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.checks import checked_name, checked_role, checked_type
from mentorlog.cli.input.command_line.typed_line import line_with, line_with_words, with_option
from mentorlog.cli.input.counts import parse_sessions_agreed
from mentorlog.cli.input.dates.cadence import checked_cadence
from mentorlog.cli.input.dates.checked_dates import read_future_day
from mentorlog.cli.input.dates.read import read_day
from mentorlog.cli.input.people.lookup import has_several_active
from mentorlog.cli.input.text.dash import words_or_stdin
from mentorlog.cli.input.text.read import join_words
from mentorlog.cli.output.changes import show_change
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Private
from mentorlog.errors import UsageError
from mentorlog.model import ROLES, Role
from mentorlog.model.role_words import in_words_of
from mentorlog.names import spellings
from mentorlog.quoted_text import quoted, shortened
from mentorlog.workflows.relationships.start_relationship import (
    check_period,
    refuse_after_no,
    start_prospect,
    start_relationship,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.model import Entry, Relationship
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
Sessions = Annotated[
    str | None, typer.Option("--sessions", metavar="N", help="How many sessions the two of you agreed on.")
]
Type = Annotated[str | None, typer.Option("--type", metavar="TYPE", help="mentoring (default) or coaching.")]
Programme = Annotated[str | None, typer.Option("--programme", metavar="TEXT", help="The programme it belongs to.")]
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
    sessions: Sessions = None,
    type_: Type = None,
    programme: Programme = None,
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
    words = words_or_stdin(app, words)
    prospect = _prospect(app, words, with_)
    name = prospect.name if prospect else _name(app, words, with_)
    cadence_text = checked_cadence(cadence) if cadence else None
    started_on = read_day(app, since, direction="past") or app.today
    ends_on = read_future_day(app, until)
    agreed = parse_sessions_agreed(sessions, hint=line_with(app, "N", old=sessions)) if sessions is not None else None
    # without --type, a prospect keeps the type that was recorded
    kind = prospect.type if prospect and type_ is None else checked_type(type_)
    # invalid values are refused before asking for the role
    check_period(started_on, ends_on)
    role = _read_role(app, i_am, kind) if i_am else None
    details: dict[str, Any] = {"focus": focus, "email": email, "org": org, "private": private, "now": app.now}
    details |= {"started_on": started_on, "ends_on": ends_on, "sessions_agreed": agreed}
    details |= {"type": kind, "programme": programme}
    if prospect is not None:
        if role is not None and role != prospect.role:
            raise _other_role(app, prospect, role)
        refuse_after_no(prospect)  # before a question is asked
        agreement = _agreement(app, prospect, carry=carry, may_ask=not as_json)
        journal = app.open_for_writing()
        started = start_prospect(journal, prospect, role=role, cadence=cadence_text, agreement=agreement, **details)
        _show(app, started, as_json=as_json)
        if agreement is None and (as_json or not app.can_ask or app.yes):
            _warn_of_carry(app, prospect)
        return None
    if carry:
        raise _nothing_to_carry(app, f"{name} is not a prospect.")
    if app.has_journal:
        app.open_for_reading().refuse_name_in_use(name)
        app.close()
    role = role or _ask_role(app, name, kind)
    journal = app.open_for_writing(creates=True)
    earlier = _ended_with_name(journal, name)
    started = start_relationship(journal, name=name, role=role, cadence=cadence_text or "monthly", **details)
    return _show(app, started, earlier=earlier, as_json=as_json)


def _other_role(app: App, prospect: "Relationship", role: Role) -> UsageError:
    """The error for a role that is not the recorded one: the lines start it as recorded, and change the role first."""
    from mentorlog.cli.input.command_line.typed_line import line_without

    given, recorded = in_words_of(prospect.type, role), in_words_of(prospect.type, prospect.role)
    return UsageError(
        f"You would be {prospect.name}'s {recorded}, as recorded, not the {given}. "
        "Start it as recorded, or change your role first and then start:",
        hint=f"{line_without(app, '--i-am')}\nmentorlog edit {prospect.ref} --i-am {role}",
    )


def _show(app: App, started: "Entry", *, earlier: "Iterable[Relationship]" = (), as_json: bool) -> None:
    if as_json:
        show_change(app, started, verb="start", as_json=True)
    else:
        from mentorlog.present.answers.started import started_blocks

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


def _prospect(app: App, words: list[str] | None, with_: str | None) -> "Relationship | None":
    """The prospect that is named by ref, full name or whole words of it; None for another person. Raises AmbiguousError
    if several have that name, ConflictError for the ref of a relationship that has begun."""
    typed = " ".join(words or ()).strip() or (with_ or "").strip()
    if not typed or (words and with_) or not app.has_journal:
        return None
    from mentorlog.cli.input.people.prospect_names import prospect_to_start

    found = prospect_to_start(app, app.open_for_writing(), typed)
    if found is None:
        app.close()
    return found


def _agreement(app: App, prospect: "Relationship", *, carry: bool, may_ask: bool) -> str | None:
    """The agreement that begins with what is hoped for and offered, with --carry or if the user says so. Raises
    UsageError for --carry if neither is recorded, Stopped."""
    from mentorlog.cli.input.forms.agreement_template import expectations_of_prospect
    from mentorlog.cli.input.pages.language import language_of

    text = expectations_of_prospect(prospect, language=language_of(app, None))
    if not text:
        if carry:
            raise _nothing_to_carry(app, f"Neither a hope nor an offer is recorded of {prospect.name}.")
        return None
    if carry:
        return text
    from mentorlog.cli.input.prompts.carry import ask_to_carry

    return text if may_ask and ask_to_carry(app, text) else None


def _warn_of_carry(app: App, prospect: "Relationship") -> None:
    """Say that a hope or an offer is recorded that was not asked about, and how to take it into the agreement."""
    recorded = " and ".join(name for name in ("hope", "offer") if getattr(prospect, name))
    if recorded:
        from mentorlog.cli.input.command_line.typed_line import with_option

        output.warn(
            f"the {recorded} recorded of {prospect.name} did not go into the agreement. "
            f"To take {'them' if ' ' in recorded else 'it'} in: mentorlog undo, then {with_option(app, '--carry')}"
        )


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
        raise UsageError(f"{quoted(words[-1])} is not part of the name; which is your role?", hint="\n".join(lines))


def _read_role(app: App, typed: str, kind: str) -> Role:
    """The role; of a coaching relationship it may be typed as coach or client. Raises UsageError."""
    from mentorlog.model.choices import find_choice

    words = _role_words("coaching")
    found = find_choice(typed, words)
    if found is None:
        return checked_role(typed)
    if kind != "coaching":
        raise UsageError(f"A {found} needs --type coaching.", hint=with_option(app, "--type coaching"))
    return ROLES[words.index(found)]


def _role_words(kind: str) -> tuple[str, ...]:
    """The words for ROLES in a type of relationship."""
    return tuple(in_words_of(kind, role) for role in ROLES)


def _ask_role(app: App, name: str, kind: str) -> Role:
    if not app.can_ask:
        raise UsageError(f"Are you {shortened(name)}'s mentor or mentee?", hint="--i-am mentor\n--i-am mentee")
    from mentorlog.cli.input.prompts.ask import choose
    from mentorlog.cli.input.text.unsaved import remember_answer

    verb, words = in_words_of(kind, "mentor"), _role_words(kind)
    endings = "es" if kind == "coaching" else "s"
    choices = [f"{words[0]}: you {verb} {name}", f"{words[1]}: {name} {verb}{endings} you"]
    role = ROLES[choose(app, "Your role?", choices, words=words)]
    remember_answer(app, "--i-am", role)
    return role


command = build(start, "start", example='mentorlog start Ana Souza --i-am mentor --cadence "every 2 weeks"')
