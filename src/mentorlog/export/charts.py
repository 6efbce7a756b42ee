"""Compute the geometry of the charts of a page, and a sentence that describes each.

A chart consists of strips as wide as the page. Each has one time line, goal or skill. Horizontal positions are in
hundredths of the width, vertical ones in pixels, so text has the same size on a phone and on paper. Long charts break
between strips.
"""

from __future__ import annotations

import calendar
import datetime as dt
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mentorlog.export.document import (
    UserText,
)
from mentorlog.export.label_width import shorten, text_width
from mentorlog.export.markdown.user_markdown import plain_text as plain_user_text
from mentorlog.export.month_bars import bar_chart
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.export.document import (
        InlineText,
        MonthBars,
        SkillChange,
        SkillChanges,
        Timeline,
        TimelineMark,
        Trend,
        Trends,
    )
    from mentorlog.export.month_bars import BarChart
    from mentorlog.export.translation import Translator

NARROW: Final = 300
WIDE: Final = 500
"""The width of a strip in pixels on a phone, and the least width on a screen or on paper. Labels that do not overlap at
both widths never overlap."""
MONTHS_PER_STRIP: Final = 14
"""The most months of one strip; a longer time has a strip per year."""

LEFT: Final = 1.5
RIGHT: Final = 98.5
"""The start and end of the time line, in hundredths, so that no mark is cut at an edge."""
RIGHT_WITH_SCALE: Final = 84.0
"""Its end if there is a scale to the right of it."""

LABEL_HEIGHT: Final = 18
STEM_HEIGHT: Final = 16
AXIS_HEIGHT: Final = 26
"""In pixels: a row of labels, the space between the labels and the line, and the months below the line."""
TICKS_HEIGHT: Final = 10
"""The same without the names of the months."""
GROUP_HEIGHT: Final = 480
"""The most height of strips that have the names of their months once."""
RADIUS: Final = 4.5
MIN_RADIUS: Final = 2.2
"""In pixels: the size of a session's mark, and its size if others are close."""

TOP: Final = 7
BOTTOM: Final = 67
"""The vertical positions of 100% and 0%, in pixels."""


class Tick(NamedTuple):
    """A position on the axis."""

    x: float
    label: str
    """Empty if there is no space for it."""


class Dot(NamedTuple):
    """A mark on a line."""

    x: float
    y: float
    kind: str = "step"
    """The status of a session, or `step` for a goal."""
    radius: float = RADIUS
    """In pixels."""


class MilestoneLabel(NamedTuple):
    """A milestone with its title."""

    x: float
    y: int
    kind: str
    name: str
    """As much of the title as there is space for."""
    short_name: str
    """The same on a phone."""
    is_before: bool
    """Whether the title is to the left of the mark, because there is no space on the right."""


class Strip(NamedTuple):
    """A part of the timeline."""

    label: str
    """Its years."""
    description: str
    height: int
    y: int
    """The position of the line."""
    dots: tuple[Dot, ...]
    milestones: tuple[MilestoneLabel, ...]
    ticks: tuple[Tick, ...]
    has_labels: bool = True
    """Whether the names of its months are below it: years below each other have them once, below the last."""

    def without_labels(self) -> Strip:
        """The strip without the names of its months, and without the space for them."""
        ticks = tuple(tick._replace(label="") for tick in self.ticks)
        return self._replace(ticks=ticks, has_labels=False, height=self.y + TICKS_HEIGHT)


class GoalLine(NamedTuple):
    """The progress of one goal."""

    title: InlineText
    value: str
    description: str
    line: str
    """An SVG path in a box of 1000 by the height of the strip."""
    area: str
    """The path of the area below the line."""
    dots: tuple[Dot, ...]


class GoalLines(NamedTuple):
    """The progress of all goals on one axis."""

    lines: tuple[GoalLine, ...]
    ticks: tuple[Tick, ...]
    top_label: str
    bottom_label: str
    right: float = RIGHT_WITH_SCALE
    """The end of the time line."""
    top: int = TOP
    """The position of 100%."""
    bottom: int = BOTTOM
    """The position of 0%."""


class SkillLine(NamedTuple):
    """The change of one skill, from `first` to `last`."""

    title: InlineText
    value: str
    description: str
    first: float
    last: float


class TimeAxis(NamedTuple):
    """The days of a strip."""

    first: dt.date
    last: dt.date
    right: float = RIGHT
    """The position of the last day."""

    def x(self, on: dt.date) -> float:
        """The position of a day, in hundredths."""
        days = max((self.last - self.first).days, 1)
        return round(LEFT + (self.right - LEFT) * (on - self.first).days / days, 2)


class Charts:
    """Computes charts in one language."""

    def __init__(self, translator: Translator) -> None:
        self.translator = translator
        self.left, self.right = LEFT, RIGHT
        """The ends of the line of a timeline."""
        self.scores = tuple(map(_score_x, range(1, 6)))
        """The positions of the scores 1 to 5."""

    def legend(self, timeline: Timeline) -> list[tuple[str, str]]:
        """The kinds of marks in a timeline, with their names."""
        _ = self.translator.translate
        names = {
            "held": _("session held"),
            "cancelled": _("cancelled"),
            "missed": _("missed"),
            "reached": _("milestone reached"),
            "planned": _("milestone planned"),
        }
        kinds = {mark.kind for mark in timeline.marks}
        return [(kind, name) for kind, name in names.items() if kind in kinds]

    def timeline(self, timeline: Timeline, *, group_height: int = GROUP_HEIGHT) -> list[Strip]:
        """The strips of a timeline: one for up to fourteen months, otherwise one for each year with a mark."""
        strips = list(self._strips(timeline))
        height = 0
        for number, (strip, below) in enumerate(pairwise(strips)):
            without_labels = strip.without_labels()
            height += without_labels.height
            if height + below.height <= group_height:
                strips[number] = without_labels
            else:
                height = 0
        return strips

    def _strips(self, timeline: Timeline) -> Iterator[Strip]:
        if _count_months(timeline.first, timeline.last) <= MONTHS_PER_STRIP:
            axis = _whole_months(timeline.first, timeline.last)
            yield self._strip(timeline, axis, "–".join(dict.fromkeys((str(axis.first.year), str(axis.last.year)))))
            return
        for year in sorted({mark.on.year for mark in timeline.marks}):
            yield self._strip(timeline, TimeAxis(dt.date(year, 1, 1), dt.date(year, 12, 31)), str(year))

    def _strip(self, timeline: Timeline, axis: TimeAxis, label: str) -> Strip:
        marks = [mark for mark in timeline.marks if axis.first <= mark.on <= axis.last]
        sessions = [mark for mark in marks if mark.kind not in ("reached", "planned")]
        milestones = [mark for mark in marks if mark.kind in ("reached", "planned")]
        labels, y = _place_milestones(milestones, axis)
        positions = [axis.x(mark.on) for mark in sessions]
        radii = _radii(positions)
        return Strip(
            label,
            self._describe(sessions, milestones),
            y + AXIS_HEIGHT,
            y,
            tuple(Dot(x, y, mark.kind, radii[x]) for x, mark in zip(positions, sessions, strict=True)),
            labels,
            tuple(self._ticks(axis)),
        )

    def _describe(self, sessions: Sequence[TimelineMark], milestones: Sequence[TimelineMark]) -> str:
        """A strip in a sentence."""
        _, translate_plural = self.translator.translate, self.translator.translate_plural
        counts = {kind: sum(mark.kind == kind for mark in sessions) for kind in ("held", "cancelled", "missed")}
        parts = []
        if counts["held"]:
            parts.append(translate_plural("One session held", "{count} sessions held", counts["held"]))
        if counts["cancelled"]:
            parts.append(translate_plural("{count} cancelled", "{count} cancelled", counts["cancelled"]))
        if counts["missed"]:
            parts.append(translate_plural("{count} missed", "{count} missed", counts["missed"]))
        clauses = [", ".join(parts)] if parts else []
        for kind, name in (("reached", _("milestones reached")), ("planned", _("milestones planned"))):
            titles = [
                f"{plain_text(mark.text)} ({self.translator.format_date(mark.on)})"
                for mark in milestones
                if mark.kind == kind
            ]
            clauses += [f"{name}: {', '.join(titles)}"] if titles else []
        return f"{'; '.join(clauses)}."

    def _ticks(self, axis: TimeAxis) -> Iterator[Tick]:
        """The months of a strip, with as many labels as a phone has space for; for a longer time, the years."""
        months = _count_months(axis.first, axis.last)
        if months > MONTHS_PER_STRIP:
            years = axis.last.year - axis.first.year + 1
            every = -(-years // 6)
            for index in range(years):
                on = dt.date(axis.first.year + index, 1, 1)
                yield Tick(axis.x(on), "" if index % every else str(on.year))
            return
        every = 1 if months <= 6 else 3 if axis.first.month == 1 or months > 8 else 2
        for index in range(months):
            on = _add_months(axis.first, index)
            yield Tick(axis.x(on), "" if index % every else self.translator.format_short_month(on))

    def trends(self, trends: Trends) -> GoalLines:
        """The progress of all goals on one axis."""
        if _count_months(trends.first, trends.last) <= MONTHS_PER_STRIP:
            axis = _whole_months(trends.first, trends.last)._replace(right=RIGHT_WITH_SCALE)
        else:
            first, last = dt.date(trends.first.year, 1, 1), dt.date(trends.last.year, 12, 31)
            axis = TimeAxis(first, last, RIGHT_WITH_SCALE)
        lines = tuple(self._goal_line(each, axis) for each in trends.trends)
        percent = self.translator.format_percent
        return GoalLines(lines, tuple(self._ticks(axis)), percent(100), percent(0))

    def _goal_line(self, trend: Trend, axis: TimeAxis) -> GoalLine:
        (since, first), (until, last) = trend.points[0], trend.points[-1]
        percent, date = self.translator.format_percent, self.translator.format_date
        dots = tuple(Dot(axis.x(on), _progress_y(progress)) for on, progress in trend.points)
        path = " ".join(f"{dot.x * 10:g},{dot.y:g}" for dot in dots)
        description = self.translator.translate_plural(
            "From {first} on {since} to {last} on {until}, in one step.",
            "From {first} on {since} to {last} on {until}, in {count} steps.",
            len(trend.points) - 1,
            first=percent(first),
            last=percent(last),
            since=date(since),
            until=date(until),
        )
        area = f"M{dots[0].x * 10:g},{BOTTOM} L{path} L{dots[-1].x * 10:g},{BOTTOM} Z"
        return GoalLine(trend.title, f"{percent(first)} → {percent(last)}", description, f"M{path}", area, dots)

    def month_bars(self, chart: MonthBars) -> BarChart:
        """The bars of a year."""
        return bar_chart(chart, self.translator)

    def skill_changes(self, chart: SkillChanges) -> list[SkillLine]:
        """The change of each skill."""
        return [self._skill_line(each) for each in chart.skills]

    def _skill_line(self, skill: SkillChange) -> SkillLine:
        description = self.translator.translate("{first} of 5 then, {last} of 5 now.").format(
            first=skill.first, last=skill.last
        )
        value = f"{skill.first} → {skill.last}"
        return SkillLine(skill.title, value, description, _score_x(skill.first), _score_x(skill.last))


def plain_text(text: InlineText) -> str:
    """A line as plain text, without the user's marks of emphasis and with invisible characters made visible."""
    return "".join(plain_user_text(part.text) if isinstance(part, UserText) else part for part in text)


def _score_x(score: int) -> float:
    """The position of a score from 1 to 5, in hundredths."""
    return 4 + 23.0 * (score - 1)


def _progress_y(progress: int) -> float:
    """The vertical position of a progress from 0 to 100."""
    return round(BOTTOM - (BOTTOM - TOP) * progress / 100, 1)


def _count_months(first: dt.date, last: dt.date) -> int:
    """The number of calendar months from one day to another, both included."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _add_months(first: dt.date, months: int) -> dt.date:
    """The first day of the month that many months after that of `first`."""
    years, month = divmod(first.month - 1 + months, 12)
    return dt.date(first.year + years, month + 1, 1)


def _whole_months(first: dt.date, last: dt.date) -> TimeAxis:
    return TimeAxis(first.replace(day=1), last.replace(day=calendar.monthrange(last.year, last.month)[1]))


def _radii(positions: Iterable[float]) -> dict[float, float]:
    """The radius of the mark at each position, so that it does not cover the next one on a phone."""
    found = dict.fromkeys(sorted(positions), RADIUS)
    for before, after in pairwise(found):
        space = round(max((after - before) * NARROW / 200 - 0.5, MIN_RADIUS), 1)
        found[before], found[after] = min(found[before], space), min(found[after], space)
    return found


def _place_milestones(milestones: Sequence[TimelineMark], axis: TimeAxis) -> tuple[tuple[MilestoneLabel, ...], int]:
    """Place the labels of milestones in rows, so that they overlap neither each other nor the stem of another mark.
    Returns them with the height of the time line below them.

    Labels to the right of their mark are placed from right to left, each above the stems that it crosses; then those to
    the left of their mark, from left to right.
    """
    labels = [_milestone_label(each, axis) for each in milestones]
    after = sorted((each for each in labels if not each.is_before), key=lambda each: -each.x)
    before = sorted((each for each in labels if each.is_before), key=lambda each: each.x)
    placed: list[tuple[MilestoneLabel, int]] = []
    for label in (*after, *before):
        first, last = _extent(label)
        row = max((used + 1 for other, used in placed if first <= other.x <= last), default=0)
        taken = {used for other, used in placed if _overlap(_extent(other), (first, last))}
        while row in taken:
            row += 1
        placed.append((label, row))
    rows = max((row for _, row in placed), default=-1) + 1
    line = rows * LABEL_HEIGHT + STEM_HEIGHT
    with_height = (label._replace(y=line - STEM_HEIGHT - row * LABEL_HEIGHT) for label, row in placed)
    return tuple(sorted(with_height, key=lambda label: label.x)), line


def _milestone_label(milestone: TimelineMark, axis: TimeAxis) -> MilestoneLabel:
    """A milestone with as much of its title as there is space for, on the side with more space."""
    x = axis.x(milestone.on)
    text = plain_text(milestone.text)
    is_before = x > 50 and x + text_width(text, NARROW) > RIGHT
    space = x - LEFT if is_before else RIGHT - x
    return MilestoneLabel(x, 0, milestone.kind, shorten(text, space, WIDE), shorten(text, space, NARROW), is_before)


def _extent(label: MilestoneLabel) -> tuple[float, float]:
    """The left and right end of a label with its mark, at the width where it is longest."""
    width = max(text_width(label.short_name, NARROW), text_width(label.name, WIDE))
    return (label.x - width, label.x) if label.is_before else (label.x, label.x + width)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
