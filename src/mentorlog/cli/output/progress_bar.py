"""A bar for what takes more than a second: on stderr, at a terminal only, and gone when it is over."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeVar

if TYPE_CHECKING:
    from rich.progress import Progress

    from mentorlog.cli.app import App

T = TypeVar("T")

AFTER: Final = 1.0
"""Seconds before it appears: what is done by then needs none."""
_STEP: Final = 100
"""Steps after which it moves."""


class Waiting:
    """Something that is being done, step by step where its steps can be counted."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._what = ""
        self._total: float | None = None
        self._done = 0
        self._bar: Progress | None = None

    def begin(self, what: str, *, total: int | None = None) -> None:
        """Turn to the next thing: what it is, in a word, and how many steps it has (None: nobody knows)."""
        self._what, self._total, self._done = what, total, 0
        if self._bar is not None:
            # a new one, for a bar that knew its total can't forget it
            self._bar.remove_task(self._bar.task_ids[0])
            self._bar.add_task(what, total=total)

    def counted(self, things: Iterable[T]) -> Iterator[T]:
        """The things, each a step."""
        for thing in things:
            yield thing
            self._done += 1
            if self._bar is not None and self._done % _STEP == 0:
                self._bar.update(self._bar.task_ids[0], completed=self._done)

    def show(self) -> None:
        """Draw the bar from now on; it moves by itself while nothing can be counted."""
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn

        from mentorlog.cli.output.terminal import color_choice

        plain = color_choice(self._app) == "never"
        console = Console(file=sys.stderr, no_color=plain, highlight=False, _environ=self._app.environ)
        bar = Progress(TextColumn("{task.description}", markup=False), BarColumn(), console=console, transient=True)
        bar.add_task(self._what, total=self._total, completed=self._done)
        bar.start()
        self._bar = bar

    def hide(self) -> None:
        """Take the bar away."""
        if self._bar is not None:
            self._bar.stop()


@contextmanager
def waiting(app: App) -> Iterator[Waiting]:
    """What is done inside gets a bar where it takes more than a second and somebody looks on."""
    going_on = Waiting(app)
    if not sys.stderr.isatty() or app.environ.get("TERM") == "dumb":
        yield going_on
        return
    from threading import Lock, Timer

    lock, over = Lock(), False

    def show() -> None:
        with lock:
            if not over:
                going_on.show()

    timer = Timer(AFTER, show)
    timer.daemon = True
    timer.start()
    try:
        yield going_on
    finally:
        timer.cancel()
        with lock:
            over = True
            going_on.hide()
