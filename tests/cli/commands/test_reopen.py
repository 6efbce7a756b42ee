"""`reopen`: reopen closed entries."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def closed(ana: Mentor) -> Mentor:
    """Closed entries: g1 achieved, a1 done, t1 discussed in s1, m1 celebrated, s2 cancelled."""
    return ana.given(
        "goal add Speak up",
        "action add Send it",
        "raise the tone",
        "milestone add First talk",
        "log talked --point t1",
        "plan friday 14:00",
        "done g1 a1",
        "celebrate m1 cake",
        "cancel s2 --who them --why flu",
    )


@pytest.mark.parametrize(
    ("ref", "kind", "fields"),
    [
        ("g1", "goal", {"status": "open", "closed_on": None}),
        ("a1", "action", {"status": "open", "done_on": None}),
        ("t1", "point", {"status": "open", "closed_on": None, "session": None}),
        ("m1", "milestone", {"status": "planned", "celebrated_on": None, "how": None}),
        ("s2", "session", {"status": "planned", "cancelled_by": None, "why": None, "at": "14:00"}),
        ("s1", "session", {"status": "planned", "notes": "talked"}),
    ],
)
def test_a_closed_entry_of_each_kind_is_reopened(
    closed: Mentor, ref: str, kind: str, fields: dict[str, object]
) -> None:
    """Everything that was recorded when it was closed is cleared, but a session keeps its notes."""
    has(shaped(closed(f"reopen {ref} --json").json, kind), ref=ref, **fields)


def test_dropped_entries_are_reopened(closed: Mentor) -> None:
    """Several refs are accepted, in any case."""
    closed("drop g1 a1 t1")
    assert [entry["status"] for entry in closed("reopen G1 A1 T1 --json").json] == ["open"] * 3


def test_the_answer_shows_the_text_and_the_ref(closed: Mentor) -> None:
    """The text is the one of the reopened entry."""
    output = closed("reopen a1").out
    assert "Send it" in output
    assert "a1" in output


def test_reopen_again_changes_nothing(closed: Mentor) -> None:
    """The command succeeds and says that the entry is already open."""
    closed("reopen a1")
    assert "already" in closed("reopen a1").out


@pytest.mark.parametrize("line", ["reopen", "reopen f1", "reopen n1", "reopen r1", "reopen a1 n1", "reopen ana"])
def test_entries_of_other_kinds_cannot_be_reopened(closed: Mentor, line: str) -> None:
    """The command is refused as a whole (exit 2), so valid refs in it are not reopened either."""
    closed.fails(line, code=2)
    assert closed("show a1 --json").json["status"] == "done"


def test_an_unknown_ref_is_an_error(closed: Mentor) -> None:
    """The command fails with exit 1 and names the ref."""
    assert "a9" in closed.fails("reopen a1 a9", code=1)
