"""`show REF --history`: the earlier versions of an entry."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.cli.conftest import Mentor
from tests.cli.terminal import read


def test_versions_are_shown_newest_first_with_old_and_new_values(mentor: Mentor) -> None:
    """In the words that `show` uses, with the time and the command of each."""
    mentor.given("start Ana Souza --i-am mentor --since 2026-03-02", "goal add Speak up --by 2026-12-01")
    mentor("edit g1 --title 'Speak up twice' --by 2027-01-15 --measure 'Once a week'", MENTORLOG_NOW="2026-11-24T08:30")
    mentor("checkpoint g1 40 better", MENTORLOG_NOW="2026-11-25T08:30")
    answer = mentor("show g1 --history", MENTORLOG_NOW="2026-11-25T09:00")
    assert answer.fields.splitlines() == [
        "Today 08:30: changed by checkpoint",
        "Progress\tnone → 40% on Wed 25 Nov: better",
        "Yesterday 08:30: changed by edit",
        "Title\tSpeak up → Speak up twice",
        "Measure\tnone → Once a week",
        "By\tTue 1 Dec → Fri 15 Jan 2027",
        "Mon 23 Nov 09:00: added by goal add",
        "With\tAna Souza",
        "Title\tSpeak up",
        "Date\tMon 23 Nov",
        "By\tTue 1 Dec",
        "Status\topen",
    ]


def test_a_relationship_is_found_by_its_name(mentor: Mentor) -> None:
    """The name may be its new one."""
    mentor.given("start Ana Souza --i-am mentor --since 2026-03-02", "edit ana --name 'Anna Souza' --cadence weekly")
    answer = mentor("show anna --history")
    assert "Name\tAna Souza → Anna Souza" in answer.fields
    assert "Cadence\tmonthly → weekly" in answer.fields


def test_a_deleted_entry_is_shown_with_the_line_that_brings_it_back(mentor: Mentor) -> None:
    """The line says what else it undoes, and works."""
    mentor.given("start Ana --i-am mentor --since 2026-03-02", "note seemed tired", "delete n1")
    answer = mentor("show n1 --history")
    assert answer.fields.startswith("n1, a note, was deleted today 09:00.\n")
    assert "Text\tseemed tired" in answer.fields
    assert "mentorlog undo brings it back" in answer.err
    mentor("note another")
    answer = mentor("show n1 --history")
    assert "mentorlog undo 2 brings it back, and undoes 1 later command" in answer.err
    assert mentor("show n1 --history --json").json[0]["event"] == "deleted"
    mentor("undo 2")
    assert mentor("show n1 --json").json["text"] == "seemed tired"
    assert "no n9" in mentor("show n9 --history", ok=False).err


def test_show_of_a_deleted_entry_suggests_its_history(mentor: Mentor) -> None:
    """An entry that has never been there has none."""
    mentor.given("start Bo --i-am mentor", "note hello", "--yes delete n1")
    error = mentor.fails("show n1", code=1)
    assert "There is no n1. It was deleted; its earlier versions:\n  mentorlog show n1 --history" in error
    assert "hello" in mentor("show n1 --history").out
    assert mentor.fails("show n7", code=1) == "mentorlog: There is no n7.\n"


def test_the_json_has_the_values_as_in_other_json(mentor: Mentor) -> None:
    """Dates, refs and lists are those of `show --json`; `at` is in UTC."""
    mentor.given("start Ana --i-am mentor --since 2026-03-02", "goal add Speak up", "log talked --topic tone --for 45m")
    mentor("action add Send it --goal g1 --by 2026-12-01")
    mentor("edit s1 --topic tone --topic trust --at 10:15")
    mentor("checkpoint g1 40")
    edited, added = mentor("show s1 --history --json").json
    assert {key: edited[key] for key in ("verb", "event", "fields")} == {
        "verb": "edit",
        "event": "changed",
        "fields": {
            "at": {"old": None, "new": "10:15"},
            "topics": {"old": ["tone"], "new": ["tone", "trust"]},
        },
    }
    assert (added["event"], added["fields"]["minutes"]) == ("added", {"old": None, "new": 45})
    action = mentor("show a1 --history --json").json[0]["fields"]
    assert (action["goal"], action["due_on"]) == ({"old": None, "new": "g1"}, {"old": None, "new": "2026-12-01"})
    assert mentor("show g1 --history --json").json[0]["fields"] == {
        "checkpoints": {"old": None, "new": {"on": "2026-11-23", "progress": 40, "note": None}}
    }


def test_user_text_is_inert_and_bounded(mentor: Mentor) -> None:
    """Control characters and markup have no effect; of two long texts the part that differs is shown."""
    mentor.given("start Ana --i-am mentor --since 2026-03-02")
    start = "word " * 300
    mentor(["note", f"[red]one[/red] \x1b[31m\u202e{start}before the end"])
    mentor(["edit", "n1", "--text", f"[red]one[/red] \x1b[31m\u202e{start}after the end" + " and more" * 100])
    code, page = read(mentor, "show", "n1", "--history", "--color", "never")
    lines = " ".join(page.split())
    assert code == 0
    assert "\x1b[31m" not in page
    assert "\u202e" not in page
    assert "before the end → …" in lines
    assert "after the end and more" in lines
    assert "characters)" in lines
    assert "[red]one[/red]" in lines
    assert len(page) < 2500


def test_an_entry_without_a_record_says_so(mentor: Mentor) -> None:
    """Its changes may be older than what is kept."""
    mentor.given("start Ana --i-am mentor --since 2026-03-02", "note one", "note two")
    with closing(sqlite3.connect(mentor.db)) as at, at:
        at.execute("PRAGMA foreign_keys = ON")
        at.execute("DELETE FROM command WHERE id < 3")
    answer = mentor("show n1 --history")
    assert "No change of n1 is recorded: changes are kept since today 09:00." in answer.output
    assert mentor("show n1 --history --json").json == []
    mentor("edit n1 --text 'one more'")
    answer = mentor("show n1 --history")
    assert "Text\tone → one more\n" in answer.fields
    assert answer.fields.endswith("Earlier changes are not recorded.\n")
