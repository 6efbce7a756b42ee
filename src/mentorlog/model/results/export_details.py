"""What only an export shows of a journal.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from collections.abc import Mapping

from mentorlog.model.vocabulary import Kind, Ref
from mentorlog.named_tuples import NamedTuple


class ExportDetails(NamedTuple):
    """What the JSON export has beside the fields of the entries, so that a journal can be restored exactly. The keys
    and values are those of the JSON."""

    entries: Mapping[Ref, Mapping[str, object]]
    """The additional keys of each entry: when it was created, its calendar sequence, the digest of its source."""
    checkpoints: Mapping[tuple[int, str], Mapping[str, object]]
    """The additional keys of each checkpoint, by the number of its goal and its day."""
    next_numbers: Mapping[Kind, int] | None = None
    """The number that the next entry of each kind gets; None if the export is not the whole journal."""
    evaluations: tuple[Mapping[str, object], ...] = ()
    """The evaluations of programmes, oldest first."""
