"""The schema: the same for all journals, enforced by SQLite, and documented for other programs."""

import hashlib
import re
import sqlite3
import time
import uuid
from pathlib import Path

import pytest

from mentorlog.model import ME, STATUSES
from mentorlog.store import Journal
from mentorlog.store.file.header import VERSION
from mentorlog.store.file.new_file import SCRIPT
from mentorlog.store.migration import migrations
from mentorlog.store.schema import FIRST_VERSION, STEPS
from mentorlog.store.schema.added_in_7 import TABLES
from mentorlog.store.schema.change_triggers import make_changing, make_triggers
from mentorlog.store.schema.search_index import SEARCHED_COLUMNS
from mentorlog.store.schema.tables import ENTRIES
from mentorlog.store.schema.timeline_view import TIMELINE
from tests.store.build import NOW, RECORDED, Build, connection, day
from tests.store.new_file import new_file_script

DOCUMENT = (Path(__file__).parents[2] / "docs" / "schema.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```sql\n(.*?)```", DOCUMENT, re.DOTALL)
INTERNAL = re.compile(r"sqlite_|search_|_sqlite_migrations")

PASSED_THROUGH = {"indexing", "changing", "counting", *(f"{table}_json" for table in RECORDED)}
"""Views that only the triggers use."""

VERSION_5 = "7f517a223f8ab799"
TIMELINE_OF = {10: "5e5c72212b791de4"}


def made(at):
    """The rows of the schema sorted by name, without the tables of sqlite-utils."""
    found = at.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name").fetchall()
    return [row for row in found if "_sqlite_migrations" not in row[1]]


def test_a_journal_in_memory_has_the_schema_of_a_file(path, journal):
    """Tests use the schema that users have."""
    with Journal.open(path, access="write") as filed:
        assert made(connection(filed)) == made(connection(journal))


def content(at):
    """The schema, the rows and the versions of a file, without the times at which steps were run."""
    rows = {}
    for (table,) in at.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
        columns = [name for _, name, *_ in at.execute(f"PRAGMA table_info({table})") if name != "applied_at"]
        rows[table] = at.execute(f"SELECT {', '.join(columns)} FROM {table}").fetchall()  # noqa: S608
    versions = [at.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
    order = at.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' ORDER BY rowid").fetchall()
    return made(at), rows, versions, order


@pytest.mark.heavy
def test_a_new_file_is_what_the_steps_make(path):
    """The command `python -m tests.store.new_file` writes the script that creates it."""
    assert SCRIPT.read_text("utf-8") == new_file_script()
    stepped = sqlite3.connect(":memory:", isolation_level=None)
    migrations.apply(stepped)
    with Journal.open(path, access="write") as journal:
        assert content(connection(journal)) == content(stepped)
        times = connection(journal).execute("SELECT applied_at FROM _sqlite_migrations").fetchall()
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6}\+00:00", when) for (when,) in times)
    assert len(times) == len(STEPS)
    stepped.close()


def test_the_step_to_version_5_is_never_edited():
    """A released step is part of people's files: what comes after it is a step of its own.

    Until the first release this number may be brought up to date.
    """
    first = sqlite3.connect(":memory:")
    STEPS[0](first)
    text = "\n".join(sql for _, _, sql in made(first))
    first.close()
    assert hashlib.sha256(text.encode()).hexdigest()[:16] == VERSION_5


def test_the_timeline_changes_only_with_the_version():
    """An older file gets the new view when it is migrated, so a change needs a new step. The hash may be updated until
    the first release."""
    assert {VERSION: hashlib.sha256(TIMELINE.encode()).hexdigest()[:16]} == TIMELINE_OF


def test_migrations_are_recorded(path):
    """sqlite-utils knows which steps were applied to a file."""
    Journal.open(path, access="write").close()
    with sqlite3.connect(path) as at:
        assert at.execute("SELECT migration_set, name FROM _sqlite_migrations").fetchall() == [
            ("mentorlog", f"m{number:03}") for number in range(FIRST_VERSION, FIRST_VERSION + len(STEPS))
        ]
    at.close()


def test_every_table_is_strict(journal):
    """Columns contain only values of their type."""
    found = connection(journal).execute("PRAGMA table_list").fetchall()
    lax = [row[1] for row in found if row[2] == "table" and not row[5] and not INTERNAL.match(row[1])]
    assert lax == []


def test_foreign_keys_are_on(filled):
    """They are on in every connection that the store opens."""
    for access in ("read", "remind", "write"):
        with Journal.open(filled, access=access) as journal:
            assert connection(journal).execute("PRAGMA foreign_keys").fetchone() == (1,)


def test_every_foreign_key_has_an_index(journal):
    """Deleting a row looks up the rows that reference it, and must not scan a table."""
    at = connection(journal)
    for table in (*RECORDED, "worked", "change"):
        leading = {
            at.execute(f"PRAGMA index_info({index})").fetchone()[2]
            for _, index, *_ in at.execute(f"PRAGMA index_list({table})").fetchall()
        }
        for _, place, _, column, *_ in at.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            assert place > 0 or column in leading, (table, column)


@pytest.mark.parametrize("kind", sorted(STATUSES))
def test_the_statuses_are_those_of_the_model(kind):
    """The schema allows the same statuses as the model."""
    (rule,) = [column for column in (ENTRIES | TABLES)[kind] if column.startswith("status ")]
    assert tuple(re.findall(r"'(\w+)'", rule.partition("CHECK")[2])) == STATUSES[kind]


@pytest.mark.parametrize(
    ("table", "column", "value", "rule"),
    [
        ("note", "day", "2026-02-30", "day is a date"),
        ("note", "day", "2025-02-29", "day is a date"),
        ("note", "day", "2026-2-3", "day is a date"),
        ("note", "day", "now", "day is a date|non-deterministic"),
        ("note", "day", "0000-01-01", "day is a date"),
        ("note", "day", "2026-01-01T10:00", "day is a date"),
        ("note", "text", "", "text is not blank"),
        ("note", "private", 2, "private is 0 or 1"),
        ("note", "uuid", "short", "a uuid has 36 characters"),
        ("note", "relationship", 99, "FOREIGN KEY"),
        ("session", "at", "24:00", "at is a time"),
        ("session", "at", "9:00", "at is a time"),
        ("session", "at", "09:60", "at is a time"),
        ("session", "topics", "x", "topics is a JSON array"),
        ("session", "takeaways", '{"a": 1}', "takeaways is a JSON array"),
        ("session", "moved", -1, "moved is not negative"),
        ("session", "minutes", "long", "cannot store TEXT"),
        ("goal", "due_on", "soon", "due_on is a date"),
        ("relationship", "role", "boss", "role is one of mentor, mentee"),
        ("relationship", "role", None, "NOT NULL"),
        ("relationship", "status", "ended", "ended_on belongs to the status ended"),
        ("relationship", "ends_on", "2020-01-01", "planned to end after it starts"),
        ("relationship", "started_on", None, "has the date on which it started"),
        ("relationship", "cadence", None, "a relationship has a cadence"),
        ("session", "minutes", 0, "minutes is 1 to 1440"),
        ("session", "zone", "Europe/Paris", "a zone belongs to a time of day"),
        ("note", "text", " \t\n\v\f\r\xa0\u202f\u3000", "text is not blank"),
        ("note", "day", "2026-01-0١", "day is a date"),
        ("goal", "due_on", "now", "due_on is a date"),
        ("goal", "due_on", "2461234.5", "due_on is a date"),
        ("goal", "due_on", "-026-01-01", "due_on is a date"),
        ("goal", "snoozed_until", "0000-01-01", "snoozed_until is a date"),
    ],
)
def test_the_schema_refuses_invalid_values(build, table, column, value, rule):
    """The constraints apply to any program that writes to the file."""
    build.note(), build.held("11-09"), build.goal()
    with pytest.raises(sqlite3.Error, match=rule):
        connection(build.journal).execute(f"UPDATE {table} SET {column} = ?", (value,))  # noqa: S608


def test_a_prospect_has_no_start_but_is_found_by_its_name(build):
    """Search sorts it by the day on which it was recorded, and the timeline has no start of it."""
    build.relationship()
    at = connection(build.journal)
    at.execute("INSERT INTO relationship (name, role, status) VALUES ('Lone', 'mentee', 'prospect')")
    (key,) = at.execute(
        "SELECT rowid FROM search WHERE search MATCH 'scope : relationship' ORDER BY rowid DESC"
    ).fetchone()
    (created,) = at.execute(
        "SELECT julianday(substr(created_at, 1, 10)) FROM relationship WHERE status = 'prospect'"
    ).fetchone()
    assert key >> 34 == int(created)
    assert all(moment.ref.number == 1 for moment in build.journal.timeline())
    assert len(build.journal.search("lone")) == 1
    assert build.journal.search("me") == ()


def test_every_journal_has_one_relationship_with_oneself(journal):
    """It has the number 0, no cadence and no start, and is in no list of relationships."""
    at = connection(journal)
    assert at.execute("SELECT name, role, cadence, started_on FROM relationship WHERE id = 0").fetchall() == [
        ("me", "self", None, None)
    ]
    assert (journal.relationships(), journal.people(now=NOW.replace(tzinfo=None), all=True)) == ((), ())
    assert str(journal.entry(ME).ref) == "me"


def test_the_schema_allows_an_empty_check_in(build):
    """Workflows refuse it, but more questions will be added to a check-in, and a constraint cannot be altered later."""
    build.checkin()
    connection(build.journal).execute("UPDATE checkin SET challenge = NULL")


def test_uuids_are_random(build):
    """They have version 4, like those of `uuid.uuid4`."""
    for number in range(50):
        build.note(str(number))
    uuids = [uuid.UUID(note.uuid) for note in build.journal.notes(all=True)]
    assert len(set(uuids)) == 50
    assert {(one.version, one.variant) for one in uuids} == {(4, uuid.RFC_4122)}


def test_other_columns_have_defaults(build):
    """A row of another program gets an id, a uuid, `private` and `created_at`."""
    build.relationship()
    at = connection(build.journal)
    at.execute("INSERT INTO note (relationship, day, text) VALUES (1, '2026-01-01', 'x')")
    (note,) = build.journal.notes()
    assert (len(note.uuid), note.private) == (36, True)
    assert re.fullmatch(r"20\d\d-\d\d-\d\dT[\d:.]{12}Z", at.execute("SELECT created_at FROM note").fetchone()[0])


def test_a_later_step_can_add_a_recorded_and_searched_column(build):
    """Commands that were recorded before it can still be undone."""
    session = build.held("11-09", notes="kaffe")
    at = connection(build.journal)
    at.execute("ALTER TABLE session ADD COLUMN mood TEXT")
    make_triggers(at, "session")
    make_changing(at, SEARCHED_COLUMNS | {"session": (*SEARCHED_COLUMNS["session"], "mood")})
    at.execute("UPDATE session SET mood = 'glad'")
    ask = "SELECT count(*) FROM search WHERE search MATCH ?"
    assert [at.execute(ask, (word,)).fetchone()[0] for word in ("glad", "kaffe")] == [1, 1]
    assert build.journal.undo(now=NOW).refs == (session,)
    assert at.execute("SELECT mood FROM session").fetchall() == [(None,)]
    assert [at.execute(ask, (word,)).fetchone()[0] for word in ("glad", "kaffe")] == [0, 1]
    build.journal.undo(now=NOW)
    assert at.execute(ask, ("kaffe",)).fetchone() == (0,)
    build.journal.redo(now=NOW)
    assert build.journal.entry(session).notes == "kaffe"


# the document


def test_every_table_and_column_is_documented(journal):
    """No other tables or columns are documented."""
    at = connection(journal)
    tables = [row[0] for row in at.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    for table in tables:
        if INTERNAL.match(table) or table in PASSED_THROUGH:
            continue
        heading = "## The timeline" if table == "timeline" else f"### {table}\n"
        assert heading in DOCUMENT, table
        part = re.split(r"\n##", DOCUMENT.partition(heading)[2])[0]
        named = set(re.findall(r"`(\w+)`", "".join(re.findall(r"^\| (`.*?) \|", part, re.MULTILINE))))
        columns = {row[1] for row in at.execute(f"PRAGMA table_info({table})")}
        if table == "search":
            columns |= {"rowid"}
        assert named == columns, table
    for name in (
        "indexing",
        "changing",
        "counting",
        "note_json",
        "search_data",
        "search_idx",
        "search_config",
        "_sqlite_migrations",
    ):
        assert f"`{name}`" in DOCUMENT


@pytest.fixture
def example(path):
    """A file with a few entries of several kinds, opened as another program does."""
    with Journal.open(path, access="write") as journal:
        build = Build(journal)
        goal = build.goal()
        build.checkpoint(goal, "04-01", 20), build.checkpoint(goal, "05-01", 50)
        build.held("11-09", minutes=90, topics=("career", "skills"), goals=(goal,))
        build.action(status="done", done_on=day("04-01"), due_on=day("04-02"))
        build.note("on delegation", private=False), build.remove(build.note("gone"))
    at = sqlite3.connect(path, isolation_level=None)
    at.execute("PRAGMA foreign_keys = ON")
    yield at
    at.close()


@pytest.mark.parametrize("sql", EXAMPLES)
def test_every_example_returns_rows(example, sql):
    """The queries in the document work."""
    answer = example.execute(sql)
    assert answer.rowcount == 1 or answer.fetchall()


def test_the_document_has_examples():
    """Without examples the test above would check nothing."""
    assert len(EXAMPLES) == 10


def test_writes_of_another_program_are_searched_counted_and_undone(example, path):
    """The document promises this."""
    writes = [sql for sql in EXAMPLES if sql.startswith("INSERT")]
    for sql in writes:
        time.sleep(0.002)  # statements within one millisecond count as one
        example.execute(sql)
    with Journal.open(path, access="write") as journal:
        assert [found.ref.kind for found in journal.search("conference talk")] == ["note"]
        assert journal.goals()[0].progress == 60
        assert [journal.undo(now=NOW).verb for _ in writes] == ["outside"] * 2
        assert journal.goals()[0].progress == 50
