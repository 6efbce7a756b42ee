"""The language of a page to send."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.errors import UsageError
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mentorlog.cli.app import App


def language_of(app: App, requested: str | None) -> str:
    """The language of a page: --lang, else the setting, else that of the environment, else English. Raises UsageError
    for an unknown --lang."""
    from mentorlog.model import LANGUAGES
    from mentorlog.model.choices import find_choice

    if requested is None:
        return app.settings.language or _language_of_environment(app.environ, LANGUAGES)
    language = find_choice(requested, LANGUAGES)
    if language is None:
        raise UsageError(f"--lang must be {' or '.join(LANGUAGES)}, not {quoted(requested)}.")
    return language


def _language_of_environment(environ: Mapping[str, str], languages: Sequence[str]) -> str:
    """The language of messages in the locale: the first of LC_ALL, LC_MESSAGES and LANG that is set (POSIX). The first
    of `languages` if that language is not one of them."""
    name = next((environ[variable] for variable in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(variable)), "")
    code = name.replace("-", "_").partition(".")[0].partition("_")[0].casefold()
    return code if code in languages else languages[0]
