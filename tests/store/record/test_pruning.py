"""Pruning of the record of changes: what is forgotten, and that it is erased."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import ConflictError
from mentorlog.model import Ref
from mentorlog.store import Journal
from mentorlog.store.record.pruning import KEPT, prune
from tests.property_tests import settings
from tests.store.build import NOW, RECORDED, Build, connection, day, in_memory, rows

ANA = Ref("relationship", 1)


def record(journal, count, *, at, text="a note"):
    """Record notes, each with a command of its own."""
    for number in range(count):
        with journal.command("note", now=at + dt.timedelta(minutes=number)) as change:
            change.add("note", relationship=ANA, on=day("03-02"), text=f"{text} {number}")


def pruned(journal, **limits):
    """Prune the record of changes; returns how many commands were forgotten."""
    return prune(connection(journal), **limits)


def numbers(journal):
    """The numbers of the commands that are kept."""
    return [command.number for command in reversed(journal.commands(limit=10_000))]


@pytest.fixture
def old(journal):
    """A journal with 150 commands of 2020 and 120 of today."""
    with journal.command("start", now=NOW.replace(year=2020)) as change:
        change.add("relationship", name="Ana", role="mentor", started_on=day("01-05"))
    record(journal, 149, at=NOW.replace(year=2020))
    record(journal, 120, at=NOW)
    return journal


def test_commands_older_than_some_months_are_forgotten(old):
    """Newer ones are kept, and no entry is changed."""
    before = rows(old, *RECORDED)
    assert pruned(old, now=NOW, months=12, megabytes=100) == 150
    assert numbers(old) == list(range(151, 271))
    assert rows(old, *RECORDED) == before
    assert connection(old).execute("SELECT min(command) FROM change").fetchone() == (151,)
    assert pruned(old, now=NOW, months=12, megabytes=100) == 0


def test_a_month_ends_on_its_last_day(journal):
    """A month before 31 March is the end of February; what is from that moment is kept."""
    with journal.command("start", now=NOW.replace(year=2020)) as change:
        change.add("relationship", name="Ana", role="mentor", started_on=day("01-05"))
    record(journal, 1, at=dt.datetime(2026, 2, 28, 11, 59, tzinfo=dt.UTC))
    record(journal, 1, at=dt.datetime(2026, 2, 28, 12, 0, tzinfo=dt.UTC))
    record(journal, KEPT, at=NOW)
    now = dt.datetime(2026, 3, 31, 12, 0, tzinfo=dt.UTC)
    assert pruned(journal, now=now, months=1, megabytes=100) == 2
    assert numbers(journal)[0] == 3


def test_the_last_hundred_commands_are_kept_however_old_they_are(old):
    """Years without use must not take undo away."""
    assert pruned(old, now=NOW.replace(year=2040), months=1, megabytes=1) == 170
    assert numbers(old) == list(range(171, 271))
    for _ in range(KEPT):
        old.undo(now=NOW)
    with pytest.raises(ConflictError, match=r"^Nothing to undo; older commands are no longer kept\.$"):
        old.undo(now=NOW)
    assert len(old.notes(all=True)) == 169


def test_undo_says_that_older_commands_are_not_kept(old):
    """It undoes nothing if there are too few, and names how many there are."""
    pruned(old, now=NOW, months=12, megabytes=100)
    with pytest.raises(
        ConflictError, match=r"Only 120 commands can be undone; older commands are no longer kept\."
    ) as caught:
        old.undo_several(now=NOW, count=121)
    assert caught.value.hint == "mentorlog undo 120"
    assert len(old.undo_several(now=NOW, count=120)) == 120


@pytest.mark.plain_files("searches the bytes of the file for words")
def test_a_large_record_is_shortened_to_the_size(path):
    """The oldest commands are forgotten until it fits; the text of earlier versions is erased from the file."""
    with Journal.open(path, access="write") as journal:
        build = Build(journal)
        note = build.note("first")
        for number in range(200):
            build.set(note, text=f"version {number}: " + "x" * 7000)
        assert pruned(journal, now=NOW, months=600, megabytes=100) == 0
        forgotten = pruned(journal, now=NOW, months=600, megabytes=1)
        (size,) = connection(journal).execute("SELECT sum(length(before)) FROM change").fetchone()
        assert 900_000 < size < 1_000_000
        assert len(numbers(journal)) == 202 - forgotten > KEPT
    content = path.read_bytes()
    # of the commands, 1 and 2 record the relationship and the note, and 3 replaces the text of the note
    assert f"version {forgotten - 4}: ".encode() not in content
    assert f"version {forgotten - 3}: ".encode() in content
    with Journal.open(path, access="write") as journal:
        assert journal.undo(now=NOW).verb == "edit"
        journal.redo(now=NOW)


@pytest.mark.plain_files("searches the bytes of the file for words")
def test_words_of_forgotten_versions_leave_the_search_index(path):
    """The index is merged, so that not even single words remain in the file."""
    with Journal.open(path, access="write") as journal:
        build = Build(journal)
        note = build.note("zyzzyva quokka")
        build.set(note, text="something else")
        for number in range(KEPT):
            build.note(f"note {number}")
        assert b"quokka" in path.read_bytes()
        assert pruned(journal, now=NOW.replace(year=2040), months=1, megabytes=1) == 3
        assert journal.search("something") != ()
    assert b"quokka" not in path.read_bytes()


@pytest.mark.heavy
def test_a_command_that_can_be_redone_is_kept(old):
    """If more than a hundred are undone, all of them can be redone."""
    old.undo_several(now=NOW, count=130)
    assert pruned(old, now=NOW.replace(year=2040), months=1, megabytes=1) == 140
    for _ in range(130):
        old.redo(now=NOW)
    with pytest.raises(ConflictError, match="Nothing to redo"):
        old.redo(now=NOW)


def test_a_clock_that_was_wrong_forgets_too_little_only(journal):
    """The record is shortened from its beginning: a command with a future time keeps what came after it."""
    with journal.command("start", now=NOW.replace(year=2020)) as change:
        change.add("relationship", name="Ana", role="mentor", started_on=day("01-05"))
    record(journal, 1, at=NOW.replace(year=2050))
    record(journal, 150, at=NOW.replace(year=2020))
    assert pruned(journal, now=NOW, months=12, megabytes=100) == 1
    assert numbers(journal)[0] == 2


@pytest.mark.heavy
@given(
    counts=st.lists(st.integers(1, 60), min_size=1, max_size=4),
    undone=st.integers(0, 30),
    months=st.integers(1, 40),
)
@settings(max_examples=10, deadline=None)
def test_what_is_kept_can_be_undone_after_any_pruning(counts, undone, months):
    """Whatever is pruned, the newest 100 are there, the kept ones are consecutive, and undo reaches all of them."""
    with in_memory() as journal:
        Build(journal).relationship()
        for year, count in enumerate(counts, start=2027 - len(counts)):
            record(journal, count, at=NOW.replace(year=year, month=1))
        total = 1 + sum(counts)
        undone = min(undone, total)
        journal.undo_several(now=NOW, count=undone) if undone else None
        forgotten = pruned(journal, now=NOW, months=months, megabytes=100)
        assert numbers(journal) == list(range(forgotten + 1, total + 1))
        assert total - forgotten >= min(KEPT, total)
        if total - forgotten - undone:
            journal.undo_several(now=NOW, count=total - forgotten - undone)
        for _ in range(total - forgotten):
            journal.redo(now=NOW)
        assert len(journal.notes(all=True)) == total - 1
