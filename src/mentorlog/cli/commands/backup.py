"""`backup`: back up the journal, list the backups, or verify them."""

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog import shell_line
from mentorlog.cli import output
from mentorlog.cli.backups.listed import backup_folder, backups_of, contents_of, listed_folders
from mentorlog.cli.daily_backup import state_path
from mentorlog.cli.encryption.journal_key import require_key
from mentorlog.cli.machine import machine_name
from mentorlog.cli.real_clock import local_now
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson, Force
from mentorlog.errors import BackupError, ConflictError, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.model.results.backups import Backup

File = Annotated[
    str | None, typer.Argument(metavar="[FILE]", help="A file or folder for it (default: the folder of backups).")
]
IsList = Annotated[bool, typer.Option("--list", help="List the backups.")]
IsVerify = Annotated[bool, typer.Option("--verify", help="Verify each backup by restoring it into a scratch file.")]
_MEANT = {
    **dict.fromkeys(("list", "ls", "show"), "mentorlog backup --list"),
    **dict.fromkeys(("verify", "check"), "mentorlog backup --verify"),
    **dict.fromkeys(("add", "new", "create", "now"), "mentorlog backup"),
}
"""Words that other tools use, and the line that is meant."""
_WAIT = 10.0
"""Seconds to wait for the lock of the journal, and for another backup."""


def backup(
    ctx: typer.Context,
    file: File = None,
    is_list: IsList = False,
    is_verify: IsVerify = False,
    force: Force = False,
    as_json: AsJson = False,
) -> None:
    """Back up the journal, list the backups, or verify them."""
    app: App = ctx.obj
    _refuse_verb(file)
    _refuse_combinations(file, is_list=is_list, is_verify=is_verify, force=force)
    require_key(app)
    if is_list:
        return _list(app, as_json=as_json)
    if is_verify:
        return _verify(app, as_json=as_json)
    made = _back_up_to(app, file, force=force) if file is not None else _back_up(app)
    return _show_made(app, made, as_json=as_json)


def _refuse_verb(file: str | None) -> None:
    """Raise UsageError for the words of other tools (`backup list`), which would become the names of files."""
    line = _MEANT.get((file or "").casefold())
    if line is not None:
        raise UsageError(
            f"'{file}' would be the name of a file (for that: mentorlog backup ./{file}); did you mean this?", hint=line
        )


def _refuse_combinations(file: str | None, *, is_list: bool, is_verify: bool, force: bool) -> None:
    word = "--list" if is_list else "--verify"
    if is_list and is_verify:
        raise UsageError("Give --list or --verify, not both.", hint="mentorlog backup --verify")
    if (is_list or is_verify) and file is not None:
        raise UsageError(f"{word} takes no file.", hint=f"mentorlog backup {word}")
    if force and file is None:
        raise UsageError("--force needs a file to overwrite.", hint="mentorlog backup FILE --force")


def _back_up(app: "App") -> "Backup":
    """Make a backup in the folder of backups, beside the daily ones."""
    from mentorlog.cli.backups.state import clear_state
    from mentorlog.store.backups.daily import back_up_and_prune

    app.refuse_lost_journal()
    made = back_up_and_prune(
        app.journal_path,
        backup_folder(app),
        now=local_now(),
        machine=machine_name(),
        wait=_WAIT,
        is_daily=False,
        may_delete=app.may_delete_old,
    )
    clear_state(state_path(os.path.realpath(app.journal_path)))
    return made


def _back_up_to(app: "App", file: str, *, force: bool) -> "Backup":
    """Save a backup as a file that the user has named; in a folder, under the name of the next second without one."""
    from mentorlog.cli.output.backup_target import is_folder
    from mentorlog.store.backups.making import free_name

    app.refuse_lost_journal()
    made_at = local_now().astimezone(dt.UTC).replace(microsecond=0)
    if not is_folder(file):
        return _save_as(app, file, made_at=made_at, force=force)
    folder = Path(file).expanduser()
    while True:
        path, made_at = free_name(folder, now=made_at, machine=machine_name())
        try:
            return _save_as(app, file, made_at=made_at, force=False)
        except ConflictError:
            if not os.path.lexists(path):  # otherwise another process has just used that second
                raise


def _save_as(app: "App", file: str, *, made_at: dt.datetime, force: bool) -> "Backup":
    from mentorlog.cli.output.backup_target import backup_target
    from mentorlog.model.results.backups import Backup
    from mentorlog.store.backups.folder import file_name
    from mentorlog.store.backups.making import copy_journal

    name = file_name(made_at, machine=machine_name())
    target = backup_target(file, journal=app.journal_path, force=force, name=name)
    hint = "name another file: mentorlog backup FILE"
    copy_journal(app.journal_path, target, full_check=True, wait=_WAIT, overwrite=force, hint=hint)
    return Backup(target, made_at, machine_name(), is_own_machine=True)


def _show_made(app: "App", made: "Backup", *, as_json: bool) -> None:
    from mentorlog.store.backups.content import describe

    content = describe(made)
    if as_json:
        from mentorlog.export.shapes.backups import backup as shape

        return output.show_json(shape(made, content))
    from mentorlog.present.journal.backups import made_page

    return output.show(app, made_page(made, content))


def _list(app: "App", *, as_json: bool) -> None:
    described = contents_of(backups_of(app))
    if as_json:
        from mentorlog.export.shapes.backups import backup as shape

        return output.show_json([shape(each, content) for each, content in described])
    from mentorlog.present.journal.backups import backups_page

    return output.show(
        app,
        backups_page(described, folder=listed_folders(app, [each for each, _ in described]), now=app.now.astimezone()),
    )


def _verify(app: "App", *, as_json: bool) -> None:
    """Verify every backup. Raises BackupError after that if one is damaged."""
    from mentorlog.store.backups.verifying import verify
    from mentorlog.store.damage import LOCKED

    verified = [(each, verify(each)) for each in backups_of(app)]
    locked = [each for each, problem in verified if problem == LOCKED]
    if as_json:
        from mentorlog.export.shapes.backups import verified_backup

        output.show_json([verified_backup(each, problem, is_locked=each in locked) for each, problem in verified])
    else:
        from mentorlog.present.journal.backups import verified_page

        page = verified_page(verified, locked=locked, folder=str(backup_folder(app)), now=app.now.astimezone())
        output.show(app, page)
    if locked:
        output.warn(_not_verified(len(locked)))
    damaged = [each for each, problem in verified if problem is not None and each not in locked]
    if damaged:
        raise _damaged(damaged, of=len(verified))


def _not_verified(number: int) -> str:
    what = "1 backup was" if number == 1 else f"{number} backups were"
    return f"{what} not verified: encrypted with another passphrase than the journal."


def _damaged(damaged: "list[Backup]", *, of: int) -> BackupError:
    """The error for damaged backups, with the lines that replace them."""
    number, verb = len(damaged), "is" if len(damaged) == 1 else "are"
    files = shell_line.join(str(each.path) for each in damaged)
    return BackupError(
        f"{number} of {of} backups {verb} damaged. The journal was not changed. Make a new backup, then delete the "
        f"damaged {'file' if number == 1 else 'files'}:",
        hint=f"mentorlog backup\nrm {files}",
    )


command = build(backup, "backup", example="mentorlog backup journal-copy.db")
