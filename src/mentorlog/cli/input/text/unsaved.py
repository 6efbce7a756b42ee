"""What the user typed that is not saved yet: as a text, as a form or as a command line, with the line that records it.

`app.draft` has it until it is saved. If the command fails or is ended, it is kept in a recovery file."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.cli.input.command_line.typed_line import places_of_stdin
from mentorlog.cli.output.kept_journal import words_for_journal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.cli.app import App

_NAME_OPTIONS: Final = ("--with", "-w")


def remember_text(app: App, text: str | bytes) -> None:
    """Remember a text that the command line records from standard input. Bytes that are not UTF-8 are kept as surrogate
    escapes."""
    app.draft = text if isinstance(text, str) else text.decode("utf-8", "surrogateescape")
    app.draft_line = lambda path: f"mentorlog {shell_line.join(_words_with_stdin(app))} < {shell_line.quote(path)}"


def remember_form(app: App, text: str) -> None:
    """Remember a form that can only be filled in with an editor: copying the file over the form is such an editor."""
    app.draft = text
    app.draft_line = lambda path: _line_with_editor(app, path)


def remember_lines(app: App, *lines: Sequence[str]) -> None:
    """Remember answers as the command lines that record them. Each line is a sequence of words, of which
    the first is `mentorlog`."""
    named = (["mentorlog", *words_for_journal(app, words)] for _, *words in lines)
    app.draft = "".join(f"{shlex.join(line)}\n" for line in named) or None
    app.draft_line = _line_with_shell


def remember_answer(app: App, *option: str) -> None:
    """Remember an answer as the line that was typed, with the option that gives the answer."""
    at = app.args.index("--") if "--" in app.args else len(app.args)
    remember_lines(app, ["mentorlog", *app.args[:at], *option, *app.args[at:]])


def remember_asked_person(app: App) -> None:
    """Remember the person who was chosen at a question, if nothing else was typed that is not on the command line."""
    if app.draft is None and app.asked_person not in ("", "NAME"):
        remember_answer(app, "--with", app.asked_person)


def remember_unfinished(app: App, question: str, answer: str) -> None:
    """Remember an answer that was not finished, as a comment below the command lines of earlier answers."""
    is_text = app.draft is not None and app.draft_line is not _line_with_shell
    if is_text or not answer.strip():
        return
    comment = "".join(f"# {line}\n" for line in (question, *answer.splitlines()))
    if app.draft is None:
        app.draft_line = lambda _: ""
    app.draft = f"{app.draft or ''}{comment}"


def _line_with_shell(path: str) -> str:
    """The line that runs the lines of a file. The file stays: one of them may fail, or be a comment."""
    return f"sh {shell_line.quote(path)}"


def _words_with_stdin(app: App) -> list[str]:
    """The words that were typed, with `-` for the text, and with the person who was chosen at a question."""
    words = list(app.args)
    is_piped = bool(places_of_stdin(words))
    if words[-1:] == ["--"]:
        words.pop()
    has_name = any(word.partition("=")[0] in _NAME_OPTIONS for word in words)
    person = ["--with", app.asked_person] if app.asked_person and not has_name else []
    return words_for_journal(app, [*words, *person, *([] if is_piped else ["-"])])


def _line_with_editor(app: App, path: str) -> str:
    """The line that was typed, with a copy of the file instead of an editor; empty if the setting for the editor
    overrides it."""
    if app.settings.editor:
        return ""
    words = shell_line.join(words_for_journal(app, app.args))
    return f"VISUAL={shell_line.quote(f'cp {shlex.quote(path)}')} mentorlog {words}"
