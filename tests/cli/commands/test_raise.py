"""`raise`: add a point for the next session."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import editor_that_runs, sit_down


def test_a_point_is_raised(ana: Mentor) -> None:
    """Its words need no quotes; the answer shows the person and the ref."""
    output = ana("raise which conference to speak at?").out
    assert "Ana" in output
    assert "which conference to speak at?" in output
    assert "t1" in output


def test_every_option_is_recorded(ana: Mentor) -> None:
    """The point is open until it is discussed or dropped."""
    entry = ana("raise the tone in standup --private --on friday --json").json
    shaped(entry, "point")
    has(
        entry,
        ref="t1",
        relationship="Ana Souza",
        text="the tone in standup",
        status="open",
        on="2026-11-20",
        carried=0,
        private=True,
    )


def test_carried_counts_the_sessions_held_since(ana: Mentor) -> None:
    """An open point is carried over without a command."""
    ana("raise the tone --on 2026-11-02")
    ana("log --on 2026-11-09 talked")
    ana("log --on 2026-11-16 talked")
    has(ana("agenda --json").json[0], status="open", carried=2)


@pytest.mark.parametrize("line", ["raise hm --on nonsense", "raise hm --on 2026-02-31"])
def test_an_invalid_date_raises_nothing(ana: Mentor, line: str) -> None:
    """It is a usage error (exit 2)."""
    ana.fails(line, code=2)
    assert ana("agenda --json").json == []


LISTS = [
    ("- budget\n- plan\n", ["budget", "plan"]),
    ("* budget\n\n* [ ] plan\n+ [x] tone\n", ["budget", "plan", "tone"]),
    ("1. budget\n2) plan\n10. tone", ["budget", "plan", "tone"]),
    ("  - budget\r\n  - plan\r\n", ["budget", "plan"]),
    ("\u2022 budget\n\u2022 plan", ["budget", "plan"]),
    ("- budget\n  - his\n    - now\n- plan", ["budget\n  - his\n    - now", "plan"]),
]
NO_LIST = [
    "- budget",
    "- budget\nand more",
    "Points:\n- budget\n- plan",
    "budget\nplan",
    "- budget\n-plan",
    "-- a\n-- b",
]


@pytest.mark.parametrize(("text", "points"), LISTS)
def test_each_item_of_a_list_is_a_point(
    ana: Mentor, monkeypatch: pytest.MonkeyPatch, text: str, points: list[str]
) -> None:
    """A pipe and the editor work alike, and one undo removes all points."""
    entries = ana("raise - --private --json", stdin=text).json
    assert [(entry["text"], entry["private"]) for entry in entries] == [(point, True) for point in points]
    ana("undo")
    assert ana("agenda --json").json == []
    sit_down(monkeypatch)
    output = ana("raise", **editor_that_runs(ana, f"text = {text!r} + text")).out
    assert [point["text"] for point in ana("agenda --json").json] == points
    assert all(point["ref"] in output for point in ana("agenda --json").json)


@pytest.mark.parametrize("text", NO_LIST)
def test_any_other_text_is_one_point(ana: Mentor, text: str) -> None:
    """A text is split only if it has several lines and each is an item; an argument is never split."""
    assert ana("raise - --json", stdin=text).json["text"] == text
    assert ana(["raise", "--json", "--", text]).json["text"] == text
    assert ana(["raise", "--json", "--", "- budget\n- plan"]).json["text"] == "- budget\n- plan"
