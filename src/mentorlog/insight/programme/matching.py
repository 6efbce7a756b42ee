"""Propose pairs of mentors and mentees: as many as possible, then with shared skills, then across organisations.

Every mentor may be paired with every mentee, but no one with themselves. Of all proposals that pair as many mentees as
possible, the one with the most shared skills is chosen, counted over all pairs; of these, one with the most pairs
across organisations; of these, one in which the most mentors have a mentee. This is a flow of least cost from mentees
to mentors, which networkx finds. The order of the participants does not matter.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from mentorlog.errors import MentorlogError
from mentorlog.insight.programme.pairing_graph import PairingGraph
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import spelling_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from mentorlog.model.results.participant import Participant

MOST_COMPARED: Final = 200_000
"""The maximum number of pairs with a shared skill that are compared, which takes about half a minute."""


class Pair(NamedTuple):
    """A mentor and a mentee who are proposed as a pair, with the reasons."""

    mentor: Participant
    mentee: Participant
    shared_skills: tuple[str, ...]
    """As the mentee wrote them, in the same order."""
    is_across_organisations: bool
    """Whether the two are known to be of different organisations."""
    place: int
    """Which of the mentees of this mentor it is, from 1."""


class Proposal(NamedTuple):
    """The pairs that are proposed for a programme, and who is left over."""

    pairs: tuple[Pair, ...]
    """By the name of the mentor, then of the mentee."""
    unpaired: tuple[Participant, ...]
    """The mentees without a mentor, by name."""
    free: tuple[tuple[Participant, int], ...]
    """The mentors who could take more mentees, by name, with the number of mentees they could still take."""


def propose_pairs(participants: Iterable[Participant]) -> Proposal:
    """The pairs that are proposed for these people, who have different names within a role. Raises MentorlogError if
    networkx is not installed, or if there are too many people to compare."""
    everyone = sorted(participants, key=lambda each: (spelling_key(each.name), each))
    mentees = [each for each in everyone if each.role == "mentee"]
    mentors = [each for each in everyone if each.role == "mentor"]
    if not mentees or not mentors:
        return _proposal(mentees, mentors, [])
    graph = PairingGraph(
        [spelling_key(each.name) for each in mentees],
        [spelling_key(each.name) for each in mentors],
        shared=_shared_counts(mentees, mentors),
        organisations=([_organisation(each) for each in mentees], [_organisation(each) for each in mentors]),
        capacities=[min(each.capacity, len(mentees)) for each in mentors],
    )
    if graph.size > MOST_COMPARED:
        raise _too_many(mentees, mentors)
    return _proposal(mentees, mentors, graph.pairs())


def _organisation(participant: Participant) -> str:
    """The key of the organisation; empty if it is unknown."""
    return spelling_key(participant.organisation or "")


def _skills(participant: Participant) -> dict[str, str]:
    """The skills by their keys, each once."""
    found: dict[str, str] = {}
    for skill in participant.skills:
        found.setdefault(spelling_key(skill), skill)
    return found


def _shared_counts(mentees: Sequence[Participant], mentors: Sequence[Participant]) -> list[Counter[int]]:
    """For each mentee, the mentors who share a skill with them, by their place in the list, with the number of shared
    skills. Raises MentorlogError if there are more than MOST_COMPARED."""
    teachers: dict[str, list[int]] = {}
    for at, mentor in enumerate(mentors):
        for key in _skills(mentor):
            teachers.setdefault(key, []).append(at)
    found = []
    total = 0
    for mentee in mentees:
        counts: Counter[int] = Counter()
        for key in _skills(mentee):
            counts.update(teachers.get(key, ()))
        total += len(counts)
        if total > MOST_COMPARED:
            raise _too_many(mentees, mentors)
        found.append(counts)
    return found


def _too_many(mentees: Sequence[Participant], mentors: Sequence[Participant]) -> MentorlogError:
    return MentorlogError(
        f"{len(mentees):,} mentees and {len(mentors):,} mentors are too many to match at once: more than "
        f"{MOST_COMPARED:,} pairs have a skill in common or need to be compared.",
        hint="split the file, for example by place, or list only the most important skills of each person",
    )


def _proposal(
    mentees: Sequence[Participant], mentors: Sequence[Participant], found: Iterable[tuple[int, int]]
) -> Proposal:
    """The proposal that pairs these places in the two lists."""
    taken: Counter[int] = Counter()
    paired = set()
    pairs = []
    for at_mentor, at_mentee in sorted((mentor, mentee) for mentee, mentor in found):
        taken[at_mentor] += 1
        paired.add(at_mentee)
        pairs.append(_pair(mentors[at_mentor], mentees[at_mentee], place=taken[at_mentor]))
    return Proposal(
        tuple(pairs),
        unpaired=tuple(each for at, each in enumerate(mentees) if at not in paired),
        free=tuple((each, each.capacity - taken[at]) for at, each in enumerate(mentors) if each.capacity > taken[at]),
    )


def _pair(mentor: Participant, mentee: Participant, *, place: int) -> Pair:
    taught = _skills(mentor)
    organisations = _organisation(mentor), _organisation(mentee)
    return Pair(
        mentor,
        mentee,
        shared_skills=tuple(skill for key, skill in _skills(mentee).items() if key in taught),
        is_across_organisations=all(organisations) and organisations[0] != organisations[1],
        place=place,
    )


def pair_reasons(pair: Pair) -> tuple[str, ...]:
    """Why the two are proposed as a pair, the most important reason first."""
    number = len(pair.shared_skills)
    skills = f"{number} shared skill{'' if number == 1 else 's'}: {', '.join(pair.shared_skills)}"
    reasons = [skills if number else "no shared skill"]
    if pair.is_across_organisations:
        reasons.append("another organisation")
    elif pair.mentor.organisation and pair.mentee.organisation:
        reasons.append("the same organisation")
    if pair.mentor.capacity > 1:
        reasons.append(f"mentee {pair.place} of {pair.mentor.capacity}")
    return tuple(reasons)


def reason_unpaired(proposal: Proposal) -> str:
    """Why the mentees of `unpaired` have no mentor."""
    if proposal.free:
        return "the only mentor who could take another mentee is the same person"
    return "every mentor has as many mentees as the table allows"


def reason_free(proposal: Proposal) -> str:
    """Why the mentors of `free` have no more mentees."""
    return "the only mentee left is the same person" if proposal.unpaired else "every mentee has a mentor"
