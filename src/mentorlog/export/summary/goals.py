"""Write the sections about goals: expectations and results, each goal, and the situation then and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import (
    Fact,
    Facts,
    ListItems,
    SkillChange,
    SkillChanges,
    Subsection,
    Table,
    Trend,
    Trends,
    UserText,
)
from mentorlog.export.summary.agreement_text import agreement_with_bold_headings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from mentorlog.export.document import (
        Block,
        InlineText,
        ListItem,
    )
    from mentorlog.export.summary.writer import SummaryWriter
    from mentorlog.insight.summary import GoalProgress
    from mentorlog.model import Goal, Rating, Skill


def expected(writer: SummaryWriter) -> Iterator[Block]:
    """The agreement, and the initial goals with their results."""
    relationship, _ = writer.relationship, writer.translate
    if relationship.agreement:
        label = _("agreed") if relationship.agreed_on else _("Agreed")
        yield ListItems((writer.item(relationship.agreed_on, agreement_with_bold_headings(relationship), label=label),))
    initial = [each.goal for each in writer.summary.goals if each.is_initial]
    if initial:
        yield Table(
            (writer.translator.translate_in_context("goal", "Set"), _("Expected at the start"), _("Reached")),
            tuple(((writer.date(goal.on),), (UserText(goal.title),), (_result(writer, goal),)) for goal in initial),
        )


def goals(writer: SummaryWriter) -> Iterator[Block]:
    """Each goal with its measure, result, progress and open actions. The charts of all goals have one time axis."""
    days = [at.on for each in _with_progress(writer) for at in each.course]
    for each in writer.summary.goals:
        yield _goal(writer, each, days)


def then_and_now(writer: SummaryWriter) -> Iterator[Block]:
    """The first and last rating of each skill, and those of one rating."""
    _, skills = writer.translate, writer.summary.skills
    again = tuple(each for each in skills if len(each.latest) > 1)
    once = tuple(each for each in skills if len(each.latest) == 1)
    tables = [
        Table((_("Rated 1 to 5"), _("Then"), _("Now")), tuple(_then_and_now(writer, each) for each in again)),
        # one rating is neither then nor now
        Table((_("Rated 1 to 5"), _("Rated once")), tuple(_only_rating(writer, each) for each in once)),
    ]
    shown = [table for table in tables if table.rows]
    for table in shown:
        if table is tables[0]:
            changes = (SkillChange(_skill(writer, each), each.first.score, each.latest[-1].score) for each in again)
            yield SkillChanges(_("Ratings, then and now"), tuple(changes))
        others = [other for other in shown if other is not table]
        yield table._replace(beside=tuple(row for other in others for row in _with_header(other)))


def _then_and_now(writer: SummaryWriter, skill: Skill) -> tuple[InlineText, ...]:
    return _skill(writer, skill), (_rating(writer, skill.first),), (_rating(writer, skill.latest[-1]),)


def _only_rating(writer: SummaryWriter, skill: Skill) -> tuple[InlineText, ...]:
    return _skill(writer, skill), (_rating(writer, skill.first),)


def _with_header(table: Table) -> tuple[tuple[InlineText, ...], ...]:
    """The header and the rows of a table, as cells."""
    return (tuple((name,) for name in table.header), *table.rows)


def _with_progress(writer: SummaryWriter) -> list[GoalProgress]:
    """The goals whose progress is known for more than one day."""
    return [each for each in writer.summary.goals if len(each.course) > 1]


def _goal(writer: SummaryWriter, progress: GoalProgress, days: Sequence[dt.date]) -> Subsection:
    """A goal, whose chart is over the time from the first to the last of `days`."""
    goal, _, in_context = progress.goal, writer.translate, writer.translator.translate_in_context
    facts = (
        *writer.fact(_("Measure"), goal.measure),
        *writer.fact(in_context("goal", "Why"), goal.why),
        Fact(in_context("goal", "Set"), (_set_on(writer, goal),)),
        Fact(_("Result"), (_result(writer, goal, with_progress=not progress.checkpoints),)),
        *_worked_on(writer, progress),
    )
    items: list[ListItem] = [
        writer.item(each.on, each.note, label=writer.translator.format_percent(each.progress))
        for each in progress.checkpoints
    ]
    items += [
        writer.item(
            each.on,
            each.title,
            label=_("milestone planned") if each.status == "planned" else _("milestone"),
            private=each.private,
        )
        for each in progress.milestones
    ]
    items.sort(key=lambda item: item.on or goal.on)
    # after the end, `next_steps` has the open actions
    actions = () if writer.summary.includes_end else tuple(map(writer.action_item, progress.open_actions))
    blocks: list[Facts | ListItems | Trends] = [Facts(facts)]
    if len(progress.course) > 1:
        trend = Trend((UserText(goal.title),), tuple((at.on, at.progress) for at in progress.course))
        blocks.append(Trends("", min(days), max(days), (trend,)))
    blocks += [ListItems(tuple(items))] if items else []
    blocks += [ListItems(actions, _("Still owed"))] if actions else []
    return Subsection((UserText(goal.title), writer.private_marker(private=goal.private)), tuple(blocks))


def _result(writer: SummaryWriter, goal: Goal, *, with_progress: bool = True) -> str:
    """The result of a goal: `achieved Sun 1 Nov 2026`, `open, 40% on Mon 9 Nov 2026`; `open` without its progress."""
    _ = writer.translate
    day = writer.date(goal.closed_on) if goal.closed_on else ""
    if goal.status == "achieved":
        return _("achieved {day}").format(day=day).rstrip()
    dropped = _("dropped {day}").format(day=day).rstrip()
    status = writer.translator.translate_in_context("goal", "open") if goal.status == "open" else dropped
    if not with_progress or not goal.checkpoints:
        return status
    return f"{status}, {writer.format_checkpoint(goal.checkpoints[-1])}"


def _set_on(writer: SummaryWriter, goal: Goal) -> str:
    """The day on which a goal was set, with its due date."""
    _, day = writer.translate, writer.date(goal.on)
    if not goal.due_on:
        return day
    text = _("{day}, to be reached by {due}") if goal.status == "open" else _("{day}, was to be reached by {due}")
    return text.format(day=day, due=writer.date(goal.due_on))


def _worked_on(writer: SummaryWriter, progress: GoalProgress) -> tuple[Fact, ...]:
    days = progress.worked_on
    if not days:
        return ()
    text = writer.translator.translate_plural(
        "in one session, {first}",
        "in {count} sessions, {first} to {last}",
        len(days),
        first=writer.date(days[0]),
        last=writer.date(days[-1]),
    )
    return (Fact(writer.translator.translate_in_context("goal", "Worked on"), (text,)),)


def _skill(writer: SummaryWriter, skill: Skill) -> InlineText:
    """The name of a skill, marked if it is the mentor's."""
    is_mentors = (skill.owner == "me") == (writer.relationship.role == "mentor")
    private = skill.first.private or any(each.private for each in skill.latest)
    mentor = writer.translate("mentor")
    return (UserText(skill.skill), f" ({mentor})" if is_mentors else "", writer.private_marker(private=private))


def _rating(writer: SummaryWriter, rating: Rating) -> str:
    return writer.translate("{score} on {day}").format(score=rating.score, day=writer.date(rating.on))
