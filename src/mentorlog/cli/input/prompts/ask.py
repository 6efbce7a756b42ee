"""Ask questions at a terminal. They go to stderr, so that stdout has only the output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from mentorlog.cli import output
from mentorlog.cli.input.counts import whole_number
from mentorlog.cli.input.dates.read import read_day
from mentorlog.cli.signals import raise_ending_signals
from mentorlog.errors import DateError, Stopped
from mentorlog.model.choices import find_choice
from mentorlog.present.inert import inert
from mentorlog.quoted_text import quoted

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.cli.app import App
    from mentorlog.dates import Direction


def ask(app: App, question: str) -> str:
    """Ask for an answer, which can be edited; pasted lines are one answer. Raises Stopped for Ctrl-C and Ctrl-D."""
    from mentorlog.cli.input.prompts.line_editor import read_answer

    raise_ending_signals()
    try:
        sys.stdout.flush()
        answer = read_answer(last_line(inert(question)), is_redrawn=not app.uses_sentences)
    except (KeyboardInterrupt, EOFError):
        sys.stderr.write("\n")  # the line of the question is not finished
        raise Stopped from None
    return answer.strip()


def last_line(question: str) -> str:
    """The last line of a question, before the answer; at a terminal, the lines above it are written to stderr."""
    width = output.stderr_width()
    if not width:
        return f"{question} "
    from mentorlog.present.message_lines import question_lines

    *lines, last = question_lines(question, width)
    sys.stderr.write("".join(f"{line}\n" for line in lines))
    return last


def ask_day(app: App, question: str, *, direction: Direction, from_day: dt.date | None = None) -> dt.date | None:
    """Ask for a date, counted from a day (default: today), again with examples while it is invalid; None if the user
    presses Enter. Raises Stopped."""
    while answer := ask(app, question):
        try:
            return read_day(app, answer, direction=direction, from_day=from_day)
        except DateError as error:
            output.write_stderr(error.message)
            output.write_hint(error.hint)
    return None


def confirm(app: App, question: str, *, default: bool) -> bool:
    """Ask yes or no; with `--yes` the answer is yes. Raises Stopped."""
    if app.yes:
        return True
    while True:
        answer = ask(app, yes_or_no(app, question, default=default))
        if not answer:
            return default
        found = find_choice(answer, ("yes", "no"))
        if found is not None:
            return found == "yes"
        output.write_stderr(f"{quoted(answer)} is not an answer. Type y for yes or n for no.")


def yes_or_no(app: App, question: str, *, default: bool) -> str:
    """A question with its two answers, of which Enter gives the `default`; for a screen reader, in words."""
    if not app.uses_sentences:
        return f"{question} [{'Y/n' if default else 'y/N'}]"
    return f"{question} Type y for yes or n for no; Enter means {'yes' if default else 'no'}:"


def show_choice(app: App, number: int, choice: str) -> None:
    """Write a choice with its number on a line of its own."""
    output.write_stderr(f"{number}: {choice}" if app.uses_sentences else f"  {number}  {choice}")


def default_answer(app: App, answer: str) -> str:
    """What Enter means, after a question."""
    return f"Enter means {answer}." if app.uses_sentences else f"[{answer}]"


def answer_prompt(app: App) -> str:
    """What is before an answer, if the question itself is already above it."""
    return "Answer:" if app.uses_sentences else ">"


def choose(app: App, question: str, choices: Sequence[str], *, words: Sequence[str] = ()) -> int:
    """Ask for a choice by its number or by the beginning of its word, if the choices have words, and return its index;
    Enter takes the first. Raises Stopped."""
    for number, choice in enumerate(choices, start=1):
        show_choice(app, number, choice)
    default = " Type a number; Enter means 1:" if app.uses_sentences else " [1]"
    while True:
        answer = ask(app, f"{question}{default}")
        if not answer:
            return 0
        typed = whole_number(answer, lowest=1, highest=len(choices))
        if typed is not None:
            return typed - 1
        found = find_choice(answer, words)
        if found is not None:
            return words.index(found)
        also = f", or {' or '.join(words)}" if words else ""
        output.write_stderr(f"{quoted(answer)} is not a choice. Type a number from 1 to {len(choices)}{also}.")
