"""A programme without names: nothing that could be about one person is left."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.errors import MentorlogError
from mentorlog.insight.closing import REASONS
from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.insight.programme.anonymous import make_anonymous
from mentorlog.insight.programme.member import Member, build_member
from mentorlog.insight.programme.overview import Overview, build_overview
from mentorlog.model import Evaluation
from tests.builders import TODAY, checkin, checkpoints, day, goal, milestone, rating, relationship, session, whole
from tests.property_tests import settings

NAMES = ("Ana Souza", "Bo Lind", "Cai Holm", "Dea Lund", "Eva Dahl", "Finn Berg")


def members(number: int, **changes: Any) -> list[Member]:
    """Relationships that are alike but for their names."""
    return [
        build_member(
            whole(
                session(1, "10-05", minutes=60),
                session(2, "11-02", minutes=60),
                goal(1, "Lead", status="achieved", closed_on="10-01"),
                goal(2, "Listen", checkpoints=checkpoints(("09-01", 40))),
                milestone(1, celebrated_on="11-13"),
                checkin(1, "05-01", owner="them", frequency=2, expectations="met"),
                checkin(2, "11-01", owner="them", frequency=4, expectations="met"),
                rating(1, 2, "05-01"),
                rating(2, 4, "11-01"),
                bond=relationship(name=name, sessions_agreed=6, org="Acme", programme="HK 2026"),
            ),
            today=TODAY,
        )._replace(uuid=name, **changes)
        for name in NAMES[:number]
    ]


def anonymous(people: list[Member], *, evaluations: tuple[Evaluation, ...] = ()) -> Overview:
    """The overview without names of these relationships."""
    identifying = IdentifyingText([relationship(name=name, org="Acme") for name in NAMES])
    return make_anonymous(build_overview("HK 2026", people, evaluations=evaluations), identifying)


def test_totals_of_relationships_that_are_alike_are_complete():
    """Nothing is left out, and nobody is named."""
    overview = anonymous(members(3))
    assert (overview.members, overview.omitted, overview.is_anonymous) == ((), (), True)
    totals = overview.totals
    assert (totals.relationships, totals.sessions_held, totals.sessions_agreed, totals.minutes) == (3, 6, 18, 360)
    assert (totals.goals_achieved, totals.goals_open, totals.goals_open_progress) == (3, 3, 40)
    assert [(each.name, each.counts) for each in overview.breakdowns] == [
        ("role", (("mentor", 3),)),
        ("type", (("mentoring", 3),)),
        ("status", (("active", 3),)),
        ("mentee_expectations", (("met", 3),)),
    ]
    assert [(each.name, each.first, each.last, each.higher) for each in (*overview.averages, *overview.skills)] == [
        ("frequency", 2, 4, 3),
        ("Listening", 2, 4, 3),
    ]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_fewer_than_three_relationships_are_refused(number: int):
    """They could be recognised."""
    with pytest.raises(MentorlogError, match=r"needs at least 3"):
        anonymous(members(number))


@pytest.mark.parametrize(
    ("change", "omitted"),
    [
        ({"role": "mentee"}, ("role",)),
        ({"status": "ended", "reason": "no fault of either"}, ("status", "reason")),
        ({"type": "coaching"}, ("type",)),
        ({"sessions_agreed": None}, ("agreed",)),
        ({"sessions_held": 0}, ()),
        ({"cancelled": 4}, ("cancelled",)),
        ({"missed": 1}, ("cancelled",)),
        ({"sessions_without_length": 1}, ("without_length",)),
        ({"milestones_celebrated": 0}, ("milestones",)),
        ({"goals": ()}, ("goals",)),
        ({"expectations": ()}, ("mentee_expectations",)),
        ({"mentee_checkins": 1}, ("checkins",)),
        ({"checkins": 0, "mentee_checkins": 0}, ("checkins",)),
        ({"ratings": ()}, ("skills", "counts")),
        ({"scores": ()}, ("scores", "counts")),
    ],
)
def test_a_figure_that_one_person_makes_up_is_left_out(change: dict[str, Any], omitted: tuple[str, ...]):
    """Of six relationships one differs. That one has no session tells nothing about it, as the others have several;
    that five have a goal, a check-in or an answer tells that it has none. One that was answered once is left out."""
    people = members(6)
    if "ratings" in change or "scores" in change:
        (name,) = change
        change = {name: tuple(each._replace(last_on=each.first_on) for each in getattr(people[0], name))}
    overview = anonymous([people[0]._replace(**change), *people[1:]])
    assert overview.omitted == omitted
    assert not {each.name for each in overview.breakdowns} & set(omitted)
    if "counts" in omitted:
        (changed,) = overview.skills if "ratings" in change else overview.averages
        assert changed[2:] == (None, None, 2, 4, None, None, None)
    if omitted == ("agreed",):
        assert overview.totals[2:5] == (None, None, None)
    if omitted == ("cancelled",):
        assert (overview.totals.cancelled, overview.totals.missed) == (None, None)


def test_averages_of_fewer_than_three_are_left_out():
    """Which questions they are of is not said."""
    people = members(4)
    few = [each._replace(scores=(), ratings=()) for each in people[:2]]
    overview = anonymous([*few, *people[2:]])
    assert (overview.averages, overview.skills, overview.omitted) == ((), (), ("scores", "skills"))


def test_free_text_is_left_out():
    """Notes of evaluations, reasons in somebody's own words, and skills with a name in them."""
    people = members(3, status="ended", reason="Bo Lind left Acme")
    named = [each._replace(ratings=tuple(one._replace(name="Bo's method") for one in each.ratings)) for each in people]
    note = Evaluation("HK 2026", day("11-01"), "Bo was late", day("12-01"))
    overview = anonymous(named, evaluations=(note,))
    assert overview.omitted == ("skills",)
    assert overview.evaluations == (note._replace(note=None),)
    assert [each.counts for each in overview.breakdowns if each.name == "reason"] == [(("other", 3),)]
    assert not [name for name in (*NAMES, "Acme", "Bo", "Lead", "Listen") if name in str(overview)]


def test_a_person_in_several_relationships_is_one_person():
    """The answers of a mentor in all her relationships are hers, and a mentee with three mentors is one mentee, also if
    a colleague's export calls her by her first name."""
    six = members(6)
    mine = [
        each._replace(scores=tuple(one._replace(role="mentor") for one in each.scores), mentee_checkins=0)
        for each in six
    ]
    overview = anonymous(mine)
    assert (overview.averages, overview.totals.checkins) == ((), None)
    assert overview.omitted == ("checkins", "scores")
    # two mentors, of whom one is the owner, have answered; then three
    for mentors, shown in ((2, 0), (3, 1)):
        several = [
            each._replace(source=f"{at % mentors}.json" if at % mentors else None, owner=f"Mentor {at % mentors}")
            for at, each in enumerate(mine)
        ]
        assert len(anonymous(several).averages) == shown
    files = [each._replace(source=f"{at}.json") for at, each in enumerate(mine)]
    assert anonymous(files).averages == ()
    ana = [
        each._replace(name=name, source=f"{at}.json", owner=f"Mentor {at}")
        for at, (each, name) in enumerate(zip(six, ("Ana Souza", "Ana", "ANA SOUZA"), strict=False))
    ]
    with pytest.raises(MentorlogError, match=r"3 relationships with 1 different mentee; --anonymous needs at least 3"):
        anonymous(ana)
    more = anonymous([*ana, *(each._replace(type="coaching", ratings=()) for each in six[3:])])
    assert "type" in more.omitted
    assert more.skills == ()


def test_numbers_that_tell_who_has_no_score_are_left_out_everywhere():
    """Seven of eight and three of four: the averages stay, without the numbers, also those of other questions."""
    people = members(4)
    overview = anonymous([people[0]._replace(scores=people[0].scores[:0], expectations=()), *people[1:]])
    assert [each[2:] for each in overview.averages] == [(None, None, 2, 4, None, None, None)]
    assert "mentee_expectations" in overview.omitted
    assert "counts" in overview.omitted
    assert [each.people for each in overview.skills] == [4]


@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "role": st.sampled_from(("mentor", "mentee")),
                "status": st.sampled_from(("active", "ended")),
                "reason": st.sampled_from((None, *REASONS, "Bo Lind left")),
                "sessions_agreed": st.sampled_from((None, 6)),
                "sessions_held": st.integers(0, 1),
                "missed": st.integers(0, 1),
                "expectations": st.booleans(),
            }
        ),
        min_size=3,
        max_size=6,
    )
)
@settings(max_examples=200)
def test_no_category_that_is_shown_has_one_or_two_relationships(changes: list[dict[str, Any]]):
    """Nor has what the categories that are shown leave over, nor what two totals leave over."""
    alike = members(len(changes))
    people = [
        each._replace(**change, **({} if answered else {"expectations": ()}), source=str(at), owner=f"Owner {at}")
        for at, (each, change) in enumerate(zip(alike, changes, strict=True))
        for answered in (change.pop("expectations"),)
    ]
    overview = anonymous(people)
    ended = sum(each.status == "ended" for each in people)
    for breakdown in overview.breakdowns:
        counts = [count for _, count in breakdown.counts]
        among = ended if breakdown.name == "reason" else len(people)
        assert not {1, 2} & {*counts, among - sum(counts)}
    shown = overview.totals
    if shown.without_agreed is not None:
        assert shown.without_agreed not in (1, 2)
        assert len(people) - shown.without_agreed not in (1, 2)
        if shown.sessions_held is not None:  # at most one session each, so that sessions count relationships
            assert shown.sessions_held - shown.held_of_agreed not in (1, 2)
    assert {shown.sessions_held, shown.held_of_agreed, shown.missed}.isdisjoint((1, 2))
    assert "Lind" not in str(overview)
