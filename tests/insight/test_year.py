"""A year of mentoring: what counts in it, by month and role, and without names."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.hours import build_hours
from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.insight.shareable_year import hide_names
from mentorlog.insight.year import Meetings, NotShown, build_year, build_years, years_in
from mentorlog.model import Contact
from mentorlog.model.results.identity import Identity
from mentorlog.store import Journal
from tests.builders import day, rating, relationship
from tests.insight.years import BO, FULL, PEOPLE, SOREN, entries, entry, month
from tests.property_tests import settings

TODAY = day("2026-11-23")


def test_the_months_of_both_roles_add_up() -> None:
    """Coaching counts in its role; sessions that were not held are counted apart."""
    year = build_year(FULL, 2026, today=TODAY)
    mentor, mentee = year.roles
    assert [each.sessions for each in mentor.months] == [4, 1, 1, 3, 1, 1, 0, 1, 1, 1, 1, 0]
    assert [each.sessions for each in mentee.months] == [0, 1, 0, 1, 0, 1, 0, 0, 2, 1, 0, 0]
    assert mentor.total == Meetings(sessions=15, minutes=15 * 60)
    assert mentee.total == Meetings(sessions=6, minutes=5 * 60, without_length=1, cancelled=1, missed=1)
    assert year.total == Meetings(21, 20 * 60, 1, 1, 1)
    assert (mentor.people, mentor.in_coaching, mentee.people, mentee.in_coaching) == (2, 0, 2, 1)
    assert [(each.name, each.sessions, each.private) for each in year.people] == [
        ("Søren Østergård", 9, False),
        ("Bo Lind", 6, True),
        ("Ana Souza", 5, False),
        ("Lone Dahl", 1, False),
    ]


def test_a_year_counts_what_was_reached_and_learned_in_it() -> None:
    """A milestone of the year before that was celebrated in this one is listed, but not counted as reached."""
    year = build_year(FULL, 2026, today=TODAY)
    assert year.counts._asdict() == {
        "people": 4, "goals": 2, "milestones": 2, "celebrated": 2, "learned": 7, "skills_up": 2, "contacts": 1,
        "resources": 2,
    }  # fmt: skip
    assert year.own._asdict() == {"goals": 1, "milestones": 0, "resources": 1, "actions": 2}
    assert [each.ref.number for each in year.milestones] == [1, 2, 4]
    assert [(each.source, str(each.ref)) for each in year.learned] == [
        ("closing", "r4"),
        ("advice", "v1"),
        ("session", "s7"),
        ("resource", "b1"),
        ("session", "s2"),
        ("session", "s1"),
        ("session", "s1"),
    ]
    assert [each.text for each in year.learned[-2:]] == ["Ask before telling", "Let the silence work"]


def test_skills_are_compared_from_the_first_to_the_last_rating_of_the_year() -> None:
    """One's own are joined over relationships, in upper and lower case; a skill rated on one day does not change."""
    year = build_year(FULL, 2026, today=TODAY)
    assert [(each.skill, each.owner, each.first.score, each.last.score, each.is_up) for each in year.skills] == [
        ("Giving feedback", "them", 2, 4, True),
        ("listening", "me", 2, 3, True),
        ("Planning", "them", 3, 2, False),
    ]
    assert year.skills[1].relationships == ("Søren Østergård", "Ana Souza")
    same_day = entries(ratings=(rating("k1", 2, "02-01", owner="me"), rating("k2", 5, "02-01", owner="me")))
    assert build_year(same_day, 2026, today=TODAY).skills == ()


def test_the_same_skill_of_two_mentees_is_two_skills() -> None:
    """Only one's own ratings are joined."""
    theirs = entries(
        ratings=(
            rating("k1", 2, "02-01"),
            rating("k2", 5, "03-01", relationship="Bo Lind", relationship_ref=BO.ref),
            rating("k3", 3, "04-01"),
        )
    )
    assert [(each.first.score, each.last.score) for each in build_year(theirs, 2026, today=TODAY).skills] == [(2, 3)]


def test_a_year_that_is_not_over_ends_today() -> None:
    """Other years have no such day."""
    assert build_year(FULL, 2026, today=TODAY).until == TODAY
    assert build_year(FULL, 2026, today=day("2027-01-01")).until is None


@pytest.mark.parametrize(
    "part",
    [
        {"months": (month(3, held=0, cancelled=1),)},
        {"takeaways": (entry("s1", "x", "03-01"),)},
        {"goals": (entry("g1", "x", "03-01"),)},
        {"milestones": (entry("m1", "x", "03-01"),)},
        {"milestones": (entry("m1", "x", "2020-03-01", celebrated_on=day("03-01")),)},
        {"advice": (entry("v1", "x", "03-01", outcome="worked"),)},
        {"resources": (entry("b1", "x", "03-01"),)},
        {"introductions": (entry("a1", "x", "03-01", person="y"),)},
        {"ratings": (rating(1, 2, "03-01"), rating(2, 2, "03-02"))},
        {"own_actions": ((2026, 1),)},
        {"relationships": (BO,)},
    ],
    ids=lambda part: next(iter(part)),
)
def test_each_part_alone_makes_a_year_that_is_not_empty(part: dict[str, object]) -> None:
    """It is among the years with entries, and a year without it is empty."""
    read = entries(**{"relationships": (SOREN,), **part})
    assert years_in(read) == [2026]
    assert not build_year(read, 2026, today=TODAY).is_empty
    without = entries(relationships=(SOREN,))
    assert years_in(without) == []
    assert build_year(without, 2026, today=TODAY).is_empty
    assert build_years(without, today=TODAY) == []


def test_advice_that_did_not_work_and_a_single_rating_do_not_count() -> None:
    """A page would show nothing of them."""
    read = entries(
        relationships=(SOREN,),
        advice=(entry("v1", "x", "03-01", outcome="partly"),),
        ratings=(rating(1, 2, "03-01"),),
    )
    assert years_in(read) == []
    assert build_year(read, 2026, today=TODAY).is_empty


def test_all_years_are_listed_newest_first_without_gaps() -> None:
    """Years before the first and after the last entry are not listed."""
    read = entries(
        "2000-01-01",
        relationships=(SOREN,),
        months=(month(5, year=2022), month(6, year=2025, held=2)),
        goals=(entry("g1", "x", "2023-02-03"),),
    )
    years = build_years(read, today=TODAY)
    assert [(each.year, each.total.sessions, each.counts.goals, each.is_empty) for each in years] == [
        (2025, 2, 0, False),
        (2024, 0, 0, True),
        (2023, 0, 1, False),
        (2022, 1, 0, False),
    ]


# without names


def test_a_year_to_show_to_others_has_no_names() -> None:
    """Texts that contain one are left out, also names of people who were introduced; the counts stay."""
    year = build_year(FULL, 2026, today=TODAY)
    identifying = IdentifyingText((*PEOPLE, Identity("Mette Vind")), other_names=("Eva Holm",))
    hidden = hide_names(year, identifying)
    assert (hidden.people, hidden.contacts, hidden.counts) == ((), (), year.counts)
    assert {each.relationship for each in (*hidden.goals, *hidden.milestones, *hidden.learned, *hidden.resources)} == {
        ""
    }
    assert "Søren waits for the *second* answer" not in [each.text for each in hidden.learned]
    assert hidden.omitted == 1
    texts = entries(
        goals=(
            entry("g1", "Call METTE", "03-01"),
            entry("g2", "Join Nordlys", "03-02"),
            entry("g3", "Read more", "03-03"),
            entry("g4", "Evas metode", "03-04"),
        ),
        resources=(entry("b1", "Ana's talk", "03-01", takeaway="Speak up"), entry("b2", "x", "03-01", takeaway="Lone")),
        ratings=(rating(1, 2, "03-01", skill="Bo's way"), rating(2, 4, "03-02", skill="Bo's way")),
    )
    hidden = hide_names(build_year(texts, 2026, today=TODAY), identifying)
    assert [each.text for each in hidden.goals] == ["Read more"]
    assert [(each.text, each.takeaway) for each in hidden.resources] == [("x", None)]
    assert (hidden.skills, [each.text for each in hidden.learned if each.source == "resource"]) == ((), ["Speak up"])
    assert (hidden.omitted, hidden.not_shown) == (6, NotShown(goals=3, learned=1, skills=1, resources=1))
    assert hidden.counts.goals == 4


NAMES = st.text(st.characters(categories=("Lu", "Ll", "Lo"), max_codepoint=0x3000), min_size=2, max_size=12)


@given(name=NAMES, before=st.sampled_from(["", "With ", "see: "]), after=st.sampled_from(["", "'s idea", ", twice"]))
@settings(max_examples=100)
def test_no_text_with_a_name_is_kept(name: str, before: str, after: str) -> None:
    """Whatever the name is, and wherever it is in a text."""
    text = f"{before}{name}{after}"
    year = build_year(
        entries(
            relationships=(relationship(name=name),),
            goals=(entry("g1", text, "03-01"),),
            takeaways=(entry("s1", text, "03-01"),),
            resources=(entry("b1", text, "03-01"),),
            milestones=(entry("m1", text, "03-01"),),
        ),
        2026,
        today=TODAY,
    )
    hidden = hide_names(year, IdentifyingText((relationship(name=name),)))
    assert (hidden.goals, hidden.learned, hidden.resources, hidden.milestones) == ((), (), (), ())
    assert hidden.omitted == 4


# the journal


HELD = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.dates(dt.date(2024, 12, 20), dt.date(2026, 1, 10)),
        st.one_of(st.none(), st.integers(1, 1440)),
        st.booleans(),
    ),
    max_size=12,
)


@given(held=HELD)
@settings(max_examples=60, deadline=None)
def test_the_sums_of_a_year_are_those_of_the_contact_log(
    held: list[tuple[int, dt.date, int | None, bool]],
) -> None:
    """Over months and over roles, with and without private sessions, as `hours` counts them."""
    from tests.store.build import Build, in_memory

    with in_memory() as journal:
        build = Build(journal)
        kinds = (("mentor", "mentoring"), ("mentor", "coaching"), ("mentee", "mentoring"), ("mentee", "coaching"))
        people = [build.relationship(f"P{n}", role=role, type=type_) for n, (role, type_) in enumerate(kinds)]
        for person, on, minutes, private in held:
            build.held(on, relationship=people[person], minutes=minutes, private=private)
        check_sums(journal)
        journal.hide_private()
        check_sums(journal)


def check_sums(journal: Journal) -> None:
    """Compare 2025 with the contact log of the same days."""
    first, last = dt.date(2025, 1, 1), dt.date(2025, 12, 31)
    contacts: tuple[Contact, ...] = journal.contacts(since=first, until=last)
    totals = build_hours(contacts).totals
    year = build_year(journal.year_entries(first=first, last=last), 2025, today=TODAY)
    for role in year.roles:
        ours = [each for each in totals if each.role == role.role]
        logged = (sum(each.sessions for each in ours), sum(each.minutes for each in ours))
        assert (sum(each.sessions for each in role.months), sum(each.minutes for each in role.months)) == logged
        assert (role.total.sessions, role.total.minutes) == logged
        assert role.total.without_length == sum(each.without_length for each in ours)
        assert role.people == sum(each.people for each in ours)
    assert year.total.sessions == len(contacts) == sum(each.sessions for each in year.people)
    assert year.total.minutes == sum(each.minutes or 0 for each in contacts)
    assert [each.minutes for each in year.roles[0].months] == [
        sum(each.minutes or 0 for each in contacts if each.role == "mentor" and each.on.month == number)
        for number in range(1, 13)
    ]
