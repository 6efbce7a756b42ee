"""Text from a pipe is kept whatever fails, byte for byte, and the message has the line that records it."""

from __future__ import annotations

import os
import re
import shlex
import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorlog.cli.typer_app.index import COMMANDS, module_of
from mentorlog.cli.typer_app.piped_text import READERS, takes_text
from tests.cli.conftest import Answer, Mentor
from tests.cli.terminal import editor_that_runs, kept, recovery_files, sit_down
from tests.property_tests import settings

LINES = [
    "note - -w ana",
    "log - --for 45m -w ana",
    "log s1 -",
    "raise -w ana -",
    "ask lone - --via email",
    "questions add -",
    "goal add - -w ana",
    "action add --mine - -w ana",
    "feedback give - -w ana",
    "advice receive -w ana -",
    "resource add - -w ana",
    "milestone add - -w ana",
    "agreement ana --set -",
    "agreement ana --set=-",
    "edit g1 --why -",
    "checkpoint g1 60 -",
    "outcome f1 improved -",
    "celebrate m1 -",
    "answer lone later -",
    "rate - 4 -w ana",
    "prospect add -",
    "start - --i-am mentee",
]
"""A line for each command that reads its text from standard input."""
COMPLETED = ("goal add Lead", "feedback give Well done", "milestone add First talk")
"""Records the entries that some of these lines add a text to."""


def test_there_is_a_line_for_each_command_that_reads_standard_input() -> None:
    """The list of these commands is complete: no other module of a command reads it."""
    reading = re.compile(r"\b(read_text|read_required_text|read_stdin|read_remark|words_or_stdin)\b")
    modules = {name: Path(str(__import__(module_of(name), fromlist=["x"]).__file__)) for name in COMMANDS}
    assert {name for name, path in modules.items() if reading.search(path.read_text("utf-8"))} == READERS
    assert {shlex.split(line)[0] for line in LINES} == (READERS - {"search"}) | {"agreement", "edit"}


@pytest.fixture
def full(ana: Mentor) -> Mentor:
    """The mentor of Ana, with a session and a prospect."""
    return ana.given("log talked", "prospect add Lone Dahl")


def _locked(user: Mentor) -> Callable[[], object]:
    lock = sqlite3.connect(user.db, isolation_level=None)
    lock.execute("BEGIN EXCLUSIVE")
    return lock.close


def _replaced(content: Callable[[bytes], bytes]) -> Callable[[Mentor], Callable[[], object]]:
    def replace(user: Mentor) -> Callable[[], object]:
        before = user.db.read_bytes()
        user.db.write_bytes(content(before))
        return lambda: user.db.write_bytes(before)

    return replace


def _newer(user: Mentor) -> Callable[[], object]:
    before = user.db.read_bytes()
    with sqlite3.connect(user.db) as journal:
        journal.execute("PRAGMA user_version = 99")
    journal.close()
    return lambda: user.db.write_bytes(before)


def _folder(user: Mentor) -> Callable[[], object]:
    before = user.db.rename(user.home / "elsewhere.db")
    user.db.mkdir()
    return lambda: (user.db.rmdir(), before.rename(user.db))


def _broken_settings(user: Mentor) -> Callable[[], object]:
    user.settings.parent.mkdir(parents=True, exist_ok=True)
    user.settings.write_text("db = [")
    path = user.base.pop("MENTORLOG_DB")
    return lambda: (user.settings.unlink(), user.base.update(MENTORLOG_DB=path))


FAULTS = {
    "foreign": _replaced(lambda _: b"this is a text\n" * 99),
    "truncated": _replaced(lambda content: content[:5000]),
    "empty": _replaced(lambda _: b"SQLite format 3\0"),
    "newer": _newer,
    "folder": _folder,
    "settings": _broken_settings,
}
"""How the journal can fail to open; each returns what corrects it."""


def type_line(user: Mentor, answer: Answer) -> Answer:
    """Type the line with which an error says that what was kept is recorded."""
    (line,) = re.findall(r"^  To record it: mentorlog (.*)$", answer.err, flags=re.MULTILINE)
    *words, arrow, path = shlex.split(line)
    assert arrow == "<"
    return user(words, stdin=Path(path).read_bytes().decode("utf-8", "surrogateescape"))


@pytest.mark.heavy
@pytest.mark.everyday_cases(2)
@pytest.mark.parametrize("fault", FAULTS)
def test_piped_text_is_kept_if_the_journal_cannot_be_opened(full: Mentor, fault: str) -> None:
    """Every command that takes it keeps it, and the line in the message records it when the fault is corrected."""
    full.given(*COMPLETED)
    before = full.db.read_bytes()
    for line in LINES if fault == "foreign" else LINES[:: len(FAULTS)]:
        correct = FAULTS[fault](full)
        answer = full(line, ok=False, stdin="a thought\r\n\twith two lines\n\n")
        assert (answer.code, answer.fields) == (1, ""), (line, answer)
        (file,) = recovery_files(full)
        assert f"What you typed is saved in {file}\n" in answer.err
        assert file.read_bytes() == b"a thought\r\n\twith two lines\n\n"
        assert (stat.S_IMODE(file.stat().st_mode), stat.S_IMODE(file.parent.stat().st_mode)) == (0o600, 0o700)
        correct()
        assert (
            "a thought" in type_line(full, answer).fields + full("timeline --json").fields + full("show ana").fields
        ), line
        full.db.write_bytes(before)
        file.unlink()


def test_piped_text_is_kept_if_the_journal_is_locked(full: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line in the message records it when the other program has finished."""
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **settings: connect(*args, **settings | {"timeout": 0.01}))
    release = _locked(full)
    answer = full("note - -w ana", ok=False, stdin="a thought")
    release()
    assert answer.code == 1
    assert "a thought" in type_line(full, answer).out


def test_text_from_the_editor_is_kept_if_the_journal_fails_meanwhile(
    full: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An editor is open for a long time. The line in the message records the text without the lines of help."""
    sit_down(monkeypatch)
    before = full.db.read_bytes()
    damage = f"journal = open({str(full.db)!r}, 'r+b'); journal.write(b'x' * 5000); journal.close()\n"
    for line in ("note -w ana", "log", "advice give -w ana", "raise"):
        answer = full(line, ok=False, **editor_that_runs(full, f"{damage}text = 'a thought\\n' + text"))
        assert answer.code == 1, answer
        assert kept(full) == ["a thought\n\n"], line
        full.db.write_bytes(before)
        assert "a thought" in type_line(full, answer).out + full("timeline --json").out, line
        full.db.write_bytes(before)
        recovery_files(full)[0].unlink()


def test_text_of_an_editor_that_fails_is_kept_without_the_empty_line_above_it(
    full: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line is there to type in; the text may also be written below the lines of help."""
    sit_down(monkeypatch)
    for line in ("note -w ana", "log", "raise"):
        script = "path.write_text(text + 'a thought\\n\\nand more\\n', 'utf-8'); sys.exit(1)"
        answer = full(line, ok=False, **editor_that_runs(full, script))
        assert "ended with an error; nothing was saved." in answer.err, line
        assert kept(full) == ["a thought\n\nand more\n"], line
        recovery_files(full)[0].unlink()


WRONG = [
    ("note -w nobody -", 1, "Correct the line or the text, then: mentorlog note -w nobody - < "),
    ("note - -w ana --on smurf", 2, "Correct the line or the text, then: mentorlog note - -w ana --on smurf < "),
    ("note - -w ana --onn friday", 2, "  mentorlog note - -w ana --on friday < "),
    ("nte - -w ana", 2, "  mentorlog note - -w ana < "),
    ("goal ad -", 2, ""),
    ("agreement ana --set - --again yesterday", 2, "  mentorlog agreement ana --set - --again DATE < "),
    ("--colour never note -", 2, ""),
    ("--db /dev/null/no note -", 1, "To record it: mentorlog --db /dev/null/no note - < "),
    ("raise - --json --nope", 2, ""),
]
"""A line with a mistake, its exit code, and what the message has."""


@pytest.mark.several_mistakes
def test_piped_text_is_kept_if_the_line_has_a_mistake(full: Mentor) -> None:
    """Each line to type reads the text from the file, and the file is named in each case."""
    before = full.db.read_bytes()
    for line, code, shown in WRONG:
        answer = full(line, ok=False, stdin="a thought")
        assert (answer.code, answer.out) == (code, ""), (line, answer)
        (file,) = recovery_files(full)
        assert (file.read_text(), "... |" in answer.err) == ("a thought", False), answer.err
        named = "" if "--db" in line else f"--db {full.db} "
        assert shown == "" or f"{shown.replace('mentorlog ', f'mentorlog {named}')}{file}\n" in answer.err, answer.err
        file.unlink()
    assert full.db.read_bytes() == before


NOT_READ = [
    "done -",
    "show -",
    "people -",
    "export ana -o -",
    "resource -o -",
    "note - --help",
    "note -- -",
    "config -",
]


def test_commands_that_take_no_text_do_not_read_standard_input() -> None:
    """They would wait for input, or take it from the script that runs them."""
    for line in LINES:
        assert takes_text(shlex.split(line)), line
    for line in (*NOT_READ, "note - buy milk", "agreement - ana"):
        assert not takes_text(shlex.split(line)), line


def test_a_dash_among_other_words_is_refused_if_text_is_piped(full: Mentor) -> None:
    """Nothing is recorded and what was piped is kept; both lines work. Without a pipe, or in quotes, it is text."""
    full("goal add Lead a team -w ana --by 2027-01-01 --measure x")
    before = full.db.read_bytes()
    for line, rest in (
        ("note call her -", "-w ana"),
        ("log call her -", "-w ana"),
        ("raise call her -", "-w ana"),
        ("goal add call her -", "-w ana"),
        ("checkpoint g1 60 call her -", ""),
        ("search call her -", "-w ana"),
    ):
        answer = full(f"{line} {rest}", ok=False, stdin="a long letter")
        (file,) = recovery_files(full)
        assert (answer.code, file.read_text()) == (2, "a long letter"), (line, answer)
        verb = line.removesuffix("call her -").strip()
        piped, typed = re.findall(r"^  mentorlog (?:--db \S+ )?(.*)$", answer.err, flags=re.MULTILINE)
        assert piped == f"{verb} - {rest}".strip() + f" < {file}"
        assert typed == f"{verb} 'call her -' {rest}".strip()
        assert full.db.read_bytes() == before
        assert full(typed, stdin="a long letter").code == 0
        assert "letter" not in full("timeline --json").out
        full.db.write_bytes(before)
        file.unlink()
    assert full("note call her - -w ana --json", stdin="\n").json["text"] == "call her -"


def test_piped_text_that_a_list_does_not_use_is_kept(full: Mentor) -> None:
    """`questions add -` reads standard input; the list does not."""
    assert "standard input was not used" in full("questions hello -", stdin="a long letter").err
    assert kept(full) == ["a long letter"]


@pytest.mark.heavy
def test_piped_text_without_a_dash_is_kept(full: Mentor) -> None:
    """The line to type has the dash; a pipe that no one writes to is not waited for."""
    for line in ("note -w ana", "log"):
        answer = full.process(*line.split(), stdin="a thought")
        assert (answer.code, kept(full)) == (2, ["a thought"])
        (file,) = recovery_files(full)
        assert f"\n  mentorlog --db {full.db} {line} - < {file}\n" in answer.err
        file.unlink()
    reading, writing = os.pipe()
    words = [sys.executable, "-m", "mentorlog", "note", "-w", "ana"]
    assert subprocess.run(words, stdin=reading, env=full.environ, capture_output=True, timeout=30).returncode == 2
    os.close(reading)
    os.close(writing)


def test_nothing_is_kept_of_text_that_was_recorded(full: Mentor) -> None:
    """The text is in the journal."""
    full.given(*COMPLETED)
    for line in LINES:
        full(line, stdin="a thought")
    assert kept(full) == []


@pytest.mark.several_mistakes
def test_any_bytes_are_kept_as_they_are(ana: Mentor) -> None:
    """Line breaks, a byte order mark, NUL and bytes that are not UTF-8 are not changed."""

    @settings(max_examples=100)
    @given(st.binary(min_size=1) | st.text(min_size=1).map(lambda text: text.encode("utf-8", "surrogatepass")))
    def check(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        ana.fails("note - -w nobody", code=1, stdin=text)
        assert [file.read_bytes() for file in recovery_files(ana)] == ([data] if text.strip() else [])
        for file in recovery_files(ana):
            file.unlink()

    check()


def test_the_folder_for_temporary_files_is_used_if_the_recovery_folder_cannot_be_written(
    full: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message says so; if no file can be written at all, the text itself is shown."""
    import tempfile

    folder = Path(full.base["XDG_DATA_HOME"]) / "mentorlog"
    folder.mkdir(parents=True)
    (folder / "unsaved").write_text("not a folder")
    temporary = full.home / "temporary"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    error = full.fails("note - -w nobody", code=1, stdin="a thought")
    (file,) = temporary.iterdir()
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == ("a thought", 0o600)
    assert f"The recovery folder {folder / 'unsaved'} can't be written (Not a directory)." in error
    assert f"What you typed is saved in {file}\n" in error
    file.unlink()
    sit_down(monkeypatch)
    look = f"open({str(full.home / 'place')!r}, 'w').write(sys.argv[1])\ntext = 'a thought'"
    full("note -w ana", **editor_that_runs(full, look))
    assert (full.home / "place").read_text().startswith(str(temporary))
    assert list(temporary.iterdir()) == []
    temporary.rmdir()
    temporary.write_text("not a folder")
    error = full.fails("note - -w nobody", code=1, stdin="a thought\nof two lines")
    assert "What you typed could not be saved. Here it is:\na thought\nof two lines\n" in error


def test_answers_about_entries_are_kept_as_the_lines_that_record_them(
    full: Mentor, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A closing that is stopped saves the written answers, and the file has the lines for ratings and decisions. A
    pause that is stopped saves nothing, and the file has all of it."""
    full(["rate", "--on", "2026-03-10", "Giving  feedback", "2"])
    for line in (
        "rate --mine --private Empathy 3 --on 2026-03-10",
        "goal add Speak up --by 2027-01-15",
        "action add Send the list --by 2027-01-20",
        "feedback give hm --follow-up 2027-01-10",
        "advice give Wait --try-by 2027-01-05",
        "milestone add Talk --by 2027-02-01",
        "plan 2027-01-12",
    ):
        full(line)
    sit_down(monkeypatch)
    end = ["", "moved", "to 'wait'", "", "", "", "", "4", "5", "1", "2", "1", "3", "1", "y"]
    pause = ["2027-03-01", "3", "worse", "1", "achieved", "3", ""]
    for command, answers, verbs in (
        ("end", end, {"rate", "done", "drop", "outcome", "cancel", "end --prepare"}),
        ("pause", pause, {"done", "outcome", "cancel", "snooze", "pause"}),
    ):
        start = full.db.read_bytes()
        answer = full(command, ok=False, stdin="".join(f"{line}\n" for line in answers))
        assert answer.code == 130, answer
        assert "To record it: sh " in answer.err, answer
        (file,) = recovery_files(full)
        for line in file.read_text().splitlines():
            full(line.removeprefix("mentorlog "))
        done = {entry["verb"] for entry in full("history --json").json}
        assert verbs <= done, (answer, file.read_text())
        file.unlink()
        full.db.write_bytes(start)


def test_the_line_that_records_kept_text_names_the_journal_it_is_for(full: Mentor, tmp_path: Path) -> None:
    """It may be typed in another folder, without the variable that was set for one command: the text goes to the
    journal it was meant for, and the other one is not changed."""
    other = tmp_path / "a folder" / "x2.db"
    other.parent.mkdir()
    full("start Zorro --i-am mentor", MENTORLOG_DB=str(other))
    full("start Zorba --i-am mentor", MENTORLOG_DB=str(other))
    before = full.db.read_bytes()
    relative = os.path.relpath(other)
    for line, environ in (
        ("note - -w zor", {"MENTORLOG_DB": relative}),
        (f"--db '{relative}' note - -w zor", {}),
        (f"note - -w zor --db '{relative}'", {}),
        (f"note - -w zor '--db={relative}'", {}),
        (f"note - -w zorro --db '{relative}' --on smurf", {}),
        (f"note -w zorro --db '{relative}' - --on smurf", {}),
    ):
        answer = full(line, ok=False, stdin="a thought", **environ)
        (file,) = recovery_files(full)
        shown = re.findall(r"^  .*?(mentorlog .*) < \S+$", answer.err, flags=re.MULTILINE)
        assert shown, answer.err
        for words in map(shlex.split, shown):
            assert [words[at + 1] for at, word in enumerate(words) if word == "--db"] == [str(other)], answer.err
            assert not any(word.startswith("--db=") for word in words)
        if "smurf" not in line:
            full(shlex.split(shown[0])[1:], stdin="a thought")
        file.unlink()
    assert full.db.read_bytes() == before
    assert len(full("timeline zorro --json", MENTORLOG_DB=str(other)).json) >= 1


def test_answers_that_are_kept_name_the_journal_they_are_for(full: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The lines in the file are run later, by a shell that knows no variable of this command."""
    full("goal add Speak up --by 2027-01-15")
    sit_down(monkeypatch)
    relative = os.path.relpath(full.db)
    for line, environ in (
        ("pause ana", {}),
        (f"--db '{relative}' pause ana", {"MENTORLOG_DB": "/nowhere"}),
        (f"pause ana --db '{relative}'", {"MENTORLOG_DB": "/nowhere"}),
    ):
        answer = full(line, ok=False, stdin="2027-03-01\n", **environ)
        assert answer.code == 130, answer
        (file,) = recovery_files(full)
        lines = [shlex.split(each) for each in file.read_text().splitlines() if not each.startswith("#")]
        assert lines, answer
        assert all(words[:3] == ["mentorlog", "--db", str(full.db)] for words in lines), lines
        assert all(words.count("--db") == 1 for words in lines), lines
        file.unlink()


@pytest.mark.heavy
def test_the_line_that_records_kept_text_is_shown_by_doctor_and_deletes_the_file(full: Mentor) -> None:
    """The screen on which it was shown may be gone. What was recorded is no longer kept, and what failed is."""
    for line in ("note - -w nobody", "note -w ana"):
        full.process(*line.split(), stdin="a thought")
    wrong, right = sorted(
        recovery_files(full), key=lambda file: (file.parent.with_name("unsaved-lines") / file.name).stat().st_mtime_ns
    )
    lines = {file: (file.parent.with_name("unsaved-lines") / file.name).read_text().strip() for file in (wrong, right)}
    fixes = [finding["fix"] for finding in full("doctor --json").json if finding["check"] == "leftovers"]
    assert sorted(fixes) == sorted(lines.values())
    for file, code in ((wrong, 1), (right, 0)):
        assert stat.S_IMODE((file.parent.with_name("unsaved-lines") / file.name).stat().st_mode) == 0o600
        done = subprocess.run(["sh", "-c", lines[file]], env=full.environ, capture_output=True, text=True, check=False)
        assert (done.returncode, file.exists()) == (code, code == 1), done.stderr
    assert f"{right} is recorded and was deleted." in done.stderr
    assert not (right.parent.with_name("unsaved-lines") / right.name).exists()
    mine = full.home / "mine.txt"
    mine.write_text("a text of mine")
    with mine.open() as given:
        words = [sys.executable, "-m", "mentorlog", "note", "-", "-w", "ana"]
        assert subprocess.run(words, stdin=given, env=full.environ, capture_output=True, check=False).returncode == 0
    assert mine.exists()
