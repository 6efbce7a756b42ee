"""Read text from the command line, standard input or the editor."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final, TypeVar

from mentorlog import shell_line
from mentorlog.cli.input.text.normalise import may_have_private_part, normalise_text
from mentorlog.errors import MentorlogError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable

    from mentorlog.cli.app import App
    from mentorlog.model import Entry

T = TypeVar("T")


def join_words(words: list[str] | None) -> str:
    """Join the words of an argument to one text."""
    return " ".join(words or ())


def read_text(
    app: App, words: list[str] | None, *, template: str | None = None, has_content: bool = False
) -> str | None:
    """The text of a recording command: its words, standard input for `-`, or, without words at a terminal, the text
    from the editor, opened with `template`. None without words if the command `has_content` in options.

    Raises UsageError if the text is blank or missing or has a private part, and as `edit_text` does."""
    words = words or []
    if words == ["-"] and not app.words_after_dashes:
        text = _entry_text(app, read_stdin(app))
    elif words:
        text = _entry_text(app, join_words(words))
    elif has_content:
        return None
    elif app.can_ask and template is not None:
        text = edit_until_valid(app, template, lambda typed: _entry_text(app, typed))
    else:
        raise UsageError("Nothing to record: give the text.", hint=app.example)
    if not text.strip():
        raise UsageError("The text is empty.", hint=app.example)
    return text


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
    """The remark about an entry as one text; None if there are no words. Raises UsageError if it has a private part."""
    app.person = str(of.relationship_ref)
    is_private = bool(getattr(of, "private", False))
    return public_text(app, join_words(words), is_private=is_private).strip() or None


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
    data = sys.stdin.buffer.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        app.draft = data.decode("utf-8", "surrogateescape")
        hint = f"... | iconv -f {_encoding_of(data)} -t UTF-8 | mentorlog ..."
        raise UsageError("Standard input is not valid UTF-8.", hint=hint) from None
    app.draft = text
    return normalise_text(text)


def _encoding_of(data: bytes) -> str:
    """The encoding that bytes which are not UTF-8 are probably in, as iconv calls it."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "UTF-16"
    return "WINDOWS-1252" if any(0x80 <= byte < 0xA0 for byte in data) else "LATIN1"


_EDITORS: Final = ("nano", "vim", "vi", "micro", "emacs", "notepad")
"""The editors that are suggested if they are installed, the easiest first."""
HELP_MARK: Final = "# mentorlog:"
"""What a line of help in the editor begins with."""


def edit_text(app: App, template: str, *, may_be_unchanged: bool = False) -> str:
    """The text from the editor, opened with `template`, normalised and without lines of help. `app.draft` keeps it
    until it is saved.

    Raises MentorlogError if there is no editor, if it fails, and if the template was not changed, unless it
    `may_be_unchanged`."""
    command = editor_command(app)
    written, failed = _run_editor(app, command, template.encode())
    draft = written.decode("utf-8", "surrogateescape")
    text = normalise_text(draft)
    is_unchanged = text == normalise_text(template)
    if not is_unchanged:
        app.draft = draft
    if failed:
        raise MentorlogError(f"The editor ({command}) ended with an error; nothing was saved.")
    if is_unchanged and not may_be_unchanged:
        raise MentorlogError("Nothing was typed; nothing was saved.")
    return remove_help(text)


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


def edit_until_valid(app: App, template: str, read: Callable[[str], T], *, may_be_unchanged: bool = False) -> T:
    """The result of `read` for the text from the editor. If `read` raises UsageError, the editor opens again with the
    text and the message above it, until the text is valid. Raises the error if the text is blank, or if the same one
    comes again, because then the user did not correct it; and as `edit_text` does."""
    text = edit_text(app, template, may_be_unchanged=may_be_unchanged)
    before = None
    while True:
        try:
            return read(text)
        except UsageError as error:
            if error.message == before or not text.strip():
                raise
            before = error.message
            problem = help_lines(error.message, *(error.hint or "").splitlines()).lstrip("\n")
        text = edit_text(app, f"{problem}{escape_help(text)}\n", may_be_unchanged=True)


def remove_help(text: str) -> str:
    """The text without lines of help, and without the backslash before lines that only look like help."""
    lines = (line for line in text.split("\n") if not line.startswith(HELP_MARK))
    return "\n".join(
        line[1:] if line.lstrip("\\").startswith(HELP_MARK) else line  # only a backslash can be before the mark
        for line in lines
    ).strip("\n")


def escape_help(text: str) -> str:
    """The text with a backslash before lines that look like help; `remove_help` returns the text as it was."""
    if HELP_MARK not in text:
        return text
    return "\n".join(f"\\{line}" if line.lstrip("\\").startswith(HELP_MARK) else line for line in text.split("\n"))


def _run_editor(app: App, editor: str, content: bytes) -> tuple[bytes, bool]:
    """Edit the content in a private file; returns the new content, and whether the editor failed."""
    import signal
    import subprocess
    import tempfile
    from pathlib import Path

    from mentorlog.cli.output.private_files import new_private_file
    from mentorlog.cli.output.programs import shell_words

    handle, path = new_private_file(Path(tempfile.gettempdir()), prefix="mentorlog-", suffix=".md")
    # Ctrl-C is for the editor, which inherits SIG_IGN but not a handler
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        done = subprocess.run(shell_words(editor, str(path)), env=dict(app.environ), check=False)  # noqa: S603 - the user's own editor
        return path.read_bytes(), done.returncode != 0
    except OSError:  # the editor could not be started, or removed the file
        return content, True
    finally:
        signal.signal(signal.SIGINT, before)
        path.unlink(missing_ok=True)


def help_lines(*lines: str) -> str:
    """An editor template: an empty line, then lines of help that `remove_help` removes."""
    return "\n" + "\n".join(f"{HELP_MARK} {line}" for line in lines) + "\n"
