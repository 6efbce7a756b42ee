"""A message quotes at most a short piece of what was typed, whatever was typed too long."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mentorlog.cli.typer_app.index import COMMANDS
from mentorlog.quoted_text import quoted
from mentorlog.shell_line import quote, without_long_words
from tests.cli.conftest import Mentor, built
from tests.cli.refusing import write
from tests.cli.terminal import editor_that_runs, sit_down

LONG = {
    "word": "zebra" * 700,
    "words": "zebra " * 700,
    "lines": "zebra\n" * 700,
    "option": "-" + "zebra" * 700,
    "quotes": "zebra's " * 700,
}
PATHS = ("--db", "--output", "--match", "--map", "--passphrase-file")
"""Options whose value is a file: a message shows it, because only the whole path can be looked up."""
SHOWN = 1200
"""Characters of standard error that are enough for any message with the lines to type."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A journal with one entry of each kind, two active relationships and an ended one."""
    return write(Mentor(tmp_path_factory.mktemp("written")))


@pytest.fixture
def full(mentor: Mentor, written: bytes) -> Mentor:
    """The owner of that journal."""
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(written)
    return mentor


def _lines(command: Any, path: list[str], value: str) -> Iterator[list[str]]:
    for param in command.params:
        if param.param_type_name == "argument":
            yield from ([*path, value], [*path, "g1", value], [*path, "-w", "ana", value])
            yield [*path, value, "-w", "ana", value]
        elif not param.is_flag and not {*param.opts} & {*PATHS} and (path[0], param.opts[0]) != ("programme", "--with"):
            yield [*path, param.opts[0], value]
            yield [*path, "s1", param.opts[0], value]
    for verb, each in getattr(command, "commands", {}).items():
        yield from _lines(each, [*path, verb], value)


@pytest.mark.heavy
@pytest.mark.several_mistakes
@pytest.mark.parametrize(
    "kind", ["word", *(pytest.param(kind, marks=pytest.mark.heavy) for kind in LONG if kind != "word")]
)
def test_no_error_repeats_a_long_value(full: Mentor, written: bytes, kind: str) -> None:
    """It is an argument or the value of an option, of any command; files are not looked at here."""
    files = ("demo", "backup", "restore", "import", "export")
    for name in COMMANDS:
        for line in _lines(built(name), [name], LONG[kind]) if name not in files else ():
            answer = full(line, ok=False)
            if answer.code:
                assert answer.err.count("zebra") < 80 and len(answer.err) < SHOWN, (line[:4], answer.err)
                assert answer.out == ""
            if full.db.read_bytes() != written:
                full.db.write_bytes(written)


@pytest.mark.several_mistakes
@pytest.mark.heavy
def test_no_error_about_a_file_or_a_pipe_repeats_a_long_text(full: Mentor) -> None:
    """Field lines, files that are imported, and settings: one line of a million letters."""
    long = "zebra" * 200_000
    table = full.home / "log.csv"
    table.write_text(f"date,text\n{long},{long}\n{long}\n")
    export = full.home / "export.json"
    export.write_text(json.dumps({"mentorlog_export": long, long: long}))
    full.settings.parent.mkdir(parents=True)
    full.settings.write_text(f'date_order = "{long}"\nwithin = "{long}"\nbackups = "{long}"\n"{long}" = 1\n')
    for line, stdin in (
        ("log - -w ana", f"on: {long}\n\ntalked"),
        ("log - -w ana", f"with: {long}\n\ntalked"),
        ("log - -w ana", f"next: {'zebra ' * 6}\ngoal: g{long}\n\ntalked"),
        ("note - -w ana", f"text\n== private {long} ==\n{long}"),
        ("note - -w ana", f"Private: {long}"),
        ("goal add - -w ana", f"Lead by 30 feb {long}"),
        (f"import {table} -w ana", ""),
        (f"import {export}", ""),
        ("start - --i-am mentor", f"g1{long}"),
        ("rate - 9 -w ana", long),
        ("config", ""),
        ("config date_order", ""),
        ("edit g1 --by -", long),
    ):
        answer = full(line, ok=False, stdin=stdin)
        assert len(answer.err) < 6000, (line, answer.code, answer.err[:500], len(answer.err))
        assert "choose one with --with" not in answer.err, line


@pytest.mark.heavy
def test_many_words_in_place_of_a_name_are_refused_at_once(full: Mentor) -> None:
    """They are not compared with every name in every length: 20 000 words took minutes."""
    words = "zebra " * 20_000
    for line in (["show", words], ["forget", words], ["snooze", words, "1 nov"], ["rate", "x", *words.split()]):
        began = time.process_time()
        answer = full(line, ok=False)
        assert answer.code in (1, 2) and len(answer.err) < SHOWN, (line[0], answer.err[:500])
        assert time.process_time() - began < 10, line[0]


def test_no_error_in_a_form_repeats_a_long_line(full: Mentor, monkeypatch: pytest.MonkeyPatch) -> None:
    """The editor opens again with the beginning of the line that is wrong."""
    sit_down(monkeypatch)
    wrong = "text = text if 'zebra' in text else 'zebra' * 200_000 + '\\n' + text"
    answer = full("edit g1", ok=False, **editor_that_runs(full, wrong))
    assert answer.code == 2
    assert answer.err.count("zebra") < 20 and "is not a `field: value` line" in answer.err
    first = (full.home / "opened.txt").read_text("utf-8").splitlines()
    assert len(first[0]) < 200, first[0]


def test_a_quoted_text_is_short_and_on_one_line() -> None:
    """A short one is quoted as it is."""
    assert quoted("no date") == "'no date'"
    assert quoted("a\nb") == "'a\\nb'"
    assert quoted("Søren's") == '"Søren\'s"'
    assert quoted("x" * 60) == f"'{'x' * 60}'"
    assert quoted("x" * 61) == f"'{'x' * 59}…'"
    assert quoted(["x" * 99]).endswith("…")


def test_long_words_of_a_line_to_type_become_a_placeholder() -> None:
    """Only of a line that is too long to be read; each word is quoted in its own way."""
    line = f"mentorlog note {'x' * 900} -w ana"
    assert without_long_words(line) == line
    for text in ("x" * 2000, "it is " * 300, "it's " * 300, "a\nb" * 300, "it's $HOME " * 300):
        word = quote(text)
        assert without_long_words(f"mentorlog note {word} -w ana") == "mentorlog note TEXT -w ana"


def test_a_text_of_many_words_becomes_a_placeholder() -> None:
    """The command, its refs and its options stay."""
    for line in (
        "mentorlog note {} -w 'Anna Bjerg'",
        "mentorlog goal add {} --why 'it is so'",
        "mentorlog checkpoint g1 60 {}",
        "mentorlog note --with 'Bo Lind' {}",
        "... | mentorlog --db /x note -w bo -- {}",
    ):
        assert without_long_words(line.format(" ".join(["word", quote("it's")] * 2000))) == line.format("TEXT")
        assert without_long_words(line.format("word " * 30)) == line.format("word " * 30)


def test_messages_quote_text_with_the_helper() -> None:
    """No message is made with `!r` or `repr`, which would repeat all of what was typed."""
    source = Path(__file__).parents[2] / "src" / "mentorlog"
    own = ("store/", "export/shapes/", "importing/logs/formats/json_logs", "named_tuples", "__init__", "quoted_text")
    found = [
        str(file.relative_to(source))
        for file in source.rglob("*.py")
        if re.search(r"!r\}|\brepr\(", file.read_text("utf-8"))
        and not any(name in str(file.relative_to(source)) for name in own)
    ]
    assert found == []
