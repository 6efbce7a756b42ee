"""Ask for text at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.input.prompts.ask import ask
from mentorlog.cli.input.text.read import public_text
from mentorlog.cli.input.text.unsaved import remember_unfinished
from mentorlog.cli.signals import Ended
from mentorlog.errors import UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model import Relationship


def ask_text(app: App, question: str, *, about: Relationship, prompt: str | None = None) -> str:
    """Ask for a text about a person, and again while the answer has a private part, which it can't have. Empty if the
    user presses Enter. `prompt` is shown if the question itself is already above it. Raises Stopped."""
    app.person = str(about.ref)
    while True:
        try:
            answer = ask(app, prompt or question)
        except Ended as ended:
            remember_unfinished(app, question, ended.unfinished)
            raise
        try:
            return public_text(app, answer, what="an answer")
        except UsageError as error:
            output.write_stderr(error.message)
            output.write_hint(error.hint)
