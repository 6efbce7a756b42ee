"""The Markdown of the user: what is read in it, and that a full parser finds the same in what is written."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorlog.export import user_markdown
from mentorlog.export.markdown_text import as_item, last_marker, other_marker, write_blocks, write_line
from mentorlog.export.user_markdown import (
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


def hostile(test: Any) -> Any:
    """The test with every hostile text as an example, besides those that are made up."""
    for text in HOSTILE:
        test = example(text)(test)
    return test


# written as Markdown


@hostile
@given(marked)
@settings(max_examples=400, deadline=None)
def test_a_full_parser_reads_what_was_meant(text: str) -> None:
    """The same paragraphs, lists, code, links and emphasis, and nothing else that Markdown knows."""
    blocks = parse_blocks(text)
    written = "\n".join(write_blocks(blocks))
    assert comparable(events_of_markdown(written)) == comparable(events_of_blocks(blocks))


@hostile
@given(marked)
@settings(max_examples=300, deadline=None)
def test_a_text_stays_in_its_item(text: str) -> None:
    """Whatever it is, it never reaches the items around it."""
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
def test_a_list_of_ours_stays_apart(text: str) -> None:
    """A list before or after the text does not become a part of the user's, nor theirs of it."""
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
def test_a_line_is_one_line_of_its_words(text: str) -> None:
    """Between words of ours and in a heading."""
    nodes = parse_line(text)
    for before, name in (("", "p"), ("## ", "heading")):
        written = f"{before}Ours: {write_line(nodes)}, ours"
        assert "\n" not in written
        expected = [(name,), ("text", "Ours: "), *events_of_line(nodes), ("text", ", ours"), (f"/{name}",)]
        assert comparable(events_of_markdown(written)) == comparable(expected)


@given(marked, marked)
@settings(max_examples=200, deadline=None)
def test_a_cell_is_one_cell(text: str, other: str) -> None:
    """Code with a bar in it too."""
    cells = [parse_line(text), parse_line(other)]
    row = " | ".join(write_line(cell, is_cell=True) for cell in cells)
    found = comparable(events_of_markdown(f"| a | b |\n| --- | --- |\n| {row} |\n"))
    start = found.index(("tbody",))
    expected = [("tbody",), ("tr",)]
    for cell in cells:
        expected += [("td",), *events_of_line(cell), ("/td",)]
    said = comparable(expected)
    assert trimmed(found[start:-2]) == trimmed([*said, ("/tr",)])


def trimmed(events: list[Any]) -> list[Any]:
    """Events without the spaces at the ends of their text, and bars in addresses as they are encoded."""
    stripped = [(kind, str(said[0]).strip(), *said[1:]) if said else (kind,) for kind, *said in events]
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
def test_what_is_markdown_leaves_as_it_was_typed(text: str) -> None:
    """Letter for letter."""
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
def test_it_means_what_it_means_elsewhere(text: str) -> None:
    """What others make of the text itself is what is read in it; only a line break is kept as one."""
    meant = [("br",) if event == ("softbreak",) else event for event in comparable(events_of_markdown(text))]
    assert comparable(events_of_blocks(parse_blocks(text))) == meant


@hostile
@given(st.one_of(marked, st.text("ab \t\n-+1.~#>", max_size=20)))
@settings(max_examples=300, deadline=None)
def test_plain_text_is_read_as_the_parser_reads_it(text: str) -> None:
    """A text without marks does not need it."""
    read = both(text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(user_markdown, "_MARK", re.compile(""))
        assert both(text) == read


def both(text: str) -> list[Any]:
    """A text as blocks and as a line."""
    return [comparable(events_of_blocks(parse_blocks(text))), comparable(events_of_line(parse_line(text)))]


# what is read


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
def test_everything_else_is_text(text: str) -> None:
    """As it was typed, with its marks."""
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
def test_a_backslash_keeps_a_mark_from_acting(text: str, read: str) -> None:
    """A mark that would act; before others, it is itself."""
    assert line(text) == (Text(read),)


def test_lines_are_kept() -> None:
    """Line breaks, and spaces at the beginning of a line; a line break is not lost in emphasis."""
    assert line("a\nb") == (Text("a"), LineBreak(), Text("b"))
    assert line("a\\\nb") == (Text("a\\"), LineBreak(), Text("b"))
    assert line(" a\n   b") == (Text(" a"), LineBreak(), Text("   b"))
    assert line("*a\r\nb*") == (Emphasis((Text("a"), LineBreak(), Text("b")), "*"),)
    assert [write_blocks(parse_blocks("a\n  b"))] == [["a  ", "\u00a0\u00a0b"]]


def test_what_looks_like_a_heading_ends_a_list() -> None:
    """As it does elsewhere, so that it is not taken into the last item; a rule and a quote do too."""
    for mark in ("# b", "> b", "---", "* * *"):
        assert parse_blocks(f"- a\n{mark}\n- c") == (
            UserList(((Paragraph((Text("a"),)),),), "-", None, is_tight=True),
            Paragraph((Text(mark),)),
            UserList(((Paragraph((Text("c"),)),),), "-", None, is_tight=True),
        )


def test_a_date_is_no_list() -> None:
    """A single item with a higher number than 1 is text; two are a list, as is one with the number 1."""
    assert line("24. december *kl. 14*") == (Text("24. december "), Emphasis((Text("kl. 14"),), "*"))
    assert line("06. juni") == (Text("06. juni"),)
    assert isinstance(parse_blocks("1. first")[0], UserList)
    assert isinstance(parse_blocks("24. december\n25. december")[0], UserList)


def test_paragraphs_without_a_line_between_them_stay_apart() -> None:
    """In a list item too, where tight lists have none."""
    (found,) = parse_blocks("- a\n  * * *\n- b")
    assert found == UserList(
        ((Paragraph((Text("a"),)), Paragraph((Text("* * *"),))), (Paragraph((Text("b"),)),)), "-", None, is_tight=False
    )


def test_code_keeps_every_word() -> None:
    """The language of a block is one word; more than that is code."""
    assert parse_blocks("```python\na\n```") == (CodeBlock("a", "python"),)
    assert parse_blocks("```not a language\na\n```") == (CodeBlock("not a language\na"),)
    assert parse_blocks("```\na\n\n\tb\n```") == (CodeBlock("a\n\n    b"),)


def test_code_that_never_ends_is_text() -> None:
    """So that it does not swallow what follows."""
    first, second = parse_blocks("```\na\n\n- b")
    assert first == Paragraph((Text("```"), LineBreak(), Text("a")))
    assert isinstance(second, UserList)


def test_a_link_is_not_within_another() -> None:
    """The outer one has the text of both."""
    assert line("[a <https://x.dk> b](https://y.dk)") == (Link((Text("a https://x.dk b"),), "https://y.dk"),)


def test_addresses_are_encoded_for_programs() -> None:
    """And kept as typed for people."""
    (link,) = line("[a](<https://x.dk/ø b>)")
    assert link == Link((Text("a"),), "https://x.dk/ø b")
    assert encoded_url(link.url) == "https://x.dk/%C3%B8%20b"
    assert write_line((link,)) == "[a](<https://x.dk/ø b>)"


def test_what_can_not_be_seen_is_made_visible_everywhere() -> None:
    """In text, code, addresses and titles."""
    said = "\n".join(write_blocks(parse_blocks("a\u202e `b\x1b` [c](https://x.dk/\u200b '\u2066')\n\n```\nd\x07\n```")))
    assert not any(sign in said for sign in "\u202e\x1b\u200b\u2066\x07")


def test_plain_text_has_no_marks() -> None:
    """One line, as for the title of a window."""
    assert plain_text("*a* **b**\n[c](https://x.dk) `d` - # e") == "a b c d - # e"
    assert parse_line("`a`") == (Code("a"),)


# limits


def depth(value: object) -> int:
    """How deep nodes are within one another."""
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
    """What is deeper is text, and not a word is lost."""
    blocks = parse_blocks(text)
    assert depth(blocks) <= 14
    written = "\n".join(write_blocks(blocks))
    assert comparable(events_of_markdown(written)) == comparable(events_of_blocks(blocks))
    said = "".join(str(event[1]) for event in events_of_blocks(blocks) if event[0] == "text")
    assert [letter for letter in said if letter.isalpha()][-1] == [letter for letter in text if letter.isalpha()][
        -1
    ] or ("https" in text)


def test_a_very_long_text_is_plain() -> None:
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
def test_a_hostile_text_takes_no_more_time_than_its_length(make: Callable[[int], str]) -> None:
    """Four times the length takes less than twelve times as long, which squared growth would exceed."""
    times = []
    for length in (2_000, 8_000):
        began = time.process_time()
        write_blocks(parse_blocks(make(length)))
        times.append(time.process_time() - began)
    assert times[1] < 12 * max(times[0], 0.05)
