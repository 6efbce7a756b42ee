"""Other people's tools on a journal: each table and view can be counted, read and dumped, and what they write can be
undone. A journal that was rebuilt from a dump is recognised."""

import asyncio
import json
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from tests.cli.conftest import Mentor
from tests.programs import program

LINES = (
    'log "About 明日" -w ana --on 2026-11-02 --takeaway "ask first" --topic career --me "send it" --next 2026-12-01',
    'goal add "Lead a team" -w ana --by 2026-12-01',
    "checkpoint g1 40",
    "note seemed tired -w ana",
    'feedback give "you waited" -w ana',
    "rate negotiating 3 -w ana",
    'advice give "wait" -w ana',
)


@pytest.fixture
def filled(ana: Mentor) -> Mentor:
    """A journal with entries of most kinds, and one command that was undone."""
    return ana.given(*LINES, "note gone -w ana", "undo")


def names(mentor: Mentor) -> list[str]:
    """Every table and view of the journal."""
    with closing(sqlite3.connect(mentor.db)) as at:
        return [name for (name,) in at.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]


def rebuilt(mentor: Mentor, dump: str, name: str) -> Mentor:
    """The same user with a journal that the sqlite3 shell made from SQL."""
    other = Mentor(mentor.home)
    other.db = mentor.home / name
    other.base["MENTORLOG_DB"] = str(other.db)
    subprocess.run([program("sqlite3"), str(other.db)], input=dump, capture_output=True, text=True, check=False)
    other.db.chmod(0o600)
    return other


def test_every_table_and_view_can_be_read_without_functions_of_mentorlog(filled):
    """Any program that has SQLite with FTS5 can count them, and read every column of every row."""
    with closing(sqlite3.connect(filled.db)) as at:
        for name in names(filled):
            rows = at.execute(f"SELECT * FROM {name}").fetchall()  # noqa: S608
            assert at.execute(f"SELECT count(*) FROM {name}").fetchone() == (len(rows),), name  # noqa: S608
        found = at.execute("SELECT count(*) FROM search WHERE search MATCH 'text : tired'").fetchone()
        assert found == (1,)


def sqlite_utils(mentor: Mentor, *words: str) -> str:
    """What a command of sqlite-utils prints; it must succeed."""
    command = [sys.executable, "-m", "sqlite_utils", *words]
    done = subprocess.run(command, capture_output=True, text=True, env=mentor.environ, check=False)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


@pytest.mark.heavy
def test_sqlite_utils(filled):
    """It counts and analyses every table, dumps the file, and writes."""
    db = str(filled.db)
    counts = {each["table"]: each["count"] for each in json.loads(sqlite_utils(filled, "tables", db, "--counts"))}
    counts |= {each["view"]: each["count"] for each in json.loads(sqlite_utils(filled, "views", db, "--counts"))}
    assert counts.keys() == set(names(filled))
    assert counts["search"] > counts["note"] == counts["note_json"] == 1
    assert "search.text" in sqlite_utils(filled, "analyze-tables", db)
    dump = sqlite_utils(filled, "dump", db)
    assert "seemed tired" in dump
    sqlite_utils(filled, "query", db, "UPDATE note SET text = 'rested'")
    assert filled("search rested").out and not filled("search tired").out
    filled("undo")
    assert filled("show n1 --json").json["text"] == "seemed tired"
    assert "seemed tired" in sqlite_utils(filled, "rows", db, "note")
    recognised(rebuilt(filled, dump, "from-sqlite-utils.db"))


def recognised(mentor: Mentor) -> None:
    """A journal that was rebuilt is refused with the line that takes it in, and not changed."""
    before = mentor.db.read_bytes()
    err = mentor.fails("people", code=1)
    assert "has the tables of a journal" in err and "rebuilt from a dump" in err
    assert f"mentorlog restore {mentor.db}" in err
    assert mentor.db.read_bytes() == before
    from mentorlog.store.migration.from_dump import copy_to_journal

    draft = mentor.home / f"{mentor.db.name}.new"
    copy_to_journal(mentor.db, draft)
    mentor.base["MENTORLOG_DB"] = str(draft)
    assert mentor("show n1 --json").json["text"] == "seemed tired"
    assert mentor("search 明日").out
    assert mentor("redo").out
    assert mentor("note next -w ana --json").json["ref"] == "n3"


def test_the_sqlite3_shell(filled):
    """A dump has every row, a backup is a journal, and what is written can be undone."""

    def shell(*commands: str) -> str:
        done = subprocess.run(
            [program("sqlite3"), str(filled.db), *commands], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    recognised(rebuilt(filled, shell(".dump"), "from-dump.db"))
    copy = filled.home / "copy.db"
    shell(f".backup '{copy}'")
    assert filled(["show", "n1", "--db", str(copy)]).out == filled("show n1").out
    shell("PRAGMA foreign_keys = ON; DELETE FROM goal")
    assert not filled("goal").out
    filled("undo")
    assert filled("show g1 --json").json["progress"] == 40


def test_recover_of_the_sqlite3_shell(filled):
    """What `.recover` saves is taken in as a dump is."""
    shell = program("sqlite3")
    small = filled.home / "small.db"
    subprocess.run([shell, str(small), "CREATE TABLE a (b)"], check=True)
    tried = subprocess.run([shell, str(small), ".recover"], capture_output=True, text=True, check=False)
    if "error" in tried.stderr + tried.stdout:
        pytest.skip("the sqlite3 of this system was built without what .recover needs (SQLITE_ENABLE_DBPAGE_VTAB)")
    saved = subprocess.run([shell, str(filled.db), ".recover"], capture_output=True, text=True, check=False).stdout
    # the header is recovered too; without it the file is recognised by its tables
    without = "\n".join(line for line in saved.splitlines() if "application_id" not in line)
    recognised(rebuilt(filled, without, "from-recover.db"))


@pytest.mark.heavy
def test_datasette(filled):
    """Its pages of all tables and views, its search, and a write."""
    app = pytest.importorskip("datasette.app", reason="Datasette is in the extra dev")

    async def read_and_write() -> None:
        datasette = app.Datasette([str(filled.db)], settings={"num_sql_threads": 1})
        for name in names(filled):
            page = await datasette.client.get(f"/journal/{name}.json?_shape=array")
            assert page.status_code == 200, (name, page.text)
        assert (await datasette.client.get("/journal")).status_code == 200
        query = "select n.text from search join note n on n.id = search.rowid & 0xfffffff where search match 'tired'"
        found = await datasette.client.get("/journal.json", params={"sql": query, "_shape": "array"})
        assert found.json() == [{"text": "seemed tired"}]
        write = "INSERT INTO note (relationship, day, text) VALUES (1, '2026-11-20', 'from datasette')"
        await datasette.get_database("journal").execute_write(write)

    asyncio.run(read_and_write())
    assert "n3" in filled("search datasette").out
    filled("undo")
    assert not filled("search datasette").out
