"""What a command stands on: the clock, the environment, the journal, the screen; each made on first use."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

from mentorlog.errors import JournalError, MentorlogError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mentorlog.config import Settings
    from mentorlog.dates import Looking, Order, When
    from mentorlog.model import Relationship
    from mentorlog.present.page import Page, Row
    from mentorlog.store import Journal


class App:
    """One run of the program in an environment."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self.environ = environ
        self.db: str | None = None
        self.color: str | None = None
        self.yes = False
        self.draft: str | None = None
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

    # dates as typed

    @property
    def order(self) -> Order | None:
        """How a numeric date is read, where that is set."""
        return self.settings.date_order  # type: ignore[return-value]

    def when(self, words: str, *, looking: Looking) -> When:
        """The day and perhaps time that `words` name."""
        from mentorlog.dates import parse_when

        return parse_when(words, now=self.now, looking=looking, order=self.order)

    def day(self, words: str | None, *, looking: Looking) -> dt.date | None:
        """The day that `words` name; None for None."""
        if words is None:
            return None
        from mentorlog.dates import parse_date

        return parse_date(words, now=self.now, looking=looking, order=self.order)

    def happened(self, words: str | None, *, relationship: Relationship | None = None) -> dt.date:
        """The day on which something was, as `--on` names it; today without. Raises UsageError for one that is still
        ahead, and says so where it lies before the relationship began."""
        if words is None:
            return self.today
        from mentorlog.dates import parse_date

        day = parse_date(words, now=self.now, looking="back", order=self.order)
        if day > self.today:
            raise UsageError(f"{day:%a} {day} is still ahead; --on says when something was.", hint="--on yesterday")
        if relationship is not None:
            self.warn_of_early(day, relationship=relationship)
        return day

    def warn_of_early(self, day: dt.date, *, relationship: Relationship) -> None:
        """Say so where something was before the relationship began: it may be the year that was not meant."""
        if day < relationship.started_on:
            self.hint(f"mentorlog: {day:%a} {day} is before the relationship began ({relationship.started_on}).")

    def span(self, since: str | None, until: str | None) -> tuple[dt.date | None, dt.date | None]:
        """The first and last day of a span as typed, either open."""
        if since is None and until is None:
            return None, None
        from mentorlog.dates import parse_span_end, parse_span_start

        first = parse_span_start(since, now=self.now, order=self.order) if since else None
        last = parse_span_end(until, now=self.now, order=self.order) if until else None
        if first and last and last < first:
            raise UsageError(f"--until {last} is before --since {first}.")
        return first, last

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

    # the screen

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

    def say_json(self, value: object) -> None:
        """Answer with one JSON value and nothing else."""
        from mentorlog.export.jsontext import dumps

        self.say(dumps(value, ascii_only=(sys.stdout.encoding or "utf-8").lower().replace("-", "") != "utf8"))

    def show(self, page: Page, *, paged: bool = True) -> None:
        """Put a page on stdout: drawn at a terminal (in a pager where it is long, unless not `paged`), plain in a pipe;
        its hints on stderr."""
        hints = tuple(block for block in page if getattr(block, "is_hint", False))
        answer = tuple(block for block in page if block not in hints)
        if answer and self.is_drawn:
            from mentorlog.cli.screen import draw, drawn

            if paged:
                draw(self, answer)
            else:
                self.say(drawn(self, answer))
        elif answer:
            from mentorlog.present.plain import render

            self.say(render(answer))
        if hints:
            self._show_hints(hints)

    def _show_hints(self, hints: Page) -> None:
        self.flush()
        if sys.stderr.isatty():
            from mentorlog.cli.screen import drawn

            said = drawn(self, hints)
        else:
            from mentorlog.present.plain import render

            said = render(hints)
        with suppress(OSError):
            sys.stderr.write(said)

    def show_line(self, words: str) -> None:
        """Put one sentence on stdout, as part of a page."""
        from mentorlog.present.page import Line, text

        self.show((Line(text(words)),))

    def stream(self, rows: Iterator[Row]) -> bool:
        """Put rows on stdout one by one, as they come; False where there were none."""
        if self.is_drawn:
            from mentorlog.cli.screen import draw_rows

            return draw_rows(self, rows)
        from mentorlog.present.plain import render

        said = False
        for row in rows:
            said = True
            self.say(render((row,)))
        return said

    def say(self, words: str) -> None:
        """Put text on stdout as it is, with a line's end."""
        try:
            sys.stdout.write(words if words.endswith("\n") else words + "\n")
        except BrokenPipeError:
            self.stop_quietly()
        except OSError as error:
            raise self._unsaid(error) from error

    def say_bytes(self, data: bytes) -> None:
        """Put bytes on stdout as they are."""
        self.flush()
        try:
            sys.stdout.buffer.write(data)
        except BrokenPipeError:
            self.stop_quietly()
        except OSError as error:
            raise self._unsaid(error) from error

    def say_at_length(self, words: str) -> None:
        """Put a long text on stdout as it is; at a terminal in a pager."""
        if sys.stdout.isatty():
            from mentorlog.cli.screen import put_text

            put_text(self, words)
        else:
            self.say(words)

    def flush(self) -> None:
        """Let everything said reach the reader; one who has left is no error. Raises MentorlogError where there is no
        room for it."""
        try:
            sys.stdout.flush()
        except BrokenPipeError:
            self._let_go()
        except OSError as error:
            raise self._unsaid(error) from error

    def _unsaid(self, error: OSError) -> MentorlogError:
        self._let_go()
        return MentorlogError(f"The answer can't be written: {error.strerror}.")

    def stop_quietly(self) -> NoReturn:
        """End well because nobody reads any more."""
        from typer import Exit

        self._let_go()
        raise Exit(0)

    def _let_go(self) -> None:
        """Point stdout at nothing: the interpreter flushes it once more at its end."""
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

    def hint(self, words: str) -> None:
        """Say something beside the answer, on stderr."""
        from mentorlog.present.inert import inert

        with suppress(OSError):  # an answer that can't be written is another matter, told when all is said
            sys.stdout.flush()
        with suppress(OSError):
            sys.stderr.write(inert(words) + "\n")

    def complain(self, message: str, *, hint: str | None = None) -> None:
        """Say what went wrong and what to type instead; and keep what was typed at length."""
        self.hint(f"mentorlog: {message}")
        if hint:
            for line in hint.split("\n"):
                self.hint(f"  {line}")
        self.keep_draft()

    def keep_draft(self) -> None:
        """Put text that was typed in an editor, at a prompt or piped in where it survives a failed save."""
        if self.draft is None or not self.draft.strip():
            return
        from mentorlog.cli.files import keep
        from mentorlog.present.inert import inert_lines

        try:
            kept = keep(self.draft, folder=self.data_path / "unsaved")
        except OSError as error:
            self.hint(f"  and what you typed could not be kept ({error.strerror}); here it is:")
            for line in inert_lines(self.draft):
                self.hint(line)
        else:
            self.hint(f"  What you typed is kept in {kept}")
        self.draft = None
