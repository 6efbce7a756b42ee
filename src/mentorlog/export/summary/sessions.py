"""Write the sections about sessions, check-ins and notes, by date."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from mentorlog.export.document import (
    Fact,
    Facts,
    ListItem,
    ListItems,
    Prose,
    Subsection,
    Table,
    UserText,
    join_texts,
    without_empty_columns,
)
from mentorlog.export.introductions import introduced
from mentorlog.export.summary.writer import MANY_ITEMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mentorlog.export.document import Block, InlineText
    from mentorlog.export.summary.writer import SummaryWriter
    from mentorlog.insight.summary import SessionDetails
    from mentorlog.model import Action, Checkin, Session


def sessions(writer: SummaryWriter) -> Iterator[Block]:
    """Every session; a table of years first if there are many."""
    if len(writer.summary.sessions) >= MANY_ITEMS:
        yield _years(writer)
    for details in writer.summary.sessions:
        yield _session(writer, details)


def notes(writer: SummaryWriter) -> Iterator[Block]:
    """The notes."""
    yield from writer.lists(writer.item(each.on, each.text, private=each.private) for each in writer.summary.notes)


def partnership(writer: SummaryWriter) -> Iterator[Block]:
    """The check-ins."""
    yield from writer.lists(_checkin(writer, each) for each in writer.summary.checkins if _is_about_partnership(each))


def session_outcome(writer: SummaryWriter, session: Session) -> str:
    """Whether a session was held, cancelled or missed, and by whom."""
    _, role = writer.translate, writer.relationship.role
    roles = {"me": role, "them": "mentee" if role == "mentor" else "mentor"}
    return {
        ("cancelled", "mentor"): _("cancelled by the mentor"),
        ("cancelled", "mentee"): _("cancelled by the mentee"),
        ("cancelled", ""): _("cancelled"),
        ("missed", "mentor"): _("missed by the mentor"),
        ("missed", "mentee"): _("missed by the mentee"),
        ("missed", ""): _("missed"),
    }.get((session.status, roles.get(session.cancelled_by or "", "")), _("session"))


def _checkin(writer: SummaryWriter, checkin: Checkin) -> ListItem:
    _ = writer.translate
    scores = [writer.roles[checkin.owner]]
    if checkin.frequency:
        scores.append(_("frequency {score} of 5").format(score=checkin.frequency))
    if checkin.challenge:
        scores.append(_("challenge {score} of 5").format(score=checkin.challenge))
    answers = ((_("more of"), checkin.more), (_("less of"), checkin.less))
    children = tuple(ListItem(label=label, text=UserText(text)) for label, text in answers if text)
    return writer.item(checkin.on, label=", ".join(scores), private=checkin.private, children=children)


def _is_about_partnership(checkin: Checkin) -> bool:
    """Whether a check-in has an answer that no other section shows."""
    return bool(checkin.frequency or checkin.challenge or checkin.more or checkin.less)


def _years(writer: SummaryWriter) -> Table:
    """The number of sessions in each year."""
    _ = writer.translate
    rows: list[tuple[InlineText, ...]] = []
    for year, group in groupby((each.session for each in writer.summary.sessions), key=lambda each: each.on.year):
        in_year = list(group)
        held = [each for each in in_year if each.status == "held"]
        minutes = sum(each.minutes or 0 for each in held)
        length = writer.format_total_length(minutes, without_length=sum(each.minutes is None for each in held))
        counts = (len(held), *(sum(each.status == status for each in in_year) for status in ("cancelled", "missed")))
        cells = ((str(count),) if count else () for count in counts)
        rows.append(((str(year),), *cells, (length,) if length else ()))
    time = writer.translator.translate_in_context("length", "Time")
    return without_empty_columns(Table((_("Year"), _("Held"), _("Cancelled"), _("Missed"), time), tuple(rows)))


def _session(writer: SummaryWriter, details: SessionDetails) -> Subsection:
    session, _ = details.session, writer.translate
    facts = (
        *writer.fact(_("Where"), session.where),
        *writer.fact(writer.translator.translate_in_context("session", "Why"), session.why),
        *((Fact(_("Topics"), join_texts(session.topics)),) if session.topics else ()),
    )
    items = [
        ListItem("", _("Worked on") + writer.private_marker(private=goal.private), UserText(goal.title))
        for goal in details.goals
    ]
    items += [
        ListItem("", _("Discussed") + writer.private_marker(private=point.private), UserText(point.text))
        for point in details.points
    ]
    items += [ListItem("", _("Learned"), UserText(takeaway)) for takeaway in session.takeaways]
    items += [_action(writer, action) for action in session.actions]
    if session.private_notes:
        items.append(ListItem("", _("Private notes"), UserText(session.private_notes)))
    blocks: list[Facts | ListItems | Prose] = [Prose(UserText(session.notes))] if session.notes else []
    blocks += [Facts(facts)] if facts else []
    blocks += [ListItems(tuple(items))] if items else []
    title = (writer.format_session_heading(session), _after_day(writer, session))
    return Subsection(title, tuple(blocks), on=session.on)


def _after_day(writer: SummaryWriter, session: Session) -> str:
    """What follows the day of a session: `, 60 min, video`."""
    parts = [writer.translator.format_minutes(session.minutes)] if session.minutes else []
    parts += [writer.translator.format_how(session.how)] if session.how else []
    parts += [session_outcome(writer, session)] if session.status != "held" else []
    return "".join(f", {part}" for part in parts) + writer.private_marker(private=session.private)


def _action(writer: SummaryWriter, action: Action) -> ListItem:
    """An action that was promised in a session."""
    _ = writer.translate
    is_mentors = (action.owner == "me") == (writer.relationship.role == "mentor")
    # Danish needs the definite form: "Mentoren påtog sig"
    parts = [_("Mentor promised") if is_mentors else _("Mentee promised")]
    if action.due_on and action.status == "open":
        parts.append(_("by {day}").format(day=writer.date(action.due_on)))
    if action.done_on:
        parts.append(_("kept {day}").format(day=writer.date(action.done_on)))
    elif action.status == "dropped":
        parts.append(_("dropped"))
    label = ", ".join(parts) + writer.private_marker(private=action.private)
    return ListItem("", label, UserText(action.text), introduced(action, writer.translator))
