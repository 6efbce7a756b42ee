"""`reopen`: what was closed."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def closed(ana: Mentor) -> Mentor:
    """One of each that can be opened again: g1 achieved, a1 done, t1 discussed in s1, m1 celebrated, s2 cancelled."""
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
def test_what_was_closed_is_open_again(closed: Mentor, ref: str, kind: str, fields: dict[str, object]) -> None:
    """With nothing left of how it was closed."""
    has(shaped(closed(f"reopen {ref} --json").json, kind), ref=ref, **fields)


def test_what_was_dropped_is_open_again(closed: Mentor) -> None:
    """As what was done."""
    closed("drop g1 a1 t1")
    assert [entry["status"] for entry in closed("reopen G1 A1 T1 --json").json] == ["open"] * 3


def test_the_answer_says_which(closed: Mentor) -> None:
    """In its own words, with its ref."""
    said = closed("reopen a1").out
    assert "Send it" in said
    assert "a1" in said


def test_again_is_no_error(closed: Mentor) -> None:
    """What is so already is said."""
    closed("reopen a1")
    assert "already" in closed("reopen a1").out


@pytest.mark.parametrize("line", ["reopen", "reopen f1", "reopen n1", "reopen r1", "reopen a1 n1", "reopen ana"])
def test_other_kinds_are_never_closed(closed: Mentor, line: str) -> None:
    """Nothing else on the line is opened either."""
    closed.fails(line, code=2)
    assert closed("show a1 --json").json["status"] == "done"


def test_what_is_not_there_is_not_found(closed: Mentor) -> None:
    """It could not be done."""
    assert "a9" in closed.fails("reopen a1 a9", code=1)
