"""Write the sections about milestones and challenges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import Timeline, TimelineMark, UserText
from mentorlog.export.summary.sessions import session_outcome

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.export.document import Block, InlineText, ListItem
    from mentorlog.export.summary.writer import SummaryWriter
    from mentorlog.insight.summary import Challenge
    from mentorlog.model import Milestone


def milestones(writer: SummaryWriter) -> Iterator[Block]:
    """A chart of sessions and milestones, then each milestone with how it was celebrated."""
    _, found = writer.translate, writer.summary.milestones
    if found:
        is_own = writer.relationship.role == "self"
        yield from _timeline(writer, _("Milestones") if is_own else _("Sessions and milestones"))
    yield from writer.lists(_milestone(writer, each) for each in found)


def session_timeline(writer: SummaryWriter) -> Iterator[Timeline]:
    """A chart of the sessions, if there is no milestone with which they would be shown."""
    if not writer.summary.milestones:
        yield from _timeline(writer, writer.translate("Sessions over time"))


def _timeline(writer: SummaryWriter, title: str) -> Iterator[Timeline]:
    """A chart of sessions and milestones, if there is a session or more than one milestone."""
    marks: list[tuple[dt.date, str, InlineText]] = [
        (each.on, each.status, (UserText(each.title),)) for each in writer.summary.milestones
    ]
    sessions = [each.session for each in writer.summary.sessions]
    marks += [(each.on, each.status, (session_outcome(writer, each),)) for each in sessions]
    if sessions or len(marks) > 1:
        days = [on for on, *_ in marks]
        if len(marks) == 1:  # one day is no line
            days += [writer.relationship.started_on, writer.relationship.ended_on or writer.summary.exported_on]
        by_day = tuple(TimelineMark(on, kind, text) for on, kind, text in sorted(marks, key=lambda mark: mark[0]))
        yield Timeline(title, min(days), max(days), by_day)


def challenges(writer: SummaryWriter) -> Iterator[Block]:
    """The challenges and how they were resolved, without feedback that has a section of its own."""
    summary = writer.summary
    shown = {each.ref for each in (*summary.feedback_with_effect, *summary.feedback)}
    yield from writer.lists(_challenge(writer, each) for each in summary.challenges if each.feedback not in shown)


def _milestone(writer: SummaryWriter, milestone: Milestone) -> ListItem:
    _ = writer.translate
    label = _("planned") if milestone.status == "planned" else ""
    children: tuple[ListItem, ...] = ()
    if milestone.celebrated_on:
        children = (writer.item(milestone.celebrated_on, milestone.how, label=_("celebrated")),)
    return writer.item(milestone.on, milestone.title, label=label, private=milestone.private, children=children)


def _challenge(writer: SummaryWriter, challenge: Challenge) -> ListItem:
    _, percent = writer.translate, writer.translator.format_percent
    is_setback = challenge.kind == "setback"
    if is_setback:
        label = _("went down from {before} to {after}").format(
            before=percent(challenge.before or 0), after=percent(challenge.after or 0)
        )
        resolved = _("then reached {progress}").format(progress=percent(challenge.resolved_progress or 0))
    else:
        label, resolved = _("feedback"), _("it improved")
    children = [writer.item(challenge.on, challenge.note)] if is_setback and challenge.note else []
    if challenge.resolved_on:
        note = None if is_setback else challenge.note
        children.append(writer.item(challenge.resolved_on, note, label=resolved))
    if challenge.was_dropped:
        children.append(writer.item(challenge.dropped_on, label=_("dropped")))
    return writer.item(challenge.on, challenge.text, label=label, private=challenge.private, children=tuple(children))
