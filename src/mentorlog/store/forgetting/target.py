"""What is to be forgotten, and by which identities it is found in a file.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

import os
from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection

_VERSION_4: Final = "4"
_PLACE: Final = 14
"""The place of the version in a uuid."""
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
    parts = uuid.split("-")
    is_uuid = [len(part) for part in parts] == [8, 4, 4, 4, 12] and all(
        letter in "0123456789abcdef" for letter in "".join(parts)
    )
    return is_uuid and uuid[_PLACE] == _VERSION_4


def identities_to_keep(uuids: "Collection[str]") -> frozenset[str]:
    """The identities by which something forgotten is recognised later: the random ones among `uuids`, and as many
    others as hide their number. Whoever reads the list learns nothing from it."""
    kept = {uuid for uuid in uuids if is_random(uuid)}
    while len(kept) % _BATCH or not kept:
        kept.add(_random_uuid())
    return frozenset(kept)


def _random_uuid() -> str:
    digits = os.urandom(16).hex()
    variant = "89ab"[int(digits[16], 16) & 3]
    return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"
