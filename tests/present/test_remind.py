"""Tests of the page of `remind`."""

from __future__ import annotations

from mentorlog.present.plain import render
from mentorlog.present.remind import remind_page
from tests.builders import TODAY

from .samples import reminder, reminders


def fields(*due) -> list[list[str]]:
    """The fields of each line."""
    return [line.split("\t") for line in render(remind_page(due, today=TODAY)).splitlines()]


def test_remind_prints_nothing_if_nothing_is_due():
    """A login script can then run it without extra output."""
    assert remind_page((), today=TODAY) == ()


def test_reminders_are_grouped_by_urgency():
    """The labels are Late, Waiting, Today and Coming, each shown once."""
    labels = [row.label for row in remind_page(reminders(), today=TODAY)]
    assert labels == ["Late", "", "Waiting", "", "Today", "Coming", "", "", ""]


def test_each_reminder_has_its_text_person_command_and_date():
    """The ref is the last field."""
    assert fields(reminders()[1]) == [
        ["Late", "Send the checklist", "you owe Søren", "mentorlog done a12", "3 days late", "", "a12"]
    ]


def test_only_actions_and_goals_are_late():
    """An unlogged session and an uncelebrated milestone show their date."""
    assert fields(reminder("unlogged_session", "s1", "11-19", "Not logged"))[0][-3] == "19 Nov"
    assert fields(reminder("milestone_uncelebrated", "m1", "11-12", "Led"))[0][:2] == [
        "Waiting",
        "Led: not celebrated yet",
    ]
    assert fields(reminder("goal_due", "g1", "11-19", "Lead"))[0][-3] == "4 days late"


def test_a_planned_session_has_its_time():
    """Near days are shown in words, with the time."""
    assert fields(reminders()[5])[0][-3:] == ["tomorrow 14:00", "", "s9"]


def test_a_private_reminder_is_marked():
    """It has the word `private`."""
    assert fields(reminders()[6])[0][-3:] == ["Fri 27 Nov", "private", "a14"]
