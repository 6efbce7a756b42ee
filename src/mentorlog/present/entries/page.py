"""The page of one entry: every field, its text as it was typed, and the entries it refers to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.dates import format_days
from mentorlog.model import (
    CLOSING,
    ME,
    Ref,
)
from mentorlog.model.fields import FIELDS
from mentorlog.model.private_fields import private_fields
from mentorlog.present.empty_page import empty_page
from mentorlog.present.entries.fields import field_blocks, format_shown_date, label_of, side_facts
from mentorlog.present.entries.headings import entry_heading
from mentorlog.present.entries.rows import entry_row
from mentorlog.present.inert import LONGEST
from mentorlog.present.page import Line, Prose, Row, Span, Table, suggestion, text
from mentorlog.present.phrases import due_phrase, first_name, join_facts, often, owes_label, percent, progress_bar

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from mentorlog.insight.collaboration.agreement import AgreementDates
    from mentorlog.model import (
        Action,
        Advice,
        Checkin,
        Entry,
        Feedback,
        Goal,
        Kind,
        Milestone,
        Point,
        Relationship,
        Resource,
        Session,
    )
    from mentorlog.present.page import Block, Page, Text


def entry_page(
    entry: Entry, *, today: dt.date, linked: Iterable[Entry] = (), other_side: Checkin | None = None
) -> Page:
    """The page of `show`. A ref in the entry is shown as a row of its own if its entry is in `linked`; `other_side` is
    the check-in with the answers of the other person."""
    known = {other.ref: other for other in linked}
    blocks = list(_body(entry, today))
    blocks += _linked_entries(entry, known, today)
    if other_side:
        blocks.append(_linked_row(other_side, "Other side", today))
    snoozed = getattr(entry, "snoozed_until", None)
    if snoozed is not None and snoozed > today:
        label = label_of(entry.ref.kind, "snoozed_until")
        blocks.append(Row(label, text(format_shown_date(snoozed, today=today))))
    return (Line(entry_heading(entry, today), side=side_facts(entry)), *blocks, *_whole_text(entry))


def agreement_page(relationship: Relationship, *, today: dt.date, agreed: AgreementDates | None = None) -> Page:
    """The agreement in full, and when to look at it again; if there is none, how to add it."""
    sending = (*_recap(relationship, today), *field_blocks(relationship, "summary_readers", today=today))
    title = Span(f"Agreement with {relationship.name}", "title")
    if relationship.agreement is None:
        if sending:
            return (Line(text(title), side=side_facts(relationship)), *sending)
        return empty_page(
            f"Nothing agreed with {relationship.name} yet: expectations, confidentiality, where and how to meet.",
            hint="Write it down:",
            command=f"mentorlog agreement {relationship.ref} --edit",
        )
    agreed_on = relationship.agreed_on
    review_date: Span | None = None
    if agreed:
        next_date = f"look again {format_shown_date(agreed.look_again_on, today=today)}"
        review_date = Span("time to look at it again", "look") if agreed.is_due else Span(next_date, "dim")
    heading = join_facts(title, format_shown_date(agreed_on, today=today) if agreed_on else None, review_date)
    page: Page = (Line(heading, side=side_facts(relationship)), Prose(relationship.agreement), *sending)
    if len(relationship.agreement) > LONGEST:
        page += tuple(_whole_text(relationship))
    if agreed is None or not agreed.is_due:
        return page
    hint = f"Still right? mentorlog agreement {relationship.ref} --again DATE"
    return (*page, Line(text(Span(hint, "dim")), is_hint=True))


def _whole_text(entry: Entry) -> Iterator[Line]:
    """How to read the whole of a text that is too long for the page."""
    if any(isinstance(value, str) and len(value) > LONGEST for value in entry):
        hint = f"The whole text: mentorlog show {entry.ref} --json"
        yield Line(text(Span(hint, "dim")), is_hint=True)


def _body(entry: Entry, today: dt.date) -> Iterator[Block]:
    kind = entry.ref.kind
    if entry.ref == ME:
        yield Row("See", text(suggestion("mentorlog review me")))
        return
    private = () if entry.private else private_fields(kind, status=getattr(entry, "status", None))
    names = tuple(_fields_in_order(kind))
    yield from _blocks_of(entry, (name for name in names if name not in private), today)
    # a session needs no heading: "Private" is the label of its private notes
    if kind == "relationship" and any(getattr(entry, name) for name in private):
        yield Line(text(Span("private", "look"), Span(", in no export:", "dim")))
    yield from _blocks_of(entry, (name for name in names if name in private), today)


def _blocks_of(entry: Entry, names: Iterable[str], today: dt.date) -> Iterator[Block]:
    kind = entry.ref.kind
    for name in names:
        special = _FIELD_BLOCKS.get(f"{kind}.{name}")
        if special:
            yield from special(entry, today)
        else:
            yield from field_blocks(entry, name, today=today, label=_PAGE_LABELS.get(f"{kind}.{name}"))


def _fields_in_order(kind: Kind) -> Iterator[str]:
    """The fields of the body: those of `_ORDER`; its `...` stands for every field that no table here lists."""
    order = _ORDER[kind].split()
    excluded = {*order, *_NOT_IN_BODY, *_SHOWN_ELSEWHERE.get(kind, "").split()}
    for name in order:
        if name == "...":
            yield from (other for other in FIELDS[kind] if other not in excluded)
        else:
            yield name


def _type(relationship: Relationship, today: dt.date) -> Iterator[Block]:
    if relationship.type != "mentoring":
        yield from field_blocks(relationship, "type", today=today)


def _ends_on(relationship: Relationship, today: dt.date) -> Iterator[Block]:
    if relationship.ends_on:
        left = (relationship.ends_on - today).days
        time_left = f"{format_days(left)} left" if left >= 0 and relationship.status != "ended" else None
        yield Row(
            label_of("relationship", "ends_on"),
            join_facts(format_shown_date(relationship.ends_on, today=today), time_left),
        )


def _cadence(relationship: Relationship, today: dt.date) -> Iterator[Block]:
    if relationship.status != "prospect":
        yield from field_blocks(relationship, "cadence", today=today)


def _started_on(relationship: Relationship, today: dt.date) -> Iterator[Block]:
    label = "Added" if relationship.status == "prospect" else None
    yield from field_blocks(relationship, "started_on", today=today, label=label)


def _recap(relationship: Relationship, _today: dt.date) -> Iterator[Block]:
    if relationship.recap:
        yield Row(label_of("relationship", "recap"), text(_RECAPS[relationship.recap]))


_RECAPS: Final = {"yes": "may be sent", "no": "is not sent", "ask": "ask before sending it"}
"""What was agreed on sending what the two talked about."""


def _paused_until(relationship: Relationship, today: dt.date) -> Iterator[Block]:
    if relationship.status == "paused":
        yield from field_blocks(relationship, "paused_until", today=today)


def _actions(session: Session, today: dt.date) -> Iterator[Block]:
    before = ""
    for action in sorted(session.actions, key=lambda action: action.owner != "me"):
        label = owes_label(action.owner, session.relationship)
        yield entry_row(action, today=today, label="" if label == before else label)
        before = label


def _moved(session: Session, _today: dt.date) -> Iterator[Block]:
    if session.moved:
        moved_by = {"me": "you asked last", "them": f"{first_name(session.relationship)} asked last"}
        yield Row(label_of("session", "moved"), join_facts(often(session.moved), moved_by.get(session.moved_by or "")))


def _idle(goal: Goal, _today: dt.date) -> Iterator[Block]:
    if goal.idle:
        yield Row("Untouched", text("for one session" if goal.idle == 1 else f"for {goal.idle} sessions"))


def _progress(goal: Goal, today: dt.date) -> Iterator[Block]:
    if goal.checkpoints:
        rows = tuple(
            (text(format_shown_date(point.on, today=today)), _bar(point.progress), text(point.note))
            for point in goal.checkpoints
        )
        yield Table(rows, stretch=2, label=label_of("goal", "progress"))
    else:
        yield Row(label_of("goal", "progress"), _bar(goal.progress))


def _bar(progress: int) -> Text:
    return text(*progress_bar(progress), Span("  ", "track"), *percent(progress, beside=(100,)))


def _deadline(entry: Goal | Action | Resource, today: dt.date) -> Iterator[Block]:
    if entry.due_on is None:
        return
    days = (entry.due_on - today).days
    state: Span | None = None
    if entry.status == "open":
        state = due_phrase(entry.due_on, today=today) if days <= 1 else Span(f"{format_days(days)} left", "dim")
    yield Row(label_of(entry.ref.kind, "due_on"), join_facts(format_shown_date(entry.due_on, today=today), state))


def _follow_up(feedback: Feedback, today: dt.date) -> Iterator[Block]:
    if feedback.follow_up_on:
        is_due = feedback.outcome is None and feedback.follow_up_on <= today
        question = Span("did it change?", "look") if is_due else None
        label = label_of("feedback", "follow_up_on")
        yield Row(label, join_facts(format_shown_date(feedback.follow_up_on, today=today), question))


def _outcome(entry: Feedback | Advice, today: dt.date) -> Iterator[Block]:
    if entry.outcome:
        on = format_shown_date(entry.outcome_on, today=today) if entry.outcome_on else None
        yield Row(label_of(entry.ref.kind, "outcome"), join_facts(entry.outcome.replace("_", " "), on))
    yield from field_blocks(entry, "outcome_note", today=today, label="")


def _try_by(advice: Advice, today: dt.date) -> Iterator[Block]:
    if advice.try_by:
        is_due = advice.outcome is None and advice.try_by <= today
        question = Span("did it work?", "look") if is_due else None
        yield Row(label_of("advice", "try_by"), join_facts(format_shown_date(advice.try_by, today=today), question))


def _recommended_by(resource: Resource, _today: dt.date) -> Iterator[Block]:
    if resource.recommended_by:
        who = "you" if resource.recommended_by == "me" else first_name(resource.relationship)
        yield Row(label_of("resource", "recommended_by"), text(who))


def _celebrated(milestone: Milestone, today: dt.date) -> Iterator[Block]:
    yield from field_blocks(milestone, "celebrated_on", today=today)
    yield from field_blocks(milestone, "how", today=today, label="" if milestone.celebrated_on else None)
    if milestone.status == "reached" and milestone.celebrated_on is None:
        yield Row(label_of("milestone", "celebrated_on"), text(Span("not yet", "look")))


def _carried(entry: Action | Point, _today: dt.date) -> Iterator[Block]:
    if entry.carried:
        sessions = "one session" if entry.carried == 1 else f"{entry.carried} sessions"
        yield Row(label_of(entry.ref.kind, "carried"), text(f"through {sessions}"))


def _linked_entries(entry: Entry, known: dict[Ref, Entry], today: dt.date) -> Iterator[Block]:
    """The entries that this one refers to: a row for each that is in `known`, else its ref."""
    for field in ("goals", "points", "session", "goal"):
        value = getattr(entry, field, None)
        linked_refs: tuple[Ref, ...] = () if value is None else (value,) if isinstance(value, Ref) else value
        for number, ref in enumerate(linked_refs):
            label = "" if number else label_of(entry.ref.kind, field)
            other = known.get(ref)
            yield _linked_row(other, label, today) if other else Row(label, text(str(ref)))


def _linked_row(other: Entry, label: str, today: dt.date) -> Row:
    """The row of another entry without its columns, which have nothing to align with here."""
    row = entry_row(other, today=today, label=label)
    return row._replace(columns=(), under=(), mark=None)


_ORDER: Final[dict[Kind, str]] = {
    "relationship": "type focus cadence started_on ends_on paused_until email org agreement agreed_on look_again_on "
    f"recap summary_readers ... ended_on {' '.join(CLOSING)} keep_in_touch_on",
    "session": "where topics notes takeaways actions why moved ... private_notes",
    "goal": "title measure why due_on on idle ... progress",
    "action": "text due_on on carried ...",
    "feedback": "situation behaviour impact text ... follow_up_on outcome",
    "milestone": "title ... celebrated_on",
    "point": "text on carried ...",
    "note": "text ...",
    "checkin": "frequency challenge more less ...",
    "rating": "skill score ...",
    "advice": "text ... try_by outcome",
    "resource": "title url skill recommended_by ... due_on minutes takeaway",
    "question": "text phase role topic ...",
}
"""The fields below the heading, in the order of the page; `...` stands for those that no table here lists."""
_NOT_IN_BODY: Final = frozenset(
    ("ref", "uuid", "relationship", "relationship_ref", "status", "on", "private", "snoozed_until")
)
"""Fields that are in the heading of every page, below its body, or on no page."""
_SHOWN_ELSEWHERE: Final[dict[Kind, str]] = {
    "relationship": "name role resumed_on goal",
    "session": "at minutes how zone own_time goals points cancelled_by moved_by",
    "goal": "checkpoints closed_on previous_checkpoint",
    "action": "owner done_on session goal",
    "feedback": "direction tone outcome_note outcome_on",
    "milestone": "how goal",
    "point": "closed_on session",
    "checkin": "owner",
    "rating": "owner",
    "advice": "direction outcome_note outcome_on session",
    "resource": "type done_on goal",
}
"""Fields of a kind that are in its heading, among its links, beside another field, or on no page."""
_PAGE_LABELS: Final = {
    "goal.title": "Goal",
    "goal.on": "Set",
    "action.text": "Promised",
    "action.on": "On",
    "milestone.title": "Milestone",
    "point.text": "Point",
    "point.on": "Raised",
    "note.text": "",
    "advice.text": "Advice",
    "resource.title": "Resource",
    "question.text": "Question",
}
"""Labels on the page of an entry that differ from the usual label of the field."""
_FIELD_BLOCKS: Final[dict[str, Callable[[Any, dt.date], Iterator[Block]]]] = {
    "relationship.cadence": _cadence,
    "relationship.started_on": _started_on,
    "relationship.type": _type,
    "relationship.recap": _recap,
    "relationship.ends_on": _ends_on,
    "relationship.paused_until": _paused_until,
    "session.actions": _actions,
    "session.moved": _moved,
    "goal.due_on": _deadline,
    "goal.idle": _idle,
    "goal.progress": _progress,
    "action.due_on": _deadline,
    "action.carried": _carried,
    "feedback.follow_up_on": _follow_up,
    "feedback.outcome": _outcome,
    "advice.outcome": _outcome,
    "advice.try_by": _try_by,
    "resource.due_on": _deadline,
    "resource.recommended_by": _recommended_by,
    "milestone.celebrated_on": _celebrated,
    "point.carried": _carried,
}
"""The functions that show a field in another way than by its label and value."""
