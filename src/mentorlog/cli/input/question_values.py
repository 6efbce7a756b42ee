"""Read the phase, the role and the topic of a question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.insight.questions import TOPICS
from mentorlog.model.choices import DANISH, find_choice, spell_choice
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable


def checked_choice(option: str, text: str | None, values: Iterable[str]) -> str | None:
    """The one of `values` that the text names, as `find_choice`. None for None. Raises UsageError if none or several
    match."""
    if text is None:
        return None
    values = tuple(values)
    if found := find_choice(text, values):
        return found
    *others, last = values
    raise UsageError(f"{option} must be {', '.join(others)} or {last}, not {quoted(text)}.")


def question_topic(text: str) -> str:
    """The topic of the bank that the text names in full, in English or Danish, else the text: one's own questions may
    be about anything."""
    typed = spell_choice(text)
    return next(
        (topic for topic in TOPICS if typed in map(spell_choice, (topic, *DANISH.get(topic, ())))), text.strip()
    )
