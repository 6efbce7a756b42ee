"""Check-ins and ratings, which are recorded once per day (checkpoints are tested with the store)."""

from __future__ import annotations

import pytest

from mentorlog.errors import UsageError
from mentorlog.workflows.check_in import Answers, check_in
from mentorlog.workflows.rate import rate
from tests.store.build import day
from tests.workflows.conftest import NOW, TODAY, Filled


def test_an_empty_check_in_is_refused(filled: Filled) -> None:
    """Nothing is recorded."""
    before = filled.verbs()
    with pytest.raises(UsageError, match="Answer at least one question"):
        check_in(filled.journal, filled.ana, Answers(), on=TODAY, private=True, now=NOW)
    assert filled.verbs() == before


def test_a_second_check_in_of_a_day_adds_to_the_first(filled: Filled) -> None:
    """It replaces only the answers that it gives. A private and a shareable one of the same day are two."""
    first = check_in(filled.journal, filled.ana, Answers(frequency=4, more="praise"), on=TODAY, private=True, now=NOW)
    assert (first.before, first.last) == (None, None)
    second = check_in(filled.journal, filled.ana, Answers(frequency=5, challenge=3), on=TODAY, private=True, now=NOW)
    assert second.before == first.checkin
    assert second.checkin == first.checkin._replace(frequency=5, challenge=3)
    assert second.last is None
    other = check_in(filled.journal, filled.ana, Answers(frequency=1), on=TODAY, now=NOW)
    assert (other.before, other.checkin.private) == (None, False)
    assert other.checkin.ref != first.checkin.ref


def test_the_last_check_in_is_that_of_the_latest_earlier_day(filled: Filled) -> None:
    """Later check-ins and those of other relationships are ignored."""
    long_ago = filled.checkin(on=day("03-03"))
    filled.checkin(relationship=filled.relationship("Bo"), on=day("03-30"))
    for number in range(1, 24):
        filled.checkin(on=day(f"10-{number:02}"))
    found = check_in(filled.journal, filled.ana, Answers(less="tools"), on=day("04-01"), now=NOW)
    assert found.last == filled.entry(long_ago)
    assert found.before is None


def test_a_second_rating_of_a_day_replaces_the_first(filled: Filled) -> None:
    """The case of the skill is ignored; all ratings of the skill are returned. A private and a shareable one
    are two."""
    rate(filled.journal, filled.ana, skill="Øve", score=1, is_mine=False, on=day("03-02"), now=NOW)
    first = rate(filled.journal, filled.ana, skill="øve", score=2, is_mine=False, on=TODAY, private=True, now=NOW)
    assert first.before is None
    second = rate(filled.journal, filled.ana, skill="ØVE", score=4, is_mine=False, on=TODAY, private=True, now=NOW)
    assert second.before == first.rating
    assert (second.rating.ref, second.rating.skill, second.rating.private) == (first.rating.ref, "ØVE", True)
    assert [one.score for one in second.skill.latest] == [1, 4]
    other = rate(filled.journal, filled.ana, skill="øve", score=3, is_mine=False, on=TODAY, now=NOW)
    assert (other.before, other.rating.private) == (None, False)


def test_another_owner_skill_or_day_is_another_rating(filled: Filled) -> None:
    """A rating is replaced only if all three are the same."""
    rate(filled.journal, filled.ana, skill="listening", score=2, is_mine=False, on=TODAY, now=NOW)
    for skill, is_mine, on in (
        ("listening", True, TODAY),
        ("listening well", False, TODAY),
        ("listening", False, day("11-22")),
    ):
        assert rate(filled.journal, filled.ana, skill=skill, score=3, is_mine=is_mine, on=on, now=NOW).before is None


@pytest.mark.parametrize(
    ("role", "is_mine", "owner"),
    [("mentor", False, "them"), ("mentor", True, "me"), ("mentee", False, "me"), ("mentee", True, "me")],
)
def test_a_mentee_rates_their_own_skill(filled: Filled, role, is_mine, owner) -> None:
    """A mentor rates the skill of the mentee by default."""
    filled.set(filled.one, role=role)
    found = rate(filled.journal, filled.ana, skill="listening", score=3, is_mine=is_mine, on=TODAY, now=NOW)
    assert found.rating.owner == owner
