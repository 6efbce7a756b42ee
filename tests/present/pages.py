"""The pages of entries, lists, confirmations, timeline, search and history, by name, of a small journal."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from mentorlog.model import Checkpoint, Command, EntryChange, EntryHistory, FieldChange, Found, Moment, Person
from mentorlog.present.answers.changes import changes_page
from mentorlog.present.answers.checkin import checkin_page
from mentorlog.present.answers.log import log_page
from mentorlog.present.answers.rate import rate_page
from mentorlog.present.entries.history import entry_history_page
from mentorlog.present.entries.lists import list_page
from mentorlog.present.entries.page import agreement_page, entry_page
from mentorlog.present.journal.history import history_page, redone_page, undone_page
from mentorlog.present.no_one import no_one_page
from mentorlog.present.page import Page
from mentorlog.present.people import people_page
from mentorlog.present.search import search_page
from mentorlog.present.timeline import empty_timeline, timeline_rows
from tests.builders import SOREN as NAME
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
    rating,
    ref,
    relationship,
    resource,
    session,
)
from tests.present import rated

if TYPE_CHECKING:
    from mentorlog.model import Entry, Kind
    from mentorlog.present.answers.changes import Verb

NOW = dt.datetime(2026, 11, 23, 16, 30, tzinfo=dt.UTC)

SOREN = relationship(
    focus="From reviewer to lead [architecture]",
    ends_on=day("2027-01-04"),
    email="soren@example.org",
    org="Nordlys",
    agreement="What is said here stays here.\n\nWe meet by video, and in person once a quarter.",
    agreed_on=day("03-16"),
)
ANA = relationship("r3", name="Ana Souza", role="mentee", started_on=TODAY, cadence="monthly")
IDA = relationship("r5", name="Ida", status="paused", paused_until=day("2027-01-04"))
BO = relationship("r2", name="Bo Lind", status="ended", ended_on=day("2025-06-01"), reason="New job", private=True)
OF_ANA = {"relationship": "Ana Souza", "relationship_ref": ref("r3")}

DESIGN = goal(
    "g1",
    "Run the design review alone",
    measure="three reviews, no rescue",
    why="The team waits for him",
    due_on=day("2027-02-01"),
    progress=40,
    checkpoints=(
        Checkpoint(day("06-01"), 15),
        Checkpoint(day("09-07"), 25, "Led one with Mette beside him"),
        Checkpoint(day("11-09"), 40, "Two on his own"),
    ),
    idle=1,
)
PLATFORM = goal("g2", "Say no to the platform team", private=True)
TALK = goal("g5", "Give a talk", due_on=day("11-20"), measure="a date in the programme", **OF_ANA)
WRITTEN = goal("g4", "Write the style guide", status="achieved", progress=100, closed_on=day("10-01"))
CHECKLIST = action("a12", "Send the checklist", "11-20", session=ref("s8"), goal=ref("g1"), carried=2)
SHADOW = action("a13", "Shadow one review", "12-01", owner="them")
FEARS = action("a11", "Write down the three fears", status="done", done_on=day("11-18"), owner="them")
OFFER = action("a15", "Ask Ana's old team for a reference [draft]", "11-27", **OF_ANA)
HELD = session(
    "s8",
    "11-09",
    minutes=90,
    how="video",
    where="the usual room",
    notes="talked about delegation\n\nHe sees the work, not the people who do it.",
    private_notes="Seemed tired",
    topics=("delegation", "conflict"),
    takeaways=("Ask before telling", "Let the silence work"),
    goals=(ref("g1"), ref("g2")),
    points=(ref("t4"),),
    actions=(CHECKLIST, SHADOW),
    moved=2,
    moved_by="them",
)
NEXT = session("s9", "11-24", status="planned", at=dt.time(14), minutes=60, how="video", where="meet.example/s")
UNLOGGED = session("s14", "11-19", status="planned", **OF_ANA)
CANCELLED = session("s7", "10-26", status="cancelled", cancelled_by="them", why="ill")
GIVEN = feedback(
    "f2",
    "Cut in twice at standup",
    situation="Standup on Monday",
    impact="Ida said nothing more that day",
    tone="constructive",
    follow_up_on=day("11-16"),
)
ANSWERED = GIVEN._replace(outcome="improved", outcome_note="He waits now", outcome_on=TODAY)
RECEIVED = feedback("f3", "", "11-20", text="You listen", direction="received", tone="praise", **OF_ANA)
RECEIVED = RECEIVED._replace(behaviour=None)
LED = milestone("m1", "First review led", goal=ref("g1"))
CELEBRATED = LED._replace(celebrated_on=TODAY, how="Cake with the team :cake:")
COMING = milestone("m2", "A year of mentoring", "2027-03-02", status="planned")
CONFLICT = point("t4", "Conflict with the platform team", on="10-20", carried=2)
CONFERENCE = point("t5", "Conference talk: which one?", on="10-20")
TIRED = note("n5", "Seemed tired.\nAsk about the move next time, and about the new flat they were looking at.")
SHAREABLE = note("n6", "Sent the book about 傾聴 (listening) 📚", "11-20", private=False)

INTRODUCED = action("a16", "Introduce him to the regulator", "12-11", person="Mads Vind [/x]")
MET = INTRODUCED._replace(status="done", done_on=TODAY)
TO_TRY = advice("v2", "Rehearse in front of one person", try_by=day("12-04"), direction="received", **OF_ANA)
TRIED = advice("v1", "Ask what they would do first :bulb:", "11-09", try_by=day("11-20"), session=ref("s8"))
WORKED = TRIED._replace(outcome="did_not_work", outcome_note="He was asked in front of all", outcome_on=TODAY)
BOOK = resource(
    "b1", "Thinking, Fast and Slow", type="book", skill="decisions", due_on=day("11-20"), recommended_by="them"
)
COURSE = resource(
    "b2", "Leading [without] authority", type="course", url="https://example.org/course", private=True, **OF_ANA
)
READ = BOOK._replace(status="done", done_on=TODAY, minutes=720, takeaway="Two systems, and I know which one wrote this")

LOGGED = HELD._replace(private_notes=None, moved=0)
PLANNED = LOGGED._replace(status="planned", actions=(), notes=None)
LINKED = (DESIGN, PLATFORM, CONFLICT, HELD)

MOMENTS = (
    Moment(day("2025-12-01"), None, ref("g9"), "Bo Lind", "Learn to plan a quarter", "dropped"),
    Moment(day("11-09"), dt.time(14), ref("s8"), NAME, "talked about delegation", "held"),
    Moment(day("11-12"), None, ref("m1"), NAME, "First review led", "reached"),
    Moment(day("11-15"), None, ref("n5"), NAME, "Seemed tired", None, private=True),
    Moment(day("11-18"), None, ref("a11"), NAME, "Write down the three fears", "done"),
    Moment(day("11-20"), None, ref("c1"), NAME, "more: live reviews; less: tools", "frequency 4, challenge 2"),
    Moment(day("11-21"), None, ref("c2"), NAME, None, "frequency 4"),
    Moment(day("11-21"), None, ref("c3"), NAME, "less: talk about tools", None),
    Moment(day("11-22"), None, ref("k7"), NAME, "Giving feedback", "4/5"),
    Moment(day("11-24"), dt.time(14), ref("s9"), NAME, None, "planned"),
)
NAMES = tuple({moment.relationship for moment in MOMENTS})
FOUND = (
    Found(day("11-15"), ref("n5"), NAME, "…he was tired of the [platform] team", ((7, 12),), private=True),
    Found(day("11-09"), ref("s8"), NAME, "talked about being tired, tired and tired", ((19, 24), (26, 31))),
    Found(day("2025-02-03"), ref("t2"), "王小明", "次の面談で話すこと", ((2, 4),)),
)
MANY = tuple(ref(f"a{number}") for number in range(1, 13))
COMMANDS = (
    Command(9, dt.datetime(2026, 11, 23, 14, 2, 31, tzinfo=dt.UTC), "log", (ref("s8"), ref("a12")), 2, "undone"),
    Command(8, dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC), "done", MANY, 40, "done"),
    Command(7, dt.datetime(2026, 11, 9, 9, 30, tzinfo=dt.UTC), "goal add", (ref("g3"),), 1, "discarded"),
    Command(6, dt.datetime(2025, 3, 2, 9, 30, tzinfo=dt.UTC), "start", (ref("r1"),), 1, "done"),
)
PEOPLE = (
    Person(SOREN, 8, day("11-09"), day("11-24"), dt.time(14), ref("s9")),
    Person(relationship("r4", name="王小明", role="mentee", cadence="none"), 1, day("2025-11-09")),
    Person(ANA, unlogged=UNLOGGED),
    Person(IDA, 2, day("10-01")),
    Person(BO, 12, day("2025-05-20")),
)


Pages = tuple[Page, ...]
"""The pages of one golden file, each with its own gutter."""


def change_page(entry: Entry, *, verb: Verb, today: dt.date, before: Entry | None = None) -> Page:
    """The confirmation of what a command did to one entry."""
    return changes_page(((entry, before),), verb=verb, today=today)


def all_pages() -> dict[str, Pages]:
    """All pages by name."""
    return {
        **entry_pages(),
        **list_pages(),
        **reading_pages(),
        **log_pages(),
        **rate_pages(),
        **checkin_pages(),
        **answer_pages(),
    }


def entry_pages() -> dict[str, Pages]:
    """The page of `show` for each kind."""

    def show(*entries: Entry) -> Pages:
        return tuple(entry_page(entry, today=TODAY, linked=LINKED) for entry in entries)

    return {
        "show-relationship": show(SOREN, BO),
        "show-session": show(HELD, NEXT, UNLOGGED, CANCELLED),
        "show-goal": show(DESIGN, WRITTEN, TALK),
        "show-action": show(CHECKLIST, FEARS, MET),
        "show-feedback": show(GIVEN, ANSWERED, RECEIVED),
        "show-advice": show(TO_TRY, TRIED, WORKED),
        "show-resource": show(BOOK, COURSE, READ),
        "show-milestone": show(LED, CELEBRATED, COMING),
        "show-point": show(CONFLICT),
        "show-note": show(TIRED, SHAREABLE),
        "show-checkin": show(rated.CHECKED, rated.EARLIER._replace(private=True)),
        "show-rating": show(rated.THIRD, rated.LISTENING),
        "agreement": (agreement_page(SOREN, today=TODAY), agreement_page(ANA, today=TODAY)),
    }


LISTS: dict[Kind, tuple[Entry, ...]] = {
    "goal": (DESIGN, PLATFORM, WRITTEN, TALK),
    "action": (CHECKLIST, SHADOW, FEARS, OFFER, INTRODUCED),
    "feedback": (GIVEN, ANSWERED, RECEIVED),
    "advice": (TRIED, TO_TRY, WORKED),
    "resource": (BOOK, COURSE, READ),
    "milestone": (LED, CELEBRATED, COMING),
    "point": (CONFLICT, CONFERENCE),
    "note": (TIRED, SHAREABLE),
    "session": (HELD, NEXT, CANCELLED, UNLOGGED),
    "checkin": (rated.CHECKED, rated.EARLIER, checkin("c3", "11-20", less="Lateness", **OF_ANA)),
    "rating": (
        rated.THIRD,
        rated.LISTENING,
        rating("k9", 5, "11-23", skill="Giving feedback", owner="me", **OF_ANA),
    ),
}


def list_pages() -> dict[str, Pages]:
    """The lists of all relationships, of one, and empty ones."""

    def of_soren(kind: Kind) -> Page:
        mine = [entry for entry in LISTS[kind] if entry.relationship == NAME]
        return list_page(mine, kind=kind, today=TODAY, relationship=SOREN)

    pages = {
        f"list-{kind}": (list_page(entries, kind=kind, today=TODAY), of_soren(kind)) for kind, entries in LISTS.items()
    }
    empty = tuple(
        list_page((), kind=kind, today=TODAY, relationship=person) for kind in LISTS for person in (None, ANA)
    )
    return {**pages, "list-empty": empty}


_LONG = "A review of a design that several teams have to agree on. " * 4
VERSIONS = EntryHistory(
    DESIGN.ref,
    (
        EntryChange(
            COMMANDS[0],
            "changed",
            (
                FieldChange("title", "Lead a review", "Lead a [review] alone, and without me in the room"),
                FieldChange("measure", f"{_LONG}Twice.", f"{_LONG}Three times, and once on paper."),
                FieldChange("due_on", None, day("2027-01-15")),
                FieldChange("private", old=False, new=True),
                FieldChange("checkpoints", Checkpoint(day("11-09"), 40, None), Checkpoint(day("11-09"), 60, "half")),
                FieldChange("mood", "glad", None),
            ),
        ),
    ),
    is_complete=False,
    undo_count=1,
    kept_since=COMMANDS[-1].at,
)
DELETED = EntryHistory(
    ref("n5"),
    (
        EntryChange(COMMANDS[0], "deleted", (FieldChange("text", "Seemed tired", None),)),
        EntryChange(COMMANDS[1], "added", (FieldChange("text", None, "Seemed tired"),)),
    ),
    is_complete=True,
    undo_count=3,
    kept_since=COMMANDS[-1].at,
)


def reading_pages() -> dict[str, Pages]:
    """People, timeline, search and history, each also empty."""
    return {
        "people": (people_page(PEOPLE, today=TODAY), no_one_page(is_hint=True)),
        "timeline": (
            tuple(timeline_rows(MOMENTS, today=TODAY)),
            tuple(timeline_rows(MOMENTS[1:], today=TODAY, show_name=False)),
            empty_timeline(),
            empty_timeline(ANA),
        ),
        "timeline-at-a-terminal": (
            tuple(timeline_rows(MOMENTS, today=TODAY, names=NAMES)),
            tuple(timeline_rows(MOMENTS[1:], today=TODAY, show_name=False, names=NAMES)),
        ),
        "search": (
            search_page(FOUND, words="tired", today=TODAY, limit=3),
            search_page(FOUND[:1], words="tired", today=TODAY, limit=3),
            search_page((), words="[/x] C++", today=TODAY),
        ),
        "history": (history_page(COMMANDS, total=42, now=NOW), history_page((), total=0, now=NOW)),
        "versions": (
            entry_history_page(VERSIONS, entry=DESIGN, now=NOW),
            entry_history_page(DELETED, entry=None, now=NOW),
            entry_history_page(VERSIONS._replace(changes=(), undo_count=0), entry=DESIGN, now=NOW),
        ),
        "undo": (undone_page(COMMANDS[0], now=NOW), redone_page(COMMANDS[1], now=NOW)),
    }


def log_pages() -> dict[str, Pages]:
    """The confirmations of `log`."""
    moved = PLANNED._replace(on=day("11-10"), at=dt.time(9))
    return {
        "log": (
            log_page(LOGGED, today=TODAY, before=PLANNED, upcoming=NEXT),
            log_page(
                LOGGED._replace(private=True, minutes=None),
                today=TODAY,
                before=moved,
                goals=(DESIGN, PLATFORM),
                points=(CONFLICT,),
                upcoming=NEXT,
                upcoming_before=NEXT._replace(on=day("11-26")),
            ),
            log_page(LOGGED, today=TODAY, before=LOGGED._replace(actions=(SHADOW,)), nothing_planned=True),
            log_page(LOGGED._replace(actions=(), on=TODAY, at=dt.time(9)), today=TODAY),
        )
    }


def rate_pages() -> dict[str, Pages]:
    """The confirmations of `rate`: a first rating, later ones, a replaced one, and an unchanged one."""
    first, second, third, own = rated.FIRST, rated.SECOND, rated.THIRD, rated.LISTENING
    most = rated.rated(first, second, second._replace(score=4), third, more=True)
    answers = (
        (first, None, rated.rated(first)),
        (own, None, rated.rated(own)),
        (third, None, rated.rated(first, second, third)),
        (third, third._replace(score=1), most),
        (second, None, rated.rated(first, second, third)),
        (third, third, rated.rated(third)),
    )
    return {
        "rate": tuple(rate_page(after, before=before, skill=skill, today=TODAY) for after, before, skill in answers)
    }


def checkin_pages() -> dict[str, Pages]:
    """The confirmations of `checkin`: a first one, one with a previous one, an extended and an unchanged one."""
    now, earlier = rated.CHECKED, rated.EARLIER
    words = now._replace(frequency=None, challenge=None, more="Stories\nof failure", private=True)
    return {
        "checkin": (
            checkin_page(now, today=TODAY),
            checkin_page(now, today=TODAY, last=earlier),
            checkin_page(words, today=TODAY, last=earlier),
            checkin_page(now, today=TODAY, last=earlier, before=now._replace(frequency=1, challenge=None)),
            checkin_page(earlier, today=TODAY, before=earlier),
        )
    }


DONE = CHECKLIST._replace(status="done", done_on=TODAY)
CANCELLED_NOW = NEXT._replace(status="cancelled", cancelled_by="them", why="ill")
ANSWERS: dict[str, tuple[tuple[Verb, Entry, Entry | None], ...]] = {
    "answer-learning": (
        ("advice", TO_TRY, None),
        ("advice", TRIED, None),
        ("outcome", WORKED, TRIED),
        ("resource add", BOOK, None),
        ("resource add", COURSE, None),
        ("done", READ, BOOK),
        ("done", READ._replace(takeaway=None, minutes=None), BOOK),
        ("done", READ, READ),
        ("drop", BOOK._replace(status="dropped"), BOOK),
        ("action add", INTRODUCED, None),
        ("done", MET, INTRODUCED),
        ("edit", READ, BOOK),
    ),
    "answer-relationship": (
        ("start", ANA, None),
        ("start", SOREN, None),
        ("pause", SOREN._replace(status="paused", paused_until=day("2027-01-04")), SOREN),
        ("pause", SOREN._replace(status="paused"), SOREN),
        ("resume", SOREN, SOREN._replace(status="paused")),
        ("end", SOREN._replace(status="ended", ended_on=TODAY), SOREN),
        ("agreement", SOREN, SOREN._replace(agreement=None)),
        ("agreement", SOREN._replace(agreement=None), SOREN),
        ("edit", SOREN._replace(ends_on=None, focus="Leading :smile:", cadence="every 3 weeks"), SOREN),
    ),
    "answer-session": (
        ("plan", NEXT, None),
        ("move", NEXT._replace(moved=1, moved_by="them"), NEXT._replace(on=day("11-23"), at=None)),
        ("cancel", CANCELLED_NOW, NEXT),
        ("miss", NEXT._replace(status="missed", cancelled_by="me"), NEXT),
        ("done", HELD._replace(notes=None), PLANNED),
        ("edit", HELD._replace(topics=(), takeaways=("One", "Two"), goals=(ref("g1"),), minutes=45), HELD),
        ("edit", CANCELLED._replace(cancelled_by="me", at=dt.time(9), private=True), CANCELLED),
    ),
    "answer-added": (
        ("goal add", DESIGN, None),
        ("goal add", PLATFORM, None),
        ("action add", CHECKLIST, None),
        ("action add", SHADOW, None),
        ("milestone add", LED, None),
        ("milestone add", COMING, None),
        ("feedback", GIVEN, None),
        ("feedback", RECEIVED, None),
        ("raise", CONFLICT, None),
        ("note", TIRED, None),
        ("note", SHAREABLE, None),
    ),
    "answer-checkpoint": (
        ("checkpoint", DESIGN, DESIGN._replace(checkpoints=DESIGN.checkpoints[:2], progress=25)),
        ("checkpoint", DESIGN, DESIGN._replace(checkpoints=(*DESIGN.checkpoints[:2], Checkpoint(day("11-09"), 35)))),
        ("checkpoint", PLATFORM._replace(progress=100, checkpoints=(Checkpoint(TODAY, 100),)), PLATFORM),
    ),
    "answer-changed": (
        ("outcome", ANSWERED, GIVEN),
        ("outcome", GIVEN._replace(outcome="unchanged", outcome_on=day("11-20")), GIVEN),
        ("celebrate", CELEBRATED, LED),
        ("done", WRITTEN, WRITTEN._replace(status="open")),
        ("done", LED, LED._replace(status="planned")),
        ("drop", SHADOW._replace(status="dropped"), SHADOW),
        ("reopen", CHECKLIST, DONE),
        ("private", SHAREABLE._replace(private=True), SHAREABLE),
        ("shareable", TIRED._replace(private=False), TIRED),
        ("shareable", rated.LISTENING._replace(private=False), rated.LISTENING),
        ("edit", rated.THIRD._replace(owner="me", score=1, skill="Listening [aloud]"), rated.THIRD),
        ("edit", CHECKLIST._replace(due_on=day("11-27"), text="Send it [today]", owner="them"), CHECKLIST),
        ("edit", FEARS._replace(relationship="Ana Souza", relationship_ref=ref("r3"), goal=ref("g5")), FEARS),
    ),
    "answer-checkin": (
        ("private", rated.CHECKED._replace(private=True), rated.CHECKED),
        ("edit", rated.CHECKED._replace(less=None, challenge=5), rated.CHECKED),
    ),
    "answer-unchanged": (
        ("done", DONE, DONE),
        ("done", WRITTEN, WRITTEN),
        ("checkpoint", DESIGN, DESIGN),
        ("outcome", ANSWERED, ANSWERED),
        ("drop", SHADOW, SHADOW),
        ("private", TIRED, TIRED),
        ("edit", TIRED, TIRED),
        ("resume", SOREN, SOREN),
        ("move", NEXT, NEXT),
    ),
}


def answer_pages() -> dict[str, Pages]:
    """The confirmations of all other writing commands."""
    done = ((DONE, CHECKLIST), (FEARS, FEARS), (CONFLICT._replace(status="discussed", closed_on=TODAY), CONFLICT))
    deleted = tuple((entry, None) for entry in (CHECKLIST, TIRED, HELD, rated.CHECKED, rated.THIRD, SOREN))
    return {
        **{
            name: tuple(change_page(entry, verb=verb, today=TODAY, before=before) for verb, entry, before in given)
            for name, given in ANSWERS.items()
        },
        "answer-several": (
            changes_page(done, verb="done", today=TODAY),
            changes_page(deleted, verb="delete", today=TODAY),
        ),
    }
