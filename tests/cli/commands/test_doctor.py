"""`doctor`: what it finds in a journal and around it, and what it rebuilds."""

from __future__ import annotations

import os
import shlex
import shutil
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, Final

import pytest

from mentorlog.cli.backups.state import NOT_MADE, SHOWN, State, write_state
from mentorlog.cli.daily_backup import state_path
from mentorlog.cli.typer_app.index import COMMANDS
from mentorlog.model import KINDS
from mentorlog.model.results.findings import CHECKS
from mentorlog.store.file.header import VERSION
from tests.cli.conftest import Answer, Mentor
from tests.cli.test_bad_files import file_contents, run_without_root_rights

REPAIR: Final = "mentorlog doctor --repair"
LINES: Final = (
    "start Ana Souza --i-am mentor --since 2026-03-02",
    "goal add Speak up --measure 'once a week'",
    "log talked about delegation --on 2026-11-09 --for 45m --topic tone --me 'Send it' --goal g1",
    "note 'rød grød 目標'",
    "checkpoint g1 40 a step --on 2026-11-20",
    "edit n1 --text 'seemed tired'",
    "plan friday 14:00",
    "backup",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a journal and a backup of it, made once."""
    user = Mentor(tmp_path_factory.mktemp("made"))
    user.db = user.home / "data" / "journal.db"
    for line in LINES:
        user([*shlex.split(line), "--db", str(user.db)])
    return user.db.parent


@pytest.fixture
def sound(mentor: Mentor, made: Path) -> Mentor:
    """A user with a journal and a backup of it, who has nothing to do."""
    shutil.copytree(made, mentor.home / "data")
    mentor.db = mentor.home / "data" / "journal.db"
    mentor.base["MENTORLOG_DB"] = str(mentor.db)
    return mentor


def run_sql(user: Mentor, *statements: str) -> None:
    """Change the journal as another program would."""
    with closing(sqlite3.connect(user.db, isolation_level=None)) as journal:
        journal.execute("PRAGMA ignore_check_constraints = ON")
        journal.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            journal.execute(statement)


def sql(*statements: str) -> Callable[[Mentor], None]:
    """A harm that is done by statements."""
    return lambda user: run_sql(user, *statements)


def faults(answer: Answer) -> dict[str, str]:
    """The checks with a finding that is not ok, with their status; the worst counts."""
    found: dict[str, str] = {}
    for finding in answer.json:
        assert finding.keys() == {"check", "status", "message", "fix"}
        assert finding["check"] in CHECKS
        if finding["status"] != "ok" and found.get(finding["check"]) != "fault":
            found[finding["check"]] = finding["status"]
    return found


def fix_of(answer: Answer, check: str) -> str:
    """The line that settles the first finding of a check that is not ok."""
    found = next(finding for finding in answer.json if finding["check"] == check and finding["status"] != "ok")
    return str(found["fix"])


def test_a_sound_journal_has_only_findings_that_are_ok(sound: Mentor) -> None:
    """Each check that can be made has one, in the order of the checks; nothing is written."""
    before = file_contents(sound.home)
    answer = sound("doctor --json")
    assert [(finding["check"], finding["status"], finding["fix"]) for finding in answer.json] == [
        (check, "ok", None) for check in CHECKS
    ]
    assert sound("doctor").out.endswith(f"\n\n{len(CHECKS)} ok\n")
    assert sound("doctor --repair").out.startswith("Nothing needs to be rebuilt.\n")
    assert file_contents(sound.home) == before


# faults that can be repaired

_PARTS: Final = "SELECT name FROM sqlite_master WHERE type IN ('view', 'trigger')"
DERIVED: Final[dict[str, tuple[tuple[str, ...], set[str]]]] = {
    "an empty search index": (("INSERT INTO search (search) VALUES ('delete-all')",), {"search"}),
    "a word too many": (("INSERT INTO search (rowid, scope, text, ends) VALUES (7, 'r1', 'x', '')",), {"search"}),
    "a word in another entry": (
        (
            "UPDATE recording SET command = 0",
            "DROP TRIGGER record_note_update",
            "UPDATE note SET text = 'seemed tried'",
        ),
        {"search", "schema"},
    ),
    "no search index": (("DROP TABLE search",), {"search", "schema"}),
    "a search index without its structure": (("DELETE FROM search_data",), {"search"}),
    "a search index without its settings": (("DELETE FROM search_config",), {"search"}),
    "a search index with a lost table": (("DROP TABLE search_idx",), {"search", "schema"}),
    "wrong counts of sessions": (("UPDATE tally SET held = held + 1",), {"counts"}),
    "lost topics": (("DELETE FROM discussed",), {"counts"}),
    "days that no one worked on a goal": (("INSERT INTO worked VALUES (1, '2026-01-01', 2)",), {"counts"}),
    "a lost table of counts": (("DROP TABLE tally",), {"counts", "schema"}),
    "a lost view": (("DROP VIEW timeline",), {"schema"}),
    "a view of another program": (
        ("DROP VIEW timeline", "CREATE VIEW timeline (day) AS SELECT day FROM note"),
        {"schema"},
    ),
    "a lost trigger": (("DROP TRIGGER record_note_insert",), {"schema"}),
    "a lost view with its triggers": (("DROP VIEW changing",), {"schema"}),
    "a lost index": (("DROP INDEX note_day",), {"schema"}),
    "an index on other columns": (("DROP INDEX note_day", "CREATE INDEX note_day ON note (text)"), {"schema"}),
    "an index without a row": (
        (
            "UPDATE sqlite_master SET sql = 'CREATE INDEX note_day ON note (day) WHERE day > ''3''' "
            "WHERE name = 'note_day'",
            "PRAGMA writable_schema = RESET",
            "REINDEX note_day",
            "PRAGMA writable_schema = ON",
            "UPDATE sqlite_master SET sql = 'CREATE INDEX note_day ON note (day)' WHERE name = 'note_day'",
        ),
        {"indexes"},
    ),
    "a command that never ended": (("UPDATE recording SET command = 3",), {"schema"}),
    "no row for commands": (("DELETE FROM recording",), {"schema"}),
}


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("name", DERIVED)
def test_what_follows_from_the_entries_is_rebuilt(sound: Mentor, name: str) -> None:
    """The entries and the history are unchanged, and search, counts and undo work again."""
    statements, checks = DERIVED[name]
    run_sql(sound, *statements)
    kept = kept_rows(sound)
    found = sound("doctor --json", ok=False)
    assert (found.code, faults(found)) == (1, dict.fromkeys(checks, "fault"))
    assert {finding["fix"] for finding in found.json if finding["status"] == "fault"} == {REPAIR}
    assert kept_rows(sound) == kept
    repaired = sound("doctor --repair")
    assert repaired.out.startswith("Rebuilt ")
    assert repaired.out.splitlines()[1] == "The entries are unchanged."
    assert kept_rows(sound) == kept
    assert faults(sound("doctor --json")) == {}
    assert sound("search delegation --json").json[0]["ref"] == "s1"
    assert sound("people --json").json[0]["sessions_held"] == 1
    sound("note another thought")
    assert sound("search thought --json").json[0]["ref"] == "n2"
    sound("undo")
    assert faults(sound("doctor --json")) == {}


def kept_rows(user: Mentor) -> dict[str, list[Any]]:
    """The rows of the entries and of the history."""
    with closing(sqlite3.connect(user.db)) as journal:
        tables = (*KINDS, "checkpoint", "session_goal", "command", "change", "revision")
        return {table: journal.execute(f"SELECT * FROM {table}").fetchall() for table in tables}  # noqa: S608


def test_a_command_that_needs_a_broken_index_names_the_line_that_rebuilds_it(sound: Mentor) -> None:
    """Restoring a backup would take more back than the index."""
    run_sql(sound, "DELETE FROM search_data")
    answer = sound("search delegation", ok=False)
    assert answer.code == 1
    assert f"The journal {sound.db} is damaged, but every entry is sound. To rebuild the search index:" in answer.err
    assert "\n  mentorlog doctor --repair\n" in answer.err
    assert "restore" not in answer.err
    sound("doctor --repair")
    assert sound("search delegation --json").json[0]["ref"] == "s1"


def test_repair_says_what_it_rebuilt_beside_the_json(sound: Mentor) -> None:
    """Standard output has the findings and nothing else."""
    run_sql(sound, "DROP VIEW timeline")
    answer = sound("doctor --repair --json")
    assert faults(answer) == {}
    assert answer.err.startswith("Rebuilt timeline.")


def test_what_can_not_be_derived_is_not_repaired(sound: Mentor) -> None:
    """The rest is not repaired either, if the tables are not those of a journal."""
    run_sql(sound, "DROP TABLE note", "DELETE FROM tally")
    before = sound.db.read_bytes()
    answer = sound("doctor --repair", ok=False)
    assert answer.code == 1
    assert answer.fields.startswith("Nothing here can be repaired by rebuilding.\n\nSchema\tfault\tTables are missing")
    assert sound.db.read_bytes() == before


# other findings


def make_open(user: Mentor) -> None:
    """A journal that others can read, in a folder in which they can write, with such a backup."""
    for path, mode in ((user.db, 0o644), (user.db.parent, 0o777), (backup_of(user), 0o640)):
        path.chmod(mode)


def backup_of(user: Mentor) -> Path:
    """The backup of the journal."""
    return next(file for file in Path(f"{user.db}.backups").iterdir() if file.suffix == ".db")


def write(name: str, content: str = "x") -> Callable[[Mentor], None]:
    """A harm that is a file beside the journal, or in a folder of it."""

    def harm(user: Mentor) -> None:
        file = user.db.parent / name
        file.parent.mkdir(mode=0o700, exist_ok=True, parents=True)
        file.touch(mode=0o600)
        file.write_text(content)

    return harm


def write_data(name: str) -> Callable[[Mentor], None]:
    """A harm that is a file in the data folder."""
    return lambda user: write(os.path.relpath(Path(user.base["XDG_DATA_HOME"], "mentorlog", name), user.db.parent))(
        user
    )


def damage(file: Path) -> None:
    """Overwrite the second half of a file."""
    size = file.stat().st_size // 2
    with file.open("r+b") as opened:
        opened.seek(size)
        opened.write(b"\xff" * size)


def age(user: Mentor) -> None:
    """A backup that is older than a week."""
    backup_of(user).rename(Path(f"{user.db}.backups", "2020-01-01T101010Z-old.db"))


def fail_backup(user: Mentor) -> None:
    """A daily backup that failed."""
    write_state(state_path(str(user.db)), State(SHOWN, 1_700_000_000, f"{NOT_MADE} (yesterday). The disk is full."))


DUMP: Final = "(umask 077; sqlite3 {old} .dump | sed '$s/^ROLLBACK.*/COMMIT;/' | sqlite3 {new})"
REBUILD: Final = (
    f"mv {{db}} {{db}}.old && {DUMP.format(old='{db}.old', new='{db}.old.dump')} && mentorlog restore {{db}}.old.dump"
)
FOUND: Final[dict[str, tuple[Callable[[Mentor], None], dict[str, str], str]]] = {
    "a write-ahead log": (
        sql("PRAGMA journal_mode = WAL"),
        {"journal": "note"},
        "sqlite3 {db} 'PRAGMA journal_mode = DELETE'",
    ),
    "many texts that were not saved": (
        lambda user: [write_data(f"unsaved/{number}.txt")(user) for number in range(5)] and None,
        {"leftovers": "note"},
        "cat {data}/unsaved/* && rm -i {data}/unsaved/*",
    ),
    "a table of another program": (sql("CREATE TABLE moods (x)"), {"schema": "note"}, "None"),
    "a column of another program": (sql("ALTER TABLE note ADD COLUMN mood TEXT"), {"schema": "note"}, "None"),
    "a lost table": (
        sql("DROP TABLE note"),
        {"schema": "fault"},
        "mv {db} {db}.old && mentorlog restore {backup.name}",
    ),
    "a changed table": (
        sql("UPDATE sqlite_master SET sql = replace(sql, 'NOT NULL DEFAULT 1', 'DEFAULT 1') WHERE name = 'note'"),
        {"schema": "fault"},
        REBUILD,
    ),
    "a value that is not allowed": (sql("UPDATE note SET private = 7"), {"integrity": "note"}, "None"),
    "bytes that are not text": (
        sql("UPDATE note SET text = CAST(x'ff' AS TEXT)"),
        {"values": "fault"},
        "mentorlog undo",
    ),
    "a damaged record": (sql("UPDATE change SET before = '{' WHERE before IS NOT NULL"), {"values": "note"}, "None"),
    "a link that may be cleared": (
        sql("UPDATE action SET goal = 99"),
        {"links": "fault"},
        "sqlite3 {db} 'UPDATE action SET goal = NULL WHERE goal NOT IN (SELECT id FROM goal)'",
    ),
    "a lost relationship": (
        sql("UPDATE note SET relationship = 99"),
        {"links": "fault"},
        REBUILD,
    ),
    "an older journal": (
        sql(
            f"PRAGMA user_version = {VERSION - 1}",
            "DELETE FROM _sqlite_migrations WHERE name = (SELECT max(name) FROM _sqlite_migrations)",
        ),
        {"version": "note"},
        "mentorlog status",
    ),
    "a version that is not that of the tables": (
        sql("PRAGMA user_version = 3"),
        {"version": "fault"},
        f"sqlite3 {{db}} 'PRAGMA user_version = {VERSION}'",
    ),
    "a newer journal": (sql(f"PRAGMA user_version = {VERSION + 1}"), {"version": "fault"}, "pip install -U mentorlog"),
    "no version": (sql("PRAGMA user_version = 0"), {"integrity": "fault"}, "mentorlog restore {backup.name}"),
    "a mode for others": (make_open, {"access": "fault"}, "chmod 600 {db}"),
    "a draft": (write(".journal.db.0a1b2c3d.new"), {"leftovers": "note"}, "rm {folder}/.journal.db.0a1b2c3d.new"),
    "a draft of a backup": (
        write("journal.db.backups/.2026-11-29T071502Z-x.db.0a1b2c3d.new"),
        {"leftovers": "note"},
        "rm {db}.backups/.2026-11-29T071502Z-x.db.0a1b2c3d.new",
    ),
    "a copy from before an upgrade": (write("journal.db.v6.bak"), {"leftovers": "note"}, "rm {db}.v6.bak"),
    "a damaged journal set aside": (
        write("journal.db.damaged-2026-11-29T081502Z"),
        {"leftovers": "note"},
        "rm {db}.damaged-2026-11-29T081502Z",
    ),
    "text that was not saved": (
        write_data("unsaved/2026-11-23-0900-abc.txt"),
        {"leftovers": "note"},
        "cat {data}/unsaved/2026-11-23-0900-abc.txt && rm -i {data}/unsaved/2026-11-23-0900-abc.txt",
    ),
    "a defect": (
        write_data("defects/2026-11-23-0900-abc.txt"),
        {"leftovers": "note"},
        "cat {data}/defects/2026-11-23-0900-abc.txt && rm -i {data}/defects/2026-11-23-0900-abc.txt",
    ),
    "a copy of Dropbox": (
        lambda user: shutil.copy(user.db, user.db.with_name("journal (Ana's conflicted copy 2026-11-29).db")),
        {"conflicts": "note"},
        'mentorlog import "{folder}/journal (Ana\'s conflicted copy 2026-11-29).db" --dry-run',
    ),
    "a copy of Syncthing": (
        lambda user: shutil.copy(user.db, user.db.with_name("journal.sync-conflict-20261129-081502-ABCDEFG.db")),
        {"conflicts": "note"},
        "mentorlog import {folder}/journal.sync-conflict-20261129-081502-ABCDEFG.db --dry-run",
    ),
    "a copy of OneDrive": (
        lambda user: shutil.copy(user.db, user.db.with_name("journal-DESKTOP-1A2B.db")),
        {"conflicts": "note"},
        "mentorlog import {folder}/journal-DESKTOP-1A2B.db --dry-run",
    ),
    "a copy of Google Drive": (
        lambda user: shutil.copy(user.db, user.db.with_name("journal (1).db")),
        {"conflicts": "note"},
        "mentorlog import '{folder}/journal (1).db' --dry-run",
    ),
    "a damaged backup": (lambda user: damage(backup_of(user)), {"backups": "fault"}, "mentorlog backup"),
    "an older backup that is no journal": (
        write("journal.db.backups/2026-01-01T000000Z-x.db"),
        {"backups": "fault"},
        "mentorlog backup --verify",
    ),
    "an older backup that is incomplete": (
        lambda user: os.truncate(shutil.copy(backup_of(user), f"{user.db}.backups/2026-01-01T000000Z-x.db"), 9000),
        {"backups": "fault"},
        "mentorlog backup --verify",
    ),
    "an old backup": (age, {"backups": "note"}, "mentorlog backup"),
    "no backup": (lambda user: shutil.rmtree(f"{user.db}.backups"), {"backups": "note"}, "mentorlog backup"),
    "a backup that failed": (fail_backup, {"backups": "fault"}, "mentorlog backup"),
    "a setting that is wrong": (
        lambda user: write_settings(user, 'color = "pink"\n'),
        {"settings": "note"},
        "mentorlog config --unset color",
    ),
    "settings that are not TOML": (
        lambda user: write_settings(user, "color pink\n"),
        {"settings": "fault"},
        "mv {settings} {settings}.old",
    ),
}


def write_settings(user: Mentor, content: str) -> None:
    """Write the file of settings."""
    user.settings.parent.mkdir(parents=True, exist_ok=True)
    user.settings.write_text(content)


@pytest.mark.everyday_cases(3)
@pytest.mark.several_mistakes
@pytest.mark.parametrize("name", FOUND)
def test_a_fault_is_found_with_the_line_that_settles_it(sound: Mentor, name: str) -> None:
    """Nothing is written, and the exit code is 1 if there is a fault."""
    harm, expected, fix = FOUND[name]
    backup = backup_of(sound)
    harm(sound)
    before = file_contents(sound.home)
    answer = sound("doctor --json", ok=False)
    assert faults(answer) == expected, answer.out
    assert answer.code == (1 if "fault" in expected.values() else 0)
    data = Path(sound.base["XDG_DATA_HOME"], "mentorlog")
    places = {"db": sound.db, "folder": sound.db.parent, "backup": backup, "data": data, "settings": sound.settings}
    assert fix_of(answer, next(iter(expected))) == fix.format(**places)
    assert file_contents(sound.home) == before


WITH_RESTORE: Final = (
    "a copy of Dropbox",
    "a lost table",
    "a changed table",
    "a lost relationship",
    "no version",
)
"""Findings that are settled by `restore`."""
SETTLED: Final = (
    "a mode for others",
    "a link that may be cleared",
    "a draft",
    "a copy from before an upgrade",
    "a damaged backup",
    "a setting that is wrong",
    "settings that are not TOML",
    "bytes that are not text",
    "a version that is not that of the tables",
    *WITH_RESTORE,
)


@pytest.mark.everyday_cases(2)
@pytest.mark.several_mistakes
@pytest.mark.parametrize("name", SETTLED)
def test_the_line_that_settles_a_fault_works(sound: Mentor, name: str) -> None:
    """Each is run in a shell until there is no fault."""
    if name in WITH_RESTORE:
        skip_without_restore()
    FOUND[name][0](sound)
    settle(sound)
    left = faults(sound("doctor --json"))
    assert left.keys() <= {"conflicts", "leftovers", "values"}  # what undo would bring back is damaged too


WRONG_VALUES: Final = {
    "UPDATE goal SET day = '2026-13-45'": ("UPDATE goal SET day = 'YYYY-MM-DD' WHERE id = 1", "2026-11-20"),
    "UPDATE session SET at = '99' WHERE id = 2": ("UPDATE session SET at = 'HH:MM' WHERE id = 2", "14:00"),
    "UPDATE goal SET status = 'x'": ("UPDATE goal SET status = 'open' WHERE id = 1", ""),
    "UPDATE relationship SET role = 'x' WHERE id = 1": (
        "UPDATE relationship SET role = 'mentor' WHERE id = 1",
        "",
    ),
    "UPDATE checkpoint SET day = 'x'": ("UPDATE checkpoint SET day = 'YYYY-MM-DD' WHERE id = 1", "2026-11-20"),
    "UPDATE note SET text = CAST(x'ff' AS TEXT)": ("UPDATE note SET text = 'TEXT' WHERE id = 1", ""),
    "DROP TRIGGER record_session_update; UPDATE session SET topics = '{' WHERE id = 1": (
        "DROP TRIGGER record_session_update; UPDATE session SET topics = '[]' WHERE id = 1",
        "",
    ),
}
"""What another program writes, with the statement that corrects it, and what the user puts in for the example."""


@pytest.mark.everyday_cases(2)
@pytest.mark.several_mistakes
@pytest.mark.parametrize("harm", WRONG_VALUES)
def test_a_wrong_value_is_corrected_without_losing_what_came_later(sound: Mentor, harm: str) -> None:
    """The line writes that value alone, and needs no backup. If the newest command wrote it, the line is `undo`."""
    shutil.rmtree(f"{sound.db}.backups")
    with closing(sqlite3.connect(sound.db)) as other:
        other.execute("PRAGMA ignore_check_constraints = ON")
        other.executescript(harm)
    if harm.startswith("UPDATE"):
        assert fix_of(sound("doctor --json", ok=False), "values") == "mentorlog undo"
    else:
        run_sql(sound, "DROP TRIGGER IF EXISTS record_session_update")
        sound("doctor --repair", ok=False)
    sound("note 'a later note' -w ana")
    statement, value = WRONG_VALUES[harm]
    fix = fix_of(sound("doctor --json", ok=False), "values")
    assert shlex.split(fix) == ["sqlite3", str(sound.db), statement]
    for example in ("YYYY-MM-DD", "HH:MM"):
        if example in fix:  # the schema refuses an example that was not replaced
            assert subprocess.run(["bash", "-c", fix], capture_output=True, check=False).returncode != 0
            fix = fix.replace(example, value)
    subprocess.run(["bash", "-c", fix], check=True, capture_output=True)
    settle(sound)
    assert not {check for check, status in faults(sound("doctor --json")).items() if status == "fault"}
    assert "a later note" in sound("timeline").out


def skip_without_restore() -> None:
    """Skip a test that needs `restore`, until that command is there."""
    if "restore" not in COMMANDS:
        pytest.skip("there is no command `restore` yet")


def settle(user: Mentor) -> None:
    """Run the line of each finding, two times at most: a line can lead to another finding."""
    for _ in range(2):
        found = user("doctor --json", ok=False).json
        for line in dict.fromkeys(finding["fix"] for finding in found if finding["status"] == "fault"):
            done = subprocess.run(["bash", "-c", line], env=user.environ, capture_output=True, text=True, check=False)
            assert done.returncode == 0, (line, done.stdout, done.stderr)
    for finding in user("doctor --json").json:
        if finding["status"] == "note" and finding["fix"]:
            done = subprocess.run(["bash", "-c", finding["fix"]], env=user.environ, capture_output=True, check=False)
            assert done.returncode == 0, (finding, done.stderr)


# journals that can't be opened


def truncate(user: Mentor) -> None:
    """Half of the file is missing."""
    with user.db.open("r+b") as file:
        file.truncate(user.db.stat().st_size // 2)


def replace(content: bytes) -> Callable[[Mentor], None]:
    """Something else is in the file."""
    return lambda user: user.db.write_bytes(content) and None


def make_folder(user: Mentor) -> None:
    """A folder has the name of the journal."""
    user.db.unlink()
    user.db.mkdir()


def make_pipe(user: Mentor) -> None:
    """A named pipe has the name of the journal."""
    user.db.unlink()
    os.mkfifo(user.db)


def make_link(user: Mentor) -> None:
    """The journal is a link to nothing."""
    user.db.unlink()
    user.db.symlink_to(user.home / "gone.db")


def make_foreign(user: Mentor) -> None:
    """Another program's database has the name of the journal."""
    user.db.unlink()
    run_sql(user, "CREATE TABLE other (x)")


RESTORE: Final = "mentorlog restore {backup.name}"
NOT_OPENED: Final[dict[str, tuple[Callable[[Mentor], None], str, str]]] = {
    "damaged": (lambda user: damage(user.db), "integrity", RESTORE),
    "truncated": (truncate, "integrity", RESTORE),
    "missing": (lambda user: user.db.unlink(), "journal", RESTORE),
    "empty": (replace(b""), "journal", RESTORE),
    "text": (replace(b"Dear Ana,\n" * 50), "journal", RESTORE),
    "foreign": (make_foreign, "journal", "mv {db} {db}.old && mentorlog restore {backup.name}"),
    "rebuilt from a dump": (
        sql("PRAGMA application_id = 0", "PRAGMA user_version = 0"),
        "journal",
        "mv {db} {db}.old && mentorlog restore {db}.old",
    ),
    "a folder": (make_folder, "journal", "mentorlog doctor --db {db}/journal.db"),
    "a pipe": (make_pipe, "journal", "ls -l {db}"),
    "a dangling link": (make_link, "journal", "ls -l {db}"),
}


@pytest.mark.several_mistakes
@pytest.mark.parametrize("repair", ["", "--repair"])
@pytest.mark.parametrize("name", NOT_OPENED)
def test_a_journal_that_can_not_be_opened_is_a_finding(sound: Mentor, name: str, repair: str) -> None:
    """The newest good backup is named with the line that restores it, and no file is changed."""
    harm, check, fix = NOT_OPENED[name]
    backup = backup_of(sound)
    bad = backup.with_name("2099-01-01T000000Z-x.db")
    bad.touch(mode=0o600)
    harm(sound)
    before = file_contents(sound.home)
    answer = sound(f"doctor --json {repair}", ok=False)
    assert (answer.code, faults(answer)[check]) == (1, "fault")
    assert fix_of(answer, check) == fix.format(db=sound.db, backup=backup)
    assert file_contents(sound.home) == before
    assert "bug" not in answer.err


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@pytest.mark.several_mistakes
@pytest.mark.parametrize("name", ["damaged", "truncated", "missing", "empty", "text", "foreign", "rebuilt from a dump"])
def test_the_line_that_restores_a_journal_works(sound: Mentor, name: str) -> None:
    """The entries of the backup are there again."""
    skip_without_restore()
    entries = kept_rows(sound)
    NOT_OPENED[name][0](sound)
    settle(sound)
    assert kept_rows(sound) == entries


@pytest.mark.heavy
def test_a_damaged_journal_without_a_backup_can_be_recovered(sound: Mentor) -> None:
    """The line takes what the shell of SQLite can read, into a file that only the user can read."""
    skip_without_restore()
    shutil.rmtree(f"{sound.db}.backups")
    for number in range(12):
        sound(["note", f"{'long ' * 600}number {number}"])
    content = sound.db.read_bytes()
    page = content.index(b"number 5") // 4096 * 4096
    sound.db.write_bytes(content[:page] + b"\xff" * 4096 + content[page + 4096 :])
    recovered = Path(f"{sound.db}.recovered")
    line = fix_of(sound("doctor --json", ok=False), "integrity")
    assert line == f"{DUMP.format(old=sound.db, new=recovered)}; mentorlog restore {recovered}"
    done = subprocess.run(["bash", "-c", f"umask 022; {line}"], env=sound.environ, capture_output=True, check=False)
    assert done.returncode == 0, done
    assert stat.S_IMODE(recovered.stat().st_mode) == 0o600
    notes = sound("notes --limit 50 --json").out
    assert [number for number in range(12) if f'number {number}"' not in notes] == [5]


def test_a_journal_with_a_damaged_beginning_and_no_backup_can_be_replaced(sound: Mentor) -> None:
    """SQLite can't read any of it, so the line restores a copy of the user."""
    copy = backup_of(sound).rename(sound.home / "copy.db")
    shutil.rmtree(f"{sound.db}.backups")
    entries = kept_rows(sound)
    sound.db.write_bytes(b"\0" * 16 + sound.db.read_bytes()[16:])
    line = fix_of(sound("doctor --json", ok=False), "journal")
    assert line == f"mv {sound.db} {sound.db}.old && mentorlog restore FILE"
    done = subprocess.run(["bash", "-c", line.replace("FILE", str(copy))], env=sound.environ, check=False)
    assert done.returncode == 0
    assert kept_rows(sound) == entries


@pytest.mark.parametrize("make", [make_folder, make_pipe])
def test_the_mode_of_what_is_not_a_file_is_not_a_fault(sound: Mentor, make: Callable[[Mentor], None]) -> None:
    """`chmod 600` would lock the user out of a home folder that was named by mistake."""
    make(sound)
    sound.db.chmod(0o755)
    answer = sound("doctor --json", ok=False)
    assert "access" not in faults(answer)
    assert not [finding for finding in answer.json if finding["check"] == "access" and finding["fix"]]


def test_rows_of_several_tables_that_were_lost_are_one_finding(sound: Mentor) -> None:
    """They are settled by one line, and a table whose rows have no numbers is named by its name."""
    run_sql(sound, "DELETE FROM relationship", "DELETE FROM goal")
    found = [finding for finding in sound("doctor --json", ok=False).json if finding["check"] == "links"]
    assert len({finding["fix"] for finding in found}) == len(found)
    messages = " ".join(finding["message"] for finding in found)
    assert "None" not in messages
    assert "from the table worked." in messages


def test_a_journal_that_was_never_begun_is_a_note(mentor: Mentor) -> None:
    """The line begins one."""
    answer = mentor("doctor --json")
    assert faults(answer) == {"journal": "note"}
    assert fix_of(answer, "journal") == "mentorlog start NAME --i-am mentor"
    assert not mentor.db.exists()


def test_a_locked_journal_is_a_finding(sound: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line checks again."""
    monkeypatch.setattr("mentorlog.store.doctor.opening.WAIT", 0)
    with closing(sqlite3.connect(sound.db, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = sound("doctor --json", ok=False)
        assert "The journal was not checked, so nothing was rebuilt." in sound("doctor --repair", ok=False).out
    assert (answer.code, faults(answer)) == (1, {"journal": "fault"})
    assert fix_of(answer, "journal") == "mentorlog doctor"


CRASH: Final = """
import os, sqlite3, sys
journal = sqlite3.connect(sys.argv[1], isolation_level=None)
journal.execute("PRAGMA cache_size = 1")
journal.execute("BEGIN IMMEDIATE")
journal.execute("UPDATE note SET text = text || hex(randomblob(60000))")
journal.execute("PRAGMA cache_spill = ON")
journal.execute("UPDATE session SET notes = notes || hex(randomblob(60000))")
os._exit(9)
"""


@pytest.fixture
def crashed(sound: Mentor) -> Mentor:
    """A user whose journal has a write that was interrupted."""
    subprocess.run([sys.executable, "-c", CRASH, str(sound.db)], check=False)
    assert sound.db.with_name("journal.db-journal").stat().st_size
    return sound


def test_an_interrupted_write_is_a_note(crashed: Mentor) -> None:
    """It is not rolled back by the check; the line that is shown does that."""
    before = file_contents(crashed.home)
    answer = crashed("doctor --json")
    assert faults(answer) == {"journal": "note"}
    assert file_contents(crashed.home) == before
    crashed(shlex.split(fix_of(answer, "journal"))[1:])
    assert faults(crashed("doctor --json")) == {}


@pytest.mark.several_mistakes
def test_a_rollback_file_of_another_journal_is_a_fault(crashed: Mentor) -> None:
    """SQLite would damage the journal with it, so the line moves it away."""
    other = shutil.copy(backup_of(crashed), crashed.home / "other.db")
    for text in ("one", "two", "three"):
        crashed(["--db", str(other), "note", text])
    shutil.copy(other, crashed.db)
    answer = crashed("doctor --json", ok=False)
    assert (answer.code, faults(answer)) == (1, {"journal": "fault"})
    subprocess.run(["bash", "-c", fix_of(answer, "journal")], check=True)
    assert set(faults(crashed("doctor --json"))) <= {"leftovers"}


@pytest.fixture
def without_root(sound: Mentor) -> Iterator[Mentor]:
    """A user whose rights depend on the modes of files."""
    if run_without_root_rights(sound, "path").code or os.name == "nt":
        pytest.skip("modes do not count here")
    yield sound
    sound.db.parent.chmod(0o700)


@pytest.mark.heavy
def test_missing_permissions_are_findings(without_root: Mentor) -> None:
    """Reading the file, its folder, and writing either."""
    db = without_root.db
    for path, mode, check, fix in (
        (db, 0o000, "journal", f"chmod 600 {db}"),
        (db.parent, 0o000, "journal", f"chmod u+rwx {db.parent}"),
        (db, 0o400, "access", f"chmod 600 {db}"),
        (db.parent, 0o500, "access", f"chmod u+rwx {db.parent}"),
    ):
        before = path.stat().st_mode & 0o777
        path.chmod(mode)
        answer = run_without_root_rights(without_root, "doctor", "--json")
        path.chmod(before)
        assert answer.code == 1, answer
        assert fix_of(answer, check) == fix, answer


def test_the_lines_name_the_journal_that_was_given(sound: Mentor) -> None:
    """`--db` is in each line that mentorlog runs."""
    run_sql(sound, "DROP VIEW timeline")
    answer = sound(["doctor", "--json", "--db", str(sound.db)], ok=False, MENTORLOG_DB="")
    assert fix_of(answer, "schema") == f"mentorlog --db {sound.db} doctor --repair"


def test_little_space_is_a_fault(sound: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next backup would fail."""
    usage = shutil.disk_usage(sound.home)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=3_000_000))
    answer = sound("doctor --json", ok=False)
    assert (answer.code, faults(answer)) == (1, {"space": "fault"})
    assert fix_of(answer, "space") == f"df -h {sound.db.parent}"


def test_a_conflicting_copy_is_described_as_import_compares_it(ana):
    """What would come, what differs and what was deleted here; nothing is claimed about one that can't be compared."""
    copy = ana.db.with_name("journal (1).db")

    def finding():
        return next(each["message"] for each in ana("doctor --json").json if each["check"] == "conflicts")

    ana("note first")
    ana("note second")
    shutil.copy(ana.db, copy)
    assert finding().endswith("All its entries are in the journal, with the same content.")
    ana(f"--db '{copy}' edit n1 --text edited")
    ana(f"--db '{copy}' note third")
    ana("delete n2 --yes")
    before = ana.db.read_bytes()
    assert "Of its entries, 1 is missing in the journal, 1 has other content than here, 1 was deleted here" in finding()
    assert ana.db.read_bytes() == before
    copy.write_bytes(copy.read_bytes()[:9000])
    assert "may have entries or changes that the journal does not have" in finding()
    assert sorted(file.name for file in ana.db.parent.glob("*.db*") if file.is_file()) == [copy.name, ana.db.name]
