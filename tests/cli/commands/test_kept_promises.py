"""Promises and plans still have reminders after their relationship is paused or ended."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import answered, sit_down
from tests.cli.typer_app.test_completion import completions

DUE = {"s1", "a1", "g1", "f1", "m1"}
"""The refs that are due within a month of 23 November in the journal of `promised`."""
PAUSE_AND_END = (
    "pause ana",
    "pause ana --until 2027-02-01",
    "pause ana --yes",
    "end ana",
    "end ana --reason moved --yes",
)


@pytest.fixture
def promised(ana: Mentor) -> Mentor:
    """A relationship with an entry of every kind that can be due, and two entries without a date."""
    return ana.given(
        "plan 2026-12-04 14:00",
        "action add Send the paper --by 2026-12-01",
        "action add Read it again --theirs",
        "goal add Run the review --by 2026-11-20",
        'feedback give "cut in twice" --follow-up 2026-11-25',
        "milestone add First talk --by 2026-11-26",
        "raise the next role",
    )


def reminded(mentor: Mentor) -> dict[str, Any]:
    """Return the reminders of the next 30 days by ref."""
    return {reminder["ref"]: reminder for reminder in mentor("remind --within 30d --json").json}


def shown(mentor: Mentor, ref: str) -> dict[str, Any]:
    """Return one entry by its ref."""
    entry: dict[str, Any] = mentor(f"show {ref} --json").json
    return entry


@pytest.mark.parametrize("line", PAUSE_AND_END)
def test_pause_and_end_keep_open_entries_and_their_reminders(promised: Mentor, line: str) -> None:
    """Only the reminder to meet again is dropped."""
    promised(line)
    assert set(reminded(promised)) == DUE
    assert [shown(promised, ref)["status"] for ref in ("s1", "a1", "a2", "g1")] == ["planned", "open", "open", "open"]
    assert promised("remind --count").out == "3 due\n"
    assert promised("remind --exit-code", ok=False).code == 3


@pytest.mark.parametrize("line", PAUSE_AND_END)
def test_pause_and_end_list_the_entries_that_stay_open(promised: Mentor, line: str) -> None:
    """The answer shows the date of each reminder, and the JSON has the refs."""
    answer = promised(line)
    assert "Nothing is due" not in answer.output
    open_entries = (
        "Kept, still open: s1, g1, a1, a2, f1, m1, t1\n" if "pause" in line else "Open\t7 entries left open\n"
    )
    assert open_entries in answer.fields
    reminder_rows = [row.split("\t")[1:] for row in answer.fields.splitlines() if row.startswith("Reminds\t")]
    assert ["Session", "Fri 4 Dec 14:00", "s1"] in reminder_rows
    assert {row[-1] for row in reminder_rows} == DUE
    promised("undo")
    assert promised(f"{line} --json").json["kept"] == ["s1", "g1", "a1", "a2", "f1", "m1", "t1"]


def test_a_pause_lists_only_reminders_before_its_end(promised: Mentor) -> None:
    """The day on which the pause ends is not included."""
    out = promised("pause ana --until 2026-12-04").fields
    assert "\ta1\n" in out
    assert "\ts1\n" not in out


def test_at_most_twelve_open_entries_are_named(ana: Mentor) -> None:
    """The others are counted, with the command that shows them."""
    for number in range(15):
        ana(f"action add Promise {number} --by 2026-12-{number + 10}")
    out = ana("end ana").fields
    assert "15 entries left open\n" in out
    assert out.count("Reminds\tPromise") == 12
    assert "+3 more: mentorlog remind --within 31d" in out
    assert len(ana("remind --within 31d --json").json) == 15


def test_a_pause_with_nothing_due_says_so(ana: Mentor) -> None:
    """An open entry without a date is listed but is not due."""
    assert "Nothing is due meanwhile" in ana("pause ana").out
    ana("resume ana"), ana("action add Call her")
    answer = ana("pause ana")
    assert "Nothing is due meanwhile" in answer.out
    assert "Kept, still open: a1" in answer.out


def test_open_entries_of_an_ended_relationship_can_be_closed(promised: Mentor) -> None:
    """They can also be snoozed, one by its ref or all by the name."""
    promised("end ana")
    (
        promised("snooze a1 --until 2027-01-01"),
        promised("done g1"),
        promised("cancel s1"),
        promised("outcome f1 improved"),
    )
    assert set(reminded(promised)) == {"m1"}
    promised("snooze ana --until 2027-01-01")
    assert reminded(promised) == {}
    promised.now = "2027-01-01T09:00"
    assert set(reminded(promised)) == {"a1", "m1"}


@pytest.mark.parametrize("line", PAUSE_AND_END)
def test_undo_and_resume_restore_the_reminders(promised: Mentor, line: str) -> None:
    """Everything that was due before is due again."""
    before = reminded(promised)
    promised(line), promised("undo")
    assert reminded(promised) == before
    promised(line), promised("resume ana")
    assert set(reminded(promised)) >= DUE


def test_completion_offers_open_entries_of_an_ended_relationship(promised: Mentor) -> None:
    """The shell completes their refs after the commands that close them."""
    promised("end ana")
    assert set(completions(promised, "done", "")) == {"s1", "a1", "a2", "g1", "m1", "t1"}
    assert set(completions(promised, "outcome", "")) == {"f1"}


@pytest.mark.parametrize("line", ["pause ana", "end ana"])
def test_a_calendar_still_has_the_open_entries(promised: Mentor, line: str) -> None:
    """It has the session with its alarm, and the open to-dos."""
    promised(line)
    calendar = promised("export ana --format ics").out
    assert calendar.count("BEGIN:VEVENT") == calendar.count("BEGIN:VALARM") == 1
    assert calendar.count("STATUS:NEEDS-ACTION") == 2


def test_a_summary_still_has_the_planned_session(promised: Mentor) -> None:
    """It is listed as the next session."""
    promised("end ana")
    assert "- Fri 4 Dec 2026 14:00, the next session\n" in promised("export ana").out


# at a terminal

PAUSED = [
    ("Until when do you pause?", "2027-02-01"),
    ("g1  Run the review (0%, due Fri 20 Nov)", "3"),
    ("To which day? [Fri 5 Feb", "2027-01-01"),
    ("The pause ends on", "2027-03-01"),
    ("f1  cut in twice", ""),
    ("m1  First talk", "1"),
    ("a1  Send the paper", "dropped"),
    ("2 move past the pause?", "2"),
    ("To which day? [Fri 5 Feb", ""),
]


@pytest.mark.heavy
def test_a_pause_asks_what_to_do_with_each_due_entry(promised: Mentor) -> None:
    """It can be kept, closed or moved past the pause, and one undo reverts all answers."""
    code, output = answered(promised, "pause", "ana", answers=PAUSED)
    assert code == 0
    assert "Moved: g1, s1" in output
    assert "Kept, still open: a2, f1, t1" in " ".join(output.split())
    has(shown(promised, "r1"), status="paused", paused_until="2027-02-01")
    has(shown(promised, "g1"), status="open", due_on="2027-03-01")
    has(shown(promised, "s1"), status="planned", on="2027-02-05", at="14:00", moved=1)
    has(shown(promised, "m1"), status="reached")
    has(shown(promised, "a1"), status="dropped")
    assert set(reminded(promised)) == {"f1", "m1"}
    promised("undo")
    assert set(reminded(promised)) == DUE


@pytest.mark.heavy
def test_a_session_that_a_pause_moves_may_clash(promised: Mentor) -> None:
    """The warning is the same as that of `move`."""
    promised("start Bo Lind --i-am mentee")
    promised("plan 2027-02-05 14:30 -w bo")
    code, said = answered(promised, "pause", "ana", answers=PAUSED)
    assert code == 0
    assert "with Bo Lind is also planned for Fri 5 Feb" in " ".join(said.split())


def test_an_interrupted_pause_changes_nothing(promised: Mentor) -> None:
    """After Ctrl-C at a question, the relationship is still active."""
    code, _ = answered(promised, "pause", "ana", answers=[*PAUSED[:2], ("To which day?", "^C")])
    assert code == 130
    assert shown(promised, "r1")["status"] == "active"


@pytest.mark.heavy
def test_a_pause_without_an_end_can_move_entries(promised: Mentor) -> None:
    """The new day has no default, Enter does not move the entry, and Danish answers are accepted."""
    answers = [
        ("Until when do you pause?", ""),
        ("g1", ""),
        ("f1", "uændret"),
        ("m1", ""),
        ("a1", "flyt"),
        ("To which day? (a date; Enter: do not move it)", ""),
        ("s1", "1"),
    ]
    code, _ = answered(promised, "pause", "ana", answers=answers)
    assert code == 0
    has(shown(promised, "r1"), status="paused", paused_until=None)
    has(shown(promised, "f1"), outcome="unchanged", outcome_on="2026-11-23")
    assert (shown(promised, "a1")["due_on"], shown(promised, "s1")["status"]) == ("2026-12-01", "cancelled")


@pytest.mark.parametrize("line", ["pause ana --until 2027-02-01", "pause ana --yes", "pause ana --json"])
def test_an_option_skips_the_questions_of_pause(promised: Mentor, monkeypatch: pytest.MonkeyPatch, line: str) -> None:
    """Every entry is kept."""
    sit_down(monkeypatch)
    promised(line)
    assert set(reminded(promised)) == DUE


def test_a_pause_with_nothing_due_asks_no_question(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """It does not ask for the end of the pause either."""
    sit_down(monkeypatch)
    ana("pause ana")
    assert shown(ana, "r1")["status"] == "paused"


@pytest.mark.heavy
def test_end_asks_about_every_kind_of_open_entry(promised: Mentor) -> None:
    """It also asks about a session in the past and about points that no session will discuss."""
    promised("plan 2026-11-20 -w ana"), promised("raise what comes next")
    skipped = [("When did it end?", ""), ("Why did it end?", ""), ("What did you learn", ""), ("What do you thank", "")]
    skipped += [("the same again", ""), ("differently", ""), ("takes your place", "")]
    answers = [
        *skipped,
        ("g1", "carried"),
        ("a1", "carried"),
        ("a2", "1"),
        ("f1  cut in twice", "improved"),
        ("m1  First talk (due Thu 26 Nov)", "2"),
        ("s2  The session of Fri 20 Nov", "missed"),
        ("s1  The session planned for Fri 4 Dec 14:00: cancel it?", "n"),
        ("t1, t2  2 points to raise are open: drop them?", "y"),
        ("in touch again?", ""),
        ("End with Ana Souza", "y"),
    ]
    code, output = answered(promised, "end", "ana", answers=answers)
    assert code == 0
    assert "4 entries left open" in output
    has(shown(promised, "f1"), outcome="improved")
    assert [shown(promised, ref)["status"] for ref in ("s2", "a2", "t1", "t2")] == ["missed", "done", *["dropped"] * 2]
    assert set(reminded(promised)) == {"g1", "a1", "m1", "s1"}


# the day to contact a person again


@pytest.fixture
def ended(ana: Mentor) -> Mentor:
    """An ended relationship with Ana, to be contacted again on 1 March."""
    return ana.given("end ana --keep-in-touch 2027-03-01 --reason moved")


@pytest.mark.parametrize("line", ["", "status", "review", "remind", "review ana", "remind --within 120d"])
@pytest.mark.parametrize("now", ["2027-02-26T09:00", "2027-03-01T09:00", "2027-03-09T09:00"])
def test_the_contact_day_is_shown_without_active_relationships(ended: Mentor, line: str, now: str) -> None:
    """It is shown before, on and after that day."""
    ended.now = now
    assert "Get in touch again" in ended(line).out


@pytest.mark.parametrize("line", ["", "status", "review"])
def test_a_distant_contact_day_is_shown_without_active_relationships(ended: Mentor, line: str) -> None:
    """Status and review show it, and `remind` does not, because it is not due."""
    answer = ended(line)
    assert "Contact\tGet in touch again with Ana\tMon 1 Mar\tr1" in answer.fields.replace(" 2027", "")
    assert "no relationship is active" in answer.err
    assert ended("remind").output == ""


def test_the_contact_day_is_shown_once(ended: Mentor) -> None:
    """It is not hidden by more urgent reminders."""
    ended.now = "2027-03-01T09:00"
    assert ended("").out.count("Get in touch again") == 1
    for number in range(6):
        ended(f"action add Thing {number} --by 2027-02-0{number + 1} -w ana")
    assert ended("").out.count("Get in touch again") == 1


@pytest.mark.parametrize("on", ["2026-12-24", "2027-03-01", "2027-03-05"])
def test_a_session_after_the_end_settles_the_contact_day(ended: Mentor, on: str) -> None:
    """The session may be before or after that day, the answer says so, and undo restores the day."""
    ended.now = "2027-03-05T09:00"
    answer = ended(f"log A coffee -w ana --on {on}")
    assert "Settled: get in touch again with Ana Souza, Mon 1 Mar" in answer.out.replace(" 2027", "")
    assert "mentorlog edit r1 --keep-in-touch DATE" in answer.err
    assert ended("remind").output == ""
    ended("undo")
    assert [reminder["ref"] for reminder in ended("remind --json").json] == ["r1"]


def test_a_session_before_the_end_keeps_the_contact_day(ended: Mentor) -> None:
    """One on the day of the end, logged late, keeps it too."""
    for on in ("2026-11-20", "2026-11-23"):
        assert "Settled" not in ended(f"log The last one -w ana --on {on}").output
    assert shown(ended, "r1")["keep_in_touch_on"] == "2027-03-01"


def test_text_added_to_a_session_keeps_a_new_contact_day(ended: Mentor) -> None:
    """Only a new session settles it."""
    ended.now = "2027-03-05T09:00"
    ended("log A coffee -w ana"), ended("edit r1 --keep-in-touch 2027-09-01")
    ended("log s1 and cake")
    assert shown(ended, "r1")["keep_in_touch_on"] == "2027-09-01"


def test_a_planned_session_settles_the_contact_day_when_it_is_done(ended: Mentor) -> None:
    """`done` works like `log`."""
    ended("plan 2027-03-03 -w ana")
    ended.now = "2027-03-04T09:00"
    assert set(reminded(ended)) == {"r1", "s1"}
    assert "Settled: get in touch again" in ended("done s1").out
    assert reminded(ended) == {}


def test_each_suggested_command_settles_the_contact_day(ended: Mentor) -> None:
    """The commands also work if the same person is now the mentor in another relationship."""
    ended.now = "2027-03-01T09:00"
    ended('start "Ana Souza" --i-am mentee --cadence none')
    (reminder,) = ended("remind --json").json
    for line in (reminder["settle"], *reminder["alternatives"]):
        ended(line.removeprefix("mentorlog ").replace("TEXT", "coffee").replace("DATE", "2027-09-01"))
        assert ended("remind").output == ""
        ended("undo")


def test_without_a_contact_day_there_is_nothing_to_review(ana: Mentor) -> None:
    """The command `review` fails with exit 1."""
    ana("end ana")
    assert "no relationship is active" in ana("").err
    assert "There is no active relationship." in ana.fails("review", code=1)


def test_a_snoozed_contact_day_is_hidden_until_then(ended: Mentor) -> None:
    """It is shown again on the day of the snooze."""
    ended("snooze ana --until 2027-04-01")
    ended.now = "2027-03-09T09:00"
    assert "Get in touch" not in ended("").output
    ended.now = "2027-04-01T09:00"
    assert "Get in touch again" in ended("").out


def test_resume_clears_the_contact_day(ended: Mentor) -> None:
    """Undo restores it."""
    ended("edit r1 --clear reason"), ended("resume ana")
    assert shown(ended, "r1")["keep_in_touch_on"] is None
    ended("undo")
    assert shown(ended, "r1")["keep_in_touch_on"] == "2027-03-01"


def test_review_without_a_name_selects_an_active_relationship(two: Mentor) -> None:
    """An ended relationship is ignored, although its session has waited longest to be logged."""
    two("start Cy --i-am mentor --since 2026-01-05"), two("plan 2026-03-20 -w cy"), two("end cy")
    two("log talked -w bo --on 2026-09-20"), two("log talked -w ana --on 2026-11-20")
    assert two("review --json").json["relationship"]["name"] == "Bo Lind"
