"""Who promised what until when, and when the next session is."""

from __future__ import annotations

import datetime as dt
from typing import Final

import pytest

from mentorlog.importing.logs.log_data import Names
from tests.importing.logs.reading import read

PROMISES: Final = (
    ("- [ ] @me: send the slides", "send the slides", "me", None),
    ("- [ ] @me send the slides by 12 January", "send the slides", "me", "2026-01-12"),
    ("- [ ] send the slides @me", "send the slides", "me", None),
    ("* [ ] send the slides (assigned to me)", "send the slides", "me", None),
    ("- [ ] send the slides → Ingrid", "send the slides", "them", None),
    ("- [ ] send the slides -> Ingrid Solberg (by Jan 12)", "send the slides", "them", "2026-01-12"),
    ("1. [ ] send the slides - Ingrid - Due: 2026-01-12", "send the slides", "them", "2026-01-12"),
    ("- [ ] send the slides (Ingrid, due 12 Jan)", "send the slides", "them", "2026-01-12"),
    ("- [ ] send the slides – @ingrid – due Friday", "send the slides", "them", "2026-01-09"),
    ("- [ ] **Ingrid:** send the slides, due 2026-01-12", "send the slides", "them", "2026-01-12"),
    ("- [ ] **Ingrid**: send the slides", "send the slides", "them", None),
    ("- [ ] [Mette] send the slides", "send the slides", "me", None),
    ("- [ ] Mette Holm: send the slides", "send the slides", "me", None),
    ("- [ ] @Ingrid Solberg send the slides", "send the slides", "them", None),
    ("- [ ] @mentee send the slides", "send the slides", "them", None),
    ("- [ ] send the slides (owner: mentor)", "send the slides", "me", None),
    ("- [ ] send the slides. Owner: Ingrid", "send the slides", "them", None),
    ("- [ ] send the slides | me | 2026-01-12", "send the slides", "me", "2026-01-12"),
    ("- [ ] @mig: sende slides senest den 12. januar", "sende slides", "me", "2026-01-12"),
    ("- [ ] sende slides (ansvarlig: Ingrid)", "sende slides", "them", None),
    ("- [ ] @me send the slides 📅 2026-01-12", "send the slides", "me", "2026-01-12"),
    ("TODO: @me send the slides", "send the slides", "me", None),
    ("- TODO send the slides → me", "send the slides", "me", None),
    ("☐ Ingrid: send the slides", "send the slides", "them", None),
    ("- [ ] Ingrid → send the slides by Jan 12", "send the slides", "them", "2026-01-12"),
    ("- [ ] send the slides => Ingrid, Friday", "send the slides", "them", "2026-01-09"),
    ("- [ ] send the slides [owner: Ingrid] [due: 2026-01-12]", "send the slides", "them", "2026-01-12"),
    ("- [ ] send the slides _(owner: Ingrid)_", "send the slides", "them", None),
    ("- [ ] `@me` send the slides", "send the slides", "me", None),
    ("- [ ] @me write to @ingrid", "write to @ingrid", "me", None),
    ("- [ ] send the slides @me in two weeks", "send the slides", "me", "2026-01-19"),
    ("- [ ] send the slides @me next friday", "send the slides", "me", "2026-01-16"),
    ("- [ ] send the slides @me ⏫", "send the slides ⏫", "me", None),
    ("- [ ] send the slides @me by 30 feb", "send the slides by 30 feb", "me", None),
    ("- [ ] → Ingrid send the slides", "send the slides", "them", None),
    ("- [ ] Owner: Ingrid Solberg send the slides", "send the slides", "them", None),
    ("- [ ] (assigned to me) send the slides", "send the slides", "me", None),
    ("- [ ] @me read page 3 - 5", "read page 3 - 5", "me", None),
)
WITHOUT_OWNER: Final = (
    *("- [ ] send the slides", "- [ ] send the slides → Karl", "- [ ] send it to @ingrid", "- [ ] @karl: send it"),
    *("- [ ] @ingrid and @me: meet Karl", "- [ ] Slides: send them", "- [ ] ask Ingrid", "TODO send it (by 12 Jan)"),
    *("- [ ] Ingrid to send it", "- [ ] I will send it"),
    *("- [ ] send the slides @me @ingrid", "- [ ] send it to @me @ingrid", "- [ ] Ingrid: send the slides @me"),
)
NO_PROMISE: Final = (
    *("- [ ] [Action] - [Owner] - Due: [Date]", "- [ ] ", "- [ ] ...", "- [link](there)", "- [ ] <task>", "a [ ] b"),
    *("- plain item", "todo: nothing", "```\n- [ ] @me code\n```"),
)


@pytest.mark.parametrize(("line", "text", "owner", "due"), PROMISES)
def test_a_promise_has_its_owner_and_its_day(line: str, text: str, owner: str, due: str | None) -> None:
    """In every form, and its line is no longer in the notes."""
    section = read(f"## 2026-01-05\n\nTalked.\n\n{line}\n").sections[0]
    promise = section.promises[0]
    assert (promise.text, promise.owner, promise.is_done) == (text, owner, False)
    assert promise.due_on == (dt.date.fromisoformat(due) if due else None)
    assert section.notes == "Talked."


@pytest.mark.parametrize("line", WITHOUT_OWNER)
def test_a_promise_without_an_owner_stays_in_the_notes(line: str) -> None:
    """It is listed, and its text is kept as it is."""
    section = read(f"## 2026-01-05\n\n{line}\n").sections[0]
    assert [promise.owner for promise in section.promises] == [None]
    assert section.notes == line


@pytest.mark.parametrize("line", NO_PROMISE)
def test_other_lines_are_text(line: str) -> None:
    """Places for a promise, other items, and code."""
    section = read(f"## 2026-01-05\n\n{line}\n").sections[0]
    assert not section.promises
    assert section.notes == line.rstrip()


def test_an_item_of_a_list_of_actions_is_a_promise_if_it_names_one_of_the_two() -> None:
    """Below a heading or a line for actions, in English and Danish; other items and other lists are text."""
    items = "- Ingrid: send it by 12 January\n- Karl: nothing\n- read it (me)\n- Slides: nothing"
    for title in ("### Action items", "**Actions:**", "Aftaler:", "## To do ✅", "Next steps\n----------"):
        section = read(f"# 2026-01-05\n\nTalked.\n\n{title}\n\n{items}\n").sections[0]
        assert [(promise.text, promise.owner) for promise in section.promises] == [
            ("send it", "them"),
            ("read it", "me"),
        ], title
        assert section.notes == f"Talked.\n\n{title}\n\n- Karl: nothing\n- Slides: nothing"
    for text in (
        "### Notes\n\n- Ingrid: is well",
        "Actions:\n\nAll fine.\n\n- Ingrid: is well",
        "Next steps - Ingrid: go",
    ):
        assert not read(f"# 2026-01-05\n\n{text}\n").sections[0].promises, text


def test_a_promise_that_is_checked_off_is_done() -> None:
    """With a cross or a check mark, or as DONE."""
    for line in ("- [x] @me a", "- [X] @me a", "☑ @me a", "DONE @me a", "DONE: @me a"):
        assert read(f"## 2026-01-05\n{line}\n").sections[0].promises[0].is_done, line


def test_lines_below_a_promise_belong_to_it() -> None:
    """Indented text does, and an indented promise without an owner has the same one."""
    section = read("## 2026-01-05\n- [ ] @me plan it\n  with care\n  - [x] ask Karl\n- [ ] rest\n").sections[0]
    assert [(promise.text, promise.owner) for promise in section.promises] == [
        ("plan it\n  with care", "me"),
        ("ask Karl", "me"),
        ("rest", None),
    ]
    assert section.notes == "- [ ] rest"


def test_what_an_org_task_says_beside_its_owner_and_day_stays_in_its_text() -> None:
    """Its priority, its tags, and when it was closed."""
    task = "** DONE [#A] @me send it :mail:\nCLOSED: [2026-01-07 Wed]"
    promise = read(f"* 2026-01-05\n{task}\n", name="log.org").sections[0].promises[0]
    assert promise.text == "send it\n[#A] :mail:\nCLOSED: [2026-01-07 Wed]"
    promise = read("* 2026-01-05\n** TODO @me a\nDEADLINE: <2026-01-09 Fri>\n", name="log.org").sections[0].promises[0]
    assert (promise.text, str(promise.due_on)) == ("a", "2026-01-09")


def test_a_day_that_is_not_understood_stays_in_the_text() -> None:
    """It is listed with the reason."""
    log = read("## 2026-01-05\n- [ ] send it - Ingrid - Due: 3/1/2026\n")
    promise = log.sections[0].promises[0]
    assert (promise.text, promise.owner, promise.due_on) == ("send it - Due: 3/1/2026", "them", None)
    assert "the day it is due is not read" in log.notices[0].reason


def test_a_name_that_both_have_owns_nothing() -> None:
    """The full name does."""
    log = read("## 2026-01-05\n- [ ] Kim: a\n- [ ] Kim Ross: b\n", names=Names("Kim Ross", "Kim Berg", "mentee"))
    assert [promise.owner for promise in log.sections[0].promises] == [None, "them"]


def test_the_next_session_is_read() -> None:
    """With its time, counted from the day of the session, in English and Danish."""
    for line, on, at in (
        ("Next meeting: 19 January at 10:00", "2026-01-19", dt.time(10)),
        ("**Next session:** Mon 19 Jan", "2026-01-19", None),
        ("### Next 1:1: 2026-01-19", "2026-01-19", None),
        ("## Next Meeting\n**Date:** 2026-01-19 14:00", "2026-01-19", dt.time(14)),
        ("Next meeting in two weeks", "2026-01-19", None),
        ("- Next check-in is on January 19th, 2pm, in the canteen", "2026-01-19", dt.time(14)),
        ("Næste møde: mandag den 19. januar kl. 10-11", "2026-01-19", dt.time(10)),
        ("Date of next meeting: 19/1/2026", "2026-01-19", None),
        ("Next: next friday", "2026-01-16", None),
        ("Next meeting: Mon 19 Jan (2026-01-19), room 4/5", "2026-01-19", None),
    ):
        section = read(f"## 2026-01-05\n\nTalked.\n\n{line}\n").sections[0]
        assert (str(section.next_on), section.next_at) == (on, at), line
        assert line.splitlines()[0] in section.notes


def test_no_next_session_is_read_from_other_lines() -> None:
    """Nothing is planned, nor is it a session of its own; a day that can't be is listed."""
    for line in ("Next meeting: 15 January or 16 January", "Next session: 12 Jan (or 19 Jan) at 10:00"):
        log = read(f"## 2026-01-05\n\n{line}\n")
        assert log.sections[0].next_on is None
        assert log.notices[0].reason == "the next session is not planned: it names several days"
    for line in (
        "Next meeting: TBD",
        "Next meeting: [Date]",
        "Next steps: 19 January",
        "Next week we rest",
        "## Next Meeting",
    ):
        log = read(f"## 2026-01-05\n\n{line}\n")
        assert len(log.sections) == 1
        assert (log.sections[0].next_on, log.notices) == (None, ()), line
    log = read("## 2026-01-05\n\nNext meeting: 2026-01-01\n\nMore.\n")
    assert log.sections[0].next_on is None
    assert "is not after that of this session" in log.notices[0].reason
