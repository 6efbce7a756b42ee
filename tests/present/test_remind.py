"""Tests of the page of `remind`."""

from __future__ import annotations

from mentorlog.present.plain import render
from mentorlog.present.remind import remind_page
from tests.builders import TODAY

from .samples import reminder, reminders


def fields(*due) -> list[list[str]]:
    """The fields of each line."""
    return [line.split("\t") for line in render(remind_page(due, today=TODAY)).splitlines()]


def test_it_is_silent_when_nothing_is_due():
    """Without a reminder there is no output, so that it can be used in a login script."""
    assert remind_page((), today=TODAY) == ()


def test_reminders_stand_in_groups_of_urgency():
    """Late, waiting, today, coming: each label once."""
    labels = [row.label for row in remind_page(reminders(), today=TODAY)]
    assert labels == ["Late", "", "Waiting", "", "Today", "Coming", "", "", ""]


def test_each_says_what_whom_how_and_when():
    """The text, the person, the command that settles it, when it is due, and last the ref."""
    assert fields(reminders()[1]) == [
        ["Late", "Send the checklist", "to Søren", "mentorlog done a12", "3 days late", "", "a12"]
    ]


def test_only_what_can_be_late_is_late():
    """An unlogged session and an uncelebrated milestone show their date."""
    assert fields(reminder("unlogged_session", "s1", "11-19", "Not logged"))[0][-3] == "19 Nov"
    assert fields(reminder("milestone_uncelebrated", "m1", "11-12", "Led"))[0][:2] == [
        "Waiting",
        "Led: not celebrated yet",
    ]
    assert fields(reminder("goal_due", "g1", "11-19", "Lead"))[0][-3] == "4 days late"


def test_a_planned_session_has_its_time():
    """Near days are named, with the time."""
    assert fields(reminders()[5])[0][-3:] == ["tomorrow 14:00", "", "s9"]


def test_private_ones_say_so():
    """A private reminder has the word `private`."""
    assert fields(reminders()[6])[0][-3:] == ["Fri 27 Nov", "private", "a14"]
