"""The agenda and the recap as Markdown: pages to send, good to read as they stand.

They are written as the journal's owner would write to the other person ("I", "you"): whose journal it is, it does not
know by name. No refs stand in them, and every day bears its year.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Final

from mentorlog.dates import say_minutes
from mentorlog.export.escape import block, continued, inline
from mentorlog.insight.letters import Agenda, Recap
from mentorlog.model import Action, Point, Relationship, Session

WORDS: Final = {
    "agenda of": "Agenda for our session on {day}",
    "agenda": "Agenda for our next session",
    "recap of": "Our session on {day}",
    "from mentor": "To {name} (mentee), from your mentor.",
    "from mentee": "To {name} (mentor), from your mentee.",
    "when": "When",
    "how": "How",
    "in-person": "in person",
    "where": "Where",
    "no date": "no date yet",
    "to talk about": "To talk about",
    "no points": "Nothing yet. What would you like to talk about?",
    "carried": "carried over {times}",
    "talked about": "What we talked about",
    "topics": "Topics",
    "worked on": "Worked on",
    "discussed": "Discussed",
    "to keep": "What to take away",
    "mine": "What I promised",
    "theirs": "What you promised",
    "by": "by {day}",
    "done": "done",
    "done on": "done {day}",
    "dropped": "dropped",
    "next": "Our next session",
}
"""Every fixed word of the two pages."""
TIMES: Final = ("once", "twice", "three times", "four times", "five times", "six times")
"""How often something was carried over; more often than this in figures."""


def agenda(item: Agenda) -> str:
    """The page to send before a session, ending in a newline."""
    title = WORDS["agenda of"].format(day=_on(item.meeting.on)) if item.meeting else WORDS["agenda"]
    return _page(
        f"# {title}",
        _from(item.relationship),
        _list(_meeting(item.meeting)),
        *_section(WORDS["to talk about"], _list(map(_point, item.points)) or WORDS["no points"]),
        *_promises(item.mine, item.theirs),
    )


def recap(item: Recap) -> str:
    """The page to send after a session, ending in a newline."""
    session = item.session
    discussed = [
        _labelled(WORDS["topics"], ", ".join(session.topics)),
        *(_labelled(WORDS["worked on"], goal.title) for goal in item.goals),
        *(_labelled(WORDS["discussed"], point.text) for point in item.points),
    ]
    return _page(
        f"# {WORDS['recap of'].format(day=_on(session.on))}",
        _from(item.relationship),
        _list(_meeting(session)),
        *_section(WORDS["talked about"], block(session.notes or ""), _list(discussed)),
        *_section(WORDS["to keep"], _list(map(_item, session.takeaways))),
        *_promises(item.mine, item.theirs),
        *_section(WORDS["next"], _list(_meeting(item.following))),
    )


def _page(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _section(title: str, *parts: str) -> Iterator[str]:
    """A heading with what stands below it; nothing where nothing does."""
    said = [part for part in parts if part]
    if said:
        yield f"## {title}"
        yield from said


def _from(relationship: Relationship) -> str:
    return WORDS[f"from {relationship.role}"].format(name=inline(relationship.name))


def _meeting(session: Session | None) -> Iterator[str]:
    """When and where the two meet, or met."""
    if session is None:
        yield f"- {WORDS['when']}: {WORDS['no date']}"
        return
    when = (_on(session.on), f"{session.at:%H:%M}" if session.at else "", _length(session))
    yield f"- {WORDS['when']}: {', '.join(part for part in when if part)}"
    how = session.how or ""
    yield _labelled(WORDS["how"], WORDS.get(how, how))
    yield _labelled(WORDS["where"], session.where or "")


def _length(session: Session) -> str:
    return say_minutes(session.minutes) if session.minutes else ""


def _point(point: Point) -> str:
    return _item(point.text, WORDS["carried"].format(times=_times(point.carried)) if point.carried else "")


def _times(number: int) -> str:
    return TIMES[number - 1] if number <= len(TIMES) else f"{number} times"


def _promises(mine: Iterable[Action], theirs: Iterable[Action]) -> Iterator[str]:
    yield from _section(WORDS["mine"], _list(map(_action, mine)))
    yield from _section(WORDS["theirs"], _list(map(_action, theirs)))


def _action(action: Action) -> str:
    if action.status == "open":
        standing = WORDS["by"].format(day=_on(action.due_on)) if action.due_on else ""
    elif action.done_on:
        standing = WORDS["done on"].format(day=_on(action.done_on))
    else:
        standing = WORDS[action.status]
    return _item(action.text, standing)


def _list(items: Iterable[str]) -> str:
    return "\n".join(item for item in items if item)


def _item(text: str, standing: str = "") -> str:
    """A line of a list: the user's text, and after it in brackets how it stands."""
    return f"- {block(text, indent='  ')}{f' ({standing})' if standing else ''}"


def _labelled(label: str, text: str) -> str:
    """A line of a list, the user's text after a label of ours; nothing where there is no text."""
    said = continued(text, indent="  ")
    return f"- {label}: {said}" if said else ""


def _on(on: dt.date) -> str:
    """A day with its year always: a page that was sent outlives the year it was written in."""
    return f"{on:%a} {on.day} {on:%b} {on.year}"
