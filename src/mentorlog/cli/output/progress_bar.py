"""A progress bar for work that takes more than a second: on stderr, at a terminal only, removed at the end."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.progress import Progress

    from mentorlog.cli.app import App

T = TypeVar("T")

DELAY: Final = 1.0
"""Seconds before it appears."""
_STEP: Final = 100
"""Steps between two updates."""


class ProgressBar:
    """The progress of work in phases, with steps that can be counted or not."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._phase = ""
        self._total: float | None = None
        self._done = 0
        self._bar: Progress | None = None
        self._writes_lines = False

    def start_phase(self, phase: str, *, total: int | None = None) -> None:
        """Start the next phase; `total` is its number of steps, None if unknown."""
        self._phase, self._total, self._done = phase, total, 0
        if self._writes_lines:
            self._write_phase()
        if self._bar is not None:
            # a new task, because Rich can't reset the total of a task to unknown
            self._bar.remove_task(self._bar.task_ids[0])
            self._bar.add_task(phase, total=total)

    def count_steps(self, items: Iterable[T]) -> Iterator[T]:
        """Yield the items, and count each as a step."""
        for item in items:
            yield item
            self._done += 1
            if self._bar is not None and self._done % _STEP == 0:
                self._bar.update(self._bar.task_ids[0], completed=self._done)

    def add_steps(self, count: int) -> None:
        """Count steps that were taken together."""
        self._done += count
        if self._bar is not None:
            self._bar.update(self._bar.task_ids[0], completed=self._done)

    def show(self) -> None:
        """Show the bar; it is animated while the total is unknown. For a screen reader, each phase is one line."""
        if self._app.uses_sentences:
            self._writes_lines = True
            return self._write_phase()
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        from mentorlog.cli.output.terminal import color_choice

        plain = color_choice(self._app) == "never"
        console = Console(file=sys.stderr, no_color=plain, highlight=False, _environ=self._app.environ)
        bar = Progress(TextColumn("{task.description}", markup=False), BarColumn(), console=console, transient=True)
        bar.add_task(self._phase, total=self._total, completed=self._done)
        bar.start()
        self._bar = bar
        return None

    def _write_phase(self) -> None:
        if self._phase:
            sys.stderr.write(f"{self._phase}.\n")
            sys.stderr.flush()

    def hide(self) -> None:
        """Remove the bar."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def progress_bar(app: App) -> Iterator[ProgressBar]:
    """Show a progress bar while the body runs, if stderr is a terminal and the body takes more than a second."""
    bar = ProgressBar(app)
    if not sys.stderr.isatty() or app.environ.get("TERM") == "dumb":
        yield bar
        return
    from threading import Lock, Timer

    lock, over = Lock(), False

    def show() -> None:
        with lock:
            if not over:
                bar.show()

    timer = Timer(DELAY, show)
    timer.daemon = True
    timer.start()
    try:
        yield bar
    finally:
        timer.cancel()
        with lock:
            over = True
            bar.hide()
