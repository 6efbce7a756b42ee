"""Unusual standard streams: limited encodings, closed pipes, closed streams, full disks, and input that is not text."""

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
    """The mentor of Søren Østergård, with letters that some encodings do not have."""
    mentor(["start", "Søren Østergård", "--i-am", "mentor", "--focus", FOCUS, "--since", "2026-03-02"])
    mentor(["goal", "add", "Nå målet", "--measure", "tre gange 🎯"])
    mentor(["log", "Vi talte om at sige nej", "--me", "Skriv til Åse by friday", "--next", "tomorrow"])
    return mentor


def raw(mentor: Mentor, *words: str, stdin: bytes = b"", **environ: str) -> tuple[int, bytes, bytes]:
    """Run a command as a real process; returns the exit code and the bytes of stdout and stderr."""
    done = subprocess.run(
        [sys.executable, "-m", "mentorlog", *words],
        input=stdin,
        capture_output=True,
        env=mentor.environ | environ,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def shell(mentor: Mentor, line: str, **environ: str) -> Answer:
    """Run a line in bash, where `mentorlog` is this program; the exit code is that of the first command of a pipe."""
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


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("environ", ENCODINGS, ids=["C", "latin-1"])
@pytest.mark.parametrize("words", ["review", "people", "export r1", "show r9", "--color always progress", "--help"])
def test_letters_missing_in_the_encoding_are_escaped(soren: Mentor, environ: dict[str, str], words: str) -> None:
    """The output has the code of each such letter instead of a question mark or a traceback."""
    code, out, err = raw(soren, *words.split(), **environ)
    assert code == (1 if words == "show r9" else 0), err
    output = (out + err).decode("latin-1" if "latin-1" in environ.values() else "ascii")
    assert "Traceback" not in output
    assert "defect" not in output
    if words == "people":
        assert ("Søren" if "latin-1" in environ.values() else "S\\xf8ren") in output
        assert "\\u738b\\u5c0f\\u660e \\U0001f600" in output


@pytest.mark.parametrize("environ", ENCODINGS, ids=["C", "latin-1"])
def test_json_is_exact_in_any_encoding(soren: Mentor, environ: dict[str, str]) -> None:
    """JSON escapes letters that are not ASCII, so scripts read the stored text."""
    code, out, err = raw(soren, "people", "--json", **environ)
    assert (code, err) == (0, b"")
    (person,) = json.loads(out.decode("ascii"))
    assert (person["name"], person["focus"]) == ("Søren Østergård", FOCUS)


def test_an_export_to_a_file_is_utf8_in_any_locale(soren: Mentor, tmp_path: Path) -> None:
    """The file contains letters that the terminal cannot show."""
    code, _, err = raw(soren, "export", "r1", "-o", str(tmp_path / "out.md"), **C)
    assert code == 0, err
    assert "Søren Østergård" in (tmp_path / "out.md").read_text("utf-8")


@pytest.mark.parametrize("environ", ENCODINGS, ids=["C", "latin-1"])
def test_standard_input_is_read_as_utf8_in_any_locale(soren: Mentor, environ: dict[str, str]) -> None:
    """The text is stored with all its letters."""
    code, _, err = raw(soren, "note", "-", stdin="blå 王\n".encode(), **environ)
    assert code == 0, err
    assert soren("show n1 --json").json["text"] == "blå 王"


# input that is not text


@pytest.mark.parametrize("words", [["note", "-"], ["log", "-"], ["goal", "add", "-"], ["agreement", "--set", "-"]])
@pytest.mark.parametrize("data", [b"caf\xe9", b"\xff\xfeh\0i\0", b"ok\xc3", b"\xed\xa0\x80"])
def test_standard_input_that_is_not_utf8_is_refused_and_saved(ana: Mentor, words: list[str], data: bytes) -> None:
    """The bytes are saved unchanged in a file that the error names."""
    before = ana.db.read_bytes()
    answer = ana(words, ok=False, stdin=data.decode("utf-8", "surrogateescape"))
    assert (answer.code, answer.out) == (2, "")
    encoding = "UTF-16" if data[0] == 0xFF else "WINDOWS-1252" if b"\x80" in data else "LATIN1"
    place = Path(answer.err.strip().rpartition("What you typed is saved in ")[2])
    hint = f"  iconv -f {encoding} -t UTF-8 < {place} | mentorlog --db {ana.db} {' '.join(words)}\n"
    assert answer.err.startswith(f"mentorlog: Standard input is not valid UTF-8.\n{hint}")
    assert place.read_bytes() == data
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700
    assert ana.db.read_bytes() == before


def test_standard_input_of_a_failed_command_is_saved(ana: Mentor) -> None:
    """Text that is valid but could not be recorded is saved in a file too."""
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


@pytest.mark.heavy
@pytest.mark.everyday_cases(3)
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
def test_a_closed_pipe_ends_the_command_without_an_error(mentor: Mentor, long: Path, line: str) -> None:
    """With `| head -1` the command prints nothing on stderr and exits with 0."""
    answer = shell(mentor, f"mentorlog {line} | head -1", MENTORLOG_DB=str(long))
    assert answer.code == 0
    assert answer.out.count("\n") == 1
    assert answer.err == ""


@pytest.mark.heavy
def test_a_timeline_prints_rows_as_they_are_read(long: Path, mentor: Mentor) -> None:
    """The first line is printed before the last rows are read."""
    program = [sys.executable, "-m", "mentorlog", "timeline"]
    environ = mentor.environ | {"MENTORLOG_DB": str(long), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        first = child.stdout.readline()
        assert child.poll() is None  # the process waits because the pipe cannot hold three thousand lines
        child.stdout.close()
        assert child.wait(timeout=20) == 0
        assert child.stderr.read() == b""
    assert first.count(b"\t") >= 2


def test_a_command_does_its_work_if_its_output_is_not_read(ana: Mentor) -> None:
    """The note is recorded, and the exit code is that of the command."""
    answer = shell(ana, "mentorlog note first | true")
    assert (answer.code, answer.err) == (0, "")
    answer = shell(ana, "mentorlog note second -w nobody 2>&1 | true")
    assert (answer.code, answer.err) == (1, "")
    assert ana("show n1 --json").json["text"] == "first"


# closed streams and full disks


@pytest.mark.heavy
@pytest.mark.skipif(os.name == "nt", reason="no such shell")
def test_closed_standard_streams_do_not_stop_a_command(ana: Mentor) -> None:
    """A command without stdin, stdout or stderr does its work without a traceback."""
    assert shell(ana, "mentorlog people >&-") == Answer(0, "", "")
    assert shell(ana, "mentorlog note first >&-") == Answer(0, "", "")
    assert "Ana Souza" in shell(ana, "mentorlog people 2>&-").out
    assert shell(ana, "mentorlog show n9 2>&-") == Answer(1, "", "")
    assert shell(ana, "mentorlog people <&- >&- 2>&-") == Answer(0, "", "")
    assert "The text is empty." in shell(ana, "mentorlog note - <&-").err
    assert ana("show n1 --json").json["text"] == "first"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
@pytest.mark.parametrize("line", ["people", "people --json", "timeline", "--color always review", "--help"])
def test_output_to_a_full_disk_is_an_error(ana: Mentor, line: str) -> None:
    """The exit code is 1, so that a script does not take partial output for complete output."""
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
def test_a_full_output_disk_shows_what_was_saved(ana: Mentor, line: str, saved: str, shows: str) -> None:
    """The error names the saved entries and suggests the command that shows them."""
    answer = shell(ana, f"mentorlog {line} > /dev/full")
    message = f"The output can't be written: No space left on device. It was saved all the same: {saved}."
    assert answer == Answer(1, "", f"mentorlog: {message}\n  mentorlog {shows}\n")
    assert ana(shows).code == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_an_export_to_a_full_disk_is_an_error(ana: Mentor) -> None:
    """A long export that fails after some output has the same error."""
    answer = shell(ana, "mentorlog export --all --include-private --format json > /dev/full")
    assert answer.code == 1
    assert "The output can't be written" in answer.err
