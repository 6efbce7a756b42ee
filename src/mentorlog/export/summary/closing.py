"""Write the sections about the end: what was learned, thanks, looking back, what comes next, and promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorlog.export.document import ListItem, ListItems, UserText
from mentorlog.export.introductions import introduced

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from mentorlog.export.document import Block
    from mentorlog.export.summary.writer import SummaryWriter
    from mentorlog.model import Action


def learned(writer: SummaryWriter) -> Iterator[Block]:
    """The takeaways of sessions, then the answer of the closing."""
    _ = writer.translate
    items = [writer.item(each.on, each.text, private=each.private) for each in writer.summary.takeaways]
    label = _("learned by the mentor") if writer.relationship.role == "mentor" else _("learned by the mentee")
    yield from writer.lists((*items, *_answer(writer, writer.relationship.learned, label=label)))


def thanks(writer: SummaryWriter) -> Iterator[Block]:
    """The thanks of the owner of the journal."""
    yield from writer.lists(_answer(writer, writer.relationship.thanks))


def looking_back(writer: SummaryWriter) -> Iterator[Block]:
    """What the owner of the journal would do the same, and what differently."""
    relationship, _ = writer.relationship, writer.translate
    if relationship.role == "mentor":
        labels = _("the mentor would do the same again"), _("the mentor would do differently")
    else:
        labels = _("the mentee would do the same again"), _("the mentee would do differently")
    items = (
        *_answer(writer, relationship.same, label=labels[0]),
        *_answer(writer, relationship.different, label=labels[1]),
    )
    if items:
        yield ListItems(items)


def next_steps(writer: SummaryWriter) -> Iterator[Block]:
    """The next session and its points; after the end, what comes next and what was left open. By date."""
    summary = writer.summary
    items = _after_end(writer) if summary.has_ended else _next_session(writer)
    by_date = tuple(sorted(items, key=lambda item: item.on or summary.exported_on))
    if by_date:
        yield ListItems(by_date)
    if summary.includes_end and summary.open_actions:
        owed = tuple(_open_promise(writer, action) for action in summary.open_actions)
        yield ListItems(owed, writer.translate("Still owed"))


def promises(writer: SummaryWriter) -> Iterator[Block]:
    """All actions: done, open and dropped; after the end without the open ones, which `next_steps` has."""
    _, summary = writer.translate, writer.summary
    for title, actions in (
        (_("Kept"), summary.done_actions),
        (_("Open"), () if summary.includes_end else summary.open_actions),
        (_("Dropped"), summary.dropped_actions),
    ):
        yield from writer.lists(map(writer.action_item, actions), title)


def _answer(writer: SummaryWriter, text: str | None, *, label: str = "") -> Iterator[ListItem]:
    """An answer of the closing, on the day of the end; nothing if there is none, or the end is not in the span."""
    if text and writer.summary.includes_end:
        yield writer.item(writer.relationship.ended_on, text, label=label)


def _after_end(writer: SummaryWriter) -> Iterator[ListItem]:
    """What comes next, a session that is still planned, goals left open, and when to get in touch again."""
    relationship, summary, _ = writer.relationship, writer.summary, writer.translate
    if not summary.includes_end:
        return
    if relationship.next:
        yield writer.item(relationship.ended_on, relationship.next)
    yield from _planned(writer)
    for goal in (each.goal for each in summary.goals):
        if goal.status == "open":
            day = _left_open_on(writer, goal.on)
            yield writer.item(day, goal.title, label=_("the goal is still open"), private=goal.private)
    if relationship.keep_in_touch_on:
        yield writer.item(relationship.keep_in_touch_on, label=_("get in touch again"))


def _open_promise(writer: SummaryWriter, action: Action) -> ListItem:
    """An action that was left open at the end. Its day says nothing about what comes next."""
    parts = [writer.roles[action.owner]]
    if action.due_on:
        parts.append(writer.translate("by {day}").format(day=writer.date(action.due_on)))
    label = ", ".join(parts) + writer.private_marker(private=action.private)
    return ListItem("", label, UserText(action.text), introduced(action, writer.translator))


def _left_open_on(writer: SummaryWriter, on: dt.date) -> dt.date:
    """The day of the end, or that of the entry if it is later."""
    return max(writer.relationship.ended_on or on, on)


def _next_session(writer: SummaryWriter) -> Iterator[ListItem]:
    """The next session and the points to raise."""
    yield from _planned(writer)
    for point in writer.summary.agenda:
        yield writer.item(point.on, point.text, label=writer.translate("to be raised"), private=point.private)


def _planned(writer: SummaryWriter) -> Iterator[ListItem]:
    """The next session that is planned."""
    session = writer.summary.next_session
    if session:
        when = writer.format_session_time(session) + writer.private_marker(private=session.private)
        yield ListItem(when, writer.translate("the next session"), on=session.on)
