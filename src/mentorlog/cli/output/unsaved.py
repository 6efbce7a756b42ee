"""Errors on stderr, and the recovery file of what the user typed that could not be saved."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from mentorlog.cli.app import App
from mentorlog.cli.output.kept_journal import line_for_journal
from mentorlog.cli.output.messages import warn, write_hint, write_line_to_type, write_stderr
from mentorlog.cli.signals import restore_signals
from mentorlog.named_tuples import NamedTuple
from mentorlog.shell_line import quote

_FROM_PIPE: Final = "... | "
"""What a line to type begins with if its text comes from standard input."""
_CAN_RECORD: Final = "To record it"
_CORRECT_FIRST: Final = "Correct the line or the text, then"
_UNLOCK_FIRST: Final = "Unlock the journal first, then"


class _Kept(NamedTuple):
    """Where the text that was not saved is."""

    path: str | None
    """The recovery file; None if no file could be written."""
    problem: str = ""
    """Why it is not in the recovery folder."""


def show_error(
    app: App, message: str | None, *, hint: str | None = None, can_repeat: bool = False, is_locked: bool = False
) -> None:
    """Write an error (None: it was shown before) and the lines to type instead to stderr. What the user typed and is
    not saved is kept in a recovery file, and the lines read it from there. `can_repeat` says whether the line that was
    typed may succeed when it is repeated; with `is_locked` it can't before the journal is unlocked with the line of the
    hint."""
    if app.is_session_ending:
        from mentorlog.cli.output.editor_folder import move_folder_to_disk

        move_folder_to_disk(app)
    kept = _keep(app)
    restore_signals()  # nothing more can be lost, and a terminal that hangs must not hold the command
    if message is not None:
        warn(message)
    lines = hint.split("\n") if hint else []
    if kept and kept.path:
        piped = [_from_file(app, line, kept.path) for line in lines if _is_piped(line)]
        lines = [_from_file(app, line, kept.path) for line in lines]
    else:
        piped = []
    write_hint("\n".join(lines))
    if kept:
        label = _UNLOCK_FIRST if is_locked else _CAN_RECORD if can_repeat else _CORRECT_FIRST
        _show(app, kept, label=label, shown=piped)
    for path in app.left_by_editor:
        write_stderr(f"  The editor left {path}")
        if not kept:
            _warn_about_place(app, path)
        if path.endswith(".swp"):
            write_line_to_type("To open it", f"vim -r {quote(path)}")
    _forget(app)


def keep_draft(app: App) -> None:
    """Keep what the user typed in a recovery file, and show its path and the line that records it."""
    kept = _keep(app)
    if kept:
        _show(app, kept, label=_CAN_RECORD, shown=[])
    _forget(app)


def keep_unused_input(app: App) -> None:
    """Keep standard input that a command was given and did not use, with a warning."""
    if app.piped is None or not app.piped.strip():
        return
    app.draft = app.piped.decode("utf-8", "surrogateescape")
    warn("standard input was not used.")
    app.draft_line = lambda _: ""
    keep_draft(app)


def remove_editor_file(app: App) -> None:
    """Remove the file of the editor, and its folder with what the editor left in it: what was typed is saved, or
    nothing was. What an editor that crashed has not saved is left."""
    if app.draft_file is None:
        return
    if app.left_by_editor:
        with suppress(OSError):  # the folder may have become read-only
            Path(app.draft_file).unlink(missing_ok=True)
    else:
        from mentorlog.cli.output.editor_folder import remove_folder_of_editor

        remove_folder_of_editor(app.draft_file)
    app.draft_file = None


def _forget(app: App) -> None:
    """Forget what was kept or shown."""
    app.draft = None
    remove_editor_file(app)


def _is_piped(line: str) -> bool:
    return line.startswith(_FROM_PIPE)


def _from_file(app: App, line: str, path: str) -> str:
    """A line that reads standard input, with the file as its input, and with the journal that it is for."""
    if not _is_piped(line):
        return line
    line = line_for_journal(app, line)
    first, pipe, rest = line.removeprefix(_FROM_PIPE).partition(" | ")
    return f"{first} < {quote(path)}{pipe}{rest}"


def _keep(app: App) -> _Kept | None:
    """Save what the user typed in a recovery folder, or else in the folder for temporary files. None if there is
    nothing to save."""
    if app.draft is None or not app.draft.strip():
        return None
    if app.draft_file is not None and _has_draft(Path(app.draft_file), app.draft):
        from mentorlog.cli.output.editor_folder import take_text_of_editor

        path = take_text_of_editor(app)
        if path is not None:
            return _Kept(path)
    given = _given_file(app)
    if given is not None:
        return _Kept(given)
    from mentorlog.cli.output.private_files import save_recovery_file
    from mentorlog.cli.output.recovery_folders import folders_for_text

    problem = ""
    for folder in folders_for_text(app):
        try:
            return _Kept(str(save_recovery_file(app.draft, folder=folder)), problem)
        except OSError as error:
            problem = f"The recovery folder {folder} can't be written ({error.strerror})."
    from tempfile import gettempdir

    try:
        return _Kept(str(save_recovery_file(app.draft, folder=Path(gettempdir()))), problem)
    except OSError:
        of_editor, app.draft_file = app.draft_file, None  # it has the text, with the lines of help
        return _Kept(of_editor, problem)


def _given_file(app: App) -> str | None:
    """The recovery file that standard input was, if it has the draft: it is kept, and needs no copy. None if it was
    something else, or if the file is in memory that may be gone with the user's session."""
    from mentorlog.cli.output.recovery_folders import is_in_memory
    from mentorlog.cli.output.recovery_lines import file_on_stdin

    file = file_on_stdin(app)
    if file is None or not _has_draft(file, app.draft or "") or (app.is_session_ending and is_in_memory(app, file)):
        return None
    return str(file)


def _warn_about_place(app: App, path: str) -> None:
    """Say whether a file with text of an encrypted journal is in memory, or not encrypted."""
    from mentorlog.cli.output.recovery_folders import warning_about

    warning = warning_about(app, Path(path))
    if warning:
        write_stderr(f"  {warning}")


def _has_draft(path: Path, draft: str) -> bool:
    """Whether the file of the editor has the draft as it is."""
    try:
        return path.read_bytes() == draft.encode("utf-8", "surrogateescape")
    except OSError:
        return False


def _show(app: App, kept: _Kept, *, label: str, shown: list[str]) -> None:
    """Show where the text is, and the line that records it, after a label, unless lines that do are `shown` already;
    the line is saved too. If no file could be written, show the text itself."""
    if kept.problem:
        write_stderr(f"  {kept.problem}")
    if kept.path is None:
        from mentorlog.present.inert import inert_lines

        write_stderr("  What you typed could not be saved. Here it is:")
        for line in inert_lines(app.draft or ""):
            write_stderr(line)
        return
    write_stderr(f"  What you typed is saved in {kept.path}")
    _warn_about_place(app, kept.path)
    line = app.draft_line(kept.path)
    if line or shown:
        from mentorlog.cli.output.recovery_lines import save_line

        save_line(app, kept.path, shown[0] if len(shown) == 1 else line or shown[0])
    if line and not shown:
        write_line_to_type(label, line)
