"""What a file is that is not a journal, and how to make a journal of it: a dump, a compressed file, an export."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mentorlog import shell_line
from mentorlog.compression import compression_of
from mentorlog.encrypted_formats import encryption_of
from mentorlog.errors import JournalError
from mentorlog.store.encryption.cut_off import cut_off_journal

_SQL: Final = (b"PRAGMA ", b"BEGIN", b"CREATE TABLE", b"INSERT INTO", b".dbconfig")
"""How the text begins that `sqlite3 FILE .dump` and `.recover` write."""
_DOCUMENTS: Final = {
    "Word": (".docx", ".doc", ".docm", ".dotx", ".rtf"),
    "Excel": (".xlsx", ".xls", ".xlsm"),
    "Pages": (".pages",),
    "Numbers": (".numbers",),
    "LibreOffice": (".odt", ".ods"),
}
"""The extensions of documents, by the program that saves them as text."""
_TABLES: Final = (".xlsx", ".xls", ".xlsm", ".numbers", ".ods")
BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
EXPORT_KEY: Final = b'"mentorlog_export"'
"""The first key of an export."""


def not_a_journal(source: Path, header: bytes, *, command: str = "restore") -> JournalError:
    """The error for a file that is not an SQLite file, with the lines that restore or import (`command`) what is in it;
    `header` is its first bytes."""
    if not header:
        return JournalError(f"The file {source} is empty. Nothing was changed.")
    quoted = shell_line.quote(str(source))
    if command == "import" and (program := _program_of(source)):
        kind = "CSV" if source.suffix.lower() in _TABLES else "plain text (.txt)"
        return JournalError(
            f"{source} is a document of {program}, which is not read. Save it as {kind} there, and import that file. "
            "Nothing was changed."
        )
    if compression := compression_of(header):
        program, unpack = compression
        return JournalError(
            f"The file {source} is compressed with {program}. Nothing was changed. Decompress it first:",
            hint=f"{unpack} {quoted} > decompressed.db\nmentorlog {command} decompressed.db",
        )
    if encryption := encryption_of(header):
        program, decrypt = encryption
        new = f"decrypted{Path(source.stem).suffix or '.db'}"
        return JournalError(
            f"The file {source} is encrypted with {program}. Nothing was changed. Decrypt it first:",
            hint=f"{decrypt} {quoted} > {new}\nmentorlog {command} {new}",
        )
    text = header.removeprefix(BYTE_ORDER_MARK).lstrip()
    if text.startswith(_SQL):
        return JournalError(
            f"The file {source} is SQL text, not a mentorlog journal. Nothing was changed. Make a file from it first:",
            hint=f"sqlite3 rebuilt.db < {quoted}\nmentorlog {command} rebuilt.db",
        )
    if text.startswith(b"{") and EXPORT_KEY in text:
        return JournalError(
            f"The file {source} is a JSON export, not a journal. Nothing was changed. `import` brings its entries:",
            hint=f"mentorlog import {quoted} --dry-run\nmentorlog import {quoted}",
        )
    if text.startswith((b"{", b"[")):
        return JournalError(
            f"The file {source} is not a mentorlog journal: it looks like JSON. An export is not a backup. Nothing was "
            "changed. List the backups:",
            hint="mentorlog restore",
        )
    if cut_off := cut_off_journal(source):
        whole = source.with_name(f"{source.name}.whole-pages")
        return JournalError(
            f"The file {source} is not a mentorlog journal. Nothing was changed. {cut_off.sentence} Copy it again from "
            "where it is complete; or, to read what is left of it:",
            hint=f"{cut_off.copying_line(source, whole)}\n{shell_line.join(['mentorlog', command, str(whole)])}",
        )
    if command == "import":
        return JournalError(
            f"{source} is not a file that can be imported. Nothing was changed. Imported are journals of mentorlog, "
            "its JSON exports, and logs: .md, .txt, .org, .csv, or JSON of jrnl or Day One."
        )
    return JournalError(f"The file {source} is not a mentorlog journal. Nothing was changed.")


def _program_of(source: Path) -> str | None:
    """The program whose document a file is, by its extension; None if it is not one."""
    return next((program for program, endings in _DOCUMENTS.items() if source.suffix.lower() in endings), None)
