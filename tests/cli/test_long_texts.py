"""Texts that are too long: refused when they are recorded, and shown in part if a journal has them already."""

import re
import sqlite3
import time
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from mentorlog.model.vocabulary import MAX_TEXT_BYTES
from tests.cli.conftest import Mentor
from tests.cli.terminal import editor_that_types, sit_down

LONG = "word " * (MAX_TEXT_BYTES // 5)
"""As long as a field can be."""
MAX_SECONDS = 2
"""Of processor time, for a command on a journal with texts of three megabytes."""


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
    ("log s1 -", "{}"),
)
"""Commands that read text from a pipe, with the form of the text."""
FEW = (*PIPED[:2], *(pytest.param(*each, marks=pytest.mark.heavy) for each in PIPED[2:]))


@pytest.mark.parametrize(("line", "form"), FEW)
def test_a_text_of_more_than_a_megabyte_is_refused_and_kept(ana, line, form):
    """The message has the size and the limit; the text is in the recovery file, and the journal is as before."""
    ana.given("log Began -w ana")
    before = ana.db.read_bytes()
    text = form.format("é" * (MAX_TEXT_BYTES // 2) + "end")
    answer = ana(line, stdin=text, ok=False)
    assert answer.code == 2, answer.err[:500]
    assert re.search(r"1,000,0(03|10) bytes, and a field can have 1,000,000 \(1 MB\)", answer.err), answer.err[:500]
    assert kept(ana, answer.err) == text
    assert ana.db.read_bytes() == before


@pytest.mark.heavy
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


@pytest.mark.parametrize("line", ["note -w ana", pytest.param("agreement ana --edit", marks=pytest.mark.heavy)])
def test_a_text_of_the_editor_is_kept(ana, monkeypatch, line):
    """What was typed in the editor is as safe as what came from a pipe."""
    ana.given("log Began -w ana")
    sit_down(monkeypatch)
    answer = ana(line, ok=False, **editor_that_types(ana, "w" * (MAX_TEXT_BYTES + 1)))
    assert answer.code == 2, answer.err[:300]
    assert "1,000,001 bytes" in answer.err
    assert "w" * (MAX_TEXT_BYTES + 1) in kept(ana, answer.err)


@pytest.mark.heavy
@pytest.mark.parametrize("count", [128, *(pytest.param(count, marks=pytest.mark.heavy) for count in (1000, 40_000))])
def test_many_values(ana, count):
    """Functions of SQLite take 127 arguments and statements some thousand values: nothing that a user needs to know."""
    values = [f"item {number}" for number in range(count)]
    ana(["log", "text", "-w", "ana", *(word for value in values for word in ("--takeaway", value, "--topic", value))])
    session = ana("show s1 --json").json
    assert (session["takeaways"], session["topics"]) == (values, values)
    if count > 1000:  # every row runs its triggers
        return
    with closing(sqlite3.connect(ana.db)) as at:
        at.executemany("INSERT INTO goal (relationship, title, day) VALUES (1, ?, '2026-11-02')", zip(values))
        at.executemany(
            "INSERT INTO action (relationship, text, owner, day, session) VALUES (1, ?, 'me', '2026-11-23', 1)",
            zip(values),
        )
        at.executemany("INSERT INTO point (relationship, text, day) VALUES (1, ?, '2026-11-02')", zip(values))
        at.commit()
    for line in ("review ana", "status", "remind", "timeline", "goal", "action", "agenda", f"search item -n {count}"):
        ana(line)
    ana(["done", *(f"a{number + 1}" for number in range(count))])
    links = [word for number in range(count) for word in ("--goal", f"g{number + 1}", "--point", f"t{number + 1}")]
    ana(["log", "more", "-w", "ana", "--extra", *links])
    assert len(ana("show s2 --json").json["goals"]) == count
    ana("undo 2"), ana("redo")
    ana(["delete", "--yes", *(f"g{number + 1}" for number in range(count))])
    ana("undo"), ana("edit s1 --private"), ana("export --all --format json --include-private")


@pytest.fixture(scope="module")
def long(begun, tmp_path_factory):
    """A journal with a note and other entries of three megabytes, which another program wrote."""
    mentor = Mentor(tmp_path_factory.mktemp("long"))
    mentor.db.touch(mode=0o600)
    mentor.db.write_bytes(begun.ana)
    mentor.given("log First -w ana --on 2026-11-01 --next 2026-12-01", "note x -w ana", "raise point -w ana")
    mentor("feedback give spoke -w ana --follow-up 2026-11-20")
    text = "[delegation] of 明日 words\n" * 100_000 + "needle"
    with closing(sqlite3.connect(mentor.db)) as at:
        at.execute("UPDATE note SET text = ?", (text,))
        at.execute("UPDATE session SET notes = ? WHERE status = 'held'", (text,))
        at.execute("UPDATE point SET text = ?", (text,))
        at.execute("UPDATE feedback SET text = ?", (text,))
        at.execute("UPDATE relationship SET agreement = ? WHERE id = 1", (text,))
        at.commit()
    return mentor, text


@pytest.mark.heavy
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


@pytest.mark.heavy
def test_exports_have_the_whole_text(long, tmp_path):
    """JSON and CSV are complete."""
    mentor, text = long
    exported = mentor("export ana --format json --include-private")
    assert exported.out.count("delegation") == text.count("delegation") * 5
    mentor(["export", "ana", "--format", "csv", "--include-private", "-o", str(tmp_path / "tables.zip")])
    with zipfile.ZipFile(tmp_path / "tables.zip") as tables:
        assert tables.read("notes.csv").decode().count("delegation") == text.count("delegation")


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("form", "language", "words"),
    [
        ("md", "da", "tegn mere står i JSON- og CSV-eksporterne"),
        ("html", "en", "more characters are in the JSON and CSV exports"),
        pytest.param("pdf", "en", "", marks=pytest.mark.heavy),
    ],
)
def test_pages_have_the_beginning_of_a_long_text(long, tmp_path, form, language, words):
    """They say how much is left out and where it is, and are made in little time."""
    mentor, _ = long
    target = tmp_path / f"page.{form}"
    before = time.process_time()
    mentor(["export", "ana", "--include-private", "--lang", language, "-o", str(target)])
    assert time.process_time() - before < 5 * MAX_SECONDS
    page = target.read_bytes()
    assert words.encode() in page
    assert len(page) < 2_000_000
