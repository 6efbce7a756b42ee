"""Kinds of entry as they are typed with `--in`."""

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
