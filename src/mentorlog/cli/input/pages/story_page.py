"""Show the story of a year, or write it as a page, in the language and the format that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.output.included_private import warn_of_omitted_private
from mentorlog.errors import UsageError
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.cli.app import App
    from mentorlog.cli.input.pages.target import PageTarget
    from mentorlog.workflows.gathering.gather_story import GatheredStory


def refuse_contradictions(
    app: App, *, story: bool, names: bool, all_: bool, shareable: bool, include_private: bool
) -> None:
    """Raise UsageError for options that `--story` excludes, or that need it."""
    from mentorlog.cli.input.command_line.typed_line import line_without, with_option

    if not story:
        raise UsageError("--names works only with --story.", hint=with_option(app, "--story"))
    if all_:
        raise UsageError("--story is about one year; omit --all.", hint=line_without(app, "--all"))
    if include_private:
        hint = line_without(app, "--include-private")
        raise UsageError("--story leaves out private entries; --include-private includes them.", hint=hint)
    if shareable and names:
        raise UsageError("--shareable leaves out names; --names shows them.", hint=line_without(app, "--shareable"))


class PageOptions(NamedTuple):
    """The options with which a page is written, as they were given."""

    format: str | None
    output: str | None
    lang: str | None


def show_or_write_story(
    app: App, words: list[str], page: PageOptions, *, names: bool, shareable: bool, force: bool, as_json: bool
) -> None:
    """Show the story of the year in `words`, or write it if `page` has any option, and say what is left out; if it is
    `shareable`, in words that others may read. Raises as `page_target` and `write_page_to_send` do."""
    from mentorlog.cli.input.dates.year import read_year
    from mentorlog.cli.input.pages.anonymous_export import stand_in_words
    from mentorlog.cli.input.pages.language import language_of
    from mentorlog.cli.input.prompts.owner_name import recorded_owner_name
    from mentorlog.model import LANGUAGES
    from mentorlog.workflows.gathering.gather_story import gather_story

    year = read_year(app, words, is_story=True)
    target = None
    if any(each is not None for each in page):
        from mentorlog.cli.input.pages.target import page_target

        name = _file_name(year)
        target = page_target(page.format, page.output, page.lang, name=name, force=force, as_json=as_json)
    language = language_of(app, page.lang) if target else LANGUAGES[0]
    found = gather_story(
        app.open_for_reading(),
        year,
        today=app.today,
        is_named=names,
        owner=recorded_owner_name(app),
        words=stand_in_words(language),
    )
    if target:
        _write(app, found, target, lang=page.lang, force=force)
    elif as_json:
        from mentorlog.export import shapes

        output.show_json(shapes.year_story(found.story))
    if not as_json and (target is None or found.story.is_empty):
        _show(app, found)
    warn_of_omitted_private(can_include=False)
    if shareable:
        _warn_on_shared_screen(found)
    else:
        _warn(app, found, file=target and target.path, owner=recorded_owner_name(app))


def _file_name(year: int) -> str:
    """The file name to propose."""
    return f"year-{year}-story"


def _write(app: App, found: GatheredStory, target: PageTarget, *, lang: str | None, force: bool) -> None:
    """Write the page, signed with the owner's name if it names people."""
    from mentorlog.cli.input.pages.page_to_send import write_page_to_send
    from mentorlog.export.year_story import story_document

    write_page_to_send(
        app,
        lambda translator, owner: story_document(found.story, translator, on=app.today, owner=owner),
        target,
        name=_file_name(found.story.year),
        lang=lang,
        force=force,
        is_signed=found.story.is_named,
    )


def _show(app: App, found: GatheredStory) -> None:
    from mentorlog.present.year_story import empty_story_page, story_page

    if not found.story.is_empty:
        output.show(app, story_page(found.story))
        return
    from mentorlog.cli.output.first_steps import show_first_steps

    if found.other_years or not show_first_steps(app):
        output.show(app, empty_story_page(found.story, found.other_years))


def _warn(app: App, found: GatheredStory, *, file: Path | None, owner: str | None) -> None:
    """Say what is replaced, and what to do before it is shared."""
    if found.story.is_empty:
        return
    if found.replacements is None:
        output.warn("people are named; ask them before you share it.")
        return
    from mentorlog.cli.output.anonymous import show_replacements

    name = file.name if file else None
    show_replacements(app, found.replacements, file=name, has_moved_dates=None, owner=owner)


def _warn_on_shared_screen(found: GatheredStory) -> None:
    """Say what is replaced, without the names."""
    if not found.story.is_empty:
        output.warn(
            "names, addresses and links are replaced. To see which, before you share it: "
            f"mentorlog year {found.story.year} --story"
        )
