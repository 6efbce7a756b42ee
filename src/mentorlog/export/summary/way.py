"""What happened on the way: milestones, challenges, feedback, and what was learned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from mentorlog.export.document import Block, Entry, Facts, Happening, Item, Items, Prose, Timeline, Typed, Words
from mentorlog.export.summary.ending import learned_in_the_end
from mentorlog.export.summary.meetings import outcome
from mentorlog.export.summary.telling import Telling
from mentorlog.insight.summary import Challenge
from mentorlog.model import Feedback, Milestone


def milestones(tell: Telling) -> Iterator[Block]:
    """Milestones, with how they were celebrated; before them the picture of all that happened."""
    told = tell.told
    marks: list[tuple[dt.date, str, Words]] = [(each.on, each.status, (Typed(each.title),)) for each in told.milestones]
    marks += [(each.session.on, each.session.status, (outcome(tell, each.session),)) for each in told.sessions]
    if len(marks) > 1 and told.milestones:
        days = [on for on, *_ in marks]
        happenings = tuple(Happening(on, kind, said) for on, kind, said in sorted(marks, key=lambda mark: mark[0]))
        yield Timeline(tell.say("Sessions and milestones"), min(days), max(days), happenings)
    yield from tell.listed(_milestone(tell, each) for each in told.milestones)


def challenges(tell: Telling) -> Iterator[Block]:
    """What was hard, and what came of it."""
    yield from tell.listed(_challenge(tell, each) for each in tell.told.challenges)


def feedback(tell: Telling, given: Iterable[Feedback]) -> Iterator[Block]:
    """Feedback in its parts, with its outcome."""
    for each in given:
        yield _feedback(tell, each)


def learned(tell: Telling) -> Iterator[Block]:
    """What was taken away from sessions, and last what the closing says was learned."""
    claims = [tell.claim(each.on, each.text, private=each.private) for each in tell.told.takeaways]
    yield from tell.listed((*claims, *learned_in_the_end(tell)))


def _milestone(tell: Telling, milestone: Milestone) -> Item:
    label = tell.say("planned") if milestone.status == "planned" else ""
    under: tuple[Item, ...] = ()
    if milestone.celebrated_on:
        under = (tell.claim(milestone.celebrated_on, milestone.how, label=tell.say("celebrated")),)
    return tell.claim(milestone.on, milestone.title, label=label, private=milestone.private, under=under)


def _challenge(tell: Telling, challenge: Challenge) -> Item:
    setback = challenge.kind == "setback"
    if setback:
        percent = tell.speech.percent
        label = tell.say("fell back from {before} to {after}").format(
            before=percent(challenge.before or 0), after=percent(challenge.after or 0)
        )
        came = tell.say("came to {progress}").format(progress=percent(challenge.resolved_progress or 0))
    else:
        label, came = tell.say("feedback"), tell.say("it improved")
    under = [tell.claim(challenge.on, challenge.note)] if setback and challenge.note else []
    if challenge.resolved_on:
        under.append(tell.claim(challenge.resolved_on, None if setback else challenge.note, label=came))
    if challenge.was_dropped:
        under.append(tell.claim(challenge.dropped_on, label=tell.say("dropped")))
    return tell.claim(challenge.on, challenge.text, label=label, private=challenge.private, under=tuple(under))


def _feedback(tell: Telling, given: Feedback) -> Entry:
    say = tell.say
    by_mentor = (given.direction == "given") == (tell.one.role == "mentor")
    title = [say("from the mentor") if by_mentor else say("from the mentee")]
    if given.tone:
        title.append({"praise": say("praise"), "constructive": say("constructive")}[given.tone])
    facts = (
        *tell.fact(say("Situation"), given.situation),
        *tell.fact(say("Behaviour"), given.behaviour),
        *tell.fact(say("Impact"), given.impact),
    )
    blocks: list[Facts | Items | Prose] = [Prose(Typed(given.text))] if given.text else []
    blocks += [Facts(facts)] if facts else []
    if given.outcome:
        label = {
            "improved": say("it improved"),
            "unchanged": say("it did not change"),
            "worse": say("it got worse"),
        }[given.outcome]
        blocks.append(Items((tell.claim(given.outcome_on, given.outcome_note, label=label),)))
    rest = "".join(f", {part}" for part in title) + tell.mark(private=given.private)
    return Entry((tell.on(given.on), rest), tuple(blocks), on=given.on)
