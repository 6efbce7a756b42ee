"""Several things in one sentence of a message."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def enumerated(things: Iterable[object]) -> str:
    """`A`, `A and B`, or `A, B and C`; empty if there is nothing."""
    words = [str(thing) for thing in things]
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)
