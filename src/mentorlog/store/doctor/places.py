"""Where a journal, its backups and what else belongs to it are, and the lines that restore it."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.store.backups.folder import list_backups
from mentorlog.store.backups.soundness import problem_of
from mentorlog.store.damage import dump_line
from mentorlog.store.file.driver import is_locked

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from mentorlog.model.results.backups import Backup

_MOST_TRIED: Final = 5
"""The number of backups that are read to find a good one."""


class Places:
    """The files that the checks look at; everything is read on first use."""

    def __init__(
        self,
        journal: Path,
        *,
        data_folder: Path,
        recovery_folders: Sequence[Path] = (),
        backup_folders: Sequence[Path],
        machine: str,
        settings: Path | None = None,
        db: str | None = None,
    ) -> None:
        self.journal = journal
        self.settings = settings
        self.data_folder = data_folder
        self.recovery_folders = tuple(recovery_folders) or (data_folder / "unsaved",)
        self.backup_folders = tuple(dict.fromkeys(backup_folders))
        self._machine = machine
        self._db = db
        """The journal as it was given on the command line, for lines to type."""
        self._problems: dict[Path, str | None] = {}

    @cached_property
    def backups(self) -> tuple[Backup, ...]:
        """The backups in all folders, newest first; none in a folder that can't be read."""
        found: list[Backup] = []
        for folder in self.backup_folders:
            try:
                found += list_backups(folder, machine=self._machine)
            except OSError:
                continue
        return tuple(sorted(found, key=lambda backup: backup.made_at, reverse=True))

    @cached_property
    def readable_backups(self) -> tuple[Backup, ...]:
        """Those of the backups that are not encrypted with another passphrase, newest first."""
        return tuple(backup for backup in self.backups if not is_locked(backup.path))

    def problem_of(self, backup: Backup) -> str | None:
        """The first problem in a backup; None if it is sound. Nothing is written."""
        if backup.path not in self._problems:
            self._problems[backup.path] = problem_of(backup, full_check=True)
        return self._problems[backup.path]

    @cached_property
    def good_backup(self) -> Backup | None:
        """The newest backup that is sound."""
        return next((backup for backup in self.readable_backups[:_MOST_TRIED] if self.problem_of(backup) is None), None)

    def restore_line(self) -> str | None:
        """The line that restores the newest good backup; None if there is none."""
        good = self._good_name()
        return shell_line.join(["mentorlog", "restore", good]) if good else None

    def restore_locked_line(self) -> str | None:
        """The line that restores the newest backup whose key is not known, and can be asked for; None if there is
        none."""
        locked = next((backup for backup in self.backups if backup not in self.readable_backups), None)
        return shell_line.join(["mentorlog", "restore", self._name(locked)]) if locked else None

    def recovery_line(self) -> str:
        """The line that restores the newest good backup; without one, the line that recovers what can be read."""
        restore = self.restore_line()
        if restore is not None:
            return restore
        recovered = f"{self.journal}.recovered"
        return f"{dump_line(str(self.journal), recovered)}; {self._restore(recovered)}"

    def move_and_restore_line(self) -> str | None:
        """The line that moves another file out of the journal's place and restores the newest good backup."""
        good = self._good_name()
        return self._line_after_moving(good) if good else None

    @property
    def restore_other_line(self) -> str:
        """The line that moves a file that can't be read out of the journal's place, to restore a copy of the user."""
        mentorlog = ["mentorlog", "--db", self._db] if self._db else ["mentorlog"]
        return f"{self._move()} && {shell_line.join([*mentorlog, 'restore'])} FILE"

    @property
    def move_and_take_in_line(self) -> str:
        """The line that moves a file rebuilt from a dump out of the journal's place and makes a journal of it."""
        return self._line_after_moving(str(self._free_name()))

    @property
    def rebuild_line(self) -> str:
        """The line that moves the journal away and copies every row of it to a new journal. What `restore` reads from a
        dump gets all tables of the schema, and the missing rows to which others belong."""
        old = self._free_name()
        dump = old.with_name(f"{old.name}.dump")
        return self._line_after_moving(str(dump), dump_line(str(old), str(dump), like=str(self.journal)))

    def _good_name(self) -> str | None:
        """What `restore` takes: the name of a file in the folder of backups is enough."""
        return self._name(self.good_backup) if self.good_backup else None

    def _name(self, backup: Backup) -> str:
        return backup.path.name if backup.path.parent == self.backup_folders[0] else str(backup.path)

    def _line_after_moving(self, restored: str, *before: str) -> str:
        return " && ".join([self._move(), *before, self._restore(restored)])

    def _move(self) -> str:
        return shell_line.join(["mv", str(self.journal), str(self._free_name())])

    def _restore(self, restored: str) -> str:
        """The line that restores, for use after other commands."""
        mentorlog = ["mentorlog", "--db", self._db] if self._db else ["mentorlog"]
        return shell_line.join([*mentorlog, "restore", restored])

    def _free_name(self) -> Path:
        """A name beside the journal that no file has."""
        aside, number = self.journal.with_name(f"{self.journal.name}.old"), 1
        while os.path.lexists(aside):
            number += 1
            aside = self.journal.with_name(f"{self.journal.name}.old-{number}")
        return aside
