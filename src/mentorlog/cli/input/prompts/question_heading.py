"""The headings of a long series of questions: groups, and each question with its number."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentorlog.cli.output import stderr_width
from mentorlog.present.page import Gap, Line, Span, text

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.present.page import Page


class QuestionHeadings:
    """Writes headings to stderr and counts the questions, of which there are `total`."""

    def __init__(self, app: App, total: int) -> None:
        self._app = app
        self._total = total
        self._number = 0

    def group(self, title: str) -> None:
        """Write the title of a group of questions, below an empty line."""
        self._write((Gap(), Line(text(Span(title, "title")))))

    def question(self, question: str) -> None:
        """Write the next question with its number, below an empty line; the answer is typed below it."""
        self._number += 1
        number = Span(f"{self._number} of {self._total}  ", "dim", spoken=f"Question {self._number} of {self._total}: ")
        self._write((Gap(), Line(text(number, Span(question, "strong")))))

    def _write(self, page: Page) -> None:
        sys.stdout.flush()
        if self._app.uses_sentences:
            from mentorlog.cli.output.sentences import render_sentences

            sys.stderr.write(render_sentences(page, width=stderr_width()))
            return
        from mentorlog.cli.output.terminal import render_for_terminal

        sys.stderr.write(render_for_terminal(self._app, page))
