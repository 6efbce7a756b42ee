"""Write exports to stdout, a file (`-o FILE`) or a folder (`-o FOLDER/`); each is written completely or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.cli.output.journal_files import refuse_journal, refuse_own_file
from mentorlog.cli.output.pages import show_line, write_paged
from mentorlog.cli.output.private_files import refuse_dangling_link, write_private
from mentorlog.cli.output.streams import write_bytes, write_text
from mentorlog.errors import ConflictError, MentorlogError, UsageError

if TYPE_CHECKING:
    from collections.abc import Collection

    from mentorlog.cli.app import App
    from mentorlog.export.formats import Content


def write_output(
    app: App, content: Content, output: str | None, *, force: bool, ending: str, name: str = "summary"
) -> None:
    """Write `content` to the file or folder `output` and report it, or write it to stdout. Hints propose `name` with
    the extension `ending` as the file.

    Raises as `check_target` does, and MentorlogError if the file can't be written.
    """
    check_target(output, force=force, ending=ending, name=name, is_text=isinstance(content, str), files=_names(content))
    target = _target(output)
    if target is None:
        return _write_stdout(app, content)
    if isinstance(content, Mapping):
        if _is_folder(output, target):
            return _write_folder(app, content, target)
        content = _zipped(content)
    return save_file(app, content, target, force=force, example=f"{name}{ending}")


def write_page(app: App, page: str | bytes, target: Path | None, *, force: bool, example: str) -> None:
    """Write a page to a file, or to stdout without a pager, so that it can be copied."""
    if target is not None:
        return save_file(app, page, target, force=force, example=example)
    return write_text(page) if isinstance(page, str) else write_bytes(page)


def check_target(
    output: str | None,
    *,
    force: bool,
    ending: str,
    is_text: bool,
    name: str = "summary",
    files: Collection[str] = (),
) -> None:
    """Check, before any work, that the output can be written. `files` are the names that a folder would contain.

    Raises UsageError for binary content at a terminal, ConflictError for a folder instead of a file and for a file that
    exists, unless `force`.
    """
    target = _target(output)
    if target is not None:
        refuse_dangling_link(target)
    if target is None:
        if not is_text and sys.stdout.isatty():
            raise UsageError(f"A {ending} file can't be shown in a terminal.", hint=f"-o FILE{ending}")
        return
    if files and _is_folder(output, target):
        if os.path.exists(target) and not os.path.isdir(target):  # noqa: PTH110, PTH112 - as below
            raise ConflictError(f"{target} is a file, not a folder.")
        existing = sorted(name for name in files if os.path.exists(target / name))  # noqa: PTH110
        if existing and not force:
            raise _already_exists(target / existing[0])
        return
    if _is_folder(output, target):
        raise _folder_error(target, f"{name}{ending}")
    _check_file(target, force=force, example=f"{name}{ending}")


def output_path(output: str | None) -> Path | None:
    """The file to write; None for standard output (also `-`). Raises MentorlogError for an unknown home (`~nobody`),
    ConflictError for a folder (`name/`)."""
    target = _target(output)
    if target is not None and _has_folder_name(output):
        raise ConflictError(f"{output} is a folder; expected a file.")
    return target


def save_file(app: App, content: str | bytes, target: Path, *, force: bool, example: str) -> None:
    """Write a file and report it. Raises ConflictError for a folder (`example` is a file name to propose), for anything
    else that is not a regular file, for an existing file unless `force`, and for a journal even then; MentorlogError if
    it can't be written."""
    _check_file(target, force=force, example=example)
    refuse_own_file(app, target, example=example)
    write_private(target, content, overwrite=force)
    show_line(app, f"Wrote {target}")


def _target(output: str | None) -> Path | None:
    if not output or output == "-":
        return None
    try:
        return Path(output).expanduser()
    except RuntimeError as error:
        raise MentorlogError(f"{output} can't be resolved.") from error


def _check_file(target: Path, *, force: bool, example: str) -> None:
    # pathlib would raise if the path can't be read; writing gives the better message
    if os.path.isdir(target):  # noqa: PTH112
        raise _folder_error(target, example)
    if os.path.exists(target) and not os.path.isfile(target):  # noqa: PTH110, PTH113
        # writing would replace a device or a pipe with a file
        raise ConflictError(f"{target} is not a regular file.", hint="omit -o and redirect standard output: > FILE")
    if os.path.exists(target):  # noqa: PTH110
        refuse_journal(target, example=example)  # before --force is shown, which would be refused too
        if not force:
            raise _already_exists(target)


def _has_folder_name(output: str | None) -> bool:
    return str(output).endswith(("/", os.sep))


def _is_folder(output: str | None, target: Path) -> bool:
    return _has_folder_name(output) or os.path.isdir(target)  # noqa: PTH112 - as above


def _names(content: Content) -> Collection[str]:
    return content.keys() if isinstance(content, Mapping) else ()


def _write_folder(app: App, files: Mapping[str, bytes], target: Path) -> None:
    """Write the files to a folder. All are written to a temporary folder first; an existing folder then gets them one
    by one and keeps its other files."""
    import shutil
    import tempfile

    from mentorlog.store.file.files import make_folder

    for name in files:
        if os.path.exists(target / name):  # noqa: PTH110
            refuse_journal(target / name, example=None)
    is_new = not os.path.isdir(target)  # noqa: PTH112
    try:
        make_folder(target.parent)
        draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent if is_new else target))
        try:
            draft.chmod(0o700)  # regardless of the umask
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


def _already_exists(target: Path) -> ConflictError:
    return ConflictError(f"{target} already exists; it was not changed. --force overwrites it:", hint="--force")


def _folder_error(target: Path, example: str) -> ConflictError:
    from mentorlog import shell_line

    return ConflictError(f"{target} is a folder.", hint=f"-o {shell_line.quote(str(target / example))}")


def _zipped(files: Mapping[str, bytes]) -> bytes:
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # with a fixed date, so that the same journal makes the same file
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return packed.getvalue()


def _write_stdout(app: App, content: Content) -> None:
    """Write the content to stdout; bytes unchanged, because line ends are part of the format."""
    if isinstance(content, str):
        return write_paged(app, content)
    return write_bytes(_zipped(content) if isinstance(content, Mapping) else content)
