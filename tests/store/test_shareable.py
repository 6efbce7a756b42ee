"""The shareable view, which hides private content."""

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import JournalError, NotFoundError
from mentorlog.model import KINDS, Ref
from mentorlog.store import Journal
from tests.property_tests import settings
from tests.store.build import DERIVED, LOCAL, RECORDED, connection, day, in_memory, rows
from tests.store.commands import START, STEPS, perform

ANA = Ref("relationship", 1)


def shareable_copy(journal):
    """A copy of the journal, switched to its shareable view."""
    copy = sqlite3.connect(":memory:", isolation_level=None)
    connection(journal).backup(copy)
    view = Journal(copy, name="in memory", state="here", writable=True)
    view.hide_private()
    return view


def read_everything(journal, ref):
    """Everything that can be read of a relationship."""
    return (
        journal.dossier(ref),
        tuple(journal.history(ref)),
        tuple(journal.timeline()),
        journal.skills(ref),
        journal.people(now=LOCAL),
        journal.watch(until=day("12-31"), now=LOCAL),
    )


@pytest.mark.heavy
@given(steps=st.lists(STEPS, max_size=8))
@settings(max_examples=40, deadline=None)
def test_the_view_equals_a_journal_without_private_entries(steps):
    """Reads return the same as those of a journal from which all private content was deleted."""
    with in_memory() as journal:
        for step in [START, *steps]:
            perform(journal, step)
        view = shareable_copy(journal)
        at = connection(journal)
        at.execute("DELETE FROM action WHERE session IN (SELECT id FROM session WHERE private)")
        at.execute(
            "UPDATE point SET status = 'open', closed_on = NULL, session = NULL "
            "WHERE session IN (SELECT id FROM session WHERE private)"
        )
        at.execute("UPDATE session SET private_notes = NULL")
        # what was recorded before a relationship began stays private
        at.execute("DELETE FROM relationship WHERE status = 'prospect'")
        at.execute("UPDATE relationship SET hope = NULL")  # of the fields of a prospect, the steps fill this one
        for kind in KINDS:
            at.execute(f"DELETE FROM {kind} WHERE private")  # noqa: S608
        assert rows(view, *RECORDED, *DERIVED) == rows(journal, *RECORDED, *DERIVED)
        for one in journal.relationships():
            assert read_everything(view, one.ref) == read_everything(journal, one.ref)


def test_the_view_cannot_be_searched(filled):
    """The index contains private words, so that results would reveal them."""
    with Journal.open(filled, access="read") as journal:
        journal.hide_private()
        with pytest.raises(RuntimeError, match="searched"):
            journal.search("tillid")


def test_a_private_relationship_is_not_found(build):
    """Its entries are not found either."""
    one = build.relationship("Bo", private=True)
    with pytest.raises(NotFoundError):
        shareable_copy(build.journal).dossier(one)


def test_the_view_is_read_only_and_does_not_change_the_file(filled):
    """No view is stored, and no temporary file with private content is written."""
    before = filled.read_bytes()
    with Journal.open(filled, access="read") as journal:
        journal.hide_private()
        journal.dossier(ANA)
        assert connection(journal).execute("PRAGMA temp_store").fetchone() == (2,)
    assert filled.read_bytes() == before
    assert [path.name for path in filled.parent.iterdir()] == [filled.name]


def test_a_damaged_journal_is_reported(filled):
    """The view reads the columns of the tables from the file, and reports a file without them as damaged."""
    content = bytearray(filled.read_bytes())
    content[100:400] = b"\xff" * 300
    filled.write_bytes(content)
    with pytest.raises(JournalError, match="is damaged"), Journal.open(filled, access="read") as journal:
        journal.hide_private()


def test_hide_private_works_after_other_reads(build):
    """A journal can switch at any time; switching again has no effect."""
    note = build.note(private=True)
    assert build.journal.entry(note)
    for _ in range(2):
        build.journal.hide_private()
        with pytest.raises(NotFoundError):
            build.journal.entry(note)
