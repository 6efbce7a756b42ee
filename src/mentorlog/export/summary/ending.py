"""How it ended and what it leaves: the answers of the closing, what comes next, and the promises."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from mentorlog.export.document import Block, Item, Items
from mentorlog.export.summary.telling import Telling


def thanks(tell: Telling) -> Iterator[Block]:
    """The thanks of whoever kept the journal."""
    yield from tell.listed(_answer(tell, tell.one.thanks))


def learned_in_the_end(tell: Telling) -> Iterator[Item]:
    """What whoever kept the journal has learned, in the end."""
    label = tell.say("learned by the mentor") if tell.one.role == "mentor" else tell.say("learned by the mentee")
    yield from _answer(tell, tell.one.learned, label=label)


def _answer(tell: Telling, text: str | None, *, label: str = "") -> Iterator[Item]:
    """An answer of the closing as a claim, which stands under the day of the end."""
    if text and tell.told.includes_end:
        yield tell.claim(tell.one.ended_on, text, label=label)


def looking_back(tell: Telling) -> Iterator[Block]:
    """What whoever kept the journal would do the same again, and what differently."""
    if tell.one.role == "mentor":
        labels = tell.say("the mentor would do the same again"), tell.say("the mentor would do differently")
    else:
        labels = tell.say("the mentee would do the same again"), tell.say("the mentee would do differently")
    answers = ((labels[0], tell.one.same), (labels[1], tell.one.different))
    items = tuple(
        tell.claim(tell.one.ended_on, text, label=label) for label, text in answers if text and tell.told.includes_end
    )
    if items:
        yield Items(items)


def next_steps(tell: Telling) -> Iterator[Block]:
    """Of what goes on the next session and its points; of what has ended what and who comes after it."""
    items = tuple(_after(tell) if tell.told.has_ended else _ahead(tell))
    if items:
        yield Items(items)


def promises(tell: Telling) -> Iterator[Block]:
    """All promises, by what became of them."""
    told = tell.told
    for title, actions in (
        (tell.say("Kept"), told.done_actions),
        (tell.say("Open"), told.open_actions),
        (tell.say("Dropped"), told.dropped_actions),
    ):
        yield from tell.listed(map(tell.action, actions), title)


def _after(tell: Telling) -> Iterator[Item]:
    """What was answered, and what the end left open: under its day, whenever it was set or promised."""
    one = tell.one
    if not tell.told.includes_end:
        return
    if one.next:
        yield tell.claim(one.ended_on, one.next)
    for goal in (each.goal for each in tell.told.goals):
        if goal.status == "open":
            yield tell.claim(_left(tell, goal.on), goal.title, label=tell.say("goal still open"), private=goal.private)
    for action in tell.told.open_actions:
        label = ", ".join((tell.say("promise still open"), tell.doers[action.owner]))
        yield tell.claim(_left(tell, action.on), action.text, label=label, private=action.private)
    if one.keep_in_touch_on:
        yield tell.claim(one.keep_in_touch_on, label=tell.say("get in touch again"))


def _left(tell: Telling, on: dt.date) -> dt.date:
    """The day something was left open: that of the end, where it does not come after it."""
    return max(tell.one.ended_on or on, on)


def _ahead(tell: Telling) -> Iterator[Item]:
    session = tell.told.next_session
    if session:
        when = tell.when(session) + tell.mark(private=session.private)
        yield Item(when, tell.say("the next session"), on=session.on)
    for point in tell.told.agenda:
        yield tell.claim(point.on, point.text, label=tell.say("to be raised"), private=point.private)
