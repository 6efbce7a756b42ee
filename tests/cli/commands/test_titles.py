"""Words of a title can be typed instead of a ref: `done checklist`."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import sit_down


@pytest.fixture
def open_entries(ana: Mentor) -> Mentor:
    """An entry of each kind that can be closed, some with the same words."""
    return ana.given(
        "action add Send the checklist to Ana",
        "action add Send the slides",
        "goal add 'Run the design review alone' --measure m --by 2026-12-24",
        "milestone add 'First review led' --by 2026-12-24",
        "raise 'Conflict with Søren'",
        "raise 'Budget for travel'",
        "drop t2",
    )


FOUND = [
    ("done checklist", "a1"),
    ("done the CHECKLIST", "a1"),
    ("done slides send", "a2"),
    ("done design review", "g1"),
    ("done soren", "t1"),
    ("done first led", "m1"),
    ("done check", "a1"),
    ("drop conflict", "t1"),
    ("reopen budget", "t2"),
]


@pytest.mark.parametrize(("line", "ref"), FOUND)
def test_outside_a_terminal_the_error_suggests_the_ref(open_entries: Mentor, line: str, ref: str) -> None:
    """The command exits with 2 and changes nothing."""
    before = open_entries.db.read_bytes()
    assert f"\n  mentorlog {line.split()[0]} {ref}\n" in open_entries.fails(line, code=2)
    assert open_entries.db.read_bytes() == before


@pytest.mark.parametrize(("line", "ref"), FOUND)
def test_at_a_terminal_the_entry_is_confirmed(
    open_entries: Mentor, monkeypatch: pytest.MonkeyPatch, line: str, ref: str
) -> None:
    """Enter and yes accept it, no declines it, and --yes skips the question."""
    sit_down(monkeypatch)
    before = open_entries(f"show {ref} --json").json["status"]
    refused = open_entries(line, ok=False, stdin="n\n")
    assert (refused.code, refused.out) == (1, "")
    assert f"{line.split()[0].capitalize()} {ref}, '" in refused.err
    assert open_entries(f"show {ref} --json").json["status"] == before
    assert open_entries(f"{line} --json", stdin="\n").json["status"] != before
    open_entries("undo")
    assert open_entries(f"{line} --json --yes").json["status"] != before


def test_several_matching_titles_are_refused(open_entries: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error suggests a command for each, also at a terminal."""
    for _ in range(2):
        error = open_entries.fails("done send", code=2)
        assert "one of 2: a1 'Send the checklist to Ana', a2 'Send the slides'?" in error
        assert "\n  mentorlog done a1\n  mentorlog done a2\n" in error
        sit_down(monkeypatch)


@pytest.mark.parametrize(
    "line",
    ["done ana", "done zebra", "done a1 checklist", "done checklist a1", "done budget", "reopen slides", "drop led"],
)
def test_other_words_are_not_matched_with_titles(open_entries: Mentor, line: str) -> None:
    """Examples: a name, unknown words, words beside a ref and an entry with another status."""
    assert "is not a ref; a ref is a letter and a number" in open_entries.fails(line, code=2)


def test_commands_that_take_one_ref_offer_the_entries_with_the_words(ana: Mentor) -> None:
    """If no title has them, those that wait for the command; the line keeps the other words, and works."""
    ana(
        "goal add Lead the review --measure m --by 2026-12-24",
    )
    ana("goal add Speak up --measure m --by 2026-12-24")
    ana("milestone add første gang alene --on 2026-11-20")
    ana("feedback give cut in twice")
    expected = {
        "celebrate 'første gang' cake": ["mentorlog celebrate m1 cake"],
        "celebrate første gang": ["mentorlog celebrate m1"],
        "celebrate cake": ["mentorlog celebrate m1"],
        "checkpoint lead 50 two done": ["mentorlog checkpoint g1 50 two done"],
        "checkpoint lead the review 50": ["mentorlog checkpoint g1 50"],
        "checkpoint design 50": ["mentorlog checkpoint g1 50", "mentorlog checkpoint g2 50"],
        "outcome cut in twice improved": ["mentorlog outcome f1 improved"],
        "delete speak up": ["mentorlog delete g2"],
        "private speak": ["mentorlog private g2"],
        "shareable review": ["mentorlog shareable g1"],
    }
    found = {line: ana.fails(line, code=2).split("\n  ")[1:] for line in expected}
    assert {line: [each.strip() for each in lines] for line, lines in found.items()} == expected


def test_a_word_for_oneself_is_not_the_title_of_an_entry(ana: Mentor) -> None:
    """`me` and `mig` have one answer in every command that takes refs, whatever the titles are; among other words they
    are words of a title."""
    ana.given(
        "action add 'Introduce me to Mads'", "goal add 'me time' --measure m --by 2026-12-24", "action add 'mig x'"
    )
    lines = ["done {}", "drop {}", "reopen {}", "delete {}", "private {}", "shareable {}", "outcome {} worked"]
    for line in [*lines, "celebrate {} cake", "checkpoint {} 50"]:
        for word in ("me", "mig", "ME"):
            typed = line.format(word)
            assert f"'{word}' is your own development, not one entry" in ana.fails(typed, code=2), typed
    for line in ("done me to mads", "delete introduce me"):
        assert f"mentorlog {line.split()[0]} a1\n" in ana.fails(line, code=2)
