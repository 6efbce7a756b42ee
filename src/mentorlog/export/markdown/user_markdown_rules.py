r"""The parser for user text: CommonMark (markdown-it-py) with just the rules for emphasis, lists, links and code.

Each rule of our own keeps something as plain text: a backslash that escapes no mark (`C:\temp`), an image, a link that
is not absolute, a fence that is never closed, a line of dashes, marks without a counterpart, what is nested too deeply.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from markdown_it.rules_block import blockquote, fence, heading, hr, list_block
from markdown_it.rules_inline import link

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from markdown_it.ruler import RuleOptionsType
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.rules_inline.state_inline import Delimiter

    BlockRule = Callable[[StateBlock, int, int, bool], bool]

_MARKS: Final = frozenset("*_`[]<")
"""Characters that a backslash keeps from being marks, anywhere."""
_ESCAPED_BULLET: Final = re.compile(r"(?:^|\n)[ \t]*(?:[0-9]{1,9})?\Z")
_ONLY_BULLETS: Final = re.compile(r"[-*+](?:[ \t]+[-*+])+[ \t]*")
_LEVELS_OF_A_LIST: Final = 2
"""markdown-it counts a list and its item."""


class _Parser(MarkdownIt):
    """A parser that keeps addresses as they were typed, and links only those that match `url`."""

    def __init__(self, url: re.Pattern[str]) -> None:
        super().__init__("zero")
        self._url = url

    def validateLink(self, url: str) -> bool:  # noqa: N802 - markdown-it's name
        return self._url.match(url) is not None

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        return link


def make_parser(url: re.Pattern[str], *, deepest_list: int, deepest_emphasis: int) -> MarkdownIt:
    """A parser that links addresses beginning with `url`, and nests lists and emphasis up to these levels deep."""
    parser = _Parser(url)
    parser.options["maxNesting"] = 100  # more than the limits of our own: what is beyond it is lost
    parser.enable(["code", "fence", "list", "hr", "newline", "escape", "backticks", "emphasis", "link", "image"])
    parser.enable("autolink")
    block, inline = parser.block.ruler, parser.inline.ruler
    everywhere: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    block.at("fence", _closed_fence, everywhere)
    block.at("hr", _line_of_text, everywhere)
    block.at("list", _limited_list(_LEVELS_OF_A_LIST * deepest_list), {"alt": ["paragraph", "reference"]})
    inline.at("newline", _newline)
    inline.at("escape", _escape)
    inline.at("image", _image_as_text)
    parser.inline.ruler2.before("emphasis", "whole_runs", _whole_runs(deepest_emphasis))
    return parser


# blocks


def _closed_fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - markdown-it's form
    """A fence of code; plain text if it is never closed."""
    if silent or not fence(state, start, end, silent):
        return fence(state, start, end, silent) if silent else False
    token = state.tokens[-1]
    first, after = token.map or (start, end)
    if after - first - 2 == token.content.count("\n"):
        return True
    state.tokens.pop()
    state.line = start
    return False


def _line_of_text(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
    """A line of only bullets (`- - -`), which would be empty lists within one another, is a paragraph. It ends a list,
    as do rules, headings and quotes, which are paragraphs here."""
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    if silent and state.sCount[start] < state.blkIndent:
        return any(rule(state, start, end, True) for rule in (hr, heading, blockquote))
    if state.is_code_block(start) or not _ONLY_BULLETS.fullmatch(line):
        return False
    if silent:
        return True
    state.line = start + 1
    state.push("paragraph_open", "p", 1).map = [start, state.line]
    content = state.push("inline", "", 0)
    content.content, content.map, content.children = line.strip(), [start, state.line], []
    state.push("paragraph_close", "p", -1)
    return True


def _limited_list(levels: int) -> BlockRule:
    """The rule for lists, within fewer than `levels`."""

    def rule(state: StateBlock, start: int, end: int, silent: bool) -> bool:  # noqa: FBT001 - as above
        return state.level < levels and list_block(state, start, end, silent)

    return rule


# within a line


def _newline(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """A line break. Spaces after it are kept."""
    if state.src[state.pos] != "\n":
        return False
    if not silent:
        state.push("softbreak", "br", 0)
    state.pos += 1
    return True


def _escape(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """A backslash before a mark of emphasis, code or a link, or before the bullet or number of a list item. Another
    one is plain text."""
    source, start = state.src, state.pos
    if source[start] != "\\":
        return False
    after = start
    while after < state.posMax and source[after] == "\\":
        after += 1
    mark = source[after : after + 1] if after < state.posMax else ""
    is_bullet = after == start + 1 and mark and mark in "-+.)" and _escapes_bullet(source, start, mark)
    if not mark or not (mark in _MARKS or is_bullet):
        if not silent:
            state.append_pending(source[start:after])
        state.pos = after
        return True
    if not silent:
        token = state.push("text_special", "", 0)
        token.content, token.info = source[start + 1], "escape"
        token.markup = source[start : start + 2]
    state.pos = start + 2
    return True


def _escapes_bullet(source: str, position: int, mark: str) -> bool:
    """Whether a backslash at that position is before a bullet, or between a number and its mark."""
    before = _ESCAPED_BULLET.search(source, max(0, position - 80), position)
    if before is None:
        return False
    has_number = before[0][-1:].isdigit()
    return has_number if mark in ".)" else not has_number


def _image_as_text(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - as above
    """An image, as it was typed."""
    start = state.pos
    if state.src[start : start + 2] != "![":
        return False
    state.pos = start + 1
    is_link = link(state, True)
    end = state.pos
    state.pos = start
    if not is_link:
        return False
    if not silent:
        state.append_pending(state.src[start:end])
    state.pos = end
    return True


def _whole_runs(deepest: int) -> Callable[[StateInline], None]:
    """The rule that marks of emphasis typed together (`***`) are either all used or all plain text. CommonMark would
    use one of them in `**a*`."""

    def rule(state: StateInline) -> None:
        within_links = (meta["delimiters"] for meta in state.tokens_meta if meta and "delimiters" in meta)
        for delimiters in (state.delimiters, *within_links):
            _drop_partial_runs(delimiters, deepest)

    return rule


def _drop_partial_runs(delimiters: list[Delimiter], deepest: int) -> None:
    """Separate the pairs of all runs that have a mark without a counterpart, are too deep, or are a pair only because
    of what is before or after the text."""
    counterpart: dict[int, int] = {}
    for index, delimiter in enumerate(delimiters):
        if delimiter.end >= 0:
            counterpart |= {index: delimiter.end, delimiter.end: index}
    runs = _runs(delimiters)
    run_of = {index: run for run in runs for index in run}
    waiting = [run for run in runs if any(index not in counterpart for index in run)]
    waiting += [run_of[index] for index in _too_deep(delimiters, deepest)]
    waiting += [
        run_of[index] for index, other in counterpart.items() if _depends_on_context(run_of[index], run_of[other])
    ]
    while waiting:
        for index in waiting.pop():
            other = counterpart.pop(index, None)
            if other is not None:
                del counterpart[other]
                delimiters[min(index, other)].end = -1
                waiting.append(run_of[other])


def _depends_on_context(run: range, other: range) -> bool:
    """Whether CommonMark separates two runs of these lengths if one of them could both open and close emphasis, which
    depends on the characters around it."""
    return (len(run) + len(other)) % 3 == 0 and bool(len(run) % 3 or len(other) % 3)


def _runs(delimiters: list[Delimiter]) -> list[range]:
    """The indexes of marks that were typed together."""
    starts = [
        index
        for index, delimiter in enumerate(delimiters)
        if not index
        or delimiters[index - 1].marker != delimiter.marker
        or delimiters[index - 1].token != delimiter.token - 1
    ]
    return [range(start, end) for start, end in pairwise([*starts, len(delimiters)])]


def _too_deep(delimiters: list[Delimiter], deepest: int) -> Iterator[int]:
    """The indexes of opening marks within more than `deepest` others."""
    ends: list[int] = []
    for index, delimiter in enumerate(delimiters):
        while ends and ends[-1] < index:
            ends.pop()
        if delimiter.end >= 0:
            ends.append(delimiter.end)
            if len(ends) > deepest:
                yield index
