"""`log`: a session that was held."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog import names
from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.held import Content, record
from mentorlog.cli.input import log_lines as heads
from mentorlog.cli.input.dates import read_when, warn_of_early_day
from mentorlog.cli.input.lookup import named as relationship_of
from mentorlog.cli.input.lookup import ref
from mentorlog.cli.input.sessions import checked_manner, minutes_of, warn_of_clash
from mentorlog.cli.input.text import edited, helped, joined, piped
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Private, With
from mentorlog.errors import UsageError
from mentorlog.model import Ref, Session
from mentorlog.store import Journal

if TYPE_CHECKING:
    pass

Words = Annotated[
    list[str] | None, typer.Argument(metavar="[sN] [TEXT]", help="What it was about; `-` reads standard input.")
]
On = Annotated[str | None, typer.Option("--on", metavar="DATE", help="When it was; today unless said.")]
For = Annotated[str | None, typer.Option("--for", metavar="45m", help="How long it took.")]
How = Annotated[str | None, typer.Option("--how", metavar="HOW", help="video, in-person, phone or chat.")]
Topics = Annotated[
    list[str] | None, typer.Option("--topic", metavar="TEXT", help="What was talked about; may be repeated.")
]
Takeaways = Annotated[
    list[str] | None, typer.Option("--takeaway", metavar="TEXT", help="What to remember; may be repeated.")
]
Mine = Annotated[
    list[str] | None, typer.Option("--me", metavar="TEXT", help="What I promised, perhaps `by DATE`; may be repeated.")
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
PrivateNotes = Annotated[str | None, typer.Option("--private-notes", metavar="TEXT", help="Notes for your eyes alone.")]
Next = Annotated[str | None, typer.Option("--next", metavar="DATE", help="When you meet next.")]


def log(
    ctx: typer.Context,
    words: Words = None,
    with_: With = None,
    on: On = None,
    for_: For = None,
    how: How = None,
    topic: Topics = None,
    takeaway: Takeaways = None,
    me: Mine = None,
    them: Theirs = None,
    goal: Goals = None,
    point: Points = None,
    private_notes: PrivateNotes = None,
    next_: Next = None,
    private: Private = False,
    as_json: AsJson = False,
) -> None:
    """Log a session that was held."""
    app: App = ctx.obj
    content = Content(
        private_notes=private_notes,
        with_=with_,
        on=on,
        length=for_,
        how=how,
        topics=tuple(topic or ()),
        takeaways=tuple(takeaway or ()),
        mine=tuple(me or ()),
        theirs=tuple(them or ()),
        goals=tuple(goal or ()),
        points=tuple(point or ()),
        next=next_,
    )
    journal = app.writing()
    named, rest = _named_session(app, words or [])
    content = _with_text(app, ctx, journal, content, rest, named)
    logged = record(app, journal, content, named, private=private)
    app.draft = None
    if as_json:
        from mentorlog.export import shapes

        return output.show_json(shapes.entry(logged.session))
    from mentorlog.present.logged import log_page

    output.show(app, log_page(**logged._asdict(), today=app.today))
    if logged.upcoming is not None:
        warn_of_clash(app, journal, logged.upcoming)
    if logged.before is None:
        _say_what_else_was_held(app, journal, logged.session)
    if content.on is not None:
        relationship = relationship_of(journal, str(logged.session.relationship_ref))
        warn_of_early_day(logged.session.on, relationship=relationship)
    return None


def _say_what_else_was_held(app: App, journal: Journal, session: Session) -> None:
    """A second session of a day is more often a slip: the first was to be added to."""
    for other in journal.sessions(relationship=session.relationship_ref, status="held", limit=3):
        if other.on == session.on and other.ref != session.ref:
            output.warn(f"{other.ref} was held that day too; `mentorlog log {other.ref} TEXT` adds to it.")


# the text


def _named_session(app: App, words: list[str]) -> tuple[Ref | None, list[str]]:
    """The session that the first word names, unless it stands after `--`, and the words of the text."""
    before_dashes = len(words) - app.words_after_dashes
    first = Ref.parse(words[0]) if before_dashes > 0 else None
    if first is not None and first.kind == "session":
        return first, words[1:]
    return None, words


def _with_text(
    app: App, ctx: typer.Context, journal: Journal, content: Content, words: list[str], named: Ref | None
) -> Content:
    """The content with its text: the words, standard input, or what is typed in the editor."""
    if words == ["-"] and not app.words_after_dashes:
        return _with_heads(app, journal, content, piped(app))
    if words:
        text = joined(words)
        if not text.strip():
            raise UsageError("The text is empty.", hint=str(log_example()))
        return content._replace(text=_not_a_name(app, ctx, journal, content, words, named))
    if not content.is_empty():
        return content
    if not app.can_ask:
        raise UsageError("There is nothing to log: give the text.", hint=log_example())
    _check_first(app, journal, content, named)
    return _with_heads(app, journal, content, edited(app, helped(*heads.HELP)))


def _check_first(app: App, journal: Journal, content: Content, named: Ref | None) -> None:
    """Refuse a session, a name or a day that is none before somebody types at length."""
    accepts = _acceptance(app, journal)
    if named:
        journal.entry(named)
    for head, value in (("with", content.with_), ("on", content.on)):
        if value:
            accepts[head](value)


def log_example() -> str:
    """A line that logs a session."""
    return 'mentorlog log talked about delegation --for 45m --me "Send the checklist by friday"'


def _with_heads(app: App, journal: Journal, content: Content, text: str) -> Content:
    found = heads.read(text, accepts=_acceptance(app, journal))
    merged = heads.merge(content, found)
    if merged.is_empty():
        raise UsageError("The text is empty.", hint=log_example())
    return merged


def _acceptance(app: App, journal: Journal) -> heads.Accepts:
    """Whether a head's value parses; a line whose value does not stays text."""

    def refs_of(kind: str, value: str) -> object:
        return [journal.entry(ref(word, kind)) for word in value.replace(",", " ").split()]  # type: ignore[arg-type]

    return {
        "with": lambda value: relationship_of(journal, value),
        "on": lambda value: read_when(app, value, looking="back"),
        "for": minutes_of,
        "how": checked_manner,
        "goal": lambda value: refs_of("goal", value),
        "point": lambda value: refs_of("point", value),
        "next": lambda value: read_when(app, value, looking="ahead"),
    }


def _not_a_name(
    app: App, ctx: typer.Context, journal: Journal, content: Content, words: list[str], named: Ref | None
) -> str:
    """The text, unless its first words are meant as `--with`: then asks, or refuses with the corrected line."""
    text = joined(words)
    before_dashes = len(words) - app.words_after_dashes
    if content.with_ is not None or named is not None or len(text.split()) < 2:
        return text
    count = _leading_name(journal, words[:before_dashes], most=len(words) - 1)
    if not count:
        return text
    who, rest = joined(words[:count]), words[count:]
    if app.can_ask:
        from mentorlog.cli.input.prompts import confirm

        if confirm(app, f"{who!r} begins the text. Log it as text all the same?", default=False):
            return text
    import shlex

    from mentorlog.cli.typer_app.typed_line import options_typed

    line = ["log", *([] if rest[0].startswith("-") else rest), "-w", who, *options_typed(ctx)]
    meant = shlex.join([*line, "--", *rest] if rest[0].startswith("-") else line)
    as_text = shlex.join(["log", *options_typed(ctx), "--", *words])
    raise UsageError(
        f"Is {who!r} the person, or the beginning of the text?", hint=f"mentorlog {meant}\nmentorlog {as_text}"
    )


def _leading_name(journal: Journal, words: list[str], *, most: int) -> int:
    """How many of the first words, at most so many, are a person's name or whole words of it."""
    people = [one.name for one in journal.relationships()]
    counts = range(1, min(len(words), most) + 1)
    return max((count for count in counts if _is_name(joined(words[:count]), people)), default=0)


def _is_name(words: str, people: list[str]) -> bool:
    return any(names.is_name_word(words, name) for name in people)


command = build(
    log,
    "log",
    example='mentorlog log talked about delegation -w "Søren Østergård" --for 90m '
    '--me "Send the checklist by friday" --next "in 2 weeks"',
)
