"""`checkin`: how the two find working together."""

from __future__ import annotations

import shlex
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorlog.insight.partnership import QUESTIONS
from mentorlog.model import Role
from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import at_terminal, ends, kept, sit_down


def test_what_is_answered_is_recorded(ana: Mentor) -> None:
    """Two scores, and what to do more and less of."""
    said = ana("checkin --frequency 4 --challenge 2 --more 'live reviews' --less 'talk about tools'").out
    assert said == (
        "Check-in with Ana Souza, Mon 23 Nov\tc1\n"
        "Frequency\t4\nChallenge\t2\nMore\tlive reviews\nLess\ttalk about tools\n"
    )
    entry = shaped(ana("show c1 --json").json, "checkin")
    has(entry, frequency=4, challenge=2, more="live reviews", less="talk about tools", on="2026-11-23", private=False)


@pytest.mark.parametrize(
    ("options", "answered"),
    [
        ("--frequency 1", {"frequency": 1}),
        ("--challenge 5/5", {"challenge": 5}),
        ("--more x", {"more": "x"}),
        ("--less ' [/x] :smile: '", {"less": " [/x] :smile: "}),
    ],
)
def test_one_answer_is_enough(ana: Mentor, options: str, answered: dict[str, Any]) -> None:
    """What was not asked is null."""
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
def test_it_is_about_one_relationship(two: Mentor, line: str, name: str) -> None:
    """By name or ref, as an argument or an option."""
    has(two(f"{line} --frequency 3 --json").json, relationship=name)


def test_on_and_private(ana: Mentor) -> None:
    """As with everything that is recorded; the resolved day is said."""
    assert "Fri 20 Nov\tprivate\tc1" in ana("checkin --frequency 3 --on friday --private").out
    has(ana("show c1 --json").json, on="2026-11-20", private=True)


def test_answers_stand_beside_the_last_time(ana: Mentor) -> None:
    """Each with what it was and when, also where it was not answered this time."""
    ana("checkin --frequency 3 --challenge 2 --more 'live reviews' --on 2026-08-12")
    assert ana("checkin --frequency 4 --less tools").out.splitlines() == [
        "Check-in with Ana Souza, Mon 23 Nov\tc2",
        "Frequency\t4 (was 3, 12 Aug)",
        "Challenge\tno answer (was 2, 12 Aug)",
        "More\tno answer\t12 Aug: live reviews",
        "Less\ttools",
    ]


def test_the_last_time_is_the_one_before_that_day(two: Mentor) -> None:
    """One that is written down late is held against what came before it; and nobody else's counts."""
    two("checkin ana --frequency 1 --on 2026-06-01")
    two("checkin ana --frequency 5 --on 2026-11-01")
    two("checkin bo --frequency 2 --on 2026-08-01")
    assert "Frequency\t3 (was 1, 1 Jun)" in two("checkin ana --frequency 3 --on 2026-09-01").out


def test_the_last_time_may_be_long_ago(ana: Mentor) -> None:
    """Behind any number of later ones."""
    ana("checkin --frequency 1 --on 2026-03-03")
    for day in range(1, 24):
        ana(f"checkin --frequency 5 --on 2026-10-{day:02}")
    assert "Frequency\t3 (was 1, 3 Mar)" in ana("checkin --frequency 3 --on 2026-04-01").out


def test_a_second_of_one_day_adds_to_the_first(ana: Mentor) -> None:
    """What it answers replaces, what it does not stays; the answer says what it was."""
    ana("checkin --frequency 4 --more praise --private")
    said = ana("checkin --frequency 5 --challenge 3").out
    assert "Added to the check-in with Ana Souza, Mon 23 Nov\tprivate\tc1" in said
    assert "Frequency\t5 (instead of 4)" in said
    has(ana("show c1 --json").json, frequency=5, challenge=3, more="praise", private=True)
    ana("undo")
    has(ana("show c1 --json").json, frequency=4, challenge=None)


def test_the_same_again_changes_nothing(ana: Mentor) -> None:
    """It is no error, leaves no trace, and is shown all the same."""
    ana("checkin --frequency 4")
    assert ana("checkin --frequency 4").out == "c1 says so already.\nFrequency\t4\n"
    assert [command["verb"] for command in ana("history --json").json].count("checkin") == 1


# asking


def test_at_a_terminal_the_four_are_asked(ana: Mentor) -> None:
    """One by one, in the words of the partnership check; a wrong number is asked again, Enter skips."""
    child = at_terminal(ana, "checkin", "ana")
    frequency, challenge, more, less = QUESTIONS["mentor"]
    child.expect_exact("Enter skips a question.")
    child.expect_exact(frequency)
    for nonsense in ("6", "often", "²", "0"):
        child.sendline(nonsense)
        child.expect_exact("from 1 to 5, or press Enter to skip:")
    child.sendline("4")
    child.expect_exact(challenge)
    child.sendline("")
    child.expect_exact(more)
    child.sendline("live reviews, [really]")
    child.expect_exact(less)
    child.sendline("")
    code, said = ends(child)
    assert code == 0
    assert "Check-in with Ana Souza" in said
    has(ana("show c1 --json").json, frequency=4, challenge=None, more="live reviews, [really]", less=None)
    assert kept(ana) == []


@pytest.mark.parametrize(("name", "role"), [("ana", "mentor"), ("bo", "mentee")])
def test_the_questions_are_those_of_my_role(
    two: Mentor, monkeypatch: pytest.MonkeyPatch, name: str, role: Role
) -> None:
    """A mentor asks what to do, a mentee what to ask for; on stderr, so that the answer stands alone."""
    sit_down(monkeypatch)
    answer = two(f"checkin {name} --json", stdin="1\n2\nthis\nthat\n")
    assert [question in answer.err for question in QUESTIONS[role]] == [True] * 4
    has(answer.json, frequency=1, challenge=2, more="this", less="that")


def test_skipping_all_of_them_saves_nothing(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It could not be done."""
    sit_down(monkeypatch)
    answer = ana("checkin", stdin="\n\n\n\n", ok=False)
    assert (answer.code, answer.out) == (1, "")
    assert "nothing was saved" in answer.err
    assert ana("timeline --in checkin --json").json == []


def test_leaving_it_keeps_what_was_typed(ana: Mentor) -> None:
    """Ctrl-C saves nothing, says so, and leaves the line that records what was answered so far."""
    from tests.cli.test_terminal import leaves

    child = at_terminal(ana, "checkin", "--private", "--on", "friday")
    child.expect_exact("(1-5)")
    child.sendline("4")
    child.expect_exact("(1-5)")
    child.sendline("")
    child.expect_exact("more of?")
    child.sendline("-- it's live & [real]")
    child.expect_exact("less of?")
    code, said = leaves(child)
    assert code == 130
    assert "nothing was changed" in said
    assert ana("timeline --in checkin --json").json == []
    (line,) = kept(ana)
    ana(shlex.split(line)[1:])
    entry = ana("show c1 --json").json
    has(entry, frequency=4, challenge=None, more="-- it's live & [real]", on="2026-11-20", private=True)


def test_leaving_it_at_once_keeps_nothing(ana: Mentor) -> None:
    """There is nothing to keep."""
    from tests.cli.test_terminal import leaves

    child = at_terminal(ana, "checkin")
    child.expect_exact("(1-5)")
    assert leaves(child, "ctrl-d")[0] == 130
    assert kept(ana) == []


def test_options_leave_nothing_to_ask(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """At a terminal too."""
    sit_down(monkeypatch)
    assert ana("checkin --frequency 4").err == ""


# what is refused


@pytest.mark.parametrize("line", ["checkin", "checkin ana", "checkin -w ana --private", "checkin ana --on friday"])
def test_away_from_a_terminal_nothing_is_asked(ana: Mentor, line: str) -> None:
    """It gets a line that works as it stands."""
    hint = ana.fails(line, code=2).splitlines()[1].strip()
    ana(shlex.split(hint)[1:])
    has(ana("show c1 --json").json, relationship="Ana Souza")


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("checkin ana --frequency 6", "mentorlog checkin ana --frequency 4"),
        ("checkin -w ana --challenge 0", "mentorlog checkin -w ana --challenge 4"),
        ("checkin Ana Souza --frequency often", "mentorlog checkin Ana Souza --frequency 4"),
        ("checkin --challenge 2.5", "mentorlog checkin --challenge 4"),
    ],
)
def test_a_score_has_five_steps(ana: Mentor, line: str, typed: str) -> None:
    """Anything else is wrong usage, and nothing is recorded of the rest."""
    said = ana.fails(f"{line} --more praise", code=2)
    assert "from 1 to 5" in said
    assert said.splitlines()[1].strip() == f"{typed} --more praise"
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
def test_what_is_refused_records_nothing(two: Mentor, line: str, code: int) -> None:
    """Days ahead, people that are not there, or several where none is named; an empty answer is none."""
    two.fails(line, code=code)
    assert two("timeline --in checkin --json").json == []


def test_a_journal_without_anybody_has_nobody_to_ask(mentor: Mentor) -> None:
    """It says how to begin, and makes no file."""
    assert "mentorlog start" in mentor.fails("checkin --frequency 3", code=1)
    assert not mentor.db.exists()


# like the others


def test_what_is_done_with_others_is_done_with_check_ins(ana: Mentor) -> None:
    """Told in the timeline, found by its words; nothing is left to be done, dropped or put off."""
    ana("checkin --frequency 4 --challenge 2 --less tools")
    said = "Mon 23 Nov 2026\tCheck-in: frequency 4, challenge 2; less: tools\t\tAna Souza\t\tc1\n"
    assert ana("timeline --in checkin").out == said
    has(ana("timeline --in checkin --json").json[0], status="frequency 4, challenge 2", text="less: tools")
    for kind in ("checkin", "checkins", "check-in", "Check-ins"):
        assert ana(f"search tools --in {kind} --json").json[0]["ref"] == "c1"
    for line in ("done c1", "drop c1", "reopen c1", "snooze c1 --until friday", "outcome c1 improved"):
        assert "c1 is a check-in" in ana.fails(line, code=2)


def test_the_review_holds_the_answers(ana: Mentor) -> None:
    """The partnership check counts from it, and has it beside the one before."""
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
def test_any_words_are_kept_as_they_were_typed(ana: Mentor, more: str, scores: list[int]) -> None:
    """However often they are added to in one day."""
    for score in scores:
        has(ana(["checkin", "--json", f"--more={more}", f"--frequency={score}"]).json, more=more, frequency=score)
    assert len(ana("timeline --in checkin --json").json) == 1
    while ana("timeline --in checkin --json").json:
        ana("undo")
