"""What every command needs: the clock, the environment, the settings and the journal; each created on first use.

Paths are texts: importing pathlib would take a tenth of the time of `remind --count`.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import sys

from mentorlog.errors import JournalError, UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any, Literal

    from mentorlog.config import Loaded, Settings
    from mentorlog.dates import DateOrder
    from mentorlog.errors import DamagedError, MentorlogError
    from mentorlog.model import Command
    from mentorlog.store import Journal

    KeySources = Literal["unlocked", "environment", "unasked", "all"]


class App:
    """One run of the program in an environment."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.db: str | None = None
        self.color: str | None = None
        self.yes = False
        self.draft: str | None = None
        """Long text that the user typed and that is not saved yet."""
        self.draft_line: Callable[[str], str] = lambda _: ""
        """Makes the line that records `draft` from a file with that path; "" if no line can."""
        self.draft_file: str | None = None
        """The file in the recovery folder in which the editor has changed `draft`."""
        self.left_by_editor: list[str] = []
        """The files that the editor left beside `draft_file`."""
        self.is_session_ending = False
        """Whether a signal ended the command that may be the end of the user's session: SIGHUP or SIGTERM."""
        self.piped: bytes | None = None
        """Standard input, read before the command, until the command uses it."""
        self.asked_person = ""
        """The ref of the relationship that was chosen at a question; NAME while the question is asked."""
        self.saved: str | None = None
        """What this run has written outside the journal, for the error if its answer can't be shown."""
        self.saved_line = "mentorlog config"
        """The command that shows it."""
        self.shown_error: MentorlogError | None = None
        """The error that ended the command, so that it is shown only once."""
        self.args: list[str] = []
        """The command line as it was typed, without `mentorlog`."""
        self.make_example: Callable[[], str] = str
        """Makes `example`."""
        self.person = ""
        """The name or ref of the relationship that the command line names, for hints."""
        self.context: Any = None
        """The Typer context of the running command."""
        self.arguments: list[str] = []
        """The arguments of the running command, in the order they were typed."""
        self.has_words_after_name = False
        """Whether words follow the value of --with directly; they may be the rest of the name."""
        self.words_after_dashes = 0
        """How many of the last arguments followed `--`; they are text even if they look like options."""
        self.notes: list[str] = []
        """What was dropped from the values that were typed; shown if the command succeeds."""
        self.is_journal_missing = False
        """Whether this run has found that there is no journal file."""
        self.on_missing_journal: Callable[[], None] = lambda: None
        """Called once this run has found that."""
        self.lost_journal: MentorlogError | None = None
        """The error that the journal is missing although there are backups of it, if it was shown."""
        self.key_sources: KeySources = "all"
        """Where the key of an encrypted journal may come from: only from `unlock`; also from
        MENTORLOG_PASSPHRASE; also from the setting `passphrase_command`; or also from a question at the terminal."""
        self._now: dt.datetime | None = None
        self._local_zone: str | None = None
        self._has_read_zone = False
        self._loaded: Loaded | None = None
        self._uses_sentences: bool | None = None
        self._journal: Journal | None = None
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # a character that the terminal can't encode is escaped instead of raising an error
                stream.reconfigure(errors="backslashreplace")
        if isinstance(sys.stdin, io.TextIOWrapper):
            # input in another encoding raises no error either
            sys.stdin.reconfigure(errors="surrogateescape")

    @property
    def example(self) -> str:
        """The line that was typed, with placeholders in capitals for missing words, for hints."""
        return self.make_example()

    # the clock

    @property
    def now(self) -> dt.datetime:
        """The current local time, without a time zone; MENTORLOG_NOW if it is set."""
        if self._now is None:
            self._now = self._read_clock()
        return self._now

    def _read_clock(self) -> dt.datetime:
        value = self.environ.get("MENTORLOG_NOW")
        if not value:
            return dt.datetime.now()  # noqa: DTZ005 - days are days of the local calendar
        try:
            moment = dt.datetime.fromisoformat(value)
        except ValueError:
            from mentorlog.quoted_text import quoted

            raise UsageError(
                f"MENTORLOG_NOW must be an ISO date and time, not {quoted(value)}.",
                hint="MENTORLOG_NOW=2026-11-23T09:00",
            ) from None
        if not 1900 <= moment.year < 2200:
            raise UsageError(f"MENTORLOG_NOW must be in the years 1900 to 2199, not {moment.year}.")
        return moment.astimezone().replace(tzinfo=None) if moment.tzinfo else moment

    @property
    def today(self) -> dt.date:
        """The current local day."""
        return self.now.date()

    @property
    def local_zone(self) -> str | None:
        """The name of the local time zone, read once; None if it is not known."""
        if not self._has_read_zone:
            from mentorlog.cli.local_zone import local_zone_name

            self._local_zone, self._has_read_zone = local_zone_name(self.environ), True
        return self._local_zone

    @property
    def date_order(self) -> DateOrder | None:
        """The setting for numeric dates; with `language = da` the day is first; None if neither is set."""
        if self.settings.date_order is None and self.settings.language == "da":
            return "dmy"
        return self.settings.date_order  # type: ignore[return-value]

    # settings and paths

    @property
    def settings(self) -> Settings:
        """The settings, read once. An invalid setting has its default, and its error is in `settings_errors`."""
        return self._load_settings().settings

    @property
    def settings_errors(self) -> tuple[MentorlogError, ...]:
        """The errors in the settings that this run has read; empty if it has read none."""
        return self._loaded.errors if self._loaded else ()

    @property
    def may_delete_old(self) -> bool:
        """Whether old backups and changes may be deleted: the settings about what is kept could be read."""
        return not self._load_settings().hides_keeping

    def _load_settings(self) -> Loaded:
        if self._loaded is None:
            from mentorlog import config

            self._loaded = config.load(self.settings_path)
        return self._loaded

    @property
    def settings_path(self) -> str:
        """The settings file."""
        folder = self._folder("XDG_CONFIG_HOME", ".config")
        if folder is None:
            from platformdirs import user_config_dir

            folder = user_config_dir("mentorlog", appauthor=False)
        return os.path.join(folder, "config.toml")

    @property
    def data_folder(self) -> str:
        """The folder of the journal, under the platform's user data folder."""
        folder = self._folder("XDG_DATA_HOME", ".local/share")
        if folder is None:
            from platformdirs import user_data_dir

            folder = user_data_dir("mentorlog", appauthor=False)
        return folder

    @property
    def recovery_folder(self) -> str:
        """The folder of recovery files: text that could not be saved in the journal, and text in the editor."""
        return os.path.join(self.data_folder, "unsaved")

    def _folder(self, variable: str, default: str) -> str | None:
        """The folder that platformdirs would return on Linux, without its import; None on other systems."""
        if sys.platform != "linux":
            return None
        value = self.environ.get(variable, "")
        home = self.environ.get("HOME") or os.path.expanduser("~")
        return f"{value if value.startswith('/') else f'{home}/{default}'}/mentorlog"

    @property
    def journal_path(self) -> str:
        """The journal's file: --db, else MENTORLOG_DB, else the setting `db`, else the default of the platform. Raises
        MentorlogError if the setting is needed and can't be read."""
        return _expanded(self.db) if self.db else self.usual_journal_path

    @property
    def usual_journal_path(self) -> str:
        """The journal's file without --db. Raises MentorlogError as `journal_path` does."""
        value = self.environ.get("MENTORLOG_DB")
        if not value:
            loaded = self._load_settings()
            if loaded.db_error:  # the default journal must not be written in place of the one that was set
                raise loaded.db_error
            value = loaded.settings.db
        if not value:
            return os.path.join(self.data_folder, "journal.db")
        return _expanded(value)

    # encrypted journals

    @property
    def runtime_folder(self) -> str | None:
        """The folder of this user in memory, which is gone at logout: XDG_RUNTIME_DIR, or /run/user/UID if that is not
        set. None if there is none."""
        from mentorlog.store.encryption.runtime_folder import runtime_folder

        of_user = f"/run/user/{os.getuid()}" if hasattr(os, "getuid") else ""
        return runtime_folder((self.environ.get("XDG_RUNTIME_DIR") or of_user,))

    # the journal

    @property
    def opened_path(self) -> str | None:
        """The path of the journal if this run has opened it, even if the file is missing; None otherwise."""
        return self.journal_path if self._journal is not None else None

    @property
    def has_written(self) -> bool:
        """Whether this run has changed the journal."""
        return self._journal is not None and self._journal.has_written

    def last_command(self) -> Command | None:
        """The newest command in the history of the open journal."""
        return next(iter(self._journal.commands(limit=1)), None) if self._journal else None

    def find_damage(self) -> DamagedError | None:
        """The damage in the open journal: what an unexpected exception may be due to. None if there is none."""
        return self._journal.find_damage() if self._journal else None

    @property
    def has_journal(self) -> bool:
        """Whether the journal file exists; False if that can't be checked; opening it then reports the reason."""
        exists = os.path.exists(self.journal_path)
        if not exists:
            self._remember_missing_journal()
        return exists

    def _remember_missing_journal(self) -> None:
        if not self.is_journal_missing:
            self.is_journal_missing = True
            self.on_missing_journal()

    def find_lost_journal(self) -> JournalError | None:
        """The error if the journal is missing although there are backups of it; None otherwise."""
        from mentorlog.cli.lost_journal import lost_journal

        return lost_journal(self.journal_path, backup_dir=self.settings.backup_dir)

    def refuse_lost_journal(self) -> None:
        """Raise JournalError if the journal is missing although there are backups of it."""
        error = self.find_lost_journal()
        if error is not None:
            raise error

    def open_for_reading(self, *, shareable: bool = False) -> Journal:
        """Open the journal for a command that only reads; a missing file reads as an empty journal and is not created.
        With `shareable`, private entries are hidden, also from later calls."""
        journal = self._open("read")
        if shareable:
            journal.hide_private()
        return journal

    def open_for_reminders(self) -> Journal:
        """Open the journal for a command that must not make a shell prompt wait."""
        return self._open("remind")

    def open_for_writing(self, *, creates: bool = False) -> Journal:
        """Open the journal for a command that changes it. A missing file is created only with `creates`."""
        exists = self.has_journal
        if creates and not exists:
            self.refuse_lost_journal()
        return self._open("write" if creates or exists else "read")

    def _open(self, access: Any) -> Journal:
        if self._journal is None:
            from mentorlog.store import Journal

            self._journal = Journal.open(
                self.journal_path, access=access, today=self.today, local_zone=lambda: self.local_zone
            )
            if not self._journal.exists:
                self._remember_missing_journal()
        return self._journal

    def create_journal(self) -> None:
        """Create the file of the journal that was opened for writing, if it is missing."""
        journal = self._journal
        if journal is not None and not journal.exists:
            self.refuse_lost_journal()
            self.close()
            # the command holds the journal that it opened, so that one is made to use the new file
            vars(journal).update(vars(self._open("write")))
            self._journal = journal

    def close(self) -> None:
        """Close the journal if it is open."""
        if self._journal is not None:
            self._journal.close()
            self._journal = None

    # the terminal

    @property
    def can_ask(self) -> bool:
        """Whether questions can be asked. They go to stderr, so that stdout has only the output."""
        return sys.stdin.isatty() and sys.stderr.isatty()

    @property
    def can_ask_passphrase(self) -> bool:
        """Whether a passphrase can be asked for. A command whose output goes to a file or a program does not stop for
        one."""
        return self.can_ask and sys.stdout.isatty()

    @property
    def uses_rich(self) -> bool:
        """Whether Rich formats the output: at a terminal, or if colour is forced."""
        return sys.stdout.isatty() or self.requested_color == "always"

    @property
    def uses_sentences(self) -> bool:
        """Whether the output is for a screen reader: $ACCESSIBLE, else the setting `screen_reader`."""
        if self._uses_sentences is None:
            from mentorlog.cli.screen_reader import uses_sentences

            self._uses_sentences = uses_sentences(
                self.environ, settings_path=self.settings_path, settings=lambda: self.settings
            )
        return self._uses_sentences

    @property
    def draws_pages(self) -> bool:
        """Whether names may be shortened and texts aligned: at a terminal, but not for a screen reader."""
        return self.uses_rich and not self.uses_sentences

    @property
    def requested_color(self) -> str | None:
        """`always`, `never` or `auto`, as requested for this run by --color, else FORCE_COLOR, else NO_COLOR; None if
        nothing is requested. The setting is not read: it applies only at terminals, and reading it would slow pipes."""
        if self.color:
            return self.color
        if self.environ.get("FORCE_COLOR"):
            return "always"
        return "never" if self.environ.get("NO_COLOR") else None


def _expanded(value: str) -> str:
    """The path of a journal, with `~` replaced. Raises JournalError if that is not known."""
    path = os.path.expanduser(value)
    if path.startswith("~"):
        from mentorlog.quoted_text import quoted

        raise JournalError(f"The journal's path {quoted(value)} can't be resolved.")
    return path
