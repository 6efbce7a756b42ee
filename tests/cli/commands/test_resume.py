"""`resume`: a relationship that goes on."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.mark.parametrize("how", ["pause ana --until 2027-01-10", "end ana --on 2026-11-01 --reason moved"])
def test_paused_and_ended_ones_are_active_again(ana: Mentor, how: str) -> None:
    """The dates of the pause or the end are gone."""
    ana(how)
    assert "Active again with Ana Souza" in ana("resume ana").out
    has(ana("show ana --json").json, status="active", paused_until=None, ended_on=None)


@pytest.mark.parametrize("line", ["resume bo", "resume Bo Lind", "resume -w bo", "resume R2"])
def test_the_name_is_an_argument_or_with(two: Mentor, line: str) -> None:
    """A part of the name, the whole name, a ref of any case."""
    two("pause bo")
    has(shaped(two(f"{line} --json").json, "relationship"), name="Bo Lind", status="active")


def test_without_a_name_it_is_the_only_paused_one(two: Mentor) -> None:
    """Several are named, with the line for each."""
    two.fails("resume", code=1)
    two("pause bo")
    assert two("resume --json").json["name"] == "Bo Lind"
    two("pause bo")
    two("pause ana")
    said = two.fails("resume", code=2)
    assert "mentorlog resume r1" in said
    assert "mentorlog resume r2" in said


def test_a_blank_name_is_no_name_at_all(ana: Mentor) -> None:
    """An empty variable in a script is wrong usage."""
    ana("pause ana")
    ana.fails('resume ""', code=2)


def test_an_active_one_stays_as_it_is(ana: Mentor) -> None:
    """Again is no error, and leaves no trace."""
    assert "already" in ana("resume ana").out
    assert len(ana("history --json").json) == 1


def test_two_of_one_name_are_never_active_together(ana: Mentor) -> None:
    """The first round stays ended while the second goes on."""
    ana("end ana")
    ana("start Ana Souza --i-am mentor")
    assert "r2" in ana.fails("resume r1", code=1)


def test_the_silence_of_a_pause_is_not_held_against_anybody(ana: Mentor) -> None:
    """Taken up again, the two have their whole cadence before anything is said of a silence."""
    ana("log talked --on 2026-05-04")
    ana("pause ana", MENTORLOG_NOW="2026-05-10T09:00")
    ana("resume ana", MENTORLOG_NOW="2026-11-20T09:00")
    review = ana("review ana --json").json
    assert review["relationship"]["resumed_on"] == "2026-11-20"
    assert (review["relationship"]["overdue"], review["signals"]) == (False, [])
    later = ana("review ana --json", MENTORLOG_NOW="2027-03-20T09:00").json
    assert [one["signal"] for one in later["signals"]] == ["long_silence"]


def test_an_end_that_is_taken_up_again_is_asked_about_anew(ana: Mentor) -> None:
    """What it was answered becomes a private note of its day, so that the next summary does not date it anew."""
    ana("end ana --on 2026-11-20 --learned 'to wait' --thanks all --keep-in-touch 2027-02-01")
    entry = ana("resume ana --json").json
    assert [entry[key] for key in ("learned", "thanks", "keep_in_touch_on", "ended_on")] == [None] * 4
    note = ana("show n1 --json").json
    assert (note["on"], note["private"]) == ("2026-11-20", True)
    assert note["text"] == "The closing:\nLearned: to wait\nThanks: all"
    ana("undo")
    assert ana("show ana --json").json["learned"] == "to wait"


def test_an_active_one_is_not_taken_up_again(ana: Mentor) -> None:
    """Nothing changes, and the day stays what it was."""
    assert ana("resume ana --json").json["resumed_on"] is None
