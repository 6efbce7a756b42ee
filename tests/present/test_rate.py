"""Tests of the skills in `rate` and `progress`."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.model import Skill
from mentorlog.present.entries import entry_page
from mentorlog.present.phrases import score_trend
from mentorlog.present.plain import render
from mentorlog.present.progress import progress_page
from mentorlog.present.rate import rate_page
from tests.builders import TODAY, relationship

from . import rated
from .hostile import texts
from .rated import FIRST, LISTENING, SECOND, THIRD
from .samples import progress
from .test_entries_hostile import holds


def said(rating, skill, before=None) -> str:
    """The confirmation of `rate` in a pipe."""
    return render(rate_page(rating, skill=skill, today=TODAY, before=before))


def test_whose_skill_it_is_is_said():
    """The mentee's skill has the first name, the mentor's own `yourself`."""
    assert said(THIRD, rated.rated(THIRD)).startswith("Rated Søren in Giving feedback: 4 of 5\t")
    assert said(LISTENING, rated.rated(LISTENING)).startswith("Rated yourself in Listening: 3 of 5\t")


def test_a_first_rating_has_no_way_yet():
    """A single score has no trend."""
    assert "→" not in said(FIRST, rated.rated(FIRST))


def test_a_later_rating_says_the_way_it_came():
    """All scores, and the date of the first."""
    assert "2 → 3 → 4, since 2 Mar" in said(THIRD, rated.rated(FIRST, SECOND, THIRD))


def test_a_long_way_says_where_it_began():
    """The first and the last three scores; those between are omitted."""
    later = [SECOND._replace(score=score) for score in (3, 2, 5)]
    assert score_trend(rated.rated(FIRST, *later, more=True)) == "first 2, lately 3 → 2 → 5"


def test_what_was_replaced_is_said():
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
def test_progress_says_whose_skills_they_are(role, owner, label):
    """The mentee's skills have the label `Skills`, whatever my role is."""
    skill = rated.rated(THIRD._replace(owner=owner))
    page = progress_page(progress(relationship=relationship(role=role), skills=(skill,)))
    assert f"{label}\tGiving feedback\t4 of 5\t23 Nov\tk7\n" in render(page)


def test_progress_shows_each_skill_with_its_way():
    """One label per group, the trend, its first date, the private marker and the last ref."""
    page = render(progress_page(progress(skills=rated.SKILLS)))
    assert (
        "Skills\tGiving feedback\t2 → 3 → 4\tsince 2 Mar\tk7\nYour own\tListening\t3 of 5\t23 Nov\tprivate\tk8" in page
    )
    hidden = rated.rated(FIRST._replace(private=True), THIRD)
    assert "2 → 4\tsince 2 Mar\tprivate\tk7" in render(progress_page(progress(skills=(hidden,))))


def test_progress_without_ratings_says_nothing_of_skills():
    """A heading without rows is omitted."""
    assert "Skills" not in render(progress_page(progress()))


@given(words=texts, scores=st.lists(st.integers(1, 5), min_size=1, max_size=3))
def test_any_skill_is_said_whole(words, scores):
    """Any name of a skill, on every page that shows it."""
    ratings = tuple(THIRD._replace(skill=f"-{words}-", score=score) for score in scores)
    skill = Skill(ratings[0].skill, "them", ratings[0], ratings)
    holds(rate_page(ratings[-1], skill=skill, today=TODAY), skill.skill)
    holds(progress_page(progress(skills=(skill,))), skill.skill)
    holds(entry_page(ratings[-1], today=TODAY), skill.skill)
