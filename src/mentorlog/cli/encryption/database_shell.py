"""Run what messages suggest for the shell of SQLite on encrypted journals, which that shell can't open.

    python -m mentorlog.cli.encryption.database_shell JOURNAL STATEMENT
    python -m mentorlog.cli.encryption.database_shell JOURNAL --copy-readable NEW

The first runs a statement of SQL. The second copies what can be read of a damaged journal to a new file.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from mentorlog.cli import output
from mentorlog.cli.app import App
from mentorlog.cli.encryption.look_for_keys import look_for_keys
from mentorlog.errors import MentorlogError
from mentorlog.store.encryption.database_shell import copy_readable, run_statement


def main(journal: str, *words: str) -> int:
    """Run a statement, or copy what can be read; returns the exit code."""
    app = App(os.environ)
    app.db = journal
    look_for_keys(app)
    try:
        if words[0] == "--copy-readable":
            rows = copy_readable(Path(journal), Path(words[1]))
            output.write_stderr(f"Copied {rows:,} rows to {words[1]}")
        else:
            for line in run_statement(Path(journal), words[0]):
                sys.stdout.write(f"{line}\n")
    except MentorlogError as error:
        output.warn(error.message)
        return 1
    except OSError as error:
        output.warn(f"{error.filename} can't be written: {error.strerror}.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
