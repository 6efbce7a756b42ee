"""Where the files of the journal of this run are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.store.forgetting.places import Files


def files_of(app: App) -> Files:
    """The journal, the folders of its backups, and the folders of recovery files."""
    from tempfile import gettempdir

    from mentorlog.cli.machine import machine_name
    from mentorlog.cli.output.recovery_folders import recovery_folders
    from mentorlog.cli.real_clock import local_now
    from mentorlog.store.backups.folder import folders_of
    from mentorlog.store.forgetting.places import Files

    journal = Path(app.journal_path).resolve()
    folders = folders_of(journal, app.settings.backup_dir)
    return Files(
        journal,
        folders,
        Path(app.data_folder),
        recovery_folders(app),
        Path(gettempdir()),
        machine_name(),
        local_now(),
    )
