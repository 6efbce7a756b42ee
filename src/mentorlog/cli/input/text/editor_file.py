"""Run the editor on a file in a folder of its own, which is in the recovery folder: what was written is there whatever
happens, and what the editor leaves beside its file (backups, swap files) is removed with the folder."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.cli.output.editor_folder import new_folder_of_editor, remove_folder_of_editor
from mentorlog.cli.output.programs import shell_words, start_program
from mentorlog.cli.output.recovery_folders import folders_for_text
from mentorlog.cli.signals import Ended, raise_ending_signals
from mentorlog.errors import MentorlogError
from mentorlog.store.file.files import create_private
from mentorlog.store.file.line_files import FILE_OF_EDITOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mentorlog.cli.app import App

_PATIENCE: Final = 3.0
"""Seconds that an editor has to save its own recovery file when a signal ends the command."""


def run_editor(app: App, editor: str, content: bytes, *, remember: Callable[[bytes], None]) -> tuple[bytes, bool]:
    """Edit the content in a private file, which is `app.draft_file`; returns the new content, and whether the editor
    failed. `remember` gets the new content first, also if a signal ends the command. Raises Ended."""
    before = app.draft_file
    path = _new_file(app, content)
    app.draft_file = str(path)
    if before is not None:  # the same text, before the editor was opened again
        remove_folder_of_editor(before)
    failed = True
    try:
        with suppress(OSError), _keys_are_for_editor():  # OSError: it can't be started
            failed = _run(shell_words(editor, str(path)), app) != 0
    finally:
        written = _read(path, content)
        remember(written)
        app.left_by_editor = _unsaved_in_editor(path) if failed else []
    return written, failed


def _new_file(app: App, content: bytes) -> Path:
    """A new file with the content, in a new folder in a recovery folder or else in the folder for temporary files.
    Raises MentorlogError if none can be written."""
    for parent in folders_for_text(app):
        with suppress(OSError):
            return _filled(new_folder_of_editor(parent), content)
    import tempfile

    folder = tempfile.gettempdir()
    try:
        return _filled(new_folder_of_editor(Path(folder)), content)
    except OSError as error:
        message = f"No file for the editor can be written in {app.recovery_folder} or {folder}: {error.strerror}."
        raise MentorlogError(message) from error


def _filled(folder: Path, content: bytes) -> Path:
    """Write the content to the file for the editor, in its new folder; if that can't hold it, the folder is removed.
    Raises OSError."""
    path = folder / FILE_OF_EDITOR
    try:
        create_private(path).write_bytes(content)
    except OSError:
        remove_folder_of_editor(path)
        raise
    return path


def _read(path: Path, content: bytes) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # the editor has removed the file
        return content


@contextmanager
def _keys_are_for_editor() -> Iterator[None]:
    r"""Let Ctrl-C and Ctrl-\ act on the editor only; it inherits ignored signals, but not a handler."""
    import signal

    raise_ending_signals()
    keys = [number for name in ("SIGINT", "SIGQUIT") if (number := getattr(signal, name, None)) is not None]
    before = [(number, signal.signal(number, lambda *_: None)) for number in keys]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler)


def _run(words: list[str], app: App) -> int:
    """Run the editor; returns its exit code. If a signal ends the command, the editor gets it too and has some time to
    end. Raises Ended."""
    process = start_program(words, environ=app.environ)
    try:
        return process.wait()
    except Ended as ended:
        _pass_on(app, process.pid, ended.number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)
        raise


def _pass_on(app: App, shell: int, number: int) -> None:
    """Send a signal to the editor, which a shell runs."""
    with suppress(OSError):  # pkill may be missing
        start_program(["pkill", f"-{number}", "-P", str(shell)], environ=app.environ, stderr=subprocess.DEVNULL).wait()


def _unsaved_in_editor(path: Path) -> list[str]:
    """The files in which an editor that did not end in order has kept what was not saved yet: swap files (`.x.md.swp`,
    `x.md.save`) and those of automatic saving (`#x.md#`), but no copies of the text from before."""
    with suppress(OSError):
        files = sorted(file for file in path.parent.iterdir() if file.is_file())
        return [str(file) for file in files if file.name != path.name and not file.name.endswith("~")]
    return []
