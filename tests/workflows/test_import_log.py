"""The workflow of importing a log: what is new is recorded once, and what the journal has stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import ConflictError, UsageError
from mentorlog.importing.logs.log_data import Log, LogPromise, LogSection, LogText, Place
from mentorlog.insight.log_import.plan import LogImport
from mentorlog.model import Relationship
from mentorlog.model.log_identity import note_uuid
from mentorlog.store import Journal
from mentorlog.workflows.import_log import plan_log_import, record_log
from mentorlog.workflows.schedule import cancel_sessions
from tests.builders import day
from tests.property_tests import settings
from tests.store.build import Build, in_memory
from tests.workflows.conftest import NOW, Filled

LINE = Place("notes.md", 3)


def promise(text: str = "Send it", **fields: Any) -> LogPromise:
    """A promise of mine."""
    return LogPromise(**{"text": text, "owner": "me", "due_on": None, "is_done": False, "place": LINE} | fields)


def section(on: str, notes: str = "Talked", **fields: Any) -> LogSection:
    """A section of a log."""
    given_ = {"at": None, "minutes": None, "private_notes": "", "promises": (), "next_on": None, "next_at": None}
    known = {"on": day(on), "notes": notes, "source": f"## {on}\n{notes}\n", "place": LINE}
    return LogSection(**given_ | known | fields)


def log(*sections: LogSection, texts: tuple[str, ...] = ()) -> Log:
    """A log, its sections by day."""
    above = tuple(LogText(text, private=False, place=LINE, source=text) for text in texts)
    return Log(tuple(sorted(sections, key=lambda each: each.on)), above, ())


def plan(journal: Journal, of: Log, **options: Any) -> LogImport:
    """What importing a log with the first person comes to."""
    person = journal.relationships()[0]
    assert isinstance(person, Relationship)
    return plan_log_import(journal, of, person, now=NOW, **options)


def record(journal: Journal, of: Log, **options: Any) -> LogImport:
    """Import a log with the first person."""
    found = plan(journal, of, **options)
    record_log(journal, of, found, zone=None, now=NOW, **options)
    return found


def counts(of: LogImport) -> tuple[int, int, int, int]:
    """How many parts are new, unchanged, changed, and deleted or on a taken day."""
    left = len(of.deleted) + len(of.taken_days)
    return len(of.sessions) + len(of.notes), of.unchanged, len(of.changed), left


# a second run


def test_a_second_run_changes_nothing(filled: Filled) -> None:
    """Edits made here stay, also of the day."""
    given_ = log(section("09-01", promises=(promise(),)), section("09-15"), texts=("About Ana",))
    assert counts(record(filled.journal, given_)) == (3, 0, 0, 0)
    with filled.journal.command("edit", now=NOW) as change:
        change.set(filled.journal.sessions()[0].ref, notes="Mine", on=day("09-16"))
    assert counts(plan(filled.journal, given_)) == (0, 3, 0, 0)
    assert filled.verbs()[:2] == ["edit", "import"]


def test_many_texts_are_not_each_numbered_from_the_first(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder can have thousands of files with text above their first day."""
    numbers: list[int] = []

    def counted(relationship: str, number: int) -> str:
        numbers.append(number)
        return note_uuid(relationship, number)

    monkeypatch.setattr("mentorlog.insight.log_import.matching.note_uuid", counted)
    found = plan(filled.journal, log(section("09-01"), texts=tuple(f"About {number}" for number in range(200))))
    assert len({note.uuid for note in found.notes}) == 200
    assert len(numbers) < 1000


@pytest.mark.heavy
@settings(max_examples=200)
@given(
    first=st.lists(st.tuples(st.sampled_from(["09-01", "09-02"]), st.sampled_from("abc")), max_size=6, unique=True),
    more=st.lists(
        st.tuples(st.integers(0, 9), st.tuples(st.sampled_from(["09-01", "09-02", "09-03"]), st.sampled_from("bcd"))),
        max_size=5,
    ),
)
def test_a_grown_log_brings_only_what_is_new(
    first: list[tuple[str, str]], more: list[tuple[int, tuple[str, str]]]
) -> None:
    """Wherever it has grown. Equal sections are copies, and only one of them counts."""
    with begun() as journal:
        record_if_any(journal, log(*(section(*each) for each in first)))
        grown = list(first)
        for place, added in more:
            grown.insert(place, added)
        after = log(*(section(*each) for each in grown))
        different = set(grown)
        found = plan(journal, after)
        assert counts(found) == (len(different) - len(first), len(first), 0, 0)
        assert len(found.not_read) == len(grown) - len(different)
        record_if_any(journal, after)
        assert counts(plan(journal, after)) == (0, len(different), 0, 0)
        assert sorted(each.notes or "" for each in journal.sessions()) == sorted(notes for _, notes in different)


@contextmanager
def begun() -> Iterator[Journal]:
    """A journal in memory with one relationship."""
    with in_memory() as journal:
        Build(journal).relationship()
        yield journal


def record_if_any(journal: Journal, of: Log) -> None:
    """Import a log unless nothing in it is new."""
    if not plan(journal, of).is_empty:
        record(journal, of)


def test_a_section_that_changed_is_left(filled: Filled) -> None:
    """It is listed with its session, and comes if the session is deleted and deleted ones are brought."""
    record(filled.journal, log(section("09-01"), section("09-15")))
    changed = log(section("09-01", "Talked longer"), section("09-15"))
    found = plan(filled.journal, changed)
    assert (counts(found), found.changed[0].refs) == ((0, 1, 1, 0), (filled.journal.sessions()[-1].ref,))
    with filled.journal.command("delete", now=NOW) as change:
        change.remove(found.changed[0].refs[0])
    assert counts(plan(filled.journal, changed)) == (0, 1, 0, 1)
    record(filled.journal, changed, again=True)
    assert [each.notes for each in filled.journal.sessions()] == ["Talked", "Talked longer"]


def test_another_log_with_a_meeting_on_the_same_day_is_another_session(filled: Filled) -> None:
    """It is not taken for a changed version, whichever of the two grows or changes then."""
    first = section("2026-03-07", "We talked about delegating the releases to Ana")
    other = section("2026-03-07", "Budget meeting, numbers of the third quarter")
    record(filled.journal, log(first, texts=("What I want from this year",)))
    found = record(filled.journal, log(other, texts=("Agenda of budget group",)))
    assert (len(found.sessions), len(found.notes), found.changed) == (1, 1, ())
    edited = section("2026-03-07", "Budget meeting, numbers of the fourth quarter, and a new chair")
    grown = section("2026-03-07", "We talked about delegating the releases to Ana, then about fear")
    refs = {}
    for each in (first, other, edited, grown, section("2026-03-07", "Lunch")):
        again = plan(filled.journal, log(each))
        refs[each.notes.split()[-1]] = (len(again.sessions), [str(left.refs[0]) for left in again.changed])
    assert refs.pop("Lunch") == (1, [])
    assert refs == {"Ana": (0, []), "quarter": (0, []), "chair": (0, ["s2"]), "fear": (0, ["s1"])}
    both = plan(filled.journal, log(edited, grown))
    assert [str(left.refs[0]) for left in both.changed] == ["s2", "s1"]


def test_what_was_deleted_is_brought_only_again(filled: Filled) -> None:
    """With the same identity; a promise that stayed gets its link back, and is not made twice."""
    given_ = log(section("09-01", promises=(promise("Send it"), promise("Call"))), texts=("About Ana",))
    record(filled.journal, given_)
    (before,), (note,) = filled.journal.sessions(), filled.journal.notes()
    with filled.journal.command("delete", now=NOW) as change:
        change.remove(before.ref)
        change.remove(note.ref)
        change.remove(before.actions[1].ref)
    assert counts(plan(filled.journal, given_)) == (0, 0, 0, 2)
    record(filled.journal, given_, again=True)
    (after,) = filled.journal.sessions()
    assert after.uuid == before.uuid
    assert [action.text for action in after.actions] == ["Send it", "Call"]
    assert after.actions[0].ref == before.actions[0].ref
    assert [each.uuid for each in filled.journal.notes()] == [note.uuid]


def test_undo_takes_the_whole_import_back(filled: Filled) -> None:
    """Also the new start of the relationship; and the log can be imported again."""
    given_ = log(section("2025-09-01", promises=(promise(),), next_on=day("12-01")), texts=("About Ana",))
    before = filled.ana
    found = record(filled.journal, given_)
    assert filled.ana.started_on == found.started_on == day("2025-09-01")
    filled.journal.undo(now=NOW)
    assert (filled.ana, filled.journal.size(before.ref)) == (before, 0)
    assert plan(filled.journal, given_) == found


# other sessions of the day


def test_a_day_with_a_session_recorded_by_hand_is_left(filled: Filled) -> None:
    """Every section of that day, unless one more session is asked for."""
    ref = filled.held("09-01")
    given_ = log(section("09-01", "One"), section("09-01", "Two"), section("09-02"))
    found = plan(filled.journal, given_)
    assert (counts(found), {part.refs for part in found.taken_days}) == ((1, 0, 0, 2), {(ref,)})
    assert counts(record(filled.journal, given_, extra=True)) == (3, 0, 0, 0)
    assert counts(plan(filled.journal, given_)) == (0, 3, 0, 0)


def test_a_planned_session_becomes_the_one_of_the_log(filled: Filled) -> None:
    """It keeps what it has; a second run finds it, and finds that the section has changed."""
    ref = filled.planned("11-20", "14:00", notes="Bring the list", minutes=60)
    given_ = log(section("11-20", "Talked", minutes=45, promises=(promise(),)))
    assert record(filled.journal, given_).sessions[0].planned == ref
    session = filled.entry(ref)
    assert (session.status, session.at, session.minutes) == ("held", dt.time(14), 45)
    assert session.notes == "Bring the list\n\nTalked"
    assert [action.session for action in session.actions] == [ref]
    assert counts(plan(filled.journal, given_)) == (0, 1, 0, 0)
    assert counts(plan(filled.journal, log(section("11-20", "Talked longer")))) == (0, 0, 1, 0)


def test_a_session_that_was_called_off_is_another_one(filled: Filled) -> None:
    """The section of that day is recorded beside it."""
    cancel_sessions(filled.journal, [filled.entry(filled.planned("11-20"))], cancelled_by="them", why=None, now=NOW)
    assert counts(record(filled.journal, log(section("11-20")))) == (1, 0, 0, 0)


def test_what_is_recorded_in_a_private_planned_session_is_private(filled: Filled) -> None:
    """Its promises too; the preview says so."""
    filled.planned("11-20", private=True)
    found = record(filled.journal, log(section("11-20", promises=(promise(),), next_on=day("12-04"))))
    assert (found.shareable, found.next_session and found.next_session.private) == (0, True)
    (session,) = filled.journal.sessions(status="held")
    assert [session.private, *(action.private for action in session.actions)] == [True, True]


# the next session


def test_the_next_meeting_of_the_newest_section_is_planned(filled: Filled) -> None:
    """It becomes held when the grown log has its section."""
    first = section("11-06", next_on=day("11-20"))
    newest = section("11-20", next_on=day("11-27"), next_at=dt.time(15))
    record(filled.journal, log(first, newest))
    (planned,) = filled.journal.planned(filled.one)
    assert (planned.on, planned.at) == (day("11-27"), dt.time(15))
    assert plan(filled.journal, log(first, newest)).is_empty
    grown = log(first, newest, section("11-27", "Held"))
    found = plan_log_import(filled.journal, grown, filled.ana, now=NOW + dt.timedelta(days=7))
    assert [new.planned for new in found.sessions] == [planned.ref]


@pytest.mark.parametrize("reason", ["passed", "taken", "moved", "deleted"])
def test_a_next_meeting_is_not_planned_twice_nor_in_the_past(filled: Filled, reason: str) -> None:
    """Nor on a day that has a session."""
    newest = section("11-20", next_on=day("11-19" if reason == "passed" else "11-27"))
    if reason == "taken":
        filled.planned("11-27", "14:00")
    if reason in ("moved", "deleted"):
        record(filled.journal, log(newest))
        (planned,) = filled.journal.planned(filled.one)
        with filled.journal.command("change", now=NOW) as change:
            if reason == "moved":
                change.set(planned.ref, on=day("11-28"))
            else:
                change.remove(planned.ref)
    grown = log(newest, section("11-21", next_on=newest.next_on))
    assert plan(filled.journal, grown).next_session is None


def test_a_session_later_today_is_listed(filled: Filled) -> None:
    """One that begins within an hour is recorded, as `log` does."""
    soon, later = section("11-23", "Soon", at=dt.time(10)), section("11-23", "Later", at=dt.time(10, 1))
    found = record(filled.journal, log(soon, later))
    assert [new.section for new in found.sessions] == [soon]
    assert [each.text for each in found.not_read] == [later.source]


# privacy and values


def test_what_is_private_in_the_log_is_private_here(filled: Filled) -> None:
    """A private part, a private session with its promises, and text without a date."""
    part = section("09-01", private_notes="Tired", promises=(promise("Ask", private=True), promise("Send")))
    whole = section("09-02", private=True, promises=(promise("Call"),))
    found = record(filled.journal, log(part, whole, texts=("About Ana",)))
    assert (found.shareable, found.with_private_part) == (1, 1)
    private, shareable = filled.journal.sessions()
    assert (shareable.private, shareable.private_notes, private.private) == (False, "Tired", True)
    assert {action.text: action.private for action in filled.journal.actions()} == {
        "Ask": True,
        "Send": False,
        "Call": True,
    }
    assert [note.private for note in filled.journal.notes()] == [True]


def test_a_promise_is_recorded_with_its_owner_day_and_state(filled: Filled) -> None:
    """One without an owner stays in the notes."""
    promises = (
        promise("Send", due_on=day("09-08")),
        promise("Call", owner="them", is_done=True),
        promise("Read", is_done=True, done_on=day("09-05")),
        promise("Think", owner=None),
    )
    found = record(filled.journal, log(section("09-01", promises=promises)))
    (session,) = filled.journal.sessions()
    assert [(each.text, each.owner, each.status, each.due_on, each.done_on) for each in session.actions] == [
        ("Send", "me", "open", day("09-08"), None),
        ("Call", "them", "done", None, day("09-01")),
        ("Read", "me", "done", None, day("09-05")),
    ]
    assert [each.text for _, each in found.without_owner] == ["Think"]


@pytest.mark.parametrize(
    "fields",
    [
        {"notes": "x" * 1_000_001},
        {"private_notes": "a\0b"},
        {"minutes": 1441},
        {"topics": ("\udcff",)},
        {"promises": (promise("é" * 500_001),)},
        {"promises": (promise(due_on=dt.date(9999, 1, 1)),)},
    ],
)
def test_a_value_that_cannot_be_stored_is_named_with_its_place(filled: Filled, fields: dict[str, Any]) -> None:
    """Before anything is written."""
    with pytest.raises(UsageError, match=r"^notes\.md:3: .*Nothing was imported\.$"):
        plan(filled.journal, log(section("09-01"), section("09-02", **fields)))


def test_a_change_in_the_meantime_is_noticed(filled: Filled) -> None:
    """Nothing is recorded then."""
    given_ = log(section("09-01"))
    found = plan(filled.journal, given_)
    ref = filled.held("09-01")
    with pytest.raises(ConflictError, match="in the meantime"):
        record_log(filled.journal, given_, found, zone=None, now=NOW)
    assert [session.ref for session in filled.journal.sessions()] == [ref]
