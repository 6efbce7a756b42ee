"""`end`: end a relationship."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


def test_a_relationship_ends_today(ana: Mentor) -> None:
    """The answer shows the day and suggests `export`."""
    answer = ana("end ana")
    assert "Mon 23 Nov" in answer.out
    assert "mentorlog export r1" in answer.output
    has(ana("show ana --json").json, status="ended", ended_on="2026-11-23", reason=None, thanks=None)


def test_the_day_the_reason_and_the_thanks_are_recorded(ana: Mentor) -> None:
    """A weekday in `--on` is in the past."""
    entry = ana('end ana --on friday --reason "goals reached" --thanks "for every question" --json').json
    shaped(entry, "relationship")
    has(entry, ended_on="2026-11-20", reason="goals reached", thanks="for every question")


def test_a_number_is_a_usual_reason(ana: Mentor) -> None:
    """The numbers are those of the dialogue; another number is refused with the list."""
    for line in ("end ana --reason 9", "end ana --reason 0", "edit r1 --reason 6", f"end ana --reason {'9' * 5000}"):
        error = ana.fails(line, code=2)
        assert "the usual reasons are: 1 goals reached, 2 time over" in error and len(error) < 400
    has(ana("end ana --prepare --reason 3 --json").json, reason="moved on")
    has(ana("edit r1 --reason '2' --json").json, reason="time over")
    has(ana("end ana --reason 1. --json").json, reason="goals reached")


@pytest.mark.parametrize("line", ["end bo", "end Bo Lind", "end -w bo", "end R2"])
def test_the_name_may_be_an_argument_or_given_with_w(two: Mentor, line: str) -> None:
    """Part of the name, the whole name and a ref in any case are accepted."""
    has(two(f"{line} --json").json, name="Bo Lind", status="ended")


def test_the_name_may_be_omitted_if_one_relationship_is_active(two: Mentor) -> None:
    """With two active relationships, a name is needed."""
    two.fails("end", code=2)
    two("end bo")
    assert two("end --json").json["name"] == "Ana Souza"


def test_a_blank_name_is_refused(ana: Mentor) -> None:
    """An empty variable in a script must not end the only relationship."""
    ana.fails('end ""', code=2)
    assert ana("show ana --json").json["status"] == "active"


def test_a_paused_relationship_can_be_ended(ana: Mentor) -> None:
    """It is then no longer paused."""
    ana("pause ana --until 2027-01-10")
    has(ana("end ana --json").json, status="ended", paused_until=None)


def test_ending_again_changes_only_the_given_fields(ana: Mentor) -> None:
    """The day is kept unless `--on` is given again, and a reason may be added later."""
    ana("end ana --on 2026-11-01")
    assert "already" in ana("end ana").out
    has(ana("end ana --reason moved --json").json, ended_on="2026-11-01", reason="moved")


def test_an_end_before_the_start_is_refused(ana: Mentor) -> None:
    """The error suggests the command that corrects the start."""
    assert "mentorlog edit r1 --since" in ana.fails("end ana --on 2026-03-01", code=2)


@pytest.mark.parametrize("option", ["--on nonsense", "--on 2026-02-31", '--reason ""'])
def test_an_invalid_option_ends_nothing(ana: Mentor, option: str) -> None:
    """The relationship stays active."""
    ana.fails(f"end ana {option}", code=2)
    assert ana("show ana --json").json["status"] == "active"


def test_without_relationships_the_error_suggests_start(mentor: Mentor) -> None:
    """No journal is created."""
    assert "mentorlog start" in mentor.fails("end", code=1)
    assert not mentor.db.exists()


def test_the_end_says_what_the_relationship_came_to(ana: Mentor) -> None:
    """The sessions, hours and goals reached, and the first and the last day, and the name of each entry left open."""
    for line in (
        "log first --on 2026-03-09 --for 45m -w ana",
        "log last --on 2026-11-16 --for 90m -w ana",
        "goal add Lead",
        "done g1",
        "goal add Wait",
        "action add Call her --theirs",
    ):
        ana(line)
    assert ana("end ana").fields.splitlines()[1:] == [
        "In all\t2 sessions\t2 h 15 min\t1 goal reached",
        "Met\tMon 9 Mar 2026 to Mon 16 Nov",
        "Open\t2 entries left open",
        "No date\tWait\tg2",
        "No date\tCall her\ta1",
    ]
