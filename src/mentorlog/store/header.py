"""What the header of a journal's file says: that it is one, and the version of its schema."""

from typing import Final

APPLICATION_ID: Final = 0x6D6C6F67
"""`mlog` in the header of the file, where `file` and SQLite find it."""
VERSION: Final = 4
"""The schema version that this code writes: the number of `schema.STEPS`, here because reading those costs time."""
