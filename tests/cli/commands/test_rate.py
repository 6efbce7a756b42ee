"""`rate`: how far somebody has come in one skill."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import sit_down


def test_it_is_the_skill_of_the_mentee(ana: Mentor) -> None:
    """All words before the last are the skill; the answer says whose, how far, and its ref."""
    said = ana("rate giving feedback 4").out
    assert said == "Rated Ana in giving feedback: 4 of 5\tk1\n"
    entry = shaped(ana("show k1 --json").json, "rating")
    has(entry, ref="k1", skill="giving feedback", score=4, owner="them", on="2026-11-23", private=False)


def test_mine_is_a_mentors_own(ana: Mentor) -> None:
    """Listening, empathy, giving feedback."""
    assert "Rated yourself in listening: 3 of 5" in ana("rate listening 3 --mine").out
    has(ana("show k1 --json").json, owner="me")


@pytest.mark.parametrize("mine", ["", "--mine"])
def test_a_mentee_rates_their_own(two: Mentor, mine: str) -> None:
    """With the mentor it is my skill, said or not."""
    assert "Rated yourself in presenting: 2 of 5" in two(f"rate presenting 2 -w bo {mine}").out
    has(two("show k1 --json").json, owner="me", relationship="Bo Lind")


@pytest.mark.parametrize(
    "line",
    [
        "rate giving feedback 4",
        "rate 'giving feedback' 4",
        "rate --with ana giving feedback 4/5",
        "rate giving feedback -w r1 4",
        "rate -- giving feedback 4",
    ],
)
def test_it_is_forgiving(ana: Mentor, line: str) -> None:
    """Quotes or none, options before and after the skill, the scale with it."""
    has(ana(line.replace("rate", "rate --json", 1)).json, skill="giving feedback", score=4)


def test_a_skill_may_look_like_anything_after_dashes(ana: Mentor) -> None:
    """Only the last word is the score; the rest is text as it stands."""
    assert ana(["rate", "--json", "--", "--json 5", "[/x]", "3"]).json["skill"] == "--json 5 [/x]"
    assert ana("rate --json 5 3").json["skill"] == "5"


def test_on_and_private(ana: Mentor) -> None:
    """As with everything that is recorded; the resolved day is said."""
    assert "Fri 20 Nov" in ana("rate listening 3 --on friday --private").out
    has(ana("show k1 --json").json, on="2026-11-20", private=True)
    assert "is before the relationship began" in ana("rate listening 2 --on 2026-01-05").err


def test_a_later_rating_says_the_way_it_came(ana: Mentor) -> None:
    """Whatever the case it is typed in; entries keep the spelling they were given."""
    ana("rate Listening 2 --on 2026-03-02")
    ana("rate listening 3 --on 2026-08-12")
    assert "2 → 3 → 4, since 2 Mar" in ana("rate LISTENING 4").out
    assert [ana(f"show k{number} --json").json["skill"] for number in (1, 2, 3)] == [
        "Listening",
        "listening",
        "LISTENING",
    ]


def test_one_that_is_written_down_late_takes_its_place(ana: Mentor) -> None:
    """The way goes by days, not by the order of typing."""
    ana("rate listening 4")
    assert "2 → 4, since 2 Mar" in ana("rate listening 2 --on 2026-03-02").out


def test_case_is_that_of_any_alphabet(ana: Mentor) -> None:
    """Ø and ø are one letter too."""
    ana("rate Øve sig 2 --on 2026-03-02")
    assert "2 → 3" in ana("rate øVE sig 3").out
    ana("rate øve sig 5")
    assert [row["refs"] for row in ana("history --json -n 2").json] == [["k2"], ["k2"]]


def test_a_second_of_one_day_replaces_the_first(ana: Mentor) -> None:
    """The answer says what it was; a private one stays so."""
    ana("rate listening 2 --private")
    assert ana("rate Listening 4").out == "Rated Ana in Listening: 4 of 5 (was 2)\tprivate\tk1\n"
    has(ana("show k1 --json").json, score=4, skill="Listening", private=True)
    assert len(ana("search listening --in rating --json").json) == 1


def test_another_day_skill_owner_or_person_is_another_rating(two: Mentor) -> None:
    """Only the same of all four is replaced."""
    two("rate listening 2 -w ana")
    for line in ("listening 3 -w ana --mine", "listening well 3 -w ana", "listening 3 -w bo"):
        two(f"rate {line}")
    two("rate listening 3 -w ana --on yesterday")
    assert [row["ref"] for row in two("search listening --json").json] == ["k4", "k3", "k2", "k1", "k5"]


def test_the_same_again_changes_nothing(ana: Mentor) -> None:
    """It is no error, and leaves no trace."""
    ana("rate listening 4")
    assert ana("rate listening 4").out == "k1 was 4 of 5 already.\n"
    has(ana("rate listening 4 --json").json, ref="k1", score=4)
    assert [command["verb"] for command in ana("history --json").json].count("rate") == 1


def test_undo_brings_back_what_was_replaced(ana: Mentor) -> None:
    """Exactly."""
    ana("rate listening 2 --private")
    ana("rate Listening 4")
    ana("undo")
    has(ana("show k1 --json").json, score=2, skill="listening")


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("rate", "mentorlog rate listening 4"),
        ("rate giving feedback", "mentorlog rate giving feedback 4"),
        ("rate giving feedback 6", "mentorlog rate giving feedback 4"),
        ("rate giving feedback 0 --mine", "mentorlog rate giving feedback 4 --mine"),
        ("rate giving feedback -w ana --on friday 10/10", "mentorlog rate giving feedback 4 --with ana --on friday"),
        ("rate giving feedback 3.5", "mentorlog rate giving feedback 4"),
        ("rate giving feedback ４", "mentorlog rate giving feedback 4"),
        ("rate giving feedback four", "mentorlog rate giving feedback four 4"),
        ("rate 4", "mentorlog rate listening 4"),
        ("rate 7", "mentorlog rate listening 4"),
        ("rate '' 4", "mentorlog rate listening 4"),
        ("rate ' ' 4", "mentorlog rate listening 4"),
        ("rate -- -x y", "mentorlog rate -- -x y 4"),
        ("rate listening -3", "mentorlog rate listening 4"),
        ("rate -talking back 3", "mentorlog rate -- -talking back 3"),
    ],
)
def test_what_is_no_rating_gets_the_line_that_was_meant(ana: Mentor, line: str, typed: str) -> None:
    """It is wrong usage, the options that were typed stand in the line, and nothing is recorded."""
    assert typed in ana.fails(line, code=2).splitlines()[1].strip()
    assert ana("timeline --in rating --json").json == []


def test_the_lines_that_are_suggested_work(ana: Mentor) -> None:
    """But for the person of the help's example."""
    for line in ("rate giving feedback", "rate it's hard 9", "rate '[a] $b' --mine", "rate -- --on and on"):
        words = ["rate", "it's hard", "9"] if "'s" in line else line
        typed = ana.fails(words, code=2).splitlines()[1].strip()
        ana(typed.removeprefix("mentorlog "))
    skills = [row["snippet"] for row in ana("search --in rating --json -- feedback").json]
    assert skills == ["giving feedback"]


@pytest.mark.several_mistakes
@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("rate listening 3 --on tomorrow", 2),
        ("rate listening 3 --on nonsense", 2),
        ("rate listening 3 -w nobody", 1),
        ("rate listening 3 -w ''", 2),
        ("rate listening 3", 2),
        ("rate listening 3 --nonsense", 2),
    ],
)
def test_what_is_refused_records_nothing(two: Mentor, line: str, code: int) -> None:
    """Days ahead, people that are not there, or several where none is named."""
    two.fails(line, code=code)
    assert two("timeline --in rating --json").json == []


def test_a_journal_without_anybody_has_nobody_to_rate(mentor: Mentor) -> None:
    """It says how to begin, and makes no file."""
    assert "mentorlog start" in mentor.fails("rate listening 3", code=1)
    assert not mentor.db.exists()


def test_a_text_that_cannot_be_stored_is_refused_plainly(ana: Mentor) -> None:
    """Half a character."""
    assert "lone surrogate" in ana.fails(["rate", "a\ud800", "3"], code=2)


def test_at_a_terminal_it_asks_with_whom(two: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are several, like everything that records."""
    sit_down(monkeypatch)
    answer = two("rate listening 3", stdin="2\n")
    assert "With whom?" in answer.err
    assert answer.out.startswith("Rated ")


def test_what_is_done_with_others_is_done_with_ratings(ana: Mentor) -> None:
    """Told in the timeline, found, listed in history; nothing is left to be done, dropped or put off."""
    ana("rate giving feedback 4")
    assert ana("timeline --in rating").out == "Mon 23 Nov 2026\tRating 4/5: giving feedback\t\tAna Souza\t\tk1\n"
    assert ana("search giving --in ratings --json").json[0]["ref"] == "k1"
    for line in ("done k1", "drop k1", "reopen k1", "snooze k1 --until friday", "celebrate k1", "checkpoint k1 4"):
        assert "k1 is a rating" in ana.fails(line, code=2)
    assert ana("remind --json").json == ana("remind --json --within 30d").json


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    skill=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(str.strip),
    scores=st.lists(st.integers(1, 5), min_size=1, max_size=4),
)
def test_any_skill_is_kept_as_it_was_typed(ana: Mentor, skill: str, scores: list[int]) -> None:
    """And is one skill however it is written in another case; each rating of it is there, undone or not."""
    for day, score in enumerate(scores, start=1):
        spelled = skill if day == 1 else skill.casefold()
        has(ana(["rate", "--json", f"--on=2026-10-{day:02}", "--", spelled, str(score)]).json, skill=spelled)
    found = [one for one in ana("progress ana --json").json["skills"] if one["owner"] == "them"]
    assert [len(one["latest"]) for one in found] == [min(3, len(scores))]
    has(found[0]["first"], score=scores[0], skill=skill)
    for _ in scores:
        ana("undo")
    assert ana("progress ana --json").json["skills"] == []
