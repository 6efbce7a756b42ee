"""The page of `year`: bars, lists that end before the screen does, and several years on one screen."""

from __future__ import annotations

import pytest

from mentorlog.insight.identifying_text import IdentifyingText
from mentorlog.insight.shareable_year import hide_names
from mentorlog.insight.year import build_year, build_years
from mentorlog.present.layout.cell_width import cell_width
from mentorlog.present.month_bars import MonthBars
from mentorlog.present.page import as_string
from mentorlog.present.plain import render
from mentorlog.present.review import SCREEN
from mentorlog.present.year import empty_year_page, no_years_page, year_page, years_page
from tests.builders import day
from tests.golden_files import Golden, golden_files
from tests.insight.years import BO, FULL, PEOPLE, SOREN, entries, entry, month

from .screen import drawn, drawn_lines, piped

TODAY = day("2026-11-23")
YEAR = build_year(FULL, 2026, today=TODAY)
PUBLIC = FULL._replace(
    relationships=tuple(each for each in FULL.relationships if not each.private),
    months=tuple(each for each in FULL.months if each.relationship_ref != BO.ref),
    resources=tuple(each for each in FULL.resources if not each.private),
)
SHAREABLE = hide_names(build_year(PUBLIC, 2026, today=TODAY), IdentifyingText(PEOPLE))
SEVERAL = build_years(
    FULL._replace(
        first=day("2022-01-01"),
        months=(
            *FULL.months,
            *(month(number, year=2025, of="r2") for number in (3, 4, 7)),
            *(month(number, year=2022, of="r3", held=12) for number in (1, 12)),
        ),
        goals=(*FULL.goals, entry("g1", "x", "2024-06-30", of="me")),
    ),
    today=TODAY,
)
WIDTHS = {"40": 40, "80": 80, "200": 100}


@golden_files(
    "present",
    [
        *(f"{page}.{voice}.txt" for page in ("year", "years") for voice in ("plain", "40", "80", "200", "80-colour")),
        *(f"{page}.{voice}.txt" for page in ("year-shareable", "year-empty") for voice in ("plain", "80")),
    ],
)
def test_the_pages_equal_their_golden_files(golden: Golden) -> None:
    """Each file has its page for a pipe or for a terminal of that width."""
    page, voice, _ = golden.name.split(".")
    width = WIDTHS.get(voice, 80)
    lines = None if voice == "plain" else SCREEN
    found = {
        "year": year_page(YEAR, lines=lines, width=width),
        "year-shareable": year_page(SHAREABLE, lines=lines, width=width),
        "years": years_page(SEVERAL, width=width),
        "year-empty": empty_year_page(build_year(FULL, 2020, today=TODAY), [2022, 2024, 2026]),
    }[page]
    if voice == "plain":
        return golden.check(piped(found))
    return golden.check(drawn(found, int(voice.removesuffix("-colour")), color=voice.endswith("colour")))


def test_a_year_fits_one_screen() -> None:
    """Long lists are shortened, each says how many are left out, and a pipe shows all."""
    many = FULL._replace(
        goals=tuple(entry(f"g{number}", f"Goal {number}", "03-01") for number in range(1, 30)),
        takeaways=tuple(entry("s1", f"Lesson {number}", "03-01") for number in range(200)),
    )
    year = build_year(many, 2026, today=TODAY)
    for width in (80, 100):
        shown = drawn_lines(year_page(year, lines=SCREEN, width=width), width)
        assert len(shown) <= SCREEN
        assert shown[-1].endswith("mentorlog year 2026 --full")
    assert len(drawn_lines(year_page(year, lines=60), 80)) == 60
    assert render(year_page(year, lines=None)).count("\nGoals\t") == 29


def test_five_years_fit_one_screen() -> None:
    """Each has four lines, also if all of its numbers are large."""
    months = tuple(month(number, of=of, held=9) for number in range(1, 13) for of in ("r1", "r2"))
    one = FULL._replace(
        months=months, goals=FULL.goals * 6, resources=FULL.resources * 5, milestones=FULL.milestones * 4
    )
    years = [build_year(one, 2026, today=TODAY)] * 5
    assert len(drawn_lines(years_page(years), 80)) == 1 + 4 * 5


def test_a_page_to_show_to_others_has_no_names_and_no_refs() -> None:
    """At a terminal and in a pipe; the numbers are those of the whole year."""
    for page in (year_page(SHAREABLE), year_page(SHAREABLE, lines=None)):
        text = render(page) + drawn(page, 80)
        names = [word for person in PEOPLE for word in person.name.split()]
        assert not [word for word in (*names, "Karim", "g4", "s1", "m1", "k4", "b1") if word in text]
        assert "6 lessons" in text
        assert "Not shown" in text
        assert "15 sessions" in text


def test_one_role_has_no_rows_for_the_other() -> None:
    """A year without sessions has no months at all."""
    as_mentor = build_year(entries(months=(month(3),), relationships=PEOPLE), 2026, today=TODAY)
    assert "mentee" not in render(year_page(as_mentor))
    none = build_year(entries(goals=(entry("g1", "Run it", "03-01"),), relationships=(SOREN,)), 2026, today=TODAY)
    assert "Sessions" not in render(year_page(none))
    assert "Run it" in render(year_page(none))


def test_coaching_is_named_as_such() -> None:
    """A year of coaching only has the words of coaching; with both, the people in coaching are counted."""
    only = build_year(entries(months=(month(3, of="r3"),)), 2026, today=TODAY)
    assert "As client" in render(year_page(only))
    assert "2 people, 1 as client" in render(year_page(YEAR))


def test_an_empty_year_names_the_years_with_entries() -> None:
    """At most twelve, the newest first; if there are none, the page says how to begin."""
    page = render(empty_year_page(build_year(FULL, 2020, today=TODAY), range(1990, 2027)))
    assert "2026, 2025" in page
    assert "2015 and 25 more" in page
    assert page.endswith("mentorlog year 2026\n")
    so_far = build_year(entries(relationships=(SOREN,)), 2026, today=TODAY)
    assert render(empty_year_page(so_far, ())).startswith("In 2026 so far no session was held")
    assert "mentorlog log" in render(no_years_page())


@pytest.mark.parametrize("top", [1, 3, 9, 10, 99, 100, 5000])
def test_bars_are_below_their_initials_and_above_their_numbers(top: int) -> None:
    """A bar is as wide as the widest number; the largest is full, and no session has no bar."""
    numbers = [0, 1, top, 0, 0, 0, 0, 0, 0, 0, 0, top]
    for width in (40, 80) if top < 10 else (80,):
        bars = MonthBars(numbers, width=width)
        lines = [as_string(text) for text in (bars.initials(), bars.bars(numbers), bars.numbers(numbers))]
        cell = max(len(str(top)), 2 if width == 80 else 1)
        for place, number in enumerate(numbers):
            initial, bar, shown = (line[place * (cell + 1) :][:cell].strip() for line in lines)
            assert initial == "JFMAMJJASOND"[place]
            assert shown == (str(number) if number else "·")
            assert len(bar) == (cell if number else 0)
        full = "█" if top >= 3 else "▃"
        assert lines[1].endswith(full * cell)
        assert all(cell_width(line) <= 12 * (cell + 1) for line in lines)


def test_numbers_without_space_for_columns_are_listed() -> None:
    """No line of bars is broken at 40 columns."""
    months = (month(2), month(3, held=12), month(11, held=10))
    shown = drawn(year_page(build_year(entries(months=months), 2026, today=TODAY), width=40), 40).splitlines()
    (first,) = [line for line in shown if line.startswith("Sessions")]
    assert first == "Sessions    J F M A M J J A S O N D"
    bars = next(line for line in shown if "█" in line)
    assert (bars[16], bars[32]) == ("█", "▇"), bars
    assert "            Feb 1 · Mar 12 · Nov 10" in shown


@pytest.mark.parametrize("is_drawn", [True, False])
def test_a_long_name_is_cut_only_at_a_terminal(*, is_drawn: bool) -> None:
    """A page in a pipe and for a screen reader has it in full."""
    name = "Wolfeschlegelsteinhausenbergerdorff"
    goals = tuple(each._replace(relationship=f"{name} Lind") for each in YEAR.goals)
    year = YEAR._replace(goals=goals, people=(YEAR.people[0]._replace(name=f"{name} Lind"), *YEAR.people[1:]))
    page = render(year_page(year, lines=None, is_drawn=is_drawn))
    assert (name in page) != is_drawn
    assert (f"{name} Lind (" in page) != is_drawn
    assert ("Wolfeschlegelsteinh…" in page) == is_drawn
