"""`review --shareable`: a review for a shared screen."""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given

from mentorlog.export.shapes.shareable import without_refs
from mentorlog.model import KINDS, Action, Feedback, Goal, Milestone, Point, Ref, Session
from mentorlog.store import Journal
from mentorlog.store.writing import writable
from tests.cli.conftest import Mentor
from tests.insight.journals import SECRET, histories
from tests.property_tests import settings

if TYPE_CHECKING:
    from mentorlog.model import Entry, Kind
    from mentorlog.store.writing import Change
    from tests.insight.journals import History

ANA = Ref("relationship", 1)
LATER = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


# private entries leave no trace


@pytest.fixture(scope="module")
def user(tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """A user who mentors Ana, and in private a person with a secret name, to meet today."""
    mentor = Mentor(tmp_path_factory.mktemp("shareable"))
    mentor("start Ana Souza --i-am mentor --cadence 'every 2 weeks' --since 2026-01-02")
    mentor(["start", "ꀀꁀ", "--i-am", "mentor", "--since", "2026-01-02"])
    mentor("private r2")
    mentor("plan 2026-11-23 10:00 -w r2")
    mentor(["raise", "ꀁꀂ", "-w", "r2"])
    return mentor


def record_entry(change: Change, entry: Any) -> None:
    """Record an entry with the fields that can be written."""
    entry = entry._replace(**_completed(entry))
    fields = {name: _storable(getattr(entry, name)) for name in writable(entry.ref.kind) if hasattr(entry, name)}
    ref = change.add(entry.ref.kind, **fields | {"relationship": ANA})
    assert ref == _storable(entry.ref) or ref.kind not in ("goal", "session", "point")  # others link to these
    for reached in entry.checkpoints if isinstance(entry, Goal) else ():
        change.checkpoint(ref, on=reached.on, progress=reached.progress, note=reached.note)


def _completed(entry: Any) -> dict[str, object]:
    """Return fields that the journal requires; every other entry is made open, because a review shows open entries."""
    is_open = entry.ref.number % 2
    match entry:
        case Goal() | Point():
            closed = {"closed_on": entry.on} if entry.status != "open" else {}
            opened = {"status": "open", "closed_on": None}
            return opened | ({"session": None} if isinstance(entry, Point) else {}) if is_open else closed
        case Action():
            return {"status": "open", "done_on": None} if is_open else {}
        case Feedback():
            answered = {"outcome_on": entry.on} if entry.outcome else {"outcome_note": None}
            return {"outcome": None, "outcome_note": None, "follow_up_on": entry.on} if is_open else answered
        case Milestone():
            return {"celebrated_on": None, "how": None} if is_open or not entry.celebrated_on else {}
        case Session() if entry.status != "cancelled":
            return {"cancelled_by": None, "why": None}
    return {}


def _storable(value: Any) -> Any:
    """Return a value that the journal accepts: without NUL, with session and point numbers moved by one."""
    if isinstance(value, str):
        return value.replace("\0", "0")
    if isinstance(value, Ref):
        return value._replace(number=value.number + (value.kind in ("session", "point")))
    return tuple(map(_storable, value)) if isinstance(value, tuple) else value


ORDER: Final[tuple[Kind, ...]] = (
    *("goal", "session", "point", "action", "feedback", "milestone", "note", "checkin", "rating"),
)


def record_history(mentor: Mentor, history: History) -> None:
    """Record a history in the journal."""
    entries: list[Entry] = sorted(history.everything, key=lambda entry: (ORDER.index(entry.ref.kind), entry.ref.number))
    with Journal.open(mentor.db, access="write") as journal, journal.command("import", now=LATER) as change:
        for entry in entries:
            record_entry(change, entry)


def delete_private_entries(mentor: Mentor) -> None:
    """Delete the private rows and private notes from the file. A point that was discussed in a private session becomes
    open, as it is for others."""
    connection = sqlite3.connect(mentor.db)
    connection.execute("PRAGMA foreign_keys = ON")
    of_private_session = "WHERE session IN (SELECT id FROM session WHERE private)"
    connection.execute(f"DELETE FROM action {of_private_session}")  # noqa: S608
    connection.execute(f"UPDATE point SET status = 'open', closed_on = NULL {of_private_session}")  # noqa: S608
    connection.execute("UPDATE session SET private_notes = NULL")
    for kind in KINDS:
        connection.execute(f"DELETE FROM {kind} WHERE private")  # noqa: S608
    connection.commit()
    connection.close()


PIPED = ("review", "review ana", "review ana --json", "review ana --brief", "review --all --within 200d --brief")
DRAWN = ("review ana", "review ana --brief", "review --all --within 200d")


def reviews(mentor: Mentor, *more: str) -> tuple[list[str], list[str]]:
    """Return every form of the review, in a pipe and at a terminal."""
    piped = [mentor([*line.split(), *more]).output for line in PIPED]
    return piped, [mentor(["--color", "always", *line.split(), *more]).output for line in DRAWN]


@given(history=histories())
@settings(max_examples=12, deadline=None)
def test_private_entries_leave_no_trace(user: Mentor, history: History) -> None:
    """Each review equals that of a journal from which the private entries were deleted, without its refs."""
    begun = user.db.read_bytes()
    try:
        record_history(user, history)
        piped, terminal = reviews(user, "--shareable")
        delete_private_entries(user)
        assert not set("".join(piped + terminal)) & SECRET
        assert (piped, terminal) == reviews(user, "--shareable")
        plain = without_refs(user("review ana --json").json)
        plain["proposals"] = [{**each, "line": None} for each in plain["proposals"]]  # they name entries by ref
        assert user("review ana --shareable --json").json == plain
    finally:
        user.db.write_bytes(begun)


# examples


@pytest.fixture
def public_and_private(ana: Mentor) -> Mentor:
    """A public and a private entry of most kinds."""
    return ana.given(
        "log -w ana --on 2026-10-26 talked --takeaway 'Ask first' --me 'Send the list' --private-notes 'She may go'",
        "log -w ana --on 2026-11-09 --private 'The offer' --me 'Ask HR' --takeaway 'Say nothing'",
        "goal add Speak up --measure often --by 2027-01-01",
        "goal add Leave well --private",
        "raise the tone",
        "raise her marriage --private",
        "note seemed tired",
        "plan 2026-11-24 14:00",
    )


def test_a_shareable_review_has_no_private_block(public_and_private: Mentor) -> None:
    """It does not mention that private entries exist."""
    assert "\nPrivate\t" in public_and_private("review").fields
    output = public_and_private("review --shareable").fields
    assert "rivate" not in output
    assert "Speak up" in output
    for words in ("She may go", "The offer", "Ask HR", "Leave well", "her marriage", "seemed tired"):
        assert words not in output


def test_counts_ignore_private_sessions(public_and_private: Mentor) -> None:
    """The session number, the last session and the carried count are those of the public sessions."""
    full, shared = (public_and_private(f"review --json {option}").json for option in ("", "--shareable"))
    assert [review["relationship"]["session_number"] for review in (full, shared)] == [3, 2]
    assert [review["last_session"]["on"] for review in (full, shared)] == ["2026-11-09", "2026-10-26"]
    assert [review["actions"]["mine"][0]["carried"] for review in (full, shared)] == [1, 0]
    assert shared["last_session"]["private_notes"] is None


def test_a_private_relationship_is_treated_as_unknown(two: Mentor) -> None:
    """The error is that of an unknown name or ref, and the relationship is never selected."""
    two("private r2")
    two("plan 2026-11-23 10:00 -w r2")
    error = two.fails("review bo --shareable", code=1)
    assert error.replace("'bo'", "'mo'") == two.fails("review mo --shareable", code=1)
    assert "No relationship is called 'bo' (private entries are hidden)." in error
    assert "Bo Lind" not in error
    assert "There is no r2 (private entries are hidden)." in two.fails("review -w r2 --shareable", code=1)
    assert two("review --json").json["relationship"]["name"] == "Bo Lind"
    assert two("review --json --shareable").json["relationship"]["name"] == "Ana Souza"
    assert two("review --all --json --shareable").json == []


def test_with_only_private_relationships_the_journal_seems_empty(ana: Mentor) -> None:
    """The page is that of an empty journal, and the JSON is null."""
    ana("private r1")
    assert ana("review --shareable").out == ana("review", MENTORLOG_DB=str(ana.home / "none.db")).out
    assert ana("review --shareable --json").json is None


def test_a_shareable_review_writes_nothing(public_and_private: Mentor) -> None:
    """Private entries are hidden in memory only."""
    before = public_and_private.db.read_bytes()
    public_and_private("review --shareable")
    assert public_and_private.db.read_bytes() == before


def test_errors_have_no_refs(two: Mentor) -> None:
    """Their gaps would show how many people are hidden, and the session of a private person is like one of no one."""
    two.given("start Cy Nord --i-am mentor --private", "start Dea Holm --i-am mentor", "plan 2026-12-01 -w cy")
    for typed in ("s1", "s99", "xyz", "cy"):
        error = two.fails(f"review {typed} --shareable", code=1 if typed in ("xyz", "cy") else 2)
        assert re.search(r"\br\d", error) is None
        assert "Dea Holm" in error
        assert "Nord" not in error
