"""The summary as Markdown."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorlog.export.markdown import markdown
from mentorlog.insight.summary import summary
from mentorlog.model import Checkpoint
from tests.export.reading import OURS, headings, tokens
from tests.insight.build import (
    NOW,
    action,
    checkin,
    checkpoints,
    day,
    dossier,
    feedback,
    goal,
    milestone,
    note,
    point,
    rating,
    ref,
    relationship,
    session,
)
from tests.insight.journals import SECRET, bonds, histories

GOLDEN = Path(__file__).parent.parent / "golden" / "export"

BOND = relationship(
    org="Nordhavn A/S",
    focus="From senior engineer to lead",
    ends_on="2027-01-04",
    agreement="Every other week, on video.\nWhat is said here stays here.",
)
ENTRIES = (
    goal(
        1,
        title="Run the design review alone",
        measure="three reviews, no rescue",
        why="He wants to lead it by spring",
        due_on="2027-02-01",
        progress=40,
        checkpoints=(
            Checkpoint(day("2026-04-13"), 15),
            Checkpoint(day("2026-09-07"), 25, "first one with me in the room"),
            Checkpoint(day("2026-11-09"), 40),
        ),
    ),
    goal(2, title="Say no to the platform team", status="achieved", progress=100, closed_on=day("2026-10-12")),
    goal(3, title="A goal of his own", private=True),
    session(
        1,
        "2026-03-02",
        at=dt.time(14),
        minutes=60,
        how="in-person",
        where="Café Dyrehaven [upstairs]",
        notes="Got to know each other.\n\n# Not a heading, he said\n- a list of fears:\n  1. the platform team",
        topics=("getting started", "fear"),
        takeaways=("Ask before telling",),
    ),
    session(2, "2026-04-13", status="cancelled", cancelled_by="them", why="Flu"),
    session(
        3,
        "2026-11-09",
        minutes=90,
        how="video",
        notes="Delegation: *what* he keeps and why.",
        private_notes="He looks worn out.",
        takeaways=("Let the silence work",),
        goals=(ref("g1"), ref("g3")),
        points=(ref("t1"),),
    ),
    session(4, "2026-11-16", notes="About his manager.", takeaways=("He may leave",), private=True),
    session(5, "2026-11-24", at=dt.time(14), status="planned"),
    action(1, text="Write down the three fears", owner="them", status="done", done_on="2026-04-01", session=ref("s1")),
    action(2, text="Send the checklist", due_on="2026-11-20", session=ref("s3")),
    action(3, text="Shadow one review", owner="them", due_on="2026-12-01", session=ref("s3")),
    action(4, text="Talk to HR", session=ref("s4")),
    action(5, text="Find a course", status="dropped"),
    feedback(
        1,
        on="2026-09-07",
        tone="constructive",
        situation="Monday's standup",
        behaviour="Cut in twice while Mette spoke",
        impact="She left her point unsaid",
        outcome="improved",
        outcome_on=day("2026-10-12"),
        outcome_note="waits, and asks",
    ),
    feedback(2, on="2026-10-12", direction="received", tone="praise", behaviour=None, text="You never rush me."),
    milestone(1, "2026-11-12", title="First review led", celebrated_on="2026-11-13", how="Cake :tada:"),
    milestone(2, "2027-01-15", title="Conference talk", status="planned"),
    point(1, text="Conference talk: which one?", status="discussed", session=ref("s3")),
    point(2, text="Conflict with the platform team", on="2026-10-12"),
    point(3, text="His manager", private=True),
    feedback(3, on="2026-11-16", text="You hide behind work.", behaviour=None, private=True),
    note(1, text="Book: *The Mentor's Guide*"),
    note(2, text="Seemed tired", private=True),
    rating(1, 2, "2026-03-02", skill="Giving feedback"),
    rating(2, 3, "2026-08-12", skill="giving feedback"),
    rating(3, 4, "2026-11-09", skill="Giving Feedback"),
    rating(4, 1, "2026-11-16", skill="giving feedback", private=True),
    rating(5, 3, "2026-11-09", skill="Listening *without* answers", owner="me"),
    rating(6, 2, "2026-11-16", skill="Patience", owner="me", private=True),
    checkin(1, "2026-08-12", more="Live reviews"),
    checkin(2, "2026-11-16", less="Advice", private=True),
)


def written(*, include_private=False, bond=BOND, entries=ENTRIES):
    """The document of a relationship."""
    return markdown(summary(dossier(bond), entries, now=NOW, include_private=include_private))


@pytest.mark.parametrize(("name", "include_private"), [("summary.md", False), ("summary-private.md", True)])
def test_the_whole_document(name, include_private):
    """As kept in tests/golden/export, read and approved by a person."""
    assert written(include_private=include_private) == (GOLDEN / name).read_text(encoding="utf-8")


def test_the_top_says_whose_when_and_what():
    """Whose journal it is from, the day, and whether private entries are in it."""
    top = "From the journal of Søren Østergård's mentor, exported on Mon 23 Nov 2026. Private entries are left out."
    assert written().splitlines()[2] == top
    assert "Private entries are included." in written(include_private=True).splitlines()[2]
    assert "journal of Søren Østergård's mentee," in written(bond=relationship(role="mentee")).splitlines()[2]


@pytest.mark.parametrize("include_private", [False, True])
def test_no_refs_stand_in_it(include_private):
    """Refs are the owner's handles; other people have no use for them."""
    assert not re.search(r"\b[rsgafmtnck]\d+\b", written(include_private=include_private))


@given(histories(), bonds())
@settings(max_examples=60)
def test_nothing_private_leaves(history, bond):
    """Not a private word; and the document is that of a journal in which none was written."""
    told = written(bond=bond, entries=history.everything)
    assert not set(told) & SECRET
    assert told == written(bond=bond, entries=history.public)


@given(histories(), bonds(), st.booleans())
@settings(max_examples=60)
def test_user_text_keeps_the_structure(history, bond, include_private):
    """Whatever was typed, the document has our headings and lists, and nothing else that Markdown makes of text."""
    told = summary(dossier(bond), history.everything, now=NOW, include_private=include_private)
    text = markdown(told)
    assert {token.type for token in tokens(text)} <= OURS
    found = headings(text)
    entries = len(told.goals) + len(told.changed) + len(told.feedback) + len(told.record)
    promises = bool(told.kept) + bool(told.promised) + bool(told.dropped)
    assert sum(level == 1 for level, _ in found) == 1
    assert sum(level == 3 for level, _ in found) == entries + promises
    ours = [said for level, said in found if level == 2]
    assert ours == [said for said in SECTIONS if said in ours]


SECTIONS = [
    "Agreement",
    "Goals",
    "Then and now",
    "Milestones",
    "Feedback that changed something",
    "What was learned",
    "Promises",
    "Why it ended",
    "Thanks",
    "Sessions",
    "Other feedback",
    "To be raised",
    "Notes",
    "How the two worked together",
]


@given(histories(), bonds())
@settings(max_examples=50)
def test_no_control_character_stands_in_it(history, bond):
    """A terminal that shows the file shows text: no control, bidi or invisible character, but for line breaks."""
    told = written(bond=bond, entries=history.everything, include_private=True)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", told)


def test_an_empty_relationship():
    """Nothing recorded is a title, the facts, and no empty section."""
    assert [said for _, said in headings(written(bond=relationship(), entries=()))] == ["Mentoring: Søren Østergård"]


def test_an_ended_relationship_says_why_and_thanks():
    """The end, its reason and the thanks are told."""
    bond = relationship(status="ended", ended_on="2026-11-20", reason="New job", thanks="For *everything*")
    text = written(bond=bond, entries=())
    assert "- Time: since Mon 2 Mar 2026, ended Fri 20 Nov 2026\n" in text
    assert "## Why it ended\n\nNew job\n" in text
    assert text.endswith("## Thanks\n\nFor \\*everything\\*\n")


def test_a_skill_is_told_then_and_now():
    """From its first score to its last, each with its day; one alone has no way behind it."""
    told = [rating(1, 2, "2026-03-02"), rating(2, 5, "2026-05-04"), rating(3, 4, "2026-11-09", skill="listening")]
    assert "- Mentee, from 2 (Mon 2 Mar 2026) to 4 of 5 (Mon 9 Nov 2026): Listening\n" in written(entries=told)
    assert "- Mentee, 2 of 5 (Mon 2 Mar 2026): Listening\n" in written(entries=told[:1])


def test_skills_are_told_of_either_of_the_two():
    """By the role: mine are the mentor's where I am one."""
    told = [rating(1, 2, owner="me"), rating(2, 3, owner="them")]
    assert re.findall("- (Mentor|Mentee), . of 5", written(entries=told)) == ["Mentor", "Mentee"]
    assert re.findall("- (Mentor|Mentee), . of 5", written(bond=relationship(role="mentee"), entries=told[:1])) == [
        "Mentee"
    ]


def test_how_the_two_find_working_together_is_for_them():
    """No check-in is in a document for others; with what is private all of them are."""
    told = [checkin(1, challenge=2, more="Reviews\nlive", less="Advice"), checkin(2, frequency=None, less="Haste")]
    assert "Reviews" not in written(entries=told)
    assert written(entries=told, include_private=True).endswith(
        "- Sun 15 Nov 2026: frequency 4 of 5, challenge 2 of 5\n"
        "  - More: Reviews  \n    live\n  - Less: Advice\n"
        "- Sun 15 Nov 2026\n  - Less: Haste\n"
    )


def test_a_trend_needs_two_points():
    """One checkpoint is no trend; its note is told all the same."""
    one = goal(1, checkpoints=checkpoints(("2026-05-01", 20)), progress=20)
    assert "Trend" not in written(entries=(one,))
    two = goal(1, checkpoints=checkpoints(("2026-05-01", 20), ("2026-06-01", 35)), progress=35)
    assert "- Trend: 20% → 35%\n" in written(entries=(two,))
