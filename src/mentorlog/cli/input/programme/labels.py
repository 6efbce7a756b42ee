"""Find a programme by its label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.errors import AmbiguousError, ConflictError, NotFoundError
from mentorlog.insight.due.due_evaluation import programme_line
from mentorlog.insight.programme.labels import match_labels
from mentorlog.quoted_text import quoted
from mentorlog.workflows.gathering.gather_programme import programme_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.store import Journal
    from mentorlog.workflows.gathering.gather_programme import GatheredProgramme

_MOST_LISTED: Final = 10


def find_label(app: App, journal: Journal, typed: str, *, may_be_new: bool = False) -> str:
    """The label that `typed` means, matched as names are. Raises AmbiguousError; NotFoundError for an unknown one,
    unless it `may_be_new`."""
    labels = programme_labels(journal)
    found = match_labels(typed, labels)
    if len(found) == 1:
        return found[0]
    if found:
        raise AmbiguousError(
            f"{quoted(typed)} matches {len(found)} programmes; type one of these:", hint=_lines(app, found)
        )
    if may_be_new:
        return typed
    if not labels:
        raise NotFoundError("No relationship belongs to a programme yet.", hint="mentorlog edit NAME --programme TEXT")
    raise NotFoundError(f"No relationship belongs to a programme called {quoted(typed)}.", hint=_lines(app, labels))


def _lines(app: App, labels: Sequence[str]) -> str:
    """The line that was typed, for each label: at most ten, then how to see the others."""
    return "\n".join([*label_lines(app, labels), *(["mentorlog programme"] if len(labels) > _MOST_LISTED else [])])


def label_lines(app: App, labels: Sequence[str]) -> list[str]:
    """The line that was typed, with each of at most ten labels."""
    from mentorlog.cli.input.command_line.typed_line import typed_options

    options = typed_options(app.context) if app.context else []
    return [programme_line(label, *options) for label in labels[:_MOST_LISTED]]


def refuse_all_private(app: App, gathered: GatheredProgramme) -> None:
    """Raise ConflictError if every relationship of a programme is private, so that an overview for others would be
    empty."""
    if not gathered.members and gathered.has_omitted_private:
        from mentorlog.cli.input.command_line.typed_line import with_option

        raise ConflictError(
            f"Every relationship of {gathered.label} is private, so nothing of it is exported.",
            hint=with_option(app, "--include-private"),
        )
