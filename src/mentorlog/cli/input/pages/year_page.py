"""Write a year, or all years, as a page for other people, in the language and the format that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.input.pages.language import language_of
from mentorlog.cli.input.prompts.owner_name import owner_name
from mentorlog.cli.output.output_files import write_page

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.input.pages.target import PageTarget
    from mentorlog.insight.year import Year


def write_year_page(
    app: App,
    years: tuple[Year, ...],
    target: PageTarget,
    *,
    name: str,
    lang: str | None,
    force: bool,
    is_list: bool,
    private_included: bool,
) -> None:
    """Write the only one of `years`, or all if `is_list`. It is signed with the owner's name, unless it is without
    names. Raises as `write_page_to_send` does."""
    from mentorlog.export.formats import write_page_as
    from mentorlog.export.translation import Translator
    from mentorlog.export.year import year_document, years_document

    translator = Translator(language_of(app, lang))
    is_shareable = any(each.is_shareable for each in years)
    owner = None if is_shareable else owner_name(app, target.path)
    if is_list:
        document = years_document(years, translator, on=app.today, owner=owner, private_included=private_included)
    else:
        document = year_document(years[0], translator, on=app.today, owner=owner, private_included=private_included)
    page = write_page_as(document, target.format, hint=output.warn)
    write_page(app, page, target.path, force=force, example=f"{name}.{target.format}")
