"""Kinds of entry as they are typed with --in, and as they are spoken of."""

from __future__ import annotations

from mentorlog.errors import UsageError
from mentorlog.model import KINDS, Kind


def kinds_of(words: list[str] | None) -> tuple[Kind, ...]:
    """The kinds named, in the singular or plural, parted by commas or by repeating the option. Raises UsageError."""
    found: list[Kind] = []
    for word in ",".join(words or ()).split(","):
        wanted = word.strip().casefold().replace("check-in", "checkin")
        if not wanted:
            continue
        match = next((kind for kind in KINDS if wanted in (kind, f"{kind}s")), None)
        if match is None:
            raise UsageError(f"--in is {', '.join(KINDS[:-1])} or {KINDS[-1]}, not {word.strip()!r}.")
        found.append(match)
    return tuple(dict.fromkeys(found))


def a_kind(kind: Kind) -> str:
    """One entry of that kind, in words: `an action`, `feedback`, `a check-in`."""
    word = "check-in" if kind == "checkin" else kind
    return word if kind == "feedback" else f"{'an' if kind == 'action' else 'a'} {word}"
