"""The names of the answers in check-ins, in the language of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.export.translation import Translator


def expectation_names(translator: Translator) -> dict[str, str]:
    """What each of EXPECTATIONS is called."""
    _ = translator.translate
    return {"met": _("met"), "partly": _("partly met"), "unmet": _("not met")}


def benefit_names(translator: Translator) -> dict[str, str]:
    """What each of BENEFITS is called."""
    in_context = translator.translate_in_context
    return {
        "skills": in_context("benefit", "Skills"),
        "career": in_context("benefit", "Career"),
        "confidence": in_context("benefit", "Confidence"),
        "network": in_context("benefit", "Network"),
        "decisions": in_context("benefit", "Decisions"),
        "satisfaction": in_context("benefit", "Satisfaction at work"),
    }
