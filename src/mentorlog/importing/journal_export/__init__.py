"""Read a JSON export of this program (docs/export.md), in any version of the format, and check all of it.

A file is not trusted: its size and depth are limited, every value is checked against the schema, every link must lead
to an entry of the file. An error says where in the file the fault is.
"""

from mentorlog.importing.journal_export.file import MAX_BYTES, parse_export, read_export

__all__ = ["MAX_BYTES", "parse_export", "read_export"]
