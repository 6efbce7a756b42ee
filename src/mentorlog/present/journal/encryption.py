"""The pages of `encrypt` and `decrypt`: what was converted, the recovery code, and what may be left elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.enumeration import enumerated
from mentorlog.present.page import Gap, Line, Row, Span, text
from mentorlog.present.phrases import count_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from mentorlog.model.results.encryption import Conversion
    from mentorlog.present.page import Block, Page

_CODE: Final = (
    "Recovery code: it opens the journal if you forget the passphrase. Write it down, and keep it away from this "
    "computer. It is not shown again."
)
_BOTH_LOST: Final = "Without the passphrase and this code, the journal can't be read any more."
_NOT_SHOWN: Final = "The recovery code is not shown again. To make a new one: "
_OLD_BYTES: Final = (
    "The old content was overwritten. It may still be on SSDs, in snapshots, on copy-on-write file systems (Btrfs, "
    "ZFS, APFS), in Time Machine and other backups, and in cloud folders that keep old versions."
)
_OLDER_COPIES: Final = (
    "Copies that were made before still open with the old passphrase: those elsewhere, in snapshots, in Time "
    "Machine and other backups, and in cloud folders that keep old versions."
)
_COPIES: Final = "Exports, and copies that you made elsewhere, are not encrypted."


def encrypted_page(
    done: Conversion, *, journal: Path, recovery_code: Sequence[str], rekey: str, is_rekeyed: bool
) -> Page:
    """That the journal is encrypted, or has another key, and its recovery code, if there is one to show; else
    `rekey`, the line that makes one."""
    what = "Passphrase changed: " if is_rekeyed else "Encrypted: "
    return (
        Line(text(what, Span(str(journal), "strong")), under=tuple(map(text, _converted(done)))),
        Gap(is_in_pipe=True),
        *_recovery_code(recovery_code, rekey=rekey),
        Gap(is_in_pipe=True),
        *_not_encrypted(done),
        *(Line(text(line)) for line in ((_OLDER_COPIES,) if is_rekeyed else (_COPIES, _OLD_BYTES))),
    )


def _recovery_code(lines: Sequence[str], *, rekey: str) -> Iterator[Block]:
    if not lines:
        yield Line(text(_NOT_SHOWN, Span(rekey, "command")))
        return
    yield Line(text(_CODE))
    for number, line in enumerate(lines, start=1):
        yield Row("", text(Span(f"{number}  {line}", spoken=f"Part {number} of the code: {line}")))
    yield Line(text(_BOTH_LOST))


def decrypted_page(done: Conversion, *, journal: Path) -> Page:
    """That the journal is not encrypted any more."""
    return (
        Line(text("Decrypted: ", Span(str(journal), "strong")), under=tuple(map(text, _converted(done)))),
        *_not_reached(done),
        Line(text("Anyone who can read the file can read the journal.")),
    )


def already_encrypted_page(done: Conversion, *, journal: Path) -> Page:
    """That there is nothing to encrypt, and what is not encrypted."""
    return (Line(text("Already encrypted: ", Span(str(journal), "strong"))), *_not_encrypted(done))


def not_encrypted_page(journal: Path) -> Page:
    """That there is nothing to decrypt."""
    return (Line(text("Not encrypted: ", Span(str(journal), "strong"))),)


def _converted(done: Conversion) -> Iterator[str]:
    """What was converted beside the journal, and what was deleted."""
    counted = [
        count_phrase(len(files), noun, plural)
        for files, noun, plural in ((done.backups, "backup", None), (done.copies, "other copy", "other copies"))
        if files
    ]
    if counted:
        yield f"{' and '.join(counted)} too"
    if done.deleted:
        yield f"Deleted: {count_phrase(len(done.deleted), 'incomplete file')} of killed commands"


def _not_encrypted(done: Conversion) -> Iterator[Block]:
    for file in done.unknown:
        yield Line(text(f"Not encrypted: {file}, which is not named as a backup is. If it is a copy, delete it."))
    if done.texts:
        folders = enumerated(dict.fromkeys(file.parent for file in done.texts))
        files = count_phrase(len(done.texts), "file")
        yield Line(text(f"Not encrypted: {files} with text that was not saved, in {folders}."))
    yield from _not_reached(done)


def _not_reached(done: Conversion) -> Iterator[Block]:
    for folder in done.absent:
        yield Line(text(f"Not reached: the backups in {folder}. Type the line again when that folder is there."))
