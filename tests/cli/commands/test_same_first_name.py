"""People with the same first name, and with the same full name, wherever a name is shortened."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor


@pytest.fixture
def annes(mentor: Mentor) -> Mentor:
    """Two people called Anne and one called Bo, with a promise to each."""
    return mentor.given(
        'start "Anne Holm" --i-am mentor',
        'start "Anne Berg" --i-am mentor',
        "start Bo Lind --i-am mentor",
        'action add send the draft --mine --by today -w "Anne Holm"',
        'action add call back --mine --by today -w "Bo Lind"',
    )


def test_pages_tell_people_of_the_same_first_name_apart(annes: Mentor) -> None:
    """Also if only one of the two has something due."""
    for line in ("remind", "status"):
        output = annes(line).fields
        assert "you owe Anne H." in output, line
        assert "you owe Bo" in output, line
    assert annes("goal add Lead -w berg").fields.startswith("Goal with Anne B.: Lead")
    assert annes("note tired -w berg").fields.startswith("Noted about Anne B.: tired")
    assert annes("note tired -w bo").fields.startswith("Noted about Bo: tired")
    assert annes("rate listening 3 -w holm").fields.startswith("Rated Anne H. in listening")
    annes("action add ask for a room --mine -w berg")
    listed = annes("action").fields
    assert "Anne H.\t" in listed
    assert "Anne B.\task for a room\tyou owe\t" in listed


def test_skills_name_people_of_the_same_first_name_apart(annes: Mentor) -> None:
    """In the pages that join the ratings of several relationships."""
    for name in ("Anne Holm", "Anne Berg"):
        annes(["rate", "listening", "3", "--mine", "-w", name])
    for line in ("progress me", "review me"):
        assert "3 of 5\t23 Nov\tAnne H., Anne B.\tk2" in annes(line).fields, line


def test_an_ended_relationship_of_the_same_name_is_told_apart_and_mentioned(mentor: Mentor) -> None:
    """What was left open in the first reminds beside the second, with refs."""
    mentor('start "Tom O\'Brien" --i-am mentor --since 2026-01-05')
    mentor("action add send the report --mine --by today")
    mentor("plan tomorrow 10:00")
    mentor("end tom")
    answer = mentor('start "Tom O\'Brien" --i-am mentee')
    assert answer.err.startswith("mentorlog: r1 with Tom O'Brien has ended; the new one is r2: mentorlog show r1")
    mentor("action add read the book --mine --by today -w tom")
    output = mentor("remind").out
    assert "you owe Tom O'Brien (r1)" in output
    assert "you owe Tom O'Brien (r2)" in output
    assert "mentorlog review r1" in output


@pytest.mark.heavy
def test_the_lines_for_feedback_in_parts_have_no_placeholder(mentor):
    """Pasted as they are, they record the parts that were typed and nothing else."""
    mentor("start 'Sofie Holm' --i-am mentor")
    mentor("start 'Sofie Lund' --i-am mentor")
    for verb in ("give", "receive"):
        for parts in ("--behaviour 'cut in' --impact silence", "--situation standup"):
            for who in (" -w sofie", ""):
                error = mentor.fails(f"feedback {verb} {parts}{who}", code=1 if who else 2)
                lines = [line for line in error.splitlines() if line.startswith("  mentorlog feedback")]
                assert len(lines) == 2, error
                assert "TEXT" not in error, error
                mentor(lines[0].removeprefix("  mentorlog "))
    assert {each["text"] for each in mentor("feedback --json").json} == {None}
