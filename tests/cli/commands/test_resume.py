"""`resume`: make a paused or ended relationship active again."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.mark.parametrize("command", ["pause ana --until 2027-01-10", "end ana --on 2026-11-01 --reason moved"])
def test_resume_makes_a_paused_or_ended_relationship_active(ana: Mentor, command: str) -> None:
    """The dates of the pause and of the end are cleared."""
    ana(command)
    assert "Active again with Ana Souza" in ana("resume ana").out
    has(ana("show ana --json").json, status="active", paused_until=None, ended_on=None)


@pytest.mark.parametrize("line", ["resume bo", "resume Bo Lind", "resume -w bo", "resume R2"])
def test_the_name_may_be_an_argument_or_given_with_w(two: Mentor, line: str) -> None:
    """Part of the name, the whole name and a ref in any case are accepted."""
    two("pause bo")
    has(shaped(two(f"{line} --json").json, "relationship"), name="Bo Lind", status="active")


def test_the_name_may_be_omitted_if_one_relationship_is_paused(two: Mentor) -> None:
    """With several paused relationships, the error suggests a command for each."""
    two.fails("resume", code=1)
    two("pause bo")
    assert two("resume --json").json["name"] == "Bo Lind"
    two("pause bo")
    two("pause ana")
    error = two.fails("resume", code=2)
    assert "mentorlog resume r1" in error
    assert "mentorlog resume r2" in error


def test_a_blank_name_is_refused(ana: Mentor) -> None:
    """An empty variable in a script is a usage error (exit 2)."""
    ana("pause ana")
    ana.fails('resume ""', code=2)


def test_resuming_an_active_relationship_changes_nothing(ana: Mentor) -> None:
    """The command succeeds, and nothing is added to the history."""
    assert "already" in ana("resume ana").out
    assert len(ana("history --json").json) == 1


def test_two_active_relationships_cannot_have_the_same_name(ana: Mentor) -> None:
    """A relationship stays ended while another one with the same name is active."""
    ana("end ana")
    ana("start Ana Souza --i-am mentor")
    assert "r2" in ana.fails("resume r1", code=1)


def test_a_pause_does_not_count_as_silence(ana: Mentor) -> None:
    """After `resume`, the relationship is overdue only after its whole cadence."""
    ana("log talked --on 2026-05-04")
    ana("pause ana", MENTORLOG_NOW="2026-05-10T09:00")
    ana("resume ana", MENTORLOG_NOW="2026-11-20T09:00")
    review = ana("review ana --json").json
    assert review["relationship"]["resumed_on"] == "2026-11-20"
    assert (review["relationship"]["overdue"], review["signals"]) == (False, [])
    later = ana("review ana --json", MENTORLOG_NOW="2027-03-20T09:00").json
    assert [signal["signal"] for signal in later["signals"]] == ["long_silence"]


def test_resume_moves_the_closing_answers_into_a_note(ana: Mentor) -> None:
    """The note is private and has the day of the end, and undo restores the answers."""
    ana("end ana --on 2026-11-20 --learned 'to wait' --thanks all --keep-in-touch 2027-02-01")
    entry = ana("resume ana --json").json
    assert [entry[key] for key in ("learned", "thanks", "keep_in_touch_on", "ended_on")] == [None] * 4
    note = ana("show n1 --json").json
    assert (note["on"], note["private"]) == ("2026-11-20", True)
    assert note["text"] == "The closing:\nLearned: to wait\nThanks: all"
    ana("undo")
    assert ana("show ana --json").json["learned"] == "to wait"


def test_resuming_an_active_relationship_records_no_day(ana: Mentor) -> None:
    """The field `resumed_on` stays null."""
    assert ana("resume ana --json").json["resumed_on"] is None


def test_a_prospect_of_the_same_name_does_not_hide_the_ended_relationship(ana: Mentor) -> None:
    """The error names both, with a line that works; a resumed one needs the name to be free."""
    ana.given("end ana", "prospect add Ana Souza")
    said = ana.fails("resume 'Ana Souza'", code=1)
    assert "Ana Souza is a prospect" in said
    assert "There is also r1 Ana Souza (ended)" in said
    assert "mentorlog edit r2 --name NAME\n" in said
    assert "mentorlog edit r2 --name NAME\n" in ana.fails("resume r1", code=1)
    assert "  mentorlog review r1\n" in ana.fails("review ana", code=1)
    assert "  mentorlog note" not in ana.fails("hours -w 'Ana Souza'", code=1)
    ana("edit r2 --name 'Ana Lima'")
    has(ana("resume 'Ana Souza' --json").json, ref="r1", status="active")
