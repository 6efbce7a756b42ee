"""Where an export goes: the screen, a file (`-o FILE`), a folder of files (`-o FOLDER/`); each whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from mentorlog.cli.app import App
from mentorlog.cli.output.pages import show_line, write_paged
from mentorlog.cli.output.streams import write_bytes, write_text
from mentorlog.errors import ConflictError, MentorlogError, UsageError
from mentorlog.export.formats import Content

_JOURNAL: Final = b"SQLite format 3\0"
"""How a journal's file begins."""


def put(app: App, content: Content, output: str | None, *, force: bool, ending: str, name: str = "summary") -> None:
    """Write `content` to the file or folder `output` names and say so, or put it on stdout. A file of the kind is
    called `name` and `ending` where one is proposed.

    Raises what `check` does, and MentorlogError where the place can't be written.
    """
    check(output, force=force, ending=ending, name=name, is_text=isinstance(content, str), files=_names(content))
    target = _target(output)
    if target is None:
        return _say(app, content)
    if isinstance(content, Mapping):
        if _is_folder(output, target):
            return _put_folder(app, content, target)
        content = _zipped(content)
    return save(app, content, target, force=force, example=f"{name}{ending}")


def put_page(app: App, page: str, target: Path | None, *, force: bool, example: str) -> None:
    """The page on standard output as it is, never in a pager: it is there to be copied; or in a file."""
    if target is None:
        return write_text(page)
    return save(app, page, target, force=force, example=example)


def check(
    output: str | None,
    *,
    force: bool,
    ending: str,
    is_text: bool,
    name: str = "summary",
    files: Collection[str] = (),
) -> None:
    """Refuse before any work what could not be put there: UsageError for what is no text at a terminal, ConflictError
    for a folder where a file is meant, and for what is there already and not to be written over. `files` are those that
    a folder would have."""
    target = _target(output)
    if target is None:
        if not is_text and sys.stdout.isatty():
            raise UsageError(f"A {ending} file is nothing to read at a terminal.", hint=f"-o FILE{ending}")
        return
    if files and _is_folder(output, target):
        if os.path.exists(target) and not os.path.isdir(target):  # noqa: PTH110, PTH112 - as below
            raise ConflictError(f"{target} is a file, not a folder.")
        there = sorted(each for each in files if os.path.exists(target / each))  # noqa: PTH110
        if there and not force:
            raise _there_already(target / there[0])
        return
    if _is_folder(output, target):
        raise _a_folder(target, f"{name}{ending}")
    _check_file(target, force=force, example=f"{name}{ending}")


def target_of(output: str | None) -> Path | None:
    """The file that was named; None for standard output, which `-` is too. Raises MentorlogError for a home that nobody
    has (`~nobody`), ConflictError for a folder (`name/`)."""
    target = _target(output)
    if target is not None and _named_folder(output):
        raise ConflictError(f"{output} is a folder, and a file is meant.")
    return target


def save(app: App, content: str | bytes, target: Path, *, force: bool, example: str) -> None:
    """Write a file and say so. Raises ConflictError for a folder (`example` is a name in it), for what is no file, and
    for a file that is there already unless `force`; MentorlogError where the place can't be written."""
    _check_file(target, force=force, example=example)
    from mentorlog.cli.output.private_files import write_private

    write_private(target, content, over=force)
    show_line(app, f"Wrote {target}")


def _target(output: str | None) -> Path | None:
    if not output or output == "-":
        return None
    try:
        return Path(output).expanduser()
    except RuntimeError as error:
        raise MentorlogError(f"{output} can't be resolved.") from error


def _check_file(target: Path, *, force: bool, example: str) -> None:
    # not pathlib's: what may not be looked at raises there, and writing says it better
    if os.path.isdir(target):  # noqa: PTH112
        raise _a_folder(target, example)
    if os.path.exists(target) and not os.path.isfile(target):  # noqa: PTH110, PTH113
        # to write over a device or a pipe would put a file in its place
        raise ConflictError(f"{target} is no file.", hint="leave -o away, and send standard output there: > FILE")
    if os.path.exists(target):  # noqa: PTH110
        if not force:
            raise _there_already(target)
        _refuse_journal(target)


def _refuse_journal(target: Path) -> None:
    """No force writes over a journal, or a copy of one: nothing could bring it back."""
    try:
        with target.open("rb") as file:
            is_journal = file.read(len(_JOURNAL)) == _JOURNAL
    except OSError:
        return  # what can't be read can't be written either, which says why
    if is_journal:
        raise ConflictError(f"{target} is a journal, and is not written over.", hint="-o another file")


def _named_folder(output: str | None) -> bool:
    return str(output).endswith(("/", os.sep))


def _is_folder(output: str | None, target: Path) -> bool:
    return _named_folder(output) or os.path.isdir(target)  # noqa: PTH112 - as above


def _names(content: Content) -> Collection[str]:
    return content.keys() if isinstance(content, Mapping) else ()


def _put_folder(app: App, files: Mapping[str, bytes], target: Path) -> None:
    """A folder with these files in it. All are written beside their places first; one that is there gets them one after
    the other then, and keeps what is none of them."""
    import shutil
    import tempfile

    from mentorlog.cli.output.private_files import make_folder, write_private

    is_new = not os.path.isdir(target)  # noqa: PTH112
    try:
        make_folder(target.parent)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent if is_new else target))
        try:
            draft.chmod(0o700)  # whatever the umask took away
            for name, content in files.items():
                write_private(draft / name, content)
            if is_new:
                draft.rename(target)
            else:
                for name in files:
                    (draft / name).replace(target / name)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    except OSError as error:
        raise MentorlogError(f"{target} can't be written: {error.strerror}.") from error
    show_line(app, f"Wrote {len(files)} files to {target}{os.sep}")


def _there_already(target: Path) -> ConflictError:
    return ConflictError(f"{target} is there already; it was left as it is.", hint="--force writes over it")


def _a_folder(target: Path, example: str) -> ConflictError:
    return ConflictError(f"{target} is a folder.", hint=f"-o {target / example}")


def _zipped(files: Mapping[str, bytes]) -> bytes:
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # of one day for all: the same journal makes the same file
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return packed.getvalue()


def _say(app: App, content: Content) -> None:
    """Put it on stdout; bytes as they are, for a line's end is part of the format there."""
    if isinstance(content, str):
        return write_paged(app, content)
    return write_bytes(_zipped(content) if isinstance(content, Mapping) else content)
