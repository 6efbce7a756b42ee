"""`programme`: what the relationships of a programme came to."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.input.programme.labels import find_label, refuse_all_private
from mentorlog.cli.input.programme.options import check_options
from mentorlog.cli.input.programme.private import warn_of_private
from mentorlog.cli.input.text.read import join_words
from mentorlog.cli.typer_app.command import MentorlogCommand, build
from mentorlog.cli.typer_app.options import AsJson, Force, Language, Output

if TYPE_CHECKING:
    from mentorlog.insight.identifying_text import Identifiable
    from mentorlog.insight.programme.overview import Overview

Label = Annotated[
    list[str] | None, typer.Argument(metavar="[LABEL]", help="The programme: its label, or the beginning of it.")
]
WithFiles = Annotated[
    list[str] | None,
    typer.Option("--with", metavar="FILE...", help="Add the JSON exports of colleagues."),
]
SamePair = Annotated[
    str | None,
    typer.Option("--same-pair", metavar="yes|no", help="Count a pair once that both recorded (default: ask)."),
]
Anonymous = Annotated[bool, typer.Option("--anonymous", help="Show totals only, without names.")]
Match = Annotated[
    str | None, typer.Option("--match", metavar="FILE", help="Propose pairs of the people in this CSV file.")
]
EvaluatedOn = Annotated[
    str | None, typer.Option("--evaluated", metavar="DATE", help="Record that the programme was evaluated.")
]
Note = Annotated[str | None, typer.Option("--note", metavar="TEXT", help="What was found, and what to adjust.")]
Again = Annotated[str | None, typer.Option("--again", metavar="DATE", help="When to evaluate it again.")]
Clear = Annotated[
    list[str] | None,
    typer.Option(
        "--clear", metavar="FIELD", help="Clear the `note` or `again` of an evaluation, or delete the `evaluation`."
    ),
]
IncludePrivate = Annotated[
    bool, typer.Option("--include-private", help="Include what is private in what others get (-o, --json).")
]
Paper = Annotated[
    str | None, typer.Option("--paper", metavar="a4|letter", help="The paper size of a PDF (default: a4).")
]


class ProgrammeCommand(MentorlogCommand):
    """A command whose option --with takes several files, as a shell expands `--with exports/*.json`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse the arguments, with --with before each file."""
        from mentorlog.cli.input.programme.files import repeat_with

        return super().parse_args(ctx, repeat_with(args))


def programme(
    ctx: typer.Context,
    words: Label = None,
    files: WithFiles = None,
    same_pair: SamePair = None,
    anonymous: Anonymous = False,
    match: Match = None,
    evaluated: EvaluatedOn = None,
    note: Note = None,
    again: Again = None,
    clear: Clear = None,
    to_file: Output = None,
    lang: Language = None,
    paper: Paper = None,
    include_private: IncludePrivate = False,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Show what a programme came to, or record its evaluation."""
    app: App = ctx.obj
    label = join_words(words).strip()
    check_options(app, label)
    if match is not None:
        from mentorlog.cli.input.programme.proposals import propose_pairs

        return propose_pairs(app, label, match, to_file=to_file, force=force, as_json=as_json)
    if evaluated is not None:
        return _evaluate(app, label, evaluated, note=note, again=again, clear=clear or [], as_json=as_json)
    if not label:
        return _list(app, include_private=include_private, as_json=as_json)
    from mentorlog.cli.input.programme.target import overview_target

    target = overview_target(app, to_file, lang=lang, paper=paper, force=force, as_json=as_json)
    leaves = to_file is not None or as_json or anonymous
    overview = _overview(
        app,
        label,
        files or [],
        same_pair=same_pair,
        anonymous=anonymous,
        is_shareable=leaves and not include_private,
        warns=leaves,
    )
    if target is not None:
        from mentorlog.cli.input.programme.page import write_overview

        return write_overview(app, overview, target, force=force)
    if as_json:
        from mentorlog.export.programme.shape import overview_shape

        return output.show_json(overview_shape(overview))
    from mentorlog.present.programme.overview import overview_page

    return output.show(app, overview_page(overview, today=app.today))


def _list(app: App, *, include_private: bool, as_json: bool) -> None:
    from mentorlog.workflows.gathering.gather_programme import gather_programmes

    is_shareable = as_json and not include_private
    found = gather_programmes(app.open_for_reading(), now=app.now, is_shareable=is_shareable)
    if as_json:
        from mentorlog.export.programme.shape import programmes_shape

        output.show_json(programmes_shape(found))
        if is_shareable:
            from mentorlog.cli.output.included_private import warn_of_omitted_private

            warn_of_omitted_private("relationships", can_include=True)
        return
    from mentorlog.present.programme.listing import programmes_page

    output.show(app, programmes_page(found, today=app.today))


def _overview(
    app: App, typed: str, files: list[str], *, same_pair: str | None, anonymous: bool, is_shareable: bool, warns: bool
) -> "Overview":
    """The overview of a programme; `warns`: other people may see it, so say what is private in it, or left out."""
    from mentorlog.cli.input.prompts.owner_name import recorded_owner_name
    from mentorlog.insight.programme.overview import build_overview
    from mentorlog.workflows.gathering.gather_programme import gather_programme, programme_labels

    journal = app.open_for_reading()
    label = find_label(app, journal, typed, may_be_new=bool(files))
    # before private ones are hidden
    everyone: tuple[Identifiable, ...] = journal.identities() if anonymous else ()
    hidden = [each for each in journal.relationships() if each.private] if files and is_shareable else []
    is_own = bool(files) and label in programme_labels(journal)
    gathered = gather_programme(journal, label, today=app.today, is_shareable=is_shareable)
    owners: tuple[str, ...] = ()
    if files:
        from mentorlog.cli.input.programme.colleagues import join_colleagues

        joined = join_colleagues(
            app, gathered.members, files, label=label, is_own=is_own, same_pair=same_pair, hidden=hidden
        )
        omits = gathered.has_omitted_private or joined.has_hidden
        gathered = gathered._replace(label=joined.label, members=joined.members, has_omitted_private=omits)
        everyone, owners = (*everyone, *joined.people), joined.owners
    refuse_all_private(app, gathered)
    private = warn_of_private(gathered, is_shareable=is_shareable, is_anonymous=anonymous) if warns else 0
    overview = build_overview(
        gathered.label, gathered.members, evaluations=gathered.evaluations, own_name=recorded_owner_name(app)
    )
    overview = overview._replace(private_included=bool(private))
    if not anonymous:
        return overview
    from mentorlog.cli.input.programme.anonymous import anonymous_overview

    return anonymous_overview(app, overview, everyone, owners)


def _evaluate(
    app: App, typed: str, day: str, *, note: str | None, again: str | None, clear: list[str], as_json: bool
) -> None:
    """Record an evaluation, change the one of that day, or delete it."""
    from mentorlog.cli.input.programme.evaluation import read_evaluation
    from mentorlog.workflows.evaluate_programme import evaluate_programme, remove_evaluation

    given = read_evaluation(app, day, note=note, again=again, clear=clear)
    journal = app.open_for_writing()
    label = find_label(app, journal, typed)
    from mentorlog.cli.output.programme import show_deleted_evaluation, show_evaluated

    if given.is_deleted:
        return show_deleted_evaluation(
            app, remove_evaluation(journal, label, on=given.on, now=app.now), as_json=as_json
        )
    done = evaluate_programme(
        journal, label, on=given.on, note=given.note, look_again_on=given.look_again_on, now=app.now
    )
    return show_evaluated(app, done, as_json=as_json)


command = build(
    programme,
    "programme",
    example='mentorlog programme "First-time leads" -o programme.html',
    cls=ProgrammeCommand,
)
