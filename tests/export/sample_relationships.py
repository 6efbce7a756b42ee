"""Two sample relationships for pages: a short one with three sessions, and a long one with 120 sessions in five
years."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

from tests.builders import (
    action,
    advice,
    checkpoints,
    feedback,
    goal,
    milestone,
    note,
    point,
    question,
    rating,
    ref,
    relationship,
    resource,
    session,
    whole,
)

if TYPE_CHECKING:
    from mentorlog.insight.relationship_entries import RelationshipEntries
    from mentorlog.model import Entry, Role

ENDED: Final = dt.datetime.fromisoformat("2026-11-23T09:00")
"""The time at which the pages are created."""


def short(role: Role = "mentor") -> RelationshipEntries:
    """Three sessions in one spring, with a planned end; `role` is that of the owner of the journal."""
    bond = relationship(
        name="Aroha Ngata",
        role=role,
        status="ended",
        started_on="2026-03-02",
        ended_on="2026-06-15",
        cadence="monthly",
        org="Kōwhai Trust",
        focus="Find her first job as a teacher",
        agreement="We meet at the library.\nWhat is said there stays there.",
        agreed_on="2026-03-09",
        reason="Goals reached",
        learned="To ask for an hour of somebody's time, and to say what it was good for.",
        thanks="For reading the same letter four times.",
        same="Meet where neither of us works.",
        different="Practise the interview earlier, and aloud.",
        next="Her colleague Hemi, who starts the year before her.",
        keep_in_touch_on="2026-12-15",
    )
    return whole(
        session(
            1,
            "2026-03-09",
            at=dt.time(15, 30),
            minutes=60,
            how="in-person",
            where="The library, second floor",
            notes="Three schools she would like to teach at.\nOne of them is looking for somebody.",
            topics=("career goals", "networking"),
            takeaways=("A letter answers the advertisement, not the life",),
        ),
        session(2, "2026-04-13", minutes=45, how="video", goals=(ref("g1"),), takeaways=("Ask before applying",)),
        session(3, "2026-05-11", minutes=50, how="video", notes="She has it.", goals=(ref("g1"),)),
        goal(
            1,
            title="Be invited to an interview",
            measure="one letter, one invitation",
            status="achieved",
            on="2026-03-09",
            closed_on="2026-05-04",
            checkpoints=checkpoints(("2026-03-23", 20), ("2026-04-13", 60), ("2026-05-04", 100)),
        ),
        action(1, text="Read the letter", on="2026-03-09", status="done", done_on="2026-03-11", session=ref("s1")),
        action(2, text="Visit the school", on="2026-04-13", owner="them", due_on="2026-05-01", session=ref("s2")),
        milestone(1, on="2026-05-08", title="Signed the contract", celebrated_on="2026-05-11", how="Feijoa cake"),
        rating(1, 2, "2026-03-09", skill="Writing about herself"),
        rating(2, 4, "2026-06-15", skill="Writing about herself"),
        bond=bond,
    )


def learning(role: Role = "mentor") -> RelationshipEntries:
    """A spring of advice, resources and introductions; `role` is mine."""
    mine, theirs = ("given", "received") if role == "mentor" else ("received", "given")
    return whole(
        session(1, "2026-03-09", minutes=60),
        advice(
            1,
            "Ask what they would do first",
            "2026-03-09",
            direction=mine,
            session=ref("s1"),
            try_by="2026-03-20",
            outcome="worked",
            outcome_note="They had *an answer* every time.",
            outcome_on="2026-03-23",
        ),
        advice(2, "Sleep on it", "2026-03-10", direction=theirs, outcome="did_not_work", outcome_on="2026-04-01"),
        advice(3, "Say no once a week", "2026-03-11", direction=mine, outcome="partly", outcome_on="2026-04-02"),
        advice(4, "Write it down", "2026-03-12", direction=mine, try_by="2026-07-01"),
        advice(5, "Move on", "2026-03-13", direction=mine, private=True),
        resource(
            1,
            "Thinking, Fast and Slow",
            type="book",
            skill="decisions",
            recommended_by="me",
            status="done",
            done_on="2026-05-04",
            minutes=720,
            takeaway="Two systems,\nand I know *which one* wrote this.",
        ),
        resource(
            2,
            "Leading without authority",
            type="course",
            url="https://example.org/course_1",
            recommended_by="them",
            on="2026-03-20",
            due_on="2026-07-15",
        ),
        resource(3, "Old news", status="dropped"),
        action(
            1,
            "Introduce her to the regulator",
            on="2026-03-09",
            person="Mads Vind",
            status="done",
            done_on="2026-04-13",
        ),
        action(2, "Introduce her to Ida", on="2026-03-09", person="Ida Holm", owner="them"),
        action(
            3,
            "Introduce her to Per",
            on="2026-03-09",
            person="Per Juul",
            owner="them",
            status="done",
            done_on="2026-03-30",
        ),
        bond=relationship(name="Aroha Ngata", role=role, started_on="2026-03-02", cadence="monthly"),
    )


def own() -> RelationshipEntries:
    """The development of the journal's owner, which belongs to no relationship with another person."""
    return whole(
        goal("g1", "Negotiate a contract on my own", due_on="2027-03-31", checkpoints=checkpoints(("06-01", 20))),
        rating("k1", 2, "03-09", skill="Negotiating", owner="me"),
        rating("k2", 3, "06-15", skill="Negotiating", owner="me"),
        milestone("m1", "Led the supplier talks", "05-08"),
        advice("v1", "Say nothing for a minute", "03-09", direction="received", outcome="partly", outcome_on="03-20"),
        advice("v2", "Write down my limits", "03-12", direction="received", try_by="2027-01-10"),
        resource("b1", "Getting to Yes", type="book", url="https://example.org/yes", skill="negotiating", minutes=300),
        resource("b2", "A day of role play", type="other", status="done", done_on="05-04", takeaway="I talk too much."),
        action("a1", "Ask Nadia to introduce me", on="03-09", person="Mads Vind", status="done", done_on="04-13"),
        action("a2", "Read the contract", due_on="2026-12-01", on="11-09"),
        note("n1", "Slept badly before the talks", "05-07", private=True),
        question("q1", "What did you notice that I missed?", on="04-01", role="mentor", topic="feedback"),
        question("q2", "What did I put off this month?", on="05-01", role="me", private=True),
        question("q3", "What would you do in my place?", on="06-01"),
        bond=relationship("r0", name="me", role="self", started_on="2026-01-01", cadence="none"),
    )


_THEMES = (
    ("delegation", "What to keep, and why it is so hard to let go of the rest."),
    ("career goals", "Where the next two years may lead; the map has more roads than it had last year."),
    ("communication", "The meeting that went quiet, sentence by sentence.\nThe third sentence was the one."),
    ("work-life balance", "Evenings. She wrote down five in a row, and what each of them was for."),
    ("networking", "Whom she would like to know, and what she could give them."),
    ("skills", "Went through the review together: where she waited, where she answered too soon."),
    ("challenges", "The plan for the move fell through. What remains of it is more than she thought."),
    ("leadership", "What a team needs from somebody who is not in the room."),
)
_LEARNED = (
    "Ask before telling",
    "A no with a date is easier to hear than a maybe",
    "Decide who decides before deciding",
    "Write down what was not said",
    "The first draft may be bad, the second may not be late",
    "People remember who was calm",
    "Nobody reads the second page",
)
_PROMISED = (
    "Send the outline to two people who will disagree",
    "Ask Jonas what he would have done",
    "Sit in on the planning of another team",
    "Read chapter four",
    "Write the letter, and leave it for a night",
)
_GOALS: tuple[tuple[str, str | None, tuple[tuple[str, int], ...], str | None], ...] = (
    ("Lead a team of five", "asked by them, not by the calendar", (("2022-01-10", 10), ("2022-09-05", 35)), None),
    ("Finish the thesis", "handed in", (("2022-02-07", 20), ("2022-06-20", 55), ("2022-12-12", 100)), "2022-12-12"),
    ("Speak at a conference", None, (("2023-01-16", 5), ("2023-05-08", 30), ("2023-10-02", 100)), "2023-10-02"),
    (
        "Learn to say no",
        "twice a month, in writing",
        (("2023-03-06", 30), ("2023-06-26", 15), ("2024-02-05", 70)),
        None,
    ),
    (
        "Hand over the laboratory without being asked for the key of the freezer again",
        None,
        (("2024-01-15", 10), ("2024-03-25", 40), ("2024-08-19", 80), ("2025-01-13", 100)),
        "2025-01-13",
    ),
    ("Hire two people", "both still there after a year", (("2025-02-03", 50), ("2025-11-17", 60)), None),
    ("Sleep seven hours", None, (("2025-04-07", 20), ("2026-03-09", 75), ("2026-10-12", 90)), None),
)
_MILESTONES = (
    ("2022-03-28", "First lecture"),
    ("2022-12-12", "Thesis handed in"),
    ("2023-01-23", "Doctor of philosophy"),
    ("2023-01-30", "The party that the whole institute still talks about"),
    ("2023-09-28", "Keynote in Tromsø"),
    ("2023-10-02", "Asked to come again"),
    ("2024-05-27", "Named head of the laboratory"),
    ("2025-01-13", "Key handed over"),
    ("2025-02-24", "First hire"),
    ("2025-03-03", "Second hire"),
    ("2025-03-10", "Third hire, who stayed for a week"),
    ("2026-06-08", "A paper without my name on it"),
)
_SKILLS = ("Listening", "Giving feedback", "Writing", "Patience with committees", "Planning a year")


def long(role: Role = "mentor") -> RelationshipEntries:
    """Five years and 120 sessions with entries of every kind, not ended; `role` is that of the owner of the journal."""
    bond = relationship(
        name="Ingibjörg Þórðardóttir",
        role=role,
        started_on="2022-01-03",
        ends_on="2026-12-31",
        cadence="every 2 weeks",
        org="Háskóli Íslands",
        focus="From doctoral student to head of a laboratory",
        agreement="Every other Monday.\n\nWe say what we think, and what we do not know.",
        agreed_on="2022-01-10",
    )
    return whole(*_sessions(), *_others(), bond=bond)


def _sessions() -> list[Entry]:
    first = dt.date(2022, 1, 10)
    entries: list[Entry] = []
    for number in range(1, 121):
        on = first + dt.timedelta(weeks=2 * number - 2 + number // 9, days=3 if number % 7 == 0 else 0)
        topic, notes = _THEMES[number * 5 % len(_THEMES)]
        entries.append(session(number, str(on), **_session_fields(number, topic, notes)))
        if number % 3 == 0:
            kept = {"status": "done", "done_on": on + dt.timedelta(days=9)} if number < 110 else {}
            owner = "me" if number % 2 else "them"
            text = _PROMISED[number % len(_PROMISED)]
            promised = {"on": on, "due_on": on + dt.timedelta(days=12), "session": ref(f"s{number}")}
            entries.append(action(number, text=text, owner=owner, **promised, **kept))
    return entries


def _session_fields(number: int, topic: str, notes: str) -> dict[str, Any]:
    if number % 17 == 0:
        return {"status": "cancelled", "cancelled_by": "them" if number % 2 else "me", "why": "Fieldwork"}
    if number % 41 == 0:
        return {"status": "missed"}
    return {
        "at": dt.time(10) if number % 4 else None,
        "minutes": None if number % 13 == 0 else 45 + 15 * (number % 3),
        "how": ("video", "in-person", "phone")[number % 3],
        "topics": (topic,),
        "notes": notes if number % 3 else None,
        "takeaways": (_LEARNED[number % len(_LEARNED)],) if number % 2 else (),
        "goals": (ref(f"g{1 + number // 18}"),) if number % 2 == 0 else (),
    }


def _others() -> list[Entry]:
    entries: list[Entry] = [
        goal(
            number,
            title=title,
            measure=measure,
            on=steps[0][0],
            status="achieved" if closed_on else "open",
            closed_on=closed_on,
            checkpoints=checkpoints(*steps),
        )
        for number, (title, measure, steps, closed_on) in enumerate(_GOALS, 1)
    ]
    entries += [milestone(number, on=on, title=title) for number, (on, title) in enumerate(_MILESTONES, 1)]
    entries.append(milestone(20, on="2026-12-14", title="Hand over the chair", status="planned"))
    for number, skill in enumerate(_SKILLS, 1):
        entries.append(rating(2 * number, 1 + number % 3, "2022-01-24", skill=skill))
        entries.append(rating(2 * number + 1, 5 - number % 4, "2026-10-12", skill=skill))
    entries += [
        feedback(
            1,
            on="2023-06-26",
            tone="constructive",
            situation="The committee in June",
            behaviour="Answered for the two who were asked",
            impact="They came to me afterwards",
            outcome="improved",
            outcome_on="2024-02-05",
            outcome_note="She passes the question on",
        ),
        feedback(2, on="2024-05-27", direction="received", tone="praise", behaviour=None, text="You let me be wrong."),
        point(1, text="What happens to the freezer?", on="2026-11-09"),
        note(
            1,
            text="A book: https://example.com/a-very-long-address/that-nobody/could-ever-break-anywhere",
            on="2025-05-05",
            private=False,
        ),
    ]
    return entries
