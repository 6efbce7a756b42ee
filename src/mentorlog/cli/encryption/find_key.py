"""Find the key of an encrypted file that is not unlocked: from a passphrase that is set, or by asking."""

from __future__ import annotations

import os
from functools import partial

from mentorlog.cli.encryption.unlocked_key import unlocked_key
from mentorlog.errors import LockedError, MentorlogError, Stopped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Final

    from mentorlog.cli.app import App, KeySources
    from mentorlog.store.encryption.keys import Key


UNLOCK: Final = "mentorlog unlock"
"""The line that unlocks the journal."""
SET_COMMAND: Final = 'mentorlog config passphrase_command "pass show mentorlog"'
"""The line that lets a program print the passphrase."""


class KeyFinder:
    """Finds keys for one run of the program. What was typed or set once is tried for every later file."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._passphrases: list[str] = []
        """The passphrases and recovery codes that have opened a file."""
        self._command: str | MentorlogError | None = None
        """What the program of the setting `passphrase_command` has printed, or why it failed; None before its start."""
        self._damaged: set[bytes] = set()
        """The salts that are damaged."""
        self._failed: dict[tuple[bytes, KeySources], MentorlogError] = {}
        """Why no key was found, by the salt of the file and where it was looked for: nothing is asked twice."""

    def find(self, path: str, *, salt: bytes) -> Key | None:
        """The key of the file at `path`, which begins with `salt`; None if the file can't be an encrypted journal, and
        if it is the journal, with a damaged salt: no key opens it then. Raises LockedError, Stopped if the user stops
        at the question, MentorlogError if SQLCipher is missing."""
        if salt in self._damaged:
            return None
        looked_for = (salt, self._app.key_sources)
        if looked_for in self._failed:
            raise self._failed[looked_for]
        from pathlib import Path

        from mentorlog.store.encryption.unlocking import may_be_encrypted

        if not may_be_encrypted(Path(path)):
            return None
        try:
            key = _FileFinder(self._app, self, path, salt).find()
            if key.salt == salt:
                return key
            self._add_key_of_backups(key, damaged=salt)
            return None
        except MentorlogError as error:
            self._failed[looked_for] = error
            raise

    def _add_key_of_backups(self, key: Key, *, damaged: bytes) -> None:
        """Remember that a salt is damaged, and the key of the journal, which opens its backups."""
        from mentorlog.store.encryption.key_ring import ring

        self._damaged.add(damaged)
        ring.add(key)

    @property
    def passphrases(self) -> tuple[str, ...]:
        """The passphrases and recovery codes that have opened a file of this run."""
        return tuple(self._passphrases)

    def remember(self, passphrase: str) -> None:
        """Remember a passphrase that has opened a file."""
        if passphrase not in self._passphrases:
            self._passphrases.append(passphrase)

    def output_of_command(self, path: str) -> str | None:
        """The passphrase that the program of the setting `passphrase_command` prints; it is started once. None if it is
        not set. Raises LockedError about the file at `path`, Stopped."""
        if self._command is None:
            command = self._app.settings.passphrase_command
            if command is None:
                return None
            from mentorlog.cli.encryption.passphrase_command import run_passphrase_command

            try:
                self._command = run_passphrase_command(self._app, command)
            except Stopped:
                raise
            except MentorlogError as error:
                self._command = error
        if isinstance(self._command, MentorlogError):
            raise LockedError(f"{path} is locked: {self._command.message}", hint=self._command.hint)
        return self._command


class _FileFinder:
    """Finds the key of one file that is not unlocked."""

    def __init__(self, app: App, run: KeyFinder, path: str, salt: bytes) -> None:
        from pathlib import Path

        self._app, self._run, self._path, self._salt = app, run, path, salt
        self._file = Path(path)
        self._is_journal = _is_journal(app, path)
        self._is_usual = self._is_journal and _is_usual_journal(app)
        """Whether it is the journal that is used without --db: the one for which a passphrase is set."""

    def find(self) -> Key:
        """The key; one with another salt if the salt of the journal is damaged. Raises LockedError, Stopped."""
        if self._app.key_sources == "unlocked":
            raise self._locked()
        from mentorlog.store.encryption.requirement import require_sqlcipher

        require_sqlcipher()  # before anyone is asked
        key = self._known() or self._set() or self._of_damaged(partial(unlocked_key, self._app))
        if key is None and self._can_ask:
            from mentorlog.cli import output
            from mentorlog.cli.encryption.ask_for_key import ask_for_key
            from mentorlog.store.encryption.key_ring import ring

            if ring.keys and not self._is_journal:
                output.write_stderr(f"{self._path} has another passphrase, perhaps an older one of the journal.")
            typed = ask_for_key(
                self._app,
                self._file,
                salt=self._salt,
                is_usual=self._is_usual,
                of_damaged=lambda answer: self._of_damaged(partial(self._key_with, answer)),
            )
            key = typed.key
            self._run.remember(typed.text)
        if key is None:
            raise self._locked()
        return key

    @property
    def _can_ask(self) -> bool:
        return self._app.key_sources == "all" and self._app.can_ask_passphrase

    def _known(self) -> Key | None:
        """The key, if it is that of another file of this run, or follows from the same passphrase."""
        from mentorlog.store.encryption.key_ring import ring
        from mentorlog.store.encryption.keys import Key
        from mentorlog.store.encryption.unlocking import opens

        for secret in dict.fromkeys(key.secret for key in ring.keys):
            key = Key(secret, self._salt)
            if opens(self._file, key):
                return key
        return next(filter(None, (self._key_of(passphrase) for passphrase in self._run.passphrases)), None)

    def _set(self) -> Key | None:
        """The key from the passphrase in MENTORLOG_PASSPHRASE or from `passphrase_command`. Another file than the usual
        journal may have another passphrase, which is asked for then. Raises LockedError if none opens the file and no
        one can be asked."""
        wrong = []
        for passphrase, source in self._passphrases():
            key = self._key_of(passphrase)
            if key is not None:
                self._run.remember(passphrase)
                return key
            if self._is_journal:
                key = self._of_damaged(partial(self._key_with, passphrase))
                if key is not None:
                    self._run.remember(passphrase)
                    return key
            wrong.append(source)
            if self._is_usual:
                break
        if not wrong:
            return None
        problem = f"{' and '.join(wrong)} {'does' if len(wrong) == 1 else 'do'} not open it."
        if self._is_usual or not self._can_ask:
            raise LockedError(
                f"{self._path} is locked: {problem} Either it has another passphrase, or it is not an encrypted "
                "journal."
            )
        if self._is_journal:
            from mentorlog.cli import output

            output.warn(f"{self._path} is locked: {problem}")
        return None

    def _of_damaged(self, key_with: Callable[[bytes], Key | None]) -> Key | None:
        """The key of the journal if its salt is damaged, and `key_with` finds the key for the salt of its backups."""
        if not self._is_journal:
            return None
        from mentorlog.cli.encryption.damaged_salt import find_key_of_damaged

        return find_key_of_damaged(self._app, self._file, key_with)

    def _key_with(self, passphrase: str, salt: bytes) -> Key | None:
        from mentorlog.errors import UsageError
        from mentorlog.store.encryption.unlocking import key_of_text

        try:
            return key_of_text(passphrase, salt=salt)
        except UsageError:  # a recovery code with a wrong character
            return None

    def _passphrases(self) -> Iterator[tuple[str, str]]:
        """The passphrases that are set, with a name for each."""
        passphrase = self._app.environ.get("MENTORLOG_PASSPHRASE")
        if passphrase:
            yield passphrase, "the passphrase in MENTORLOG_PASSPHRASE"
        printed = None if self._app.key_sources == "environment" else self._printed()
        if printed is not None:
            yield printed, "the passphrase from passphrase_command"

    def _printed(self) -> str | None:
        """What `passphrase_command` prints. Why that failed is no more than shown if another file than the usual
        journal can be asked about."""
        from mentorlog.cli import output

        try:
            return self._run.output_of_command(self._path)
        except LockedError as error:
            if self._is_usual or not self._can_ask:
                raise
            output.warn(error.message)
            return None

    def _key_of(self, passphrase: str) -> Key | None:
        from mentorlog.errors import UsageError
        from mentorlog.store.encryption.unlocking import key_that_opens

        try:
            return key_that_opens(self._file, passphrase, salt=self._salt)
        except UsageError as error:
            raise LockedError(f"{self._path} is locked: {error.message}") from error

    def _locked(self) -> LockedError:
        can_unlock = self._app.runtime_folder is not None
        if self._is_journal:
            locked = f"The journal {self._path} is encrypted and locked."
            if self._app.key_sources == "environment":
                how = "`remind` uses MENTORLOG_PASSPHRASE, but does not ask, and does not start passphrase_command."
                return LockedError(f"{locked} {how}", hint=UNLOCK if can_unlock else None)
            if not can_unlock:
                how = "Set MENTORLOG_PASSPHRASE, or let a program print the passphrase:"
                return LockedError(f"{locked} {how}", hint=SET_COMMAND)
            how = "A script can set MENTORLOG_PASSPHRASE, or the setting passphrase_command."
            return LockedError(f"{locked} {how}", hint=UNLOCK)
        if not can_unlock:
            return LockedError(
                f"{self._path} is encrypted, and its key is not there. If it is a journal or a backup, set "
                "MENTORLOG_PASSPHRASE, or let a program print the passphrase:",
                hint=SET_COMMAND,
            )
        from mentorlog import shell_line

        return LockedError(
            f"{self._path} is encrypted, and its key is not there. If it is a journal or a backup:",
            hint=shell_line.join(["mentorlog", "--db", self._path, "unlock"]),
        )


def _is_journal(app: App, path: str) -> bool:
    """Whether a path is that of the journal of this run."""
    try:
        return os.path.realpath(path) == os.path.realpath(app.journal_path)
    except MentorlogError:  # the settings do not say where the journal is
        return False


def _is_usual_journal(app: App) -> bool:
    """Whether the journal of this run is the one that is used without --db."""
    try:
        return not app.db or os.path.realpath(app.db) == os.path.realpath(app.usual_journal_path)
    except MentorlogError:  # the settings do not say where that journal is
        return False
