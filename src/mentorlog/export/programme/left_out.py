"""What was left out of an overview without names, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Sentence
from mentorlog.insight.programme.omitted import OMITTABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import Block
    from mentorlog.export.translation import Translator
    from mentorlog.insight.programme.overview import Overview


def left_out(overview: Overview, translator: Translator) -> Iterator[Block]:
    """The figures that were left out, in one sentence; nothing if there are none."""
    _ = translator.translate
    if not overview.omitted:
        return
    listed = ", ".join(_(OMITTABLE[each]) for each in overview.omitted)
    yield Sentence((_("One or two people could be recognised by these figures:"), " ", listed))
