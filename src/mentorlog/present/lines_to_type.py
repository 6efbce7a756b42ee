"""Name the journal in the lines to type of a page or a message, if it was given with --db: pasted without it, a line
would act on another journal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mentorlog.present.page import Line, Row, Table, Under

if TYPE_CHECKING:
    from mentorlog.present.page import Block, Page, Span, Text

_LINE: Final = r"(^|`|[:?] |, |\bor |\bthen )mentorlog (?=[a-z][a-z-]*(?:[ `.,]|$))"
"""The beginning of a line to type in a sentence of mentorlog: it is in backticks or after a label."""
_QUOTED: Final = r"(?<!\w)'[^']*'(?!\w)|(?<!\w)\"[^\"]*\"(?!\w)"
"""What the user typed, in quotes."""


def with_option(sentence: str, option: str, *, is_line: bool = False) -> str:
    """A sentence of mentorlog with `option` (`--db FILE`) in each of its lines to type; `is_line`: it is one line. What
    it quotes is unchanged, and so is all of it if it has an option `--db` already."""
    if "--db" in sentence or "mentorlog " not in sentence:
        return sentence
    return re.sub(f"{_QUOTED}|{_LINE}", lambda found: _with(found, option), sentence, count=int(is_line))


def _with(found: re.Match[str], option: str) -> str:
    return found[0] if found[1] is None else f"{found[1]}mentorlog {option} "


def page_with_option(page: Page, option: str) -> Page:
    """A page with `option` in each of its lines to type: in hints, in lines to copy, and in commands. Text of the user
    is unchanged."""
    return tuple(_block(block, option) for block in page)


def _block(block: Block, option: str) -> Block:
    if isinstance(block, Line):
        is_whole = block.is_hint
        return block._replace(
            body=_text(block.body, option, is_whole=is_whole),
            side=_text(block.side, option, is_whole=is_whole),
            under=tuple(_text(each, option, is_whole=is_whole) for each in block.under),
        )
    if isinstance(block, Table):
        rows, *shorter = (_cells(rows, option) for rows in (block.rows, *block.shorter))
        return block._replace(rows=rows, shorter=tuple(shorter))
    if isinstance(block, Row):
        return block._replace(
            body=_text(block.body, option),
            side=_text(block.side, option),
            shorter=tuple(_text(each, option) for each in block.shorter),
            under=tuple(_under(each, option) for each in block.under),
            columns=tuple(_text(each, option) for each in block.columns),
            cells=tuple(_text(each, option) for each in block.cells),
        )
    return block


def _cells(rows: tuple[tuple[Text, ...], ...], option: str) -> tuple[tuple[Text, ...], ...]:
    return tuple(tuple(_text(cell, option) for cell in row) for row in rows)


def _under(below: Text | Under, option: str) -> Text | Under:
    if isinstance(below, Under):
        return below._replace(
            body=_text(below.body, option, is_whole=below.is_command),
            side=_text(below.side, option),
            columns=tuple(_text(each, option) for each in below.columns),
        )
    return _text(below, option)


def _text(spans: Text, option: str, *, is_whole: bool = False) -> Text:
    """A text with the option in its lines to type; `is_whole`: all of it is a sentence of mentorlog."""
    return tuple(_span(span, option) if is_whole or span.style == "command" else span for span in spans)


def _span(span: Span, option: str) -> Span:
    return span._replace(text=with_option(span.text, option))
