"""Random commands on a journal, for tests of properties that always hold."""

import datetime as dt
import sqlite3
import time
from contextlib import suppress

from hypothesis import strategies as st

from mentorlog.errors import MentorlogError
from mentorlog.model import REF_LETTERS, Ref
from tests.store.build import NOW, connection

FIRST = dt.date(2026, 1, 28)
DAYS = st.integers(0, 70).map(lambda days: FIRST + dt.timedelta(days=days))
TEXTS = st.sampled_from(
    ["delegation", "smørrebrød på 王小明", "a\nb [x] :y:", "tillid", '"quoted" \\', "x" * 300 + "目標"]
)
NUMBERS = st.integers(1, 4)


def ref(kind):
    """Placeholder refs of a kind; when a command runs, each is replaced with an existing entry (`_existing`)."""
    return NUMBERS.map(lambda number: Ref(kind, number))


def _maybe(strategy):
    return st.none() | strategy


STATUSES = {
    "relationship": [
        {"status": "active"},
        {"status": "paused", "paused_until": FIRST},
        {"status": "ended", "ended_on": FIRST + dt.timedelta(days=80)},
        {"status": "prospect"},
    ],
    "session": [{"status": status} for status in ("planned", "held", "held", "cancelled", "missed")],
    "goal": [{"status": "open"}, {"status": "achieved", "closed_on": FIRST}, {"status": "dropped", "closed_on": FIRST}],
    "action": [{"status": "open"}, {"status": "done", "done_on": FIRST + dt.timedelta(days=30)}, {"status": "dropped"}],
    "milestone": [{"status": "planned"}, {"status": "reached"}, {"status": "reached", "celebrated_on": FIRST}],
    "point": [{"status": "open"}, {"status": "discussed", "closed_on": FIRST}],
    "feedback": [{}, {"outcome": "improved", "outcome_on": FIRST}],
    "note": [{}],
    "checkin": [{}],
    "rating": [{}],
    "advice": [{}, {"outcome": "did_not_work", "outcome_on": FIRST}],
    "resource": [{"status": "open"}, {"status": "done", "done_on": FIRST}],
    "question": [{}],
}


def fields(kind):
    """Values for the fields of an entry; its status agrees with its dates."""
    own = {
        "relationship": {
            "name": st.sampled_from(["Ana", "Bo", "Søren", "王小明"]),
            "focus": _maybe(TEXTS),
            "hope": _maybe(TEXTS),
        },
        "session": {
            "notes": _maybe(TEXTS),
            "topics": st.lists(TEXTS, max_size=2).map(tuple),
            "minutes": _maybe(st.integers(1, 90)),
            "goals": st.lists(ref("goal"), max_size=2).map(tuple),
        },
        "goal": {"title": TEXTS, "measure": _maybe(TEXTS)},
        "action": {"text": TEXTS, "session": _maybe(ref("session")), "goal": _maybe(ref("goal"))},
        "feedback": {"behaviour": TEXTS, "impact": _maybe(TEXTS)},
        "milestone": {"title": TEXTS, "goal": _maybe(ref("goal"))},
        "point": {"text": TEXTS, "session": _maybe(ref("session"))},
        "note": {"text": TEXTS},
        "checkin": {"challenge": _maybe(st.integers(1, 5)), "more": TEXTS, "less": _maybe(TEXTS)},
        "rating": {"skill": TEXTS, "score": st.integers(1, 5)},
        "advice": {"text": TEXTS, "session": _maybe(ref("session"))},
        "resource": {"title": TEXTS, "goal": _maybe(ref("goal")), "takeaway": _maybe(TEXTS)},
        "question": {"text": TEXTS, "topic": _maybe(TEXTS)},
    }[kind]
    own["private"] = st.booleans()
    if kind == "relationship":
        own["started_on"] = st.just(FIRST)
    else:
        own["on"] = DAYS
        own["relationship"] = ref("relationship")
    return st.tuples(st.fixed_dictionaries(own), st.sampled_from(STATUSES[kind])).map(lambda parts: parts[0] | parts[1])


FIXED = {
    "relationship": {"role": "mentor"},
    "action": {"owner": "me"},
    "feedback": {"direction": "given"},
    "rating": {"owner": "them"},
    "advice": {"direction": "given"},
}


def _add(kind):
    return st.tuples(st.just("add"), st.just(kind), fields(kind).map(lambda found: FIXED.get(kind, {}) | found))


def _set(kind):
    some = fields(kind).flatmap(
        lambda found: st.sets(st.sampled_from(sorted(found)), max_size=3).map(
            lambda names: {name: value for name, value in found.items() if name in names}
        )
    )
    return st.tuples(st.just("set"), ref(kind), some)


KIND = st.sampled_from(list(REF_LETTERS))
WRITES = st.one_of(
    KIND.flatmap(_add),
    KIND.flatmap(_add),
    KIND.flatmap(_set),
    KIND.flatmap(lambda kind: st.tuples(st.just("remove"), ref(kind), st.none())),
    st.tuples(st.just("checkpoint"), ref("goal"), st.tuples(DAYS, st.integers(0, 100), _maybe(TEXTS))),
)
OUTSIDE = st.sampled_from(
    [
        "UPDATE checkpoint SET progress = 77, note = NULL",
        "UPDATE goal SET title = title || 'x', relationship = 3 - relationship WHERE relationship < 3",
        "UPDATE note SET text = text || ' more' WHERE id < 3",
        "DELETE FROM relationship WHERE id = 2",
        "DELETE FROM goal WHERE id = 1",
        "UPDATE session SET relationship = 1, status = 'held', day = '2026-02-28' WHERE id IN (1, 2)",
        "UPDATE session_goal SET goal = 2 WHERE id = 1",
        "UPDATE goal SET relationship = 1 WHERE id = 2",
        "INSERT INTO note (relationship, day, text) SELECT id, '2026-02-02', 'udefra' FROM relationship WHERE id > 0",
        "INSERT INTO session_goal (session, goal) SELECT max(s.id), max(g.id) FROM session s, goal g",
    ]
)
_COMMAND = st.tuples(st.just("command"), st.lists(WRITES, min_size=1, max_size=4))
STEPS = st.one_of(
    _COMMAND,
    _COMMAND,
    _COMMAND,
    st.tuples(st.just("outside"), OUTSIDE),
    st.tuples(st.just("undo"), st.none()),
    st.tuples(st.just("redo"), st.none()),
)
ANA, GOAL, SESSION = Ref("relationship", 1), Ref("goal", 1), Ref("session", 1)
_MINE = {"relationship": ANA, "on": FIRST}
START = (
    "command",
    [
        ("add", "relationship", FIXED["relationship"] | {"name": "Ana", "started_on": FIRST}),
        ("add", "relationship", FIXED["relationship"] | {"name": "Bo", "started_on": FIRST}),
        ("add", "goal", _MINE | {"title": "tillid"}),
        ("add", "session", _MINE | {"status": "held", "goals": (GOAL,), "topics": ("a", "b")}),
        ("add", "session", _MINE | {"relationship": Ref("relationship", 2), "status": "held"}),
        ("add", "action", _MINE | FIXED["action"] | {"text": "send", "session": SESSION, "goal": GOAL}),
        ("add", "point", _MINE | {"text": "raise", "status": "discussed", "closed_on": FIRST, "session": SESSION}),
        ("add", "milestone", _MINE | {"title": "led", "status": "reached", "goal": GOAL}),
        ("add", "note", _MINE | {"text": "小明"}),
        ("add", "checkin", _MINE | {"frequency": 4, "more": "listen"}),
        ("add", "rating", _MINE | FIXED["rating"] | {"skill": "listening", "score": 2}),
        ("checkpoint", GOAL, (FIRST, 20, "slow")),
        ("checkpoint", GOAL, (FIRST + dt.timedelta(days=30), 40, None)),
    ],
)
"""Entries of every kind, so that a few random steps have many effects."""


def perform(journal, step):
    """Do one step, and ignore it if the journal refuses it."""
    name, what = step
    with suppress(MentorlogError):
        if name == "command":
            with journal.command("test", now=NOW) as change:
                for write in what:
                    _write(journal, change, *write)
        elif name == "outside":
            _outside(journal, what)
        else:
            getattr(journal, name)(now=NOW)


def _write(journal, change, verb, target, values):
    if isinstance(target, Ref):
        target = _existing(journal, target)
        if target is None:
            return
    if verb == "checkpoint":
        on, progress, note = values
        change.checkpoint(target, on=on, progress=progress, note=note)
    elif verb == "remove":
        change.remove(target)
    elif verb == "set":
        owner = values.get("relationship") or journal.entry(target).relationship_ref
        change.set(target, **_fitted(journal, values, _existing(journal, owner)))
    elif target == "relationship" or _existing(journal, values["relationship"]):
        change.add(target, **_fitted(journal, values, _existing(journal, values.get("relationship"))))


def _fitted(journal, values, owner):
    """The values with refs to existing entries of one relationship."""
    fitted = dict(values)
    for field, value in values.items():
        if field == "relationship":
            fitted[field] = owner
        elif isinstance(value, Ref):
            fitted[field] = _existing(journal, value, owner)
        elif field == "goals":
            found = (_existing(journal, goal, owner) for goal in value)
            fitted[field] = tuple(goal for goal in found if goal)
    return fitted


def _existing(journal, placeholder, owner=None):
    """The existing entry for a placeholder ref, or None."""
    if placeholder is None:
        return None
    whose = f"AND relationship = {owner.number}" if owner else ""
    numbers = [row[0] for row in connection(journal).execute(f"SELECT id FROM {placeholder.kind} WHERE id > 0 {whose}")]  # noqa: S608
    return Ref(placeholder.kind, numbers[(placeholder.number - 1) % len(numbers)]) if numbers else None


def _outside(journal, sql):
    time.sleep(0.002)  # statements within one millisecond count as one
    with suppress(sqlite3.IntegrityError):
        connection(journal).execute(sql)
    time.sleep(0.002)
