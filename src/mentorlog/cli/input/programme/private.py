"""Say what is private in an overview that others may see, or left out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli.output.included_private import warn_of_included_private, warn_of_omitted_private

if TYPE_CHECKING:
    from mentorlog.workflows.gathering.gather_programme import GatheredProgramme


def warn_of_private(gathered: GatheredProgramme, *, is_shareable: bool, is_anonymous: bool) -> int:
    """Say on stderr what is private in an overview for others, or left out, and return how many private entries are
    in it. An anonymous overview never has notes of evaluations."""
    notes = 0 if is_anonymous else gathered.notes
    if not is_shareable:
        from mentorlog.present.phrases import count_phrase

        number = gathered.private_included + notes
        included = count_phrase(number, "entry", "entries") if number else ""
        warn_of_included_private(included, page="overview")
        return number
    what = "relationships and entries" if is_anonymous else "relationships, entries and notes of evaluations"
    warn_of_omitted_private(what, can_include=True)
    return 0
