"""When the two should review their agreement."""

import pytest

from mentorlog.insight.collaboration.agreement import agreement_dates
from tests.builders import TODAY, day, relationship


def bond(**fields):
    """A relationship with an agreement."""
    return relationship(**{"agreement": "What is said here stays here", "agreed_on": "2026-03-02"} | fields)


@pytest.mark.parametrize("text", [None, ""])
def test_a_relationship_without_an_agreement_has_no_agreement_dates(text):
    """Another part of the review says that the agreement is missing."""
    assert agreement_dates(bond(agreement=text, look_again_on="2026-04-01"), today=TODAY) is None


@pytest.mark.parametrize(
    ("said", "is_due"), [("2026-11-22", True), ("2026-11-23", True), ("2026-11-24", False), ("2028-01-01", False)]
)
def test_the_review_of_an_agreement_is_due_from_its_date_on(said, is_due):
    """It stays due until the agreement is reviewed."""
    assert agreement_dates(bond(look_again_on=said), today=TODAY) == (day("2026-03-02"), day(said), is_due)


@pytest.mark.parametrize(
    ("agreed_on", "again_on", "is_due"),
    [
        ("2026-05-22", "2026-11-22", True),
        ("2026-05-23", "2026-11-23", True),
        ("2026-05-24", "2026-11-24", False),
        ("2026-08-31", "2027-02-28", False),
    ],
)
def test_an_agreement_is_due_for_review_after_half_a_year(agreed_on, again_on, is_due):
    """Half a year is the default; the 31st becomes the last day of a shorter month."""
    found = agreement_dates(bond(agreed_on=agreed_on), today=TODAY)
    assert (found.look_again_on, found.is_due) == (day(again_on), is_due)


@pytest.mark.parametrize("said", ["2026-10-01", "2026-11-20"])
def test_a_review_date_before_the_agreement_is_ignored(said):
    """The date belongs to an earlier agreement."""
    found = agreement_dates(bond(agreed_on="2026-11-20", look_again_on=said), today=TODAY)
    assert (found.look_again_on, found.is_due) == (day("2027-05-20"), False)


def test_an_agreement_without_a_day_is_as_old_as_the_relationship():
    """The user can clear the date of an agreement."""
    found = agreement_dates(bond(agreed_on=None, started_on="2026-01-05"), today=TODAY)
    assert found == (day("2026-01-05"), day("2026-07-05"), True)


@pytest.mark.parametrize("status", ["paused", "ended"])
def test_an_agreement_is_not_due_if_the_relationship_is_not_active(status):
    """The review date is still known."""
    found = agreement_dates(bond(status=status), today=TODAY)
    assert (found.look_again_on, found.is_due) == (day("2026-09-02"), False)
