"""The page of `demo`: a review, and commands to try."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.present.page import Gap, Line, Row, Rule, Span, text
from mentorlog.present.phrases import first_name

if TYPE_CHECKING:
    from mentorlog.present.page import Page

_COMMANDS: Final = (
    ("mentorlog", "every relationship on one line, and what is due"),
    ("mentorlog remind", "what is due in the next days"),
    ("mentorlog log we talked about fear -w {name} --for 45m", "log a session"),
    ("mentorlog progress {name}", "goals and their trend"),
    ("mentorlog review me", "your own development, and whom you have asked"),
    ("mentorlog search delegation", "search the whole journal"),
    ("mentorlog undo", "undo the last command"),
    ("mentorlog export {name}", "the summary as a file"),
)


def demo_page(review: Page, *, prefix: str, name: str) -> Page:
    """The review of the demo, the setting that selects its journal (`prefix`), and commands to try on it."""
    commands = tuple(
        Row(label="", body=text(Span(command.format(name=first_name(name)), "strong")), side=text(Span(meaning, "dim")))
        for command, meaning in _COMMANDS
    )
    return (
        *review,
        Rule(),
        Line(text("This was `mentorlog review` on an invented journal. Your own was not changed. To try more on it:")),
        Gap(starts_section=True),
        Row(body=text(Span(f"export {prefix}", "strong"))),
        *commands,
    )
