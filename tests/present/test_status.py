"""Tests of the page of `status`."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mentorlog.insight.status import Status
from mentorlog.present.plain import render, render_in_pipe
from mentorlog.present.sentences import Sentences
from mentorlog.present.status import fitted_status_page, status_page
from tests.builders import TODAY, day, ref, session
from tests.property_tests import settings

from .hostile import texts
from .samples import person, reminder, status
from .screen import drawn, drawn_lines, piped


def line(**fields) -> list[str]:
    """The fields of one person's line."""
    page = status_page(Status(people=(person("Bo Lind", **fields),), due=(), more=0), today=TODAY)
    return render(page).rstrip("\n").split("\t")


def test_fifty_relationships_are_fifty_lines():
    """Each takes one line of 80 columns, even if one of them has a very long name."""
    names = [f"Person number {number}" for number in range(49)]
    people = tuple(
        person(name, ref=f"r{n}", next_session_on=day("11-24"), goals_open=12) for n, name in enumerate(names, 10)
    )
    page = status_page(Status(people=people, due=(), more=0), today=TODAY)
    assert len(drawn_lines(page)) == 49
    long = person("Bartholomew Featherstonehaugh-Cholmondeley the Younger", goals_open=1)
    page = status_page(Status(people=(*people, long), due=(), more=0), today=TODAY)
    assert len(drawn_lines(page)) <= 53


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "nothing planned"),
        ({"next_session_on": day("11-24"), "next_session_at": dt.time(14)}, "tomorrow 14:00"),
        ({"unlogged": session("s1", "11-19")}, "Thu 19 Nov not logged"),
        ({"unlogged": session("s1", "11-19"), "next_session_on": day("12-02")}, "Thu 19 Nov not logged"),
        ({"unlogged": session("s1", "11-19"), "next_session_on": day("11-23")}, "today"),
    ],
)
def test_a_person_has_the_next_or_an_unlogged_session(fields, said):
    """An unlogged session is shown, unless the next one is today or tomorrow."""
    assert line(**fields)[2] == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, "no goals"),
        ({"goals_open": 1}, "1 goal, no date"),
        ({"goals_open": 2, "next_goal_due_on": day("2027-02-01")}, "2 goals, next 1 Feb"),
        ({"goals_open": 2, "next_goal_due_on": day("11-20")}, "2 goals, 3 days late"),
    ],
)
def test_goals_are_counted_with_the_nearest_date(fields, said):
    """The number is that of open goals."""
    assert line(**fields)[3] == said


def test_the_reminders_are_below_the_people():
    """Each has its ref, text, person and date; the last line has the number of others and the command that shows
    them."""
    *_, first, second, third = render(status_page(status(), today=TODAY)).splitlines()
    assert first.split("\t") == ["Due", "a12", "Send the checklist", "you owe Søren", "3 days late"]
    assert second.split("\t") == ["Due", "s14", "Thursday's session is not logged", "with Bo", "19 Nov"]
    assert third == "Due\t+2 more in the next 7 days: mentorlog remind"


def test_reminders_of_the_coming_days_are_counted():
    """The line is omitted if nothing is due."""
    assert render(status_page(status(due=()), today=TODAY)).endswith("\n2 due in the next 7 days: mentorlog remind\n")
    assert "Due" not in render(status_page(status(due=(), more=0), today=TODAY))


def test_a_private_reminder_is_marked():
    """The marker is the word `private`."""
    due = (reminder("action_overdue", "a1", "11-20", "Talk to HR", owner="me", private=True),)
    assert "Due\ta1\tTalk to HR private\tyou owe Søren\t3 days late\n" in render(
        status_page(status(due=due), today=TODAY)
    )


def test_an_empty_journal_suggests_the_first_command():
    """The demo is suggested too."""
    said = render(status_page(status(people=(), due=(), more=0), today=TODAY))
    assert "mentorlog start NAME --i-am mentor" in said
    assert "mentorlog demo" in said


@settings(deadline=None)
@given(texts, st.integers(20, 120))
def test_any_name_fits_any_width(said, width):
    """Hostile names and texts do not break a line or exceed the width."""
    due = (reminder("action_due", "a1", "11-23", said, relationship=said, owner="me"),)
    page = status_page(Status(people=(person(said), person("Bo", ref="r3")), due=due, more=1), today=TODAY)
    assert max(map(cell_len, drawn(page, width).split("\n"))) <= width


def test_the_others_are_counted_with_those_that_are_late() -> None:
    """Without a late one, the line says how far ahead it looked."""
    for more, late, said in (
        (25, 17, "+25 more, 17 of them late: mentorlog remind"),
        (17, 17, "+17 more, all late: mentorlog remind"),
        (1, 1, "+1 more, late: mentorlog remind"),
        (2, 0, "+2 more in the next 7 days: mentorlog remind"),
    ):
        assert render(status_page(status(more=more, more_late=late), today=TODAY)).rstrip().endswith(said)


@pytest.mark.parametrize("width", [40, 60, 70, 80, 81, 100, 200])
def test_the_rhythm_is_shown_at_every_width(width: int) -> None:
    """The latest meeting is at the right; signs tell the results apart, not only colours."""
    rows = [line for line in drawn_lines(status_page(status(due=(), more=0), today=TODAY), width) if "mentor" in line]
    shown = [" ●●○●·●", "     ··", " ●○●●●?", ""]
    assert all(signs in row for signs, row in zip(shown, rows, strict=True))


def test_a_person_is_one_line_of_80_columns_with_the_rhythm() -> None:
    """Only the names that have no space are shortened for it."""
    lines = drawn_lines(status_page(status(due=(), more=0), today=TODAY), 80)
    assert [line.split("  ")[0] for line in lines] == ["Søren", "王小明", "Bo Lind", "Ana Souza"]


def test_the_rhythm_is_spoken_in_its_order() -> None:
    """The latest is last, as the signs are."""
    spoken = "\n".join(Sentences().lines(status_page(status(due=(), more=0), today=TODAY)))
    assert "last 6 expected meetings: held, held, cancelled, held, none, held" in spoken


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_a_name_is_not_cut_for_a_letter(width: int) -> None:
    """A given name of eleven or twelve letters has space at every width."""
    due = (reminder("action_overdue", "a1", "11-20", "Send it", relationship="Maximiliana Lind", owner="me"),)
    page = status_page(status(due=due), today=TODAY)
    assert "you owe Maximiliana" in "\n".join(drawn_lines(page, width))


def many_due() -> Status:
    """Thirty reminders: 28 late ones and two of today."""
    late = [reminder("action_overdue", f"a{n}", "11-20", f"Late {n}", owner="me") for n in range(28)]
    today = [reminder("action_due", f"a{n}", "11-23", f"Today {n}", owner="me") for n in (28, 29)]
    return status(due=(*late, *today), more=1)


@pytest.mark.parametrize(("width", "lines"), [(40, 19), (80, 23), (80, 30), (120, 49)])
def test_what_is_due_fills_the_screen(width: int, lines: int) -> None:
    """As many rows as have space, at least five; those of today are among them, and the others are counted."""
    drawn = drawn_lines(fitted_status_page(many_due(), today=TODAY, width=width, lines=lines), width)
    text = "\n".join(drawn)
    assert "Today 28" in text
    assert "Today 29" in text
    rows = sum("Late" in line or "Today" in line for line in drawn)
    assert rows >= 5
    assert rows in {5, 30} or lines - 4 <= len(drawn) <= lines
    assert rows == 30 or f"+{31 - rows} more, {30 - rows} of them late" in " ".join(text.split())


def test_a_page_in_a_pipe_has_everything_that_is_due() -> None:
    """It has no lines to save."""
    page = fitted_status_page(many_due(), today=TODAY, width=80, lines=None)
    assert sum("you owe" in line for line in render(page).splitlines()) == 30


LONG = "Wolfeschlegelsteinhausenbergerdorff Müller"
SENTENCE = "Send the checklist for the design review of the platform team"


def with_long_name(**fields) -> Status:
    """Five people, one of them with a very long name, and a reminder for each; the first one has a long text."""
    names = (LONG, "Alexandrina-Wilhelmina Bo", "Bo Lind", "Ana Souza", "Ib")
    people = tuple(person(name, ref=f"r{n}", goals_open=10, **fields) for n, name in enumerate(names, 1))
    due = tuple(
        reminder(
            "action_overdue", f"a{n}", "11-20", "Read it", relationship_ref=ref(f"r{n}"), relationship=name, owner="me"
        )
        for n, name in enumerate(names, 1)
    )
    return status(people=people, due=(due[0]._replace(text=SENTENCE), *due[1:]), more=0, rhythms=())


@pytest.mark.parametrize("width", [40, 80, 100, 200])
def test_a_name_has_one_short_form_on_a_screen(width: int) -> None:
    """The tables above and below shorten it to the same cells, of which there are at most 20, and no sentence is
    cut for it."""
    text = " ".join(" ".join(drawn_lines(status_page(with_long_name(), today=TODAY), width)).split())
    forms = {word for word in text.split() if word.startswith("Wolfe")}
    assert len(forms) == 1
    assert max(map(cell_len, forms)) <= 20
    assert len({word for word in text.split() if word.startswith("Alexandrina")}) == 1
    assert f"{SENTENCE}…" not in text
    assert "team" in text


def test_only_the_row_of_a_long_name_is_folded_in_a_pipe() -> None:
    """The name is whole, on a line of its own, and no line is wider than the page."""
    lines = piped(status_page(with_long_name(next_session_on=day("11-25")), today=TODAY)).splitlines()
    assert max(map(cell_len, lines)) <= 80
    assert lines[0] == LONG
    assert all(f"{name}  " in line for name, line in zip(("Bo Lind", "Ana Souza", "Ib"), lines[3:6], strict=True))
    due = lines[-6:]
    assert due[0] == f"Due  a1  {SENTENCE}"
    assert due[1].strip() == f"you owe {LONG.split()[0]} · 3 days late"
    assert all("Read it" in line and line.endswith("3 days late") for line in due[2:])


def test_a_long_name_in_a_narrow_pipe_is_not_past_the_edge() -> None:
    """It begins nearer to the left edge."""
    lines = render_in_pipe(status_page(with_long_name(), today=TODAY), width=40).splitlines()
    assert max(map(cell_len, lines)) <= 40
    assert any(line.strip() == LONG.split()[0] for line in lines)


def test_a_short_name_is_beside_its_facts_if_others_are_not() -> None:
    """Not every name moves to a line of its own because some are very long."""
    names = ("Constantinopolitanischer Lind", "Maximiliane Hohenstein-Wittelsbachenburg", "Ib", "Bo")
    due_on = day("2027-01-15")
    people = tuple(person(name, ref=f"r{n}", goals_open=10, next_goal_due_on=due_on) for n, name in enumerate(names, 1))
    rhythms = (("held",) * 6,) * 4
    page = status_page(Status(people=people, due=(), more=0, rhythms=rhythms), today=TODAY)
    lines = render_in_pipe(page, width=60).splitlines()
    assert any(line.startswith("Ib  ") for line in lines)
