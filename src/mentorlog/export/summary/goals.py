"""What was expected and what was reached: goals with their result, and then against now."""

from __future__ import annotations

from collections.abc import Iterator

from mentorlog.export.document import (
    Block,
    Entry,
    Fact,
    Facts,
    Item,
    Items,
    Scale,
    Scales,
    Table,
    Trend,
    Trends,
    Typed,
    Words,
)
from mentorlog.export.summary.telling import Telling
from mentorlog.insight.summary import GoalProgress
from mentorlog.model import Goal, Rating, Skill


def expected(tell: Telling) -> Iterator[Block]:
    """The agreement, and the goals of the start against what became of them."""
    one, say = tell.one, tell.say
    if one.agreement:
        label = say("agreed") if one.agreed_on else say("Agreed")
        yield Items((tell.claim(one.agreed_on, one.agreement, label=label),))
    begun = [pursued.goal for pursued in tell.told.goals if pursued.is_initial]
    if begun:
        yield Table(
            (tell.speech.say_of("goal", "Set"), say("Expected at the start"), say("Reached")),
            tuple(((tell.on(goal.on),), (Typed(goal.title),), (_result(tell, goal),)) for goal in begun),
        )


def goals(tell: Telling) -> Iterator[Block]:
    """Every goal: its measure, its result, how it moved, and what is still promised for it."""
    moved = tuple(
        Trend((Typed(each.goal.title),), tuple((at.on, at.progress) for at in each.checkpoints))
        for each in tell.told.goals
        if len(each.checkpoints) > 1
    )
    if moved:
        days = [on for trend in moved for on, _ in trend.steps]
        yield Trends(tell.say("How the goals have moved"), min(days), max(days), moved)
    for pursued in tell.told.goals:
        yield _goal(tell, pursued)


def then_and_now(tell: Telling) -> Iterator[Block]:
    """Goals and skills, each as it was first and last said."""
    say = tell.say
    moved = [each for each in tell.told.goals if len(each.checkpoints) > 1]
    if moved:
        progress: tuple[tuple[Words, ...], ...] = tuple(
            ((Typed(each.goal.title),), (tell.reached(each.checkpoints[0]),), (tell.reached(each.checkpoints[-1]),))
            for each in moved
        )
        yield Table((say("Goal"), say("Then"), say("Now")), progress)
    again = [each for each in tell.told.skills if len(each.latest) > 1]
    if again:
        scales = tuple(Scale(_skill(tell, each), each.first.score, each.latest[-1].score) for each in again)
        yield Scales(say("Ratings, then and now"), scales)
    if tell.told.skills:
        rated = tuple((_skill(tell, each), *_scores(tell, each)) for each in tell.told.skills)
        yield Table((say("Rated 1 to 5"), say("Then"), say("Now")), rated)


def _goal(tell: Telling, pursued: GoalProgress) -> Entry:
    goal, say, say_of = pursued.goal, tell.say, tell.speech.say_of
    facts = (
        *tell.fact(say("Measure"), goal.measure),
        *tell.fact(say_of("goal", "Why"), goal.why),
        Fact(say_of("goal", "Set"), (_set(tell, goal),)),
        Fact(say("Result"), (_result(tell, goal),)),
        *_worked(tell, pursued),
    )
    steps: list[Item] = [
        tell.claim(at.on, at.note, label=tell.speech.percent(at.progress)) for at in pursued.checkpoints
    ]
    steps += [
        tell.claim(each.on, each.title, label=say("milestone"), private=each.private) for each in pursued.milestones
    ]
    steps.sort(key=lambda step: step.on or goal.on)
    promised = tuple(map(tell.action, pursued.open_actions))
    blocks: list[Facts | Items] = [Facts(facts)]
    blocks += [Items(tuple(steps))] if steps else []
    blocks += [Items(promised, say("Still promised"))] if promised else []
    return Entry((Typed(goal.title), tell.mark(private=goal.private)), tuple(blocks))


def _result(tell: Telling, goal: Goal) -> str:
    """How far a goal came, and since when: `achieved Sun 1 Nov 2026`, `open, 40% on Mon 9 Nov 2026`."""
    on = tell.on(goal.closed_on) if goal.closed_on else ""
    if goal.status == "achieved":
        return tell.say("achieved {day}").format(day=on).rstrip()
    dropped = tell.say("dropped {day}").format(day=on).rstrip()
    status = tell.speech.say_of("goal", "open") if goal.status == "open" else dropped
    return f"{status}, {tell.reached(goal.checkpoints[-1])}" if goal.checkpoints else status


def _set(tell: Telling, goal: Goal) -> str:
    day = tell.on(goal.on)
    if not goal.due_on:
        return day
    by = (
        tell.say("{day}, to be reached by {due}")
        if goal.status == "open"
        else tell.say("{day}, was to be reached by {due}")
    )
    return by.format(day=day, due=tell.on(goal.due_on))


def _worked(tell: Telling, pursued: GoalProgress) -> tuple[Fact, ...]:
    days = pursued.worked_on
    if not days:
        return ()
    said = tell.speech.count(
        "in one session, {first}",
        "in {count} sessions, {first} to {last}",
        len(days),
        first=tell.on(days[0]),
        last=tell.on(days[-1]),
    )
    return (Fact(tell.say("Worked on"), (said,)),)


def _skill(tell: Telling, skill: Skill) -> Words:
    """A skill; with its owner where it is the mentor's, for the mentee's are the matter."""
    mentors = (skill.owner == "me") == (tell.one.role == "mentor")
    private = skill.first.private or any(each.private for each in skill.latest)
    mentor = tell.say("mentor")
    return (Typed(skill.skill), f" ({mentor})" if mentors else "", tell.mark(private=private))


def _scores(tell: Telling, skill: Skill) -> tuple[Words, Words]:
    first, last = skill.first, skill.latest[-1]
    then: Words = (_rated(tell, first),)
    return then, () if first == last else (_rated(tell, last),)


def _rated(tell: Telling, rating: Rating) -> str:
    return tell.say("{score} on {day}").format(score=rating.score, day=tell.on(rating.on))
