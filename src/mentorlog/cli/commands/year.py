"""`year`: show a year in both roles, also as a page for other people, or as a story to share."""

from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog.cli import output
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Force, Format, Full, Language, Output
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.workflows.gathering.gather_year import GatheredYears, Reader

YearArgument = Annotated[
    list[str] | None, typer.Argument(metavar="[YYYY]", help="The year, or `last` (default: this year).")
]
AllYears = Annotated[bool, typer.Option("--all", "-a", help="Show every year.")]
Shareable = Annotated[bool, typer.Option("--shareable", help="Leave out names and private entries.")]
Story = Annotated[bool, typer.Option("--story", help="Tell what you gave and received, as a page to share.")]
Names = Annotated[bool, typer.Option("--names", help="Name people in the story.")]
IncludePrivate = Annotated[bool, typer.Option("--include-private", help="Write private entries to FILE too.")]


def year(
    ctx: typer.Context,
    words: YearArgument = None,
    all_: AllYears = False,
    full: Full = False,
    shareable: Shareable = False,
    story: Story = False,
    names: Names = False,
    to_file: Output = None,
    format_: Format = None,
    include_private: IncludePrivate = False,
    lang: Language = None,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Show a year in both roles: sessions by month, what was reached and learned.

    -o writes it as a page for others: md, html or pdf. --story is a page to share that names no one.
    """
    app: App = ctx.obj
    is_page = any(each is not None for each in (to_file, format_, lang))
    if story or names:
        from mentorlog.cli.input.pages.story_page import PageOptions, refuse_contradictions, show_or_write_story

        refuse_contradictions(
            app, story=story, names=names, all_=all_, shareable=shareable, include_private=include_private
        )
        page = PageOptions(format_, to_file, lang)
        show_or_write_story(app, words or [], page, names=names, shareable=shareable, force=force, as_json=as_json)
        return
    _refuse_contradictions(app, words, all_=all_, shareable=shareable, include_private=include_private, page=is_page)
    from mentorlog.cli.input.dates.year import read_year

    number = None if all_ else read_year(app, words or [])
    name, target = "years" if number is None else f"year-{number}", None
    if is_page:
        from mentorlog.cli.input.pages.target import page_target

        target = page_target(format_, to_file, lang, name=name, force=force, as_json=as_json)
    from mentorlog.workflows.gathering.gather_year import gather_years

    reader = _reader(is_page=is_page, shareable=shareable, include_private=include_private)
    owner = None
    if shareable:
        from mentorlog.cli.input.prompts.owner_name import recorded_owner_name

        owner = recorded_owner_name(app)
    found = gather_years(app.open_for_reading(), number, today=app.today, reader=reader, owner=owner)
    if target:
        from mentorlog.cli.input.pages.year_page import write_year_page

        write_year_page(
            app,
            found.years,
            target,
            name=name,
            lang=lang,
            force=force,
            is_list=all_,
            private_included=found.has_private,
        )
    elif as_json:
        _show_json(found, is_list=all_)
    if not as_json and (not is_page or _is_empty(found)):
        _show(app, found, is_list=all_, full=full)
    _warn_of_omitted(found, reader, has_texts=as_json or not all_, owner=owner)


def _refuse_contradictions(
    app: "App", words: list[str] | None, *, all_: bool, shareable: bool, include_private: bool, page: bool
) -> None:
    """Raise UsageError for options that exclude each other."""
    if not (words and all_) and not include_private:
        return
    from mentorlog.cli.input.command_line.typed_line import line_without

    if words and all_:
        hint = line_without(app, "--all")
        raise UsageError("--all shows every year; omit the year, or --all.", hint=hint)
    if shareable:
        hint = line_without(app, "--include-private")
        raise UsageError("--shareable leaves out private entries; --include-private includes them.", hint=hint)
    if not page:
        hint = line_without(app, "--include-private")
        raise UsageError("--include-private works only with -o: the screen shows private entries.", hint=hint)


def _reader(*, is_page: bool, shareable: bool, include_private: bool) -> "Reader":
    if shareable:
        return "anyone"
    if not is_page:
        return "owner"
    return "others, with private entries" if include_private else "others"


def _is_empty(found: "GatheredYears") -> bool:
    return all(each.is_empty for each in found.years)


def _show_json(found: "GatheredYears", *, is_list: bool) -> None:
    from mentorlog.export import shapes

    shaped = [shapes.year(each) for each in found.years]
    output.show_json(shaped if is_list else shaped[0])


def _show(app: "App", found: "GatheredYears", *, is_list: bool, full: bool) -> None:
    """Show one year or all; if nothing counts in them, say so."""
    from mentorlog.cli.output.page_size import page_size
    from mentorlog.present.year import empty_year_page, year_page, years_page

    columns, lines = page_size(app)
    if _is_empty(found):
        from mentorlog.cli.output.first_steps import show_first_steps
        from mentorlog.present.year import no_years_page

        if not found.other_years and show_first_steps(app):
            return None
        return output.show(app, no_years_page() if is_list else empty_year_page(found.years[0], found.other_years))
    if is_list:
        return output.show(app, years_page(found.years, width=columns))
    page = year_page(found.years[0], lines=None if full else lines, width=columns, is_drawn=app.draws_pages)
    return output.show(app, page)


def _warn_of_omitted(found: "GatheredYears", reader: "Reader", *, has_texts: bool, owner: str | None) -> None:
    """Say what was left out, or that private entries are included. Without `has_texts`, only numbers were shown.
    `owner` is the name of the journal's owner, None if it is not known."""
    if reader == "others, with private entries":
        output.warn(
            "private entries are included; read the page before you share it."
            if found.has_private
            else "private entries are included (there are none)."
        )
    elif reader != "owner":
        from mentorlog.cli.output.included_private import warn_of_omitted_private

        warn_of_omitted_private(can_include=reader == "others")
    if reader == "anyone":
        from mentorlog.cli.output.anonymous import warn_of_unknown_owner

        warn_of_unknown_owner(owner, done="left out")
        texts = sum(each.omitted for each in found.years) if has_texts else 0
        left_out = f", and {texts} {'entry' if texts == 1 else 'entries'} whose text contains one" if texts else ""
        output.warn(f"names of people and contacts are left out{left_out}. Read it before you share it.")


command = build(year, "year", example="mentorlog year 2025 --shareable -o year.html")
