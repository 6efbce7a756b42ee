"""A page as the template of a PDF takes it: plain JSON, all that can't be seen made visible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

from mentorlog.export.charts import Charts, Strip
from mentorlog.export.document import (
    Block,
    Document,
    Entry,
    Fact,
    Facts,
    Item,
    Items,
    Prose,
    Scales,
    Section,
    Sentence,
    Table,
    Timeline,
    Trends,
    Typed,
    Words,
)
from mentorlog.export.escape import visible, visible_lines
from mentorlog.export.laying import DATE, Year, by_year
from mentorlog.export.speech import Speech

Json = dict[str, Any]

PAPERS: Final = {"a4": "a4", "letter": "us-letter"}
"""What a paper is called, by us and by typst."""
SHORT: Final = 18
"""Lines of an entry or a table that is kept on one page."""
MEASURE: Final = 75
"""Letters of a line."""
FOOT: Final = 80
"""Letters of the title that fit in the foot."""
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f]")
"""Controls that are no line breaks: few fonts have the pictures of them."""


def laid_out(document: Document, *, paper: str = "a4") -> Json:
    """Everything that the template says and where pictures have their marks; strings, numbers, lists and objects."""
    return _Layout(document.language).page(document, paper)


class _Layout:
    """Lays out in one language."""

    def __init__(self, language: str) -> None:
        self.speech = Speech(language)
        self.charts = Charts(self.speech)

    def page(self, document: Document, paper: str) -> Json:
        title = _line(document.title)
        return {
            "language": document.language,
            "paper": PAPERS[paper],
            "on": list(document.on.timetuple()[:3]) if document.on else None,
            "title": title,
            "foot": title if len(title) <= FOOT else f"{title[: FOOT - 1]}…",
            "page": self.speech.say("Page {page} of {pages}"),
            "lead": _line(document.lead),
            "facts": list(map(_fact, document.facts)),
            "sections": [
                {"title": section.title, "blocks": list(self._blocks(_parts(section)))} for section in document.sections
            ],
        }

    # blocks

    def _blocks(self, blocks: Iterable[Block | Year]) -> Iterator[Json]:
        for block in blocks:
            yield self._block(block)

    def _block(self, block: Block | Year) -> Json:  # noqa: C901 - one line for each kind of block
        match block:
            case Year():
                return {"kind": "year", "title": str(block.year), "blocks": list(self._blocks(block.blocks))}
            case Facts():
                return {"kind": "facts", "facts": list(map(_fact, block.facts))}
            case Items():
                return {"kind": "items", "title": block.title, "items": list(map(_claim, block.items))}
            case Prose():
                return {"kind": "prose", "text": _paragraphs(block.text)}
            case Sentence():
                return {"kind": "sentence", "words": _line(block.words)}
            case Table():
                return _table(block)
            case Entry():
                return self._entry(block)
            case Timeline():
                return self._timeline(block)
            case Trends():
                return self._trends(block)
            case Scales():
                return self._scales(block)

    def _entry(self, entry: Entry) -> Json:
        title = _line(entry.title)
        # the day alone stands in the margin: its time of day would not fit there
        day = self.speech.on(entry.on) if entry.on else ""
        day = day if title.startswith(day) else ""
        return {
            "kind": "entry",
            "title": title,
            "day": day,
            "rest": title.removeprefix(day).removeprefix(",").strip(),
            "short": sum(map(_height, entry.blocks)) <= SHORT,
            "blocks": list(self._blocks(entry.blocks)),
        }

    # pictures

    def _timeline(self, timeline: Timeline) -> Json:
        strips = list(self.charts.timeline(timeline))
        return {
            "kind": "timeline",
            "title": timeline.title,
            "alt": _alt(timeline.title, (f"{strip.label}: {strip.said}" for strip in strips)),
            "legend": [{"kind": kind, "name": name} for kind, name in self.charts.legend(timeline)],
            "strips": list(map(_strip, strips)),
        }

    def _trends(self, trends: Trends) -> Json:
        drawn = self.charts.trends(trends)
        return {
            "kind": "trends",
            "title": trends.title,
            "alt": _alt(trends.title, (f"{_line(each.title)}: {each.said}" for each in drawn.courses)),
            "ticks": [{"x": tick.x, "label": tick.label} for tick in drawn.ticks],
            "courses": [
                {"title": _line(each.title), "value": each.value, "dots": [[dot.x, dot.y] for dot in each.dots]}
                for each in drawn.courses
            ],
            "top": drawn.top,
            "bottom": drawn.bottom,
            "right": drawn.right,
            "most": drawn.most,
            "least": drawn.least,
        }

    def _scales(self, scales: Scales) -> Json:
        steps = self.charts.scales(scales)
        return {
            "kind": "scales",
            "title": scales.title,
            "alt": _alt(scales.title, (f"{_line(each.title)}: {each.said}" for each in steps)),
            "scores": list(self.charts.scores),
            "steps": [
                {"title": _line(each.title), "value": each.value, "first": each.first, "last": each.last}
                for each in steps
            ],
        }


def _parts(section: Section) -> Iterator[Block | Year]:
    """The blocks of a section; a long record in it by year."""
    for part in by_year(section):
        if part.year:
            yield part
        else:
            yield from part.blocks


def _strip(strip: Strip) -> Json:
    return {
        "label": strip.label,
        "height": strip.height,
        "y": strip.y,
        "since": strip.since,
        "until": strip.until,
        "ticks": [tick._asdict() for tick in strip.ticks],
        "dots": [dot._asdict() for dot in strip.dots],
        "flags": [flag._asdict() for flag in strip.flags],
    }


def _alt(title: str, said: Iterable[str]) -> str:
    """What stands for a picture where it is not seen."""
    return "\n".join([title, *said])


def _fact(fact: Fact) -> Json:
    if len(fact.value) == 1 and isinstance(fact.value[0], Typed):
        return {"label": fact.label, "text": _paragraphs(fact.value[0])}
    return {"label": fact.label, "text": [_paragraph([_line(fact.value)])]}


def _claim(item: Item) -> Json:
    """A claim: its day in the margin, what it is before its text, and what more is known of it after, more quietly; one
    without a day has what it is in the margin."""
    what, _, more = item.label.partition(", ")
    text = _paragraphs(item.text) if isinstance(item.text, Typed) else [_paragraph([item.text])] if item.text else []
    return {
        "margin": item.cite or what,
        "what": what if item.cite else "",
        "more": more,
        "text": text,
        "under": list(map(_claim, item.under)),
    }


def _table(table: Table) -> Json:
    rows = [[_line(cell) for cell in row] for row in table.rows]
    longest = [max(map(len, column)) for column in zip(table.head, *rows, strict=True)]
    # a first column of days, or anything as short, stands in the margin; the others share the rest by what they hold
    widths = [
        0 if place == 0 and longest[0] <= DATE else min(max(letters, 10), 48) for place, letters in enumerate(longest)
    ]
    return {
        "kind": "table",
        "head": list(table.head),
        "rows": rows,
        "widths": widths,
        "short": len(rows) <= SHORT,
    }


def _height(block: Facts | Items | Prose | Sentence) -> int:
    """About how many lines a block takes."""
    match block:
        case Facts():
            return sum(_lines(*fact.value) for fact in block.facts)
        case Items():
            return sum(map(_item_height, block.items)) + bool(block.title)
        case Prose():
            return _lines(block.text)
        case Sentence():
            return _lines(*block.words)


def _item_height(item: Item) -> int:
    return _lines(item.text) + sum(map(_item_height, item.under))


def _lines(*words: str | Typed) -> int:
    texts = (part.text if isinstance(part, Typed) else part for part in words)
    return sum(1 + len(line) // MEASURE for text in texts for line in text.split("\n"))


def _paragraphs(typed: Typed) -> list[Json]:
    """A typed text, parted where a line is empty."""
    lines = visible_lines(_spelled(typed.text))
    return [_paragraph(list(those)) for is_said, those in groupby(lines, key=bool) if is_said]


def _paragraph(lines: list[str]) -> Json:
    return {"lines": lines, "rtl": _is_right_to_left(" ".join(lines))}


def _is_right_to_left(text: str) -> bool:
    """Whether a text's first letter is of a script written from right to left (Unicode's rule P2)."""
    strong = (unicodedata.bidirectional(letter) for letter in text)
    return next((direction for direction in strong if direction in ("L", "R", "AL")), "L") != "L"


def _line(words: Words) -> str:
    """Words as one line. A typed part with letters written from right to left is kept apart from its neighbours."""
    return "".join(_apart(visible(_spelled(part.text))) if isinstance(part, Typed) else part for part in words)


def _apart(text: str) -> str:
    if any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return f"\u2068{text}\u2069"
    return text


def _spelled(text: str) -> str:
    return _CONTROLS.sub(lambda found: f"‹U+{ord(found[0]):04X}›", text)
