"""Create docs/review.svg, the picture in the README, and its text there, from the review of the demo:
`python -m tests.journal.picture`.

The picture uses no external fonts or styles, and follows the light or dark mode of the system. Every piece of text has
an explicit position and width, so that columns are aligned in any fixed-width font.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from html import escape, unescape
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.style import Style
from rich.text import Text

from mentorlog.demo import journal, steps
from mentorlog.present.colours import styles_for
from tests.cli.conftest import NOW, Mentor
from tests.journal.conftest import play

ROOT = Path(__file__).parents[2]
PICTURE = ROOT / "docs" / "review.svg"
README = ROOT / "README.md"
COMMAND = "mentorlog review søren"
COLUMNS = 80
CELL, LINE, MARGIN = 8.4, 20, 24
"""Pixels: the width of a column and the height of a line at a font size of 14, and the space around them."""

LOOK = """
  text { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: 14px;
         fill: #24292f }
  .paper { fill: #fbfaf7; stroke: #d9d6cd } .dim { fill: #6a6f76 } .strong { font-weight: bold }
  .title { fill: #0b5f8a } .late { fill: #b3261e } .look { fill: #855700 }
  @media (prefers-color-scheme: dark) {
    text { fill: #dfe3e8 } .paper { fill: #16191e; stroke: #343a42 } .dim { fill: #8d96a0 }
    .title { fill: #6cb6e8 } .late { fill: #ff8178 } .look { fill: #e3b341 }
  }
"""
COLOURS = {Style.parse(styles_for()[name]).color: name for name in ("title", "late", "look")}


def drawn_review(mentor: Mentor) -> str:
    """Run the commands of the demo, and return its review as a terminal of 80 columns receives it, with escape
    sequences."""
    play(mentor, steps(journal(), today=dt.date.fromisoformat(NOW[:10])))
    mentor.now = NOW
    Style.parse.cache_clear()  # a style caches the codes of the first terminal
    return mentor("--color always review søren", COLUMNS=str(COLUMNS), TERM="xterm-256color").out


def picture(drawn: str) -> str:
    """Convert terminal output to an SVG."""
    lines = [Text.assemble(("$ ", "dim"), COMMAND), *Text.from_ansi(drawn.rstrip("\n")).split(allow_blank=True)]
    height = 2 * MARGIN + LINE * len(lines)
    width = 2 * MARGIN + COLUMNS * CELL
    texts = "\n".join(filter(None, (_line(line, MARGIN + LINE * row + 15) for row, line in enumerate(lines))))
    summary = escape("\n".join(line.plain.rstrip() for line in lines))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height}" width="{width:g}" height="{height}"'
        f' role="img" aria-labelledby="title said">\n<title id="title">mentorlog review</title>\n'
        f'<desc id="said">{summary}</desc>\n<style>{LOOK}</style>\n'
        f'<rect class="paper" x="0.5" y="0.5" width="{width - 1:g}" height="{height - 1}" rx="8"/>\n{texts}\n</svg>\n'
    )


def text_of(svg: str) -> str:
    """The text of a picture."""
    found = re.search(r'<desc id="said">(.*?)</desc>', svg, re.DOTALL)
    assert found is not None
    return unescape(found[1])


def with_screen(readme: str, screen: str) -> str:
    """The README with the text of this screen in its block of text."""
    before, block, after = re.split(r"(?<=```text\n)(.*?)(?=\n```)", readme, maxsplit=1, flags=re.DOTALL)
    assert block.startswith(f"$ {COMMAND}")
    return before + screen + after


def _line(line: Text, y: int) -> str:
    console = Console(width=COLUMNS, color_system="truecolor", force_terminal=True)
    column, parts = 0, []
    for segment in line.render(console):
        look = _look(segment.style or Style.null())
        for words in re.finditer(r"\S+(?: \S+)*", segment.text):
            x = MARGIN + CELL * (column + cell_len(segment.text[: words.start()]))
            place = f'x="{x:g}" y="{y}" textLength="{CELL * cell_len(words[0]):g}" lengthAdjust="spacingAndGlyphs"'
            parts.append(f"<text {place}{look}>{escape(words[0])}</text>")
        column += cell_len(segment.text)
    return "\n".join(parts)


def _look(style: Style) -> str:
    names = [COLOURS[style.color]] if style.color else []
    names += [name for name, has in (("strong", style.bold), ("dim", style.dim)) if has]
    return f' class="{" ".join(names)}"' if names else ""


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        drawing = picture(drawn_review(Mentor(Path(home))))
    PICTURE.write_text(drawing, encoding="utf-8")
    README.write_text(with_screen(README.read_text(encoding="utf-8"), text_of(drawing)), encoding="utf-8")
