"""`rate`: rate the progress of a mentee or of yourself in one skill."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given
from hypothesis import strategies as st

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import sit_down
from tests.property_tests import settings


def test_a_mentor_rates_the_mentee_by_default(ana: Mentor) -> None:
    """All words before the score are the skill; the answer shows the person, the score and the ref."""
    output = ana("rate giving feedback 4").fields
    assert output == "Rated Ana in giving feedback: 4 of 5\tk1\n"
    entry = shaped(ana("show k1 --json").json, "rating")
    has(entry, ref="k1", skill="giving feedback", score=4, owner="them", on="2026-11-23", private=False)


def test_mine_rates_the_mentor(ana: Mentor) -> None:
    """A mentor may rate their own skills too."""
    assert "Rated yourself in listening: 3 of 5" in ana("rate listening 3 --mine").out
    has(ana("show k1 --json").json, owner="me")


@pytest.mark.parametrize("mine", ["", "--mine"])
def test_a_mentee_rates_their_own_skill(two: Mentor, mine: str) -> None:
    """`--mine` may be omitted."""
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
def test_quotes_are_optional_and_options_may_come_anywhere(ana: Mentor, line: str) -> None:
    """The score may have its scale, as in 4/5."""
    has(ana(line.replace("rate", "rate --json", 1)).json, skill="giving feedback", score=4)


@pytest.mark.heavy
def test_a_score_may_have_a_scale_or_be_a_word(ana: Mentor) -> None:
    """A colon after the skill is removed; a word that may be part of the skill, and other scales, are refused."""
    for typed, score in (
        *(("4 out of 5", 4), ("4 of 5", 4), ("4 ud af 5", 4), ("4 af 5", 4), ("4 / 5", 4), ("2/5", 2), ("3", 3)),
        *(("one of five", 1), ("two", 2), ("Three", 3), ("four", 4), ("five", 5), ("tre", 3), ("fire", 4), ("fem", 5)),
    ):
        for line in ("rate system design", "rate system design:", "rate system design -w ana"):
            has(ana(f"{line} {typed} --json").json, skill="system design", score=score)
    has(ana("rate listening:3 --json").json, skill="listening", score=3)
    for typed, hint in (
        *(("lytte to", "lytte 2\n  mentorlog rate lytte to 1-5"), ("4 listening", "listening 4")),
        *(("x 4 out of 10", "x 1-5"), ("x 4.5", "x 1-5"), ("x: 9", "x 1-5"), ("tre", "SKILL 3"), ("4 af 5", "SKILL 4")),
        *(("one on one", "one on 1\n  mentorlog rate one on one 1-5"), ("x high", "x high 1-5")),
    ):
        assert ana.fails(f"rate {typed}", code=2).endswith(f"  mentorlog rate {hint}\n")


def test_after_dashes_everything_but_the_score_is_the_skill(ana: Mentor) -> None:
    """The skill may look like an option or a score."""
    assert ana(["rate", "--json", "--", "--json 5", "[/x]", "3"]).json["skill"] == "--json 5 [/x]"
    assert ana("rate --json 5 3").json["skill"] == "5"


def test_on_and_private_are_recorded(ana: Mentor) -> None:
    """The answer shows the resolved day; a day before the relationship began gets a warning."""
    assert "Fri 20 Nov" in ana("rate listening 3 --on friday --private").out
    has(ana("show k1 --json").json, on="2026-11-20", private=True)
    assert "is before the relationship began" in ana("rate listening 2 --on 2026-01-05").err


def test_a_later_rating_shows_the_earlier_ones(ana: Mentor) -> None:
    """The skill is matched in any case, and each rating keeps its own spelling."""
    ana("rate Listening 2 --on 2026-03-02")
    ana("rate listening 3 --on 2026-08-12")
    assert "2 → 3 → 4, since 2 Mar" in ana("rate LISTENING 4").out
    assert [ana(f"show k{number} --json").json["skill"] for number in (1, 2, 3)] == [
        "Listening",
        "listening",
        "LISTENING",
    ]


def test_a_rating_of_an_earlier_day_comes_first(ana: Mentor) -> None:
    """Ratings are sorted by day, not by the order in which they are recorded."""
    ana("rate listening 4")
    assert "2 → 4, since 2 Mar" in ana("rate listening 2 --on 2026-03-02").out


def test_skills_are_matched_in_any_case_of_danish_letters(ana: Mentor) -> None:
    """Ø and ø are the same letter."""
    ana("rate Øve sig 2 --on 2026-03-02")
    assert "2 → 3" in ana("rate øVE sig 3").out
    ana("rate øve sig 5")
    assert [row["refs"] for row in ana("history --json -n 2").json] == [["k2"], ["k2"]]


def test_a_second_rating_of_one_day_replaces_the_first(ana: Mentor) -> None:
    """The answer shows the replaced score; a private rating and a shareable one don't replace each other."""
    ana("rate listening 2 --private")
    assert ana("rate Listening 4 --private").fields == "Rated Ana in Listening: 4 of 5 (was 2)\tprivate\tk1\n"
    has(ana("show k1 --json").json, score=4, skill="Listening", private=True)
    assert len(ana("search listening --in rating --json").json) == 1
    has(ana("rate listening 3 --json").json, ref="k2", score=3, private=False)
    has(ana("show k1 --json").json, score=4, private=True)


def test_a_rating_of_another_day_skill_owner_or_person_is_added(two: Mentor) -> None:
    """Only a rating with the same four values is replaced."""
    two("rate listening 2 -w ana")
    for line in ("listening 3 -w ana --mine", "listening well 3 -w ana", "listening 3 -w bo"):
        two(f"rate {line}")
    two("rate listening 3 -w ana --on yesterday")
    assert [row["ref"] for row in two("search listening --json").json] == ["k4", "k3", "k2", "k1", "k5"]


def test_the_same_score_changes_nothing(ana: Mentor) -> None:
    """The command succeeds, and nothing is added to the history."""
    ana("rate listening 4")
    assert ana("rate listening 4").out == "k1 was 4 of 5 already.\n"
    has(ana("rate listening 4 --json").json, ref="k1", score=4)
    assert [command["verb"] for command in ana("history --json").json].count("rate") == 1


def test_undo_restores_a_replaced_rating(ana: Mentor) -> None:
    """Its score and its spelling are restored."""
    ana("rate listening 2 --private")
    ana("rate Listening 4 --private")
    ana("undo")
    has(ana("show k1 --json").json, score=2, skill="listening")


@pytest.mark.parametrize(
    ("line", "typed"),
    [
        ("rate", "mentorlog rate SKILL 1-5"),
        ("rate giving feedback", "mentorlog rate giving feedback 1-5"),
        ("rate giving feedback 6", "mentorlog rate giving feedback 1-5"),
        ("rate giving feedback 0 --mine", "mentorlog rate giving feedback 1-5 --mine"),
        ("rate giving feedback -w ana --on friday 10/10", "mentorlog rate giving feedback 1-5 --with ana --on friday"),
        ("rate giving feedback 3.5", "mentorlog rate giving feedback 1-5"),
        ("rate giving feedback ４", "mentorlog rate giving feedback 1-5"),
        ("rate giving feedback much", "mentorlog rate giving feedback much 1-5"),
        ("rate 4", "mentorlog rate SKILL 4"),
        ("rate 7", "mentorlog rate SKILL 1-5"),
        ("rate '' 4", "mentorlog rate SKILL 4"),
        ("rate ' ' 4", "mentorlog rate SKILL 4"),
        ("rate -- -x y", "mentorlog rate -- -x y 1-5"),
        ("rate listening -3", "mentorlog rate listening 1-5"),
        ("rate -talking back 3", "mentorlog rate -- -talking back 3"),
    ],
)
def test_an_invalid_rating_suggests_a_corrected_command(ana: Mentor, line: str, typed: str) -> None:
    """The suggestion keeps the options, and nothing is recorded."""
    assert typed in ana.fails(line, code=2).splitlines()[1].strip()
    assert ana("timeline --in rating --json").json == []


def test_the_suggested_commands_work(ana: Mentor) -> None:
    """Skills with quotes, brackets and dashes are quoted correctly."""
    for line in ("rate giving feedback", "rate it's hard 9", "rate '[a] $b' --mine", "rate -- --on and on"):
        words = ["rate", "it's hard", "9"] if "'s" in line else line
        typed = ana.fails(words, code=2).splitlines()[1].strip()
        ana(typed.removeprefix("mentorlog ").replace("1-5", "4"))
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
def test_an_invalid_command_records_nothing(two: Mentor, line: str, code: int) -> None:
    """Future days and unknown or missing names are refused."""
    two.fails(line, code=code)
    assert two("timeline --in rating --json").json == []


def test_without_relationships_the_error_suggests_start(mentor: Mentor) -> None:
    """So does the line that rates oneself. No journal is created."""
    error = mentor.fails("rate listening 3", code=2)
    assert "mentorlog start" in error
    assert "mentorlog rate listening 3 --with me" in error
    assert not mentor.db.exists()


def test_a_lone_surrogate_is_refused(ana: Mentor) -> None:
    """The error names it, and the command exits with 2."""
    assert "lone surrogate" in ana.fails(["rate", "a\ud800", "3"], code=2)


def test_at_a_terminal_rate_asks_with_whom(two: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The question is asked if several relationships are active."""
    sit_down(monkeypatch)
    answer = two("rate listening 3", stdin="2\n")
    assert "With whom?" in answer.err
    assert answer.out.startswith("Rated ")


def test_ratings_are_in_the_timeline_and_in_search(ana: Mentor) -> None:
    """Commands that close or postpone an entry refuse a rating, and it gets no reminder."""
    ana("rate giving feedback 4")
    assert ana("timeline --in rating").fields == "Mon 23 Nov 2026\tRating 4 of 5: giving feedback\t\tAna Souza\t\tk1\n"
    assert ana("search giving --in ratings --json").json[0]["ref"] == "k1"
    for line in ("done k1", "drop k1", "reopen k1", "snooze k1 --until friday", "celebrate k1", "checkpoint k1 4"):
        assert "k1 is a rating" in ana.fails(line, code=2)
    assert ana("remind --json").json == ana("remind --json --within 30d").json


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    skill=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1).filter(
        lambda skill: skill.strip() and not skill.rstrip(" ").endswith((":", "="))  # which are taken off
    ),
    scores=st.lists(st.integers(1, 5), min_size=1, max_size=4),
)
def test_any_skill_is_stored_exactly(ana: Mentor, skill: str, scores: list[int]) -> None:
    """Ratings in another case belong to the same skill, and undo removes each of them."""
    for day, score in enumerate(scores, start=1):
        spelling = skill if day == 1 else skill.casefold()
        has(ana(["rate", "--json", f"--on=2026-10-{day:02}", "--", spelling, str(score)]).json, skill=spelling)
    found = [skill for skill in ana("progress ana --json").json["skills"] if skill["owner"] == "them"]
    assert [len(skill["latest"]) for skill in found] == [min(3, len(scores))]
    has(found[0]["first"], score=scores[0], skill=skill)
    for _ in scores:
        ana("undo")
    assert ana("progress ana --json").json["skills"] == []
