"""What is at the right edge of a text: beside its first line, or below it if there is no space.

A text is narrower than the page because of what is beside it only in its first line. The rows of a list have one
layout: the facts of all are at the right edge, or those of all are below.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from mentorlog.present.layout.cell_width import inert_width, text_width
from mentorlog.present.layout.frame import GAP, INDENT, MIN_BODY, mark_width
from mentorlog.present.layout.inert_text import make_inert
from mentorlog.present.layout.placed import lines_at
from mentorlog.present.layout.wrap import first_word_width, unbroken_facts
from mentorlog.present.page import SEP, Line, Row, Span, Under, is_attached, split_refs, with_dots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.present.layout.frame import Frame
    from mentorlog.present.layout.placed import PlacedLine
    from mentorlog.present.page import Block, Text


def beside(body: Text, side: Text, *, left: int, frame: Frame, max_lines: int = 0) -> Iterator[PlacedLine]:
    """A body with its side at the right edge of its first line, or below it if the frame is split. What is only a ref
    is at the right edge even then."""
    body, side = make_inert(body), make_inert(side, "dim")
    edge = frame.width - text_width(side)
    first_width = edge - GAP - left
    is_below = bool(side) and frame.is_split and not is_attached(side)
    is_wide_word = first_width < first_word_width(body) <= frame.width
    if is_below or not side or is_wide_word or first_width < min(text_width(body), MIN_BODY // 2):
        is_below, first_width = bool(side), frame.width - left
    lines = frame.wrap_to_edge(body, left, first_width=first_width, max_lines=max_lines)
    for number, line in enumerate(lines):
        yield [(left, line), (edge, side)] if side and not is_below and not number else [(left, line)]
    if is_below:
        yield from facts_below(side, left + INDENT, frame)


def facts_below(facts: Text, left: int, frame: Frame, *, max_lines: int = 0) -> Iterator[PlacedLine]:
    """Facts on lines of their own from `left` on, or where all those of their list begin. Commands that have no space
    there begin nearer to the left edge."""
    commands: list[Text] = []
    command_left = _command_left([(left, facts)], frame) if frame.command_left is None else frame.command_left
    if command_left is not None:
        commands = _commands(facts)
        facts = with_dots(fact for fact in unbroken_facts(facts) if fact not in commands)
    yield from lines_at(left - INDENT if frame.has_nearer_facts else left, facts, frame, max_lines=max_lines)
    for command in commands:
        yield from _command_lines(command, min(left, command_left or 0), frame)


def _command_left(texts: Iterable[tuple[int, Text]], frame: Frame) -> int | None:
    """Where the commands in some texts begin, if one of them has no space where its text begins: below the body, or no
    nearer to the left edge than the widest one needs."""
    room = frame.width
    sizes = [(left, text_width(command)) for left, each in texts for command in _commands(each)]
    widest = max((size for left, size in sizes if size > room - left), default=0)
    if not widest:
        return None
    return max(min(frame.left, room - widest), INDENT)


def _command_lines(command: Text, left: int, frame: Frame) -> Iterator[PlacedLine]:
    """A command from `left` on; if it is wider than the page, the rest of it is indented."""
    lines = frame.wrap(command, frame.width - left - INDENT, first_width=frame.width - left)
    for number, line in enumerate(lines):
        yield [(left + INDENT if number else left, line)]


def _commands(facts: Text) -> list[Text]:
    return [fact for fact in unbroken_facts(facts) if is_command(fact)]


def is_command(fact: Text) -> bool:
    """Whether a fact is a command to type."""
    return bool(fact) and fact[0].style == "command"


def are_beside(below: Under, frame: Frame) -> bool:
    """Whether the columns of a line below a row are below those of the row: not if a command would be broken there."""
    if not below.columns or not frame.columns:
        return False
    return not is_command(below.columns[0]) or inert_width(below.columns[0]) <= frame.width - frame.columns[0]


def columns_and_side(row: Row) -> Text:
    """What is below the body of a row whose columns have no space beside it, on one line."""
    texts = [*map(make_inert, row.columns), *([make_inert(row.side, "dim")] if row.side else [])]
    return tuple(span for each in texts for span in (Span(" " * GAP), *each))[1:]


def with_split_frames(blocks: Iterable[tuple[Block, Frame]]) -> Iterator[tuple[Block, Frame]]:
    """The blocks with their frames, those of a list split if most of its rows have no space for what is beside them, or
    one has none even beside the last line of its body; if all have that, theirs is there.

    A list is all rows below one label, or all rows of a page that a pipe gets as a list.
    """
    rows: list[tuple[Row, Frame]] = []
    for block, frame in blocks:
        if rows and not (isinstance(block, Row) and _is_same_list(block, frame, rows[0])):
            yield from _split(rows)
            rows = []
        if isinstance(block, Row):
            rows.append((block, frame))
        elif isinstance(block, Line):
            frame = frame if _has_space(block, frame) else frame._replace(is_split=True)
            yield block, _with_starts(frame, _texts_below(block, frame))
        else:
            yield block, frame
    yield from _split(rows)


def _is_same_list(row: Row, frame: Frame, first: tuple[Row, Frame]) -> bool:
    return frame == first[1] and (bool(row.cells and first[0].cells) or not row.label)


def _split(rows: list[tuple[Row, Frame]]) -> Iterator[tuple[Row, Frame]]:
    rows = list(_folded(rows))
    if rows:
        below = [each for row, frame in rows for each in _texts_below(row, frame)]
        starts = _with_starts(rows[0][1], below)
        yield from ((row, starts._replace(is_split=frame.is_split)) for row, frame in rows)


def _folded(rows: list[tuple[Row, Frame]]) -> Iterator[tuple[Row, Frame]]:
    """The rows of a list, with the facts of all below their texts if most have no space beside the first line, or one
    has none beside the last."""
    folded = [not _has_space(row, frame) for row, frame in rows]
    if any(row.columns and not frame.columns and _is_folded_below(row, frame) for row, frame in rows):
        yield from ((row, frame._replace(is_split=True)) for row, frame in rows)
    elif not any(folded):
        yield from rows
    elif any(row.is_picture for row, _ in rows):
        yield from ((row, frame._replace(is_split=True)) for row, frame in _facts_below_picture(rows))
    elif _is_mostly_folded(rows, folded) or any(
        is_folded and _needs_own_line(row, frame) for (row, frame), is_folded in zip(rows, folded, strict=True)
    ):
        yield from ((row, frame._replace(is_split=True)) for row, frame in rows)
    else:
        for (row, frame), is_folded in zip(rows, folded, strict=True):
            yield row._replace(has_evidence=is_folded or row.has_evidence), frame


def _is_mostly_folded(rows: list[tuple[Row, Frame]], folded: list[bool]) -> bool:
    """Whether the facts of most rows have no space; a ref, and how many more there are, are never below."""
    facts = [is_folded for (row, _), is_folded in zip(rows, folded, strict=True) if not is_attached(row.side)]
    return 2 * sum(facts) > sum(bool(row.side) for row, _ in rows)


def _texts_below(block: Row | Line, frame: Frame) -> Iterator[tuple[int, Text]]:
    """The texts that are below a body, each with the cell where it begins."""
    left = (frame.left + mark_width(block) if isinstance(block, Row) else 0) + INDENT
    if frame.is_split and not (isinstance(block, Row) and block.columns):
        yield left, block.side
    for line in block.under:
        below = line if isinstance(line, Under) else Under(line)
        if not below.is_command and not are_beside(below, frame):
            yield from ((left, each) for each in (below.body, *below.columns))


def _with_starts(frame: Frame, below: Iterable[tuple[int, Text]]) -> Frame:
    """The frame with where the facts of all texts below the rows of a list begin: nearer to the left edge if one of
    them has no space otherwise; and their commands, if an eighth of them has none."""
    room = frame.width
    texts = [(left, each) for left, each in below if each]
    wide = [(left, make_inert(each)) for left, each in texts if inert_width(each) > room - left]
    if not wide:
        return frame
    facts = [(left, text_width(fact)) for left, each in wide for fact in unbroken_facts(each) if fact.count(SEP) == 1]
    is_nearer = any(room - left < size <= room - left + INDENT for left, size in facts)
    wide_commands = sum(text_width(command) > room - left for left, each in wide for command in _commands(each))
    is_often = 8 * wide_commands > sum(len(_commands(each)) for _, each in texts)
    return frame._replace(has_nearer_facts=is_nearer, command_left=_command_left(wide, frame) if is_often else None)


def _is_folded_below(row: Row, frame: Frame) -> bool:
    """Whether the columns of a row and what is beside them do not fit one line below its body."""
    return text_width(columns_and_side(row)) > frame.width - frame.left - mark_width(row) - INDENT


def _needs_own_line(row: Row, frame: Frame) -> bool:
    """Whether what is beside a row has no space beside the last line of its body; a ref never is on its own line."""
    if is_attached(row.side):
        return False
    room = frame.width - frame.left - mark_width(row)
    *_, last = frame.wrap(make_inert(row.body), room, max_lines=row.max_lines)
    return text_width(last) + GAP + inert_width(row.side) > room


def _facts_below_picture(rows: list[tuple[Row, Frame]]) -> Iterator[tuple[Row, Frame]]:
    """The rows, with the facts of all lines of a picture beside the last one."""
    facts: Text = ()
    for number, (row, frame) in enumerate(rows):
        facts = with_dots((facts, row.side))
        is_inside = row.is_picture and number + 1 < len(rows) and rows[number + 1][0].is_picture
        yield row._replace(side=() if is_inside else facts), frame
        facts = facts if is_inside else ()


@lru_cache(maxsize=4096)
def _has_space(block: Row | Line, frame: Frame) -> bool:
    """Whether what is beside a text leaves enough of its first line. It is cached as is the height of a block."""
    if not block.side or (isinstance(block, Row) and (block.columns or block.has_evidence)):
        return True
    left, least = (frame.left + mark_width(block), MIN_BODY) if isinstance(block, Row) else (0, 2 * MIN_BODY)
    body, side = make_inert(block.body), make_inert(block.side)
    rest = frame.width - left - GAP - text_width(side)
    if text_width(body) <= rest or not split_refs(side)[1]:
        return True
    if isinstance(block, Row) and block.is_picture:
        return False
    if isinstance(block, Line) and rest > 0 and text_width(next(frame.wrap(body, frame.width))) <= rest:
        return True
    return rest >= least and not rest < first_word_width(body) <= frame.width
