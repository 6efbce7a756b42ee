"""What the columns of a table mean, by their headings in English and Danish or as the user says."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Final

from mentorlog.errors import UsageError
from mentorlog.importing.logs.privacy.private_words import has_private_word, is_near_miss_heading
from mentorlog.names import spelling_key
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HEADINGS: Final = {
    "date": "date day when dato dag session_date meeting_date session_dato mødedato date_of_session held_on on",
    "time": "time start start_time at tid tidspunkt klokken kl starttid",
    "minutes": "minutes duration length mins min varighed minutter længde duration_minutes duration_min time_spent for",
    "how": "how hvordan format channel medium form mode",
    "where": "where place location sted lokation",
    "notes": "notes note text summary description discussion content log referat noter notat beskrivelse tekst resume",
    "private_notes": "private_notes private_note private_noter privatnoter",
    "private": "private privat is_private",
    "topics": "topics topic tags subject subjects agenda emner emne tema temaer",
    "takeaways": "takeaways takeaway learnings learned lessons key_takeaways læring udbytte",
    "next": "next next_session next_meeting next_date next_on næste næste_møde næste_gang next_meeting_date",
    "actions": "actions action_items action todo todos tasks promises next_steps follow_up handlinger opgaver aftaler",
    "mine": "mine me my_actions my_promises mig mine_aftaler",
    "theirs": "theirs them their_actions their_promises dem deres_aftaler",
}
MEANINGS: Final = tuple(_HEADINGS)
"""What a column can mean."""
_REPEATABLE: Final = ("private", "private_notes")
"""What several columns can mean."""


JOINED: Final = ("notes", "private_notes", "topics", "takeaways", "actions", "mine", "theirs")
"""What several columns can mean, if the user says so: their texts are joined."""


def headings_to_keep(headings: Sequence[str], meanings: Sequence[str | None]) -> list[str]:
    """For each column, the heading that is written above its text, because another column is joined with it; empty if
    its name says what it is."""
    kept = []
    for heading, meaning in zip(headings, meanings, strict=True):
        is_joined = meaning in ("notes", "private_notes") and meanings.count(meaning) > 1
        kept.append(heading.strip() if is_joined and _usual().get(_plain(heading)) != meaning else "")
    return kept


def meanings_of(headings: Sequence[str], *, given: Mapping[str, str], file: str) -> list[str | None]:
    """What each column means; None for one that is not read. `given` is what the user says, by heading.

    Raises UsageError for a heading or a meaning that there is not, and for a table without a column of dates."""
    chosen = {_plain(heading): _meaning(heading, meaning) for heading, meaning in given.items()}
    known = {_plain(heading) for heading in headings}
    for heading in given:
        if _plain(heading) not in known:
            raise UsageError(f"{file} has no column {quoted(heading)}.", hint=f"Its columns: {_listed(headings)}")
    found: list[str | None] = []
    for heading in headings:
        meaning = chosen.get(_plain(heading)) or _usual_meaning(heading)
        is_chosen = _plain(heading) in chosen or meaning in _REPEATABLE
        is_taken = meaning in found or (meaning in chosen.values() and meaning not in JOINED)
        found.append(None if is_taken and not is_chosen else meaning)
    if "date" not in found:
        raise UsageError(
            f"{file} has no column with the day of the session. Its columns: {_listed(headings)}. Say which one it is, "
            "for example:",
            hint=f"--map {_quoted(headings)}",
        )
    return found


def has_day_column(headings: Sequence[str], given: Mapping[str, str]) -> bool:
    """Whether one of the headings is that of the column of days."""
    chosen = {_plain(heading) for heading, meaning in given.items() if find_meaning(meaning) == "date"}
    return any(_plain(heading) in chosen or _usual_meaning(heading) == "date" for heading in headings)


def find_meaning(text: str) -> str | None:
    """The meaning of a column that a text names: `private_notes` for `Private notes`; None if it names none."""
    plain = text.strip().casefold().replace(" ", "_").replace("-", "_")
    return plain if plain in MEANINGS else None


def _meaning(heading: str, meaning: str) -> str:
    found = find_meaning(meaning)
    if found is None:
        raise UsageError(
            f"--map must name one of {', '.join(MEANINGS)} after the column {quoted(heading)}, not {quoted(meaning)}.",
            hint=f'for example: --map "{heading}=date"',
        )
    return found


def _usual_meaning(heading: str) -> str | None:
    """What a column means by its heading. One with a word for what is private, such as `Notes (private)`, is private:
    its values say whether it holds texts, or whether each row is private."""
    usual = _usual().get(_plain(heading))
    if usual in (*_REPEATABLE, "date", "time", "minutes") or not (
        has_private_word(heading) or is_near_miss_heading(heading)
    ):
        return usual
    return "private_notes" if usual else "private"


@functools.cache
def _usual() -> dict[str, str]:
    return {_plain(word): meaning for meaning, words in _HEADINGS.items() for word in words.split()}


def _plain(heading: str) -> str:
    plain = re.sub(r"\(.*\)|\[.*\]", " ", heading).strip(" \t:*#") or heading
    return spelling_key(plain.replace("_", " ").replace("-", " "))


def _listed(headings: Sequence[str]) -> str:
    return ", ".join(heading.strip() or "(no heading)" for heading in headings)


def _quoted(headings: Sequence[str]) -> str:
    from mentorlog import shell_line

    first = next((heading.strip() for heading in headings if heading.strip()), "COLUMN")
    return shell_line.quote(f"{first}=date")
