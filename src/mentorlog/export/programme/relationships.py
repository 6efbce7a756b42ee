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
    """Each relationship: the person, its sessions, and whether it goes on. If all the people have the same role, it is
    the header of their column; otherwise it is beside each name."""
    if not overview.members:
        return
    _, time = translator.translate, translator.translate_in_context("length", "Time")
    roles = {_role(each, translator) for each in overview.members}
    has_role = len(roles) > 1
    person = _("Person") if has_role else translator.capitalize(roles.pop())
    rows = tuple(_relationship(each, translator, has_role=has_role) for each in overview.members)
    yield Table((person, _("Sessions"), time, _("Goals reached"), _("Status")), rows, is_wide=True)


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


def _relationship(member: Member, translator: Translator, *, has_role: bool) -> tuple[InlineText, ...]:
    reached = len(member.goals_with("achieved"))
    return (
        _person(member, translator, has_role=has_role),
        (_held(member, translator),),
        (translator.format_hours(member.minutes),) if member.minutes else (),
        (_of(reached, len(member.goals), translator),) if member.goals else (),
        (_status(member, translator),),
    )


def _person(member: Member, translator: Translator, *, has_role: bool) -> InlineText:
    """The name, and in brackets what tells the person apart: `Ana Souza (mentee, with Maria Holm)`."""
    details: list[InlineText] = [(_role(member, translator),)] if has_role else []
    if member.source_name:
        details.append(translator.translate_with("with {name}", name=UserText(member.owner or member.source_name)))
    if member.private:
        details.append((translator.translate("private"),))
    if not details:
        return (UserText(member.name),)
    separated = [part for number, detail in enumerate(details) for part in ((", ", *detail) if number else detail)]
    return (UserText(member.name), " (", *separated, ")")


def _role(member: Member, translator: Translator) -> str:
    """The role of the other person."""
    words = translator.of(member)
    return words.translate("mentee") if member.role == "mentor" else words.translate("mentor")


def _private(translator: Translator, *, private: bool) -> str:
    return f" ({translator.translate('private')})" if private else ""


def _held(member: Member, translator: Translator) -> str:
    if member.sessions_agreed is None:
        return str(member.sessions_held)
    return _of(member.sessions_held, member.sessions_agreed, translator)


def _of(number: int, total: int, translator: Translator) -> str:
    return translator.translate("{number} of {total}").format(number=number, total=total)


def _status(member: Member, translator: Translator) -> str:
    """Whether it goes on; of one that has ended, since when."""
    in_context = translator.translate_in_context
    if member.status == "ended" and member.ended_on:
        return translator.translate("ended {day}").format(day=translator.format_date(member.ended_on))
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
