"""The tables of a programme's page about check-ins, expectations and skills: averages over its relationships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.checkin_answers import benefit_names, expectation_names
from mentorlog.export.document import Table, UserText, without_empty_columns
from mentorlog.insight.programme.member import MENTEE_FIRST
from mentorlog.model import BENEFITS, EXPECTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.export.document import Block, InlineText
    from mentorlog.export.translation import Translator
    from mentorlog.insight.programme.averages import Average
    from mentorlog.insight.programme.overview import Overview
    from mentorlog.model import Role


def checkins(overview: Overview, translator: Translator) -> Iterator[Block]:
    """How often the two meet and how much is asked of them, then and now."""
    found = (each for each in overview.averages if each.name not in BENEFITS)
    yield from _table(translator.translate("Answers, 1 to 5"), _questions(found, translator), translator)


def benefits(overview: Overview, translator: Translator) -> Iterator[Block]:
    """How far it has helped with each thing, then and now."""
    found = (each for each in overview.averages if each.name in BENEFITS)
    yield from _table(translator.translate("Helped with, 1 to 5"), _questions(found, translator), translator)


def skills(overview: Overview, translator: Translator) -> Iterator[Block]:
    """Each skill that was rated, then and now."""
    rows = tuple(row for each in overview.skills for row in _rows((UserText(each.name),), each, translator))
    yield from _table(translator.translate("Rated 1 to 5"), rows, translator)


def expectations(overview: Overview, translator: Translator) -> Iterator[Block]:
    """How far the expectations had come true, by the last answers of mentees and of mentors."""
    _ = translator.translate
    rows: list[tuple[InlineText, ...]] = []
    for role in MENTEE_FIRST:
        counts = overview.counts_of(f"{role}_expectations")
        if counts:
            rows.append(((_whose(role, translator),), *((str(counts.get(each, 0)),) for each in EXPECTATIONS)))
    if rows:
        names = expectation_names(translator)
        yield Table((_("Who answered"), *(names[each] for each in EXPECTATIONS)), tuple(rows))


def _table(title: str, rows: tuple[tuple[InlineText, ...], ...], translator: Translator) -> Iterator[Block]:
    _ = translator.translate
    if rows:
        yield without_empty_columns(Table((title, _("Who"), _("Then"), _("Now"), _("People")), rows))


def _rows(name: InlineText, average: Average, translator: Translator) -> Iterator[tuple[InlineText, ...]]:
    """A row for those who have two scores, and one for those who have only one."""
    number, whose = translator.format_number, (_whose(average.role, translator),)
    if average.first is not None and average.last is not None:
        yield name, whose, (number(average.first),), (number(average.last),), _people(average.compared)
    if average.once is not None:
        once = (*name, " (", translator.translate("only once"), ")")
        yield once, whose, (), (number(average.once),), _people(average.people_once)


def _people(number: int | None) -> InlineText:
    return () if number is None else (str(number),)


def _whose(role: Role, translator: Translator) -> str:
    return translator.translate("mentees") if role == "mentee" else translator.translate("mentors")


def _questions(averages: Iterable[Average], translator: Translator) -> tuple[tuple[InlineText, ...], ...]:
    """A row for each question of the check-ins, in the language of the page."""
    in_context = translator.translate_in_context
    names = {
        "frequency": in_context("check-in", "Meeting as often as needed"),
        "challenge": in_context("check-in", "Enough challenge"),
        **benefit_names(translator),
    }
    return tuple(row for each in averages for row in _rows((names[each.name],), each, translator))
