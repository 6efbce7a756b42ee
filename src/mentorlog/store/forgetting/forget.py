"""Plan what is erased with a relationship, and erase it.

Without `from __future__ import annotations`: a named tuple compiles annotations that are strings.
"""

from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mentorlog.errors import BusyError, JournalError, NotFoundError
from mentorlog.model.results.forgetting import DeletedFile, ForgetPlan
from mentorlog.named_tuples import NamedTuple
from mentorlog.store.backups.checksums import checksums_file, renewed_checksum
from mentorlog.store.backups.lock import one_at_a_time
from mentorlog.store.backups.making import explain_write_errors
from mentorlog.store.checks import owner_of
from mentorlog.store.errors import translate_sqlite_errors
from mentorlog.store.file.header import connect
from mentorlog.store.forgetting.erasing import Found, find
from mentorlog.store.forgetting.forgotten import read_forgotten, remember_forgotten
from mentorlog.store.forgetting.kept_hours import read_held_sessions
from mentorlog.store.forgetting.places import Files, files_with_target, find_surroundings
from mentorlog.store.forgetting.recovery_files import People, Person, delete_text, files_about, first_line
from mentorlog.store.forgetting.rewriting import rewrite_file, rewrite_journal
from mentorlog.store.forgetting.target import Target, identities_to_keep

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from mentorlog.model import Ref, Relationship
    from mentorlog.model.results.backups import Backup
    from mentorlog.store.forgetting.places import Surroundings

_WAIT: Final = 5.0
"""Seconds to wait for the lock of a folder of backups, and for that of the journal."""


class Forgetting(NamedTuple):
    """What is to be erased, found and shown before anything is changed."""

    plan: ForgetPlan
    """What is shown."""
    files: Files
    """Where the files are."""
    target: Target
    """What is erased from each file."""
    backups: tuple["Backup", ...]
    """The backups to rewrite."""
    drafts: tuple[Path, ...]
    """The incomplete files to delete."""
    texts: tuple[Path, ...]
    """The files with text to delete."""
    is_in_journal: bool
    """Whether the journal has something of it."""
    forgotten: frozenset[str]
    """The identities of what was forgotten before."""


def prepare_forgetting(files: Files, *, name: str, relationship: "Relationship | None") -> Forgetting:
    """Find everything that is erased with a relationship, or with the person of that name who is only in backups.
    Nothing is changed. Raises MentorlogError for a file that can't be rewritten."""
    number = relationship.ref.number if relationship else None
    around = find_surroundings(files)
    with translate_sqlite_errors(str(files.journal)), closing(connect(files.journal, mode="ro", wait=_WAIT)) as journal:
        target, found, forgotten = _find(journal, name=name, number=number)
        held = read_held_sessions(journal, number) if number is not None else None
        person = Person(number, name, relationship.status if relationship else "ended")
        texts = files_about(around.texts, _people(journal, forgotten=person), journal=files.journal)
    rewritten = files_with_target(
        (*(backup.path for backup in around.backups), *around.copies), target, journal=files.journal
    )
    backups = tuple(backup for backup in around.backups if backup.path in rewritten)
    plan = _plan(found, around, name=name, relationship=relationship)._replace(
        held=len(held.sessions) if held else 0,
        backups=tuple(backup.path for backup in backups),
        copies=tuple(copy for copy in around.copies if copy in rewritten),
        deleted=(*(DeletedFile(file, first_line(file)) for file in texts), *map(DeletedFile, around.drafts)),
    )
    return Forgetting(plan, files, target, backups, around.drafts, texts, not found.is_empty, forgotten)


def _find(journal: "sqlite3.Connection", *, name: str, number: int | None) -> tuple[Target, Found, frozenset[str]]:
    """What the journal has of a relationship, by which identities it is found in other files, and what was forgotten
    before."""
    forgotten = read_forgotten(journal)
    known = {uuid: each for each, uuid in journal.execute("SELECT id, uuid FROM relationship WHERE id <> 0").fetchall()}
    own = frozenset(uuid for uuid, each in known.items() if each == number)
    target = Target(own | forgotten, name, frozenset(known) - own)
    found = find(journal, target)
    return target._replace(uuids=target.uuids | found.uuids), found, forgotten


def _people(journal: "sqlite3.Connection", *, forgotten: Person) -> People:
    """Whom a file with unsaved text may be about."""

    def relationship_of(ref: "Ref") -> int | None:
        with suppress(NotFoundError):
            return owner_of(journal, ref).number
        return None

    rows = journal.execute("SELECT id, name, status FROM relationship WHERE id NOT IN (0, ?)", (forgotten.number or 0,))
    return People(forgotten, tuple(Person(*row) for row in rows.fetchall()), relationship_of)


def _plan(found: Found, around: "Surroundings", *, name: str, relationship: "Relationship | None") -> ForgetPlan:
    return ForgetPlan(
        name=relationship.name if relationship else name,
        relationship=relationship,
        counts=tuple((kind, count) for kind, count in found.counts if kind != "relationship"),
        moved=found.moved,
        commands=found.commands,
        out_of_reach=around.unknown,
        absent=around.absent,
    )


def forget(prepared: Forgetting, *, keeps_hours: bool, start: "Callable[[str], None]" = lambda _: None) -> None:
    """Erase everything that was planned, and what came since, such as a backup that another process made while the name
    was typed; `start` is called with each phase. The journal comes last: if the process is killed, the command can be
    typed again. Raises MentorlogError, in particular BusyError, and JournalError for errors of the disk."""
    files, plan = prepared.files, prepared.plan
    _refuse_journal_in_use(files.journal)
    with ExitStack() as locks:
        for folder in dict.fromkeys(files.folders):
            if folder.is_dir():
                with explain_write_errors(folder):
                    locks.enter_context(one_at_a_time(folder, wait=_WAIT))
        prepared = prepare_forgetting(files, name=plan.name, relationship=plan.relationship)
        target, known = prepared.target, prepared.forgotten
        remember = identities_to_keep(target.uuids - known) | known
        try:
            for backup in prepared.backups:
                start(f"Rewriting {backup.path.name}")
                draft_for = checksums_file(backup.path.parent, machine=files.machine)
                rewrite_file(
                    backup.path,
                    draft_for=draft_for,
                    journal=files.journal,
                    target=target,
                    remember=remember,
                    replacing=renewed_checksum(backup),
                )
            for copy in prepared.plan.copies:
                start(f"Rewriting {copy.name}")
                rewrite_file(copy, draft_for=files.journal, journal=files.journal, target=target, remember=remember)
            for file in prepared.texts:
                delete_text(file)
            for file in prepared.drafts:
                file.unlink(missing_ok=True)
        except OSError as error:
            raise JournalError(
                f"{error.filename or 'A file'} can't be changed: {error.strerror}. The journal was not changed; "
                "some of the files were. Type the line again."
            ) from error
        start("Rewriting the journal")
        try:
            _erase_from_journal(prepared, remember=remember, keeps_hours=keeps_hours)
        except BusyError as error:
            done = "Backups and other files were rewritten, the journal was not changed. Type the line again later."
            raise BusyError(f"{error} {done}") from error


def back_up_kept_hours(prepared: Forgetting) -> None:
    """Back up the journal after hours were kept, if backups were rewritten: they have no sessions of the person. Raises
    BackupError."""
    from mentorlog.store.backups.daily import back_up_and_prune

    files = prepared.files
    if prepared.plan.held and prepared.backups and files.folders[0].exists():
        back_up_and_prune(
            files.journal,
            files.folders[0],
            now=files.now,
            machine=files.machine,
            wait=_WAIT,
            is_daily=False,
            may_delete=False,
        )


def _refuse_journal_in_use(journal: Path) -> None:
    """Raise BusyError if another program reads or writes the journal."""
    with translate_sqlite_errors(str(journal)), closing(connect(journal, mode="rw", wait=_WAIT)) as connection:
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("ROLLBACK")


def _erase_from_journal(prepared: Forgetting, *, remember: frozenset[str], keeps_hours: bool) -> None:
    journal = prepared.files.journal
    if not prepared.is_in_journal:
        return remember_forgotten(journal, remember)
    relationship = prepared.plan.relationship
    hours_of = relationship.ref.number if keeps_hours and relationship else None
    return rewrite_journal(journal, target=prepared.target, remember=remember, hours_of=hours_of)
