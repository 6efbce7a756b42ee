"""Write the overview of a programme to a file or to standard output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.input.prompts.owner_name import owner_name
from mentorlog.cli.output.output_files import write_page

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.cli.input.programme.target import OverviewTarget
    from mentorlog.insight.programme.overview import Overview


def write_overview(app: App, overview: Overview, target: OverviewTarget, *, force: bool) -> None:
    """Write the overview as a page, signed if it has names, or as a table."""
    example = f"programme.{target.format}"
    if target.format == "csv":
        from mentorlog.export.programme.table import overview_table

        return write_page(app, overview_table(overview), target.path, force=force, example=example)
    from mentorlog.export.formats import write_page_as
    from mentorlog.export.programme.document import overview_document
    from mentorlog.export.translation import Translator

    owner = None if overview.is_anonymous else owner_name(app, target.path)
    document = overview_document(overview, Translator(target.language), on=app.today, owner=owner)
    page = write_page_as(document, target.format, paper=target.paper, hint=output.warn)
    return write_page(app, page, target.path, force=force, example=example)
