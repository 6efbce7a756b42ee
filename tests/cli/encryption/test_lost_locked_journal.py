"""A journal that is lost while its encrypted backups are locked: no key is known, and the backups are named all the
same."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import Mentor
from tests.cli.encrypted import KEY, PASSPHRASE, encrypt, unlock
from tests.cli.terminal import sit_down

READ = "mentorlog.cli.encryption.ask_passphrase._read_hidden"


@pytest.fixture
def journal(ana: Mentor) -> Mentor:
    """An encrypted journal with a note, and a backup of it."""
    encrypt(ana.db)
    ana("note written here", MENTORLOG_PASSPHRASE=PASSPHRASE)
    ana("backup", MENTORLOG_PASSPHRASE=PASSPHRASE)
    return ana


def backup_of(user: Mentor) -> Path:
    """The one backup of the journal."""
    (made,) = user.db.with_name("journal.db.backups").glob("*.db")
    return made


def restores(user: Mentor, line: str) -> bool:
    """Whether a line that was shown restores the journal, once the passphrase is given."""
    user(shlex.split(line.strip())[1:], MENTORLOG_PASSPHRASE=PASSPHRASE)
    return [note["text"] for note in user("notes --json", MENTORLOG_PASSPHRASE=PASSPHRASE).json] == ["written here"]


@pytest.mark.heavy
@pytest.mark.parametrize("is_missing", [True, False])
def test_doctor_has_a_fault_with_the_line_that_restores_the_locked_backup(journal: Mentor, *, is_missing: bool) -> None:
    """A missing journal is not called a new one, and an empty one is not to be deleted."""
    if is_missing:
        journal.db.unlink()
    else:
        journal.db.write_bytes(b"")
    answer = journal("doctor --json", ok=False)
    (found,) = [each for each in answer.json if each["check"] == "journal"]
    problem = "does not exist" if is_missing else "is empty"
    message = f"{journal.db} {problem}, but there is an encrypted backup of it."
    assert (answer.code, found["status"], found["message"]) == (1, "fault", message)
    assert found["fix"] == f"mentorlog restore {backup_of(journal).name}"
    assert restores(journal, found["fix"])


@pytest.mark.heavy
def test_doctor_checks_the_files_around_a_locked_journal(journal: Mentor) -> None:
    """What needs no key: access, space, leftovers. The lock is a fault, and nothing is said of keys of backups."""
    journal.db.with_name("journal.db.v9.bak").write_bytes(b"x")
    journal.db.with_name("journal.db.old").write_bytes(journal.db.read_bytes())
    journal.db.chmod(0o644)
    for environ, message in (({}, "is encrypted and locked."), ({"MENTORLOG_PASSPHRASE": "wrong"}, "is locked:")):
        answer = journal("doctor --json", ok=False, **environ)
        found = {each["check"]: each for each in answer.json}
        assert answer.code == 1
        assert message in found["journal"]["message"]
        assert found["journal"]["message"].endswith("What is in it was not checked.")
        statuses = {check: found[check]["status"] for check in ("journal", "access", "backups", "leftovers")}
        assert statuses == {"journal": "fault", "access": "fault", "backups": "note", "leftovers": "note"}
        assert found["backups"]["message"] == "1 backup, not checked because the journal is locked."
        assert "integrity" not in found
    assert "nothing was rebuilt" in journal("doctor --repair", ok=False).output


@pytest.fixture(params=["unlocked", "set", "typed"])
def known(journal: Mentor, runtime: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Mentor:
    """The user, whose key comes from `unlock`, from MENTORLOG_PASSPHRASE, or is asked for."""
    if request.param == "unlocked":
        unlock(runtime)
    elif request.param == "set":
        journal.base["MENTORLOG_PASSPHRASE"] = PASSPHRASE
    else:
        sit_down(monkeypatch)
        monkeypatch.setattr(READ, lambda *_, **__: PASSPHRASE)
    return journal


@pytest.mark.heavy
def test_a_damaged_salt_is_repaired_without_loss(known: Mentor) -> None:
    """Everything else of the file is as it was written with the key of the backups. What was recorded after the last
    backup stays."""
    known("note after the backup")
    before = known.db.read_bytes()
    damaged = b"XXXX" + before[4:]
    for line in ("review", "note more", "unlock", "undo", "encrypt"):
        known.db.write_bytes(damaged)
        error = known.fails(line, code=1)
        assert error == (
            f"mentorlog: The beginning of the journal {known.db} is damaged, but every entry is sound. To repair it:\n"
            "  mentorlog doctor --repair\n"
        ), line
        assert known.db.read_bytes() == damaged
    (found,) = [each for each in known("doctor --json", ok=False).json if each["check"] == "journal"]
    assert (found["status"], found["fix"]) == ("fault", "mentorlog doctor --repair")
    answer = known("doctor --repair")
    assert "Rebuilt the first 16 bytes of the file." in answer.out
    assert known.db.read_bytes() == before
    assert known.db.stat().st_mode & 0o777 == 0o600
    assert len(known("notes --json").json) == 2
    assert {file.name for file in known.db.parent.glob("*journal.db*")} == {"journal.db", "journal.db.backups"}


@pytest.mark.heavy
def test_a_wrong_passphrase_does_not_call_a_journal_damaged(journal: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nor is a damaged one repaired: what is wrong with it is not known without the key."""
    sit_down(monkeypatch)
    monkeypatch.setattr(READ, lambda *_, **__: "wrong")
    for damaged in (journal.db.read_bytes(), b"XXXX" + journal.db.read_bytes()[4:]):
        journal.db.write_bytes(damaged)
        error = journal("review", ok=False).err
        assert "no answer opens it" in error
        assert "damaged" not in error
        journal("doctor --repair", ok=False)
        assert journal.db.read_bytes() == damaged


@pytest.mark.heavy
def test_a_journal_is_restored_from_a_backup_if_more_than_its_salt_is_damaged(known: Mentor) -> None:
    """The passphrase opens the backup, and a page of the journal was written with the same key, so it is the journal
    that is damaged. It is kept."""
    journal = known
    damaged = b"XXXX" + journal.db.read_bytes()[4:-100] + bytes(100)
    journal.db.write_bytes(damaged)
    name = backup_of(journal).name
    for line in ("review", "notes --json"):
        error = journal.fails(line, code=1)
        assert "locked" not in error
        assert f"  mentorlog restore {backup_of(journal)}\n" in error
    found = {each["check"]: each for each in journal("doctor --json", ok=False).json}
    assert (found["journal"]["status"], found["journal"]["fix"]) == ("fault", f"mentorlog restore {name}")
    assert "locked" not in journal("backup --list").out
    journal(f"restore {name} --dry-run")
    assert journal.db.read_bytes() == damaged
    journal(f"restore {name} --yes")
    assert [note["text"] for note in journal("notes --json").json] == ["written here"]
    assert journal.db.read_bytes()[:16] == KEY.salt
    assert damaged in [file.read_bytes() for file in journal.home.iterdir() if file.is_file()]


@pytest.mark.heavy
def test_every_command_says_first_that_the_journal_is_missing(journal: Mentor) -> None:
    """Also while its backups are locked, as for one that is not encrypted."""
    journal.db.unlink()
    for line in ("review", "note a thought -w ana", "goal add Speak up", "show n1", "unlock", "decrypt"):
        error = journal(line, ok=False).err
        assert error.startswith(f"mentorlog: The journal {journal.db} is missing, but there is 1 backup of it."), line
        assert error.count("mentorlog: ") == 1, line
    (line,) = [line for line in error.splitlines() if "restore" in line and line.startswith("  ")]
    assert restores(journal, line)


@pytest.mark.heavy
def test_an_empty_journal_names_its_locked_backup(journal: Mentor) -> None:
    """As it does a backup that is not encrypted."""
    journal.db.write_bytes(b"")
    error = journal.fails("review", code=1)
    assert f"The file {journal.db} is empty. It was not changed. The newest encrypted backup was made at" in error
    (line,) = [line for line in error.splitlines() if backup_of(journal).name in line]
    assert restores(journal, line)


@pytest.mark.heavy
def test_locked_backups_of_a_lost_journal_are_not_said_to_have_another_passphrase(journal: Mentor) -> None:
    """No passphrase was given, so it is not known."""
    journal.db.unlink()
    for line in ("restore", "backup --list", f"restore {backup_of(journal).name}"):
        output = journal(line, ok=False).output
        assert "locked" in output, line
        assert "another passphrase" not in output, line
