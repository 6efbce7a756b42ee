"""What other people get has no refs: their gaps would show how many private entries there are."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

import pytest
from pypdf import PdfReader

from mentorlog.demo import journal, steps
from mentorlog.model import REF_LETTERS
from tests.cli.conftest import Mentor
from tests.cli.filled_journal import FIELDS, LINES, URL
from tests.store.build import day

PRINTED: Final = (
    *("export {person}", "export {person} --format html", "export {person} --format json", "export {person} -f ics"),
    *("export --all --format json", "export --all --format ics", "export {person} --table goals"),
    *("recap {person}", "recap {person} --json", "recap {person} --format html --lang da"),
    *("agenda {person} --format md", "agenda {person} --format html"),
    *("review {person} --shareable", "review {person} --shareable --brief", "review {person} --shareable --json"),
    *("review --all --within 60d --shareable", "review --all --within 60d --shareable --json"),
    *("review me --shareable", "review me --shareable --brief", "review me --shareable --json"),
    *("year --shareable", "year --shareable --json", "year --format md", "year --format md --shareable"),
    *("programme programme --json", "year --story", "year --story --names --json", "year --story --format html"),
    *("export {person} --anonymous", "export {person} --anonymous --format json"),
)
"""The commands whose standard output and messages are for other people, or are on a shared screen."""
DRAWN: Final = (
    *("review {person} --shareable", "review {person} --shareable --brief", "review me --shareable"),
    *("review me --shareable --brief", "year --shareable", "review --all --within 60d --shareable"),
)
"""Those that are drawn another way at a terminal."""
WRITTEN: Final = (
    *("export {person} -o {file}.pdf", "export {person} -o {file}.zip", "export --all -o {file}.zip"),
    *("agenda {person} -o {file}.pdf", "recap {person} -o {file}.pdf", "year -o {file}.html"),
    *("hours -o {file}.csv", "hours --learning -o {file}.zip", "resource -w {person} -o {file}.md"),
    *("resource -w {person} -o {file}.html", "programme programme -o {file}.md", "programme programme -o {file}.pdf"),
    *("programme programme -o {file}.csv",),
)
"""The commands that write a file for other people."""
ALL: Final = (*PRINTED, *(f"--color always {line}" for line in DRAWN), *WRITTEN)
WITHOUT_TEXTS: Final = ("programme programme -o {file}.csv",)
"""Outputs that may have no text of the entries in which a ref is planted."""
PLANTED: Final = "s73"
"""Looks like a ref, and is none of the journal."""

_REF: Final = rf"(?<![\w.#-])[{''.join(sorted(REF_LETTERS.values()))}][1-9]\d{{0,3}}(?![\w-])"


def refs_in(answer: str) -> set[str]:
    """The refs in a text. Styles of a page and of a terminal, and line breaks of a calendar, are no part of it."""
    return set(re.findall(_REF, re.sub(r"(?s)<style>.*?</style>|\x1b\[[0-9;]*m|\r\n |\\n", " ", answer)))


def text_of(content: bytes) -> str:
    """The text of a file: of every table in an archive, or of every page of a PDF."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "\n".join(text_of(archive.read(name)) for name in archive.namelist())
    if content.startswith(b"%PDF"):
        reader = PdfReader(io.BytesIO(content))
        return "\n".join([page.extract_text() for page in reader.pages] + [str(reader.metadata)])
    return content.decode("utf-8-sig")


def outputs(user: Mentor, lines: Sequence[str], person: str, folder: Path) -> dict[str, str]:
    """Everything that each command says and writes about a person."""
    found = {}
    for number, line in enumerate(lines):
        words = [part.format(person=person, file=folder / f"file{number}") for part in line.split()]
        answer = user(words)
        written = [text_of(file.read_bytes()) for file in folder.glob(f"file{number}.*")]
        assert bool(written) == (line in WRITTEN)
        found[line] = "\n".join([answer.output.replace(str(folder), ""), *written])
    return found


def filled(user: Mentor) -> Mentor:
    """A journal with every text field filled; `PLANTED` stands in each text that names nobody."""
    texts = {name: f"my {name.replace('_', ' ')} {PLANTED}" for name in FIELDS}
    texts |= {"name": "Ana Souza", "ended": "Bo Lind", "prospect": "Amina Yusuf", "person": "Eve", "new_contact": "Liv"}
    texts |= {"org": "Acme", "email": "ana@example.org", "url": URL, "programme": "programme"}
    for line in LINES:
        user([part.format(**texts) for part in line.split()])
    for line in ("log s3 'it went well' --me 'send it'", "private a6", "note hidden -w r1", "private f1"):
        user(line)
    return user


@pytest.mark.heavy
def test_a_filled_journal_shows_no_refs_to_others(mentor: Mentor, tmp_path: Path) -> None:
    """Neither in what is for them, nor in the messages beside it. The ref that stands in the texts is found in each of
    these outputs that has texts, so one that was put back would be."""
    shown = {line: refs_in(text) for line, text in outputs(filled(mentor), ALL, "r1", tmp_path).items()}
    assert {line: refs for line, refs in shown.items() if not refs <= {PLANTED}} == {}
    with_texts = [line for line in ALL if not any(each in line for each in WITHOUT_TEXTS)]
    assert [line for line in with_texts if not shown[line]] == []


@pytest.mark.heavy
def test_the_demo_journal_shows_no_refs_to_others(mentor: Mentor, tmp_path: Path) -> None:
    """It has a long relationship in each role."""
    for step in steps(journal(), today=day("2026-11-23")):
        mentor.now = step.at.isoformat()
        mentor(step.arguments)
    mentor.now = "2026-11-23T09:00"
    for person in mentor("people --json").json:
        lines = [line for line in PRINTED if "{person}" in line]
        shown = {line: refs_in(text) for line, text in outputs(mentor, lines, person["name"], tmp_path).items()}
        assert {line: refs for line, refs in shown.items() if refs} == {}


@pytest.mark.parametrize("line", ["export r1 --include-private -f json", "export --all --include-private -f json"])
def test_an_export_with_private_entries_has_refs(ana: Mentor, line: str) -> None:
    """They are those of the journal, which can be rebuilt from it."""
    ana("goal add Listen")
    assert refs_in(ana(line).out) >= {"r1", "g1"}
