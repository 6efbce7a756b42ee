"""The pages of importing a log, with everything that can be new or left out."""

from __future__ import annotations

import datetime as dt
from typing import Any

from mentorlog.importing.logs.log_data import LogNotice, LogPromise, LogSection, LogText, NotRead, Place
from mentorlog.insight.log_import.plan import LeftPart, LogImport, NewNote, NewSession, NextSession, RecordedLog
from mentorlog.model import Ref
from mentorlog.model.log_identity import promise_uuid
from mentorlog.present.journal.log_import import nothing_new_page, preview_page, recorded_page, what_is_new
from tests.builders import day, relationship
from tests.golden_files import Golden, golden_files
from tests.present.screen import drawn, drawn_lines
from tests.present.test_golden import VOICES

LINES = {option: f"mentorlog import notes.md {option}" for option in ("--again", "--extra")}
PERSON = relationship(started_on="03-02")


def at(line: int) -> Place:
    """A line of the log."""
    return Place("notes.md", line)


def section(on: str, notes: str, line: int, **fields: Any) -> LogSection:
    """A section of the log."""
    given = {"at": None, "minutes": None, "private_notes": "", "promises": (), "next_on": None, "next_at": None}
    return LogSection(**given | {"on": day(on), "notes": notes, "source": notes, "place": at(line)} | fields)


def promise(text: str, line: int, **fields: Any) -> LogPromise:
    """A promise of mine."""
    return LogPromise(**{"text": text, "owner": "me", "due_on": None, "is_done": False, "place": at(line)} | fields)


FIRST = section(
    "01-09",
    "### Topics\n\n- [ ] What delegation means to her, and what it would take to hand over the review of the platform",
    5,
    at=dt.time(18, 15),
    minutes=90,
    promises=(
        promise("Send the checklist", 9, due_on=day("01-20")),
        promise("Book a room", 10, owner="them", is_done=True),
        promise("Read the handbook", 11, owner=None, due_on=day("02-01")),
    ),
)
SECOND = section(
    "03-06", "Talked about her talk.", 14, private_notes="Tired", promises=(promise("Ask", 18, private=True),)
)
THIRD = section("11-20", "Only for me.", 22, private=True)
NEW = tuple(NewSession(f"u{place}", each, each.private) for place, each in enumerate((FIRST, SECOND, THIRD)))
PLAN = LogImport(
    relationship=PERSON,
    sessions=(*NEW[:2], NEW[2]._replace(planned=Ref("session", 4))),
    next_session=NextSession("next", day("12-04"), dt.time(15), False, at(22)),
    notes=(NewNote("note", day("01-09"), LogText("# Ana\n\nShe leads the team.", False, at(1))),),
    unchanged=12,
    changed=(LeftPart(at(30), day("10-02"), (Ref("session", 8),)), LeftPart(at(1), None, (Ref("note", 2),))),
    deleted=(LeftPart(at(40), day("09-01")),),
    taken_days=(LeftPart(at(44), day("10-01"), (Ref("session", 5), Ref("session", 6))),),
    started_on=day("01-09"),
    not_read=(NotRead(at(60), "## Template\n\n- [ ] \n", "a template"),),
    notices=(LogNotice(at(50), "private notes?", "looks like the private marker; all after it is private"),),
)
REFS = {
    **{new.uuid: Ref("session", number) for number, new in enumerate(NEW, start=1)},
    **{promise_uuid(new.uuid, n): Ref("action", n) for new in NEW for n in range(1, len(new.promises) + 1)},
    "next": Ref("session", 9),
    "note": Ref("note", 3),
}
NOTHING = PLAN._replace(sessions=(), next_session=None, notes=(), started_on=None)
PAGES = {
    "log-preview": preview_page(PLAN, sources=["notes.md"], lines=LINES),
    "log-recorded": recorded_page(RecordedLog(PLAN, REFS), is_brief=False, lines=LINES),
    "log-recorded-brief": recorded_page(RecordedLog(PLAN, REFS), is_brief=True, lines=LINES),
    "log-nothing-new": nothing_new_page(NOTHING, lines=LINES),
}


@golden_files("present", [f"{page}.{voice}.txt" for page in PAGES for voice in ("plain", "40", "80")])
def test_the_pages_equal_their_golden_files(golden: Golden) -> None:
    """Each file has its page for a pipe or for a terminal of that width."""
    page, voice, _ = golden.name.split(".")
    golden.check(VOICES[voice](PAGES[page]))


def test_only_lines_to_type_are_wider_than_the_terminal() -> None:
    """They can be copied as one line."""
    for width in (20, 40, 80):
        wide = [line for page in PAGES.values() for line in drawn_lines(page, width) if len(line) > width]
        assert all(line.strip().startswith("mentorlog ") for line in wide)


def test_a_long_list_is_shown_to_a_limit() -> None:
    """With the number of the others, and where they are."""
    many = PLAN._replace(sessions=NEW[1:2] * 1041)
    shown = drawn(preview_page(many, sources=["notes.md"], lines=LINES))
    assert shown.count("Talked about her talk.") == 40
    assert "and 1,001 more: --json lists all" in shown
    assert what_is_new(many).startswith("1041 sessions, 1041 promises, 1 planned session and 1 note")
