"""Tests of the skills in `rate` and `progress`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.model import Skill
from mentorlog.present.answers.rate import rate_page
from mentorlog.present.entries.page import entry_page
from mentorlog.present.phrases import score_trend
from mentorlog.present.plain import render
from mentorlog.present.progress import progress_page
from tests.builders import TODAY, relationship
from tests.present import rated
from tests.present.hostile import texts
from tests.present.rated import FIRST, LISTENING, SECOND, THIRD
from tests.present.samples import progress
from tests.present.test_entries_hostile import holds


def said(rating, skill, before=None) -> str:
    """The confirmation of `rate` in a pipe."""
    return render(rate_page(rating, skill=skill, today=TODAY, before=before))


def test_the_confirmation_names_the_owner_of_the_skill():
    """The mentee has a first name, and the mentor is `yourself`."""
    assert said(THIRD, rated.rated(THIRD)).startswith("Rated Søren in Giving feedback: 4 of 5\t")
    assert said(LISTENING, rated.rated(LISTENING)).startswith("Rated yourself in Listening: 3 of 5\t")


def test_a_first_rating_has_no_trend():
    """A trend needs two scores."""
    assert "→" not in said(FIRST, rated.rated(FIRST))


def test_a_later_rating_shows_the_trend():
    """The trend has all scores, and the date of the first."""
    assert "2 → 3 → 4, since 2 Mar" in said(THIRD, rated.rated(FIRST, SECOND, THIRD))


def test_a_long_trend_is_shortened():
    """It has the first and the last three scores; those between are omitted."""
    later = [SECOND._replace(score=score, on=SECOND.on.replace(day=day)) for day, score in ((1, 3), (2, 2), (3, 5))]
    trend = score_trend(rated.rated(FIRST, *later, more=True))
    assert trend is not None
    assert trend.text == "first 2, lately 3 → 2 → 5"
    assert trend.spoken == "score first 2, lately 3, then 2, then 5 of 5"


def test_a_replaced_score_is_shown():
    """An unchanged rating takes one line."""
    assert "4 of 5 (was 1)" in said(THIRD, rated.rated(THIRD), before=THIRD._replace(score=1))
    assert "(was" not in said(THIRD, rated.rated(THIRD), before=THIRD._replace(skill="giving feedback"))
    assert said(THIRD, rated.rated(THIRD), before=THIRD) == "k7 was 4 of 5 already.\n"


@pytest.mark.parametrize(
    ("role", "owner", "label"),
    [
        ("mentor", "them", "Skills"),
        ("mentor", "me", "Your own"),
        ("mentee", "me", "Skills"),
        ("mentee", "them", "Søren"),
    ],
)
def test_progress_labels_skills_by_their_owner(role, owner, label):
    """The mentee's skills have the label `Skills`, whatever my role is."""
    skill = rated.rated(THIRD._replace(owner=owner))
    page = progress_page(progress(relationship=relationship(role=role), skills=(skill,)))
    assert f"{label}\tGiving feedback\t4 of 5\t23 Nov\tk7\n" in render(page)


def test_progress_shows_each_skill_with_its_trend():
    """Each group has one label, and each skill its first date, the private marker and the last ref."""
    page = render(progress_page(progress(skills=rated.SKILLS)))
    assert (
        "Skills\tGiving feedback\t2 → 3 → 4\tsince 2 Mar\tk7\nYour own\tListening\t3 of 5\t23 Nov\tprivate\tk8" in page
    )
    hidden = rated.rated(FIRST._replace(private=True), THIRD)
    assert "2 → 4\tsince 2 Mar\tprivate\tk7" in render(progress_page(progress(skills=(hidden,))))


def test_progress_without_ratings_has_no_skills():
    """A heading without rows is omitted."""
    assert "Skills" not in render(progress_page(progress()))


@given(words=texts, scores=st.lists(st.integers(1, 5), min_size=1, max_size=3))
def test_any_skill_is_shown_in_full(words, scores):
    """The test covers every page that shows the name of a skill."""
    ratings = tuple(THIRD._replace(skill=f"-{words}-", score=score) for score in scores)
    skill = Skill(ratings[0].skill, "them", ratings[0], ratings)
    holds(rate_page(ratings[-1], skill=skill, today=TODAY), skill.skill)
    holds(progress_page(progress(skills=(skill,))), skill.skill)
    holds(entry_page(ratings[-1], today=TODAY), skill.skill)
