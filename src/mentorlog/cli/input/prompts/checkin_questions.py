"""Ask the questions of a check-in at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mentorlog.cli import output
from mentorlog.cli.input.checks import is_score, parse_score
from mentorlog.cli.input.prompts.asked_text import ask_text
from mentorlog.cli.input.text.unsaved import remember_lines
from mentorlog.insight.collaboration.partnership import (
    BENEFIT_QUESTIONS,
    EXPECTATIONS_NOTE_QUESTION,
    EXPECTATIONS_QUESTION,
    QUESTIONS,
)
from mentorlog.model import BENEFITS, EXPECTATIONS
from mentorlog.names import first_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mentorlog.cli.app import App
    from mentorlog.insight.collaboration.expectations import Expected
    from mentorlog.model import Party, Relationship, Role

_SCORED = ("frequency", "challenge", *BENEFITS)
_PARTNERSHIP = ("frequency", "challenge", "more", "less")


class CheckinQuestions:
    """Asks the questions one by one, and keeps the answers as the command line that records them."""

    def __init__(self, app: App, relationship: Relationship, *, owner: Party, line: list[str]) -> None:
        self._app = app
        self._relationship = relationship
        self._owner = owner
        self._line = line
        self.answers: dict[str, Any] = {}

    def ask_partnership(self, role: Role) -> None:
        """Ask the questions of the partnership check, in the words of a role."""
        name = self._relationship.name
        whose = f"With {name}:" if self._owner == "me" else f'In the words of {name} ("I" is {first_name(name)}):'
        output.write_stderr(f"{whose} 5 is just right; Enter skips a question.")
        for name, question in zip(_PARTNERSHIP, QUESTIONS[role], strict=True):
            self._ask(name, question)

    def ask_benefits(self) -> None:
        """Ask what mentoring has helped with."""
        whose = "With" if self._owner == "me" else "The answers of"
        output.write_stderr(f"{whose} {self._relationship.name}: 5 is most; Enter skips a question.")
        for name in BENEFITS:
            self._ask(name, BENEFIT_QUESTIONS[self._owner][name])

    def ask_expectations(self, expected: Sequence[Expected]) -> None:
        """Show what the two expected, and ask how far it has come true."""
        for line in _expected_lines(expected):
            output.write_stderr(line)
        self._ask("expectations", EXPECTATIONS_QUESTION)
        if "expectations" in self.answers:
            self.ask_note()

    def ask_note(self) -> None:
        """Ask what has come true, or is missing."""
        self._ask("expectations_note", EXPECTATIONS_NOTE_QUESTION)

    def _ask(self, name: str, question: str) -> None:
        typed = ask_text(self._app, question, about=self._relationship)
        while typed and not self._keep(name, typed):
            typed = ask_text(self._app, _again(name), about=self._relationship)

    def _keep(self, name: str, typed: str) -> bool:
        """Keep an answer; false if it is not one."""
        if name in _SCORED:
            if not is_score(typed):
                return False
            self.answers[name] = parse_score(typed)
        elif name == "expectations":
            from mentorlog.model.choices import find_choice

            found = find_choice(typed, EXPECTATIONS)
            if found is None:
                return False
            self.answers[name] = found
        else:
            self.answers[name] = typed
        self._line = [*self._line, f"--{name.replace('_', '-')}={typed}"]
        remember_lines(self._app, self._line)
        return True


def _again(name: str) -> str:
    if name == "expectations":
        return "Type met, partly or unmet, or press Enter to skip:"
    return "Type a whole number from 1 to 5, or press Enter to skip:"


def _expected_lines(expected: Sequence[Expected]) -> Iterator[str]:
    for part in expected:
        yield f"{part.label or 'What you agreed'}:"
        yield from (f"  {line}" for line in part.text.split("\n"))
