"""The page to keep as plain data for its layouts: its texts in one language, and where the marks of its charts are.

Horizontal positions are in hundredths of the width of a chart, heights are shares of its height.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Final

from mentorlog.export.charts import plain_text
from mentorlog.export.document import UserText
from mentorlog.export.lead import with_private
from mentorlog.insight.page_to_keep.build import NAME_LENGTH
from mentorlog.insight.page_to_keep.text_length import shorten
from mentorlog.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import InlineText
    from mentorlog.export.translation import Translator
    from mentorlog.insight.page_to_keep.build import KeptGoal, PageToKeep

LEFT: Final = 1.0
RIGHT: Final = 99.0
"""The start and the end of a time line, so that no mark is cut at an edge."""
_MOST_YEARS: Final = 6
"""Labels of years that fit under the time line."""
_YEARS_BETWEEN: Final = (22.0, 78.0)
"""Where the labels of years may be, so that they are not above the dates at the ends."""
_MONTHS: Final = 36
"""A longer time line has a tick per year instead of one per month."""
_DAY_FORMATS: Final = {"en": "d MMMM y", "da": "d. MMMM y"}
_NO_BREAK_SPACE: Final = "\u00a0"


class Mark(NamedTuple):
    """A session on the time line."""

    kind: str
    """`held`, `cancelled`, `missed`."""
    x: float
    height: float


class GoalPicture(NamedTuple):
    """A goal with its progress over time."""

    title: InlineText
    percent: str
    """Empty if no progress was recorded."""
    result: str
    """What became of it: `achieved 4 May 2026`."""
    description: str
    """Its progress in a sentence; empty if none was recorded."""
    is_achieved: bool
    points: tuple[tuple[float, float], ...]
    """Positions with progress as shares."""


class Sheet(NamedTuple):
    """The page in one language."""

    language: str
    on: dt.date
    title: InlineText
    focus: InlineText
    since: str
    until: str
    """Empty if all was on one day."""
    sessions: str
    """How many sessions were held, and how long they were."""
    others: tuple[tuple[str, str], ...]
    """How many sessions were cancelled and missed, each with its kind."""
    about_heights: str
    """What the heights of the marks say; empty if they are all the same."""
    marks: tuple[Mark, ...]
    ticks: tuple[float, ...]
    years: tuple[tuple[float, str], ...]
    goals_title: str
    goals: tuple[GoalPicture, ...]
    learned_title: str
    learned: tuple[InlineText, ...]
    thanks_title: str
    thanks: tuple[InlineText, ...]
    signature: InlineText
    """The name of the journal's owner below the thanks."""
    next_title: str
    next: tuple[InlineText, ...]
    in_touch: str
    """When to get in touch again, as a sentence."""
    origin: InlineText
    """Whose journal it is from, and who may read it."""

    @property
    def timeline_description(self) -> str:
        """The time line in a sentence."""
        others = "".join(f", {text}" for _, text in self.others)
        days = f"{self.since} – {self.until}" if self.until else self.since
        return f"{days}: {self.sessions}{others}."


def describe(sheet: Sheet) -> str:
    """The page in sentences, for pictures of it."""
    parts = [sheet.timeline_description]
    if sheet.goals:
        goals = (f"{plain_text(each.title)} ({each.result})" for each in sheet.goals)
        parts.append(f"{sheet.goals_title}: {'; '.join(goals)}.")
    for title, texts in (
        (sheet.learned_title, sheet.learned),
        (sheet.thanks_title, sheet.thanks),
        (sheet.next_title, (*sheet.next, (sheet.in_touch,))),
    ):
        shown = " / ".join(filter(None, map(plain_text, texts)))
        parts += [f"{title}: {shown}"] if shown else []
    parts.append(plain_text(sheet.origin))
    focus = plain_text(sheet.focus)
    return "\n".join([focus, *parts] if focus else parts)


def sheet_of(page: PageToKeep, translator: Translator, *, owner: str | None) -> Sheet:
    """The page in the translator's language, signed with the name of the journal's owner."""
    return _Writer(page, translator.of(page.relationship), owner).sheet()


class _Writer:
    """Writes the sheet of a page."""

    def __init__(self, page: PageToKeep, translator: Translator, owner: str | None) -> None:
        self.page = page
        self.translator = translator
        self.owner = shorten(owner, NAME_LENGTH) if owner else ""

    def sheet(self) -> Sheet:
        page, _ = self.page, self.translator.translate
        is_mentor = page.relationship.role == "mentor"
        heights = {each.height for each in page.meetings if each.height}
        return Sheet(
            self.translator.language,
            page.exported_on,
            title=self.translator.translate_with("Mentoring with {name}", name=UserText(page.name)),
            focus=(UserText(page.focus),) if page.focus else (),
            since=self._day(page.first_on),
            until=self._day(page.last_on) if page.last_on > page.first_on else "",
            sessions=self._sessions(),
            others=tuple(self._others()),
            about_heights=_("The taller the mark, the longer the session.") if len(heights) > 1 else "",
            marks=tuple(Mark(each.session.status, self._x(each.session.on), each.height) for each in page.meetings),
            ticks=tuple(self._x(on) for on, _ in self._first_days()),
            years=tuple(self._years()),
            goals_title=_("Goals"),
            goals=tuple(map(self._goal, page.goals)),
            learned_title=_("What was learned"),
            learned=tuple((UserText(each),) for each in page.learned),
            thanks_title=_("Thanks from the mentor") if is_mentor else _("Thanks from the mentee"),
            thanks=tuple((UserText(each),) for each in page.thanks),
            signature=(UserText(self.owner),) if self.owner else (),
            next_title=_("What comes next"),
            next=tuple((UserText(each),) for each in page.next),
            in_touch=self._in_touch(),
            origin=self._origin(is_mentor=is_mentor),
        )

    def _day(self, day: dt.date) -> str:
        """A day without its weekday, which does not break at the end of a line: `4 May 2026`, `4. maj 2026`."""
        from babel.dates import format_date

        language = self.translator.language
        return format_date(day, _DAY_FORMATS[language], locale=language).replace(" ", _NO_BREAK_SPACE)

    def _x(self, on: dt.date) -> float:
        days = max((self.page.last_on - self.page.first_on).days, 1)
        share = min(max((on - self.page.first_on).days / days, 0), 1)
        return round(LEFT + (RIGHT - LEFT) * share, 2)

    def _first_days(self) -> Iterator[tuple[dt.date, bool]]:
        """The first days of the months within the time, or of the years if it is long; with whether it is a year's."""
        first, last = self.page.first_on, self.page.last_on
        months = (last.year - first.year) * 12 + last.month - first.month
        for index in range(1, months + 1):
            year, month = divmod(first.month - 1 + index, 12)
            if months <= _MONTHS or month == 0:
                yield dt.date(first.year + year, month + 1, 1), month == 0

    def _years(self) -> Iterator[tuple[float, str]]:
        years = [on for on, is_year in self._first_days() if is_year]
        least, most = _YEARS_BETWEEN
        for on in years[:: -(-len(years) // _MOST_YEARS) or 1]:
            if least <= self._x(on) <= most:
                yield self._x(on), str(on.year)

    def _sessions(self) -> str:
        page, translate_plural = self.page, self.translator.translate_plural
        if not page.sessions_held:
            return self.translator.translate("No session was held")
        held = translate_plural("One session held", "{count} sessions held", page.sessions_held)
        return f"{held}, {self.translator.format_hours(page.minutes_held)}" if page.minutes_held else held

    def _others(self) -> Iterator[tuple[str, str]]:
        page, translate_plural = self.page, self.translator.translate_plural
        if page.cancelled:
            yield "cancelled", translate_plural("{count} cancelled", "{count} cancelled", page.cancelled)
        if page.missed:
            yield "missed", translate_plural("{count} missed", "{count} missed", page.missed)

    def _goal(self, kept: KeptGoal) -> GoalPicture:
        goal, percent = kept.goal, self.translator.format_percent
        private = f" ({self.translator.translate('private')})" if goal.private else ""
        progress = 100 if goal.status == "achieved" else goal.progress
        return GoalPicture(
            title=(UserText(goal.title), private) if private else (UserText(goal.title),),
            percent=percent(progress) if kept.course or progress else "",
            result=self._result(kept),
            description=self._describe_course(kept),
            is_achieved=goal.status == "achieved",
            points=tuple((self._x(each.on), each.progress / 100) for each in kept.course),
        )

    def _result(self, kept: KeptGoal) -> str:
        goal, _ = kept.goal, self.translator.translate
        if goal.status == "open":
            return self.translator.translate_in_context("goal", "open")
        day = self._day(goal.closed_on) if goal.closed_on else ""
        text = _("achieved {day}") if goal.status == "achieved" else _("dropped {day}")
        return text.format(day=day).rstrip()

    def _describe_course(self, kept: KeptGoal) -> str:
        course, percent = kept.course, self.translator.format_percent
        if not course:
            return ""
        if len(course) == 1:
            text = self.translator.translate("{progress} on {day}")
            return text.format(progress=percent(course[0].progress), day=self._day(course[0].on))
        return self.translator.translate_plural(
            "From {first} on {since} to {last} on {until}, in one step.",
            "From {first} on {since} to {last} on {until}, in {count} steps.",
            len(course) - 1,
            first=percent(course[0].progress),
            last=percent(course[-1].progress),
            since=self._day(course[0].on),
            until=self._day(course[-1].on),
        )

    def _in_touch(self) -> str:
        day = self.page.keep_in_touch_on
        return self.translator.translate("We get in touch again on {day}.").format(day=self._day(day)) if day else ""

    def _origin(self, *, is_mentor: bool) -> InlineText:
        day, translate_with = self._day(self.page.exported_on), self.translator.translate_with
        owner = UserText(self.owner)
        if self.owner and is_mentor:
            source = translate_with("From the journal of {owner} (mentor), {day}.", owner=owner, day=day)
        elif self.owner:
            source = translate_with("From the journal of {owner} (mentee), {day}.", owner=owner, day=day)
        elif is_mentor:
            source = translate_with("From the journal of the mentor, {day}.", day=day)
        else:
            source = translate_with("From the journal of the mentee, {day}.", day=day)
        source = with_private(source, self.translator, included=self.page.private_included)
        if self.page.readers:
            label = self.translator.translate("May be read by")
            source = (*source, f" {label}: ", UserText(self.page.readers))
        return source
