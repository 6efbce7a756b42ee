"""The language of a page for others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def language_of(app: App, said: str | None) -> str:
    """The language of a page: as asked for, else as set. Raises UsageError for one that there is none of."""
    from mentorlog.export.speech import LANGUAGES

    language = said or app.settings.language
    if language not in LANGUAGES:
        raise UsageError(f"--lang is {' or '.join(LANGUAGES)}, not {language!r}.")
    return language
