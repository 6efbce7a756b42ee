"""Find the pairs that two journals recorded: the mentor's and the mentee's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.named_tuples import NamedTuple
from mentorlog.names import is_name_word, spellings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mentorlog.insight.programme.member import Member
    from mentorlog.model import Relationship

_SAME: Final = 2
_WHOLE_WORDS: Final = 1
"""How alike two names are: the same, or one is whole words of the other."""


class SamePair(NamedTuple):
    """Two relationships of different journals that seem to be between the same two people."""

    first: Member
    """The one that is counted: of this journal, else of the file that was given first."""
    second: Member
    mentor: str
    """The longest name of the mentor that is known."""
    mentee: str


def find_same_pairs(members: Sequence[Member], *, own_name: str | None) -> tuple[SamePair, ...]:
    """The pairs that were recorded by both people, in the order of `members`: in different journals, in opposite roles,
    with both names the same. A name that is whole words of the other counts as the same if only one relationship
    matches. `own_name` is the name of the owner of this journal; a relationship whose owner has no name is not
    compared."""
    known = [(at, each, people) for at, each in enumerate(members) if (people := _people(each, own_name))]
    found: list[tuple[bool, int, int, int]] = []
    for number, (at, first, people) in enumerate(known):
        for other, second, others in known[number + 1 :]:
            if first.role == second.role or first.source == second.source:
                continue
            likeness = [_likeness(one, two) for one, two in zip(people, others, strict=True)]
            if all(likeness):
                days = abs((first.started_on - second.started_on).days)
                found.append((min(likeness) < _SAME, days, at, other))
    return tuple(_same_pair(members[at], members[other], own_name) for at, other in sorted(_chosen(found)))


def find_hidden_pairs(
    members: Sequence[Member], hidden: Sequence[Relationship], *, own_name: str | None
) -> tuple[Member, ...]:
    """The relationships in exports of colleagues that seem to be with a person whose relationship is private in this
    journal. If the name of one of the two people is not known, the other one decides: a private relationship must not
    be named for others."""
    return tuple(
        each for each in members if each.source and any(_may_be_same(each, one, own_name=own_name) for one in hidden)
    )


def _may_be_same(member: Member, own: Relationship, *, own_name: str | None) -> bool:
    if member.uuid == own.uuid:
        return True
    if own.role == "self" or member.role == own.role:
        return False
    known = [(one, two) for one, two in ((member.owner, own.name), (member.name, own_name)) if one and two]
    return bool(known) and all(_likeness(one, two) for one, two in known)


def _people(member: Member, own_name: str | None) -> tuple[str, str] | None:
    """The names of the mentor and the mentee; None if the owner's name is not known."""
    owner = member.owner if member.source else own_name
    if not owner:
        return None
    return (owner, member.name) if member.role == "mentor" else (member.name, owner)


def _likeness(name: str, other: str) -> int:
    """How alike two names are; 0 if they are different."""
    if set(spellings(name)) & set(spellings(other)):
        return _SAME
    return _WHOLE_WORDS if is_name_word(name, other) or is_name_word(other, name) else 0


def _chosen(found: Sequence[tuple[bool, int, int, int]]) -> list[tuple[int, int]]:
    """Of the pairs that are possible, at most one for each relationship: those with the same names first, then those
    that began at nearly the same time."""
    chosen: list[tuple[int, int]] = []
    used: set[int] = set()
    for is_partial, _, at, other in sorted(found):
        if at in used or other in used:
            continue
        rivals = [each for each in found if {each[2], each[3]} & {at, other} and not {each[2], each[3]} & used]
        if is_partial and len(rivals) > 1:
            continue
        used |= {at, other}
        chosen.append((at, other))
    return chosen


def _same_pair(first: Member, second: Member, own_name: str | None) -> SamePair:
    names = zip(_people(first, own_name) or (), _people(second, own_name) or (), strict=True)
    mentor, mentee = (max(pair, key=len) for pair in names)
    return SamePair(first, second, mentor, mentee)
