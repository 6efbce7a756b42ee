"""The content of a JSON export that was read.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from mentorlog.model.vocabulary import Kind
from mentorlog.named_tuples import NamedTuple

JsonObject = dict[str, Any]
"""A relationship or another entry, with the keys that docs/export.md lists."""


class JournalExport(NamedTuple):
    """The checked content of a JSON export, the same for every version of the format.

    Every entry has a `ref`, every link to another entry is the `ref` of an entry of this export, and the keys that an
    older version lacks have the value that is closest (`created_at`: the day of the entry; a checkpoint: a `uuid` made
    from that of its goal and its day).
    """

    name: str
    """The name of the file, for messages."""
    version: int
    """The version of the format of the file."""
    exported_at: dt.datetime
    """When it was written, in the local time of its owner."""
    owner: str | None
    """The name of its owner, if it says so."""
    private_included: bool
    """Whether it has private entries and private notes."""
    has_refs: bool
    """Whether the file has refs. If not, those of this export are numbers in the order of the file, which mean nothing
    to its owner."""
    next_numbers: Mapping[Kind, int]
    """The number that the next entry of each kind gets in the journal that it comes from; empty if it does not say."""
    relationships: tuple[JsonObject, ...]
    """The relationships, each with the lists of its entries."""
    evaluations: tuple[JsonObject, ...]
    """The evaluations of programmes."""
    unknown_keys: tuple[str, ...]
    """The keys that this version of the program does not know, and that were not read: `sessions[].mood`."""
    missing_columns: Mapping[str, frozenset[str]]
    """The columns, by table, whose values the file does not have because of its version, or because it has no private
    content. A journal that has another value in one of them does not differ from the file."""
