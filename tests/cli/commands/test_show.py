"""`show`: show one entry in full."""

from __future__ import annotations

import pytest

from tests.cli.commands.test_private import KINDS
from tests.cli.conftest import Mentor
from tests.cli.shapes import has, shaped


@pytest.fixture
def every(two: Mentor) -> Mentor:
    """One entry of every kind with Ana, with links between them, and a relationship with Bo."""
    return two.given(
        "goal add Speak up -w ana --measure 'once a week' --by '1 feb' --why 'to lead'",
        "raise the tone -w ana",
        "log long talk -w ana --for 45m --how video --topic tone --takeaway listen --me 'Send it by friday' "
        "--goal g1 --point t1 --private-notes hush",
        "feedback give -w ana --situation standup --behaviour 'cut in' --impact silence --follow-up '1 dec'",
        "milestone add Spoke up -w ana --goal g1",
        "note seemed tired -w ana",
        "checkin ana --frequency 4 --challenge 2 --more praise --less talk",
        "rate giving feedback 3 -w ana",
    )


@pytest.mark.parametrize(("ref", "kind"), KINDS.items())
def test_show_accepts_any_ref(every: Mentor, ref: str, kind: str) -> None:
    """Refs are accepted in any case, and the JSON has the documented shape."""
    assert ref in every(f"show {ref.upper()}").out
    has(shaped(every(f"show {ref.upper()} --json").json, kind), ref=ref, relationship="Ana Souza")


@pytest.mark.parametrize(
    ("ref", "words"),
    [
        ("s1", ["long talk", "45 min", "video", "tone", "listen", "Send it", "Speak up", "hush", "Mon 23 Nov"]),
        ("g1", ["Speak up", "once a week", "to lead", "Mon 1 Feb"]),
        ("a1", ["Send it", "Fri 27 Nov", "s1"]),
        ("f1", ["standup", "cut in", "silence", "Tue 1 Dec"]),
        ("m1", ["Spoke up", "Speak up"]),
        ("c1", ["Check-in with Ana Souza", "Mon 23 Nov", "4 of 5", "2 of 5", "praise", "talk"]),
        ("k1", ["Rating of Ana Souza", "Mon 23 Nov", "giving feedback", "3 of 5"]),
        ("t1", ["the tone", "s1"]),
        ("n1", ["seemed tired", "private"]),
        ("r1", ["Ana Souza", "every 2 weeks", "2 Mar"]),
    ],
)
def test_a_page_shows_every_field_that_has_a_value(every: Mentor, ref: str, words: list[str]) -> None:
    """Linked entries are shown by their titles."""
    output = every(f"show {ref}").out
    for word in words:
        assert word in output


def test_private_fields_of_a_relationship_come_last_below_a_marker(two: Mentor) -> None:
    """What was recorded of a prospect stays private after the start; answers for the end are until it has ended."""
    two.given(
        'prospect add Rie Holm --admire calm --hope "a råd" --offer spreadsheets --background led',
        "ask rie 'dear rie'",
        "start rie --focus planning",
        "edit r3 --learned patience",
    )
    above, marker, below = two("show rie").out.partition("private, in no export:")
    assert marker
    for word in ("calm", "a råd", "spreadsheets", "led", "dear rie", "patience"):
        assert word in below and word not in above
    assert "planning" in above
    two("end rie --yes")
    assert "patience" in two("show rie").out.partition("private, in no export:")[0]
    two("private r3")
    assert "in no export" not in two("show rie").out  # all of it is


@pytest.mark.parametrize("line", ["show bo", "show Bo Lind", "show -w bo", "show R2", 'show "bo lind"'])
def test_a_name_shows_the_relationship(every: Mentor, line: str) -> None:
    """Part of the name, the whole name and a ref in any case are accepted."""
    has(shaped(every(f"{line} --json").json, "relationship"), ref="r2", name="Bo Lind")


@pytest.mark.parametrize("line", ["show", 'show ""', "show ana -w bo"])
def test_exactly_one_entry_is_required(every: Mentor, line: str) -> None:
    """A missing ref, a blank ref and two names are usage errors (exit 2)."""
    every.fails(line, code=2)


@pytest.mark.parametrize("line", ["show s9", "show nobody", "show r9"])
def test_an_unknown_ref_or_name_is_an_error(every: Mentor, line: str) -> None:
    """The command fails with exit 1."""
    every.fails(line, code=1)


def test_show_creates_no_journal(mentor: Mentor) -> None:
    """Without a journal, the ref is unknown (exit 1)."""
    mentor.fails("show s1", code=1)
    assert not mentor.db.exists()


def test_a_relationship_shows_the_next_session_the_last_one_and_its_goals(ana: Mentor) -> None:
    """The page answers when the two meet and what they work on."""
    ana("log about delegation --on 2026-11-16")
    assert "Next\tnothing planned\tmentorlog plan DATE -w r1" in ana("show ana").fields
    ana("plan 2026-12-01 14:00 --for 45m")
    ana("goal add Delegate --by 2027-02-01")
    *_, coming, last, goal = ana("show ana").fields.splitlines()
    assert coming == "Next\tTue 1 Dec 14:00\t45 min\ts2"
    assert last == "Last time\tabout delegation\tMon 16 Nov\ts1"
    assert goal == "Goals\tDelegate\t0%\tby 1 Feb\tg1\thow will you both know?"
    assert ana("show ana --json").json.keys() >= {"ref", "name"}
