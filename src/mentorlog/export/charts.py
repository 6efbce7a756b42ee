"""The geometry of a page's pictures, and the sentence that each of them comes to.

Pictures are strips: as wide as the page, their places across in hundredths of it and their places down in pixels, so
that what is written in them is as large on a phone as on paper, and nothing is drawn twice. A strip has one line of
time, goal or skill; long pictures break between strips.
"""

from __future__ import annotations

import calendar
import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from mentorlog.export.document import Happening, Scale, Scales, Timeline, Trend, Trends, Typed, Words
from mentorlog.export.escape import visible
from mentorlog.export.speech import Speech

NARROW: Final = 300
WIDE: Final = 500
"""Pixels: how wide a strip is on a phone, and at least how wide on a screen or on paper. What collides in neither
collides nowhere."""
MONTHS_IN_A_STRIP: Final = 14
"""Months that one strip takes; beyond that each year has its own."""

LEFT: Final = 1.5
RIGHT: Final = 98.5
"""Hundredths between which a strip's time runs, so that no mark is cut at an edge."""
SCALE_RIGHT: Final = 84.0
"""The same where the strip has its measure written at the end."""

LETTER: Final = 7.5
"""Pixels: how wide a usual letter of a label is at most."""
NARROW_LETTERS: Final = frozenset("fijlrtI.,:;!|'()[] ")
WIDE_LETTERS: Final = frozenset("mwMW@%—")
LANE: Final = 18
STEM: Final = 16
FOOT: Final = 26
"""Pixels: the height of a row of labels, of what lies between the labels and the line, and of the months below it."""
LABEL: Final = 48
"""Letters that a label has at most."""

RADIUS: Final = 4.5
LEAST: Final = 2.2
"""Pixels: how large the mark of a session is, and how small where others are close."""

TOP: Final = 7
BOTTOM: Final = 67
"""Pixels: how far down a progress of 100 and of 0 lie."""


class Tick(NamedTuple):
    """A place on the axis, with what it is called where there is room to say."""

    x: float
    label: str


class Dot(NamedTuple):
    """A mark on a line; `kind` is a session's, or a goal's `step`. `radius` is in pixels."""

    x: float
    y: float
    kind: str = "step"
    radius: float = RADIUS


class Flag(NamedTuple):
    """A milestone with its name, `y` pixels down: as much of the `name` as there is room for, and the `short` of it on
    a phone. It stands before the mark where it would not fit after it."""

    x: float
    y: int
    kind: str
    name: str
    short: str
    is_before: bool


class Strip(NamedTuple):
    """One line of time: `label` is its years. The line runs from `since` to `until` at height `y`."""

    label: str
    said: str
    height: int
    y: int
    since: float
    until: float
    dots: tuple[Dot, ...]
    flags: tuple[Flag, ...]
    ticks: tuple[Tick, ...]


class Course(NamedTuple):
    """One goal's line: `line` and `area` are paths in a box of 1000 by the strip's height."""

    title: Words
    value: str
    said: str
    line: str
    area: str
    dots: tuple[Dot, ...]


class Courses(NamedTuple):
    """All goals' lines and the axis that they share; its time ends at `right`, and `top` and `bottom` are how far down
    100 and 0 percent lie, in words `most` and `least`."""

    courses: tuple[Course, ...]
    ticks: tuple[Tick, ...]
    most: str
    least: str
    right: float = SCALE_RIGHT
    top: int = TOP
    bottom: int = BOTTOM


class Step(NamedTuple):
    """One skill, from `first` to `last`."""

    title: Words
    value: str
    said: str
    first: float
    last: float


class Span(NamedTuple):
    """Days that a strip shows, and where its right end lies."""

    first: dt.date
    last: dt.date
    right: float = RIGHT

    def x(self, on: dt.date) -> float:
        """Where a day lies, in hundredths."""
        days = max((self.last - self.first).days, 1)
        return round(LEFT + (self.right - LEFT) * (on - self.first).days / days, 2)


class Charts:
    """Draws in one language."""

    def __init__(self, speech: Speech) -> None:
        self.speech = speech
        self.say = speech.say
        self.scores = tuple(map(_score, range(1, 6)))

    def legend(self, timeline: Timeline) -> list[tuple[str, str]]:
        """The kinds of mark that a timeline has, with what they are called."""
        names = {
            "held": self.say("session held"),
            "cancelled": self.say("cancelled"),
            "missed": self.say("missed"),
            "reached": self.say("milestone reached"),
            "planned": self.say("milestone planned"),
        }
        kinds = {each.kind for each in timeline.happenings}
        return [(kind, name) for kind, name in names.items() if kind in kinds]

    def timeline(self, timeline: Timeline) -> Iterator[Strip]:
        """Its strips: one for a year or so, else one for each year in which anything happened."""
        if _months(timeline.first, timeline.last) <= MONTHS_IN_A_STRIP:
            span = _whole_months(timeline.first, timeline.last)
            yield self._strip(timeline, span, "–".join(dict.fromkeys((str(span.first.year), str(span.last.year)))))
            return
        for year in sorted({each.on.year for each in timeline.happenings}):
            yield self._strip(timeline, Span(dt.date(year, 1, 1), dt.date(year, 12, 31)), str(year))

    def _strip(self, timeline: Timeline, span: Span, label: str) -> Strip:
        happened = [each for each in timeline.happenings if span.first <= each.on <= span.last]
        sessions = [each for each in happened if each.kind not in ("reached", "planned")]
        milestones = [each for each in happened if each.kind in ("reached", "planned")]
        flags, y = _flags(milestones, span)
        places = [span.x(each.on) for each in sessions]
        radii = _radii(places)
        return Strip(
            label,
            self._said_of(sessions, milestones),
            y + FOOT,
            y,
            span.x(max(span.first, timeline.first)),
            span.x(min(span.last, timeline.last)),
            tuple(Dot(x, y, each.kind, radii[x]) for x, each in zip(places, sessions, strict=True)),
            flags,
            tuple(self._ticks(span)),
        )

    def _said_of(self, sessions: Sequence[Happening], milestones: Sequence[Happening]) -> str:
        """What a strip shows, in a sentence."""
        counts = {kind: sum(each.kind == kind for each in sessions) for kind in ("held", "cancelled", "missed")}
        said = []
        if counts["held"]:
            said.append(self.speech.count("One session held", "{count} sessions held", counts["held"]))
        if counts["cancelled"]:
            said.append(self.speech.count("{count} cancelled", "{count} cancelled", counts["cancelled"]))
        if counts["missed"]:
            said.append(self.speech.count("{count} missed", "{count} missed", counts["missed"]))
        parts = [", ".join(said)] if said else []
        for kind, lead in (("reached", self.say("milestones reached")), ("planned", self.say("milestones planned"))):
            those = [f"{plain(each.said)} ({self.speech.on(each.on)})" for each in milestones if each.kind == kind]
            parts += [f"{lead}: {', '.join(those)}"] if those else []
        return f"{'; '.join(parts)}."

    def _ticks(self, span: Span) -> Iterator[Tick]:
        """The months of a strip, as many of them named as there is room for on a phone; the years of a longer one."""
        months = _months(span.first, span.last)
        if months > MONTHS_IN_A_STRIP:
            years = span.last.year - span.first.year + 1
            every = -(-years // 6)
            for place in range(years):
                on = dt.date(span.first.year + place, 1, 1)
                yield Tick(span.x(on), "" if place % every else str(on.year))
            return
        every = 1 if months <= 6 else 3 if span.first.month == 1 or months > 8 else 2
        for place in range(months):
            on = _month(span.first, place)
            yield Tick(span.x(on), "" if place % every else self.speech.short_month(on))

    def trends(self, trends: Trends) -> Courses:
        """Each goal's line, all on one axis."""
        if _months(trends.first, trends.last) <= MONTHS_IN_A_STRIP:
            span = _whole_months(trends.first, trends.last)._replace(right=SCALE_RIGHT)
        else:
            span = Span(dt.date(trends.first.year, 1, 1), dt.date(trends.last.year, 12, 31), SCALE_RIGHT)
        courses = tuple(self._course(each, span) for each in trends.trends)
        return Courses(courses, tuple(self._ticks(span)), self.speech.percent(100), self.speech.percent(0))

    def _course(self, trend: Trend, span: Span) -> Course:
        (since, first), (until, last) = trend.steps[0], trend.steps[-1]
        dots = tuple(Dot(span.x(on), _height(progress)) for on, progress in trend.steps)
        line = " ".join(f"{dot.x * 10:g},{dot.y:g}" for dot in dots)
        said = self.speech.count(
            "From {first} on {since} to {last} on {until}, in one step.",
            "From {first} on {since} to {last} on {until}, in {count} steps.",
            len(trend.steps) - 1,
            first=self.speech.percent(first),
            last=self.speech.percent(last),
            since=self.speech.on(since),
            until=self.speech.on(until),
        )
        area = f"M{dots[0].x * 10:g},{BOTTOM} L{line} L{dots[-1].x * 10:g},{BOTTOM} Z"
        return Course(
            trend.title, f"{self.speech.percent(first)} → {self.speech.percent(last)}", said, f"M{line}", area, dots
        )

    def scales(self, scales: Scales) -> list[Step]:
        """Each skill's step."""
        return [self._step(each) for each in scales.scales]

    def _step(self, scale: Scale) -> Step:
        said = self.say("{first} of 5 then, {last} of 5 now.").format(first=scale.first, last=scale.last)
        return Step(scale.title, f"{scale.first} → {scale.last}", said, _score(scale.first), _score(scale.last))


def plain(words: Words) -> str:
    """Words as one line of text, all that can't be seen made visible."""
    return "".join(visible(part.text) if isinstance(part, Typed) else part for part in words)


def _score(score: int) -> float:
    """Where a score of 1-5 lies, in hundredths."""
    return 4 + 23.0 * (score - 1)


def _height(progress: int) -> float:
    """How far down a progress of 0-100 lies."""
    return round(BOTTOM - (BOTTOM - TOP) * progress / 100, 1)


def _months(first: dt.date, last: dt.date) -> int:
    """The months that two days and what lies between them touch."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _month(first: dt.date, place: int) -> dt.date:
    """The first day of the month so many months after."""
    years, month = divmod(first.month - 1 + place, 12)
    return dt.date(first.year + years, month + 1, 1)


def _whole_months(first: dt.date, last: dt.date) -> Span:
    return Span(first.replace(day=1), last.replace(day=calendar.monthrange(last.year, last.month)[1]))


def _radii(places: Iterable[float]) -> dict[float, float]:
    """How large the mark at each place may be that it does not hide the one beside it on a phone."""
    found = dict.fromkeys(sorted(places), RADIUS)
    for before, after in pairwise(found):
        room = round(max((after - before) * NARROW / 200 - 0.5, LEAST), 1)
        found[before], found[after] = min(found[before], room), min(found[after], room)
    return found


def _flags(milestones: Sequence[Happening], span: Span) -> tuple[tuple[Flag, ...], int]:
    """The milestones of a strip, their names above one another so that none lies on another, nor on the stem of one
    beside it; and the height of the line below them.

    Those whose name stands after them are placed from the right, each above the stems that its name passes; then those
    at the right edge, whose name stands before them, from the left.
    """
    named = [_named(each, span) for each in milestones]
    after = sorted((each for each in named if not each.is_before), key=lambda each: -each.x)
    before = sorted((each for each in named if each.is_before), key=lambda each: each.x)
    placed: list[tuple[Flag, int]] = []
    for flag in (*after, *before):
        first, last = _reach(flag)
        lane = max((at + 1 for other, at in placed if first <= other.x <= last), default=0)
        taken = {at for other, at in placed if _overlap(_reach(other), (first, last))}
        while lane in taken:
            lane += 1
        placed.append((flag, lane))
    lanes = max((lane for _, lane in placed), default=-1) + 1
    line = lanes * LANE + STEM
    flags = (flag._replace(y=line - STEM - lane * LANE) for flag, lane in placed)
    return tuple(sorted(flags, key=lambda flag: flag.x)), line


def _named(milestone: Happening, span: Span) -> Flag:
    """A milestone with as much of its name as there is room for on the side that has more."""
    x = span.x(milestone.on)
    text = plain(milestone.said)
    is_before = x > 50 and x + _width(text, NARROW) > RIGHT
    room = x - LEFT if is_before else RIGHT - x
    return Flag(x, 0, milestone.kind, _cut(text, room, WIDE), _cut(text, room, NARROW), is_before)


def _reach(flag: Flag) -> tuple[float, float]:
    """From where to where a flag and its name lie, on a phone or elsewhere."""
    width = max(_width(flag.short, NARROW), _width(flag.name, WIDE))
    return (flag.x - width, flag.x) if flag.is_before else (flag.x, flag.x + width)


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _width(text: str, across: int) -> float:
    """How wide a label with its mark is in a strip of so many pixels, in hundredths of it."""
    return 100 * (18 + sum(map(_letter, text))) / across


def _letter(letter: str) -> float:
    """How wide a letter is at most in the fonts that systems have, in pixels."""
    if unicodedata.combining(letter):
        return 0
    if letter in NARROW_LETTERS:
        return LETTER * 0.65
    if letter in WIDE_LETTERS or unicodedata.east_asian_width(letter) in "WF":
        return LETTER * 1.7
    return LETTER * (1.25 if letter.isupper() else 1)


def _cut(text: str, room: float, across: int) -> str:
    """`text`, or as much of it as fits in `room`, ending in an ellipsis."""
    if len(text) <= LABEL and _width(text, across) <= room:
        return text
    kept = text[: LABEL - 1]
    while kept and _width(f"{kept}…", across) > room:
        kept = kept[:-1]
    return f"{kept.rstrip(_JOINERS)}…"


_JOINERS: Final = " ,.;:-–\u200d\ufe0f"
