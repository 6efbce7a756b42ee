"""Tests of private entries, which are at the end of a review and nowhere above."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.review import Review, build_review
from mentorlog.insight.signals import Evidence, Signal
from mentorlog.present.plain import render
from mentorlog.present.review import review_page
from mentorlog.present.review.brief import brief_page
from tests.builders import TODAY, action, checkin, day, feedback, goal, milestone, note, point, ref, session
from tests.insight import test_signals_properties as properties
from tests.property_tests import settings

from .reviews import check, first_review, ordinary_review, private_review
from .screen import drawn

HIDDEN = "ꀀꀁꀂ"


def parted(review: Review) -> tuple[str, list[list[str]]]:
    """The page above the private block, and the fields of the lines of the block, in a pipe."""
    above, _, block = render(review_page(review, lines=None)).partition("\nPrivate\t")
    return above, [line.split("\t") for line in f"Private\t{block}".splitlines() if block]


def test_the_private_block_has_every_kind_of_entry() -> None:
    """The lines are in the order of the page, each with its kind, its usual facts and its ref."""
    assert [row[1:] for row in parted(private_review())[1]] == [
        ["He has an offer", "last time", "9 Nov", "s8"],
        ["It is about the pay", "last time", "9 Nov", "s8"],
        ["Off the record: he has not told his wife", "last time", "9 Nov", "s8"],
        ["Ask HR what a raise would take", "you owe", "5 days late", "a21"],
        ["Find out who would follow him", "you owe", "a22"],
        ["Answer the offer", "Søren owes", "a23"],
        ["Call the recruiter", "kept", "18 Nov", "a24"],
        ["Leave well", "goal", "30%", "by 30 Dec", "g7"],
        ["Said no to the first offer", "celebrate", "12 Nov", "m7"],
        ["Looks at the door when Freja speaks", "changed?", "2 Nov", "f7"],
        ["Seemed tired", "note", "15 Nov", "n5"],
        ["Last day", "ahead", "Wed 30 Dec", "m8"],
        ["The offer", "agenda", "t7"],
        ["frequency 2 of 5; more: candour", "check-in", "17 Aug", "c3"],
        ["A promise of yours was carried 3 times. What stands in its way?", "a21 12 Oct", "notice"],
    ]


def test_the_page_above_has_the_public_entries() -> None:
    """Public actions, goals and agenda are unchanged; a private last session shows only its day."""
    above = parted(private_review())[0]
    assert "Last time\tPrivate: at the end of this page\t9 Nov\t90 min\ts8" in above
    assert "You owe\tSend the checklist\t3 days late\ta12" in above
    assert "Since then\tFreja asked for him by name\t15 Nov\tn6" in above
    assert "Check-in\tTime for a partnership check\tnone yet" in above
    for label in ("Kept", "Celebrate", "Changed?", "Notice", "Ahead"):
        assert f"\n{label}\t" not in above


def test_without_private_entries_there_is_no_private_block() -> None:
    """The word `private` is not on the page."""
    assert "rivate" not in render(review_page(ordinary_review(notes=()), lines=None))


def test_a_private_goal_counts_as_a_goal() -> None:
    """If the only goal is private, the page does not suggest setting one."""
    above, block = parted(ordinary_review(goals=(goal("g1", "Leave", private=True),)))
    assert "Goals" not in above
    assert block[0][1:] == ["Leave", "goal", "0%", "no date", "g1"]


def test_a_private_check_in_is_shown_only_if_a_check_is_due() -> None:
    """An earlier private check-in is not used for comparison."""
    last = checkin("c2", "10-20", frequency=2, private=True)
    assert "c2" not in render(review_page(ordinary_review(partnership=check(is_due=False, last=last))))
    shown = checkin("c2", "10-20", frequency=2)
    above, block = parted(ordinary_review(notes=(), partnership=check(last=shown, before=last)))
    assert "c2\tfrequency 2" in above
    assert block == []


def test_a_private_signal_is_in_the_private_block() -> None:
    """It is there even if the page has no entry that it names, and is not in the brief review."""
    low = Signal("checkin_low", (Evidence(ref("c2"), day("10-20")),), "The challenge got 1 of 5. What would help?")
    secret = low._replace(private=True)
    for partnership in (check(), check(is_due=False), None):
        review = ordinary_review(signals=(secret,), partnership=partnership)
        above, block = parted(review)
        assert "challenge" not in above
        assert block[-1][1:] == [low.question, "c2 20 Oct", "notice"]
        assert "challenge" not in render(brief_page(review, width=None))
    above, _ = parted(ordinary_review(signals=(low, secret)))
    assert f"Notice\t{low.question}\tc2 20 Oct" in above


def test_a_step_with_a_private_entry_is_complete() -> None:
    """The page does not suggest such a step."""
    begun = first_review()._replace(
        goals=(goal("g1", "Leave", private=True),), agenda=(point("t1", "Her boss", private=True),)
    )
    assert "Set a first goal" not in parted(begun)[0]
    assert "Raise what" not in parted(begun)[0]


hidden = st.lists(st.booleans(), min_size=12, max_size=12)


def said_by(*, private: bool) -> str:
    """The text of an entry, with secret words if it is private."""
    return HIDDEN if private else "plain words"


def secretive(flags: list[bool]) -> Review:
    """A review with an entry of every kind, each private if its flag is set."""
    mine, theirs, kept, objective, point_, reached, planned, given_, note_, check_, meeting, coming = flags
    promised = action("a9", said_by(private=meeting), session=ref("s8"))
    last = session(
        "s8",
        "11-09",
        private=meeting,
        takeaways=(said_by(private=meeting),),
        notes=said_by(private=meeting),
        private_notes=HIDDEN,
        actions=(promised,),
    )
    return ordinary_review(
        last_session=last,
        next_session=session(
            "s9", "11-24", status="planned", private=coming, where=said_by(private=coming), how="video"
        ),
        mine=(action("a1", said_by(private=mine), "11-20", private=mine), promised),
        theirs=(action("a2", said_by(private=theirs), owner="them", private=theirs),),
        done_actions=(action("a3", said_by(private=kept), status="done", done_on=day("11-18"), private=kept),),
        goals=(goal("g1", said_by(private=objective), measure=said_by(private=objective), private=objective),),
        agenda=(point("t1", said_by(private=point_), private=point_),),
        milestones=(
            milestone("m1", said_by(private=reached), private=reached),
            milestone("m2", said_by(private=planned), "12-24", status="planned", private=planned),
        ),
        feedback=(feedback("f1", said_by(private=given_), private=given_),),
        notes=(note("n1", said_by(private=note_), private=note_),),
        partnership=check(last=checkin("c1", more=said_by(private=check_), private=check_)),
        signals=(Signal("x", (Evidence(ref("a1"), TODAY),), f"A promise: {said_by(private=mine)}", private=mine),),
    )


@given(hidden)
@settings(max_examples=60, deadline=None)
def test_private_text_is_only_in_the_private_block(flags: list[bool]) -> None:
    """The block has each private entry, the actions of a private session and the signals that name private entries."""
    review = secretive(flags)
    above, block = parted(review)
    assert HIDDEN not in above
    assert all(HIDDEN in line[1] for line in block)
    assert HIDDEN not in drawn(review_page(review)).partition("\nPrivate")[0]
    assert HIDDEN not in render(brief_page(review, width=None))
    of_last_time = 4 if flags[10] else 1
    assert len(block) == of_last_time + sum(flags[:10]) + flags[0]


REF = re.compile(r"\b[a-z]\d+\b")


@pytest.mark.heavy
@given(properties.journals())
@settings(max_examples=50, deadline=None)
def test_refs_of_private_entries_are_only_in_the_private_block(filled: properties.Random) -> None:
    """The only exception is a private session that is the last or the next one."""
    dossier = filled.dossier()
    found, hidden = build_review(dossier, now=properties.NOW), {str(ref) for ref in properties.private(dossier)}
    whole, shown = render(review_page(found, lines=None)), drawn(review_page(found))
    brief = render(brief_page(found, width=None))
    for page in (whole.partition("\nPrivate\t")[0], shown.partition("\nPrivate")[0], brief):
        notice = re.split(r"\nNotice\b", page)[1:]
        assert not hidden & set(REF.findall("".join(notice)))
        sessions = {str(each.ref) for each in (found.last_session, found.next_session, found.unlogged) if each}
        assert not (hidden - sessions) & set(REF.findall(page))
    private = {each.question for each in found.signals if each.private}
    public = {each.question for each in found.signals if not each.private}
    assert not any(f"\t{question}\t" in brief for question in private - public)
