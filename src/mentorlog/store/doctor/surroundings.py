"""Find what lies around a journal: drafts of killed commands, old copies, saved text, and copies made by a program that
synchronises folders."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from mentorlog import shell_line
from mentorlog.model import Finding
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.doctor.copies import describe_import
from mentorlog.store.doctor.words import counted
from mentorlog.store.file.line_files import EDITOR_FOLDER, FILE_OF_EDITOR, line_file
from mentorlog.store.restoring.left_behind import entries_only_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_CONFLICT: Final = r"(?i:conflict|modstridende|konflikt)|\(\d+\)$| \d+$|^-[A-Z][A-Z0-9-]*$"
"""What Dropbox, Nextcloud, Syncthing, Seafile, Google Drive, iCloud and OneDrive (the name of the computer) add to the
name of a copy."""


_MOST_NAMED: Final = 3
"""The number of files in a line to type; of more, the line is for all files in their folder."""


class Leftovers(NamedTuple):
    """Files that mentorlog left, by the reason."""

    drafts: list[Path]
    """Incomplete files of commands that were killed."""
    copies: list[Path]
    """Copies of the journal from before an upgrade."""
    aside: list[Path]
    """Files that were moved away when a backup was put in their place."""
    unsaved: list[Path]
    """Text that could not be saved in the journal."""
    of_editors: list[Path]
    """Folders of editors: of those that are open, and of commands that were killed meanwhile."""
    defects: list[Path]
    """Descriptions of bugs."""


def find_leftovers(
    journal: Path, *, folders: Iterable[Path], data_folder: Path, recovery_folders: Sequence[Path]
) -> Leftovers:
    """Find what is left beside the journal, in the `folders` of its backups, in the data folder, and in the folders of
    recovery files."""
    name = re.escape(journal.name)
    beside = _files(journal.parent)
    nearby = [*beside, *(file for folder in folders for file in _files(folder))]
    return Leftovers(
        drafts=[
            file
            for file in nearby
            if re.fullmatch(r"\..+\.new(-journal|-wal|-shm)?", file.name) and _is_ours(file, journal)
        ],
        copies=[file for file in beside if re.fullmatch(rf"{name}\.v\d+(-\d+)?\.bak", file.name)],
        aside=[file for file in beside if re.fullmatch(rf"{name}(-journal)?\.(old|damaged|recovered).*", file.name)],
        unsaved=[file for folder in recovery_folders for file in _files(folder)],
        of_editors=[each for folder in recovery_folders for each in _editor_folders(folder)],
        defects=_files(data_folder / "defects"),
    )


def _is_ours(draft: Path, journal: Path) -> bool:
    return draft.parent != journal.parent or draft.name.startswith(f".{journal.name}.")


def check_leftovers(leftovers: Leftovers, *, journal: Path) -> Iterator[Finding]:
    """A note for each reason for which files are left, and for each file set aside that has entries of its own."""
    lines = {file: _line_of(file) for file in leftovers.unsaved}
    yield from (_unsaved(file, line) for file, line in lines.items() if line)
    other = _by_folder([file for file, line in lines.items() if not line])
    nothing = not any(lines.values())
    for file in leftovers.aside:
        if (only_there := entries_only_in(file, journal=journal)) > 0:
            nothing = False
            what = f"{file.name} has {counted(only_there, 'entry', 'entries')} that the journal does not have"
            message = f"{what}. Look at them with the line before you delete the file."
            yield Finding(
                "leftovers", "note", message, shell_line.join(["mentorlog", "restore", str(file), "--dry-run"])
            )
            leftovers = leftovers._replace(aside=[each for each in leftovers.aside if each != file])
    for files, noun, plural, tool in (
        *((files, "file has text that was not saved", "files have text that was not saved", "cat") for files in other),
        (leftovers.drafts, "incomplete file of a command that was killed", "incomplete files of killed commands", "rm"),
        (leftovers.copies, "copy from before an upgrade", "copies from before an upgrade", "rm"),
        (leftovers.aside, "file was set aside", "files were set aside", "rm"),
        (leftovers.defects, "description of a bug to report", "descriptions of bugs to report", "cat"),
    ):
        if files:
            nothing = False
            yield _leftover(files, counted(len(files), noun, plural), tool)
    for folders in _by_folder(leftovers.of_editors):
        nothing = False
        yield from _of_editors(folders)
    if nothing:
        yield Finding("leftovers", "ok", "none")


def _by_folder(files: list[Path]) -> list[list[Path]]:
    """The files in groups of those that are in the same folder."""
    return [
        [file for file in files if file.parent == folder] for folder in dict.fromkeys(each.parent for each in files)
    ]


def _line_of(file: Path) -> str:
    """The line that records a file with text, as it was saved beside it; empty if there is none."""
    with suppress(OSError, UnicodeDecodeError):
        return line_file(file).read_text("utf-8").strip()
    return ""


def _unsaved(file: Path, line: str) -> Finding:
    delete = shell_line.join(["rm", str(file), str(line_file(file))])
    message = f"{file} has text that was not saved. To record it, use the line below; then, or instead: {delete}"
    return Finding("leftovers", "note", message, line)


def _leftover(files: list[Path], what: str, tool: str) -> Finding:
    paths = list(map(str, files))
    if tool == "rm":
        return Finding("leftovers", "note", f"{what}: {files[0].name}{_more(files)}.", shell_line.join(["rm", *paths]))
    folder = files[0].parent
    some = _words(files, else_=f"{shell_line.quote(str(folder))}/*")
    return Finding("leftovers", "note", f"{what}, in {folder}. Read, then delete.", f"cat {some} && rm -i {some}")


def _of_editors(folders: list[Path]) -> Iterator[Finding]:
    """Notes for the texts of editors, and for folders with only the swap file of an editor that crashed."""
    parent = folders[0].parent
    every = f"{shell_line.quote(str(parent))}/*{EDITOR_FOLDER}"
    with_text = [folder for folder in folders if (folder / FILE_OF_EDITOR).exists()]
    crashed = [folder for folder in folders if folder not in with_text]
    if with_text:
        what = counted(len(with_text), "text of an editor", "texts of editors")
        message = f"{what} in {parent}. If the command was killed, read, then delete."
        texts = _words([folder / FILE_OF_EDITOR for folder in with_text], else_=f"{every}/{FILE_OF_EDITOR}")
        yield Finding("leftovers", "note", message, f"cat {texts} && rm -ri {_words(with_text, else_=every)}")
    if crashed:
        what = counted(len(crashed), "folder of an editor that crashed", "folders of editors that crashed")
        message = f"{what} in {parent}. Recover the text with the editor, then delete."
        some = _words(crashed, else_=every)
        yield Finding("leftovers", "note", message, f"ls -A {some} && rm -ri {some}")


def _words(paths: list[Path], *, else_: str) -> str:
    """A few paths as words for a shell, or else a pattern that matches them."""
    return shell_line.join(map(str, paths)) if len(paths) <= _MOST_NAMED else else_


def _editor_folders(folder: Path) -> list[Path]:
    """The folders of editors in the recovery folder, by name; none if it can't be read."""
    with suppress(OSError):
        return sorted(each for each in folder.iterdir() if each.name.endswith(EDITOR_FOLDER) and each.is_dir())
    return []


def _more(files: list[Path]) -> str:
    return f" and {len(files) - 1} more" if len(files) > 1 else ""


def check_conflicts(journal: Path) -> Iterator[Finding]:
    """A note for each copy of the journal that a program which synchronises folders made, because two machines had
    changed it."""
    copies = conflicting_copies(journal)
    for copy in copies:
        message = f"{copy.name} is a copy that another machine wrote. {describe_import(copy, journal=journal)}"
        yield Finding("conflicts", "note", message, f"mentorlog import {shell_line.quote(str(copy))} --dry-run")
    if not copies:
        yield Finding("conflicts", "ok", "no conflicting copies beside it")


def conflicting_copies(journal: Path) -> list[Path]:
    """The copies of the journal that a program which synchronises folders made beside it, by their names."""
    stem, suffix = journal.stem, journal.suffix
    return [
        file
        for file in _files(journal.parent)
        if file != journal
        and file.name.startswith(stem)
        and file.suffix == suffix
        and re.search(_CONFLICT, file.stem[len(stem) :])
    ]


def _files(folder: Path) -> list[Path]:
    """The files in a folder, by name; none if it can't be read."""
    with suppress(OSError):
        return sorted(file for file in folder.iterdir() if file.is_file())
    return []
