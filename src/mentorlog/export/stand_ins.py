"""The words that stand in for names, in the language of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.insight.anonymous.stand_ins import StandInWords

if TYPE_CHECKING:
    from mentorlog.export.translation import Translator


def stand_in_words(translator: Translator) -> StandInWords:
    """The words in the language of a page: `Person`, `Organisation`, `Programme`, `Author`."""
    return StandInWords(*map(translator.translate, StandInWords()))
