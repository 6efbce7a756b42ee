"""The summary in pandoc: how it reads the Markdown on the way to a word processor."""

from __future__ import annotations

import html
import json
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

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
from mentorlog.export.markdown.pages import markdown
from tests.builders import whole
from tests.export.every_page import EVERY_PAGE
from tests.export.expected_text import expected_parts
from tests.export.markdown.test_markdown import PAGES as SUMMARIES
from tests.export.markdown.test_markdown import page
from tests.insight.journals import HOSTILE, bonds, histories
from tests.programs import program
from tests.property_tests import settings

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
PAGES = {**SUMMARIES, **EVERY_PAGE}
KINDS = (
    "summary-short",
    "summary-me",
    "prospect",
    "agenda",
    "recap",
    "year",
    "years",
    "year-story",
    "programme",
    "resources",
)
"""A page of each kind."""
READERS = ("gfm", "commonmark_x", "markdown")
"""GitHub's Markdown, CommonMark with all extensions, and pandoc's own Markdown, its default for `.md`."""
ALLOWED_ELEMENTS = {
    *("Str", "Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header", "BulletList", "Table", "Link", "Quoted"),
    *("Emph", "Strong", "Code", "CodeBlock", "OrderedList", "Decimal", "Period", "OneParen"),
}
"""The elements that a page may have; a plain address is a `Link` for some readers."""


def pandoc(*words: str, given_: str) -> str:
    """The output of pandoc for a text; a warning fails."""
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
    """The text of a part of the tree."""
    spaces = {"Space": " ", "SoftBreak": " ", "LineBreak": " "}
    parts = []
    for each in elements(tree):
        if each["t"] == "Str":
            parts.append(each["c"])
        if each["t"] in ("Code", "CodeBlock"):
            parts.append(f" {each['c'][1]}" if each["t"] == "CodeBlock" else each["c"][1])
        parts.append(spaces.get(each["t"], ""))
        if each["t"] in ("Para", "Plain", "Header", "CodeBlock"):
            parts.append(" ")
    return " ".join("".join(parts).split())


def everywhere(*texts: str) -> Document:
    """A page with each of these texts in every place for user text."""
    blocks = []
    for text in texts:
        typed = UserText(text)
        # not at the start of an item, where only pandoc reads `[ ]` as a checkbox, even if it is escaped
        items = ListItems((ListItem("Mon", "label", typed, children=(ListItem("Tue", text=typed),)),))
        row = ((typed,), ("on ", typed))
        blocks.append(Subsection((typed, " (private)"), (Sentence((typed,)), items, Prose(typed))))
        blocks += [Table(("What", "When"), (row, row)), Prose(typed)]
    return Document(
        "en", ("About ", UserText(texts[0])), ("From here.",), (), (Section("s", "Section", tuple(blocks)),)
    )


def tables_of(document: Document) -> list[Table]:
    """The tables of a page."""
    return [block for section in document.sections for block in section.blocks if isinstance(block, Table)]


def plain(text: str) -> str:
    """The text with white space as single spaces."""
    return " ".join(text.split())


@pytest.mark.everyday_cases(3)
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("document", [*PAGES, "hostile"])
def test_pandoc_reads_the_text_of_the_page(reader: str, document: str) -> None:
    """It finds the same words and only allowed elements: no citation, formula, TeX or footnote."""
    content = everywhere(*TEXTS) if document == "hostile" else PAGES[document]()
    known = reader if reader == "gfm" else f"{reader}-smart"
    tree = json.loads(pandoc("-f", known, "-t", "json", given_=markdown(content)))
    assert {
        each["t"] for each in elements(tree["blocks"]) if not each["t"].startswith(("Align", "ColWidth"))
    } <= ALLOWED_ELEMENTS
    assert tree["meta"] == {}
    assert words(tree["blocks"]) == plain(" ".join(text for _, text in expected_parts(content)))


@pytest.mark.heavy
@given(histories(), bonds())
@settings(max_examples=8, deadline=None)
def test_pandoc_reads_any_user_text_unchanged(history: Any, bond: Any) -> None:
    """Pandoc's own Markdown has the most extensions."""
    content = page(whole(*history.everything, bond=bond), private=True)
    tree = json.loads(pandoc("-f", "markdown-smart", "-t", "json", given_=markdown(content)))
    # without white space, which pandoc removes at the ends of code
    assert "".join(words(tree["blocks"]).split()) == "".join(
        "".join(text for _, text in expected_parts(content)).split()
    )


@pytest.mark.everyday_cases(len(KINDS) + 1)
@pytest.mark.parametrize("document", ["hostile", *KINDS, *(name for name in PAGES if name not in KINDS)])
def test_pandoc_converts_the_page_to_docx(tmp_path: Path, document: str) -> None:
    """There is no warning, every heading is a heading in the file, every table a table, and no text is lost."""
    content = everywhere(*TEXTS) if document == "hostile" else PAGES[document]()
    file = tmp_path / "summary.docx"
    pandoc("-f", "markdown", "-t", "docx", "-o", str(file), given_=markdown(content))
    with zipfile.ZipFile(file) as packed:
        inside = packed.read("word/document.xml").decode()
    styles = re.findall(r'<w:pStyle w:val="Heading(\d)" />', inside)
    expected = expected_parts(content)
    assert [f"h{level}" for level in styles] == [kind for kind, _ in expected if kind.startswith("h")]
    assert inside.count("<w:tbl>") == len(tables_of(content))
    text = html.unescape("".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", inside)))
    # pandoc makes quotes and dashes typographic
    assert re.sub(r"\W", "", text) == re.sub(r"\W", "", "".join(part for _, part in expected))


def test_the_hostile_page_contains_its_texts() -> None:
    """The tests above would prove nothing without them."""
    assert all(
        make_visible(text.split("\n")[0]) in " ".join(part for _, part in expected_parts(everywhere(text)))
        for text in ("$x$", "@a")
    )
