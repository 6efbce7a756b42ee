"""Coaching beside mentoring, programmes, sessions agreed on, and the topics of a relationship."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.terminal import editor_that_types, sit_down


def test_a_coaching_relationship_speaks_of_coach_and_client(mentor: Mentor) -> None:
    """On every page, in English and Danish; the JSON has the type, the programme and the sessions agreed on."""
    said = mentor("start Ana Souza --i-am mentor --type coaching --programme 'Leaders 2026' --sessions 5").fields
    assert said.startswith("You coach Ana Souza.\tr1\nMeeting\tmonthly, since Mon 23 Nov, 5 sessions agreed\n")
    mentor("log talked --for 60m --next friday")
    has(mentor("people --json").json[0], type="coaching", programme="Leaders 2026", sessions_agreed=5, sessions_held=1)
    assert "Ana Souza, you coach" in mentor("people").fields
    assert "\tLeaders 2026\t" in mentor("people").fields
    assert "1 of 5 sessions" in mentor("progress").fields
    assert "2nd session, 1 of 5 held" in mentor("review").fields
    mentor("edit ana --sessions 1")
    assert "1 of 1 session" in mentor("progress").fields
    mentor("log more --extra --on 2026-11-22")
    assert "2 sessions held, 1 agreed" in mentor("progress").fields
    assert "2 sessions held, 1 agreed" in mentor("people").fields
    assert "3rd session, 2 held, 1 agreed" in mentor("review").fields
    mentor("undo 2")
    page = mentor("export ana").out
    assert page.startswith("# Coaching with Ana Souza\n\nFrom the journal of the coach, Mon 23 Nov 2026.\n")
    assert "- Client: Ana Souza\n- Programme: Leaders 2026\n" in page
    assert "mentor" not in page.casefold()
    assert "Fra coachens logbog" in mentor("export ana --lang da").out
    assert "(client)" in mentor("recap ana").out
    assert "SUMMARY:Coaching with Ana Souza" in mentor("export ana --format ics").out


def test_a_role_in_coaching_may_be_typed_as_coach_or_client(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """In English or Danish; without the type, the error shows the line with it."""
    has(mentor("start Ana --i-am coach --type coaching --json").json, role="mentor", type="coaching")
    has(mentor("start Bo --i-am klient --type coaching --json").json, role="mentee", type="coaching")
    assert "A coach needs --type coaching." in mentor.fails("start Cleo --i-am coach", code=2)
    sit_down(monkeypatch)
    answer = mentor("start Cleo --type coaching --json", stdin="client\n")
    assert "1  coach: you coach Cleo\n  2  client: Cleo coaches you\n" in answer.err
    has(answer.json, role="mentee")


def test_a_prospect_keeps_the_recorded_type(mentor: Mentor) -> None:
    """The list and the message say coach, and the start keeps the type unless another one is given."""
    mentor("prospect add Lone Dahl")
    mentor("edit lone --type coaching")
    assert "Lone Dahl, would coach you" in mentor("prospect").out
    message = mentor("draft lone").out
    assert "I am looking for a coach" in message
    assert "mentor" not in message
    assert "coach" in mentor("draft lone --lang da").out
    has(mentor("start lone --i-am client --json").json, type="coaching", role="mentee", status="active")
    mentor("undo")
    has(mentor("start lone --type mentoring --json").json, type="mentoring")


def test_the_type_can_be_changed_back(mentor: Mentor) -> None:
    """`edit` sets it, in English or Danish; the number of sessions and the programme can be cleared."""
    mentor("start Ana --i-am mentee --type coachingforløb --sessions 5 --programme P")
    assert mentor("edit ana --type mentoring --sessions 6").fields == (
        "Changed r1, Ana\nType\tmentoring\nSessions agreed\t6\n"
    )
    mentor("edit ana --clear sessions --clear programme")
    has(mentor("show ana --json").json, type="mentoring", sessions_agreed=None, programme=None)
    mentor("undo 2")
    has(mentor("show ana --json").json, type="coaching", sessions_agreed=5, programme="P")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ("--sessions 0", "--sessions must be a whole number from 1 to 1000, not '0'."),
        ("--sessions many", "--sessions must be a whole number from 1 to 1000, not 'many'."),
        ("--type therapy", "--type must be mentoring or coaching, not 'therapy'."),
    ],
)
def test_an_invalid_type_or_number_starts_and_changes_nothing(ana: Mentor, options: str, message: str) -> None:
    """`start` and `edit` refuse the same values."""
    before = ana("people --json").json
    for line in (f"start Bo --i-am mentor {options}", f"edit ana {options}"):
        assert ana.fails(line, code=2).splitlines()[0] == f"mentorlog: {message}"
    assert ana("people --json").json == before


def test_a_coaching_agreement_asks_what_coaching_needs(mentor: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The template has its own headings; those that stay empty are not saved."""
    mentor("start Ana --i-am mentor --type coaching")
    sit_down(monkeypatch)
    text = "What I expect of Ana:\nto choose the topic\n\nWhat it is not:\n\nWho else is involved:\nher manager\n"
    mentor("agreement ana --edit", **editor_that_types(mentor, text))
    agreement = mentor("agreement ana --json").json["agreement"]
    assert agreement == "What I expect of Ana:\nto choose the topic\n\nWho else is involved:\nher manager"


def test_hours_are_counted_by_type(two: Mentor) -> None:
    """Mentoring and coaching have their own totals, also as CSV."""
    two("edit ana --type coaching")
    two("log talked --for 60m --on yesterday -w ana")
    two("start Cleo --i-am mentor")
    two("log talked --for 30m -w cleo")
    totals = [(each["role"], each["type"], each["minutes"]) for each in two("hours --json").json["totals"]]
    assert totals == [("mentor", "mentoring", 30), ("mentor", "coaching", 60)]
    out = two("hours").fields
    assert "as mentor\t1 session\t30 min" in out
    assert "as coach\t1 session\t1 h" in out
    assert "2026-11-22,Ana Souza,mentor,coaching,60" in two("hours -o -").fields


def test_progress_shows_the_topics_and_those_never_discussed(ana: Mentor) -> None:
    """With the number of sessions of each, the most frequent first, ignoring case; a private one is marked."""
    assert "Never" not in ana("progress").fields
    ana("log one --on 2026-11-10 --topic Career --topic delegation")
    ana("log two --on 2026-11-11 --topic career --topic stress")
    ana("log three --on 2026-11-12 --topic salary --private")
    lines = ana("progress").fields.splitlines()
    assert "Topics\tCareer (2), delegation (1), salary (1, private), stress (1)" in lines
    assert "Never\tskills, networking, challenges" in lines
    shown = ana("progress ana --json").json
    assert shown["topics"][0] == {"topic": "Career", "sessions": 2, "private": False}
    assert shown["topics_never_discussed"] == ["skills", "networking", "challenges"]
