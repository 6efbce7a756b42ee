"""Convert a page to the JSON that the PDF template reads, with invisible characters made visible.

A line is a list of nodes, and user text is a list of blocks; `user_nodes` has their form.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any, Final

from mentorlog.export.by_year import MARGIN_LETTERS, YearGroup, group_by_year
from mentorlog.export.charts import Charts, plain_text
from mentorlog.export.document import (
    Facts,
    ListItems,
    MonthBars,
    Prose,
    Sentence,
    SkillChanges,
    Subsection,
    Table,
    Timeline,
    Trends,
    UserText,
)
from mentorlog.export.pdf.user_nodes import is_right_to_left, isolated, line_nodes, show_controls, user_blocks
from mentorlog.export.translation import Translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mentorlog.export.charts import Strip
    from mentorlog.export.document import (
        Block,
        Document,
        Fact,
        InlineText,
        ListItem,
        Section,
    )

Json = dict[str, Any]

TYPST_PAPERS: Final = {"a4": "a4", "letter": "us-letter"}
"""typst's names of the papers."""
SHORT_LINES: Final = 18
"""A subsection or table of up to this many lines is kept on one page."""
LINE_LETTERS: Final = 75
TREND_LINES: Final = 4
"""The lines of text that are as high as the chart of one goal."""
FOOTER_LETTERS: Final = 80
"""Letters of the title that fit in the footer."""


def page_data(document: Document, *, paper: str = "a4") -> Json:
    """The content of the page and the geometry of its charts: strings, numbers, lists and objects."""
    return _PageData(document.language).page(document, paper)


class _PageData:
    """Converts pages of one language."""

    def __init__(self, language: str) -> None:
        self.translator = Translator(language)
        self.charts = Charts(self.translator)

    def page(self, document: Document, paper: str) -> Json:
        title = _inline(document.title)
        return {
            "language": document.language,
            "paper": TYPST_PAPERS[paper],
            "on": list(document.on.timetuple()[:3]) if document.on else None,
            "title": title,
            "footer": title if len(title) <= FOOTER_LETTERS else f"{title[: FOOTER_LETTERS - 1]}…",
            "page": self.translator.translate("Page {page} of {pages}"),
            "lead": line_nodes(document.lead),
            "facts": list(map(_fact, document.facts)),
            "has_large_facts": document.has_large_facts,
            "sections": [
                {"title": section.title, "blocks": list(self._blocks(_section_blocks(section)))}
                for section in document.sections
            ],
        }

    def _blocks(self, blocks: Iterable[Block | YearGroup]) -> Iterator[Json]:
        for block in blocks:
            yield self._block(block)

    def _block(self, block: Block | YearGroup) -> Json:  # noqa: C901 - one line for each kind of block
        match block:
            case YearGroup():
                return {"kind": "year", "title": str(block.year), "blocks": list(self._blocks(block.blocks))}
            case Facts():
                return {"kind": "facts", "facts": list(map(_fact, block.facts))}
            case ListItems():
                return {"kind": "items", "title": block.title, "items": list(map(_item, block.items))}
            case Prose():
                return {"kind": "prose", "text": user_blocks(block.text)}
            case Sentence():
                return {"kind": "sentence", "text": line_nodes(block.text)}
            case Table():
                return _table(block)
            case Subsection():
                return self._subsection(block)
            case Timeline():
                return self._timeline(block)
            case Trends():
                return self._trends(block)
            case SkillChanges():
                return self._skill_changes(block)
            case MonthBars():
                return self._month_bars(block)

    def _subsection(self, subsection: Subsection) -> Json:
        title = _inline(subsection.title)
        day, rest = "", title
        if subsection.on:
            written_out = self.translator.capitalize(self.translator.format_full_date(subsection.on))
            if title.startswith(written_out):
                # the margin has space for the day on two lines, but not for its time
                day = written_out
                rest = title.removeprefix(written_out).removeprefix(",").strip()
        return {
            "kind": "subsection",
            "title": line_nodes(subsection.title),
            "day": day,
            "rest": rest,
            "is_short": sum(map(_block_lines, subsection.blocks)) <= SHORT_LINES,
            "blocks": list(self._blocks(subsection.blocks)),
        }

    def _timeline(self, timeline: Timeline) -> Json:
        strips = list(self.charts.timeline(timeline))
        return {
            "kind": "timeline",
            "title": timeline.title,
            "alt": _alt_text(timeline.title, (f"{strip.label}: {strip.description}" for strip in strips)),
            "legend": [{"kind": kind, "name": name} for kind, name in self.charts.legend(timeline)],
            "strips": list(map(_strip, strips)),
        }

    def _trends(self, trends: Trends) -> Json:
        chart = self.charts.trends(trends)
        return {
            "kind": "trends",
            "title": trends.title,
            "alt": _alt_text(trends.title, (f"{_inline(each.title)}: {each.description}" for each in chart.lines)),
            "has_names": bool(trends.title),
            "ticks": [{"x": tick.x, "label": tick.label} for tick in chart.ticks],
            "lines": [
                {"title": line_nodes(each.title), "value": each.value, "dots": [[dot.x, dot.y] for dot in each.dots]}
                for each in chart.lines
            ],
            "top": chart.top,
            "bottom": chart.bottom,
            "right": chart.right,
            "top_label": chart.top_label,
            "bottom_label": chart.bottom_label,
        }

    def _month_bars(self, block: MonthBars) -> Json:
        chart = self.charts.month_bars(block)
        return {
            "kind": "month-bars",
            "title": block.title,
            "alt": _alt_text(f"{block.title}, {chart.label}", [chart.description]),
            "legend": [{"kind": each.kind, "name": each.name} for each in block.series],
            "label": chart.label,
            "height": chart.height,
            "bottom": chart.bottom,
            "right": chart.right,
            "scale": [line._asdict() for line in chart.scale],
            "ticks": [tick._asdict() for tick in chart.ticks],
            "bars": [bar._asdict() for bar in chart.bars],
        }

    def _skill_changes(self, block: SkillChanges) -> Json:
        skills = self.charts.skill_changes(block)
        return {
            "kind": "skill-changes",
            "title": block.title,
            "alt": _alt_text(block.title, (f"{_inline(each.title)}: {each.description}" for each in skills)),
            "scores": list(self.charts.scores),
            "skills": [
                {"title": line_nodes(each.title), "value": each.value, "first": each.first, "last": each.last}
                for each in skills
            ],
        }


def _section_blocks(section: Section) -> Iterator[Block | YearGroup]:
    """The blocks of a section, grouped by year if it is long."""
    for group in group_by_year(section):
        if group.year:
            yield group
        else:
            yield from group.blocks


def _strip(strip: Strip) -> Json:
    return {
        "label": strip.label,
        "height": strip.height,
        "y": strip.y,
        "since": strip.since,
        "until": strip.until,
        "ticks": [tick._asdict() for tick in strip.ticks],
        "dots": [dot._asdict() for dot in strip.dots],
        "milestones": [milestone._asdict() for milestone in strip.milestones],
    }


def _alt_text(title: str, descriptions: Iterable[str]) -> str:
    """The text of a chart for screen readers."""
    return "\n".join([*([title] if title else []), *descriptions])


def _fact(fact: Fact) -> Json:
    if len(fact.value) == 1 and isinstance(fact.value[0], UserText):
        return {"label": fact.label, "text": user_blocks(fact.value[0])}
    return {"label": fact.label, "text": [_paragraph(fact.value)]}


def _item(item: ListItem) -> Json:
    """A list item. Its day is in the margin, its label is before and after the text, and its state after it; without a
    day, the first part of the label is in the margin."""
    before, _, after = item.label.partition(", ")
    text = (
        user_blocks(item.text) if isinstance(item.text, UserText) else [_paragraph((item.text,))] if item.text else []
    )
    return {
        "margin": item.cite or before,
        "before": before if item.cite else "",
        "after": item.state or after,
        "text": text,
        "children": list(map(_item, item.children)),
    }


def _table(table: Table) -> Json:
    texts = [[_inline(cell) for cell in row] for row in table.rows]
    longest = [max(map(len, column)) for column in zip(table.header, *texts, strict=True)]
    beside = [[len(_inline(cell)) for cell in row] for row in table.beside]
    if beside:
        longest = [max(lengths) for lengths in zip_longest(longest, *beside, fillvalue=0)]
    # a short first column is in the margin; the others share the rest according to their longest cells
    widths = [
        0 if index == 0 and longest[0] <= MARGIN_LETTERS else min(max(letters, 10), 48)
        for index, letters in enumerate(longest)
    ]
    if len(widths) > len(table.header):  # the last column takes the place of those that only the other table has
        last = len(table.header) - 1
        widths = [*widths[:last], sum(widths[last:])]
    return {
        "kind": "table",
        "header": list(table.header),
        "rows": [[line_nodes(cell) for cell in row] for row in table.rows],
        "widths": widths,
        "is_short": len(texts) <= SHORT_LINES,
    }


def _block_lines(block: Facts | ListItems | Prose | Sentence | Trends) -> int:
    """The approximate number of lines of a block."""
    match block:
        case Facts():
            return sum(_count_lines(*fact.value) for fact in block.facts)
        case ListItems():
            return sum(map(_item_lines, block.items)) + bool(block.title)
        case Prose():
            return _count_lines(block.text)
        case Sentence():
            return _count_lines(*block.text)
        case Trends():
            return len(block.trends) * TREND_LINES


def _item_lines(item: ListItem) -> int:
    return _count_lines(item.text) + sum(map(_item_lines, item.children))


def _count_lines(*parts: str | UserText) -> int:
    texts = (part.text if isinstance(part, UserText) else part for part in parts)
    return sum(1 + len(line) // LINE_LETTERS for text in texts for line in text.split("\n"))


def _paragraph(text: InlineText) -> Json:
    return {"kind": "paragraph", "nodes": line_nodes(text), "rtl": is_right_to_left(plain_text(text))}


def _inline(text: InlineText) -> str:
    """One line of fixed text and user text, as plain text."""
    return "".join(
        isolated(show_controls(plain_text((part,)))) if isinstance(part, UserText) else part for part in text
    )
