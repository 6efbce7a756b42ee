"""The page of `year`: the sessions of each month in both roles, and what was reached and learned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.dates import format_time_spent
from mentorlog.dates.format import MONTHS
from mentorlog.insight.year import SkillInYear
from mentorlog.model.role_words import in_words_of
from mentorlog.names import short_names
from mentorlog.present.empty_page import empty_page
from mentorlog.present.month_bars import MonthBars
from mentorlog.present.name_labels import MAX_NAME, full_names, name_labels
from mentorlog.present.page import Gap, Line, Row, Span, text
from mentorlog.present.phrases import count_phrase, in_words, join_facts, private_marker
from mentorlog.present.review.part import SCREEN, labelled_part, page_rows

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from mentorlog.insight.year import Learned, Meetings, NotShown, PersonMet, RoleInYear, Year
    from mentorlog.model.results.year import YearEntry
    from mentorlog.present.page import Page, Text
    from mentorlog.present.review.part import Part

_ME: Final = "me"
"""The name of the relationship with oneself."""
_MOST_NAMES: Final = 6
"""The maximum number of names on a screen."""
_MOST_YEARS: Final = 12
"""The maximum number of years that an empty page lists."""
_SOURCES: Final = {"closing": "looking back", "advice": "advice that worked"}
"""What something was learned from, if its ref does not tell."""


def year_page(year: Year, *, lines: int | None = SCREEN, width: int = 80, is_drawn: bool = True) -> Page:
    """The page of one year, which is not empty. If `lines` is given, long lists are shortened so that it fits so many
    lines of `width` cells, but of at least 80; None in a pipe, where the page is whole.
    `is_drawn`: the page is for a terminal, where long names are cut."""
    head = (_heading(year), *_meetings(year, width=width))
    counts = _counts(year, has_contacts=True)
    if counts and (lines is None or year.is_shareable):  # the lists of a screen say the same
        head = (*head, Row("In all", counts))
    head = (*head, *_not_shown(year.not_shown))
    if lines is None:
        parts = _Lists(year, max_lines=0, cuts_names=is_drawn).parts()
        shown = [len(part.rows) for part in parts]
    else:
        parts, shown = _fitting(year, (*head, Gap()), lines=lines, width=width)
    lists = page_rows(parts, shown, full_command=_full_command(year))
    return (*head, Gap(), *lists) if lists else head


def years_page(years: Sequence[Year], *, width: int = 80) -> Page:
    """A block of four lines for each year, newest first; a year without entries has one line."""
    numbers = [[month.sessions for month in role.months] for year in years for role in year.roles]
    bars = MonthBars(*numbers, width=width, has_numbers=False)
    blocks = (block for year in years for block in _block(year, bars))
    return (Row(body=bars.initials(), label="Sessions"), *blocks)


def empty_year_page(year: Year, other_years: Sequence[int]) -> Page:
    """That nothing counts in a year, and the years in which something does."""
    so_far = " so far" if year.until else ""
    sentence = f"In {year.year}{so_far} no session was held, and nothing was reached, finished or learned."
    if not other_years:
        return empty_page(sentence)
    command = _command(str(other_years[-1]), is_shareable=year.is_shareable)
    return empty_page(sentence, hint=f"There are entries in {list_of_years(other_years)}:", command=command)


def list_of_years(years: Sequence[int]) -> str:
    """The newest of the years in one phrase, newest first, and how many more there are."""
    newest = [str(each) for each in reversed(years)]
    more = f" and {len(newest) - _MOST_YEARS} more" if len(newest) > _MOST_YEARS else ""
    return ", ".join(newest[:_MOST_YEARS]) + more


def no_years_page() -> Page:
    """That there is no year to show."""
    return empty_page(
        "No session was held yet, and nothing was reached, finished or learned.",
        hint="Log the first session:",
        command="mentorlog log TEXT --for 45m",
    )


def _command(year: str, *, is_shareable: bool) -> str:
    """The line that shows a year in the same way."""
    return f"mentorlog year {year}{' --shareable' if is_shareable else ''}"


def _full_command(year: Year) -> str:
    """The line that shows the whole page of a year."""
    return f"{_command(str(year.year), is_shareable=year.is_shareable)} --full"


def _fitting(year: Year, others: Page, *, lines: int, width: int) -> tuple[list[Part], list[int]]:
    """The lists, and how many rows of each fit the page: two of each, or one, or texts of one line."""
    from mentorlog.present.layout.frame import USUAL_WIDTH
    from mentorlog.present.review.fit import fit  # it loads the layout

    width = max(width, USUAL_WIDTH)  # a narrower terminal has the same rows on more lines
    for max_lines, min_rows in ((2, 2), (2, 1), (1, 1), (1, 0)):
        parts = _Lists(year, max_lines=max_lines).parts()
        shown = fit(
            parts,
            others=others,
            max_lines=lines,
            min_rows=min_rows,
            width=width,
            full_command=_full_command(year),
        )
        if shown is not None:
            return parts, shown
    return parts, [1] * len(parts)


def _heading(year: Year) -> Line:
    facts = join_facts(
        count_phrase(year.total.sessions, "session") if year.total.sessions else "no session",
        format_time_spent(year.total.minutes) if year.total.minutes else None,
        count_phrase(year.counts.people, "person", "people") if year.counts.people else None,
    )
    return Line(_title(year), facts, has_rule=True)


def _title(year: Year) -> Text:
    return text(Span(str(year.year), "title"), " so far" if year.until else None)


def _meetings(year: Year, *, width: int) -> Page:
    """The initials of the months, and for each role its bars and numbers; nothing without a session."""
    roles = [role for role in year.roles if _has_meetings(role.total)]
    own = _own(year)
    if not roles:
        return own
    bars = MonthBars(*([month.sessions for month in role.months] for role in roles), width=width)
    rows = (row for role in roles for row in _role(role, bars))
    return (Row("Sessions", bars.initials()), *rows, *_other_meetings(year.total), *own)


def _has_meetings(total: Meetings) -> bool:
    return bool(total.sessions or total.cancelled or total.missed)


def _role(role: RoleInYear, bars: MonthBars) -> tuple[Row, Row]:
    held = [month.sessions for month in role.months]
    return (
        Row(role_label(role), bars.bars(held), hours_of(role.total), is_picture=True),
        Row(body=bars.numbers(held), side=join_facts(people_phrase(role)), is_picture=True),
    )


def role_label(role: RoleInYear) -> str:
    """The role as a label: `As mentor`, or `As coach` if all relationships of the year are coaching."""
    return f"As {in_words_of(role.type, role.role)}"


def hours_of(total: Meetings) -> Text:
    """How many sessions were held, and for how long: `8 sessions · 8 h 50 min`."""
    return join_facts(
        count_phrase(total.sessions, "session"),
        format_time_spent(total.minutes) if total.minutes else None,
    )


def people_phrase(role: RoleInYear) -> str | None:
    """How many people were met in a role, and how many of them in coaching; None for nobody."""
    if not role.people:
        return None
    met = count_phrase(role.people, "person", "people")
    mixed = 0 < role.in_coaching < role.people
    return f"{met}, {role.in_coaching} as {in_words_of('coaching', role.role)}" if mixed else met


def _other_meetings(total: Meetings) -> tuple[Row, ...]:
    """The sessions that were not held, and those without a length; nothing without any."""
    facts = join_facts(
        f"{total.cancelled} cancelled" if total.cancelled else None,
        f"{total.missed} missed" if total.missed else None,
        Span(f"{total.without_length} with no length", "look") if total.without_length else None,
    )
    return (Row("Also", facts),) if facts else ()


def _own(year: Year) -> tuple[Row, ...]:
    """One's own development in numbers; nothing without any."""
    own = year.own
    facts = join_facts(
        count_phrase(own.goals, "goal") + " reached" if own.goals else None,
        count_phrase(own.milestones, "milestone") + " reached" if own.milestones else None,
        count_phrase(own.resources, "resource") + " finished" if own.resources else None,
        count_phrase(own.actions, "action") + " done" if own.actions else None,
    )
    return (Row("Yourself", facts),) if facts else ()


def _counts(year: Year, *, has_contacts: bool) -> Text:
    """What was reached and learned, in numbers."""
    counts = year.counts
    celebrated = f"{counts.celebrated} celebrated" if counts.celebrated else None
    milestones = count_phrase(counts.milestones, "milestone") if counts.milestones else None
    return join_facts(
        count_phrase(counts.goals, "goal") if counts.goals else None,
        ", ".join(filter(None, (milestones, celebrated))),
        count_phrase(counts.learned, "lesson") if counts.learned else None,
        f"{count_phrase(counts.skills_up, 'skill')} up" if counts.skills_up else None,
        count_phrase(counts.contacts, "new contact") if has_contacts and counts.contacts else None,
        count_phrase(counts.resources, "resource") if counts.resources else None,
    )


def _not_shown(not_shown: NotShown) -> tuple[Row, ...]:
    """How many of each list are not shown because their text contains a name; nothing without any."""
    nouns = ("goal", "milestone", "lesson", "skill", "resource")
    numbers = zip(nouns, not_shown, strict=True)
    facts = join_facts(*(count_phrase(number, noun) for noun, number in numbers if number))
    return (Row("Not shown", facts),) if facts else ()


class _Lists:
    """The lists of a year, each as a part of the page."""

    def __init__(self, year: Year, *, max_lines: int, cuts_names: bool = True) -> None:
        """`max_lines` are the lines that a text may take; 0: all, and lists are not shortened."""
        self.year, self.max_lines, self.cuts_names = year, max_lines, cuts_names
        names = {each.relationship for each in (*year.goals, *year.milestones, *year.contacts, *year.resources)}
        names |= {each.relationship for each in year.learned} | {each.first.relationship for each in year.skills}
        people = {name: name for name in sorted(names - {_ME, ""})}
        self.names = {_ME: _ME, **(name_labels(people, MAX_NAME) if cuts_names else short_names(people))}

    def parts(self) -> list[Part]:
        """The lists that have rows."""
        year = self.year
        parts = (
            labelled_part("People", [self._people()] if year.people else []),
            labelled_part("Goals", [self._entry(each) for each in year.goals]),
            labelled_part("Milestones", [self._milestone(each) for each in year.milestones]),
            labelled_part("Learned", [self._learned(each) for each in year.learned]),
            labelled_part("Skills", [self._skill(each) for each in year.skills]),
            labelled_part("Contacts", [self._contact(each) for each in year.contacts]),
            labelled_part("Resources", [self._resource(each) for each in year.resources]),
        )
        return [part for part in parts if part.rows]

    def _row(self, body: Text, *facts: str | Span | None, of: Learned | YearEntry | SkillInYear) -> Row:
        """A row with its facts: those given, whether it is private, and the ref for its owner."""
        ref = of.last.ref if isinstance(of, SkillInYear) else of.ref
        side = join_facts(*facts, private_marker(private=of.private), None if self.year.is_shareable else ref)
        return Row(body=body, side=side, max_lines=self.max_lines)

    def _date(self, on: dt.date) -> str:
        day = f"{on.day} {MONTHS[on.month - 1]}"
        return day if on.year == self.year.year else f"{day} {on.year}"

    def _name(self, name: str) -> str | None:
        return self.names[name] if name else None

    def _people(self) -> Row:
        """The people who were met, with the number of sessions."""
        people = self.year.people[:_MOST_NAMES] if self.max_lines else self.year.people
        more = len(self.year.people) - len(people)
        shown = {each.name: each.name for each in people}
        shown = full_names(shown) if self.cuts_names else shown
        names = (_sessions_of(each, shown[each.name]) for each in people)
        return Row(body=join_facts(*names, Span(f"and {more} more", "dim") if more else None))

    def _entry(self, entry: YearEntry) -> Row:
        return self._row(text(entry.text), self._date(entry.on), self._name(entry.relationship), of=entry)

    def _milestone(self, entry: YearEntry) -> Row:
        day, celebrated = self._date(entry.on), entry.celebrated_on
        if celebrated and celebrated != entry.on:
            day += f", celebrated {self._date(celebrated)}"
        elif celebrated:
            day = f"celebrated {day}"
        return self._row(text(entry.text), day, self._name(entry.relationship), of=entry)

    def _learned(self, learned: Learned) -> Row:
        source = _SOURCES.get(learned.source)
        name = self._name(learned.relationship)
        return self._row(text(learned.text), source, self._date(learned.on), name, of=learned)

    def _skill(self, skill: SkillInYear) -> Row:
        """A skill with its first and its last score, and whose it is."""
        trend = in_words(f"{skill.first.score} → {skill.last.score}", style="strong", label="score")
        theirs = "a mentee" if self.year.is_shareable else self._name(skill.first.relationship)
        return self._row(text(skill.skill), trend, "you" if skill.owner == "me" else theirs, of=skill)

    def _contact(self, entry: YearEntry) -> Row:
        return self._row(text(entry.person), self._date(entry.on), self._name(entry.relationship), of=entry)

    def _resource(self, entry: YearEntry) -> Row:
        spent = format_time_spent(entry.minutes) if entry.minutes else None
        facts = (entry.resource_type, spent, self._date(entry.on), self._name(entry.relationship))
        return self._row(text(entry.text), *facts, of=entry)


def _sessions_of(person: PersonMet, name: str) -> Text:
    """A person with the number of sessions: `Søren (3)`."""
    sessions = Span(f" ({person.sessions}", spoken=f" ({count_phrase(person.sessions, 'session')}")
    return text(name, sessions, ", private)" if person.private else ")")


def _block(year: Year, bars: MonthBars) -> Page:
    """A year as four lines: a heading, the bars of both roles, and its numbers."""
    if year.is_empty:
        return (Line(_title(year), text("no entries"), has_rule=True),)
    rows = (_bar_row(role, bars) for role in year.roles if _has_meetings(role.total))
    counts = _counts(year, has_contacts=False)
    contacts = count_phrase(year.counts.contacts, "new contact") if year.counts.contacts else None
    heading = _heading(year)
    heading = heading._replace(side=join_facts(heading.side, contacts))
    return (heading, *rows, *([Line(counts)] if counts else []))


def _bar_row(role: RoleInYear, bars: MonthBars) -> Row:
    """The bars of one role with their total."""
    held, total = [month.sessions for month in role.months], role.total
    return Row(role_label(role), bars.bars(held), hours_of(total))
