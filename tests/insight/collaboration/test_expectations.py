"""What the two expected of each other, and when to look at it again."""

from __future__ import annotations

import pytest

from mentorlog.insight.collaboration.both_sides import find_benefits, find_other_side
from mentorlog.insight.collaboration.expectations import expected
from mentorlog.insight.collaboration.half_way import is_half_way
from mentorlog.model import Month
from tests.builders import TODAY, checkin, day, dossier, relationship

AGREEMENT = """**What I expect of Søren:** to come prepared
and on time

## What Søren expects of me
honest answers

What stays between us:
everything"""


def test_the_parts_about_expectations_are_found_in_the_agreement() -> None:
    """Under their headings, whatever marks they have; a part ends at the next heading."""
    assert expected(relationship(agreement=AGREEMENT)) == (
        ("What I expect of Søren", "to come prepared\nand on time"),
        ("What Søren expects of me", "honest answers"),
    )


def test_the_parts_are_found_in_either_language() -> None:
    """The agreement may be in another language than the setting; a heading in the other language ends a part."""
    text = "**Det forventer jeg af Søren:** råd\nDet forventer Søren af mig:\ntid\nHow often we meet:\nugentligt"
    assert expected(relationship(agreement=text)) == (
        ("Det forventer jeg af Søren", "råd"),
        ("Det forventer Søren af mig", "tid"),
    )


@pytest.mark.parametrize("text", ["We meet on Mondays.", "What stays between us: all", "What I expect of Søren:"])
def test_without_these_parts_the_whole_agreement_is_shown(text: str) -> None:
    """It has no label; without an agreement there is nothing."""
    assert expected(relationship(agreement=text)) == (("", text),)
    assert expected(relationship()) == ()


def months(*held: int) -> tuple[Month, ...]:
    """Months from March 2026 on with that many sessions."""
    return tuple(Month(2026, 3 + place, held=number) for place, number in enumerate(held))


@pytest.mark.parametrize(
    ("fields", "held", "expectations_on", "is_asked"),
    [
        ({}, (1, 1, 1, 1, 1), None, False),
        ({}, (1, 1, 1, 1, 1, 1), None, True),
        ({}, (1, 1, 1, 1, 1, 1), "2026-07-31", True),
        ({}, (1, 1, 1, 1, 1, 1), "2026-08-01", False),
        ({"sessions_agreed": 5}, (1, 1), None, False),
        ({"sessions_agreed": 5}, (1, 1, 1), None, True),
        ({"sessions_agreed": 5}, (3, 2), None, True),
        ({"sessions_agreed": 1}, (1,), None, False),
        ({"ends_on": day("2027-08-16")}, (1, 1, 1, 1, 1, 1), None, True),
        ({"ends_on": day("2027-08-18")}, (1, 1, 1, 1, 1, 1), None, False),
        ({"ends_on": day("2026-11-22")}, (1, 1, 1, 1, 1, 1), None, True),
        ({"ends_on": day("2026-11-22")}, (1, 1, 1, 1, 1, 1), "2026-11-20", False),
        ({"status": "ended"}, (1, 1, 1, 1, 1, 1), None, False),
        ({"ends_on": day("2027-08-18"), "sessions_agreed": 10}, (1, 1, 1, 1, 1), None, True),
        ({"status": "paused"}, (1, 1, 1, 1, 1, 1), None, False),
    ],
)
def test_half_way_is_in_the_middle_of_what_was_planned(fields, held, expectations_on, is_asked) -> None:
    """Between start and end, or of the sessions agreed on, whichever is first; without both after six sessions. An
    answer since then is enough; without one it is asked until the relationship ends, also after the planned end."""
    filled = dossier(relationship(**fields), months=months(*held), expectations_on=day(expectations_on))
    assert is_half_way(filled, today=TODAY) is is_asked


def test_the_other_side_is_the_nearest_check_in_of_the_other_person() -> None:
    """At most six weeks apart."""
    mine = checkin("c1", "11-01")
    others = [
        checkin("c2", "11-02"),
        checkin("c3", "11-10", owner="them"),
        checkin("c4", "10-25", owner="them"),
        checkin("c5", "08-01", owner="them"),
    ]
    assert find_other_side(mine, others) == others[2]
    assert find_other_side(mine, others[3:]) is None


def test_a_benefit_has_its_first_and_last_score_of_each_person() -> None:
    """With a first day, the first score is the last one before it."""
    scored = [
        checkin("c1", "03-01", skills=1),
        checkin("c2", "06-01", skills=2, owner="them"),
        checkin("c3", "07-01", skills=3),
        checkin("c4", "09-01", skills=4),
    ]
    found = [(each.benefit, each.owner, each.first.score, each.last.score) for each in find_benefits(scored)]
    assert found == [("skills", "me", 1, 4), ("skills", "them", 2, 2)]
    (since,) = find_benefits(scored, since=day("08-01"))
    assert (since.owner, since.first.score, since.last.score) == ("me", 3, 4)
