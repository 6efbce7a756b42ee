"""How many relationships of a programme are of each type, and by whom they were recorded, on a page without names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.translation import Translator
    from mentorlog.insight.programme.overview import Overview


def kinds(overview: Overview, translator: Translator) -> Iterator[Fact]:
    """A line for the types and one for the roles of those who recorded them; a page with names has these in rows."""
    _ = translator.translate
    phrases = {
        "type": (
            _("Types"),
            {"mentoring": _("mentoring"), "coaching": _("coaching")},
        ),
        "role": (_("Recorded"), {"mentor": _("by the mentor"), "mentee": _("by the mentee")}),
    }
    for name, (label, names) in phrases.items():
        counts = overview.counts_of(name)
        if counts:
            counted = (f"{number} {names.get(category, category)}" for category, number in counts.items())
            yield Fact(label, (", ".join(counted),))
