"""The picture in which nothing private exists."""

import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorlog.errors import JournalError, NotFoundError
from mentorlog.model import KINDS, Ref
from mentorlog.store import Journal
from tests.store.build import DERIVED, LOCAL, RECORDED, connection, day, in_memory, rows
from tests.store.commands import START, STEPS, perform

ANA = Ref("relationship", 1)


def pictured(journal):
    """The same journal, as somebody else may see it."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection(journal).backup(copy)
    picture = Journal(copy, name="in memory", state="here", writable=True)
    picture.hide_private()
    return picture


def told(journal, ref):
    """All that is told of a relationship, its own numbers aside."""
    return (
        journal.dossier(ref),
        tuple(journal.history(ref)),
        tuple(journal.timeline()),
        journal.skills(ref),
        journal.people(now=LOCAL),
        journal.watch(until=day("12-31"), now=LOCAL),
    )


@given(steps=st.lists(STEPS, max_size=8))
@settings(max_examples=40, deadline=None)
def test_it_is_as_if_what_is_private_had_never_been(steps):
    """What is read is what a journal answers from which all that is private was deleted."""
    with in_memory() as journal:
        for step in [START, *steps]:
            perform(journal, step)
        picture = pictured(journal)
        at = connection(journal)
        at.execute("DELETE FROM action WHERE session IN (SELECT id FROM session WHERE private)")
        at.execute("UPDATE session SET private_notes = NULL")
        for kind in KINDS:
            at.execute(f"DELETE FROM {kind} WHERE private")  # noqa: S608
        assert rows(picture, *RECORDED, *DERIVED) == rows(journal, *RECORDED, *DERIVED)
        for one in journal.relationships():
            assert told(picture, one.ref) == told(journal, one.ref)


def test_it_is_not_searched(filled):
    """The index knows private words, so that what is found would betray them."""
    with Journal.open(filled, access="read") as journal:
        journal.hide_private()
        with pytest.raises(RuntimeError, match="searched"):
            journal.search("tillid")


def test_a_private_relationship_is_not_there(build):
    """Nor is anything of it."""
    one = build.relationship("Bo", private=True)
    with pytest.raises(NotFoundError):
        pictured(build.journal).dossier(one)


def test_it_is_opened_for_reading_and_the_file_is_left_as_it_is(filled):
    """No view is kept, and no temporary file made that could hold what is private."""
    before = filled.read_bytes()
    with Journal.open(filled, access="read") as journal:
        journal.hide_private()
        journal.dossier(ANA)
        assert connection(journal).execute("PRAGMA temp_store").fetchone() == (2,)
    assert filled.read_bytes() == before
    assert [path.name for path in filled.parent.iterdir()] == [filled.name]


def test_a_damaged_journal_says_so(filled):
    """The picture is made of the file's own tables: a file that can't tell of them is damaged, as for any reader."""
    content = bytearray(filled.read_bytes())
    content[100:400] = b"\xff" * 300
    filled.write_bytes(content)
    with pytest.raises(JournalError, match="is damaged"), Journal.open(filled, access="read") as journal:
        journal.hide_private()


def test_what_was_read_before_is_no_matter(build):
    """A journal becomes the picture from one question to the next, and saying so again is nothing."""
    note = build.note(private=True)
    assert build.journal.entry(note)
    for _ in range(2):
        build.journal.hide_private()
        with pytest.raises(NotFoundError):
            build.journal.entry(note)
