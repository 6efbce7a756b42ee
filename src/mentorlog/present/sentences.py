"""A page as sentences, for a screen reader: one entry on each line, after its label. Rich is not loaded.

Nothing depends on a position, a colour or a sign: bars, rules and empty lines are omitted, a sign becomes a word, and
each text that means something only by its place has its words in `Span.spoken`. A command to type has its own line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mentorlog.present.inert import inert, inert_lines, shorten
from mentorlog.present.page import Line, Prose, Row, Table, Under, split_facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.present.page import Block, Page, Span, Text

MARKS: Final = {
    "●": "",
    "○": "",
    "◐": "",
    "✓": "",
    "✗": "",
    "★": "",
    "☆": "",
    "↺": "",
    "–": "",
    "▌": "",
}
"""The words of the signs before a row; none if the label or a fact of the row says the same. A sign that says more has
its words in `Span.spoken`."""
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


def sentences(page: Page) -> Iterator[str]:
    """The lines of a page."""
    return Sentences().lines(page)


def _row(label: str, row: Row) -> Iterator[str]:
    mark = ""
    if row.mark:
        mark = MARKS.get(row.mark.text, "") if row.mark.spoken is None else row.mark.spoken
    return _entry(": ".join(filter(None, (label, mark))), (row.body, *row.columns, row.side), row.under)


def _first_as_label(cells: tuple[Text, ...]) -> tuple[str, tuple[Text, ...]]:
    """The label and the other cells of a row in a table that begins with headings in their own column."""
    first = cells[0] if cells else ()
    if len(cells) < 2 or not first or first[0].style not in ("title", "command"):
        return "", cells
    return _words(first).strip(), cells[1:]


def _entry(label: str, texts: tuple[Text, ...], under: Iterable[Text | Under]) -> Iterator[str]:
    """An entry on one line: its label, its texts, and what is below them as sentences of their own; then its commands,
    each on a line."""
    commands: list[str] = []
    sentences = [_sentence(texts, commands)]
    for line in under:
        parts = (line.body, *line.columns, line.side) if isinstance(line, Under) else (line,)
        sentences.append(_sentence(parts, commands))
    said = " ".join(filter(None, sentences))
    if said and commands and not label and _is_command(next(iter(texts), ())):
        yield f"{said[0].upper()}{said[1:].removesuffix('.')}: {commands[0]}"
        said, commands = "", commands[1:]
    if said or (label and not commands and not any((*texts, *under))):
        yield (f"{_as_label(label)} {said}" if label else said).strip()
        label = ""
    yield from (f"{_as_label(label)} {COMMAND}{command}".strip() for command in commands)


def _as_label(label: str) -> str:
    label = " ".join(label.split())
    return label if not label or label.endswith(_END) else f"{label}:"


def _sentence(texts: Iterable[Text], commands: list[str]) -> str:
    """Facts as one sentence; those that are only a command are added to `commands` instead."""
    sentence, is_closed = "", True
    for text in texts:
        for fact in split_facts(text):
            if _is_command(fact):
                commands.append(_words(fact).strip())
            elif words := _words(fact).strip():
                comma = "" if sentence.endswith(_END) else ","
                sentence = f"{sentence}{comma} {words}" if sentence else words
                is_closed = words.endswith(_END) or fact[-1].style == "command"
    return sentence if is_closed else f"{sentence}."


def _is_command(fact: Text) -> bool:
    spans = [span for span in fact if span.text.strip()]
    return bool(spans) and all(span.style == "command" or span.kind == "line to type" for span in spans)


def _words(text: Text) -> str:
    """The words of a fact, on one line."""
    return " ".join("".join(_span(span) for span in text).split()) if len(text) > 1 else _span(text[0]) if text else ""


def _span(span: Span) -> str:
    if span.spoken is not None:
        return inert(span.spoken)
    if span.style in ("bar", "track"):
        return ""
    words = inert(shorten(span.text))
    return _refs(words) if span.kind == "ref" else words


def _refs(words: str) -> str:
    """Refs after the word: `ref g1`, `refs s6, s7 and s8`; with a comma if something follows on the same line."""
    *others, last = words.split()
    refs = f"refs {', '.join(others)} and {last}" if others else f"ref {last}"
    return f"{refs}, " if words.endswith(" ") else refs


def _prose(label: str, prose: Prose) -> Iterator[str]:
    """User text with its line breaks, after its label."""
    first, *others = inert_lines(shorten(prose.text))
    yield f"{_as_label(label)} {first}".strip()
    yield from others
