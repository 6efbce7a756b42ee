"""What is to be forgotten, and by which identities it is found in a file.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import re
from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

_RANDOM: Final = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
"""A uuid of version 4."""
_BATCH: Final = 64
"""The identities that are kept are a multiple of this, so that their number tells nothing."""


class Target(NamedTuple):
    """What is erased from a file."""

    uuids: frozenset[str] = frozenset()
    """The identities of relationships and entries, also those that were forgotten before."""
    name: str | None = None
    """The name of the person: other machines, and copies of the first versions, may have another identity for the
    relationship."""
    others: frozenset[str] = frozenset()
    """The identities of the other relationships of the journal, one of which may have the same name."""


def is_random(uuid: str) -> bool:
    """Whether an identity is a random one (a uuid of version 4). Those of imported logs follow from days."""
    return _RANDOM.fullmatch(uuid) is not None


def identities_to_keep(uuids: "Collection[str]") -> frozenset[str]:
    """The identities by which something forgotten is recognised later: the random ones among `uuids`, and as many
    others as hide their number. Whoever reads the list learns nothing from it."""
    from uuid import uuid4

    kept = {uuid for uuid in uuids if is_random(uuid)}
    while len(kept) % _BATCH or not kept:
        kept.add(str(uuid4()))
    return frozenset(kept)
