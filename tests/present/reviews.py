"""Sample reviews of typical relationships. Today is Monday 23 November 2026."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mentorlog.insight.closing import CLOSING_QUESTIONS, Closing
from mentorlog.insight.collaboration.agreement import AgreementDates
from mentorlog.insight.collaboration.partnership import PartnershipCheck
from mentorlog.insight.collaboration.proposals import HalfWay, Proposal
from mentorlog.insight.phases import Phase
from mentorlog.insight.questions import Question
from mentorlog.insight.review import Review
from mentorlog.insight.signals import Evidence, Signal
from tests.builders import (
    TODAY,
    action,
    advice,
    checkin,
    day,
    feedback,
    goal,
    milestone,
    note,
    point,
    ref,
    relationship,
    resource,
    session,
)

from .samples import GOALS, checkpoints

MOVED = Signal(
    "sessions_disturbed",
    tuple(Evidence(ref(f"s{number}"), day(on)) for number, on in ((6, "10-12"), (7, "10-26"), (8, "11-09"))),
    "The last three sessions were moved. Is the rhythm right?",
)
UNTOUCHED = Signal(
    "goals_untouched",
    (Evidence(ref("g2"), day("03-02")),),
    "A goal is untouched for 3 sessions. Is it still the right one?",
)


def empty_review(**fields: Any) -> Review:
    """A relationship in which nothing has happened yet."""
    nothing: dict[str, Any] = dict.fromkeys(
        (
            "mine",
            "theirs",
            "done_actions",
            "goals",
            "agenda",
            "feedback",
            "milestones",
            "notes",
            "questions",
            "signals",
        ),
        (),
    )
    dates = dict.fromkeys(("days_since", "days_left", "last_session", "next_session", "unlogged"))
    return Review(
        **{
            "relationship": relationship(),
            "today": TODAY,
            "phase": Phase("preparing", "no session yet"),
            "session_number": 1,
        }
        | {"is_overdue": False}
        | nothing
        | dates
        | fields
    )


def asked(text: str, topic: str) -> Question:
    """A question of the bank."""
    return Question("bank-001", text, "any", "either", topic, "goal")


def check(**fields: Any) -> PartnershipCheck:
    """A partnership check that is due, the first one."""
    reason = "none yet, the first session was 8 months ago"
    return PartnershipCheck(
        **{"due_on": day("06-09"), "is_due": True, "reason": reason, "last": None, "before": None}
        | {"questions": ("Do we meet as often as we both need? (1-5)",)}
        | fields
    )


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
    """The ordinary review: a good relationship with entries of every kind."""
    mine = (action("a12", "Send the checklist", "11-20"), action("a14", "Introduce him to Mette", "11-27", carried=1))
    theirs = (action("a13", "Shadow one review", "12-01", owner="them"),)
    kept = (action("a11", "Write down the three fears", owner="them", status="done", done_on=day("11-18")),)
    return empty_review(
        **{
            "relationship": relationship(agreement="What is said here stays here."),
            "phase": Phase("enabling growth", "goals and agreement stand"),
            "session_number": 9,
            "days_since": 14,
            "days_left": 42,
            "last_session": session(
                "s8",
                "11-09",
                minutes=90,
                takeaways=("Ask before telling", "Let the silence work"),
                actions=(kept[0], mine[0], theirs[0]),
            ),
            "next_session": session("s9", "11-24", status="planned", at=dt.time(14)),
            "due_by": day("11-24"),
            "mine": mine,
            "theirs": theirs,
            "done_actions": kept,
            "goals": GOALS,
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
                asked("Who else could help with this?", "networking"),
            ),
            "signals": (MOVED,),
        }
        | fields
    )


def full_review() -> Review:
    """The ordinary review when both checks are due, with one more signal."""
    last = checkin("c1", "08-17", frequency=4, challenge=2, more="live reviews", less="reading")
    return ordinary_review(
        signals=(MOVED, UNTOUCHED),
        partnership=check(
            due_on=day("11-17"), reason="the last was 14 weeks ago", last=last, before=checkin("c0", challenge=4)
        ),
        agreement=AgreementDates(day("03-19"), day("09-19"), is_due=True),
    )


def partnership_review() -> Review:
    """A calm relationship when a check is due, with the previous answers."""
    last = checkin("c2", "08-17", frequency=4, challenge=2, more="live reviews, less talk about them", less="reading")
    return ordinary_review(
        mine=(),
        done_actions=(),
        feedback=(),
        milestones=(),
        signals=(),
        partnership=check(
            due_on=day("11-17"), reason="the last was 14 weeks ago", last=last, before=checkin("c1", challenge=4)
        ),
        agreement=AgreementDates(day("03-19"), day("09-19"), is_due=True),
    )


def half_way_review() -> Review:
    """A review half-way: expectations, a low frequency, a goal that is far ahead, and the answers of both sides."""
    last = checkin("c2", "08-17", frequency=2, challenge=4, expectations="partly")
    theirs = checkin("c3", "08-17", owner="them", frequency=4, more="live reviews")
    far = goal("g1", "Run the design review alone", due_on=day("2027-12-01"), measure="three reviews, no rescue")
    return ordinary_review(
        relationship=relationship(sessions_agreed=12, type="coaching", agreement="What is said here stays here."),
        session_number=7,
        mine=(),
        done_actions=(),
        feedback=(),
        milestones=(),
        signals=(),
        goals=(far,),
        half_way={far.ref: HalfWay(day("2027-06-15"), "what is realistic by June?")},
        proposals=(
            Proposal("half_way", "Half-way: has what you expected of each other come true?", "mentorlog checkin r1"),
            Proposal(
                "new_cadence",
                "On 17 Aug you rated the frequency 2 of 5. Which cadence would suit you both?",
                "mentorlog edit r1 --cadence CADENCE",
            ),
            Proposal("told_somebody", "When did you last tell somebody what you learned from this?"),
        ),
        partnership=check(due_on=day("11-17"), reason="the last was 14 weeks ago", last=last, theirs=theirs),
    )


def learning_review() -> Review:
    """The ordinary review with advice to try, advice that was tried, and resources, one of them private each."""
    return ordinary_review(
        signals=(),
        advice_due=(advice("v1", "Ask what they would do first", try_by=day("11-20")),),
        advice=(
            advice("v2", "Rehearse in front of one person", try_by=day("12-04"), direction="received"),
            advice("v3", "Write down what was not said", "11-09"),
            advice("v4", "Leave the team", private=True),
        ),
        resources=(
            resource("b1", "Thinking, Fast and Slow", type="book", due_on=day("11-21")),
            resource("b2", "Mette's example of a calm meeting"),
            resource("b3", "Coping with grief", type="article", private=True),
        ),
    )


def unlogged_review() -> Review:
    """The ordinary review after the session of Thursday, which is not logged."""
    return ordinary_review(
        next_session=None, unlogged=session("s9", "11-19", status="planned", at=dt.time(14)), milestones=()
    )


def neglected_review(**fields: Any) -> Review:
    """A neglected relationship: no session planned, everything late, and points carried many times."""
    given: dict[str, Any] = {
        "relationship": relationship(name="Bo Lind", cadence="monthly", ends_on=day("11-30")),
        "phase": Phase("coming to closure", "the planned end is near"),
        "session_number": 4,
        "days_since": 128,
        "is_overdue": True,
        "days_left": 7,
        "last_session": session("s3", "07-18", notes="Bo was late. " * 30, status="held"),
        "next_session": None,
        "due_by": TODAY,
        "mine": tuple(
            action(f"a{number}", f"Promise number {number}, made with the best of intentions", "08-01", carried=number)
            for number in range(1, 6)
        ),
        "theirs": tuple(
            action(f"a{number}", "Read the long book about listening and write down what surprised you", owner="them")
            for number in range(6, 10)
        ),
        "done_actions": (),
        "goals": tuple(
            goal(f"g{number}", f"Goal number {number}", due_on=day("10-01"), idle=3, progress=5 * number)
            for number in range(1, 5)
        ),
        "agenda": tuple(point(f"t{number}", f"Point number {number}", carried=4 - number % 4) for number in range(9)),
        "milestones": (
            milestone("m1", "Talk at the guild", "08-02"),
            milestone("m2", "New job", "12-24", status="planned"),
        ),
        "feedback": (),
        "notes": tuple(note(f"n{number}", f"Thought number {number}", "08-02") for number in range(1, 6)),
        "signals": (
            Signal(
                "long_silence",
                (Evidence(ref("s3"), day("07-18")),),
                "No session is logged for 128 days, and you meant to meet monthly. What has come in between?",
            ),
            Signal(
                "actions_carried",
                tuple(Evidence(ref(f"a{number}"), day("07-18")) for number in (5, 4, 3)),
                "3 promises of yours were carried 3 times or more. Which of them still matter?",
            ),
        ),
    }
    return ordinary_review(**given | fields)


def overdue_review() -> Review:
    """Overdue actions of both people, in scripts with wide characters; no session is planned."""
    return empty_review(
        relationship=relationship(name="王小明", cadence="monthly", agreement="Chatham House"),
        phase=Phase("negotiating", "no goal yet"),
        session_number=3,
        days_since=61,
        is_overdue=True,
        last_session=session("s2", "09-23", minutes=45, topics=("career", "networking")),
        due_by=TODAY,
        mine=(
            action("a7", "Read 'Radical Candor' and mark what [does not] fit: chapter 3 at least 📚", "10-01"),
            action("a9", "Send the recording", "11-22", carried=1),
        ),
        theirs=(action("a8", "介紹我認識設計部門的主管,並且安排一次午餐", "10-15", owner="them", carried=2),),
        questions=(asked("Is my goal clear enough that you could tell whether I reached it?", "goal"),),
        signals=(
            Signal(
                "long_silence",
                (Evidence(ref("s2"), day("09-23")),),
                "No session is logged for 61 days, and you meant to meet monthly. What has come in between?",
            ),
        ),
    )


def mentee_review() -> Review:
    """A review by the mentee: the goals are mine, and my actions are things that I promised to try."""
    return empty_review(
        relationship=relationship(
            name="王小明", role="mentee", cadence="monthly", agreement="Chatham House", ref=ref("r2")
        ),
        phase=Phase("enabling growth", "goals and agreement stand"),
        session_number=8,
        days_since=26,
        last_session=session(
            "s16",
            "10-28",
            minutes=55,
            takeaways=("Plan what to do with applause: nothing",),
            actions=(action("a16", "Send him the video of the last rehearsal", "11-28"),),
        ),
        next_session=session(
            "s18", "12-02", status="planned", at=dt.time(10), how="video", where="https://meet.example.org/wang"
        ),
        due_by=day("12-02"),
        mine=(
            action("a16", "Send him the video of the last rehearsal", "11-28"),
            action("a19", "Find the card with the applause rule", "12-11"),
        ),
        theirs=(action("a20", "Introduce me to the organisers", owner="them", carried=3),),
        goals=(
            goal(
                "g3",
                "Give a talk at the autumn conference",
                measure="20 minutes, no script",
                progress=85,
                checkpoints=checkpoints(45, 70, 85),
                due_on=day("12-14"),
                idle=1,
            ),
            goal("g5", "Ask for feedback within a day", measure="8 of 10 times", progress=0, idle=0),
        ),
        feedback=(feedback("f5", "You answer before I have finished asking", direction="received"),),
        milestones=(milestone("m3", "Talk at the autumn conference", "12-13", status="planned"),),
        agenda=(point("t6", "What to do when the projector dies"),),
        questions=(
            asked("What do we want to take away from today?", "outcome"),
            asked("What choices did you have when you faced something like this?", "learning"),
        ),
    )


QUESTIONS = tuple(wording["mentor"] for wording in CLOSING_QUESTIONS.values())


def prepared_review() -> Review:
    """The same review after the first two closing questions were answered."""
    fields = tuple(CLOSING_QUESTIONS)
    half = Closing("the planned end is near", answered=fields[:2], open=fields[2:], questions=QUESTIONS[2:])
    return closing_review()._replace(closing=half)


def closing_review() -> Review:
    """The last weeks of a relationship: goals nearly achieved, and the end near."""
    return ordinary_review(
        relationship=relationship(agreement="What is said here stays here.", ends_on=day("12-07")),
        phase=Phase("coming to closure", "the planned end is near"),
        session_number=19,
        days_left=14,
        mine=(),
        theirs=(),
        done_actions=(
            action("a31", "Introduce him to the guild", status="done", done_on=day("11-20"), carried=2),
            action("a32", "Write what he would tell himself a year ago", owner="them", status="done"),
        ),
        goals=(
            goal(
                "g1",
                "Run the design review alone",
                measure="three reviews, no rescue",
                progress=100,
                checkpoints=checkpoints(40, 70, 100),
                due_on=day("12-01"),
                idle=0,
            ),
        ),
        feedback=(),
        agenda=(point("t9", "Who takes it from here?"),),
        closing=Closing("the planned end is near", answered=(), open=tuple(CLOSING_QUESTIONS), questions=QUESTIONS),
        questions=(
            asked("What must this meeting bring to a good end?", "outcome"),
            asked("What can you do now that you could not do when we began?", "learning"),
        ),
        signals=(),
        notes=(),
    )


def ended_review() -> Review:
    """A relationship that has ended."""
    return ordinary_review(
        relationship=relationship(status="ended", ended_on=day("11-01"), reason="He leads the team now"),
        phase=Phase("ended", "He leads the team now"),
        days_left=None,
        next_session=None,
        due_by=None,
        mine=(),
        theirs=(),
        signals=(),
    )


def private_review() -> Review:
    """A private and a public entry of every kind, and a private last session."""
    last = session(
        "s8",
        "11-09",
        minutes=90,
        takeaways=("He has an offer", "It is about the pay"),
        private_notes="Off the record: he has not told his wife",
        private=True,
    )
    return ordinary_review(
        last_session=last,
        mine=(
            action("a21", "Ask HR what a raise would take", "11-18", private=True),
            action("a12", "Send the checklist", "11-20"),
            action("a22", "Find out who would follow him", session=last.ref),
        ),
        theirs=(
            action("a13", "Shadow one review", "12-01", owner="them"),
            action("a23", "Answer the offer", owner="them", private=True),
        ),
        done_actions=(action("a24", "Call the recruiter", status="done", done_on=day("11-18"), private=True),),
        goals=(GOALS[0], goal("g7", "Leave well", private=True, progress=30, due_on=day("12-30"))),
        agenda=(point("t4", "Conflict with the platform team", carried=2), point("t7", "The offer", private=True)),
        feedback=(feedback("f7", "Looks at the door when Freja speaks", private=True),),
        milestones=(
            milestone("m7", "Said no to the first offer", private=True),
            milestone("m8", "Last day", "12-30", status="planned", private=True),
        ),
        notes=(note("n5", "Seemed tired"), note("n6", "Freja asked for him by name", private=False)),
        signals=(
            Signal(
                "actions_carried",
                (Evidence(ref("a21"), day("10-12")),),
                "A promise of yours was carried 3 times. What stands in its way?",
                private=True,
            ),
        ),
        partnership=check(last=checkin("c3", "08-17", frequency=2, more="candour", private=True)),
    )
