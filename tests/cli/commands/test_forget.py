"""`forget`: erase a relationship from everything that mentorlog made."""

from __future__ import annotations

import gzip
import re
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.store.forgetting import rewriting
from tests.cli.conftest import Answer, Mentor
from tests.cli.state import entries
from tests.cli.terminal import at_terminal, ends, wait_for_line_editor
from tests.reliability.kill_harness import check_is_sound

WORDS = (
    "xylographic", "quizzaciously", "flibbertigibbet", "kakorrhaphiophobia", "zenzizenzizenzic", "gobbledegook",
    "bumfuzzled", "cattywampus", "lollygagging", "taradiddled", "widdershins", "snickersnee", "gardyloo", "sialoquent",
)  # fmt: skip
"""Words that occur nowhere else."""


def fill(user: Mentor) -> None:
    """Record something of every kind for Ada, also what was changed, moved, deleted and undone since; and for Ben."""
    user.given(
        'start "Ada Kirkebygaard" --i-am mentor --since 2026-03-02 '
        "--focus xylographic --email ada@kirkebygaard.example",
        "start Ben Lind --i-am mentor --since 2026-03-02",
        "goal add quizzaciously better -w Ada --by 2026-12-20",
        "log talked of flibbertigibbet -w Ada --on 2026-03-09 --for 50m --goal g1 "
        "--topic kakorrhaphiophobia --next 2026-12-07",
        "log also -w Ada --on 2026-04-09 --for 40m --them zenzizenzizenzic",
        "log kept with Ben -w Ben --on 2026-04-10 --for 30m --me 'call Ben'",
        "checkpoint g1 40 gobbledegook",
        "note bumfuzzled -w Ada",
        "note cattywampus -w Ada",
        "edit n1 --text different",
        "delete n2",
        "note lollygagging moves -w Ada",
        "edit n3 --text clean",
        "edit n3 --with Ben",
        "note taradiddled undone -w Ada",
        "undo",
        "note for Ben -w Ben",
        "rate widdershins 3 -w Ada",
    )


def files_of(user: Mentor) -> list[Path]:
    """Every file that the user has."""
    return [file for file in user.home.rglob("*") if file.is_file()]


def has_words(user: Mentor, words: tuple[str, ...] = WORDS) -> dict[str, list[str]]:
    """The words that are in a file, forwards or backwards, in any case."""
    found: dict[str, list[str]] = {}
    for file in files_of(user):
        content = file.read_bytes().lower()
        for word in (*words, "kirkebygaard"):
            if any(form.encode() in content for form in (word, word[3:][::-1])):
                found.setdefault(file.relative_to(user.home).as_posix(), []).append(word)
    return found


def forget(user: Mentor, line: str = "forget Ada", *, typed: str = "Ada Kirkebygaard\n", ok: bool = True) -> Answer:
    """Forget Ada, with what is typed to confirm it."""
    return user(line, stdin=typed, ok=ok)


@pytest.fixture
def filled(mentor: Mentor) -> Mentor:
    """A user with everything of Ada, in a backup, a copy from before an upgrade, and recovery files."""
    fill(mentor)
    mentor("backup")
    (backup,) = (mentor.home / "journal.db.backups").glob("*.db")
    shutil.copy(backup, backup.with_name("2026-05-01T081502Z-laptop.db"))
    shutil.copy(mentor.db, mentor.db.with_name("journal.db.v9.bak"))
    mentor("note snickersnee -w Ada --on 2031-01-01", ok=False)
    mentor(["note", "-w", "Ada", "--on", "2031-01-01", "-"], stdin="gardyloo\n", ok=False)
    mentor(["note", "-w", "Ben", "--on", "2031-01-01", "-"], stdin="kept for Ben\n", ok=False)
    return mentor


def test_no_file_has_a_word_of_what_was_forgotten(filled: Mentor) -> None:
    """Not the journal, its record of changes or its search index, not a backup of any machine, no other file."""
    assert len(has_words(filled)) >= 5
    before = filled("people --json").json
    forget(filled)
    assert has_words(filled) == {}
    for file in (filled.db, *(filled.home / "journal.db.backups").glob("*.db"), filled.home / "journal.db.v9.bak"):
        check_is_sound(file)
        assert file.stat().st_mode & 0o777 == 0o600
    assert filled("doctor").code == 0
    assert [each["name"] for each in before] == ["Ada Kirkebygaard", "Ben Lind"]
    assert [each["name"] for each in filled("people --json").json] == ["Ben Lind"]
    assert filled("backup --verify").code == 0
    unsaved = list((filled.home / ".local/share/mentorlog/unsaved").iterdir())
    assert [file.read_text() for file in unsaved] == ["kept for Ben\n"]


@pytest.mark.heavy
def test_the_name_is_found_in_other_entries_by_the_lines_that_are_shown(filled: Mentor) -> None:
    """Texts rarely have the full name."""
    filled("note 'as Ada does' -w Ben")
    filled("goal add 'Plan like Kirkebygaard' -w Ben")
    answer = forget(filled)
    lines = re.findall(r"have the name: mentorlog (search .+)$", answer.err, re.MULTILINE)
    assert ["as Ada does" in filled(line).out for line in lines] == [True, False]
    assert ["Plan like Kirkebygaard" in filled(line).out for line in lines] == [False, True]


@pytest.mark.heavy
def test_what_is_left_can_be_used_and_undone(filled: Mentor) -> None:
    """Undo takes back only what was not forgotten, step by step, and redo repeats it."""
    forget(filled)
    assert [note["text"] for note in filled("notes --json").json] == ["for Ben", "clean"]
    assert "flibbertigibbet" not in filled("history --json").out
    assert ["log", ["s4", "a2"]] in [[each["verb"], each["refs"]] for each in filled("history --json").json]
    before = entries(filled.db)
    filled("undo 2")
    assert [note["text"] for note in filled("notes --json").json] == ["clean"]
    assert filled("sessions Ben --json").json == []
    assert "Nothing to undo" in filled.fails("undo", code=1)
    filled("redo")
    filled("redo")
    assert entries(filled.db) == before
    filled("show n3 --history")
    filled("log later -w Ben --goal g2", ok=False)
    filled('start "Ada Kirkebygaard" --i-am mentor --since 2026-05-02')
    assert filled("show Ada --json").json["ref"] == "r3"  # the number of what was forgotten is not used again


@pytest.mark.heavy
def test_the_name_is_read_and_nothing_else_confirms(filled: Mentor) -> None:
    """A wrong name, a part of it, and none change nothing, also with --yes; case does not matter."""
    before = {file: file.read_bytes() for file in files_of(filled)}
    for line in ("forget Ada", "forget Ada --yes", "forget r1 --json"):
        for typed in ("Ada\n", "Ben Lind\n", "yes\n"):
            assert "is not Ada Kirkebygaard" in forget(filled, line, typed=typed, ok=False).err
        nothing = forget(filled, line, typed="", ok=False)
        assert (nothing.code, "echo 'Ada Kirkebygaard' | mentorlog forget" in nothing.err) == (2, True)
    plan = filled("forget Ada --dry-run --json").json
    assert (plan["forgotten"], plan["counts"]["session"], plan["counts"]["note"], plan["moved"]) == (False, 3, 1, 1)
    assert len(plan["backups"]) == len(list((filled.home / "journal.db.backups").glob("*.db")))
    assert "journal.db.v9.bak" in plan["copies"][0]
    page = filled("forget Ada --dry-run").out
    assert "can't be undone" in page
    assert "elsewhere can't be reached" in page
    assert {file: file.read_bytes() for file in files_of(filled)} == before
    assert "your own development can't be forgotten" in filled.fails("forget me", code=1).lower()
    assert "No relationship is called 'Zoe'" in filled.fails("forget Zoe", code=1)
    assert forget(filled, "forget Ada --json", typed="ADA KIRKEBYGAARD\n").json["forgotten"] is True


@pytest.mark.heavy
def test_before_and_after_differ(filled: Mentor) -> None:
    """What is shown before the name is typed says what will be done; the answer says what was done."""
    before = filled("forget Ada --keep-hours --dry-run").out
    labels = ("To erase", "To rewrite", "To delete", "To keep")
    assert [line.split("  ")[0] for line in before.splitlines() if line.startswith("To ")] == list(labels)
    answer = forget(filled, "forget Ada --keep-hours")
    assert answer.out.startswith(before)
    after = answer.out.removeprefix(before)
    assert after.startswith("Forgotten: Ada")
    assert "Deleted: " in after
    assert "Kept: the days and minutes of 2 held sessions, under Forgotten mentees" in after


@pytest.mark.parametrize("count", [1, 2])
def test_files_that_can_not_be_rewritten_are_named_before_what_to_do(filled: Mentor, count: int) -> None:
    """One sentence for each file, then what to do, then a line for each that deletes it."""
    backups = sorted((filled.home / "journal.db.backups").glob("*.db"))[:count]
    for backup in backups:
        backup.write_bytes(backup.read_bytes()[:40_000])
    error = forget(filled, ok=False).err
    named, what = error[: error.index("Nothing was")], error[error.index("Nothing was") :]
    assert named.count("can't be rewritten without what is to be forgotten: it is damaged.") == count
    assert what.startswith(f"Nothing was changed. Delete the {'file' if count == 1 else 'files'} first:\n")
    assert sorted(line.strip() for line in what.splitlines()[1:]) == [f"rm {backup}" for backup in backups]


@pytest.mark.heavy
def test_hours_are_kept_without_a_name(filled: Mentor) -> None:
    """Their days and minutes, in one relationship for each role and type, which no one else can be called."""
    filled('start "Eve Coachee" --i-am mentor --type coaching --since 2026-01-02')
    filled("log one -w Eve --on 2026-02-02 --for 45m")
    forget(filled, "forget Ada --keep-hours")
    forget(filled, "forget Eve --keep-hours", typed="Eve Coachee\n")
    filled('start "Fay Mentee" --i-am mentor --since 2026-01-02')
    filled("log secret -w Fay --on 2026-01-09 --for 20m")
    forget(filled, "forget Fay --keep-hours", typed="fay mentee\n")
    kept = {each["name"]: each for each in filled("people --all --json").json}
    assert kept.keys() == {"Ben Lind", "Forgotten mentees", "Forgotten clients"}
    assert (kept["Forgotten mentees"]["status"], kept["Forgotten mentees"]["started_on"]) == ("ended", "2026-01-09")
    with closing(sqlite3.connect(filled.db)) as connection:
        sessions = connection.execute(
            "SELECT r.name, day, minutes, s.private, coalesce(at, notes, place, how) FROM session s "
            "JOIN relationship r ON r.id = s.relationship WHERE r.private ORDER BY 1, 2"
        ).fetchall()
    assert sessions == [
        ("Forgotten clients", "2026-02-02", 45, 1, None),
        ("Forgotten mentees", "2026-01-09", 20, 1, None),
        ("Forgotten mentees", "2026-03-09", 50, 1, None),
        ("Forgotten mentees", "2026-04-09", 40, 1, None),
    ]
    assert has_words(filled) == {}
    assert "Forgotten" not in filled("export --all --format json").out
    for line in ('start "Forgotten Mentees" --i-am mentor', 'edit Ben --name "Forgotten clients"'):
        assert "hours of forgotten people" in filled.fails(line, code=2)
    filled.fails('forget "Forgotten mentees" --keep-hours', code=1)
    forget(filled, 'forget "Forgotten mentees"', typed="Forgotten mentees\n")


@pytest.mark.heavy
def test_the_newest_backup_has_the_kept_hours(ana: Mentor) -> None:
    """To restore it does not lose them."""
    ana("log bumfuzzled --on 2026-11-09 --for 50m")
    ana("backup")
    forget(ana, "forget Ana --keep-hours", typed="Ana Souza\n")
    folder = ana.home / "journal.db.backups"
    found = []
    for backup in sorted(folder.glob("*.db")):
        with closing(sqlite3.connect(backup)) as connection:
            found.append(connection.execute("SELECT minutes FROM session").fetchall())
    assert found[-1] == [(50,)]
    assert has_words(ana) == {}


@pytest.mark.heavy
def test_backups_out_of_reach_are_named(ana: Mentor) -> None:
    """Those on a disk that is not there, and files with other names; the same line cleans what is back."""
    stick = ana.home / "stick"
    stick.mkdir()
    ana(f"config backup_dir {stick}")
    ana("note bumfuzzled")
    ana("backup")
    (folder,) = stick.iterdir()
    stick.rename(ana.home / "away")
    beside = ana.home / "journal.db.backups"
    beside.mkdir(mode=0o700, exist_ok=True)
    renamed = beside / "renamed-by-me.db"
    shutil.copy(ana.db, renamed)
    dry = ana("forget Ana --dry-run").out
    answer = forget(ana, "forget Ana", typed="Ana Souza\n")
    for shown in (dry, answer.out):
        assert f"Not changed: {renamed}, which is not named as a backup is" in shown
        assert f"Not reached: the backups in {folder}" in shown
    renamed.unlink()
    (ana.home / "away").rename(stick)
    found = [each for each in ana("doctor --json").json if each["check"] == "forgotten"]
    assert [each["fix"] for each in found] == ["mentorlog forget 'Ana Souza'"]
    again = forget(ana, "forget 'Ana Souza'", typed="Ana Souza\n")
    assert "Not reached" not in again.out
    assert has_words(ana) == {}
    assert "forgotten" not in {each["check"] for each in ana("doctor --json").json}


@pytest.mark.heavy
def test_neither_import_nor_restore_brings_it_back(filled: Mentor) -> None:
    """Of a journal, an export and a backup that were elsewhere; --again does not change that; each says so."""
    elsewhere, export = filled.home / "usb.db", filled.home / "usb.json"
    shutil.copy(filled.db, elsewhere)
    export.write_text(filled("export --all --format json --include-private").out)
    copy = filled.home / "copy.db"
    shutil.copy(filled.db, copy)
    forget(filled)
    filled(["backup", str(copy), "--force"])  # it is still known as an earlier state of this journal
    copy.unlink()
    for line in (f"import {elsewhere}", f"import {elsewhere} --again", f"import {export} --again --theirs"):
        answer = filled(f"{line} --json")
        assert answer.json["came"]["counts"] in ({}, {"note": 1}), line
        assert answer.json["forgotten_here"]["relationships"] == 1
        assert "was forgotten here, and skipped" in answer.err
    assert [each["name"] for each in filled("people --all --json").json] == ["Ben Lind"]
    filled("note later -w Ben")
    answer = filled(["restore", str(elsewhere)])
    assert "was forgotten here, and skipped" in answer.err
    assert [each["name"] for each in filled("people --all --json").json] == ["Ben Lind"]
    elsewhere.rename(filled.home / "usb.db.bak")
    export.unlink()
    (filled.home / "usb.db.bak").unlink()
    assert has_words(filled) == {}


@pytest.mark.heavy
def test_a_new_journal_takes_the_list_along(filled: Mentor) -> None:
    """If the old journal is imported into an empty one, an older export does not bring the person back."""
    export = filled.home / "usb.json"
    export.write_text(filled("export --all --format json --include-private").out)
    forget(filled)
    new = filled.home / "new.db"
    filled(f"--db {new} import {filled.db}")
    assert "was forgotten here, and skipped" in filled(f"--db {new} import {export}").err
    assert [each["name"] for each in filled(f"--db {new} people --all --json").json] == ["Ben Lind"]


@pytest.mark.heavy
def test_a_lost_journal_is_restored_without_it(filled: Mentor) -> None:
    """A file that is put in the place of a damaged or missing journal has none of it: the backups have the list."""
    elsewhere = filled.home / "usb.db"
    shutil.copy(filled.db, elsewhere)
    forget(filled)
    filled.db.unlink()
    answer = filled(["restore", str(elsewhere)])
    assert "was forgotten here, and skipped" in answer.err
    elsewhere.unlink()
    assert has_words(filled) == {}
    assert [each["name"] for each in filled("people --all --json").json] == ["Ben Lind"]


@pytest.mark.heavy
def test_the_list_tells_nothing(filled: Mentor) -> None:
    """It holds random identities only, as many as of any other relationship; none is that of an imported log."""
    log = filled.home / "log.md"
    log.write_text("# 2026-05-04\nsialoquent\n\n# 2026-05-11\nmore\n")
    filled(f"import {log} --with Ada")
    log.unlink()
    with closing(sqlite3.connect(filled.db)) as connection:
        derived = {uuid for (uuid,) in connection.execute("SELECT uuid FROM session WHERE source_digest NOTNULL")}
    assert {uuid[14] for uuid in derived} == {"5"}
    forget(filled)
    with closing(sqlite3.connect(filled.db)) as connection:
        kept = [uuid for (uuid,) in connection.execute("SELECT uuid FROM forgotten")]
    assert len(kept) % 64 == 0
    assert {uuid[14] for uuid in kept} == {"4"}
    assert kept == sorted(kept)
    assert has_words(filled) == {}


@pytest.mark.heavy
def test_someone_deleted_and_a_backup_that_came_later_are_forgotten(filled: Mentor) -> None:
    """The person need not be in the journal any more; a second run erases a backup that another machine brought."""
    filled("delete r1")
    late = filled.home / "late.db"
    shutil.copy(filled.db, late)
    forget(filled, "forget 'Ada Kirkebygaard'")
    assert {name for name in has_words(filled) if name != "late.db"} == set()
    assert "No relationship is called" in filled.fails("forget Ada", code=1)
    late.rename(filled.home / "journal.db.backups" / "2026-06-01T081502Z-laptop.db")
    assert has_words(filled)
    forget(filled, "forget 'Ada Kirkebygaard'")
    assert has_words(filled) == {}


@pytest.mark.several_mistakes  # the lines that are shown ask for the name
@pytest.mark.heavy
def test_a_name_that_no_one_has_now(mentor: Mentor) -> None:
    """An earlier name is not erased under the person's new one; of someone deleted, the full name is asked for."""
    for name, focus in (("Bo Lind", "xylographic"), ("Anna Lund", "quizzaciously"), ("Anna Bjerre", "bumfuzzled")):
        mentor(f'start "{name}" --i-am mentor --since 2026-03-02 --focus {focus}')
    mentor("backup")
    mentor("edit bo --name 'Karl Storm'")
    mentor("backup")
    answer = forget(mentor, "forget 'Bo Lind'", typed="Bo Lind\n", ok=False)
    assert "Bo Lind is now called Karl Storm" in answer.err
    assert "mentorlog forget 'Karl Storm'" in answer.err
    (early, _) = sorted((mentor.home / "journal.db.backups").glob("*.db"))
    late = mentor.home / "late.db"
    shutil.copy(early, late)
    forget(mentor, "forget 'Anna Lund'", typed="Anna Lund\n")
    forget(mentor, "forget Anna", typed="Anna Bjerre\n")
    late.rename(early.with_name("2026-06-01T081502Z-laptop.db"))
    assert "No relationship is called 'xx'" in mentor.fails("forget xx --dry-run", code=1)
    both = mentor.fails("forget anna --dry-run", code=1)
    assert ("mentorlog forget 'Anna Bjerre'" in both, "mentorlog forget 'Anna Lund'" in both) == (True, True)
    assert mentor("forget 'anna b' --dry-run --json").json["name"] == "Anna Bjerre"
    assert "is not Anna Lund" in forget(mentor, "forget 'anna lund'", typed="anna\n", ok=False).err
    forget(mentor, "forget 'anna lu'", typed="Anna Lund\n")
    assert has_words(mentor, ("quizzaciously", "bumfuzzled")) == {}


@pytest.mark.heavy
def test_someone_who_is_only_in_the_record_of_changes_is_found_by_name(filled: Mentor) -> None:
    """In any spelling: in the journal if the start was undone; in a backup of another machine, where the deleted
    relationship had another identity."""
    late, other = filled.home / "late.db", "8c1d5f0e-3a5b-4c2d-9e6f-1a2b3c4d5e6f"
    filled("delete r1")
    shutil.copy(filled.db, late)
    forget(filled, "forget 'Ada Kirkebygaard'")
    with closing(sqlite3.connect(late)) as connection, connection:
        connection.execute(
            "UPDATE change SET before = json_set(before, '$.uuid', ?) WHERE tbl = 'relationship' AND row = 1", (other,)
        )
    late.rename(filled.home / "journal.db.backups" / "2026-06-01T081502Z-laptop.db")
    forget(filled, "forget 'ada kirkebygaard'", typed="ada kirkebygaard\n")
    assert has_words(filled) == {}
    filled("start 'Ada Kirkebygaard' --i-am mentor --since 2026-03-02 --focus xylographic")
    filled("undo")
    forget(filled, "forget 'ada kirkebygaard'", typed="ada kirkebygaard\n")
    assert has_words(filled) == {}
    assert "Nothing to redo" in filled.fails("redo", code=1)


@pytest.mark.heavy
def test_what_comes_while_the_name_is_typed_is_forgotten_too(filled: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A session that is recorded in another terminal, whose minutes are kept, and a backup that is made with it."""
    from mentorlog.workflows.relationships import forget_relationship

    erase = forget_relationship.forget

    def record_first(*arguments: object, **options: object) -> None:
        filled("log late -w Ada --on 2026-05-09 --for 15m")
        shutil.copy(filled.db, filled.home / "journal.db.backups" / "2026-06-01T081502Z-laptop.db")
        erase(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(forget_relationship, "forget", record_first)
    forget(filled, "forget Ada --keep-hours")
    assert has_words(filled) == {}
    assert {each["minutes"] for each in filled("sessions 'Forgotten mentees' --json").json} == {50, 40, 15}


@pytest.mark.heavy
def test_a_prospect_is_forgotten(mentor: Mentor) -> None:
    """With what was recorded before the relationship began."""
    mentor("prospect add 'Ada Kirkebygaard' --admire taradiddled --hope widdershins")
    mentor("note sialoquent -w Ada")
    mentor(["note", "-w", "Ada", "--on", "2031-01-01", "-"], stdin="gardyloo is how it begins\nmore\n", ok=False)
    mentor("backup")
    answer = forget(mentor, "forget Ada --keep-hours")
    assert "The prospect, with 1 note" in answer.out
    assert "Kept: no hours, because no session was held" in answer.out
    assert "(gardyloo is how it begins)" in answer.out
    backups = len(list((mentor.home / "journal.db.backups").glob("*.db")))
    assert re.search(rf"{backups} backups? in {mentor.home}/journal.db.backups\n", answer.out)
    assert (answer.out + answer.err).count("This can't be undone.") == 1
    assert has_words(mentor) == {}
    assert mentor("prospect --json").json == []


@pytest.mark.heavy
def test_files_that_can_t_be_rewritten_are_named_first(filled: Mentor) -> None:
    """A damaged backup is refused before anything is changed, with the line that deletes it."""
    damaged = filled.home / "journal.db.backups" / "2026-05-02T081502Z-laptop.db"
    damaged.write_bytes(filled.db.read_bytes()[:9000])
    other = damaged.with_name("2026-05-03T081502Z-laptop.db")
    other.write_bytes(b"no journal")
    before = {file: file.read_bytes() for file in files_of(filled)}
    answer = forget(filled, ok=False)
    assert answer.code == 1
    assert f"rm {damaged}" in answer.err
    assert f"rm {other}" in answer.err
    assert {file: file.read_bytes() for file in files_of(filled)} == before
    damaged.unlink()
    other.unlink()
    forget(filled)


@pytest.mark.heavy
def test_what_sqlite_left_beside_a_backup_is_erased_too(filled: Mentor) -> None:
    """A write-ahead log of another program that was killed: its changes are in the new file, and it is gone."""
    (backup,) = (filled.home / "journal.db.backups").glob("*-laptop.db")
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("PRAGMA journal_mode = wal")
        connection.execute("UPDATE note SET text = text || ' written later'")
        connection.commit()
        left = {ending: Path(f"{backup}{ending}").read_bytes() for ending in ("", "-wal")}
    for ending, content in left.items():
        Path(f"{backup}{ending}").write_bytes(content)
    forget(filled)
    assert has_words(filled) == {}
    assert not Path(f"{backup}-wal").exists()
    with closing(sqlite3.connect(backup)) as connection:
        assert connection.execute("SELECT text FROM note WHERE text LIKE 'for%'").fetchall() == [
            ("for Ben written later",)
        ]


def test_a_backup_is_not_called_damaged_if_the_folder_of_the_journal_can_t_be_written(
    filled: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder is named, and no line deletes the backup."""
    from mentorlog.store.restoring import source

    (backup,) = (filled.home / "journal.db.backups").glob("*-laptop.db")
    Path(f"{backup}-wal").write_bytes(b"")

    def refuse(_: Path) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(source, "create_private", refuse)
        answer = filled("forget Ada --dry-run", ok=False)
    assert (answer.code, "rm " in answer.err) == (1, False)
    assert f"The folder {filled.home} of the journal can't be written (Permission denied)" in answer.err


@pytest.mark.heavy
def test_files_set_aside_with_others_beside_them_are_named_first(filled: Mentor) -> None:
    """A damaged journal with its rollback file, and a rollback file without a journal: nothing is changed."""
    aside = filled.home / "journal.db.damaged-2026-11-29T081502Z"
    rollback = aside.with_name(f"{aside.name}-journal")
    aside.write_bytes(filled.db.read_bytes()[:9000])
    rollback.write_bytes(b"x" * 2000)
    before = {file: file.read_bytes() for file in files_of(filled)}
    answer = forget(filled, ok=False)
    assert (answer.code, f"rm {aside} {rollback}" in answer.err) == (1, True)
    assert {file: file.read_bytes() for file in files_of(filled)} == before
    aside.unlink()
    answer = forget(filled, ok=False)
    assert (answer.code, f"rm {rollback}\n" in answer.err) == (1, True)
    rollback.unlink()
    forget(filled)


@pytest.mark.heavy
def test_a_backup_is_sound_if_the_command_is_killed_when_it_was_replaced(
    filled: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its old checksum is not kept; the same line completes the command."""
    from mentorlog.store.backups import checksums

    def be_killed(_: object) -> None:
        raise SystemExit

    with monkeypatch.context() as patch, pytest.raises(SystemExit):
        patch.setattr(checksums, "record_checksum", be_killed)
        forget(filled)
    assert len(has_words(filled)) >= 2
    assert filled("backup --verify").code == 0
    forget(filled)
    assert filled("backup --verify").code == 0
    assert has_words(filled) == {}


@pytest.mark.heavy
def test_files_of_killed_commands_and_lines_without_a_text_are_deleted(filled: Mentor) -> None:
    """Also the write-ahead log of a scratch copy; a line about someone else stays."""
    lines = filled.home / ".local/share/mentorlog/unsaved-lines"
    for file in (
        filled.home / ".journal.db.abcdef01.new",
        filled.home / ".journal.db.abcdef01.new-wal",
        filled.home / "journal.db.backups/.checksums-vm.txt.abcdef01.new-journal",
    ):
        file.write_text("taradiddled")
    (lines / "2026-05-05-0900-aaaaaaaa.md").write_text("mentorlog note - --with 'Ada Kirkebygaard'\n")
    (lines / "2026-05-05-0900-bbbbbbbb.md").write_text("mentorlog note - --with 'Ben Lind'\n")
    forget(filled)
    assert has_words(filled) == {}
    assert (lines / "2026-05-05-0900-bbbbbbbb.md").exists()


@pytest.mark.heavy
def test_what_can_t_be_written_is_named(filled: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of backups that can't be locked, and a disk that is full: the journal is as before, and the message says
    so."""
    before, lock = filled.db.read_bytes(), filled.home / "journal.db.backups/.lock"
    lock.unlink()
    lock.mkdir()
    answer = forget(filled, ok=False)
    assert (answer.code, "journal.db.backups" in answer.err, "not changed" in answer.err) == (1, True, True)
    lock.rmdir()

    def fill_disk(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(rewriting, "copy_pages", fill_disk)
        answer = forget(filled, ok=False)
    assert answer.code == 1
    assert "A file can't be changed: the disk is full. The journal was not changed; some of the files" in answer.err
    assert filled.db.read_bytes() == before
    forget(filled)
    assert has_words(filled) == {}


@pytest.mark.heavy
def test_the_search_index_has_no_words_of_someone_who_is_only_in_backups(filled: Mentor) -> None:
    """What was undone, and can't be redone any more, leaves words in the index until it is merged."""
    filled("start 'Eve Coachee' --i-am mentor --since 2026-03-02 --focus bumbershoot")
    filled("backup")
    filled("undo")
    filled("note more -w Ben")
    assert b"bumbershoot" in filled.db.read_bytes()
    forget(filled, "forget 'Eve Coachee'", typed="Eve Coachee\n")
    assert [file for file in files_of(filled) if b"bumbershoot" in file.read_bytes()] == []


@pytest.mark.heavy
@pytest.mark.several_mistakes
def test_text_that_was_not_saved_for_someone_else_stays(mentor: Mentor) -> None:
    """The line to type says for whom it was, by name, short name or ref; so does the line `with:` of a session."""
    for name in ("Bo Lind", "Anna Lund", "Anna Bjerre"):
        mentor(f'start "{name}" --i-am mentor --since 2026-03-02')
    mentor("log one -w 'anna lund' --on 2026-03-09")
    other = mentor.home / "s1" / "other.db"
    other.parent.mkdir()
    shutil.copy(mentor.db, other)
    wrong, owners = "--on 2031-01-01 -", dict[str, str]()
    for owner, line, text in (
        ("Bo Lind", f"note -w bo {wrong}", "a\n"),
        ("Bo Lind", f"note --with=r1 {wrong}", "b\n"),
        ("Bo Lind", f"note -wBO {wrong}", "c Anna Lund\n"),
        ("Bo Lind", f"--db {mentor.home}/missing.db note -w bo {wrong}", "d\n"),
        ("Bo Lind", f"log {wrong}", "with: bo\n\ne\n"),
        ("Anna Lund", f"log s1 {wrong}", "f\n"),
        ("Anna Lund", f"note -w r2 {wrong}", "g\n"),
        ("Anna Bjerre", f"note -w 'anna bj' {wrong}", "h Anna\n"),
        ("me", f"note -w me {wrong}", "i\n"),
        ("unknown", f"note -w zoe {wrong}", "j\n"),
        ("another journal", f"--db {other} note -w bo {wrong}", "k\n"),
        ("Bo Lind", f"note {wrong}", "as Bo does\n"),
    ):
        mentor(line, stdin=text, ok=False)
        owners[text] = owner
    folder = mentor.home / ".local/share/mentorlog/unsaved"
    texts = {file.read_text(): file for file in folder.iterdir()}
    assert texts.keys() == owners.keys()
    for name in ("Bo Lind", "Anna Lund", "Anna Bjerre"):
        deleted = mentor(f"forget '{name}' --dry-run --json").json["deleted"]
        assert {text for text, file in texts.items() if str(file) in deleted} == {
            text for text, owner in owners.items() if owner == name
        }


@pytest.mark.heavy
@pytest.mark.parametrize("comes_late", [False, True])
def test_a_journal_that_another_program_reads(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, *, comes_late: bool
) -> None:
    """Nothing is changed; if the program comes when the backups are rewritten, it is said what was done."""
    from mentorlog.store.forgetting import forget as forgetting
    from mentorlog.store.forgetting import rewriting

    ana("note bumfuzzled")
    ana("backup")
    before = {file: file.read_bytes() for file in files_of(ana) if ".lock" not in file.name}
    monkeypatch.setattr(forgetting, "_WAIT", 0.1)
    monkeypatch.setattr(rewriting, "_WAIT", 0.1)
    with closing(sqlite3.connect(ana.db, isolation_level=None)) as reader, monkeypatch.context() as patch:

        def read(*_: object) -> frozenset[str]:
            reader.execute("BEGIN")
            reader.execute("SELECT count(*) FROM note").fetchone()
            return frozenset()

        if comes_late:
            patch.setattr(forgetting, "identities_to_keep", read)
        else:
            read()
        answer = forget(ana, "forget Ana", typed="Ana Souza\n", ok=False)
    assert answer.code == 1
    assert "is in use" in answer.err
    after = {file: file.read_bytes() for file in files_of(ana) if ".lock" not in file.name}
    assert ("were rewritten" in answer.err, after != before) == (comes_late, comes_late)
    forget(ana, "forget Ana", typed="Ana Souza\n")
    assert has_words(ana) == {}


@pytest.mark.heavy
def test_old_backups_are_not_kept_for_what_was_forgotten(filled: Mentor) -> None:
    """The rule that keeps a backup with more entries than later ones does not take it for larger."""
    from mentorlog.store.backups import list_backups
    from mentorlog.store.backups.pruning import _has_lost_entries

    folder = filled.home / "journal.db.backups"
    (laptops,) = folder.glob("*-laptop.db")
    as_it_was = laptops.read_bytes()
    forget(filled)
    *later, first = list_backups(folder, machine="vm")
    assert first.path == laptops
    assert not _has_lost_entries(first, later)
    laptops.write_bytes(as_it_was)
    assert _has_lost_entries(first, later), "the rule would have kept it"


@pytest.mark.heavy
def test_a_terminal_shows_what_goes_and_asks_for_the_name(ana: Mentor) -> None:
    """First what will be erased, then the question; a wrong name changes nothing."""
    ana("note bumfuzzled")
    for typed, code in (("Ana", 1), ("Ana Souza", 0)):
        child = at_terminal(ana, "forget", "ana", "--yes")
        child.expect("1 note")
        child.expect(r"type the name \(Ana Souza\)")
        wait_for_line_editor(child)
        child.sendline(typed)
        assert ends(child)[0] == code
        assert (b"bumfuzzled" in ana.db.read_bytes()) == bool(code)


def test_a_journal_with_a_write_ahead_log(ana: Mentor) -> None:
    """Another program may have chosen that."""
    ana("note bumfuzzled")
    with closing(sqlite3.connect(ana.db)) as connection:
        assert connection.execute("PRAGMA journal_mode = wal").fetchone() == ("wal",)
    forget(ana, "forget Ana", typed="Ana Souza\n")
    assert has_words(ana) == {}


@pytest.mark.heavy
def test_copies_of_every_earlier_version(mentor: Mentor, is_heavy) -> None:
    """The copy from before an upgrade is rewritten, whatever version it has."""
    journals = sorted((Path(__file__).parents[2] / "store/migration/journals").glob("version-*.db.gz"))
    for journal in journals if is_heavy else (journals[0], journals[4], journals[7]):
        shutil.rmtree(mentor.home)
        mentor.home.mkdir()
        mentor.db.touch(mode=0o600)
        mentor.db.write_bytes(gzip.decompress(journal.read_bytes()))
        person = mentor("people --all --json").json[0]
        (copy,) = mentor.home.glob("journal.db.v*.bak")
        name = person["name"].encode()
        assert name in copy.read_bytes()
        forget(mentor, f"forget {person['ref']}", typed=person["name"] + "\n")
        assert [file for file in files_of(mentor) if name in file.read_bytes()] == []
        check_is_sound(copy)


def test_an_unexpected_error_after_the_journal_was_closed_is_reported_as_it_is(
    filled: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No damage is looked for in a closed journal, which would be another error."""
    from mentorlog.workflows.relationships import forget_relationship

    def fail(*_: object, **__: object) -> None:
        raise LookupError

    monkeypatch.setattr(forget_relationship, "forget", fail)
    answer = forget(filled, ok=False)
    assert "a bug in mentorlog: LookupError" in answer.err
