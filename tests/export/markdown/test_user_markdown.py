"""User text with Markdown: how it is parsed, and that a full parser reads the same from the written Markdown."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mentorlog.export.markdown import user_markdown
from mentorlog.export.markdown.markdown_text import as_item, last_marker, other_marker, write_blocks, write_line
from mentorlog.export.markdown.user_markdown import (
    LONGEST_TEXT,
    Code,
    CodeBlock,
    Emphasis,
    LineBreak,
    Link,
    Paragraph,
    Text,
    UserList,
    encoded_url,
    parse_blocks,
    parse_line,
    plain_text,
)
from tests.export.markdown_events import comparable, events_of_blocks, events_of_line, events_of_markdown
from tests.export.pages import marked
from tests.insight.journals import HOSTILE
from tests.property_tests import settings


def hostile(test: Any) -> Any:
    """The test with every hostile text as an additional example."""
    for text in HOSTILE:
        test = example(text)(test)
    return test


# written as Markdown


@hostile
@given(marked)
@settings(max_examples=400, deadline=None)
def test_a_full_parser_reads_the_same_blocks(text: str) -> None:
    """It finds the same paragraphs, lists, code, links and emphasis, and no other Markdown."""
    blocks = parse_blocks(text)
    written = "\n".join(write_blocks(blocks))
    assert comparable(events_of_markdown(written)) == comparable(events_of_blocks(blocks))


@hostile
@given(marked)
@settings(max_examples=300, deadline=None)
def test_a_text_does_not_affect_the_items_around_it(text: str) -> None:
    """The text can be any text."""
    blocks = parse_blocks(text)
    written = "\n".join(["- before", *as_item(write_blocks(blocks, is_item=True), "-"), "- after"])
    expected = [("ul",)]
    for content in (
        [("p",), ("text", "before"), ("/p",)],
        events_of_blocks(blocks),
        [("p",), ("text", "after"), ("/p",)],
    ):
        expected += [("li",), *content, ("/li",)]
    assert comparable(events_of_markdown(written)) == comparable([*expected, ("/ul",)])


@hostile
@given(marked)
@settings(max_examples=300, deadline=None)
def test_a_list_beside_a_text_stays_separate(text: str) -> None:
    """A list of the page before or after the text does not join a list in the text."""
    blocks = parse_blocks(text)
    after = other_marker("-", last_marker(blocks, after="-"))
    written = "\n".join(["- before", "", *write_blocks(blocks, after="-"), "", f"{after} after"])
    before, behind = (
        [("ul",), ("li",), ("p",), ("text", word), ("/p",), ("/li",), ("/ul",)] for word in ("before", "after")
    )
    between = list(events_of_blocks(blocks))
    if not between:
        return
    assert comparable(events_of_markdown(written)) == comparable([*before, *between, *behind])


@hostile
@given(marked)
@settings(max_examples=300, deadline=None)
def test_a_text_in_a_line_stays_in_the_line(text: str) -> None:
    """The line is a paragraph or a heading, with fixed text before and after."""
    nodes = parse_line(text)
    for before, name in (("", "p"), ("## ", "heading")):
        written = f"{before}Ours: {write_line(nodes)}, ours"
        assert "\n" not in written
        expected = [(name,), ("text", "Ours: "), *events_of_line(nodes), ("text", ", ours"), (f"/{name}",)]
        assert comparable(events_of_markdown(written)) == comparable(expected)


@given(marked, marked)
@settings(max_examples=200, deadline=None)
def test_a_text_in_a_table_cell_stays_in_the_cell(text: str, other: str) -> None:
    """Code with a vertical bar does too."""
    cells = [parse_line(text), parse_line(other)]
    row = " | ".join(write_line(cell, is_cell=True) for cell in cells)
    found = comparable(events_of_markdown(f"| a | b |\n| --- | --- |\n| {row} |\n"))
    start = found.index(("tbody",))
    expected = [("tbody",), ("tr",)]
    for cell in cells:
        expected += [("td",), *events_of_line(cell), ("/td",)]
    expected_events = comparable(expected)
    assert trimmed(found[start:-2]) == trimmed([*expected_events, ("/tr",)])


def trimmed(events: list[Any]) -> list[Any]:
    """The events without spaces at the ends of their text, and with bars in addresses encoded."""
    stripped = [(kind, str(values[0]).strip(), *values[1:]) if values else (kind,) for kind, *values in events]
    return [tuple(str(part).replace("|", "%7C") if event[0] == "a" else part for part in event) for event in stripped]


@pytest.mark.parametrize(
    "text",
    [
        "- one",
        "* one\n* two\n  + three",
        "Ask first:\n\n1. before telling\n2. again",
        "*so* and **so** and ***so***, _so_ and __so__, *so **and so***",
        "`code` and ``a ` b`` and `` `c` ``",
        "[guide](https://example.com/a?b=1&c=2)",
        "<https://example.com/a_b> <ana@example.com>",
        "```sh\nmake\n```",
        "one  \ntwo",
    ],
)
def test_simple_markdown_is_written_unchanged(text: str) -> None:
    """Every character is the same."""
    assert "\n".join(write_blocks(parse_blocks(text))) == text


@pytest.mark.parametrize(
    "text",
    [
        "Ask *first*, then **tell**.\n\n- one\n- two\n  1. three\n\nSee [this](https://x.dk) or `that`.",
        "- a\n\n  b\n- c",
        "1. a\n   - b\n     c\n2. d",
        "7) a\n8) b",
        "- a\n\n\n* b",
        "    code\n\n    more\n\ntext",
        "~~~\ntildes\n~~~",
        "- ```\n  code in an item\n  ```",
        "**a _b_ c** d*e*f snake_case",
        "*a\nb*",
        "[*a* `b`](https://x.dk 'title')",
    ],
)
def test_markdown_is_read_as_by_a_full_parser(text: str) -> None:
    """Only line breaks are kept, which other parsers read as spaces."""
    meant = [("br",) if event == ("softbreak",) else event for event in comparable(events_of_markdown(text))]
    assert comparable(events_of_blocks(parse_blocks(text))) == meant


@hostile
@given(st.one_of(marked, st.text("ab \t\n-+1.~#>", max_size=20)))
@settings(max_examples=300, deadline=None)
def test_plain_text_is_read_the_same_without_the_parser(text: str) -> None:
    """A text without marks skips the parser."""
    read = both(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(user_markdown, "_MARK", re.compile(""))
        assert both(text) == read


def both(text: str) -> list[Any]:
    """A text parsed as blocks and as a line."""
    return [comparable(events_of_blocks(parse_blocks(text))), comparable(events_of_line(parse_line(text)))]


# what is parsed


def line(text: str) -> tuple[Any, ...]:
    """The nodes of the only paragraph of a text."""
    (paragraph,) = parse_blocks(text)
    assert isinstance(paragraph, Paragraph)
    return paragraph.children


@pytest.mark.parametrize(
    "text",
    [
        *(
            "# a",
            "#",
            "---",
            "***",
            "* * *",
            "- - -",
            "_ _ _",
            "===",
            "> a",
            "a | b",
            "<b>a</b>",
            "<!-- a -->",
            "&lt;",
            "&#35;",
        ),
        *(
            "![a](https://x.dk)",
            "![a](b.png)",
            "[a](b.md)",
            "[a](/b)",
            "[a](//x.dk)",
            "[a](#b)",
            "[a][b]",
            "[a]",
            "[^1]",
        ),
        *("[a](ftp://x.dk)", "[a](javascript:b)", "[a](data:b)", "[a](file:///b)", "[a](https:b)", "[a](https://)"),
        *(
            "<ftp://x.dk>",
            "<javascript:a>",
            "[](https://x.dk)",
            "[ ](https://x.dk)",
            "[a]: https://x.dk",
            "https://x.dk",
        ),
        *(
            "*a",
            "a*",
            "**a",
            "**a*",
            "***a*",
            "__a_",
            "`a",
            "``a`",
            "[a](https://x.dk",
            "[a",
            "* a *b",
            "a_b_c",
            "~~a~~",
        ),
        *(
            "C:\\temp",
            "\\\\server\\share",
            "a\\",
            "1986\\. A year",
            "` `",
            "\\d+",
            "$x$",
            ":smile:",
            "(c)",
            "...",
            "-a",
            "1.5",
        ),
    ],
)
def test_other_markup_is_text(text: str) -> None:
    """It is kept with its marks."""
    if text in ("* a *b", "1986\\. A year"):
        text = f"x {text}"
    assert line(text) == (Text(text),)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("\\*a\\* \\_b\\_ \\`c\\` \\[d] \\<e>", "*a* _b_ `c` [d] <e>"),
        ("\\- a", "- a"),
        ("\\+ a", "+ a"),
        ("1\\. a", "1. a"),
        ("2\\) a", "2) a"),
        ("\\\\*", "\\*"),
        ("a \\- b", "a \\- b"),
        ("1.5\\.", "1.5\\."),
    ],
)
def test_a_backslash_escapes_a_mark(text: str, read: str) -> None:
    """Before other characters a backslash is text."""
    assert line(text) == (Text(read),)


def test_line_breaks_and_indentation_are_kept() -> None:
    """A line break inside emphasis is kept too."""
    assert line("a\nb") == (Text("a"), LineBreak(), Text("b"))
    assert line("a\\\nb") == (Text("a\\"), LineBreak(), Text("b"))
    assert line(" a\n   b") == (Text(" a"), LineBreak(), Text("   b"))
    assert line("*a\r\nb*") == (Emphasis((Text("a"), LineBreak(), Text("b")), "*"),)
    assert [write_blocks(parse_blocks("a\n  b"))] == [["a  ", "\u00a0\u00a0b"]]


def test_text_that_looks_like_a_heading_ends_a_list() -> None:
    """A rule and a quote end it too, as in other parsers."""
    for mark in ("# b", "> b", "---", "* * *"):
        assert parse_blocks(f"- a\n{mark}\n- c") == (
            UserList(((Paragraph((Text("a"),)),),), "-", None, is_tight=True),
            Paragraph((Text(mark),)),
            UserList(((Paragraph((Text("c"),)),),), "-", None, is_tight=True),
        )


def test_a_date_is_not_a_list() -> None:
    """A single item with a number above 1 is text; two items or one with the number 1 are a list."""
    assert line("24. december *kl. 14*") == (Text("24. december "), Emphasis((Text("kl. 14"),), "*"))
    assert line("06. juni") == (Text("06. juni"),)
    assert isinstance(parse_blocks("1. first")[0], UserList)
    assert isinstance(parse_blocks("24. december\n25. december")[0], UserList)


def test_paragraphs_without_an_empty_line_between_them_are_separate() -> None:
    """A tight list with such paragraphs becomes a loose list."""
    (found,) = parse_blocks("- a\n  * * *\n- b")
    assert found == UserList(
        ((Paragraph((Text("a"),)), Paragraph((Text("* * *"),))), (Paragraph((Text("b"),)),)), "-", None, is_tight=False
    )


def test_a_code_block_keeps_every_word() -> None:
    """The language is a single word; several words are code."""
    assert parse_blocks("```python\na\n```") == (CodeBlock("a", "python"),)
    assert parse_blocks("```not a language\na\n```") == (CodeBlock("not a language\na"),)
    assert parse_blocks("```\na\n\n\tb\n```") == (CodeBlock("a\n\n    b"),)


def test_an_unclosed_code_block_is_text() -> None:
    """It does not include the text that follows."""
    first, second = parse_blocks("```\na\n\n- b")
    assert first == Paragraph((Text("```"), LineBreak(), Text("a")))
    assert isinstance(second, UserList)


def test_a_link_inside_a_link_is_text() -> None:
    """The outer link has the text of both."""
    assert line("[a <https://x.dk> b](https://y.dk)") == (Link((Text("a https://x.dk b"),), "https://y.dk"),)


def test_addresses_are_percent_encoded_for_programs() -> None:
    """The written Markdown keeps the address of the user."""
    (link,) = line("[a](<https://x.dk/ø b>)")
    assert link == Link((Text("a"),), "https://x.dk/ø b")
    assert encoded_url(link.url) == "https://x.dk/%C3%B8%20b"
    assert write_line((link,)) == "[a](<https://x.dk/ø b>)"


def test_invisible_characters_are_made_visible_everywhere() -> None:
    """They are replaced in text, code, addresses and titles."""
    output = "\n".join(
        write_blocks(parse_blocks("a\u202e `b\x1b` [c](https://x.dk/\u200b '\u2066')\n\n```\nd\x07\n```"))
    )
    assert not any(sign in output for sign in "\u202e\x1b\u200b\u2066\x07")


def test_plain_text_has_no_marks() -> None:
    """It is one line, as for the title of a window."""
    assert plain_text("*a* **b**\n[c](https://x.dk) `d` - # e") == "a b c d - # e"
    assert parse_line("`a`") == (Code("a"),)


# limits


def depth(value: object) -> int:
    """The depth of nested nodes."""
    if not isinstance(value, tuple):
        return 0
    return isinstance(value, Emphasis | UserList) + max(map(depth, value), default=0)


@pytest.mark.parametrize(
    "text",
    [
        "*" * 500 + "a" + "*" * 500,
        "*a _b " * 200 + "c_ d* " * 200,
        "".join(f"{'  ' * level}- a{level}\n" for level in range(60)),
        "- " * 300 + "a",
        "1. " * 300 + "a",
        "[" * 300 + "a" + "](https://x.dk)" * 300,
    ],
)
def test_nesting_is_limited(text: str) -> None:
    """Deeper markup is text, and no word is lost."""
    blocks = parse_blocks(text)
    assert depth(blocks) <= 14
    written = "\n".join(write_blocks(blocks))
    assert comparable(events_of_markdown(written)) == comparable(events_of_blocks(blocks))
    output = "".join(str(event[1]) for event in events_of_blocks(blocks) if event[0] == "text")
    assert [letter for letter in output if letter.isalpha()][-1] == [letter for letter in text if letter.isalpha()][
        -1
    ] or ("https" in text)


@pytest.mark.heavy
def test_a_very_long_text_is_not_parsed() -> None:
    """Its paragraphs and line breaks are kept."""
    text = "*a*\n- b\n\n" * (LONGEST_TEXT // 8)
    blocks = parse_blocks(text)
    assert blocks[0] == Paragraph((Text("*a*"), LineBreak(), Text("- b")))
    assert len(blocks) == LONGEST_TEXT // 8
    assert parse_line(text)[0] == Text(" ".join(text.split("\n")).strip())


@pytest.mark.parametrize(
    "make",
    [
        lambda n: "*" * n,
        lambda n: "[" * n,
        lambda n: "![" * (n // 2),
        lambda n: "[a](" * (n // 4),
        lambda n: "*a **b " * (n // 7),
        lambda n: "*a_ " * (n // 4),
        lambda n: "<" * n,
        lambda n: "\\" * n,
        lambda n: "`a ``b " * (n // 7),
        lambda n: "- a\n" * (n // 4),
        lambda n: "- " * (n // 2),
        lambda n: "".join("`" * (3 + place) + "\n" for place in range(int(n**0.5)))[::-1],
    ],
)
@pytest.mark.heavy
def test_the_time_to_parse_hostile_text_grows_linearly(make: Callable[[int], str]) -> None:
    """Four times the length runs less than six times as many lines of code; squared growth would run sixteen times."""
    assert lines_run(make(800)) < 6 * lines_run(make(200))


def lines_run(text: str) -> int:
    """The number of lines of code that reading and writing a text runs: it is the same on every machine."""
    count = 0

    def trace(*_: object) -> Any:
        nonlocal count
        count += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        write_blocks(parse_blocks(text))
    finally:
        sys.settrace(before)
    return count
