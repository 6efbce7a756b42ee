"""Read a file that an option of `programme` names."""

from __future__ import annotations

import stat
from pathlib import Path

from mentorlog.errors import MentorlogError, NotFoundError, UsageError
from mentorlog.store.file.permission_lines import permission_line


def read_file(name: str, *, option: str, most_bytes: int) -> bytes:
    """The content of a file. Raises UsageError for `-`, NotFoundError, MentorlogError for one that can't be read or has
    more than `most_bytes`."""
    if name == "-":
        raise UsageError(f"{option} reads a file, not standard input; save it as a file first.")
    try:
        path = Path(name).expanduser()
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise MentorlogError(f"{name} is a folder; expected a file.")
        if not stat.S_ISREG(found.st_mode):
            raise MentorlogError(f"{name} is not a regular file. It was not opened.")
        if found.st_size > most_bytes:
            raise MentorlogError(f"{name} is too large: {found.st_size:,} bytes, of at most {most_bytes:,}.")
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(f"There is no file {name}.") from None
    except RuntimeError:
        raise MentorlogError(f"{name} can't be resolved.") from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise MentorlogError(f"{name} can't be read: {reason}.", hint=permission_line(Path(name))) from error
