"""What `doctor` finds when it checks a journal and the files around it."""

from typing import Final, Literal

from mentorlog.named_tuples import NamedTuple

FindingStatus = Literal["ok", "note", "fault"]
"""`ok`: nothing to do; `note`: nothing is wrong, but there is something to know or to tidy up; `fault`: something is
wrong."""

CHECKS: Final = (
    "settings",
    "journal",
    "version",
    "integrity",
    "indexes",
    "links",
    "schema",
    "values",
    "search",
    "counts",
    "access",
    "backups",
    "encryption",
    "space",
    "leftovers",
    "conflicts",
)
"""The names of the checks, in the order in which they are shown."""


class Finding(NamedTuple):
    """The result of one check, or one of several."""

    check: str
    """One of CHECKS."""
    status: FindingStatus
    """How serious it is."""
    message: str
    """What was found; it has no text of an entry."""
    fix: str | None = None
    """The command line that settles it; None if nothing needs to be done, or no command can do it."""
