"""The language of a page to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def language_of(app: App, requested: str | None) -> str:
    """The language of a page: --lang, else the setting. Raises UsageError for an unknown one."""
    from mentorlog.export.translation import LANGUAGES

    language = requested or app.settings.language
    if language not in LANGUAGES:
        raise UsageError(f"--lang must be {' or '.join(LANGUAGES)}, not {language!r}.")
    return language
