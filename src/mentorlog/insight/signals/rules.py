"""The rules: when a signal is noticed, which entries are its evidence, and which question it asks.

Each rule is a function of the dossier that returns None when all is well. Its threshold is a constant.

Every rule must satisfy this: a session held today that was never moved, of normal length (at least SHORT_MINUTES, or
not recorded), with every open action done and every open goal progressed or at 100%, adds no signal. So a rule counts
over the newest few sessions, where such a session can only replace a bad one, or over what is still open.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from mentorlog.dates import Cadence, cadence_in_english, days_after, format_short_date
from mentorlog.insight.schedule import cadence_of, silence_counted_from
from mentorlog.model import PARTIES, Action, Checkin, Goal, Relationship, Session
from mentorlog.named_tuples import NamedTuple
from mentorlog.names import first_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from mentorlog.model import Dossier, Ref

SILENCE_CADENCES: Final = 2
"""More than this many cadences without a session are a long silence."""
SILENCE_WITHOUT_CADENCE: Final = Cadence(months=6)
"""A longer time without a session is a long silence if there is no cadence."""
RECENT_SESSIONS: Final = 3
"""The number of newest sessions that the rules about sessions count over."""
DISTURBED_SESSIONS: Final = 2
"""This many moved, cancelled or missed sessions among the newest are noticed."""
MOVED_TIMES: Final = 3
"""A single session that was moved this often is noticed."""
LOW_ANSWER: Final = 2
"""An answer of a check-in (1-5) that is this or less is low."""
CHECKIN_VALID: Final = Cadence(months=6)
"""The time for which a check-in counts."""
SHORT_MINUTES: Final = 25
"""A session of fewer minutes is short. A half-hour meeting that ends five minutes early is not."""
SHORT_SESSIONS: Final = 2
"""This many short sessions among the newest are noticed."""
CARRIED_SESSIONS: Final = 3
"""An action that is still open after this many sessions is noticed."""
UNTOUCHED_SESSIONS: Final = 3
"""A goal without a checkpoint or work on it for this many sessions is untouched."""
STALLED_SESSIONS: Final = 4
"""A goal that is worked on but has not progressed for this many sessions is stalled."""

_FULL_PROGRESS: Final = 100
_NUMBERS: Final = (
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
    """An entry that shows a signal."""

    ref: Ref
    on: dt.date
    """The day of a session or check-in; the day an action was promised or a relationship began; the last day on which a
    goal was touched, as far as the dossier shows."""
    uuid: str = ""
    """Its identity, by which output for other people names it."""


class Signal(NamedTuple):
    """Something to notice."""

    signal: str
    """The name of its rule."""
    evidence: tuple[Evidence, ...]
    question: str
    """What was noticed, in numbers, and then a question."""
    private: bool = False
    """Whether any of its evidence is private."""


EvidenceEntry = Relationship | Session | Action | Goal | Checkin
Filter = Callable[[EvidenceEntry], bool]
"""Whether an entry may be evidence."""


class Rule(Protocol):
    """Notices one thing. Its name is the name of the signal."""

    __name__: str

    def __call__(self, dossier: Dossier, today: dt.date, *, of: Filter = ...) -> Signal | None:
        """The signal, or None when all is well. Entries for which `of` returns false are treated as if all were well
        with them."""


def _all(_: EvidenceEntry) -> bool:
    return True


def long_silence_on(dossier: Dossier, today: dt.date) -> dt.date:
    """The first day that is part of a long silence, unless the two meet before: see `long_silence`."""
    relationship = dossier.relationship
    counted_from = silence_counted_from(relationship, last_on=_last_met_on(dossier))
    last_on = max([counted_from, *(session.on for session in _last_unlogged(dossier, today))])
    return days_after(_longest_silence(relationship).after(last_on), 1)


def _last_met_on(dossier: Dossier) -> dt.date:
    """The day of the last session, or of the start of the relationship."""
    return dossier.last_session.on if dossier.last_session else dossier.relationship.started_on


def _last_unlogged(dossier: Dossier, today: dt.date) -> list[Session]:
    """The last planned session since the last held one that has passed and was not logged, if any."""
    return [session for session in dossier.planned if _last_met_on(dossier) <= session.on < today][-1:]


def long_silence(dossier: Dossier, today: dt.date, *, of: Filter = _all) -> Signal | None:
    """More than two cadences since the last session, or since the start if no first session is planned; without a
    cadence, more than half a year.

    A planned session that has passed and was not logged counts as held, because it may have been. The time is also
    counted anew from the end of a pause, and from the day on which the relationship was resumed.
    """
    last = dossier.last_session
    if last is None and any(session.on >= today for session in dossier.planned):
        return None
    entry = last or dossier.relationship
    if today < long_silence_on(dossier, today) or not of(entry):
        return None
    unlogged = [session for session in _last_unlogged(dossier, today) if of(session)]
    question = _describe_silence(dossier, (today - _last_met_on(dossier)).days)
    return Signal("long_silence", _evidence([entry, *unlogged]), question)


def sessions_disturbed(dossier: Dossier, today: dt.date, *, of: Filter = _all) -> Signal | None:  # noqa: ARG001
    """At least two of the last three sessions were moved, cancelled or missed; or one of them, or a planned one, was
    moved at least three times."""
    last = dossier.past[:RECENT_SESSIONS]
    disturbed = [session for session in last if _disturbance(session) and of(session)]
    if len(disturbed) >= DISTURBED_SESSIONS:
        question = _describe_disturbed(disturbed, among=len(last), relationship=dossier.relationship)
        return Signal("sessions_disturbed", _oldest_first(disturbed), question)
    moved = [session for session in (*last, *dossier.planned) if session.moved >= MOVED_TIMES and of(session)]
    if moved:
        question = _describe_moved(moved, relationship=dossier.relationship)
        return Signal("sessions_disturbed", _oldest_first(moved), question)
    return None


def checkin_low(dossier: Dossier, today: dt.date, *, of: Filter = _all) -> Signal | None:
    """The last check-in of one of the two, if it is less than half a year old, has an answer of 1 or 2, or says that
    the expectations are unmet."""
    last = [next(iter(dossier.checkins_of(owner)), None) for owner in PARTIES]
    valid = [each for each in last if each and today <= CHECKIN_VALID.after(each.on) and of(each)]
    low = [each for each in valid if _low_scores(each) or each.expectations == "unmet"]
    if not low:
        return None
    described = " ".join(_describe_low(each, today) for each in low)
    return Signal("checkin_low", _evidence(low), f"{described} What would make it better?")


def _low_scores(checkin: Checkin) -> list[str]:
    scores = (("frequency", checkin.frequency), ("challenge", checkin.challenge))
    return [f"{name} got {score}" for name, score in scores if score is not None and score <= LOW_ANSWER]


def _describe_low(checkin: Checkin, today: dt.date) -> str:
    scores = _low_scores(checkin)
    low = [f"{' and '.join(scores)} of 5"] if scores else []
    low += ["the expectations are unmet"] if checkin.expectations == "unmet" else []
    whose = "" if checkin.owner == "me" else f" by {first_name(checkin.relationship)}"
    return f"In the check-in{whose} of {format_short_date(checkin.on, today=today)}, {', and '.join(low)}."


def sessions_short(dossier: Dossier, today: dt.date, *, of: Filter = _all) -> Signal | None:  # noqa: ARG001
    """At least two of the last three held sessions took less than 25 minutes."""
    last = dossier.held[:RECENT_SESSIONS]
    short = [each for each in last if each.minutes is not None and each.minutes < SHORT_MINUTES and of(each)]
    if len(short) < SHORT_SESSIONS:
        return None
    lengths = _describe_lengths(short)
    question = f"{_among_the_last(len(short), len(last))} took {lengths}. Is that the time you both need?"
    return Signal("sessions_short", _oldest_first(short), question)


def actions_carried(dossier: Dossier, today: dt.date, *, of: Filter = _all) -> Signal | None:
    """An action is still open at least three sessions after it was promised, and its due date, if any, has passed."""
    late = (action for action in dossier.actions if action.due_on is None or action.due_on < today)
    carried = [action for action in late if action.carried >= CARRIED_SESSIONS and of(action)]
    if not carried:
        return None
    carried.sort(key=lambda action: (-action.carried, action.ref.number))
    question = _describe_carried(carried, relationship=dossier.relationship)
    return Signal("actions_carried", _evidence(carried), question)


def goals_untouched(dossier: Dossier, today: dt.date, *, of: Filter = _all) -> Signal | None:  # noqa: ARG001
    """An open goal below 100% was not touched in the last three sessions or more."""
    untouched = [goal for goal in _unfinished(dossier) if _is_untouched(goal) and of(goal)]
    if not untouched:
        return None
    untouched.sort(key=lambda goal: (-(goal.idle or 0), goal.ref.number))
    return Signal("goals_untouched", _last_touched(untouched, dossier), _describe_untouched(untouched))


def goals_stalled(dossier: Dossier, today: dt.date, *, of: Filter = _all) -> Signal | None:
    """An open goal below 100% was touched recently, but has not progressed in four sessions or more before today (of
    the last six sessions, which a dossier has)."""
    held = [session.on for session in dossier.past if session.status == "held"]
    before = [on for on in held if on < today]
    stalled = [
        goal
        for goal in _unfinished(dossier)
        if not _is_untouched(goal) and _sessions_since_progress(goal, before) >= STALLED_SESSIONS and of(goal)
    ]
    if not stalled:
        return None
    question = _describe_stalled(stalled, held, sessions_held=dossier.sessions_held)
    return Signal("goals_stalled", _last_touched(stalled, dossier), question)


RULES: Final[tuple[Rule, ...]] = (
    long_silence,
    sessions_disturbed,
    checkin_low,
    sessions_short,
    actions_carried,
    goals_untouched,
    goals_stalled,
)
"""The most important first: whether the two meet, then what one of them answered, then what the review shows anyway."""


def _longest_silence(relationship: Relationship) -> Cadence:
    cadence = cadence_of(relationship)
    if cadence is None:
        return SILENCE_WITHOUT_CADENCE
    return Cadence(cadence.months * SILENCE_CADENCES, cadence.days * SILENCE_CADENCES)


def _describe_silence(dossier: Dossier, days: int) -> str:
    if dossier.last_session is None:
        return f"You began {days} days ago, and no session is logged yet. What would make a first one easy?"
    if cadence_of(dossier.relationship) is None:
        return f"No session is logged for {days} days. Do you both want to go on?"
    cadence = cadence_in_english(dossier.relationship.cadence)
    return f"No session is logged for {days} days, and you planned to meet {cadence}. What got in the way?"


def _disturbance(session: Session) -> str:
    """`cancelled`, `missed`, `moved`, or empty."""
    if session.status in ("cancelled", "missed"):
        return session.status
    return "moved" if session.moved else ""


def _describe_disturbed(disturbed: Sequence[Session], *, among: int, relationship: Relationship) -> str:
    kinds = sorted({_disturbance(session) for session in disturbed}, key=["moved", "cancelled", "missed"].index)
    parties = [
        session.cancelled_by if session.status in ("cancelled", "missed") else session.moved_by for session in disturbed
    ]
    who = _describe_parties(parties, relationship=relationship)
    return f"{_among_the_last(len(disturbed), among)} were {_join(kinds, 'or')}{who}. Is the cadence right?"


def _describe_parties(parties: Sequence[str | None], *, relationship: Relationship) -> str:
    """Who disturbed the sessions, as far as recorded: `, both by you`, `, two by Ana and one by you`, or empty."""
    names = {"them": first_name(relationship.name), "me": "you"}
    counts = [(parties.count(party), name) for party, name in names.items() if party in parties]
    if not counts:
        return ""
    if counts[0][0] == len(parties):
        return f", {'both' if len(parties) == 2 else f'all {_NUMBERS[len(parties)]}'} by {counts[0][1]}"
    return f", {_join([f'{_NUMBERS[number]} by {name}' for number, name in counts], 'and')}"


def _describe_moved(moved: Sequence[Session], *, relationship: Relationship) -> str:
    if len(moved) > 1:
        count = _number(len(moved)).capitalize()
        return f"{count} sessions were moved {MOVED_TIMES} times or more. Is the cadence right?"
    session = moved[0]
    names = {"me": "you", "them": first_name(relationship.name)}
    by = f", last by {names[session.moved_by]}" if session.moved_by else ""
    return f"A session was moved {session.moved} times{by}. Is the cadence right?"


def _describe_lengths(short: Sequence[Session]) -> str:
    lengths = [str(session.minutes) for session in reversed(short)]
    return f"{_join(lengths, 'and')} min" if len(set(lengths)) > 1 else f"{lengths[0]} min each"


def _describe_carried(carried: Sequence[Action], *, relationship: Relationship) -> str:
    mine, count = sum(action.owner == "me" for action in carried), len(carried)
    whose = " of yours" if mine == count else f" by {first_name(relationship.name)}" if not mine else ""
    if count == 1:
        return f"A promise{whose} was carried over {carried[0].carried} times. What is in the way?"
    some = f", {_number(mine)} of them yours" if 0 < mine < count else ""
    promises = f"{_number(count).capitalize()} promises{whose}"
    return f"{promises} were carried over {CARRIED_SESSIONS} times or more{some}. Which of them still matter?"


def _describe_untouched(untouched: Sequence[Goal]) -> str:
    if len(untouched) == 1:
        return f"A goal has been untouched for {untouched[0].idle} sessions. Is it still the right one?"
    goals = f"{_number(len(untouched)).capitalize()} goals"
    return f"{goals} have been untouched for {UNTOUCHED_SESSIONS} sessions or more. Are they still the right ones?"


def _describe_stalled(stalled: Sequence[Goal], held: Sequence[dt.date], *, sessions_held: int) -> str:
    """`held` has the days of the sessions in the dossier. If all of them had no progress, earlier ones may not have had
    any either."""
    if len(stalled) > 1:
        goals = f"{_number(len(stalled)).capitalize()} goals were worked on"
        return f"{goals}, but have not progressed for {STALLED_SESSIONS} sessions or more. Which comes first?"
    count = _sessions_since_progress(stalled[0], held)
    more = " or more" if count == len(held) < sessions_held else ""
    return f"A goal was worked on, but has not progressed for {count} sessions{more}. What is a small next step?"


def _unfinished(dossier: Dossier) -> Iterator[Goal]:
    return (goal for goal in dossier.goals if goal.progress < _FULL_PROGRESS)


def _is_untouched(goal: Goal) -> bool:
    return (goal.idle or 0) >= UNTOUCHED_SESSIONS


def _sessions_since_progress(goal: Goal, held: Iterable[dt.date]) -> int:
    progressed_on = _progressed_on(goal)
    return sum(on > progressed_on for on in held)


def _progressed_on(goal: Goal) -> dt.date:
    """The day on which the goal's progress last went up, according to its last checkpoints. The first of them counts as
    progress, because the one before it is not known."""
    before, progressed_on = 0, goal.on
    for checkpoint in goal.checkpoints:
        if checkpoint.progress > before:
            progressed_on = max(progressed_on, checkpoint.on)
        before = checkpoint.progress
    return progressed_on


def _evidence(entries: Iterable[EvidenceEntry]) -> tuple[Evidence, ...]:
    return tuple(
        Evidence(entry.ref, entry.started_on if isinstance(entry, Relationship) else entry.on, entry.uuid)
        for entry in entries
    )


def _last_touched(goals: Iterable[Goal], dossier: Dossier) -> tuple[Evidence, ...]:
    """Goals as evidence, with the day of the last checkpoint, of the last session that worked on them, or on which they
    were set."""
    held = [session for session in (*dossier.past, *dossier.held) if session.status == "held"]
    found = []
    for goal in goals:
        checkpoints = [checkpoint.on for checkpoint in goal.checkpoints]
        sessions = [session.on for session in held if goal.ref in session.goals]
        found.append(Evidence(goal.ref, max([goal.on, *checkpoints, *sessions]), goal.uuid))
    return tuple(found)


def _oldest_first(sessions: Iterable[Session]) -> tuple[Evidence, ...]:
    return tuple(sorted(_evidence(sessions), key=lambda each: (each.on, each.ref.number)))


def _number(number: int) -> str:
    """A number in words, up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _among_the_last(some: int, number: int) -> str:
    """`The last three sessions`, `Two of the last three sessions`."""
    if some == number:
        return f"The last {_NUMBERS[number]} sessions"
    return f"{_NUMBERS[some].capitalize()} of the last {_NUMBERS[number]} sessions"


def _join(words: Sequence[str], conjunction: str) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {conjunction} {words[-1]}"
