"""What every command needs: the clock, the environment, the settings and the journal; each created on first use."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from mentorlog.errors import JournalError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.config import Settings
    from mentorlog.dates import DateOrder
    from mentorlog.store import Journal


class App:
    """One run of the program in an environment."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.db: str | None = None
        self.color: str | None = None
        self.yes = False
        self.draft: str | None = None
        """Text that was typed at length and is not saved yet."""
        self.example = ""
        """A line that works, of the command that runs; for hints."""
        self.words_after_dashes = 0
        """How many of the command's last words followed `--`, and so are text whatever they look like."""
        self._now: dt.datetime | None = None
        self._settings: Settings | None = None
        self._journal: Journal | None = None
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # a letter that the terminal can't show is spelled out, never a traceback
                stream.reconfigure(errors="backslashreplace")
        if isinstance(sys.stdin, io.TextIOWrapper):
            # nor is a key that a terminal of another encoding sends
            sys.stdin.reconfigure(errors="surrogateescape")

    # the present

    @property
    def now(self) -> dt.datetime:
        """The present as local time, without a zone; MENTORLOG_NOW where that is set."""
        if self._now is None:
            self._now = self._read_clock()
        return self._now

    def _read_clock(self) -> dt.datetime:
        said = self.environ.get("MENTORLOG_NOW")
        if not said:
            return dt.datetime.now()  # noqa: DTZ005 - a day is the day of where the person is
        try:
            moment = dt.datetime.fromisoformat(said)
        except ValueError:
            raise UsageError(
                f"MENTORLOG_NOW is {said!r}, which is no ISO date-time.", hint="MENTORLOG_NOW=2026-11-23T09:00"
            ) from None
        return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment

    @property
    def today(self) -> dt.date:
        """The present day."""
        return self.now.date()

    @property
    def date_order(self) -> DateOrder | None:
        """The setting for numeric dates; None if it is not set."""
        return self.settings.date_order  # type: ignore[return-value]

    # settings and places

    @property
    def settings(self) -> Settings:
        """The settings, read once."""
        if self._settings is None:
            from mentorlog import config

            self._settings = config.load(self.config_path)
        return self._settings

    @property
    def config_path(self) -> Path:
        """Where the settings lie."""
        folder = self._folder("XDG_CONFIG_HOME", ".config")
        if folder is None:
            from platformdirs import user_config_path

            folder = user_config_path("mentorlog", appauthor=False)
        return folder / "config.toml"

    @property
    def data_path(self) -> Path:
        """The folder of the journal, under the platform's user data folder."""
        folder = self._folder("XDG_DATA_HOME", ".local/share")
        if folder is None:
            from platformdirs import user_data_path

            folder = user_data_path("mentorlog", appauthor=False)
        return folder

    def _folder(self, variable: str, usual: str) -> Path | None:
        """What platformdirs says on Linux, for half the cost of an interpreter less; None elsewhere."""
        if sys.platform != "linux":
            return None
        from pathlib import Path

        said = self.environ.get(variable, "")
        home = self.environ.get("HOME") or os.path.expanduser("~")  # noqa: PTH111 - a home that nobody has stays `~`
        return Path(said if said.startswith("/") else f"{home}/{usual}") / "mentorlog"

    @property
    def path(self) -> Path:
        """The journal's file: --db, else MENTORLOG_DB, else the setting `db`, else the platform's place."""
        from pathlib import Path

        said = self.db or self.environ.get("MENTORLOG_DB") or self.settings.db
        if not said:
            return self.data_path / "journal.db"
        try:
            return Path(said).expanduser()
        except RuntimeError as error:
            raise JournalError(f"The journal's path {said!r} can't be resolved.") from error

    # the journal

    @property
    def is_begun(self) -> bool:
        """Whether the journal's file is there; not so where that can't be known: opening it says why."""
        return os.path.exists(self.path)  # noqa: PTH110 - pathlib raises where a folder may not be entered

    def reading(self, *, shareable: bool = False) -> Journal:
        """The journal, for a command that only reads; a missing file reads as an empty journal and stays missing. Once
        it was asked for as `shareable`, it has nothing private in it."""
        journal = self._open("read")
        if shareable:
            journal.leave_private_out()
        return journal

    def reminding(self) -> Journal:
        """The journal, for a command that must never make a shell wait."""
        return self._open("remind")

    def writing(self, *, creates: bool = False) -> Journal:
        """The journal, for a command that changes it; only one that `creates` makes a missing file."""
        return self._open("write" if creates or self.is_begun else "read")

    def _open(self, access: Any) -> Journal:
        if self._journal is None:
            from mentorlog.store import Journal

            self._journal = Journal.open(self.path, access=access, today=self.today)
        return self._journal

    def close(self) -> None:
        """Close what was opened."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    # the terminal

    @property
    def can_ask(self) -> bool:
        """Whether somebody sits there to be asked: questions go to stderr, so that stdout stays the answer's."""
        return sys.stdin.isatty() and sys.stderr.isatty()

    @property
    def is_drawn(self) -> bool:
        """Whether the answer is drawn by Rich: at a terminal, or where colour is asked for."""
        return sys.stdout.isatty() or self.asked_color == "always"

    @property
    def asked_color(self) -> str | None:
        """`always`, `never` or `auto` where it is asked of this run: by --color, else FORCE_COLOR, else NO_COLOR. The
        setting is for terminals, and reading it would slow every pipe."""
        if self.color:
            return self.color
        if self.environ.get("FORCE_COLOR"):
            return "always"
        return "never" if self.environ.get("NO_COLOR") else None
