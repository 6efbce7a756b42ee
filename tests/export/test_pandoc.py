"""The summary in pandoc's hands: what becomes of the Markdown on the way to a word processor."""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from mentorlog.export.document import (
    Document,
    ListItem,
    ListItems,
    Prose,
    Section,
    Sentence,
    Subsection,
    Table,
    UserText,
)
from mentorlog.export.escape import make_visible
from mentorlog.export.markdown import markdown
from tests.builders import whole
from tests.export.expected_text import told
from tests.export.test_markdown import PAGES, page
from tests.insight.journals import HOSTILE, bonds, histories
from tests.programs import program

TEXTS = (
    *HOSTILE,
    "C:\\path\\to, \\alpha and \\begin{x}",
    "$x$ and $5 for $6",
    "H~2~O, 2^10^ and [^1] or ^[a note]",
    "@ana says (@) and (@good), not soren@example.com",
    "term\n: its definition\n:    another",
    "::: warning\ntext\n:::",
    ": a caption",
    "Table: a caption",
    "C#",
    "(a) one\n(b) two",
    "iv. four",
    "A.  one\nB.  two",
    "#. auto",
    "A heading {#with .attributes}",
    "| a line\n| block",
    "% title\n% author",
    "---\ntitle: forged\n---",
    "+---+\n| x |\n+---+",
    "`raw`{=html}",
    "\\newcommand{\\x}{y} \\x",
)
READERS = ("gfm", "commonmark_x", "markdown")
"""What GitHub takes for Markdown, CommonMark with all extensions, and what pandoc takes a `.md` for."""
OURS = {
    *("Str", "Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header", "BulletList", "Table", "Link", "Quoted"),
    *("Emph", "Strong", "Code", "CodeBlock", "OrderedList", "Decimal", "Period", "OneParen"),
}
"""The elements that a page comes to; a `Link` is an address that was typed, which readers for forges make one of."""


def pandoc(*words: str, given_: str) -> str:
    """What pandoc makes of a text; a warning fails."""
    done = subprocess.run(
        [program("pandoc"), "--fail-if-warnings", *words],
        input=given_,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def elements(tree: Any) -> Iterator[dict[str, Any]]:
    """Every element of pandoc's tree."""
    if isinstance(tree, dict):
        if "t" in tree:
            yield tree
        for each in tree.values():
            yield from elements(each)
    elif isinstance(tree, list):
        for each in tree:
            yield from elements(each)


def words(tree: Any) -> str:
    """All that is read in a part of the tree."""
    said = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
    parts = []
    for each in elements(tree):
        if each["t"] == "Str":
            parts.append(each["c"])
        if each["t"] in ("Code", "CodeBlock"):
            parts.append(f" {each['c'][1]}" if each["t"] == "CodeBlock" else each["c"][1])
        parts.append(said.get(each["t"], ""))
        if each["t"] in ("Para", "Plain", "Header", "CodeBlock"):
            parts.append(" ")
    return " ".join("".join(parts).split())


def everywhere(*texts: str) -> Document:
    """A page with each of these texts wherever somebody's words may stand."""
    blocks = []
    for text in texts:
        typed = UserText(text)
        # not at the beginning of an item, where pandoc alone makes a box to tick of `[ ]`, however it is written
        items = ListItems((ListItem("Mon", "label", typed, children=(ListItem("Tue", text=typed),)),))
        row = ((typed,), ("on ", typed))
        blocks.append(Subsection((typed, " (private)"), (Sentence((typed,)), items, Prose(typed))))
        blocks += [Table(("What", "When"), (row, row)), Prose(typed)]
    return Document(
        "en", ("About ", UserText(texts[0])), ("From here.",), (), (Section("s", "Section", tuple(blocks)),)
    )


def plain(said: str) -> str:
    """Without what readers do to the form of words: quotes, and the white space between them."""
    return " ".join(said.split())


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("document", [*PAGES, "hostile"])
def test_pandoc_reads_what_the_page_says(reader: str, document: str) -> None:
    """Word for word, and as nothing but headings, paragraphs, lists and tables: no citation, formula, TeX or note."""
    said = everywhere(*TEXTS) if document == "hostile" else PAGES[document]()
    known = reader if reader == "gfm" else f"{reader}-smart"
    tree = json.loads(pandoc("-f", known, "-t", "json", given_=markdown(said)))
    assert {each["t"] for each in elements(tree["blocks"]) if not each["t"].startswith(("Align", "ColWidth"))} <= OURS
    assert tree["meta"] == {}
    assert words(tree["blocks"]) == plain(" ".join(text for _, text in told(said)))


@given(histories(), bonds())
@settings(max_examples=8, deadline=None)
def test_whatever_was_typed_pandoc_reads_it(history: Any, bond: Any) -> None:
    """In its own Markdown, which makes the most of text."""
    said = page(whole(*history.everything, bond=bond), private=True)
    tree = json.loads(pandoc("-f", "markdown-smart", "-t", "json", given_=markdown(said)))
    # without white space: pandoc removes that at the ends of code
    assert "".join(words(tree["blocks"]).split()) == "".join("".join(text for _, text in told(said)).split())


@pytest.mark.parametrize("document", [*PAGES, "hostile"])
def test_pandoc_turns_it_into_docx(tmp_path: Path, document: str) -> None:
    """Without a warning, and every heading is one in the file."""
    said = everywhere(*TEXTS) if document == "hostile" else PAGES[document]()
    file = tmp_path / "summary.docx"
    pandoc("-f", "markdown", "-t", "docx", "-o", str(file), given_=markdown(said))
    with zipfile.ZipFile(file) as packed:
        inside = packed.read("word/document.xml").decode()
    styles = re.findall(r'<w:pStyle w:val="Heading(\d)" />', inside)
    assert [f"h{level}" for level in styles] == [kind for kind, _ in told(said) if kind.startswith("h")]


def test_a_page_of_hostile_texts_holds_them_all() -> None:
    """So that the tests above test something."""
    assert all(
        make_visible(text.split("\n")[0]) in " ".join(part for _, part in told(everywhere(text)))
        for text in ("$x$", "@a")
    )
