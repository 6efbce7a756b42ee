"""Write a page to send (`agenda`, `recap`, `year`) in the language and the format that were chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.input.pages.language import language_of
from mentorlog.cli.input.prompts.owner_name import owner_name
from mentorlog.cli.output.output_files import write_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.cli.app import App
    from mentorlog.cli.input.pages.target import PageTarget
    from mentorlog.export.document import Document
    from mentorlog.export.translation import Translator


def write_page_to_send(
    app: App,
    make: Callable[[Translator, str | None], Document],
    target: PageTarget,
    *,
    name: str,
    lang: str | None,
    force: bool,
    is_signed: bool = True,
) -> None:
    """Write the page that `make` returns for a language and the name of its author (None unless it `is_signed`); `name`
    is the file name to propose. Raises UsageError for an unknown language, ConflictError for a file that exists without
    `force`."""
    from mentorlog.export.formats import write_page_as
    from mentorlog.export.translation import Translator

    translator = Translator(language_of(app, lang))
    document = make(translator, owner_name(app, target.path) if is_signed else None)
    page = write_page_as(document, target.format, hint=output.warn)
    write_page(app, page, target.path, force=force, example=f"{name}.{target.format}")
