"""Reviews, statuses and reminders as insight gives them, to try the pages on. Today is Monday 23 November 2026."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mentorlog.insight.phases import Phase
from mentorlog.insight.progress import Progress
from mentorlog.insight.questions import Question
from mentorlog.insight.reminders import Reminder
from mentorlog.insight.review import Review
from mentorlog.insight.signals import Evidence, Signal
from mentorlog.insight.status import Status
from mentorlog.model import (
    Action,
    Checkpoint,
    Feedback,
    Goal,
    Milestone,
    Month,
    Note,
    Person,
    Point,
    Ref,
    Relationship,
    Session,
)

TODAY = dt.date(2026, 11, 23)
SOREN = "Søren Østergård"


def ref(text: str) -> Ref:
    """The ref that `text` spells."""
    found = Ref.parse(text)
    assert found is not None
    return found


def day(text: str) -> dt.date:
    """A day of the year of the samples: `11-20`."""
    return dt.date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def _of(handle: str, **fields: Any) -> dict[str, Any]:
    return {"ref": ref(handle), "uuid": handle, "relationship": SOREN, "relationship_ref": ref("r1")} | fields


def relationship(**fields: Any) -> Relationship:
    """Søren, whom I mentor."""
    return Relationship(
        **{
            "ref": ref("r1"),
            "uuid": "r1",
            "name": SOREN,
            "role": "mentor",
            "status": "active",
            "started_on": day("03-02"),
            "cadence": "every 2 weeks",
        }
        | fields
    )


def session(handle: str, on: str, **fields: Any) -> Session:
    """A held session."""
    return Session(**_of(handle, on=day(on), status="held") | fields)


def action(handle: str, text: str, due: str | None = None, **fields: Any) -> Action:
    """An open action of mine."""
    given = {"text": text, "owner": "me", "status": "open", "on": day("11-09"), "due_on": day(due) if due else None}
    return Action(**_of(handle, **given) | fields)


def goal(handle: str, title: str, **fields: Any) -> Goal:
    """An open goal."""
    return Goal(**_of(handle, title=title, status="open", on=day("03-02")) | fields)


def checkpoints(*progress: int) -> tuple[Checkpoint, ...]:
    """Checkpoints a month apart."""
    return tuple(Checkpoint(on=dt.date(2026, 5 + number, 4), progress=each) for number, each in enumerate(progress))


def point(handle: str, text: str, **fields: Any) -> Point:
    """An open point."""
    return Point(**_of(handle, text=text, status="open", on=day("10-20")) | fields)


def note(handle: str, text: str, on: str = "11-15", **fields: Any) -> Note:
    """A private note."""
    return Note(**_of(handle, text=text, on=day(on)) | fields)


def milestone(handle: str, title: str, on: str = "11-12", **fields: Any) -> Milestone:
    """A milestone that was reached."""
    return Milestone(**_of(handle, title=title, on=day(on), status="reached") | fields)


def feedback(handle: str, behaviour: str, on: str = "11-02", **fields: Any) -> Feedback:
    """Feedback that I gave."""
    return Feedback(**_of(handle, behaviour=behaviour, on=day(on), direction="given") | fields)


def empty_review(**fields: Any) -> Review:
    """A relationship in which nothing has happened yet."""
    nothing: dict[str, Any] = dict.fromkeys(
        ("mine", "theirs", "kept", "goals", "agenda", "feedback", "milestones", "notes", "questions", "signals"), ()
    )
    dates = dict.fromkeys(("days_since", "days_left", "last_session", "next_session", "unlogged"))
    return Review(
        **{"relationship": relationship(), "today": TODAY, "phase": Phase("preparing", "no session yet"), "number": 1}
        | {"overdue": False}
        | nothing
        | dates
        | fields
    )


def asked(text: str, topic: str) -> Question:
    """A question of the bank."""
    return Question("q001", text, "any", "either", topic, "goal")


def first_review() -> Review:
    """The evening before the first session."""
    return empty_review(
        relationship=relationship(name="Ana Souza", cadence="monthly", started_on=day("11-20")),
        questions=(
            asked("What should the first meeting leave you both with?", "outcome"),
            asked("What brought you here, and why now?", "expectations"),
        ),
    )


def ordinary_review(**fields: Any) -> Review:
    """The review of the sketches: a good relationship with a little of everything."""
    return empty_review(
        **{
            "relationship": relationship(agreement="What is said here stays here."),
            "phase": Phase("enabling growth", "goals and agreement stand"),
            "number": 9,
            "days_since": 14,
            "days_left": 42,
            "last_session": session(
                "s8", "11-09", minutes=90, takeaways=("Ask before telling", "Let the silence work")
            ),
            "next_session": session("s9", "11-24", status="planned", at=dt.time(14)),
            "mine": (action("a12", "Send the checklist", "11-20"), action("a14", "Introduce him to Mette", "11-27")),
            "theirs": (action("a13", "Shadow one review", "12-01", owner="them"),),
            "kept": (action("a11", "Write down the three fears", owner="them", status="done", done_on=day("11-18")),),
            "goals": (
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
            ),
            "agenda": (
                point("t4", "Conflict with the platform team", carried=2),
                point("t5", "Conference talk: which one?"),
            ),
            "feedback": (feedback("f2", "Cut in twice at standup"),),
            "milestones": (milestone("m1", "First review led"),),
            "notes": (note("n5", "Seemed tired"),),
            "questions": (
                asked("What would make tomorrow worth the hour?", "outcome"),
                asked("What was tried that did not work?", "learning"),
            ),
            "signals": (
                Signal(
                    "sessions_disturbed",
                    tuple(
                        Evidence(ref(f"s{number}"), day(on))
                        for number, on in ((6, "10-12"), (7, "10-26"), (8, "11-09"))
                    ),
                    "The last three sessions were moved. Is the rhythm right?",
                ),
            ),
        }
        | fields
    )


def unlogged_review() -> Review:
    """The ordinary review where the session of Thursday has passed, and nobody has said what became of it."""
    return ordinary_review(
        next_session=None, unlogged=session("s9", "11-19", status="planned", at=dt.time(14)), milestones=()
    )


def neglected_review() -> Review:
    """Half a year of good intentions: nothing planned, everything late, the same things carried again and again."""
    return ordinary_review(
        relationship=relationship(name="Bo Lind", cadence="monthly", ends_on=day("11-30")),
        phase=Phase("coming to closure", "the planned end is near"),
        number=4,
        days_since=128,
        overdue=True,
        days_left=7,
        last_session=session("s3", "07-18", notes="Bo was late. " * 30, status="held"),
        next_session=None,
        mine=tuple(
            action(f"a{number}", f"Promise number {number}, made with the best of intentions", "08-01", carried=number)
            for number in range(1, 6)
        ),
        theirs=tuple(
            action(f"a{number}", "Read the long book about listening and write down what surprised you", owner="them")
            for number in range(6, 10)
        ),
        kept=(),
        goals=tuple(
            goal(f"g{number}", f"Goal number {number}", due_on=day("10-01"), idle=3, progress=5 * number)
            for number in range(1, 5)
        ),
        agenda=tuple(point(f"t{number}", f"Point number {number}", carried=4 - number % 4) for number in range(9)),
        milestones=(
            milestone("m1", "Talk at the guild", "08-02"),
            milestone("m2", "New job", "12-24", status="planned"),
        ),
        feedback=(),
        notes=tuple(note(f"n{number}", f"Thought number {number}", "08-02") for number in range(1, 6)),
    )


def ended_review() -> Review:
    """One that was ended with thanks."""
    return ordinary_review(
        relationship=relationship(status="ended", ended_on=day("11-01"), reason="He leads the team now"),
        phase=Phase("ended", "He leads the team now"),
        next_session=None,
        mine=(),
        theirs=(),
        signals=(),
    )


def person(name: str, **fields: Any) -> Person:
    """A line of status."""
    known = {"name": name, "role": fields.pop("role", "mentor")}
    return Person(relationship=relationship(**known), **fields)


def reminder(kind: str, handle: str, due: str, text: str, **fields: Any) -> Reminder:
    """Something due with Søren."""
    days = (day(due) - TODAY).days
    late = days < 0 and kind not in {"unlogged_session", "milestone_uncelebrated", "session_planned", "keep_in_touch"}
    given = {"relationship": SOREN, "days": days, "settle": f"mentorlog done {handle}", "late": late}
    return Reminder(**{"reminder": kind, "ref": ref(handle), "due_on": day(due), "text": text} | given | fields)


def reminders() -> tuple[Reminder, ...]:
    """One of most kinds, in the order of insight."""
    bo = {"relationship": "Bo Lind"}
    return (
        reminder("session_due", "r3", "10-17", "Plan the next session", settle="mentorlog plan DATE --with Bo", **bo),
        reminder("action_overdue", "a12", "11-20", "Send the checklist", owner="me"),
        reminder(
            "unlogged_session", "s14", "11-19", "Thursday's session is not logged", settle="mentorlog log s14", **bo
        ),
        reminder("milestone_uncelebrated", "m1", "11-12", "First review led", settle="mentorlog celebrate m1"),
        reminder(
            "feedback_follow_up", "f2", "11-23", "Cut in twice at standup", settle="mentorlog outcome f2 improved"
        ),
        reminder("session_planned", "s9", "11-24", "Session: delegation", at=dt.time(14), settle="mentorlog review"),
        reminder("action_due", "a14", "11-27", "Introduce him to Mette", owner="me", private=True),
        reminder("action_due", "a21", "11-27", "Send the figures [draft] :soon:", owner="them", **bo),
        reminder("goal_due", "g4", "11-30", "Hold the autumn workshop with no help from the agency", **bo),
    )


def status(**fields: Any) -> Status:
    """The status of the sketches."""
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
    return Status(**{"people": people, "due": reminders()[1:3], "more": 2} | fields)


def progress(**fields: Any) -> Progress:
    """The progress of the sketches."""
    held = (1, 1, 0, 1, 1, 0, 1, 2, 1)
    given = {
        "relationship": relationship(),
        "today": TODAY,
        "sessions_held": 8,
        "minutes_held": 660,
        "cancelled": 2,
        "missed": 1,
        "expected": 19,
        "goals": ordinary_review().goals,
        "closed_goals": (
            goal("g3", "Write the onboarding page", status="achieved", closed_on=day("09-12"), progress=100),
        ),
        "months": tuple(Month(2026, 3 + number, held=each) for number, each in enumerate(held)),
    }
    return Progress(**given | fields)


def overdue_review() -> Review:
    """As a mentee whose session was due long ago, with one promise late on each side and nothing else."""
    return empty_review(
        relationship=relationship(name="王小明", role="mentee", cadence="monthly", agreement="Chatham House"),
        phase=Phase("negotiating", "no goal yet"),
        number=3,
        days_since=61,
        overdue=True,
        last_session=session("s2", "09-23", minutes=45, topics=("career", "networking")),
        mine=(
            action(
                "a7", "Read 'Radical Candor' and mark what [does not] fit: chapter 3 at least 📚", "10-01", private=True
            ),
        ),
        theirs=(action("a8", "介紹我認識設計部門的主管,並且安排一次午餐", "10-15", owner="them", carried=2),),
        questions=(asked("Is my goal clear enough that you could tell whether I reached it?", "goal"),),
    )


def new_progress() -> Progress:
    """A relationship of this month in which no session was held yet."""
    return progress(
        relationship=relationship(name="Ana Souza", ref=ref("r4"), started_on=day("11-20"), cadence="none"),
        sessions_held=0,
        minutes_held=0,
        cancelled=0,
        missed=0,
        expected=None,
        goals=(),
        closed_goals=(),
        months=(Month(2026, 11),),
    )
