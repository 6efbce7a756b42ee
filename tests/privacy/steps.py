"""Steps that fill two journals: each records or changes something, privately or not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from tests.privacy.twins import Link, Thing, Twins

if TYPE_CHECKING:
    from collections.abc import Callable

PEOPLE: Final = ("ana", "bo", "cy", "me", "pia", "vera", "quentin", "dan")
"""Those that steps record something about: mentees, a mentor, oneself, somebody private, a prospect who begins in the
middle, one who never does, and a mentee with whom it ends."""


class Step(NamedTuple):
    """What to do, and how."""

    name: str
    days: int = 1
    """The days since the step before."""
    who: int = 0
    """Whom it is about, as an index of `PEOPLE`."""
    secrecy: int = 0
    """0: shareable, 1: private, 2: made private later."""
    a: int = 0
    b: int = 0
    """Two choices that depend on the step: which entry, which options."""


def person_of(twins: Twins, who: str) -> Thing:
    """The relationship with somebody."""
    return next(each for each in twins.things if (each.kind, each.who) == ("relationship", who))


_OF_PROSPECT: Final = ("admire", "offer", "background", "found-through", "via", "message", "answer-note")


# the steps


def _goal(twins: Twins, step: Step, who: str) -> None:
    text = twins.words(hidden=_hides(twins, step, who))
    due = ["--by", twins.day(20 + step.b)] if step.a % 2 else []
    twins.add("goal", who, ["goal", "add", text, "-w", person_of(twins, who), *due], **_secrecy(step))


def _checkpoint(twins: Twins, step: Step, who: str) -> None:
    if goal := twins.pick(step.a, "goal"):
        note = [twins.words(hidden=goal.hidden)] if step.b % 2 else []
        twins.run(["checkpoint", goal, str(step.b * 7 % 101), *note], hidden=goal.hidden)


def _action(twins: Twins, step: Step, who: str) -> None:
    text = twins.words(hidden=_hides(twins, step, who))
    options = ["--theirs"] if step.a % 2 and who != "me" else []
    options += ["--introduce", "Nadia Bech"] if step.b % 5 == 0 else []
    options += ["--by", twins.day(step.b - 3)] if step.b % 2 else []
    line = ["action", "add", text, "-w", person_of(twins, who), *options]
    twins.add("action", who, [*line], links=_goal_of(twins, step, who), **_secrecy(step))


def _milestone(twins: Twins, step: Step, who: str) -> None:
    text = twins.words(hidden=_hides(twins, step, who))
    when = ["--by", twins.day(step.b)] if step.b % 2 else []
    line = ["milestone", "add", text, "-w", person_of(twins, who), *when]
    twins.add("milestone", who, [*line], links=_goal_of(twins, step, who), **_secrecy(step))


def _resource(twins: Twins, step: Step, who: str) -> None:
    text = twins.words(hidden=_hides(twins, step, who))
    options = ["--type", ("book", "course")[step.b % 2], "--for", "3h", *(["--from", "me"] if step.a % 2 else [])]
    line = ["resource", "add", text, "-w", person_of(twins, who), *options]
    twins.add("resource", who, [*line], links=_goal_of(twins, step, who), **_secrecy(step))


def _feedback(twins: Twins, step: Step, who: str) -> None:
    text = twins.words(hidden=_hides(twins, step, who))
    options = ["--follow-up", twins.day(step.b)] if step.b % 2 else ["--praise"]
    line = ["feedback", ("give", "receive")[step.a % 2], text, "-w", person_of(twins, who), *options]
    twins.add("feedback", who, [*line], **_secrecy(step))


def _advice(twins: Twins, step: Step, who: str) -> None:
    session = twins.pick(step.a, "session", who=who) if step.b % 2 else None
    hidden = _hides(twins, step, who) or bool(session and session.hidden)
    line = ["advice", "give", twins.words(hidden=hidden), "-w", person_of(twins, who)]
    if session:
        line += ["--session", session]
    if hidden and not step.secrecy % 3:
        # private because of its session
        step = step._replace(secrecy=1)
    twins.add("advice", who, [*line], session=bool(session and session.hidden), **_secrecy(step))


def _point(twins: Twins, step: Step, who: str) -> None:
    text = twins.words(hidden=_hides(twins, step, who))
    twins.add("point", who, ["raise", text, "-w", person_of(twins, who)], **_secrecy(step))


def _note(twins: Twins, step: Step, who: str) -> None:
    text = twins.words(hidden=_hides(twins, step, who))
    twins.add("note", who, ["note", text, "-w", person_of(twins, who)], **_secrecy(step))


def _checkin(twins: Twins, step: Step, who: str) -> None:
    # a second one on a day joins the first one if both are private or both shareable
    if not _is_first(twins, f"checkin {who} {step.a % 2} {_secrecy(step)['hidden']}"):
        return
    more = twins.words(hidden=_hides(twins, step, who))
    options = ["--frequency", str(1 + step.b % 5), "--challenge", str(1 + step.a % 5), "--more", more]
    options += ["--theirs"] if step.a % 2 else []
    twins.add("checkin", who, ["checkin", "-w", person_of(twins, who), *options], **_secrecy(step))


def _rating(twins: Twins, step: Step, who: str) -> None:
    skill = ("listening", "deciding")[step.a % 2]
    if _is_first(twins, f"rating {who} {skill} {_secrecy(step)['hidden']}"):
        line = ["rate", skill, str(1 + step.b % 5), "-w", person_of(twins, who)]
        twins.add("rating", who, [*line], **_secrecy(step))


def _question(twins: Twins, step: Step, who: str) -> None:
    text = twins.words(hidden=bool(step.secrecy % 3))
    role = ("mentor", "mentee", "either", "me")[step.a % 4]
    twins.add("question", "me", ["questions", "add", f"{text}?", "--role", role], **_secrecy(step))


def _log(twins: Twins, step: Step, who: str) -> None:
    """Log a session with promises, advice, goals, a point and the next session."""
    hidden = _hides(twins, step, who)
    words = twins.words
    line = ["log", words(hidden=hidden), "-w", person_of(twins, who), "--extra", "--on", twins.day(-(step.a % 3))]
    line += ["--for", f"{15 + step.b}m"] if step.b % 3 else []
    line += ["--topic", ("Trust", "Money", words(hidden=hidden))[step.b % 3], "--takeaway", words(hidden=hidden)]
    if step.a % 2:
        line += ["--me", f"{words(hidden=hidden)} by {twins.day(9)}", "--them", words(hidden=hidden)]
    line += ["--advice", words(hidden=hidden)] if step.b % 4 == 1 else []
    # a session that becomes private later leaves the next one, which was planned with it, as it is
    if step.b % 2 and step.secrecy % 3 < 2 and (day := _free_day(twins, who, 7 + step.a)):
        line += ["--next", day]
    links = _goal_of(twins, step, who, most=2)
    point = twins.pick(step.b, "point", who=who) if step.a % 3 else None
    if point:
        links = (*links, Link("--point", point))
        twins.closed.add(point.ref)
    secret = ["--private-notes", words(hidden=True)]
    _add_session(twins, who, line, step, links=links, only_full=secret if step.b % 5 == 2 else [])


def _add_session(
    twins: Twins, who: str, line: list[Any], step: Step, *, links: tuple[Link, ...] = (), only_full: list[str]
) -> None:
    if _hides(twins, step, who):
        line += only_full
    thing = twins.add("session", who, line, links=links, **_secrecy(step))
    if thing and only_full and not thing.hidden:
        twins.run(["edit", thing.ref, *only_full], hidden=True)


def _plan(twins: Twins, step: Step, who: str) -> None:
    if day := _free_day(twins, who, 3 + step.a):
        where = twins.words(hidden=_hides(twins, step, who))
        line = ["plan", f"{day} 1{step.b % 9}:00", "-w", person_of(twins, who), "--where", where]
        twins.add("plan", who, [*line], **_secrecy(step))


def _move(twins: Twins, step: Step, who: str) -> None:
    planned = twins.pick(step.a, "plan")
    if planned and (day := _free_day(twins, planned.who, 4 + step.b)):
        twins.run(["move", planned, day, "--who", ("me", "them")[step.b % 2]], hidden=planned.hidden)


def _call_off(twins: Twins, step: Step, who: str) -> None:
    if planned := twins.pick(step.a, "plan"):
        verb = ("cancel", "miss")[step.b % 2]
        line = [verb, planned, "--who", "them", "--why", twins.words(hidden=planned.hidden)]
        if twins.run([*line], hidden=planned.hidden):
            twins.closed.add(planned.ref)


def _log_planned(twins: Twins, step: Step, who: str) -> None:
    """Log a planned session, which is private if it was planned so."""
    if planned := twins.pick(step.a, "plan"):
        text = twins.words(hidden=planned.hidden)
        if twins.run(["log", planned, text, "--on", twins.day(0)], hidden=planned.hidden):
            twins.closed.add(planned.ref)


def _close(twins: Twins, step: Step, who: str) -> None:
    """Close, celebrate, judge or snooze an entry."""
    kinds = ("goal", "action", "point", "resource", "milestone", "feedback", "advice")
    thing = twins.pick(step.a, *kinds)
    if thing is None:
        return
    note = twins.words(hidden=thing.hidden)
    lines: dict[str, list[str | Thing]] = {
        "milestone": ["celebrate", thing, note],
        "feedback": ["outcome", thing, "improved", note],
        "advice": ["outcome", thing, "partly", note],
    }
    verb = ("done", "drop", "done", "snooze")[step.b % 4]
    line = lines.get(thing.kind, [verb, thing])
    if verb == "snooze" and line[0] == "snooze":
        line = [*line, twins.day(30)]
    if twins.run(line, hidden=thing.hidden) and line[0] != "snooze":
        twins.closed.add(thing.ref)


def _evaluate(twins: Twins, step: Step, who: str) -> None:
    note = ["--note", twins.words(hidden=True)]
    if _is_first(twins, "evaluation"):
        line = ["programme", "First leads", "--evaluated", twins.day(0), "--again", twins.day(90)]
        twins.run([*line], hidden=False, only_full=[*note])


def _prospect(twins: Twins, step: Step, who: str) -> None:
    """Ask a prospect, note an answer, and link one to a goal."""
    if "vera" in twins.hidden_people:
        goal = twins.pick(step.a, "goal")
        for name in ("vera", "quentin"):
            person = person_of(twins, name)
            twins.run(["ask", person, twins.words(hidden=True), "--follow-up", twins.day(9)], hidden=True)
            twins.run(["answer", person, "later", twins.words(hidden=True)], hidden=True)
            fields = [word for field in _OF_PROSPECT for word in (f"--{field}", twins.words(hidden=True))]
            twins.run(["edit", person, *fields, *(["--goal", goal] if goal else [])], hidden=True)


def _link_to_hidden(twins: Twins, step: Step, who: str) -> None:
    """Link a shareable action to a private goal, and back."""
    goal = next((each for each in twins.things if each.kind == "goal" and each.hidden and each.who == who), None)
    action = next(
        (each for each in twins.things if each.kind == "action" and not each.hidden and each.who == who), None
    )
    if goal and action and action.ref not in twins.closed:
        had = twins.full(f"show {action.ref} --json").json["goal"]
        twins.run(["edit", action, "--goal", goal], hidden=True)
        if had or step.b % 2:
            twins.run(["edit", action, *(["--goal", had] if had else ["--clear", "goal"])], hidden=True)


def _show_action(twins: Twins, step: Step, who: str) -> None:
    """Mark what was recorded with a private session as shareable again; the session keeps it hidden."""
    for kind in ("action", "advice"):
        for thing in twins.things:
            if thing.kind == kind and thing.session and thing.who == who and who not in twins.hidden_people:
                twins.run(["shareable", thing], hidden=True)


def _hides(twins: Twins, step: Step, who: str) -> bool:
    return bool(step.secrecy % 3) or who in twins.hidden_people


def _secrecy(step: Step) -> dict[str, bool]:
    return {"hidden": step.secrecy % 3 == 1, "later": step.secrecy % 3 == 2}


def _goal_of(twins: Twins, step: Step, who: str, *, most: int = 1) -> tuple[Link, ...]:
    goals = dict.fromkeys(twins.pick(step.a + number, "goal", who=who) for number in range(most))
    return tuple(Link("--goal", goal) for goal in goals if goal) if step.b % 3 else ()


def _is_first(twins: Twins, what: str) -> bool:
    """Whether this was not recorded on this day yet."""
    key = (what, twins.day(0))
    if key in twins.planned_on:
        return False
    twins.planned_on.add(key)
    return True


def _free_day(twins: Twins, who: str, days: int) -> str | None:
    """A day on which nothing is planned with this person, because `--next` on such a day means that session."""
    key = (who, twins.day(days))
    if key in twins.planned_on:
        return None
    twins.planned_on.add(key)
    return key[1]


STEPS: Final[dict[str, Callable[[Twins, Step, str], None]]] = {
    "goal": _goal,
    "checkpoint": _checkpoint,
    "action": _action,
    "milestone": _milestone,
    "resource": _resource,
    "feedback": _feedback,
    "advice": _advice,
    "point": _point,
    "note": _note,
    "checkin": _checkin,
    "rating": _rating,
    "question": _question,
    "log": _log,
    "plan": _plan,
    "move": _move,
    "call off": _call_off,
    "log planned": _log_planned,
    "close": _close,
    "evaluate": _evaluate,
    "prospect": _prospect,
    "link to hidden": _link_to_hidden,
    "show action": _show_action,
}
