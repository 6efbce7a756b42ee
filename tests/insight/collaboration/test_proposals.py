"""What a review proposes at a certain point of a relationship."""

from __future__ import annotations

import pytest

from mentorlog.insight.collaboration.proposals import find_proposals, half_way_question
from mentorlog.model import Dossier, Month
from tests.builders import TODAY, checkin, checkpoints, day, dossier, goal, milestone, ref, relationship, session


def names(filled: Dossier) -> list[str]:
    """The names of the proposals."""
    return [each.proposal for each in find_proposals(filled, today=TODAY)]


@pytest.mark.parametrize(
    ("role", "held", "proposed"),
    [
        ("mentor", 0, []),
        ("mentor", 1, ["go_on"]),
        ("mentee", 1, ["go_on"]),
        ("mentor", 2, []),
        ("mentor", 4, ["told_somebody"]),
        ("mentee", 4, []),
        ("mentor", 5, []),
        ("mentor", 6, ["half_way"]),
    ],
)
def test_a_proposal_depends_on_the_number_of_sessions(role, held, proposed) -> None:
    """Each is made once: after that session, and no longer after the next one; half-way until it was answered."""
    assert names(dossier(relationship(role=role), months=(Month(2026, 9, held=held),))) == proposed
    assert names(dossier(relationship(role=role, status="paused"), months=(Month(2026, 9, held=held),))) == []


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"sessions_agreed": 10}, "Half-way: "),
        ({"sessions_agreed": 9}, "Half-way: "),
        ({"sessions_agreed": 8}, "So far: "),
        ({"sessions_agreed": 5}, "Before you end: "),
        ({"started_on": "2026-05-23", "ends_on": "2027-05-23"}, "Half-way: "),
        ({"started_on": "2025-05-23", "ends_on": "2027-05-23"}, "So far: "),
        ({"started_on": "2025-05-23", "ends_on": "2026-11-22"}, "Before you end: "),
        ({"started_on": "2025-05-23", "ends_on": "2026-11-24", "sessions_agreed": 10}, None),
        ({"started_on": "2025-05-23", "ends_on": "2026-12-23"}, None),
    ],
)
def test_the_question_half_way_says_where_the_two_are(fields, text) -> None:
    """Half-way only near the middle of the planned time or sessions; nothing while the closing is prepared."""
    days = {name: day(value) if isinstance(value, str) else value for name, value in fields.items()}
    held = (Month(2026, 9, held=5),)
    found = find_proposals(dossier(relationship(**days), months=held), today=TODAY)
    asked = [each for each in found if each.proposal == "half_way"]
    expected = [f"{text}has what you expected of each other come true?"] if text else []
    assert [each.text for each in asked] == expected
    assert all(each.line == "mentorlog checkin r1" for each in asked)


def test_without_an_end_nothing_is_half_way() -> None:
    """After six sessions the question is asked all the same."""
    (asked,) = find_proposals(dossier(months=(Month(2026, 9, held=6),)), today=TODAY)
    assert asked.text == "So far: has what you expected of each other come true?"


def test_a_low_frequency_proposes_a_cadence_until_the_next_session() -> None:
    """Of either person; the line has a placeholder, because the answer does not say whether it is too often or too
    seldom."""
    checkins = (checkin("c2", "11-15", owner="them", frequency=1), checkin("c1", "11-15", frequency=2, private=True))
    mine, theirs = find_proposals(dossier(checkins=checkins), today=TODAY)
    assert mine.text == "On 15 Nov you rated the frequency 2 of 5. Which cadence would suit you both?"
    assert theirs.text == "On 15 Nov Søren rated the frequency 1 of 5. Which cadence would suit you both?"
    assert mine.line == theirs.line == "mentorlog edit r1 --cadence CADENCE"
    assert (mine.private, theirs.private) == (True, False)
    assert names(dossier(checkins=checkins, last_session=session("s2", "11-15"))) == ["new_cadence"] * 2
    assert names(dossier(checkins=checkins, last_session=session("s2", "11-16"))) == []
    assert names(dossier(checkins=(checkin("c1", frequency=3),))) == []


@pytest.mark.parametrize(
    ("goals", "milestones", "question"),
    [
        ({"due_on": day("2027-05-24")}, (), None),
        ({"due_on": day("2027-05-25"), "on": "2026-11-01"}, (), "what is realistic by February?"),
        ({"due_on": day("2028-01-01"), "on": "2026-03-02"}, (), "what is realistic by January?"),
        ({"due_on": day("2029-01-01"), "on": "2026-03-02"}, (), "what is realistic by August?"),
        ({"due_on": day("2030-01-01"), "on": "2026-03-02"}, (), "what is realistic by January 2028?"),
        ({"due_on": day("2027-08-01"), "on": "2024-03-02"}, (), "what is realistic by March?"),
        (
            {"due_on": day("2027-08-01"), "on": "2024-03-02", "checkpoints": checkpoints(("2026-03-01", 40))},
            (),
            None,
        ),
        (
            {"due_on": day("2028-01-01")},
            (milestone("m1", "Half", "2027-02-01", status="planned", goal=ref("g1")),),
            None,
        ),
        (
            {"due_on": day("2028-01-01"), "on": "2026-03-02"},
            (milestone("m1", "Other", "2027-02-01", status="planned", goal=ref("g2")),),
            "what is realistic by January?",
        ),
    ],
)
def test_a_goal_far_ahead_is_asked_what_is_realistic_half_way(goals, milestones, question) -> None:
    """If it is due in more than half a year, no milestone of it is planned before, and no progress was recorded in the
    second half of its time."""
    asked = half_way_question(goal("g1", **goals), dossier(milestones=milestones), today=TODAY)
    assert (asked and asked.question) == question
