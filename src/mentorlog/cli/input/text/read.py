"""Read text from the command line, standard input or the editor."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final, TypeVar, cast

from mentorlog import shell_line
from mentorlog.errors import MentorlogError, UsageError
from mentorlog.normalise import may_have_private_part, normalise_text, probable_encoding

if TYPE_CHECKING:
    from collections.abc import Callable
    from io import BufferedReader

    from mentorlog.cli.app import App
    from mentorlog.model import Entry

T = TypeVar("T")
_CHUNK: Final = 2**16
"""Bytes that are read from standard input at once."""


def join_words(words: list[str] | None) -> str:
    """Join the words of an argument to one text."""
    return " ".join(words or ())


def read_text(
    app: App, words: list[str] | None, *, template: str | None = None, has_content: bool = False
) -> str | None:
    """The text of a recording command: its words, standard input for `-`, or, without words at a terminal, the text
    from the editor, opened with `template`. None without words if the command `has_content` in options.

    Raises UsageError if the text is blank or missing or has a private part, if it has other words beside `-`, and as
    `edit_text` does."""
    if words:
        text = _entry_text(app, read_stdin(app) if is_stdin(app, words) else join_words(words))
    elif has_content:
        return None
    elif app.can_ask and template is not None:
        text = edit_until_valid(app, template, lambda typed: _entry_text(app, typed))
    else:
        raise nothing_given(app, "Nothing to record: give the text.")
    if not text.strip():
        raise UsageError("The text is empty.", hint=app.example)
    return text


def is_stdin(app: App, words: list[str]) -> bool:
    """Whether the words of a text are only `-`, for the text on standard input. Raises UsageError if there is a text on
    standard input and `-` is one of several words."""
    if "-" not in words[: len(words) - app.words_after_dashes]:
        return False
    if len(words) > 1 and app.piped and app.piped.strip():
        from mentorlog.cli.input.command_line.typed_line import line_with_words

        lines = (line_with_words(app, ["-"], old=words), line_with_words(app, [join_words(words)], old=words))
        message = "`-` reads standard input, so it must be the only text; type one of these:"
        raise UsageError(message, hint="\n".join(lines))
    return len(words) == 1


def _entry_text(app: App, text: str) -> str:
    """The text of the entry that the running command records. Raises UsageError if it has a private part."""
    if not may_have_private_part(text):
        return text
    from mentorlog.cli.input.text.private_marker import is_recorded_as_private

    return public_text(app, text, is_private=is_recorded_as_private(app.context.command.name, app.arguments))


def read_required_text(app: App, words: list[str] | None, *, template: str = "") -> str:
    """The text of a command that needs one. Raises as `read_text` does."""
    return read_text(app, words, template=template) or ""


def read_remark(app: App, words: list[str], *, of: Entry) -> str | None:
    """The remark about an entry as one text, as it was given, from standard input if it is `-`; None if there are no
    words or only blanks. Raises UsageError if it has a private part, and as `read_stdin` does."""
    app.person = str(of.relationship_ref)
    is_private = bool(getattr(of, "private", False))
    text = read_stdin(app) if is_stdin(app, words) else join_words(words)
    remark = public_text(app, text, is_private=is_private)
    return remark if remark.strip() else None


def public_text(app: App, text: str, *, what: str = "this text", is_private: bool = False) -> str:
    """A text that can't have a private part, without the backslash before lines that are text. `what` names it in
    messages; in an entry that `is_private` as a whole, a mark with text after it is text. Raises UsageError if it has a
    private part."""
    if not may_have_private_part(text):
        return text
    from mentorlog.cli.input.text.private_marker import without_private_part

    person = f" -w {shell_line.quote(app.person)}" if app.person else ""
    return without_private_part(text, what=what, hint=f"mentorlog note TEXT{person}", is_private=is_private)


def read_stdin(app: App) -> str:
    """All of standard input, normalised. Raises UsageError if it is not valid UTF-8."""
    data = read_input(app) if app.piped is None else app.piped
    app.piped = None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        line = shell_line.join(app.args)
        hint = f"... | iconv -f {probable_encoding(data)} -t UTF-8 | mentorlog {line}"
        raise UsageError("Standard input is not valid UTF-8.", hint=hint) from None
    return normalise_text(text)


def read_input(app: App) -> bytes:
    """All of standard input as it is; `app.draft` has what was read, also if a signal or Ctrl-C ends the reading.
    Raises MentorlogError if it can't be read."""
    from mentorlog.cli.input.text.unsaved import remember_text
    from mentorlog.cli.signals import raise_ending_signals

    raise_ending_signals()
    stream = cast("BufferedReader", sys.stdin.buffer)
    chunks: list[bytes] = []
    try:
        while chunk := stream.read1(_CHUNK):
            chunks.append(chunk)
    except OSError as error:
        raise MentorlogError(f"Standard input can't be read: {error.strerror}.") from error
    finally:
        remember_text(app, b"".join(chunks))
    return b"".join(chunks)


def nothing_given(app: App, message: str) -> UsageError:
    """The error for a command without text. If text waits on standard input, it is kept, and the line reads it."""
    from mentorlog.cli.input.text.unsaved import remember_text
    from mentorlog.cli.input.text.waiting_input import read_waiting_input

    waiting = read_waiting_input()
    if not waiting.strip():
        return UsageError(message, hint=app.example)
    remember_text(app, waiting)
    line = shell_line.join([*app.args, "-"])
    return UsageError(f"{message} To read it from standard input, add `-`:", hint=f"... | mentorlog {line}")


_EDITORS: Final = ("nano", "vim", "vi", "micro", "emacs", "notepad")
"""The editors that are suggested if they are installed, the easiest first."""
HELP_MARK: Final = "# mentorlog:"
"""What a line of help in the editor begins with."""


def edit_text(app: App, template: str, *, is_form: bool = False, may_be_unchanged: bool = False) -> str:
    """The text from the editor, opened with `template`, normalised and without lines of help. `app.draft` has it until
    it is saved; `is_form` says that only the editor can record it, not standard input.

    Raises MentorlogError if there is no editor, if it fails, and if the template was not changed, unless it
    `may_be_unchanged`."""
    from mentorlog.cli.input.text.editor_file import run_editor

    command = editor_command(app)
    is_first = app.draft_file is None
    content = template.encode()
    written, failed = run_editor(
        app, command, content, remember=lambda data: _remember(app, data, content, is_form=is_form)
    )
    text = normalise_text(written.decode("utf-8", "surrogateescape"))
    is_unchanged = text == normalise_text(template)
    if is_unchanged and is_first:
        app.draft = None
    if failed:
        raise MentorlogError(f"The editor ({command}) ended with an error; nothing was saved.")
    if is_unchanged and not may_be_unchanged:
        raise MentorlogError("Nothing was typed; nothing was saved.")
    return remove_help(text)


def _remember(app: App, written: bytes, template: bytes, *, is_form: bool) -> None:
    """Remember what was written in the editor, if it was changed."""
    from mentorlog.cli.input.text.unsaved import remember_form, remember_text

    if written == template:
        return
    text = written.decode("utf-8", "surrogateescape")
    if is_form:
        remember_form(app, text)
    else:
        remember_text(app, _without_help(text).lstrip("\r\n"))  # the template begins with an empty line


def refuse_without_editor(app: App, words: list[str] | None) -> None:
    """Raise MentorlogError if the text must come from the editor and there is none: before anything else is asked."""
    if not words and app.can_ask:
        editor_command(app)


def editor_command(app: App) -> str:
    """The command line of the editor. Raises MentorlogError if none is set or it can't be started, with one that is
    installed."""
    from mentorlog.cli.output.programs import can_be_started

    command = app.settings.editor or app.environ.get("VISUAL") or app.environ.get("EDITOR") or ""
    if command.strip() and can_be_started(command, app.environ):
        return command
    installed = next((name for name in _EDITORS if can_be_started(name, app.environ)), None)
    problem = f"The editor ({command}) can't be started." if command.strip() else "No editor is set."
    if installed is None:
        raise MentorlogError(f"{problem} Give the text on the command line.")
    raise MentorlogError(problem, hint=f"export EDITOR={installed}\nor give the text on the command line")


def edit_until_valid(
    app: App, template: str, read: Callable[[str], T], *, is_form: bool = False, may_be_unchanged: bool = False
) -> T:
    """The result of `read` for the text from the editor. If `read` raises UsageError, the editor opens again with the
    text and the message above it, until the text is valid. Raises the error if the text is blank, or if the same one
    comes again, because then the user did not correct it; and as `edit_text` does."""
    text = edit_text(app, template, is_form=is_form, may_be_unchanged=may_be_unchanged)
    before = None
    while True:
        try:
            return read(text)
        except UsageError as error:
            if error.message == before or not text.strip():
                raise
            before = error.message
            problem = help_lines(error.message, *(error.hint or "").splitlines()).lstrip("\n")
        text = edit_text(app, f"{problem}{escape_help(text)}\n", is_form=is_form, may_be_unchanged=True)


def remove_help(text: str) -> str:
    """The text without lines of help, without the backslash before lines that only look like help, and without blank
    lines around it."""
    return _without_help(text).strip("\n")


def _without_help(text: str) -> str:
    lines = (line for line in text.split("\n") if not line.startswith(HELP_MARK))
    return "\n".join(
        line[1:] if line.lstrip("\\").startswith(HELP_MARK) else line  # only a backslash can be before the mark
        for line in lines
    )


def escape_help(text: str) -> str:
    """The text with a backslash before lines that look like help; `remove_help` returns the text as it was."""
    if HELP_MARK not in text:
        return text
    return "\n".join(f"\\{line}" if line.lstrip("\\").startswith(HELP_MARK) else line for line in text.split("\n"))


def help_lines(*lines: str) -> str:
    """An editor template: an empty line, then lines of help that `remove_help` removes."""
    return "\n" + "\n".join(f"{HELP_MARK} {line}" for line in lines) + "\n"
