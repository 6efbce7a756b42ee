"""The folder of its own in which an editor works on a text. Only the user can read it, and it is removed with all that
the editor leaves in it (`x.md~`, `.x.md.swp`, `#x.md#`) when the command is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mentorlog.cli.output.private_files import recovery_name
from mentorlog.cli.output.recovery_folders import is_in_memory
from mentorlog.store.file.files import create_private, create_private_folder, fill, make_folder, sync_file
from mentorlog.store.file.line_files import EDITOR_FOLDER

if TYPE_CHECKING:
    from mentorlog.cli.app import App


def new_folder_of_editor(parent: Path) -> Path:
    """Create a folder in `parent` that only the user can read, named by the time. Raises OSError."""
    make_folder(parent)
    return create_private_folder(parent / recovery_name(EDITOR_FOLDER))


def remove_folder_of_editor(file: str | Path) -> None:
    """Remove the folder of a file that the editor has changed, with everything in it, as far as it can be removed."""
    folder = Path(file).parent
    if folder.name.endswith(EDITOR_FOLDER):
        import shutil

        shutil.rmtree(folder, ignore_errors=True)


def move_folder_to_disk(app: App) -> None:
    """Move the folder of the file that the editor has changed from memory to the recovery folder on the disk, with what
    the editor left in it. If it can't be written, the folder stays."""
    file = Path(app.draft_file or "")
    if app.draft_file is None or not is_in_memory(app, file):
        return
    try:
        folder = new_folder_of_editor(Path(app.recovery_folder))
    except OSError:
        return
    try:
        for each in file.parent.iterdir():
            if each.is_file():
                copy = create_private(folder / each.name)
                fill(copy, each.read_bytes())
                sync_file(copy)
    except OSError:
        remove_folder_of_editor(folder / file.name)
        return
    app.draft_file = str(folder / file.name)
    app.left_by_editor = [str(folder / Path(left).name) for left in app.left_by_editor]
    remove_folder_of_editor(file)


def take_text_of_editor(app: App) -> str | None:
    """Move the file that the editor has changed out of its folder, beside it, and return its path; None if it can't be
    moved. It is no longer `app.draft_file`."""
    if app.draft_file is None:
        return None
    file = Path(app.draft_file)
    kept = file.parent.with_suffix(file.suffix)
    try:
        file.chmod(0o600)  # an editor may have made a new file in its place
        file.rename(kept)
    except OSError:
        return None
    if not app.left_by_editor:
        remove_folder_of_editor(file)
    app.draft_file = None
    return str(kept)
