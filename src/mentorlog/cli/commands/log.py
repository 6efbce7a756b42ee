"""`log`: log a session that was held."""

from typing import Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.text.log_values import TypedSession, read_log
from mentorlog.cli.input.text.read import edit_until_valid, help_lines, is_stdin, join_words, nothing_given, read_stdin
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Private, With
from mentorlog.errors import UsageError
from mentorlog.model import Ref, Relationship
from mentorlog.model.results.sessions import LoggedSession
from mentorlog.normalise import may_have_private_part
from mentorlog.quoted_text import shortened
from mentorlog.store import Journal
from mentorlog.workflows.log_session import log_session

Words = Annotated[
    list[str] | None, typer.Argument(metavar="[sN] [TEXT]", help="What it was about; `-` reads standard input.")
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it was (default: today).")]
For = Annotated[str | None, typer.Option("--for", metavar="45m", help="How long it took.")]
How = Annotated[str | None, typer.Option("--how", metavar="HOW", help="How you met: video, in-person, phone or chat.")]
Where = Annotated[str | None, typer.Option("--where", metavar="TEXT", help="The place or the link.")]
Topics = Annotated[
    list[str] | None, typer.Option("--topic", metavar="TEXT", help="A topic you talked about; may be repeated.")
]
Takeaways = Annotated[
    list[str] | None, typer.Option("--takeaway", metavar="TEXT", help="A thing to remember; may be repeated.")
]
Mine = Annotated[
    list[str] | None,
    typer.Option("--me", metavar="TEXT", help="What I promised, optionally ending in `by DATE`; may be repeated."),
]
Theirs = Annotated[
    list[str] | None, typer.Option("--them", metavar="TEXT", help="What they promised; may be repeated.")
]
Goals = Annotated[
    list[str] | None, typer.Option("--goal", metavar="REF", help="A goal that was worked on; may be repeated.")
]
Points = Annotated[
    list[str] | None, typer.Option("--point", metavar="REF", help="A point that was discussed; may be repeated.")
]
AdviceGiven = Annotated[
    list[str] | None,
    typer.Option("--advice", metavar="TEXT", help="Advice given (as mentor) or received; may be repeated."),
]
PrivateNotes = Annotated[str | None, typer.Option("--private-notes", metavar="TEXT", help="Notes that only you see.")]
Extra = Annotated[
    bool, typer.Option("--extra", help="Log one more session; a planned one is not taken to be this one.")
]
Next = Annotated[str | None, typer.Option("--next", metavar="DATE", help="When you will meet next.")]


def log(
    ctx: typer.Context,
    words: Words = None,
    with_: With = None,
    on: On = None,
    for_: For = None,
    how: How = None,
    where: Where = None,
    topic: Topics = None,
    takeaway: Takeaways = None,
    me: Mine = None,
    them: Theirs = None,
    goal: Goals = None,
    point: Points = None,
    advice: AdviceGiven = None,
    private_notes: PrivateNotes = None,
    next_: Next = None,
    extra: Extra = False,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Log a session that was held."""
    app: App = ctx.obj
    typed = TypedSession(
        private_notes=private_notes,
        with_=with_,
        on=on,
        length=for_,
        how=how,
        where=where,
        topics=tuple(topic or ()),
        takeaways=tuple(takeaway or ()),
        mine=tuple(me or ()),
        theirs=tuple(them or ()),
        goals=tuple(goal or ()),
        points=tuple(point or ()),
        advice=tuple(advice or ()),
        next=next_,
    )
    journal = app.open_for_writing()
    ref, rest = _split_ref(app, words or [])
    if extra and ref is not None:
        raise UsageError(f"--extra logs one more session, but {ref} was named.", hint=f"mentorlog log {ref} TEXT")
    if rest:
        typed, rest = _with_name(app, ctx, journal, typed, rest, ref)
    typed = _with_text(app, journal, typed, rest, ref)
    relationship, held, content = read_log(app, journal, typed, ref, is_extra=extra)
    logged = log_session(journal, relationship, held=held, content=content, private=private, now=app.now)
    app.draft = None
    if as_json:
        from mentorlog.export import shapes

        output.show_json(shapes.entry(logged.session))
    else:
        _show(app, logged)
        if logged.leaves_contact:
            from mentorlog.present.answers.contact import contact_left_page

            output.show(app, contact_left_page(relationship, today=app.today))
    _warn(app, logged, relationship)
    _warn_of_days(app, typed, logged, relationship)


def _warn_of_days(app: App, typed: TypedSession, logged: LoggedSession, relationship: Relationship) -> None:
    """Warn of days that may be mistakes: a session before the relationship began, and promises
    and advice that end in an invalid date."""
    if typed.on is not None:
        from mentorlog.cli.input.dates.early_days import beginning_of, warn_of_early_day

        warn_of_early_day(logged.session.on, since=beginning_of(relationship))
    if typed.mine or typed.theirs:
        from mentorlog.cli.input.checks import warn_of_unread_deadlines

        earlier = logged.before.actions if logged.before else ()
        warn_of_unread_deadlines(app, [action for action in logged.session.actions if action not in earlier])
    for advice in logged.advice:
        if advice.try_by is None:
            from mentorlog.cli.input.checks import warn_of_unread_deadline

            warn_of_unread_deadline(app, advice, advice.text, from_day=advice.on)


def _show(app: App, logged: LoggedSession) -> None:
    """Show what was recorded."""
    from mentorlog.cli.input.people.lookup import has_several_active
    from mentorlog.present.answers.log import log_page

    page = log_page(
        logged.session,
        today=app.today,
        before=logged.before,
        goals=logged.goals,
        points=logged.points,
        advice=logged.advice,
        upcoming=logged.upcoming,
        upcoming_before=logged.upcoming_before,
        nothing_planned=logged.nothing_planned,
        still_planned=logged.still_planned[0] if logged.still_planned else None,
        has_others=logged.nothing_planned and has_several_active(app),
    )
    output.show(app, page)
    if logged.settled_contact:
        from mentorlog.present.answers.contact import settled_contact_page

        output.show(app, settled_contact_page(logged.settled_contact, today=app.today))


def _warn(app: App, logged: LoggedSession, relationship: Relationship) -> None:
    """Warn of a shareable session that became private, of sessions that overlap with the next one, and of planned
    sessions that may be the logged one."""
    before = logged.before
    if before and logged.session.private and not (before.private or relationship.private):
        output.warn(
            f"{before.ref} was shareable and is private now, so others no longer see it. To log a private session "
            f"beside it: `mentorlog undo`, then `mentorlog log TEXT --extra --private -w {relationship.ref}`"
        )
    if logged.upcoming or logged.not_logged:
        from mentorlog.cli.output.planned import warn_of_planned

        warn_of_planned(logged, today=app.today)
    if len(logged.same_day) == 1:
        other = logged.same_day[0].ref
        output.warn(f"{other} was held that day too; `mentorlog log {other} TEXT` adds to it.")
    elif logged.same_day:
        from mentorlog.enumeration import enumerated

        refs = sorted(other.ref for other in logged.same_day)
        output.warn(f"{enumerated(refs)} were held that day too; `mentorlog log {refs[-1]} TEXT` adds to {refs[-1]}.")


# the text


def _split_ref(app: App, words: list[str]) -> tuple[Ref | None, list[str]]:
    """The session if the first word is its ref and does not follow `--`, and the words of the text."""
    before_dashes = len(words) - app.words_after_dashes
    first = Ref.parse(words[0]) if before_dashes > 0 else None
    if first is not None and first.kind == "session":
        return first, words[1:]
    return None, words


def _with_text(app: App, journal: Journal, typed: TypedSession, words: list[str], ref: Ref | None) -> TypedSession:
    """Add the text: the words, standard input, or text from the editor."""
    if is_stdin(app, words):
        return _with_field_lines(app, journal, typed, read_stdin(app))
    if words:
        text = join_words(words)
        if not text.strip():
            raise UsageError("The text is empty.", hint=app.example)
        typed = _with_private_part(app, typed._replace(text=text))
        _warn_of_fields(app, journal, typed.text or "")
        return typed
    if not typed.is_empty():
        return typed
    if not app.can_ask:
        raise nothing_given(app, "Nothing to log: give the text.")
    from mentorlog.cli.input.text.log_lines import HELP, check_early

    check_early(app, journal, typed, ref)
    return edit_until_valid(app, help_lines(*HELP), lambda text: _with_field_lines(app, journal, typed, text))


_MOST_NAMED = 3
"""The number of lines that a warning names."""


def _with_field_lines(app: App, journal: Journal, typed: TypedSession, text: str) -> TypedSession:
    from mentorlog.cli.input.text.log_lines import checks, merge, parse_text

    parsed = parse_text(text, checks=checks(app, journal))
    merged = merge(typed, parsed)
    if merged.is_empty():
        raise UsageError("The text is empty.", hint=app.example)
    if parsed.misplaced:
        lines = ", ".join(f"`{shortened(line.strip())}`" for line in parsed.misplaced[:_MOST_NAMED])
        lines += f" and {len(parsed.misplaced) - _MOST_NAMED} more" if len(parsed.misplaced) > _MOST_NAMED else ""
        output.warn(
            f"{lines} {'is' if len(parsed.misplaced) == 1 else 'are'} kept as text: field lines must be in one block "
            "at the top or the end, with an empty line between the block and the text."
        )
    return merged


def _warn_of_fields(app: App, journal: Journal, text: str) -> None:
    """Warn of lines of an argument that would be field lines in piped text."""
    if ":" not in text or not any(line.partition(":")[0].strip().isalpha() for line in text.splitlines()):
        return
    from mentorlog.cli.input.text.log_lines import checks, fields_in_argument

    options = [f"`{option}`" for option in fields_in_argument(text, checks(app, journal))]
    if options:
        output.warn(
            "Field lines are only read from the editor or a pipe, so those of an argument are kept as text. To record "
            f"them, give {', '.join(options)}"
        )


def _with_private_part(app: App, typed: TypedSession) -> TypedSession:
    """What was typed, with the part of the text after the private marker as private notes."""
    text = typed.text or ""
    if not may_have_private_part(text):
        return typed
    from mentorlog.cli.input.command_line.private_words import line_with_private_notes
    from mentorlog.cli.input.text.log_lines import with_private_notes
    from mentorlog.cli.input.text.private_marker import split_private_part

    try:
        public, private, _ = split_private_part(text)
    except UsageError as error:
        raise UsageError(error.message, hint=line_with_private_notes(app.context, app.arguments)) from None
    split = with_private_notes(typed._replace(text=public if public.strip() else None), private)
    if split.is_empty():
        raise UsageError("The text is empty.", hint=line_with_private_notes(app.context, app.arguments) or app.example)
    return split


def _with_name(
    app: App, ctx: typer.Context, journal: Journal, typed: TypedSession, words: list[str], ref: Ref | None
) -> tuple[TypedSession, list[str]]:
    """Remove a leading name from the words, if nothing else selects the relationship."""
    if typed.with_ is None and ref is None and not typed.goals and not typed.points:
        from mentorlog.cli.input.command_line.leading_name import take_leading_name

        found, words = take_leading_name(app, ctx, journal, words)
        if found is not None:
            return typed._replace(with_=str(found.ref)), words
    return typed, words


command = build(
    log,
    "log",
    example='mentorlog log talked about delegation -w "Søren Østergård" --for 90m '
    '--me "Send the checklist by friday" --next "in 2 weeks"',
)
