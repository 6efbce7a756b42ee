"""Write a year of mentoring, or several, as a page for other people."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.export.document import (
    Document,
    Fact,
    Facts,
    ListItem,
    ListItems,
    MonthBars,
    MonthSeries,
    Section,
    Sentence,
    SkillChange,
    SkillChanges,
    Table,
    UserText,
    join_with_details,
)
from mentorlog.export.lead import journal_of, with_private
from mentorlog.export.resource_list import format_type
from mentorlog.export.year_roles import role_numbers, role_phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.export.document import Block, InlineText
    from mentorlog.export.translation import Translator
    from mentorlog.insight.year import Learned, RoleInYear, SkillInYear, Year
    from mentorlog.model.results.year import YearEntry


def year_document(
    year: Year, translator: Translator, *, on: dt.date, owner: str | None = None, private_included: bool = False
) -> Document:
    """The page of one year, made on that day; `owner` is the name of the journal's owner, if it is shown."""
    writer = _YearWriter(year, translator)
    title = translator.translate("A year of mentoring: {year}").format(year=year.year)
    sections = (section for section in writer.sections() if section.blocks)
    return Document(
        translator.language,
        (title,),
        with_private(journal_of(translator, on=on, owner=owner), translator, included=private_included),
        tuple(writer.facts()),
        tuple(sections),
        on=on,
        has_contents=False,
    )


def years_document(
    years: Sequence[Year],
    translator: Translator,
    *,
    on: dt.date,
    owner: str | None = None,
    private_included: bool = False,
) -> Document:
    """The page of several years, newest first: a section of numbers for each."""
    top = max((month.sessions for year in years for role in year.roles for month in role.months), default=0)
    title = translator.translate("Years of mentoring")
    if years:
        title += f": {years[-1].year}–{years[0].year}" if len(years) > 1 else f": {years[0].year}"
    return Document(
        translator.language,
        (title,),
        with_private(journal_of(translator, on=on, owner=owner), translator, included=private_included),
        (),
        tuple(_YearWriter(year, translator, top=top).block() for year in years),
        on=on,
        has_contents=False,
    )


class _YearWriter:
    """Writes the parts of one year in one language."""

    def __init__(self, year: Year, translator: Translator, *, top: int = 0) -> None:
        """`top` is the top of the chart's scale, if no number of the year is larger."""
        self.year, self.top = year, top
        self.translator = translator
        self.translate = translator.translate
        self.date = translator.format_date

    # numbers

    def facts(self) -> Iterator[Fact]:
        """The days of a year that is not over, and the numbers of each role and of one's own development."""
        _ = self.translate
        if self.year.until:
            since = self.date(dt.date(self.year.year, 1, 1))
            days = _("{since} to {until}").format(since=since, until=self.date(self.year.until))
            yield Fact(_("Time"), (days,))
        for role in self.year.roles:
            if role.total.sessions:
                yield Fact(self.translator.capitalize(self.role_name(role)), (role_numbers(role, self.translator),))
        if self.year.people:
            yield Fact(_("People"), self._people())
        own = self._own_numbers()
        if own:
            yield Fact(_("My own development"), (own,))

    def role_name(self, role: RoleInYear) -> str:
        """The role within a line: `as mentor`, or `as coach` if all relationships are coaching."""
        return role_phrase(role.role, role.type, self.translator)

    def _people(self) -> InlineText:
        private = self.translate("private")
        return join_with_details((each.name, private if each.private else "") for each in self.year.people)

    def _own_numbers(self) -> str:
        own, translate_plural = self.year.own, self.translator.translate_plural
        numbers = (
            (own.goals, translate_plural("{count} goal reached", "{count} goals reached", own.goals)),
            (
                own.milestones,
                translate_plural("{count} milestone reached", "{count} milestones reached", own.milestones),
            ),
            (own.resources, translate_plural("{count} resource finished", "{count} resources finished", own.resources)),
            (own.actions, translate_plural("{count} action done", "{count} actions done", own.actions)),
        )
        return ", ".join(text for number, text in numbers if number)

    def block(self) -> Section:
        """A year of several: its numbers and its chart."""
        year, key = self.year, f"year-{self.year.year}"
        if year.is_empty:
            return Section(key, str(year.year), (self._nothing(),))
        return Section(key, str(year.year), (Facts((*self.facts(), *self._counts())), *self._chart()))

    def _nothing(self) -> Sentence:
        return Sentence((self.translate("No session was held, and nothing was reached, finished or learned."),))

    def _counts(self) -> Iterator[Fact]:
        """What was reached and learned, in numbers."""
        counts, _, number = self.year.counts, self.translate, self.translator.format_number
        milestones = [number(counts.milestones)] if counts.milestones else []
        if counts.celebrated:
            milestones.append(_("{count} celebrated").format(count=number(counts.celebrated)))
        values = (
            (_("Goals reached"), counts.goals and number(counts.goals)),
            (_("Milestones"), ", ".join(milestones)),
            (_("What was learned"), counts.learned and number(counts.learned)),
            (_("Skills up"), counts.skills_up and number(counts.skills_up)),
            (_("New contacts"), counts.contacts and number(counts.contacts)),
            (_("Read, watched and attended"), counts.resources and number(counts.resources)),
        )
        return (Fact(label, (value,)) for label, value in values if value)

    # lists

    def sections(self) -> Iterator[Section]:
        """The sections of a whole year."""
        year, not_shown, _ = self.year, self.year.not_shown, self.translate
        nothing = (self._nothing(),) if year.is_empty else ()
        yield Section("sessions", _("Sessions"), (*nothing, *self._months(), *self._chart(), *self._table()))
        goals = map(self._entry, year.goals)
        yield Section("goals", _("Goals reached"), self._list(goals, not_shown.goals))
        milestones = map(self._milestone, year.milestones)
        yield Section("milestones", _("Milestones"), self._list(milestones, not_shown.milestones))
        learned = map(self._learned, year.learned)
        yield Section("learned", _("What was learned"), self._list(learned, not_shown.learned))
        yield Section("skills", _("Skills"), (*self._skills(), *self._not_shown(not_shown.skills)))
        yield Section("contacts", _("New contacts"), tuple(self._contacts()))
        resources = map(self._resource, year.resources)
        yield Section("resources", _("Read, watched and attended"), self._list(resources, not_shown.resources))

    def _months(self) -> Iterator[Sentence]:
        """In how many of the months so far a session was held; nothing without a session, or in January."""
        months = self.year.until.month if self.year.until else 12
        by_month = zip(*(role.months for role in self.year.roles), strict=True)
        held = sum(any(each.sessions for each in month) for month in by_month)
        if held and months > 1:
            text = self.translator.translate_plural(
                "Sessions were held in one of {months} months.",
                "Sessions were held in {count} of {months} months.",
                held,
                months=str(months),
            )
            yield Sentence((text,))

    def _chart(self) -> tuple[Block, ...]:
        series = tuple(
            MonthSeries(role.role, self.role_name(role), tuple(month.sessions for month in role.months))
            for role in self.year.roles
            if role.total.sessions
        )
        return (MonthBars(self.translate("Sessions by month"), self.year.year, series, self.top),) if series else ()

    def _table(self) -> Iterator[Table]:
        """The numbers of the chart; nothing without a session."""
        _ = self.translate
        roles = [role for role in self.year.roles if role.total.sessions]
        if not roles:
            return
        names = (self.translator.capitalize(self.role_name(role)) for role in roles)
        header = (_("Month"), *names, self.translator.translate_in_context("length", "Time"))
        rows = (self._month(roles, month) for month in range(12))
        yield Table(header, tuple(row for row in rows if any(row[1:])))

    def _month(self, roles: list[RoleInYear], month: int) -> tuple[InlineText, ...]:
        name = self.translator.format_month(dt.date(self.year.year, month + 1, 1))
        held = [role.months[month] for role in roles]
        minutes = sum(each.minutes for each in held)
        numbers = ((str(each.sessions),) if each.sessions else () for each in held)
        return ((name,), *numbers, (self.translator.format_hours(minutes),) if minutes else ())

    def _list(self, items: Iterable[ListItem], not_shown: int) -> tuple[Block, ...]:
        """The items, and how many are not shown."""
        shown = tuple(items)
        return (*([ListItems(shown)] if shown else []), *self._not_shown(not_shown))

    def _not_shown(self, number: int) -> tuple[Sentence, ...]:
        """How many are not shown because their text contains a name; nothing for 0."""
        if not number:
            return ()
        sentence = self.translator.translate_plural("{count} is not shown.", "{count} are not shown.", number)
        return (Sentence((sentence,)),)

    def _item(self, entry: YearEntry | Learned, text: str | None, *labels: str) -> ListItem:
        marker = f" ({self.translate('private')})" if entry.private else ""
        label = ", ".join(filter(None, (role_phrase(entry.role, entry.relationship_type, self.translator), *labels)))
        cite = self.date(entry.on) + marker
        return ListItem(cite, label, UserText(text or ""), on=entry.on)

    def _entry(self, entry: YearEntry) -> ListItem:
        return self._item(entry, entry.text)

    def _milestone(self, entry: YearEntry) -> ListItem:
        if entry.celebrated_on is None:
            return self._entry(entry)
        celebrated = self.translate("celebrated")
        if entry.celebrated_on != entry.on:
            celebrated = self.translate("celebrated {day}").format(day=self.date(entry.celebrated_on))
        return self._item(entry, entry.text, celebrated)

    def _learned(self, learned: Learned) -> ListItem:
        _ = self.translate
        labels = {"closing": _("looking back"), "advice": _("advice that worked")}
        return self._item(learned, learned.text, labels.get(learned.source, ""))

    def _resource(self, entry: YearEntry) -> ListItem:
        kind = format_type(entry.resource_type, self.translator) if entry.resource_type else ""
        spent = self.translator.format_hours(entry.minutes) if entry.minutes else ""
        return self._item(entry, entry.text, kind, spent)

    def _contacts(self) -> Iterator[Block]:
        count = self.year.counts.contacts
        if count:
            translate_plural = self.translator.translate_plural
            yield Sentence((translate_plural("{count} new contact", "{count} new contacts", count),))
            items = tuple(self._item(each, each.person) for each in self.year.contacts)
            yield from [ListItems(items)] if items else []

    def _skills(self) -> Iterator[Block]:
        """The first and the last rating of each skill of the year, as a chart and as a table."""
        _, skills = self.translate, self.year.skills
        if not skills:
            return
        changes = (SkillChange(self._skill(each), each.first.score, each.last.score) for each in skills)
        yield SkillChanges(_("First and last rating of the year, 1 to 5"), tuple(changes))
        rows = ((self._skill(each), (str(each.first.score),), (str(each.last.score),)) for each in skills)
        yield Table((_("Rated 1 to 5"), _("First"), _("Last")), tuple(rows))

    def _skill(self, skill: SkillInYear) -> InlineText:
        marker = f", {self.translate('private')}" if skill.private else ""
        whose = self.translate("mine") if skill.owner == "me" else self.translate("the other person's")
        return UserText(skill.skill), f" ({whose}{marker})"
