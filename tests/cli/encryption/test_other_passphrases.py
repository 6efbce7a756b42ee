"""Files that are encrypted with another passphrase than the journal, or that are not encrypted beside one that is:
imported, restored, and found among its backups."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key, derive_key
from mentorlog.store.encryption.recovery_code import recovery_lines
from mentorlog.store.file.driver import MAGIC
from tests.cli.conftest import Begun, Mentor
from tests.cli.encrypted import KEY, PASSPHRASE, encrypt
from tests.cli.terminal import at_terminal, ends, wait_until_it_reads

OTHER_PASSPHRASE = "a lamp in the window"  # noqa: S105 - it protects nothing
OTHER = derive_key(OTHER_PASSPHRASE, salt=b"another salt: 16")


@pytest.fixture
def plain(ana: Mentor) -> Mentor:
    """The same journal, not encrypted."""
    ana("note written here")
    return ana


def laptop(user: Mentor, begun: Begun, *, key: Key | None = OTHER) -> Path:
    """A journal of another machine with a note that is not here, encrypted with another passphrase."""
    file = user.home / "laptop.db"
    file.touch(mode=0o600)
    file.write_bytes(begun.ana)
    user(["--db", str(file), "note", "written on the laptop"], MENTORLOG_PASSPHRASE="")
    if key:
        encrypt(file, key=key)
    return file


def passphrase_file(user: Mentor, content: str = f"{OTHER_PASSPHRASE}\n") -> Path:
    """A file with the passphrase of the laptop's journal."""
    file = user.home / "passphrase"
    file.touch(mode=0o600)
    file.write_bytes(content.encode())
    return file


def texts(user: Mentor, **environ: str) -> set[str]:
    """The notes of the journal."""
    return {note["text"] for note in user("notes --json", **environ).json}


@pytest.mark.heavy
@pytest.mark.parametrize("state", ["encrypted", "plain"])
def test_an_encrypted_journal_is_imported_with_its_passphrase(ana: Mentor, begun: Begun, state: str) -> None:
    """Into an encrypted journal and into one that is not; that is said. Without its passphrase the line to type is
    shown, and nothing is changed. Its recovery code does too."""
    ana("note written here")
    is_encrypted = state == "encrypted"
    if is_encrypted:
        encrypt(ana.db)
        ana.base["MENTORLOG_PASSPHRASE"] = PASSPHRASE
    file, before = laptop(ana, begun), ana.db.read_bytes()
    error = ana.fails(f"import {file}", code=1)
    assert f"{file} is encrypted" in error
    assert f"mentorlog import {file} --passphrase-file PASSPHRASE_FILE" in error
    secret = passphrase_file(ana, content="\n".join(recovery_lines(OTHER.secret)).replace("\n", " "))
    answer = ana(f"import {file} --dry-run --passphrase-file {secret}")
    assert "1 entry would come" in answer.out
    assert ana.db.read_bytes() == before
    secret.write_bytes(OTHER_PASSPHRASE.encode())
    answer = ana(f"import {file} --passphrase-file {secret}")
    assert "Imported 1 entry" in answer.out
    assert ("the journal is not, so what is imported is not encrypted" in answer.err) is not is_encrypted
    assert texts(ana) == {"written here", "written on the laptop"}
    assert ana.db.read_bytes().startswith(MAGIC) is not is_encrypted


@pytest.mark.heavy
def test_an_encrypted_file_with_the_same_key_is_imported_without_a_question(journal: Mentor, begun: Begun) -> None:
    """So is one with another key and the same passphrase, and one that is not encrypted."""
    for key in (KEY, derive_key(PASSPHRASE, salt=b"a new salt today"), None):
        file = laptop(journal, begun, key=key)
        answer = journal(f"import {file} --dry-run")
        assert "1 entry would come" in answer.out
        assert answer.err == ""
        file.unlink()


@pytest.mark.heavy
def test_a_wrong_passphrase_file_changes_nothing(journal: Mentor, begun: Begun) -> None:
    """Import and restore end with exit code 1 and say what is wrong with it."""
    file, before = laptop(journal, begun), journal.db.read_bytes()
    for content, error in (
        ("another\n", "does not open"),
        (f"{OTHER_PASSPHRASE} \n", "does not open"),
        ("", "is empty"),
        ("\n", "is empty"),
        (None, "There is no file"),
    ):
        secret = passphrase_file(journal, content or "")
        if content is None:
            secret.unlink()
        for command in ("import", "restore"):
            assert error in journal.fails(f"{command} {file} --passphrase-file {secret}", code=1), content
    assert journal.db.read_bytes() == before


@pytest.mark.heavy
def test_a_passphrase_file_is_for_encrypted_journals(journal: Mentor, begun: Begun) -> None:
    """With another file it is wrong usage. A file that others can read is warned about, and used."""
    secret = passphrase_file(journal)
    journal(f"export --all --format json -o {journal.home}/all.json")
    for file in (laptop(journal, begun, key=None), journal.home / "all.json"):
        error = journal.fails(f"import {file} --passphrase-file {secret}", code=2)
        assert "--passphrase-file is " in error
    assert "needs a file" in journal.fails(f"restore --passphrase-file {secret}", code=2)
    file = laptop(journal, begun)
    secret.chmod(0o644)
    assert f"chmod 600 {secret}" in journal(f"import {file} --passphrase-file {secret}").err


@pytest.mark.heavy
def test_a_file_with_another_passphrase_is_restored_and_the_journal_keeps_its_own(
    journal: Mentor, begun: Begun
) -> None:
    """The answer says which passphrase the journal has then."""
    file, secret = laptop(journal, begun), passphrase_file(journal)
    assert "--passphrase-file PASSPHRASE_FILE" in journal.fails(f"restore {file}", code=1)
    answer = journal(f"restore {file} --passphrase-file {secret}")
    assert "the journal keeps its own passphrase" in answer.err
    assert texts(journal) == {"written on the laptop"}
    journal("undo")
    assert texts(journal) == {"written here"}
    assert journal.db.read_bytes()[:16] == KEY.salt


@pytest.mark.heavy
@pytest.mark.parametrize("state", ["missing", "damaged"])
def test_a_lost_journal_gets_the_passphrase_of_the_backup(journal: Mentor, state: str) -> None:
    """From a day or a name; the recovery code in MENTORLOG_PASSPHRASE does too. What is put in place is encrypted."""
    journal("backup")
    if state == "missing":
        journal.db.unlink()
    else:
        damage(journal.db, place=5 * 4096)
    for passphrase in ("", "another"):
        assert "encrypted" in journal.fails("restore 2150-01-01", code=1, MENTORLOG_PASSPHRASE=passphrase)
    code = " ".join(recovery_lines(KEY.secret))
    answer = journal("restore 2150-01-01", MENTORLOG_PASSPHRASE=code)
    assert "the journal is encrypted, with the passphrase of" in answer.err
    assert journal.db.read_bytes()[:16] == KEY.salt
    assert texts(journal) == {"written here"}


def damage(file: Path, *, place: int) -> None:
    """Change one bit of a file."""
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)


def give_other_key(file: Path) -> None:
    """Encrypt a backup with another passphrase than its journal."""
    ring.add(KEY)
    encrypt(file, key=OTHER)
    ring.clear()


@pytest.mark.heavy
def test_backups_that_no_key_opens_are_neither_damaged_nor_deleted(journal: Mentor) -> None:
    """They are named in lists; verifying compares their checksums, and doctor has a note. Daily backups keep them."""
    journal("backup")
    (made,) = journal.db.parent.joinpath("journal.db.backups").glob("*.db")
    for day in ("2024-01-01", "2026-05-04"):
        other = made.with_name(f"{day}T100000Z{made.name[18:]}")
        made.rename(other)
        give_other_key(other)
        journal("backup")
        made = max(made.parent.glob("*.db"))
    assert journal("backup --list").out.count("another passphrase") == 2
    assert journal("restore").out.count("another passphrase") == 2
    answer = journal("backup --verify")
    assert answer.out.count("not verified") == 2
    assert "damaged" not in answer.output
    assert "2 backups were not verified" in answer.err
    assert [each["sound"] for each in journal("backup --verify --json").json] == [True, None, None]
    found = {each["check"]: each for each in journal("doctor --json").json}
    assert (found["backups"]["status"], found["encryption"]["status"]) == ("ok", "note")
    assert "2 copies have another passphrase" in found["encryption"]["message"]
    assert len(list(made.parent.glob("*.db"))) == 3


@pytest.mark.heavy
def test_plain_backups_beside_an_encrypted_journal_are_a_fault_that_encrypt_settles(
    journal: Mentor, begun: Begun
) -> None:
    """Until then they are listed, restored and verified as any other."""
    folder = journal.db.with_name("journal.db.backups")
    folder.mkdir(mode=0o700)
    plain = folder / "2026-11-22T100000Z-desk.db"
    plain.touch(mode=0o600)
    plain.write_bytes(begun.ana)
    assert journal("backup --verify").out.count("sound") == 1
    assert "1 entry is removed" in journal("restore 2150-01-01 --dry-run").out
    answer = journal("doctor --json", ok=False)
    (fault,) = (each for each in answer.json if each["status"] == "fault")
    assert (answer.code, fault["check"], fault["fix"]) == (1, "encryption", "mentorlog encrypt")
    assert plain.name in fault["message"]
    journal("encrypt")
    assert not any(each["status"] == "fault" for each in journal("doctor --json").json)
    assert plain.read_bytes()[:16] == KEY.salt


@pytest.mark.heavy
def test_forget_names_a_backup_that_it_can_not_read(journal: Mentor) -> None:
    """It may have the person too, so nothing is forgotten; the lines give it the key of the journal, or delete it."""
    journal("backup")
    (made,) = journal.db.parent.joinpath("journal.db.backups").glob("*.db")
    give_other_key(made)
    before = journal.db.read_bytes()
    error = journal.fails("forget Ana", code=1, stdin="Ana Souza\n")
    assert "it is encrypted with another passphrase. Nothing was changed" in error
    convert, delete = (line.strip() for line in error.splitlines()[-2:])
    assert delete == f"rm {made}"
    assert journal.db.read_bytes() == before
    file = passphrase_file(journal)
    journal(convert.removeprefix("mentorlog ").replace("PASSPHRASE_FILE", str(file)))
    journal("forget Ana", stdin="Ana Souza\n")


def test_a_locked_journal_is_one_error(journal: Mentor, begun: Begun, runtime: Path) -> None:
    """Without a key, every command that looks at files says the same."""
    journal("backup")
    file = laptop(journal, begun, key=None)
    for line in (
        "doctor",
        "doctor --repair",
        "backup",
        "backup --list",
        "backup --verify",
        "restore",
        "restore 2150-01-01",
        f"restore {file}",
        f"import {file}",
        "forget Ana",
        "search here",
        "export --all",
        "undo",
    ):
        answer = journal(line, ok=False, MENTORLOG_PASSPHRASE="")
        shown = answer.out if line.startswith("doctor") else answer.err  # there it is a finding
        assert answer.code == 1, line
        assert "encrypted and locked" in shown, line
        assert "mentorlog unlock" in shown, line


@pytest.mark.heavy
def test_a_terminal_asks_for_the_passphrase_of_the_other_file_only(journal: Mentor, begun: Begun) -> None:
    """Of an import and of a restore, once. Backups with another passphrase are not asked about."""
    file = laptop(journal, begun)
    journal("backup")
    (made,) = journal.db.parent.joinpath("journal.db.backups").glob("*.db")
    give_other_key(made)
    for words, answer in (
        (["import", str(file)], "Imported 1 entry"),
        (["restore", str(file), "--yes"], "undo takes it back"),
    ):
        child = at_terminal(journal, *words, size=(24, 200))
        child.expect(f"Passphrase for .*{file.name}:")
        wait_until_it_reads(child)
        child.sendline(OTHER_PASSPHRASE)
        code, shown = ends(child)
        assert (code, shown.count("Passphrase for")) == (0, 0), shown
        assert answer in shown
    code, shown = ends(at_terminal(journal, "backup", "--list", size=(24, 200)))
    assert (code, "another passphrase" in shown, "Passphrase for" in shown) == (0, True, False)
