"""Pairs that both people recorded are found by both names and opposite roles."""

from __future__ import annotations

import datetime as dt

from mentorlog.insight.programme.member import Member, build_member
from mentorlog.insight.programme.same_pairs import find_same_pairs
from tests.builders import TODAY, relationship, whole


def member(name: str, role: str, *, owner: str | None = None, source: str | None = None, since: str = "2026-01-05"):
    """A relationship of a programme, of this journal unless a source is given."""
    bond = relationship(name=name, role=role, started_on=dt.date.fromisoformat(since))
    return build_member(whole(bond=bond), today=TODAY)._replace(owner=owner, source=source)


def found(*members: Member, own_name: str | None = "Bo Lind") -> list[tuple[str, str, str | None]]:
    """The mentor, the mentee and the file of the relationship that is not counted, of each pair."""
    return [(pair.mentor, pair.mentee, pair.second.source) for pair in find_same_pairs(members, own_name=own_name)]


def test_a_pair_is_the_same_by_both_names_and_opposite_roles():
    """Spellings do not matter. The same role, another name, or the same journal is another pair."""
    own = member("Søren Dahl", "mentor")
    assert found(own, member("bo lind", "mentee", owner="Soren Dahl", source="b.json")) == [
        ("Bo Lind", "Søren Dahl", "b.json"),
    ]
    assert found(own, member("Bo Lind", "mentor", owner="Søren Dahl", source="b.json")) == []
    assert found(own, member("Bo Lund", "mentee", owner="Søren Dahl", source="b.json")) == []
    assert found(own, member("Bo Lind", "mentee", owner="Søren Holm", source="b.json")) == []
    assert found(own, member("Bo Lind", "mentee", owner="Søren Dahl")) == []


def test_without_the_name_of_an_owner_nothing_is_compared():
    """Neither the own journal nor a file."""
    own, other = member("Søren Dahl", "mentor"), member("Bo Lind", "mentee", owner="Søren Dahl", source="b.json")
    assert found(own, other, own_name=None) == []
    assert found(own, other._replace(owner=None)) == []
    third = member("Søren Dahl", "mentor", owner="Bo Lind", source="c.json")
    assert found(own, other, third, own_name=None) == [("Bo Lind", "Søren Dahl", "c.json")]


def test_a_first_name_is_the_same_person_if_only_one_relationship_fits():
    """Two people called Ana are not the same."""
    own = member("Ana", "mentor")
    souza = member("Bo Lind", "mentee", owner="Ana Souza", source="b.json")
    holm = member("Bo Lind", "mentee", owner="Ana Holm", source="c.json")
    assert found(own, souza) == [("Bo Lind", "Ana Souza", "b.json")]
    assert found(own, souza, holm) == []
    full = member("Ana Souza", "mentor")
    assert found(full, own, souza, holm) == [("Bo Lind", "Ana Souza", "b.json"), ("Bo Lind", "Ana Holm", "c.json")]


def test_two_relationships_of_one_pair_are_matched_by_their_start():
    """A pair that began again is in both journals twice."""
    first, again = member("Ana", "mentor"), member("Ana", "mentor", since="2026-09-01")
    theirs = [
        member("Bo Lind", "mentee", owner="Ana", source="b.json", since=since) for since in ("2026-09-03", "2026-01-03")
    ]
    pairs = find_same_pairs([first, again, *theirs], own_name="Bo Lind")
    assert [(pair.first.started_on.month, pair.second.started_on.month) for pair in pairs] == [(1, 1), (9, 9)]
