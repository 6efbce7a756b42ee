"""`restore`: list the backups, or restore the journal from one."""

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mentorlog import shell_line
from mentorlog.cli import output
from mentorlog.cli.backups.listed import backup_folder, backups_of, contents_of, listed_folders
from mentorlog.cli.encryption.journal_key import require_key
from mentorlog.cli.encryption.passphrase_file import OPTION, passphrase_path
from mentorlog.cli.input.restored_file import RestoredFile, find_restored_file
from mentorlog.cli.machine import machine_name
from mentorlog.cli.real_clock import local_now
from mentorlog.cli.typer_app.command import build
from mentorlog.cli.typer_app.options import AsJson
from mentorlog.errors import DamagedError, JournalError, LockedError, MentorlogError, UsageError

if TYPE_CHECKING:
    from mentorlog.cli.app import App
    from mentorlog.present.page import Page
    from mentorlog.store.restoring.restore import Restore
    from mentorlog.store.restoring.target import State

What = Annotated[
    list[str] | None,
    typer.Argument(metavar="[FILE|DATE]", help="A backup or another journal; or a day: the newest backup until then."),
]
PassphraseFile = Annotated[
    str | None,
    typer.Option(OPTION, metavar="FILE", help="A file with the passphrase of an encrypted backup or journal."),
]
IsDryRun = Annotated[bool, typer.Option("--dry-run", help="Only show what would change.")]


def restore(
    ctx: typer.Context,
    what: What = None,
    is_dry_run: IsDryRun = False,
    passphrase_file: PassphraseFile = None,
    as_json: AsJson = False,
) -> None:
    """List the backups, or restore the journal from one."""
    app: App = ctx.obj
    _require_key(app)
    if not what:
        option = "--dry-run" if is_dry_run else OPTION if passphrase_file else None
        if option:
            raise UsageError(f"{option} needs a file or a date.", hint="mentorlog restore FILE --dry-run")
        return _list(app, as_json=as_json)
    from mentorlog.store.restoring.source import readable_copy
    from mentorlog.store.restoring.target import state_of

    journal = Path(app.journal_path)
    found = find_restored_file(app, what, passphrase_file=passphrase_path(passphrase_file))
    state = state_of(journal, has_backups=bool(backups_of(app)))
    with readable_copy(found.path, journal=journal, may_be_journal=state == "rebuilt") as copy:
        _skip_forgotten(app, found, copy, state=state)
        if state == "sound":
            try:
                return _restore_entries(app, found, copy, is_dry_run=is_dry_run, as_json=as_json)
            except DamagedError as error:
                # what is damaged may be derived, such as the search index; the entries must not be replaced for that
                lines = ["mentorlog doctor --repair", f"mentorlog restore {shell_line.quote(str(found.path))}"]
                message = f"{error.message} Nothing was restored. Repair it first:"
                raise JournalError(message, hint="\n".join(lines)) from error
        return _put_in_place(app, found, copy, state=state, is_dry_run=is_dry_run, as_json=as_json)


def _require_key(app: "App") -> None:
    """Find the key of the journal. Raises LockedError; if a passphrase does not open the journal, with the line that
    moves it away: the first bytes, from which the key follows, may be damaged."""
    try:
        require_key(app)
    except LockedError as error:
        if error.hint is None:
            error.message += " If it is damaged, move it away, and restore then:"
            error.hint = shell_line.join(["mv", app.journal_path, f"{app.journal_path}.damaged"])
        raise


def _skip_forgotten(app: "App", found: RestoredFile, copy: Path, *, state: "State") -> None:
    """Leave out what was forgotten here, and say so. If the journal is damaged or missing, its backups have the list of
    that too."""
    from mentorlog.present.journal.forgetting import skipped_sentence
    from mentorlog.store.forgetting.forgotten import forgotten_in
    from mentorlog.store.forgetting.skipping import prepare_file_to_place, skip_forgotten

    journal = Path(app.journal_path)
    if state == "sound":
        skipped = skip_forgotten(copy, journal=journal)
    else:
        forgotten = forgotten_in((journal, *(backup.path for backup in backups_of(app))))
        skipped = prepare_file_to_place(copy, forgotten, source=found.path)
    if sentence := skipped_sentence(skipped):
        output.warn(sentence)


def _list(app: "App", *, as_json: bool) -> None:
    described = contents_of(backups_of(app))
    if as_json:
        from mentorlog.export.shapes.backups import backup as shape

        return output.show_json([shape(each, content) for each, content in described])
    from mentorlog.cli.input.command_line.typed_line import with_journal
    from mentorlog.present.journal.restoring import restorable_page

    rows = [
        (each, content, with_journal(app, f"mentorlog restore {shell_line.quote(each.path.name)}"))
        for each, content in described
    ]
    return output.show(
        app,
        restorable_page(rows, folder=listed_folders(app, [each for each, _ in described]), now=app.now.astimezone()),
    )


def _name(app: "App", found: RestoredFile) -> str:
    from mentorlog.present.journal.restoring import source_name

    return source_name(found.path, found.backup, day=found.day, now=app.now.astimezone())


def _confirm(app: "App", page: "Page", question: str, *, as_json: bool) -> None:
    """Show what would change and ask for it, at a terminal. Raises MentorlogError if the answer is no, Stopped."""
    if not app.can_ask or app.yes:
        return
    if not as_json:
        output.show(app, page, paged=False)
    from mentorlog.cli.input.prompts.ask import confirm

    if not confirm(app, question, default=False):
        raise MentorlogError("Nothing was changed.")


def _restore_entries(app: "App", found: RestoredFile, copy: Path, *, is_dry_run: bool, as_json: bool) -> None:
    """Restore the entries of a sound journal, after a backup of it."""
    from mentorlog.present.journal.restoring import differences_page, differences_phrase, nothing_to_restore_page

    with app.open_for_writing().restoring(copy) as prepared:
        differences, source = prepared.differences, _name(app, found)
        page = differences_page(differences, source=source, path=found.path, today=app.today)
        saved = None
        if differences.total and not is_dry_run:
            _confirm(app, page, f"{differences_phrase(differences)}. Restore?", as_json=as_json)
            saved = _back_up_and_restore(app, prepared)
    if saved is not None:
        _warn_of_passphrase(Path(app.journal_path), found.path, is_placed=False)
    if as_json:
        from mentorlog.export.shapes.restoring import restored_entries

        shape = restored_entries(differences, file=found.path, restored=saved is not None, saved=saved)
        return output.show_json(shape)
    if not differences.total:
        return output.show(app, nothing_to_restore_page(source))
    if saved is None:
        return output.show(app, page)
    from mentorlog.present.journal.restoring import restored_page

    return output.show(app, restored_page(differences, source=source, saved=saved))


def _back_up_and_restore(app: "App", prepared: "Restore") -> Path:
    """Restore after a backup, also if the daily ones are off; returns the file of the backup."""
    from mentorlog.store.backups.making import make_backup

    made = make_backup(app.journal_path, backup_folder(app), now=local_now(), machine=machine_name(), full_check=False)
    prepared.apply(now=app.now)
    return made.path


def _put_in_place(
    app: "App", found: RestoredFile, copy: Path, *, state: "State", is_dry_run: bool, as_json: bool
) -> None:
    """Put the copy in the place of a journal that is missing or damaged."""
    from mentorlog.model.results.backups import Backup
    from mentorlog.present.journal.restoring import file_page, placed_page
    from mentorlog.store.backups.content import describe
    from mentorlog.store.restoring.left_behind import entries_only_in
    from mentorlog.store.restoring.placing import put_file_in_place

    journal, source, now = Path(app.journal_path), _name(app, found), local_now().astimezone(dt.UTC)
    content = describe(Backup(copy, now, machine_name(), is_own_machine=True))
    lost = 0 if state == "missing" or journal.samefile(found.path) else entries_only_in(journal, journal=copy)
    page = file_page(content, source=source, path=found.path, state=state, journal=journal, lost=lost)
    kept: tuple[Path, ...] = ()
    if not is_dry_run:
        _confirm(app, page, "Restore the journal?", as_json=as_json)
        kept = put_file_in_place(copy, journal, now=now, was_missing=state == "missing")
        app.saved = f"the journal, from {source}"
        _warn_of_passphrase(journal, found.path, is_placed=True)
    if as_json:
        from mentorlog.export.shapes.restoring import restored_file

        shape = restored_file(content, file=found.path, restored=not is_dry_run, state=state, kept=kept, lost=lost)
        return output.show_json(shape)
    if is_dry_run:
        return output.show(app, page)
    return output.show(app, placed_page(content, source=source, journal=journal, kept=kept, lost=lost))


def _warn_of_passphrase(journal: Path, source: Path, *, is_placed: bool) -> None:
    """Say which passphrase the journal has after a restore from `source`, unless it is as before; or that it has none.
    `is_placed`: it was put in the place of a journal that was missing or damaged."""
    from mentorlog.store.file.driver import key_of

    key, other = key_of(journal), key_of(source)
    if other and other != key:
        output.warn(f"the journal keeps its own passphrase, not that of {source}.")
    elif is_placed and key:
        whose = f"the passphrase of {source}" if other else "its own passphrase"
        output.warn(f"the journal is encrypted, with {whose}.")


command = build(restore, "restore", example="mentorlog restore")
