"""`import` of another journal or of a JSON export: what comes, what is left, and which files are refused."""

import gzip
import json
import os
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.store import Journal
from mentorlog.store.file.header import VERSION
from tests.cli.terminal import at_terminal, wait_for_line_editor
from tests.store.build import RECORDED, rows

FIXTURES = Path(__file__).parents[2] / "store" / "migration" / "journals"


def entries_of(path):
    """All recorded rows of a journal."""
    with Journal.open(path, access="read") as journal:
        return rows(journal, *RECORDED)


def on(path, mentor, *lines):
    """Run lines on another journal."""
    for line in lines:
        mentor(f"--db {path} {line}")
    return path


@pytest.fixture
def laptop(ana):
    """A copy of Ana's mentor's journal, on another machine."""
    for line in ("goal add Speak up", "log talked --on 2026-11-09 --goal g1 --me 'Send it' --topic tone"):
        ana(line)
    other = ana.home / "laptop.db"
    shutil.copy(ana.db, other)
    return other


# what comes


@pytest.mark.heavy
def test_an_import_brings_what_is_missing_under_the_next_numbers(ana, laptop):
    """Old and new refs are listed, links lead to the new entries, and the history has one command."""
    on(laptop, ana, "goal add Listen", "log again --on 2026-11-16 --goal g2 --me 'Read it'", "checkpoint g1 40")
    on(laptop, ana, "note from the laptop")
    ana("goal add Delegate")
    ana("note from here")
    before = entries_of(ana.db)
    dry = ana(f"import {laptop} --dry-run")
    assert entries_of(ana.db) == before
    for line in ("5 entries would come", "g2 → g3\tListen", "n1 → n2\tfrom the laptop"):
        assert line in dry.fields
    answer = ana(f"import {laptop} --json").json
    assert (answer["imported"], answer["dry_run"], answer["exact"]) == (True, False, False)
    assert answer["came"]["counts"] == {"session": 1, "goal": 1, "action": 1, "note": 1, "checkpoint": 1}
    refs = {entry["ref_there"]: entry["ref"] for entry in answer["came"]["entries"]}
    assert refs == {"s2": "s2", "g2": "g3", "a2": "a2", "n1": "n2"}
    assert ana("show s2 --json").json["goals"] == ["g3"]
    assert ana("show a2 --json").json["session"] == "s2"
    assert ana("show g1 --json").json["checkpoints"] == [{"on": "2026-11-23", "progress": 40, "note": None}]
    assert [command["verb"] for command in ana("history --json").json][:2] == ["import", "note"]
    after = entries_of(ana.db)
    again = ana(f"import {laptop}")
    assert "Nothing to import" in again.fields
    assert entries_of(ana.db) == after
    ana("undo")
    assert entries_of(ana.db) == before
    ana("redo")
    assert entries_of(ana.db) == after


@pytest.mark.heavy
def test_what_differs_is_left_and_listed_until_the_values_of_the_file_are_taken(ana, laptop):
    """Each entry with the fields that differ; undo takes back what was taken."""
    on(laptop, ana, "edit g1 --why later --by 2026-12-24", "edit s1 --clear goal", "checkpoint g1 40 slow")
    ana("checkpoint g1 30")
    before = entries_of(ana.db)
    left = ana(f"import {laptop} --json").json
    assert not left["imported"]
    assert {(entry["ref"], *entry["fields"]) for entry in left["differ"]["entries"]} == {
        ("g1", "why", "due_on", "checkpoints"),
        ("s1", "goals"),
    }
    assert entries_of(ana.db) == before
    assert f"import {laptop} --theirs" in ana(f"import {laptop}").out
    taken = ana(f"import {laptop} --theirs --json").json
    assert {entry["ref"] for entry in taken["changed"]["entries"]} == {"g1", "s1"}
    goal = ana("show g1 --json").json
    assert (goal["why"], goal["due_on"]) == ("later", "2026-12-24")
    assert goal["checkpoints"] == [{"on": "2026-11-23", "progress": 40, "note": "slow"}]
    assert ana("show s1 --json").json["goals"] == []
    assert not ana(f"import {laptop} --theirs --json").json["imported"]
    ana("undo")
    assert entries_of(ana.db) == before


@pytest.mark.heavy
def test_what_is_private_here_stays_private_when_the_values_of_the_file_are_taken(ana, laptop):
    """Texts come, and each entry that would become shareable is listed; what is private there becomes private."""
    on(laptop, ana, "note shared", "private g1")
    ana(f"import {laptop}")
    ana("private s1")
    ana("edit s1 --topic tempo")
    ana("private n1")
    ana("shareable g1")
    on(laptop, ana, "shareable n1")
    before = entries_of(ana.db)
    dry = ana(f"import {laptop} --theirs --dry-run").out
    assert "3 entries stay private here: shareable in the file" in dry
    assert "mentorlog shareable s1" in dry
    taken = ana(f"import {laptop} --theirs --json").json
    assert [entry["ref"] for entry in taken["kept_private"]["entries"]] == ["s1", "a1", "n1"]
    assert {(entry["ref"], *entry["fields"]) for entry in taken["changed"]["entries"]} == {
        ("s1", "topics"),
        ("g1", "private"),
    }
    private = {ref: ana(f"show {ref} --json").json["private"] for ref in ("s1", "n1", "g1")}
    assert private == {"s1": True, "n1": True, "g1": True}
    assert ana("show s1 --json").json["topics"] == ["tone"]
    again = ana(f"import {laptop} --theirs --json").json
    assert (again["imported"], again["kept_private"]["counts"]) == (False, {"session": 1, "action": 1, "note": 1})
    ana("undo")
    assert entries_of(ana.db) == before


@pytest.mark.heavy
def test_a_terminal_asks_before_what_is_private_here_becomes_shareable(ana, laptop):
    """Only yes makes it shareable."""
    ana("private s1")
    for answer, is_private in (("", True), ("y", False)):
        with at_terminal(ana, "import", str(laptop), "--theirs") as terminal:
            terminal.expect("s1, a1 are private here and shareable in the file")
            terminal.expect("Make them shareable")
            wait_for_line_editor(terminal)
            terminal.sendline(answer)
            terminal.expect("stay private here" if is_private else "got the values")
            terminal.wait()
        assert ana("show s1 --json").json["private"] == is_private


@pytest.mark.heavy
def test_what_was_deleted_here_comes_only_when_asked_for(ana, laptop):
    """It is listed; an undone deletion counts as none."""
    on(laptop, ana, "checkpoint g1 40")
    ana("delete s1 g1")
    listed = ana(f"import {laptop} --json").json
    assert listed["deleted_here"]["counts"] == {"session": 1, "goal": 1, "checkpoint": 1}
    assert not listed["imported"]
    assert f"import {laptop} --again" in ana(f"import {laptop}").out
    brought = ana(f"import {laptop} --again --json").json["came"]
    assert {entry["ref_there"]: entry["ref"] for entry in brought["entries"]} == {"s1": "s2", "g1": "g2"}
    ana("undo 2 --yes")
    assert ana(f"import {laptop} --dry-run --json").json["deleted_here"]["counts"] == {}


@pytest.mark.heavy
def test_an_empty_journal_gets_every_row_with_its_ref(ana, laptop, tmp_path):
    """From a journal and from an export of it, also without a file; then nothing differs."""
    on(laptop, ana, "delete a1", "note mine -w me", "prospect add 'Lone Dahl' --goal g1", "checkpoint g1 40")
    export = tmp_path / "all.json"
    on(laptop, ana, f"export --all --format json --include-private -o {export}")
    for number, source in enumerate((laptop, export)):
        new = tmp_path / f"new{number}.db"
        dry = ana(f"--db {new} import {source} --dry-run --json").json
        assert not new.exists()
        answer = ana(f"--db {new} import {source} --json").json
        assert answer["exact"]
        assert answer["came"] == dry["came"]
        assert new.stat().st_mode & 0o777 == 0o600
        assert entries_of(new) == entries_of(laptop)
        assert ana(f"--db {new} action add Next -w ana --mine --json").json["ref"] == "a2"
        ana(f"--db {new} undo")
        for other in (laptop, export):
            answer = ana(f"--db {new} import {other} --json").json
            assert (answer["imported"], answer["differ"]["counts"], answer["came"]["counts"]) == (False, {}, {})


# the same person under two identities


@pytest.mark.heavy
def test_somebody_of_the_same_name_is_asked_about(ana, tmp_path):
    """In a script with the lines that decide; the second import knows it."""
    other = on(tmp_path / "other.db", ana, "start 'ana souza' --i-am mentor", "note theirs")
    error = ana.fails(f"import {other}", code=2)
    assert f"import {other} --join r1" in error
    assert "--join none" not in error
    answer = ana(f"import {other} --join r1 --json").json
    assert answer["joined"] == [{"ref_there": "r1", "ref": "r1", "name": "Ana Souza"}]
    assert answer["came"]["counts"] == {"note": 1}
    assert "name" in answer["differ"]["entries"][0]["fields"]
    on(other, ana, "note second")
    for options in ("", "--join r1"):
        assert ana(f"import {other} {options} --dry-run --json").json["came"]["counts"] == {"note": 1}
    ana("edit r1 --name 'Ana Maria Souza'")
    assert ana(f"import {other} --json").json["came"]["counts"] == {"note": 1}
    assert len(ana("people --all --json").json) == 1


@pytest.mark.heavy
def test_a_file_without_refs_is_joined_and_shows_no_numbers_of_its_entries(ana, tmp_path):
    """Its entries are known by uuid; importing it again changes nothing."""
    ana("goal add Delegate")
    other = on(tmp_path / "other.db", ana, "start 'ana souza' --i-am mentor", "note hidden", "goal add Listen")
    on(other, ana, "log talked --goal g1 --me 'Send it'")
    file = tmp_path / "shared.json"
    on(other, ana, f"export ana --format json -o {file}")
    assert '"ref"' not in file.read_text()
    dry = ana(f"import {file} --join r1 --dry-run").fields
    assert "g2\tListen" in dry
    assert "→" not in dry
    answer = ana(f"import {file} --join r1 --json").json
    assert answer["joined"] == [{"ref_there": None, "ref": "r1", "name": "Ana Souza"}]
    came = {(entry["ref_there"], entry["ref"]) for entry in answer["came"]["entries"]}
    assert came == {(None, "s1"), (None, "g2"), (None, "a1")}
    assert ana("show s1 --json").json["goals"] == ["g2"]
    assert ana("show a1 --json").json["session"] == "s1"
    again = ana(f"import {file} --join r1 --json").json
    assert (again["imported"], again["came"]["counts"], again["same"]) == (False, {}, 3)


@pytest.mark.heavy
def test_a_joined_relationship_gets_what_is_empty_here(ana, tmp_path):
    """Nothing is emptied or replaced, also with --theirs; undo takes it back."""
    line = "start 'Ana Souza' --i-am mentor --since 2026-03-02 --focus Speaking --org Acme"
    other = on(tmp_path / "other.db", ana, line)
    ana("edit r1 --focus Writing --email ana@example.org")
    before = entries_of(ana.db)
    answer = ana(f"import {other} --join r1 --json").json
    assert [entry["fields"] for entry in answer["filled"]["entries"]] == [["org"]]
    assert "focus" in answer["differ"]["entries"][0]["fields"]
    assert "email" not in answer["differ"]["entries"][0]["fields"]
    again = ana(f"import {other} --join r1 --theirs --dry-run --json").json
    assert again["filled"]["counts"] == {}
    ana("undo")
    assert entries_of(ana.db) == before
    assert "got what was empty here" in ana(f"import {other} --join r1 --theirs").out
    person = ana("show r1 --json").json
    assert (person["focus"], person["org"], person["email"]) == ("Speaking", "Acme", "ana@example.org")


@pytest.mark.heavy
def test_a_log_that_both_have_imported_comes_once(ana, tmp_path):
    """Its sessions, promises and notes are the same under another identity; what differs is listed."""
    log = tmp_path / "log.md"
    log.write_text(
        "Goals of the year\n\n## 2026-03-07\nTalked.\n- [ ] Send it @me\n- [ ] Read it (assigned to Ana)\n\n"
        "## 2026-04-07\nTalked again.\n- [ ] Ask the chair @me\n"
    )
    other = on(tmp_path / "other.db", ana, "start 'Ana Souza' --i-am mentor --since 2026-03-02", "note theirs")
    on(other, ana, f"import {log} -w ana")
    ana("note mine")
    ana(f"import {log} -w ana")
    on(other, ana, "done a1 --on 2026-11-20", "delete a2 --yes")
    answer = ana(f"import {other} --join r1 --json").json
    assert answer["came"]["counts"] == {"note": 1}
    assert answer["from_same_log"] == 5
    assert [entry["ref"] for entry in answer["differ"]["entries"] if entry["kind"] == "action"] == ["a1"]
    assert len(ana("actions --json").json) == 3
    assert "5 entries come from a log that was imported here too" in ana(f"import {other}").out


@pytest.mark.heavy
def test_two_people_of_one_name_can_be_kept_apart_if_one_has_ended(ana, tmp_path):
    """Otherwise the line is shown that renames one of them."""
    other = on(tmp_path / "other.db", ana, "start 'Ana Souza' --i-am mentor --since 2026-03-02", "note theirs")
    assert "edit r1 --name NAME" in ana.fails(f"import {other} --join none", code=2)
    for wrong in ("r7", "g1", "Ana"):
        ana.fails(f"import {other} --join {wrong}", code=2)
    ana("end ana --yes")
    assert "--join none" in ana.fails(f"import {other}", code=2)
    ana(f"import {other} --join none")
    assert [(each["ref"], each["status"]) for each in ana("people --all --json").json] == [
        ("r2", "active"),
        ("r1", "ended"),
    ]


@pytest.mark.heavy
@pytest.mark.skipif(os.name != "posix", reason="pexpect's terminals are POSIX's")
def test_a_terminal_asks_who_it_is(ana, tmp_path):
    """The answer joins the two, and nothing else is asked."""
    other = on(tmp_path / "other.db", ana, "start 'Ana Souza' --i-am mentor --since 2026-03-02", "note theirs")
    with at_terminal(ana, "import", str(other)) as terminal:
        terminal.expect("recorded apart")
        terminal.expect("Who is it")
        wait_for_line_editor(terminal)
        terminal.sendline("1")
        terminal.expect("Imported 1 entry")
        terminal.wait()
    assert [note["text"] for note in ana("notes --json").json] == ["theirs"]


@pytest.mark.heavy
def test_what_a_prospect_can_t_have_waits_until_the_relationship_begins_here_too(mentor, tmp_path):
    """Nothing that is shareable is recorded under a prospect."""
    mentor("prospect add 'Lone Dahl'")
    other = tmp_path / "other.db"
    shutil.copy(mentor.db, other)
    on(other, mentor, "start lone --i-am mentee", "log talked", "note hm --shareable")
    answer = mentor(f"import {other} --json").json
    assert answer["waiting"]["counts"] == {"session": 1}
    assert mentor("notes -w r1 --json").json[0]["private"]
    taken = mentor(f"import {other} --theirs --json").json
    assert taken["came"]["counts"] == {"session": 1}
    assert [entry["ref"] for entry in taken["kept_private"]["entries"]] == ["n1"]
    assert mentor("notes --json").json[0]["private"]


@pytest.mark.heavy
def test_a_second_relationship_of_a_name_waits_until_the_first_has_ended_here(ana, laptop):
    """With the values of the file it has, and the second one comes."""
    on(laptop, ana, "end ana --yes", "start 'Ana Souza' --i-am mentor", "note anew")
    answer = ana(f"import {laptop} --json").json
    assert answer["waiting"]["counts"] == {"relationship": 1, "note": 1}
    taken = ana(f"import {laptop} --theirs --json").json
    assert taken["came"]["counts"] == {"relationship": 1, "note": 1}


@pytest.mark.heavy
def test_evaluations_of_programmes_come_and_are_compared(ana, laptop):
    """One of the same day counts as different; they have no ref."""
    for path in (laptop, ana.db):
        on(path, ana, "edit ana --programme HK")
    for path, line in ((laptop, "2026-11-20 --note fine"), (laptop, "2026-11-22"), (ana.db, "2026-11-20 --note well")):
        on(path, ana, f"programme HK --evaluated {line}")
    answer = ana(f"import {laptop} --json").json
    assert answer["came"]["counts"] == {"evaluation": 1}
    assert [(each["ref"], each["title"], each["fields"]) for each in answer["differ"]["entries"]] == [
        (None, "HK", ["note"])
    ]
    assert "evaluation HK" in ana(f"import {laptop}").out
    assert ana(f"import {laptop} --theirs --json").json["changed"]["counts"] == {"evaluation": 1}
    assert not ana(f"import {laptop} --json").json["differ"]["counts"]


@pytest.mark.heavy
def test_a_long_list_is_cut_on_the_screen_and_whole_as_json(ana, laptop):
    """The rest is counted."""
    for number in range(25):
        on(laptop, ana, f"note number {number}")
    assert "and 5 more" in ana(f"import {laptop} --dry-run").out
    assert len(ana(f"import {laptop} --json").json["came"]["entries"]) == 25


# private content


@pytest.mark.heavy
def test_an_export_without_private_content_hides_nothing_here(ana, tmp_path):
    """What is private here is neither lost nor listed as different, also with --theirs."""
    for line in (
        "log talked --on 2026-11-09 --private-notes hush",
        "goal add Quiet",
        "goal add Loud",
        "private g1",
        "edit s1 --goal g1 --goal g2",
        "action add 'Send it' --mine --goal g1",
        "milestone add Led --goal g1 --on 2026-11-20",
        "note hm",
        "edit ana --learned 'a draft'",
        "prospect add 'Lone Dahl' --goal g1",
    ):
        ana(line)
    export = tmp_path / "shared.json"
    ana(f"export --all --format json -o {export}")
    ana("private s1")
    before = entries_of(ana.db)
    for options in ("", "--theirs"):
        answer = ana(f"import {export} {options} --json").json
        assert (answer["imported"], answer["differ"]["counts"]) == (False, {}), answer
    assert entries_of(ana.db) == before
    new = tmp_path / "new.db"
    assert ana(f"--db {new} import {export} --json").json["exact"]
    assert "hush" not in new.read_bytes().decode("latin-1")


# files that are not trusted


def test_files_that_can_t_be_imported_are_refused(ana, laptop, tmp_path):
    """Each with what it is; nothing is changed, and nothing is left beside the journal."""
    content = laptop.read_bytes()
    damaged = content[:8192] + random.Random(1).randbytes(len(content) - 8192)  # noqa: S311
    half = json.dumps({"mentorlog_export": 2, "relationships": []})[:-5]
    bomb = '{"mentorlog_export": 2, "relationships": ' + "[" * 100_000
    files = {
        "foreign.db": (b"", "not a mentorlog journal"),
        "damaged.db": (damaged, "damaged"),
        "half.db": (content[: len(content) // 2], "damaged"),
        "empty.db": (b"", "is empty"),
        "half.json": (half.encode(), "line 1"),
        "bomb.json": (bomb.encode(), "bomb.json"),
        "newer.json": (b'{"mentorlog_export": 99}', "newer"),
        "packed.db.gz": (gzip.compress(content), "gunzip -c"),
        "dump.sql": (b"PRAGMA foreign_keys=OFF;\nBEGIN", "sqlite3 rebuilt.db <"),
        "picture.png": (b"\x89PNG\r\n\x1a\n\0", ".md, .txt, .org, .csv"),
        "log.docx": (b"PK\3\4\0", "Save it as plain text"),
        "log.xlsx": (b"PK\3\4\0", "Save it as CSV"),
    }
    before, beside = ana.db.read_bytes(), set(ana.home.iterdir())
    for name, (content_of, words) in files.items():
        path = tmp_path / "files" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content_of)
        if name == "foreign.db":
            path.unlink()
            with closing(sqlite3.connect(path)) as other:
                other.execute("CREATE TABLE note (x)")
        error = ana.fails(["import", str(path)], code=1)
        assert words in error, error
    os.mkfifo(tmp_path / "files" / "pipe.db")
    assert "not a regular file" in ana.fails(f"import {tmp_path}/files/pipe.db", code=1)
    assert "There is no file" in ana.fails("import nowhere.db", code=1)
    assert "the journal itself" in ana.fails(f"import {ana.db}", code=1)
    for line in ("import", f"import {laptop} --with ana", f"import {laptop} {tmp_path}/files/half.json", "import -"):
        ana.fails(line, code=2)
    assert ana.db.read_bytes() == before
    assert set(ana.home.iterdir()) == beside | {tmp_path / "files"}


HOSTILE = {
    "a view": "ALTER TABLE note RENAME TO real; CREATE VIEW note AS SELECT * FROM real",
    "a virtual table": "ALTER TABLE note RENAME TO real; CREATE VIRTUAL TABLE note USING fts5(id)",
    "a computed column": "ALTER TABLE note DROP COLUMN source_digest; "
    "ALTER TABLE note ADD COLUMN source_digest TEXT AS (printf('%064d', id))",
    "a missing column": "ALTER TABLE note DROP COLUMN source_digest",
    "a missing table": "DROP TABLE evaluation",
    "a number that no journal reaches": "UPDATE sqlite_sequence SET seq = 9223372036854775807 WHERE name = 'note'",
    "a negative number": "UPDATE note SET id = -1",
}
"""What another program may have made of a journal."""


@pytest.mark.heavy
def test_what_another_program_put_in_the_place_of_a_table_is_not_read(ana, laptop, tmp_path):
    """The file is refused, by restore too."""
    on(laptop, ana, "note theirs")
    for what, statements in HOSTILE.items():
        hostile = tmp_path / "hostile.db"
        shutil.copy(laptop, hostile)
        with closing(sqlite3.connect(hostile)) as other:
            for table in ("note", "evaluation"):
                for event in ("replace", "insert", "update", "delete"):
                    other.execute(f"DROP TRIGGER record_{table}_{event}")
            other.executescript(f"DROP VIEW timeline; DROP VIEW evaluation_json; DROP VIEW note_json; {statements}")
        before = entries_of(ana.db)
        for command in ("import", "restore"):
            error = ana.fails(f"{command} {hostile}", code=1)
            assert f"{hostile} is not a mentorlog journal" in error, what
        assert entries_of(ana.db) == before


@pytest.mark.heavy
def test_triggers_and_values_of_another_program_do_no_harm(ana, laptop, tmp_path):
    """Triggers of the file are not run; a value that a journal can't have is refused, and named."""
    with closing(sqlite3.connect(laptop)) as other:
        other.execute("CREATE TRIGGER evil AFTER INSERT ON relationship BEGIN DELETE FROM goal; END")
        other.execute("ALTER TABLE note ADD COLUMN mood TEXT")
    on(laptop, ana, "note theirs")
    answer = ana(f"import {laptop} --json")
    assert answer.json["came"]["counts"] == {"note": 1}
    assert "note.mood is only in" in answer.err
    with closing(sqlite3.connect(laptop)) as other:
        other.execute("PRAGMA writable_schema = ON")
        other.execute("UPDATE sqlite_master SET sql = replace(sql, 'trim(text', 'trim(''x''') WHERE name = 'note'")
        other.commit()
    with closing(sqlite3.connect(laptop)) as other:
        other.execute("INSERT INTO note (relationship, day, text) VALUES (1, '2026-11-20', '  ')")
        other.commit()
    before = entries_of(ana.db)
    assert "text is not blank" in ana.fails(f"import {laptop}", code=1)
    assert entries_of(ana.db) == before


def test_a_journal_of_a_newer_version_is_refused(ana, laptop):
    """With the line that updates mentorlog."""
    with closing(sqlite3.connect(laptop)) as other:
        other.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert "newer mentorlog" in ana.fails(f"import {laptop}", code=1)


def test_a_journal_in_use_is_imported_as_it_was_saved(ana, laptop):
    """One that is being written is not read by halves."""
    on(laptop, ana, "note theirs")
    with closing(sqlite3.connect(laptop, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        other.execute("DELETE FROM note")
        assert ana(f"import {laptop} --json").json["came"]["counts"] == {"note": 1}
        other.execute("ROLLBACK")
    assert not ana(f"import {laptop} --json").json["imported"]


@pytest.mark.heavy
def test_older_journals_are_imported(mentor, tmp_path, request):
    """Of every schema version (else of the first and the last one); the file is not changed."""
    fixtures = sorted(FIXTURES.glob("*.db.gz"))
    assert fixtures
    for number, fixture in enumerate(fixtures if request.config.getoption("heavy") else (fixtures[0], fixtures[-1])):
        source, new = tmp_path / f"{number}.db", tmp_path / f"new{number}.db"
        source.write_bytes(gzip.decompress(fixture.read_bytes()))
        content = source.read_bytes()
        answer = mentor(f"--db {new} import {source} --json").json
        assert answer["exact"], fixture
        assert source.read_bytes() == content
        assert entries_of(new)["note"]
        assert not mentor(f"--db {new} import {source} --json").json["imported"], fixture
