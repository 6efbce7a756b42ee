"""Prospects: what waits, and what of mine they may help with."""

from __future__ import annotations

import pytest

from mentorlog.insight.prospects import Fit as MyFit
from mentorlog.insight.prospects import describe_state, find_fits, follow_up, significant_words, waiting_days
from mentorlog.model import Ref
from tests.builders import TODAY, day, relationship


def fits(mine: str, **fields: object) -> bool:
    """Whether a goal with this title fits a prospect with these fields."""
    found = find_fits(
        relationship(3, status="prospect", **fields), [MyFit(Ref("goal", 1), "me", mine, None, private=False)]
    )
    return bool(found)


@pytest.mark.parametrize(
    ("mine", "fields", "expected"),
    [
        ("Stay calm in NEGOTIATIONS", {"admire": "calm in negotiations"}, True),
        ("Tale på møder", {"admire": "leder moder uden at tale for meget"}, True),  # accents are ignored
        ("Ærlighed", {"hope": "AERLIGHED"}, True),
        ("Public speaking", {"skills": ("speaking",)}, True),
        ("Public speaking", {"offer": "speaking", "background": "speaking"}, False),
        ("SQL", {"skills": ("SQL",)}, False),  # three letters
        ("Work with others about that", {"admire": "would work with others about that"}, False),  # stop words
        ("Lære mere om det, der ikke altid bliver sagt", {"hope": "mere om det, der ikke altid bliver hørt"}, False),
        ("Negotiate", {"admire": "negotiations"}, False),
        ("", {}, False),
    ],
)
def test_a_fit_shares_a_word_of_four_letters(mine: str, fields: dict[str, object], *, expected: bool) -> None:
    """In any case and with or without accents; words that say nothing of a subject do not count."""
    assert fits(mine, **fields) == expected


def test_a_low_skill_is_no_reason_to_teach_it() -> None:
    """It fits somebody who would mentor me; a goal of mine may also fit somebody whom I would mentor."""
    skill = MyFit(Ref("rating", 1), "me", "public speaking", 2, private=False)
    goal = MyFit(Ref("goal", 1), "me", "Teach speaking", None, private=False)
    found = {
        role: find_fits(relationship(3, status="prospect", role=role, skills=("speaking",)), [skill, goal])
        for role in ("mentor", "mentee")
    }
    assert found == {"mentee": (skill, goal), "mentor": (goal,)}


def test_stop_words_are_folded_like_the_text() -> None:
    """`måske` and `maaske` are the same word."""
    assert significant_words("Måske, MAASKE, maske") <= significant_words("maske")


@pytest.mark.parametrize(
    ("fields", "state", "waiting", "settle"),
    [
        ({}, "Not asked yet", None, "mentorlog ask lone"),
        ({"asked_on": "11-23"}, "Asked today, no answer", 0, "mentorlog answer lone ANSWER"),
        ({"asked_on": "11-11"}, "Asked 12 days ago, no answer", 12, "mentorlog answer lone ANSWER"),
        (
            {"asked_on": "10-01", "answer": "later", "answered_on": "11-22"},
            "Said later yesterday",
            53,
            "mentorlog ask lone",
        ),
        ({"answer": "yes", "answered_on": "11-20"}, "Said yes 3 days ago", None, "mentorlog start lone"),
        ({"asked_on": "10-01", "answer": "no"}, "Said no", None, "mentorlog answer lone ANSWER"),
    ],
)
def test_the_state_decides_what_settles_it(
    fields: dict[str, str], state: str, waiting: int | None, settle: str
) -> None:
    """A yes and a no wait for no answer."""
    dated = {name: day(value) if name.endswith("_on") else value for name, value in fields.items()}
    prospect = relationship(3, status="prospect", **dated)
    assert describe_state(prospect, today=TODAY) == state
    assert waiting_days(prospect, today=TODAY) == waiting
    assert follow_up(prospect, name="lone", today=TODAY).settle == settle
