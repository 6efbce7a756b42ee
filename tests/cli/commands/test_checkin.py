"""`checkin`: record how well the two people work together."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from mentorlog.insight.collaboration.partnership import QUESTIONS
from mentorlog.model import Role
from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import at_terminal, ends, kept, sit_down
from tests.property_tests import settings


def test_every_answer_is_recorded(ana: Mentor) -> None:
    """The answers are two scores and what to do more and less of."""
    output = ana("checkin --frequency 4 --challenge 2 --more 'live reviews' --less 'talk about tools'").fields
    assert output == (
        "Check-in with Ana Souza, Mon 23 Nov\tc1\n"
        "Frequency\t4 of 5\nChallenge\t2 of 5\nMore\tlive reviews\nLess\ttalk about tools\n"
    )
    entry = shaped(ana("show c1 --json").json, "checkin")
    has(entry, frequency=4, challenge=2, more="live reviews", less="talk about tools", on="2026-11-23", private=False)


@pytest.mark.parametrize(
    ("options", "answered"),
    [
        ("--frequency 1", {"frequency": 1}),
        ("--challenge 5/5", {"challenge": 5}),
        ("--challenge fem --frequency '2 out of 5'", {"challenge": 5, "frequency": 2}),
        ("--more x", {"more": "x"}),
        ("--less ' [/x] :smile: '", {"less": " [/x] :smile: "}),
    ],
)
def test_one_answer_is_enough(ana: Mentor, options: str, answered: dict[str, Any]) -> None:
    """The other answers are null."""
    entry = ana(f"checkin --json {options}").json
    has(entry, **{"frequency": None, "challenge": None, "more": None, "less": None} | answered)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("checkin bo", "Bo Lind"),
        ("checkin Bo Lind", "Bo Lind"),
        ("checkin R2", "Bo Lind"),
        ("checkin -w ana", "Ana Souza"),
        ("checkin --with=bo", "Bo Lind"),
    ],
)
def test_a_name_or_ref_selects_the_relationship(two: Mentor, line: str, name: str) -> None:
    """It may be an argument or given with `-w`."""
    has(two(f"{line} --frequency 3 --json").json, relationship=name)


def test_on_and_private_are_recorded(ana: Mentor) -> None:
    """The answer shows the resolved day."""
    assert "Fri 20 Nov\tprivate\tc1" in ana("checkin --frequency 3 --on friday --private").fields
    has(ana("show c1 --json").json, on="2026-11-20", private=True)


def test_the_answer_shows_the_previous_check_in(ana: Mentor) -> None:
    """Each answer is shown with its previous value and day, also a question that is unanswered this time."""
    ana("checkin --frequency 3 --challenge 2 --more 'live reviews' --on 2026-08-12")
    assert ana("checkin --frequency 4 --less tools").fields.splitlines() == [
        "Check-in with Ana Souza, Mon 23 Nov\tc2",
        "Frequency\t4 of 5 (was 3, 12 Aug)",
        "Challenge\tno answer (was 2, 12 Aug)",
        "More\tno answer\t12 Aug: live reviews",
        "Less\ttools",
    ]


def test_a_check_in_of_an_earlier_day_is_compared_with_older_ones(two: Mentor) -> None:
    """Check-ins of a later day or with another person are ignored."""
    two("checkin ana --frequency 1 --on 2026-06-01")
    two("checkin ana --frequency 5 --on 2026-11-01")
    two("checkin bo --frequency 2 --on 2026-08-01")
    assert "Frequency\t3 of 5 (was 1, 1 Jun)" in two("checkin ana --frequency 3 --on 2026-09-01").fields


def test_the_previous_check_in_may_be_followed_by_many_later_ones(ana: Mentor) -> None:
    """Twenty-three later check-ins do not hide it."""
    ana("checkin --frequency 1 --on 2026-03-03")
    for day in range(1, 24):
        ana(f"checkin --frequency 5 --on 2026-10-{day:02}")
    assert "Frequency\t3 of 5 (was 1, 3 Mar)" in ana("checkin --frequency 3 --on 2026-04-01").fields


def test_a_second_check_in_of_one_day_updates_the_first(ana: Mentor) -> None:
    """New answers replace old ones, the others are kept, and the answer shows the replaced value."""
    ana("checkin --frequency 4 --more praise --private")
    output = ana("checkin --frequency 5 --challenge 3 --private").fields
    assert "Added to the check-in with Ana Souza, Mon 23 Nov\tprivate\tc1" in output
    assert "Frequency\t5 of 5 (instead of 4)" in output
    has(ana("show c1 --json").json, frequency=5, challenge=3, more="praise", private=True)
    ana("undo")
    has(ana("show c1 --json").json, frequency=4, challenge=None)
    has(ana("checkin --frequency 1 --json").json, ref="c2", frequency=1, more=None, private=False)
    ana("checkin --more patience")
    exported = ana("export ana --table checkins").out
    assert ("patience" in exported, "praise" in exported) == (True, False)


def test_the_same_answers_change_nothing(ana: Mentor) -> None:
    """The command succeeds and shows them, and nothing is added to the history."""
    ana("checkin --frequency 4")
    assert ana("checkin --frequency 4").fields == "c1 says so already.\nFrequency\t4 of 5\n"
    assert [command["verb"] for command in ana("history --json").json].count("checkin") == 1


# questions at a terminal


def test_at_a_terminal_all_four_questions_are_asked(ana: Mentor) -> None:
    """An invalid score is asked again, and Enter skips a question."""
    child = at_terminal(ana, "checkin", "ana")
    frequency, challenge, more, less = QUESTIONS["mentor"]
    child.expect_exact("Enter skips a question.")
    child.expect_exact(frequency)
    for invalid in ("6", "often", "²", "0"):
        child.sendline(invalid)
        child.expect_exact("from 1 to 5, or press Enter to skip:")
    child.sendline("4")
    child.expect_exact(challenge)
    child.sendline("")
    child.expect_exact(more)
    child.sendline("live reviews, [really]")
    child.expect_exact(less)
    child.sendline("")
    code, output = ends(child)
    assert code == 0
    assert "Check-in with Ana Souza" in output
    has(ana("show c1 --json").json, frequency=4, challenge=None, more="live reviews, [really]", less=None)
    assert kept(ana) == []


@pytest.mark.parametrize(("name", "role"), [("ana", "mentor"), ("bo", "mentee")])
def test_the_questions_depend_on_my_role(two: Mentor, monkeypatch: pytest.MonkeyPatch, name: str, role: Role) -> None:
    """They are printed on stderr, so that stdout has only the JSON answer."""
    sit_down(monkeypatch)
    answer = two(f"checkin {name} --json", stdin="1\n2\nthis\nthat\n")
    assert [question in answer.err for question in QUESTIONS[role]] == [True] * 4
    has(answer.json, frequency=1, challenge=2, more="this", less="that")


def test_skipping_every_question_saves_nothing(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command fails with exit 1."""
    sit_down(monkeypatch)
    answer = ana("checkin", stdin="\n\n\n\n", ok=False)
    assert (answer.code, answer.out) == (1, "")
    assert "nothing was saved" in answer.err
    assert ana("timeline --in checkin --json").json == []


def test_ctrl_c_keeps_the_answers_as_a_command(ana: Mentor) -> None:
    """Nothing is recorded, and the saved command records the answers when it is typed."""
    from tests.cli.test_terminal import press_key

    child = at_terminal(ana, "checkin", "--private", "--on", "friday")
    child.expect_exact("(1-5)")
    child.sendline("4")
    child.expect_exact("(1-5)")
    child.sendline("")
    child.expect_exact("more of?")
    child.sendline("-- it's live & [real]")
    child.expect_exact("less of?")
    code, output = press_key(child)
    assert code == 130
    assert "nothing was changed" in output
    assert ana("timeline --in checkin --json").json == []
    (line,) = kept(ana)
    ana(shlex.split(line)[1:])
    entry = ana("show c1 --json").json
    has(entry, frequency=4, challenge=None, more="-- it's live & [real]", on="2026-11-20", private=True)


def test_leaving_before_the_first_answer_keeps_nothing(ana: Mentor) -> None:
    """After Ctrl-D at the first question, no command is saved."""
    from tests.cli.test_terminal import press_key

    child = at_terminal(ana, "checkin")
    child.expect_exact("(1-5)")
    assert press_key(child, "ctrl-d")[0] == 130
    assert kept(ana) == []


def test_an_option_skips_the_questions(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """No question is asked, also at a terminal."""
    sit_down(monkeypatch)
    assert ana("checkin --frequency 4").err == ""


# errors


@pytest.mark.parametrize("line", ["checkin", "checkin ana", "checkin -w ana --private", "checkin ana --on friday"])
def test_outside_a_terminal_an_answer_is_needed(ana: Mentor, line: str) -> None:
    """The error suggests the typed command with placeholders for a score and a text."""
    hint = ana.fails(line, code=2).splitlines()[1].strip()
    assert hint == f"mentorlog {line} --frequency 1-5 --challenge 1-5 --more TEXT"
    hint = hint.replace("1-5", "4")
    ana(shlex.split(hint)[1:])
    has(ana("show c1 --json").json, relationship="Ana Souza")


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("checkin ana --frequency 6", "mentorlog checkin ana --frequency 1-5"),
        ("checkin -w ana --challenge 0", "mentorlog checkin -w ana --challenge 1-5"),
        ("checkin Ana Souza --frequency often", "mentorlog checkin Ana Souza --frequency 1-5"),
        ("checkin --challenge 2.5", "mentorlog checkin --challenge 1-5"),
    ],
)
def test_a_score_must_be_a_whole_number_from_1_to_5(ana: Mentor, line: str, typed: str) -> None:
    """Another value is a usage error (exit 2), the error suggests a corrected command, and nothing is recorded."""
    error = ana.fails(f"{line} --more praise", code=2)
    assert "from 1 to 5" in error
    assert error.splitlines()[1].strip() == f"{typed} --more praise"
    assert ana("timeline --in checkin --json").json == []


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("checkin ana --frequency 3 --on tomorrow", 2),
        ("checkin nobody --frequency 3", 1),
        ("checkin '' --frequency 3", 2),
        ("checkin --frequency 3", 2),
        ("checkin ana --more ''", 2),
        ("checkin ana -w ana --frequency 3", 2),
        ("checkin c1 --frequency 3", 2),
        ("checkin ana --nonsense", 2),
    ],
)
def test_an_invalid_command_records_nothing(two: Mentor, line: str, code: int) -> None:
    """Future days, unknown or missing names, empty answers and unknown options are refused."""
    two.fails(line, code=code)
    assert two("timeline --in checkin --json").json == []


def test_without_relationships_the_error_suggests_start(mentor: Mentor) -> None:
    """No journal is created."""
    assert "mentorlog start" in mentor.fails("checkin --frequency 3", code=1)
    assert not mentor.db.exists()


# other commands


def test_check_ins_are_in_the_timeline_and_in_search(ana: Mentor) -> None:
    """Commands that close or postpone an entry refuse a check-in."""
    ana("checkin --frequency 4 --challenge 2 --less tools")
    expected = "Mon 23 Nov 2026\tCheck-in: frequency 4 of 5, challenge 2 of 5; less: tools\t\tAna Souza\t\tc1\n"
    assert ana("timeline --in checkin").fields == expected
    has(ana("timeline --in checkin --json").json[0], status="frequency 4, challenge 2", text="less: tools")
    for kind in ("checkin", "checkins", "check-in", "Check-ins"):
        assert ana(f"search tools --in {kind} --json").json[0]["ref"] == "c1"
    for line in ("done c1", "drop c1", "reopen c1", "snooze c1 --until friday", "outcome c1 improved"):
        assert "c1 is a check-in" in ana.fails(line, code=2)


def test_the_review_has_the_last_two_check_ins(ana: Mentor) -> None:
    """The partnership check counts from the last one."""
    ana("log talked --on 2026-03-05")
    ana("checkin --frequency 3 --on 2026-08-12")
    ana("checkin --frequency 4 --on 2026-11-20")
    check = ana("review ana --json").json["partnership_check"]
    assert check["is_due"] is False
    assert (check["last"]["ref"], check["before"]["ref"]) == ("c2", "c1")


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    more=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip),
    scores=st.lists(st.integers(1, 5), min_size=1, max_size=3),
)
def test_any_text_is_stored_exactly(ana: Mentor, more: str, scores: list[int]) -> None:
    """Later scores of the same day do not change it."""
    for score in scores:
        has(ana(["checkin", "--json", f"--more={more}", f"--frequency={score}"]).json, more=more, frequency=score)
    assert len(ana("timeline --in checkin --json").json) == 1
    while ana("timeline --in checkin --json").json:
        ana("undo")
