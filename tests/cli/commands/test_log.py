"""`log`: record a session that was held. Its header lines and its editor are tested in test_log_heads.py."""

from __future__ import annotations

import re

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped
from tests.cli.terminal import sit_down


@pytest.fixture
def goals(ana: Mentor) -> Mentor:
    """A journal with two goals (g1, g2) and two points (t1, t2)."""
    return ana.given(
        "goal add Speak up",
        "goal add Delegate",
        "raise the tone",
        "raise the budget",
    )


# what is recorded


def test_a_session_is_logged_for_today(ana: Mentor) -> None:
    """The text needs no quotes; the answer shows the mentee, the day and the length."""
    said = ana("log talked about delegation --for 90m").out
    for word in ("Logged s1", "Ana Souza", "Mon 23 Nov", "90 min"):
        assert word in said


def test_every_option_is_recorded(goals: Mentor) -> None:
    """Options may come before or after the text, may repeat for lists, and take refs in any case."""
    entry = goals(
        "log --for 1h30m talked about delegation --how in-person --topic roles --topic tone --takeaway 'listen first' "
        "--takeaway wait --goal G1 --goal g2 --point T1 --private-notes 'he is unsure' --on friday --json"
    ).json
    shaped(entry, "session")
    has(
        entry,
        ref="s1",
        relationship="Ana Souza",
        status="held",
        on="2026-11-20",
        at=None,
        minutes=90,
        how="in-person",
        where=None,
        notes="talked about delegation",
        private_notes="he is unsure",
        topics=["roles", "tone"],
        takeaways=["listen first", "wait"],
        goals=["g1", "g2"],
        points=["t1"],
        actions=[],
        cancelled_by=None,
        why=None,
        moved=0,
        private=False,
    )


def test_text_is_optional_if_there_is_other_content(ana: Mentor) -> None:
    """A length or a takeaway alone is enough to log a session."""
    has(ana("log --for 45m --json").json, minutes=45, notes=None)
    has(ana("log --takeaway listen --json").json, takeaways=["listen"], notes=None)


@pytest.mark.parametrize("line", ["log", "log --on friday", "log -w ana", "log s1"])
def test_a_session_without_any_content_is_refused(ana: Mentor, line: str) -> None:
    """A name and a date are not content, and outside a terminal the program does not ask."""
    ana("plan friday")
    assert "mentorlog log" in ana.fails(line, code=2)


def test_on_accepts_a_time_of_day(ana: Mentor) -> None:
    """The date and the time are stored separately."""
    has(ana("log talked --on 'friday 14:00' --json").json, on="2026-11-20", at="14:00")


@pytest.mark.parametrize("on", ["tomorrow", "2026-11-24", "'in 2 weeks'", "'1 dec 2026'"])
def test_a_future_date_is_refused(ana: Mentor, on: str) -> None:
    """The error suggests the `plan` command."""
    assert "mentorlog plan" in ana.fails(f"log talked --on {on}", code=2)
    assert ana("timeline --in session --json").json == []


def test_a_bare_weekday_is_in_the_past(ana: Mentor) -> None:
    """On a Monday, "friday" is last Friday and "monday" is today."""
    assert ana("log talked --on friday --json").json["on"] == "2026-11-20"
    assert ana("log talked --on monday --json").json["on"] == "2026-11-23"


def test_an_old_date_is_accepted(ana: Mentor) -> None:
    """A date before the relationship began gives a warning, not an error."""
    answer = ana("log talked --on 2025-01-07")
    assert "7 Jan 2025" in answer.out
    assert "before the relationship began" in answer.err
    assert "before the relationship" not in ana("log talked --on friday").err


@pytest.mark.parametrize(
    "options",
    [
        "--for 0m",
        "--for 25h",
        "--for nonsense",
        "--how telepathy",
        "--on nonsense",
        "--on 2026-02-31",
        "--next nonsense",
        "--goal a1",
        "--goal speak",
        "--point g1",
        '--topic ""',
        '--takeaway " "',
        '--me ""',
        '--private-notes ""',
    ],
)
def test_an_invalid_value_logs_nothing(goals: Mentor, options: str) -> None:
    """Invalid lengths, formats, dates and refs and blank texts are usage errors (exit 2)."""
    goals.fails(f"log talked {options}", code=2)
    assert goals("timeline --in session --json").json == []


@pytest.mark.parametrize("options", ["--goal g9", "--point t9"])
def test_an_unknown_goal_or_point_logs_nothing(goals: Mentor, options: str) -> None:
    """The command fails with exit 1."""
    goals.fails(f"log talked {options}", code=1)
    assert goals("timeline --in session --json").json == []


def test_a_failed_log_changes_nothing(goals: Mentor) -> None:
    """The session and its actions are one transaction, so an invalid action rolls back both."""
    goals.fails(["log", "talked", "--me", "Send it", "--me", "half a \ud800 letter"], code=2)
    assert goals("timeline --in session --json").json == []
    assert goals("action --json").json == []


def test_where_sets_the_place(ana: Mentor) -> None:
    """The planned place is kept unless `--where` replaces it; a place alone is enough content."""
    ana("plan 2026-11-20 --where office")
    ana("plan 2026-11-19 --where office")
    has(ana("log s1 talked --where 'Café 1' --json").json, where="Café 1")
    has(ana("log s2 talked --json").json, where="office")
    has(ana("log --where https://example.org --on 2026-11-02 --json").json, where="https://example.org", notes=None)


# promises


def test_promises_become_actions(ana: Mentor) -> None:
    """`--me` and `--them` may be repeated, and each text may end with its due date."""
    answer = ana(
        "log talked --me 'Send the checklist by friday' --me 'Call Bo' --them 'Read chapter 3 inden 1. december'"
    )
    for word in ("You owe", "Send the checklist", "Fri 27 Nov", "a1", "a2", "Ana owes", "Read chapter 3", "a3"):
        assert word in answer.out
    actions = ana("show s1 --json").json["actions"]
    for action in actions:
        has(shaped(action, "action"), session="s1", status="open", goal=None, carried=0, private=False)
    assert [(action["text"], action["owner"], action["due_on"]) for action in actions] == [
        ("Send the checklist", "me", "2026-11-27"),
        ("Call Bo", "me", None),
        ("Read chapter 3", "them", "2026-12-01"),
    ]


def test_due_dates_count_from_the_day_of_the_session(ana: Mentor) -> None:
    """In a session on Monday 9 November, "by friday" is Friday of that week."""
    action = ana("log talked --on 2026-11-09 --me 'Send it by friday' --json").json["actions"][0]
    has(action, text="Send it", due_on="2026-11-13")
    assert (
        ana("log talked --on 2026-11-02 --me 'Send it by 20 nov' --json").json["actions"][0]["due_on"] == "2026-11-20"
    )


def test_by_without_a_date_stays_text(ana: Mentor) -> None:
    """The text after "by" is kept if it does not parse as a date."""
    has(ana("log talked --me 'Come by the office' --json").json["actions"][0], text="Come by the office", due_on=None)


def test_promises_belong_to_the_only_goal(goals: Mentor) -> None:
    """With two goals, the program cannot tell which one an action belongs to."""
    one = goals("log talked --goal g1 --me 'Send it' --them 'Read it' --json").json
    assert [action["goal"] for action in one["actions"]] == ["g1", "g1"]
    two = goals("log talked --goal g1 --goal g2 --me 'Send it' --json").json
    assert [action["goal"] for action in two["actions"]] == [None]


# goals and points


def test_a_session_lists_its_goals(goals: Mentor) -> None:
    """A goal that is given twice is stored once."""
    answer = goals("log talked --goal g1 --goal G1")
    assert "Speak up" in answer.out
    assert goals("show s1 --json").json["goals"] == ["g1"]


def test_a_discussed_point_leaves_the_agenda(goals: Mentor) -> None:
    """The point is closed on the day of the session and linked to it."""
    answer = goals("log talked --point t1 --on friday")
    assert "the tone" in answer.out
    has(goals("show t1 --json").json, status="discussed", closed_on="2026-11-20", session="s1")
    assert [point["ref"] for point in goals("agenda --json").json] == ["t2"]


def test_the_goal_or_point_selects_the_relationship(two: Mentor) -> None:
    """`-w` may be omitted; a goal of another relationship is a usage error."""
    two("goal add Write -w bo")
    two("raise the budget -w bo")
    assert two("log talked --goal g1 --json").json["relationship"] == "Bo Lind"
    assert two("log talked --point t1 --json").json["relationship"] == "Bo Lind"
    assert "Bo Lind" in two.fails("log talked --goal g1 -w ana", code=2)
    two("goal add Speak up -w ana")
    two.fails("log talked --goal g1 --goal g2", code=2)


# completing a planned session


@pytest.mark.parametrize(
    ("planned", "logged", "on", "at"),
    [
        ("2026-11-23 10:00", "log talked", "2026-11-23", "10:00"),
        ("2026-11-23 08:00", "log talked --on today", "2026-11-23", "08:00"),
        ("2026-11-20 14:00", "log talked", "2026-11-20", "14:00"),
        ("2026-11-16", "log talked", "2026-11-16", None),
        ("2026-11-09 10:00", "log talked --on 2026-11-09", "2026-11-09", "10:00"),
        ("2026-11-09 10:00", "log s1 talked --on 2026-11-11", "2026-11-11", "10:00"),
        ("2026-11-09 10:00", "log talked --on '2026-11-09 11:00'", "2026-11-09", "11:00"),
    ],
)
def test_log_completes_a_planned_session(ana: Mentor, planned: str, logged: str, on: str, at: str | None) -> None:
    """A session planned within the last week is used, and keeps its planned day unless `--on` is given."""
    ana(f"plan {planned} --for 60m --where office")
    answer = ana(logged)
    assert "was planned" in answer.out
    has(ana("show s1 --json").json, status="held", on=on, at=at, minutes=60, where="office", notes="talked")


@pytest.mark.parametrize(
    ("planned", "logged"),
    [
        ("2026-11-15", "log talked"),
        ("2026-11-24", "log talked"),
        ("2026-11-20", "log talked --on 2026-11-19"),
        ("2026-11-20", "log talked --on today"),
        ("2026-11-20 14:00", "log talked --on '2026-11-20 09:00'"),
        ("2026-11-23 10:01", "log talked"),
        ("2026-11-23 14:00", "log talked --on today"),
        ("2026-11-23 08:00", "log talked --extra"),
        ("2026-11-20", "log talked --on 2026-11-28 -w ana"),
    ],
)
def test_log_leaves_other_planned_sessions(ana: Mentor, planned: str, logged: str) -> None:
    """It skips sessions over a week old, over an hour away or on a day other than `--on`, and obeys `--extra`."""
    ana(f"plan {planned}")
    ana.now = "2026-11-28T09:00" if "11-28" in logged else ana.now
    answer = ana(logged)
    assert "was planned" not in answer.out
    assert ana("show s1 --json").json["status"] == "planned"
    assert ana("show s2 --json").json["status"] == "held"


def test_a_session_planned_for_today_is_completed_first(ana: Mentor) -> None:
    """After it, the most recent planned session is completed first."""
    ana("plan 2026-11-18")
    ana("plan 2026-11-20")
    ana("plan 2026-11-23")
    assert [ana("log talked --json").json["ref"] for _ in range(3)] == ["s3", "s2", "s1"]


def test_of_two_sessions_on_one_day_the_past_one_is_completed(ana: Mentor) -> None:
    """At 11:00 the session at 10:00 was held and the one at 14:00 was not."""
    ana("plan 2026-11-23 10:00")
    ana("plan 2026-11-23 14:00")
    ana.now = "2026-11-23T11:00"
    assert ana("log talked --json").json["ref"] == "s1"
    ana.now = "2026-11-23T15:00"
    assert ana("log talked --json").json["ref"] == "s2"


def test_a_planned_session_of_another_person_is_not_completed(two: Mentor) -> None:
    """Only sessions of the same relationship are considered."""
    two("plan 2026-11-23 -w bo")
    assert two("log talked -w ana --json").json["ref"] == "s2"


def test_a_cancelled_session_is_not_completed(ana: Mentor) -> None:
    """If the user gives its ref, the error suggests `reopen`."""
    ana("plan 2026-11-23")
    ana("cancel s1")
    assert ana("log talked --json").json["ref"] == "s2"
    assert "mentorlog reopen s1" in ana.fails("log s1 talked", code=1)


def test_options_replace_planned_values(ana: Mentor) -> None:
    """The length and the format of the plan apply only by default."""
    ana("plan 2026-11-23 --for 60m --how video")
    has(ana("log talked --for 30m --how phone --json").json, minutes=30, how="phone")


# a ref as the first word


@pytest.mark.parametrize("ref", ["s1", "S1"])
def test_a_ref_selects_the_planned_session(two: Mentor, ref: str) -> None:
    """The ref also selects the relationship; a session planned for a later day is held today."""
    two("plan 2026-12-01 14:00 -w bo")
    answer = two(f"log {ref} talked early")
    assert "Bo Lind" in answer.out
    assert "was planned" in answer.out
    has(two("show s1 --json").json, status="held", on="2026-11-23", at=None, notes="talked early")


def test_an_old_planned_session_keeps_its_day(ana: Mentor) -> None:
    """Only `--on` changes the day."""
    ana("plan 2026-09-01 14:00")
    ana("plan 2026-09-15 14:00")
    has(ana("log s1 talked --json").json, on="2026-09-01", at="14:00", status="held")
    has(ana("log s2 talked --on 2026-09-16 --json").json, on="2026-09-16", status="held")


def test_log_appends_to_a_held_session(goals: Mentor) -> None:
    """Texts, lists, actions and points are added, and the answer shows only what is new."""
    goals("log first --topic one --takeaway a --goal g1 --me 'Send it' --private-notes hush --for 30m --on friday")
    answer = goals(
        "log s1 second thought --topic two --goal g2 --point t1 --them 'Read it' --private-notes more --for 45m"
    )
    assert "Added to s1" in answer.out
    assert "Read it" in answer.out
    assert "Send it" not in answer.out
    entry = goals("show s1 --json").json
    has(
        entry,
        on="2026-11-20",
        notes="first\n\nsecond thought",
        private_notes="hush\n\nmore",
        topics=["one", "two"],
        takeaways=["a"],
        goals=["g1", "g2"],
        points=["t1"],
        minutes=45,
    )
    assert [(action["text"], action["goal"]) for action in entry["actions"]] == [("Send it", "g1"), ("Read it", "g2")]


def test_a_ref_of_another_kind_is_text(ana: Mentor) -> None:
    """Only `sN` selects a session."""
    assert ana("log a1 was done --json").json["notes"] == "a1 was done"


def test_after_dashes_a_ref_is_text(ana: Mentor) -> None:
    """Everything after `--` is text."""
    ana("plan friday")
    assert ana("log --json -- s1 talked").json["notes"] == "s1 talked"
    assert ana("log --json -- -").json["notes"] == "-"


def test_an_unknown_session_is_an_error(ana: Mentor) -> None:
    """The command fails with exit 1 and names the ref."""
    assert "s9" in ana.fails("log s9 talked", code=1)


def test_a_ref_and_a_different_name_are_refused(two: Mentor) -> None:
    """The name of the session's own relationship is accepted."""
    two("plan 2026-11-23 -w bo")
    two.fails("log s1 talked -w ana", code=2)
    assert two("log s1 talked -w bo --json").json["ref"] == "s1"


# next


def test_next_plans_a_session(ana: Mentor) -> None:
    """The new session has its own ref and time, and a weekday is in the future."""
    answer = ana("log talked --next 'friday 14:00'")
    assert "Fri 27 Nov 14:00" in answer.out
    assert "s2" in answer.out
    has(ana("show s2 --json").json, status="planned", on="2026-11-27", at="14:00", moved=0)


def test_next_adds_a_session_and_reports_the_planned_one(ana: Mentor) -> None:
    """A script gets no question but a note with a `cancel` command that works."""
    ana("plan 2026-11-25 10:00 --for 60m")
    answer = ana("log talked --next '1 dec 14:00'")
    assert "Tue 1 Dec 14:00" in answer.out
    assert "s1 is still planned for Wed 25 Nov 10:00; if it is not to be held: mentorlog cancel s1" in answer.err
    has(ana("show s1 --json").json, status="planned", on="2026-11-25", at="10:00", moved=0)
    has(ana("show s3 --json").json, status="planned", on="2026-12-01", at="14:00")
    ana("cancel s1")


def test_next_reports_the_number_of_planned_sessions(ana: Mentor) -> None:
    """The note names the earliest session and counts the others."""
    ana("plan 2026-11-25 10:00")
    ana("plan 2026-11-26 10:00")
    assert "s1 is still planned for Wed 25 Nov 10:00 (and 1 more)" in ana("log talked --next '1 dec 14:00'").err


def test_next_at_a_terminal_asks_whether_to_move(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """After y the planned session moves and keeps its time of day; Enter adds a session."""
    sit_down(monkeypatch)
    ana("plan 2026-11-25 10:00")
    answer = ana("log talked --next '1 dec'", stdin="y\n")
    assert "s1 is planned for Wed 25 Nov 10:00. Move it to Tue 1 Dec 10:00?" in answer.err
    assert "moved from Wed 25 Nov 10:00" in answer.out
    has(ana("show s1 --json").json, on="2026-12-01", at="10:00", moved=1)
    ana("log talked --next '2 dec'", stdin="\n")
    has(ana("show s1 --json").json, on="2026-12-01", moved=1)
    has(ana("show s4 --json").json, on="2026-12-02", status="planned")


@pytest.mark.parametrize("line", ["log talked --next 2026-11-25", "log talked --next '2026-11-20 10:00'"])
def test_next_does_not_ask_if_there_is_nothing_to_move(ana: Mentor, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """A session is already planned for that day, or the day has passed."""
    sit_down(monkeypatch)
    ana("plan 2026-11-25 10:00")
    assert "Move it" not in ana(line).err


def test_a_past_next_day_is_planned_with_a_note(ana: Mentor) -> None:
    """The note suggests a `log` command that works."""
    answer = ana("log talked --on 2026-10-05 --next 2026-10-19")
    assert "that time has passed; if the session was held: mentorlog log s2" in answer.err
    ana("log s2 talked again")


def test_next_on_a_planned_day_moves_nothing(ana: Mentor) -> None:
    """It refers to the session that is already planned for that day."""
    ana("plan 2026-11-25 10:00")
    ana("plan 2026-12-01 10:00")
    ana("log talked --next 2026-12-01")
    has(ana("show s1 --json").json, on="2026-11-25", moved=0)
    has(ana("show s2 --json").json, on="2026-12-01", at="10:00", moved=0)
    assert len(ana("timeline --in session --json").json) == 3


def test_a_past_next_day_does_not_move_a_future_session(ana: Mentor) -> None:
    """A session that is logged late may give a next day that has passed."""
    ana("plan 2026-12-01 10:00")
    ana("log talked --on 2026-10-05 --next 2026-10-19")
    has(ana("show s1 --json").json, on="2026-12-01", moved=0)
    has(ana("show s3 --json").json, status="planned", on="2026-10-19")


def test_next_does_not_move_the_session_being_logged(ana: Mentor) -> None:
    """A planned session that becomes held stays on its day, and a new one is planned."""
    ana("plan 2026-11-23 10:00")
    ana("log talked --next friday")
    has(ana("show s1 --json").json, status="held", on="2026-11-23")
    has(ana("show s2 --json").json, status="planned", on="2026-11-27")


def test_a_hint_suggests_plan_if_nothing_is_planned(ana: Mentor) -> None:
    """If a session is planned, the answer shows it instead."""
    assert "mentorlog plan" in ana("log talked").output
    ana("plan friday")
    answer = ana("log talked")
    assert "mentorlog plan" not in answer.output
    assert "Fri 27 Nov, still planned" in answer.out


def test_a_session_planned_for_later_today_stays_planned(ana: Mentor) -> None:
    """The answer mentions it, and `log` completes it after its time."""
    ana("plan today 14:00")
    assert "Mon 23 Nov 14:00, still planned" in ana("log a quick chat").out
    has(ana("show s1 --json").json, status="planned", on="2026-11-23", at="14:00")
    ana.now = "2026-11-23T15:00"
    assert ana("log the session --json").json["ref"] == "s1"


def test_extra_does_not_complete_the_planned_session(ana: Mentor) -> None:
    """The note suggests a `log` command that works."""
    ana("plan 2026-11-23 08:00")
    answer = ana("log a chat in the hall --extra")
    assert "s1, planned for Mon 23 Nov 08:00, is not logged; to log it: mentorlog log s1 TEXT" in answer.err
    ana("log s1 talked")
    assert "is not logged" not in ana("log more --extra").err


def test_extra_with_a_ref_is_refused(ana: Mentor) -> None:
    """The error suggests the command without `--extra`."""
    ana("plan 2026-11-23 08:00")
    assert "mentorlog log s1 TEXT" in ana.fails("log s1 talked --extra", code=2)


def test_a_time_later_today_is_refused(ana: Mentor) -> None:
    """A time up to an hour away is accepted; for a later one the error suggests a `plan` command that works."""
    refused = ana.fails("log talked --on 'today 23:00'", code=2)
    assert "Mon 2026-11-23 23:00 is in the future" in refused
    ana(refused.splitlines()[-1].strip().removeprefix("mentorlog "))
    has(ana("show s1 --json").json, status="planned", on="2026-11-23", at="23:00")
    ana("log talked --on 'today 9:30'")


def test_a_session_logged_hours_early_has_no_time(ana: Mentor) -> None:
    """It was held today at an unknown time, so the planned time is dropped."""
    ana("plan today 14:00")
    has(ana("log s1 talked --json").json, status="held", on="2026-11-23", at=None)


# privacy


def test_what_is_recorded_with_a_private_session_is_private(ana: Mentor) -> None:
    """The session of `--next` and actions that are appended later are private too."""
    entry = ana("log talked --private --me 'Send it' --json").json
    assert entry["private"] is True
    assert [action["private"] for action in entry["actions"]] == [True]
    answer = ana("log --extra more --private --next '20 dec'")
    assert "Next\tSun 20 Dec\tprivate\ts3" in answer.fields
    ana("log s1 --next '27 dec'")
    assert [ana(f"show {ref} --json").json["private"] for ref in ("s3", "s4")] == [True, True]
    appended = ana("log s1 more --them 'Read it' --json").json
    assert appended["private"] is True
    assert [action["private"] for action in appended["actions"]] == [True, True]
    said = ana("export ana").out
    assert "Send it" not in said
    assert "Read it" not in said


def test_a_shareable_session_that_becomes_private_is_said(two: Mentor) -> None:
    """Others may have it in their calendar; the lines of the warning keep it there."""
    two.given("plan today 08:00 -w ana", "private r2", "plan today 08:30 -w bo")
    planned = two("export ana --format ics").out.replace("SEQUENCE:0", "SEQUENCE:2")
    assert "SEQUENCE:2" in planned  # undo is a change too
    warning = two("log hush -w ana --private").err
    assert warning.startswith("mentorlog: s1 was shareable and is private now, so others no longer see it.")
    for line in re.findall("`mentorlog (.*?)`", warning):
        two(line)
    assert two("export ana --format ics").out == planned
    assert two("show s3 --json").json["private"] is True
    assert "was shareable" not in two("log s3 more --private").err + two("log hush -w bo --private").err
    two("log openly -w ana")
    assert "s1 was shareable" in two("log s1 and more --private --json").err


def test_private_notes_leave_the_session_shareable(ana: Mentor) -> None:
    """Only the notes are private; the session and its actions are exported."""
    entry = ana("log talked openly --private-notes hush --me 'Send it' --json").json
    assert entry["private"] is False
    assert entry["actions"][0]["private"] is False
    said = ana("export ana").out
    assert "talked openly" in said
    assert "hush" not in said


# a name as the first word


@pytest.mark.parametrize(
    "line", ["log ana talked", "log Souza talked about roles", "log ANA 'talked about roles'", "log 'ana souza' talked"]
)
def test_a_name_as_the_first_word_is_refused(two: Mentor, line: str) -> None:
    """The error shows both possible commands: one with `-w`, one with `--`."""
    said = two.fails(line, code=2)
    assert "-w " in said
    assert "mentorlog log -w 'Ana Souza' -- " in said
    assert two("timeline --in session --json").json == []


def test_the_suggested_command_keeps_every_option(two: Mentor) -> None:
    """Both suggested commands work when they are typed."""
    lines = two.fails("log --for 45m bo lind talked about 'roles & rules' --me 'ask bo' --json", code=2).splitlines()
    corrected = next(line.strip() for line in lines if "-w" in line)
    entry = two(corrected.removeprefix("mentorlog ")).json
    has(entry, relationship="Bo Lind", notes="talked about roles & rules", minutes=45)
    assert [action["text"] for action in entry["actions"]] == ["ask bo"]
    as_text = next(line.strip() for line in lines if " -- " in line)
    has(
        two(as_text.removeprefix("mentorlog ").replace(" -- ", " -w ana -- ")).json,
        notes="bo lind talked about roles & rules",
        minutes=45,
    )


@pytest.mark.parametrize(
    ("line", "notes"),
    [
        ("log ana", "ana"),
        ("log 'ana talked'", "ana talked"),
        ("log an idea", "an idea"),
        ("log anatomy of a team", "anatomy of a team"),
        ("log talked with ana", "talked with ana"),
        ("log -- ana talked", "ana talked"),
        ("log -w ana ana talked", "ana talked"),
        ("log s1 ana talked", "ana talked"),
    ],
)
def test_other_first_words_are_text(ana: Mentor, line: str, notes: str) -> None:
    """Examples: a name alone, a quoted text, part of a name, text after `--` and text after `-w NAME`."""
    ana("plan 2026-11-23")
    ana(line)
    assert ana("show s1 --json").json["notes"] == notes


def test_several_sessions_of_one_day_are_mentioned_in_one_line(mentor: Mentor) -> None:
    """With the line that adds to the latest."""
    mentor("start Ana --i-am mentor --since 2026-01-05")
    for text in ("first", "second", "third"):
        answer = mentor(f"log {text} --on 2026-11-20")
    assert answer.err == "mentorlog: s1 and s2 were held that day too; `mentorlog log s2 TEXT` adds to s2.\n"
