"""What lies behind: the last session, and what was promised and kept."""

from __future__ import annotations

from mentorlog.dates import say_minutes, say_short, say_when
from mentorlog.insight.review import Review
from mentorlog.model import Action, Session
from mentorlog.present.page import Row, Span, Text, text
from mentorlog.present.review.room import Room
from mentorlog.present.words import counted, dotted, due, first_name


def not_logged(review: Review) -> list[Row]:
    """A session that was planned and has passed: what became of it is still to be said."""
    session = review.unlogged
    if session is None:
        return []
    when = say_when(session.on, session.at, today=review.today)
    return [Row(body=text(when), side=text(f"mentorlog log {session.ref}"))]


def ending(review: Review, room: Room) -> list[Row]:
    """Why it ended."""
    relationship = review.relationship
    if relationship.status != "ended" or not relationship.reason:
        return []
    return [Row(body=text(relationship.reason), most=room.most)]


def last_time(review: Review, last: Session, room: Room) -> list[Row]:
    """What was taken away from it, else what was written or talked about; and what was agreed, whose words are in the
    ledger."""
    side = dotted(say_short(last.on, today=review.today), say_minutes(last.minutes) if last.minutes else None, last.ref)
    if last.private:
        return [Row(body=text(Span("Private: at the end of this page", "dim")), side=side)]
    first, *others = [Row(body=body, most=room.most) for body in said(last)] or [
        Row(body=text(Span("Nothing was written down", "dim")))
    ]
    rows = [first._replace(side=side), *others]
    promises = _agreed(last)
    if promises and others:
        rows[1] = others[0]._replace(side=promises)
    elif promises:
        rows.append(Row(body=promises))
    return rows


def said(last: Session) -> list[Text]:
    """What was said at a session: its takeaways, else its notes, else its topics."""
    if last.takeaways:
        return [text(each) for each in last.takeaways]
    return [text(words) for words in (last.notes or ", ".join(last.topics),) if words]


def _agreed(last: Session) -> Text:
    """How many promises were made at a session, and what became of them."""
    made = [action.status for action in last.actions if not action.private]
    if not made:
        return ()
    counts = {said: made.count(status) for status, said in (("done", "kept"), ("open", "open"), ("dropped", "dropped"))}
    if len(made) in counts.values():
        state = next(said for said, count in counts.items() if count)
        what = {1: state, 2: f"both {state}"}.get(len(made), f"all {state}")
    else:
        what = ", ".join(f"{count} {said}" for said, count in counts.items() if count)
    return text(Span(f"agreed: {counted(len(made), 'promise')}, {what}", "dim"))


def promises(review: Review, actions: tuple[Action, ...], room: Room) -> list[Row]:
    """What one of the two owes: the overdue, what is due by the next session, the rest."""
    return [
        Row(mark=mark(review, action), body=text(action.text), side=dotted(*facts(review, action)), most=room.most)
        for action in actions
    ]


def mark(review: Review, action: Action) -> Span:
    """The sign before an open promise."""
    standing = review.standing(action)
    return Span("●", "late") if standing == "overdue" else Span("○", "look" if standing == "due" else "dim")


def facts(review: Review, action: Action) -> tuple[Text, ...]:
    """When an open promise is due, how often it was carried, and its ref."""
    when = due(action.due_on, today=review.today) if action.due_on else None
    if when and review.standing(action) == "due":
        when = when._replace(style="look")
    return dotted(when), carried(action), dotted(action.ref)


def carried(action: Action) -> Text:
    """How many sessions a promise was carried through; nothing for none."""
    return dotted(f"carried {action.carried}×" if action.carried else None)


def kept(review: Review, room: Room) -> list[Row]:
    """What was done since, by either."""
    name = first_name(review.relationship.name)
    return [
        Row(
            mark=Span("✓", "title"),
            body=text(action.text),
            side=dotted(
                "you" if action.owner == "me" else name,
                say_short(action.done_on, today=review.today) if action.done_on else None,
                carried(action),
                action.ref,
            ),
            most=room.most,
        )
        for action in review.kept
    ]
