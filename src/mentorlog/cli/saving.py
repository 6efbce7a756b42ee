"""Where an export goes: the screen, a file (`-o FILE`), a folder of files (`-o FOLDER/`); each whole or not at all."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from mentorlog.cli.app import App
from mentorlog.errors import ConflictError, MentorlogError, UsageError

Content = str | bytes | Mapping[str, bytes]
"""A text, a file's bytes, or several files by name, which are a folder or, in one file, a zip."""

Output = Annotated[
    str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of the screen.")
]
Force = Annotated[bool, typer.Option("--force", help="Write over FILE where it is there already.")]


def put(app: App, content: Content, output: str | None, *, force: bool, ending: str) -> None:
    """Write `content` to the file or folder `output` names and say so, or put it on stdout.

    Raises UsageError for what is no text at a terminal, ConflictError for what is there already and not to be written
    over, MentorlogError where the place can't be written.
    """
    target = target_of(output)
    if target is None:
        return _say(app, content, ending)
    if isinstance(content, Mapping):
        if str(output).endswith(("/", os.sep)) or target.is_dir():
            return _put_folder(app, content, target, force=force)
        content = _zipped(content)
    return save(app, content, target, force=force, example=f"summary{ending}")


def target_of(output: str | None) -> Path | None:
    """The file that was named; None for standard output, which `-` is too. Raises MentorlogError for a home that nobody
    has (`~nobody`)."""
    if not output or output == "-":
        return None
    try:
        return Path(output).expanduser()
    except RuntimeError as error:
        raise MentorlogError(f"{output} can't be resolved.") from error


def save(app: App, content: str | bytes, target: Path, *, force: bool, example: str) -> None:
    """Write a file and say so. Raises ConflictError for a folder (`example` is a name in it), and for a file that is
    there already unless `force`; MentorlogError where the place can't be written."""
    # not pathlib's: a folder that may not be entered raises there, and writing says it better
    if os.path.isdir(target):  # noqa: PTH112
        raise ConflictError(f"{target} is a folder.", hint=f"-o {target / example}")
    if os.path.exists(target) and not force:  # noqa: PTH110
        raise _there_already(target)
    from mentorlog.cli.files import write_private

    write_private(target, content)
    app.show_line(f"Wrote {target}")


def _put_folder(app: App, files: Mapping[str, bytes], target: Path, *, force: bool) -> None:
    """A folder with these files in it; one that is there and empty is filled, one with something in it only by force,
    which leaves what is none of these."""
    if target.exists() and not target.is_dir():
        raise ConflictError(f"{target} is a file, not a folder.")
    there = sorted(name for name in files if (target / name).exists())
    if there and not force:
        raise _there_already(target / there[0])
    from mentorlog.cli.files import make_folder, write_private

    if target.is_dir():
        for name, content in files.items():
            write_private(target / name, content)
    else:
        import shutil
        import tempfile

        make_folder(target.parent)
        try:
            draft = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        except OSError as error:
            raise MentorlogError(f"{target} can't be made: {error.strerror}.") from error
        try:
            for name, content in files.items():
                write_private(draft / name, content)
            draft.rename(target)
        except BaseException:
            shutil.rmtree(draft, ignore_errors=True)
            raise
    app.show_line(f"Wrote {len(files)} files to {target}{os.sep}")


def _there_already(target: Path) -> ConflictError:
    return ConflictError(f"{target} is there already; it was left as it is.", hint="--force writes over it")


def _zipped(files: Mapping[str, bytes]) -> bytes:
    from io import BytesIO
    from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            # of one day for all: the same journal makes the same file
            archive.writestr(ZipInfo(name), content, ZIP_DEFLATED)
    return packed.getvalue()


def _say(app: App, content: Content, ending: str) -> None:
    """Put it on stdout; bytes as they are, for a line's end is part of the format there."""
    if isinstance(content, str):
        return app.say_at_length(content)
    data = _zipped(content) if isinstance(content, Mapping) else content
    if sys.stdout.isatty() and ending != ".ics":
        raise UsageError(f"A {ending} file is nothing to read at a terminal.", hint=f"-o FILE{ending}")
    app.flush()
    try:
        sys.stdout.buffer.write(data)
    except BrokenPipeError:
        app.stop_quietly()
    return None
