"""What a shell does to a program's streams: encodings that know few letters, pipes that close, streams that are shut,
disks that are full, and bytes that are no text."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from tests.benchmarks.build import build
from tests.cli.conftest import Answer, Mentor
from tests.cli.terminal import kept

FOCUS = "Zuhören, 王小明 😀 [x] “so”"
C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
ENCODINGS = [C, {"PYTHONIOENCODING": "latin-1"}]


@pytest.fixture
def soren(mentor: Mentor) -> Mentor:
    """Somebody who mentors Søren Østergård, with letters that few encodings have."""
    mentor(["start", "Søren Østergård", "--i-am", "mentor", "--focus", FOCUS, "--since", "2026-03-02"])
    mentor(["goal", "add", "Nå målet", "--measure", "tre gange 🎯"])
    mentor(["log", "Vi talte om at sige nej", "--me", "Skriv til Åse by friday", "--next", "tomorrow"])
    return mentor


def raw(mentor: Mentor, *words: str, stdin: bytes = b"", **environ: str) -> tuple[int, bytes, bytes]:
    """Run a command as a real process, and answer its bytes."""
    done = subprocess.run(
        [sys.executable, "-m", "mentorlog", *words],
        input=stdin,
        capture_output=True,
        env=mentor.environ | environ,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def shell(mentor: Mentor, line: str, **environ: str) -> Answer:
    """Run a line in bash, where `mentorlog` is this one; the exit code is that of the first command of a pipe."""
    program = f"mentorlog() {{ '{sys.executable}' -m mentorlog \"$@\"; }}; "
    done = subprocess.run(
        ["bash", "-c", f"{program}{line}; exit ${{PIPESTATUS[0]}}"],
        capture_output=True,
        encoding="utf-8",
        env=mentor.environ | environ,
        check=False,
        timeout=60,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


# output that can't be encoded


@pytest.mark.parametrize("environ", ENCODINGS, ids=["C", "latin-1"])
@pytest.mark.parametrize("words", ["review", "people", "export r1", "show r9", "--color always progress", "--help"])
def test_letters_that_the_output_has_not_are_spelled_out(soren: Mentor, environ: dict[str, str], words: str) -> None:
    """Never a traceback, never a question mark: what the encoding can't say is written as its number."""
    code, out, err = raw(soren, *words.split(), **environ)
    assert code == (1 if words == "show r9" else 0), err
    said = (out + err).decode("latin-1" if "latin-1" in environ.values() else "ascii")
    assert "Traceback" not in said
    assert "defect" not in said
    if words == "people":
        assert ("Søren" if "latin-1" in environ.values() else "S\\xf8ren") in said
        assert "\\u738b\\u5c0f\\u660e \\U0001f600" in said


@pytest.mark.parametrize("environ", ENCODINGS, ids=["C", "latin-1"])
def test_json_is_exact_in_any_encoding(soren: Mentor, environ: dict[str, str]) -> None:
    """JSON has its own way to spell a letter, so scripts read what was typed."""
    code, out, err = raw(soren, "people", "--json", **environ)
    assert (code, err) == (0, b"")
    (person,) = json.loads(out.decode("ascii"))
    assert (person["name"], person["focus"]) == ("Søren Østergård", FOCUS)


def test_an_export_to_a_file_is_utf8_whatever_the_terminal(soren: Mentor, tmp_path: Path) -> None:
    """A file to take away has every letter."""
    code, _, err = raw(soren, "export", "r1", "-o", str(tmp_path / "out.md"), **C)
    assert code == 0, err
    assert "Søren Østergård" in (tmp_path / "out.md").read_text("utf-8")


@pytest.mark.parametrize("environ", ENCODINGS, ids=["C", "latin-1"])
def test_standard_input_is_utf8_whatever_the_terminal(soren: Mentor, environ: dict[str, str]) -> None:
    """Text that is piped in is UTF-8, and is stored so."""
    code, _, err = raw(soren, "note", "-", stdin="blå 王\n".encode(), **environ)
    assert code == 0, err
    assert soren("show n1 --json").json["text"] == "blå 王"


# input that is no text


@pytest.mark.parametrize("words", [["note", "-"], ["log", "-"], ["goal", "add", "-"], ["agreement", "--set", "-"]])
@pytest.mark.parametrize("data", [b"caf\xe9", b"\xff\xfeh\0i\0", b"ok\xc3", b"\xed\xa0\x80"])
def test_standard_input_that_is_no_utf8(ana: Mentor, words: list[str], data: bytes) -> None:
    """It is refused, never mangled, and kept byte for byte where the answer says."""
    before = ana.db.read_bytes()
    answer = ana(words, ok=False, stdin=data.decode("utf-8", "surrogateescape"))
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("mentorlog: Standard input is not valid UTF-8.\n")
    place = Path(answer.err.strip().rpartition("What you typed is saved in ")[2])
    assert place.read_bytes() == data
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert ana.db.read_bytes() == before


def test_text_that_could_not_be_stored_is_kept(ana: Mentor) -> None:
    """So is text that came in whole but could not be saved."""
    ana.fails("note - -w nobody", code=1, stdin="a long thought\nof two lines\n")
    ana.fails("note - --on blursday", code=2, stdin="another")
    ana.fails("log -", code=2, stdin="with a \0 in it")
    assert sorted(kept(ana)) in (
        ["with a \0 in it"],
        ["a long thought\nof two lines\n", "another", "with a \0 in it"],
    )


# pipes that close


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal of three thousand entries."""
    path = tmp_path_factory.mktemp("long") / "journal.db"
    build(path, entries=3000)
    return path


@pytest.mark.parametrize(
    "line",
    [
        "timeline",
        "timeline --json",
        "--color always timeline",
        "review søren",
        "review søren --json",
        "export søren",
        "people --all",
        "--help",
    ],
)
def test_a_closed_pipe_ends_quietly(mentor: Mentor, long: Path, line: str) -> None:
    """`| head -1` gets its line; nothing is said on stderr, and the exit code is 0."""
    answer = shell(mentor, f"mentorlog {line} | head -1", MENTORLOG_DB=str(long))
    assert answer.code == 0
    assert answer.out.count("\n") == 1
    assert answer.err == ""


def test_a_timeline_of_which_little_is_read_reads_little(long: Path, mentor: Mentor) -> None:
    """Rows come as they are read: whoever reads one line does not wait for all of them to be made."""
    program = [sys.executable, "-m", "mentorlog", "timeline"]
    environ = mentor.environ | {"MENTORLOG_DB": str(long), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        first = child.stdout.readline()
        assert child.poll() is None  # it waits for its reader: the pipe does not hold three thousand lines
        child.stdout.close()
        assert child.wait(timeout=20) == 0
        assert child.stderr.read() == b""
    assert first.count(b"\t") >= 2


def test_nobody_listens_at_all(ana: Mentor) -> None:
    """What was to be recorded is, though nobody hears of it."""
    answer = shell(ana, "mentorlog note first | true")
    assert (answer.code, answer.err) == (0, "")
    answer = shell(ana, "mentorlog note second -w nobody 2>&1 | true")
    assert (answer.code, answer.err) == (1, "")
    assert ana("show n1 --json").json["text"] == "first"


# streams that are shut, and disks that are full


@pytest.mark.skipif(os.name == "nt", reason="no such shell")
def test_streams_that_a_shell_has_shut(ana: Mentor) -> None:
    """A command without an input, an output or a place for errors does its work without a traceback."""
    assert shell(ana, "mentorlog people >&-") == Answer(0, "", "")
    assert shell(ana, "mentorlog note first >&-") == Answer(0, "", "")
    assert "Ana Souza" in shell(ana, "mentorlog people 2>&-").out
    assert shell(ana, "mentorlog show n9 2>&-") == Answer(1, "", "")
    assert shell(ana, "mentorlog people <&- >&- 2>&-") == Answer(0, "", "")
    assert "The text is empty." in shell(ana, "mentorlog note - <&-").err
    assert ana("show n1 --json").json["text"] == "first"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("line", ["people", "people --json", "timeline", "--color always review", "--help"])
def test_an_answer_that_there_is_no_room_for(ana: Mentor, line: str) -> None:
    """It is said on stderr, with exit code 1: a script must not take half an answer for a whole one."""
    answer = shell(ana, f"mentorlog {line} > /dev/full")
    assert answer == Answer(1, "", "mentorlog: The output can't be written: No space left on device.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize(
    ("line", "saved", "shows"),
    [
        ("note hi", "note n1", "show n1"),
        ("note hi --json", "note n1", "show n1"),
        ("--color always log talked --me 'send it'", "log s1 a1", "show s1"),
        ("undo", "the change of the journal", "history"),
        ("config color never", "the setting color", "config"),
    ],
)
def test_what_was_stored_though_the_answer_has_no_room(ana: Mentor, line: str, saved: str, shows: str) -> None:
    """The error must not look as if nothing was stored; the line that it shows shows what was."""
    answer = shell(ana, f"mentorlog {line} > /dev/full")
    message = f"The output can't be written: No space left on device. It was saved all the same: {saved}."
    assert answer == Answer(1, "", f"mentorlog: {message}\n  mentorlog {shows}\n")
    assert ana(shows).code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_an_export_that_there_is_no_room_for(ana: Mentor) -> None:
    """A long export that breaks off half way says so too."""
    answer = shell(ana, "mentorlog export --all --include-private --format json > /dev/full")
    assert answer.code == 1
    assert "The output can't be written" in answer.err
