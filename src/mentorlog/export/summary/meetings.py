"""The dated record: every session with what belongs to it, and the notes between them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from mentorlog.export.document import Block, Entry, Facts, Item, Items, Prose, Table, Typed, Words
from mentorlog.export.summary.telling import MANY, Telling
from mentorlog.insight.summary import SessionDetails
from mentorlog.model import Action, Checkin, Session


def sessions(tell: Telling) -> Iterator[Block]:
    """Every session in its order; a long record begins with what there was in each year."""
    if len(tell.told.sessions) >= MANY:
        yield _years(tell)
    for meeting in tell.told.sessions:
        yield _meeting(tell, meeting)


def notes(tell: Telling) -> Iterator[Block]:
    """The notes that may be read by others."""
    yield from tell.listed(tell.claim(each.on, each.text, private=each.private) for each in tell.told.notes)


def partnership(tell: Telling) -> Iterator[Block]:
    """The check-ins: how the owner of the journal found the two working together."""
    yield from tell.listed(_checkin(tell, each) for each in tell.told.checkins)


def outcome(tell: Telling, session: Session) -> str:
    """What became of a session, and by whose doing."""
    say = tell.say
    by = {"me": tell.one.role, "them": "mentee" if tell.one.role == "mentor" else "mentor"}
    return {
        ("cancelled", "mentor"): say("cancelled by the mentor"),
        ("cancelled", "mentee"): say("cancelled by the mentee"),
        ("cancelled", ""): say("cancelled"),
        ("missed", "mentor"): say("missed by the mentor"),
        ("missed", "mentee"): say("missed by the mentee"),
        ("missed", ""): say("missed"),
    }.get((session.status, by.get(session.cancelled_by or "", "")), say("session"))


def _checkin(tell: Telling, checkin: Checkin) -> Item:
    say = tell.say
    scores = []
    if checkin.frequency:
        scores.append(say("frequency {score} of 5").format(score=checkin.frequency))
    if checkin.challenge:
        scores.append(say("challenge {score} of 5").format(score=checkin.challenge))
    answers = ((say("more"), checkin.more), (say("less"), checkin.less))
    under = tuple(tell.claim(checkin.on, text, label=label) for label, text in answers if text)
    return tell.claim(checkin.on, label=", ".join(scores), private=checkin.private, under=under)


def _years(tell: Telling) -> Table:
    say = tell.say
    rows: list[tuple[Words, ...]] = []
    for year, those in groupby((each.session for each in tell.told.sessions), key=lambda each: each.on.year):
        met = list(those)
        held = [each for each in met if each.status == "held"]
        minutes = sum(each.minutes or 0 for each in held)
        lengths = tell.lengths(minutes, missing=sum(each.minutes is None for each in held))
        counts = (len(held), *(sum(each.status == status for each in met) for status in ("cancelled", "missed")))
        rows.append(
            (
                (str(year),),
                *((str(count),) if count else () for count in counts),
                (lengths,) if lengths else (),
            )
        )
    time = tell.speech.say_of("length", "Time")
    return Table((say("Year"), say("Held"), say("Cancelled"), say("Missed"), time), tuple(rows))


def _meeting(tell: Telling, meeting: SessionDetails) -> Entry:
    session, say = meeting.session, tell.say
    facts = (
        *tell.fact(say("Where"), session.where),
        *tell.fact(tell.speech.say_of("session", "Why"), session.why),
        *tell.fact(say("Topics"), ", ".join(session.topics)),
    )
    items = [Item("", say("Worked on") + tell.mark(private=goal.private), Typed(goal.title)) for goal in meeting.goals]
    items += [
        Item("", say("Discussed") + tell.mark(private=point.private), Typed(point.text)) for point in meeting.points
    ]
    items += [Item("", say("Learned"), Typed(taken)) for taken in session.takeaways]
    items += [_promised(tell, action) for action in session.actions]
    if session.private_notes:
        items.append(Item("", say("Private notes"), Typed(session.private_notes)))
    blocks: list[Facts | Items | Prose] = [Prose(Typed(session.notes))] if session.notes else []
    blocks += [Facts(facts)] if facts else []
    blocks += [Items(tuple(items))] if items else []
    return Entry((tell.when(session), _how_it_was(tell, session)), tuple(blocks), on=session.on)


def _how_it_was(tell: Telling, session: Session) -> str:
    """What follows the day of a session: `, 60 min, video`."""
    parts = [tell.speech.minutes(session.minutes)] if session.minutes else []
    parts += [tell.speech.manner(session.how)] if session.how else []
    parts += [outcome(tell, session)] if session.status != "held" else []
    return "".join(f", {part}" for part in parts) + tell.mark(private=session.private)


def _promised(tell: Telling, action: Action) -> Item:
    say = tell.say
    said = [say("{who} promised").format(who=tell.roles[action.owner])]
    if action.due_on:
        said.append(say("by {day}").format(day=tell.on(action.due_on)))
    if action.done_on:
        said.append(say("done {day}").format(day=tell.on(action.done_on)))
    elif action.status == "dropped":
        said.append(say("dropped"))
    return Item("", ", ".join(said) + tell.mark(private=action.private), Typed(action.text))
