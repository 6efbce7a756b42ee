"""Write the header of the summary: a line about its origin, and facts about the relationship."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.export.document import Fact, UserText
from mentorlog.export.lead import journal_of, with_private
from mentorlog.export.readers import readers_fact
from mentorlog.insight.schedule import cadence_of
from mentorlog.translatable import mark_for_translation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import InlineText
    from mentorlog.export.summary.writer import SummaryWriter

TRANSLATED_REASONS: Final = (
    mark_for_translation("goals reached"),
    mark_for_translation("time over"),
    mark_for_translation("moved on"),
    mark_for_translation("no fault of either"),
)
"""The reasons for an end that `end` suggests, which are translated; other reasons are user text."""
OTHER: Final = "other"
"""The suggested reason that is not shown."""


def lead(writer: SummaryWriter, owner: str | None) -> InlineText:
    """The owner of the journal, the day of the page, and whether private entries are included."""
    source = _source(writer, owner, day=writer.date(writer.summary.exported_on))
    return with_private(source, writer.translator, included=writer.summary.private_included)


def _source(writer: SummaryWriter, owner: str | None, *, day: str) -> InlineText:
    translate_with, is_mentor = writer.translator.translate_with, writer.relationship.role == "mentor"
    if owner and is_mentor:
        return translate_with("From the journal of {owner} (mentor), {day}.", owner=UserText(owner), day=day)
    if owner:
        return translate_with("From the journal of {owner} (mentee), {day}.", owner=UserText(owner), day=day)
    if is_mentor:
        return translate_with("From the journal of the mentor, {day}.", day=day)
    return translate_with("From the journal of the mentee, {day}.", day=day)


def own_lead(writer: SummaryWriter, owner: str | None) -> InlineText:
    """The lead of a page about `me` or a prospect, in whose journal the owner has no role yet."""
    source = journal_of(writer.translator, on=writer.summary.exported_on, owner=owner)
    return with_private(source, writer.translator, included=writer.summary.private_included)


def facts(writer: SummaryWriter) -> Iterator[Fact]:
    """The people, the focus, the dates, the cadence, the reason for the end, and who may read the page."""
    relationship, summary, _ = writer.relationship, writer.summary, writer.translate
    org: InlineText = (" (", UserText(relationship.org), ")") if relationship.org else ()
    private = writer.private_marker(private=relationship.private)
    yield Fact(writer.role_titles["them"], (UserText(relationship.name), *org, private))
    if relationship.focus:
        yield Fact(_("Focus"), (UserText(relationship.focus),))
    if relationship.programme:
        yield Fact(_("Programme"), (UserText(relationship.programme),))
    yield Fact(_("Time"), (_period(writer),))
    if summary.since or summary.until:
        yield Fact(_("This report"), (span(writer),))
    yield Fact(_("Sessions"), (", ".join(_session_counts(writer)),))
    yield Fact(_("Cadence"), _cadence(writer))
    if summary.includes_end and relationship.reason and _normalised(relationship.reason) != OTHER:
        yield Fact(_("Why it ended"), (_reason(writer, relationship.reason),))
    yield from readers_fact(relationship, writer.translator)


def _reason(writer: SummaryWriter, reason: str) -> str | UserText:
    """The reason for the end: translated if it is a suggested one, otherwise user text."""
    suggested = _normalised(reason)
    translated = writer.translate(suggested) if suggested in TRANSLATED_REASONS else suggested
    return UserText(reason) if translated == suggested else translated


def _normalised(reason: str) -> str:
    return " ".join(reason.casefold().split())


def _period(writer: SummaryWriter) -> str:
    relationship, _ = writer.relationship, writer.translate
    since = writer.date(relationship.started_on)
    if writer.summary.has_ended and relationship.ended_on:
        return _("{since} to {until}").format(since=since, until=writer.date(relationship.ended_on))
    if relationship.ends_on:
        until = writer.date(relationship.ends_on)
        return _("since {since}, planned until {until}").format(since=since, until=until)
    return _("since {since}").format(since=since)


def span(writer: SummaryWriter) -> str:
    """The days of a report on a part of the time: `from 1 Jan 2026 to 30 Jun 2026`."""
    since, until, _ = writer.summary.since, writer.summary.until, writer.translate
    if since and until:
        days = writer.translator.translate_in_context("report", "{since} to {until}")
        return days.format(since=writer.date(since), until=writer.date(until))
    if since:
        return _("since {since}").format(since=writer.date(since))
    return _("until {until}").format(until=writer.date(until)) if until else ""


def _session_counts(writer: SummaryWriter) -> Iterator[str]:
    summary, translate, translate_plural = writer.summary, writer.translate, writer.translator.translate_plural
    held = (
        translate_plural("{count} held", "{count} held", summary.sessions_held)
        if summary.sessions_held
        else translate("none held")
    )
    first, last = summary.first_held_on, summary.last_held_on
    if first and last and first != last:
        days = translate("from {since} to {until}").format(since=writer.date(first), until=writer.date(last))
        held = f"{held} {days}"
    without_length = summary.sessions_held - summary.sessions_with_length
    length = writer.format_total_length(summary.minutes_held, without_length=without_length)
    yield f"{held} ({length})" if summary.minutes_held else held
    agreed = writer.relationship.sessions_agreed
    if agreed and not (summary.since or summary.until):
        yield translate_plural("{count} agreed", "{count} agreed", agreed)
    if summary.cancelled:
        yield translate_plural("{count} cancelled", "{count} cancelled", summary.cancelled)
    if summary.missed:
        yield translate_plural("{count} missed", "{count} missed", summary.missed)


def _cadence(writer: SummaryWriter) -> InlineText:
    """The cadence, translated if it is recognised, and how many sessions were held of those that it asks for."""
    summary, cadence = writer.summary, cadence_of(writer.relationship)
    agreed = writer.translator.format_cadence(cadence) if cadence else UserText(writer.relationship.cadence)
    if not summary.expected:
        return (agreed,)
    sessions = writer.translator.translate_plural(
        "{held} of about {count} session",
        "{held} of about {count} sessions",
        summary.expected,
        held=str(summary.sessions_held),
    )
    return (agreed, f" ({sessions})")
