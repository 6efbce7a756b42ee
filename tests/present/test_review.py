"""Tests of the review."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorlog.insight.collaboration.agreement import AgreementDates
from mentorlog.insight.review import Review
from mentorlog.insight.signals import Evidence, Signal
from mentorlog.present.page import Gap, Row
from mentorlog.present.plain import render
from mentorlog.present.review import SCREEN, review_page
from mentorlog.present.review.brief import brief_page
from mentorlog.present.review.part import MIN_SCREEN
from tests.builders import (
    TODAY,
    action,
    checkin,
    day,
    feedback,
    goal,
    milestone,
    note,
    point,
    ref,
    relationship,
    session,
)
from tests.property_tests import settings

from . import reviews
from .hostile import texts
from .reviews import asked, check, first_review, neglected_review, ordinary_review, unlogged_review
from .samples import checkpoints
from .screen import drawn, drawn_lines

words = st.lists(
    st.sampled_from(("a", "the", "listen", "Østergård", "delegation", "responsibility", "王小明")),
    min_size=1,
    max_size=30,
)
sentences = words.map(" ".join)


def fields(review: Review) -> dict[str, list[list[str]]]:
    """The fields of each line below the heading in a pipe, by label."""
    return _by_label(render(review_page(review, lines=None)))


def fitted(review: Review, *, is_shareable: bool = False, name: str = "") -> dict[str, list[list[str]]]:
    """The same for the page that fits a terminal of 80 by 24."""
    return _by_label(render(review_page(review, is_shareable=is_shareable, name=name)))


def _by_label(page: str) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = {}
    for line in page.partition("\n\n")[2].splitlines():
        label, *rest = line.split("\t")
        found.setdefault(label, []).append(rest)
    return found


LEFT_OUT = re.compile(r"\+(\d+) more")
EVERY: list[Callable[[], Review]] = [
    reviews.first_review,
    reviews.ordinary_review,
    reviews.full_review,
    reviews.partnership_review,
    reviews.unlogged_review,
    reviews.neglected_review,
    reviews.overdue_review,
    reviews.mentee_review,
    reviews.closing_review,
    reviews.ended_review,
    reviews.private_review,
]


@pytest.mark.parametrize("review", EVERY)
def test_a_review_fits_the_screen(review: Callable[[], Review]) -> None:
    """The page and the prompt take at most 80 by 24, or the lines of a longer screen."""
    for lines in (SCREEN, 30, 49):
        for width in (80, 91, 100):
            assert len(drawn_lines(review_page(review(), lines=lines, width=width), width)) <= lines


@pytest.mark.parametrize("review", EVERY)
def test_empty_lines_take_only_rows_that_are_free(review: Callable[[], Review]) -> None:
    """There is one above each group, or above what is coming, or none; more rows never mean fewer of them, and none
    makes the page scroll that fits without."""
    whole = review_page(review(), lines=None)
    groups = whole.count(Gap())
    assert groups
    for width in (40, 80):
        before, whole = 0, review_page(review(), lines=None, width=width)
        for lines in range(SCREEN, 60, 4):
            page = review_page(review(), lines=lines, width=width)
            gaps = page.count(Gap())
            assert gaps in {0, 1, groups}
            assert gaps >= before
            if gaps == groups:
                assert (page, len(drawn_lines(page, width)) <= lines) == (whole, True)
            before = gaps
        assert gaps == groups or len(drawn_lines(whole, width)) > lines


def full(one: str, two: str, few: int, many: int) -> Review:
    """A review with this many entries of every kind, with these texts."""
    return ordinary_review(
        mine=tuple(action(f"a{number}", one, "11-20", carried=number) for number in range(few)),
        theirs=tuple(action(f"a{number}", two, owner="them", private=True) for number in range(20, 20 + many)),
        done_actions=tuple(action(f"a{number}", one, done_on=TODAY, status="done") for number in range(40, 40 + few)),
        goals=tuple(
            goal(
                f"g{number}", two, measure=one if number % 3 else None, private=number % 2 == 0, progress=100, idle=few
            )
            for number in range(many)
        ),
        agenda=tuple(point(f"t{number}", one) for number in range(many)),
        feedback=tuple(feedback(f"f{number}", two) for number in range(few)),
        milestones=tuple(milestone(f"m{number}", two) for number in range(few)),
        notes=tuple(note(f"n{number}", one, private=bool(number % 2)) for number in range(many)),
        questions=tuple(asked(f"{one}?", "outcome") for _ in range(3)),
        signals=(reviews.MOVED, reviews.UNTOUCHED)[: few % 3],
        partnership=check(last=checkin("c1", frequency=2, more=two)) if many % 2 else None,
        agreement=AgreementDates(TODAY, TODAY, is_due=True) if few % 2 else None,
        last_session=session("s8", "11-09", minutes=90, takeaways=(one, two, one), private_notes=two),
        next_session=session("s9", "11-24", status="planned", where=two),
    )


@settings(max_examples=40, deadline=None)
@given(sentences, sentences, st.integers(0, 6), st.integers(0, 9), st.integers(SCREEN, 60), st.integers(80, 100))
def test_a_full_review_fits_the_screen(one: str, two: str, few: int, many: int, lines: int, width: int) -> None:
    """Parts are shortened until the page fits, for any number and length of entries."""
    assert len(drawn_lines(review_page(full(one, two, few, many), lines=lines, width=width), width)) <= lines


@pytest.mark.heavy
@settings(max_examples=30, deadline=None)
@given(sentences, sentences, st.integers(0, 6), st.integers(0, 9))
def test_the_number_of_omitted_rows_is_shown(one: str, two: str, few: int, many: int) -> None:
    """In each part, the rows shown and the number left out add up to all rows; two questions are enough."""
    review = full(one, two, few, many)
    whole, some = fields(review), fitted(review)
    hidden = dict(fact.rsplit(" ", 1) for row in some.pop("More", []) for fact in row if re.search(r" \d+$", fact))
    for label in set(whole):
        rows = some.get(label, [])
        found = [LEFT_OUT.fullmatch(field) for row in rows for field in row]
        said = sum(int(each[1]) for each in found if each) + int(hidden.get(label, 0))
        there = {len(whole[label])} | ({2} if label == "Ask" and not said else set())
        assert len(rows) + said in there, label


@settings(max_examples=30, deadline=None)
@given(one=sentences, few=st.integers(0, 6), many=st.integers(0, 9), private=st.booleans())
def test_a_shortened_text_keeps_its_refs(*, one: str, few: int, many: int, private: bool) -> None:
    """The texts are a long notice and a check-in answer."""
    said = f"{one * 5}?"
    notice = Signal("x", tuple(Evidence(ref(f"s{number}"), TODAY) for number in (97, 98)), said, private=private)
    last = checkin("c99", more=said, less=said, frequency=2)
    review = full(one, one, few, many)._replace(signals=(notice,), partnership=check(last=last))
    for width in (80, 100):
        page = drawn(review_page(review, width=width), width)
        is_noticed = re.search("notice ·" if private else r"^Notice(?! +\d+ in all)", page, re.MULTILINE)
        assert not is_noticed or re.search(r"s97\b.*s98\b", page, re.DOTALL)
        assert "none yet" not in page or "c99" in page


def test_a_shortened_private_notice_keeps_its_refs() -> None:
    """They are beside it, and it is whole, as a notice above the private block."""
    notice = reviews.MOVED._replace(question=f"The last three sessions were {'really ' * 30}moved. Why?", private=True)
    page = drawn(review_page(neglected_review(signals=(notice,), notes=(), agenda=(), goals=()), width=80), 80)
    assert len([line for line in page.splitlines() if line.endswith("notice · s6 s7 s8")]) == 1
    assert page.count("really") == 30


def test_a_pipe_and_a_long_screen_omit_nothing() -> None:
    """Rows are omitted only if there is not enough space."""
    review = neglected_review()
    assert "--full" not in render(review_page(review, lines=None))
    assert "--full" not in drawn(review_page(review, lines=99))
    assert "--full" in drawn(review_page(review))


def test_the_questions_and_what_was_noticed_are_always_on_a_screen_of_20_lines() -> None:
    """Other parts give way to them, and are named in the last row."""
    crowded = full("What a long text it is, so that it needs several lines", "Short", 6, 9)
    crowded = crowded._replace(signals=(reviews.MOVED,), partnership=check(), relationship=relationship())
    for width in (80, 100):
        lines = drawn_lines(review_page(crowded, lines=MIN_SCREEN, width=width), width)
        assert len(lines) <= MIN_SCREEN
        assert any(line.startswith("Ask ") for line in lines)
        assert any(line.startswith("Notice ") for line in lines)
        assert lines[-1].endswith("mentorlog review r1 --full")


@settings(deadline=None)
@given(texts, st.integers(20, 120))
def test_any_text_fits_any_width(said: str, width: int) -> None:
    """Hostile text in any field does not break a line or exceed the width."""
    review = ordinary_review(
        relationship=relationship(name=said, cadence=said),
        mine=(action("a1", said, "11-20"), action("a2", said, private=True)),
        goals=(goal("g1", said, measure=said), goal("g2", said, private=True)),
        agenda=(point("t1", said),),
        notes=(note("n1", said), note("n2", said, private=False)),
        milestones=(milestone("m1", said),),
        feedback=(feedback("f1", said),),
        questions=(asked(said, "goal"),),
        signals=(Signal("x", (Evidence(ref("s1"), TODAY),), said),),
        partnership=check(last=checkin("c1", more=said)),
        last_session=session("s8", "11-09", notes=said, private_notes=said),
        next_session=session("s9", "11-24", status="planned", where=said),
    )
    assert max(map(cell_len, drawn(review_page(review), width).split("\n"))) <= width


def test_the_parts_are_in_the_order_of_a_meeting() -> None:
    """My actions come before theirs, and private entries come last."""
    labels = [
        *("Last time", "You owe", "Søren owes", "Kept", "Goals", "Celebrate", "Changed?", "Agenda", "Ask"),
        *("Check-in", "Agreement", "Notice", "Private"),
    ]
    assert list(fields(reviews.full_review())) == labels


def test_every_entry_has_its_ref() -> None:
    """The ref is the last field of its line."""
    said = fields(ordinary_review())
    assert [row[-1] for row in said["You owe"] + said["Goals"] + said["Private"]] == ["a12", "a14", "g1", "g2", "n5"]


def test_the_heading_has_the_person_and_the_next_session() -> None:
    """It has the name, role, phase and time left, and the number, time and ref of the session."""
    first, second, *_ = render(review_page(ordinary_review())).splitlines()
    assert first.split("\t") == ["Søren Østergård, you mentor", "enabling growth", "6 weeks left", "tomorrow 14:00"]
    assert second.split("\t") == ["9th session", "14 days since the last, every 2 weeks", "s9", "r1"]


def test_the_place_is_shown_if_there_is_one() -> None:
    """How the two meet is in the heading, and the place has its own line."""
    review = reviews.mentee_review()
    assert render(review_page(review)).splitlines()[1].split("\t")[-3:] == ["video", "s18", "r2"]
    assert fields(review)["Where"] == [["https://meet.example.org/wang"]]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"days_left": -9}, "9 days past its end"),
        ({"days_left": 0}, "ends today"),
        ({"days_since": 0}, "met today, every 2 weeks"),
        ({"next_session": None}, "nothing planned"),
        ({"relationship": relationship(status="paused")}, "paused"),
        ({"relationship": relationship(status="paused", paused_until=TODAY)}, "paused until 23 Nov"),
        ({"relationship": relationship(private=True)}, "private"),
    ],
)
def test_the_heading_shows_exceptions(changed: dict[str, object], said: str) -> None:
    """Examples are a past end, a pause and a missing next date."""
    assert said in re.split("[\t\n]", render(review_page(ordinary_review(**changed))))


def test_a_cadence_of_none_is_not_shown() -> None:
    """The word would tell the user nothing."""
    assert "none" not in render(review_page(ordinary_review(relationship=relationship(cadence="none"))))


def test_a_new_relationship_suggests_the_first_steps() -> None:
    """Each step has its command."""
    assert fields(first_review())["Begin"] == [
        ["Agree on when to meet", "mentorlog plan DATE -w r1"],
        ["Set a first goal", "mentorlog goal add TITLE -w r1"],
        ["Write down what you agree on", "mentorlog agreement r1 --edit"],
        ["Raise what you want to talk about", "mentorlog raise TEXT -w r1"],
    ]


def test_completed_steps_are_not_suggested() -> None:
    """The steps are a planned session and a goal."""
    planned = session("s1", "11-24", status="planned")
    begun = first_review()._replace(next_session=planned, goals=(goal("g1", "Lead"),))
    assert [step for step, _ in fields(begun)["Begin"]] == [
        "Write down what you agree on",
        "Raise what you want to talk about",
    ]


def test_a_missing_goal_or_next_date_has_its_command() -> None:
    """The suggestions begin after the first session."""
    said = fields(reviews.overdue_review())
    assert said["Goals"] == [["None is open", "mentorlog goal add TITLE -w r1"]]
    assert said["Ahead"] == [["Agree on the next date", "mentorlog plan DATE -w r1"]]


def test_an_unlogged_session_has_its_command() -> None:
    """It comes before the last session, and replaces `nothing planned` if no other session is planned."""
    review = unlogged_review()
    said = fields(review)
    assert said["Not logged"] == [["Thu 19 Nov 14:00", "mentorlog log s9"]]
    assert list(said)[:2] == ["Not logged", "Last time"]
    assert "Ahead" not in said
    assert "19 Nov not logged" in render(review_page(review)).splitlines()[0]
    both = ordinary_review(unlogged=session("s8", "11-19", status="planned"))
    assert fields(both)["Not logged"] == [["Thu 19 Nov", "mentorlog log s8"]]
    assert "tomorrow 14:00" in render(review_page(both)).splitlines()[0]
    begun = first_review()._replace(unlogged=session("s1", "11-19", status="planned"))
    assert "Agree on when to meet" not in [step for step, _ in fields(begun)["Begin"]]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"notes": "It went well"}, "It went well"),
        ({"topics": ("career", "network")}, "career, network"),
        ({}, "Nothing was written down"),
    ],
)
def test_last_time_falls_back_on_notes_and_topics(written: dict[str, object], said: str) -> None:
    """The order is takeaways, notes, topics, and then that nothing was written down."""
    review = ordinary_review(last_session=session("s8", "11-09", **written))
    assert fields(review)["Last time"] == [[said, "9 Nov", "s8"]]


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (("open",), "agreed: 1 promise, open"),
        (("done",), "agreed: 1 promise, kept"),
        (("done", "done"), "agreed: 2 promises, both kept"),
        (("open", "open", "open"), "agreed: 3 promises, all open"),
        (("done", "open", "dropped", "open"), "agreed: 4 promises, 1 kept, 2 open, 1 dropped"),
    ],
)
def test_last_time_counts_the_actions_by_status(statuses: tuple[str, ...], said: str) -> None:
    """The texts of the actions are in other parts; the line is beside the second takeaway, or below the first."""
    made = tuple(action(f"a{number}", "Send it", status=status) for number, status in enumerate(statuses, 1))
    one, two = ("Ask first",), ("Ask first", "Wait")
    for takeaways, lines in ((one, [["Ask first", "9 Nov", "s8"], [said]]), (two, [["Wait", said]])):
        review = ordinary_review(last_session=session("s8", "11-09", takeaways=takeaways, actions=made))
        assert fields(review)["Last time"][-len(lines) :] == lines


def test_last_time_does_not_count_private_actions() -> None:
    """The line is omitted if there are no other actions."""
    made = (action("a1", "Ask HR", private=True),)
    review = ordinary_review(last_session=session("s8", "11-09", takeaways=("Ask first",), actions=made))
    assert fields(review)["Last time"] == [["Ask first", "9 Nov", "s8"]]


def test_omitted_rows_have_a_command_that_shows_them() -> None:
    """The last row has it; each shortened part shows the number of omitted rows at the end of its last one."""
    said = fitted(neglected_review())
    assert len(said["You owe"]) == 5, "late promises are not omitted"
    assert said["Bo owes"][-1][-1] == "+2 more"
    assert "+3 more" in said["Goals"][-1]
    assert said["Agenda"][-1] == ["Point number 0", "carried 4×", "t0", "+8 more"]
    assert said["Ask"] == [["What would make tomorrow worth the hour?", "+2 more"]]
    assert said["Private"][-1][-1] == "+4 more"
    assert said["More"] == [["mentorlog review r1 --full"]]


def test_a_question_that_fits_one_line_is_preferred() -> None:
    """With space for two lines, the page shows the first question and the next one that fits."""
    long, short = f"What {'really ' * 10}did not work?", "Who else could help?"
    questions = tuple(asked(text, "x") for text in ("What for?", long, short))
    assert fitted(reviews.full_review()._replace(questions=questions))["Ask"] == [["What for?"], [short]]
    assert fields(reviews.full_review()._replace(questions=questions))["Ask"] == [["What for?"], [long], [short]]


def test_the_commands_on_a_shareable_page_hide_private_entries() -> None:
    """The commands are those that show omitted rows. They name the person, and are omitted if only a ref would do."""
    for name, command in (("Marcus", [["mentorlog review Marcus --shareable --full"]]), ("", None)):
        said = fitted(neglected_review(notes=()), is_shareable=True, name=name)
        shortened = [label for label, rows in said.items() for row in rows if any(map(LEFT_OUT.fullmatch, row))]
        assert shortened[-3:] == ["Goals", "Agenda", "Ask"]
        assert said.get("More") == command


@pytest.mark.parametrize("review", [ordinary_review, reviews.full_review, reviews.mentee_review])
def test_an_ordinary_review_omits_no_rows(review: Callable[[], Review]) -> None:
    """Only hints, and dates beside the refs of a signal, may be omitted, even if both checks are due."""
    assert "more" not in render(review_page(review()))
    assert "…" not in drawn(review_page(review()))


def test_an_ordinary_review_has_commands() -> None:
    """Each entry that needs attention has one."""
    page = drawn(review_page(ordinary_review()))
    for line in ("edit g2 --measure TEXT", "celebrate m1", "outcome f2 OUTCOME"):
        assert f"mentorlog {line}" in page


def test_actions_show_how_late_and_how_often_carried() -> None:
    """The numbers are those of days and of sessions."""
    review = ordinary_review(mine=(action("a1", "One", "11-20", carried=3), action("a2", "Two")))
    assert fields(review)["You owe"] == [["One", "3 days late", "carried 3×", "a1"], ["Two", "a2"]]


def test_actions_are_coloured_by_their_state() -> None:
    """Overdue actions are red, those due by the next session are yellow, and others have no colour. Each also has
    a sign of its own."""
    mine = (action("a1", "Late", "11-20"), action("a2", "Due", "11-29"), action("a3", "Open", "12-24"))
    page = review_page(ordinary_review(mine=mine, due_by=day("11-30")))
    rows = [row for row in page if getattr(row, "mark", None) and str(row.side[-1].text) in {"a1", "a2", "a3"}]
    assert [(row.mark.text, row.mark.style, row.side[0].style) for row in rows] == [
        ("●", "late", "late"),
        ("◐", "look", "look"),
        ("○", "dim", "plain"),
    ]


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"idle": 3}, ["how will you both know?", "untouched for 3 sessions", "mentorlog edit g1 --measure TEXT"]),
        ({}, ["how will you both know?", "mentorlog edit g1 --measure TEXT"]),
        ({"measure": "they say so"}, ["they say so", "by when?", "mentorlog edit g1 --by DATE"]),
        ({"measure": "they say so", "due_on": day("12-24")}, ["they say so"]),
        ({"measure": "they say so", "due_on": day("12-24"), "idle": 1}, ["they say so", "untouched for 1 session"]),
        (
            {"measure": "they say so", "due_on": day("12-24"), "checkpoints": checkpoints(15, 25), "idle": 2},
            ["they say so", "15 → 25", "untouched 2×"],
        ),
        (
            {"checkpoints": checkpoints(5, 15, 25, 40)},
            ["how will you both know?", "15 → 25 → 40", "mentorlog edit g1 --measure TEXT"],
        ),
    ],
)
def test_a_goal_shows_its_progress_and_what_is_missing(told: dict[str, object], said: list[str]) -> None:
    """It has the measure, the trend of the last three checkpoints and the idle sessions; a missing measure is requested
    before a missing date."""
    (row,) = fields(ordinary_review(goals=(goal("g1", "Lead", **told),)))["Goals"]
    assert row == ["Lead", "0%", *said, "by 24 Dec" if "due_on" in told else "no date", "g1"]


def test_a_goal_far_ahead_is_asked_what_is_realistic_also_without_a_measure() -> None:
    """Below the question about the measure; with the command that adds the milestone."""
    review = reviews.half_way_review()
    far = review.goals[0]
    asked = [review.half_way[far.ref].question, f"mentorlog milestone add TITLE --by DATE --goal {far.ref}"]
    for told in (far, far._replace(measure=None)):
        (row,) = fields(review._replace(goals=(told,)))["Goals"]
        at = row.index(asked[0])
        assert row[at : at + 2] == asked
        assert (f"mentorlog edit {far.ref} --measure TEXT" in row[:at]) is (told.measure is None)


def test_a_goal_of_an_ended_relationship_has_no_hints() -> None:
    """The number of idle sessions is not shown either."""
    ended = reviews.ended_review()._replace(goals=(goal("g1", "Lead", idle=9),))
    assert fields(ended)["Goals"] == [["Lead", "0%", "no date", "g1"]]


def test_milestones_and_feedback_have_a_command() -> None:
    """Notes come after them."""
    review = ordinary_review(
        feedback=(feedback("f1", "Cut in"), feedback("f2", "You rush", direction="received")),
        notes=(note("n1", "Older", private=False), note("n2", "Newer", private=False)),
    )
    said = fields(review)
    assert said["Celebrate"] == [["First review led", "12 Nov", "mentorlog celebrate m1"]]
    assert said["Changed?"] == [
        ["Cut in", "2 Nov", "mentorlog outcome f1 OUTCOME"],
        ["You rush", "2 Nov", "mentorlog outcome f2 OUTCOME"],
    ]
    assert said["Since then"] == [["Newer", "15 Nov", "n2"], ["Older", "15 Nov", "n1"]]


def test_the_next_milestone_is_under_ahead() -> None:
    """It is a planned milestone."""
    review = ordinary_review(milestones=(milestone("m2", "First talk", "12-01", status="planned"),))
    assert fields(review)["Ahead"] == [["First talk", "Tue 1 Dec", "m2"]]


def test_a_partnership_check_has_its_reason_and_the_last_answers() -> None:
    """It is shown if it is due, with the last answers compared with those before."""
    said = fields(reviews.partnership_review())["Check-in"]
    assert said == [
        [
            *(
                "Time for a partnership check",
                "the last was 14 weeks ago",
                "c2",
                "frequency 4 of 5",
                "challenge 4 → 2 of 5",
            ),
            *("more: live reviews, less talk about them", "less: reading", "mentorlog checkin r1"),
        ]
    ]
    assert "Check-in" not in fields(ordinary_review(partnership=check(is_due=False)))


def test_an_agreement_is_shown_if_its_review_is_due() -> None:
    """The command that sets the next date is there even if there is space for only one."""
    due = AgreementDates(day("03-19"), day("09-19"), is_due=True)
    said = fields(ordinary_review(agreement=due))["Agreement"]
    read = "To read it: mentorlog agreement r1"
    assert said == [["Agreed 19 Mar: look again", read, "mentorlog agreement r1 --again DATE"]]
    assert "Agreement" not in fields(ordinary_review(agreement=due._replace(is_due=False)))


def test_a_signal_shows_its_evidence() -> None:
    """The evidence is refs with dates; long lists are shortened to some refs and a count, and dates are omitted if
    there is little space."""
    signal = Signal("x", tuple(Evidence(ref(f"a{number}"), TODAY) for number in range(1, 9)), "Which still matter?")
    (row,) = fields(ordinary_review(signals=(signal,)))["Notice"]
    assert row == ["Which still matter?", "a1 23 Nov, a2 23 Nov, a3 23 Nov, a4 23 Nov, a5 23 Nov +3"]
    dense = fitted(reviews.full_review()._replace(signals=(signal, signal)))
    assert dense["Notice"][0] == ["Which still matter?", "a1 a2 a3 a4 a5 +3"]


def test_an_ended_relationship_suggests_only_closing_open_entries() -> None:
    """The page shows when and why the relationship ended."""
    said = render(review_page(reviews.ended_review()))
    assert "ended 1 Nov" in said
    assert "Ended\tHe leads the team now" in said
    assert set(re.findall("mentorlog [a-z]+", said)) == {"mentorlog celebrate", "mentorlog outcome"}


def test_the_number_of_goals_left_out_is_beside_a_line_that_says_something() -> None:
    """Below a goal it is beside its measure or its trend, not on a line of its own, nor beside a command."""
    goals = tuple(
        goal(f"g{number}", "Lead a review", progress=10 * number, checkpoints=checkpoints(5, 10))
        for number in range(1, 9)
    )
    for lines in (19, SCREEN, 26, 29):
        shown = drawn(review_page(ordinary_review(goals=goals), lines=lines), 80)
        (line,) = [line for line in shown.splitlines() if re.search(r"\+\d more", line) and "→" in line]
        assert "mentorlog" not in line


@pytest.mark.heavy
@pytest.mark.parametrize("make", [ordinary_review, reviews.full_review, neglected_review, reviews.mentee_review])
def test_a_goal_has_its_measure_or_trend_before_a_second_goal_is_shown(make: Callable[[], Review]) -> None:
    """On a screen of any height: where a goal stands is worth more than the title of another."""
    review = make()
    crowded = review._replace(agenda=review.agenda * 9, mine=review.mine * 3)
    for each in (review, crowded):
        for lines in range(MIN_SCREEN, 60):
            page = review_page(each, lines=lines)
            first = next((row for row in page if isinstance(row, Row) and row.label == "Goals"), None)
            assert first is None or first.under


def test_the_closing_comes_before_other_things_to_consider() -> None:
    """With a day left nobody is asked to agree on the next date."""
    labels = list(fields(reviews.closing_review()))
    others = [labels.index(label) for label in ("Consider", "Check-in", "Agreement", "Notice") if label in labels]
    assert labels.index("Closing") < min(others, default=len(labels))
    review = neglected_review()
    assert "Agree on the next date" in render(review_page(review, lines=None))
    assert "Agree on the next date" not in render(review_page(review._replace(ends_before_next=True), lines=None))


def test_a_long_heading_takes_three_lines_with_the_rule_in_the_last() -> None:
    """No fact is alone on a line if it has space on the next one."""
    one = relationship(name="Ingrid Marie Thorvaldsen", cadence="every 2 weeks", sessions_agreed=20)
    review = neglected_review(relationship=one, session_number=15, days_since=13, days_left=21)
    assert drawn_lines(review_page(review), 80)[:3] == [
        "Ingrid Marie Thorvaldsen, you mentor · coming to closure         nothing planned",
        "21 days left · 15th session, 14 of 20 held",
        "13 days since the last, every 2 weeks ─────────────────────────────────────── r1",
    ]


@pytest.mark.parametrize("width", [40, 48, 60, 80])
def test_a_brief_review_keeps_the_time_and_how_late_promises_are(width: int) -> None:
    """On a narrow terminal refs are left out first."""
    name = "Maximiliana Wolfeschlegelsteinhausenbergerdorff-Østergård"
    review = ordinary_review(relationship=relationship(name=name))
    heading, promise, *_ = drawn_lines(brief_page(review, width=width), width)
    assert "tomorrow 14:00" in heading
    assert "3 days late" in promise
    assert "Send" in promise


def test_a_brief_text_is_not_cut_for_what_may_be_left_out() -> None:
    """How late a promise is, its ref and the number of others stay."""
    late = action("a1", "Send the list for the design review", due_on="2026-02-01", carried=11)
    review = ordinary_review(mine=(late, *(action(f"a{number}") for number in range(2, 5))))
    lines = drawn_lines(brief_page(review, width=80), 80)
    promise = next(line for line in lines if line.startswith("You owe"))
    assert "design review  " in promise
    assert promise.endswith(" late · a1 · +3 more")
    longer = review._replace(mine=(late._replace(text=late.text * 3), *review.mine[1:]))
    promise = next(line for line in drawn_lines(brief_page(longer, width=80), 80) if line.startswith("You owe"))
    assert promise.endswith(" late · a1 · +3 more")
    assert "carried" not in promise


def test_the_title_of_a_goal_is_folded_rather_than_cut() -> None:
    """What a goal says must not become its opposite for want of a line."""
    title = "Lead the weekly planning meeting without me"
    review = neglected_review(goals=(goal("g1", title, progress=75),))
    page = " ".join(" ".join(drawn_lines(review_page(review, lines=MIN_SCREEN), 80)).split())
    assert "Lead the weekly planning" in page
    assert "without me" in page


def test_a_brief_heading_keeps_the_last_word_of_a_name() -> None:
    """Two people of one given name are told apart."""
    review = ordinary_review(relationship=relationship(name="Alexandrina-Wilhelmina Bo"))
    heading, *_ = drawn_lines(brief_page(review, width=40), 40)
    assert heading.startswith("Alexandrina-")
    assert "… Bo " in heading
