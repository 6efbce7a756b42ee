"""`import LOG`: what a log has is shown first, then recorded as one command."""

from __future__ import annotations

import shlex
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Mentor
from tests.cli.terminal import at_terminal, sit_down, wait_for_line_editor

NOTES = """\
# Meetings with Ana

She leads the platform team.

## 2026-01-09, 6:15pm - 7:45pm

### Topics
What delegation means to her.

- [ ] Send the checklist @me - Due: 2026-01-20
- [x] Book a room (assigned to Ana)
- [ ] Read the handbook

## 2026-03-06

Talked about her talk.

--- private ---

She seemed tired.

## 2026-11-20

The talk went well.

Next meeting: 2026-12-04
"""


def write(mentor: Mentor, content: str = NOTES, name: str = "notes.md") -> str:
    """Write a log, and return its path."""
    path = mentor.home / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return str(path)


def run_line(mentor: Mentor, line: str) -> None:
    """Run a line that was suggested."""
    mentor(shlex.split(line)[1:])


def entries(path: Path) -> dict[str, list[Any]]:
    """The rows of the tables that an import writes."""
    with sqlite3.connect(path) as connection:
        return {
            table: connection.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()  # noqa: S608
            for table in ("relationship", "session", "action", "note")
        }


# what is shown and recorded


def test_a_dry_run_shows_everything_and_records_nothing(ana: Mentor) -> None:
    """The sessions, the promises, the next session, the note, the new start and the promise without an owner."""
    path, before = write(ana), ana.db.read_bytes()
    shown = ana(["import", path, "--dry-run"]).fields
    for line in (
        "3 sessions: 3 will be shareable (1 of them without its private part)",
        "Fri 9 Jan 2026 18:15\t90 min\tWhat delegation means to her.",
        "Fri 6 Mar 2026\tTalked about her talk.\tprivate part",
        "Send the checklist\tyou\tby Tue 20 Jan 2026",
        "Book a room\tAna\tdone",
        "Next session: Fri 4 Dec 2026",
        "1 note: text without a date, private",
        "Start of the relationship: Fri 9 Jan 2026 instead of Mon 2 Mar 2026",
        "mentorlog action add -w 'Ana Souza' --mine --on 2026-01-09 -- 'Read the handbook'",
    ):
        assert line in shown
    assert ana.db.read_bytes() == before


def test_a_script_records_all_as_one_command(ana: Mentor) -> None:
    """With the refs in the answer; a second run changes nothing, and undo takes it back."""
    path, before = write(ana), entries(ana.db)
    answer = ana(["import", path]).fields
    first = "Recorded 3 sessions, 2 promises, 1 planned session and 1 note with Ana Souza (s1 to s3)"
    assert answer.startswith(f"{first}\nmentorlog undo takes it back\n")
    assert "Send the checklist\tyou\tby Tue 20 Jan 2026\ta1\n" in answer
    session = ana("show s1 --json").json
    assert (session["at"], session["minutes"], session["notes"]) == (
        "18:15",
        90,
        "### Topics\nWhat delegation means to her.\n\n- [ ] Read the handbook",
    )
    recorded = entries(ana.db)
    assert ana(["import", path]).fields == "Nothing new to record: 4 parts of the log are in the journal already.\n"
    assert entries(ana.db) == recorded
    assert [line.split("\t")[1] for line in ana("history").fields.splitlines()] == ["import", "start"]
    ana("undo")
    assert entries(ana.db) == before
    ana("redo")
    assert entries(ana.db) == recorded


def test_json_has_all_of_the_preview_and_of_the_answer(ana: Mentor) -> None:
    """Refs are null until they are recorded."""
    path = write(ana)
    preview = ana(["import", path, "--dry-run", "--json"]).json
    recorded = ana(["import", path, "--json"]).json
    assert (preview["recorded"], recorded["recorded"]) == (False, True)
    assert [each["ref"] for each in preview["sessions"]] == [None] * 3
    assert [each["ref"] for each in recorded["sessions"]] == ["s1", "s2", "s3"]
    planned = recorded["planned"]
    assert [planned[key] for key in ("ref", "status", "on", "at", "private")] == [
        "s4",
        "planned",
        "2026-12-04",
        None,
        False,
    ]
    for entry in (*recorded["sessions"], planned, *recorded["sessions"][0]["actions"], *recorded["notes"]):
        shown = ana(["show", entry["ref"], "--json"]).json
        common = ("ref", "uuid", "kind", "relationship", "private", "on", "at", "minutes", "owner", "status", "text")
        assert {key: entry[key] for key in common if key in entry} == {
            key: shown[key] for key in common if key in entry
        }
    assert [each["line_number"] for each in recorded["sessions"]] == [5, 14, 22]
    assert recorded["started_on"] == {"before": "2026-03-02", "now": "2026-01-09"}
    (promise,) = recorded["promises_without_owner"]
    assert (promise["text"], promise["line"].split()[:3]) == ("Read the handbook", ["mentorlog", "action", "add"])
    again = ana(["import", path, "--json"]).json
    assert (again["recorded"], again["unchanged"], again["sessions"]) == (False, 4, [])


def test_a_grown_log_brings_what_is_new_and_lists_what_is_left(ana: Mentor) -> None:
    """A section that changed, one that was deleted, one of a day with another session, and the planned session."""
    ana(["import", write(ana)])
    ana("edit s2 --notes Mine")
    ana("delete s1")
    ana("log recorded by hand --on 2026-10-01")
    grown = NOTES.replace("went well.", "went very well.") + "\n## 2026-10-01\n\nAlso by hand.\n"
    path = write(ana, f"{grown}\n## 2026-10-02\n\nNew.\n")
    shown = ana(["import", path]).fields
    assert shown.startswith("Recorded 1 session with Ana Souza")
    assert "Fri 20 Nov 2026\ts3" in shown
    assert f"\nmentorlog import {path} --again" in shown
    assert f"\nmentorlog import {path} --extra" in shown
    assert ana("show s2 --json").json["notes"] == "Mine"
    assert "Recorded 2 sessions" in ana(["import", path, "--again", "--extra"]).fields
    held = [each["on"] for each in ana("sessions --json").json if each["status"] == "held"]
    assert sorted(held) == ["2026-01-09", "2026-03-06", *["2026-10-01"] * 2, "2026-10-02", "2026-11-20"]


def test_all_can_be_private(ana: Mentor) -> None:
    """Then no export has any of it."""
    answer = ana(["import", write(ana), "--private"]).out
    assert "3 sessions: 3 are private" in answer
    assert ana("export Ana --format json").json["relationships"][0]["sessions"] == []


def test_the_answer_marks_a_next_session_that_is_not_shared(ana: Mentor) -> None:
    """Nothing of a private relationship is exported, so none of its sessions is called shareable."""
    path = write(ana, "## 2026-11-20\nA\n\nPrivate\nB\nNext meeting: 2026-12-04\n")
    answer = ana(["import", path, "--dry-run"]).out
    assert "1 session: 1 will be shareable without its private part" in answer
    assert "Next session: Fri 4 Dec 2026 private" in answer
    ana(["private", "r1"])
    assert "1 session: not shareable, because the relationship is private" in ana(["import", path]).out


def test_what_a_log_hides_is_in_no_export(ana: Mentor) -> None:
    """By a heading above, a near miss, a tag, a title, a column, or the name of a file."""
    logs = {
        "a.md": "# A\n## 2026-01-05\nOpen text.\nPrivate (do not share)\nHUSH\n# Private\n## 2026-01-06\nHUSH\n",
        "b.org": "* 2026-02-05 :private:\nHUSH\n- [ ] HUSH @me\n",
        "c.md": "---\nprivate: true\n---\n\n## 2026-03-05\nHUSH\n## 2026-03-06\nHUSH\n",
        "d.csv": "Date,Private?,Notes,Mine\n2026-04-05,yes,HUSH,HUSH\n2026-04-06,no,More open text.,\n",
        "e.json": '[{"date": "2026-05-05", "title": "HUSH", "body": "HUSH", "tags": ["@private"]}]',
        "private/f.md": "## 2026-06-05\nHUSH\n",
    }
    for name, content in logs.items():
        ana(["import", write(ana, content, name)])
    for form in (["md"], ["json"], ["csv", "--table", "sessions"], ["html"]):
        page = ana(["export", "ana", "--format", *form]).out
        assert "HUSH" not in page
        assert "open text" in page.lower()


def test_several_files_and_a_folder_are_one_log(ana: Mentor) -> None:
    """What is no file of notes is listed; hidden files are passed over."""
    write(ana, "## 2026-05-01\nMay\n", "log/2026/05.md")
    write(ana, "Talked.\n", "log/2026-06-12.txt")
    write(ana, "binary", "log/photo.jpg")
    write(ana, "## 2026-07-01\nHidden\n", "log/.trash.md")
    answer = ana(["import", str(ana.home / "log"), "--json"]).json
    assert [each["on"] for each in answer["sessions"]] == ["2026-05-01", "2026-06-12"]
    assert [Path(each["file"]).name for each in answer["not_read"]] == ["photo.jpg"]


def test_the_screen_has_the_first_forty_of_many_sessions(ana: Mentor) -> None:
    """The JSON has all of them."""
    sections = "".join(
        f"## {2020 + year}-{month:02}-10\nTalked.\n- [ ] Send letter {year}.{month} @me\n\n"
        for year in range(5)
        for month in range(1, 13)
    )
    path = write(ana, sections)
    assert len(ana(["import", path, "--dry-run", "--json"]).json["sessions"]) == 60
    answer = ana(["import", path]).out
    assert answer.startswith("Recorded 60 sessions and 60 promises")
    assert answer.count("and 20 more: --json lists all") == 2


# whose log it is


def test_with_several_people_a_script_names_one(two: Mentor) -> None:
    """The hints have the whole line."""
    path = write(two)
    shown = two.fails(["import", path], code=2)
    assert f"mentorlog import {path} --with 'Ana Souza'" in shown
    assert "with Bo Lind" in two(["import", path, "-w", "bo"]).out


def test_the_log_of_someone_who_ended_or_paused_is_imported(two: Mentor) -> None:
    """As `log` records a session with them; a prospect and `me` have no sessions."""
    two("end ana --on 2026-11-01")
    two("pause bo")
    two("prospect add Cy Holm")
    path = write(two)
    assert "with Ana Souza" in two(["import", path, "-w", "ana"]).out
    assert "with Bo Lind" in two(["import", path, "-w", "bo"]).out
    assert "is a prospect" in two.fails(["import", path, "-w", "cy"], code=1)
    assert "another person" in two.fails(["import", path, "-w", "me"], code=1)


def test_without_a_relationship_nothing_is_imported(mentor: Mentor) -> None:
    """No journal is made."""
    assert "Nobody here yet" in mentor.fails(["import", write(mentor)], code=1)
    assert not mentor.db.exists()


# what can't be imported


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("Talked about many things.\n", "notes.md"),
        ("one\n\ntwo\n", "empty/notes.md"),
        ("# Notes\n\n- [ ] Do\n", "n.md"),
    ],
)
def test_a_log_without_a_date_says_what_a_dated_heading_is(ana: Mentor, content: str, name: str) -> None:
    """A file, a folder, and headings without dates."""
    path = Path(write(ana, content, name))
    shown = ana.fails(["import", str(path.parent if path.parent != ana.home else path)], code=1)
    assert "## 2026-03-07" in shown


def test_a_log_of_future_days_says_why_nothing_is_recorded(ana: Mentor) -> None:
    """With the places of its sections; a table and a file for each day too."""
    for content, name in (
        ("# Plan\n\n## 2126-03-07\n\nA\n", "log.md"),
        ("date,notes\n2126-03-07,A\n", "log.csv"),
        ("A\n", "2126-03-07.md"),
        ('[{"date": "2126-03-07", "title": "A"}]', "log.json"),
    ):
        path = write(ana, content, name)
        shown = " ".join(ana.fails(["import", path], code=1).split())
        assert f"{name} has no session to import. Its dated sections are not recorded: " in shown
        assert "2126-03-07 is after today" in shown


def test_ambiguous_days_need_an_order_in_a_script(ana: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both lines work; a terminal asks once; the setting answers it too."""
    path = write(ana, "## 05/04/2026\nTalked.\n\n## 06/04/2026\nAgain.\n")
    shown = ana.fails(["import", path], code=2)
    assert f"mentorlog import {path} --date-order dmy" in shown
    assert "--date-order must be dmy" in ana.fails(["import", path, "--date-order", "ydm"], code=2)
    found = ana(["import", path, "--date-order", "mdy", "--dry-run", "--json"]).json
    assert [each["on"] for each in found["sessions"]] == ["2026-05-04", "2026-06-04"]
    sit_down(monkeypatch)
    asked = ana(["import", path, "--dry-run", "--json"], stdin="month\n")
    assert [each["on"] for each in asked.json["sessions"]] == ["2026-05-04", "2026-06-04"]
    assert asked.err.count("[1]") == 1
    ana("config date_order dmy")
    found = ana(["import", path, "--dry-run", "--json"]).json
    assert [each["on"] for each in found["sessions"]] == ["2026-04-05", "2026-04-06"]


def test_a_column_that_is_added_to_the_notes_replaces_no_other(ana: Mentor) -> None:
    """Its text is below its name; what was imported without it is imported anew after undo."""
    path = write(ana, "Dato,Noter,Stemning\n2026-04-05,Talte om mål,god\n2026-04-06,Anden gang,\n", "da.csv")
    assert "to add it to the notes: --map Stemning=notes" in ana(["import", path]).out
    with_mood = ["import", path, "--map", "Stemning=notes"]
    assert "mentorlog undo" in ana(with_mood).out
    ana("undo")
    found = ana([*with_mood, "--json"]).json
    notes = [ana(f"show {each['ref']} --json").json["notes"] for each in found["sessions"]]
    assert notes == ["Talte om mål\n\n## Stemning\n\ngod", "Anden gang"]


@pytest.mark.heavy
def test_a_text_that_is_too_long_is_named_with_its_place(ana: Mentor) -> None:
    """Nothing is written, and no recovery file is made."""
    before = ana.db.read_bytes()
    path = write(ana, f"## 2026-03-06\nShort.\n\n## 2026-03-07\n{'Long. ' * 200_000}\n")
    shown = ana.fails(["import", path], code=2)
    assert f"{path}:4: " in shown
    assert ana.db.read_bytes() == before
    assert not (ana.home / ".local/share/mentorlog/unsaved").exists()


def test_columns_are_named_in_pairs(ana: Mentor) -> None:
    """A table is read by the names of its columns; without a column of days it is refused."""
    path = write(ana, "Mødt,minutes,notes\n2026-03-06,45,Talked\n", "notes.csv")
    assert "Its columns: Mødt, minutes, notes" in ana.fails(["import", path], code=2)
    for wrong in ("Mødt", "Mødt=day of it"):
        assert "--map must be COLUMN=FIELD" in ana.fails(["import", path, "--map", wrong], code=2)
    (session,) = ana(["import", path, "--map", "Mødt=date", "--json"]).json["sessions"]
    assert (session["on"], session["minutes"], session["notes"]) == ("2026-03-06", 45, "Talked")


FIXTURES = sorted((Path(__file__).parents[2] / "importing/logs/fixtures").iterdir())


@pytest.mark.heavy
def test_every_log_is_imported_once(ana: Mentor) -> None:
    """A second run changes nothing, and undo takes the first one back."""
    before = entries(ana.db)
    for path in FIXTURES:
        order = ["--date-order", "mdy"] if path.name == "ambiguous.md" else []
        assert ana(["import", str(path), *order]).out.startswith("Recorded "), path
        recorded = entries(ana.db)
        assert ana(["import", str(path), *order]).out.startswith("Nothing new to record: "), path
        assert entries(ana.db) == recorded
        ana("undo")
        for each in ana(["import", str(path), *order, "--dry-run", "--json"]).json["promises_without_owner"]:
            run_line(ana, each["line"])
            ana("undo")
        assert entries(ana.db) == before
    assert len(FIXTURES) >= 15


def test_the_line_for_a_promise_works_whatever_day_its_text_ends_in(ana: Mentor) -> None:
    """A day that does not exist is left out; the notes of the session have it."""
    texts = (
        "Send it by 30 feb",
        "Ask (by 31 april)",
        "Send it inden 31. april",
        "Read it due 2024-02-30",
        "Go by 5 may",
    )
    path = write(ana, "## 2026-03-07\nTalked.\n" + "".join(f"- [ ] {each}\n" for each in texts))
    lines = [each["line"] for each in ana(["import", path, "--json"]).json["promises_without_owner"]]
    for line in lines:
        run_line(ana, line)
    assert len(lines) == len(texts)
    assert [each["text"] for each in ana("actions --json").json][:2] == ["Go by 5 may", "Send it"]


def test_options_for_other_files_are_refused(ana: Mentor) -> None:
    """And --extra for a journal."""
    assert "--theirs is only for" in ana.fails(["import", write(ana), "--theirs"], code=2)
    assert "--extra is only for" in ana.fails(["import", str(ana.db), "--extra"], code=2)


# at a terminal


@pytest.mark.heavy
def test_a_terminal_shows_the_preview_and_asks(ana: Mentor) -> None:
    """No records nothing; Enter records; --yes does not ask. The answer does not list everything again."""
    path, before = write(ana), entries(ana.db)
    for answer, code in (("n", 1), ("", 0)):
        child = at_terminal(ana, "import", path, size=(60, 80))
        child.expect("What delegation means to her")
        child.expect("Record 3 sessions, 2 promises")
        wait_for_line_editor(child)
        child.send(f"{answer}\r")
        child.expect("Nothing was imported" if code else "mentorlog undo")
        child.wait()
        assert child.exitstatus == code
        assert (entries(ana.db) == before) == bool(code)
    ana("undo")
    child = at_terminal(ana, "import", path, "--yes")
    child.expect("Recorded 3 sessions")
    child.wait()
    assert child.exitstatus == 0
