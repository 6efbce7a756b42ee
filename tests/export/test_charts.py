"""The layout of charts, and their descriptions in words."""

from __future__ import annotations

import datetime as dt
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.export.charts import NARROW, WIDE, Charts, MilestoneLabel
from mentorlog.export.document import SkillChange, SkillChanges, Timeline, TimelineMark, Trend, Trends, UserText
from mentorlog.export.label_width import LONGEST_LABEL
from mentorlog.export.translation import Translator
from tests.builders import day

CHARTS = Charts(Translator())
SESSIONS = ("held", "cancelled", "missed")
MILESTONES = ("reached", "planned")


def timeline(*happened: tuple[str, str, str]) -> Timeline:
    """A timeline of marks, given as date, kind and name."""
    marks = tuple(TimelineMark(day(on), kind, (UserText(name),)) for on, kind, name in happened)
    days = [each.on for each in marks]
    return Timeline("Sessions and milestones", min(days), max(days), marks)


def trends(*steps: tuple[str, int]) -> Trends:
    """The progress of one goal."""
    days = tuple((day(on), progress) for on, progress in steps)
    return Trends("Goals", days[0][0], days[-1][0], (Trend((UserText("Lead"),), days),))


@st.composite
def timelines(draw: st.DrawFn) -> Timeline:
    """Any timeline of up to thirty marks in five years, with names of any length."""
    days = st.dates(dt.date(2022, 1, 1), dt.date(2026, 12, 31))
    happened = st.tuples(days.map(str), st.sampled_from(SESSIONS + MILESTONES * 2), st.text("abcdefg hij", max_size=70))
    return timeline(*sorted(draw(st.lists(happened, min_size=2, max_size=30))))


# the strips of a timeline


def test_a_timeline_of_about_a_year_is_one_strip() -> None:
    """The strip has whole months and is labelled with its years."""
    (strip,) = CHARTS.timeline(timeline(("2025-11-03", "held", ""), ("2026-04-20", "held", "")))
    assert strip.label == "2025–2026"
    assert [tick.label for tick in strip.ticks] == ["Nov", "Dec", "Jan", "Feb", "Mar", "Apr"]


def test_a_longer_timeline_has_a_strip_for_each_year_with_marks() -> None:
    """A year without marks is omitted, each strip is labelled with its year, and only the last has the months."""
    strips = list(CHARTS.timeline(timeline(("2022-02-01", "held", ""), ("2024-03-01", "held", ""))))
    assert [strip.label for strip in strips] == ["2022", "2024"]
    assert [tick.label for tick in strips[0].ticks if tick.label] == []
    assert [tick.label for tick in strips[1].ticks if tick.label] == ["Jan", "Apr", "Jul", "Oct"]
    assert [len(strip.ticks) for strip in strips] == [12, 12]


def test_the_line_of_a_strip_has_all_its_months() -> None:
    """No month is beside the line, however few days are between the marks."""
    (strip,) = CHARTS.timeline(timeline(("2026-03-20", "held", ""), ("2026-03-24", "held", "")))
    assert [tick.x for tick in strip.ticks] == [CHARTS.left]
    assert CHARTS.left < strip.dots[0].x < strip.dots[1].x < CHARTS.right


@given(timelines())
def test_every_mark_is_drawn_once_inside_its_strip(drawn: Timeline) -> None:
    """The kinds of the marks are those of the timeline."""
    strips = list(CHARTS.timeline(drawn))
    marks = [mark for strip in strips for mark in (*strip.dots, *strip.milestones)]
    assert sorted(mark.kind for mark in marks) == sorted(each.kind for each in drawn.marks)
    assert all(0 < mark.x < 100 for mark in marks)
    assert all(0 < flag.y < strip.y < strip.height for strip in strips for flag in strip.milestones)


@given(timelines())
def test_names_of_milestones_do_not_overlap(drawn: Timeline) -> None:
    """No name is cut off at an edge either, on a phone or on a larger screen."""
    for strip in CHARTS.timeline(drawn):
        for across in (NARROW, WIDE):
            for flag in strip.milestones:
                first, last = extent_of_label(flag, across)
                assert first > -0.5
                assert last < across + 0.5
            for one, other in combinations(strip.milestones, 2):
                (left, right), (begin, end) = extent_of_label(one, across), extent_of_label(other, across)
                assert one.y != other.y or right <= begin + 0.1 or end <= left + 0.1


def extent_of_label(flag: MilestoneLabel, across: int) -> tuple[float, float]:
    """The left and right edge of a milestone and its name in a strip of this width in pixels, with the widest
    letters."""
    text = flag.short_name if across == NARROW else flag.name
    x = flag.x * across / 100
    width = 10 + 5.5 * sum(letter.isascii() for letter in text)
    return (x - width, x) if flag.is_before else (x, x + width)


@pytest.mark.parametrize(
    ("name", "short"),
    [("First review led", "First review led"), ("The day on which everything went as planned at last", None)],
)
def test_a_long_name_is_cut_with_an_ellipsis(name: str, short: str | None) -> None:
    """The description and the text beside the chart have the full name."""
    drawn = timeline(("2026-01-01", "held", ""), ("2026-06-30", "reached", name), ("2026-12-31", "held", ""))
    (strip,) = CHARTS.timeline(drawn)
    (flag,) = strip.milestones
    assert flag.short_name == short or (flag.short_name.endswith("…") and name.startswith(flag.short_name[:-1]))
    assert len(flag.name) <= LONGEST_LABEL
    assert f"{name} (Tue 30 Jun 2026)" in strip.description


def test_a_name_at_the_right_edge_is_before_its_mark() -> None:
    """The name would not fit after the mark."""
    drawn = timeline(("2026-01-01", "reached", "First review led"), ("2026-12-30", "reached", "Last review led"))
    (strip,) = CHARTS.timeline(drawn)
    assert [flag.is_before for flag in strip.milestones] == [False, True]


def test_many_sessions_have_small_marks() -> None:
    """Weekly sessions do not overlap on a phone, and a few sessions have larger marks."""
    weekly = [(str(dt.date(2026, 1, 1) + dt.timedelta(weeks=week)), "held", "") for week in range(52)]
    (many,) = CHARTS.timeline(timeline(*weekly))
    (few,) = CHARTS.timeline(timeline(*weekly[::8]))
    assert max(dot.radius for dot in many.dots) < 3 < min(dot.radius for dot in few.dots)
    assert many.dots[0].radius * 2 <= 300 * (many.dots[1].x - many.dots[0].x) / 100


def test_only_marks_that_are_close_together_are_small() -> None:
    """Two sessions in one week do not change the marks of the rest of the year."""
    days = ("2026-01-05", "2026-03-02", "2026-03-06", "2026-06-01", "2026-09-07")
    (strip,) = CHARTS.timeline(timeline(*((on, "held", "") for on in days)))
    assert [dot.radius for dot in strip.dots] == [4.5, 2.2, 2.2, 4.5, 4.5]


@given(timelines())
def test_marks_of_sessions_do_not_overlap(drawn: Timeline) -> None:
    """Only marks of the smallest size may overlap on a phone."""
    for strip in CHARTS.timeline(drawn):
        dots = sorted(strip.dots)
        for one, other in pairwise(dots):
            if one.x != other.x and max(one.radius, other.radius) > 2.2:
                assert one.radius + other.radius <= 300 * (other.x - one.x) / 100 + 0.01


def test_a_strip_has_a_description_in_words() -> None:
    """It has the numbers of held, cancelled and missed sessions, and the milestones with their dates."""
    drawn = timeline(
        ("2026-03-02", "held", ""),
        ("2026-03-16", "held", ""),
        ("2026-03-30", "cancelled", ""),
        ("2026-04-13", "missed", ""),
        ("2026-04-20", "reached", "First\x07 review"),
        ("2026-05-20", "planned", "Talk"),
    )
    (strip,) = CHARTS.timeline(drawn)
    assert strip.description == (
        "2 sessions held, 1 cancelled, 1 missed; milestones reached: First␇ review (Mon 20 Apr 2026); "
        "milestones planned: Talk (Wed 20 May 2026)."
    )


def test_the_legend_has_only_the_kinds_of_marks_in_the_chart() -> None:
    """Kinds that are not drawn are omitted."""
    drawn = timeline(("2026-03-02", "held", ""), ("2026-03-16", "reached", "Talk"))
    assert CHARTS.legend(drawn) == [("held", "session held"), ("reached", "milestone reached")]


# goals and skills


def test_the_axis_of_goals_has_months_or_years() -> None:
    """It has months for about a year, and years for a longer time."""
    months = CHARTS.trends(trends(("2026-03-02", 5), ("2026-11-09", 40)))
    assert [tick.label for tick in months.ticks if tick.label] == ["Mar", "Jun", "Sep"]
    years = CHARTS.trends(trends(("2022-03-02", 5), ("2026-11-09", 40)))
    assert [tick.label for tick in years.ticks] == ["2022", "2023", "2024", "2025", "2026"]


def test_a_goal_has_a_value_and_a_description_in_words() -> None:
    """The description has the first and the last progress, their dates and the number of steps."""
    (course,) = CHARTS.trends(trends(("2026-03-02", 5), ("2026-05-04", 20), ("2026-11-09", 40))).lines
    assert course.value == "5% → 40%"
    assert course.description == "From 5% on Mon 2 Mar 2026 to 40% on Mon 9 Nov 2026, in 2 steps."
    assert [dot.y for dot in course.dots] == sorted((dot.y for dot in course.dots), reverse=True)


def test_0_and_100_percent_are_on_the_guide_lines() -> None:
    """No point is outside the chart."""
    drawn = CHARTS.trends(trends(("2026-03-02", 0), ("2026-11-09", 100)))
    assert [dot.y for dot in drawn.lines[0].dots] == [drawn.bottom, drawn.top]
    assert all(dot.x <= drawn.right for dot in drawn.lines[0].dots)


def test_a_skill_is_drawn_at_its_first_and_last_score() -> None:
    """Its description has both scores."""
    (step,) = CHARTS.skill_changes(SkillChanges("Ratings", (SkillChange((UserText("Listening"),), 2, 5),)))
    assert (step.first, step.last) == (CHARTS.scores[1], CHARTS.scores[4])
    assert (step.value, step.description) == ("2 → 5", "2 of 5 then, 5 of 5 now.")
