"""Name the journal in lines that record kept text, because they may be typed later, in another folder or terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.errors import MentorlogError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App


def words_for_journal(app: App, words: Sequence[str]) -> list[str]:
    """The words after `mentorlog`, with `--db` and the absolute path of the journal if --db or MENTORLOG_DB chose
    it."""
    chosen = _chosen_journal(app)
    return list(words) if chosen is None else ["--db", chosen, *_without_db(words)]


def line_for_journal(app: App, line: str) -> str:
    """A quoted line with the command `mentorlog`, with the journal as `words_for_journal` names it."""
    chosen = _chosen_journal(app)
    if chosen is None:
        return line
    option = shell_line.join(["--db", chosen])
    before, command, rest = line.partition("mentorlog ")
    if app.db:
        for typed in (shell_line.join(["--db", app.db]), shell_line.quote(f"--db={app.db}")):
            if f"{typed} " in f"{rest} ":
                return f"{before}{command}{rest.replace(typed, option, 1)}"
    return f"{before}{command}{option} {rest}"


def line_to_keep(app: App, line: str) -> str:
    """A line for a file: it names the journal even if the settings chose it, because `doctor` may show it when another
    journal is checked. It is unchanged if the settings do not say which file the journal is."""
    if not line.startswith("mentorlog ") or _chosen_journal(app) is not None:
        return line
    try:
        journal = os.path.abspath(app.journal_path)  # noqa: PTH100 - links are kept
    except MentorlogError:
        return line
    return f"mentorlog {shell_line.join(['--db', journal])} {line.removeprefix('mentorlog ')}"


def _chosen_journal(app: App) -> str | None:
    """The absolute path of the journal if this run alone may use it; None for the one of the settings."""
    chosen = app.db or app.environ.get("MENTORLOG_DB")
    return os.path.abspath(os.path.expanduser(chosen)) if chosen else None  # noqa: PTH100, PTH111 - links are kept


def _without_db(words: Sequence[str]) -> list[str]:
    kept: list[str] = []
    rest = iter(words)
    for word in rest:
        if word == "--":
            return [*kept, word, *rest]
        if word == "--db":
            next(rest, None)
        elif not word.startswith("--db="):
            kept.append(word)
    return kept
