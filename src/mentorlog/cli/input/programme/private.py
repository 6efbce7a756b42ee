"""Say what is private in an overview that others may see, or left out of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.output.included_private import warn_of_included_private

if TYPE_CHECKING:
    from mentorlog.workflows.gathering.gather_programme import GatheredProgramme


def warn_of_private(gathered: GatheredProgramme, *, is_shareable: bool, is_anonymous: bool) -> int:
    """Say on stderr what is private in an overview for others, or left out, and return how many private entries are
    in it. An anonymous overview never has notes of evaluations."""
    notes = 0 if is_anonymous else gathered.notes
    if not is_shareable:
        number = gathered.private_included + notes
        included = f"{number} {'entry' if number == 1 else 'entries'}" if number else ""
        warn_of_included_private(included, page="overview")
        return number
    if gathered.has_omitted_private:
        output.warn("private relationships and entries are left out; --include-private includes them.")
    if notes:
        omitted = "the note of the evaluation is" if notes == 1 else "the notes of evaluations are"
        output.warn(f"{omitted} left out; --include-private includes {'it' if notes == 1 else 'them'}.")
    return 0
