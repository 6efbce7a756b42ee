"""`review --shareable`: for a screen that somebody else sees."""

from __future__ import annotations

import datetime as dt
import sqlite3
from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given, settings

from mentorlog.model import KINDS, Action, Feedback, Goal, Milestone, Point, Ref, Session
from mentorlog.store import Journal
from mentorlog.store.writing import writable
from tests.cli.conftest import Mentor
from tests.insight.journals import SECRET, histories

if TYPE_CHECKING:
    from mentorlog.model import Entry, Kind
    from mentorlog.store.writing import Change
    from tests.insight.journals import History

ANA = Ref("relationship", 1)
LATER = dt.datetime(2026, 11, 23, 9, tzinfo=dt.UTC)


# everything is as if nothing private had ever been written


@pytest.fixture(scope="module")
def somebody(tmp_path_factory: pytest.TempPathFactory) -> Mentor:
    """Somebody who mentors Ana, and in private somebody whose name is secret too, whom they meet today."""
    mentor = Mentor(tmp_path_factory.mktemp("shareable"))
    mentor("start Ana Souza --i-am mentor --cadence 'every 2 weeks' --since 2026-01-02")
    mentor(["start", "ꀀꁀ", "--i-am", "mentor", "--since", "2026-01-02"])
    mentor("private r2")
    mentor("plan 2026-11-23 10:00 -w r2")
    mentor(["raise", "ꀁꀂ", "-w", "r2"])
    return mentor


def write(change: Change, entry: Any) -> None:
    """Record an entry with the fields that can be written."""
    entry = entry._replace(**_completed(entry))
    fields = {name: _storable(getattr(entry, name)) for name in writable(entry.ref.kind) if hasattr(entry, name)}
    ref = change.add(entry.ref.kind, **fields | {"relationship": ANA})
    assert ref == _storable(entry.ref) or ref.kind not in ("goal", "session", "point")  # which others refer to
    for reached in entry.checkpoints if isinstance(entry, Goal) else ():
        change.checkpoint(ref, on=reached.on, progress=reached.progress, note=reached.note)


def _completed(entry: Any) -> dict[str, object]:
    """What a journal asks of an entry besides; much is open, for that is what a review shows."""
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
    """What a journal takes: no NUL; and the private relationship has the first session and the first point."""
    if isinstance(value, str):
        return value.replace("\0", "0")
    if isinstance(value, Ref):
        return value._replace(number=value.number + (value.kind in ("session", "point")))
    return tuple(map(_storable, value)) if isinstance(value, tuple) else value


ORDER: Final[tuple[Kind, ...]] = (
    *("goal", "session", "point", "action", "feedback", "milestone", "note", "checkin", "rating"),
)


def written(mentor: Mentor, history: History) -> None:
    """Put a history into the journal."""
    entries: list[Entry] = sorted(history.everything, key=lambda each: (ORDER.index(each.ref.kind), each.ref.number))
    with Journal.open(mentor.db, access="write") as journal, journal.command("import", now=LATER) as change:
        for entry in entries:
            write(change, entry)


def forget_what_is_private(mentor: Mentor) -> None:
    """Take it out of the file, row by row."""
    connection = sqlite3.connect(mentor.db)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("DELETE FROM action WHERE session IN (SELECT id FROM session WHERE private)")
    connection.execute("UPDATE session SET private_notes = NULL")
    for kind in KINDS:
        connection.execute(f"DELETE FROM {kind} WHERE private")  # noqa: S608
    connection.commit()
    connection.close()


PIPED = ("review", "review ana", "review ana --json", "review ana --brief", "review --all --within 200d --brief")
DRAWN = ("review ana", "review ana --brief", "review --all --within 200d")


def seen(mentor: Mentor, *more: str) -> tuple[list[str], list[str]]:
    """All that can be shown, in a pipe and on a screen."""
    piped = [mentor([*line.split(), *more]).said for line in PIPED]
    return piped, [mentor(["--color", "always", *line.split(), *more]).said for line in DRAWN]


@given(history=histories())
@settings(max_examples=12, deadline=None)
def test_it_is_as_if_nothing_private_had_ever_been_written(somebody: Mentor, history: History) -> None:
    """Not a private word in any form of it; and each is what a journal says from which all that is private was taken,
    with or without the option."""
    begun = somebody.db.read_bytes()
    try:
        written(somebody, history)
        piped, drawn = seen(somebody, "--shareable")
        forget_what_is_private(somebody)
        assert not set("".join(piped + drawn)) & SECRET
        assert (piped, drawn) == seen(somebody, "--shareable")
        assert piped == [somebody(line).said for line in PIPED]
    finally:
        somebody.db.write_bytes(begun)


# what that means for one entry and another


@pytest.fixture
def open_and_private(ana: Mentor) -> Mentor:
    """A private entry beside an open one of most kinds."""
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


def test_the_page_has_no_private_block(open_and_private: Mentor) -> None:
    """No word of what is private, and none that there is such a thing."""
    assert "\nPrivate\t" in open_and_private("review").out
    said = open_and_private("review --shareable").out
    assert "rivate" not in said
    assert "Speak up" in said
    for words in ("She may go", "The offer", "Ask HR", "Leave well", "her marriage", "seemed tired"):
        assert words not in said


def test_counts_leave_private_sessions_out(open_and_private: Mentor) -> None:
    """The number of the session, the days since the last, and how often a promise was carried."""
    full, shared = (open_and_private(f"review --json {option}").json for option in ("", "--shareable"))
    assert [each["relationship"]["session_number"] for each in (full, shared)] == [3, 2]
    assert [each["last_session"]["on"] for each in (full, shared)] == ["2026-11-09", "2026-10-26"]
    assert [each["actions"]["mine"][0]["carried"] for each in (full, shared)] == [1, 0]
    assert shared["last_session"]["private_notes"] is None


def test_a_private_relationship_is_as_one_that_is_not_there(two: Mentor) -> None:
    """By name and by ref, with the same error as any other; it is not chosen, and the other one is."""
    two("private r2")
    two("plan 2026-11-23 10:00 -w r2")
    said = two.fails("review bo --shareable", code=1)
    assert said.replace("'bo'", "'mo'") == two.fails("review mo --shareable", code=1)
    assert "No relationship is called 'bo' (private entries are hidden)." in said
    assert "Bo Lind" not in said
    assert "There is no r2 (private entries are hidden)." in two.fails("review -w r2 --shareable", code=1)
    assert two("review --json").json["relationship"]["name"] == "Bo Lind"
    assert two("review --json --shareable").json["relationship"]["name"] == "Ana Souza"
    assert two("review --all --json --shareable").json == []


def test_with_nobody_to_share_it_is_as_at_the_beginning(ana: Mentor) -> None:
    """A journal in which all is private says what an empty one says."""
    ana("private r1")
    assert ana("review --shareable").out == ana("review", MENTORLOG_DB=str(ana.home / "none.db")).out
    assert ana("review --shareable --json").json is None


def test_the_file_is_only_read(open_and_private: Mentor) -> None:
    """Whatever is done with the picture is done in memory."""
    before = open_and_private.db.read_bytes()
    open_and_private("review --shareable")
    assert open_and_private.db.read_bytes() == before
