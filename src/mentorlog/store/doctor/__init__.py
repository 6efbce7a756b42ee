"""Check a journal and the files around it, and rebuild what can be derived.

The checks never write: the file is opened read-only, and is neither migrated nor rolled back. Whatever is wrong with it
is a finding, with the line that settles it.
"""

from mentorlog.store.doctor.backup_findings import BackupState
from mentorlog.store.doctor.examining import examine, find_rebuildable
from mentorlog.store.doctor.places import Places

__all__ = ["BackupState", "Places", "examine", "find_rebuildable"]
