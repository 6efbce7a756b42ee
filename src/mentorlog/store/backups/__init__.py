"""Backups: verified copies of a journal, in a folder beside it or in the folder of the setting `backup_dir`.

Each backup is a complete journal in one file. A file gets its final name only after it was verified, so every file with
the name of a backup was sound when it was made. The name has the time and the machine; each machine deletes only its
own backups, so that several machines can share one folder. Times and the name of the machine are passed in.
"""

from mentorlog.model.results.backups import Backup, BackupContent
from mentorlog.store.backups.content import describe
from mentorlog.store.backups.folder import folder_of, list_backups
from mentorlog.store.backups.making import copy_journal, make_backup
from mentorlog.store.backups.pruning import prune
from mentorlog.store.backups.verifying import verify

__all__ = [
    "Backup",
    "BackupContent",
    "copy_journal",
    "describe",
    "folder_of",
    "list_backups",
    "make_backup",
    "prune",
    "verify",
]
