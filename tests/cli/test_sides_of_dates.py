"""Dates in every command: future dates are not before their start date, past dates are not after today, and a date
without a year is not before its entry or relationship began."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor

CONTRADICTION = "12 Dec 2026 is a Saturday; Friday is 11 Dec."


@pytest.fixture
def ana(mentor: Mentor) -> Mentor:
    """The mentor of Ana since March 2026, in November, with October entries of each kind and a planned session."""
    mentor.now = "2026-10-12T09:00"
    mentor.given(
        'start "Ana Souza" --i-am mentor --since 2026-03-02',
        "goal add Lead the review --measure three",
        "action add Send the list",
        "raise Which conference",
        "feedback give You waited",
        "milestone add First review",
        "milestone add Tenth review --by 2027-03-01",
        "note tired --shareable",
        "log talked",
        "plan 2026-12-01 14:00",
    )
    mentor.now = "2026-11-23T09:00"
    return mentor


def test_a_reached_milestone_whose_day_is_ahead_is_offered_as_a_planned_one(ana: Mentor) -> None:
    """Neither a Friday that has passed nor 27 November of last year is meant."""
    for typed, line in {"--on 'fri 27 nov'": "--by 'fri 27 nov'", "'--on=fri 27 nov'": "'--by=fri 27 nov'"}.items():
        said = ana.fails(f"milestone add Led alone {typed}", code=2)
        assert "Fri 27 Nov is still ahead; 27 Nov 2025 is a Thursday." in said
        assert f"mentorlog milestone add Led alone {line}\n" in said


@pytest.mark.parametrize(
    "line",
    [
        "plan fredag den 12. december",
        'move s2 "fri 12 dec" -w ana',
        "log talked --next 'fredag den 12. december'",
        "log talked --me 'Send it by fri 12 dec'",
        "action add Send it by fri 12 dec",
        "action add Send it --by 'fri 12 dec'",
        "goal add Speak --by 'fri 12 dec'",
        "milestone add Speak --by 'fri 12 dec'",
        "feedback give good --follow-up 'fri 12 dec'",
        "snooze a1 --until 'fri 12 dec'",
        "pause ana --until 'fri 12 dec'",
        "agreement ana --again 'fri 12 dec'",
        "end ana --keep-in-touch 'fri 12 dec'",
        "edit a1 --by 'fri 12 dec'",
        "edit s2 --on 'fri 12 dec'",
        "edit m2 --by 'fri 12 dec'",
        "edit m2 --on 'fri 12 dec'",
        "edit ana --until 'fri 12 dec'",
        "start Bo --i-am mentor --until 'fri 12 dec'",
    ],
)
def test_a_deadline_with_another_weekday_is_refused_in_every_command(ana: Mentor, line: str) -> None:
    """It does not become a date in last year, when 12 December was a Friday; the error suggests both near days."""
    before = ana("history --json").json
    error = ana.fails(line, code=2)
    assert CONTRADICTION in error
    assert "2026-12-11 or 2026-12-12" in error
    assert ana("history --json").json == before


@pytest.mark.parametrize(
    "line",
    [
        "log talked --on {}",
        "note hi --on {}",
        "done a1 --on {}",
        "end ana --on {}",
        "edit n1 --on {}",
        "rate x 3 --on {}",
    ],
)
def test_a_past_event_cannot_have_a_future_date(ana: Mentor, line: str) -> None:
    """27 November 2026 is the coming Friday."""
    error = ana.fails([*(word if word != "{}" else "fri 27 nov" for word in line.split())], code=2)
    assert "Fri 27 Nov is still ahead" in error


OPEN_YEAR = '"1 dec" could be Mon 1 Dec 2025, before {event}, or Tue 1 Dec 2026, which is still ahead.'


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("done g1 --on {}", "g1 was recorded (Mon 12 Oct 2026)"),
        ("done a1 --on {}", "a1 was recorded (Mon 12 Oct 2026)"),
        ("done t1 --on {}", "t1 was recorded (Mon 12 Oct 2026)"),
        ("done m2 --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("done s2 --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("done g1 a1 --on {}", "g1 was recorded (Mon 12 Oct 2026)"),
        ("checkpoint g1 40 --on {}", "g1 was recorded (Mon 12 Oct 2026)"),
        ("outcome f1 improved --on {}", "f1 was given (Mon 12 Oct 2026)"),
        ("celebrate m1 --on {}", "m1 was reached (Mon 12 Oct 2026)"),
        ("log talked --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("note hi --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("raise hi --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("goal add Speak --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("action add Speak --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("milestone add Speak --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("feedback give good --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("rate listening 3 --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("checkin ana --frequency 5 --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("edit n1 --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("edit s1 --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("edit m1 --on {}", "the relationship began (Mon 2 Mar 2026)"),
        ("edit m1 --celebrated-on {}", "m1 was reached (Mon 12 Oct 2026)"),
        ("edit f1 --outcome-on {}", "f1 was given (Mon 12 Oct 2026)"),
    ],
)
def test_a_date_without_a_year_before_the_start_is_refused_with_both_years(ana: Mentor, line: str, event: str) -> None:
    """`1 dec` may mean this year; with a year, the date is accepted with a warning."""
    before = ana("history --json").json
    words = line.split()
    error = ana.fails([word if word != "{}" else "1 dec" for word in words], code=2)
    assert OPEN_YEAR.format(event=event) in error
    assert f"{words[-2]} 2025-12-01" in error
    assert ana("history --json").json == before
    taken = ana([word if word != "{}" else "2025-12-01" for word in words])
    assert f"Mon 2025-12-01 is before {event.partition(' (')[0]}" in taken.err
    assert len(ana("history --json").json) > len(before)


def test_an_end_without_a_year_does_not_suggest_an_earlier_start(ana: Mentor) -> None:
    """In November `end --on "5 dec"` may mean this year; only a date with a year gives that suggestion."""
    error = ana.fails('end ana --on "5 dec"', code=2)
    assert "could be Fri 5 Dec 2025, before the relationship began (Mon 2 Mar 2026), or Sat 5 Dec 2026" in error
    assert " --on DATE\n" in error
    assert "--since" not in error
    assert "mentorlog edit r1 --since 2025-12-05" in ana.fails("end ana --on 2025-12-05", code=2)


def test_edit_checks_the_day_of_a_closed_entry(ana: Mentor) -> None:
    """Both `--done-on` and `--closed-on` are checked; an unchanged day gives no warning."""
    ana("done a1 g1 t1")
    for line in ("edit a1 --done-on", "edit g1 --closed-on", "edit t1 --closed-on"):
        assert "could be Mon 1 Dec 2025" in ana.fails([*line.split(), "1 dec"], code=2)
        assert "is in the future" in ana.fails([*line.split(), "tomorrow"], code=2)
        assert ana([*line.split(), "2026-11-23"]).err == ""


def test_edit_reads_the_day_of_a_planned_milestone_as_a_future_date(ana: Mentor) -> None:
    """The day of a milestone that was reached is a past date."""
    assert ana('edit m2 --on "1 dec" --json').json["on"] == "2026-12-01"
    assert ana('edit m1 --on "1 nov" --json').json["on"] == "2026-11-01"


@pytest.mark.parametrize(
    "line", ["plan this friday", "action add Send it by this friday", "goal add X --by 'this friday'"]
)
def test_this_friday_is_refused_on_a_saturday(ana: Mentor, line: str) -> None:
    """The error suggests the next Friday."""
    ana.now = "2026-11-28T09:00"
    error = ana.fails(line, code=2)
    assert "Fri 27 Nov has passed." in error
    assert "2026-12-04" in error


@pytest.mark.parametrize(
    ("line", "message", "proposed"),
    [
        ("plan 29 feb", "There is no 29 Feb 2027.", "28 Feb 2027 or 29 Feb 2028"),
        ("log talked --on '29 feb'", "There is no 29 Feb 2026.", "28 Feb 2026 or 29 Feb 2024"),
        ("plan 30 feb", "There is no 30 Feb.", "for example: 28 Feb\n"),
        ("goal add Speak --by 31/2", "There is no 31 Feb.", "for example: 28 Feb\n"),
    ],
)
def test_a_day_that_does_not_exist_in_its_year_is_refused(ana: Mentor, line: str, message: str, proposed: str) -> None:
    """For 29 February the error suggests 28 February or the next leap year."""
    answer = ana.fails(line, code=2)
    assert message in answer
    assert proposed in answer


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("plan 1 march", "Mon 1 Mar 2027"),
        ("plan 4 dec", "Fri 4 Dec\t"),
        ("move s2 5 jan -w ana", "Tue 5 Jan 2027 14:00"),
        ("log talked --on '9 mar'", "Mon 9 Mar 2026"),
        ("log talked --next '1 jan'", "Fri 1 Jan 2027"),
        ("log talked --me 'Send it by 1 jan'", "by Fri 1 Jan 2027"),
        ("action add Send it --by '1 jan'", "by Fri 1 Jan 2027"),
        ("action add Send it --on yesterday", "Sun 22 Nov\t"),
        ("goal add Speak --on '5 mar'", "Thu 5 Mar 2026"),
        ("raise It --on friday", "Fri 20 Nov\t"),
        ("feedback give good --follow-up '1 jan'", "to follow up Fri 1 Jan 2027"),
        ("milestone add X --by '1 jan'", "Fri 1 Jan 2027"),
        ("snooze a1 --until '1 jan'", "Not before Fri 1 Jan 2027"),
        ("pause ana --until '1 jan'", "until Fri 1 Jan 2027"),
        ("agreement ana --set Mondays --again '1 jan'", "Look at it again Fri 1 Jan 2027"),
        ("end ana --keep-in-touch '1 jan'", "to get in touch again Fri 1 Jan 2027"),
        ("edit a1 --by '1 jan'", "Fri 1 Jan 2027"),
        ("edit ana --since '1 jan'", "Thu 1 Jan 2026"),
        ("start Bo --i-am mentor --since '1 may' --until '1 may'", "since Fri 1 May 2026, until Sat 1 May 2027"),
        ("start Bo --i-am mentor --since '1 dec'", "since Mon 1 Dec 2025"),
        ("rate listening 3 --on '9 mar'", "Mon 9 Mar 2026"),
        ("checkin ana --frequency 5 --on '9 mar'", "Mon 9 Mar 2026"),
    ],
)
def test_an_answer_shows_the_weekday_and_if_needed_the_year(ana: Mentor, line: str, shown: str) -> None:
    """The year is shown if it is not the current one, or if the day is more than six months away."""
    assert shown in ana(line).fields


def test_dates_in_log_options_count_from_the_day_of_the_session(ana: Mentor) -> None:
    """Examples are the next session and the due dates of promises."""
    session = ana(
        "log talked --on '2. april' --next 'om to uger' --me 'Send it by friday' --them 'Ring (senest om en uge)' "
        "--json"
    ).json
    assert session["on"] == "2026-04-02"
    assert [action["due_on"] for action in session["actions"]] == ["2026-04-03", "2026-04-09"]
    assert ana("show s4 --json").json["on"] == "2026-04-16"


def test_dates_in_field_lines_count_from_the_day_of_the_session(ana: Mentor) -> None:
    """Friday 10 April is after the session on 2 April, but in the past today."""
    ana("log -", stdin="on: 2. april\nnext: fredag den 10. april\n\ntalked")
    assert ana("show s3 --json").json["on"] == "2026-04-02"
    assert ana("show s4 --json").json["on"] == "2026-04-10"


def test_a_due_date_counts_from_the_day_of_the_goal_or_action(ana: Mentor) -> None:
    """The option `--on` sets that day."""
    for line in ("goal add Speak", "action add Speak"):
        assert ana(f"{line} --on '2. april' --by 'om to uger' --json").json["due_on"] == "2026-04-16"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("action add Send it by yesterday", "Sun 22 Nov 2026 has passed."),
        ("action add Send it --by 2025-12-12", "Fri 12 Dec 2025 has passed."),
        ("action add Send it --on 2026-04-02 --by 2026-04-01", "Wed 1 Apr 2026 is before Thu 2 Apr 2026."),
        ("goal add Speak --by 2025-12-12", "Fri 12 Dec 2025 has passed."),
        ("milestone add Speak --by 2025-12-12", "Fri 12 Dec 2025 has passed."),
        ("feedback give good --follow-up 2025-12-12", "Fri 12 Dec 2025 has passed."),
        ("end ana --keep-in-touch 2025-12-12", "Fri 12 Dec 2025 has passed."),
        ("edit a1 --by 2025-12-12", "Fri 12 Dec 2025 has passed."),
    ],
)
def test_a_deadline_in_the_past_gives_a_warning(ana: Mentor, line: str, message: str) -> None:
    """The entry is recorded; the user may have typed the wrong year."""
    assert message in ana(line).err


@pytest.mark.parametrize(
    ("text", "kept", "due_on"),
    [
        ("Ring senest på fredag kl. 12", "Ring", "2026-11-27"),
        ("Ring senest d. 12. december kl. 12", "Ring", "2026-12-12"),
        ("Ring (senest på fredag)", "Ring", "2026-11-27"),
        ("Ring før fredag", "Ring", "2026-11-26"),
        ("Ring inden den 1. december", "Ring", "2026-12-01"),
        ("Call by friday at noon", "Call", "2026-11-27"),
        ("Call before friday", "Call", "2026-11-26"),
    ],
)
@pytest.mark.parametrize("line", ["action add", "log talked --me"])
def test_the_due_date_in_the_text_of_a_promise_is_read(
    ana: Mentor, line: str, text: str, kept: str, due_on: str
) -> None:
    """The date is removed from the text; a time of day is dropped with a warning."""
    answer = ana([*line.split(), text, "--json"])
    action = answer.json if line == "action add" else answer.json["actions"][-1]
    assert (action["text"], action["due_on"]) == (kept, due_on)
    has_time = "kl." in text or "noon" in text
    assert ("a due date is a day, without a time" in answer.err) == has_time


@pytest.mark.parametrize("line", ["action add", "log talked --them"])
def test_an_invalid_date_in_a_promise_stays_in_the_text(ana: Mentor, line: str) -> None:
    """The warning suggests the command that sets a date, with the new ref."""
    answer = ana([*line.split(), "Ring by firday"])
    assert "'by firday' is not a date I recognise; kept as text. Did you mean friday? To set a date: " in answer.err
    assert "mentorlog edit a2 --by DATE" in answer.err
    assert ana("show a2 --json").json["text"] == "Ring by firday"
    assert ana("edit a2 --by friday --json").json["due_on"] == "2026-11-27"


@pytest.mark.parametrize("line", ["action add Grow by 3/4", "log talked --me 'Ring (senest 3/4)'"])
def test_an_ambiguous_date_in_a_promise_is_refused(ana: Mentor, line: str) -> None:
    """Nothing is recorded."""
    before = ana("history --json").json
    assert '"3/4" could be Sat 3 Apr 2027 or Thu 4 Mar 2027.' in ana.fails(line, code=2)
    assert ana("history --json").json == before


def test_a_date_range_can_end_in_the_future(ana: Mentor) -> None:
    """`--until "1 dec"` after `--since "1 nov"` means the coming December."""
    found = ana("timeline --since '1 nov' --until '1 dec' --json").json
    assert "2026-12-01" in {entry["on"] for entry in found}
    assert ana("timeline --since '1 nov' --until 'fri 27 nov' --json").code == 0
    assert "--until 2025-12-01 is before --since 2026-11-01." in ana.fails(
        "timeline --since 2026-11-01 --until 2025-12-01", code=2
    )


def test_the_due_date_in_the_new_text_of_an_action_is_read(ana: Mentor) -> None:
    """The option --by overrides it, and an unchanged text is not read again."""
    action = ana('edit a1 --text "Send the new list senest på fredag" --json').json
    assert (action["text"], action["due_on"]) == ("Send the new list", "2026-11-27")
    action = ana('edit a1 --text "Send it by monday" --by friday --json').json
    assert (action["text"], action["due_on"]) == ("Send it by monday", "2026-11-27")
    assert ana('edit a1 --text "Send it by monday" --by tuesday --json').json["text"] == "Send it by monday"
    assert "mentorlog edit a1 --by DATE" in ana('edit a1 --text "Send it by hand" --clear by').err
    assert CONTRADICTION in ana.fails('edit a1 --text "Send it by fri 12 dec"', code=2)
