"""Erasing a relationship from a journal: what is left is consistent, and can be undone."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.errors import ConflictError, JournalError
from mentorlog.model import Ref
from mentorlog.store import Journal
from mentorlog.store.encryption.converting import convert_file
from mentorlog.store.encryption.key_ring import ring
from mentorlog.store.encryption.keys import Key
from mentorlog.store.file.header import connect
from mentorlog.store.forgetting import rewriting
from mentorlog.store.forgetting.erasing import erase
from mentorlog.store.forgetting.leftovers import find_leftover
from mentorlog.store.forgetting.rewriting import rewrite_journal
from mentorlog.store.forgetting.target import Target, identities_to_keep, is_random
from tests.property_tests import settings
from tests.store.build import NOW, connection, day, in_memory
from tests.store.commands import FIRST, FIXED, START, STEPS, perform
from tests.store.restoring.test_applying import derived_afresh, everything

ANA = Ref("relationship", 1)
BO = Ref("relationship", 2)
MOVE = ("command", [("set", Ref("note", 1), {"relationship": BO})])
MOVE_GOAL = ("command", [("set", Ref("goal", 1), {"relationship": BO})])
NEW_AND_MOVE = (
    "command",
    [
        ("add", "relationship", FIXED["relationship"] | {"name": "Cy", "started_on": FIRST}),
        ("set", Ref("session", 1), {"relationship": Ref("relationship", 3)}),
    ],
)

LINKED_AND_NOT = (
    "UPDATE relationship SET goal = 1 WHERE id = 2",
    "UPDATE relationship SET goal = NULL WHERE id = 2",
)


def forget_ana(journal):
    """Erase Ana, in one transaction."""
    at = connection(journal)
    (uuid,) = at.execute("SELECT uuid FROM relationship WHERE id = 1").fetchone() or (None,)
    if uuid is None:
        return None
    at.execute("BEGIN IMMEDIATE")
    erase(at, Target(frozenset([uuid])), remember=[uuid])
    at.execute("COMMIT")
    return uuid


def undo_all(journal):
    """Undo until there is nothing left; returns how many commands that were."""
    count = 0
    while True:
        try:
            journal.undo(now=NOW)
        except ConflictError as error:
            assert "Nothing to undo" in error.message, error.message
            return count
        count += 1


@pytest.mark.heavy
@given(steps=st.lists(STEPS, max_size=8))
@example(steps=[MOVE, ("undo", None), ("redo", None), ("command", [("remove", Ref("relationship", 2), None)])])
@example(steps=[MOVE_GOAL, NEW_AND_MOVE])
@example(steps=[NEW_AND_MOVE, ("undo", None)])
@example(steps=[("outside", sql) for sql in LINKED_AND_NOT])
@settings(max_examples=150, everyday=10, deadline=None)
def test_what_is_left_is_consistent_and_can_be_undone(steps):
    """Counts and the search index are those of the rows; every command that is left can be undone and redone; neither
    the record nor undo has anything of Ana."""
    with in_memory() as journal:
        for step in (START, *steps):
            perform(journal, step)
        at = connection(journal)
        uuid = forget_ana(journal)
        if uuid is None:
            return
        after = everything(journal)
        assert derived_afresh(journal) == after
        assert at.execute("PRAGMA foreign_key_check").fetchall() == []
        for image in ("before", "after"):
            query = f"SELECT * FROM change WHERE json_extract({image}, '$.relationship') = 1"  # noqa: S608
            assert at.execute(query).fetchall() == []
        assert at.execute("SELECT * FROM change WHERE tbl = 'relationship' AND row = 1").fetchall() == []
        done = undo_all(journal)
        assert at.execute("SELECT 1 FROM relationship WHERE uuid = ?", (uuid,)).fetchone() is None
        assert at.execute("PRAGMA foreign_key_check").fetchall() == []
        for _ in range(done):
            journal.redo(now=NOW)
        assert everything(journal) == after


@pytest.mark.heavy
def test_words_that_are_left_are_found_and_erased(path, monkeypatch):
    """A word in the search index that no row explains: the index is built again. One that can't be erased is an error,
    and the journal is as before."""
    with Journal.open(path, access="write") as journal:
        with journal.command("start", now=NOW) as change:
            ana = change.add("relationship", name="Ana", role="mentor", started_on=day("03-02"))
            change.add("relationship", name="Bo", role="mentor", started_on=day("03-02"))
            change.add("note", relationship=ana, on=day("03-02"), text="bumfuzzled and cattywampus")
        (uuid,) = connection(journal).execute("SELECT uuid FROM relationship WHERE id = 1").fetchone()
    with closing(sqlite3.connect(path)) as other, other:
        other.execute("INSERT INTO search (rowid, scope, text, ends) VALUES (7, 'r1 note', 'bumfuzzled', '')")
    before, target = path.read_bytes(), Target(frozenset([uuid]))
    with monkeypatch.context() as patch:
        patch.setattr(rewriting, "_rebuild_search", lambda _: None)
        with pytest.raises(JournalError, match="could not be erased"):
            rewrite_journal(path, target=target, remember=[uuid])
    assert path.read_bytes() == before
    rewrite_journal(path, target=target, remember=[uuid])
    assert b"bumfuzzled" not in path.read_bytes()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_the_rollback_file_is_empty_when_the_journal_is_saved(path, monkeypatch):
    """A process that is killed then leaves nothing of the old pages."""
    with Journal.open(path, access="write") as journal, journal.command("start", now=NOW) as change:
        change.add("relationship", name="Ana", role="mentor", started_on=day("03-02"))
    with closing(sqlite3.connect(path)) as at:
        (uuid,) = at.execute("SELECT uuid FROM relationship WHERE id = 1").fetchone()
    copy_pages, sizes = rewriting.copy_pages, []

    def copy(source, target):
        copy_pages(source, target)
        beside = path.with_name(f"{path.name}-journal")
        sizes.append(beside.stat().st_size if beside.exists() else 0)

    monkeypatch.setattr(rewriting, "copy_pages", copy)
    rewrite_journal(path, target=Target(frozenset([uuid])), remember=[uuid])
    assert len(sizes) == 2
    assert sizes[-1] == 0
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_word_that_others_have_too_may_stay(path):
    """Only what nothing that stays has is looked for: in any spelling, and backwards in the index."""
    with Journal.open(path, access="write") as journal, journal.command("start", now=NOW) as change:
        ana = change.add("relationship", name="Ana", role="mentor", started_on=day("03-02"))
        change.add("note", relationship=ana, on=day("03-02"), text="Smørrebrødsjomfru")
    words = ["smørrebrødsjomfru", "widdershins"]
    with closing(connect(path, mode="rw", wait=0)) as at, path.open("rb") as raw:
        assert find_leftover(at, raw, words) is None
        at.execute("BEGIN")
        at.execute("DROP TRIGGER record_note_update")
        at.execute("UPDATE note SET text = 'nothing'")
        assert find_leftover(at, raw, words) is not None


def test_words_are_found_in_an_encrypted_journal(path):
    """In the search index, if it still has the words of a row that is gone. The bytes of the file tell nothing."""
    with Journal.open(path, access="write") as journal, journal.command("start", now=NOW) as change:
        ana = change.add("relationship", name="Ana", role="mentor", started_on=day("03-02"))
        change.add("note", relationship=ana, on=day("03-02"), text="Smørrebrødsjomfru")
    key = Key(b"k" * 32, b"0123456789abcdef")
    convert_file(path, key=key, wait=0)
    ring.add(key)
    try:
        with closing(connect(path, mode="rw", wait=0)) as at, path.open("rb") as raw:
            assert b"jomfru" not in raw.read()
            assert find_leftover(at, raw, ["widdershins"]) is None
            assert find_leftover(at, raw, ["Smørrebrødsjomfru"]) is None  # the note has it still
            triggers = at.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'note'")
            for (name,) in triggers.fetchall():
                at.execute(f"DROP TRIGGER {name}")
            at.execute("DELETE FROM note")
            assert find_leftover(at, raw, ["Smørrebrødsjomfru"]) == "smorrebrodsjomfru"
            assert find_leftover(at, raw, ["widdershins"]) is None
    finally:
        ring.clear()


def test_a_word_that_others_have_backwards_may_stay(path):
    """The search index has the ends of words backwards, so a word of another text can look like the end of one that
    was erased, and the other way round."""
    with Journal.open(path, access="write") as journal, journal.command("start", now=NOW) as change:
        ana = change.add("relationship", name="Ana", role="mentor", started_on=day("03-02"))
        change.add("note", relationship=ana, on=day("03-02"), text="qxuj qxwxqj")
    with closing(connect(path, mode="rw", wait=0)) as at, path.open("rb") as raw:
        assert find_leftover(at, raw, ["abcjuxq", "jqx"]) is None


def test_identities_that_are_kept_are_random_ones_in_a_number_that_tells_nothing():
    """Those that follow from a day, or that another program made up, are left out."""
    own = "8c1d5f0e-3a5b-4c2d-9e6f-1a2b3c4d5e6f"
    kept = identities_to_keep([own, "8c1d5f0e-3a5b-5c2d-9e6f-1a2b3c4d5e6f", "ada-lovelace-of-the-analytical-engin"])
    assert own in kept
    assert all(map(is_random, kept))
    assert len(kept) == len(identities_to_keep([])) == 64
