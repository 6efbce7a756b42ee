"""The page of `demo`: a review, and commands to try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.present.page import Line, Span, text
from mentorlog.present.phrases import first_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mentorlog.present.page import Page

_FIRST: Final = (
    ("mentorlog", "every relationship on one line, and what is due"),
    ("mentorlog log we talked about fear -w {name} --for 45m", "log a session"),
    ("mentorlog demo --tour", "more to try"),
)
"""The commands below the page of the demo."""
_TOUR: Final = (
    ("mentorlog", "every relationship on one line, and what is due"),
    ("mentorlog review {name} --brief", "the next meeting in five lines"),
    ("mentorlog remind", "what is due in the next days"),
    ("mentorlog log we talked about fear -w {name} --for 45m", "log a session"),
    ("mentorlog undo", "undo the last command"),
    ("mentorlog progress {name}", "goals and their trend"),
    ("mentorlog review me", "your own development, and whom you have asked"),
    ("mentorlog search delegation", "search the whole journal"),
    ("mentorlog timeline {name}", "what happened, day by day"),
    ("mentorlog hours", "the hours that accreditation asks for"),
    ("mentorlog agenda {name} --format md", "a page to send before the next meeting"),
    ("mentorlog export {name}", "the summary as a file"),
)
_ABOUT: Final = "An invented journal; your own was not changed. To try more on it:"
LINES_BELOW: Final = 2 + len(_FIRST)
"""The lines that are below the review on a terminal of 80 columns."""


def demo_page(review: Page, *, prefix: str, name: str) -> Page:
    """The review of the demo, the setting that selects its journal (`prefix`), and a few commands to try on it."""
    return (*review, *_commands(_FIRST, prefix=prefix, name=name))


def tour_page(*, prefix: str, name: str) -> Page:
    """The commands to try on the demo."""
    return _commands(_TOUR, prefix=prefix, name=name)


def _commands(commands: Iterable[tuple[str, str]], *, prefix: str, name: str) -> Page:
    lines = (
        Line(text(Span(command.format(name=first_name(name)), "command")), side=text(meaning))
        for command, meaning in commands
    )
    return (Line(text(_ABOUT), has_rule=True), Line(text(Span(f"export {prefix}", "command"))), *lines)
