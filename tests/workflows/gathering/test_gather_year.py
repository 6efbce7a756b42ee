"""A year for its owner, for others and for anyone."""

from __future__ import annotations

import datetime as dt

import pytest

from mentorlog.workflows.gathering.gather_year import GatheredYears, gather_years
from tests.builders import day
from tests.store.build import Build, in_memory, statements

TODAY = day("2026-11-23")


@pytest.fixture
def build() -> Build:
    """A journal with a private and a shareable session of one person."""
    build = Build(in_memory())
    build.relationship("Ana Souza")
    build.held("03-02", minutes=60, takeaways=("Ask first",))
    build.held("04-02", minutes=30, takeaways=("Ana may leave",), private=True)
    return build


def read(build: Build, reader: str, year: int | None = 2026) -> GatheredYears:
    """The year of the journal for a reader."""
    return gather_years(build.journal, year, today=TODAY, reader=reader)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("reader", "expected"),
    [
        ("owner", (2, 1, False)),
        ("others", (1, 1, False)),
        ("others, with private entries", (2, 1, True)),
        ("anyone", (1, 0, False)),
    ],
)
def test_each_reader_gets_what_is_for_them(build: Build, reader: str, expected: tuple[int, int, bool]) -> None:
    """Others get no private entries, nor that there are any, and anyone gets no names. `expected` are sessions,
    people and `has_private`."""
    found = read(build, reader)
    (year,) = found.years
    assert (year.total.sessions, len(year.people), found.has_private) == expected


def test_a_private_person_is_not_named_in_a_text_either(build: Build) -> None:
    """Nor is one who was introduced in a private action, nor a prospect."""
    build.relationship("Bo Lind", private=True)
    build.relationship("Eve Holm", status="prospect", private=True)
    build.action(person="Karim Haddad", private=True)
    for text in ("Bo waits", "Eve's way", "Like Karim", "Wait"):
        build.goal(text, status="achieved", closed_on=day("05-05"))
    (year,) = read(build, "anyone").years
    assert [each.text for each in year.goals] == ["Wait"]
    assert (year.counts.goals, year.omitted) == (4, 3)


def test_an_empty_year_comes_with_the_years_that_are_not(build: Build) -> None:
    """Only as far as the reader may know of them."""
    build.held("2024-02-01", private=True)
    assert read(build, "owner", 2020).other_years == (2024, 2026)
    assert read(build, "owner").other_years == ()
    assert read(build, "others", 2020).other_years == (2026,)


@pytest.mark.heavy
@pytest.mark.parametrize("reader", ["owner", "others", "anyone"])
@pytest.mark.parametrize("year", [2026, None])
def test_the_number_of_statements_does_not_grow(reader: str, year: int | None) -> None:
    """With entries, people and years."""
    asked = []
    for many in (1, 12):
        build = Build(in_memory())
        for number in range(many):
            one = build.relationship(f"P{number}", started_on="2020-01-05")
            for on in (dt.date(2026 - number % 6, 3, 2), dt.date(2026, 4, 2)):
                build.held(on, relationship=one, takeaways=("x",))
                build.rating(relationship=one, on=on, owner="me")
                build.goal(relationship=one, status="achieved", closed_on=on)
                build.milestone(relationship=one, on=on, celebrated_on=on)
                build.resource(relationship=one, status="done", done_on=on)
                build.action(relationship=one, person="Mads", status="done", done_on=on)
        with statements(build.journal) as seen:
            read(build, reader, year)
        asked.append(len(seen))
    assert asked[0] == asked[1]
