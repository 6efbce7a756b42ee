"""Pairs of mentors and mentees: valid, as many as possible, the best of these, and the same in any order."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.programme.matching import Proposal, propose_pairs
from mentorlog.model.results.participant import Participant
from tests.property_tests import settings

SKILLS = ("listening", "leading", "writing")


def mentor(name: str, skills: str = "", organisation: str | None = None, capacity: int = 1) -> Participant:
    """A mentor, with skills in one text."""
    return Participant(name, "mentor", tuple(skills.split()), organisation, capacity)


def mentee(name: str, skills: str = "", organisation: str | None = None) -> Participant:
    """A mentee, with skills in one text."""
    return Participant(name, "mentee", tuple(skills.split()), organisation)


def names(proposal: Proposal) -> list[tuple[str, str]]:
    """The names of the pairs."""
    return [(pair.mentor.name, pair.mentee.name) for pair in proposal.pairs]


@pytest.mark.heavy
def test_as_many_mentees_as_possible_are_paired_before_skills_count():
    """Bo alone can take Anna, because Anna is the other mentor; that Bo shares a skill with Cai counts less."""
    proposal = propose_pairs(
        [mentor("Anna"), mentor("Bo", "leading"), mentee("Anna"), mentee("Cai", "leading")],
    )
    assert names(proposal) == [("Anna", "Cai"), ("Bo", "Anna")]
    assert proposal.unpaired == ()


def test_shared_skills_count_before_organisations():
    """One shared skill outweighs two pairs of different organisations."""
    proposal = propose_pairs(
        [
            mentor("Anna", "leading", "North"),
            mentor("Bo", "", "South"),
            mentee("Cai", "Leading", "North"),
            mentee("Dea", "", "South"),
        ],
    )
    assert names(proposal) == [("Anna", "Cai"), ("Bo", "Dea")]
    assert proposal.pairs[0].shared_skills == ("Leading",)
    assert not any(pair.is_across_organisations for pair in proposal.pairs)


def test_organisations_decide_between_equal_skills():
    """An organisation that is unknown is not another one."""
    proposal = propose_pairs(
        [
            mentor("Anna", "", "North"),
            mentor("Bo", "", "South"),
            mentee("Cai", "", "NORTH"),
            mentee("Dea", "", "South"),
        ],
    )
    assert names(proposal) == [("Anna", "Dea"), ("Bo", "Cai")]
    assert all(pair.is_across_organisations for pair in proposal.pairs)
    unknown = propose_pairs([mentor("Anna", "", "North"), mentee("Cai")])
    assert not unknown.pairs[0].is_across_organisations


def test_a_mentor_takes_no_more_than_her_capacity():
    """The places of a mentor are numbered, and who is left over is listed."""
    proposal = propose_pairs(
        [mentor("Anna", capacity=2), *map(mentee, ("Cai", "Dea", "Eva")), mentor("Bo", capacity=3)]
    )
    assert [pair.mentor.name for pair in proposal.pairs] in (["Anna", "Anna", "Bo"], ["Anna", "Bo", "Bo"])
    assert sum(left for _, left in proposal.free) == 2
    full = propose_pairs([mentor("Anna", capacity=2), *map(mentee, ("Cai", "Dea", "Eva"))])
    assert [pair.place for pair in full.pairs] == [1, 2]
    assert len(full.unpaired) == 1
    assert full.free == ()


def test_nobody_is_paired_with_herself():
    """Even if there is no one else."""
    proposal = propose_pairs([mentor("Søren", "leading"), mentee("soren", "leading")])
    assert (proposal.pairs, len(proposal.unpaired), len(proposal.free)) == ((), 1, 1)


people = st.lists(
    st.builds(
        Participant,
        st.sampled_from("ABCDE"),
        st.sampled_from(("mentor", "mentee")),
        st.lists(st.sampled_from(SKILLS), max_size=3).map(tuple),
        st.sampled_from((None, "North", "South", "West")),
        st.integers(1, 3),
    ),
    max_size=9,
    unique_by=lambda each: (each.name, each.role),
).map(lambda found: [each if each.role == "mentor" else each._replace(capacity=1) for each in found])


@given(people)
@settings(max_examples=400)
def test_a_proposal_is_valid_and_no_other_is_better(participants: list[Participant]):
    """Brute force finds none with more pairs, more shared skills, more pairs across organisations, or more mentors."""
    proposal = propose_pairs(participants)
    taken = Counter(pair.mentor for pair in proposal.pairs)
    assert all(number <= each.capacity for each, number in taken.items())
    assert all(pair.mentor.name != pair.mentee.name for pair in proposal.pairs)
    mentees = [each for each in participants if each.role == "mentee"]
    paired = [pair.mentee for pair in proposal.pairs]
    assert Counter([*paired, *proposal.unpaired]) == Counter(mentees)
    mentors = [each for each in participants if each.role == "mentor"]
    assert dict(proposal.free) == {each: each.capacity - taken[each] for each in mentors if each.capacity > taken[each]}
    assert value([(pair.mentor, pair.mentee) for pair in proposal.pairs]) == best_value(mentees, mentors)


@given(people, st.randoms(use_true_random=False))
@settings(max_examples=100)
def test_the_order_of_the_participants_does_not_matter(participants: list[Participant], random):
    """The same people in another order are paired in the same way."""
    shuffled = list(participants)
    random.shuffle(shuffled)
    assert propose_pairs(shuffled) == propose_pairs(participants)


def value(pairs: list[tuple[Participant, Participant]]) -> tuple[int, int, int, int]:
    """How good a proposal is: what counts most comes first."""
    across = [a.organisation and b.organisation and a.organisation != b.organisation for a, b in pairs]
    skills = sum(len({*a.skills} & {*b.skills}) for a, b in pairs)
    return len(pairs), skills, sum(map(bool, across)), len({a.name for a, _ in pairs})


def best_value(mentees: list[Participant], mentors: list[Participant]) -> tuple[int, ...]:
    """The value of the best proposal of all that there are."""

    def best(at: int, chosen: list[tuple[Participant, Participant]]) -> tuple[int, ...]:
        if at == len(mentees):
            return value(chosen)
        options = [best(at + 1, chosen)]
        taken = Counter(each.name for each, _ in chosen)
        options += [
            best(at + 1, [*chosen, (each, mentees[at])])
            for each in mentors
            if taken[each.name] < each.capacity and each.name != mentees[at].name
        ]
        return max(options)

    return best(0, [])
