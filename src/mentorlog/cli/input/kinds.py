"""Parse the kinds of entry of `--in`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.model import KINDS
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from mentorlog.model import Kind


def parse_kinds(words: list[str] | None) -> tuple[Kind, ...]:
    """The kinds, in the singular or plural, separated by commas or in repeated options. Raises UsageError."""
    found: list[Kind] = []
    for word in ",".join(words or ()).split(","):
        wanted = word.strip().casefold().replace("check-in", "checkin")
        if not wanted:
            continue
        match = next((kind for kind in KINDS if wanted in (kind, f"{kind}s")), None) or _danish_kind(wanted)
        if match is None:
            raise UsageError(f"--in must be {', '.join(KINDS[:-1])} or {KINDS[-1]}, not {quoted(word.strip())}.")
        found.append(match)
    return tuple(dict.fromkeys(found))


def _danish_kind(word: str) -> Kind | None:
    from mentorlog.model.choices import DANISH, spell_choice

    return next((kind for kind in KINDS if spell_choice(word) in map(spell_choice, DANISH.get(kind, ()))), None)
