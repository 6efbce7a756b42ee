"""`undo`, `redo` and `history` of every command that changes the journal."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from mentorlog.cli.typer_app import index
from tests.cli.conftest import Mentor
from tests.cli.shapes import has
from tests.cli.state import entries
from tests.cli.terminal import at_terminal, ends

RECORDED = [
    ("start Carl --i-am mentor", "start", ["r4"]),
    ("agreement ana --set 'Stays here.'", "agreement", ["r1"]),
    ("agreement ana --set 'Stays here.' --again 2027-02-23", "agreement", ["r1"]),
    ("pause ana --until 2027-01-10", "pause", ["r1"]),
    ("snooze ana --until 2027-01-10", "snooze", ["r1"]),
    ("resume bo", "resume", ["r2"]),
    ("end ana --reason moved --thanks 'for all'", "end", ["r1"]),
    ("log talked --next friday -w ana", "log", ["s1", "s4"]),
    (
        "log talked --on 2026-10-05 -w ana --me 'Send it by friday' --them 'Read it' --goal g1 --goal g2 --point t1",
        "log",
        ["s4", "a2", "a3", "t1"],
    ),
    ("log s2 'and more' --them 'Ask' --topic more --point t1", "log", ["s2", "a2", "t1"]),
    ("log s3 'was held after all'", "log", ["s3"]),
    ("plan friday 14:00 -w ana", "plan", ["s4"]),
    ("move s1 friday --who them", "move", ["s1"]),
    ("cancel s1 --who me --why flu", "cancel", ["s1"]),
    ("miss s3 --who them", "miss", ["s3"]),
    ("goal add Delegate -w ana", "goal add", ["g3"]),
    ("action add Send it by friday -w ana --goal g1", "action add", ["a2"]),
    ("milestone add Spoke up -w ana --goal g1", "milestone add", ["m2"]),
    ("feedback give hm -w ana", "feedback give", ["f2"]),
    ("feedback receive hm -w ana", "feedback receive", ["f2"]),
    ("raise hm -w ana", "raise", ["t2"]),
    ("note hm -w ana", "note", ["n2"]),
    ("checkin ana --frequency 4 --less talk", "checkin", ["c2"]),
    ("checkin ana --frequency 4 --less talk --on 2026-11-20", "checkin", ["c1"]),
    ("rate delegating 3 -w ana", "rate", ["k2"]),
    ("rate speaking up 4 -w ana --on 2026-11-20", "rate", ["k1"]),
    ("checkpoint g1 60", "checkpoint", ["g1"]),
    ("checkpoint g1 50 less --on 2026-11-20", "checkpoint", ["g1"]),
    ("outcome f1 improved a lot", "outcome", ["f1"]),
    ("celebrate m1 cake", "celebrate", ["m1"]),
    ("done s1 g1 a1 t1", "done", ["s1", "g1", "a1", "t1"]),
    ("drop g1 a1 t1", "drop", ["g1", "a1", "t1"]),
    ("reopen s2 g2 m1", "reopen", ["s2", "g2", "m1"]),
    ("private g1 a1", "private", ["g1", "a1"]),
    ("shareable n1", "shareable", ["n1"]),
    ("delete s2", "delete", ["s2", "a1"]),
    ("delete g1", "delete", ["s2", "g1", "a1", "m1"]),
    ("delete r1", "delete", ["r1", "s1", "s2", "s3", "g1", "g2", "a1", "f1", "m1", "t1", "n1", "c1", "k1", "v1", "b1"]),
    ("edit g1 --title 'Speak twice' --clear measure", "edit", ["g1"]),
    ("edit s2 --goal g2 --clear topic", "edit", ["s2"]),
    ("edit s2 -w bo", "edit", ["s2", "a1"]),
    ("edit ana --name 'Ana Maria Souza' --cadence weekly", "edit", ["r1"]),
    ("cancel --rest ana", "cancel", ["s1"]),
    ("checkin ana --theirs --expectations partly", "checkin", ["c2"]),
    ("action add Introduce her -w ana --introduce 'Mads Vind'", "action add", ["a2"]),
    ("goal add Learn to say no -w me", "goal add", ["g3"]),
    ("advice give Ask early -w ana --try-by friday", "advice give", ["v2"]),
    ("advice receive Wait -w bo", "advice receive", ["v2"]),
    ("outcome v1 worked well", "outcome", ["v1"]),
    ("resource add A book -w ana --type book", "resource add", ["b2"]),
    ("done b1 --takeaway slowly --for 6h", "done", ["b1"]),
    ("prospect add Eva Lund --hope 'a sounding board'", "prospect add", ["r4"]),
    ("ask lone 'Would you?' --follow-up friday", "ask", ["r3"]),
    ("answer lone later", "answer", ["r3"]),
    ("start lone --carry", "start", ["r3"]),
    ("questions add What now? --topic skills", "questions add", ["q1"]),
    ("programme nord --evaluated today --note Fine", "programme", []),
]
"""A command, its verb in the history, and the refs that it changes, including linked entries. The evaluation of a
programme has no ref."""

READ_ONLY = {
    "sessions",
    "notes",
    *("review", "remind", "search", "export", "people", "show", "status", "agenda", "recap", "progress", "timeline"),
    "hours",
    "draft",
    "year",
}
ABOUT_THE_FILE = {
    *("undo", "redo", "history", "path", "config", "demo", "backup", "restore", "import", "doctor", "forget"),
    *("encrypt", "decrypt", "unlock", "lock"),
}


FILLED = (
    "start Ana Souza --i-am mentor --since 2026-03-02 --programme Nord",
    "plan 2026-11-23 09:30",
    "goal add Speak up --measure 'once a week'",
    "goal add Listen",
    "done g2",
    "log talked --on 2026-11-09 --topic tone --me 'Send it' --goal g1 --private-notes hush",
    "plan 2026-11-12",
    "checkpoint g1 40 --on 2026-11-20",
    "feedback give hm",
    "milestone add Spoke up --goal g1 --on friday",
    "raise the tone",
    "note seemed tired",
    "checkin --frequency 2 --more reviews --on 2026-11-20",
    "rate Speaking up 2 --on 2026-11-20",
    "start Bo Lind --i-am mentee --since 2026-05-04",
    "pause bo",
    "advice give 'Ask first' -w ana",
    "resource add 'A talk' -w ana",
    "prospect add 'Lone Dahl' --hope 'a mentor'",
)
"""One entry of every kind, with links: s1 planned for today, s2 held, s3 planned in the past, Bo paused."""


@pytest.fixture
def every(mentor: Mentor) -> Mentor:
    """The entries of FILLED."""
    return mentor.given(*FILLED)


def test_every_command_that_changes_the_journal_is_tested() -> None:
    """A new command must be added to RECORDED or to one of the other sets."""
    tried = {verb.split()[0] for _, verb, _ in RECORDED}
    assert tried == set(index.COMMANDS) - READ_ONLY - ABOUT_THE_FILE


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize(("line", "verb", "refs"), RECORDED)
def test_undo_reverts_a_command_and_redo_repeats_it(every: Mentor, line: str, verb: str, refs: list[str]) -> None:
    """The database is exactly as before and after, and the history has the verb, the refs and the status."""
    before = entries(every.db)
    every(line)
    after = entries(every.db)
    assert after != before
    has(every("history --json").json[0], verb=verb, status="done", touched=len(refs) or 1)
    refs_in_history = every("history --json").json[0]["refs"]
    assert set(refs_in_history) <= set(refs)
    assert len(set(refs_in_history)) == min(12, len(refs))
    answer = every("undo")
    assert verb in answer.out
    assert entries(every.db) == before
    has(every("history --json").json[0], verb=verb, status="undone")
    answer = every("redo")
    assert verb in answer.out
    assert entries(every.db) == after
    has(every("history --json").json[0], verb=verb, status="done")


def test_all_commands_can_be_undone_and_redone(every: Mentor) -> None:
    """Undo goes back to the empty journal and redo forward again, one command at a time."""
    states = [entries(every.db)]
    for line, _, _ in RECORDED:
        if every(line, ok=False).code == 0 and entries(every.db) != states[-1]:
            states.append(entries(every.db))
    assert len(states) > 15
    for state in reversed(states[:-1]):
        every("undo")
        assert entries(every.db) == state
    while every("undo", ok=False).code == 0:
        pass
    assert not any(entries(every.db).values())
    while entries(every.db) != states[0]:
        every("redo")
    for state in states[1:]:
        every("redo")
        assert entries(every.db) == state
    assert "Nothing to redo" in every.fails("redo", code=1)


def test_undo_shows_the_command_and_suggests_redo(every: Mentor) -> None:
    """The answer has the verb, the time and the refs."""
    every("log talked --me 'Send it' -w ana")
    answer = every("undo")
    for word in ("log", "today", "s1", "a2"):
        assert word in answer.out
    assert "mentorlog redo" in answer.output
    assert "s1" in every("redo").out


def test_the_json_of_undo_and_redo_is_a_row_of_history(every: Mentor) -> None:
    """It has the verb, the refs and the new status."""
    every("note hm -w ana")
    has(every("undo --json").json, verb="note", refs=["n2"], status="undone", touched=1)
    has(every("redo --json").json, verb="note", refs=["n2"], status="done", touched=1)


def test_a_new_command_discards_what_can_be_redone(every: Mentor) -> None:
    """A command that changes nothing does not."""
    every("note one -w ana")
    every("undo")
    every("edit g1 --title 'Speak up'")
    every("goal")
    every.fails("done g9", code=1)
    every("redo")
    every("undo")
    every("note two -w ana")
    assert "Nothing to redo" in every.fails("redo", code=1)
    assert [command["status"] for command in every("history --json --limit 2").json] == ["done", "discarded"]


def test_the_ref_of_an_undone_entry_is_not_reused(every: Mentor) -> None:
    """A ref never means two entries."""
    assert every("note one -w ana --json").json["ref"] == "n2"
    every("undo")
    assert every("note two -w ana --json").json["ref"] == "n3"


@pytest.mark.parametrize("command", ["undo", "redo"])
def test_with_nothing_to_undo_or_redo_the_command_fails(mentor: Mentor, command: str) -> None:
    """The journal may be empty or missing, and none is created."""
    assert f"Nothing to {command}" in mentor.fails(command, code=1)
    assert not mentor.db.exists()
    mentor("start Ana --i-am mentor")
    mentor("undo")
    assert "Nothing to undo" in mentor.fails("undo", code=1)


@pytest.mark.parametrize("line", ["undo 2 3", "redo s1", "history s1", "history --limit 0", "history --limit few"])
def test_extra_words_are_refused(every: Mentor, line: str) -> None:
    """They are usage errors (exit 2), because undo cannot revert one chosen command."""
    every.fails(line, code=2)


def test_history_lists_the_newest_commands_first(every: Mentor) -> None:
    """By default it has twenty rows, with time, verb, refs and status."""
    for number in range(20):
        every(f"note number {number} -w ana")
    rows = every("history --json").json
    assert len(rows) == 20
    assert rows[0]["refs"] == ["n21"]
    assert {"number", "at", "verb", "refs", "touched", "status"} <= rows[0].keys()
    assert len(every("history --json --limit 3").json) == 3
    assert len(every("history --json -n 99").json) > 30
    every("undo")
    newest, second, *_ = every("history").out.splitlines()
    for word in ("today", "note", "n21", "undone"):
        assert word in newest
    assert "undone" not in second


def test_history_says_how_many_commands_it_leaves_out(every: Mentor) -> None:
    """With the line that lists them all; and what "undone for good" means."""
    total = len(every("history --json -n 999").json)
    answer = every("history -n 3")
    assert len(answer.out.splitlines()) == 3
    assert f"+{total - 3} more: mentorlog history --limit {total}" in answer.err
    every("undo")
    assert every("redo").out.startswith("Repeated ")
    every("undo")
    every("note 'another one' -w ana")
    answer = every("history -n 999")
    assert "more" not in answer.err
    assert "undone for good: redo can't repeat it, because another command followed the undo" in answer.err


def test_a_terminal_shows_the_texts_that_were_taken_back(every: Mentor) -> None:
    """Of an entry that was added, of one that was changed, and of one that was deleted; `redo` shows what is back."""

    def shown(line: str) -> str:
        return " ".join(every(f"--color always {line}", TERM="dumb").out.split())

    def plain(line: str) -> str:
        return re.sub(r"\x1b\[[0-9;]*m", "", shown(line))

    every("note met in the hall -w ana")
    every("edit n1 --text 'rather tired'")
    every("delete n2")
    every("log talked --on 2026-10-05 -w ana --me 'Send it by friday' --takeaway 'Listen first'")
    assert "s4 Listen first" in shown("undo")
    assert "a2 Send it" in shown("redo")
    every("end ana --reason moved")
    assert "end of today 09:00: r1 · Ana Souza is active" in plain("undo")
    assert "end of today 09:00: r1 · Ana Souza is ended" in plain("redo")
    every("undo")
    every("undo")
    assert "met in the hall" in shown("undo")
    assert "rather tired" in shown("undo")
    assert "met in the hall" in shown("undo")
    rows = shown("history -n 5")
    for text in ("Listen first", "met in the hall", "rather tired"):
        assert text in rows
    every("raise 'Salary [talk] :smile:' -w bo")
    assert "raise t2 Bo · Salary [talk] :smile:" in plain("history -n 1")
    assert "Salary" not in every("history -n 1").out  # in a pipe


def test_a_terminal_shows_whose_entries_they_are_and_the_text_of_one_that_is_gone(every: Mentor) -> None:
    """No name if there are several people. A session has no text, and its person is named all the same."""

    def plain(line: str) -> str:
        shown = every(f"--color always {line}", TERM="dumb").out
        return " ".join(re.sub(r"\x1b\[[0-9;]*m", "", shown).split())

    every("action add Write to Mads -w ana")
    every("action add Read it -w bo")
    every("done a2 a3")
    assert plain("history -n 1").endswith("done a2 a3 Write to Mads")
    every("delete a3")
    assert plain("history -n 1").endswith("delete a3 Read it")
    every("plan 2026-12-01 -w ana")
    every("move s4 2026-12-02")
    assert "move of today 09:00: s4 · Ana Souza" in plain("undo")
    every(f"note {'halves ' * 12} -w ana")
    assert "halves…" in plain("history -n 1")


def test_what_an_undone_command_wrote_in_a_field_is_shown(every: Mentor) -> None:
    """With the label of the field, in place of the title, which did not change; of a checkpoint, its progress."""

    def taken_back(line: str) -> str:
        every(line)
        return re.sub(r"\x1b\[[0-9;]*m", "", every("--color always undo", TERM="dumb").out.splitlines()[1]).strip()

    assert taken_back("edit g1 --measure 'three talks'") == "Measure: three talks"
    assert taken_back("edit g1 --title 'Speak louder' --measure 'three talks'") == "Speak louder"
    assert taken_back("edit s1 --private-notes 'tired again'") == "Private: tired again"
    assert taken_back("edit s1 --takeaway 'Ask first'") == "Takeaways: Ask first"
    assert taken_back("agreement ana --set 'Walks are fine'") == "Agreement: Walks are fine"
    assert taken_back("checkpoint g1 90 'Asked twice'") == "90%: Asked twice"
    assert taken_back("checkpoint g1 95") == "95%"
    every("edit g1 --measure 'three talks'")
    assert taken_back("edit g1 --clear measure") == every("show g1 --json").json["title"]


def test_what_is_forgotten_is_not_shown_as_taken_back(every: Mentor) -> None:
    """Neither the texts nor the name of the person are in the record any more."""
    every("note flibbertigibbet -w ana")
    every("undo")
    assert "flibbertigibbet" in every("--color always history", TERM="dumb").out
    every("forget ana", stdin="Ana Souza\n")
    assert "flibbertigibbet" not in every("--color always history", TERM="dumb").output


@pytest.mark.heavy
def test_a_pipe_has_no_text_of_entries(every: Mentor) -> None:
    """It can be shown to other people."""
    for line, _, _ in RECORDED[:24]:
        every(line, ok=False)
    for output in (every("history -n 99").out, every("history -n 99 --json").out):
        for word in ("Ana", "Speak", "talked", "tired", "Stays", "flu", "hush"):
            assert word not in output


def test_an_empty_history_suggests_start(mentor: Mentor) -> None:
    """Listing creates no journal."""
    assert "mentorlog start" in mentor("history").output
    assert mentor("history --json").json == []
    assert not mentor.db.exists()


def test_changes_by_another_program_can_be_undone(every: Mentor) -> None:
    """They are recorded by the database itself."""
    before = entries(every.db)
    with closing(sqlite3.connect(every.db)) as connection, connection:
        connection.execute("UPDATE goal SET title = 'Changed elsewhere' WHERE id = 1")
    assert every("show g1 --json").json["title"] == "Changed elsewhere"
    every("undo")
    assert entries(every.db) == before


def test_several_commands_are_undone_at_once(ana: Mentor) -> None:
    """The newest comes first, and `redo` repeats them one at a time."""
    for number in range(4):
        ana(f"note 'Number {number}'")
    answer = ana("undo 3")
    assert [line.split("\t")[0].partition(": ")[2] for line in answer.fields.splitlines()] == ["n4", "n3", "n2", ""]
    assert "mentorlog redo brings back the last one" in answer.fields
    assert [row["ref"] for row in ana("notes --json").json] == ["n1"]
    assert [row["refs"] for row in ana("undo 2 --json").json] == [["n1"], ["r1"]]
    for _ in range(5):
        ana("redo")
    assert len(ana("notes --json").json) == 4


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ("undo 0", 2, "from 1 to 1000, not '0'"),
        ("undo -- -1", 2, "from 1 to 1000, not '-1'"),
        ("undo n1", 2, "from 1 to 1000, not 'n1'"),
        ("undo 1.5", 2, "from 1 to 1000, not '1.5'"),
        ("undo ²", 2, "from 1 to 1000, not '²'"),
        ("undo 3", 1, "Only 2 commands can be undone.\n  mentorlog undo 2\n"),
    ],
)
def test_an_invalid_number_undoes_nothing(ana: Mentor, line: str, code: int, message: str) -> None:
    """A number larger than the history is refused too."""
    ana("note hi")
    before = ana.db.read_bytes()
    assert message in ana.fails(line, code=code)
    assert ana.db.read_bytes() == before


@pytest.mark.heavy
def test_undo_of_several_commands_shows_them_first(every: Mentor) -> None:
    """The refs and titles are listed, and nothing is undone unless the user agrees; a single undo asks nothing."""
    every("delete n1")
    every("log went well --on 2026-11-10 -w ana --me 'Send [it] \x1b[31m by friday'")
    before = entries(every.db)
    child = at_terminal(every, "undo", "3")
    child.expect_exact("log of today 09:00: s4 a2")
    child.expect_exact("s4  a session of")
    child.expect_exact("a2  Send [it] ")
    child.expect_exact("delete of today 09:00: n1")
    child.expect_exact("prospect add of today 09:00: r3")
    child.expect_exact("r3  Lone Dahl")
    child.expect_exact("Undo these 3 commands? [Y/n] ")
    child.sendline("n")
    code, rest = ends(child)
    assert (code, "Nothing was undone." in rest) == (1, True)
    assert entries(every.db) == before
    child = at_terminal(every, "undo", "2")
    child.expect_exact("Undo these 2 commands? [Y/n] ")
    child.sendline("")
    assert ends(child)[0] == 0
    assert every("show n1 --json").json["text"] == "seemed tired"
    child = at_terminal(every, "undo")
    code, rest = ends(child)
    assert (code, "Took back" in rest, "?" in rest) == (0, True, False)
    child = at_terminal(every, "undo", "2", "--yes")
    code, rest = ends(child)
    assert (code, "Took back" in rest, "?" in rest) == (0, True, False)


def test_undo_of_several_commands_undoes_only_those_that_were_shown(every: Mentor) -> None:
    """If another command changes the journal while the question is open, nothing is undone."""
    child = at_terminal(every, "undo", "2")
    child.expect_exact("Undo these 2 commands? [Y/n] ")
    every("note in the meantime -w ana")
    before = entries(every.db)
    child.sendline("y")
    code, rest = ends(child)
    assert (code, "changed by another command in the meantime" in " ".join(rest.split())) == (1, True)
    assert entries(every.db) == before
