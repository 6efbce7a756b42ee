"""What the page to keep shows: which goals and texts are chosen, and how long each of them may be."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.insight.page_to_keep.build import (
    FOCUS_LENGTH,
    GOAL_LENGTH,
    GOAL_LENGTHS,
    LEARNED_LENGTHS,
    MOST_GOALS,
    NAME_LENGTH,
    NEXT_LINE_LENGTH,
    NEXT_LINES,
    READERS_LENGTH,
    THANKS_LINE_LENGTH,
    THANKS_LINES,
    LeftOut,
    PageToKeep,
    build_page_to_keep,
)
from mentorlog.insight.page_to_keep.text_length import (
    ELLIPSIS,
    one_line,
    paragraphs_and_items,
    shorten,
    shorten_paragraphs,
    text_length,
)
from mentorlog.insight.summary import build_summary
from mentorlog.model import Relationship
from tests.builders import action, checkpoints, goal, relationship, session, whole
from tests.insight.journals import HOSTILE, History, bonds, dated, histories, texts
from tests.property_tests import settings

NOW = dt.datetime.fromisoformat("2026-12-30T09:00")


def page_of(*entries: object, **fields: object) -> PageToKeep:
    """The page of a relationship with these entries and fields."""
    bond = relationship(**{"status": "ended", "started_on": "2026-01-05", "ended_on": "2026-11-02"} | fields)
    return build_page_to_keep(build_summary(whole(*entries, bond=bond), now=NOW))  # type: ignore[arg-type]


# texts


@given(texts() | st.sampled_from(HOSTILE) | st.text(), st.floats(1, 60))
def test_a_shortened_text_is_the_beginning_of_the_text(text: str, longest: float) -> None:
    """It is one line, never longer than allowed, and unchanged if it fits."""
    line, short = one_line(text), shorten(text, longest)
    assert "\n" not in short
    assert text_length(short) <= max(longest, text_length(ELLIPSIS))
    assert line.startswith(short.removesuffix(ELLIPSIS))
    assert (short == line) or short.endswith(ELLIPSIS)
    assert shorten(short, max(longest, text_length(ELLIPSIS))) == short
    if text_length(line) <= longest and len(line) <= 2 * longest:
        assert short == line


@pytest.mark.parametrize(
    ("text", "longest", "expected"),
    [
        ("Ask before you tell", 30, "Ask before you tell"),
        ("Ask before you tell", 14, "Ask before…"),
        ("Ask  before\nyou tell", 30, "Ask before you tell"),
        ("Ask, then tell", 7, "Ask…"),
        ("Listen to **what is not said** first", 28, "Listen to…"),
        ("Read [the long report](https://example.com) now", 38, "Read…"),
        ("x" * 40, 10, "x" * 8 + "…"),
        ("王小明先生", 6, "王小…"),
        ("👩🏽‍🏫👩🏽‍🏫👩🏽‍🏫", 6, "👩🏽‍🏫…"),
        ("e\u0301" * 20, 4.5, "e\u0301" * 3 + "…"),
    ],
)
def test_a_text_is_cut_after_a_word_outside_of_marks(text: str, longest: float, expected: str) -> None:
    """A word that is too long is cut, but never between a letter and its accents."""
    assert shorten(text, longest) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One\nstill one\n\nTwo", ["One still one", "Two"]),
        ("- one\n- two\n  goes on\n* three\n+ four", ["one", "two goes on", "three", "four"]),
        ("1. one\n2) two\n\n3. three", ["one", "two", "three"]),
        ("I learned:\n\n- to ask\n- to wait", ["to ask", "to wait"]),
        ("I learned this:\nto ask", ["I learned this: to ask"]),
        ("12. december var dagen\n-5 degrees", ["12. december var dagen -5 degrees"]),
        ("*really*", ["*really*"]),
        ("A last colon:", ["A last colon:"]),
        (" \n\n", []),
        ("-", ["-"]),
    ],
)
def test_a_text_is_divided_into_paragraphs_and_list_items(text: str, expected: list[str]) -> None:
    """Bullets and numbers are dropped, and so is a paragraph that only introduces a list; a date is not a number."""
    assert paragraphs_and_items(text) == expected


def test_paragraphs_that_are_left_out_leave_an_ellipsis() -> None:
    """At the end of the last one that is shown, or of what is shown of it; nothing follows a paragraph that is cut."""
    lines = {"lines": 2, "line_length": 10}
    assert shorten_paragraphs(["one", "two"], **lines) == ("one", "two")
    assert shorten_paragraphs(["one", "two", "three"], **lines) == ("one", "two …")
    assert shorten_paragraphs(["- a", "exactly ten and more"], **lines) == ("- a", "exactly…")
    assert shorten_paragraphs(["a longword that is cut", "two"], **lines) == ("a longword that is…",)


@given(st.lists(texts(), max_size=5), st.integers(1, 9), st.integers(10, 60))
def test_paragraphs_never_need_more_lines_than_there_are(paragraphs: list[str], lines: int, length: int) -> None:
    """Each begins a new line; the first ones are whole, and only the last one may be cut."""
    kept = shorten_paragraphs(paragraphs, lines=lines, line_length=length)
    assert sum(math.ceil(text_length(each) / length) for each in kept) <= lines
    assert list(kept[:-1]) == [one_line(each) for each in paragraphs][: max(0, len(kept) - 1)]


# the whole page


@given(bonds(), histories(), st.text("W漢👩\u0301 *\n-i", max_size=4000))
@settings(max_examples=60)
def test_the_page_has_limits_for_any_relationship(bond: Relationship, history: History, long: str) -> None:
    """Nothing is longer than its rule allows, and what is not on the page is counted as left out."""
    answers = {name: getattr(bond, name) or long or None for name in ("learned", "thanks", "next", "focus")}
    ended = bond._replace(status="ended", ended_on=dt.date(2026, 11, 2), summary_readers=long, **answers)
    summary = build_summary(whole(*dated(history.everything), bond=ended), now=NOW)
    page = build_page_to_keep(summary)
    assert len(page.goals) == min(MOST_GOALS, len(summary.goals)) == len(summary.goals) - len(page.left_out.goals)
    longest = GOAL_LENGTHS.get(len(page.goals), GOAL_LENGTH)
    assert all(text_length(each.goal.title) <= longest for each in page.goals)
    assert text_length(page.name) <= NAME_LENGTH
    assert text_length(page.focus) <= FOCUS_LENGTH
    assert text_length(page.readers) <= READERS_LENGTH
    assert all(text_length(each) <= LEARNED_LENGTHS[len(page.learned)] for each in page.learned)
    assert sum(math.ceil(text_length(each) / THANKS_LINE_LENGTH) for each in page.thanks) <= THANKS_LINES
    assert sum(math.ceil(text_length(each) / NEXT_LINE_LENGTH) for each in page.next) <= NEXT_LINES
    assert len(page.meetings) == len(summary.sessions)
    assert all(page.first_on <= each.session.on <= page.last_on for each in page.meetings)
    assert not any(each.session.private_notes or each.session.actions for each in page.meetings)


def test_achieved_goals_come_before_open_and_dropped_ones() -> None:
    """Of those with the same status, the ones with the most progress are chosen; they are shown in their order."""
    goals = [goal(number, f"open {number}", checkpoints=checkpoints(("2026-03-01", number))) for number in range(1, 7)]
    goals += [goal(7, "dropped", status="dropped", checkpoints=checkpoints(("2026-03-01", 90)))]
    goals += [goal(8, "achieved", status="achieved", closed_on="2026-05-01"), goal(9, "none yet")]
    page = page_of(*goals)
    assert [each.goal.title for each in page.goals] == [*(f"open {number}" for number in range(2, 7)), "achieved"]
    assert page.left_out == LeftOut(goals=("open 1", "dropped", "none yet"))


def test_three_things_learned_are_the_first_of_the_answer() -> None:
    """The takeaways are shown only if there is no answer: the three newest, oldest first."""
    sessions = [session(number, f"2026-0{number}-10", takeaways=(f"t{number}",)) for number in range(2, 7)]
    with_answer = page_of(*sessions, learned="- a\n- b\n- c\n- d")
    assert (with_answer.learned, with_answer.left_out) == (("a", "b", "c"), LeftOut(learned=1))
    without = page_of(*sessions)
    assert (without.learned, without.left_out) == (("t4", "t5", "t6"), LeftOut(takeaways=2))
    again = page_of(*sessions, session(7, "2026-08-10", takeaways=("T5", "t2")))
    assert (again.learned, again.left_out) == (("t6", "T5", "t2"), LeftOut(takeaways=2))
    assert page_of().learned == ()


def test_a_session_is_as_high_as_its_share_of_the_longest() -> None:
    """A short one can still be seen, one of unknown length has a height between, and others have none."""
    page = page_of(
        session(1, "2026-02-01", minutes=100),
        session(2, "2026-03-01", minutes=50, private_notes="tired"),
        session(3, "2026-04-01", minutes=5),
        session(4, "2026-05-01", minutes=None),
        session(5, "2026-06-01", status="cancelled", minutes=60),
        action(1, on="2026-03-01", session="s2"),
    )
    assert [each.height for each in page.meetings] == [1.0, 0.5, 0.3, 0.6, 0.0]


def test_the_time_begins_with_an_earlier_session_and_ends_with_a_later_one() -> None:
    """Otherwise it is the time of the relationship."""
    assert (page_of().first_on, page_of().last_on) == (dt.date(2026, 1, 5), dt.date(2026, 11, 2))
    page = page_of(session(1, "2026-01-02"), session(2, "2026-12-01"))
    assert (page.first_on, page.last_on) == (dt.date(2026, 1, 2), dt.date(2026, 12, 1))


def test_each_text_that_is_shortened_is_listed() -> None:
    """So that the owner knows that the page does not have all of it."""
    long = "very long " * 200
    fields = dict.fromkeys(("name", "focus", "learned", "thanks", "next", "summary_readers"), long)
    page = page_of(goal(1, long), **fields)
    assert page.left_out.shortened == ("name", "focus", "goals", "learned", "thanks", "next", "readers")
    assert page_of(thanks="a\n\n- b", next="c").left_out == LeftOut()
