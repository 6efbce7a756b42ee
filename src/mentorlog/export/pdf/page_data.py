"""Convert a page to the JSON that the PDF template reads, with invisible characters made visible.

A line is a list of nodes, and user text is a list of blocks; `user_nodes` has their form.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from mentorlog.export.by_year import YearGroup, group_by_year
from mentorlog.export.charts import LEFT, RIGHT, Charts, plain_text
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
from mentorlog.export.layout_dates import dates_of, lay_out_dates, split_full_dates
from mentorlog.export.pdf.table_data import table_data
from mentorlog.export.pdf.user_nodes import is_right_to_left, line_nodes, text_of_line, user_blocks
from mentorlog.export.percentages import is_percentage
from mentorlog.export.table_columns import share_columns
from mentorlog.export.translation import Translator

if TYPE_CHECKING:
    import datetime as dt
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
GROUP_HEIGHT: Final = 150
"""The most height of the years of a timeline that are kept on one page, in pixels: with their headings, less than a
third of a page."""
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
        document = share_columns(lay_out_dates(document))
        title = text_of_line(document.title)
        return {
            "language": document.language,
            "paper": TYPST_PAPERS[paper],
            "on": list(document.on.timetuple()[:3]) if document.on else None,
            "title": title,
            "title_nodes": _nodes((title,)),
            "footer": title if len(title) <= FOOTER_LETTERS else f"{title[: FOOTER_LETTERS - 1]}…",
            "page": self.translator.translate("Page {page} of {pages}"),
            "lead": _nodes(document.lead),
            "facts": list(map(_fact, document.facts)),
            "has_large_facts": document.has_large_facts,
            "contents": self.translator.translate("Contents"),
            "has_contents": False,
            "spacing": 1.0,
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
                return table_data(block)
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
        title = text_of_line(subsection.title)
        day, rest = self._day_and_rest(title, subsection.on) if subsection.on else ("", title)
        return {
            "kind": "subsection",
            "title": line_nodes(subsection.title),
            "day": day,
            "rest": rest,
            "blocks": list(self._blocks(subsection.blocks)),
        }

    def _day_and_rest(self, title: str, on: dt.date) -> tuple[str, str]:
        """A title that begins with a day in two parts. The margin has space for the short form of the day, if that has
        its weekday, but not for its time; a day that is written out is on one line with the rest."""
        dates = dates_of(self.translator.language)
        day = dates.at_start(title)
        rest = title.removeprefix(day).removeprefix(",").strip()
        if not day or self.translator.language != "en":  # Danish has no short weekday
            return day, rest
        short = self.translator.format_date(on)
        return dates.laid_out(short if dates.years(day) else dates.without_year(short, on.year)), rest

    def _timeline(self, timeline: Timeline) -> Json:
        strips = self.charts.timeline(timeline, group_height=GROUP_HEIGHT)
        return {
            "kind": "timeline",
            "title": timeline.title,
            "alt": _alt_text(timeline.title, (f"{strip.label}: {strip.description}" for strip in strips)),
            "legend": [{"kind": kind, "name": name} for kind, name in self.charts.legend(timeline)],
            "groups": [list(map(_strip, group)) for group in _groups(strips)],
            "start": LEFT,
            "end": RIGHT,
        }

    def _trends(self, trends: Trends) -> Json:
        chart = self.charts.trends(trends)
        return {
            "kind": "trends",
            "title": trends.title,
            "alt": _alt_text(trends.title, (f"{text_of_line(each.title)}: {each.description}" for each in chart.lines)),
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
            "alt": _alt_text(block.title, (f"{text_of_line(each.title)}: {each.description}" for each in skills)),
            "scores": list(self.charts.scores),
            "skills": [
                {"title": line_nodes(each.title), "value": each.value, "first": each.first, "last": each.last}
                for each in skills
            ],
        }


def _section_blocks(section: Section) -> Iterator[Block | YearGroup]:
    """The blocks of a section, grouped by year if they are of several years."""
    for group in group_by_year(section):
        if group.year:
            yield group
        else:
            yield from group.blocks


def _groups(strips: Iterable[Strip]) -> Iterator[list[Strip]]:
    """The strips that are kept on one page: those up to the next that has the names of its months."""
    group: list[Strip] = []
    for strip in strips:
        group.append(strip)
        if strip.has_labels:
            yield group
            group = []


def _strip(strip: Strip) -> Json:
    return {
        "label": strip.label,
        "height": strip.height,
        "y": strip.y,
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
        "has_day": bool(item.cite),
        "before": before if item.cite else "",
        "is_percent": is_percentage(before),
        "after": item.state or after,
        "text": text,
        "children": list(map(_item, item.children)),
    }


def _paragraph(text: InlineText) -> Json:
    return {"kind": "paragraph", "nodes": _nodes(text), "rtl": is_right_to_left(plain_text(text))}


def _nodes(text: InlineText) -> list[str | Json]:
    """The nodes of a line, in which a date with its weekday is a box: it is in one line if it fits."""
    nodes: list[str | Json] = []
    for node in line_nodes(text):
        if isinstance(node, str):
            parts = enumerate(split_full_dates(node))
            nodes += [{"kind": "box", "text": part} if number % 2 else part for number, part in parts]
        else:
            nodes.append(node)
    return nodes
