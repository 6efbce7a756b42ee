"""What `doctor` checks: the settings, and where the journal and its backups are according to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog import shell_line
from mentorlog.cli.daily_backup import state_path
from mentorlog.cli.machine import machine_name
from mentorlog.errors import MentorlogError
from mentorlog.model import Finding

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.store.doctor import BackupState, Places


def settings_findings(app: App) -> list[Finding]:
    """What is wrong in the settings. What hides the journal's path, or the whole file, is a fault."""
    path = app.settings_path
    fatal = _journal_error(app)
    errors = [fatal, *app.settings_errors] if fatal else app.settings_errors
    findings = []
    for error in dict.fromkeys(errors):
        is_fault = error is fatal or not error.message.startswith(f"{path}: ")
        findings.append(Finding("settings", "fault" if is_fault else "note", error.message, _fix(path, error)))
    from mentorlog.store.doctor.paths import is_file

    where = path if is_file(Path(path)) else "the defaults"
    return findings or [Finding("settings", "ok", where)]


def _journal_error(app: App) -> MentorlogError | None:
    """Why the settings do not say which file the journal is; None if they do."""
    _ = app.settings  # reads them, even if the journal is named without them
    try:
        _ = app.journal_path
    except MentorlogError as error:
        return error
    return None


def _fix(path: str, error: MentorlogError) -> str:
    """The line that settles an error in the settings."""
    hint = error.hint or ""
    if hint.startswith("mentorlog config --unset "):
        return hint.partition("\n")[0]
    if hint.startswith("chmod "):
        return hint
    if hint.startswith("mentorlog config db "):
        return "mentorlog config --unset db"
    if "Permission denied" in error.message:
        return shell_line.join(["chmod", "u+rw", path])
    return shell_line.join(["mv", path, f"{path}.old"])


def journal_places(app: App) -> tuple[Places, BackupState] | None:
    """Where the journal is with what belongs to it, and the state of its backups; None if the settings do not say which
    file it is."""
    from mentorlog.cli.backups.state import STARTED, read_state
    from mentorlog.cli.output.recovery_folders import recovery_folders
    from mentorlog.cli.real_clock import local_now
    from mentorlog.store.backups.folder import folders_of
    from mentorlog.store.doctor import BackupState, Places

    try:
        journal = Path(app.journal_path).absolute()
    except MentorlogError:
        return None
    folders = folders_of(journal, app.settings.backup_dir)
    places = Places(
        journal,
        data_folder=Path(app.data_folder),
        recovery_folders=recovery_folders(app),
        backup_folders=folders,
        machine=machine_name(),
        settings=Path(app.settings_path),
        db=app.db,
    )
    state = read_state(state_path(str(journal.resolve())))
    failure = state.message if state is not None and state.status != STARTED else None
    return places, BackupState(local_now(), failure, is_off=app.settings.backups == "off")
