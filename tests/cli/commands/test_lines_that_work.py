"""What a new user gets wrong is answered with the line that works: each has what was typed, and names no one else.

Two of the four people are named alike. The runner types every line that is shown (see tests/cli/hints.py).
"""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor

FOUR = (
    'start "Ida Holm" --i-am mentor --since 2026-03-02',
    'start "Freja Lund" --i-am mentor --since 2026-04-01',
    'start "Freja Holm" --i-am mentor --since 2026-04-15',
    'start "Søren Østergård" --i-am mentee --since 2026-05-01',
    "goal add Lead a review -w ida --by 2026-12-20",
    'goal add Speak up -w "freja lund"',
    'goal add Write more -w "freja lund"',
    "action add Send the deck by 2026-12-01 -w ida",
    "feedback give Speak slower -w ida",
    "log Talked about budget -w ida --on 2026-10-01",
    "plan 2026-12-03 10:00 -w søren",
    'plan 2026-12-04 14:00 -w "freja lund"',
    'plan 2026-12-11 14:00 -w "freja lund"',
    'plan 2026-11-20 10:00 -w "freja holm"',
)

MEANT: dict[str, list[str]] = {
    # a name that is not clear
    "review freja": ["review 'Freja Holm'", "review 'Freja Lund'"],
    "note tired -w freja": ["note tired -w 'Freja Holm'", "note tired -w 'Freja Lund'"],
    "goal freja --all": ["goal 'Freja Holm' --all", "goal 'Freja Lund' --all"],
    "end idda --on yesterday": ["end 'Ida Holm' --on yesterday"],
    "hours a1": ["hours 'Ida Holm'"],
    "review ida -w søren": ["review ida", "review -w søren"],
    "raise": [f"raise --with '{name}' TEXT" for name in ("Freja Holm", "Freja Lund", "Ida Holm", "Søren Østergård")],
    # a value is never invented
    "rate": ["rate SKILL 1-5"],
    "rate listening -w ida": ["rate listening 1-5 --with ida"],
    "rate 4 listening -w ida": ["rate listening 4 --with ida"],
    "checkin": ["checkin --with NAME --frequency 1-5 --challenge 1-5 --more TEXT"],
    "checkin ida --challenge 9": ["checkin ida --challenge 1-5"],
    "start": ["start NAME --i-am mentor", "start NAME --i-am mentee"],
    "snooze a1 yesterday": ["snooze a1 DATE"],
    # a name or a day in place of a session
    "cancel freja lund": ["cancel s3", "cancel s4"],
    "cancel freja --who them": ["cancel s5 --who them", "cancel s3 --who them", "cancel s4 --who them"],
    "cancel 4 dec": ["cancel s3"],
    "cancel s3 ill": ["cancel s3 --why ill"],
    "cancel søren is ill": ["cancel -w søren --why 'is ill'"],
    "miss freja": ["miss s5"],
    "move freja friday": ["move s5 friday", "move s3 friday", "move s4 friday"],
    "move friday s3": ["move s3 friday"],
    "move søren friday 9": ["move søren friday 9am", "move søren friday 9pm"],
    "move s3 to friday": ["move s3 friday"],
    "move søren": ["move søren DATE"],
    "plan freja lund friday": ["plan friday -w 'freja lund'"],
    "plan fredag kl 14 med ida": ["plan fredag kl 14 -w ida"],
    "plan friday for 45m -w ida": ["plan friday -w ida --for 45m"],
    "plan ida": ["plan DATE -w ida"],
    # words of an option after a name
    "pause ida for 2 weeks": ["pause ida --until 'in 2 weeks'"],
    "pause ida --for 2 weeks": ["pause ida --until 'in 2 weeks'"],
    "pause ida --until 2 weeks": ["pause ida --until 'in 2 weeks'"],
    "pause ida i 2 uger": ["pause ida --until 'in 2 uger'"],
    "pause ida 1 feb": ["pause ida --until '1 feb'"],
    "pause ida til 1. feb": ["pause ida --until '1. feb'"],
    "pause ida indtil fredag": ["pause ida --until fredag"],
    "pause ida from 1 dec to 1 feb": ["pause ida --until '1 feb'"],
    "pause ida in august": ["pause ida --until 2027-08-01", "pause ida --until 2027-09-01"],
    "pause ida until": ["pause ida --until DATE"],
    "pause for 2 weeks -w ida": ["pause -w ida --until 'in 2 weeks'"],
    "pause freja until friday": ["pause 'Freja Holm' --until friday", "pause 'Freja Lund' --until friday"],
    "snooze a1 for 2 weeks": ["snooze a1 in 2 weeks"],
    "end ida 20 nov": ["end ida --on '20 nov'"],
    "end ida because moved on": ["end ida --reason 'moved on'"],
    "review ida brief": ["review ida --brief"],
    "export ida as html": ["export ida --format html"],
    "hours ida 2026": ["hours ida --since 2026"],
    "edit g1 by friday": ["edit g1 --by friday"],
    # an option of `add` after a noun
    "goal ida --by friday": ["goal add TITLE -w ida --by friday", "edit g1 --by friday"],
    "goal ida --due friday": ["goal add TITLE -w ida --by friday", "edit g1 --by friday"],
    "goal freja lund --by friday": ["goal add TITLE -w 'freja lund' --by friday"],
    "goal g1 --by friday": ["edit g1 --by friday"],
    "goal --by friday": ["goal add TITLE -w NAME --by friday"],
    "action ida --by friday": ["action add TEXT -w ida --by friday", "edit a1 --by friday"],
    "milestone ida --on friday": ["milestone add TITLE -w ida --on friday"],
    # words of other tools in odd places
    "log s1 list": ["show s1", "log -- s1 list"],
    "log s3 cancel": ["cancel s3", "log -- s3 cancel"],
    "start list": ["people"],
    "start new Bo": ["start Bo --i-am mentor", "start Bo --i-am mentee"],
    "start Bo as mentor": ["start Bo --i-am mentor", "start Bo --i-am mentee"],
    "plan add friday -w ida": ["plan friday -w ida"],
    "cancel list": ["sessions"],
    "people show ida": ["review ida"],
    "people pause ida": ["pause ida"],
    "sessions show s1": ["show s1"],
    "agreement show ida": ["agreement ida"],
    "config set color never": ["config color never"],
    "config lang da": ["config language da"],
    "snooze friday a1": ["snooze a1 friday"],
    "checkpoint 60 g1": ["checkpoint g1 60"],
    "outcome improved f1": ["outcome f1 improved"],
    "gennemgå ida": ["review ida"],
    "flyt s3 fredag": ["move s3 fredag"],
}
"""What is typed, and the lines that are shown: exactly these."""


@pytest.fixture
def four(mentor: Mentor) -> Mentor:
    """Somebody with four relationships, goals, a promise and planned sessions."""
    return mentor.given(*FOUR)


@pytest.mark.heavy
def test_every_mistake_gets_the_line_that_works(four: Mentor) -> None:
    """All of it, with what was typed; nothing is recorded."""
    before = four.db.read_bytes()
    wrong = {}
    for typed, lines in MEANT.items():
        answer = four(typed, ok=False)
        shown = answer.err.splitlines()[1:]
        if answer.code not in (1, 2) or shown != [f"  mentorlog {line}" for line in lines]:
            wrong[typed] = answer.err or answer.out
    assert wrong == {}
    assert four.db.read_bytes() == before


def test_an_unknown_name_is_not_replaced_by_another(four: Mentor) -> None:
    """The people are listed, in no line that could be pasted."""
    said = four.fails("end zoe", code=1)
    assert "r1  Ida Holm" in said
    assert "mentorlog end" not in said


def test_at_most_five_people_are_offered(four: Mentor) -> None:
    """Then where the others are."""
    for name in ("Ann Berg", "Ann Dahl"):
        four(["start", name, "--i-am", "mentor"])
    lines = four.fails("note tired", code=2).splitlines()[1:]
    assert len(lines) == 6
    assert lines[-1] == "  or another name: see `mentorlog people --all`"


def test_the_only_planned_session_of_a_person_is_meant(four: Mentor) -> None:
    """By a name, in the place of its ref; a day after the name says which of several."""
    assert four("move søren til fredag 9:00", ok=False).code == 2
    assert four("move søren fredag kl. 9:00 --json").json["ref"] == "s2"
    assert four("cancel soren østergård --json").json["ref"] == "s2"
    assert four("cancel freja lund 4 dec --json").json["ref"] == "s3"
    assert four("miss freja holm --json").json["ref"] == "s5"


def test_the_answer_of_start_names_the_person_among_several(four: Mentor) -> None:
    """So that the next lines work."""
    line = "mentorlog plan DATE -w 'Bo Lind', or mentorlog goal add TITLE -w 'Bo Lind'"
    assert line in four("start Bo Lind --i-am mentor").out


def test_a_session_that_is_put_on_another_clashes(four: Mentor) -> None:
    """With `edit` and `reopen` as with `move` and `plan`."""
    said = four("edit s2 --on 2026-12-04 --at 14:30").err
    assert "s3 with Freja Lund is also planned for Fri 4 Dec 14:00." in said
    four("cancel s3")
    assert "s2 with Søren Østergård is also planned for" in four("reopen s3").err


def test_hours_are_limited_to_the_newest(four: Mentor) -> None:
    """As every list; the totals are of all, and a file has every session."""
    four("log more -w ida --on 2026-11-02")
    answer = four("hours -n 1 --json")
    assert [session["on"] for session in answer.json["sessions"]] == ["2026-11-02"]
    assert answer.json["totals"][0]["sessions"] == 2
    assert "a larger -n" in answer.err
    assert four.fails("hours -n 1 -o x.csv", code=2).splitlines()[1:] == ["  mentorlog hours -o x.csv"]
