"""Commands that other tools would accept are refused with the command that was meant."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor


@pytest.fixture
def three(mentor: Mentor) -> Mentor:
    """A mentor with three active relationships, a promise and planned sessions."""
    for name in ("Ida Holm", "Freja Lund", "Marianne Dahl"):
        mentor(["start", name, "--i-am", "mentor", "--since", "2026-10-01"])
    mentor("action add Send it -w ida")
    mentor("plan friday 14:00 -w freja")
    return mentor


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("pause freja until friday", ["pause freja --until friday"]),
        ("pause freja lund until 1 dec", ["pause freja lund --until '1 dec'"]),
        ("people list", ["people"]),
        ("people add Bo", ["start Bo --i-am mentor", "start Bo --i-am mentee"]),
        ("people new Bo Lind", ["start Bo Lind --i-am mentor", "start Bo Lind --i-am mentee"]),
        ("status ida", ["review ida"]),
        ("people freja lund", ["review freja lund"]),
        ("agenda add x -w ida", ["raise x -w ida"]),
        ("done a1 by friday", ["edit a1 --by friday"]),
        ("done a1 on 23 nov", ["done a1 --on '23 nov'"]),
    ],
)
def test_the_error_shows_the_command_that_was_meant(three: Mentor, typed: str, lines: list[str]) -> None:
    """The error has exactly these commands, and each of them works."""
    assert three.fails(typed, code=2).splitlines()[1:] == [f"  mentorlog {line}" for line in lines]


@pytest.mark.heavy
def test_the_error_shows_what_was_meant_without_changing_stored_text(three: Mentor) -> None:
    """The near option comes first, a date is a field, words of two sentences are not mixed, and a name is a person."""
    three("goal add Speak -w ida")
    for typed, lines in (
        *(("edit a1 due friday", ["edit a1 --by friday"]), ("edit a1 til fredag", ["edit a1 --by fredag"])),
        *(("edit a1 before friday", ["edit a1 --by 2026-11-26"]), ("edit a1 send the list", ["edit a1 --text TEXT"])),
        *(("edit s1 yesterday", ["edit s1 --on yesterday"]), ("edit g1 Speak well", ["edit g1 --title TITLE"])),
        ("note late --w ida", ["note late -w ida"]),
        ("note late --wi ida", ["note late --with ida"]),
        ("feedback give -w ida well --dårlig", ["feedback give --help"]),
        ('resource add "Union course" --takeaway "x y"', ["resource add --help"]),
        ("resource add Course --skil speaking", ["resource add Course --skill speaking"]),
        ("log -great talk -w ida", ["log -w ida -- -great talk"]),
        ("log great --loud -w ida", ["log --help"]),
        ("note -tired of it -w ida", ["note -w ida -- -tired of it"]),
        ("checkpoint g1 60 -good", ["checkpoint -- g1 60 -good"]),
        (
            "feedback give -w ida --behaviour cut in twice --impact we lost time",
            ["feedback give -w ida --behaviour 'cut in twice' --impact 'we lost time'"],
        ),
        ("start Jens Ole --i-am his mentor", ["start Jens Ole --i-am mentor"]),
        ("start Jens Ole --i-am my mentor", [f"start Jens Ole --i-am {role}" for role in ("mentor", "mentee")]),
        *(("freja", ["review freja"]), ("Ida Holm --json", ["review Ida Holm --json"])),
        ("ida seemed tired", ["note seemed tired -w ida", "review ida"]),
        ("log with ida about it", ["log about it -w ida", "log -w 'Ida Holm' -- with ida about it"]),
        (
            "note med freja lund om det",
            ["note om det -w 'freja lund'", "note -w 'Freja Lund' -- med freja lund om det"],
        ),
    ):
        assert three.fails(typed, code=2).splitlines()[1:] == [f"  mentorlog {line}" for line in lines], typed


@pytest.mark.heavy
def test_words_after_prospects_advice_and_check_ins_are_understood(three: Mentor) -> None:
    """Each line has what was typed, in the place where it belongs."""
    three("prospect add Lone Dahl")
    three("prospect add Bent Ny")
    three("answer bent no")
    three("advice give Sleep on it -w ida")
    for typed, lines in (
        ("answer yes", ["answer 'Lone Dahl' yes"]),
        ("answer ja gladly", ["answer 'Lone Dahl' yes gladly"]),
        ("answer yes bent", ["answer 'Bent Ny' yes"]),
        ("prospect delete bent", ["delete r5"]),
        ("prospect rm r5", ["delete r5"]),
        (
            "checkin ida --expectations partly a note",
            ["checkin ida --expectations partly --expectations-note 'a note'"],
        ),
        (
            "checkin --expectations partly a note -w ida",
            ["checkin --expectations partly --expectations-note 'a note' -w ida"],
        ),
        ("checkin --expectations partly ida ok", ["checkin ida --expectations partly --expectations-note ok"]),
        (
            "checkin ida --expectations partly --theirs it was fine",
            ["checkin ida --expectations partly --expectations-note 'it was fine' --theirs"],
        ),
        ("checkin ida --expectations met --on last friday", ["checkin ida --expectations met --on 'last friday'"]),
        ("edit lone --as mentee", ["edit lone --i-am mentor", "edit lone --i-am mentee"]),
        ("start Kim --as=mentor", ["start Kim --i-am mentor", "start Kim --i-am mentee"]),
        ("drop v1", ["outcome v1 worked", "outcome v1 partly", "outcome v1 not", "delete v1"]),
        ("done v1", ["outcome v1 worked", "outcome v1 partly", "outcome v1 not"]),
        ("reopen v1", ["edit v1 --clear outcome"]),
        ("drop s1", ["cancel s1"]),
        ("advice received", ["advice receive TEXT", "advice"]),
        ("advice received Ask early -w ida", ["advice receive Ask early -w ida"]),
        ("feedback given You cut in -w ida", ["feedback give You cut in -w ida"]),
        ("log great -talk -w ida", ["log -w ida -- great -talk"]),
        ("goal add Lead -by friday -w ida", ["goal add Lead --by friday -w ida", "goal add -w ida -- Lead -by friday"]),
    ):
        assert three.fails(typed, code=2).splitlines()[1:] == [f"  mentorlog {line}" for line in lines], typed
    for line in ("ask me", "draft me", "answer me yes", "prospect me"):
        assert three.fails(line, code=1) == "mentorlog: Your own development is not a prospect.\n  mentorlog prospect\n"


def test_two_dates_in_one_promise_are_named(three: Mentor) -> None:
    """The last is the due date; the warning has the lines that record each promise alone."""
    for text in (
        "call Ann by friday; email Bo",
        "call Ann by friday and email Bo",
        "ring til Ann senest fredag, skriv",
    ):
        for line in (["action", "add", f"{text} by monday", "--theirs"], ["log", "x", "--them", f"{text} by monday"]):
            error = " ".join(three([*line, "-w", "ida"]).err.split())
            assert " has two dates; " in error
            first = text.replace(";", " and").replace(",", " and").split(" and")[0]
            assert f"`mentorlog action add '{first}' -w r1 --theirs`" in error
    for text in ("read it, and send it by friday", "find out when the rent is due friday and pay by monday"):
        assert "two dates" not in three(["action", "add", text, "-w", "ida"]).err
