"""Every change is recorded by triggers, and can be undone exactly."""

import datetime as dt
import json
import sqlite3
import time
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import ConflictError, JournalError
from mentorlog.store import Journal
from mentorlog.store.schema.change_triggers import make_triggers
from tests.property_tests import settings
from tests.store.build import DERIVED, NOW, RECORDED, Build, connection, day, in_memory, rows, terms
from tests.store.commands import START, STEPS, perform


def everything(journal):
    """All recorded rows and all data derived from them."""
    return rows(journal, *RECORDED, *DERIVED), terms(journal)


@given(steps=st.lists(STEPS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_undo_and_redo_restore_every_state(steps):
    """Undo restores the state before the command, and redo the state after it."""
    with in_memory() as journal:
        past, future = [everything(journal)], []
        for step in [START, *steps]:
            before = past[-1]
            perform(journal, step)
            after = everything(journal)
            if after == before:
                continue
            if step[0] == "undo":
                future.append(past.pop())
                assert after == past[-1]
            elif step[0] == "redo":
                assert after == future.pop()
                past.append(after)
            else:
                past.append(after)
                future.clear()
        _walk(journal, past, future)


def _walk(journal, past, future):
    back = []
    while len(past) > 1:
        back.append(past.pop())
        journal.undo(now=NOW)
        assert everything(journal) == past[-1]
    with pytest.raises(ConflictError, match="Nothing to undo"):
        journal.undo(now=NOW)
    for after in [*reversed(back), *reversed(future)]:
        journal.redo(now=NOW)
        assert everything(journal) == after
    with pytest.raises(ConflictError, match="Nothing to redo"):
        journal.redo(now=NOW)


@pytest.mark.heavy
@given(steps=st.lists(STEPS, max_size=8))
@settings(max_examples=40, deadline=None)
def test_derived_data_matches_the_rows(steps):
    """Counts, worked days and the search index are the same as if the rows had been written once."""
    with in_memory() as journal, in_memory() as afresh:
        for step in [START, *steps]:
            perform(journal, step)
        copy = connection(afresh)
        copy.execute("PRAGMA foreign_keys = OFF")
        for table, found in rows(journal, *RECORDED).items():
            for row in found:
                copy.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608
        assert everything(journal) == everything(afresh)


@given(steps=st.lists(STEPS, max_size=8))
@settings(max_examples=40, deadline=None)
def test_the_record_leads_back_to_an_empty_journal(steps):
    """The recorded old values, put into the rows newest first, give every state back to the beginning."""
    with in_memory() as journal:
        for step in [START, *steps]:
            perform(journal, step)
        at = connection(journal)
        images = {
            (table, number): json.loads(image)
            for table in RECORDED
            for number, image in at.execute(f"SELECT id, json FROM {table}_json WHERE id > 0")  # noqa: S608
        }
        for table, row, event, before, after in at.execute(
            "SELECT tbl, row, event, before, after FROM change JOIN command c ON c.id = command "
            "WHERE c.status = 'done' ORDER BY change.id DESC"
        ):
            assert after is None
            if event == "update":
                old, new = json.loads(before), images[table, row]
                assert all(new[column] != value for column, value in old.items())
                new.update(old)
            elif event == "insert":
                assert before is None
                del images[table, row]
            else:
                assert (table, row) not in images
                images[table, row] = json.loads(before)
        assert images == {}


def test_undo_and_redo_return_the_command(build):
    """The result has its verb, time and refs."""
    build.relationship()
    note = build.note()
    undone = build.journal.undo(now=NOW)
    assert (undone.verb, undone.at, undone.refs, undone.touched, undone.status) == ("note", NOW, (note,), 1, "undone")
    assert [(one.verb, one.status) for one in build.journal.commands(limit=9)] == [
        ("note", "undone"),
        ("relationship", "done"),
    ]
    assert build.journal.redo(now=NOW) == undone._replace(status="done")
    assert len(build.journal.commands(limit=1)) == 1


def test_a_new_command_discards_undone_commands(build):
    """They can't be redone then, but history still lists them."""
    build.relationship()
    build.note("one")
    build.journal.undo(now=NOW)
    build.note("two")
    with pytest.raises(ConflictError, match="Nothing to redo"):
        build.journal.redo(now=NOW)
    assert [one.status for one in build.journal.commands(limit=9)] == ["done", "discarded", "done"]
    assert build.journal.undo(now=NOW).number == 3
    assert build.journal.undo(now=NOW).number == 1


def test_history_lists_at_most_twelve_refs(build):
    """They are sorted by kind, and a checkpoint counts as its goal."""
    goal = build.goal()
    session = build.held("11-09", goals=(goal,))
    for number in range(15):
        build.action(str(number), session=session)
    build.checkpoint(goal, "11-09", 10)
    (checked,) = build.journal.commands(limit=1)
    assert checked.refs == (goal,)
    build.remove(session)
    (command,) = build.journal.commands(limit=1)
    assert command.refs[0] == session
    assert (len(command.refs), command.touched) == (12, 16)


def test_history_contains_no_text_of_entries(build):
    """It has verbs, times and refs only."""
    build.note("a secret")
    assert "secret" not in repr(build.journal.commands(limit=9))


def test_a_write_of_another_program_is_a_command(build):
    """One statement is one command with the verb `outside`, and undo reverts it completely."""
    build.note("a"), build.note("b")
    before = everything(build.journal)
    time.sleep(0.002)
    connection(build.journal).execute("UPDATE note SET text = text || '!'")
    connection(build.journal).execute("UPDATE note SET text = text")
    (command, *_) = build.journal.commands(limit=9)
    assert (command.verb, [str(ref) for ref in command.refs], command.touched) == ("outside", ["n1", "n2"], 2)
    assert build.journal.undo(now=NOW).verb == "outside"
    assert everything(build.journal) == before


def test_a_write_of_another_program_discards_undone_commands(build):
    """Otherwise redo would restore rows in a journal that has changed since."""
    build.note("a")
    build.journal.undo(now=NOW)
    connection(build.journal).execute(
        "INSERT INTO relationship (name, role, started_on) VALUES ('Bo', 'mentee', '2026-01-01')"
    )
    with pytest.raises(ConflictError, match="Nothing to redo"):
        build.journal.redo(now=NOW)


def test_undo_is_refused_if_a_row_was_deleted_unrecorded(build):
    """A command that can't be reverted completely is not reverted at all."""
    build.note("a")
    build.set(build.journal.notes()[0].ref, text="b")
    at = connection(build.journal)
    at.execute("UPDATE recording SET command = 0")
    at.execute("DELETE FROM note")
    at.execute("UPDATE recording SET command = NULL")
    before = everything(build.journal)
    with pytest.raises(ConflictError, match="another program"):
        build.journal.undo(now=NOW)
    assert everything(build.journal) == before
    assert at.execute("SELECT command FROM recording").fetchall() == [(None,)]


def test_undo_works_after_columns_were_added_and_removed(build):
    """A change recorded with an older schema restores the columns that still exist."""
    build.note("a")
    note = build.journal.notes()[0].ref
    build.remove(note)
    at = connection(build.journal)
    at.execute("UPDATE change SET before = json_set(before, '$.gone', 1) WHERE before IS NOT NULL")
    at.execute("ALTER TABLE note ADD COLUMN mood TEXT")
    build.journal.undo(now=NOW)
    assert build.journal.entry(note).text == "a"


def test_a_recorded_change_of_an_unknown_table_is_damage(build):
    """Undo writes only to the tables of the journal."""
    build.note("a")
    connection(build.journal).execute("UPDATE change SET tbl = 'sqlite_master'")
    with pytest.raises(Exception, match="damaged"):
        build.journal.undo(now=NOW)


@pytest.mark.parametrize("image", ["{", "[1]", '{"text": '])
def test_a_damaged_row_of_the_record_is_damage(build, image):
    """Neither undo nor the history of the entry is a bug then, and nothing is changed."""
    note = build.note("a")
    build.set(note, text="b")
    connection(build.journal).execute("UPDATE change SET before = ? WHERE event = 'update'", (image,))
    before = everything(build.journal)
    for use in (lambda: build.journal.undo(now=NOW), lambda: build.journal.entry_history(note)):
        with pytest.raises(JournalError):
            use()
    assert everything(build.journal) == before


@pytest.mark.parametrize("table", RECORDED)
@pytest.mark.parametrize("event", ["insert", "update", "delete"])
def test_every_table_of_entries_is_recorded(journal, table, event):
    """Every table has the triggers that record its changes."""
    found = connection(journal).execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ? AND name = ?",
        (table, f"record_{table}_{event}"),
    )
    assert found.fetchone()


def test_changes_record_every_column(build):
    """A column that is not recorded would be lost on undo."""
    goal = build.goal()
    build.checkpoint(goal, "11-09", 10), build.held("11-09", goals=(goal,))
    build.action(), build.feedback(), build.milestone(), build.point(), build.note(), build.checkin(), build.rating()
    build.advice(), build.resource(), build.question()
    at = connection(build.journal)
    at.execute("INSERT INTO evaluation (programme, day) VALUES ('HK 2026', '2026-11-09')")
    at.execute("PRAGMA foreign_keys = OFF")
    for table in RECORDED:
        columns = [row[1] for row in at.execute(f"PRAGMA table_info({table})")]
        at.execute(f"UPDATE {table} SET id = id + 1 WHERE id > 0")  # noqa: S608
        at.execute(f"DELETE FROM {table} WHERE id > 0")  # noqa: S608
        found = at.execute("SELECT event, before, after FROM change WHERE tbl = ? ORDER BY id", (table,)).fetchall()
        assert [(event, before and list(json.loads(before)), after) for event, before, after in found] == [
            ("insert", None, None),
            ("update", ["id"], None),
            ("delete", columns, None),
        ]


def test_the_time_of_undo_is_recorded(build):
    """The command has the time at which it was undone; redo clears it."""
    build.note()
    later = NOW + dt.timedelta(hours=1)
    build.journal.undo(now=later)
    ask = "SELECT undone_at FROM command WHERE verb = 'note'"
    assert connection(build.journal).execute(ask).fetchone() == ("2026-11-23T13:00:00.000Z",)
    build.journal.redo(now=later)
    assert connection(build.journal).execute(ask).fetchone() == (None,)


@pytest.mark.parametrize(
    "sql",
    [
        "INSERT OR REPLACE INTO note (id, relationship, day, text) VALUES (1, 1, '2026-01-01', 'b')",
        "INSERT OR REPLACE INTO note (uuid, relationship, day, text) SELECT uuid, 1, day, 'b' FROM note",
        "REPLACE INTO checkpoint (goal, relationship, day, progress) VALUES (1, 1, '2026-11-09', 99)",
        "REPLACE INTO session_goal (session, goal) VALUES (1, 1)",
        "REPLACE INTO relationship (name, role, started_on) VALUES ('ANA SOUZA', 'mentor', '2026-01-01')",
    ],
)
def test_insert_or_replace_of_another_program_is_refused(build, sql):
    """In most SQLites it deletes rows without firing triggers, so it would be neither recorded nor indexed."""
    goal = build.goal()
    build.note("a"), build.checkpoint(goal, "11-09", 10), build.held("11-09", goals=(goal,))
    at = connection(build.journal)
    at.execute("PRAGMA recursive_triggers = OFF")
    before = everything(build.journal)
    with pytest.raises(sqlite3.IntegrityError, match="to replace it would forget what it was"):
        at.execute(sql)
    assert everything(build.journal) == before


def test_an_upsert_of_another_program_is_an_update(build):
    """The upserts of sqlite-utils and Datasette are recorded and indexed, and can be undone."""
    note = build.note("a")
    before = everything(build.journal)
    connection(build.journal).execute(
        "INSERT INTO note (id, relationship, day, text) VALUES (?, 1, '2026-01-01', 'bravo') "
        "ON CONFLICT (id) DO UPDATE SET text = excluded.text",
        (note.number,),
    )
    assert [found.ref for found in build.journal.search("bravo")] == [note]
    build.journal.undo(now=NOW)
    assert everything(build.journal) == before


@pytest.mark.parametrize("clause", ["IGNORE", "REPLACE", "FAIL", "ROLLBACK"])
def test_a_conflict_clause_of_another_program_does_not_affect_derived_data(build, clause):
    """SQLite applies the clause of a statement to its triggers too; counts are still correct."""
    goal = build.goal()
    build.held("11-09", topics=("a",), minutes=30, goals=(goal,))
    at = connection(build.journal)
    for sql in (
        "INSERT OR {} INTO session (relationship, status, day, topics) VALUES (1, 'held', '2026-11-10', '[\"a\"]')",
        "INSERT OR {} INTO session_goal (session, goal) VALUES (2, 1)",
        "UPDATE OR {} session SET day = '2026-11-11', private = 1 WHERE id = 1",
    ):
        at.execute(sql.format(clause))
    assert {table: sorted(found) for table, found in rows(build.journal, *DERIVED).items()} == {
        "tally": [(1, "2026-11", 0, 1, 0, 0, 0, 0), (1, "2026-11", 1, 1, 0, 0, 30, 0)],
        "discussed": [(1, "a", 0, 1), (1, "a", 1, 1)],
        "worked": [(1, "2026-11-10", 2), (1, "2026-11-11", 1)],
    }


def test_the_builder_records_one_command_per_call(journal):
    """Each of them can be undone separately."""
    build = Build(journal)
    build.held("11-09", notes="x")
    assert [one.verb for one in journal.commands(limit=9)] == ["session", "relationship"]
    assert journal.sessions()[0].on == day("11-09")


# what the record contains


def occurrences(path, text):
    """How often a text is in the file of a journal."""
    return path.read_bytes().count(text.encode())


@pytest.mark.plain_files("searches the bytes of the file for words")
def test_the_record_contains_only_what_undo_needs(path):
    """Text is in the file once when it is recorded, and its earlier version once when it is edited."""
    first, second = "Ærligt sagt: it went badly", "Ærligt sagt: it went well"
    with Journal.open(path, access="write") as journal:
        build = Build(journal)
        note = build.note(first)
        build.set(note, private=False)
        build.note("another")
    assert (occurrences(path, first), occurrences(path, second)) == (1, 0)
    with Journal.open(path, access="write") as journal:
        Build(journal).set(note, text=second)
    assert (occurrences(path, first), occurrences(path, second)) == (1, 1)


@pytest.mark.plain_files("searches the bytes of the file for words")
@pytest.mark.parametrize("discard", ["UPDATE note SET private = 0 WHERE id = 1", None])
def test_what_cannot_be_redone_is_erased_at_once(path, discard):
    """No copy of its text remains in the file, not even in pages that are free."""
    secrets = [f"a secret number {number}, " * 400 for number in range(3)]
    with Journal.open(path, access="write") as journal:
        build = Build(journal)
        kept = build.note("first")
        build.set(kept, text=secrets[0])
        build.note(secrets[1])
        build.add("session", status="held", notes=secrets[2])
        journal.undo_several(now=NOW, count=3)
    assert occurrences(path, secrets[1][:30]) > 0
    if discard:  # by another program, which erases what it deletes only if it asks for that
        with closing(sqlite3.connect(path)) as at, at:
            at.execute("PRAGMA secure_delete = ON")
            at.execute(discard)
    else:
        with Journal.open(path, access="write") as journal:
            Build(journal).set(kept, private=False)
    assert [occurrences(path, secret[:30]) for secret in secrets] == [0, 0, 0]
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    with Journal.open(path, access="write") as journal:
        statuses = [(command.status, command.touched) for command in journal.commands(limit=9)]
        assert statuses == [("done", 1), *[("discarded", 1)] * 3, ("done", 1), ("done", 1)]


def test_a_change_that_its_command_took_back_is_not_recorded(build):
    """Also if the row was changed several times; a change of another column is."""
    goal, other = build.goal("a"), build.goal("b")
    session = build.held("11-09", goals=(goal,))
    count = len(build.journal.commands(limit=99))
    before = everything(build.journal)
    with build.journal.command("edit", now=NOW) as change:
        for title in ("x", "y", "a"):
            change.set(goal, title=title)
        for goals in ((goal, other), (), (goal,)):
            change.set(session, goals=goals)
        change.remove(change.add("note", relationship=build.one, on=day("11-09"), text="short"))
        links = connection(build.journal).execute("SELECT id FROM session_goal").fetchall()
    assert links != [(1,)]  # the link is a new row, so the command has changed something
    assert len(build.journal.commands(limit=99)) == count + 1
    build.journal.undo(now=NOW)
    assert everything(build.journal) == before
    count = len(build.journal.commands(limit=99))
    with build.journal.command("edit", now=NOW) as change:
        for title in ("x", "y", "a"):
            change.set(goal, title=title)
        change.remove(change.add("note", relationship=build.one, on=day("11-09"), text="short"))
    assert not change.is_saved
    assert len(build.journal.commands(limit=99)) == count
    with build.journal.command("edit", now=NOW) as change:
        change.set(goal, title="x", why="because")
        change.set(goal, title="a")
    assert change.is_saved
    build.journal.undo(now=NOW)
    assert everything(build.journal) == before


def test_the_summary_of_a_command_of_another_program_outlives_its_changes(build):
    """History still lists the refs of its checkpoints and links when it was undone and discarded."""
    goal, session = build.goal(), build.held("11-09")
    at = connection(build.journal)
    time.sleep(0.002)
    at.execute("INSERT INTO checkpoint (goal, relationship, day, progress) VALUES (1, 1, '2026-11-10', 20)")
    time.sleep(0.002)
    at.execute("INSERT INTO session_goal (session, goal) VALUES (1, 1)")
    refs = [(goal,), (session,)]
    assert [command.refs for command in build.journal.commands(limit=2)] == [*reversed(refs)]
    build.remove(goal)
    assert [command.refs for command in build.journal.commands(limit=3)[1:]] == [*reversed(refs)]
    build.journal.undo_several(now=NOW, count=3)
    build.note("new")
    found = build.journal.commands(limit=4)
    assert [command.status for command in found] == ["done", *["discarded"] * 3]
    assert [command.refs for command in found[2:]] == [*reversed(refs)]


def test_undo_restores_columns_of_another_program(build):
    """Their names may need quotes. A changed id is restored too, and redo changes it again."""
    note = build.note("a")
    at = connection(build.journal)
    at.execute('ALTER TABLE note ADD COLUMN "the mood" TEXT')
    at.execute('ALTER TABLE note ADD COLUMN "order" REAL')
    make_triggers(at, "note")
    before = everything(build.journal)
    time.sleep(0.002)
    at.execute('UPDATE note SET "the mood" = \'glad\', "order" = 1.5, text = \'{"a": [1]}\', id = 7')
    changed = everything(build.journal)
    build.journal.undo(now=NOW)
    assert everything(build.journal) == before
    build.journal.redo(now=NOW)
    assert everything(build.journal) == changed
    build.journal.undo(now=NOW)
    build.remove(note)
    build.journal.undo(now=NOW)
    assert everything(build.journal) == before
