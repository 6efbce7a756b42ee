"""The rules: what each signal is noticed by, the entries that show it, and the question that it asks.

Each is a function of the dossier that answers None when all is well, and has its threshold beside it. All obey one
law: a session held today, never moved, of `SHORT` minutes or more (or of a length that nobody noted), with every open
action kept and every open goal raised or at 100%, adds no signal. Meeting and doing what was promised is never wrong.
So a rule counts over the newest few sessions, where such a session can only push a bad one out, or over what is still
open, of which nothing is left then.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from mentorlog.dates import Cadence, format_short_date
from mentorlog.insight.rhythm import cadence_of, quiet_from
from mentorlog.model import Action, Checkin, Dossier, Goal, Ref, Relationship, Session
from mentorlog.names import first_name

SILENCE: Final = 2
"""Cadences without a session, more than which are a long silence."""
SILENCE_WITHOUT_CADENCE: Final = Cadence(months=6)
"""What is a long silence where the two meet as they need to."""
LATEST: Final = 3
"""The newest sessions, over which the rules about sessions count."""
DISTURBED: Final = 2
"""Of the newest sessions, how many moved, cancelled or missed ones ask whether the rhythm is right."""
MOVED: Final = 3
"""Times that one session is moved, from which on it is worth a question by itself."""
LOW: Final = 2
"""An answer of a check-in, 1-5, that is this or less is low."""
FRESH: Final = Cadence(months=6)
"""How long the answers of a check-in say something about today."""
SHORT: Final = 25
"""Minutes; a shorter session is short. A half-hour slot that ends five minutes early is not."""
SHORT_ONES: Final = 2
"""Of the newest held sessions, how many short ones are worth a question."""
CARRIED: Final = 3
"""Sessions held since a promise was made, from which on it is carried again and again."""
UNTOUCHED: Final = 3
"""Sessions held since a goal was last touched, from which on it is untouched for long."""
STALLED: Final = 4
"""Sessions held since a goal's progress last rose, from which on it stands still though it is worked on."""

_REACHED: Final = 100
_WORDS: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


class Evidence(NamedTuple):
    """An entry that shows a signal, and its day: a session's or a check-in's own, the one on which an action was
    promised or a relationship begun, the last one on which a goal was touched, as far as the dossier shows."""

    ref: Ref
    on: dt.date


class Signal(NamedTuple):
    """Something worth noticing, never a score: its name, the entries that show it, and a question to ask. It is
    `private` where any of those entries is, so that it shows what others may not see."""

    signal: str
    evidence: tuple[Evidence, ...]
    question: str
    private: bool = False


Shower = Relationship | Session | Action | Goal | Checkin
Of = Callable[[Shower], bool]
"""Which entries may show a signal: what the others show is as if all was well with them."""


class Rule(Protocol):
    """What notices one thing on a day, of those entries that may show it; its name is the signal's."""

    __name__: str

    def __call__(self, dossier: Dossier, today: dt.date, *, of: Of = ...) -> Signal | None:
        """The signal, or None when all is well."""


def _any(_: Shower) -> bool:
    return True


def silent_from(dossier: Dossier, today: dt.date) -> dt.date:
    """The first day of a long silence, if they have not met by then: see `long_silence`."""
    relationship = dossier.relationship
    quiet = quiet_from(relationship, last_on=_quiet_since(dossier))
    met_on = max([quiet, *(session.on for session in _unsettled(dossier, today))])
    return _patience(relationship).after(met_on) + dt.timedelta(days=1)


def _quiet_since(dossier: Dossier) -> dt.date:
    return dossier.last_session.on if dossier.last_session else dossier.relationship.started_on


def _unsettled(dossier: Dossier, today: dt.date) -> list[Session]:
    """The last planned session that has passed since they met, of which nobody said what became of it."""
    return [session for session in dossier.planned if _quiet_since(dossier) <= session.on < today][-1:]


def long_silence(dossier: Dossier, today: dt.date, *, of: Of = _any) -> Signal | None:
    """More than two cadences without a session, counted from the last one held (else from the start, while no first
    session is planned); without a cadence, more than half a year.

    A planned session that has passed and is not settled counts as if they had met, for perhaps they did; so do the end
    of a pause and the day on which the two took it up again.
    """
    last = dossier.last_session
    if last is None and any(session.on >= today for session in dossier.planned):
        return None
    first = last or dossier.relationship
    if today < silent_from(dossier, today) or not of(first):
        return None
    shown = (first, *(session for session in _unsettled(dossier, today) if of(session)))
    return Signal("long_silence", _shown(shown), _say_silence(dossier, (today - _quiet_since(dossier)).days))


def sessions_disturbed(dossier: Dossier, today: dt.date, *, of: Of = _any) -> Signal | None:  # noqa: ARG001
    """At least two of the last three sessions were moved, cancelled or missed, or one of them, or one that is planned,
    was moved at least three times."""
    last = dossier.past[:LATEST]
    disturbed = [session for session in last if _how_disturbed(session) and of(session)]
    if len(disturbed) >= DISTURBED:
        return Signal(
            "sessions_disturbed", _oldest_first(disturbed), _say_disturbed(disturbed, of=len(last), who=dossier)
        )
    restless = [session for session in (*last, *dossier.planned) if session.moved >= MOVED and of(session)]
    if restless:
        return Signal("sessions_disturbed", _oldest_first(restless), _say_moved(restless, who=dossier))
    return None


def checkin_low(dossier: Dossier, today: dt.date, *, of: Of = _any) -> Signal | None:
    """The last check-in, of the last half year, has an answer of 1 or 2."""
    last = next(iter(dossier.checkins), None)
    if last is None or today > FRESH.after(last.on) or not of(last):
        return None
    low = [
        f"{what} {answer}"
        for what, answer in (("how often you meet got", last.frequency), ("the challenge got", last.challenge))
        if answer is not None and answer <= LOW
    ]
    if not low:
        return None
    day = format_short_date(last.on, today=today)
    said = f"In the check-in of {day} {' and '.join(low)} of 5. What would make it better?"
    return Signal("checkin_low", _shown([last]), said)


def sessions_short(dossier: Dossier, today: dt.date, *, of: Of = _any) -> Signal | None:  # noqa: ARG001
    """At least two of the last three held sessions took less than 25 minutes."""
    last = dossier.held[:LATEST]
    short = [session for session in last if session.minutes is not None and session.minutes < SHORT and of(session)]
    if len(short) < SHORT_ONES:
        return None
    said = f"{_of_the_last(len(short), len(last))} took {_say_lengths(short)}. Is that the time you both need?"
    return Signal("sessions_short", _oldest_first(short), said)


def actions_carried(dossier: Dossier, today: dt.date, *, of: Of = _any) -> Signal | None:
    """An action is still open three sessions or more after it was promised; its day, where it has one, has passed."""
    late = (action for action in dossier.actions if action.due_on is None or action.due_on < today)
    carried = sorted((action for action in late if action.carried >= CARRIED and of(action)), key=_most_carried)
    return Signal("actions_carried", _shown(carried), _say_carried(carried, who=dossier)) if carried else None


def goals_untouched(dossier: Dossier, today: dt.date, *, of: Of = _any) -> Signal | None:  # noqa: ARG001
    """An open goal that is not at 100% was not touched in the last three sessions or more."""
    idle = sorted((goal for goal in _unreached(dossier) if _is_untouched(goal) and of(goal)), key=_most_idle)
    return Signal("goals_untouched", _last_touched(idle, dossier), _say_untouched(idle)) if idle else None


def goals_stalled(dossier: Dossier, today: dt.date, *, of: Of = _any) -> Signal | None:
    """An open goal that is not at 100% was touched lately, and its progress has not risen in four sessions or more
    before today (of the last six that a dossier carries)."""
    held = [session.on for session in dossier.past if session.status == "held"]
    before = [on for on in held if on < today]
    still = [
        goal for goal in _unreached(dossier) if not _is_untouched(goal) and _since(goal, before) >= STALLED and of(goal)
    ]
    if not still:
        return None
    return Signal("goals_stalled", _last_touched(still, dossier), _say_stalled(still, held, of=dossier.sessions_held))


RULES: Final[tuple[Rule, ...]] = (
    long_silence,
    sessions_disturbed,
    checkin_low,
    sessions_short,
    actions_carried,
    goals_untouched,
    goals_stalled,
)
"""The weightiest first: whether the two meet, then what one of them said, then what the ledger shows anyway."""


def _patience(relationship: Relationship) -> Cadence:
    cadence = cadence_of(relationship)
    return Cadence(cadence.months * SILENCE, cadence.days * SILENCE) if cadence else SILENCE_WITHOUT_CADENCE


def _say_silence(dossier: Dossier, days: int) -> str:
    if dossier.last_session is None:
        return f"You began {days} days ago, and no session is logged yet. What would make a first one easy?"
    if cadence_of(dossier.relationship) is None:
        return f"No session is logged for {days} days. Do you both want to go on?"
    rhythm = " ".join(dossier.relationship.cadence.split())
    return f"No session is logged for {days} days, and you meant to meet {rhythm}. What has come in between?"


def _how_disturbed(session: Session) -> str:
    if session.status in ("cancelled", "missed"):
        return session.status
    return "moved" if session.moved else ""


def _say_disturbed(disturbed: Sequence[Session], *, of: int, who: Dossier) -> str:
    ways = sorted({_how_disturbed(session) for session in disturbed}, key=["moved", "cancelled", "missed"].index)
    how = f"{_of_the_last(len(disturbed), of)} were {_listed(ways, 'or')}"
    return f"{how}{_by_whom([_by(session) for session in disturbed], who=who)}. Is the rhythm right?"


def _by(session: Session) -> str | None:
    return session.cancelled_by if session.status in ("cancelled", "missed") else session.moved_by


def _by_whom(parties: Sequence[str | None], *, who: Dossier) -> str:
    """Who was behind it, as far as that was said: `, both by you`, `, two by Ana and one by you`, or nothing."""
    names = {"them": first_name(who.relationship.name), "me": "you"}
    counted = [(parties.count(party), name) for party, name in names.items() if party in parties]
    if not counted:
        return ""
    if counted[0][0] == len(parties):
        return f", {'both' if len(parties) == 2 else f'all {_WORDS[len(parties)]}'} by {counted[0][1]}"
    return f", {_listed([f'{_WORDS[number]} by {name}' for number, name in counted], 'and')}"


def _say_moved(restless: Sequence[Session], *, who: Dossier) -> str:
    if len(restless) > 1:
        return f"{_count(len(restless)).capitalize()} sessions were moved {MOVED} times or more. Is the rhythm right?"
    only = restless[0]
    names = {"me": "you", "them": first_name(who.relationship.name)}
    by = f", last by {names[only.moved_by]}" if only.moved_by else ""
    return f"A session was moved {only.moved} times{by}. Is the rhythm right?"


def _say_lengths(short: Sequence[Session]) -> str:
    lengths = [str(session.minutes) for session in reversed(short)]
    return f"{_listed(lengths, 'and')} min" if len(set(lengths)) > 1 else f"{lengths[0]} min each"


def _say_carried(carried: Sequence[Action], *, who: Dossier) -> str:
    mine, number = sum(action.owner == "me" for action in carried), len(carried)
    whose = " of yours" if mine == number else f" by {first_name(who.relationship.name)}" if not mine else ""
    if number == 1:
        return f"A promise{whose} was carried {carried[0].carried} times. What stands in its way?"
    some = f", {_count(mine)} of them yours" if 0 < mine < number else ""
    which = f"{_count(number).capitalize()} promises{whose}"
    return f"{which} were carried {CARRIED} times or more{some}. Which of them still matter?"


def _say_untouched(idle: Sequence[Goal]) -> str:
    if len(idle) == 1:
        return f"A goal is untouched for {idle[0].idle} sessions. Is it still the right one?"
    which = f"{_count(len(idle)).capitalize()} goals"
    return f"{which} are untouched for {UNTOUCHED} sessions or more. Are they still the right ones?"


def _say_stalled(still: Sequence[Goal], held: Sequence[dt.date], *, of: int) -> str:
    """`held` are the sessions that the dossier carries, of so many in all: there may be more that no goal rose in."""
    if len(still) > 1:
        which = f"{_count(len(still)).capitalize()} goals"
        return f"{which} were worked on and have not risen for {STALLED} sessions or more. Which comes first?"
    sessions = _since(still[0], held)
    more = " or more" if sessions == len(held) < of else ""
    return f"A goal was worked on and has not risen for {sessions} sessions{more}. What is a small next step?"


def _most_carried(action: Action) -> tuple[int, int]:
    return -action.carried, action.ref.number


def _unreached(dossier: Dossier) -> Iterator[Goal]:
    return (goal for goal in dossier.goals if goal.progress < _REACHED)


def _is_untouched(goal: Goal) -> bool:
    return (goal.idle or 0) >= UNTOUCHED


def _most_idle(goal: Goal) -> tuple[int, int]:
    return -(goal.idle or 0), goal.ref.number


def _since(goal: Goal, held: Iterable[dt.date]) -> int:
    rose_on = _rose_on(goal)
    return sum(on > rose_on for on in held)


def _rose_on(goal: Goal) -> dt.date:
    """The day on which the progress of a goal last rose, as far as its last checkpoints show: what stood before the
    first of them is not known, so that one is a rise from nothing."""
    before, rose_on = 0, goal.on
    for reached in goal.checkpoints:
        if reached.progress > before:
            rose_on = max(rose_on, reached.on)
        before = reached.progress
    return rose_on


def _shown(entries: Iterable[Shower]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(entry.ref, entry.started_on if isinstance(entry, Relationship) else entry.on) for entry in entries
    )


def _last_touched(goals: Iterable[Goal], dossier: Dossier) -> tuple[Evidence, ...]:
    """Goals with the day of their last checkpoint, or of the last session that was logged with them; else of setting
    them."""
    held = [session for session in (*dossier.past, *dossier.held) if session.status == "held"]
    return tuple(
        Evidence(
            goal.ref,
            max(
                [
                    goal.on,
                    *(reached.on for reached in goal.checkpoints),
                    *(session.on for session in held if goal.ref in session.goals),
                ]
            ),
        )
        for goal in goals
    )


def _oldest_first(sessions: Iterable[Session]) -> tuple[Evidence, ...]:
    return tuple(sorted(_shown(sessions), key=lambda each: (each.on, each.ref.number)))


def _count(number: int) -> str:
    """A number as a word, up to twelve."""
    return _WORDS[number] if number < len(_WORDS) else str(number)


def _of_the_last(some: int, number: int) -> str:
    """`The last three sessions`, `Two of the last three sessions`."""
    if some == number:
        return f"The last {_WORDS[number]} sessions"
    return f"{_WORDS[some].capitalize()} of the last {_WORDS[number]} sessions"


def _listed(words: Sequence[str], joint: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {joint} {words[-1]}"
