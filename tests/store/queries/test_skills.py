"""Skills with their ratings over time."""

from hypothesis import given
from hypothesis import strategies as st

from mentorlog.model import ME
from tests.property_tests import settings
from tests.store.build import Build, day, in_memory

RATINGS = st.lists(
    st.tuples(
        st.sampled_from(["Listening", "listening", "LISTENING", "Empathy", "Øve", "øve", "王", "a b"]),
        st.sampled_from(["me", "them"]),
        st.integers(1, 28).map(lambda number: day(f"03-{number:02}")),
        st.integers(1, 5),
    ),
    max_size=14,
)


def summarize(skill):
    """A skill as text: owner, name, first score, last three scores."""
    return f"{skill.owner} {skill.skill} {skill.first.score}: {[one.score for one in skill.latest]}"


def test_a_skill_has_its_first_rating_and_its_last_three(build):
    """Ratings are sorted by their day, not by the time they were recorded."""
    for on, score in (("03-09", 5), ("03-02", 1), ("03-30", 4), ("03-16", 2), ("03-23", 3)):
        build.rating(on=day(on), score=score)
    build.rating("Empathy", on=day("03-01"), owner="me", score=2)
    assert [summarize(one) for one in build.journal.skills(build.one)] == [
        "me Empathy 2: [2]",
        "them Listening 1: [2, 3, 4]",
    ]


def test_a_skill_belongs_to_one_relationship(build):
    """Two mentees can be rated in the same skill."""
    ana, bo = build.relationship("Ana"), build.relationship("Bo")
    build.rating(on=day("03-02"), relationship=ana), build.rating(on=day("03-03"), relationship=bo, score=1)
    assert [summarize(one) for one in build.journal.skills(ana)] == ["them Listening 3: [3]"]
    assert [summarize(one) for one in build.journal.skills(bo)] == ["them Listening 1: [1]"]


@given(ratings=RATINGS)
@settings(max_examples=120, deadline=None)
def test_ratings_of_a_skill_are_grouped_without_regard_to_case(ratings):
    """The index lookups find the same as a scan of all ratings, including letters outside ASCII."""
    with in_memory() as journal:
        build = Build(journal)
        one, apart = build.relationship(), build.relationship("Bo")
        for skill, owner, on, score in ratings:
            build.rating(skill, relationship=one, owner=owner, on=on, score=score)
            build.rating(skill, relationship=apart, owner="me", on=on, score=1)
        expected = {}
        for each in sorted(journal.ratings(relationship=one, all=True), key=lambda each: (each.on, each.ref.number)):
            expected.setdefault((each.owner, each.skill.casefold()), []).append(each)
        found = journal.skills(one)
        assert [(each.owner, each.skill.casefold()) for each in found] == list(expected)
        for each, of_it in zip(found, expected.values(), strict=True):
            assert (each.skill, each.first, each.latest) == (of_it[0].skill, of_it[0], tuple(of_it[-3:]))


@given(ratings=st.lists(st.tuples(st.sampled_from([0, 1, 2]), RATINGS.map(lambda rated: rated[:4])), max_size=4))
@settings(max_examples=25, deadline=None)
def test_own_skills_join_the_ratings_of_all_relationships(ratings):
    """The lookups of each relationship find the same as a scan of all ratings of the owner."""
    with in_memory() as journal:
        build = Build(journal)
        with_whom = (ME, build.relationship("Ana"), build.relationship("Bo"))
        for number, rated in ratings:
            for skill, owner, on, score in rated:
                build.rating(skill, relationship=with_whom[number], owner=owner, on=on, score=score)
        expected = {}
        for each in sorted(journal.ratings(all=True), key=lambda each: (each.on, each.ref.number)):
            if each.owner == "me":
                expected.setdefault(each.skill.casefold(), []).append(each)
        found = journal.own_skills()
        assert [(each.skill, each.first, each.latest, each.sources) for each in found] == [
            (of_it[0].skill, of_it[0], tuple(of_it[-3:]), tuple(dict.fromkeys(each.relationship for each in of_it)))
            for of_it in expected.values()
        ]
