"""From the file of an export, or its bytes, to its checked content."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.errors import ImportFileError, NotFoundError

if TYPE_CHECKING:
    from pathlib import Path

    from mentorlog.model.results.journal_export import JournalExport

MAX_BYTES: Final = 500_000_000
"""The largest file that is read: memory must hold several times as much."""


def read_export(file: Path) -> JournalExport:
    """Read a JSON export. Raises NotFoundError if there is no such file, ImportFileError for one that can't be read, or
    that is not an export."""
    try:
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise NotFoundError(f"There is no file {file}.") from None
    except OSError as error:
        raise ImportFileError(f"{file} can't be read: {error.strerror}.") from error
    return parse_export(content, name=str(file))


def parse_export(content: bytes, *, name: str) -> JournalExport:
    """The checked content of an export; `name` is the name of its file, for messages. Raises ImportFileError."""
    from mentorlog.importing.journal_export.checking import check_export, check_texts, unknown_keys
    from mentorlog.importing.journal_export.links import normalise
    from mentorlog.importing.journal_export.parsing import parse_json
    from mentorlog.importing.journal_export.typed_rules import check_typed_rules

    if len(content) > MAX_BYTES:
        raise ImportFileError(f"{name} is larger than {MAX_BYTES // 1_000_000} MB, the most that is imported.")
    export = check_export(parse_json(content, name=name), name=name)
    unknown = unknown_keys(export, name=name)
    if re.search(_UNSTORABLE, content):
        check_texts(export, name=name)
    check_typed_rules(export, name=name)
    return normalise(export, name=name, unknown_keys=unknown)


_UNSTORABLE: Final = rb"\\u(0000|[dD][89a-fA-F])"
"""The escapes of a NUL character and of halves of characters; two halves together are a character."""
