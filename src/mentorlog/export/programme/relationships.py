"""The tables of a programme's page with a row for each relationship and for each goal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Table, UserText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import Block, InlineText
    from mentorlog.export.translation import Translator
    from mentorlog.insight.programme.member import GoalResult, Member
    from mentorlog.insight.programme.overview import Overview


def relationships(overview: Overview, translator: Translator) -> Iterator[Block]:
    """Each relationship: the person and their role, its time, its sessions, and what became of its goals."""
    if overview.members:
        _, time = translator.translate, translator.translate_in_context("length", "Time")
        header = (_("Person"), _("Role"), _("Period"), _("Sessions"), time, _("Goals"), _("Status"))
        yield Table(header, tuple(_relationship(each, translator) for each in overview.members))


def goals(overview: Overview, translator: Translator) -> Iterator[Block]:
    """Each goal with what became of it."""
    _ = translator.translate
    rows: list[tuple[InlineText, ...]] = []
    for member in overview.members:
        for goal in member.goals:
            title = (UserText(goal.title), _private(translator, private=goal.private))
            rows.append(((UserText(member.name),), title, (_result(goal, translator),)))
    if rows:
        yield Table((_("Person"), _("Goal"), _("Result")), tuple(rows))


def _relationship(member: Member, translator: Translator) -> tuple[InlineText, ...]:
    _, words = translator.translate, translator.of(member)
    person: InlineText = (UserText(member.name), _private(translator, private=member.private))
    if member.source:
        other = translator.translate_with("with {name}", name=UserText(member.owner or member.source))
        person = (*person, " (", *other, ")")
    role = words.translate("mentee") if member.role == "mentor" else words.translate("mentor")
    return (
        person,
        (role,),
        (_period(member, translator),),
        (_held(member, translator),),
        (translator.format_hours(member.minutes),) if member.minutes else (),
        (_goal_counts(member, translator),),
        (_status(member, translator),),
    )


def _private(translator: Translator, *, private: bool) -> str:
    return f" ({translator.translate('private')})" if private else ""


def _period(member: Member, translator: Translator) -> str:
    _, since = translator.translate, translator.format_date(member.started_on)
    if member.ended_on:
        return _("{since} to {until}").format(since=since, until=translator.format_date(member.ended_on))
    return _("since {since}").format(since=since)


def _held(member: Member, translator: Translator) -> str:
    if member.sessions_agreed is None:
        return str(member.sessions_held)
    return translator.translate("{held} of {agreed}").format(held=member.sessions_held, agreed=member.sessions_agreed)


def _goal_counts(member: Member, translator: Translator) -> str:
    """How many goals were reached, and how far the open ones came on average."""
    translate_plural = translator.translate_plural
    reached, progress = len(member.goals_with("achieved")), [each.progress for each in member.goals_with("open")]
    found = [translate_plural("{count} reached", "{count} reached", reached)] if reached else []
    if progress:
        average = translator.format_percent(round(sum(progress) / len(progress)))
        singular, plural = "{count} open, at {progress}", "{count} open, at {progress} on average"
        found.append(translate_plural(singular, plural, len(progress), progress=average))
    return ", ".join(found)


def _status(member: Member, translator: Translator) -> str:
    in_context = translator.translate_in_context
    return {
        "active": in_context("relationship", "active"),
        "paused": in_context("relationship", "paused"),
        "ended": in_context("relationship", "ended"),
    }.get(member.status, member.status)


def _result(goal: GoalResult, translator: Translator) -> str:
    """What became of a goal: `achieved Sun 1 Nov 2026`, `open, 40%`."""
    _ = translator.translate
    day = translator.format_date(goal.closed_on) if goal.closed_on else ""
    if goal.status == "achieved":
        return _("achieved {day}").format(day=day).rstrip()
    if goal.status == "dropped":
        return _("dropped {day}").format(day=day).rstrip()
    return f"{translator.translate_in_context('goal', 'open')}, {translator.format_percent(goal.progress)}"
