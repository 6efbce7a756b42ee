"""Days in the title of a milestone, goal or promise: read as --by, refused, or kept as text with the line that sets
them."""

from __future__ import annotations

from tests.cli.conftest import Mentor

PLANNED = {
    "milestone add packet submitted by 1 september": ("packet submitted", "2027-09-01"),
    "milestone add holde oplæg senest 1. november": ("holde oplæg", "2027-11-01"),
    "milestone add By friday: hand in the report": ("hand in the report", "2026-11-27"),
    "milestone add Certificate --by 'by friday'": ("Certificate", "2026-11-27"),
    "milestone add Certificate --by Q1": ("Certificate", "2027-03-31"),
    "goal add get promoted, by christmas": ("get promoted", "2026-12-25"),
    "goal add Be team lead by 1 march": ("Be team lead", "2027-03-01"),
    "goal add Blive teamleder inden nytår": ("Blive teamleder", "2026-12-31"),
    "goal add Lead by example": ("Lead by example", None),
    "goal add Be team lead by march --by Q2": ("Be team lead by march", "2027-06-30"),
}


def test_a_deadline_at_the_end_of_a_title_is_the_target_date(ana: Mentor) -> None:
    """A milestone is then planned, and nothing is warned of."""
    for line, (title, day) in PLANNED.items():
        answer = ana(f"{line} --json")
        assert answer.json["title"] == title, line
        assert answer.json["on" if "milestone" in line else "due_on"] == day, line
        assert answer.json["status"] == ("planned" if "milestone" in line else "open")
        assert answer.err == ""


def test_a_new_title_of_a_goal_may_have_a_deadline(ana: Mentor) -> None:
    """As the new text of a promise."""
    ana("goal add Lead")
    goal = ana("edit g1 --title 'Be team lead by 1 march' --json").json
    assert (goal["title"], goal["due_on"]) == ("Be team lead", "2027-03-01")
    assert ana("edit g1 --by Q2 --json").json["due_on"] == "2027-06-30"


def test_a_day_ahead_in_the_title_of_a_milestone_is_refused(ana: Mentor) -> None:
    """It would be recorded as reached today. The lines record it as planned, or with its words."""
    said = ana.fails("milestone add Talk at the conference on 12 december -w ana", code=2)
    assert said.splitlines()[1:] == [
        "  mentorlog milestone add Talk at the conference -w ana --by '12 december'",
        "  mentorlog milestone add Talk at the conference on 12 december -w ana --on today",
    ]
    said = ana.fails("milestone add -", code=2, stdin="Talk next week\n")
    assert "mentorlog milestone add Talk --by 2026-12-06\n" in said
    said = ana.fails("milestone add Presented on friday", code=2)
    assert said.splitlines()[1:] == [
        "  mentorlog milestone add Presented --by friday",
        "  mentorlog milestone add Presented --on friday",
        "  mentorlog milestone add Presented on friday --on today",
    ]
    assert ana("milestone --json").json == []
    assert "edit m1 --on friday" in ana("milestone add Presented last friday").err
    assert "edit m2 --on fredags" in ana("milestone add Holdt oplæg i fredags").err
    assert ana("milestone add 'Held three reviews this month' --json").err == ""


def test_a_past_day_in_the_title_of_a_milestone_is_kept_as_text(ana: Mentor) -> None:
    """The line sets it."""
    answer = ana("milestone add First review led alone, yesterday")
    assert (
        "'yesterday' is kept as text; recorded as reached today. To set the date: mentorlog edit m1 --on yesterday"
        in (answer.err)
    )
    assert "Did you mean friday? Recorded as reached today." in ana("milestone add Certificate by firday").err
    assert ana("milestone add Certificate --on friday --json").err == ""


def test_a_milestone_with_an_open_year_may_be_planned(ana: Mentor) -> None:
    """Both years are offered."""
    for option in ("--on '1 dec'", "--on='1 dec'"):
        said = ana.fails(f"milestone add 'Planned: board talk' {option}", code=2)
        first, second = said.splitlines()[1:]
        assert first == "  mentorlog milestone add 'Planned: board talk' --on 2025-12-01"
        assert second.endswith(("--by '1 dec'", "'--by=1 dec'"))


def test_a_promise_that_ends_in_a_day_gets_the_line_that_sets_it(ana: Mentor) -> None:
    """Of a promise of another day, the line has the ISO date."""
    lines = {
        "action add ring til Ann på fredag": "--by fredag",
        "action add send slides in 2 days": "--by 'in 2 days'",
        "action add sende slides i uge 13": "--by 2027-04-04",
        "action add --on yesterday call Ann tomorrow": "--by 2026-11-23",
    }
    for number, (line, option) in enumerate(lines.items(), start=1):
        assert f"To set a date: mentorlog edit a{number} {option}\n" in ana(line).err
    assert ana("log talked --me 'By friday: send slides' --json").json["actions"][0]["due_on"] == "2026-11-27"


def test_a_dropped_part_of_the_day_is_said_only_if_the_command_succeeds(ana: Mentor) -> None:
    """Before an error about another value it would be misleading."""
    note = "a part of the day is not kept"
    assert note not in ana.fails("log talked --on 'yesterday morning' --for banana", code=2)
    assert note in ana("log talked --on 'yesterday morning'").err
    assert "is read as" not in ana.fails("action add 'Send it by friday 14:00' --goal g9", code=1)
    assert "is read as Fri 27 Nov" in ana("action add 'Send it by friday 14:00'").err


def test_a_target_date_of_several_words_needs_quotes(ana: Mentor) -> None:
    """It is recognised as one value."""
    for typed in ("by friday", "Q2 2027", "2 weeks"):
        said = ana.fails(f"goal add Lead --by {typed}", code=2)
        assert f"  mentorlog goal add Lead --by '{typed}'\n" in said


def test_lengths_are_days_from_today(ana: Mentor) -> None:
    """Only the future makes sense; in the past, a length is refused with the line."""
    ana("action add call")
    for typed, day in {"1w": "2026-11-30", "en uge": "2026-11-30", "2 weeks": "2026-12-07"}.items():
        assert ana(f"snooze a1 {typed} --json").json["snoozed_until"] == day
    assert ana("feedback give Clear --follow-up '3 weeks' --json").json["follow_up_on"] == "2026-12-14"
    assert ana("pause ana --until '6 months' --json").json["paused_until"] == "2027-05-23"
    assert ana("plan 45m", ok=False).code == 2
    assert "for example: for 2 uger siden" in ana.fails("log talked --on '2 uger' -w ana", code=2)


def test_other_words_for_values_are_understood(ana: Mentor) -> None:
    """Names of video services, of the other person, and of outcomes."""
    ana("plan friday 14:00")
    assert ana("move saturday 9:00 --who souza --json").json["moved_by"] == "them"
    assert "--who must be me or them" in ana.fails("cancel s1 --who bo", code=2)
    for service in ("teams", "zoom", "meet", "google meet"):
        assert ana(["log", "talked", "--extra", "--how", service, "--json"]).json["how"] == "video"
    ana("feedback give Clear")
    for word, outcome in {"better": "improved", "same": "unchanged", "Worse": "worse"}.items():
        assert ana(f"outcome f1 {word} --json").json["outcome"] == outcome


def test_pages_show_the_year_of_a_day_in_another_year(ana: Mentor) -> None:
    """The pages of people and agreements show it as answers do."""
    ana("edit ana --until 2027-03-04"), ana("agreement ana --set Trust")
    assert "Thu 4 Mar 2027" in ana("show ana").out
    assert "look again Sun 23 May 2027" in ana("agreement ana").out


def test_a_pause_beyond_the_planned_end_is_said(ana: Mentor) -> None:
    """With the line that changes the end."""
    ana("edit ana --until 2027-03-04")
    assert "The pause ends after the planned end (Thu 4 Mar 2027)." in ana("pause ana --until 'until 3 may'").err
