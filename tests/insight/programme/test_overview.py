"""The overview of a programme: totals, breakdowns and averages over its relationships."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.programme.averages import Average
from mentorlog.insight.programme.labels import distinct_labels, match_labels
from mentorlog.insight.programme.listing import ProgrammeLine, list_programmes
from mentorlog.insight.programme.overview import Breakdown, build_overview
from mentorlog.model import Evaluation
from tests.builders import day, person, relationship
from tests.insight.programme.programmes import EVALUATIONS, LABEL, ana, bo, maria, overview, soren
from tests.property_tests import settings


def test_members_are_in_the_order_in_which_they_started():
    """Whatever the order in which they were read."""
    expected = ["Maria Holm", "Søren Østergård", "Ana Souza", "Bo Lind"]
    assert [each.name for each in overview(bo(), ana(), soren(), maria()).members] == expected


def test_totals_add_up_the_relationships():
    """Sessions are held against those agreed only where a number was agreed on."""
    totals = overview().totals
    assert (totals.relationships, totals.sessions_held, totals.held_of_agreed, totals.sessions_agreed) == (3, 4, 4, 9)
    assert (totals.without_agreed, totals.minutes, totals.sessions_without_length, totals.cancelled) == (1, 195, 1, 1)
    assert (totals.goals_achieved, totals.goals_open, totals.goals_open_progress, totals.goals_dropped) == (2, 1, 60, 1)
    assert (totals.milestones_reached, totals.milestones_celebrated, totals.checkins) == (1, 1, 5)


def test_breakdowns_count_relationships_by_category():
    """Reasons are of relationships that have ended, expectations are the last answers; no breakdown is empty."""
    assert overview().breakdowns == (
        Breakdown("role", (("mentor", 3),)),
        Breakdown("type", (("mentoring", 3),)),
        Breakdown("status", (("active", 2), ("ended", 1))),
        Breakdown("reason", (("Goals reached", 1),)),
        Breakdown("mentee_expectations", (("met", 2),)),
        Breakdown("mentor_expectations", (("partly", 1),)),
    )


def test_the_same_reason_in_another_case_is_counted_once():
    """The most frequent comes first; no reason is an empty text."""
    ended = [
        ana()._replace(reason=reason, uuid=str(number))
        for number, reason in enumerate(["moved on", "time over", None, "Moved  on"])
    ]
    reasons = {each.name: each.counts for each in overview(*ended).breakdowns}["reason"]
    assert reasons == (("moved on", 2), ("", 1), ("time over", 1))


def test_averages_compare_only_those_with_two_scores():
    """`first` and `last` are of those who answered on two days, `once` is of those who answered on one."""
    averages = {(each.name, each.role): each for each in overview().averages}
    assert averages["frequency", "mentee"] == Average("frequency", "mentee", 2, 1, 3, 5, 1, 0, 4)
    assert averages["challenge", "mentor"] == Average("challenge", "mentor", 1, 0, None, None, 0, 0, 3)
    assert list(averages)[:3] == [("frequency", "mentee"), ("frequency", "mentor"), ("challenge", "mentor")]
    assert overview().skills == (
        Average("Listening", "mentee", 2, 2, 2.5, 3.5, 1, 0, None),
        Average("Empathy", "mentor", 1, 0, None, None, 0, 0, 4),
    )


def test_a_programme_of_one_or_of_none_has_an_overview():
    """Totals of one are its own; without relationships there are zeros, no averages, and the evaluations."""
    assert overview(soren()).totals.sessions_held == soren().sessions_held
    empty = build_overview(LABEL, (), evaluations=EVALUATIONS[::-1])
    assert (empty.totals.relationships, empty.totals.goals_open_progress, empty.breakdowns) == (0, None, ())
    assert empty.evaluations == EVALUATIONS


@given(st.lists(st.sampled_from([soren(), ana(), bo(), maria()]), max_size=6))
@settings(max_examples=60)
def test_totals_are_the_sums_of_the_members(members):
    """For any members, also the same one several times."""
    found = build_overview(LABEL, members)
    assert found.totals.sessions_held == sum(each.sessions_held for each in members)
    assert sum(number for _, number in dict(found.breakdowns).get("role", ())) == len(members)
    assert all(
        1 <= (each.last or each.once) <= 5 and each.higher + each.lower <= each.compared <= each.people
        for each in found.skills
    )


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("HK 2026", ("HK 2026",)),
        ("hk 2026", ("HK 2026",)),
        ("hk", ("HK 2026", "HK 2027")),
        ("hk  2027", ("HK 2027",)),
        ("aeldre", ("Ældre ledere",)),
        ("ÆLDRE", ("Ældre ledere",)),
        ("2026", ("HK 2026",)),
        ("led", ("Ældre ledere",)),
        ("26", ()),
        ("n", ("Nord",)),
        ("nord", ("Nord",)),
        (" ", ()),
    ],
)
def test_a_label_is_matched_as_names_are(typed, expected):
    """Case, accents and blanks make no difference; a full label wins, then whole words, then a beginning."""
    labels = ["HK 2027", "HK 2026", "hk 2026", "HK 2026", "Nord", "Ældre ledere"]
    assert match_labels(typed, labels) == expected
    assert match_labels("Nord", [*labels, "Nordlys"]) == ("Nord",)


def test_labels_are_listed_once_in_the_usual_spelling():
    """The spelling that most have, else the first one."""
    assert distinct_labels(["hk 2026", "HK 2026", "Nord", "HK 2026", "nord"]) == ("HK 2026", "Nord")


def test_the_list_has_a_line_for_each_programme():
    """With its active relationships, sessions and last evaluation; one that was only evaluated is listed too."""
    people = [
        person(relationship(1, programme=LABEL), sessions_held=3),
        person(relationship(2, programme="hk 2026", status="ended", private=True), sessions_held=1),
        person(relationship(3, name="Nobody"), sessions_held=9),
    ]
    old = Evaluation("Old", day("2020-01-01"))
    assert list_programmes(people, [*EVALUATIONS, old]) == (
        ProgrammeLine("HK 2026", 2, 1, 4, dt.date(2026, 9, 7), dt.date(2027, 1, 11), has_private=True),
        ProgrammeLine("Old", 0, 0, 0, dt.date(2020, 1, 1), None),
    )
