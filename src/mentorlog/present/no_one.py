"""The page of a journal without relationships: the first thing that a new user sees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.names import NO_ONE_YET
from mentorlog.present.commands import with_commands
from mentorlog.present.page import Line, text

if TYPE_CHECKING:
    from mentorlog.present.page import Page


def no_one_page(*, is_hint: bool = False) -> Page:
    """What mentorlog is, and what to type first; beside the answer if the answer is an empty list (`is_hint`)."""
    steps = (
        with_commands("Begin with somebody you mentor: mentorlog start NAME --i-am mentor", "plain"),
        with_commands("Or with your mentor: mentorlog start NAME --i-am mentee", "plain"),
        with_commands("Look around in an invented journal: mentorlog demo", "plain"),
    )
    what = "A private mentoring journal: nothing in it leaves this machine."
    return (Line(text(what), is_hint=is_hint), Line(text(NO_ONE_YET), under=steps, is_hint=is_hint))
