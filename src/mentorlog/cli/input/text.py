"""Text as it is given: on the command line, through standard input, or in the editor."""

from __future__ import annotations

import os
import shlex
import sys

from mentorlog.cli.app import App
from mentorlog.errors import MentorlogError, UsageError


def joined(words: list[str] | None) -> str:
    """The words of the last argument as one text."""
    return " ".join(words or ())


def typed(app: App, words: list[str] | None, *, template: str | None = None, has_content: bool = False) -> str | None:
    """The text that a recording command was given: its words, standard input for `-`, or what is typed in the editor
    where nothing else is given at a terminal (`template` is what the editor opens with). None where there is none.

    Raises UsageError for blank text and where nothing is given away from a terminal."""
    words = words or []
    if words == ["-"] and not app.words_after_dashes:
        text = piped(app)
    elif words:
        text = joined(words)
    elif has_content:
        return None
    elif app.can_ask and template is not None:
        text = edited(app, template)
    else:
        raise UsageError("There is nothing to record: give the text.", hint=app.example)
    if not text.strip():
        raise UsageError("The text is empty.", hint=app.example)
    return text


def required(app: App, words: list[str] | None, *, template: str = "") -> str:
    """The text that a command can't do without."""
    return typed(app, words, template=template) or ""


def piped(app: App) -> str:
    """All of standard input, less the line break at its end. Raises UsageError where it is no UTF-8 text."""
    data = sys.stdin.buffer.read()
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        app.draft = data.decode("utf-8", "surrogateescape")
        raise UsageError(
            "What came in on standard input is no UTF-8 text.", hint="... | iconv -t UTF-8 | mentorlog ..."
        ) from None
    app.draft = text
    return text.removesuffix("\n").removesuffix("\r")


_HELP_MARK = "# mentorlog:"


def edited(app: App, template: str, *, may_stand: bool = False) -> str:
    """What is typed in the editor, lines of help taken off; it is kept until it is saved. Raises MentorlogError where
    there is no editor or it fails, and where nothing was typed unless what it opened with `may_stand`."""
    import shutil

    command = app.settings.editor or app.environ.get("VISUAL") or app.environ.get("EDITOR") or ""
    try:
        words = shlex.split(command)
    except ValueError:  # a quote that is not closed
        words = [command]
    if not words:
        raise MentorlogError("No editor is set.", hint="export EDITOR=nano\nor give the text on the command line")
    if shutil.which(words[0]) is None:
        raise MentorlogError(f"The editor ({command}) can't be started.", hint="set $EDITOR to one that is installed")
    written, failed = _through(words, template.encode())
    text = written.decode("utf-8", "surrogateescape")
    if text != template:
        app.draft = text
    if failed:
        raise MentorlogError(f"The editor ({command}) ended with an error; nothing was saved.")
    if text == template and not may_stand:
        raise MentorlogError("Nothing was typed; nothing was saved.")
    return unhelped(text)


def unhelped(text: str) -> str:
    """The text that an editor left, lines of help taken off."""
    return "\n".join(line for line in text.split("\n") if not line.startswith(_HELP_MARK)).strip("\n")


def _through(editor: list[str], content: bytes) -> tuple[bytes, bool]:
    """What the editor makes of the content in a file for the owner's eyes alone, and whether it failed."""
    import signal
    import subprocess
    import tempfile
    from pathlib import Path

    from mentorlog.cli.output.private_files import draft_in

    handle, path = draft_in(Path(tempfile.gettempdir()), prefix="mentorlog-", suffix=".md")
    # Ctrl-C in the editor is the editor's; a handler, unlike SIG_IGN, is not handed down to it
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        failed = subprocess.run([*editor, str(path)], check=False).returncode != 0  # noqa: S603 - the owner's own editor
        return path.read_bytes(), failed
    except OSError:  # it could not be started after all, or took the file away
        return content, True
    finally:
        signal.signal(signal.SIGINT, before)
        path.unlink(missing_ok=True)


def helped(*lines: str) -> str:
    """An editor template: an empty line to type on, then lines of help that are taken off again."""
    return "\n" + "\n".join(f"{_HELP_MARK} {line}" for line in lines) + "\n"
