"""The overview of a programme as a page: its relationships, what they came to together, and its evaluations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Document, Fact, ListItem, ListItems, Section, UserText
from mentorlog.export.lead import journal_of, with_private
from mentorlog.export.programme.kinds import kinds
from mentorlog.export.programme.left_out import left_out
from mentorlog.export.programme.relationships import goals, relationships
from mentorlog.export.programme.scores import benefits, checkins, expectations, skills
from mentorlog.export.summary.header import TRANSLATED_REASONS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from mentorlog.export.document import Block, InlineText
    from mentorlog.export.translation import Translator
    from mentorlog.insight.programme.overview import Overview, Totals
    from mentorlog.model import Evaluation


def overview_document(overview: Overview, translator: Translator, *, on: dt.date, owner: str | None = None) -> Document:
    """The overview as a document without empty sections, signed with the name of the journal's owner."""
    translator = translator_of(overview, translator)
    return Document(
        translator.language,
        translator.translate_with("The programme {label}", label=UserText(overview.programme)),
        _lead(overview, translator, on=on, owner=owner),
        tuple(_facts(overview, translator)),
        tuple(section for section in _sections(overview, translator) if section.blocks),
        on=on,
    )


def translator_of(overview: Overview, translator: Translator) -> Translator:
    """The translator that says coach and client, if all relationships are coaching."""
    types = {each.type for each in overview.members}
    return translator.of(overview.members[0]) if types == {"coaching"} else translator


def _sections(overview: Overview, translator: Translator) -> tuple[Section, ...]:
    _ = translator.translate
    return (
        _section("relationships", _("Relationships"), relationships(overview, translator)),
        _section("goals", _("Goals"), goals(overview, translator)),
        _section("check-ins", _("Check-ins"), checkins(overview, translator)),
        _section("expectations", _("Expectations"), expectations(overview, translator)),
        _section("benefits", _("What it helped with"), benefits(overview, translator)),
        _section("skills", _("Skills"), skills(overview, translator)),
        _section("reasons", _("Why they ended"), _reasons(overview, translator)),
        _section("evaluations", _("Evaluations"), _evaluations(overview.evaluations, translator)),
        _section("left-out", _("Left out"), left_out(overview, translator)),
    )


def _section(key: str, title: str, blocks: Iterable[Block]) -> Section:
    return Section(key, title, tuple(blocks))


def _lead(overview: Overview, translator: Translator, *, on: dt.date, owner: str | None) -> InlineText:
    """Whose journal it is from, and the day; without names, only that. Then how many exports of colleagues are counted,
    and whether private entries are included."""
    source = journal_of(translator, on=on, owner=owner)
    if overview.is_anonymous:
        source = (translator.translate("Totals without names, {day}.").format(day=translator.format_date(on)),)
    exports = len({each.source for each in overview.members if each.source})
    if exports:
        translate_plural = translator.translate_plural
        counted = translate_plural(
            "One export of a colleague is counted.", "{count} exports of colleagues are counted.", exports
        )
        source = (*source, " ", counted)
    return with_private(source, translator, included=overview.private_included)


def _facts(overview: Overview, translator: Translator) -> Iterator[Fact]:
    _, totals, translate_plural = translator.translate, overview.totals, translator.translate_plural
    yield Fact(_("Relationships"), (_relationship_counts(overview, translator),))
    if overview.is_anonymous:
        yield from kinds(overview, translator)
    sessions = ", ".join(_session_counts(totals, translator))
    if sessions:
        yield Fact(_("Sessions"), (sessions,))
    found = (
        [translate_plural("{count} reached", "{count} reached", totals.goals_achieved)] if totals.goals_achieved else []
    )
    if totals.goals_open and totals.goals_open_progress is not None:
        progress = translator.format_percent(totals.goals_open_progress)
        found.append(
            translate_plural(
                "{count} open, at {progress}",
                "{count} open, at {progress} on average",
                totals.goals_open,
                progress=progress,
            )
        )
    if totals.goals_dropped:
        found.append(translate_plural("{count} dropped", "{count} dropped", totals.goals_dropped))
    if found:
        yield Fact(_("Goals"), (", ".join(found),))
    if totals.milestones_reached and totals.milestones_celebrated is not None:
        reached = translate_plural("{count} reached", "{count} reached", totals.milestones_reached)
        celebrated = _("{count} celebrated").format(count=totals.milestones_celebrated)
        yield Fact(_("Milestones"), (f"{reached}, {celebrated}",))
    if overview.is_anonymous and totals.checkins:
        yield Fact(_("Check-ins"), (str(totals.checkins),))


def _relationship_counts(overview: Overview, translator: Translator) -> str:
    """How many relationships there are, and how many of them are active, paused and ended: `3 (2 active, 1 ended)`,
    `2 active`."""
    translate_plural = translator.translate_plural
    statuses = overview.counts_of("status")
    texts = (
        translate_plural("{count} active", "{count} active", statuses.get("active", 0)),
        translate_plural("{count} paused", "{count} paused", statuses.get("paused", 0)),
        translate_plural("{count} ended", "{count} ended", statuses.get("ended", 0)),
    )
    shown = [text for text, status in zip(texts, ("active", "paused", "ended"), strict=True) if statuses.get(status)]
    number = overview.totals.relationships
    if number in [statuses.get(status) for status in ("active", "paused", "ended")]:  # the same number twice says less
        return shown[0]
    return f"{number} ({', '.join(shown)})" if shown else str(number)


def _session_counts(totals: Totals, translator: Translator) -> Iterator[str]:
    _, translate_plural = translator.translate, translator.translate_plural
    held = totals.sessions_held
    is_more = (totals.held_of_agreed or 0) > (totals.sessions_agreed or 0)
    if held and totals.sessions_agreed and held == totals.held_of_agreed:
        # the same number twice would be read as two numbers
        text = _("{held} held instead of the {agreed} agreed") if is_more else _("{held} held of the {agreed} agreed")
        yield text.format(held=held, agreed=totals.sessions_agreed)
        held = None
    elif held is not None:
        yield translate_plural("{count} held", "{count} held", held) if held else _("none held")
    if totals.sessions_agreed and (held is not None or totals.sessions_held is None):
        text = _("{held} instead of the {agreed} agreed") if is_more else _("{held} of the {agreed} agreed")
        yield text.format(held=totals.held_of_agreed, agreed=totals.sessions_agreed)
    if totals.minutes:
        yield translator.format_hours(totals.minutes)
    if totals.sessions_without_length:
        yield translate_plural("one without a length", "{count} without a length", totals.sessions_without_length)
    if totals.cancelled:
        yield translate_plural("{count} cancelled", "{count} cancelled", totals.cancelled)
    if totals.missed:
        yield translate_plural("{count} missed", "{count} missed", totals.missed)


def _reasons(overview: Overview, translator: Translator) -> Iterator[Block]:
    """Each reason with the number of relationships that ended for it."""
    items = tuple(
        ListItem(text=_reason(reason, translator), state=f"{number}")
        for reason, number in overview.counts_of("reason").items()
    )
    if items:
        yield ListItems(items)


def _reason(reason: str, translator: Translator) -> str | UserText:
    """A reason for ending, in the language of the page if it is a usual one."""
    if not reason:
        return translator.translate("no reason given")
    known = " ".join(reason.casefold().split())
    return translator.translate(known) if known in TRANSLATED_REASONS else UserText(reason)


def _evaluations(evaluations: Iterable[Evaluation], translator: Translator) -> Iterator[Block]:
    """Each evaluation with its day, what was found, and when the programme is evaluated again."""
    _ = translator.translate
    items = []
    for each in evaluations:
        again = _("next on {day}").format(day=translator.format_date(each.look_again_on)) if each.look_again_on else ""
        text: str | UserText = UserText(each.note) if each.note else _("evaluated")
        items.append(ListItem(translator.format_date(each.on), text=text, on=each.on, state=again))
    if items:
        yield ListItems(tuple(items))
