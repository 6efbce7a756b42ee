"""Write a year, or all years, as a page for other people, in the language and the format that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.input.pages.page_to_send import write_page_to_send

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.input.pages.target import PageTarget
    from mentorlog.export.document import Document
    from mentorlog.export.translation import Translator
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
    from mentorlog.export.year import year_document, years_document

    def make(translator: Translator, owner: str | None) -> Document:
        if is_list:
            return years_document(years, translator, on=app.today, owner=owner, private_included=private_included)
        return year_document(years[0], translator, on=app.today, owner=owner, private_included=private_included)

    is_signed = not any(each.is_shareable for each in years)
    write_page_to_send(app, make, target, name=name, lang=lang, force=force, is_signed=is_signed)
