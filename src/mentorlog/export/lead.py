"""The lead of a page: whose journal it is from, its day, and whether private entries are included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import UserText

if TYPE_CHECKING:
    import datetime as dt

    from mentorlog.export.document import InlineText
    from mentorlog.export.translation import Translator


def journal_of(translator: Translator, *, on: dt.date, owner: str | None) -> InlineText:
    """Whose journal a page is from, and its day, as a sentence."""
    day = translator.format_date(on)
    if owner:
        return translator.translate_with("From the journal of {owner}, {day}.", owner=UserText(owner), day=day)
    return (translator.translate("From my journal, {day}.").format(day=day),)


def with_private(source: InlineText, translator: Translator, *, included: bool) -> InlineText:
    """The lead that begins with `source`; if private entries are `included`, it ends with that."""
    return (*source, " ", translator.translate("Private entries are included.")) if included else source
