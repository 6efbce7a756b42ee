"""Run the editor on a file in the recovery folder, so that what was written is there whatever happens."""

from __future__ import annotations

import subprocess
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.cli.output.private_files import new_recovery_file
from mentorlog.cli.output.programs import shell_words
from mentorlog.cli.signals import Ended, raise_ending_signals
from mentorlog.errors import MentorlogError

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
        Path(before).unlink(missing_ok=True)
    failed = True
    try:
        with suppress(OSError), _keys_are_for_editor():  # OSError: it can't be started
            failed = _run(shell_words(editor, str(path)), app) != 0
    finally:
        written = _read(path, content)
        remember(written)
        _name_files_of_editor(app, path)
    return written, failed


def _new_file(app: App, content: bytes) -> Path:
    """A new file with the content, in the recovery folder or else in the folder for temporary files. Raises
    MentorlogError if neither can be written."""
    try:
        return _filled(new_recovery_file(Path(app.recovery_folder), ending=".md"), content)
    except OSError:
        import tempfile

        folder = tempfile.gettempdir()
    try:
        return _filled(new_recovery_file(Path(folder), ending=".md"), content)
    except OSError as error:
        message = f"No file for the editor can be written in {app.recovery_folder} or {folder}: {error.strerror}."
        raise MentorlogError(message) from error


def _filled(path: Path, content: bytes) -> Path:
    """Write the content to a new file; a file that can't hold it is removed. Raises OSError."""
    try:
        path.write_bytes(content)
    except OSError:
        path.unlink(missing_ok=True)
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
    process = subprocess.Popen(words, env=dict(app.environ))  # noqa: S603 - the user's own editor
    try:
        return process.wait()
    except Ended as ended:
        _pass_on(process.pid, ended.number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(_PATIENCE)
        raise


def _pass_on(shell: int, number: int) -> None:
    """Send a signal to the editor, which a shell runs."""
    with suppress(OSError):  # pkill may be missing
        subprocess.run(["pkill", f"-{number}", "-P", str(shell)], check=False, stderr=subprocess.DEVNULL)  # noqa: S603, S607


def _name_files_of_editor(app: App, path: Path) -> None:
    """Let an error name the files that the editor left beside its own, such as a swap file of vim."""
    with suppress(OSError):
        app.left_by_editor = [
            str(file)
            for file in sorted(path.parent.iterdir())
            if path.name in file.name and file.name != path.name and not file.name.endswith("~")
        ]
