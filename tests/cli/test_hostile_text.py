"""Markup and control characters in any text: they are stored and shown unchanged, and never act on the terminal."""

from __future__ import annotations

import re
import shlex
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from mentorlog.store.queries.search import TABLES, searched_columns
from tests.cli.conftest import Mentor
from tests.cli.filled_journal import FIELDS, LINES, SCREENS, URL

# control characters in a name are replaced when it is shown, so its hints cannot be run
pytestmark = pytest.mark.several_mistakes

MARKUP: Final = "[/x] [red] [link=file:///x]y[/link] :smile: {z} %s end\\"
"""Text that Rich, a template or a shell could interpret."""
CONTROL: Final = "\x1b[5;41m\x1b]0;title\x07\x9b31m\u202ebidi\u2067\x7f\x08\x01"
"""Control sequences (blinking, window title, C1), bidirectional marks, delete and backspace."""


def hostile(field: str) -> str:
    """A hostile text that contains the name of its field."""
    return f"{field} {CONTROL} {MARKUP}"


def fill_every_field(mentor: Mentor, **environ: str) -> list[str]:
    """Fill every text field of two relationships; returns the answers of the commands."""
    text = {field: shlex.quote(hostile(field)) for field in FIELDS} | {"url": shlex.quote(URL)}
    answers = []
    for line in LINES:
        answer = mentor(line.format(**text), **environ)
        answers.append(answer.out + answer.err)
    return answers


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal in which every text is hostile."""
    mentor = Mentor(tmp_path_factory.mktemp("filled"))
    fill_every_field(mentor)
    return mentor.db.read_bytes()


@pytest.fixture
def owner(mentor: Mentor, filled: bytes) -> Mentor:
    """A user whose journal has only hostile texts."""
    mentor.db.write_bytes(filled)
    return mentor


COLOURS: Final = re.compile(r"\x1b\[[0-9;]*m")


def assert_harmless(output: str, *, tabs: bool = False) -> str:
    """Assert that nothing in an output acts on the terminal, except colours; return the output without colours."""
    assert "\x1b[5;41m" not in output
    plain = COLOURS.sub("", output)
    acting = [sign for sign in plain if sign in "\u202e\u2067\u2028" or not (sign.isprintable() or sign in "\n\u00a0")]
    assert set(acting) <= ({"\t"} if tabs else set()), ascii(plain)
    return plain


@pytest.mark.heavy
def test_every_text_column_is_hostile(owner: Mentor) -> None:
    """The journal of these tests fills every column that is searched, so no new field is forgotten."""
    with closing(sqlite3.connect(owner.db)) as journal:
        for table in TABLES:
            for column in searched_columns(table):
                found = journal.execute(f"SELECT group_concat({column}) FROM {table}").fetchone()[0]  # noqa: S608
                assert ":smile:" in found, (table, column)


@pytest.mark.heavy
def test_hostile_text_is_stored_unchanged(owner: Mentor) -> None:
    """The JSON export contains every text, character for character."""
    whole = owner("export --all --include-private --format json").out
    assert {"\x1b", "\x9b"} & set(whole) == set()
    everything = str(
        [owner(line).json for line in ("export --all --include-private --format json", "questions --json")]
    )
    for field in FIELDS:
        assert repr(hostile(field))[1:-1] in everything, field


@pytest.mark.parametrize(
    ("line", "width"),
    [
        *((line, "40") for line in SCREENS),
        ("review r1", "80"),
        ("progress", "80"),
        ("review r1", "200"),
        ("goal", "200"),
    ],
)
def test_hostile_text_is_harmless_on_coloured_screens(owner: Mentor, line: str, width: str) -> None:
    """No text acts on the terminal, at any width."""
    output = assert_harmless(owner(line, FORCE_COLOR="1", TERM="xterm-256color", COLUMNS=width).out)
    if line not in ("status", "history") and "…" not in output:
        unwrapped = re.sub(r"\s+", "", output).replace("\\", "")
        assert "[/x][red]" in unwrapped
        assert ":smile:" in unwrapped


@pytest.mark.parametrize("line", SCREENS)
def test_hostile_text_is_harmless_in_piped_output(owner: Mentor, line: str) -> None:
    """Each text is complete, with its brackets, colons and backslashes."""
    output = re.sub(r"\n +", " ", assert_harmless(owner(line).out, tabs=True))
    if line not in ("history", "export r1 --include-private", "export r2", "export me") and not line.startswith(
        "draft"
    ):
        assert "[/x]" in output
    if line.startswith(("show", "goal", "action", "agenda")) and "--format" not in line:
        assert "[/x] [red] [link=file:///x]y[/link] :smile: {z} %s end\\" in output
        assert "␛[5;41m␛]0;title␇‹U+009B›31m‹U+202E›bidi‹U+2067›␡␈␁" in output


@pytest.mark.parametrize("drawn", [True, False])
@pytest.mark.heavy
def test_hostile_text_is_harmless_in_the_answers_of_writes(mentor: Mentor, drawn: bool) -> None:  # noqa: FBT001
    """Both coloured and piped answers are checked."""
    environ = {"FORCE_COLOR": "1", "TERM": "xterm-256color"} if drawn else {}
    for answer in fill_every_field(mentor, **environ):
        assert_harmless(answer, tabs=not drawn)


@pytest.mark.parametrize("line", [line for line in SCREENS if not line.startswith("export") and "--format" not in line])
def test_hostile_text_is_escaped_in_json(owner: Mentor, line: str) -> None:
    """JSON escapes control characters, and parsing it returns the original text."""
    answer = owner(f"{line} --json")
    assert {sign for sign in answer.out if not sign.isprintable()} <= {"\n"}
    if line == "show n1":
        assert answer.json["text"] == hostile("note")


def test_hostile_text_is_harmless_in_completion(owner: Mentor) -> None:
    """Each completed ref or name is one line with a description."""
    for words in (("done", ""), ("review", ""), ("note", "-w", "")):
        answer = owner.process(*words, _MENTORLOG_COMPLETE="zsh")
        assert answer.fields
        assert_harmless(answer.fields, tabs=True)
        assert all(line.count("\t") == 1 for line in answer.fields.splitlines())


ERRORS: Final = (
    "{}",
    "review {}",
    "review end",
    "note hi",
    "note hi -w {}",
    "show {}",
    "done {}",
    "goal {}",
    "goal add hi -w {}",
    "log talked -w r1 --on {}",
    "log talked -w r1 --for {}",
    "log talked -w r1 --how {}",
    "log talked -w r1 --goal {}",
    "log end talked",
    "plan {} -w r1",
    "cancel s2 --who {}",
    "checkpoint g1 {}",
    "outcome f1 {}",
    "remind {}",
    "remind --within {}",
    "history --limit {}",
    "timeline --in {}",
    "timeline --since {}",
    "search x --in {}",
    "config {}",
    "config color {}",
    "export {}",
    "export r1 --format {}",
    "export r1 -o /proc/{}",
    "start Eve --i-am {}",
    "start Eve --i-am mentor --cadence {}",
    "--color {} people",
    "--db /proc/{}/x start Eve --i-am mentor",
    "edit g1 --{} x",
    "edit g1 --clear {}",
    "note --{}",
    "people --json={}",
    "people {}",
    "feedback give hi --{} -w r1",
)


@pytest.mark.parametrize("line", ERRORS)
def test_hostile_text_is_harmless_in_errors(owner: Mentor, line: str) -> None:
    """An error quotes the invalid value and suggests corrections without acting on the terminal."""
    owner("resume r2")
    text = hostile("nobody").replace("/", "-") if "/proc" in line else hostile("nobody")
    answer = owner([word.replace("{}", text) for word in line.split()], ok=False)
    assert answer.code in (1, 2), answer
    assert answer.out == ""
    assert_harmless(answer.err)
    assert "defect" not in answer.err


def test_hostile_names_of_candidates_are_harmless(owner: Mentor) -> None:
    """An error that lists the matching relationships does not act on the terminal."""
    assert_harmless(owner.fails(["start", hostile("name"), "--i-am", "mentee"], code=1))
    owner("resume r2")
    for line in ("note hi", "review end", "review nobody"):
        assert_harmless(owner.fails(line, code=2 if line == "note hi" else 1))


def test_hostile_paths_are_harmless(mentor: Mentor, tmp_path: Path) -> None:
    """Messages with the path of the journal do not act on the terminal."""
    folder = tmp_path / hostile("folder").replace("/", "-")
    folder.mkdir()
    (folder / "journal.db").write_text("no journal")
    assert_harmless(mentor.fails(["--db", str(folder / "journal.db"), "people"], code=1))
    assert_harmless(mentor.fails(["--db", str(folder), "people"], code=1))
    assert_harmless(mentor(["--db", str(folder / "x.db"), "path"], FORCE_COLOR="1").out)
    mentor.now = hostile("now")
    assert_harmless(mentor.fails("people", code=2))


def test_hostile_settings_are_harmless(mentor: Mentor, tmp_path: Path) -> None:
    """Keys and values of the settings file are shown without acting on the terminal."""
    place = tmp_path / ".config" / "mentorlog" / "config.toml"
    mentor(["config", "editor", hostile("editor")])
    assert_harmless(mentor("config").out, tabs=True)
    assert_harmless(mentor("config", FORCE_COLOR="1").out)
    assert_harmless(mentor("config editor", FORCE_COLOR="1").out)
    place.write_text('"\\u001b[5;41m[/x]" = "x"\n')
    assert_harmless(mentor("config").err)
    place.write_text("[/x] \x1b[5;41m")
    assert_harmless(mentor("config").err)
