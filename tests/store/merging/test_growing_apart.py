"""Two journals that are changed apart and imported into each other."""

import shutil
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.store import Journal
from tests.property_tests import settings
from tests.store.build import NOW, RECORDED, connection, rows
from tests.store.commands import START, STEPS, perform
from tests.store.merging.merge import join_all, keep_apart, merge
from tests.store.restoring.test_applying import counters, derived_afresh, everything, on_disk

SOME_STEPS = st.lists(STEPS, max_size=5)
WITH_UUID = tuple(table for table in RECORDED if table != "session_goal")
LINKS = (
    *(("action", "session"), ("action", "goal"), ("point", "session"), ("milestone", "goal"), ("advice", "session")),
    *(("resource", "goal"), ("checkpoint", "goal")),
)


@contextmanager
def two_journals(folder, *, common, here, there, is_related):
    """Two journals in files: copies of one, or made apart, and then changed."""
    path, other_path = folder / "journal.db", folder / "other.db"
    with on_disk(path) as journal:
        for step in common:
            perform(journal, step)
    if is_related:
        shutil.copy(path, other_path)
    else:
        with on_disk(other_path) as other:
            for step in common:
                perform(other, step)
    with Journal.open(path, access="write") as journal, Journal.open(other_path, access="write") as other:
        for one, steps in ((journal, here), (other, there)):
            for step in steps:
                perform(one, step)
        yield (journal, path), (other, other_path)


def uuids(journal):
    """The identity of every row."""
    at = connection(journal)
    return {(table, uuid) for table in WITH_UUID for (uuid,) in at.execute(f"SELECT uuid FROM {table}")}  # noqa: S608


def checkpoints(journal):
    """The goal and the day of each checkpoint: each file may have given it another identity."""
    return set(connection(journal).execute("SELECT g.uuid, c.day FROM checkpoint c JOIN goal g ON g.id = c.goal"))


def has_prospect(journal):
    """Whether a relationship has not begun."""
    return connection(journal).execute("SELECT 1 FROM relationship WHERE status = 'prospect'").fetchone() is not None


def broken_links(journal):
    """The links that lead nowhere, or to an entry of another relationship; another program may have made such ones."""
    at = connection(journal)
    found = at.execute("PRAGMA foreign_key_check").fetchall()
    for table, link in LINKS:
        found += at.execute(
            f"SELECT x.uuid FROM {table} x JOIN {link} y ON y.id = x.{link} WHERE y.relationship <> x.relationship"  # noqa: S608
        )
    return set(found)


@pytest.mark.heavy
@given(
    common=SOME_STEPS,
    here=SOME_STEPS,
    there=SOME_STEPS,
    is_related=st.booleans(),
    joining=st.sampled_from([join_all, keep_apart]),
    takes_theirs=st.booleans(),
    brings_deleted=st.booleans(),
)
@settings(max_examples=100, everyday=6, deadline=None)
def test_an_import_brings_what_is_missing_and_can_be_undone(
    tmp_path_factory, common, here, there, is_related, joining, takes_theirs, brings_deleted
):
    """Every entry of the other journal is here once, or is listed; what was here is as it was."""
    choices = {"joining": joining, "takes_theirs": takes_theirs, "brings_deleted": brings_deleted}
    folder = tmp_path_factory.mktemp("merge")
    with two_journals(folder, common=[START, *common], here=here, there=there, is_related=is_related) as (
        (journal, path),
        (other, other_path),
    ):
        before, numbers, known = everything(journal), counters(journal), uuids(journal)
        broken = broken_links(journal) | broken_links(other)
        done = merge(journal, other_path, path, **choices)
        after, missing = everything(journal), uuids(other) - uuids(journal)
        assert known <= uuids(journal)
        assert len(uuids(journal)) == len(known) + done.came.total
        if not takes_theirs:
            for table in WITH_UUID:
                assert set(before[0][table]) <= set(after[0][table])
        # joined relationships, and checkpoints of a day that has one, keep the identity that they have here
        joined = len(done.joined)
        left = done.deleted.total + done.waiting.total + joined
        assert left <= len(missing) <= left + len([1 for table, _ in missing if table == "checkpoint"])
        assert derived_afresh(journal) == after
        assert broken_links(journal) <= broken
        assert all(counters(journal)[key] >= number for key, number in numbers.items())

        if after != before:
            journal.undo(now=NOW)
            assert everything(journal) == before
            journal.redo(now=NOW)
            assert everything(journal) == after

        again = merge(journal, other_path, path, **choices)
        assert again.came.total == 0
        if not takes_theirs:  # another program may have made links that are not taken
            assert not again.has_changes
            assert everything(journal) == after


@pytest.mark.heavy
@given(common=SOME_STEPS, here=SOME_STEPS, there=SOME_STEPS, is_related=st.booleans())
@settings(max_examples=60, everyday=4, deadline=None)
def test_journals_that_are_imported_into_each_other_have_the_same_entries(
    tmp_path_factory, common, here, there, is_related
):
    """Each entry exactly once in both; importing again in either direction brings nothing."""
    folder = tmp_path_factory.mktemp("merge")
    with two_journals(folder, common=[START, *common], here=here, there=there, is_related=is_related) as (
        (journal, path),
        (other, other_path),
    ):
        everywhere = {each for each in uuids(journal) | uuids(other) if each[0] not in ("relationship", "checkpoint")}
        if has_prospect(journal) or has_prospect(other):
            return  # what can't be recorded about a prospect waits
        merge(journal, other_path, path, brings_deleted=True)
        merge(other, path, other_path, brings_deleted=True)
        for one, one_path, from_path in ((journal, path, other_path), (other, other_path, path)):
            found = uuids(one)
            assert everywhere <= found
            assert not merge(one, from_path, one_path, brings_deleted=True).has_changes
        assert checkpoints(journal) == checkpoints(other)


@pytest.mark.heavy
@given(steps=SOME_STEPS)
@settings(max_examples=60, everyday=4, deadline=None)
def test_an_empty_journal_gets_everything_exactly(tmp_path_factory, steps):
    """Every row with its number, the counters, and what is computed from the rows."""
    folder = tmp_path_factory.mktemp("merge")
    path, source = folder / "journal.db", folder / "other.db"
    with on_disk(source) as other, on_disk(path) as journal:
        for step in [START, *steps]:
            perform(other, step)
        done = merge(journal, source, path)
        assert everything(journal) == everything(other)
        assert rows(journal, *RECORDED) == rows(other, *RECORDED)
        if done.has_changes:
            assert counters(journal).items() >= counters(other).items()
        assert done.is_exact
        assert all(entry.there == entry.here for entry in done.came.first)
        assert not merge(journal, source, path).has_changes
        if done.has_changes:
            journal.undo(now=NOW)
        assert not any(rows(journal, *RECORDED).values())
        merge(journal, source, path)
        assert everything(journal) == everything(other)
