"""The question with whom to record an entry, at a terminal."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import sit_down


@pytest.fixture
def three(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> Mentor:
    """Three active relationships and a paused one, at a terminal."""
    mentor.given(
        *(f"start {name} --i-am mentor --since 2026-03-02" for name in ("Ana Souza", "Bo Lind", "Cy Ek", "Mia Holm")),
        "pause mia",
    )
    sit_down(monkeypatch)
    return mentor


def choose(mentor: Mentor, *typed: str) -> tuple[str, str]:
    """The relationship of a note after these answers, and the questions that were asked."""
    answer = mentor("note hm --json", stdin="".join(f"{line}\n" for line in typed))
    return answer.json["relationship"], answer.err


@pytest.mark.parametrize(
    ("typed", "name"),
    [("1", "Ana Souza"), ("2", "Bo Lind"), ("", "Ana Souza"), ("bo", "Bo Lind"), ("Cy Ek", "Cy Ek"), ("r2", "Bo Lind")],
)
def test_the_answer_can_be_a_number_a_name_or_a_ref(three: Mentor, typed: str, name: str) -> None:
    """Enter selects the first person."""
    assert choose(three, typed)[0] == name


def test_the_answer_can_be_a_name_that_is_not_listed(three: Mentor) -> None:
    """A paused relationship can be chosen, as with -w."""
    assert choose(three, "mia")[0] == "Mia Holm"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("4", "4 is not in the list. Type a number from 1 to 3, or a name."),
        ("0", "0 is not in the list. Type a number from 1 to 3, or a name."),
        pytest.param("9" * 5000, f"{'9' * 59}… is not in the list. Type a number from 1 to 3, or a name.", id="long"),
        ("eva", "No relationship is called 'eva'. Type a number from 1 to 3, or a name."),
        ("a1", "a1 is an action; expected a name. Type a number from 1 to 3, or a name."),
        ("-1", "No relationship is called '-1'. Type a number from 1 to 3, or a name."),
    ],
)
def test_an_invalid_answer_is_explained(three: Mentor, typed: str, why: str) -> None:
    """The message says which answers are valid."""
    name, asked = choose(three, typed, "2")
    assert name == "Bo Lind"
    assert f"{why}\n" in asked


def test_a_name_of_several_people_lists_them(three: Mentor) -> None:
    """The list shows their refs."""
    three("start Bo Berg --i-am mentor")
    name, asked = choose(three, "bo", "r2")
    assert name == "Bo Lind"
    assert "'bo' matches 2 relationships" in asked
    assert "  r2  Bo Lind\n" in asked


# the default


def planned(mentor: Mentor) -> None:
    """Plan sessions with three people around noon; that of Cy is the next."""
    mentor("plan '2026-11-23 10:00' --for 60m -w bo")
    mentor("plan '2026-11-23 14:00' -w cy")
    mentor("plan 2026-11-30 -w ana")


@pytest.mark.parametrize(
    ("now", "name"),
    [
        ("2026-11-23T09:30", "Cy Ek"),
        ("2026-11-23T10:00", "Bo Lind"),
        ("2026-11-23T10:30", "Bo Lind"),
        ("2026-11-23T11:30", "Bo Lind"),
        ("2026-11-23T14:01", "Cy Ek"),
        ("2026-11-24T01:00", "Cy Ek"),
        ("2026-11-24T09:00", "Ana Souza"),
    ],
)
def test_the_default_is_the_person_of_the_current_or_last_session(three: Mentor, now: str, name: str) -> None:
    """Before and long after a session, the default is the person with the nearest session."""
    planned(three)
    if now == "2026-11-23T09:30":
        three("move s1 2026-12-09")
    if now == "2026-11-24T09:00":
        three("cancel s1")
        three("cancel s2")
    three.now = now
    found, asked = choose(three, "")
    assert found == name
    assert f"  1  {name}\n" in asked


def test_a_logged_session_counts_for_the_default(three: Mentor) -> None:
    """A note right after logging is probably about the same person."""
    planned(three)
    three.now = "2026-11-23T11:10"
    three("log talked -w bo")
    assert choose(three, "")[0] == "Bo Lind"


def test_a_session_logged_without_a_time_counts_on_its_day(three: Mentor) -> None:
    """The session was not planned."""
    three("plan 2026-11-24 -w bo")
    three("log talked -w cy")
    assert choose(three, "")[0] == "Cy Ek"
    three.now = "2026-11-24T09:00"
    assert choose(three, "")[0] == "Bo Lind"


@pytest.mark.parametrize("verb", ["cancel", "miss"])
def test_a_cancelled_or_missed_session_does_not_count_for_the_default(three: Mentor, verb: str) -> None:
    """The default is the person with the next nearest session."""
    planned(three)
    three.now = "2026-11-23T10:30"
    three(f"{verb} s1")
    assert choose(three, "")[0] == "Cy Ek"


# the role


@pytest.mark.parametrize(("typed", "role"), [("mentee", "mentee"), ("MENTOR", "mentor"), ("2", "mentee")])
def test_the_role_can_be_a_number_or_a_word(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, typed: str, role: str
) -> None:
    """The word ignores case."""
    sit_down(monkeypatch)
    assert mentor("start Ana --json", stdin=f"{typed}\n").json["role"] == role


@pytest.mark.parametrize("typed", ["3", "men", "boss", "0"])
def test_an_invalid_role_is_asked_again_with_the_reason(
    mentor: Mentor, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    """The message lists the valid answers."""
    sit_down(monkeypatch)
    answer = mentor("start Ana --json", stdin=f"{typed}\n2\n")
    assert f"{typed!r} is not a choice. Type a number from 1 to 2, or mentor or mentee.\n" in answer.err
    assert answer.json["role"] == "mentee"
