"""Who may read a page, as the two people agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Fact, UserText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.translation import Translator
    from mentorlog.model import Relationship


def readers_fact(relationship: Relationship, translator: Translator) -> Iterator[Fact]:
    """Who may read the page; nothing if that is not agreed."""
    if relationship.summary_readers:
        yield Fact(translator.translate("May be read by"), (UserText(relationship.summary_readers),))
