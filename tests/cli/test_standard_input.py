"""Everything that is recorded can come from standard input, so that it is in no history of a shell."""

from __future__ import annotations

import shlex
import sqlite3
from collections.abc import Iterator
from typing import Any

import pytest

from mentorlog.cli.input.edit_values import edit_options, is_text_option
from mentorlog.cli.input.text.dash import TEXTS
from mentorlog.cli.typer_app.index import COMMANDS
from mentorlog.cli.typer_app.piped_text import TEXT_OPTIONS, takes_text
from tests.cli.conftest import Mentor, built
from tests.cli.terminal import kept

LINES = [
    "start {name} --i-am mentee",
    "start Freja --i-am mentee --focus -",
    "start Freja --i-am mentee --programme -",
    "start Freja --i-am mentee --email -",
    "start Freja --i-am mentee --org=-",
    "log -",
    *(f"log talked {option} -" for option in ("--where", "--topic", "--takeaway", "--me", "--them", "--advice")),
    "log talked --takeaway one --takeaway - --takeaway three",
    "log talked --private-notes -",
    "done b1 --takeaway -",
    "plan 2026-12-24 --where -",
    "goal add -",
    "goal add Lead --measure -",
    "goal add Lead --why -",
    "prospect add {name} --as mentee",
    *(f"prospect add Freja {option} -" for option in ("--admire", "--skill", "--hope", "--offer", "--background")),
    "prospect add Freja --found-through -",
    "ask lone -",
    "ask lone hello --via -",
    "answer lone later -",
    "agreement ana --set -",
    "agreement ana --readers -",
    *(f"end ana {option} -" for option in ("--reason", "--learned", "--thanks", "--same", "--different", "--next")),
    "cancel s2 --why -",
    "miss s3 --why -",
    "action add -",
    "action add Introduce her --introduce -",
    "feedback give -",
    *(f"feedback give {option} -" for option in ("--situation", "--behaviour", "--behavior", "--impact")),
    "feedback receive -",
    *(f"feedback receive {option} -" for option in ("--situation", "--behaviour", "--impact")),
    "advice give -",
    "advice receive -",
    "resource add -",
    "resource add A book --skill -",
    "milestone add -",
    "raise -",
    "note -",
    "questions add -",
    "questions add What now? --topic -",
    "rate - 4",
    "checkin --more -",
    "checkin --less -",
    "checkin --expectations met --expectations-note -",
    "programme Leaders --evaluated 2026-11-20 --note -",
    "checkpoint g1 60 -",
    "outcome f1 improved -",
    "outcome v1 worked -",
    "celebrate m1 -",
    "edit n1 --text -",
    "edit n1 --text=-",
    "edit s1 --takeaway -",
    "edit r1 --focus -",
]
"""A line for each text that a command records; `{name}` is a text on standard input that is a name."""
TEXT = "it's a $HOME thought about =Zwiebelfisch"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with an entry that each line changes."""
    user = Mentor(tmp_path_factory.mktemp("written"))
    user("start Ana Souza --i-am mentor --since 2026-03-02 --programme Leaders")
    user("prospect add Lone Dahl")
    for line in (
        "log talked --on 2026-11-02",
        "plan 2026-12-08",
        "plan 2026-11-16",
        "goal add Lead a team",
        "feedback give Well done",
        "advice give Wait",
        "milestone add First talk",
        "resource add A course",
        "note first",
        "agreement ana --set 'Mondays.'",
    ):
        user(line)
    return user.db.read_bytes()


@pytest.fixture
def full(mentor: Mentor, written: bytes) -> Mentor:
    """The owner of that journal."""
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(written)
    return mentor


@pytest.mark.heavy
def test_every_text_can_come_from_standard_input(full: Mentor, written: bytes) -> None:
    """It is recorded as it was given, and nothing of it is kept beside the journal."""
    for line in LINES:
        given = "zwiebelfisch@example.org" if "--email" in line else TEXT
        answer = full(line.format(name="-"), ok=False, stdin=f"{given}\r\n")
        assert answer.code == 0, (line, answer)
        assert given in _texts(full), line
        assert takes_text(shlex.split(line.format(name="-"))), line
        assert kept(full) == [], line
        full.db.write_bytes(written)
    assert full("search -", stdin="lead").out == full("search lead").out != ""
    full("resource add A book --url -", stdin="https://example.org/zwiebelfisch\n")
    assert "https://example.org/zwiebelfisch" in _texts(full)


def _texts(user: Mentor) -> str:
    with sqlite3.connect(user.db) as journal:
        return "".join(journal.iterdump()).replace("''", "'")


def _options(command: Any, path: str) -> Iterator[tuple[str, str]]:
    for param in command.params:
        if param.param_type_name == "option" and param.metavar in TEXTS:
            yield path, param.opts[0]
    for verb, each in getattr(command, "commands", {}).items():
        yield from _options(each, f"{path} {verb}")


def test_every_option_for_a_text_has_a_line() -> None:
    """A new option that takes a text reads it from standard input, before anything can fail."""
    every = [each for name in COMMANDS for each in _options(built(name), name)]
    reading = [path for path, option in every if path not in ("questions",)]
    missing = [
        f"{path} {option}"
        for path, option in every
        if path in reading and option != "--url" and not any(_has(line, path, option) for line in LINES)
    ]
    assert missing == []
    of_edit = {f"--{option}" for option, is_flag in edit_options().items() if not is_flag and is_text_option(option)}
    assert {option for _, option in every} | of_edit <= TEXT_OPTIONS
    assert {option for _, option in every} | of_edit | {"--behavior", "--readers"} >= TEXT_OPTIONS - {
        "--summary-readers"
    }


def _has(line: str, path: str, option: str) -> bool:
    return line.startswith(f"{path} ") and (f" {option} -" in line or f" {option}=-" in line)


def test_standard_input_is_only_one_text(full: Mentor, written: bytes) -> None:
    """Two texts are refused and what was piped is kept; the line has one `-`. After `--`, a dash is text."""
    for line, meant in (
        ("log - --private-notes -", "log - --private-notes TEXT"),
        ("feedback give --situation - --behaviour -", "feedback give --situation - --behaviour TEXT"),
        ("edit g1 --why=- --measure=-", "edit g1 --why=- --measure=TEXT"),
        ("log talked --me - --me - --me -", "log talked --me - --me TEXT --me TEXT"),
        ("start - - --i-am mentor", "start - TEXT --i-am mentor"),
        ("rate - - 4", "rate - TEXT 4"),
    ):
        answer = full(line, ok=False, stdin="a thought")
        assert (answer.code, kept(full)) == (2, ["a thought"]), answer
        (file,) = (full.home / ".local/share/mentorlog/unsaved").iterdir()
        shown = f"can be used once:\n  mentorlog {meant} < {file}\n"
        assert shown in answer.err.replace(f"--db {full.db} ", ""), answer.err
        assert full.db.read_bytes() == written
        file.unlink()
    full("checkpoint g1 60 -- -")
    assert full("show g1 --json").json["checkpoints"][-1]["note"] == "-"
    full("note --private -- -")
    assert "--why is empty." in full.fails("cancel s2 --why -", code=2, stdin=" \n")


@pytest.mark.several_mistakes
def test_a_piped_value_of_an_option_is_kept_if_the_line_has_a_mistake(full: Mentor, written: bytes) -> None:
    """It is read before anything can fail, and the line to type reads it from the file."""
    for line, code in (
        ("edit n99 --text -", 1),
        ("log talked -w nobody --private-notes -", 1),
        ("goal add Lead --why - --by smurf", 2),
        ("cancel s2 --why - --whom me", 2),
        ("outcome f1 splendid -", 2),
        ("celebrate m7 -", 1),
        ("start - --i-am friend", 2),
    ):
        answer = full(line, ok=False, stdin="a thought")
        assert (answer.code, kept(full)) == (code, ["a thought"]), (line, answer)
        assert " < " in answer.err, (line, answer.err)
        assert full.db.read_bytes() == written
        for file in (full.home / ".local/share/mentorlog/unsaved").iterdir():
            file.unlink()


def test_a_dash_for_standard_output_is_no_text(full: Mentor) -> None:
    """The line to type has no text before it."""
    full("agreement ana --recap no")
    assert "\n  mentorlog recap ana -o - --anyway\n" in full.fails("recap ana -o -", code=1)


def test_names_need_not_be_typed(full: Mentor) -> None:
    """After its start, a relationship is named by its ref."""
    full("start - --i-am mentor --focus Lead", stdin="Søren Ørn\n")
    person = next(person for person in full("people --json").json if person["name"] == "Søren Ørn")
    full(f"note - -w {person['ref']}", stdin="seems tired")
    assert full(f"notes {person['ref']} --json").json[0]["text"] == "seems tired"
