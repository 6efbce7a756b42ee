"""The tables of a programme's page about check-ins, expectations and skills: averages over its relationships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Table, UserText
from mentorlog.insight.programme.member import MENTEE_FIRST
from mentorlog.model import BENEFITS, EXPECTATIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.export.document import Block, InlineText
    from mentorlog.export.translation import Translator
    from mentorlog.insight.programme.overview import Average, Overview
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
    rows = tuple(_row((UserText(each.name),), each, translator) for each in overview.skills)
    yield from _table(translator.translate("Rated 1 to 5"), rows, translator)


def expectations(overview: Overview, translator: Translator) -> Iterator[Block]:
    """How far the expectations had come true, by the last answers of mentees and of mentors."""
    _ = translator.translate
    parts = {each.name: dict(each.counts) for each in overview.breakdowns}
    rows: list[tuple[InlineText, ...]] = []
    for role in MENTEE_FIRST:
        counts = parts.get(f"{role}_expectations")
        if counts:
            rows.append(((_whose(role, translator),), *((str(counts.get(each, 0)),) for each in EXPECTATIONS)))
    if rows:
        yield Table((_("Who answered"), _("met"), _("partly met"), _("not met")), tuple(rows))


def _table(title: str, rows: tuple[tuple[InlineText, ...], ...], translator: Translator) -> Iterator[Block]:
    _ = translator.translate
    if rows:
        yield Table((title, _("Who"), _("Then"), _("Now"), _("Relationships")), rows)


def _row(name: InlineText, average: Average, translator: Translator) -> tuple[InlineText, ...]:
    number = translator.format_number
    is_compared = average.first is not None and average.then is not None
    people = str(average.people)
    if is_compared and average.compared < average.people:
        people = translator.translate("{count}, {compared} of them then and now").format(
            count=average.people, compared=average.compared
        )
    return (
        name,
        (_whose(average.role, translator),),
        (number(average.first),) if average.first is not None else (),
        (number(average.last if average.then is None else average.then),),
        (people,),
    )


def _whose(role: Role, translator: Translator) -> str:
    return translator.translate("mentees") if role == "mentee" else translator.translate("mentors")


def _questions(averages: Iterable[Average], translator: Translator) -> tuple[tuple[InlineText, ...], ...]:
    """A row for each question of the check-ins, in the language of the page."""
    in_context = translator.translate_in_context
    names = {
        "frequency": in_context("check-in", "Meeting as often as needed"),
        "challenge": in_context("check-in", "Enough challenge"),
        "skills": in_context("benefit", "Skills"),
        "career": in_context("benefit", "Career"),
        "confidence": in_context("benefit", "Confidence"),
        "network": in_context("benefit", "Network"),
        "decisions": in_context("benefit", "Decisions"),
        "satisfaction": in_context("benefit", "Satisfaction at work"),
    }
    return tuple(_row((names[each.name],), each, translator) for each in averages)
