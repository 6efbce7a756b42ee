"""The journal that was named with --db, for the lines to type that this run shows.

Every command comes here, so this module imports nothing heavy.
"""

from __future__ import annotations

from contextlib import contextmanager

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.cli.app import App

_runs: list[App] = []
"""The runs of the program in this process, the present one last: `demo` runs others."""


@contextmanager
def lines_of_run(app: App) -> Iterator[None]:
    """Let lines to type on stderr be for the journal of a run."""
    _runs.append(app)
    try:
        yield
    finally:
        _runs.remove(app)


def present_run() -> App | None:
    """The present run of the program; None before it begins."""
    return _runs[-1] if _runs else None


def journal_option(app: App | None = None) -> str | None:
    """`--db FILE` as it was typed in a run (default: the present one), quoted for a shell; None if it was not."""
    run = app or present_run()
    if run is None or not run.db:
        return None
    from mentorlog import shell_line

    return shell_line.join(["--db", run.db])


def sentence_for_journal(sentence: str) -> str:
    """A sentence of mentorlog with the journal in each of its lines to type; or one such line, which may quote a text
    of the user."""
    option = journal_option()
    if option is None:
        return sentence
    from mentorlog.present.lines_to_type import with_option

    return with_option(sentence, option, is_line=sentence.startswith("mentorlog "))
