"""Sample statuses, reminders and progress for the tests of pages. Today is Monday 23 November 2026."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mentorlog.insight.due.reminder import Reminder
from mentorlog.insight.progress import Progress
from mentorlog.insight.status import Status
from mentorlog.model import Checkpoint, Month, Person
from mentorlog.names import first_name
from tests.builders import SOREN, TODAY, day, goal, ref, relationship, session


def checkpoints(*progress: int) -> tuple[Checkpoint, ...]:
    """Checkpoints a month apart."""
    return tuple(Checkpoint(on=dt.date(2026, 5 + number, 4), progress=each) for number, each in enumerate(progress))


GOALS = (
    goal(
        "g1",
        "Run the design review alone",
        measure="three reviews, no rescue",
        progress=40,
        checkpoints=checkpoints(15, 25, 40),
        due_on=day("2027-02-01"),
        idle=0,
    ),
    goal("g2", "Say no to the platform team", progress=10, checkpoints=checkpoints(10), idle=3),
)
"""The sample goals."""


_REFS = {SOREN: "r1", "王小明": "r2", "Bo Lind": "r3", "Ana Souza": "r4"}
"""The refs of the people of the samples; of anyone else, r9."""


def person(name: str, **fields: Any) -> Person:
    """A person of the status page."""
    known = {"name": name, "role": fields.pop("role", "mentor"), "ref": ref(fields.pop("ref", _REFS.get(name, "r9")))}
    return Person(relationship=relationship(**known), **fields)


def reminder(kind: str, handle: str, due: str, text: str, **fields: Any) -> Reminder:
    """A reminder about Søren."""
    days = (day(due) - TODAY).days
    late = days < 0 and kind not in {"unlogged_session", "milestone_uncelebrated", "session_planned", "keep_in_touch"}
    given = {"relationship": SOREN, "days": days, "settle": f"mentorlog done {handle}", "is_late": late}
    fields.setdefault("relationship_ref", ref(_REFS.get(fields.get("relationship", SOREN), "r9")))
    fields.setdefault("person", first_name(fields.get("relationship", SOREN)))
    return Reminder(**{"reminder": kind, "ref": ref(handle), "due_on": day(due), "text": text} | given | fields)


def reminders() -> tuple[Reminder, ...]:
    """A reminder of most kinds, in their usual order."""
    bo = {"relationship": "Bo Lind"}
    return (
        reminder("session_due", "r3", "10-17", "Plan the next session", settle="mentorlog plan DATE -w Bo", **bo),
        reminder("action_overdue", "a12", "11-20", "Send the checklist", owner="me"),
        reminder(
            "unlogged_session", "s14", "11-19", "Thursday's session is not logged", settle="mentorlog log s14", **bo
        ),
        reminder("milestone_uncelebrated", "m1", "11-12", "First review led", settle="mentorlog celebrate m1"),
        reminder("feedback_follow_up", "f2", "11-23", "Cut in twice at standup", settle="mentorlog outcome f2 OUTCOME"),
        reminder("session_planned", "s9", "11-24", "Session: delegation", at=dt.time(14), settle="mentorlog review"),
        reminder("action_due", "a14", "11-27", "Introduce him to Mette", owner="me", private=True),
        reminder("action_due", "a21", "11-27", "Send the figures [draft] :soon:", owner="them", **bo),
        reminder("goal_due", "g4", "11-30", "Hold the autumn workshop with no help from the agency", **bo),
    )


def status(**fields: Any) -> Status:
    """The sample status."""
    people = (
        person(
            SOREN,
            next_session_on=day("11-24"),
            next_session_at=dt.time(14),
            goals_open=2,
            next_goal_due_on=day("2027-02-01"),
        ),
        person("王小明", role="mentee", next_session_on=day("12-02"), goals_open=1),
        person(
            "Bo Lind", unlogged=session("s14", "11-19", status="planned"), goals_open=3, next_goal_due_on=day("11-20")
        ),
        person("Ana Souza"),
    )
    rhythms = (
        ("held", "held", "cancelled", "held", "none", "held"),
        ("none", "none"),
        ("held", "missed", "held", "held", "held", "not_logged"),
        (),
    )
    shown = {"people": people, "due": reminders()[1:3], "more": 2, "rhythms": rhythms if "people" not in fields else ()}
    return Status(**shown | fields)


def progress(**fields: Any) -> Progress:
    """The sample progress."""
    held = (1, 1, 0, 1, 1, 0, 1, 2, 1)
    given = {
        "relationship": relationship(),
        "today": TODAY,
        "sessions_held": 8,
        "minutes_held": 660,
        "cancelled": 2,
        "missed": 1,
        "expected": 19,
        "goals": GOALS,
        "closed_goals": (
            goal("g3", "Write the onboarding page", status="achieved", closed_on=day("09-12"), progress=100),
        ),
        "months": tuple(Month(2026, 3 + number, held=each) for number, each in enumerate(held)),
    }
    return Progress(**given | fields)


def new_progress() -> Progress:
    """The progress of a new relationship without a session."""
    return progress(
        relationship=relationship("r4", name="Ana Souza", started_on="11-20", cadence="none"),
        sessions_held=0,
        minutes_held=0,
        cancelled=0,
        missed=0,
        expected=None,
        goals=(),
        closed_goals=(),
        months=(Month(2026, 11),),
    )
