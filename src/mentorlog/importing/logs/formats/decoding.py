"""Decode the bytes of a log, within limits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.errors import MentorlogError
from mentorlog.normalise import end_lines_with_lf, probable_encoding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.importing.logs.log_data import LogFile

MAX_FILE_BYTES: Final = 50_000_000
"""The largest file that is read."""
MAX_FILES: Final = 10_000
"""The most files of a folder that are read."""
_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_BYTE_ORDER_MARK: Final = "\ufeff"


def decode(file: LogFile) -> str:
    """The text of a file, in UTF-8 or, with a byte order mark, UTF-16, with LF at the end of each line.

    Raises MentorlogError, with the line where that is known, for another encoding, a file that is not text, and
    characters that can't be stored."""
    check_size(file.name, len(file.data))
    if file.data.startswith(_UTF_16_MARKS):
        text = _decode_utf_16(file)
    else:
        _refuse_binary(file)
        try:
            text = file.data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise _not_utf_8(file, error.start) from None
    text = end_lines_with_lf(text.removeprefix(_BYTE_ORDER_MARK))
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise MentorlogError(f"{file.name}:{line} contains a NUL character, which can't be stored.")
    return text


def check_size(name: str, size: int) -> None:
    """Raise MentorlogError for a file that is too large to be read."""
    if size > MAX_FILE_BYTES:
        raise MentorlogError(
            f"{name} has {size:,} bytes; a log can have {MAX_FILE_BYTES:,} (50 MB).",
            hint="Split it into several files, and import the folder that they are in.",
        )


def check_count(files: Sequence[LogFile]) -> None:
    """Raise MentorlogError for more files than are read at once."""
    if len(files) > MAX_FILES:
        raise MentorlogError(
            f"The log has {len(files):,} files; at most {MAX_FILES:,} are imported at once.",
            hint="Import its folders one by one.",
        )


def _decode_utf_16(file: LogFile) -> str:
    try:
        return file.data.decode("utf-16")
    except UnicodeDecodeError as error:
        before = file.data[: error.start].decode("utf-16", "replace")
        raise MentorlogError(
            f"{file.name}:{before.count(chr(10)) + 1} contains an incomplete character and can't be read as UTF-16."
        ) from None


def _refuse_binary(file: LogFile) -> None:
    """Raise MentorlogError for a file that is not text, unless its only NUL is in a text."""
    controls = sum(byte < 9 or 13 < byte < 27 for byte in file.data[:4096])
    if controls > max(2, len(file.data[:4096]) // 50):
        raise MentorlogError(
            f"{file.name} is not a text file.", hint="A log can be Markdown, plain text, Org, CSV, or a JSON export."
        )


def _not_utf_8(file: LogFile, start: int) -> MentorlogError:
    line = file.data.count(b"\n", 0, start) + 1
    stem, dot, ending = file.name.rpartition(".")
    new = f"{stem}-utf8.{ending}" if dot else f"{file.name}-utf8"
    paths = shell_line.quote(file.name), shell_line.quote(new)
    return MentorlogError(
        f"{file.name}:{line} is not valid UTF-8.",
        hint=f"iconv -f {probable_encoding(file.data)} -t UTF-8 {paths[0]} > {paths[1]}",
    )
