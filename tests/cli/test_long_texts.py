"""Texts that are too long: refused when they are recorded, and shown in part if a journal has them already."""

import re
import sqlite3
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.store.writing import MAX_BYTES
from tests.cli.conftest import Mentor

LONG = "word " * (MAX_BYTES // 5)
"""As long as a field can be."""
MAX_SECONDS = 2
"""Of processor time, for a command on a journal with texts of ten megabytes."""


def kept(mentor: Mentor, err: str) -> str:
    """The text in the recovery file that an error names."""
    (path,) = re.findall(r"is saved in (\S+\.(?:txt|md))", err.replace("\n", " "))
    assert Path(path).stat().st_mode & 0o777 == 0o600
    return Path(path).read_text(encoding="utf-8")


PIPED = (
    ("note - -w ana", "{}"),
    ("log - -w ana", "notes\n\n--- private ---\n\n{}"),
    ("raise - -w ana", "{}"),
    ("feedback give - -w ana", "{}"),
    ("advice give - -w ana", "{}"),
    ("goal add - -w ana", "{}"),
    ("action add - -w ana", "{}"),
    ("milestone add - -w ana", "{}"),
    ("agreement ana --set -", "{}"),
    ("edit s1 --notes -", "{}"),
    ("log s1 -", "{}"),
)
"""Commands that read text from a pipe, with the form of the text."""


@pytest.mark.parametrize(("line", "form"), PIPED)
def test_a_text_of_more_than_a_megabyte_is_refused_and_kept(ana, line, form):
    """The message has the size and the limit; the text is in the recovery file, and the journal is as before."""
    ana.given("log Began -w ana")
    before = ana.db.read_bytes()
    text = form.format("é" * (MAX_BYTES // 2) + "end")
    answer = ana(line, stdin=text, ok=False)
    if "option" in answer.err or "Nothing to" in answer.err:
        pytest.skip("this command does not read text from a pipe")
    assert answer.code == 2, answer.err[:500]
    assert "1,000,003 bytes" in answer.err and "1,000,000" in answer.err, answer.err[:500]
    assert kept(ana, answer.err) == text
    assert ana.db.read_bytes() == before


def test_the_limit_counts_bytes_and_all_the_texts_of_a_list(ana):
    """A text of exactly a megabyte is recorded; a list of takeaways can't be longer than one text."""
    ana("note - -w ana", stdin=LONG[:-1] + "x")
    assert ana("show n1 --json").json["text"] == LONG[:-1] + "x"
    takeaways = [word for _ in range(11) for word in ("--takeaway", "w" * 100_000)]
    err = ana.fails(["log", "text", "-w", "ana", *takeaways], code=2)
    assert "1,100,000 bytes" in err
    assert kept(ana, err).count("w") == 1_100_000
    words = ["word"] * 200_001
    assert "1,000,004 bytes" in ana.fails(["note", "-w", "ana", "--", *words], code=2)


def test_a_text_of_the_editor_is_kept(ana, tmp_path):
    """What was typed in the editor is as safe as what came from a pipe."""
    from tests.cli.terminal import at_terminal

    script = tmp_path / "editor"
    script.write_text(f"#!/bin/sh\nhead -c {MAX_BYTES + 1} /dev/zero | tr '\\\\0' w > \"$1\"\n")
    script.chmod(0o755)
    shown = at_terminal(ana, "note -w ana", EDITOR=str(script))
    assert "1,000,001" in shown


@pytest.mark.parametrize("count", [128, 1000, pytest.param(40_000, marks=pytest.mark.heavy)])
def test_many_values(ana, count):
    """Functions of SQLite take 127 arguments and statements some thousand values; none of it is the user's concern."""
    values = [f"item {number}" for number in range(count)]
    ana(["log", "text", "-w", "ana", *(word for value in values for word in ("--takeaway", value, "--topic", value))])
    assert ana("show s1 --json").json["takeaways"] == values
    assert ana("show s1 --json").json["topics"] == values
    assert ana(f"search item -n {count}").out
    ana("review ana"), ana("timeline")
    if count == 1000:
        ana(["log", "more", "-w", "ana", "--extra", *(word for value in values for word in ("--me", value))])
        refs = [f"a{number}" for number in range(1, count + 1)]
        assert len(ana(["done", *refs]).out.splitlines()) >= count
        ana("undo 2")
        assert ana("action --json").json == []
        ana(["raise", *values[:50], "-w", "ana"])
        for value in values[:200]:
            ana(["goal", "add", value, "-w", "ana"])
        goals = [word for number in range(1, 201) for word in ("--goal", f"g{number}")]
        ana(["log", "goals", "-w", "ana", "--extra", *goals])
        assert len(ana("show s3 --json").json["goals"]) == 200


@pytest.fixture(scope="module")
def long(begun, tmp_path_factory):
    """A journal with a note and other entries of ten megabytes, which another program wrote."""
    mentor = Mentor(tmp_path_factory.mktemp("long"))
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(begun.ana)
    mentor.given("log First -w ana --on 2026-11-01 --next 2026-12-01", "note x -w ana", "raise point -w ana")
    mentor("feedback give spoke -w ana --follow-up 2026-11-20")
    text = "[delegation] of 明日 words\n" * 400_000 + "needle"
    with closing(sqlite3.connect(mentor.db)) as at:
        at.execute("UPDATE note SET text = ?", (text,))
        at.execute("UPDATE session SET notes = ? WHERE status = 'held'", (text,))
        at.execute("UPDATE point SET text = ?", (text,))
        at.execute("UPDATE feedback SET text = ?", (text,))
        at.execute("UPDATE relationship SET agreement = ? WHERE id = 1", (text,))
        at.commit()
    return mentor, text


def test_screens_show_a_part_of_a_long_text(long):
    """Each says how much is left out, or where the rest is, and takes little time."""
    mentor, text = long
    pages = (
        "review ana",
        "status",
        "remind",
        "show n1",
        "show s1",
        "timeline ana",
        "progress ana",
        "agenda ana",
        "notes",
    )
    for line in (*pages, "agreement ana", "sessions", "search delegation", "people", "undo 1", "redo", "history"):
        for colour in ("never", "always"):
            before = time.process_time()
            answer = mentor(f"{line} --color {colour}")
            assert time.process_time() - before < MAX_SECONDS, line
            assert len(answer.out) < 200_000, line
    answer = mentor("show n1")
    assert f"[… {len(text) - 20_000:,} more characters]" in answer.out
    assert "The whole text: mentorlog show n1 --json" in answer.err
    assert mentor("show n1 --json").json["text"] == text
    assert "The whole text: mentorlog show r1 --json" in mentor("agreement ana").err


def test_exports_have_the_whole_text_or_say_that_it_is_cut(long, tmp_path):
    """JSON and CSV are complete; pages are made in little time and name the exports that are."""
    mentor, text = long
    exported = mentor("export ana --format json --include-private")
    assert exported.out.count("delegation") == text.count("delegation") * 5
    mentor(["export", "ana", "--format", "csv", "--include-private", "-o", str(tmp_path / "tables.zip")])
    with zipfile.ZipFile(tmp_path / "tables.zip") as tables:
        assert tables.read("notes.csv").decode().count("delegation") == text.count("delegation")
    for form, language, words in (
        ("md", "en", "more characters are in the JSON and CSV exports"),
        ("html", "da", "tegn mere står i JSON- og CSV-eksporterne"),
        ("pdf", "en", ""),
    ):
        target = tmp_path / f"page.{form}"
        before = time.process_time()
        mentor(["export", "ana", "--include-private", "--lang", language, "-o", str(target)])
        assert time.process_time() - before < 10 * MAX_SECONDS, form
        if words:
            page = target.read_text(encoding="utf-8")
            assert words in page
            assert len(page) < 1_000_000
