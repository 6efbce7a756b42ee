"""The earlier versions of an entry, read from the record of changes."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.model import KINDS, Checkpoint, FieldChange, Ref
from mentorlog.store.record.pruning import prune
from tests.property_tests import settings
from tests.store.build import NOW, Build, connection, day, in_memory, statements
from tests.store.commands import START, STEPS, perform


def versions(journal, ref):
    """What each command did, newest first."""
    return [
        (change.command.verb, change.event, {field.field: (field.old, field.new) for field in change.fields})
        for change in journal.entry_history(ref).changes
    ]


def test_versions_have_the_old_and_the_new_value(build):
    """Values are those of the model; a field that did not change is not listed."""
    goal = build.goal("Speak up", on="03-02")
    action = build.action("send", goal=goal, private=True)
    build.set(action, text="send it", due_on=day("04-01"))
    build.set(action, status="done", done_on=day("03-30"), goal=None)
    changed, edited, added = versions(build.journal, action)
    assert changed == (
        "edit",
        "changed",
        {"status": ("open", "done"), "done_on": (None, day("03-30")), "goal": (goal, None)},
    )
    assert edited == ("edit", "changed", {"text": ("send", "send it"), "due_on": (None, day("04-01"))})
    assert added[:2] == ("action", "added")
    assert added[2]["relationship"] == (None, "Ana Souza")
    assert (added[2]["text"], added[2]["private"]) == ((None, "send"), (None, True))
    assert build.journal.entry_history(action).is_complete
    assert build.journal.entry_history(action).undo_count == 1


def test_texts_times_and_moves(build):
    """Lists of texts are tuples, times of day are times, and a move names both people."""
    session = build.planned("11-24", "09:30", topics=("a",))
    other = build.relationship("Bo Lind")
    build.set(session, at=dt.time(10), topics=("a", "b"), relationship=other)
    assert versions(build.journal, session)[0][2] == {
        "at": (dt.time(9, 30), dt.time(10)),
        "topics": (("a",), ("a", "b")),
        "relationship": ("Ana Souza", "Bo Lind"),
    }


def test_a_goal_has_its_checkpoints(build):
    """A second one on the same day replaces the first."""
    goal = build.goal()
    build.checkpoint(goal, "11-09", 20, "slow")
    build.checkpoint(goal, "11-09", 30)
    build.checkpoint(build.goal("another"), "11-09", 99)
    first, second = Checkpoint(day("11-09"), 20, "slow"), Checkpoint(day("11-09"), 30, "slow")
    replaced, recorded, added = versions(build.journal, goal)
    assert replaced == ("checkpoint", "changed", {"checkpoints": (first, second)})
    assert recorded == ("checkpoint", "changed", {"checkpoints": (None, first)})
    assert added[1] == "added"


def test_a_deleted_entry_has_its_last_version(build):
    """It says how many commands `undo` has to take back."""
    note = build.note("first")
    build.set(note, text="second")
    build.remove(note)
    build.note("later")
    history = build.journal.entry_history(note)
    assert (history.is_deleted, history.undo_count) == (True, 2)
    assert versions(build.journal, note)[0][2]["text"] == ("second", None)
    build.journal.undo_several(now=NOW, count=2)
    assert not build.journal.entry_history(note).is_deleted


def test_commands_that_were_undone_are_not_versions(build):
    """Neither those that can be redone nor those that can't."""
    note = build.note("first")
    build.set(note, text="second")
    build.journal.undo(now=NOW)
    assert [verb for verb, *_ in versions(build.journal, note)] == ["note"]
    build.set(note, text="third")
    assert versions(build.journal, note)[0][2] == {"text": ("first", "third")}


def test_several_changes_of_one_command_are_one(build):
    """They lead from the value before the command to the value after it."""
    note = build.note("first")
    with build.journal.command("edit", now=NOW) as change:
        for text in ("second", "third"):
            change.set(note, text=text)
        change.set(note, private=False)
        change.set(note, private=True)
    assert versions(build.journal, note)[0][2] == {"text": ("first", "third")}


def test_a_record_that_was_pruned_is_not_complete(build):
    """An entry whose changes are all forgotten has none."""
    note, other = build.note("first"), build.note("other")
    for number in range(100):
        build.set(note, text=f"version {number}")
    assert prune(connection(build.journal), now=NOW.replace(year=2040), months=1, megabytes=1) == 3
    history = build.journal.entry_history(note)
    assert (len(history.changes), history.is_complete, history.is_deleted) == (100, False, False)
    history = build.journal.entry_history(other)
    assert (history.changes, history.is_complete, history.undo_count, history.kept_since) == ((), False, 0, NOW)


def test_columns_of_another_program_and_invalid_dates_are_shown(build):
    """A column has its own name, and a date that older versions accepted stays text."""
    note = build.note("a")
    at = connection(build.journal)
    at.execute("""UPDATE change SET before = '{"mood": "glad", "day": "0000-05-05"}', event = 'update'""")
    assert versions(build.journal, note)[0][2] == {"mood": ("glad", None), "on": ("0000-05-05", day("03-02"))}


def test_only_the_changes_of_the_entry_are_read(build):
    """The record is searched by the number of the row."""
    goal = build.goal()
    build.checkpoint(goal, "11-09", 20)
    with statements(build.journal) as seen:
        build.journal.entry_history(goal)
    (query,) = [line for line in seen if "FROM change WHERE" in line and "ORDER BY" in line]
    plan = " ".join(row[3] for row in connection(build.journal).execute(f"EXPLAIN QUERY PLAN {query}"))
    assert "change_row" in plan
    assert "SCAN change" not in plan


@pytest.mark.heavy
@given(steps=st.lists(STEPS, max_size=8))
@settings(max_examples=30, deadline=None)
def test_versions_lead_from_the_addition_to_the_present(steps):
    """For every entry: each version continues the one before it, and the newest is what the entry is now."""
    with in_memory() as journal:
        for step in [START, *steps]:
            perform(journal, step)
        for kind in KINDS:
            for (number,) in connection(journal).execute(f"SELECT id FROM {kind} WHERE id > 0").fetchall():  # noqa: S608
                _check(journal, Ref(kind, number))


def _check(journal, ref):
    history = journal.entry_history(ref)
    assert history.is_complete
    present = {}
    for change in reversed(history.changes):
        for field in change.fields:
            assert isinstance(field, FieldChange)
            if field.field != "checkpoints":
                assert present.get(field.field) == field.old, (ref, change)
                present[field.field] = field.new
    entry = journal.entry(ref)
    for name, value in present.items():
        shown = getattr(entry, name, None)
        assert shown == value or (shown, value) == ((), None) or name == "status", (ref, name)


def test_the_builder_and_the_history_agree_on_a_relationship(journal):
    """A relationship has versions like any entry."""
    person = Build(journal).relationship("Ana Souza", focus="delegation")
    Build(journal).set(person, name="Ana Maria Souza")
    assert versions(journal, person)[0][2] == {"name": ("Ana Souza", "Ana Maria Souza")}
