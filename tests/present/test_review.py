"""The page to read before a meeting."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorlog.insight.signals import Evidence, Signal
from mentorlog.present.plain import render
from mentorlog.present.review import review_page

from .hostile import texts
from .samples import (
    TODAY,
    action,
    asked,
    ended_review,
    feedback,
    first_review,
    goal,
    milestone,
    neglected_review,
    note,
    ordinary_review,
    overdue_review,
    point,
    ref,
    relationship,
    session,
    unlogged_review,
)
from .screen import drawn, drawn_lines

SCREEN = 23
"""Lines of a terminal of 24, without the prompt's."""
words = st.lists(
    st.sampled_from(("a", "the", "listen", "Østergård", "delegation", "responsibility", "王小明")),
    min_size=1,
    max_size=30,
)
sentences = words.map(" ".join)


def fields(review) -> dict[str, list[list[str]]]:
    """The fields of each line in a pipe, by its label."""
    found: dict[str, list[list[str]]] = {}
    for line in render(review_page(review)).splitlines()[3:]:
        label, *rest = line.split("\t")
        found.setdefault(label, []).append(rest)
    return found


@pytest.mark.parametrize(
    "review",
    [
        first_review(),
        ordinary_review(),
        unlogged_review(),
        neglected_review(),
        neglected_review()._replace(unlogged=session("s4", "11-19", status="planned")),
        overdue_review(),
        ended_review(),
    ],
)
def test_a_review_fits_the_screen(review):
    """With its prompt it takes no more than 80 by 24, however much there is to say."""
    assert len(drawn_lines(review_page(review))) <= SCREEN


@settings(max_examples=60, deadline=None)
@given(sentences, sentences, st.integers(0, 6), st.integers(0, 9))
def test_a_full_review_fits_the_screen(one, two, few, many):
    """However many entries of whatever length, parts give way to one another until the page fits."""
    review = ordinary_review(
        mine=tuple(action(f"a{number}", one, "11-20", carried=number) for number in range(few)),
        theirs=tuple(action(f"a{number}", two, owner="them", private=True) for number in range(many)),
        kept=tuple(action(f"a{number}", one, done_on=ordinary_review().today) for number in range(few)),
        goals=tuple(goal(f"g{number}", two, measure=one, private=True, progress=100) for number in range(many)),
        agenda=tuple(point(f"t{number}", one) for number in range(many)),
        feedback=tuple(feedback(f"f{number}", two) for number in range(few)),
        milestones=tuple(milestone(f"m{number}", two) for number in range(few)),
        notes=tuple(note(f"n{number}", one, private=bool(number % 2)) for number in range(many)),
        last_session=session("s8", "11-09", minutes=90, takeaways=(one, two, one), private_notes=two),
    )
    assert len(drawn_lines(review_page(review))) <= SCREEN


@settings(deadline=None)
@given(texts, st.integers(20, 120))
def test_any_text_fits_any_width(said, width):
    """Hostile text in every field breaks neither line nor edge."""
    review = ordinary_review(
        relationship=relationship(name=said, cadence=said),
        mine=(action("a1", said, "11-20"),),
        goals=(goal("g1", said, measure=said),),
        agenda=(point("t1", said),),
        notes=(note("n1", said),),
        questions=(asked(said, "goal"),),
        signals=(Signal("x", (Evidence(ref("s1"), TODAY),), said),),
        last_session=session("s8", "11-09", notes=said, private_notes=said),
    )
    assert max(map(cell_len, drawn(review_page(review), width).split("\n"))) <= width


def test_each_part_stands_in_the_order_of_the_meeting():
    """What I owe comes before what they owe, and what is private comes last."""
    labels = ["Last time", "You owe", "Søren owes", "Kept", "Goals", "Since then", "Agenda", "Ask", "Notice", "Private"]
    assert list(fields(ordinary_review())) == labels


def test_every_entry_bears_its_ref():
    """The ref is the last thing on an entry's line, so that it can be worked on."""
    said = fields(ordinary_review())
    assert [row[-1] for row in said["You owe"] + said["Goals"] + said["Private"]] == ["a12", "a14", "g1", "g2", "n5"]


def test_the_heading_says_who_where_and_when():
    """Name, role, phase and time left; the coming session with its number, time and ref."""
    first, second, *_ = render(review_page(ordinary_review())).splitlines()
    assert first.split("\t") == ["Søren Østergård, you mentor", "enabling growth", "6 weeks left", "tomorrow 14:00"]
    assert second.split("\t") == ["9th session", "14 days since the last, every 2 weeks", "s9", "r1"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"days_left": -9}, "9 days past its end"),
        ({"days_left": 0}, "ends today"),
        ({"days_since": 0}, "met today, every 2 weeks"),
        ({"next_session": None}, "nothing planned"),
        ({"relationship": relationship(status="paused")}, "paused"),
        ({"relationship": relationship(status="paused", paused_until=ordinary_review().today)}, "paused until 23 Nov"),
    ],
)
def test_the_heading_says_what_is_unusual(changed, said):
    """A passed end, a pause, or no next date is said where it is seen first."""
    assert said in re.split("[\t\n]", render(review_page(ordinary_review(**changed))))


def test_a_cadence_of_none_is_not_mentioned():
    """Where no rhythm was agreed, none is held against them."""
    assert "none" not in render(review_page(ordinary_review(relationship=relationship(cadence="none"))))


def test_a_beginning_says_what_to_do_first():
    """A new relationship offers the steps that are still to be taken, each with its command."""
    assert fields(first_review())["Begin"] == [
        ["Agree on when to meet", "mentorlog plan DATE -w r1"],
        ["Set a first goal", "mentorlog goal add TITLE -w r1"],
        ["Write down what you agree on", "mentorlog agreement r1"],
        ["Raise what you want to talk about", "mentorlog raise TEXT -w r1"],
    ]


def test_steps_already_taken_are_not_offered():
    """A planned session and a goal are no longer asked for."""
    planned = session("s1", "11-24", status="planned")
    begun = first_review()._replace(next_session=planned, goals=(goal("g1", "Lead"),))
    assert [step for step, _ in fields(begun)["Begin"]] == [
        "Write down what you agree on",
        "Raise what you want to talk about",
    ]


def test_without_goals_or_a_next_date_it_says_how_to_get_them():
    """Once they have met, what is missing has its command."""
    said = fields(overdue_review())
    assert said["Goals"] == [["None is open", "mentorlog goal add TITLE -w r1"]]
    assert said["Ahead"] == [["Agree on the next date", "mentorlog plan DATE -w r1"]]


def test_a_session_that_is_not_logged_is_named_with_its_command():
    """It stands before the last time, and where it is the last plan, it is that and not nothing that was planned."""
    review = unlogged_review()
    said = fields(review)
    assert said["Not logged"] == [["Thu 19 Nov 14:00", "mentorlog log s9"]]
    assert list(said)[:2] == ["Not logged", "Last time"]
    assert "Ahead" not in said
    assert "19 Nov not logged" in render(review_page(review)).splitlines()[0]
    both = ordinary_review(unlogged=session("s8", "11-19", status="planned", private=True))
    assert fields(both)["Not logged"] == [["Thu 19 Nov", "private", "mentorlog log s8"]]
    assert "tomorrow 14:00" in render(review_page(both)).splitlines()[0]
    begun = first_review()._replace(unlogged=session("s1", "11-19", status="planned"))
    assert "Agree on when to meet" not in [step for step, _ in fields(begun)["Begin"]]


def test_last_time_falls_back_on_notes_and_topics():
    """Takeaways say most; else what was written, else what was talked about, else that nothing was."""
    for written, said in (
        ({"notes": "It went well"}, "It went well"),
        ({"topics": ("career", "network")}, "career, network"),
        ({}, "Nothing was written down"),
    ):
        review = ordinary_review(last_session=session("s8", "11-09", **written))
        assert fields(review)["Last time"] == [[said, "9 Nov", "s8"]]


def test_what_is_left_out_says_how_to_see_it():
    """Each part that gives way counts what is missing and names the command that shows it."""
    said = fields(neglected_review())
    assert said["You owe"][-1] == ["+3 more: mentorlog action --mine -w r1"]
    assert said["Goals"][-1] == ["+2 more: mentorlog goal -w r1"]
    assert said["Agenda"][-1] == ["+8 more: mentorlog agenda r1"]
    assert said["Private"][-1] == ["+4 more: mentorlog timeline r1 --in note"]


def test_an_ordinary_review_leaves_nothing_out():
    """Only what does not fit is left out."""
    assert "more:" not in render(review_page(ordinary_review()))


def test_private_entries_say_so():
    """A private entry is marked in words, wherever it stands, and private notes have a label of their own."""
    review = ordinary_review(
        mine=(action("a1", "Talk to HR", private=True),),
        goals=(goal("g1", "Leave", private=True),),
        notes=(note("n1", "Shared", private=False), note("n2", "Secret")),
        last_session=session("s8", "11-09", private=True, notes="Held", private_notes="Off the record"),
    )
    said = fields(review)
    assert "private" in said["You owe"][0]
    assert "private" in said["Goals"][0]
    assert "private" in said["Last time"][0]
    assert said["Private"] == [["Secret", "15 Nov", "n2"], ["Off the record", "9 Nov", "s8"]]
    assert ["Shared", "15 Nov", "n1"] in said["Since then"]


def test_promises_say_how_late_and_how_often_carried():
    """A late one counts its days; one carried again and again says how often."""
    review = ordinary_review(mine=(action("a1", "One", "11-20", carried=3), action("a2", "Two", carried=1)))
    assert fields(review)["You owe"] == [["One", "3 days late", "carried 3×", "a1"], ["Two", "a2"]]


def test_a_goal_asks_how_it_will_be_known_and_says_when_it_is_untouched():
    """Measure and trend stand below a goal; without a measure it is asked for, and three idle sessions are named."""
    review = ordinary_review(goals=(goal("g1", "Lead", idle=3), goal("g2", "Listen", measure="they say so", idle=2)))
    assert fields(review)["Goals"] == [
        ["Lead", "0%", "how will you both know?", "untouched for 3 sessions", "no date", "g1"],
        ["Listen", "0%", "they say so", "no date", "g2"],
    ]


def test_feedback_asks_by_its_direction():
    """What I gave is asked for change, what I received for what came of it."""
    review = ordinary_review(feedback=(feedback("f1", "Cut in"), feedback("f2", "You rush", direction="received")))
    asked = [row[0] for row in fields(review)["Since then"]]
    assert "Cut in: did it change?" in asked
    assert "You rush: what came of it?" in asked


def test_the_next_milestone_stands_ahead():
    """One that is still to come is no matter of what was since."""
    review = ordinary_review(milestones=(milestone("m2", "First talk", "12-01", status="planned"),))
    assert fields(review)["Ahead"] == [["First talk", "Tue 1 Dec", "m2"]]


def test_many_entries_of_evidence_are_counted():
    """A signal names a few refs and counts the others."""
    signal = Signal("x", tuple(Evidence(ref(f"a{number}"), TODAY) for number in range(1, 9)), "Which still matter?")
    assert fields(ordinary_review(signals=(signal,)))["Notice"] == [["Which still matter?", "a1 a2 a3 a4 a5 +3"]]


def test_an_ended_relationship_asks_for_nothing_more():
    """It says when and why it ended, and offers no commands."""
    said = render(review_page(ended_review()))
    assert "ended 1 Nov" in said
    assert "He leads the team now" in said
    assert "mentorlog" not in said
