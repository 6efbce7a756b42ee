"""A page as sentences, for a screen reader: one entry on each line, after its label. Rich is not loaded.

Nothing depends on a position, a colour or a sign: bars, rules and empty lines are omitted, a sign becomes a word, and
each text that means something only by its place has its words in `Span.spoken`. A command to type has its own line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.enumeration import enumerated
from mentorlog.named_tuples import NamedTuple
from mentorlog.present.inert import inert, inert_lines, shorten
from mentorlog.present.page import Line, Prose, Row, Table, Under, split_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.present.page import Block, Span, Text

COMMAND: Final = "Command: "
"""Before a command to type, which has a line of its own."""
_END: Final = (".", "!", "?", ":", ";", "…", "。", "!", "?")
"""A text that ends so needs no comma or full stop after it."""


class Sentences:
    """Writes the blocks of one page, or of a list whose rows come one by one."""

    def __init__(self) -> None:
        self._label = ""

    def lines(self, page: Iterable[Block]) -> Iterator[str]:
        """The lines of some blocks, safe to show, in one style."""
        for block in page:
            if isinstance(block, Line):
                yield from _entry("", (block.body, block.side), block.under)
            elif isinstance(block, Row):
                self._remember(block.label)
                yield from _row(self._label, block)
            elif isinstance(block, Table):
                self._remember(block.label or "")
                for cells in block.rows:
                    label, texts = _first_as_label(cells) if block.label is None else (self._label, cells)
                    yield from _entry(label, texts, ())
            elif isinstance(block, Prose):
                self._remember(block.label)
                yield from _prose(self._label, block)
            else:
                self._label = ""
                if label := getattr(block, "label", ""):
                    yield f"{inert(label)}."

    def _remember(self, label: str) -> None:
        self._label = inert(label).strip() or self._label


def _row(label: str, row: Row) -> Iterator[str]:
    mark = row.mark.spoken if row.mark else None
    return _entry(": ".join(filter(None, (label, mark))), (row.body, *row.columns, row.side), row.under)


def _first_as_label(cells: tuple[Text, ...]) -> tuple[str, tuple[Text, ...]]:
    """The label and the other cells of a row in a table that begins with headings in their own column."""
    first = cells[0] if cells else ()
    if len(cells) < 2 or not first or first[0].style not in ("title", "command"):
        return "", cells
    return _words(first).strip(), cells[1:]


def _entry(label: str, texts: tuple[Text, ...], under: Iterable[Text | Under]) -> Iterator[str]:
    """An entry on one line: its label, its texts, and what is below them as sentences of their own; then its commands,
    each on a line. A sentence that ends in a command ends its line."""
    commands: list[str] = []
    sentences = [_sentence(texts, commands)]
    for line in under:
        parts = (line.body, *line.columns, line.side) if isinstance(line, Under) else (line,)
        sentences.append(_sentence(parts, commands))
    said = [sentence for sentence in sentences if sentence.words]
    if said and commands and not label and _is_command(next(iter(texts), ())):
        first = said[0].words
        yield f"{first[0].upper()}{first[1:].removesuffix('.')}: {commands[0]}"
        said, commands = said[1:], commands[1:]
    before = f"{_as_label(label)} " if label else ""
    line_so_far = ""
    for sentence in said:
        line_so_far = f"{line_so_far} {sentence.words}" if line_so_far else f"{before}{sentence.words}"
        if sentence.ends_in_command:
            yield line_so_far
            line_so_far = ""
    if line_so_far:
        yield line_so_far
    elif label and not said and not commands and not any((*texts, *under)):
        yield _as_label(label)
    shown = before if not said else ""
    yield from (f"{shown}{COMMAND}{command}" for command in commands)


def _as_label(label: str) -> str:
    label = " ".join(label.split())
    return label if not label or label.endswith(_END) else f"{label}:"


class _Sentence(NamedTuple):
    """Facts, joined."""

    words: str
    ends_in_command: bool = False


def _sentence(texts: Iterable[Text], commands: list[str]) -> _Sentence:
    """Facts as one sentence; those that are only a command are added to `commands` instead."""
    sentence, is_closed, is_command = "", True, False
    for text in texts:
        for fact in split_facts(text):
            if _is_command(fact):
                commands.append(_words(fact).strip())
            elif words := _words(fact).strip():
                comma = "" if sentence.endswith(_END) and not sentence.endswith("…") else ","
                sentence = f"{sentence}{comma} {words}" if sentence else words
                is_command = fact[-1].style == "command"
                # nothing follows a path or an address, so that it can be copied
                is_closed = is_command or words.endswith(_END) or "/" in words.rpartition(" ")[2]
    return _Sentence(sentence if is_closed else f"{sentence}.", is_command)


def _is_command(fact: Text) -> bool:
    spans = [span for span in fact if span.text.strip()]
    return bool(spans) and (
        all(span.style == "command" or span.kind == "line to type" for span in spans)
        or spans[0].text.startswith("mentorlog ")
    )


def _words(text: Text) -> str:
    """The words of a fact, on one line."""
    return " ".join(filter(None, "".join(map(_span, text)).split(" ")))


def _span(span: Span) -> str:
    if span.spoken is not None:
        return inert(span.spoken)
    if span.style in ("bar", "track"):
        return ""
    words = inert(shorten(span.text))
    return _refs(words) if span.kind == "ref" else words


def _refs(words: str) -> str:
    """Refs after the word: `ref g1`, `refs s6, s7 and s8`; with a comma if something follows on the same line."""
    found = words.split()
    refs = f"{'ref' if len(found) == 1 else 'refs'} {enumerated(found)}"
    return f"{refs}, " if words.endswith(" ") else refs


def _prose(label: str, prose: Prose) -> Iterator[str]:
    """User text with its line breaks, after its label."""
    first, *others = inert_lines(shorten(prose.text))
    yield f"{_as_label(label)} {first}".strip()
    yield from others
